// What README promises to old Chromiums: reading, pictures, tables, pointing and links in all of them, and the app.
// Locators by role, visibility and text want a newer browser than these: elements are found by selectors, in the page.
import { expect, test } from '@playwright/test';
import { extractText } from 'unpdf';

const PAGES = ['', 'en/', 'map/', 'governance/', 'data/', 'about/', 'f/gdp/', 'f/event-flow/en/', 'embed/growth-rates/'];
const FOREIGN = /Service Worker|wasm-unsafe-eval|trusted-types|Permissions-Policy/;

/** Opens a page, with an ear for errors. */
async function open(page, path) {
  const errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error' && !FOREIGN.test(message.text())) errors.push(message.text());
  });
  await page.goto(`/${path}`);
  await page.waitForFunction(() => document.documentElement.dataset.appState === 'ready', undefined, { timeout: 30_000 });
  return errors;
}

/** How many of what a selector finds can be seen. */
const seen = (page, selector) =>
  page.evaluate(wanted => [...document.querySelectorAll(wanted)].filter(one => one.getClientRects().length > 0).length, selector);
const press = (page, selector) =>
  page.evaluate(wanted => [...document.querySelectorAll(wanted)].find(one => one.getClientRects().length > 0).click(), selector);

for (const path of PAGES) {
  test(`/${path} reads, with its pictures`, async ({ page }) => {
    const errors = await open(page, path);
    expect(await seen(page, 'h1')).toBe(1);
    expect(await seen(page, '[role="alert"]')).toBe(0);
    if (path !== 'about/' && path !== 'data/') expect(await seen(page, '.picture svg')).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
  });
}

for (const [width, shown, hidden] of /** @type {[number, string, string][]} */ ([
  [1280, '.wide', '.narrow'],
  [390, '.narrow', '.wide'],
])) {
  test(`at ${width} px pictures are those that were drawn for it`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, '');
    expect(await seen(page, `.picture > ${shown} svg`)).toBeGreaterThan(14);
    expect(await seen(page, `.picture > ${hidden} svg`)).toBe(0);
  });
}

for (const [mode, media] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
})) {
  test(`every colour is one, ${mode}`, async ({ page }) => {
    await page.emulateMedia(/** @type {any} */ (media));
    await open(page, '');
    const wrong = await page.evaluate(() => {
      // What cannot be computed is inherited.
      const [around, probe] = [document.createElement('i'), document.createElement('i')];
      document.body.append(around);
      around.append(probe);
      around.style.color = 'rgb(1, 2, 3)';
      const text = [...document.querySelectorAll('style')].map(style => style.textContent).join('');
      const names = [
        ...new Set([...text.matchAll(/(--[\w-]+):\s*(#|rgba?\(|color-mix|Canvas|GrayText|Highlight)/g)].map(([, name]) => name)),
      ];
      return names.length < 25
        ? [`only ${names.length} colours`]
        : names.filter(name => {
            probe.style.color = `var(${name})`;
            return getComputedStyle(probe).color === 'rgb(1, 2, 3)';
          });
    });
    expect(wrong).toEqual([]);
    const lines = await page.evaluate(() => {
      const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
      return [
        of('.actions', 'borderTopColor'),
        of('h1 [data-observation]', 'textDecorationStyle'),
        of('h1 [data-observation]', 'textDecorationLine'),
      ];
    });
    expect(lines[0]).not.toMatch(/^rgba\(.*, 0\)$|transparent/);
    expect(lines.slice(1)).toEqual(['dotted', 'underline']);
  });
}

test('marks answer the keyboard and the mouse', async ({ page }) => {
  await open(page, 'f/growth-rates/');
  await page.focus('.picture');
  await page.keyboard.press('Home');
  expect(await page.evaluate(() => document.querySelector('.tooltip[role="tooltip"]').textContent)).toMatch(/%/);
  await page.keyboard.press('Escape');
  expect(await seen(page, '.tooltip')).toBe(0);
  const [x, y] = await page.evaluate(() => {
    const mark = [...document.querySelectorAll('.picture svg [data-observation]')].find(one => one.getClientRects().length > 0);
    const { left, top, width, height } = mark.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  await page.mouse.move(x - 20, y);
  await page.mouse.move(x, y);
  expect(await seen(page, '.tooltip')).toBe(1);
});

test('tables open, and links lead on', async ({ page }) => {
  await open(page, '');
  await press(page, '[data-figure="gdp"] summary');
  expect(await seen(page, '[data-figure="gdp"] tbody tr')).toBeGreaterThan(3);
  await press(page, 'nav a[href*="data"]');
  await page.waitForURL(/\/data\/$/);
  await page.goto('/#/indicator/gdp?lang=en');
  await page.waitForURL(/\/f\/gdp\/en\/$/);
});

test('a table that is closed is on paper, to its last row', async ({ page }) => {
  await open(page, 'f/growth-rates/');
  const isOpen = () => page.evaluate(() => document.querySelector('figure details').open);
  expect(await isOpen()).toBe(false);
  const [name, value] = await page.evaluate(() =>
    [...[...document.querySelectorAll('figure tbody tr')].pop().cells].map(cell => cell.textContent),
  );
  const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })), { mergePages: true });
  const plain = words => words.normalize('NFKC').replace(/\s/g, '');
  // In the picture they are elsewhere.
  expect(plain(text)).toContain(plain(name + value));
  expect(await isOpen(), 'and closed again').toBe(false);
});

test('the app answers: files, origins, search', async ({ page }) => {
  const errors = await open(page, 'f/gdp/');
  await press(page, '.actions .links button');
  await page.waitForFunction(() => document.querySelector('.export-panel button'), undefined, { timeout: 30_000 });
  await press(page, 'h1 [data-observation], .subtitle [data-observation], .note [data-observation]');
  await page.waitForFunction(() => document.querySelector('[role="dialog"] dl'));
  await open(page, 'data/#?q=500');
  await page.waitForFunction(() => document.querySelectorAll('.data-table tbody tr[data-observation]').length > 0);
  expect(await seen(page, '[role="alert"]')).toBe(0);
  expect(errors).toEqual([]);
});
