// In a frame: posts the page's height in every protocol that hosts listen for, receives their few messages, knows which
// part of the frame is visible, and keeps the frame on its figure.
// It does not wait for the app: a prerendered figure, and the notice of a failure, have a height too.
import { root } from './document.js';

const PANELS = '.provenance, .shortcuts';

/** Starts all of it. */
export function inFrame() {
  root.dataset.framed = '';
  const own = (object, key) =>
    typeof object === 'object' && object !== null ? Object.getOwnPropertyDescriptor(object, key)?.value : undefined;
  const child = new URLSearchParams(location.search).get('childId');
  const secret = location.hash.match(/[#?&]secret=([A-Za-z0-9]{1,40})(&|$)/)?.[1];
  let resizer;
  let sent = 0;
  // A host that asked gets an answer, even where another call comes first.
  let answerDue = false;
  /** @type {[number, any]} */
  let [waits, waiting] = [0, 0];

  const post = message => parent.postMessage(message, '*');
  function postHeight(asked = false) {
    answerDue ||= asked;
    // Another page is on its way: the height of this one means nothing.
    if (root.dataset.awaitingApp !== undefined) return;
    // The content, never the window: the answer must not depend on the frame's own height.
    const { width, height: exact } = document.body.getBoundingClientRect();
    const height = Math.ceil(exact);
    // A frame that its host hides until the first message may be laid out late, and no event reports that.
    if (height < 1 && waits < 30) {
      clearTimeout(waiting);
      waits += 1;
      waiting = setTimeout(postHeight, 100 * waits);
    }
    if (height < 1 || (height === sent && !answerDue)) return;
    answerDue = false;
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

  /** Handles a message of the host, if it is one of those that are understood. */
  function receive(data) {
    if (typeof data === 'string') {
      if (data.length > 2000) return;
      const fields = data.startsWith('[iFrameSizer]') ? data.slice(13).split(':') : [];
      if (fields.length >= 8 && /^[\w.-]{1,100}$/.test(fields[0])) {
        resizer = fields[0];
        postHeight(true);
      } else if (fields[0] === 'resize' || (child && data.startsWith(`pymxPYMx${child}xPYMxwidthxPYMx`))) {
        postHeight(true);
      }
      return;
    }
    if (own(data, 'type') === 'embed-size-query' || (secret && own(data, 'message') === 'ready' && own(data, 'secret') === secret))
      postHeight(true);
    const theme = own(own(data, 'wanzhou-figure'), 'theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (theme === 'auto') delete root.dataset.theme;
  }

  addEventListener('message', event => {
    if (event.source === parent) receive(event.data);
  });
  addEventListener('DOMContentLoaded', () => {
    post('[iFrameResizerChild]Ready');
    postHeight();
    if (window.ResizeObserver) new ResizeObserver(() => postHeight()).observe(document.body);
    // Browsers lay out no frame that is far from sight, so in it no box is seen to change.
    /** @type {HTMLElement | null} */
    let open = null;
    let selected;
    new MutationObserver(() => {
      postHeight();
      // The reader may have scrolled on since asking for what opens now.
      const panel = /** @type {HTMLElement | null} */ (document.querySelector(PANELS));
      root.toggleAttribute('data-panel-open', panel !== null);
      if (panel && !open) look();
      open = panel;
      const of = panel?.dataset.of;
      if (of && of !== selected) post({ 'wanzhou-figure': { select: of } });
      selected = of;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  for (const event of ['load', 'resize']) addEventListener(event, () => postHeight(true));
  document.addEventListener('visibilitychange', () => postHeight(true));

  /** The part of the page that the reader has in sight, in coordinates of the window. A frame may be higher than the screen. */
  wanzhou.inSight = () =>
    new Promise(resolve => {
      new IntersectionObserver(([{ intersectionRect }], observer) => {
        observer.disconnect();
        resolve(intersectionRect);
      }).observe(root);
    });

  /** Lets what opens over the page open where the reader is. A frame that ends in sight can grow to give it room. */
  const look = () =>
    /** @type {Required<Wanzhou>} */ (wanzhou).inSight().then(({ top, bottom }) => {
      const space = bottom - top;
      const fixed = space > 200 && bottom < root.getBoundingClientRect().bottom - 1;
      const height = Math.max(0.72 * space, fixed ? Math.min(space, 320) : 320);
      root.style.setProperty('--panel-height', `${height}px`);
      root.style.setProperty('--panel-bottom', `${scrollY + Math.max(bottom, top + height)}px`);
    });
  addEventListener('DOMContentLoaded', look);
  for (const event of ['pointerdown', 'keydown']) {
    // What is open does not move under the finger.
    document.addEventListener(
      event,
      /** @param {From<Event>} event */ ({ target }) => {
        if (!target.closest?.(PANELS)) look();
      },
      true,
    );
  }

  // What leads away opens beside the host's page. WordPress lets nothing open, but leads its own page to an address of the
  // frame's host in a message.
  document.addEventListener(
    'click',
    /** @param {From<MouseEvent>} event */ event => {
      const link = /** @type {HTMLAnchorElement | null} */ (event.target.closest?.('a[href]:not([href^="#"], [download])'));
      if (!link) return;
      Object.assign(link, { target: '_blank', rel: 'noopener' });
      if (!secret || new URL(link.href).host !== location.host) return;
      event.preventDefault();
      post({ message: 'link', value: link.href, secret });
    },
    true,
  );
  // What leads on within the figure leaves the history of the host's page alone.
  document.addEventListener(
    'click',
    /** @param {From<MouseEvent>} event */ event => {
      const hash = event.target.closest?.('a[href^="#"]')?.getAttribute('href');
      if (!hash || event.defaultPrevented || location.protocol === 'about:') return;
      event.preventDefault();
      location.replace(hash);
    },
  );

  // A host may give less height than was posted (WordPress at most 1,000 px), or listen to nothing: then the whole figure is a
  // link away, at the lower edge of what is seen.
  const whole = () =>
    /** @type {HTMLAnchorElement | HTMLLinkElement | null} */ (document.querySelector('.links a[target], link[rel="canonical"]'))?.href;
  const more = document.createElement('a');
  more.className = 'whole';
  const CUT = 40;
  let settled;
  function cut() {
    clearTimeout(settled);
    settled = setTimeout(() => {
      const short = innerHeight > 0 && document.body.getBoundingClientRect().height - innerHeight > CUT;
      if (!short || !whole()) return more.remove();
      Object.assign(more, { href: whole(), textContent: root.lang === 'en' ? 'View full chart' : '查看完整图表' });
      return document.body.append(more);
    }, 1500);
  }
  for (const event of ['load', 'resize']) addEventListener(event, cut);
}
