// The program takes over what stands there, and nothing moves.
import { expect, ready, test, watchShifts, STORY_FIGURES } from './site.mjs';

test('nothing shifts from first paint until ready, and on to the end of the page', async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.goto('/');
  await ready(page);
  await page.waitForTimeout(300);
  expect(await shifts()).toBeLessThanOrEqual(0.02);
});

test('nodes, scroll position and focus survive the start of the program', async ({ page }) => {
  // The program is held back until the reader has scrolled, focused and opened a table.
  let release;
  const held = new Promise(resolve => { release = resolve; });
  await page.route('**/*.wasm', async route => { await held; await route.continue(); });
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await expect(page.locator('html')).toHaveAttribute('data-app-state', 'loading');
  const figure = page.locator('[data-figure="hospitals"]');
  await figure.locator('summary').click();
  await figure.locator('summary').focus();
  const before = await page.evaluate(() => {
    window.kept = document.querySelector('[data-figure="industry-output"] .chart svg');
    window.title = document.querySelector('[data-figure="industry-output"] h3');
    return { y: scrollY, text: document.querySelector('main').innerText };
  });
  expect(before.y).toBeGreaterThan(500);
  release();
  await ready(page);
  const after = await page.evaluate(() => ({
    y: scrollY,
    text: document.querySelector('main').innerText,
    picture: window.kept.isConnected,
    title: window.title.isConnected,
    focus: document.activeElement.tagName,
    open: document.querySelector('[data-figure="hospitals"] details').open,
  }));
  expect(after).toEqual({ ...before, picture: true, title: true, focus: 'SUMMARY', open: true });
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
