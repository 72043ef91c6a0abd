// Several figures as one long picture: of a district's page, of a section, of those that an editor chooses.
import { readFile } from 'node:fs/promises';
import { PUBLIC, published, READER, read } from './pictures.mjs';
import { expect, ready, SITE, test } from './site.mjs';

test.use({ allowed: [/^request to https:\/\/figures\.example$/] });

/** Keeps what the page draws, as SVG text. */
const watch = () => {
  window.drawn = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = blob => {
    if (blob instanceof Blob && blob.type === 'image/svg+xml') blob.text().then(text => window.drawn.push(text));
    return createObjectURL.call(URL, blob);
  };
};

/** Words without markup and spaces: lines end elsewhere in pictures. */
const plain = text => text.replace(/<[^>]*>|\s/g, '');

/** All files that a press saves. */
async function saved(page, press, count) {
  const files = [];
  page.on('download', file => files.push(file));
  await press();
  await expect.poll(() => files.length, { timeout: 30_000 }).toBe(count);
  return Promise.all(files.map(async file => ({ name: file.suggestedFilename(), bytes: await readFile(await file.path()) })));
}

test('a district’s page is exported as long pictures, no higher than a phone can draw, whose codes lead to it', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await published(context);
  await page.goto(`${PUBLIC}d/500154/`);
  await ready(page);
  await page.getByRole('button', { name: '拼成一张长图' }).click();
  const long = page.locator('.long');
  await long.getByLabel('底色').selectOption('dark');
  await long.getByRole('button', { name: 'PNG' }).click();
  const links = long.getByRole('link');
  await expect(links).toHaveText(['500154-long-1.png', '500154-long-2.png'], { timeout: 30_000 });
  const reader = await context.newPage();
  await reader.addScriptTag({ path: READER });
  let whole = 0;
  for (const at of [0, 1]) {
    const [file] = await saved(page, () => links.nth(at).click(), 1);
    const [width, height] = [file.bytes.readUInt32BE(16), file.bytes.readUInt32BE(20)];
    expect(width).toBe(1080);
    expect(width * height).toBeLessThanOrEqual(16_777_216);
    expect(file.bytes.length).toBeLessThan(2_000_000);
    const { ground, codes } = await read(reader, file.bytes);
    expect(ground).toBeLessThan(60);
    const back = `${PUBLIC}d/500154/`;
    expect(codes, 'as it is, and half as large as a JPEG').toEqual([back, back]);
    whole += height;
  }
  // Nine figures.
  expect(whole).toBeGreaterThan(9 * 900);
});

test('an editor filters by section or district and combines chosen figures in one picture', async ({ page, context }) => {
  test.setTimeout(90_000);
  await page.addInitScript(watch);
  await published(context);
  await page.goto(`${PUBLIC}about/`);
  await ready(page);
  // A page of text is read without the app.
  await expect(page.locator('.editor-tools select')).toHaveCount(0);
  await page.getByRole('button', { name: '筛选全部图表，或拼成一张长图' }).click();
  const findings = page.locator('.findings');
  const all = await findings.locator('li').count();
  expect(all).toBeGreaterThan(15);
  // Each says how high its frame is, as its oEmbed record does.
  const { heights } = await (await page.request.get(`${SITE}f/gdp/oembed.json`)).json();
  const gdp = findings.locator('li', { has: page.locator('a[href*="f/gdp/#?open=embed"]') });
  await expect(gdp).toContainText(`宽640像素时高${heights[640]}像素，宽320像素时高${heights[320]}像素`);
  // Figures of other sources come once they are asked for.
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '其他来源' });
  await expect(findings.locator('li').first()).toBeVisible();
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '生活' });
  await expect.poll(() => findings.locator('li').count()).toBeLessThan(all);
  await page.locator('.long').getByRole('button', { name: 'PNG' }).click();
  await expect(page.locator('.long')).toContainText('请至少选一张图');
  const boxes = findings.getByRole('checkbox');
  await boxes.nth(1).check();
  await boxes.nth(0).check();
  const titles = await findings.locator('li b').allTextContents();
  await expect(page.locator('.editor-tools > [role="status"]')).toHaveText('已选2张');
  const [file] = await saved(page, () => page.locator('.long').getByRole('button', { name: 'PNG' }).click(), 1);
  expect(file.name).toBe('life-long.png');
  const reader = await context.newPage();
  await reader.addScriptTag({ path: READER });
  expect((await read(reader, file.bytes)).codes).toEqual([PUBLIC, PUBLIC]);
  // In the order of their choice.
  const svg = plain((await page.evaluate(() => window.drawn)).at(-1));
  const places = titles.map(title => svg.indexOf(plain(title)));
  expect(places[0]).toBeGreaterThan(places[1]);
  expect(places[1]).toBeGreaterThan(0);
  expect(places.slice(2).filter(place => place >= 0)).toEqual([]);

  // Comparisons cannot be joined, and have no box before their findings.
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '区县对比，按指标' });
  await expect.poll(() => findings.locator('li').count(), { timeout: 20_000 }).toBeGreaterThan(50);
  await expect(page.getByRole('button', { name: '全选', exact: true })).toBeDisabled();
  const [item, finding] = await Promise.all(['li', 'li > a'].map(part => findings.locator(part).first().boundingBox()));
  expect(finding.width).toBeGreaterThan(0.9 * item.width);

  // A district's figures come with the censuses, and lead to their builder by one press.
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '人口普查：开州区' });
  await expect(findings.locator('li')).toHaveCount(9, { timeout: 20_000 });
  await page.getByRole('button', { name: '全不选' }).click();
  await page.getByRole('button', { name: '全选', exact: true }).click();
  await expect(page.locator('.editor-tools > [role="status"]')).toHaveText('已选9张');
  await findings.locator('li').first().getByRole('link', { name: '嵌入' }).click();
  await expect(page).toHaveURL(url => url.href.startsWith(PUBLIC) && url.href.includes('ages-500154'));
  await expect(page.locator('.preview iframe')).toHaveCount(2, { timeout: 20_000 });
});

/** The long picture of what is chosen: one file, which is saved, or several, each behind a link. */
async function longPictures(page) {
  const long = page.locator('.long');
  const links = long.getByRole('link');
  const one = page.waitForEvent('download', { timeout: 90_000 });
  await long.getByRole('button', { name: 'PNG' }).click();
  const first = await Promise.race([one, links.first().waitFor({ timeout: 90_000 })]);
  if (first) return [{ name: first.suggestedFilename(), bytes: await readFile(await first.path()) }];
  const files = [];
  for (const link of await links.all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    files.push({ name: download.suggestedFilename(), bytes: await readFile(await download.path()) });
  }
  return files;
}

for (const [section, least] of /** @type {[string, number][]} */ ([
  ['生活', 4],
  ['报道和其他来源的主要图表', 15],
])) {
  test(`all figures of “${section}” are in pictures that articles take, each title in one, every code read`, async ({ page, context }) => {
    test.setTimeout(240_000);
    await page.addInitScript(watch);
    await published(context);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${PUBLIC}about/`);
    await ready(page);
    await page.getByRole('button', { name: '筛选全部图表，或拼成一张长图' }).click();
    const tools = page.locator('.editor-tools');
    await tools.getByLabel('范围').selectOption({ label: section });
    // It can be pressed once all are listed.
    await page.getByRole('button', { name: '全选', exact: true }).click();
    const titles = await page.locator('.findings li b').allTextContents();
    expect(titles.length).toBeGreaterThan(least);
    await expect(tools.locator('> [role="status"]')).toHaveText(`已选${titles.length}张`);
    const files = await longPictures(page);
    const reader = await context.newPage();
    await reader.addScriptTag({ path: READER });
    for (const { name, bytes } of files) {
      console.log(`${name}: ${titles.length} figures in ${files.length}, ${bytes.length} bytes, ${bytes.readUInt32BE(20)} px high`);
      // What WeChat takes, and what canvases of phones hold.
      expect(bytes.length, name).toBeLessThanOrEqual(2_000_000);
      expect(bytes.readUInt32BE(16) * bytes.readUInt32BE(20), name).toBeLessThanOrEqual(16_777_216);
      const { ground, codes } = await read(reader, bytes);
      expect(ground, `${name}: light although the device is dark`).toBeGreaterThan(200);
      expect(codes, name).toEqual([PUBLIC, PUBLIC]);
    }
    expect(new Set(files.map(({ name }) => name)).size, 'files of different names').toBe(files.length);
    const drawn = (await page.evaluate(() => window.drawn)).map(plain);
    expect(drawn).toHaveLength(files.length);
    for (const title of titles) expect(drawn.filter(svg => svg.includes(plain(title))).length, title).toBe(1);
  });
}
