// The one tooltip, the one live region: what the active mark says.
import { about, opens, sentence, subject, words } from './marks.js';

// Between a mark and its tooltip, as in card.css.
const GAP = 10;

/** What is pointed at: the picture, the mark, the tooltip, and whether by keyboard. @type {any} */
export let active;

/** Highlights everything in a figure that is about one of these ids, and nothing else. Changes only what differs. */
export function highlight(figure, ...ids) {
  for (const mark of figure?.querySelectorAll('[data-active]') ?? []) if (!ids.includes(subject(mark))) mark.removeAttribute('data-active');
  for (const id of ids) for (const mark of figure.querySelectorAll(about(id))) mark.setAttribute('data-active', '');
  for (const picture of figure?.querySelectorAll('.picture') ?? []) {
    picture.toggleAttribute('data-has-active', Boolean(picture.querySelector('[data-observation][data-active]')));
    picture.removeAttribute('data-members-active');
  }
}

// The figure in which the members of a class are highlighted.
let highlighted;

/** Highlights the members of a class of a legend; without a class, none. */
export function highlightMembers(group) {
  const figure = group?.closest('figure');
  if (!figure && !highlighted) return;
  const members = group?.dataset.members.split(' ').filter(Boolean) ?? [];
  leave();
  highlight(figure ?? highlighted, ...members);
  if (members.length > 0) for (const picture of figure.querySelectorAll('.picture')) picture.setAttribute('data-members-active', '');
  highlighted = figure;
}

/** Closes a tooltip once its picture has left the screen. */
const watch =
  window.IntersectionObserver &&
  new IntersectionObserver(entries => {
    if (entries.some(entry => entry.target === active?.picture && !entry.isIntersecting)) leave();
  });

export function leave() {
  if (!active) return;
  highlight(active.picture.closest('figure'));
  watch?.disconnect();
  active.tip.remove();
  active.live.textContent = '';
  active = undefined;
}

/** Shows the tooltip of a mark and announces it; without a mark, closes it. */
export function point(picture, mark, keyed = false) {
  const id = mark && subject(mark);
  if (active && active.picture === picture && active.id === id) return;
  const figure = picture.closest('figure');
  const texts = id ? words([...figure.querySelectorAll('tr')].find(row => subject(row) === id)) : [];
  if (!texts[0]) {
    leave();
    return;
  }
  if (active?.picture !== picture) {
    leave();
    watch?.observe(picture);
  }
  // All is measured before anything is changed: the page is laid out once.
  const [frame, box] = [picture.getBoundingClientRect(), mark.getBoundingClientRect()];
  // Half of its greatest width from the edges, so that it does not hang over them.
  const keep = Math.min(140, frame.width / 2);
  const tip = active?.tip ?? document.createElement('div');
  tip.className = 'tooltip';
  tip.setAttribute('role', 'tooltip');
  tip.removeAttribute('data-below');
  tip.style.left = `${Math.min(Math.max(box.left + box.width / 2 - frame.left, keep), frame.width - keep)}px`;
  tip.style.top = `${box.top - frame.top}px`;
  const parts = [
    ['b', '', texts[0]],
    ['span', 'value', texts[1]],
    ['small', '', texts[2]],
    ['small', 'hint', opens(mark) && picture.dataset.hint],
  ];
  tip.replaceChildren(
    ...parts
      .filter(([, , text]) => text)
      .map(([tag, className, textContent]) => Object.assign(document.createElement(tag), { className, textContent })),
  );
  if (!tip.isConnected) picture.append(tip);
  active = { picture, id, mark, tip, keyed, live: picture.querySelector('[aria-live]') };
  active.live.textContent = sentence(texts);
  highlight(figure, id);
  // It is above its mark; where that is out of sight, below, or as low as can be seen.
  Promise.resolve(wanzhou.inSight?.() ?? { top: 0, bottom: innerHeight }).then(({ top, bottom }) => {
    const { height } = tip.getBoundingClientRect();
    if (active?.id !== id || box.top - height - GAP >= top) return;
    tip.style.top = `${Math.min(box.bottom + GAP, bottom - height) + height + GAP - frame.top}px`;
    // There it lies over the marks that come next: the pointer goes through it.
    tip.setAttribute('data-below', '');
  });
}
