// What was measured, as text: medians, ratios to the fastest peer, goals.
import { PEERS, SITE } from './pages.mjs';

const ms = value => `${Math.round(value)} ms`;
const kB = value => `${(value / 1e3).toFixed(1)} kB`;
const MB = value => `${(value / 1e6).toFixed(2)} MB`;

/** @type {[key: string, name: string, shown: (value: number) => string][]} */
const METRICS = [
  ['paint', 'first paint', ms],
  ['chart', 'first chart', ms],
  ['ready', 'ready', ms],
  ['tip', 'first tooltip', ms],
  ['bytesUntilReady', 'bytes until ready', kB],
  ['bytes', 'bytes in all', kB],
  ['shift', 'layout shift', value => value.toFixed(3)],
  ['heap', 'heap', MB],
];

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Objects of numbers, such as a page's runs, to one object of their medians. */
const medians = runs => Object.fromEntries(Object.keys(runs[0]).map(key => [key, median(runs.map(run => run[key]))]));

/** A table whose first `texts` columns are words and the others numbers. */
function table(head, rows, texts = 1) {
  const lines = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...lines.map(cells => cells[at].length)));
  const line = cells => `| ${cells.map((cell, at) => (at < texts ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at < texts ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

const by = (value, most, shown) => (value <= most ? 'met' : `missed by ${shown(value - most)}`);
const times = value => `${value.toFixed(2)}×`;
const closeTimes = value => `${value.toFixed(3)}×`;

/** The least that any peer needs. */
const best = (of, key) => Math.min(...PEERS.map(({ id }) => of[id][key]));

/** The goals: `[page, what, measured, at most, as text]`. */
function goals(of, everything) {
  const usual = key => median(PEERS.map(({ id }) => of[id][key]));
  const beside = (id, key) => of[id][key] / best(of, key);
  const ofPage = ({ id, name }) => [
    [name, 'first chart, of the fastest peer’s', beside(id, 'chart'), id === 'embed' ? 0.4 : 0.5, closeTimes],
    [name, 'ready, of the fastest peer’s', beside(id, 'ready'), id === 'embed' ? 0.9 : 1, closeTimes],
    [name, 'first tooltip, of the fastest peer’s', beside(id, 'tip'), id === 'embed' ? 0.9 : 1, closeTimes],
    [name, 'first paint, of the peers’ median', of[id].paint / usual('paint'), 1, closeTimes],
    [name, 'layout shift', of[id].shift, 0.02, value => value.toFixed(3)],
    [name, 'bytes until ready', of[id].bytesUntilReady, 150e3, kB],
  ];
  return [...SITE.flatMap(ofPage), ['Story', 'all that it can ever load', everything.all, 360e3, kB]];
}

const MEANINGS = [
  'First paint is the first contentful one. The first chart is there once a mark of it is painted.',
  'Ready: `data-app-state="ready"`; a peer says so once both charts are drawn and answer to a pointer.',
  'First tooltip: a mark is tapped from when it is there, again every 30 ms, until a tooltip with a number is painted (for Vega-Lite, which does not answer taps, a mouse moves over it).',
  'Bytes are those transferred, with headers; layout shift is the sum of all. The heap is JavaScript’s, with the memory of WebAssembly. What the service worker keeps for later is left out.',
];

/** The whole report as Markdown. `runs` are a page's visits by its id, `actions` an action's runs by its name. */
export function report({ conditions, runs, everything, actions }) {
  const of = Object.fromEntries(Object.entries(runs).map(([id, each]) => [id, medians(each)]));
  const pages = [...SITE, ...PEERS];
  const ratio = (value, to) => (to > 0 ? times(value / to) : '–');
  const head = ['', ...METRICS.map(([, name]) => name)];
  const parts = [
    '# Cold loads, the site beside its peers',
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
    '## Goals',
    table(
      ['page', 'what', 'measured', 'at most', ''],
      goals(of, everything).map(([page, what, value, most, shown]) => [page, what, shown(value), shown(most), by(value, most, shown)]),
      2,
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
  ];
  return `${parts.join('\n\n')}\n`;
}
