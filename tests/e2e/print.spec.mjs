// On paper: every figure of a page, its table and its sources with their addresses, and nothing to press.
import { address, expect, MAP_FIGURES, ready, STORY_FIGURES, test } from './site.mjs';

const ON = [['#/', STORY_FIGURES], ['#/map', [MAP_FIGURES[0], 'places']], ['#/indicator/gdp', ['gdp']]];

for (const [hash, figures] of ON) {
  test(`${hash} prints whole`, async ({ page }) => {
    await page.goto(address(hash, 'en'));
    await ready(page);
    await expect(page.locator(`[data-figure="${figures[0]}"] .picture svg`).filter({ visible: true }).first()).toBeVisible();
    // A4 at 96 pixels an inch, without its margins.
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    for (const id of figures) {
      const figure = page.locator(`figure[data-figure="${id}"]`);
      const picture = figure.locator('.picture svg').filter({ visible: true }).first();
      // A chart of another width is drawn anew, at its own time.
      await expect(async () => {
        const box = await picture.boundingBox();
        expect(box?.width ?? 0, `${id} has its picture`).toBeGreaterThan(300);
        expect(box.x + box.width, `${id} fits the sheet`).toBeLessThanOrEqual(719);
      }).toPass();
      await expect(figure.locator('tbody tr').first(), `${id} has its table`).toBeVisible();
    }
    await expect(page.locator('.top nav, .choice, .links, .filters').filter({ visible: true })).toHaveCount(0);
    const shown = await page.locator('main .src a[href^="http"]').evaluateAll(links => links.map(link => getComputedStyle(link, '::after').content));
    for (const content of shown) expect(content).toContain('http');
    await page.emulateMedia({ media: null });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
  });
}
