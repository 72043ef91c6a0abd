// Ways in which what a page depends on can fail, for faults.spec.mjs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** A file of the site as it should be. */
export const sound = name => readFileSync(`${dist}${name}`);

/** Answers in place of a file; each gets the route and the body that should have come. */
export const ANSWERS = {
  missing: route => route.fulfill({ status: 404, body: 'not found' }),
  unreachable: route => route.abort(),
  empty: route => route.fulfill({ status: 200, body: '' }),
  truncated: (route, body) => route.fulfill({ status: 200, body: body.subarray(0, body.length / 2) }),
  corrupt: (route, body) =>
    route.fulfill({ status: 200, body: Buffer.from(body).fill(0x5a, Math.floor(body.length / 3), Math.floor(body.length / 2)) }),
  'a page of HTML': route => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>not found' }),
  'of the wrong type': route => route.fulfill({ status: 200, contentType: 'application/json', body: '[1, 2, {"observations": 3}]' }),
  'of 50 MB': route =>
    route.fulfill({
      status: 200,
      contentType: 'application/json',
      body: `{"observations":[{"id":"large","note":"${'a'.repeat(50_000_000)}"}]}`,
    }),
};

/** Answers each request for what matches `pattern`; `release` lets the true answers through again. */
export async function failing(page, pattern, name, answer) {
  let on = true;
  await page.route(pattern, async route => (on ? answer(route, sound(name)) : route.continue()));
  return () => {
    on = false;
  };
}

/** Holds back what matches `pattern` until it is released. */
export async function holding(page, pattern) {
  let release;
  const held = new Promise(resolve => {
    release = resolve;
  });
  await page.route(pattern, async route => {
    await held;
    await route.continue().catch(() => {});
  });
  return release;
}

/** What a browser may lack, or refuse: each runs in the page before anything of its own. */
export const LACKS = {
  'storage throws': () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  },
  'storage is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  'no clipboard, no share sheet': () => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    Object.defineProperty(Navigator.prototype, 'share', { value: undefined });
  },
  'no ResizeObserver': () => {
    delete window.ResizeObserver;
  },
  'no IntersectionObserver, no requestIdleCallback': () => {
    delete window.IntersectionObserver;
    delete window.requestIdleCallback;
  },
  'no service workers': () => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  },
};
