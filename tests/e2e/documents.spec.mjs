// Every page as a document of its own: what it is to readers who come from elsewhere, with and without JavaScript.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { holding } from './faults.mjs';
import { expect, HOST, ready, SITE, SITE_CORS, start, test, watchShifts } from './site.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const names = readdirSync(`${dist}/f`);
/** Folder by what its page shows: a selector, and how many of them at least. */
const PAGES = {
  '': ['figure[data-figure] .picture svg', 15],
  'map/': ['figure[data-figure] .picture svg', 3],
  'governance/': ['figure[data-figure] .picture svg', 4],
  'data/': ['.values tbody tr[data-observation], .data-table tbody tr[data-observation]', 10],
  'about/': ['main li', 30],
  'f/places/': ['figure[data-figure="places"] .picture svg', 1],
  'f/district-gdp/': ['figure[data-figure="district-gdp"] .picture svg', 1],
  'f/systems/': ['figure[data-figure="systems"] .picture svg', 1],
  'f/freight-total/': ['figure[data-figure="freight-total"] .picture svg', 1],
  'f/chongqing-gdp/': ['figure[data-figure="chongqing-gdp"] .picture .chart svg', 1],
  'districts/': ['figure[data-figure="districts"] .picture svg', 2],
  'd/median-age/': ['figure[data-figure="districts"] .picture svg', 2],
  'd/500101/': ['figure[data-figure] .picture svg', 6],
};
const languages = Object.keys(PAGES).flatMap(path => [
  [path, 'zh-CN'],
  [`${path}en/`, 'en'],
]);
const shown = path => PAGES[path.replace(/en\/$/, '')];

for (const [path, lang] of languages) {
  test(`${path || 'the site'} is a whole page that the app hydrates`, async ({ page }) => {
    const shifts = await watchShifts(page);
    const release = await holding(page, '**/*.wasm');
    await page.goto(SITE + path, { waitUntil: 'domcontentloaded' });
    const [selector, least] = shown(path);
    await expect.poll(() => page.locator(selector).filter({ visible: true }).count(), 'before the app').toBeGreaterThanOrEqual(least);
    const before = await page.evaluate(() => {
      window.title = document.querySelector('h1, h2');
      return [document.title, document.documentElement.lang, document.querySelector('h1, h2').textContent];
    });
    expect(before[1]).toBe(lang);
    release();
    await ready(page);
    await expect.poll(() => page.locator(selector).filter({ visible: true }).count(), 'after it').toBeGreaterThanOrEqual(least);
    const after = await page.evaluate(() => [document.title, document.documentElement.lang, document.querySelector('h1, h2').textContent]);
    expect(after).toEqual(before);
    expect(await page.evaluate(() => window.title.isConnected), 'the prerendered element was hydrated').toBe(true);
    expect(page.url()).toBe(SITE + path);
    expect(await shifts()).toBeLessThanOrEqual(0.02);
  });
}

const documents = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('index.html'));

test('no document shows a chart without its picture', () => {
  const empty = documents.filter(path => /<div class="chart"[^>]*><\/div>/.test(readFileSync(`${dist}/${path}`, 'utf8')));
  expect(empty).toEqual([]);
  expect(documents.length).toBeGreaterThan(names.length);
});

test('every document parses without errors, to what was published', async ({ page }) => {
  test.slow();
  // A page of somebody else: it has no policy against reading markup.
  await page.goto(HOST);
  const wrong = await page.evaluate(
    async ([site, paths]) => {
      const found = [];
      // Of what the publisher counts in structure.rs.
      const shown = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT;
      const structureHash = element => {
        const walker = element.ownerDocument.createTreeWalker(element, shown);
        let sum = 0;
        while (walker.nextNode()) {
          const { nodeName } = walker.currentNode;
          sum = (Math.imul(sum, 31) + nodeName.toLowerCase().charCodeAt(0) + nodeName.length) | 0;
        }
        return String(sum);
      };
      const judge = (path, text) => {
        const say = (what, element) => found.push(`${path}: ${what}${element ? `: ${element.outerHTML.slice(0, 80)}` : ''}`);
        if (text.includes('<!>')) say('a comment without its dashes');
        const parsed = new DOMParser().parseFromString(text, 'text/html');
        if (structureHash(parsed.getElementById('app')) !== parsed.documentElement.dataset.structureHash) say('another order of elements');
        for (const caption of parsed.querySelectorAll('figcaption'))
          if (caption.previousElementSibling && caption.nextElementSibling) say('neither first nor last', caption);
        for (const row of parsed.querySelectorAll('tr')) if (!row.firstElementChild) say('empty', row);
        const levels = [...parsed.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(one => !one.closest('[hidden]'));
        for (const [at, heading] of levels.entries())
          if (Number(heading.localName[1]) > Number(levels[at - 1]?.localName[1] ?? 0) + 1) say('skips a level', heading);
      };
      // While one is read the next are on their way.
      const work = async () => {
        for (let path = paths.pop(); path; path = paths.pop()) judge(path, await (await fetch(site + path)).text());
      };
      await Promise.all([work(), work(), work()]);
      return found;
    },
    /** @type {[string, string[]]} */ ([SITE_CORS, documents]),
  );
  expect(wrong).toEqual([]);
});

test('with the app running a figure of the report asks for no table of the censuses, the Story for those of its own part alone', async ({
  page,
}) => {
  const asked = [];
  page.on('request', request => {
    const [file] = request.url().match(/data\/(core|columns|census)\b.*/) ?? [];
    if (file) asked.push(file);
  });
  const own = ['data/core.json', 'data/census.json', 'data/columns/people.csv', 'data/columns/households.csv'];
  for (const [path, files] of /** @type {[string, string[]][]} */ ([
    ['f/gdp/', own.slice(0, 1)],
    ['embed/gdp/', own.slice(0, 1)],
    ['embed/growth-rates/en/', own.slice(0, 1)],
    ['', own],
  ])) {
    asked.length = 0;
    await page.goto(SITE + path);
    await ready(page);
    expect(await start(page)).toBe(true);
    await page.waitForLoadState('networkidle');
    expect(asked.toSorted(), path).toEqual(files.toSorted());
  }
});

test('links lead to documents, also once the app runs, so that every address can be read', async ({ page }) => {
  await page.goto(`${SITE}governance/en/`);
  await ready(page);
  expect(await start(page)).toBe(true);
  await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
  await expect(page.locator('.data-table')).toBeVisible();
  expect(page.url()).toBe(`${SITE}data/en/`);
  await page.goBack();
  await expect(page.locator('figure[data-figure="event-flow"]')).toBeVisible();
});

test('addresses with index.html, as object stores need them, lead on to such addresses', async ({ page }) => {
  await page.goto(`${SITE}f/gdp/index.html`);
  await ready(page);
  await page.getByRole('button', { name: '引用' }).click();
  await expect(page.locator('.cite pre').first()).toContainText(`${SITE}f/gdp/index.html`);
  await page.goto(`${SITE}f/ranks/index.html`);
  await ready(page);
  await page.getByRole('navigation').getByRole('link', { name: '区县', exact: true }).click();
  await expect(page.locator('[data-figure="districts"] svg').filter({ visible: true }).first()).toBeVisible();
  expect(page.url()).toBe(`${SITE}districts/index.html`);
});

test('every indicator and figure has a document in both languages, each with its own title', async ({ request }) => {
  const { indicators } = await (await request.get('/data/indicators.json')).json();
  const { cards } = await (await request.get('/data/cards.json')).json();
  for (const { id } of [...indicators, ...cards]) expect(names).toContain(id);
  const titles = new Set();
  for (const id of names) {
    for (const path of [`f/${id}/`, `f/${id}/en/`]) {
      const text = await (await request.get(`/${path}`)).text();
      const [, title] = text.match(/<title>([^<]+)<\/title>/);
      expect(title.length, path).toBeGreaterThan(4);
      titles.add(title);
      expect(text).toMatch(/<meta name="description" content="[^"]{4,}"/);
      expect(text.match(/<link rel="alternate" hreflang="(zh-CN|en)"/g), path).toHaveLength(2);
      const canonical = new URL(text.match(/<link rel="canonical" href="([^"]+)"/)[1], SITE + path).href;
      expect(canonical).toBe(SITE + path);
    }
  }
  expect(titles.size).toBe(names.length * 2);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const [path] of languages) {
    test(`${path || 'the site'} reads in full`, async ({ page }) => {
      await page.goto(SITE + path);
      const [selector, least] = shown(path);
      await expect.poll(() => page.locator(selector).filter({ visible: true }).count()).toBeGreaterThanOrEqual(least);
      await expect(page.locator('h1, h2').first()).toBeVisible();
      await expect(
        page.locator('button').filter({ visible: true }).and(page.locator(':not(th button)')),
        'nothing that cannot be pressed',
      ).toHaveCount(0);
    });
  }

  test('every table and source is listed, and the whole data as one table with its files', async ({ page, request }) => {
    await page.goto(`${SITE}data/`);
    const { observations } = await (await request.get('/data/observations.json')).json();
    const rows = page.locator('.values tbody tr').filter({ visible: true });
    expect(await rows.count()).toBeGreaterThan(observations.length);
    for (const file of ['data/observations.csv', 'data/wanzhou-in-figures.zip']) {
      const href = await page.locator(`a[href$="${file}"]`).filter({ visible: true }).first().getAttribute('href');
      expect((await request.get(new URL(href, `${SITE}data/`).href)).ok()).toBe(true);
    }
    await page.goto(`${SITE}f/gdp/`);
    await page.locator('summary').click();
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await expect(page.locator('.source-line').first()).toBeVisible();
    for (const kind of ['svg', 'png']) {
      const href = await page.locator(`a[href$="gdp.zh.${kind}"]`).filter({ visible: true }).getAttribute('href');
      expect((await request.get(new URL(href, `${SITE}f/gdp/`).href)).ok()).toBe(true);
    }
  });

  test('every link that a reader can see leads to a page', async ({ page, request }) => {
    test.slow();
    const seen = new Map();
    const dead = [];
    for (const [path] of languages) {
      await page.goto(SITE + path);
      for (const summary of await page.locator('main summary').filter({ visible: true }).all()) await summary.click();
      const links = await page
        .locator('a[href]')
        .filter({ visible: true })
        .evaluateAll(all => all.map(link => [link.getAttribute('href'), link.href]));
      for (const [href, address] of links) {
        if (href.startsWith('#/')) dead.push(`${path}: ${href}`);
        const target = address.split('#')[0];
        if (!target.startsWith(SITE) || seen.has(target)) continue;
        seen.set(target, (await request.head(target)).status());
        if (seen.get(target) !== 200) dead.push(`${path}: ${href} → ${seen.get(target)}`);
      }
    }
    expect(dead).toEqual([]);
    expect(seen.size).toBeGreaterThan(60);
  });
});
