// Stores the site for reading offline, and shows the state: of the elements with `data-offline-state` only the one that
// applies. It does not need the app.
import { addressOf, idle, root } from './document.js';

// The site in one file needs no service worker.
const usable =
  parent === window &&
  root.dataset.isSingleFile === undefined &&
  window.isSecureContext &&
  'serviceWorker' in navigator &&
  location.protocol.startsWith('http');
// In a sandbox even reading the property throws.
const workers = /** @type {ServiceWorkerContainer} */ (usable ? navigator.serviceWorker : undefined);
const KEY = 'wanzhou.offline';
const declined = () => {
  try {
    return localStorage.getItem(KEY) === 'off';
  } catch {
    return true;
  }
};
const decline = off => {
  try {
    if (off) localStorage.setItem(KEY, 'off');
    else localStorage.removeItem(KEY);
  } catch {
    /* Nothing is remembered here. */
  }
};

let registration;
let [asked, replaced] = [false, false];

// Links out need a network; the stylesheet says so.
const connected = () => root.toggleAttribute('data-offline', navigator.onLine === false);
for (const event of ['online', 'offline']) addEventListener(event, connected);
connected();

/** `kept` with the bytes, `waiting` (a new version), `declined`, or nothing. */
/** @returns {Promise<[now: string, bytes?: number]>} */
async function state() {
  if (!registration) return [declined() ? 'declined' : ''];
  if (replaced || (registration.waiting && navigator.serviceWorker.controller)) return ['waiting'];
  if (!registration.active) return [''];
  const { usage = 0 } = (await navigator.storage?.estimate?.().catch(() => /** @type {StorageEstimate} */ ({}))) ?? {};
  return ['kept', usage];
}

async function showState() {
  const [now, bytes] = await state();
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-offline-state]')))
    part.hidden = part.dataset.offlineState !== now;
  for (const size of document.querySelectorAll('[data-kept-size]'))
    size.textContent = `${(/** @type {number} */ (bytes) / 1e6).toFixed(1)}\u00a0MB`;
}

async function keep() {
  decline(false);
  try {
    registration = await navigator.serviceWorker.register(`${root.dataset.root ?? ''}sw.js`);
  } catch {
    /* A host without the file, a full disk, a forbidden store: the site stays online only. */
  }
  const follow = worker => worker?.addEventListener('statechange', showState);
  follow(registration?.installing);
  registration?.addEventListener('updatefound', () => follow(registration.installing));
  return showState();
}

async function remove() {
  decline(true);
  const scope = registration?.scope ?? addressOf(root.dataset.root || './');
  await registration?.unregister();
  // Other sites of the same host have caches of their own.
  for (const name of await caches.keys()) if (name.endsWith(`-${scope}`)) await caches.delete(name);
  registration = undefined;
  return showState();
}

function update() {
  asked = true;
  if (registration?.waiting) registration.waiting.postMessage('take over');
  else location.reload();
}

if (usable) {
  wanzhou.offline = showState;
  let served = Boolean(workers.controller);
  workers.addEventListener('controllerchange', () => {
    if (asked) return location.reload();
    // Another tab has taken the new version: what this one has not fetched yet is gone.
    replaced = served;
    served = true;
    return showState();
  });
  document.addEventListener(
    'click',
    /** @param {From<MouseEvent>} event */ async event => {
      ({ keep, remove, update })[event.target.closest?.('[data-action]')?.dataset.action]?.();
      // Browsers do not ask the worker for what is to be saved, so that it could not be had without a network.
      const link = /** @type {HTMLAnchorElement | null} */ (event.target.closest?.('a[download]'));
      // What the app has saved is saved.
      if (event.defaultPrevented || !link || !workers.controller || link.host !== location.host) return;
      event.preventDefault();
      const found = await fetch(link.href).then(
        answer => (answer.ok ? answer.blob() : undefined),
        () => undefined,
      );
      if (!found) {
        location.href = link.href;
        return;
      }
      const saved = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(found),
        download: link.download || link.href.split('/').pop(),
      });
      saved.click();
      setTimeout(() => URL.revokeObjectURL(saved.href), 60_000);
    },
  );
  addEventListener('load', () => {
    if (declined() || navigator.connection?.saveData) showState();
    else idle(keep);
  });
}
