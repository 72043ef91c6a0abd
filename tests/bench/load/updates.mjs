// What it takes to show other data: the site's page of districts beside pages that draw the same pictures with each library, on a
// slow processor. Everything is pressed once before it is measured, so that nothing is loaded or compiled for the first time.
import { setTimeout as pause } from 'node:timers/promises';
import { CHOSEN, districts } from './districts.mjs';
import { PEERS } from './pages.mjs';
import { updateProbe } from './update-probe.mjs';
import { calm, open, SLOWDOWN } from './visit.mjs';

/** How long no long task must have run before and after a press, in ms. */
const CALM = 250;

const { indicators, areas } = await districts();
const [indicator, otherIndicator] = CHOSEN.between.map(id => indicators[id].name);
const [year, otherYear] = CHOSEN.years.toReversed();
const [other] = areas.filter(({ id }) => id === CHOSEN.other);

/** The pictures; `site` is where the site's stands, of the two for wide and narrow columns the one of a phone. Chart.js has no
 * maps. */
export const PICTURES = [
  { id: 'scatter', name: `scatter, ${areas.length} points`, view: 'scatter', site: '.districts .picture .chart' },
  { id: 'map', name: `map, ${areas.length} regions`, view: 'map', site: '.districts .mapped .narrow', without: ['chart-js'] },
  { id: 'ranking', name: `ranking, ${areas.length} rows`, view: 'rank', site: '.districts .ranking .narrow' },
];

const choice = name => ({
  before: page => page.locator('.picker').first().dispatchEvent('click'),
  control: page =>
    page
      .locator('.choices li button')
      .filter({ has: page.getByText(name, { exact: true }) })
      .first(),
});
const stop = year => ({ control: page => page.locator('.timeline').first().locator('.timeline-step', { hasText: year }) });

/** What is changed, there and back; on a peer's page the button `peer` does either, on the site each has a control of its own. */
export const CHANGES = [
  { id: 'indicator', name: 'another indicator', peer: '#indicator', site: [choice(otherIndicator), choice(indicator)] },
  { id: 'year', name: 'another year', peer: '#year', site: [stop(otherYear), stop(year)] },
  {
    id: 'selection',
    name: 'a district more or less',
    peer: '#pick',
    site: [
      { control: page => page.locator('.chips select'), value: other.id },
      { control: page => page.locator('.chips button', { hasText: other.name }) },
    ],
  },
];

/** The pages that show a picture: `{ id, path, box, ways }`, the ways in the order of `CHANGES`. */
const pagesOf = picture => [
  {
    id: 'site',
    path: `/d/${CHOSEN.between[0]}/#?view=${picture.view}&pick=${CHOSEN.picked}`,
    box: picture.site,
    ways: CHANGES.map(change => change.site),
  },
  ...PEERS.filter(({ id }) => !picture.without?.includes(id)).map(({ id }) => ({
    id,
    path: `/peers/updates/${id}/#${picture.id}`,
    box: '.chart',
    ways: CHANGES.map(({ peer }) => [0, 1].map(() => ({ control: page => page.locator(peer) }))),
  })),
];

/** Forgets the tasks and frames until now. */
const forget = page =>
  page.evaluate(() => {
    window.benchTasks = [];
    window.benchFrames = [];
    window.benchSince = performance.now();
  });

/** What a picture looks like, to tell whether it has changed. */
const look = box =>
  box.evaluate(element => element.innerHTML + [...element.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()).join());

/** Presses one control of a calm page: `{ painted, longest }`, in ms; a press without an effect is an error. */
async function press(page, box, { before, control, value }) {
  await before?.(page);
  const target = await control(page).elementHandle();
  const was = await look(box);
  if (before) await calm(page, CALM);
  await forget(page);
  const painted = await page.evaluate(([control, value, box]) => window.benchPress(control, value, box), [target, value, box]);
  await calm(page, CALM);
  if ((await look(box)) === was) throw new Error('a press has changed nothing');
  const longest = await page.evaluate(() => Math.max(0, ...window.benchTasks.map(({ duration }) => duration)));
  return { painted, longest };
}

/** Opens a page with the probe in it; on the site the program runs and all rows are shown. */
async function ready(browser, base, { id, path, box }) {
  const visit = await open(browser, base + path, { slowdown: SLOWDOWN }, page => page.addInitScript(updateProbe));
  const { page } = visit;
  await page.locator('html[data-app-state="ready"]').waitFor();
  if (id === 'site') {
    await page.evaluate(() => window.wanzhou.start());
    await page.locator(`${box} svg`).first().waitFor();
    const more = page.locator('.more').filter({ visible: true });
    if (path.includes('view=rank')) await more.dispatchEvent('click');
  }
  const picture = await page.locator(box).elementHandle();
  await picture.evaluate(element => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await calm(page, CALM);
  return { ...visit, picture };
}

/** Every change once there and once back, as `{ change, painted, longest }`. */
async function changes(browser, base, shown) {
  const { page, picture, close } = await ready(browser, base, shown);
  const presses = shown.ways.flatMap((ways, at) => ways.map(way => ({ change: CHANGES[at].id, way })));
  for (const { way } of presses) await press(page, picture, way);
  const found = [];
  for (const { change, way } of presses) found.push({ change, ...(await press(page, picture, way)) });
  await close();
  return found;
}

/** Plays the site's censuses: frames a second, and the longest from one frame to the next in ms. */
async function play(browser, base, shown) {
  const { page, close } = await ready(browser, base, shown);
  const button = page.locator('.timeline .play');
  const stopped = async () => (await button.textContent()).includes('▶');
  const played = async () => {
    await forget(page);
    await button.dispatchEvent('click');
    while (await stopped()) await pause(20);
    while (!(await stopped())) await pause(100);
    return page.evaluate(() => window.benchFrames);
  };
  await played();
  await calm(page, CALM);
  const frames = await played();
  await close();
  const gaps = frames.slice(1).map((time, at) => time - frames[at]);
  return { rate: (1e3 * gaps.length) / (frames.at(-1) - frames[0]), gap: Math.max(...gaps) };
}

/** One run, page after page: `updates` as `{ picture, page, change, painted, longest }`, `plays` as `{ picture, rate, gap }`. */
export async function update(browser, base) {
  const updates = [];
  const plays = [];
  for (const picture of PICTURES) {
    const pages = pagesOf(picture);
    for (const page of pages) {
      const found = await changes(browser, base, page);
      updates.push(...found.map(each => ({ picture: picture.id, page: page.id, ...each })));
    }
    plays.push({ picture: picture.id, ...(await play(browser, base, pages[0])) });
  }
  return { updates, plays };
}
