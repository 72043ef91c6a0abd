// Data that is out to break the page: all of it shows as text, in its place, and nothing scrolls sideways.
import { address, expect, LANGUAGES, PAGES, ready, start, test } from './site.mjs';

const MARK = '☂';
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><b onmouseover=alert(1)>',
  '&lt;i&gt;',
  '\u202eturned around',
  '\u2067\u2069\u202c',
  '\u200b\u200d\ufeff\u00ad',
  `e${'\u0301\u0320\u0338'.repeat(60)}`,
  '\u0000\u001b',
  'W'.repeat(160),
].join(' ');

/** Puts a text behind every one that readers see. */
const behind = (value, text) => {
  if (Array.isArray(value)) return value.map(item => behind(item, text));
  if (typeof value !== 'object' || value === null) return value;
  const shown = ([name, field]) => ['zh', 'en', 'title', 'literal', 'name', 'name_en'].includes(name) && typeof field === 'string';
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, shown([name, field]) ? field + MARK + text : behind(field, text)]),
  );
};

/** The site with other texts. They were not there when the page was drawn, so it is drawn anew. */
async function site(page, text) {
  await page.route(/(data\/\w+\.json|geo\/\w+\.geojson)$/, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, json: behind(await response.json(), text) });
  });
}

/** How many of each element there are, but for stretches of text, and of what pictures consist. */
const elements = page =>
  page.evaluate(() => {
    const counts = {};
    for (const { localName } of document.querySelectorAll('body *:not(span, svg *)')) counts[localName] = (counts[localName] ?? 0) + 1;
    const drawn = [...document.querySelectorAll('svg *')].map(({ localName }) => localName);
    return {
      ...counts,
      drawn: [...new Set(drawn)].filter(
        name => !['g', 'path', 'text', 'tspan', 'rect', 'circle', 'polyline', 'defs', 'clipPath', 'pattern'].includes(name),
      ),
    };
  });

/** Attributes that run or load something. */
const handlers = page =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .flatMap(element => [...element.attributes])
      .filter(({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value))
      .map(({ name }) => name),
  );

const open = async (page, hash, lang) => {
  await page.goto(address(hash, lang));
  await ready(page);
  // A document that reads without the app has it wait.
  await start(page);
  await expect(page.locator('main')).toContainText(MARK, { timeout: 30_000 });
  // Maps and charts come when they are there.
  await expect(page.locator('.loading, [aria-busy="true"]')).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(() => [...document.querySelectorAll('.chart')].every(chart => !chart.checkVisibility() || chart.firstElementChild)),
    )
    .toBe(true);
};

// The Story comes drawn: only with something open is it drawn from the data.
const DRAWN = ['#/?see=industrial-output', ...PAGES.slice(1), '#/indicator/district-gdp?tab=map', '#/indicator/gdp?tab=table'];
for (const [at, hash] of DRAWN.entries()) {
  const lang = LANGUAGES[at % 2];
  test(`${hash} in ${lang}: hostile texts are text`, async ({ page, context }) => {
    const other = await context.newPage();
    await site(other, 'plain');
    await open(other, hash, lang);
    const plain = await elements(other);
    await other.close();

    let alerts = 0;
    page.on('dialog', dialog => {
      alerts += 1;
      return dialog.dismiss();
    });
    await site(page, HOSTILE);
    await open(page, hash, lang);
    await expect.poll(() => elements(page)).toEqual(plain);
    expect(await handlers(page)).toEqual([]);
    await expect(page.locator('main')).toContainText('\ufffd');
    const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(scroll).toBeLessThanOrEqual(client);
    expect(alerts).toBe(0);
  });
}

/** Values whose digits do not run from left to right. */
const reversed = page =>
  page.evaluate(() => {
    const range = document.createRange();
    const wrong = [];
    for (const value of document.querySelectorAll('main [data-observation]:not(tr, g), .value')) {
      const walker = document.createTreeWalker(value, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const number = node.data.match(/^\d[\d,.]+/)?.[0] ?? '';
        const lefts = [...number].map((_, at) => {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect().left;
        });
        if (lefts.some((left, at) => at && left < lefts[at - 1])) wrong.push(node.data);
      }
    }
    return wrong;
  });

test('a text that turns its surroundings around reverses no value', async ({ page }) => {
  const turned = value =>
    JSON.parse(JSON.stringify(value), (name, field) =>
      ['zh', 'en'].includes(name) && typeof field === 'string' ? `\u202e${field}` : field,
    );
  await site(page, '');
  await page.route(/data\/\w+\.json$/, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, json: turned(await response.json()) });
  });
  for (const hash of ['#/?see=industrial-output', '#/data', '#/indicator/industry-output']) {
    await page.goto(address(hash, 'en'));
    await ready(page);
    await start(page);
    await expect(page.locator('main')).toContainText('\u202e');
    expect(await page.locator('main [data-observation]:not(tr, g)').count()).toBeGreaterThan(5);
    expect(await reversed(page), hash).toEqual([]);
  }
});
