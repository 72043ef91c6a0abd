// In documents for frames: closes their policy. A sandboxed frame has no origin, and to WebKit nothing there is 'self'. So the
// document comes with its hosts left open; here they become the site's own folder, or 'self' where there is an origin.
(() => {
  const given = document.querySelector('meta[http-equiv]');
  const folder = new URL(document.documentElement.dataset.root, document.baseURI).href.replace(/[;,]/g, encodeURIComponent);
  const closed = given.cloneNode();
  closed.content = given.content.replaceAll('http: https:', origin === 'null' ? folder : "'self'");
  given.after(closed);
})();
