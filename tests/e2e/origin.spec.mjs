// Where a value comes from, finding values, and exporting them.
import { readFile } from 'node:fs/promises';
import { address, expect, ready, start, test } from './site.mjs';

const panel = page => page.getByRole('dialog');

test('a value in the text opens where it comes from; Escape and back close it and give focus back', async ({ page }) => {
  await page.goto(address('#/', 'zh'));
  await ready(page);
  const value = page.locator('[data-figure="industry-output"] h3 [data-observation]').first();
  await value.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('719.17亿元');
  await expect(panel(page)).toContainText('第20段');
  await expect(page).toHaveURL(/see=industrial-output(&|$)/);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(value).toBeFocused();
  await page.goBack();
  await expect(panel(page)).toHaveCount(1);
});

test('a link to a value opens it, with what disagrees beside it', async ({ page }) => {
  await page.goto(address('#/?see=industrial-output-growth', 'en'));
  await ready(page);
  await expect(panel(page)).toContainText('13.0%');
  await expect(panel(page).locator('[data-check="growth-against-levels"][data-verdict="differs"]')).toContainText(
    'not explained by the sources',
  );
});

test('the two GDPs of 2018 link to each other and say that no source explains the difference', async ({ page }) => {
  await page.goto(address('#/indicator/gdp?see=gdp-2018', 'zh'));
  await ready(page);
  await expect(panel(page).locator('[data-check="gdp-of-2018-twice"]')).toContainText('982.58亿元 ≠ 860.67亿元');
  await panel(page)
    .getByRole('link', { name: /当年公布.*982\.58/ })
    .first()
    .click();
  await expect(page).toHaveURL(/see=gdp-2018-first(&|$)/);
  await expect(panel(page).getByRole('link', { name: /860\.67/ })).toBeVisible();
  await expect(panel(page).locator('[data-check="gdp-of-2018-twice"][data-verdict="differs"]')).toContainText('不一致，来源未说明');
});

test('a value of a district can be linked to from any page; an unknown one is reported', async ({ page }) => {
  await page.goto(address('#/?see=population-2010-500229', 'zh'));
  await expect(panel(page)).toContainText('城口');
  await page.goto(address('#/data?see=no-such-value', 'zh'));
  await expect(page.locator('.notice').filter({ hasText: 'no-such-value' })).toBeVisible();
});

test('a mark is opened by a click, under a finger by the second tap', async ({ page, hasTouch }) => {
  await page.goto(address('#/', 'zh'));
  await ready(page);
  const mark = page.locator('[data-figure="ranks"] .picture svg [data-observation]').filter({ visible: true }).first();
  await mark.scrollIntoViewIfNeeded();
  if (hasTouch) {
    await mark.tap();
    await expect(page.locator('[data-figure="ranks"] .tooltip')).toBeVisible();
    await expect(panel(page)).toHaveCount(0);
    await mark.tap();
  } else {
    await mark.click();
  }
  await expect(panel(page)).toContainText('第27');
});

test('searching and filtering narrow the table and are in the address', async ({ page }) => {
  await page.goto(address('#/data', 'zh'));
  await ready(page);
  await start(page);
  const rows = page.locator('.data-table tbody tr[data-observation]');
  const rowsInAll = async () => Number(await page.locator('.data-table table').getAttribute('aria-rowcount')) - 1;
  // The tables come once the app runs.
  await expect.poll(rowsInAll).toBeGreaterThan(10_000);
  const all = await rowsInAll();
  await page.getByRole('searchbox').fill('城口 城镇化率 2010');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/q=%E5%9F%8E/);
  await page.getByRole('searchbox').fill('');
  await expect.poll(rowsInAll).toBe(all);
  await page.getByLabel('类型').selectOption('growth');
  await expect(page).toHaveURL(/kind=growth/);
  expect(await rowsInAll()).toBeLessThan(all);
  await page.reload();
  await ready(page);
  await expect(page.getByLabel('类型')).toHaveValue('growth');
  await page.getByLabel('板块').selectOption('life');
  await expect(page).toHaveURL(/act=life/);
  await expect(rows).toHaveCount(0);
  await page.getByLabel('类型').selectOption('');
  const life = await rowsInAll();
  expect(life).toBeGreaterThan(0);
  await page.getByLabel('来源').selectOption('maigoo-gdp');
  await expect(page).toHaveURL(/source=maigoo-gdp/);
  await expect(rows).toHaveCount(0);
  await page.getByLabel('板块').selectOption('development');
  await expect(rows).toHaveCount(5);
  await page.getByRole('searchbox').fill('斑马');
  await expect(rows).toHaveCount(0);
  await expect(page.getByText('没有符合条件的数据')).toBeVisible();
});

test('the checks are on the data page with their verdicts', async ({ page, request }) => {
  const published = async file => (await request.get(`/data/${file}.json`)).json();
  const [own, districts, census] = await Promise.all(['checks', 'districts', 'census'].map(published));
  const all = [...own.checks, ...districts.checks, ...census.table_checks].map(check => check.id);
  expect(all.length).toBeGreaterThan(17);
  await page.goto(address('#/data', 'zh'));
  await ready(page);
  await start(page);
  const checks = page.locator('#checks [data-check]');
  await expect(checks).toHaveCount(all.length);
  expect((await checks.evaluateAll(found => found.map(check => check.dataset.check))).sort()).toEqual(all.sort());
  await expect(page.locator('[data-check="growth-against-levels"]')).toContainText('不一致，来源未说明');
});

async function taken(page, figure, name) {
  const card = page.locator(`[data-figure="${figure}"]`);
  if ((await card.locator('.export-panel').count()) === 0) await card.getByRole('button', { name: '下载' }).click();
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name }).click();
  return readFile(await (await download).path());
}

for (const figure of ['industry-output', 'industry-composition']) {
  test(`${figure} is exported as picture, table and record`, async ({ page }) => {
    await page.goto(address('#/', 'zh'));
    await ready(page);
    const png = await taken(page, figure, 'PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(700);
    const svg = (await taken(page, figure, 'SVG')).toString();
    expect(svg).not.toContain('var(--');
    expect(svg).toContain('来源');
    const sound = await page.evaluate(text => !new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'), svg);
    expect(sound).toBe(true);
    const csv = (await taken(page, figure, 'CSV')).toString();
    expect(csv.startsWith('\ufeffid,indicator,')).toBe(true);
    expect(csv).toContain('719.17');
    const json = JSON.parse((await taken(page, figure, 'JSON')).toString());
    expect(json.observations.length).toBeGreaterThan(3);
  });
}

test('a figure can be cited, and the citation copied without a permission', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(address('#/indicator/gdp', 'zh'));
  await ready(page);
  await page.getByRole('button', { name: '引用' }).click();
  const cite = page.locator('.cite');
  await expect(cite).toContainText('@misc{wanzhou-gdp');
  await cite.getByRole('button', { name: '复制' }).first().click();
  await expect(cite.getByRole('button', { name: '已复制' })).toHaveCount(1);
});

test('a question mark lists what the keyboard can do, except while typing', async ({ page }) => {
  await page.goto(address('#/data', 'zh'));
  await ready(page);
  await page.getByRole('searchbox').press('?');
  await expect(page.locator('.shortcuts')).toHaveCount(0);
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await expect(page.locator('.shortcuts')).toContainText('逐个查看数值');
  await page.keyboard.press('Escape');
  await expect(page.locator('.shortcuts')).toHaveCount(0);
});

test('the shortcut can be turned off for good; the footer still lists the keys', async ({ page }) => {
  const list = page.locator('.shortcuts');
  await page.goto(address('#/about', 'en'));
  await ready(page);
  await page.locator('.foot').getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await list.getByRole('button', { name: 'off' }).click();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await page.reload();
  await ready(page);
  await page.keyboard.press('?');
  await page.locator('.foot').getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(list, 'the key did not open it, so the button did not close it').toHaveCount(1);
  await list.getByRole('button', { name: 'on' }).click();
  await page.keyboard.press('?');
  await expect(list).toHaveCount(0);
});

test('the link of a figure is shared where the browser can, else copied', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async what => {
      window.shared = what;
    };
  });
  await page.goto(address('#/indicator/gdp', 'zh'));
  await ready(page);
  await page.getByRole('button', { name: '链接' }).click();
  await expect.poll(() => page.evaluate(() => window.shared?.url)).toMatch(/\/f\/gdp\/$/);
});
