// Colours: enough contrast in every theme, the reader's own colours where they are asked for, and nothing that rests on hue.
import { address, expect, ready, test } from './site.mjs';
import { alike, contrast, faintText, marks, pixels, senses } from './senses.mjs';

const ROUTES = [
  '#/',
  '#/map',
  '#/governance?step=6',
  '#/data',
  '#/about',
  '#/indicator/gdp?see=gdp-2023',
  '#/indicator/district-gdp?tab=map',
  '#/embed/events',
];
const PICTURES = ['#/', '#/map', '#/governance?step=6', '#/indicator/systems'];
/** @type {Record<string, Parameters<Page['emulateMedia']>[0]>} */
const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
};
/** @type {Record<string, Parameters<Page['emulateMedia']>[0]>} */
const LOOKS = {
  ...THEMES,
  'light, more contrast': { colorScheme: 'light', contrast: 'more' },
  'dark, more contrast': { colorScheme: 'dark', contrast: 'more' },
  'forced colours': { forcedColors: 'active' },
  'forced colours, dark': { forcedColors: 'active', colorScheme: 'dark' },
};

async function visit(page, hash, lang = 'en') {
  await page.goto(address(hash, lang));
  await ready(page);
  // Charts that were not prerendered are drawn a moment later.
  await expect.poll(() => page.locator('.chart:visible:not(:has(svg))').count()).toBe(0);
  await senses(page);
}

for (const [look, media] of Object.entries(LOOKS)) {
  const least = look.includes('more') ? 7 : 4.5;
  // Pictures of phones are other drawings of the same colours: they are looked at in the two themes.
  const tag = look in THEMES ? [] : '@wide';
  test(`text has ${least}:1, marks and fields have 3:1: ${look}`, { tag }, async ({ page }) => {
    test.slow();
    await page.emulateMedia(media);
    for (const hash of ROUTES) {
      await visit(page, hash);
      const { seen, found } = await faintText(page, 4.5);
      expect(seen, hash).toBeGreaterThan(20);
      expect(found, hash).toEqual([]);
      // The page's own inks go further for who asks; the accent keeps its hue.
      const inks = await page.evaluate(() => {
        const { rgba, contrast: between, ground } = window.senses;
        const [style, paper] = [getComputedStyle(document.documentElement), ground(document.body)];
        return ['--ink', '--ink-2', '--ink-3', '--seq-t'].map(name => between(rgba(style.getPropertyValue(name).trim()), paper));
      });
      expect(Math.min(...inks), hash).toBeGreaterThanOrEqual(least);
      const all = await marks(page);
      // What is pale carries words. Areas of a map are held together by its edge, and told apart by their classes: below.
      const faint = all.filter(mark => mark.strongest < 3 && !mark.words && !mark.area);
      expect(
        faint.map(mark => `${mark.figure} ${mark.id}: ${mark.strongest.toFixed(2)}`),
        hash,
      ).toEqual([]);
      const edges = await page.evaluate(() =>
        [...document.querySelectorAll('input:not([type="range"]):not([type="checkbox"]), select, input[type="range"]')]
          .filter(field => field.checkVisibility())
          .flatMap(field => {
            const { rgba, over, contrast: between, ground } = window.senses;
            const below = ground(field.parentElement);
            const style = getComputedStyle(field);
            const line =
              field.type === 'range' ? getComputedStyle(document.documentElement).getPropertyValue('--seq-4') : style.borderTopColor;
            const ratio = between(over(rgba(line), below), below);
            return ratio < 3 ? [`${field.name || field.type}: ${ratio.toFixed(2)}`] : [];
          }),
      );
      expect(edges, hash).toEqual([]);
    }
  });
}

test('a map has an edge of 3:1 and its areas touch only areas of other lightness or a line', async ({ page }) => {
  for (const media of Object.values(LOOKS)) {
    await page.emulateMedia(media);
    await visit(page, '#/map');
    const [edge, line] = await page.evaluate(() => {
      const { rgba, contrast: between, ground } = window.senses;
      const svg = [...document.querySelectorAll('.choropleth .picture svg')].find(found => found.checkVisibility());
      const stroke = shape => rgba(getComputedStyle(shape).stroke);
      const area = svg.querySelector('[data-observation] path');
      return [
        between(stroke(svg.querySelector('path')), ground(svg)),
        // Amounts fill no area: what parts two of them is a line on their ground.
        between(stroke(area), rgba(getComputedStyle(area).fill)),
      ];
    });
    expect(edge, JSON.stringify(media)).toBeGreaterThanOrEqual(3);
    expect(line, JSON.stringify(media)).toBeGreaterThanOrEqual(2.5);
  }
});

test('in forced colours every mark is of the reader’s colours, and what is chosen can be read', async ({ page, context }) => {
  test.slow();
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    for (const hash of PICTURES) {
      await visit(page, hash);
      const foreign = await page.evaluate(() => {
        const { rgba, pictures, shapes } = window.senses;
        const system = ['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'HighlightText'].map(name => rgba(name));
        const [from, to] = system;
        // Of the reader's colours, or between the two that they write with.
        const theirs = colour =>
          system.some(own => own.every((part, at) => Math.abs(part - colour[at]) < 3)) ||
          [0, 1, 2]
            .map(at => (colour[at] - from[at]) / (to[at] - from[at]))
            .every((part, _, all) => part >= -0.01 && part <= 1.01 && Math.abs(part - all[0]) < 0.02);
        return pictures().flatMap(svg =>
          [...shapes(svg), ...svg.querySelectorAll('text, tspan')].flatMap(shape => {
            const { fill, stroke } = getComputedStyle(shape);
            return [fill, stroke]
              .filter(paint => paint !== 'none' && !paint.startsWith('url('))
              .map(paint => rgba(paint))
              .filter(colour => colour[3] > 0 && !theirs(colour))
              .map(String);
          }),
        );
      });
      expect([...new Set(foreign)], hash).toEqual([]);
      // The browser lays its ground behind text: text in that colour is lost, unless the element keeps its own ground.
      const lost = await page.evaluate(() =>
        [...document.querySelectorAll('body *')].flatMap(element => {
          const style = getComputedStyle(element);
          const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
          if (!own || element.closest('svg, :disabled') || !element.checkVisibility() || style.forcedColorAdjust === 'none') return [];
          const { rgba, contrast: between } = window.senses;
          return between(rgba(style.color), rgba('Canvas')) < 4.5 ? [element.textContent.trim().slice(0, 40)] : [];
        }),
      );
      expect(lost, hash).toEqual([]);
    }
    // A slider has a line as well as a ring: seen on the screen, since no style tells what the browser painted.
    await visit(page, '#/governance');
    const slider = page.getByRole('slider').nth(1);
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await slider.boundingBox();
    const points = [
      [x + width * 0.1, y + height / 2],
      [x + width * 0.9, y + height / 2],
      [x + width * 0.9, y + 4],
    ];
    const reader = await context.newPage();
    const [filled, rest, ground] = await pixels(page, reader, points);
    await reader.close();
    expect(contrast(filled, ground)).toBeGreaterThan(3);
    expect(contrast(rest, ground)).toBeGreaterThan(1.3);
  }
});

/** As Chromium shows the page to eyes that lack one kind of cones, or see no colour at all. */
const EYES = /** @type {const} */ (['none', 'protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia']);

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  test(`the classes of a map rise or fall in lightness for all eyes, ${theme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme: theme });
    await visit(page, '#/districts?view=map');
    const key = page.locator('.districts .picture svg').filter({ visible: true }).first();
    await key.scrollIntoViewIfNeeded();
    // The classes of the key: what is drawn in the ramp and is no area.
    const points = await key.locator('> [data-members] > path[fill^="var(--seq"]').evaluateAll(all =>
      all.map(step => {
        const box = step.getBoundingClientRect();
        // Beside the lines of the city and the country, below the dots.
        return [box.x + box.width / 4, box.y + box.height / 2];
      }),
    );
    expect(points).toHaveLength(5);
    const reader = await context.newPage();
    const client = await context.newCDPSession(page);
    for (const type of EYES) {
      await client.send('Emulation.setEmulatedVisionDeficiency', { type });
      const colours = await pixels(page, reader, points);
      const white = [255, 255, 255];
      const darkness = colours.map(colour => contrast(colour, white));
      const sorted = [...darkness].sort((a, b) => (theme === 'light' ? a - b : b - a));
      expect(darkness, type).toEqual(sorted);
      for (const [at, colour] of colours.slice(1).entries())
        expect(contrast(colour, colours[at]), `${type}: classes ${at + 1} and ${at + 2}`).toBeGreaterThan(1.3);
    }
    if (theme === 'light') {
      // The emulation is real: without cones for red, the accent is another colour.
      await page.evaluate(() => scrollTo(0, 0));
      const brand = await page.locator('.brand svg').boundingBox();
      const sail = [[brand.x + brand.width * 0.55, brand.y + brand.height * 0.5]];
      await client.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
      const before = await pixels(page, reader, sail);
      await client.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
      const [[r, g, b]] = await pixels(page, reader, sail);
      expect([[r, g, b]]).not.toEqual(before);
      expect(Math.max(r, g, b) - Math.min(r, g, b), 'grey').toBeLessThan(12);
    }
  });

  test(`marks of different meaning differ by more than hue, ${theme}`, async ({ page, context }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    const found = [];
    for (const hash of PICTURES) {
      await visit(page, hash);
      found.push(...(await marks(page)));
      // Boxes of the flow show no value and are no marks; they mean what its key says.
      found.push(
        ...(await page.evaluate(() => {
          const { rgba, pictures, shapes } = window.senses;
          const flow = pictures().filter(svg => svg.closest('.player'));
          return flow.flatMap(svg =>
            shapes(svg)
              .filter(
                shape => /^M[^a-z]*h[^a-z]*v[^a-z]*h/.test(shape.getAttribute('d') ?? '') && shape.getBoundingClientRect().height < 80,
              )
              .map((shape, at) => {
                const { fill, stroke, strokeWidth } = getComputedStyle(shape);
                return {
                  figure: 'event-flow',
                  id: `box ${at}`,
                  form: fill === stroke || stroke === 'none' ? 'box' : `box in a line of ${parseFloat(strokeWidth)}`,
                  colours: [rgba(fill).slice(0, 3).join(',')],
                  near: true,
                  keyed: true,
                };
              }),
          );
        })),
      );
    }
    expect(found.filter(mark => mark.figure === 'event-flow').length).toBeGreaterThan(8);

    // Every colour that occurs, on a sheet of its own, as each kind of eyes gets it.
    const colours = [...new Set(found.flatMap(mark => mark.colours))];
    const sheet = await context.newPage();
    await sheet.setContent(
      `<meta name="viewport" content="width=device-width"><body style="margin:0">${colours.map(colour => `<i style="float:left;width:20px;height:20px;background:rgb(${colour})"></i>`).join('')}`,
    );
    const points = await sheet.locator('i').evaluateAll(all =>
      all.map(swatch => {
        const box = swatch.getBoundingClientRect();
        return [box.x + 10, box.y + 10];
      }),
    );
    const reader = await context.newPage();
    const client = await context.newCDPSession(sheet);
    for (const type of EYES.slice(1)) {
      await client.send('Emulation.setEmulatedVisionDeficiency', { type });
      const seen = new Map((await pixels(sheet, reader, points)).map((colour, at) => [colours[at], colour]));
      expect(
        alike(found, colour => seen.get(colour)),
        `${type}, of ${found.length} marks`,
      ).toEqual([]);
    }
  });
}
