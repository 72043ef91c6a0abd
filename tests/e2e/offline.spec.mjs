// After one visit the network may go: everything stays. A new version waits until it is taken.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { listen } from '../listen.mjs';
import { address, expect, HOST, PAGES, ready, SITE, test } from './site.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));

test.use({ serviceWorkers: 'allow' });

/** Waits until the whole site is kept on the device. */
const kept = page =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          return registration?.active?.state === 'activated' && !registration.installing;
        }),
      { timeout: 30_000 },
    )
    .toBe(true);

test('the offline copy can be removed, stays removed, and can be stored again', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await kept(page);
  // Other sites of the host keep what they keep.
  const OTHERS = [`workbox-precache-v2-${SITE}other/`, 'somebody-else'];
  await page.evaluate(async names => {
    for (const name of names) await caches.open(name);
  }, OTHERS);
  const registered = () =>
    page.evaluate(
      async names =>
        (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).filter(name => !names.includes(name)).length,
      OTHERS,
    );
  await page.locator('.kept:visible').getByRole('button', { name: '移除' }).click();
  await expect.poll(registered).toBe(0);
  expect(await page.evaluate(names => caches.keys().then(all => names.every(name => all.includes(name))), OTHERS)).toBe(true);
  await page.reload();
  await ready(page);
  const again = page.locator('.kept:visible').getByRole('button', { name: '保存以便离线阅读' });
  await expect(again).toBeVisible();
  expect(await registered()).toBe(0);
  await again.click();
  await kept(page);
});

test('a frame installs no service worker', async ({ page }) => {
  await page.goto(`${HOST}plain?frame=${SITE}embed/gdp/`);
  const frame = page.frames()[1];
  await expect.poll(() => frame.locator('html').getAttribute('data-app-state')).toBe('ready');
  await page.waitForTimeout(2500);
  expect(await frame.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

/** The built site on a server of its own, where it can change: `folder`, `address`, `refuse` (paths that fail), `cut` (files
 *  that arrive by half, by way of `how`), `close`. */
async function ownHost() {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  cpSync(`${top}dist`, folder, { recursive: true });
  const files = sirv(folder, { dev: true });
  const own = { folder, refuse: /^$/, cut: '' };
  const server = createServer((request, response) => {
    if (own.refuse.test(request.url)) return request.socket.destroy();
    if (own.cut && request.url.includes(own.cut)) {
      const whole = readFileSync(join(folder, own.cut));
      const half = whole.subarray(0, whole.length / 2);
      response.setHeader('content-type', own.cut.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
      // Either the host says how much there would be and hangs up, or it takes the half for all.
      response.setHeader('content-length', own.how === 'hangs up' ? whole.length : half.length);
      return response.write(half, () => (own.how === 'hangs up' ? request.socket.destroy() : response.end()));
    }
    return files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  own.address = `http://127.0.0.1:${await listen(server)}/`;
  /** The network is gone: unlike a browser's own "offline", for the worker too. */
  own.unplug = () => {
    server.closeAllConnections();
    server.close();
  };
  own.close = () => {
    own.unplug();
    rmSync(folder, { recursive: true });
  };
  // A second build: another page, and the worker that the build makes of it.
  own.rebuild = mark => {
    const page = join(folder, 'index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace(/<html (data-build="\w+" )?/, `<html data-build="${mark}" `));
    execFileSync('node', [`${top}src/bin/publish/offline.mjs`, folder], { stdio: 'pipe' });
  };
  return own;
}

test.describe('on a host of its own', () => {
  test.use({ allowed: [/ERR_|Failed to|request to http:\/\/127|bad-precaching-response/] });

  test('after one visit every page opens, deep links and documents of figures too, and files are saved', async ({ page, context }) => {
    test.slow();
    const own = await ownHost();
    try {
      await page.goto(own.address);
      await ready(page);
      await kept(page);
      await expect(page.locator('.kept:visible')).toContainText(/\d\.\d\u00a0MB/);
      own.unplug();
      // The tab that was open before anything was kept goes on.
      await page.getByRole('navigation').getByRole('link', { name: '区县', exact: true }).click();
      await expect(page.locator('.mapped svg').filter({ visible: true }).first()).toBeVisible();
      for (const lang of ['zh', 'en']) {
        for (const hash of PAGES) {
          await page.goto('about:blank');
          await page.goto(own.address + address(hash, lang).slice(1));
          await ready(page);
          await expect(page.locator('.notice.failure:visible')).toHaveCount(0);
        }
      }
      await page.goto(`${own.address}f/gdp/en/`);
      await ready(page);
      expect(page.url()).toBe(`${own.address}#/indicator/gdp?lang=en`);
      await expect(page.locator('figure[data-figure="gdp"] h1')).toContainText('GDP');
      await page.goto(`${own.address}d/median-age/en/#?t=2010`);
      await ready(page);
      await expect(page.locator('#districts-title')).toContainText('Median age');
      await page.goto(`${own.address}d/500154/en/`);
      await ready(page);
      await expect(page.locator('h1')).toContainText('Kaizhou');
      await page.goto(`${own.address}#/data`);
      await ready(page);
      for (const name of ['CSV', 'Data Package (zip)']) {
        const download = page.waitForEvent('download');
        await page.locator('.downloads').getByRole('link', { name }).click();
        const saved = readFileSync(await (await download).path());
        expect(saved.equals(readFileSync(join(own.folder, 'data', (await download).suggestedFilename()))), name).toBe(true);
      }
      // What needs a network says so.
      await context.setOffline(true);
      await expect(page.locator('html')).toHaveAttribute('data-offline', '');
    } finally {
      own.close();
    }
  });

  test('a new version waits, is offered, and is activated when the reader asks', async ({ page, context }) => {
    test.slow();
    const own = await ownHost();
    try {
      await page.goto(own.address);
      await ready(page);
      await kept(page);
      own.rebuild('second');
      const old = await context.newPage();
      await old.goto(own.address);
      await ready(old);
      expect(await old.locator('html').getAttribute('data-build')).toBeNull();
      await expect(old.locator('[data-offline-state="waiting"]')).toBeVisible({ timeout: 20_000 });
      await old.locator('[data-offline-state="waiting"] button').click();
      await expect(old.locator('html')).toHaveAttribute('data-build', 'second', { timeout: 20_000 });
      await ready(old);
      await expect(old.locator('[data-offline-state="waiting"]')).toBeHidden();
      // The tab that did not choose shows it: what it has not fetched yet is gone.
      await page.locator('[data-offline-state="waiting"] button').click();
      await expect(page.locator('html')).toHaveAttribute('data-build', 'second', { timeout: 20_000 });
      const stale = await old.evaluate(async () => {
        const held = await Promise.all(
          (await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(key => key.url)),
        );
        const pages = held.flat().filter(url => /index\.html/.test(url));
        return pages.length;
      });
      expect(stale, 'the old page is gone').toBe(1);
    } finally {
      own.close();
    }
  });

  test('an interrupted update leaves the old version whole', async ({ page, context }) => {
    test.slow();
    const own = await ownHost();
    try {
      await page.goto(own.address);
      await ready(page);
      await kept(page);
      own.rebuild('broken');
      const [app] = readFileSync(join(own.folder, 'index.html'), 'utf8').match(/app-[0-9a-f]+/);
      expect(existsSync(join(own.folder, `${app}_bg.wasm`))).toBe(true);
      own.refuse = /index\.html/;
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration()).update().catch(() => {});
      });
      await page.waitForTimeout(1500);
      await context.setOffline(true);
      await page.reload();
      await ready(page);
      expect(await page.locator('html').getAttribute('data-build')).toBeNull();
      await expect(page.locator('[data-figure="growth-streak"]')).toBeVisible();
    } finally {
      own.close();
    }
  });

  for (const how of ['hangs up', 'takes the half for all']) {
    test(`a host that ${how} in the middle of a file: the site is not kept, or the old version stays whole`, async ({ page }) => {
      test.slow();
      const own = await ownHost();
      own.how = how;
      /** Lets the worker fetch a version, to its end: whether that version came to be. */
      const installed = () =>
        page.evaluate(async () => {
          const registration = (await navigator.serviceWorker.getRegistration()) ?? (await navigator.serviceWorker.register('sw.js'));
          const worker =
            registration.installing ??
            (await registration
              .update()
              .then(() => registration.installing)
              .catch(() => null));
          if (!worker) return registration.active?.state ?? 'none';
          return new Promise(done => {
            worker.addEventListener('statechange', () => done(worker.state));
          });
        });
      try {
        const [charts] = readdirSync(own.folder).filter(name => name.startsWith('echarts-'));
        own.cut = charts;
        await page.goto(own.address);
        await ready(page);
        await expect
          .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), { timeout: 20_000 })
          .toBe(0);
        await expect(page.locator('.kept:visible')).toHaveCount(0);

        own.cut = '';
        await page.reload();
        await ready(page);
        await kept(page);
        // The second version has another page and other data, of which half arrives.
        const data = join(own.folder, 'data/core.json');
        writeFileSync(data, `${readFileSync(data, 'utf8')}\n`);
        own.rebuild('second');
        own.cut = 'data/core.json';
        expect(await installed()).toBe('redundant');
        own.unplug();
        await page.reload();
        await ready(page);
        expect(await page.locator('html').getAttribute('data-build')).toBeNull();
        await page.goto(`${own.address}#/data`);
        await expect(page.locator('.data-table tr[data-observation]').first()).toBeVisible();
        // Another language asks for the charts and the data that are kept.
        await page.goto(`${own.address}#/?lang=en`);
        await expect(page.locator('[data-figure="gdp"] .picture svg').filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
      } finally {
        own.close();
      }
    });
  }

  test('with a full disk the site is not stored offline, and nothing else changes', async ({ page, context }) => {
    const own = await ownHost();
    try {
      const client = await context.newCDPSession(page);
      await client.send('Storage.overrideQuotaForOrigin', { origin: new URL(own.address).origin, quotaSize: 50_000 });
      await page.goto(own.address);
      await ready(page);
      await page.waitForTimeout(4000);
      await expect(page.locator('.kept:visible')).toHaveCount(0);
      await page.getByRole('navigation').getByRole('link', { name: '数据', exact: true }).click();
      await expect(page.locator('.data-table tr[data-observation]').first()).toBeVisible();
    } finally {
      own.close();
    }
  });
});
