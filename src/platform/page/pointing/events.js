// Pointing at marks, by mouse, finger and keyboard: one tooltip, one keyboard walk, one live region for every picture,
// prerendered or live, chart, map or counting marks. It waits for no app, and works where none can run.
import { MARK, meant, next, opens, subject } from './marks.js';
import { active, highlight, highlightMembers, leave, point } from './tooltip.js';

const PICTURE = '.picture[tabindex]';
const CLASS = '[data-members]';
const within = (event, selector) => event.target.closest?.(selector);

// Where the pointer lies. A page that moves under it sends events too, which take nothing from the keyboard.
let rest;
const position = ({ screenX, screenY }) => `${screenX} ${screenY}`;
const resting = event => active?.keyed && (rest ?? position(event)) === position(event);
// What Escape has closed stays closed until something else is pointed at.
let dismissed;

/** Opens where a value comes from, or picks what it is about: the address says so, the app shows it. In a frame the page around keeps its history. */
function see(mark) {
  if (!opens(mark)) return;
  // In some pictures a mark is picked instead, which the app does.
  const picks = mark.closest('[data-picks]');
  if (picks) {
    picks.dispatchEvent(new CustomEvent('pick', { detail: subject(mark) }));
    return;
  }
  const hash = location.hash.slice(1).split('#')[0];
  const [path, settings = ''] = /^[/?]/.test(hash) ? hash.split('?') : [''];
  const to = `#${path}?${[...settings.split('&').filter(one => one && !one.startsWith('see=')), `see=${subject(mark)}`].join('&')}`;
  if (parent === window) location.hash = to;
  else location.replace(to);
}

/** What is pointed at in a table stands out in its picture. */
function overTable(event) {
  const table = within(event, '.values');
  if (table) highlight(table.closest('figure'), ...[subject(within(event, MARK) ?? table)].filter(Boolean));
}

// The mouse may go onto the tooltip; a finger cannot point without pressing: its first tap points, the second opens.
document.addEventListener(
  'pointermove',
  /** @param {From<PointerEvent>} event */ event => {
    const rests = resting(event) || rest === position(event);
    rest = position(event);
    if (event.pointerType === 'touch' || rests || within(event, '.tooltip')) return;
    const group = within(event, CLASS);
    highlightMembers(group);
    if (group) return;
    const picture = within(event, PICTURE);
    const mark = picture && meant(picture, event);
    if (dismissed !== undefined && mark && subject(mark) === dismissed) return;
    dismissed = undefined;
    if (picture) point(picture, mark);
    overTable(event);
  },
  { passive: true },
);
document.addEventListener('pointerout', event => {
  if (within(event, CLASS) && !event.relatedTarget) highlightMembers();
  const picture = within(event, PICTURE);
  if (picture && picture === active?.picture && event.pointerType !== 'touch' && !resting(event) && !picture.contains(event.relatedTarget))
    leave();
  const table = within(event, '.values');
  if (table && !table.contains(event.relatedTarget)) highlight(table.closest('figure'));
});
document.addEventListener('focusin', overTable);
document.addEventListener('focusout', event => {
  if (active && event.target === active.picture) leave();
});

document.addEventListener(
  'click',
  /** @param {From<PointerEvent>} event */ event => {
    const picture = within(event, PICTURE);
    const group = within(event, CLASS);
    highlightMembers(group);
    if (group) return;
    if (!picture) {
      leave();
      const value = within(event, 'a, button, summary, input, select, .picture') ? undefined : within(event, MARK);
      if (value) see(value);
      return;
    }
    if (within(event, '.tooltip')) {
      see(active.mark);
      return;
    }
    const mark = meant(picture, event);
    if (mark && active?.picture === picture && active.id === subject(mark)) see(mark);
    point(picture, mark);
  },
);

document.addEventListener(
  'keydown',
  /** @param {From<KeyboardEvent>} event */ event => {
    if (event.key === 'Escape') {
      dismissed = active?.keyed ? undefined : active?.id;
      highlightMembers();
      leave();
    }
    // With these, arrows are a screen reader's or the browser's.
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const open = event.key === 'Enter' || event.key === ' ';
    if (!event.target.matches?.(PICTURE)) {
      if (!open || !event.target.matches?.(MARK)) return;
      event.preventDefault();
      see(event.target);
      return;
    }
    const mine = active?.picture === event.target ? active.mark : undefined;
    if (open) {
      if (!active) return;
      event.preventDefault();
      see(active.mark);
      return;
    }
    const to = next(event.target, mine, event.key);
    if (!to) return;
    event.preventDefault();
    point(event.target, to, true);
  },
);
