// What hosts need to know, and how the site describes itself to systems that install it: docs/hosting.md, `_headers`, the manifest.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { listen } from '../listen.mjs';
import { expect, HOST, ready, SITE, test } from './site.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const dist = `${top}dist`;
const read = file => readFileSync(`${dist}/${file}`);

/** `_headers` as Cloudflare Pages and Netlify read it: the lines of every pattern that fits, `! Name` taking one away. */
function headersOf(text, path) {
  const headers = new Map();
  let fits = false;
  for (const line of text.split('\n').filter(line => line.trim() && !line.startsWith('#'))) {
    const [, taken, name, value] = line.match(/^\s+(?:! ([\w-]+)|([\w-]+): (.+))$/) ?? [];
    if (!taken && !name)
      fits = new RegExp(
        `^${line
          .trim()
          .split('*')
          .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}$`,
      ).test(path);
    else if (fits && taken) headers.delete(taken.toLowerCase());
    else if (fits) headers.set(name.toLowerCase(), [...[headers.get(name.toLowerCase())].filter(Boolean), value].join(', '));
  }
  return headers;
}

/** dist/ on a host that heeds `_headers`. */
async function heedingHost() {
  const rules = read('_headers').toString();
  const files = sirv(dist, {
    setHeaders: (response, path) => {
      for (const [name, value] of headersOf(rules, path)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
  return {
    address: `http://127.0.0.1:${await listen(server)}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const names = readdirSync(dist);
const of = pattern => names.filter(name => pattern.test(name));
/** Files that a row of the table in docs/hosting.md is about. */
const ABOUT = {
  everything: [
    '',
    'f/gdp/',
    'data/core.json',
    'geo/districts.geojson',
    'embed.js',
    'sw.js',
    'figures/gdp.zh.png',
    ...of(/^(app|echarts)-/),
  ],
  '`*.wasm`': of(/\.wasm$/),
  '`app-*`, `echarts-*`': of(/^(app|echarts)-/),
  'the rest': ['', 'en/', 'f/gdp/', 'embed/gdp/', 'data/core.json', 'embed.js', 'sw.js', 'wanzhou.html', 'manifest.webmanifest'],
};

test.describe('on a host that heeds _headers', () => {
  test.use({ allowed: [/request to http:\/\/127/] });

  test('every file comes with what docs/hosting.md promises', async ({ request }) => {
    const rows = [...readFileSync(`${top}docs/hosting.md`, 'utf8').matchAll(/^\| `([\w-]+): ([^`]+)` \| (.+?) \|/gm)];
    expect(rows.length).toBeGreaterThanOrEqual(5);
    const host = await heedingHost();
    try {
      for (const [, name, value, about] of rows) {
        expect(ABOUT[about]?.length, `the table says what ${name} is for: ${about}`).toBeGreaterThan(0);
        for (const file of ABOUT[about]) {
          const answer = await request.head(host.address + file);
          expect(answer.status(), file).toBe(200);
          expect(answer.headers()[name.toLowerCase()], `${name} of ${file || 'the page'}`).toBe(value);
        }
      }
      const given = (await request.head(host.address)).headers();
      // Either would shut out hosts that are no websites (file:, app:).
      expect([given['x-frame-options'], /frame-ancestors/.test(given['content-security-policy'])]).toEqual([undefined, false]);
      expect((await request.head(`${host.address}no-such.wasm`)).status()).toBe(404);
    } finally {
      host.close();
    }
  });

  for (const embedder of ['require-corp', 'credentialless']) {
    test(`there, a page with Cross-Origin-Embedder-Policy ${embedder} shows frame, element and picture`, async ({ page }) => {
      const host = await heedingHost();
      try {
        await page.goto(`${HOST}isolated?frame=${encodeURIComponent(host.address)}&embedder=${embedder}`);
        expect(await page.evaluate(() => crossOriginIsolated), 'the page is isolated').toBe(true);
        for (const frame of ['#f', 'wanzhou-figure iframe']) {
          await expect(page.frameLocator(frame).locator('figure[data-figure] svg').filter({ visible: true }).first()).toBeVisible();
          await expect(page.frameLocator(frame).locator('html')).toHaveAttribute('data-app-state', 'ready');
        }
        await expect.poll(() => page.locator('#picture').evaluate(image => image.naturalWidth)).toBe(1200);
      } finally {
        host.close();
      }
    });
  }

  test('there, the app runs in a sandboxed frame and is compiled while it loads', async ({ page }) => {
    const host = await heedingHost();
    try {
      await page.goto(`${HOST}sandboxed?frame=${encodeURIComponent(`${host.address}embed/events/`)}`);
      const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
      await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready');
      await frame.evaluate(() => {
        window.streamed = 0;
        const compile = WebAssembly.compileStreaming;
        WebAssembly.compileStreaming = (...from) => {
          window.streamed += 1;
          return compile.call(WebAssembly, ...from);
        };
        return window.wanzhou.start();
      });
      await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready');
      expect(await frame.evaluate(() => window.streamed)).toBe(1);
    } finally {
      host.close();
    }
  });
});

test('Chromium accepts the manifest, its icons are as large as it says, its shortcuts lead to pages', async ({ page, context }) => {
  await page.goto(SITE);
  const client = await context.newCDPSession(page);
  const { url, errors, data } = await client.send('Page.getAppManifest');
  expect(url).toBe(`${SITE}manifest.webmanifest`);
  expect(errors).toEqual([]);
  expect(
    (await client.send('Page.getInstallabilityErrors')).installabilityErrors
      .map(error => error.errorId)
      .filter(id => id !== 'in-incognito'),
  ).toEqual([]);
  const manifest = JSON.parse(data);
  expect([manifest.lang, manifest.display]).toEqual(['zh-CN', 'standalone']);
  expect(new URL(manifest.start_url, url).href).toBe(SITE);
  expect(new URL(manifest.scope, url).href).toBe(SITE);

  const sizes = { any: [], maskable: [] };
  for (const { src, sizes: declared, type, purpose = 'any' } of manifest.icons) {
    const bytes = read(src);
    if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(declared);
    else expect([type, declared, bytes.toString().startsWith('<svg ')]).toEqual(['image/svg+xml', 'any', true]);
    sizes[purpose].push(declared);
  }
  expect(sizes).toEqual({ any: ['any', '192x192', '512x512'], maskable: ['any', '192x192', '512x512'] });
  // A mask may cut all but the middle four fifths: what is drawn is there, on a ground that fills the square.
  const [corner, ring] = await page.evaluate(async source => {
    const image = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(512, 512).getContext('2d', { willReadFrequently: true });
    canvas.drawImage(image, 0, 0);
    const at = (x, y) => canvas.getImageData(Math.round(x), Math.round(y), 1, 1).data.join();
    const turns = Array.from({ length: 72 }, (_, turn) => (turn * Math.PI) / 36);
    return [at(1, 1), [...new Set(turns.map(turn => at(256 + 210 * Math.cos(turn), 256 + 210 * Math.sin(turn))))]];
  }, 'icons/maskable-512.png');
  expect(corner).toMatch(/,255$/);
  expect(ring).toEqual([corner]);

  expect(manifest.shortcuts.length).toBeGreaterThan(1);
  for (const { name, url: to } of manifest.shortcuts) {
    await page.goto('about:blank');
    await page.goto(new URL(to, url).href);
    await ready(page);
    await expect(page.locator('nav a[aria-current="page"]')).toHaveText(name);
    await expect(page.locator('.notice:visible')).toHaveCount(0);
  }
});

test('the About page offers the site in one file, with its true size and its day', async ({ page, request }) => {
  const size = statSync(`${dist}/wanzhou.html`).size;
  for (const path of ['about/', 'about/en/', '#/about']) {
    await page.goto(SITE + path);
    await ready(page);
    const offer = page.locator('li:has(> a[download="wanzhou.html"])');
    const [bytes, day] = (await page.locator('html').getAttribute('data-single-file')).split(' ');
    expect(Number(bytes)).toBe(size);
    await expect(offer).toContainText(`${(size / 1e6).toFixed(1)} MB`);
    const [year, month, date] = day.split('-').map(Number);
    const named = new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    await expect(offer).toContainText((await page.locator('html').getAttribute('lang')) === 'en' ? named : `${year}年${month}月${date}日`);
    const file = await offer.getByRole('link').evaluate(link => link.href);
    expect((await (await request.get(file)).body()).equals(read('wanzhou.html'))).toBe(true);
    // The day is that of a commit of this repository.
    const days = execFileSync('git', ['log', '--format=%cs'], { cwd: top, encoding: 'utf8' }).split('\n');
    expect(days).toContain(day);
  }
});
