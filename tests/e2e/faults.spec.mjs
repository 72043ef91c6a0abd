// What fails, fails as designed: it is said in the reader's language, there is something to do, the rest stays alive.
import { address, expect, ready, start, test as base } from './site.mjs';

const test = base.extend({ allowed: async ({}, use) => { await use([/Failed to load resource/, /panicked|unreachable|Failed to fetch|wasm|WebAssembly|integrity|MIME|module script|JSON|dynamically imported/i]); } });
const failed = page => expect(page.locator('html')).toHaveAttribute('data-app-state', 'failed', { timeout: 30_000 });

const PROGRAM = {
  missing: route => route.fulfill({ status: 404, body: '' }),
  truncated: async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 20_000) });
  },
  'a page of HTML': route => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>not found' }),
  unreachable: route => route.abort(),
};

for (const [how, answer] of Object.entries(PROGRAM)) {
  test(`wasm ${how}: the Story stays readable, the notice says so, trying again works`, async ({ page }) => {
    await page.route('**/*.wasm', answer);
    await page.goto('/');
    await failed(page);
    await expect(page.getByRole('alert')).toContainText('程序没能启动');
    await expect(page.getByRole('alert')).toContainText('The program did not start');
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('[data-figure="industry-output"] svg').filter({ visible: true }).first()).toBeVisible();
    await page.unroute('**/*.wasm');
    await page.locator('#boot-retry').click();
    await ready(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('glue missing: the Story stays readable', async ({ page }) => {
  await page.route(/app-.*\.js$/, route => route.abort());
  await page.goto('/');
  await failed(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('h1')).toBeVisible();
});

test('an address that the program would have to draw still shows the Story when it cannot start', async ({ page }) => {
  await page.route('**/*.wasm', route => route.abort());
  await page.goto('/#/map');
  await failed(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('h1')).toBeVisible();
});

const CONTENT = {
  missing: route => route.fulfill({ status: 404, body: 'not found' }),
  corrupt: route => route.fulfill({ contentType: 'application/json', body: '{"observations": [' }),
  empty: route => route.fulfill({ contentType: 'application/json', body: '' }),
  'a page of HTML': route => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>not found' }),
  unreachable: route => route.abort(),
};

for (const [file, hash, shown] of [
  ['data/districts.json', '#/map', '.choropleth svg'],
  ['geo/districts.geojson', '#/map', '.choropleth svg'],
  ['data/systems.json', '#/governance', '[data-figure="systems"] svg'],
]) {
  for (const [how, answer] of Object.entries(CONTENT)) {
    test(`${file} ${how}: said on ${hash}, trying again works`, async ({ page }) => {
      await page.route(`**/${file}`, answer);
      await page.goto(address(hash, 'zh'));
      await failed(page);
      const alert = page.getByRole('alert').filter({ visible: true }).first();
      await expect(alert).toContainText('没能载入');
      await expect(page.locator('header nav a')).toHaveCount(5);
      await page.unroute(`**/${file}`);
      await alert.getByRole('button', { name: '重试' }).click();
      await ready(page);
      await expect(page.locator(shown).filter({ visible: true }).first()).toBeVisible({ timeout: 15_000 });
    });
  }
}

test('ECharts missing: the still pictures stay; a chart that must be redrawn says so and can be tried again', async ({ page }) => {
  await page.route(/echarts-.*\.js$/, route => route.abort());
  await page.goto('/');
  await ready(page);
  await expect(page.locator('[data-figure="growth-rates"] svg').filter({ visible: true }).first()).toBeVisible();
  await start(page);
  await page.getByRole('link', { name: 'EN: read in English' }).click();
  const figure = page.locator('[data-figure="growth-rates"]');
  const alert = figure.getByRole('alert').filter({ visible: true });
  await expect(alert).toContainText('could not be drawn');
  await page.unroute(/echarts-.*\.js$/);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(figure.locator('.chart svg').filter({ visible: true }).first()).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('the data not to be had: the page reads on, and a press that needs it is answered with the notice', async ({ page }) => {
  await page.route('**/data/core.json', route => route.fulfill({ status: 500, body: '' }));
  await page.goto('/');
  await ready(page);
  await page.locator('[data-figure="gdp"]').getByRole('button', { name: '下载' }).click();
  await failed(page);
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('程序没能启动');
  await expect(page.locator('h1')).toBeVisible();
  await page.locator('[data-figure="gdp"] .picture').focus();
  await page.keyboard.press('Home');
  await expect(page.locator('[data-figure="gdp"] .tip')).toBeVisible();
});

test('one broken indicator is left out and named; everything else stands', async ({ page }) => {
  await page.route('**/data/core.json', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"value":5.5', '"value":"NaN"') });
  });
  await page.goto('/');
  await ready(page);
  await start(page);
  await expect(page.locator('.notice').filter({ hasText: 'retail-sales-growth' }).first()).toBeVisible();
  await expect(page.locator('[data-figure="growth-rates"]')).toHaveCount(0);
  await expect(page.locator('[data-figure="industry-output"]')).toHaveCount(1);
});

test('storage that throws costs the memory alone', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  });
  await page.goto(address('#/about', 'en'));
  await ready(page);
  await expect(page.locator('h1')).toHaveText('About this site');
});

test('the map does without rivers and airport', async ({ page }) => {
  await page.route(/(rivers|airport)\.geojson$/, route => route.abort());
  await page.goto(address('#/map', 'zh'));
  await ready(page);
  await expect(page.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});

test('a rejection of somebody else is none of ours', async ({ page }) => {
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => { Promise.reject(new Error('wasm of an extension')); });
  await start(page);
  await ready(page);
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});
