// What single actions cost the main thread of a slow phone: long tasks (over 50 ms) and the longest of them. Each action is
// taken on a fresh page once that is ready and calm, on a fast network; an action without its effect is an error.
import { setTimeout as pause } from 'node:timers/promises';
import { calm, open, SLOWDOWN } from './visit.mjs';

/** How long no long task must have run. */
const CALM = 1_000;
/** How long an action may take to have its effect, and how often that is looked for. */
const PATIENCE = 60_000;
const POLL = 100;

const attribute = (selector, name) => page => page.locator(selector).first().getAttribute(name);
const present = selector => async page => (await page.locator(selector).count()) > 0;
const tapped = locate => async page => {
  const target = locate(page).filter({ visible: true }).first();
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await target.boundingBox();
  // The point is found beforehand: finding it is work too.
  return () => page.touchscreen.tap(x + width / 2, y + height / 2);
};

const TAB = '[aria-label="显示方式"] a[href*="tab=table"]';
const DISTRICTS = 38;

/** `prepare` resolves to the action; `done` says whether its effect is there. */
const ACTIONS = [
  {
    name: 'another tab of a figure page',
    path: '/f/industry-output/',
    prepare: tapped(page => page.locator(TAB)),
    done: attribute(TAB, 'aria-current'),
  },
  {
    name: 'another indicator',
    path: '/f/industry-output/',
    prepare: async page => () =>
      page.evaluate(() => {
        location.hash = '#/indicator/gdp';
      }),
    done: present('figure[data-figure="gdp"]'),
  },
  {
    name: 'the other language, on the Story',
    path: '/',
    prepare: tapped(page => page.locator('header a[lang="en"]')),
    done: present('html[lang="en"][data-app-state="ready"]'),
  },
  {
    name: 'the other theme, on the Story',
    path: '/',
    prepare: tapped(page => page.getByRole('button', { name: '外观' })),
    done: present('html[data-theme]'),
  },
  {
    name: 'sorting the whole table',
    path: '/data/',
    prepare: tapped(page => page.locator('th button', { hasText: '数值' })),
    done: present('th[aria-sort]'),
  },
  {
    name: `pointing at ${DISTRICTS} districts of the map, one after the other`,
    path: '/map/',
    prepare: walkOverMap,
    done: present('figure[data-figure] .tooltip'),
  },
  {
    name: 'the first press on a value, on the Story',
    path: '/',
    prepare: tapped(page => page.locator('figure[data-figure] :is(h2, h3) [data-observation]')),
    done: present('[role="dialog"], dialog[open]'),
  },
];

/** Finds a point in every district; the action moves a mouse from one to the next and waits for a frame at each. */
async function walkOverMap(page) {
  const figure = page.locator('figure[data-figure]').first();
  const districts = figure.locator('svg [data-observation]').filter({ visible: true });
  await districts.nth(DISTRICTS - 1).waitFor();
  await figure.locator('svg').filter({ visible: true }).first().scrollIntoViewIfNeeded();
  const points = await districts.evaluateAll(marks =>
    marks.flatMap(mark => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      const steps = [0.5, 0.3, 0.7, 0.1, 0.9];
      const inside = steps
        .flatMap(across => steps.map(down => [x + width * across, y + height * down]))
        .find(([left, top]) => document.elementFromPoint(left, top)?.closest('[data-observation]') === mark);
      return inside ? [inside] : [];
    }),
  );
  if (points.length < DISTRICTS) throw new Error(`only ${points.length} districts can be pointed at`);
  return async () => {
    for (const [x, y] of points) {
      await page.mouse.move(x, y);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  };
}

function watchLongTasks() {
  window.benchTasks = [];
  new PerformanceObserver(list =>
    window.benchTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))),
  ).observe({ type: 'longtask', buffered: true });
}

/** Takes every action once: `{ name, tasks, longest }`. */
export async function work(browser, base) {
  const results = [];
  for (const { name, path, prepare, done } of ACTIONS) {
    const { page, close } = await open(browser, base + path, { slowdown: SLOWDOWN }, page => page.addInitScript(watchLongTasks));
    await page.locator('html[data-app-state="ready"]').waitFor();
    const act = await prepare(page);
    await calm(page, CALM);
    await page.evaluate(() => {
      window.benchTasks = [];
      window.benchSince = performance.now();
    });
    await act();
    for (const end = Date.now() + PATIENCE; !(await done(page)); await pause(POLL)) {
      if (Date.now() > end) throw new Error(`${name}: nothing came of it`);
    }
    await calm(page, CALM);
    const durations = await page.evaluate(() => window.benchTasks.map(task => task.duration));
    results.push({ name, tasks: durations.length, longest: Math.max(0, ...durations) });
    await close();
  }
  return results;
}
