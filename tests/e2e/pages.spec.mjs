// Every page, in both languages, at both widths.
import { address, expect, LANGUAGES, MAP_FIGURES, PAGES, ready, STORY_FIGURES, start, test } from './site.mjs';

for (const lang of LANGUAGES) {
  for (const hash of PAGES) {
    test(`${hash} in ${lang} is ready, in its language, without sideways scroll`, async ({ page }) => {
      await page.goto(address(hash, lang));
      await ready(page);
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en');
      await expect(page.locator('main')).not.toBeEmpty();
      if (!hash.startsWith('#/embed')) {
        await expect(page.locator('header nav a')).toHaveText(
          lang === 'zh' ? ['总览', '区县', '治理', '数据', '关于'] : ['Overview', 'Districts', 'Governance', 'Data', 'About'],
        );
      }
      const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(scroll).toBeLessThanOrEqual(client);
    });
  }

  test(`every figure of the Story has a picture with marks and a table, in ${lang}`, async ({ page }) => {
    await page.goto(address('#/', lang));
    await ready(page);
    for (const id of STORY_FIGURES) {
      const figure = page.locator(`figure[data-figure="${id}"]`);
      await expect(figure, id).toHaveCount(1);
      const marks = figure.locator('.picture svg [data-observation]').filter({ visible: true });
      await expect(marks.first(), `${id} has marks`).toBeVisible({ timeout: 15_000 });
      const box = await figure.locator('.picture svg').filter({ visible: true }).first().boundingBox();
      expect(box.width * box.height, `${id} has a size`).toBeGreaterThan(10_000);
      await figure.locator('summary').click();
      await expect(figure.locator('tbody tr').first(), `${id} has a table`).toBeVisible();
      const drawn = await marks.evaluateAll(all => [...new Set(all.map(mark => mark.dataset.observation))]);
      const rows = await figure.locator('tbody tr').evaluateAll(all => all.map(row => row.dataset.observation));
      expect(
        drawn.filter(observation => !rows.includes(observation)),
        `${id}: drawn, but not in the table`,
      ).toEqual([]);
    }
  });

  test(`both maps show 38 districts and have a table, in ${lang}`, async ({ page }) => {
    for (const id of MAP_FIGURES) {
      await page.goto(address(`#/map?show=${id}`, lang));
      await ready(page);
      const figure = page.locator(`figure[data-figure="${id}"]`);
      const marks = figure.locator('.choropleth svg [data-observation]').filter({ visible: true });
      await expect(marks.first()).toBeVisible({ timeout: 15_000 });
      const areas = await marks.evaluateAll(all => new Set(all.map(mark => mark.dataset.observation)).size);
      expect(areas).toBe(38);
      await figure.locator('summary').click();
      await expect(figure.locator('tbody tr')).toHaveCount(38);
    }
  });
}

test('the countable marks can be counted', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  const sails = page.locator('[data-figure="growth-streak"] svg').filter({ visible: true }).locator('path[fill="var(--accent)"]');
  expect(await sails.count()).toBe(44);
});

test('language and theme are switched, kept in the address or remembered', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.getByRole('link', { name: 'EN: read in English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/\/en\/$/);
  await page.getByRole('button', { name: 'Appearance' }).click();
  const theme = await page.locator('html').getAttribute('data-theme');
  expect(['light', 'dark']).toContain(theme);
  await page.goto('/#/about');
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
});

test('back and forward walk the pages', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.getByRole('navigation').getByRole('link', { name: '数据', exact: true }).click();
  await expect(page.locator('main h1')).toHaveText('全部数据');
  await page.goBack();
  await expect(page.locator('[data-figure="growth-streak"]')).toBeVisible();
  await page.goForward();
  await expect(page.locator('main h1')).toHaveText('全部数据');
});

const waiting = page =>
  page.locator('.act .fig .picture').evaluateAll(all => all.filter(one => !one.checkVisibility({ contentVisibilityAuto: true })).length);
const top = (page, id) => page.locator(`[id="${id}"]`).evaluate(element => Math.round(element.getBoundingClientRect().top));

/** Where an anchor is: on narrow pages under the bar of contents. */
const under = page => (page.viewportSize().width < 1248 ? 60 : 16);

/** The browser is idle when the test says so, and fetches nothing that was not asked for. */
const busy = page =>
  page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true, effectiveType: '4g' } });
    window.idle = [];
    window.requestIdleCallback = task => window.idle.push(task);
  });
const moment = page =>
  page.evaluate(() => {
    for (const task of window.idle.splice(0)) task();
  });
const allLaid = page =>
  expect
    .poll(
      async () => {
        await moment(page);
        return waiting(page);
      },
      { intervals: [20] },
    )
    .toBe(0);

test('figures far from the screen wait for an idle moment, and a new theme has them wait again', async ({ page }) => {
  await busy(page);
  await page.goto('/#event-flow');
  await ready(page);
  const all = await waiting(page);
  expect(all).toBeGreaterThan(5);
  const laid = page.locator('.act .fig[data-rendered]');
  for (let moments = 1; await waiting(page); moments++) {
    await moment(page);
    await expect(laid, 'one figure a moment').toHaveCount(moments);
    expect(await top(page, 'event-flow'), 'what is read stays where it is').toBe(under(page));
  }
  await page.getByRole('button', { name: '外观' }).click();
  await expect.poll(() => waiting(page)).toBeGreaterThan(5);
  await allLaid(page);
});

test('figures far from the screen are laid out in another language too', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await expect.poll(() => waiting(page)).toBe(0);
  await page.goto('/#/?lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await ready(page);
  await expect(page.locator('[data-figure="event-flow"] .title')).toContainText('retaining wall');
  await expect.poll(() => waiting(page)).toBe(0);
});

test('what a mark at the edge of the screen says is in sight', { tag: '@wide' }, async ({ page }) => {
  await page.goto(address('#/map', 'zh'));
  await ready(page);
  const mark = page.locator('.choropleth svg [data-observation]').filter({ visible: true }).first();
  await mark.waitFor();
  const { x, y, width, height } = await mark.boundingBox();
  await page.evaluate(by => scrollBy(0, by), y - 4);
  await page.mouse.move(x + width / 2, 4 + height / 2);
  const tip = page.locator('.tooltip');
  await expect(tip).toBeVisible();
  await expect.poll(async () => (await tip.boundingBox()).y).toBeGreaterThanOrEqual(0);
});

/** Scrolls into the flow and reloads: how far it is then from where it was, and how much higher or lower the page is, in px. */
async function reloaded(page) {
  await page.evaluate(() => scrollBy(0, 300));
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const [place, high] = [await top(page, 'event-flow'), await height()];
  // Where it is must have been told before it is asked for again.
  await page.waitForTimeout(300);
  await page.reload();
  await ready(page);
  expect(await waiting(page)).toBe(0);
  return { by: async () => Math.abs((await top(page, 'event-flow')) - place), other: Math.abs((await height()) - high) };
}

test('anchors find their place while figures far from the screen wait, and a reload nearly', async ({ page }) => {
  await busy(page);
  await page.goto('/');
  await ready(page);
  await expect.poll(() => waiting(page)).toBeGreaterThan(8);
  for (const id of ['life', 'gdp', 'event-flow']) {
    await page.goto(`/#${id}`);
    await expect.poll(() => top(page, id)).toBe(under(page));
  }
  // A browser that looks for the place before the document has all come goes by the distance from the top.
  const { by, other } = await reloaded(page);
  expect(other, 'heights are reserved nearly as they are').toBeLessThan(page.viewportSize().height / 3);
  await expect.poll(by).toBeLessThan(2 + other);
});

test('a reload finds its place once all figures are laid out', async ({ page }) => {
  await busy(page);
  await page.goto('/#event-flow');
  await ready(page);
  await allLaid(page);
  const { by } = await reloaded(page);
  await expect.poll(by).toBeLessThan(2);
});

test('a link that is not understood leads to a page that says so', async ({ page }) => {
  await page.goto('/#/nowhere?lang=xx');
  await ready(page);
  await expect(page.getByRole('status').filter({ hasText: '/nowhere' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'lang=xx' })).toBeVisible();
  await expect(page.locator('[data-figure="growth-streak"]')).toBeVisible();
});

test('an indicator of any table opens by its address alone, with a chart and a map', async ({ page }) => {
  for (const id of ['illiteracy-rate', 'farming-share', 'car-share', 'density']) {
    await page.goto(`/#/indicator/${id}`);
    await ready(page);
    const figure = page.locator(`figure[data-figure="${id}"]`);
    await expect(figure.locator('.picture svg').filter({ visible: true }).first()).toBeVisible();
    await expect(page.locator('.notice').filter({ visible: true })).toHaveCount(0);
    await page.goto(`/#/indicator/${id}?tab=map`);
    await expect(figure.locator('.legend svg')).toBeAttached();
    await expect(page.locator('.notice').filter({ visible: true })).toHaveCount(0);
  }
});

test('the data page waits for a reader before it starts the app, which then fetches the tables', async ({ page }) => {
  const fetched = [];
  page.on('request', request => fetched.push(new URL(request.url()).pathname));
  await page.goto('/data/');
  await ready(page);
  await page.waitForLoadState('networkidle');
  const tables = () => fetched.filter(path => path.startsWith('/data/columns/'));
  expect(tables()).toEqual([]);
  await expect(page.getByText('正在加载'), 'nothing is said to load').toBeHidden();
  await page.keyboard.press('Shift');
  await expect.poll(() => tables().length).toBeGreaterThan(0);
});

test('characters that are being composed when the app comes are not broken off', async ({ page }) => {
  let release;
  const held = new Promise(resolve => {
    release = resolve;
  });
  await page.route('**/*.wasm', async route => {
    await held;
    await route.continue();
  });
  await page.goto('/data/');
  await ready(page);
  const field = page.getByRole('searchbox');
  const client = await page.context().newCDPSession(page);
  await field.focus();
  await client.send('Input.imeSetComposition', { text: 'ch', selectionStart: 2, selectionEnd: 2 });
  release();
  // Until then the app was on its way; one that started now would fetch the tables.
  await page.waitForLoadState('networkidle');
  await client.send('Input.imeSetComposition', { text: 'chengkou', selectionStart: 8, selectionEnd: 8 });
  await expect(field).toHaveValue('chengkou');
  await expect(page.locator('html'), 'the app waits for its end').toHaveAttribute('data-app-state', 'loading');
  await client.send('Input.insertText', { text: '城口' });
  await ready(page);
  await expect(field).toHaveValue('城口');
  await expect(page).toHaveURL(/q=%E5%9F%8E%E5%8F%A3/);
});

test('the data table holds every value and sorts by the address', async ({ page, request }) => {
  await page.goto('/#/data');
  await ready(page);
  await start(page);
  const table = await (await request.get('/data/observations.csv')).text();
  const published = [...table.matchAll(/\r\n([a-z0-9-]+),/g)].map(([, id]) => id);
  const tables = await Promise.all(
    ['education', 'households', 'housing', 'people', 'places', 'work'].map(
      async name => (await (await request.get(`/data/census/${name}.csv`)).text()).trim().split('\r\n').length - 1,
    ),
  );
  const printed = published.length + tables.reduce((sum, cells) => sum + cells);
  const count = async () => Number((await page.locator('.count').textContent()).replace(/,/g, '').match(/\d+/)[0]);
  // What follows from the cells of the tables is listed beside them.
  await expect.poll(count).toBeGreaterThan(printed);
  const listed = await count();
  await expect(page.locator('.data-table table')).toHaveAttribute('aria-rowcount', String(listed + 1));
  const rows = page.locator('.data-table tbody tr[data-observation]');
  const seen = new Set();
  const box = page.locator('.data-table');
  for (const top of [...Array.from({ length: Math.ceil(published.length / 8) + 1 }, (_, at) => at * 8), listed]) {
    await box.evaluate((element, y) => {
      element.scrollTop = y;
    }, top * 57);
    await expect(box.locator(`tr[aria-rowindex="${Math.min(top, listed - 1) + 2}"]`)).toBeAttached();
    for (const id of await rows.evaluateAll(all => all.map(row => row.dataset.observation))) seen.add(id);
  }
  expect(published.filter(id => !seen.has(id))).toEqual([]);
  await page.getByRole('button', { name: '数值' }).click();
  await expect(page).toHaveURL(/sort=value/);
  await expect(page.locator('th[aria-sort="ascending"]')).toHaveText('数值');
  await page.getByRole('button', { name: '数值' }).click();
  await expect(page).toHaveURL(/sort=-value/);
  await expect(rows.first()).toContainText('1,409,778,724');
});

test('the whole ranking opens on a phone', async ({ page, viewport }) => {
  await page.goto(address('#/map', 'zh'));
  await ready(page);
  const marks = page.locator('.ranking .picture svg [data-observation]').filter({ visible: true });
  const ranked = () => marks.evaluateAll(all => new Set(all.map(mark => mark.dataset.observation)).size);
  if (viewport.width >= 720) {
    await expect.poll(ranked).toBe(38);
    return;
  }
  await expect.poll(ranked).toBe(10);
  await page.locator('.ranking .more').click();
  await expect.poll(ranked).toBe(38);
  await page.locator('.ranking .more').click();
  await expect.poll(ranked).toBe(10);
});

test('the table of a figure is sorted by its heads, on its own page by the address', async ({ page }) => {
  const first = figure => figure.locator('tbody tr').first();
  await page.goto(address('#/', 'zh'));
  await ready(page);
  const card = page.locator('[data-figure="growth-rates"]');
  await card.locator('summary').click();
  const [low, high] = await card.locator('tbody tr').evaluateAll(rows => {
    const number = row => Number(row.cells[1].textContent.match(/-?[\d.]+/)[0]);
    const sorted = rows.toSorted((a, b) => number(a) - number(b));
    return [sorted[0], sorted.at(-1)].map(row => row.dataset.observation);
  });
  await card.getByRole('button', { name: '数值' }).click();
  await expect(first(card)).toHaveAttribute('data-observation', low);
  await card.getByRole('button', { name: '数值' }).click();
  await expect(first(card)).toHaveAttribute('data-observation', high);
  await expect(page).not.toHaveURL(/sort=/);
  await page.goto(address('#/indicator/growth-rates?tab=table&sort=-value', 'zh'));
  await ready(page);
  await expect(page.locator('th[aria-sort="descending"]')).toHaveText('数值');
  await expect(first(page.locator('figure'))).toHaveAttribute('data-observation', high);
  await expect(page.locator('figure table')).toHaveCount(1);
});

test('a view that a figure does not have falls back and says so', async ({ page }) => {
  await page.goto(address('#/indicator/gdp?tab=map', 'zh'));
  await ready(page);
  await expect(page.getByRole('status').filter({ hasText: 'tab=map' })).toBeVisible();
  await expect(page.locator('[data-figure="gdp"] .picture')).toBeVisible();
});

test('an unknown column is reported, and the order stays', async ({ page }) => {
  for (const [hash, part] of [
    ['#/indicator/gdp?tab=table&sort=note', 'sort=note'],
    ['#/data?sort=-step', 'sort=-step'],
    ['#/indicator/systems?sort=value', 'sort=value'],
  ]) {
    await page.goto(address(hash, 'zh'));
    await ready(page);
    await expect(page.getByRole('status').filter({ hasText: part }), hash).toBeVisible();
    await expect(page.locator('th[aria-sort]')).toHaveCount(0);
    await page.goto('about:blank');
  }
});

test('a storm week that comes by itself can be asked for', async ({ page }) => {
  await page.goto(address('#/governance?surge=1', 'zh'));
  await ready(page);
  await expect(page.locator('[data-figure="open-cases"]').getByRole('checkbox')).toBeChecked();
  await expect(page.locator('.notice').filter({ hasText: 'surge' })).toHaveCount(0);
});

test('the headline number opens where it comes from, by keyboard', async ({ page }) => {
  await page.goto(address('#/', 'zh'));
  await ready(page);
  await page.locator('.headline-number [role="button"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('44个月');
  await expect(page.getByRole('dialog').locator('dt')).toContainText(['来源', '出处']);
});

test('a figure that compares areas has a chart, a map and a table', async ({ page }) => {
  await page.goto(address('#/indicator/district-population', 'zh'));
  await ready(page);
  await page.getByRole('link', { name: '地图', exact: true }).last().click();
  await expect(page).toHaveURL(/tab=map/);
  await expect(page.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible();
  await page.getByRole('link', { name: '表', exact: true }).click();
  await expect(page.locator('figure > .values tbody tr')).toHaveCount(38);
  await page.goBack();
  await expect(page.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible();
});
