/**
 * Runs in every page before anything of its own and calls `benchSeen(what, when, point)`, the same way for all pages:
 *
 * - `chart`: the first frame after whose painting a mark of the first chart is on the page,
 * - `ready`: `data-app-state="ready"` on the root element,
 * - `tip` (while `pointing` at the mark, which is then scrolled into view): a tooltip with a number in it is visible.
 *
 * Marks are looked for at the start of each frame; the time is taken once that frame is painted.
 */
export function probe({ marks, tip, pointing }) {
  const visible = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /** Somewhere inside a visible mark, in pixels of the screen. */
  function inMark({ selector }) {
    for (const mark of document.querySelectorAll(selector)) {
      // A mark may be a group with gaps in it: a shape has none in its middle.
      const shape = mark.querySelector('path, rect, circle') ?? mark;
      const { width, height } = shape.getBoundingClientRect();
      if (!visible(shape) || width === 0 || height === 0) continue;
      if (pointing) shape.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y } = shape.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }

  /** A little inside the topmost area of a colour on the first figure's canvas. */
  function inColour({ colour: [red, green, blue, alpha] }) {
    for (const canvas of document.querySelector('figure')?.querySelectorAll('canvas') ?? []) {
      if (canvas.width === 0 || canvas.height === 0) continue;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const at = new Uint32Array(data.buffer).indexOf(((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0);
      if (at < 0) continue;
      if (pointing) canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = canvas.getBoundingClientRect();
      const scale = box.width / canvas.width;
      return { x: box.x + (at % canvas.width) * scale + 8, y: box.y + Math.floor(at / canvas.width) * scale + 8 };
    }
    return undefined;
  }

  const find = what => (what.selector ? inMark(what) : inColour(what));
  const isTipShown = () =>
    tip.selector
      ? [...document.querySelectorAll(tip.selector)].some(element => visible(element) && /\d/.test(element.textContent))
      : inColour(tip) !== undefined;

  /** A message posted before a frame is painted arrives after it. */
  function seenOncePainted(what, point) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.benchSeen(what, performance.now(), point);
    port2.postMessage(null);
  }

  let charted = false;
  function look() {
    if (!charted) {
      const point = find(marks);
      charted = point !== undefined;
      if (charted) seenOncePainted('chart', point);
    } else if (!pointing) {
      return;
    } else if (isTipShown()) {
      seenOncePainted('tip');
      return;
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  const states = new MutationObserver(() => {
    if (document.documentElement?.dataset.appState !== 'ready') return;
    states.disconnect();
    window.benchSeen('ready', performance.now());
  });
  states.observe(document, { subtree: true, attributes: true, childList: true, attributeFilter: ['data-app-state'] });

  window.benchLargest = 0;
  new PerformanceObserver(list => {
    window.benchLargest = list.getEntries().at(-1).startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });

  window.benchShift = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}
