// What readers export says how the figure was shown: maps whose they are, links and citations at which step.
import { readFile } from 'node:fs/promises';
import { address, expect, ready, SITE, start, test } from './site.mjs';

async function taken(card, name) {
  const download = card.page().waitForEvent('download');
  await card.getByRole('button', { name, exact: true }).click();
  return readFile(await (await download).path());
}

/** The words of an SVG, without the breaks of its lines. */
const written = svg => svg.replace(/<[^>]*>/g, '').replace(/\s/g, '');

const MAPS = [
  ['#/map', 'zh'],
  ['#/indicator/district-gdp?tab=map', 'en'],
];
const SAID = { zh: ['©OpenStreetMap', 'ODbL', '不作为划界依据'], en: ['©OpenStreetMap', 'ODbL', 'definenoboundaries'] };

for (const [hash, lang] of MAPS) {
  test(`the map of ${hash} is exported with its credits, in ${lang}`, async ({ page }) => {
    await page.goto(address(hash, lang));
    await ready(page);
    const card = page.locator('figure:has(.choropleth)').first();
    await expect(card.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible();
    await card.getByRole('button', { name: lang === 'zh' ? '下载' : 'Download' }).click();
    const svg = (await taken(card, 'SVG')).toString();
    for (const words of SAID[lang]) expect(written(svg)).toContain(words);
    expect(svg.match(/<path/g).length, 'it is the map').toBeGreaterThan(38);
    // Both are made of the same drawing; a picture without the lines would be lower.
    const png = await taken(card, 'PNG');
    const [, width, height] = svg.match(/<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/).map(Number);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height].map(length => Math.round(length * 2)));
  });
}

test('a chart is exported without map credits, and a table not as a picture', async ({ page }) => {
  await page.goto(address('#/indicator/district-gdp', 'zh'));
  await ready(page);
  const card = page.locator('figure[data-figure="district-gdp"]');
  await card.getByRole('button', { name: '下载' }).click();
  expect(written((await taken(card, 'SVG')).toString())).not.toContain('OpenStreetMap');
  await page.goto(address('#/indicator/district-gdp?tab=table', 'zh'));
  await expect(card.locator('> .values')).toBeVisible();
  await card.getByRole('button', { name: '下载' }).click();
  await expect(card.locator('.export-panel button')).toHaveText(['CSV', 'JSON', 'Markdown', 'HTML', 'TSV']);
  expect((await taken(card, 'CSV')).toString().match(/\r\n/g)).toHaveLength(39);
});

test('files of a comparison are named after what it compares, and name the source of each of its values', async ({ page }) => {
  await page.goto(`/d/aged-60-plus-share/`);
  await ready(page);
  const card = page.locator('figure[data-figure="districts"]');
  await card.getByRole('button', { name: '下载' }).click();
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'CSV', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('districts-aged-60-plus-share.csv');
  const [head, ...rows] = (await readFile(await file.path())).toString().replace('\ufeff', '').trim().split('\r\n');
  const at = ['expression', 'source_title'].map(name => head.split(',').indexOf(name));
  expect(rows.length).toBeGreaterThanOrEqual(38);
  // A cell with a comma is quoted.
  const cells = row => [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell]) => cell);
  for (const row of rows) expect(at.map(column => cells(row)[column])).not.toContain('');
});

test('every drawing of the Story is saved as XML, and as a picture', async ({ page }) => {
  test.slow();
  await page.goto(address('#/', 'en'));
  await ready(page);
  await expect(page.locator('.loading')).toHaveCount(0);
  const ids = await page.locator('figure[data-figure]').evaluateAll(all => all.map(one => one.getAttribute('data-figure')));
  expect(ids.length).toBeGreaterThan(15);
  for (const id of ids) {
    const card = page.locator(`figure[data-figure="${id}"]`);
    const menu = card.getByRole('button', { name: 'Download', exact: true });
    await menu.click();
    const svg = (await taken(card, 'SVG')).toString();
    const fault = await page.evaluate(
      text => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent,
      svg,
    );
    expect(fault, id).toBeUndefined();
    expect((await taken(card, 'PNG')).subarray(1, 4).toString(), id).toBe('PNG');
    await menu.click();
  }
});

test('the whole data set is made in the browser, the same as the published one, which is linked without the app', async ({
  page,
  browser,
}) => {
  const NAMES = [
    ['数据包（zip）', 'wanzhou-in-figures.zip'],
    ['CSV', 'observations.csv'],
  ];
  const whole = async on => {
    for (const [link, name] of NAMES) {
      const download = on.waitForEvent('download');
      await on.locator('.downloads').getByRole('link', { name: link, exact: true }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(name);
      const published = await readFile(new URL(`../../dist/data/${name}`, import.meta.url));
      expect((await readFile(await file.path())).equals(published), name).toBe(true);
    }
  };
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto('/data/');
  await ready(page);
  await start(page);
  await expect(page.locator('.loading')).toHaveCount(0);
  asked.length = 0;
  await whole(page);
  expect(asked.filter(url => !url.startsWith('blob:'))).toEqual([]);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(`${SITE}data/`);
  await whole(still);
  await context.close();
});

test('link and citation lead to what the reader sees', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async what => {
      window.shared = what.url;
    };
  });
  const link = async figure => {
    const card = page.locator(`figure[data-figure="${figure}"]`);
    await page.evaluate(() => {
      delete window.shared;
    });
    await card.getByRole('button', { name: '链接' }).click();
    await expect.poll(() => page.evaluate(() => window.shared)).toBeTruthy();
    return page.evaluate(() => window.shared);
  };
  const visit = async hash => {
    await page.goto('about:blank');
    await page.goto(address(hash, 'zh'));
    await ready(page);
  };
  await visit('#/indicator/gdp?tab=table&sort=-value&see=gdp-2023&theme=dark');
  await page.keyboard.press('Escape');
  expect(await link('gdp')).toBe(`${SITE}f/gdp/#?tab=table&sort=-value`);
  await visit('#/map?show=district-population');
  expect(await link('district-population')).toBe(`${SITE}f/district-population/#?tab=map`);
  await visit('#/governance?step=4&days=2&surge=1&seed=7');
  const model = await link('open-cases');
  expect(model).toBe(`${SITE}f/open-cases/#?days=2&surge=1&seed=7`);
  const flow = page.locator('figure[data-figure="event-flow"]');
  expect(await link('event-flow')).toBe(`${SITE}f/event-flow/#?step=4`);
  await flow.getByRole('button', { name: '引用' }).click();
  await expect(flow.locator('.cite')).toContainText('f/event-flow/#?step=4');
  await flow.locator('.controls').getByRole('button').last().click();
  await expect(flow.locator('.cite')).toContainText('f/event-flow/#?step=5');
  await expect(flow.locator('.cite')).not.toContainText('step=4');
  await page.goto(model);
  await expect(page.locator('.result .value')).toContainText('140');
  await expect(page.getByRole('checkbox')).toBeChecked();
});
