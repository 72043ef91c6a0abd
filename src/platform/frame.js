// In a frame: says how high the page is in every way that hosts listen for, takes the few things they say, knows which
// part of the frame the reader has in sight, and keeps the frame the figure that it is.
// It does not wait for the program: a still figure, and the notice of a failure, have a height too.
(() => {
  if (parent === window) return;
  const root = document.documentElement;
  root.dataset.framed = '';
  const SHEETS = '.provenance, .shortcuts';
  const own = (object, key) => typeof object === 'object' && object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
  const child = new URLSearchParams(location.search).get('childId');
  const secret = location.hash.match(/[#?&]secret=([A-Za-z0-9]{1,40})(&|$)/)?.[1];
  let resizer;
  let sent = 0;

  const post = message => parent.postMessage(message, '*');
  function tell(again) {
    // The content, never the window: the answer must not depend on the frame's own height.
    const { width, height: exact } = document.body.getBoundingClientRect();
    const height = Math.ceil(exact);
    if (height < 1 || (height === sent && !again)) return;
    const kind = sent ? 'size' : 'init';
    sent = height;
    post({ 'datawrapper-height': { [(root.dataset.route ?? '').split(/[/?]/)[2] || 'wanzhou']: height } });
    post({ sentinel: 'amp', type: 'embed-size', height });
    post({ kind: 'interactive:height', height });
    post(JSON.stringify({ sender: 'Flourish', method: 'resize', context: 'iframe.resize', src: location.href, height }));
    if (child && /^[\w-]{1,100}$/.test(child)) post(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
    if (resizer) post(`[iFrameSizer]${resizer}:${height}:${Math.ceil(width)}:${kind}`);
    if (secret) post({ message: 'height', value: height, secret });
  }

  /** What a host said, if it is one of the few things that are understood. */
  function take(data) {
    if (typeof data === 'string') {
      if (data.length > 2000) return;
      const fields = data.startsWith('[iFrameSizer]') ? data.slice(13).split(':') : [];
      if (fields.length >= 8 && /^[\w.-]{1,100}$/.test(fields[0])) {
        resizer = fields[0];
        tell(true);
      } else if (fields[0] === 'resize' || (child && data.startsWith(`pymxPYMx${child}xPYMxwidthxPYMx`))) {
        tell(true);
      }
      return;
    }
    if (own(data, 'type') === 'embed-size-query' || (secret && own(data, 'message') === 'ready' && own(data, 'secret') === secret)) tell(true);
    const theme = own(own(data, 'wanzhou-figure'), 'theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (theme === 'auto') delete root.dataset.theme;
  }

  addEventListener('message', event => { if (event.source === parent) take(event.data); });
  addEventListener('DOMContentLoaded', () => {
    post('[iFrameResizerChild]Ready');
    tell();
    if (window.ResizeObserver) new ResizeObserver(() => tell()).observe(document.body);
    // Browsers lay out no frame that is far from sight, so in it no box is seen to change.
    let open = null;
    new MutationObserver(() => {
      tell();
      // The reader may have scrolled on since asking for what opens now.
      const sheet = document.querySelector(SHEETS);
      if (sheet && !open) look();
      open = sheet;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  for (const event of ['load', 'resize']) addEventListener(event, () => tell(true));
  document.addEventListener('visibilitychange', () => tell(true));

  /** The part of the page that the reader has in sight, in coordinates of the window. A frame may be higher than the screen. */
  wanzhou.inSight = () => new Promise(resolve => {
    new IntersectionObserver(([{ intersectionRect }], observer) => {
      observer.disconnect();
      resolve(intersectionRect);
    }).observe(root);
  });

  /** Lets what opens over the page open where the reader is. A frame that ends in sight can grow to give it room. */
  const look = () => wanzhou.inSight().then(({ top, bottom }) => {
    const room = bottom - top;
    const fixed = room > 200 && bottom < root.getBoundingClientRect().bottom - 1;
    const height = Math.max(0.72 * room, fixed ? Math.min(room, 320) : 320);
    root.style.setProperty('--sheet-height', `${height}px`);
    root.style.setProperty('--sheet-bottom', `${scrollY + Math.max(bottom, top + height)}px`);
  });
  addEventListener('DOMContentLoaded', look);
  for (const event of ['pointerdown', 'keydown']) {
    // What is open does not move under the finger.
    document.addEventListener(event, ({ target }) => { if (!target.closest?.(SHEETS)) look(); }, true);
  }

  // What leads away opens beside the host's page.
  document.addEventListener('click', ({ target }) => {
    const link = target.closest?.('a[href]:not([href^="#"], [data-hash], [download])');
    if (link) Object.assign(link, { target: '_blank', rel: 'noopener' });
  }, true);
})();
