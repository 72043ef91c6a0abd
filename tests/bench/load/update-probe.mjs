/**
 * Runs in every page before anything of its own, the same for all pages, and sets:
 *
 * - `benchPress(control, value, box)`: presses a control, or chooses a value of a list, and resolves to the milliseconds from that
 *   event's own time until the first frame is painted after the picture in `box` was changed: in its elements, or on a canvas that
 *   was cleared to be drawn anew. Moves and fades that a picture begins then are not waited for: their first frame counts,
 * - `benchTasks`: long tasks (50 ms or more) as `{ startTime, duration }`,
 * - `benchFrames`: when each frame began.
 */
export function updateProbe() {
  window.benchTasks = [];
  window.benchFrames = [];
  new PerformanceObserver(list =>
    window.benchTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))),
  ).observe({ type: 'longtask', buffered: true });

  /** Runs once the frame that is being made is painted, before whatever else waits: what a page puts off is not waited for. */
  const later = task => scheduler.postTask(task, { priority: 'user-blocking' });

  let inFrame = false;
  function frame(time) {
    window.benchFrames.push(time);
    inFrame = true;
    later(() => {
      inFrame = false;
    });
    requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);

  const oncePainted = task => (inFrame ? later(task) : requestAnimationFrame(() => later(task)));

  /** Told of each canvas that is cleared. */
  let cleared = _ => {};
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    cleared(this.canvas);
    return clearRect.apply(this, box);
  };

  window.benchPress = (control, value, box) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the picture does not change')), 20_000);
      const event =
        value === undefined ? new MouseEvent('click', { bubbles: true, cancelable: true }) : new Event('change', { bubbles: true });
      const changed = () => {
        watch.disconnect();
        cleared = _ => {};
        oncePainted(() => {
          clearTimeout(late);
          resolve(performance.now() - event.timeStamp);
        });
      };
      const watch = new MutationObserver(changed);
      watch.observe(box, { subtree: true, childList: true, attributes: true, characterData: true });
      cleared = canvas => box.contains(canvas) && changed();
      if (value !== undefined) control.value = value;
      control.dispatchEvent(event);
    });
}
