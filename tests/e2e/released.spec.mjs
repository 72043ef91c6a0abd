// What articles hold: snippets of earlier builders, and the example of the documentation.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, HOST, SITE, test } from './site.mjs';

const text = path => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8').replaceAll('https://example.org/wanzhou/', SITE);

for (const released of readdirSync(fileURLToPath(new URL('./released', import.meta.url)))) {
  test(`what was pasted in ${released.replace('.html', '')} still shows its figures`, async ({ page }) => {
    test.slow();
    const html = text(`./released/${released}`);
    const asked = [...html.matchAll(/embed\/([a-z0-9-]+)\/?(?:en\/)?(?=["#])|figure="([a-z0-9-]+)"/g)].map(found => found[1] ?? found[2]);
    expect(asked.length).toBeGreaterThan(2);
    await page.goto(HOST);
    await page.setContent(html);
    await expect(page.locator('iframe')).toHaveCount(asked.length);
    // Frames far from sight are not loaded.
    for (const frame of await page.locator('iframe').all()) await frame.scrollIntoViewIfNeeded();
    for (const figure of asked) {
      // Of several frames each is one of those that were asked for.
      const found = () =>
        Promise.all(
          page
            .frames()
            .slice(1)
            .map(frame => frame.locator(`figure[data-figure="${figure}"]`).count()),
        );
      await expect.poll(async () => (await found()).filter(Boolean).length, figure).toBe(1);
    }
    for (const frame of page.frames().slice(1)) {
      await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 20_000 });
      await expect(frame.locator('.notice').filter({ visible: true })).toHaveCount(0);
      await expect(frame.locator('figure svg').filter({ visible: true }).first()).toBeVisible();
    }
  });
}

test('the example of the documentation does what it says', async ({ page }) => {
  await page.goto(HOST);
  await page.setContent(text('../../docs/example.html'));
  await expect(page.locator('iframe')).toHaveCount(3);
  const [gdp, districts, rates] = ['gdp', 'districts', 'growth-rates'].map(id => page.frameLocator(`iframe[src*="/${id}/"]`));
  for (const [frame, id] of /** @type {[typeof gdp, string][]} */ ([
    [gdp, 'gdp'],
    [districts, 'districts'],
    [rates, 'growth-rates'],
  ]))
    await expect(frame.locator(`figure[data-figure="${id}"] svg`).filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('#log')).toContainText('figure-ready gdp {"height":');
  await expect(gdp.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Other language' }).click();
  await expect(gdp.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'Chart or table' }).click();
  await expect(gdp.locator('figure[data-figure="gdp"] table').filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
});
