// What was measured, as text: medians, ratios to the fastest peer, goals.
import { ARRIVALS } from './arrivals.mjs';
import { PEERS, SITE } from './pages.mjs';
import { by, closeTimes, kB, MB, median, medians, ms, table, times } from './text.mjs';
import { updatesReport } from './updates-report.mjs';

/** @type {[key: string, name: string, shown: (value: number) => string][]} */
const METRICS = [
  ['paint', 'first paint', ms],
  ['largest', 'largest paint', ms],
  ['chart', 'first chart', ms],
  ['ready', 'ready', ms],
  ['tip', 'first tooltip', ms],
  ['bytesUntilReady', 'bytes until ready', kB],
  ['bytes', 'bytes in all', kB],
  ['shift', 'layout shift', value => value.toFixed(3)],
  ['heap', 'heap', MB],
];

/** The least that any peer needs. */
const best = (of, key) => Math.min(...PEERS.map(({ id }) => of[id][key]));

/** How much of the fastest peer's time the first chart may take, where that is not half of it. */
const CHART = { embed: 0.4, district: 0.45, districts: 0.45 };

/** The goals: `[page, what, measured, at most, as text]`. */
function goals(of, everything) {
  const usual = key => median(PEERS.map(({ id }) => of[id][key]));
  const beside = (id, key) => of[id][key] / best(of, key);
  const ofPage = ({ id, name }) => [
    [name, 'first chart, of the fastest peer’s', beside(id, 'chart'), CHART[id] ?? 0.5, closeTimes],
    [name, 'ready, of the fastest peer’s', beside(id, 'ready'), id === 'embed' ? 0.9 : 1, closeTimes],
    [name, 'first tooltip, of the fastest peer’s', beside(id, 'tip'), id === 'embed' ? 0.9 : 1, closeTimes],
    [name, 'first paint, of the peers’ median', of[id].paint / usual('paint'), 1.25, closeTimes],
    [name, 'layout shift', of[id].shift, 0.02, value => value.toFixed(3)],
    [name, 'bytes until ready', of[id].bytesUntilReady, 150e3, kB],
  ];
  const largest = ({ id, name }) => [
    name,
    'largest paint, of the fastest peer’s first chart',
    of[id].largest / best(of, 'chart'),
    0.4,
    closeTimes,
  ];
  return [
    ...SITE.flatMap(ofPage),
    ...SITE.filter(({ id }) => id !== 'districts').map(largest),
    ['Story', 'all that it can ever load', everything.all, 360e3, kB],
  ];
}

const MEANINGS = [
  'First paint is the first contentful one, the largest paint that of the largest text or picture until the end. The first chart is there once a mark of it is painted.',
  'Ready: `data-app-state="ready"`; a peer says so once both charts are drawn and answer to a pointer.',
  'First tooltip: a mark is tapped from when it is there, again every 30 ms, until a tooltip with a number is painted (for Vega-Lite, which does not answer taps, a mouse moves over it).',
  'Bytes are those transferred, with headers; layout shift is the sum of all. The heap is JavaScript’s, with the memory of WebAssembly. What the service worker keeps for later is left out.',
];

/** The whole report as Markdown. `runs` are a page's visits by its id, `arrived` times by what they are of, `actions` an action's runs by its name, `updates` and `plays`
 * as for `updatesReport`. */
export function report({ conditions, runs, everything, arrived, actions, updates, plays }) {
  const of = Object.fromEntries(Object.entries(runs).map(([id, each]) => [id, medians(each)]));
  const pages = [...SITE, ...PEERS];
  const ratio = (value, to) => (to > 0 ? times(value / to) : '–');
  const head = ['', ...METRICS.map(([, name]) => name)];
  const parts = [
    '# Cold loads and updates, the site beside its peers',
    conditions.map(line => `- ${line}`).join('\n'),
    MEANINGS.join('\n'),
    '## Medians',
    table(
      head,
      pages.map(({ id, name }) => [name, ...METRICS.map(([key, , shown]) => shown(of[id][key]))]),
    ),
    '## Ratios to the best of the peers',
    table(
      head,
      pages.map(({ id, name }) => [name, ...METRICS.map(([key]) => ratio(of[id][key], best(of, key)))]),
    ),
    '## Goals of loads',
    table(
      ['page', 'what', 'measured', 'at most', ''],
      goals(of, everything).map(([page, what, value, most, shown]) => [page, what, shown(value), shown(most), by(value, most, shown)]),
      2,
    ),
    '## Links that arrive, presses that are answered',
    table(
      ['', 'measured', 'at most', ''],
      ARRIVALS.map(({ name, most }) => {
        const value = median(arrived[name]);
        return [name, ms(value), ms(most), by(value, most, ms)];
      }),
    ),
    '## All that the Story can ever load',
    table(
      ['', 'bytes'],
      [
        ['values, downloads, embedding, citing, to the end of the page', kB(everything.oneLanguage)],
        ['the other language and a turned phone as well', kB(everything.all)],
      ],
    ),
    '## The main thread at work, after ready',
    table(
      ['', 'long tasks', 'the longest'],
      Object.entries(actions).map(([name, each]) => {
        const { tasks, longest } = medians(each);
        return [name, String(tasks), longest ? ms(longest) : '–'];
      }),
    ),
    ...updatesReport({ updates, plays }),
  ];
  return `${parts.join('\n\n')}\n`;
}
