// Figures of Wanzhou in Figures in any page:
//   <wanzhou-figure figure="gdp" lang="zh" theme="auto"></wanzhou-figure>
//   <div data-wanzhou-figure="gdp" data-lang="en"></div>
// further attributes: title, tab, sort, hide ("title,actions"), transparent; of the flow its step, of the service model arrivals, days,
// surge and seed; of the districts y, x, t, xt, view, change, xchange, index, pick and among; start, where a figure has no document of
// its own and the site's first one shows it. The element's content is shown until the figure is.
(() => {
  if (window.wanzhouFigure) return;
  // As a module, inlined or put together with others by an optimizer it does not know where it came from.
  const own =
    /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ||
    /** @type {HTMLScriptElement | null} */ (document.querySelector('script[src*="embed.js"],script[src*="embed-1.js"]'))?.src;
  const made = new Map();
  const SETTINGS = 'theme tab sort step arrivals days surge seed hide transparent y x t xt view change xchange index pick among'.split(' ');
  const NAMES = ['figure', 'lang', 'title', ...SETTINGS, 'start'];

  const read = (element, name) =>
    element.getAttribute(
      name === 'figure' && element.hasAttribute('data-wanzhou-figure')
        ? 'data-wanzhou-figure'
        : element.localName === 'wanzhou-figure'
          ? name
          : `data-${name}`,
    );

  /** Where the site is: the link that a snippet brings says it, whatever has been done to the script; else the script. */
  function baseOf(element) {
    const first = `${read(element, 'lang') === 'en' ? 'en/' : ''}(?:index\\.html)?#/indicator/`;
    const path = new RegExp(`^(.*?/)(?:(?:[fd]/[a-z0-9-]+|districts)/(?:en/)?(?:index\\.html)?(?:#|$)|${first})`);
    const link = [...element.querySelectorAll('a[href]')].map(one => one.href.match(path)).find(Boolean);
    return link ? link[1] : own && new URL('.', own).href;
  }

  function show(element) {
    const [figure, lang, title, theme] = NAMES.map(name => read(element, name));
    if (!/^[a-z0-9-]{1,80}$/.test(figure ?? '')) return;
    // The parser may not have come to what is in the element.
    if (document.readyState === 'loading' && !element.querySelector('a[href]')) return;
    const base = baseOf(element);
    if (!base) {
      console.warn('wanzhou-figure: this script does not know its own address. Load it from the site, or keep the link in the element.');
      return;
    }
    const english = lang === 'en' ? 'en/' : '';
    const folder = `${figure}/${english}`;
    const starts = read(element, 'start') !== null;
    const set = name => (name === 'transparent' && read(element, name) !== null ? '1' : read(element, name));
    const hash = SETTINGS.filter(set)
      .map(name => `${name}=${encodeURIComponent(set(name)).replace(/%2C/g, ',')}`)
      .join('&');
    const path = starts ? `${english}#/embed/${figure}?${hash}` : `embed/${folder}${hash && `#?${hash}`}`;
    const source = new URL(path, base).href;
    const now = made.get(element);
    const name = lang === 'en' ? 'Wanzhou in Figures' : '万州数读';
    const called = title || name;
    // What a frame is called changes without loading it anew; to write it is a change that is watched, even of nothing.
    if (now && now.frame.title !== called) now.frame.title = called;
    if (now?.source === source) return;
    if (now && now.source.replace(/theme=\w+&?/, '') === source.replace(/theme=\w+&?/, '')) {
      now.frame.contentWindow?.postMessage(
        { 'wanzhou-figure': { theme: theme || 'auto' } },
        new URL(base).origin === 'null' ? '*' : new URL(base).origin,
      );
      now.source = source;
      return;
    }
    if (now) for (const child of [...element.children]) child.style.display = '';
    now?.frame.remove();
    const frame = document.createElement('iframe');
    Object.assign(frame, { src: source, title: called, loading: 'lazy' });
    frame.setAttribute('allow', 'clipboard-write');
    Object.assign(frame.style, { display: 'block', width: '100%', height: '480px', border: '0' });
    if (!element.querySelector('a')) {
      const link = document.createElement('a');
      const own = starts
        ? `${english}#/indicator/${figure}`
        : figure !== 'districts'
          ? `f/${folder}`
          : /^[a-z][a-z0-9-]*$/.test(set('y') ?? '')
            ? `d/${set('y')}/${english}`
            : folder;
      Object.assign(link, { href: new URL(own, base).href, textContent: called });
      element.append(link);
    }
    element.append(frame);
    // Themes lay out what is a block; an element of no known name is none by itself.
    if (getComputedStyle(element).display === 'inline') element.style.display = 'block';
    made.set(element, { frame, source });
  }

  const dispatch = (element, what, detail) => element.dispatchEvent(new CustomEvent(`figure-${what}`, { detail, bubbles: true }));
  addEventListener('message', ({ source, data }) => {
    const [element, now] = [...made].find(([, { frame }]) => frame.contentWindow === source) ?? [];
    if (!element || typeof data !== 'object' || data === null) return;
    const observation = data['wanzhou-figure']?.select;
    if (/^[\w.-]{1,200}$/.test(observation ?? '')) dispatch(element, 'select', { observation });
    const height = Object.values(data['datawrapper-height'] ?? {})[0];
    if (!(Number.isFinite(height) && height > 0 && height < 20000)) return;
    now.frame.style.height = `${height}px`;
    for (const child of element.children) if (child !== now.frame) child.style.display = 'none';
    if (height !== now.height) dispatch(element, now.height ? 'resize' : 'ready', { height });
    now.height = height;
  });

  const SELECTOR = 'wanzhou-figure, [data-wanzhou-figure]';
  function look() {
    document.querySelectorAll(SELECTOR).forEach(show);
    for (const element of made.keys()) if (!element.isConnected) made.delete(element);
  }
  window.wanzhouFigure = look;
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: NAMES.flatMap(name => [name, `data-${name}`]).concat('data-wanzhou-figure'),
  });
  look();
  document.addEventListener('DOMContentLoaded', look);
  // Elements in a shadow root are found by their name alone.
  if (!customElements.get('wanzhou-figure')) {
    customElements.define(
      'wanzhou-figure',
      class extends HTMLElement {
        static get observedAttributes() {
          return NAMES;
        }

        connectedCallback() {
          setTimeout(show, 0, this);
        }

        attributeChangedCallback() {
          if (this.isConnected) show(this);
        }
      },
    );
  }
})();
