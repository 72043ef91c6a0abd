// The addresses that the bar shows, which are shared, and the first press on a page, on a slow network and a slow processor.
import { setTimeout as pause } from 'node:timers/promises';
import { ours } from './pages.mjs';
import { load, NETWORK, open, SLOWDOWN } from './visit.mjs';

/** How long a reader reads before the later press. */
const READING = 5_000;
/** Within which time a press must be answered at all. */
const PATIENCE = 60_000;
const PRESSED = '/f/growth-rates/';
const MENU = 'figure[data-figure] .links button';

/** What is measured, in milliseconds, and how much it may be.
 * @type {{ name: string, most: number, measure: (browser: import('@playwright/test').Browser, base: string) => Promise<number> }[]} */
export const ARRIVALS = [
  { name: 'a shared link to a figure, until its first chart', most: 900, measure: arrive('/#/indicator/growth-rates') },
  { name: 'a shared link to a frame, until its first chart', most: 900, measure: arrive('/#/embed/growth-rates') },
  { name: 'the first press at once after ready, until it is answered', most: 1_900, measure: press(0) },
  { name: 'the first press five seconds after ready, until it is answered', most: 600, measure: press(READING) },
];

function arrive(path) {
  return async (browser, base) => (await load(browser, base, { name: path, path, ...ours })).chart;
}

/** Notes how long after a finger came down an element of this kind was painted. */
function watchAnswer(selector) {
  let since;
  addEventListener('pointerdown', () => (since ??= performance.now()), true);
  const look = () => {
    if (since === undefined || !document.querySelector(selector)) requestAnimationFrame(look);
    else requestAnimationFrame(() => Object.assign(window, { benchAnswer: performance.now() - since }));
  };
  look();
}

function press(wait) {
  return async (browser, base) => {
    const { page, close } = await open(browser, base + PRESSED, { network: NETWORK, slowdown: SLOWDOWN });
    await page.locator('html[data-app-state="ready"]').waitFor();
    const button = page.locator(MENU).filter({ visible: true }).first();
    await button.scrollIntoViewIfNeeded();
    await page.evaluate(watchAnswer, `${MENU}[aria-expanded="true"]`);
    await pause(wait);
    const { x, y, width, height } = await button.boundingBox();
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    const answer = await page.waitForFunction(() => window.benchAnswer, undefined, { timeout: PATIENCE });
    const waited = await answer.jsonValue();
    await close();
    return waited;
  };
}

/** Takes each once: milliseconds by name. */
export async function arrivals(browser, base) {
  const results = {};
  for (const { name, measure } of ARRIVALS) results[name] = await measure(browser, base);
  return results;
}
