// What a finger and tired eyes need: targets, text, a tooltip that stays and goes.
import { address, expect, inTable, LANGUAGES, MAP_FIGURES, PAGES, painted, ready, STORY_FIGURES, test } from './site.mjs';

/** Every text that is shown: its size in px, whether a picture shows it, and how it begins. */
const shownTexts = page =>
  page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest('script, style, noscript, .hidden-text') || !element.checkVisibility()) continue;
      range.selectNodeContents(node);
      if (range.getBoundingClientRect().width === 0) continue;
      // Text in a picture is as large as the picture makes it.
      const drawn = element instanceof SVGElement;
      const size = parseFloat(getComputedStyle(element).fontSize) * (drawn ? element.getScreenCTM().a : 1);
      found.push({ size, drawn, text: node.data.trim().slice(0, 30) });
    }
    return found;
  });

for (const lang of LANGUAGES) {
  for (const hash of PAGES) {
    test(`${hash} in ${lang} has no text under 12 px and no control under 24 px`, async ({ page }) => {
      await page.goto(address(hash, lang));
      await ready(page);
      expect((await shownTexts(page)).filter(({ size }) => size < 11.9)).toEqual([]);
      const small = await page.evaluate(() => {
        const found = [];
        // Links and values inside a line of text are as high as the line.
        for (const control of document.querySelectorAll('a[href], button, summary, input, select')) {
          if (!control.checkVisibility() || getComputedStyle(control).display === 'inline') continue;
          const { width, height } = control.getBoundingClientRect();
          if (width > 0 && Math.min(width, height) < 23.9)
            found.push(`${width.toFixed(0)}×${height.toFixed(0)}: ${control.textContent.trim().slice(0, 30)}`);
        }
        return found;
      });
      expect(small).toEqual([]);
    });
  }
}

// A drawing for phones is 350 px wide; its text is 13 px, on maps 12 px. Here a page leaves it 303 px, a frame 312, 292 and 272.
for (const [where, width, least] of /** @type {const} */ ([
  ['on a page', 320, 10.3],
  ['in a frame', 320, 10.6],
  ['in a frame', 300, 10],
  ['in a frame', 280, 9.3],
])) {
  test(`${where} of ${width} px no text of a picture is under ${least} px`, { tag: '@phone' }, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    const figures = [...STORY_FIGURES, ...MAP_FIGURES, 'systems', 'places', 'open-cases', 'districts'];
    const pages = [...PAGES.filter(hash => !hash.startsWith('#/embed')), '#/district/500101'];
    for (const [at, hash] of (where === 'in a frame' ? figures.map(id => `#/embed/${id}`) : pages).entries()) {
      await page.goto('about:blank');
      await page.goto(address(hash, LANGUAGES[at % 2]));
      await ready(page);
      const small = (await shownTexts(page)).filter(({ size, drawn }) => size < (drawn ? least : 11.9));
      expect(small, hash).toEqual([]);
    }
  });
}

/** As wide as letters are in the fonts of some systems, and with the spacing that readers' tools set (WCAG 1.4.12). */
const WIDE_LETTERS = '* { font-family: Verdana, "DejaVu Sans", sans-serif !important; letter-spacing: .12em !important; }';

test('at 320 px no word of a menu is broken, however wide the letters are', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const hash of ['#/', '#/districts', '#/map', '#/data', '#/indicator/district-gdp']) {
    await page.goto('about:blank');
    await page.goto(address(hash, 'en'));
    await ready(page);
    await page.evaluate(css => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
      for (const menu of document.querySelectorAll('details:has(nav), nav details')) menu.toggleAttribute('open', true);
    }, WIDE_LETTERS);
    await painted(page);
    const { menus, broken } = await page.evaluate(() => {
      const broken = [];
      const menus = [...document.querySelectorAll('header, nav')];
      const range = document.createRange();
      for (const menu of menus) {
        const walker = document.createTreeWalker(menu, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const { 0: word, index } of node.data.matchAll(/[^\s\u2013\u2014-]+/g)) {
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const boxes = [...range.getClientRects()];
            if (boxes.length > 1 || boxes.some(box => box.right > innerWidth)) broken.push(word);
          }
        }
      }
      return { menus: menus.length, broken };
    });
    expect(menus, hash).toBeGreaterThan(1);
    expect(broken, hash).toEqual([]);
  }
});

test('a tap beside a small mark means it, the tooltip stays, a tap elsewhere closes it', { tag: '@phone' }, async ({ page }) => {
  await page.goto(address('#/', 'zh'));
  await ready(page);
  const figure = page.locator('[data-figure="growth-rates"]');
  const mark = figure.locator('.picture svg [data-observation]').filter({ visible: true }).first();
  // Figures above it take their true size a frame after they have come near.
  await figure.click({ trial: true });
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  expect(Math.min(box.width, box.height), 'the mark is small').toBeLessThan(24);
  await page.touchscreen.tap(box.x + box.width / 2, box.y - 8);
  await expect(figure.locator('.tooltip')).toBeVisible();
  await expect(figure.locator('.tooltip')).toContainText(await inTable(figure, mark));
  const tip = await figure.locator('.tooltip').boundingBox();
  const height = page.viewportSize().height;
  expect(Math.abs(tip.y + tip.height - height), 'the tooltip lies at the bottom of the screen').toBeLessThan(40);
  await page.touchscreen.tap(4, height / 2);
  await expect(figure.locator('.tooltip')).toHaveCount(0);
});

for (const lang of LANGUAGES) {
  test(`tables of values show their sources without being scrolled, in ${lang}`, async ({ page }) => {
    await page.goto(address('#/', lang));
    await ready(page);
    const tables = page.locator('figure details:has(.values:not(.text-table))');
    expect(await tables.count()).toBeGreaterThan(10);
    for (const table of await tables.all()) {
      await table.evaluate(details => {
        details.open = true;
      });
      const { seen, all, figure } = await table.locator('.values').evaluate(box => ({
        seen: box.clientWidth,
        all: box.querySelector('table').offsetWidth,
        figure: box.closest('figure').dataset.figure,
      }));
      expect(all, figure).toBeLessThanOrEqual(seen);
    }
  });
}

test('what a row of the whole table is about stays while it is looked through sideways', { tag: '@phone' }, async ({ page }) => {
  await page.goto(address('#/data', 'zh'));
  await ready(page);
  const table = page.locator('.data-table');
  const columns = () =>
    table
      .locator('tbody tr[data-observation]')
      .first()
      .evaluate(row => [...row.children].map(cell => cell.getBoundingClientRect().left));
  const [name, value] = await columns();
  await table.evaluate(box => {
    box.scrollLeft = 400;
  });
  const [still, moved] = await columns();
  expect(still).toBeCloseTo(name, 0);
  expect(moved).toBeCloseTo(value - 400, 0);
  await expect(table.locator('thead th').first()).toBeInViewport();
});

test('the names of the acts are never broken', async ({ page }) => {
  await page.goto(address('#/', 'en'));
  await ready(page);
  for (const width of [320, 359, 360, 375, 390, 720, 768, 900, 1024, 1247, 1248, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const lines = await page
      .locator('.act-nav b')
      .evaluateAll(names => names.map(name => Math.round(name.offsetHeight / parseFloat(getComputedStyle(name).lineHeight))));
    expect(lines, `${width} px`).toEqual([1, 1, 1, 1]);
  }
});

test('a unit in the index of acts is beside its number or at the edge below it', async ({ page }) => {
  await page.goto(address('#/', 'en'));
  await ready(page);
  let below = 0;
  for (const width of [320, 390, 720, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const gaps = await page.locator('.act-nav .value').evaluateAll(values =>
      values.map(value => {
        const number = document.createRange();
        number.selectNodeContents(value);
        number.setEndBefore(value.querySelector('small'));
        const [left, right] = [number.getBoundingClientRect(), value.querySelector('small').getBoundingClientRect()];
        return right.top >= left.bottom - 4 ? { below: right.left - left.left } : { beside: right.left - left.right };
      }),
    );
    for (const gap of gaps) {
      if ('beside' in gap) {
        expect(gap.beside, `${width} px`).toBeGreaterThanOrEqual(2);
      } else {
        expect(gap.below, `${width} px`).toBeCloseTo(0, 0);
        below += 1;
      }
    }
  }
  expect(below, 'some unit is too long for its column').toBeGreaterThan(0);
});

for (const lang of LANGUAGES) {
  test(`from 720 px on the header is one row, in ${lang}`, async ({ page }) => {
    for (const hash of ['#/', '#/map', '#/governance', '#/data', '#/about']) {
      await page.goto(address(hash, lang));
      await ready(page);
      for (const width of [720, 767, 768, 899, 900, 959, 960, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const { lines, gaps, right, heights } = await page.evaluate(() => {
          const parts = [...document.querySelectorAll('.brand b, .brand i, .top nav, .tools')]
            .map(part => part.getBoundingClientRect())
            .filter(part => part.width);
          return {
            lines: [...document.querySelectorAll('.brand b, .brand i')].map(
              part => part.getBoundingClientRect().height / parseFloat(getComputedStyle(part).lineHeight),
            ),
            heights: [...document.querySelectorAll('.top nav, .tools')].map(part => part.getBoundingClientRect().height),
            gaps: parts.slice(1).map((part, at) => part.left - parts[at].right),
            right: document.querySelector('.top nav').parentElement.getBoundingClientRect().right - parts.at(-1).right,
          };
        });
        const where = `${hash} at ${width} px`;
        expect(Math.max(...lines), where).toBeLessThan(1.5);
        expect(Math.max(...heights), where).toBeLessThan(61);
        expect(Math.min(...gaps), where).toBeGreaterThanOrEqual(4);
        expect(right, where).toBeGreaterThanOrEqual(-0.5);
      }
    }
  });
}

test('paper has room for both names', async ({ page }) => {
  await page.goto(address('#/', 'zh'));
  await ready(page);
  await page.setViewportSize({ width: 740, height: 900 });
  await expect(page.locator('.brand i')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.brand i')).toBeVisible();
});

test('the districts’ table shows each census and the change without scrolling, no year cut', { tag: '@phone' }, async ({ page }) => {
  for (const lang of ['zh', 'en']) {
    // Of two censuses, and of three.
    for (const indicator of ['aged-65-plus-share', 'population']) {
      await page.goto(address(`#/districts?view=table&y=${indicator}`, lang));
      await ready(page);
      const table = page.locator('.districts-table').filter({ visible: true });
      await expect(table.locator('tbody tr')).toHaveCount(38);
      const beyond = await table.evaluate(box => box.scrollWidth - box.clientWidth);
      expect(beyond, `${indicator}, ${lang}`).toBeLessThanOrEqual(1);
      // A year that is cut in two lines would be taller than one.
      const cut = await table.locator('thead button').evaluateAll(buttons =>
        buttons.flatMap(button => {
          const text = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
          const found = [];
          for (let node = text.nextNode(); node; node = text.nextNode()) {
            for (const { index, 0: number } of node.data.matchAll(/\d+/g)) {
              const range = document.createRange();
              range.setStart(node, index);
              range.setEnd(node, index + number.length);
              if (range.getClientRects().length > 1) found.push(number);
            }
          }
          return found;
        }),
      );
      expect(cut, `${indicator}, ${lang}`).toEqual([]);
    }
  }
});
