// Before the program: what the address and the reader's choices ask of the document; the program, when it is needed; the
// presses that it is needed for. A prerendered document is ready without it: it reads, points (pointing.js) and leads on
// by itself. The program starts where the address asks for something else, where there are fields to fill in, or at the
// first press that only it can answer; on a good connection it is fetched when nothing else is to be done.
(() => {
  const root = document.documentElement;
  const { dataset } = root;
  const store = (key, value) => {
    try {
      return value === undefined ? localStorage.getItem(`wanzhou.${key}`) : localStorage.setItem(`wanzhou.${key}`, value);
    } catch {
      return null;
    }
  };
  const own = root.lang.slice(0, 2);
  const hash = location.hash.slice(1).split('#')[0];
  const isRoute = text => /^#?[/?]/.test(text);
  const asked = new URLSearchParams(isRoute(hash) ? hash.split('?')[1] : '');

  // What this document shows by itself, and what is asked for. What a host asks for is not the reader's choice.
  const home = dataset.route?.slice(1).split('?')[0] ?? '/';
  const path = hash.startsWith('/') ? hash.split('?')[0] : home;
  const framed = path.startsWith('/embed/');

  // Where the reader was is found again by what stands above it, which must have its true size.
  if (/reload|back/.test(performance.getEntriesByType('navigation')[0]?.type)) dataset.again = '';
  const theme = asked.get('theme') ?? (framed ? null : store('theme'));
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (asked.get('transparent') === '1') dataset.transparent = '';
  const hidden = (asked.get('hide') ?? '').split(',');
  if (hidden.includes('title')) dataset.untitled = '';
  if (hidden.includes('actions')) dataset.bare = '';

  // Who reads English is led to the document in English, before anything of this one is seen.
  const remembered = framed || dataset.route?.includes('lang=') ? null : store('lang');
  const leaving = remembered === 'en' && own === 'zh' && !hash && dataset.program && location.protocol.startsWith('http');
  if (leaving) location.replace(location.pathname.replace(/(index\.html)?$/, 'en/') + location.search);

  // Where the address asks for something other than what the page came with, that is covered until it is there.
  const lang = asked.get('lang') ?? remembered;
  // Links lead to documents, which ask for nothing by themselves.
  if (!framed && /^(zh|en)$/.test(asked.get('lang'))) store('lang', asked.get('lang'));
  if (path !== home || (lang && lang !== own)) dataset.pending = '';
  // Settings that need no program where they are as they should be. WordPress has a secret of its own.
  const STILL = new Map(Object.entries({
    theme: /^(auto|light|dark)$/, transparent: /^1$/, hide: /^(title|actions)(,(title|actions))?$/, lang: new RegExp(`^${own}$`), secret: /./,
  }));
  const settled = [...asked].every(([key, value]) => STILL.get(key)?.test(value));

  const at = name => new URL(name, document.baseURI).href;
  // Browsers remember for good that a module did not arrive; under another name it is asked for again.
  let tries = 0;
  const imported = name => import(at(name) + (tries ? `?again=${tries}` : '')).catch(error => { tries += 1; throw error; });
  const fetched = async (name, read) => {
    const response = await fetch(at(name));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return read(response);
  };
  // A host may call it anything: then it is compiled once all of it is there.
  const compiled = response => (response.headers.get('content-type') === 'application/wasm' && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then(bytes => WebAssembly.compile(bytes)));

  const texts = new Map();
  const built = new Promise(resolve => { document.addEventListener('DOMContentLoaded', resolve); });
  let parts;
  /** The program and the data that it starts with, asked for once. */
  const load = () => parts ??= Promise.all([
    imported(`${dataset.program}.js`),
    fetched(`${dataset.program}_bg.wasm`, compiled),
    // What does not arrive is asked for again by the program, which says what is missing.
    ...(dataset.files ?? '').split(' ').filter(Boolean)
      .map(name => fetched(name, response => response.text()).then(text => texts.set(at(name), text)).catch(() => {})),
  ]).catch(error => { parts = undefined; throw error; });

  let [started, lives, outcome] = [undefined, false, undefined];
  const show = (id, shown) => document.getElementById(id)?.toggleAttribute('hidden', !shown);
  function fail() {
    dataset.appState = 'failed';
    delete dataset.pending;
    built.then(() => show('boot-failure', dataset.appState === 'failed'));
    outcome?.reject();
  }

  async function begin() {
    dataset.appState = 'loading';
    const slow = setTimeout(() => show('boot-waiting', true), 300);
    try {
      // What was pressed is seen to be heard before anything is done about it.
      await new Promise(resolve => { setTimeout(resolve); });
      await new Promise((resolve, reject) => {
        outcome = { resolve, reject };
        wanzhou.run().catch(reject);
      });
      return true;
    } catch {
      started = undefined;
      fail();
      return false;
    } finally {
      clearTimeout(slow);
      show('boot-waiting', false);
    }
  }
  /** Starts the program, once; says whether it lives. */
  const start = () => started ??= begin();

  const documents = new Map();
  let charts;
  window.wanzhou = {
    start,
    /** The program cannot go on: the document stays, under a notice with a way to try again. */
    fail,
    run: async () => {
      const [[glue, module]] = await Promise.all([load(), built]);
      await glue.default({ module_or_path: module });
    },
    /** A text that is here already, once: who asks again has found it wanting. */
    inlined: name => {
      const text = texts.get(at(name));
      texts.delete(at(name));
      return text;
    },
    /** The program answers. Links between pages led to documents until now; the program goes by hashes. */
    alive: () => {
      show('boot-failure', false);
      layOut();
      if (lives) return;
      lives = true;
      for (const link of document.querySelectorAll('a[data-hash]')) {
        link.setAttribute('href', link.dataset.hash);
        delete link.dataset.hash;
      }
      outcome?.resolve();
    },
    /** A chart as a document of the site holds it, by its name; nothing where it holds none, or where it is of another build. A
     *  site that is kept on the device has what draws charts there. */
    still: async (name, address) => {
      if (navigator.serviceWorker?.controller) return undefined;
      if (!documents.has(address)) documents.set(address, fetched(address, response => response.text()));
      const text = await documents.get(address).catch(() => { documents.delete(address); });
      if (!text?.includes(`data-stills="${dataset.stills}"`)) return undefined;
      const [, rest] = text.split(`data-drawn="${name}"`);
      return rest?.slice(rest.indexOf('>') + 1, rest.indexOf('</div>'));
    },
    loadCharts: () => charts ??= imported(dataset.charts).catch(error => { charts = undefined; throw error; }),
  };

  // A trap in the program ends it, whenever it comes.
  const trapped = error => { if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) fail(); };
  addEventListener('error', event => trapped(event.error));
  addEventListener('unhandledrejection', event => trapped(event.reason));

  // What only the program can answer starts it, and is pressed again when it lives.
  const pressed = new Set();
  document.addEventListener('click', event => {
    const on = selector => event.target.closest?.(selector);
    const turn = on('[data-turn]')?.dataset.turn;
    if (turn === 'lang' && !lives) store('lang', own === 'zh' ? 'en' : 'zh');
    if (turn === 'theme') {
      const dark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      dataset.theme = dark ? 'light' : 'dark';
      // First what is in sight.
      for (const figure of document.querySelectorAll('[data-laid]')) delete figure.dataset.laid;
      layOut();
      store('theme', dataset.theme);
      if (/[?&]theme=/.test(location.hash)) location.hash = location.hash.replace(/([?&]theme=)\w*/, `$1${dataset.theme}`);
    }
    if (on('#boot-retry')) location.reload();
    const control = on('#app button:not([data-turn])');
    if (lives || !control) return;
    // Else this press would go on to what the program puts there meanwhile, and be a second one.
    event.stopImmediatePropagation();
    if (pressed.has(control)) return;
    pressed.add(control);
    control.setAttribute('aria-busy', 'true');
    start().then(answers => {
      pressed.delete(control);
      control.removeAttribute('aria-busy');
      if (answers) control.click();
    });
  }, true);
  // A slider is moved again when it lives: to where it was last, for the program sets it back.
  const moved = new Map();
  document.addEventListener('input', event => {
    const { target } = event;
    if (lives || !target.matches?.('#app input[type="range"]')) return;
    // Else the program would take it too, before it has read the address.
    event.stopImmediatePropagation();
    const first = !moved.has(target);
    moved.set(target, target.value);
    if (first) start().then(answers => {
      const value = moved.get(target);
      moved.delete(target);
      if (!answers || !target.isConnected) return;
      target.value = value;
      target.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }, true);
  document.addEventListener('keydown', event => {
    if (lives || event.key !== '?' || event.target.matches?.('input, select, textarea')) return;
    event.stopImmediatePropagation();
    start().then(answers => answers && document.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true })));
  }, true);
  addEventListener('hashchange', () => { if (!lives && isRoute(location.hash)) start(); });

  // What is far from the screen is laid out when nothing else is to be done, a figure at a time: who flings the page finds no
  // empty places, and a picture of the whole page is whole.
  const idle = window.requestIdleCallback ?? (task => setTimeout(task));
  let laying = false;
  const layOut = (figure = document.querySelector('.act .fig:not([data-laid])')) => {
    if (figure && !laying) {
      laying = true;
      idle(() => {
        laying = false;
        figure.dataset.laid = '';
        layOut();
      });
    }
  };

  /** One that is shown much wider than it was drawn must be drawn anew. */
  const misfits = () => [...document.querySelectorAll('.chart svg')].some(svg => {
    const { width } = svg.getBoundingClientRect();
    return width / svg.getAttribute('width') - 1 > 0.12;
  });
  addEventListener('resize', () => { if (!lives && misfits()) start(); });

  // Firefox compiles nothing any more once it has left a document that was compiling.
  if (leaving) return;
  if (dataset.program && (dataset.start === 'now' || 'pending' in dataset || !settled)) start();
  // Measuring would hold the first paint up.
  built.then(() => setTimeout(() => {
    if (started || !dataset.program) return;
    if (misfits()) {
      start();
      return;
    }
    dataset.appState = 'ready';
    layOut();
    const { saveData, effectiveType = '4g' } = navigator.connection ?? {};
    if (framed || saveData || effectiveType !== '4g') return;
    // Not in the way of the first presses.
    setTimeout(() => idle(() => load().catch(fail)), 3000);
  }));
})();
