// What all peers share that change: the districts (put here by the bundler), what is shown of them, and its three buttons.
import { DEEP, FONT, HAIR, INK, LAKE, MARK, SAIL } from '../colours.mjs';

export { DEEP, FONT, HAIR, INK, MARK, SAIL };

const { areas, shapes, indicators, right, years, ...chosen } = DISTRICTS;
export { shapes };

const RAMP = ['#dbe8e6', '#a1c5c7', '#6599a1', LAKE, DEEP];
const MOST = Math.max(...areas.map(area => area.size));

const state = { indicator: chosen.between[0], year: years.at(-1), picks: new Set([chosen.picked]) };

/** What is shown: `rows` of the districts, each with its value as number and text and all that marks of it look like. */
function scene() {
  const [x, y] = [right, state.indicator].map(id => indicators[id]);
  const decimals = y.bounds.at(-1) < 100 ? 1 : 0;
  const row = ({ id, name, size }, at) => {
    const [across, up] = [x, y].map(({ values }) => values[state.year][at]);
    const picked = state.picks.has(id);
    return {
      id,
      name,
      x: across,
      y: up,
      text: up.toFixed(decimals),
      radius: 3 + 13 * Math.sqrt(size / MOST),
      label: picked ? name : '',
      mark: picked ? SAIL : MARK,
      fill: RAMP[y.bounds.filter(bound => bound <= up).length],
      edge: picked ? SAIL : '#fff',
      width: picked ? 3 : 1,
    };
  };
  return { title: y.short, across: x.short, rows: areas.map(row) };
}

export const ranked = rows => rows.toSorted((a, b) => b.y - a.y);

const other = (all, own) => all.find(each => each !== own);

const CHANGES = {
  indicator() {
    state.indicator = other(chosen.between, state.indicator);
  },
  year() {
    state.year = other(years, state.year);
  },
  pick() {
    if (!state.picks.delete(chosen.other)) state.picks.add(chosen.other);
  },
};

/** Draws the picture that the address names; `pictures` are, by name, `(box, scene) => update`, where `update(scene)` shows
 * another. Either may be a promise. */
export async function start(pictures) {
  const picture = location.hash.slice(1);
  const box = document.querySelector('.chart');
  box.classList.add(picture);
  const head = document.querySelector('h2');
  const say = ({ title }) => {
    head.textContent = `${title} ${state.year}`;
  };
  say(scene());
  const update = await pictures[picture](box, scene());
  for (const [id, change] of Object.entries(CHANGES)) {
    document.getElementById(id).addEventListener('click', () => {
      change();
      const now = scene();
      say(now);
      update(now);
    });
  }
  document.documentElement.dataset.appState = 'ready';
}
