// Loads and starts the app. A prerendered document works without it: it can be read, its marks have tooltips, its links work.
// The app starts where the address asks for another state of the page, where there is a field to type in with the first sign of
// a reader, and at the first press that only it can answer; it is fetched when the browser is idle.
import { addressOf, built, dataset, idle } from './document.js';
import { isIntact, isUntouched, onTouched, stopNoting } from './intact.js';
import { layOut, misfits } from './layout.js';
import { framed, leaving, onSettings, settled } from './settle.js';

// Browsers never fetch a failed module again under the same name.
let tries = 0;
const imported = name =>
  import(addressOf(name) + (tries ? `?again=${tries}` : '')).catch(error => {
    tries += 1;
    throw error;
  });
const fetched = async (name, read) => {
  const response = await fetch(addressOf(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return read(response);
};
// With another content type from the host it is compiled once it is loaded.
const compiled = response =>
  response.headers.get('content-type') === 'application/wasm' && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then(bytes => WebAssembly.compile(bytes));

const texts = new Map();
let parts;
/** Fetches the app and the data that it starts with, once. */
export function load() {
  parts ??= Promise.all([
    imported(`${dataset.program}.js`),
    fetched(`${dataset.program}_bg.wasm`, compiled),
    // The app fetches what failed again, and reports what is missing.
    ...(dataset.files ?? '')
      .split(' ')
      .filter(Boolean)
      .map(name =>
        fetched(name, response => response.text())
          .then(text => texts.set(addressOf(name), text))
          .catch(() => {}),
      ),
  ]).catch(error => {
    parts = undefined;
    throw error;
  });
  return parts;
}

/**
 * Prefetches the app for the first press. Firefox compiles nothing more after it has left a document that was compiling: there
 * the app is only fetched.
 * @returns {Promise<unknown>}
 */
const ahead = () =>
  CSS.supports('-moz-appearance', 'none')
    ? Promise.all([`${dataset.program}.js`, `${dataset.program}_bg.wasm`].map(name => fetched(name, response => response.arrayBuffer())))
    : load();

/** @type {[Promise<boolean> | undefined, boolean, boolean, { resolve(value?: unknown): void, reject(error?: unknown): void } | undefined]} */
let [started, running, requested, outcome] = [undefined, false, false, undefined];
/** Whether the app runs. */
export const isRunning = () => running;

const show = (id, shown) => document.getElementById(id)?.toggleAttribute('hidden', !shown);

/** Reports that the app has failed: the document stays, under a notice with the cause and a retry. */
function fail() {
  dataset.appState = 'failed';
  delete dataset.awaitingApp;
  outcome?.reject();
  built.then(() => {
    if (dataset.appState !== 'failed') return;
    show('boot-failure', true);
    wanzhou.explain?.(running);
  });
}

/** Runs the app; settles once it is ready or has failed. */
const run = () =>
  new Promise((resolve, reject) => {
    outcome = { resolve, reject };
    wanzhou.run().catch(reject);
  });

/**
 * Pending while a reader composes characters in a field, as pinyin is typed: what sets the field then would break it off.
 * @type {Promise<unknown> | undefined}
 */
let composed;
addEventListener('compositionstart', () => {
  composed = new Promise(resolve => {
    addEventListener('compositionend', resolve, { once: true });
  });
});

async function begin() {
  dataset.appState = 'loading';
  const slow = setTimeout(() => show('boot-waiting', requested), 300);
  try {
    // The pressed control is shown as busy before the work begins.
    await new Promise(resolve => {
      setTimeout(resolve);
    });
    // The one file loads nothing.
    if (dataset.program) await load();
    await composed;
    await run().catch(error => {
      // Hydration failed because something has changed the page: the next run renders it from scratch.
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      dataset.altered = '';
      tries += 1;
      parts = undefined;
      return run();
    });
    return true;
  } catch {
    started = undefined;
    // A failure of what no reader has asked for is not reported.
    if (requested) fail();
    else dataset.appState = 'ready';
    return false;
  } finally {
    clearTimeout(slow);
    show('boot-waiting', false);
  }
}

/**
 * Starts the app, once.
 * @param {boolean} asked whether a reader has asked for what only it can answer
 * @returns {Promise<boolean>} whether it runs
 */
export const start = (asked = true) => {
  requested ||= asked;
  delete dataset.start;
  started ??= begin();
  return started;
};

const documents = new Map();
let charts;
window.wanzhou = {
  start,
  fail,
  run: async () => {
    const [[glue, module]] = await Promise.all([load(), built]);
    await glue.default({ module_or_path: module });
  },
  /** A text that is loaded already, once: a second request is a retry and fetches. */
  inlined: name => {
    const text = texts.get(addressOf(name));
    texts.delete(addressOf(name));
    return text;
  },
  /** Whether the page is still what was prerendered, so that it can be hydrated. */
  intact: isIntact,
  /** Whether an element is still what it was then. */
  untouched: isUntouched,
  onTouched,
  /** All is hydrated. */
  hydrated: stopNoting,
  /** Called by the app once it is ready. */
  appReady: () => {
    show('boot-failure', false);
    layOut();
    wanzhou.offline?.();
    running = true;
    outcome?.resolve();
  },
  /** A chart out of a document of the site, by its key; nothing where it has none, or is of another build. A site stored
   *  offline has ECharts at hand instead. */
  staticChart: async (name, address) => {
    if (navigator.serviceWorker?.controller) return undefined;
    if (!documents.has(address))
      documents.set(
        address,
        fetched(address, response => response.text()),
      );
    const text = await documents.get(address).catch(() => {
      documents.delete(address);
    });
    if (!text?.includes(`data-static-charts="${dataset.staticCharts}"`)) return undefined;
    const [, rest] = text.split(`data-chart-key="${name}"`);
    return rest?.slice(rest.indexOf('>') + 1, rest.indexOf('</div>'));
  },
  loadCharts: () => {
    charts ??= imported(dataset.echarts).catch(error => {
      charts = undefined;
      throw error;
    });
    return charts;
  },
};

// A trap ends the app, whenever it comes.
const trapped = error => {
  if (!window.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) return;
  if (running) fail();
  else outcome?.reject(error);
};
addEventListener('error', event => trapped(event.error));
addEventListener('unhandledrejection', event => trapped(event.reason));

onSettings(() => {
  if (!running) start();
});
addEventListener('resize', () => {
  if (!running && misfits()) start(false);
});

// Firefox compiles nothing any more once it has left a document that was compiling.
if (!leaving && dataset.program) {
  if (!settled) start();
  // Nothing is prerendered where it is developed (.ci/dev.mjs).
  else if (dataset.start === 'now') start(false);
  // What is typed wants answers at once; a document that was only opened costs nothing more.
  else if (dataset.start)
    for (const sign of ['pointerdown', 'keydown', 'wheel', 'focusin'])
      addEventListener(sign, () => start(false), { capture: true, once: true, passive: true });
  // Measuring would hold the first paint up.
  built.then(() =>
    setTimeout(() => {
      // A failure before the document was complete has been reported.
      if (started || dataset.appState === 'failed') return;
      if (misfits()) {
        start(false);
        return;
      }
      dataset.appState = 'ready';
      layOut();
      const { saveData, effectiveType = '4g' } = navigator.connection ?? {};
      // A page may hold many frames, of which few are used.
      if (!framed && !saveData && !effectiveType.includes('2g')) idle(() => ahead().catch(() => {}));
    }),
  );
}
