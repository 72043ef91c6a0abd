// A thousand indicators with a hundred values each: loads, is searched, scrolls.
import { address, expect, ready, start, test } from './site.mjs';

const INDICATORS = 1_000;
const EACH = 100;

const text = name => ({ zh: name, en: name });

/** The districts' file with so many made-up values added to it. */
function enlarged(districts) {
  for (let i = 0; i < INDICATORS; i += 1) {
    const id = `made-up-${i}`;
    districts.indicators.push({
      id,
      name: text(`假想指标${i}`),
      short: text(`假想${i}`),
      definition: text('只为测试。'),
      kind: 'level',
      act: 'life',
    });
    for (let year = 0; year < EACH; year += 1) {
      districts.observations.push({
        id: `${id}-${year}`,
        indicator: id,
        value: i + year / 100,
        decimals: 2,
        unit: districts.observations[0].unit,
        period: String(1900 + year),
        qualifier: 'exact',
        source: districts.observations[0].source,
        confidence: 'low',
      });
    }
  }
  return districts;
}

test('100,000 values are loaded, found, sorted and scrolled with a page of a few rows', async ({ page }) => {
  test.slow();
  await page.route('**/data/districts.json', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, json: enlarged(await response.json()) });
  });
  await page.goto(address('#/data', 'zh'));
  await ready(page);
  // The document reads without the app.
  await start(page);
  await expect(page.locator('.count')).toContainText(/1[01][0-9],[0-9]{3}条/, { timeout: 60_000 });
  const rows = page.locator('.data-table tbody tr[data-observation]');
  const inPage = async () => expect(await rows.count()).toBeLessThan(100);
  await inPage();

  // The tables of censuses come behind them.
  await page.getByRole('searchbox').fill('假想指标');
  await expect(page.locator('.count')).toContainText('100,000条');
  await page.locator('.data-table').evaluate(box => {
    box.scrollIntoView({ block: 'center' });
    box.scrollTop = box.scrollHeight;
  });
  const last = page.locator('tr[data-observation="made-up-999-99"]');
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('aria-rowindex', await page.locator('.data-table table').getAttribute('aria-rowcount'));
  await inPage();

  await page.getByRole('searchbox').fill('假想指标777 1950');
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveAttribute('data-observation', 'made-up-777-50');
  await page.getByRole('searchbox').fill('');
  await page.goto(address('#/data?sort=-period', 'zh'));
  // That is another document, which reads them all again.
  await expect(page.locator('th[aria-sort="descending"]')).toHaveCount(1, { timeout: 60_000 });
  await inPage();
});
