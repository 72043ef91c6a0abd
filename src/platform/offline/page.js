// Keeps the site for reading offline, and says how far that is. `offline.rs` is the program's side of it.
(() => {
  const root = document.documentElement;
  // The site in one file keeps itself.
  const usable = parent === window && root.dataset.single === undefined && window.isSecureContext && 'serviceWorker' in navigator && location.protocol.startsWith('http');
  const KEY = 'wanzhou.offline';
  const declined = () => { try { return localStorage.getItem(KEY) === 'off'; } catch { return true; } };
  const decline = off => { try { if (off) localStorage.setItem(KEY, 'off'); else localStorage.removeItem(KEY); } catch { /* Nothing is remembered here. */ } };

  let registration;
  let listener = () => {};
  let asked = false;

  // Links out need a network; the style sheet says so.
  const connected = () => root.toggleAttribute('data-offline', navigator.onLine === false);
  for (const event of ['online', 'offline']) addEventListener(event, connected);
  connected();

  async function tell() {
    if (!usable) return listener('', 0);
    if (!registration) return listener(declined() ? 'declined' : '', 0);
    if (registration.waiting && navigator.serviceWorker.controller) return listener('waiting', 0);
    if (!registration.active) return listener('', 0);
    const { usage = 0 } = await navigator.storage?.estimate?.().catch(() => ({})) ?? {};
    return listener('kept', usage);
  }

  async function keep() {
    decline(false);
    try {
      registration = await navigator.serviceWorker.register(`${root.dataset.root ?? ''}sw.js`);
    } catch { /* A host without the file, a full disk, a forbidden store: the site stays online only. */ }
    const follow = worker => worker?.addEventListener('statechange', tell);
    follow(registration?.installing);
    registration?.addEventListener('updatefound', () => follow(registration.installing));
    return tell();
  }

  async function remove() {
    decline(true);
    await registration?.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
    registration = undefined;
    return tell();
  }

  function update() {
    asked = true;
    registration?.waiting?.postMessage('take over');
  }

  if (usable) navigator.serviceWorker.addEventListener('controllerchange', () => { if (asked) location.reload(); else tell(); });

  window.wanzhou.offline = {
    /** Calls back with the state (`kept`, `waiting`, `declined` or nothing) and the bytes kept, now and on every change. */
    watch(callback) {
      listener = callback;
      if (!usable || declined() || navigator.connection?.saveData) return tell();
      const idle = window.requestIdleCallback ?? (task => setTimeout(task, 2000));
      return idle(keep);
    },
    keep, remove, update,
  };
})();
