// One visit of one page: a fresh context with an empty cache, on a slow network and a slow processor.
import { setTimeout as pause } from 'node:timers/promises';
import { probe } from './probe.mjs';

/** A phone of the middle of the range on a slow mobile network. */
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN' };
export const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
export const SLOWDOWN = 4;

/** How long nothing must have arrived for the page to count as loaded to the end. */
const QUIET = 2_000;
/** How long a page may take over anything before the bench gives it up. */
const PATIENCE = 60_000;

const BETWEEN_TRIES = 30;

/** What a page receives, as it is received: `[time on the browser's clock, bytes]`, with headers. */
async function watchTraffic(cdp) {
  const received = [];
  const open = new Map();
  let origin;
  const add = (id, timestamp, bytes) => {
    received.push([timestamp, bytes]);
    open.set(id, (open.get(id) ?? 0) + bytes);
  };
  cdp.on('Network.requestWillBeSent', ({ requestId, timestamp, wallTime }) => {
    origin ??= timestamp - wallTime;
    open.set(requestId, 0);
  });
  cdp.on('Network.responseReceived', ({ requestId, timestamp, response }) => add(requestId, timestamp, response.encodedDataLength));
  cdp.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => add(requestId, timestamp, encodedDataLength));
  // What was counted piece by piece may lack a header or a frame: the whole is said at the end.
  cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    add(requestId, timestamp, encodedDataLength - (open.get(requestId) ?? 0));
    open.delete(requestId);
  });
  cdp.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId));
  await cdp.send('Network.enable');
  const sum = pieces => pieces.reduce((total, [, bytes]) => total + bytes, 0);
  return {
    total: () => sum(received),
    /** Bytes until a moment, in seconds of the wall's clock. */
    until: time => sum(received.filter(([timestamp]) => timestamp <= time + origin)),
    async quiet() {
      for (let seen = -1; open.size > 0 || received.length > seen; ) {
        seen = received.length;
        await pause(QUIET);
      }
    },
  };
}

/** Opens a phone on `url`; `watch` prepares the page before anything of it is loaded.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {{ network?: typeof NETWORK, slowdown?: number }} [slow]
 * @param {(page: import('@playwright/test').Page) => Promise<unknown>} [watch] */
export async function open(browser, url, { network, slowdown } = {}, watch = async () => {}) {
  // What the service worker keeps for later is not part of the visit, and would take the visit's network.
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const traffic = await watchTraffic(cdp);
  if (network) await cdp.send('Network.emulateNetworkConditions', network);
  if (slowdown) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await watch(page);
  await page.goto(url, { waitUntil: 'commit' });
  return { page, cdp, traffic, close: () => context.close() };
}

/** Opens a page with the probe in it: `seen.chart()`, `seen.ready()` and `seen.tip()` resolve to when (and where). */
async function probed(browser, base, { name, path, marks, tip }, pointing) {
  const seen = {};
  const resolvers = {};
  for (const what of ['chart', 'ready', 'tip']) {
    const sight = new Promise(resolve => {
      resolvers[what] = resolve;
    });
    const late = () => {
      throw new Error(`${name}: no ${what} after ${PATIENCE / 1e3} s`);
    };
    seen[what] = () => Promise.race([sight, pause(PATIENCE, undefined, { ref: false }).then(late)]);
  }
  const visit = await open(browser, base + path, { network: NETWORK, slowdown: SLOWDOWN }, async page => {
    await page.exposeFunction('benchSeen', (what, when, point) => resolvers[what]({ when, point }));
    await page.addInitScript(probe, { marks, tip, pointing });
  });
  return { ...visit, seen };
}

/** The JavaScript heap in use, and the memory of wasm, which that does not count. */
async function heapOf(cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const {
    result: { objectId },
  } = await cdp.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: objectId });
  const {
    result: { value },
  } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }',
    returnByValue: true,
  });
  return usedSize + value;
}

/** Loads a page and leaves it alone. */
export async function load(browser, base, target) {
  const { page, cdp, traffic, seen, close } = await probed(browser, base, target, false);
  const [chart, ready] = await Promise.all([seen.chart(), seen.ready()]);
  await traffic.quiet();
  const { paint, largest, shift, start } = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    largest: window.benchLargest,
    shift: window.benchShift,
    start: performance.timeOrigin,
  }));
  const measured = {
    paint,
    largest,
    chart: Math.max(paint, chart.when),
    ready: ready.when,
    bytesUntilReady: traffic.until((start + ready.when) / 1e3),
    bytes: traffic.total(),
    shift,
    heap: await heapOf(cdp),
  };
  await close();
  return measured;
}

/** Loads a page and points at a mark of its first chart from when it is there until its tooltip is. */
export async function point(browser, base, target) {
  const { page, seen, close } = await probed(browser, base, target, true);
  const {
    point: { x, y },
  } = await seen.chart();
  const shown = seen.tip();
  let over = false;
  const end = () => {
    over = true;
  };
  shown.then(end, end);
  for (let tries = 0; !over; tries += 1) {
    // A mouse that rests is not noticed.
    if (target.hover) await page.mouse.move(x + (tries % 2), y);
    else await page.touchscreen.tap(x, y);
    await pause(BETWEEN_TRIES);
    // A busy page must not gather taps: it would take the second for a second wish.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { when } = await shown;
  await close();
  return { tip: when };
}

/** Waits until there were no long tasks for so many milliseconds; the page keeps them in `benchTasks`. */
export const calm = (page, milliseconds) =>
  page.waitForFunction(
    time => {
      const last = window.benchTasks.at(-1);
      return performance.now() - Math.max(window.benchSince ?? 0, last ? last.startTime + last.duration : 0) > time;
    },
    milliseconds,
    { polling: 100 },
  );
