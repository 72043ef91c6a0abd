// A long visit: 200 changes of language and theme, some 500 of page, 500 of the comparison's state. What is kept afterwards is what was kept halfway.
import { expect, ready, start, test } from './site.mjs';

test.describe.configure({ timeout: 300_000 });

/** Nodes, listeners and bytes that the page keeps, once the rubbish is out. */
async function kept(page, client) {
  await page.waitForTimeout(300);
  for (let i = 0; i < 3; i += 1) await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  const of = name => metrics.find(metric => metric.name === name).value;
  const memory = await page.evaluate(() => window.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0));
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize'), memory };
}

/** Does `step` so often, and compares the end with the middle. */
async function endure(page, count, step) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  for (let i = 0; i < count / 2; i += 1) await step(i);
  const middle = await kept(page, client);
  for (let i = count / 2; i < count; i += 1) await step(i);
  const end = await kept(page, client);
  console.log(
    `after ${count}: ${Object.entries(end)
      .map(([name, value]) => `${name} ${value} (×${(value / middle[name]).toFixed(3)})`)
      .join(', ')}`,
  );
  expect(end.nodes / middle.nodes).toBeLessThan(1.05);
  expect(end.listeners / middle.listeners).toBeLessThan(1.05);
  expect(end.heap / middle.heap).toBeLessThan(1.25);
  // The app's memory never shrinks, and grows in pieces of up to some megabytes until they fit each other (it stands still
  // after some 1,200 changes). A page that stayed would cost ten times as much a change.
  expect((end.memory - middle.memory) / (count / 2)).toBeLessThan(16_384);
}

/** Another state of the same document. */
const goTo = (page, hash) =>
  page.evaluate(to => {
    location.hash = to;
  }, hash);

/** As long as a browser takes for a frame or two. */
const framed = page =>
  page.evaluate(
    () =>
      new Promise(resolve => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );

test.beforeEach(async ({ page }) => {
  // The app's own memory, which no heap counts.
  await page.addInitScript(() => {
    window.memories = [];
    /** @type {(...given: unknown[]) => Promise<any>} */
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      window.memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  });
  // On a host another page is another document: only the one file changes its pages in place.
  await page.goto('/wanzhou.html');
  await ready(page);
  expect(await start(page)).toBe(true);
});

test('200 changes of language and theme leave nothing behind', async ({ page }) => {
  await endure(page, 200, async () => {
    const lang = await page.evaluate(() => document.documentElement.lang);
    await page.evaluate(() => {
      document.querySelector('[data-action="theme"]').click();
      document.querySelector('[data-action="lang"]').click();
    });
    await expect(page.locator('html')).not.toHaveAttribute('lang', lang);
  });
  await expect(page.locator('[data-figure="growth-rates"] .chart svg').filter({ visible: true }).first()).toBeVisible();
});

test('504 changes of page leave nothing behind', async ({ page }) => {
  const hashes = [
    '#/data',
    '#/',
    '#/map',
    '#/indicator/gdp',
    '#/governance',
    '#/indicator/district-gdp?tab=map',
    '#/about',
    '#/indicator/systems',
    '#/?see=gdp-2022',
    '#/indicator/growth-rates?tab=table',
    '#/districts',
    '#/districts?view=rank&among=north-east',
    '#/district/500101',
    '#/districts?view=scatter&x=lift-share',
    '#/districts?view=time&pick=500101.500107',
    '#/district/500236',
    '#/districts?y=lift-share&view=table',
    '#/districts?change=1',
  ];
  // As often to each before the middle as after it: both ends are at the same page.
  await endure(page, 28 * hashes.length, async i => {
    await goTo(page, hashes[i % hashes.length]);
    await ready(page);
    await framed(page);
  });
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await expect(page.locator('[data-figure="growth-rates"]')).toBeVisible();
});

test('500 changes of the state of the comparison leave nothing behind', async ({ page }) => {
  const states = [
    'view=scatter',
    'view=scatter&t=2010',
    'view=scatter&y=lift-share&x=urban-share',
    'view=scatter&change=1',
    'view=scatter&pick=500101.500154',
    'view=time',
    'view=time&index=1',
    'view=rank&y=density',
    'y=one-person-share&t=2010',
    'y=population',
  ];
  await page.evaluate(() => {
    location.hash = '#/districts';
  });
  await ready(page);
  await endure(page, 50 * states.length, async i => {
    await goTo(page, `#/districts?${states[i % states.length]}`);
    await framed(page);
  });
  await expect(page.locator('[data-figure="districts"] .picture svg').filter({ visible: true }).first()).toBeVisible();
});
