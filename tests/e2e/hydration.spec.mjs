// The program takes over what stands there, and nothing moves.
import { holding } from './faults.mjs';
import { expect, ready, start, test, watchShifts, STORY_FIGURES } from './site.mjs';

test('nothing shifts from first paint until the program lives', async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.goto('/');
  await ready(page);
  await start(page);
  await page.waitForTimeout(300);
  expect(await shifts()).toBeLessThanOrEqual(0.02);
});

test('nodes, scroll position and focus survive the start of the program', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  const figure = page.locator('[data-figure="hospitals"]');
  await figure.locator('summary').click();
  await figure.locator('summary').focus();
  // All text, also of figures that are too far from the screen to be laid out.
  const before = await page.evaluate(() => {
    window.kept = document.querySelector('[data-figure="industry-output"] .chart svg');
    window.title = document.querySelector('[data-figure="industry-output"] h3');
    return { y: scrollY, text: document.querySelector('main').textContent };
  });
  expect(before.y).toBeGreaterThan(500);
  expect(await start(page)).toBe(true);
  const after = await page.evaluate(
    text => ({
      y: scrollY,
      text: document.querySelector('main').textContent === text,
      picture: window.kept.isConnected,
      title: window.title.isConnected,
      focus: document.activeElement.tagName,
      open: document.querySelector('[data-figure="hospitals"] details').open,
    }),
    before.text,
  );
  expect(after).toEqual({ y: before.y, text: true, picture: true, title: true, focus: 'SUMMARY', open: true });
});

test('a document is ready before its program is asked for; what only that can answer starts it and is answered once', async ({ page }) => {
  const asked = [];
  page.on('request', request => {
    if (/\.wasm$|core\.json$/.test(request.url())) asked.push(request.url());
  });
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true, effectiveType: '4g' } }),
  );
  await page.goto('/');
  await ready(page);
  const figure = page.locator('[data-figure="gdp"]');
  await figure.locator('.picture').focus();
  await page.keyboard.press('End');
  await expect(figure.locator('.tip')).toBeVisible();
  await figure.locator('summary').click();
  await page.getByRole('button', { name: '外观' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/);
  await page.waitForTimeout(500);
  expect(asked, 'nothing is fetched for readers who save data').toEqual([]);

  const release = await holding(page, '**/*.wasm');
  const button = figure.getByRole('button', { name: '下载' });
  await button.click();
  await button.click();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(figure.locator('.take')).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(button).not.toHaveAttribute('aria-busy');
  expect(asked.length).toBe(2);
  await expect(page.locator('#boot-waiting')).toBeHidden();
});

test('a slow program is said to be on its way, and the keyboard starts it too', async ({ page }) => {
  const release = await holding(page, '**/*.wasm');
  await page.goto('/');
  await ready(page);
  await page.keyboard.press('?');
  await expect(page.locator('#boot-waiting')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-app-state', 'loading');
  release();
  await expect(page.locator('.shortcuts')).toBeVisible();
  await expect(page.locator('#boot-waiting')).toBeHidden();
});

test('a value that is pressed before the program is there opens where it comes from', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.locator('h1 [data-observation], .note [data-observation], .lede [data-observation]').first().click();
  await expect(page.locator('.provenance dl')).toBeVisible();
  await page.goBack();
  await expect(page.locator('.provenance')).toHaveCount(0);
});

test('who has chosen English is led to the document in English', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.locator('[data-turn="lang"]').click();
  await expect(page).toHaveURL(/\/en\/$/);
  await page.goto('/f/gdp/');
  await expect(page).toHaveURL(/\/f\/gdp\/en\/$/);
  await ready(page);
  await page.locator('[data-turn="lang"]').click();
  await expect(page).toHaveURL(/\/f\/gdp\/$/);
  await page.goto('/');
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('the page reads before and without the program', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL);
  await expect(page.locator('h1')).toContainText('44');
  await expect(page.locator('[data-figure="industry-output"] svg').filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('figure[data-figure]')).toHaveCount(STORY_FIGURES.length);
  await context.close();
});
