// On paper: every figure of a page with its words, its table and its sources with their addresses, in greys that tell marks
// apart, and nothing to press. Read from the PDF that the browser prints.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractText, getDocumentProxy } from 'unpdf';
import { address, expect, LANGUAGES, ready, STORY_FIGURES, test } from './site.mjs';
import { alike, marks, senses } from './senses.mjs';

/** Pages, their figures, and how many links out there are at least.
 * @type {[hash: string, figures: string[], links: number][]} */
const ON = [
  ['#/', STORY_FIGURES, 10],
  ['#/map', ['district-gdp', 'places'], 1],
  ['#/governance?step=6', ['event-flow', 'open-cases', 'events', 'response-time', 'systems'], 0],
  ['#/indicator/gdp', ['gdp'], 2],
];
/** The same of the districts, at one width: on paper there is no other.
 * @type {typeof ON} */
const DISTRICTS = [
  ['#/districts', ['districts'], 1],
  [
    '#/district/500101',
    ['ages', 'residents', 'households', 'cohorts', 'standing', 'schooling', 'work', 'settlement', 'registration'].map(
      part => `${part}-500101`,
    ),
    1,
  ],
];

/** Words as they are compared: lines break elsewhere on paper, ligatures are letters, and a font may have one glyph for a
 *  character and a radical. */
const plain = text => text.normalize('NFKC').replaceAll('⻛', '风').replace(/\s/g, '');

/** What must be on paper: of every figure its title, subtitle and source, the words of the picture that prints; addresses. */
const promised = page =>
  page.evaluate(() => {
    const shown = (root, selector) =>
      [...root.querySelectorAll(selector)].filter(found => found.checkVisibility() && found.getBoundingClientRect().width > 1);
    const words = found => found.textContent;
    return {
      figures: [...document.querySelectorAll('main figure[data-figure]')].map(figure => ({
        id: figure.dataset.figure,
        texts: shown(figure, 'h1, h2, h3, .subtitle, .source-line > :not(:has(*))').map(words),
        // An axis may have more numbers at the width of the sheet than at that of the screen, which is what is printed.
        drawn: shown(figure, '.picture svg').map(svg =>
          shown(svg, 'text')
            .filter(text => text.closest('[data-observation]') || !/^\d+%?$/.test(text.textContent.trim()))
            .map(words)
            .filter(text => text.trim()),
        ),
        rows: shown(figure, 'tbody tr > th').map(words),
      })),
      addresses: shown(document, 'main a[href^="http"]').map(link => link.getAttribute('href')),
    };
  });

for (const [hash, figures, links] of [...ON, ...DISTRICTS]) {
  test(`${hash} prints whole`, ON.some(([wide]) => wide === hash) ? {} : { tag: '@wide' }, async ({ page }) => {
    test.slow();
    await page.goto(address(hash, 'en'));
    await ready(page);
    await expect(
      page
        .locator(`[data-figure="${figures.at(-1)}"] .picture svg`)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    // A4 at 96 pixels an inch, without its margins.
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    for (const id of figures) {
      const figure = page.locator(`figure[data-figure="${id}"]`);
      const picture = figure.locator('.picture svg').filter({ visible: true }).first();
      // A chart of another width is drawn anew, at its own time.
      await expect(async () => {
        const box = await picture.boundingBox();
        expect(box?.width ?? 0, `${id} has its picture`).toBeGreaterThan(300);
        expect(box.x + box.width, `${id} fits the sheet`).toBeLessThanOrEqual(719);
      }).toPass();
      const row = figure.locator('tbody tr').first();
      // The tables of a district's parts fill some eighty sheets.
      if (hash.startsWith('#/district/')) await expect(row, `${id} is printed without its table`).toBeHidden();
      else await expect(row, `${id} has its table`).toBeVisible();
    }
    await expect(page.locator('.top nav, .choice, .links, .filters').filter({ visible: true })).toHaveCount(0);

    // A chart that is being drawn for the width of the paper has other ticks a moment later.
    await expect(async () => {
      await page.emulateMedia({ media: 'print' });
      const wanted = await promised(page);
      expect(wanted.figures.map(figure => figure.id).sort()).toEqual([...figures].sort());
      expect(wanted.addresses.length).toBeGreaterThanOrEqual(links);
      await page.emulateMedia({ media: null });
      const { text } = await extractText(
        new Uint8Array(await page.pdf({ format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } })),
        { mergePages: true },
      );
      const printed = plain(text);
      for (const { id, texts, drawn, rows } of wanted.figures) {
        expect(texts.length, `${id} says what it is`).toBeGreaterThanOrEqual(2);
        expect(drawn.flat().length, `${id} has a picture with words`).toBeGreaterThan(1);
        const missing = [...texts, ...drawn.flat(), ...rows].filter(words => !printed.includes(plain(words)));
        expect(missing, `${id}: in the page, not on paper`).toEqual([]);
      }
      for (const link of wanted.addresses) expect(printed).toContain(plain(`<${link}>`));
    }).toPass();
  });
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`who reads in the ${colorScheme} prints black on white, and what differs by colour differs in grey`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 718, height: 1000 });
    for (const [hash] of ON) {
      await page.emulateMedia({ colorScheme, media: 'screen' });
      await page.goto(address(`${hash}${hash.includes('?') ? '&' : '?'}theme=${colorScheme}`, 'en'));
      await ready(page);
      await page.emulateMedia({ colorScheme, media: 'print' });
      await expect.poll(() => page.locator('.chart:visible:not(:has(svg))').count()).toBe(0);
      await senses(page);
      const found = await marks(page);
      expect(found.length, hash).toBeGreaterThan(3);
      const hues = found
        .flatMap(mark => mark.colours)
        .map(colour => colour.split(','))
        .filter(parts => new Set(parts).size > 1);
      expect(hues, `${hash}: colours that are no greys`).toEqual([]);
      // Here no hue helps the words at the marks.
      expect(
        alike(
          found.map(mark => ({ ...mark, keyed: true })),
          colour => colour.split(',').map(Number),
        ),
        hash,
      ).toEqual([]);
      const faint = found.filter(mark => mark.strongest < 3 && !mark.words && !mark.area);
      expect(
        faint.map(mark => `${mark.figure} ${mark.id}: ${mark.strongest.toFixed(2)}`),
        hash,
      ).toEqual([]);
      // Printers leave out every ground but those that are asked for: text must not need one, keys must have theirs.
      const lost = await page.evaluate(() => {
        const { rgba, contrast } = window.senses;
        const white = [255, 255, 255, 1];
        const clear = element => rgba(getComputedStyle(element).backgroundColor)[3] === 0;
        return [...document.querySelectorAll('body *')].flatMap(element => {
          const style = getComputedStyle(element);
          const writes = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
          if (element.closest('svg, script, style, noscript, .hidden-text') || !element.checkVisibility() || !writes) return [];
          const held = !clear(element) && style.printColorAdjust === 'exact';
          return contrast(rgba(style.color), white) < 4.5 && !held ? [element.textContent.trim().slice(0, 40)] : [];
        });
      });
      expect(lost, hash).toEqual([]);
    }
  });
}

const PLACES = [
  '',
  'map/',
  'governance/',
  'data/',
  'about/',
  'districts/',
  ...readdirSync(fileURLToPath(new URL('../../dist/f', import.meta.url))).map(id => `f/${id}/`),
];
/** Pages of districts, and of what they are compared by. */
const OF_DISTRICTS = readdirSync(fileURLToPath(new URL('../../dist/d', import.meta.url))).map(id => `d/${id}/`);
const MARGINS = { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' };

/** The texts of a printed page with their boxes, in points. */
async function printed(pdf) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const page = await document.getPage(at + 1);
      const { items } = await page.getTextContent();
      return items
        .filter(item => item.str.trim() && !/^[\p{P}\p{S}\s]*$/u.test(item.str))
        .map(({ str, width, transform: [, , skew, scale, left, bottom] }) => {
          const size = Math.hypot(skew, scale);
          return { str, left, right: left + width, bottom, top: bottom + 0.8 * size, size };
        });
    }),
  );
}

/** Pairs of texts that lie over each other. A text with a rim is printed twice in one place, once of them in pieces where its
 *  letters come from two fonts. */
function overlaps(texts) {
  const rows = [...texts].sort((a, b) => b.top - a.top);
  return rows.flatMap((one, at) => {
    const found = [];
    for (const other of rows.slice(at + 1)) {
      if (other.top <= one.bottom) break;
      const [whole, piece] = one.str.length < other.str.length ? [other, one] : [one, other];
      const twice =
        whole.str.includes(piece.str) &&
        piece.left > whole.left - 1 &&
        piece.right < whole.right + 1 &&
        Math.abs(one.bottom - other.bottom) < 1;
      const [wide, tall] = [
        Math.min(one.right, other.right) - Math.max(one.left, other.left),
        Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom),
      ];
      if (!twice && wide > 1 && tall > 0.3 * Math.min(one.size, other.size)) found.push(`${one.str} × ${other.str}`);
    }
    return found;
  });
}

/** What is wrong with these documents on such paper. */
async function wrongOn(page, places, format, lang) {
  const wrong = [];
  for (const place of places) {
    await page.goto(`/${place}${lang === 'en' ? 'en/' : ''}`);
    const pages = await printed(await page.pdf({ format, margin: MARGINS }));
    for (const [at, texts] of pages.entries()) {
      const over = overlaps(texts);
      if (over.length > 0) wrong.push(`${place} page ${at + 1}: ${over.length}: ${over.slice(0, 2)}`);
      const low = Math.min(...texts.map(text => text.bottom));
      const high = Math.max(...texts.map(text => text.top));
      if (at < pages.length - 1 && high - low < 150) wrong.push(`${place} page ${at + 1} of ${pages.length} is nearly empty`);
    }
  }
  return wrong;
}

// Where a page ends follows from both: how long the texts are and how high the paper is.
for (const [format, lang] of ['A4', 'Letter'].flatMap(format => LANGUAGES.map(lang => [format, lang]))) {
  test(`on ${format}, in ${lang}, nothing overlaps and no page but the last is nearly empty`, { tag: '@wide' }, async ({ page }) => {
    test.setTimeout(600_000);
    expect(await wrongOn(page, PLACES, format, lang)).toEqual([]);
  });
}

// They are alike but for their values and names: each once in either language, on either paper.
for (const [format, lang] of [
  ['A4', 'zh'],
  ['Letter', 'en'],
]) {
  test(`the same of all pages of districts, on ${format}, in ${lang}`, { tag: '@wide' }, async ({ page }) => {
    test.setTimeout(600_000);
    expect(OF_DISTRICTS.length).toBeGreaterThan(90);
    expect(await wrongOn(page, OF_DISTRICTS, format, lang)).toEqual([]);
  });
}

test('a browser that prints no closed table opens them for it, and closes them again', async ({ page }) => {
  await page.addInitScript(() => {
    const { supports } = CSS;
    CSS.supports = (...asked) => !asked[0].includes('details-content') && supports.apply(CSS, asked);
  });
  await page.goto('/f/gdp/');
  await ready(page);
  const table = page.locator('figure details');
  await expect(table).not.toHaveAttribute('open');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(table).toHaveAttribute('open');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(table).not.toHaveAttribute('open');
});
