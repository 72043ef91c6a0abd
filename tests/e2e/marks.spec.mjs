// One tooltip, one keyboard walk, one live region for every picture.
import { address, expect, ready, start, test } from './site.mjs';

const PICTURES = [
  ['chart', 'growth-rates'],
  ['drawing', 'hospitals'],
  ['open bar', 'events'],
];

for (const [kind, id] of PICTURES) {
  test(`arrow keys walk the marks of a ${kind} and say what they show`, async ({ page }) => {
    await page.goto('/');
    await ready(page);
    const figure = page.locator(`[data-figure="${id}"]`);
    const picture = figure.locator('.picture');
    await picture.focus();
    await page.keyboard.press('Home');
    const first = await figure.locator('[aria-live]').textContent();
    expect(first.length).toBeGreaterThan(4);
    await expect(figure.locator('.tooltip')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(figure.locator('[aria-live]')).not.toHaveText(first);
    await page.keyboard.press('Escape');
    await expect(figure.locator('.tooltip')).toHaveCount(0);
  });
}

test('open values are spoken as open', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  const figure = page.locator('[data-figure="events"]');
  await figure.locator('.picture').focus();
  await page.keyboard.press('End');
  await expect(figure.locator('[aria-live]')).toContainText('不低于97%');
});

test('pointing at a mark of a static chart shows its value before ECharts is loaded', async ({ page }) => {
  const loaded = [];
  page.on('request', request => {
    if (/echarts/.test(request.url())) loaded.push(request.url());
  });
  await page.goto('/');
  await ready(page);
  const mark = page
    .locator('[data-figure="growth-rates"] svg')
    .filter({ visible: true })
    .locator('[data-observation="industrial-output-growth"]')
    .first();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover();
  await expect(page.locator('[data-figure="growth-rates"] .tooltip')).toContainText('13.0%');
  await expect(page.locator('[data-figure="growth-rates"] tr[data-observation="industrial-output-growth"]')).toHaveAttribute(
    'data-active',
    '',
  );
  expect(loaded).toEqual([]);
});

test('a chart of another page or language is in its document already; another width is drawn', async ({ page }) => {
  const loaded = [];
  page.on('request', request => {
    if (/echarts/.test(request.url())) loaded.push(request.url());
  });
  await page.goto('/f/industry-output/');
  await ready(page);
  await start(page);
  for (const [hash, path] of [
    ['#/indicator/gdp', 'f/gdp/'],
    ['#/indicator/growth-rates?lang=en', 'f/growth-rates/en/'],
  ]) {
    await page.evaluate(to => {
      location.hash = to;
    }, hash);
    const chart = page.locator(`[data-figure="${path.split('/')[1]}"] .chart`).filter({ visible: true });
    await expect(chart.locator('svg')).toBeVisible();
    const name = await chart.getAttribute('data-chart-key');
    const document = await (await page.request.get(`/${path}`)).text();
    expect(document.match(/(?<=data-chart-key=")[^"]+(?="[^>]*><svg)/g), path).toContain(name);
    await expect(chart.locator('[data-observation]').first()).toBeAttached();
  }
  expect(loaded).toEqual([]);
  await page.setViewportSize({ width: 600, height: 844 });
  await expect.poll(() => loaded.length).toBe(1);
});

test('a chart is laid out anew for the width that it has, and its text keeps its size', async ({ page }) => {
  await page.goto('/f/industry-output/');
  await ready(page);
  await start(page);
  for (const width of [1100, 600, 300]) {
    await page.setViewportSize({ width, height: 844 });
    const svg = page.locator('[data-figure="industry-output"] .chart svg').filter({ visible: true });
    const shown = () => svg.evaluate(chart => chart.getBoundingClientRect().width / Number(chart.getAttribute('width')));
    await expect.poll(shown, `${width} px`).toBeGreaterThan(0.89);
    await expect.poll(shown, `${width} px`).toBeLessThan(1.13);
    // The columns take the width: nothing is stretched, nothing left empty.
    const [first, last] = await svg.evaluate(chart => {
      const marks = [...chart.querySelectorAll('path[data-observation]')].map(mark => mark.getBoundingClientRect());
      const { left, right } = chart.getBoundingClientRect();
      return [Math.min(...marks.map(mark => mark.left)) - left, right - Math.max(...marks.map(mark => mark.right))];
    });
    expect(first, `${width} px`).toBeLessThan(60);
    expect(last, `${width} px`).toBeLessThan(230);
  }
});

test('a chart is not read from a document of another build', async ({ page }) => {
  const asked = [];
  page.on('request', request => {
    if (/echarts/.test(request.url())) asked.push(request.url());
  });
  await page.route('**/f/gdp/', async route => {
    const text = await (await route.fetch()).text();
    const another = text.replace(/data-static-charts="\w+"/, 'data-static-charts="0"').replaceAll('1179.4', '9999.9');
    await route.fulfill({ contentType: 'text/html', body: route.request().resourceType() === 'document' ? text : another });
  });
  await page.goto('/f/gdp/');
  await ready(page);
  // A page that something has changed is drawn anew.
  await page.evaluate(() => document.querySelector('main').append(document.createElement('ins')));
  expect(await start(page)).toBe(true);
  const chart = page.locator('[data-figure="gdp"] .chart').filter({ visible: true });
  await expect(chart).toContainText('1179.4');
  expect(asked).toHaveLength(1);
});

test('the keyboard names every district of the map', async ({ page }) => {
  await page.goto(address('#/map', 'zh'));
  await ready(page);
  const picture = page.locator('.choropleth .picture').first();
  await picture.focus();
  const announced = new Set();
  await page.keyboard.press('Home');
  for (let i = 0; i < 40; i += 1) {
    announced.add(await page.locator('.choropleth [aria-live]').first().textContent());
    await page.keyboard.press('PageDown');
  }
  expect(announced.size).toBe(38);
});

test('the table and the picture point at each other', async ({ page }) => {
  await page.goto(address('#/', 'zh'));
  await ready(page);
  const figure = page.locator('[data-figure="ranks"]');
  await figure.locator('summary').click();
  // A resting mouse would point at whatever scrolls under it.
  await page.mouse.move(0, 0);
  const row = figure.locator('tbody tr').first();
  const observation = await row.getAttribute('data-observation');
  await row.locator('[role="button"]').focus();
  await expect(figure.locator(`.picture svg [data-observation="${observation}"]`).first()).toHaveAttribute('data-active', '');
  await figure.locator('.picture').focus();
  await page.keyboard.press('Home');
  await expect(figure.locator('tbody tr[data-active]')).toHaveCount(1);
});
