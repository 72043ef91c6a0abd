// The app: when it is fetched, when it starts, what becomes of it. A prerendered document is ready without it: it reads,
// points and leads on by itself. The app starts where the address asks for another state of the page, where there are fields
// to fill in, and at the first press that only it can answer; it is fetched once nothing else is to be done.
import { addressOf, built, dataset, idle } from './document.js';
import { isIntact, isUntouched, onTouched, stopNoting } from './intact.js';
import { layOut, misfits } from './layout.js';
import { framed, leaving, onSettings, settled } from './settle.js';

// Browsers remember for good that a module did not arrive; under another name it is asked for again.
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
// A host may call it anything: then it is compiled once all of it is there.
const compiled = response =>
  response.headers.get('content-type') === 'application/wasm' && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then(bytes => WebAssembly.compile(bytes));

const texts = new Map();
let parts;
/** The app and the data that it starts with, asked for once. */
export function load() {
  parts ??= Promise.all([
    imported(`${dataset.program}.js`),
    fetched(`${dataset.program}_bg.wasm`, compiled),
    // What does not arrive is asked for again by the app, which says what is missing.
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
 * Has the app at hand for the first press. Firefox compiles nothing any more once it has left a document that was compiling: there
 * it is only fetched.
 * @returns {Promise<unknown>}
 */
const ahead = () =>
  CSS.supports('-moz-appearance', 'none')
    ? Promise.all([`${dataset.program}.js`, `${dataset.program}_bg.wasm`].map(name => fetched(name, response => response.arrayBuffer())))
    : load();

/** @type {[Promise<boolean> | undefined, boolean, boolean, { resolve(value?: unknown): void, reject(error?: unknown): void } | undefined]} */
let [started, running, requested, outcome] = [undefined, false, false, undefined];
/** Whether the app answers. */
export const isRunning = () => running;

const show = (id, shown) => document.getElementById(id)?.toggleAttribute('hidden', !shown);

/** Says that the app cannot go on: the document stays, under a notice with its cause and a way to try again. */
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

/** Runs the app until it answers, or until it is known that it does not. */
const run = () =>
  new Promise((resolve, reject) => {
    outcome = { resolve, reject };
    wanzhou.run().catch(reject);
  });

async function begin() {
  dataset.appState = 'loading';
  const slow = setTimeout(() => show('boot-waiting', requested), 300);
  try {
    // The pressed control is shown as busy before the work begins.
    await new Promise(resolve => {
      setTimeout(resolve);
    });
    await run().catch(error => {
      // It has fallen over the page, which something has changed: it draws the page anew.
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
  /** A text that is here already, once: who asks again has found it wanting. */
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
  /** The app answers. */
  appReady: () => {
    show('boot-failure', false);
    layOut();
    wanzhou.offline?.();
    running = true;
    outcome?.resolve();
  },
  /** A chart as a document of the site holds it, by its name; nothing where it holds none, or where it is of another build. A
   *  site that is kept on the device has what draws charts there. */
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
  const waits = dataset.start === 'now';
  if (!settled) start();
  // Fields can wait until the page is painted, which loading would hold up.
  else if (waits)
    built.then(
      /** @returns {unknown} */ () => (document.hidden ? start(false) : requestAnimationFrame(() => setTimeout(() => start(false)))),
    );
  // Measuring would hold the first paint up.
  built.then(() =>
    setTimeout(() => {
      // A failure before the document was complete has been reported.
      if (started || waits || dataset.appState === 'failed') return;
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
