// How high the frame of each figure is, by its width: what oEmbed says of it is what a browser makes of it. `make golden` writes
// the heights anew (src/bin/publish/heights.json); the next build publishes them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, SITE, test } from './site.mjs';

const RENEW = process.env.GOLDEN === 'renew' && !process.env.CI;
const FILE = fileURLToPath(new URL('../../src/bin/publish/heights.json', import.meta.url));
// Of what is the same figure of 38 districts, one is measured again; so are a few of the comparisons, each by its indicator.
const documents = folder => readdirSync(fileURLToPath(new URL(`../../dist/${folder}`, import.meta.url)));
const COMPARISONS = documents('d')
  .filter(id => !/^\d/.test(id) && (RENEW || ['density', 'population', 'car-share'].includes(id)))
  .map(id => `districts-${id}`);
const FIGURES = [...documents('embed').filter(id => RENEW || !/^ages-(?!500101)/.test(id)), ...COMPARISONS].sort();
const NAMES = FIGURES.flatMap(id => [`${id}.zh`, `${id}.en`]);
const known = JSON.parse(readFileSync(FILE, 'utf8'));
const WIDTHS = RENEW ? known.widths : [360, 720];

test('oEmbed says how high each frame is', async ({ context }) => {
  test.setTimeout(900_000);
  const heights = new Map();
  const names = [...NAMES];
  // A chart that does not fit is drawn anew, after its library has come: the height is the one that stays.
  const enough = RENEW ? 5 : 3;
  const settled = async page => {
    let [last, same] = [0, 0];
    for (let tries = 0; tries < 60 && same < enough; tries += 1) {
      await page.waitForTimeout(60);
      const now = await page.evaluate(() =>
        document.documentElement.dataset.appState === 'ready' && document.documentElement.dataset.awaitingApp === undefined
          ? Math.ceil(document.body.getBoundingClientRect().height)
          : 0,
      );
      same = now > 0 && now === last ? same + 1 : 0;
      last = now;
    }
    return last;
  };
  await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const page = await context.newPage();
      for (let name = names.pop(); name; name = names.pop()) {
        const [id, lang] = name.split('.');
        await page.setViewportSize({ width: WIDTHS[0], height: 700 });
        const [, indicator] = id.match(/^districts-(.+)/) ?? [];
        const figure = indicator ? 'districts' : id;
        // Another state of the same document would be no load.
        if (indicator) await page.goto('about:blank');
        await page.goto(`${SITE}embed/${figure}/${lang === 'en' ? 'en/' : ''}${indicator ? `#?y=${indicator}` : ''}`);
        const own = [];
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 700 });
          own.push(await settled(page));
        }
        heights.set(name, own);
      }
      await page.close();
    }),
  );
  if (RENEW) {
    const lines = NAMES.map(name => `    "${name}": [${heights.get(name).join(', ')}]`);
    writeFileSync(FILE, `{\n  "widths": [${WIDTHS.join(', ')}],\n  "figures": {\n${lines.join(',\n')}\n  }\n}\n`);
    return;
  }
  const off = NAMES.flatMap(name =>
    WIDTHS.map((width, at) => {
      const [given, wanted] = [known.figures[name]?.[known.widths.indexOf(width)], heights.get(name)[at]];
      return Math.abs((given ?? 0) - wanted) > Math.max(24, 0.04 * wanted) ? `${name} at ${width} px: ${wanted}, said to be ${given}` : '';
    }),
  ).filter(Boolean);
  expect(off, 'make golden measures them anew').toEqual([]);
});
