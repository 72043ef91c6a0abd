// The marks of a picture and their positions: which one a pointer means, which one comes next.

/** Elements that represent a value, a system or a part; a part has nothing to open. */
export const MARK = '[data-observation], [data-system], [data-part]';
// The smallest target that a finger is owed, in pixels.
const TARGET = 24;

/** The id of what a mark is about. */
export const subject = ({ dataset }) => dataset.observation ?? dataset.system ?? dataset.part;
export const about = id => `[data-observation="${id}"], [data-system="${id}"], [data-part="${id}"]`;
export const opens = mark => mark.dataset.part === undefined;

/** The marks of a picture that can be seen, each subject once. */
export function shown(picture) {
  const marks = new Map();
  for (const mark of picture.querySelectorAll(MARK)) {
    const { width, height } = mark.getBoundingClientRect();
    if (width + height > 0 && !marks.has(subject(mark))) marks.set(subject(mark), mark);
  }
  return [...marks.values()];
}

const isMap = picture => picture.closest('.choropleth, .places') !== null;
const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/**
 * Marks that are one below the other (`y`) or side by side (`x`), each in a band of its own, from first to last. A line that
 * runs across all of them, such as a threshold, is in none.
 * @param {[Element, DOMRect][]} boxed
 * @param {'x' | 'y'} axis
 */
function bandsAlong(boxed, axis) {
  const length = ([, box]) => (axis === 'x' ? box.width : box.height);
  const usual = Math.max(median(boxed.map(length)), TARGET / 2);
  const bands = boxed
    .filter(one => length(one) <= 3 * usual)
    .map(one => ({ mark: one[0], at: one[1][axis] + length(one) / 2, length: length(one) }))
    .sort((a, b) => a.at - b.at);
  const gaps = bands.slice(1).map((band, at) => band.at - bands[at].at);
  if (gaps.length === 0 || bands.slice(1).some((band, at) => gaps[at] < 0.35 * (band.length + bands[at].length))) return undefined;
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  return most <= 3.2 * least ? { axis, bands, least, even: most / least } : undefined;
}

/** The bands of a picture, of rows or of columns; nothing where marks are in the plane. */
function bandsOf(picture) {
  if (isMap(picture)) return undefined;
  const boxed = shown(picture).map(mark => /** @type {[Element, DOMRect]} */ ([mark, mark.getBoundingClientRect()]));
  if (boxed.length < 2) return undefined;
  const found = /** @type {NonNullable<ReturnType<typeof bandsAlong>>[]} */ (
    /** @type {const} */ (['x', 'y']).map(axis => bandsAlong(boxed, axis)).filter(Boolean)
  );
  return found.sort((a, b) => b.bands.length - a.bands.length || a.even - b.even)[0];
}

/** How far a point is from a box. */
function distance({ left, right, top, bottom }, { clientX, clientY }) {
  const beyond = (low, high, at) => Math.max(low - at, at - high, 0);
  return Math.hypot(beyond(left, right, clientX), beyond(top, bottom, clientY));
}

/** The nearest mark within reach; of a map only of those too small to be hit. */
function nearest(picture, event, reach) {
  const near = [...picture.querySelectorAll(MARK)]
    .map(mark => [mark, mark.getBoundingClientRect()])
    .filter(([, { width, height }]) => width + height > 0 && (Math.min(width, height) < TARGET || !isMap(picture)))
    .map(([mark, box]) => [mark, distance(box, event)])
    .filter(([, far]) => far <= reach)
    .sort(([, one], [, other]) => one - other);
  return near[0]?.[0];
}

/**
 * The mark that a pointer in a picture means: the one under it, else the one in whose row or column it is, else the nearest.
 * @param {Element} picture
 * @param {From<PointerEvent>} event
 */
export function meant(picture, event) {
  const under = event.target.closest(MARK);
  if (under) return under;
  const found = bandsOf(picture);
  if (!found) return nearest(picture, event, event.pointerType === 'mouse' ? TARGET : TARGET / 2);
  const at = found.axis === 'x' ? event.clientX : event.clientY;
  const far = band => Math.abs(band.at - at);
  const band = found.bands.reduce((one, other) => (far(other) < far(one) ? other : one));
  return far(band) <= Math.max(found.least, band.length) / 2 + 2 ? band.mark : undefined;
}

/** Where each arrow leads on a map. */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const centre = mark => {
  const { left, top, width, height } = mark.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};

/** The mark of a map that lies next in a direction; `from` where there is none. */
function beside(marks, from, [dx, dy]) {
  const [x, y] = centre(from);
  let best = [Infinity, from];
  for (const mark of marks) {
    const [right, down] = centre(mark).map((at, axis) => at - [x, y][axis]);
    const [along, aside] = [right * dx + down * dy, Math.abs(right * dy) + Math.abs(down * dx)];
    const far = along + 2 * aside;
    if (along > 1 && aside <= 2 * along && far < best[0]) best = [far, mark];
  }
  return best[1];
}

/**
 * The mark that a key leads to, from this mark or from none. On a map arrows go by position; elsewhere, and on a map with the keys
 * for pages, all keys go by order.
 * @param {Element} picture
 * @param {Element | undefined} from
 * @param {string} key
 */
export function next(picture, from, key) {
  const marks = shown(picture);
  if (from && DIRECTIONS[key] && isMap(picture) && picture.dataset.picks === undefined) return beside(marks, from, DIRECTIONS[key]);
  const [at, last] = [marks.findIndex(mark => from && subject(mark) === subject(from)), marks.length - 1];
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageDown: at + 1,
    ArrowLeft: at < 0 ? last : at - 1,
    ArrowUp: at < 0 ? last : at - 1,
    PageUp: at < 0 ? last : at - 1,
    Home: 0,
    End: last,
  }[key];
  return to === undefined ? undefined : marks[Math.min(Math.max(to, 0), last)];
}

/** The rows of a figure's table by what they are about: looked up once, for a picture has hundreds of marks. */
export function rowsOf(figure) {
  const rows = new Map();
  for (const row of figure.querySelectorAll('tr')) {
    const id = subject(row);
    if (id !== undefined && !rows.has(id)) rows.set(id, row);
  }
  return rows;
}

/** What a mark says: name, value, and the details that its row in the figure's table has, so that the two cannot differ. */
export function words(row) {
  const cells = selector =>
    [...(row?.querySelectorAll(selector) ?? [])]
      .map(cell => cell.textContent.trim())
      .filter(Boolean)
      .join(' · ');
  return [cells('th'), cells('.number'), cells('[data-tooltip]')];
}

/** The same in one sentence. */
export const sentence = parts => parts.filter(Boolean).join(document.documentElement.lang.startsWith('zh') ? '，' : ', ');
