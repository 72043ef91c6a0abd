// The pages of districts in a browser: three of the 38, as documents and once the app runs. What they say is held natively.
import { address, expect, painted, ready, SITE, start, test } from './site.mjs';

const PARTS = ['ages', 'residents', 'households', 'cohorts', 'standing', 'schooling', 'work', 'settlement', 'registration'];

for (const [code, name] of [
  ['500101', '万州区'],
  ['500103', '渝中区'],
  ['500236', '奉节县'],
]) {
  test(`${name} has a page that reads without the app and is hydrated by it`, async ({ page }) => {
    await page.goto(`${SITE}d/${code}/`);
    await expect(page.locator('h1')).toHaveText(name);
    await expect(page).toHaveTitle(new RegExp(name));
    for (const part of PARTS) {
      await expect(page.locator(`figure[data-figure="${part}-${code}"] .picture svg`).filter({ visible: true })).not.toHaveCount(0);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, 'nothing is wider than the page').toBeLessThanOrEqual(0);
    const heading = await page.locator('h1').elementHandle();
    await ready(page);
    expect(await start(page)).toBe(true);
    expect(await heading?.evaluate(element => element.isConnected), 'the prerendered element was hydrated').toBe(true);
    const figure = page.locator(`figure[data-figure="ages-${code}"]`);
    await figure.getByRole('button', { name: '引用' }).click();
    await expect(figure.locator('.cite pre').first()).toBeVisible();
  });
}

test('an unknown code shows Wanzhou and says so', async ({ page }) => {
  await page.goto(`${SITE}#/district/500999`);
  await ready(page);
  await expect(page.locator('.notice').filter({ hasText: '500999' })).toBeVisible();
  await expect(page.locator('h1')).toHaveText('万州区');
});

test('the link of a part leads to its figure', async ({ page }) => {
  await page.goto(`${SITE}d/500101/`);
  await page.locator('figure[data-figure="work-500101"] .links a').first().click();
  await expect(page.locator('h1')).toContainText('建筑业');
  await expect(page.locator('figure[data-figure="work-500101"] .picture svg').filter({ visible: true })).not.toHaveCount(0);
});

test('hundreds of marks get their names without the figure being searched for each', async ({ page }) => {
  await page.addInitScript(() => {
    const { querySelectorAll } = Element.prototype;
    let searched = 0;
    Object.assign(Element.prototype, {
      /** @this {Element} */
      querySelectorAll(/** @type {string} */ selector) {
        if (this.localName === 'figure') document.documentElement.dataset.searched = String(++searched);
        return querySelectorAll.call(this, selector);
      },
    });
  });
  await page.goto(`${SITE}d/500101/`);
  const named = page.locator('figure[data-figure="standing-500101"] .picture svg [aria-label]');
  await expect.poll(() => named.count()).toBeGreaterThan(300);
  await expect(page.locator('figure .picture svg[aria-hidden]')).toHaveCount(0);
  const searched = Number(await page.locator('html').getAttribute('data-searched'));
  expect(searched).toBeGreaterThan(0);
  expect(searched).toBeLessThan((await named.count()) / 3);
});

// Most parts have no document of their own: alone, they are drawn by the app for the width of the screen.
for (const [width, height] of [
  [390, 844],
  [1280, 900],
]) {
  test(`each part of a district alone is as wide as its column, at ${width} px`, { tag: '@wide' }, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    for (const part of PARTS) {
      for (const place of ['indicator', 'embed']) {
        await page.goto('about:blank');
        await page.goto(address(`#/${place}/${part}-500154`, 'zh'));
        await ready(page);
        const figure = page.locator(`figure[data-figure="${part}-500154"]`);
        const svg = figure.locator('.picture svg').filter({ visible: true }).first();
        await expect(svg).toBeVisible({ timeout: 15_000 });
        const wide = locator => locator.evaluate(element => element.getBoundingClientRect().width);
        // A chart that widens its own column is drawn anew, wider, in every frame.
        await painted(page);
        await painted(page);
        expect(await wide(svg), `${place}/${part}`).toBeLessThanOrEqual((await wide(figure)) + 1);
        expect(Number(await svg.getAttribute('width')), `${place}/${part} is drawn for its width`).toBeLessThanOrEqual(width);
      }
    }
  });
}

test('the outline of ages is the city or another district where a reader chooses it, and the address says so', async ({ page }) => {
  await page.goto(`${SITE}d/500101/`);
  await ready(page);
  await start(page);
  const outline = page.getByLabel('外框');
  await expect(outline).toHaveValue('');
  await outline.selectOption({ label: '重庆' });
  const beside = page.locator('figure[data-figure="ages-500101-500000"]');
  await expect(beside.locator('.title')).toContainText('与重庆相比');
  await expect(page).toHaveURL(/beside=500000/);
  await expect(beside.locator('.picture svg [data-observation^="age-sex-share-2020-500000-"]').first()).toBeAttached();
  await page.getByLabel('外框').selectOption({ label: '开州' });
  await expect(page.locator('figure[data-figure="ages-500101-500154"] .title')).toContainText('开州');
  await page.goBack();
  await expect(beside.locator('.title'), 'what was chosen before is a step back').toContainText('与重庆相比');
  const onward = page.locator('.beside-it a').last();
  await expect(onward, 'the next district has the same outline').toHaveAttribute('href', /beside=500000$/);
  await page.goForward();
  // It is a figure with a page of its own, where another outline is another address.
  await page.locator('figure[data-figure="ages-500101-500154"] .links a').first().click();
  await expect(page).toHaveURL(/#\/indicator\/ages-500101-500154/);
  await page.getByLabel('外框').selectOption({ index: 0 });
  await expect(page).toHaveURL(/\/f\/ages-500101\/|#\/indicator\/ages-500101$/);
});

test('what one district is set beside holds for its ages and its work, whichever of the two chose it', async ({ page }) => {
  await page.goto(`${SITE}d/500154/`);
  await ready(page);
  await start(page);
  await page.getByLabel('对照').selectOption({ label: '万州' });
  await expect(page).toHaveURL(/beside=500101/);
  const work = page.locator('figure[data-figure="work-500154-500101"]');
  await expect(work.locator('.title')).toContainText('开州与万州相比');
  await expect(work.locator('.picture svg [data-observation^="industry-share-2020-500101-"]').first()).toBeAttached();
  await expect(page.locator('figure[data-figure="ages-500154-500101"] .title')).toContainText('与万州相比');
  await expect(page.getByLabel('外框')).toHaveValue('500101');
  await page.getByLabel('对照').selectOption({ label: '重庆' });
  await expect(page.locator('figure[data-figure="work-500154-500000"] .title')).toContainText('开州与重庆相比');
  await expect(page.locator('figure[data-figure="ages-500154-500000"] .title')).toContainText('与重庆相比');
  await page.getByLabel('外框').selectOption({ index: 0 });
  await expect(page.locator('figure[data-figure="work-500154"]'), 'without a choice both are as they were').toBeVisible();
  await expect(page).not.toHaveURL(/beside=/);
});

test('two districts that are compared lead to their ages and work beside each other', async ({ page }) => {
  await page.goto(`${SITE}#/districts?pick=500154.500101`);
  await ready(page);
  await page.locator('.profiles a').filter({ hasText: '开州与万州' }).click();
  await expect(page.locator('figure[data-figure="work-500154-500101"] .title')).toContainText('开州与万州相比');
});

test('a district’s page does not start the app by itself; what is chosen before it runs is chosen then', async ({ page }) => {
  const requests = [];
  page.on('request', request => requests.push(request.url()));
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(`${SITE}d/500101/`);
  await ready(page);
  await page.waitForLoadState('networkidle');
  expect(requests.filter(url => url.endsWith('.wasm'))).toEqual([]);
  await page.getByLabel('外框').selectOption({ label: '重庆' });
  await expect(page.locator('figure[data-figure="ages-500101-500000"] .title')).toContainText('与重庆相比');
  expect(requests.filter(url => url.endsWith('.wasm'))).toHaveLength(1);
});

test('an address leads to a district with the outline it names; one that means nothing is said to', async ({ page }) => {
  await page.goto(`${SITE}d/500101/#?beside=500154`);
  await expect(page.locator('figure[data-figure="ages-500101-500154"] .picture svg').filter({ visible: true })).not.toHaveCount(0);
  await page.goto(`${SITE}#/district/500101?beside=500101`);
  await ready(page);
  await expect(page.locator('.notice').filter({ hasText: 'beside=500101' })).toBeVisible();
  await expect(page.locator('figure[data-figure="ages-500101"]')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('the list of contents leads to a part, beside another area too', async ({ page }) => {
    await page.goto(`${SITE}d/500154/#?beside=500101`);
    await ready(page);
    const work = page.locator('figure[data-figure="work-500154-500101"]');
    await expect(work).toBeAttached({ timeout: 15_000 });
    await page.locator('.jump summary').click();
    const links = page.locator('.jump a');
    const figures = await page.locator('.district-parts figure').evaluateAll(all => all.map(one => `#${one.id}`));
    expect(await links.evaluateAll(all => all.map(one => one.getAttribute('href')))).toEqual(figures);
    await links.filter({ hasText: '就业' }).click();
    await expect(page.locator('.jump details')).not.toHaveAttribute('open');
    const bar = await page.locator('.jump').evaluate(nav => nav.getBoundingClientRect().bottom);
    await expect.poll(() => work.evaluate(figure => figure.getBoundingClientRect().top - innerHeight / 2)).toBeLessThan(0);
    expect(await work.evaluate(figure => figure.getBoundingClientRect().top), 'not under the bar').toBeGreaterThanOrEqual(bar - 1);
  });
});
