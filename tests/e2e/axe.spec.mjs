// axe-core finds nothing: every page, kind of figure, language, theme and width, and whatever opens on them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { holding } from './faults.mjs';
import { AT_ONE_WIDTH, address, expect, LANGUAGES, PAGES, ready, test } from './site.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const { cards } = JSON.parse(readFileSync(new URL('../../public/data/cards.json', import.meta.url), 'utf8'));
const carded = new Set(cards.map(card => card.id));
/** One figure of each kind, and two of indicators without a card, whose pages one and the same code makes. */
const FIGURES = [
  ...new Map(cards.map(card => [card.kind, card.id])).values(),
  ...readdirSync(fileURLToPath(new URL('../../dist/f', import.meta.url)))
    .filter(id => !carded.has(id))
    .slice(0, 2),
]
  .map(id => `#/indicator/${id}`)
  .filter(hash => !PAGES.includes(hash));
/** Prerendered documents, of every kind of picture: a chart, a drawing, a map that comes later, a player. */
const DOCUMENTS = [
  'f/gdp/',
  'f/systems/en/',
  'f/district-population/en/',
  'embed/growth-rates/',
  'embed/event-flow/en/',
  'embed/hospitals/',
];

/** What a theme can change. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** @type {[theme: string, rules?: string[]][]} */
const THEMES = [['light'], ['dark', COLOURS]];

/** What axe finds, a line for every element; of the preview of an embedding, all but that it is a document of its own. */
async function found(page, rules) {
  const axe = new AxeBuilder({ page }).exclude(['.preview iframe', 'main']).setLegacyMode();
  const { violations, passes } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  expect(passes.length, 'axe has looked').toBeGreaterThan(rules ? 0 : 10);
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`));
}

/** The page in both themes: the theme changes in place, by the address, and nothing but colours with it. */
async function clean(page, what) {
  const hash = await page.evaluate(() => location.hash);
  for (const [theme, rules] of THEMES) {
    await page.evaluate(
      to => {
        location.hash = to;
      },
      `${hash || '#'}${hash.includes('?') ? '&' : '?'}theme=${theme}`,
    );
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme, { timeout: 15_000 });
    expect(await found(page, rules), `${what}, ${theme}`).toEqual([]);
  }
}

for (const lang of LANGUAGES) {
  // The page of a district has thousands of marks: what a language can change there, it changes on others too.
  for (const hash of lang === 'zh' ? [...PAGES, '#/district/500236'] : PAGES) {
    test(`${hash} in ${lang} is clean`, AT_ONE_WIDTH[lang], async ({ page }) => {
      test.slow();
      await page.goto(address(hash, lang));
      await ready(page);
      await clean(page, hash);
    });
  }

  for (const part of [0, 1]) {
    test(`the pages of figures of every kind are clean in ${lang}, part ${part + 1}`, AT_ONE_WIDTH[lang], async ({ page }) => {
      test.setTimeout(180_000);
      const mine = FIGURES.filter((_, at) => at % 2 === part);
      expect(mine.length).toBeGreaterThan(6);
      for (const hash of mine) {
        await page.goto(address(hash, lang));
        await ready(page);
        await clean(page, hash);
      }
    });
  }
}

test('the documents of figures are clean', async ({ page }) => {
  test.setTimeout(180_000);
  for (const path of DOCUMENTS) {
    await page.goto(`/${path}`);
    await ready(page);
    await clean(page, path);
  }
});

const button =
  (name, at = 0) =>
  page =>
    page.getByRole('button', { name, exact: true }).nth(at).click();
/** What opens on a page: its address, how it is opened, what is then there.
 * @type {Record<string, [hash: string, open: ((page: Page) => Promise<void>) | undefined, shown: string]>} */
const OPEN = {
  'the origin of a value': ['#/indicator/industry-output?see=industrial-output&lang=zh', undefined, '.provenance h2'],
  'the origin of a derived value': ['#/?see=minhuwowei-days-change&lang=en', undefined, '.provenance dl'],
  'what is said of a system': ['#/governance?see=combat-hub&lang=en', undefined, '.provenance h2'],
  'the list of keys': ['#/about?lang=en', page => page.keyboard.press('?'), '.shortcuts'],
  'the downloads': ['#/indicator/gdp?lang=en', button('Download'), '.export-panel button'],
  'the citations': ['#/indicator/gdp?lang=zh', button('引用'), '.export-panel.cite pre'],
  'the builder of embeddings': ['#/indicator/gdp?lang=en', button('Embed'), '.preview iframe'],
  'a table of values': ['#/indicator/gdp?tab=table&lang=en', undefined, '.values tbody tr'],
  'a table of a flow': ['#/indicator/event-flow?tab=table&lang=zh', undefined, '.values tbody tr'],
  'a map': ['#/indicator/district-gdp?tab=map&lang=en', undefined, '.choropleth svg'],
  'the map, enlarged': ['#/map?show=district-gdp&lang=zh', button('放大中心城区'), '.choropleth svg'],
  'the flow at a step': ['#/governance?step=6&lang=en', undefined, '.step-caption .ordinal'],
  'a search': ['#/data?q=gdp&lang=en', page => page.getByText(/indicators$/).click(), '.indicators li a'],
  'a search that finds nothing': ['#/data?q=zzzz&lang=zh', undefined, '.loading'],
  'a link that is not understood': ['#/nowhere?lang=en', undefined, '.notice'],
};

for (const [what, [hash, open, shown]] of Object.entries(OPEN)) {
  test(`${what}: clean when it is open`, async ({ page }) => {
    test.slow();
    await page.goto(`/${hash}`);
    await ready(page);
    await open?.(page);
    await expect(page.locator(shown).filter({ visible: true }).first()).toBeVisible({ timeout: 15_000 });
    await clean(page, what);
    await expect(page.locator(shown).filter({ visible: true }).first(), 'it is still open').toBeVisible();
  });
}

test('the data page is clean while its tables are on their way', async ({ page }) => {
  test.slow();
  const arrive = await holding(page, '**/data/columns/people.csv');
  await page.goto('/#/data?q=%E4%BA%BA%E5%8F%A3');
  await expect(page.locator('#checks')).toHaveAttribute('aria-busy', 'true', { timeout: 15_000 });
  expect(await found(page)).toEqual([]);
  await expect(page.locator('#checks'), 'it is still busy').toHaveAttribute('aria-busy', 'true');
  arrive();
});

test.describe('when the app does not start', () => {
  test.use({ allowed: [/Failed to load resource|Failed to fetch|wasm|ERR_FAILED/] });
  test('the page that came is clean, its notice included', async ({ page }) => {
    await page.route('**/*.wasm', route => route.abort());
    await page.goto('/');
    await ready(page);
    // Nothing is reported before something is asked for.
    await page.locator('[data-figure="gdp"] .actions .links button').first().click();
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 });
    expect(await found(page)).toEqual([]);
  });
});
