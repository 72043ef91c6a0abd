// Presses that only the app can answer start it, are shown as busy, and are repeated once it runs.
import { language, dataset, stored } from './document.js';
import { layOutAgain } from './layout.js';
import { isRunning, start } from './loader.js';

/** Theme, language: no app needed. */
function runAction(what) {
  if (what === 'lang' || what === 'offered') stored('lang', language === 'zh' ? 'en' : 'zh');
  if (what === 'stay') stored('lang', language);
  if (what === 'stay' || what === 'offered') delete dataset.offer;
  if (what !== 'theme') return;
  const dark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset.theme = dark ? 'light' : 'dark';
  layOutAgain();
  stored('theme', dataset.theme);
  if (/[?&]theme=/.test(location.hash)) location.replace(location.hash.replace(/([?&]theme=)\w*/, `$1${dataset.theme}`));
}

/** Where a control is: it may be drawn anew before it is pressed again. */
function placeOf(control) {
  const around = () => document.querySelector(`[data-figure="${figure}"]`) ?? document.getElementById('app');
  const figure = control.closest('[data-figure]')?.dataset.figure;
  const all = () => [...around().querySelectorAll(control.localName)];
  const at = all().indexOf(control);
  return () => (control.isConnected ? control : all()[at]);
}

// A table of contents that lies over the page closes once it is used, or something else is.
document.addEventListener(
  'click',
  /** @param {From<MouseEvent>} event */ event => {
    for (const open of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('.jump details[open]'))) {
      if (!open.contains(event.target) || event.target.closest('a')) open.open = false;
    }
  },
);

const pressed = new Set();
document.addEventListener(
  'click',
  /** @param {From<MouseEvent>} event */ event => {
    runAction(event.target.closest?.('[data-action]')?.dataset.action);
    const control = event.target.closest?.('#app button:not([data-action])');
    if (isRunning() || !control) return;
    // Else this press would also reach what the app puts there meanwhile.
    event.stopImmediatePropagation();
    if (pressed.has(control)) return;
    pressed.add(control);
    control.setAttribute('aria-busy', 'true');
    const now = placeOf(control);
    start().then(answers => {
      pressed.delete(control);
      control.removeAttribute('aria-busy');
      if (answers) now()?.click();
    });
  },
  true,
);

// Once the app runs a field gets its last input again, since the app resets it.
const filled = new Map();
document.addEventListener(
  'input',
  /** @param {From<Event, HTMLInputElement>} event */ event => {
    const { target } = event;
    if (isRunning() || !target.closest?.('#app')) return;
    // Else the app would handle it too, before it has read the address.
    event.stopImmediatePropagation();
    const first = !filled.has(target);
    filled.set(target, [target.value, target.checked]);
    if (!first) return;
    const now = placeOf(target);
    start().then(answers => {
      const [value, checked] = filled.get(target);
      filled.delete(target);
      const field = now();
      if (!answers || !field) return;
      Object.assign(field, field.type === 'checkbox' ? { checked } : { value });
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    });
  },
  true,
);

document.addEventListener(
  'keydown',
  /** @param {From<KeyboardEvent>} event */ event => {
    if (isRunning() || event.key !== '?' || event.target.matches?.('input, select, textarea')) return;
    event.stopImmediatePropagation();
    start().then(answers => answers && document.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true })));
  },
  true,
);
