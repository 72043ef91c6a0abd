// Readers' devices and what messengers, translators, caches and hosts do to a page: what was reported from the field. What no
// width can change runs once.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { mended } from '../../src/platform/page/address.js';
import { listen } from '../listen.mjs';
import { failing } from './faults.mjs';
import { address, expect, HOST, PAGES, ready, SITE, start, test } from './site.mjs';

const alerts = page => page.getByRole('alert').filter({ visible: true });
const gdp = page => page.locator('[data-figure="gdp"]');
/** Nothing is fetched that was not asked for. */
const thrifty = page => page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } }));

test.describe('the page that the app finds', { tag: '@wide' }, () => {
  const CHANGES = {
    'a number made a link': () => {
      const text = document.querySelector('[data-figure="gdp"] tbody .number').firstChild;
      const link = Object.assign(document.createElement('a'), { href: 'tel:117940' });
      text.replaceWith(link);
      link.append(text);
    },
    'an advertisement in the text': () => document.querySelector('main').prepend(document.createElement('div')),
    'a paragraph removed': () => document.querySelector('[data-figure="gdp"] .subtitle').remove(),
    'all texts translated': () => {
      const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
      for (const text of texts) {
        const font = document.createElement('font');
        font.append(Object.assign(document.createElement('font'), { textContent: `«${text.data}»` }));
        text.replaceWith(font);
      }
    },
  };
  for (const [what, change] of Object.entries(CHANGES)) {
    test(`${what}: a press is answered all the same`, async ({ page }) => {
      await page.goto('/');
      await ready(page);
      await page.evaluate(change);
      await gdp(page).locator('.actions .links button').first().click();
      await expect(gdp(page).locator('.export-panel')).toBeVisible();
      await expect(alerts(page)).toHaveCount(0);
      await expect(gdp(page).locator('.chart svg').filter({ visible: true })).toBeVisible();
    });
  }

  test('every document is in the order in which it was prerendered', async ({ page }) => {
    for (const path of ['', 'en/', 'map/', 'about/', 'f/gdp/', 'f/event-flow/en/', 'f/district-gdp/', 'f/systems/', 'embed/open-cases/']) {
      await page.goto(SITE + path);
      await ready(page);
      expect(await page.evaluate(() => window.wanzhou.intact()), path).toBe(true);
    }
  });

  test('what the app writes is seen, also in a page that has been translated since', async ({ page }) => {
    await page.goto('/data/');
    await ready(page);
    await start(page);
    await page.evaluate(CHANGES['all texts translated']);
    await expect(page.locator('.count')).toContainText('«');
    await page.getByRole('searchbox').fill('城口 城镇化率 2010');
    await expect(page.locator('.data-table tbody tr[data-observation]')).toHaveCount(1);
    await expect(page.locator('.count')).toContainText('显示1条');
  });
});

test.describe('notices', { tag: '@wide' }, () => {
  test.use({ allowed: [/Failed to load resource|ERR_|Failed to fetch|dynamically imported|WebAssembly|wasm|CORS policy/] });
  const app = readFileSync(new URL('../../dist/index.html', import.meta.url), 'utf8').match(/data-program="([^"]+)"/)[1];
  const cause = page => page.locator('#boot-cause');
  const press = page => gdp(page).locator('.actions .links button').first().click();

  test('a new version is distinguished from a lost network, and the retry bypasses the cache', async ({ page }) => {
    // The host has a new build; the page that the reader has is the old one, and so is what caches hold.
    await page.route(/\/(\?v=\w+)?$/, async route => {
      const response = await route.fetch();
      const cached = route.request().resourceType() === 'document' && !route.request().url().includes('?v=');
      const body = (await response.text()).replaceAll(app, cached ? 'app-00000000' : app);
      await route.fulfill({ response, body });
    });
    await page.goto('/');
    await ready(page);
    await press(page);
    await expect(alerts(page)).toContainText('网站有新版本');
    await expect(cause(page)).toHaveAttribute('data-cause', 'newer');
    await page.locator('#boot-retry').click();
    await ready(page);
    expect(page.url(), 'the address is as it was').toBe(SITE);
    expect(await page.evaluate(() => document.documentElement.dataset.program)).toBe(app);
    expect(await start(page)).toBe(true);
  });

  test('no network, a host without the file, an old browser: each is named', async ({ page, context }) => {
    await thrifty(page);
    const release = await failing(page, `**/${app}_bg.wasm`, `${app}_bg.wasm`, route => route.fulfill({ status: 404 }));
    await page.goto('/');
    await ready(page);
    await press(page);
    await expect(cause(page)).toHaveAttribute('data-cause', 'host');
    release();
    await page.reload();
    await ready(page);
    await context.setOffline(true);
    await press(page);
    await expect(cause(page)).toHaveAttribute('data-cause', 'network');
    await context.setOffline(false);
    await page.addInitScript(() => {
      delete window.WebAssembly;
    });
    await page.reload();
    await ready(page);
    await press(page);
    await expect(cause(page)).toHaveAttribute('data-cause', 'old');
  });

  test('a page saved to a disk shows no notice until the app is needed', async ({ page }, info) => {
    await page.goto('/f/gdp/');
    await ready(page);
    const file = info.outputPath('saved.html');
    writeFileSync(file, `<!doctype html>\n${await page.evaluate(() => document.documentElement.outerHTML)}`);
    await page.goto(pathToFileURL(file).href);
    await ready(page);
    await expect(gdp(page).locator('.picture svg').filter({ visible: true })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(alerts(page)).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(alerts(page)).toContainText('网页未能打开');
    await expect(cause(page)).toHaveAttribute('data-cause', 'saved');
    await expect(alerts(page)).toContainText('本页是保存到本机的单页');
  });

  for (const [what, path, arrange] of /** @type {[string, string, (page: import('@playwright/test').Page) => Promise<unknown>][]} */ ([
    ['a fetch beforehand that fails', '', page => page.route('**/*.wasm', route => route.abort())],
    [
      'an old browser on a page with fields',
      'data/',
      page =>
        page.addInitScript(() => {
          delete window.WebAssembly;
        }),
    ],
  ])) {
    test(`${what}: no notice is shown`, async ({ page }) => {
      await arrange(page);
      await page.goto(SITE + path);
      await ready(page);
      await page.waitForLoadState('networkidle');
      await expect(alerts(page)).toHaveCount(0);
      await expect(page.locator('html')).toHaveAttribute('data-app-state', 'ready');
    });
  }
});

test.describe('addresses', { tag: '@wide' }, () => {
  test('are read as they were meant', () => {
    const lines = readFileSync(new URL('../corpus/addresses/mended.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    expect(lines.length).toBeGreaterThan(15);
    // As a browser hands them over.
    for (const [given, meant] of lines.map(line => line.split(' -> ')))
      expect(mended(encodeURI(given).replaceAll('%25', '%')), given).toBe(meant);
  });

  for (const [hash, path] of [
    ['#/indicator/growth-rates', 'f/growth-rates/'],
    ['#/figure/gdp?tab=table', 'f/gdp/#?tab=table'],
    ['#/map&shareTo=weixin', 'map/#?shareTo=weixin'],
    ['#/embed/growth-rates?theme=dark&lang=en', 'embed/growth-rates/en/#?theme=dark'],
    ['#/?lang=en', 'en/'],
    ['f/gdp/#/indicator/freight', 'f/freight/'],
    ['map/en/#/?lang=zh', ''],
    ['embed/gdp/?childId=a#?lang=en', 'embed/gdp/en/?childId=a'],
    ['index.html#/map', 'map/index.html'],
  ]) {
    test(`${hash} leads to its document, before it is seen, and leaves nothing in the history`, async ({ page }) => {
      await page.goto('about:blank');
      await page.goto(SITE + hash);
      await expect(page).toHaveURL(SITE + path);
      await ready(page);
      expect(await page.evaluate(() => history.length)).toBe(2);
    });
  }

  test.describe('of a slow host', () => {
    test.use({ allowed: [/^request to http:\/\/127\.0\.0\.1:/] });
    test('lead on while the rest of the first document is loading, and fetch nothing for it', async ({ page }) => {
      const dist = fileURLToPath(new URL('../../dist', import.meta.url));
      const files = sirv(dist, { etag: true });
      const [head] = readFileSync(`${dist}/index.html`, 'utf8').split('</head>');
      const asked = [];
      const server = createServer((request, response) => {
        asked.push(request.url);
        // Of the first document its head, and never any more.
        if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).write(`${head}</head>`);
        else
          files(request, response, () => {
            response.writeHead(404).end();
          });
      });
      try {
        const site = `http://127.0.0.1:${await listen(server)}/`;
        await thrifty(page);
        for (const [hash, path] of [
          ['#/indicator/growth-rates', 'f/growth-rates/'],
          ['#/embed/growth-rates', 'embed/growth-rates/'],
        ]) {
          asked.length = 0;
          await page.goto('about:blank');
          await page.goto(site + hash, { waitUntil: 'commit' });
          await expect(page).toHaveURL(site + path);
          await ready(page);
          await expect(page.locator('figure[data-figure="growth-rates"] .picture svg').filter({ visible: true })).toBeVisible();
          expect(asked).toContain(`/${path}`);
          expect(asked.filter(url => /\.wasm|app-|echarts|core\.json/.test(url))).toEqual([]);
        }
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
  });

  test.describe('of nothing', () => {
    test.use({ allowed: [/404/] });
    test('an unknown id stays on its page with a notice', async ({ page }) => {
      await page.goto('/#/indicator/nobody');
      await expect(page.getByRole('status').filter({ hasText: 'nobody' })).toBeVisible();
    });
  });
});

test('the panel gets the focus at its first opening too, and Tab goes into it', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await gdp(page).locator('.picture').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toBeFocused({ timeout: 15_000 });
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button')).toBeFocused();
});

test('fields are large enough for no phone to zoom', { tag: '@phone' }, async ({ page }) => {
  for (const hash of [...PAGES, '#/indicator/gdp']) {
    await page.goto(address(hash, 'zh'));
    await ready(page);
    const embed = page.getByRole('button', { name: '嵌入' }).first();
    if (await embed.count()) {
      await embed.click();
      await expect(page.locator('.embedding select').first()).toBeVisible();
    }
    const small = await page
      .locator('input:not([type="range"], [type="checkbox"]), select, textarea')
      .evaluateAll(all =>
        all
          .filter(field => field.checkVisibility() && parseFloat(getComputedStyle(field).fontSize) < 16)
          .map(field => field.outerHTML.slice(0, 80)),
      );
    expect(small, hash).toEqual([]);
  }
});

test('where a browser darkens pages, those that have chosen a theme keep it', async ({ page, context }) => {
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setAutoDarkModeOverride', { enabled: true });
  for (const theme of ['light', 'dark']) {
    await page.goto(address(`#/indicator/gdp?theme=${theme}`, 'zh'));
    await ready(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toMatch(
      new RegExp(`^(only ${theme}|${theme} only)$`),
    );
    await page.goto('about:blank');
  }
});

test('a frame leaves the history of the page around it alone', { tag: '@wide' }, async ({ page }) => {
  await page.goto(`${HOST}plain?frame=${encodeURIComponent(`${SITE}embed/industry-output/`)}&width=720`);
  const frame = page.frames()[1];
  await ready(frame);
  const before = await page.evaluate(() => history.length);
  await frame.locator('h1 [role="button"]').first().click();
  await expect(frame.getByRole('dialog')).toBeVisible({ timeout: 15_000 });
  await frame.getByRole('dialog').locator('dd a[href^="#"]').first().click();
  await frame.getByRole('dialog').getByRole('button').first().click();
  await expect(frame.getByRole('dialog')).toHaveCount(0);
  // In a frame that is lower than its figure, the link to the whole of it lies over what is below.
  await page.locator('iframe').evaluate(element => {
    element.style.height = '2400px';
  });
  await frame.locator('summary').click();
  await frame.locator('th button').first().click();
  await expect(frame.locator('th[aria-sort]')).toHaveCount(1);
  expect(await page.evaluate(() => history.length)).toBe(before);
});
