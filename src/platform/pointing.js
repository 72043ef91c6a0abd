// Pointing at marks: one tooltip, one keyboard walk, one live region for every picture, still or live, chart, map or
// counting marks: whatever carries `data-observation`, `data-system` or `data-part`, of which the last has nothing to open.
// What a mark says is read from its row in the table of its figure, so that picture and table cannot differ. It waits for
// no program, and works where none can run.
(() => {
  const MARK = '[data-observation], [data-system], [data-part]';
  // The smallest target that a finger is owed, in pixels.
  const TARGET = 24;
  // Between a mark and its tooltip, as in card.css.
  const GAP = 10;
  const subject = ({ dataset }) => dataset.observation ?? dataset.system ?? dataset.part;
  const about = id => `[data-observation="${id}"], [data-system="${id}"], [data-part="${id}"]`;
  const opens = mark => mark.dataset.part === undefined;
  const within = (event, selector) => event.target.closest?.(selector);
  let here;
  // Where the pointer lies. A page that moves under it sends events too, which take nothing from the keyboard.
  let rest;
  const place = ({ screenX, screenY }) => `${screenX} ${screenY}`;
  const resting = event => here?.keyed && (rest ?? place(event)) === place(event);

  /** The marks of a picture that can be seen, each subject once. */
  function shown(picture) {
    const marks = new Map();
    for (const mark of picture.querySelectorAll(MARK)) {
      const { width, height } = mark.getBoundingClientRect();
      if (width + height > 0 && !marks.has(subject(mark))) marks.set(subject(mark), mark);
    }
    return [...marks.values()];
  }

  /** Everything in a figure that is about one thing stands out; about nothing, nothing does. Only what changes is touched. */
  function highlight(figure, id) {
    for (const mark of figure?.querySelectorAll('[data-active]') ?? []) if (subject(mark) !== id) mark.removeAttribute('data-active');
    if (id) for (const mark of figure.querySelectorAll(about(id))) mark.setAttribute('data-active', '');
    for (const picture of figure?.querySelectorAll('.picture') ?? []) picture.toggleAttribute('data-pointed', Boolean(picture.querySelector('[data-observation][data-active]')));
  }

  /** What a mark says: name, value, and the details that its row has. */
  function words(figure, id) {
    const row = [...figure.querySelectorAll(about(id))].find(one => one.localName === 'tr');
    const cells = selector => [...row?.querySelectorAll(selector) ?? []].map(cell => cell.textContent.trim()).filter(Boolean).join(' · ');
    return [cells('th'), cells('.number'), cells('[data-said]')];
  }

  function leave() {
    if (!here) return;
    highlight(here.picture.closest('figure'));
    here.tip.remove();
    here.live.textContent = '';
    here = undefined;
  }

  /** Says what a mark says, beside it and aloud; without a mark, nothing any more. */
  function point(picture, mark, keyed = false) {
    const id = mark && subject(mark);
    if (here && here.picture === picture && here.id === id) return;
    const figure = picture.closest('figure');
    const said = id ? words(figure, id) : [];
    if (!said[0]) {
      leave();
      return;
    }
    if (here?.picture !== picture) leave();
    // All is measured before anything is changed: the page is laid out once.
    const [frame, box] = [picture.getBoundingClientRect(), mark.getBoundingClientRect()];
    // Half of its greatest width from the edges, so that it does not hang over them.
    const keep = Math.min(140, frame.width / 2);
    const tip = here?.tip ?? document.createElement('div');
    tip.className = 'tip';
    tip.setAttribute('aria-hidden', 'true');
    tip.style.left = `${Math.min(Math.max(box.left + box.width / 2 - frame.left, keep), frame.width - keep)}px`;
    tip.style.top = `${box.top - frame.top}px`;
    const parts = [['b', '', said[0]], ['span', 'value', said[1]], ['small', '', said[2]], ['small', 'hint', opens(mark) && picture.dataset.hint]];
    tip.replaceChildren(...parts.filter(([, , text]) => text)
      .map(([tag, className, textContent]) => Object.assign(document.createElement(tag), { className, textContent })));
    if (!tip.isConnected) picture.append(tip);
    here = { picture, id, mark, tip, keyed, live: picture.querySelector('[aria-live]') };
    here.live.textContent = said.filter(Boolean).join(document.documentElement.lang.startsWith('zh') ? '，' : ', ');
    highlight(figure, id);
    // It stands above its mark. Where that is out of sight it stands below, or as low as can be seen.
    Promise.resolve(wanzhou.inSight?.() ?? { top: 0, bottom: innerHeight }).then(({ top, bottom }) => {
      const { height } = tip.getBoundingClientRect();
      if (here?.id !== id || box.top - height - GAP >= top) return;
      tip.style.top = `${Math.min(box.bottom + GAP, bottom - height) + height + GAP - frame.top}px`;
    });
  }

  /** The mark that a press means: the one under it, else the nearest of those too small to be hit. */
  function pressed(picture, event) {
    const under = within(event, MARK);
    if (under) return under;
    const beyond = (low, high, at) => Math.max(low - at, at - high, 0);
    const near = shown(picture).map(mark => [mark, mark.getBoundingClientRect()])
      .filter(([, box]) => Math.min(box.width, box.height) < TARGET)
      .map(([mark, box]) => [mark, Math.hypot(beyond(box.left, box.right, event.clientX), beyond(box.top, box.bottom, event.clientY))])
      .filter(([, far]) => far <= TARGET / 2)
      .sort(([, one], [, other]) => one - other);
    return near[0]?.[0];
  }

  /** Opens where a value comes from: the address says so, the program shows it. */
  function see(mark) {
    if (!opens(mark)) return;
    const hash = location.hash.slice(1).split('#')[0];
    const [path, settings = ''] = /^[/?]/.test(hash) ? hash.split('?') : [''];
    location.hash = `${path}?${[...settings.split('&').filter(one => one && !one.startsWith('see=')), `see=${subject(mark)}`].join('&')}`;
  }

  function over(event) {
    const picture = within(event, '.picture[tabindex]');
    if (picture) point(picture, within(event, MARK));
    const table = within(event, '.values');
    if (table) highlight(table.closest('figure'), subject(within(event, MARK) ?? table));
  }
  // What has moved under a mouse that rests is pointed at once the mouse moves too.
  let late = false;
  document.addEventListener('pointerover', event => {
    // A finger cannot point without pressing: its first tap points, the second on the same mark opens.
    if (event.pointerType === 'touch' || resting(event)) return;
    late = !here && rest === place(event);
    if (!late) over(event);
  });
  document.addEventListener('pointerout', event => {
    const picture = within(event, '.picture[tabindex]');
    if (picture && picture === here?.picture && event.pointerType !== 'touch' && !resting(event) && !picture.contains(event.relatedTarget)) leave();
    const table = within(event, '.values');
    if (table && !table.contains(event.relatedTarget)) highlight(table.closest('figure'));
  });
  document.addEventListener('pointermove', event => {
    const moved = rest !== place(event);
    rest = place(event);
    if (!late || !moved || event.pointerType === 'touch') return;
    late = false;
    over(event);
  }, { passive: true });
  document.addEventListener('focusin', event => {
    const table = within(event, '.values');
    if (table) highlight(table.closest('figure'), subject(within(event, MARK) ?? table));
  });
  document.addEventListener('focusout', event => { if (here && event.target === here.picture) leave(); });

  document.addEventListener('click', event => {
    const picture = within(event, '.picture[tabindex]');
    if (!picture) {
      leave();
      const value = within(event, 'a, button, summary, input, select, .picture') ? undefined : within(event, MARK);
      if (value) see(value);
      return;
    }
    const mark = pressed(picture, event);
    if (mark && here?.picture === picture && here.id === subject(mark)) see(mark);
    point(picture, mark);
  });

  document.addEventListener('keydown', event => {
    const open = event.key === 'Enter' || event.key === ' ';
    if (!event.target.matches?.('.picture[tabindex]')) {
      if (!open || !event.target.matches?.(MARK)) return;
      event.preventDefault();
      see(event.target);
      return;
    }
    if (event.key === 'Escape') leave();
    if (open && here) see(here.mark);
    const marks = open ? [] : shown(event.target);
    const last = marks.length - 1;
    const at = marks.findIndex(mark => here?.picture === event.target && subject(mark) === here.id);
    const to = {
      ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? last : at - 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last,
    }[event.key];
    if (to === undefined && !(open && here)) return;
    event.preventDefault();
    if (to !== undefined && last >= 0) point(event.target, marks[Math.min(Math.max(to, 0), last)], true);
  });
})();
