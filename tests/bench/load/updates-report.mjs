// How long it takes to show other data, as text: by picture and change, beside the peers, with goals.
import { PEERS } from './pages.mjs';
import { by, closeTimes, median, ms, table, times } from './text.mjs';
import { CHANGES, PICTURES } from './updates.mjs';

/** Goals: no later than the fastest peer, no task over this many ms, no fewer frames a second while censuses play. */
const SHARE = 1;
const TASK = 50;
const FRAMES = 50;

const MEANINGS = [
  'The site’s page of districts, and a page for each library that draws the same picture of the same values: marks, axes, names and values of a ranking, the names of picked districts in a scatter. The site also changes headline, notes, legend, lists and the table of all districts then. Chart.js has no maps; Highcharts has them in a module of its package.',
  'Painted is the time from the press, by the event’s own clock, until the first frame is painted after the picture was changed: its elements, or its canvas cleared to be drawn anew. What moves or fades afterwards is not waited for: the peers’ animations are off, the site’s moves have begun. Each change is made there and back, after all have been made once unmeasured; the network is fast, all rows of the ranking are shown.',
  'The longest task is the longest from the press until there were none for a while; – is one below 50 ms. Frames are counted on the main thread from the press of play until it has stopped.',
];

/** The median, of an even number the upper one: where half of the presses have a long task, there is one. */
const upper = values => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The medians of a change of a picture by page: `{ site: { painted, longest }, … }`. */
function mediansOf(updates, picture, change) {
  const runs = updates.filter(run => run.picture === picture.id && run.change === change.id);
  const pages = [...new Set(runs.map(run => run.page))].map(id => [id, runs.filter(run => run.page === id)]);
  return Object.fromEntries(
    pages.map(([id, each]) => [id, { painted: median(each.map(run => run.painted)), longest: upper(each.map(run => run.longest)) }]),
  );
}

/** The section of what `update` has found, in all runs. */
export function updatesReport({ updates, plays }) {
  const rows = PICTURES.flatMap(picture =>
    CHANGES.map(change => {
      const of = mediansOf(updates, picture, change);
      const peers = PEERS.filter(({ id }) => of[id]);
      const fastest = peers.reduce((a, b) => (of[b.id].painted < of[a.id].painted ? b : a));
      return { name: `${picture.name}: ${change.name}`, of, fastest, ratio: of.site.painted / of[fastest.id].painted };
    }),
  );
  const cells = (of, key, shown) => ['site', ...PEERS.map(({ id }) => id)].map(id => (of[id]?.[key] ? shown(of[id][key]) : '–'));
  const head = ['', 'Site', ...PEERS.map(({ name }) => name)];
  const played = PICTURES.map(({ id, name }) => {
    const runs = plays.filter(({ picture }) => picture === id);
    return { name, rate: median(runs.map(run => run.rate)), gap: median(runs.map(run => run.gap)) };
  });
  const rate = value => value.toFixed(1);
  const goals = [
    ...rows.map(({ name, ratio }) => [
      name,
      'painted, of the fastest peer’s',
      closeTimes(ratio),
      `≤ ${closeTimes(SHARE)}`,
      by(ratio, SHARE, closeTimes),
    ]),
    ...rows.map(({ name, of: { site } }) => [name, 'longest task', ms(site.longest), `≤ ${ms(TASK)}`, by(site.longest, TASK, ms)]),
    ...played.map(play => [play.name, 'frames a second while playing', rate(play.rate), `≥ ${FRAMES}`, by(-play.rate, -FRAMES, rate)]),
  ];
  return [
    '## Updates: change of data until painted',
    MEANINGS.join('\n\n'),
    table(
      [...head, 'of the fastest'],
      rows.map(({ name, of, ratio, fastest }) => [name, ...cells(of, 'painted', ms), `${times(ratio)} of ${fastest.name}`]),
    ),
    '### The longest task',
    table(
      head,
      rows.map(({ name, of }) => [name, ...cells(of, 'longest', ms)]),
    ),
    '### Playing the censuses, the site',
    table(
      ['', 'frames a second', 'the longest between two'],
      played.map(({ name, rate: value, gap }) => [name, rate(value), ms(gap)]),
    ),
    '### Goals of updates',
    table(['picture', 'what', 'measured', 'goal', ''], goals, 2),
  ];
}
