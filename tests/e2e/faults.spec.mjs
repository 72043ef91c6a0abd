// The matrix of faults. Whatever fails: never blank, what is missing is reported in the reader's language with something to
// do about it, the rest of the page is usable.
import { ANSWERS, failing, holding, LACKS, sound } from './faults.mjs';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import binaryen from 'binaryen';
import { slim } from '../../src/bin/publish/slim.mjs';
import { drawn, expect, ready, start, STORY_FIGURES, test as base } from './site.mjs';

const test = base.extend({
  allowed: async ({}, use) => {
    await use([
      /Failed to load resource|ERR_/,
      /RuntimeError: unreachable/,
      /unreachable|Failed to fetch|wasm|WebAssembly|MIME|module script|JSON|dynamically imported|does not provide an export|preload/i,
    ]);
  },
});
const failed = page => expect(page.locator('html')).toHaveAttribute('data-app-state', 'failed', { timeout: 30_000 });
const alerts = page => page.getByRole('alert').filter({ visible: true });
const [app] = readdirSync(fileURLToPath(new URL('../../dist', import.meta.url))).filter(name => /^app-\w+_bg\.wasm$/.test(name));
const glue = app.replace('_bg.wasm', '.js');

test('the app asks for nothing newer than what README says of browsers', () => {
  // A standard library that came compiled brings reference types along (.ci/build).
  const std = new URL('../../target/std', import.meta.url);
  const prebuilt = existsSync(std) && readFileSync(std, 'utf8').trim() === 'prebuilt';
  /** @type {(keyof typeof binaryen.Features)[]} */
  const known = ['BulkMemory', 'BulkMemoryOpt', 'NontrappingFPToInt', 'SignExt', 'MutableGlobals'];
  /** @type {(keyof typeof binaryen.Features)[]} */
  const newer = prebuilt ? ['ReferenceTypes', 'CallIndirectOverlong', 'Multivalue'] : [];
  const module = binaryen.readBinary(sound(app));
  const declared = module.getFeatures();
  const asked = Object.entries(binaryen.Features).flatMap(([name, bit]) =>
    name !== 'All' && name !== 'MVP' && (declared & Number(bit)) === Number(bit) ? [name] : [],
  );
  expect(asked.filter(name => ![...known, ...newer].includes(/** @type {any} */ (name)))).toEqual([]);
  // The documented features are all that it uses.
  module.setFeatures([...known, ...newer].reduce((all, name) => all | binaryen.Features[name], /** @type {number} */ (0)));
  expect(module.validate()).toBe(1);
});

/** The Story reads, its pictures answer, its links lead on. */
async function alive(page) {
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('figure[data-figure]')).toHaveCount(STORY_FIGURES.length);
  const figure = page.locator('[data-figure="growth-rates"]');
  await figure.locator('.picture').focus();
  await page.keyboard.press('Home');
  await expect(figure.locator('.tooltip')).toContainText('%');
  await page.keyboard.press('Escape');
  await expect(page.locator('header nav a')).toHaveCount(5);
}

/** Nothing is reported before something is asked for. Then a notice says in both languages that the app did not start, with a retry that works. */
async function reportsAndRetries(page, release) {
  await ready(page);
  await page.waitForLoadState('networkidle');
  await expect(alerts(page)).toHaveCount(0);
  await page.locator('[data-figure="gdp"]').getByRole('button', { name: '下载' }).click();
  await failed(page);
  await expect(alerts(page)).toContainText('网页未能打开');
  await expect(alerts(page)).toContainText('The site could not start');
  await alive(page);
  release();
  await page.locator('#boot-retry').click();
  await ready(page);
  await expect(alerts(page)).toHaveCount(0);
  expect(await start(page)).toBe(true);
}

for (const how of ['missing', 'unreachable', 'empty', 'truncated', 'corrupt', 'a page of HTML']) {
  test(`the app ${how}: the Story stays usable, the failure is reported, a retry works`, async ({ page }) => {
    const release = await failing(page, `**/${app}`, app, ANSWERS[how]);
    await page.goto('/');
    await reportsAndRetries(page, release);
  });
}

test('a table of the censuses unreachable: the Story stays usable, reports it without an alert, and can retry', async ({ page }) => {
  await page.route('**/data/columns/people.csv', route => route.abort());
  await page.goto('/');
  await ready(page);
  expect(await start(page)).toBe(true);
  const notice = page.locator('.notice.failure[role="status"]');
  await expect(notice).toContainText('人口普查');
  await expect(alerts(page)).toHaveCount(0);
  await expect(page.locator('figure[data-figure="gdp"]')).toHaveCount(1);
  await page.unroute('**/data/columns/people.csv');
  await notice.getByRole('button').click();
  await expect(page.locator('figure[data-figure="ages-500101"] svg').filter({ visible: true }).first()).toBeVisible();
});

test('the app under another name for its kind: nothing changes', async ({ page }) => {
  await page.route(`**/${app}`, route => route.fulfill({ contentType: 'application/octet-stream', body: sound(app) }));
  await page.goto('/');
  await ready(page);
  expect(await start(page)).toBe(true);
});

for (const how of ['missing', 'unreachable', 'truncated']) {
  test(`its glue ${how}: the Story stays usable, the failure is reported, a retry works`, async ({ page }) => {
    const release = await failing(page, `**/${glue}*`, glue, (route, body) =>
      how === 'truncated' ? route.fulfill({ contentType: 'text/javascript', body: body.subarray(0, 5000) }) : ANSWERS[how](route, body),
    );
    await page.goto('/');
    await reportsAndRetries(page, release);
  });
}

test('glue and app of different builds: a press that needs them gets the notice', async ({ page }) => {
  await page.route(`**/${glue}*`, async route => {
    const body = sound(glue)
      .toString()
      .replaceAll(/(__wbg_\w+?)_[0-9a-f]{16}/g, '$1_0123456789abcdef');
    await route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto('/');
  await ready(page);
  expect(await start(page)).toBe(false);
  await failed(page);
  await expect(alerts(page)).toContainText('The site could not start');
  await alive(page);
});

/** What a Rust program with `panic=immediate-abort` checks before it reads the third of three bytes, done as it starts. */
const BOUNDS = `(module (memory (export "memory") 1)
  (func $read (param i32) (result i32)
    (if (i32.ge_u (local.get 0) (i32.const 3)) (then (unreachable)))
    (i32.load8_u (local.get 0)))
  (func (export "__wbindgen_start") (drop (call $read (i32.const 3)))))`;

test('an access out of bounds ends the app with a notice: its check survives the optimizer', async ({ page }) => {
  const body = Buffer.from((await slim(binaryen.parseText(BOUNDS).emitBinary())).bytes);
  await page.route(`**/${app}`, route => route.fulfill({ contentType: 'application/wasm', body }));
  await page.goto('/');
  await reportsAndRetries(page, () => page.unroute(`**/${app}`));
});

test('the app forbidden by a policy: the Story stays usable, the failure is reported', async ({ page, violations }) => {
  await page.route('/', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'unsafe-inline' 'self'" } });
  });
  await page.goto('/');
  await ready(page);
  expect(await start(page)).toBe(false);
  await expect(alerts(page)).toContainText('网页未能打开');
  await alive(page);
  // Nothing but the app was refused.
  expect(new Set(violations.splice(0).map(what => what.split(' ').slice(0, 2).join(' ')))).toEqual(new Set(['script-src wasm-eval']));
});

test('the app very slow: the Story is usable meanwhile, the press is acknowledged and answered in the end', async ({ page }) => {
  const release = await holding(page, `**/${app}`);
  await page.goto('/');
  await ready(page);
  const figure = page.locator('[data-figure="gdp"]');
  await figure.getByRole('button', { name: '引用' }).click();
  await expect(page.locator('#boot-waiting')).toBeVisible();
  await alive(page);
  release();
  await expect(figure.locator('.export-panel')).toBeVisible({ timeout: 15_000 });
});

test('an address that only the app can draw, without it: shows the Story and reports it', async ({ page }) => {
  await page.route(`**/${app}`, route => route.abort());
  await page.goto(drawn('#/map', 'zh'));
  await failed(page);
  await expect(alerts(page)).toContainText('网页未能打开');
  await alive(page);
});

for (const how of ['missing', 'unreachable', 'empty', 'truncated', 'a page of HTML', 'of the wrong type', 'of 50 MB']) {
  test(`the data ${how}: the Story stays usable, a press that needs it gets the notice`, async ({ page }) => {
    test.slow();
    const release = await failing(page, '**/data/core.json', 'data/core.json', ANSWERS[how]);
    await page.goto('/');
    await reportsAndRetries(page, release);
  });
}

for (const [file, hash, shown] of [
  ['data/districts.json', '#/map', '.choropleth svg'],
  ['data/places.json', '#/map', '[data-figure="places"] svg'],
  ['geo/districts.geojson', '#/map', '.choropleth svg'],
  ['geo/townships.geojson', '#/map', '[data-figure="places"] svg'],
  ['data/systems.json', '#/governance', '[data-figure="systems"] svg'],
]) {
  for (const how of ['missing', 'unreachable', 'empty', 'truncated', 'a page of HTML', 'of the wrong type']) {
    test(`${file} ${how}: reported on ${hash}, a retry works`, async ({ page }) => {
      const release = await failing(page, `**/${file}`, file, ANSWERS[how]);
      await page.goto(drawn(hash, 'zh'));
      await failed(page);
      await expect(alerts(page).first()).toContainText('加载失败');
      await expect(page.locator('header nav a')).toHaveCount(5);
      release();
      await alerts(page).first().getByRole('button', { name: '重试' }).click();
      await ready(page);
      await expect(page.locator(shown).filter({ visible: true }).first()).toBeVisible({ timeout: 15_000 });
    });
  }
}

test('figures that could not be loaded are reported to who chooses among all, and come with a retry', async ({ page }) => {
  const release = await failing(page, '**/data/systems.json', 'data/systems.json', ANSWERS.unreachable);
  await page.goto('/about/');
  await ready(page);
  await page.getByRole('button', { name: '筛选全部图表，或拼成一张长图' }).click();
  const tools = page.locator('.editor-tools');
  const notice = tools.getByRole('alert');
  await expect(notice).toContainText('加载失败');
  const all = tools.getByRole('button', { name: '全选', exact: true });
  await expect(all).toBeEnabled();
  const listed = page.locator('.findings li');
  const few = await listed.count();
  release();
  await notice.getByRole('button', { name: '重试' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => listed.count()).toBeGreaterThan(few);
  await all.click();
  await expect(tools.locator('> [role="status"]')).toHaveText(`已选${await listed.count()}张`);
});

test('the list of checks is busy until those over the tables are in it', async ({ page }) => {
  const go = await holding(page, '**/data/columns/people.csv');
  await page.goto('/data/');
  await ready(page);
  const checks = page.locator('#checks');
  await expect(checks).not.toHaveAttribute('aria-busy');
  expect(await start(page)).toBe(true);
  await expect(checks).toHaveAttribute('aria-busy', 'true');
  const few = await checks.locator('li').count();
  go();
  await expect(checks).not.toHaveAttribute('aria-busy', { timeout: 15_000 });
  expect(await checks.locator('li').count()).toBeGreaterThan(few);
});

test('districts of 50 MB are reported as not loadable, slow ones as loading', async ({ page }) => {
  test.slow();
  const release = await failing(page, '**/data/districts.json', 'data/districts.json', ANSWERS['of 50 MB']);
  await page.goto(drawn('#/map', 'en'));
  await failed(page);
  await expect(alerts(page).first()).toContainText('Could not load');
  release();
  await page.unrouteAll();
  const go = await holding(page, '**/data/districts.json');
  await page.goto('about:blank');
  await page.goto(drawn('#/map', 'en'));
  await expect(page.getByRole('status').filter({ visible: true }).first()).toContainText(/Loading/);
  go();
  await ready(page);
});

test('the map does without rivers and airport', async ({ page }) => {
  await page.route(/(rivers|airport)\.geojson$/, route => route.abort());
  await page.goto(drawn('#/map', 'zh'));
  await ready(page);
  await expect(page.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible();
  await expect(alerts(page)).toHaveCount(0);
});

test('one broken indicator is left out and named; everything else stays', async ({ page }) => {
  await page.route('**/data/core.json', async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"value":5.5', '"value":"NaN"') });
  });
  await page.goto('/');
  await ready(page);
  await start(page);
  await expect(page.locator('.notice').filter({ hasText: 'retail-sales-growth' }).first()).toBeVisible();
  await expect(page.locator('[data-figure="growth-rates"]')).toHaveCount(0);
  await expect(page.locator('[data-figure="industry-output"]')).toHaveCount(1);
});

/** Documents can be opened, but the app cannot take pictures out of them. */
const withoutDocuments = page =>
  page.route(/\/(en\/)?$/, route => (route.request().resourceType() === 'fetch' ? route.abort() : route.fallback()));

for (const [how, answer] of Object.entries({
  missing: route => route.abort(),
  throwing: route => route.fulfill({ contentType: 'text/javascript', body: 'export function renderChart() { throw new Error("no"); }' }),
})) {
  test(`ECharts ${how}: static charts stay; a chart that must be redrawn shows a notice with a retry`, async ({ page }) => {
    await page.route(/echarts-.*\.js/, answer);
    await withoutDocuments(page);
    await page.goto(drawn('#/', 'en'));
    await ready(page);
    const figure = page.locator('[data-figure="growth-rates"]');
    const alert = figure.getByRole('alert').filter({ visible: true });
    await expect(alert).toContainText('could not be drawn');
    await expect(figure.locator('tbody tr').first()).toBeAttached();
    const again = alert.getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    if (how === 'throwing') return;
    await page.unroute(/echarts-.*\.js/);
    await again.click();
    await expect(figure.locator('.chart svg').filter({ visible: true }).first()).toBeVisible();
    await expect(alert).toHaveCount(0);
  });
}

for (const [lack, arrange] of Object.entries(LACKS)) {
  test(`${lack}: the Story is usable, and what it has can be exported`, async ({ page }) => {
    await page.addInitScript(arrange);
    await page.goto('/');
    await ready(page);
    await alive(page);
    await page.getByRole('button', { name: '外观' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/);
    const figure = page.locator('[data-figure="gdp"]');
    await figure.getByRole('button', { name: '引用' }).click();
    await figure.getByRole('button', { name: '复制' }).first().click();
    await expect(figure.locator('.export-panel')).toContainText(/已复制|万州数读/);
    await page.getByRole('navigation').getByRole('link', { name: '数据', exact: true }).click();
    await expect(page.locator('.data-table tr[data-observation]').first()).toBeVisible();
    await expect(alerts(page)).toHaveCount(0);
  });
}

test('no WebAssembly: the Story is usable, and what needs it reports that', async ({ page }) => {
  await page.addInitScript(() => {
    delete window.WebAssembly;
  });
  await page.goto('/');
  await ready(page);
  await alive(page);
  await page.locator('[data-figure="gdp"]').getByRole('button', { name: '下载' }).click();
  await failed(page);
  await expect(alerts(page)).toContainText('The site could not start');
});

test('the one file reports damage, wherever it is', async ({ page }) => {
  const response = await page.request.get('/wanzhou.html');
  const whole = await response.text();
  const [before, pack] = [whole.indexOf('id="pack"'), whole.indexOf('</script>', whole.indexOf('id="pack"'))];
  for (const [harm, at] of /** @type {[string, number][]} */ ([
    ['at its beginning', whole.indexOf('>', before) + 400],
    ['at its end', pack - 40],
  ])) {
    await page.route('**/wanzhou.html', route =>
      route.fulfill({ contentType: 'text/html', body: whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1) }),
    );
    await page.goto('/wanzhou.html');
    await failed(page);
    await expect(alerts(page), harm).toContainText('网页未能打开');
    await page.unroute('**/wanzhou.html');
  }
});

test('a rejection of a foreign script is ignored', async ({ page }) => {
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => {
    Promise.reject(new Error('wasm of an extension'));
  });
  await start(page);
  await ready(page);
  await expect(alerts(page)).toHaveCount(0);
});

test('a discarded tab is restored as it was', async ({ page }) => {
  const client = await page.context().newCDPSession(page);
  await page.goto('/#/governance');
  await ready(page);
  await page.locator('.player .play').click();
  await client.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise(resolve => {
    setTimeout(resolve, 1500);
  });
  await client.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(page.locator('.player .count')).not.toHaveText('1 / 9', { timeout: 10_000 });
  await page.getByRole('navigation').getByRole('link', { name: '数据', exact: true }).click();
  await expect(page.locator('.data-table tr[data-observation]').first()).toBeVisible();
});
