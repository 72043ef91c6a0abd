// Closes the document's policy. It comes open where not every browser could do what the site does: to WebKit nothing in a
// sandboxed frame is 'self', so hosts are open in documents for frames; and browsers before 'wasm-unsafe-eval' (Chromium 97,
// Safari 16) run WebAssembly only where evaluation is allowed. Here hosts become the site's own folder, or 'self' where there is
// an origin, and evaluation is forbidden where it need not be allowed. Policies only add up.
const given = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[http-equiv="Content-Security-Policy"]'));
const folder = () =>
  new URL(/** @type {string} */ (document.documentElement.dataset.root), document.baseURI).href.replace(/[;,]/g, encodeURIComponent);

if (given) {
  const closed = /** @type {HTMLMetaElement} */ (given.cloneNode());
  const hosts = /http: https:/g;
  // Where no host is open, what runs is all that is left to close: the rest would be reported twice.
  const open = given.content.search(hosts) < 0 ? (given.content.match(/script-src[^;]*/)?.[0] ?? '') : given.content;
  closed.content = open.replace(hosts, () => (origin === 'null' ? folder() : "'self'"));
  // All engines came to know both in these versions, or the latter before the former.
  if (window.CSSContainerRule) closed.content = closed.content.replace(/ 'unsafe-eval'/, '');
  if (closed.content !== open) given.after(closed);
}
