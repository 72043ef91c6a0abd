// Pictures for where they are published: their size, their ground, the code that leads back; what is copied.
import { readFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { latinAlone } from './fonts.mjs';
import { groundOf, PUBLIC, published, READER, read } from './pictures.mjs';
import { expect, ready, SITE, test } from './site.mjs';

/** Width and height in pixels; no height where it is what the picture needs. */
const SIZES = { article: [1080], square: [1080, 1080], slide: [1920, 1080], cover: [900, 383], print: [2362] };
/** A chart of each sort: by ECharts, by our own shapes, as wide as the page, a map and a ranking. */
const FIGURES = ['gdp', 'growth-streak', 'event-flow', 'district-gdp'];

test.use({ allowed: [/^request to https:\/\/figures\.example$/] });

const opened = async (page, figure, site = SITE) => {
  await page.goto(`${site}f/${figure}/`);
  await ready(page);
  const card = page.locator(`figure[data-figure="${figure}"]`).first();
  await card.getByRole('button', { name: '下载', exact: true }).click();
  return card;
};

async function taken(card, name) {
  const download = card.page().waitForEvent('download');
  await card.getByRole('button', { name, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

for (const figure of FIGURES) {
  test(`${figure} is made for each place, and its code leads back`, async ({ page, context }) => {
    test.setTimeout(90_000);
    await published(context);
    const card = await opened(page, figure, PUBLIC);
    await expect(card.locator('.files > .quiet'), 'it has an address').toHaveCount(0);
    await expect(card.getByLabel('用途'), 'what leads back comes first').toHaveValue('article');
    const reader = await context.newPage();
    await reader.addScriptTag({ path: READER });
    for (const [place, [width, height]] of Object.entries(SIZES)) {
      await card.getByLabel('用途').selectOption(place);
      const { name, bytes } = await taken(card, 'PNG');
      expect(name).toBe(`${figure}-${place}.png`);
      const size = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      expect(size, place).toEqual([width, height ?? size[1]]);
      // What WeChat takes.
      expect(bytes.length, place).toBeLessThan(2_000_000);
      const { ground, codes } = await read(reader, bytes);
      expect(ground, `${place}: a light ground whatever the page has`).toBeGreaterThan(200);
      const address = place === 'cover' ? undefined : `${PUBLIC}f/${figure}/`;
      expect(codes, place).toEqual([address, address]);
    }
  });
}

test('at a local address a picture has neither code nor address, and a notice says so', async ({ page, context }) => {
  const card = await opened(page, 'gdp');
  await expect(card.locator('.files > .quiet')).toContainText('不印二维码和网址');
  await expect(card.getByLabel('用途')).toHaveValue('');
  await card.getByLabel('用途').selectOption('article');
  const reader = await context.newPage();
  await reader.addScriptTag({ path: READER });
  expect((await read(reader, (await taken(card, 'PNG')).bytes)).codes).toEqual([undefined, undefined]);
  const svg = (await taken(card, 'SVG')).bytes.toString().replace(/<[^>]*>/g, '');
  expect(svg).not.toContain('127.0.0.1');
  expect(svg).not.toContain('扫码');
  expect(svg).toContain('万州数读');
});

test('an exported picture has the chosen background, and text in its SVG', async ({ page, context }) => {
  const card = await opened(page, 'gdp');
  await expect(card.getByLabel('底色'), 'as on screen there is nothing to choose').toBeHidden();
  await card.getByLabel('用途').selectOption('square');
  await card.getByLabel('底色').selectOption('dark');
  const reader = await context.newPage();
  await reader.addScriptTag({ path: READER });
  expect((await read(reader, (await taken(card, 'PNG')).bytes)).ground).toBeLessThan(60);
  const svg = (await taken(card, 'SVG')).bytes.toString();
  const title = (await card.locator('h1, h2, h3').first().textContent()).replace(/\s/g, '');
  expect(svg.replace(/<[^>]*>/g, '').replace(/\s/g, '')).toContain(title);
  expect(svg, 'no variable is left').not.toContain('var(');
});

test('pictures are light although the device is dark, until dark is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const figure of ['gdp', 'growth-streak']) {
    const card = await opened(page, figure);
    expect(await card.evaluate(own => matchMedia('(prefers-color-scheme: dark)').matches && own.isConnected), 'the device is dark').toBe(
      true,
    );
    for (const place of Object.keys(SIZES)) {
      await card.getByLabel('用途').selectOption(place);
      expect(await groundOf(page, (await taken(card, 'PNG')).bytes), `${figure}, ${place}`).toBeGreaterThan(200);
    }
    await card.getByLabel('用途').selectOption('article');
    await card.getByLabel('底色').selectOption('dark');
    expect(await groundOf(page, (await taken(card, 'PNG')).bytes), `${figure}: dark as it is chosen`).toBeLessThan(60);
  }
});

test('characters that no font of the machine has are named, with the published picture', async ({ page, playwright }) => {
  const { launchOptions } = test.info().project.use;
  const browser = await playwright.chromium.launch({ ...launchOptions, env: latinAlone() });
  try {
    const card = await opened(await browser.newPage({ serviceWorkers: 'block' }), 'gdp');
    const { bytes } = await taken(card, 'PNG');
    expect(bytes.length).toBeGreaterThan(5_000);
    const alert = card.getByRole('alert');
    await expect(alert).toContainText(/这台设备的字体缺少一些字，图片中显示为方框（\d\d+个）：.*万/);
    await expect(alert.getByRole('link')).toHaveAttribute('href', /figures\/gdp\.zh\.png$/);
  } finally {
    await browser.close();
  }
  // Where all are there nothing is said.
  const card = await opened(page, 'gdp');
  await taken(card, 'PNG');
  await expect(card.getByRole('alert')).toHaveCount(0);
});

test('a picture and a table are copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const card = await opened(page, 'gdp');
  await card.getByRole('button', { name: '复制图片' }).click();
  await expect(card.getByRole('status')).toContainText('图片已复制');
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return { types: item.types, size: (await item.getType('image/png')).size };
  });
  expect(copied.types).toContain('image/png');
  expect(copied.size).toBeGreaterThan(10_000);
  const rows = await card.locator('.values tbody tr').count();
  /** @type {Record<string, RegExp>} */
  const formats = { Markdown: /^\| .+ \|$/gm, HTML: /<tr>/g, TSV: /^.+\t.+$/gm };
  for (const [format, row] of Object.entries(formats)) {
    await card.getByRole('button', { name: format, exact: true }).click();
    await expect(card.getByRole('status')).toContainText('表格已复制');
    // What the page says of the table before stands until this one is there.
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const heads = format === 'Markdown' ? 2 : 1;
    await expect.poll(async () => (await copied()).match(row)?.length, format).toBe(rows + heads);
    const text = await copied();
    expect(text, format).toContain('1179.4');
    expect(text.match(/来源：/g), `${format}: sources once`).toHaveLength(1);
  }
  // Editors get the table itself.
  await card.getByRole('button', { name: 'HTML', exact: true }).click();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return item.types.includes('text/html') ? (await item.getType('text/html')).text() : '';
      }),
    )
    .toContain('<table');
});

// A refusal is answered, and no error of the page: the fixture takes none.
for (const [why, refuse] of /** @type {[string, () => void][]} */ ([
  ['a browser that knows no pictures there', () => Reflect.deleteProperty(window, 'ClipboardItem')],
  [
    'a browser that refuses',
    () => Object.assign(navigator.clipboard, { write: () => Promise.reject(new DOMException('', 'NotAllowedError')) }),
  ],
])) {
  test(`where pictures cannot be copied they are shown, to be saved by hand: ${why}`, async ({ page }) => {
    await page.addInitScript(refuse);
    const card = await opened(page, 'gdp');
    await card.getByRole('button', { name: '复制图片' }).click();
    await expect(card.getByRole('status')).toContainText('浏览器不允许复制图片');
    await expect(card.locator('.by-hand img')).toHaveAttribute('src', /^data:image\/png;base64,/);
  });
}

test('where texts cannot be copied they are shown, to be copied by hand: tables and sentences', async ({ page }) => {
  await page.addInitScript(() => {
    const refused = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    Object.assign(navigator.clipboard, { write: refused, writeText: refused });
    document.execCommand = () => false;
  });
  const card = await opened(page, 'gdp');
  const byHand = card.locator('.by-hand');
  /** @type {Record<string, RegExp>} */
  const formats = { Markdown: /^\| .+ \|$/m, HTML: /<tr>/, TSV: /^.+\t.+$/m };
  for (const [format, row] of Object.entries(formats)) {
    await card.getByRole('button', { name: format, exact: true }).click();
    await expect(byHand.locator('li > b')).toHaveText(format);
    await expect(byHand.getByText('表格已复制'), 'it is not said to be copied').toHaveCount(0);
    const text = await byHand.locator('pre').textContent();
    expect(text, format).toMatch(row);
    for (const part of ['1179.4', '来源：']) expect(text, format).toContain(part);
  }
  await card.getByRole('button', { name: '引用', exact: true }).click();
  const sentence = card.locator('.cite li', { hasText: '一句话' });
  await sentence.getByRole('button').click();
  await expect(sentence.getByRole('button')).toHaveText('请选中后复制');
  await expect(sentence.locator('pre')).toBeVisible();
  await expect(sentence.locator('pre')).toContainText('据万州数读（');
});

test('a finding is quoted as a sentence with its source, the name of the site and its address', async ({ page }) => {
  await page.goto(`${SITE}f/gdp/`);
  await ready(page);
  const card = page.locator('figure[data-figure="gdp"]').first();
  const title = await card.locator('h1, h2, h3').first().textContent();
  await card.getByRole('button', { name: '引用', exact: true }).click();
  const sentence = await card.locator('.cite li', { hasText: '一句话' }).locator('pre').textContent();
  expect(sentence.startsWith(`${title.trim()}。`), sentence).toBe(true);
  for (const part of ['来源：', '据万州数读（', `${SITE}f/gdp/`]) expect(sentence).toContain(part);
});

// Beside a map is a ranking, with pictures of its own: what is taken is the picture that is shown.
for (const [name, path] of [
  ['districts', 'districts/'],
  ['district-gdp', 'f/district-gdp/#?tab=map'],
]) {
  test(`the map of ${name} is that map at every destination`, async ({ page }) => {
    await page.goto(SITE + path);
    await ready(page);
    const card = page.locator(`figure[data-figure="${name}"]`).first();
    const map = card
      .locator('.picture')
      .filter({ has: page.locator('svg [data-observation] path') })
      .first();
    await expect(map.locator('svg').filter({ visible: true }).first()).toBeVisible({ timeout: 15_000 });
    // The outlines of its areas, as it is drawn for either width.
    const drawn = await map.evaluate(box =>
      [...box.querySelectorAll('svg')].map(svg =>
        [...svg.querySelectorAll('path')].map(path => path.getAttribute('d') ?? '').filter(d => d.length > 150),
      ),
    );
    for (const outlines of drawn) expect(outlines.length).toBeGreaterThan(30);
    await card.getByRole('button', { name: '下载', exact: true }).click();
    for (const destination of Object.keys(SIZES).filter(one => one !== 'cover')) {
      await card.getByLabel('用途').selectOption(destination);
      const svg = (await taken(card, 'SVG')).bytes.toString();
      const held = drawn.map(outlines => outlines.filter(d => svg.includes(d)).length / outlines.length);
      expect(Math.max(...held), destination).toBe(1);
    }
  });
}

test('what is printed has greys of one ink, on white, whatever the page has', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const figure of ['gdp', 'growth-streak', 'event-flow']) {
    const card = await opened(page, figure);
    await card.getByLabel('用途').selectOption('print');
    await expect(card.getByLabel('底色'), 'paper is white').toBeHidden();
    const svg = (await taken(card, 'SVG')).bytes.toString();
    const colours = [...new Set([...svg.matchAll(/(?:fill|stroke)="(#[0-9a-f]+)"/g)].map(([, colour]) => colour))];
    // The page's own greys are tinted: of three or four inks on paper.
    const screen = await page.evaluate(() => {
      const probe = document.body.appendChild(Object.assign(document.createElement('i'), { hidden: true }));
      probe.dataset.theme = 'light';
      const names = ['paper', 'sunk', 'ink', 'ink-2', 'ink-3', 'mark', 'mark-faint', 'map-edge'];
      return names.map(name => getComputedStyle(probe).getPropertyValue(`--${name}`).trim());
    });
    expect(screen.filter(Boolean).length).toBe(8);
    expect(
      screen.filter(colour => colours.includes(colour)),
      figure,
    ).toEqual([]);
    expect(colours.filter(colour => /^#(fff|000)/.test(colour)).length, `${figure}: ${colours}`).toBeGreaterThan(1);
  }
});

test('a picture is printed alone, and its type is type in the PDF', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = '';
    };
  });
  const card = await opened(page, 'gdp');
  await card.getByRole('button', { name: '打印或存为PDF' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' }))));
  expect(totalPages).toBe(1);
  // Fonts give some characters the code of the radical that looks the same.
  const plain = words => words.normalize('NFKC').replaceAll('⻓', '长').replace(/\s/g, '');
  const printed = plain(text.join(''));
  const title = plain(await card.locator('h1, h2, h3').first().textContent());
  for (const part of [title, '1179.4', '来源']) expect(printed).toContain(part);
  expect(printed, 'nothing else of the page is on it').not.toContain('嵌入');
  // The page is whole again once the reader goes on, be it to print the page.
  await page.keyboard.press('Control');
  await expect(page.locator('.print-alone')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-print-alone');
});
