// Pictures for where they are published: their size, their ground, the code that leads back; what is copied.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extractText, getDocumentProxy } from 'unpdf';
import { latinAlone } from './fonts.mjs';
import { expect, ready, SITE, test } from './site.mjs';

const READER = fileURLToPath(new URL('../../node_modules/jsqr/dist/jsQR.js', import.meta.url));
/** Width and height in pixels; no height where it is what the picture needs. */
const SIZES = { article: [1080], square: [1080, 1080], slide: [1920, 1080], cover: [900, 383], print: [2362] };
/** A chart of each sort: by ECharts, by our own shapes, as wide as the page, a map and a ranking. */
const FIGURES = ['gdp', 'growth-streak', 'event-flow', 'district-gdp'];

/** The site at an address that others can open: at that of these tests, a machine's own, pictures have no code. */
const PUBLIC = 'https://figures.example/';
const published = context =>
  context.route(`${PUBLIC}**`, async route => {
    const url = route.request().url().replace(PUBLIC, SITE);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
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

/** What another library reads in a picture: as it is, and at half its size as a JPEG. */
const read = (reader, png) =>
  reader.evaluate(async letters => {
    const drawn = async (blob, scale) => {
      const whole = await createImageBitmap(blob);
      // A camera is held to the code: at the end of what is long.
      const height = Math.min(whole.height, 1800);
      const image = await createImageBitmap(whole, 0, whole.height - height, whole.width, height);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return { canvas, pixels: context.getImageData(0, 0, canvas.width, canvas.height) };
    };
    const png = new Blob([Uint8Array.from(atob(letters), letter => letter.charCodeAt(0))], { type: 'image/png' });
    // A camera comes nearer until it reads; the library looks once.
    const code = async blob => {
      for (const scale of [1, 0.8, 0.65, 1.25]) {
        const { data, width, height } = (await drawn(blob, scale)).pixels;
        const found = globalThis.jsQR(data, width, height)?.data;
        if (found) return found;
      }
      return undefined;
    };
    const half = (await drawn(png, 0.5)).canvas;
    const jpeg = await new Promise(resolve => {
      half.toBlob(resolve, 'image/jpeg', 0.7);
    });
    return { ground: (await drawn(png, 1)).pixels.data[0], codes: [await code(png), await code(jpeg)] };
  }, png.toString('base64'));

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
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const heads = format === 'Markdown' ? 2 : 1;
    expect(text.match(row), format).toHaveLength(rows + heads);
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

/** All files that a press saves. */
async function saved(page, press, count) {
  const files = [];
  page.on('download', file => files.push(file));
  await press();
  await expect.poll(() => files.length, { timeout: 30_000 }).toBe(count);
  return Promise.all(files.map(async file => ({ name: file.suggestedFilename(), bytes: await readFile(await file.path()) })));
}

test('a district’s page is exported as long pictures, no higher than a phone can draw, whose codes lead to it', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await published(context);
  await page.goto(`${PUBLIC}d/500154/`);
  await ready(page);
  await page.getByRole('button', { name: '拼成一张长图' }).click();
  const long = page.locator('.long');
  await long.getByLabel('底色').selectOption('dark');
  await long.getByRole('button', { name: 'PNG' }).click();
  const links = long.getByRole('link');
  await expect(links).toHaveText(['500154-long-1.png', '500154-long-2.png'], { timeout: 30_000 });
  const reader = await context.newPage();
  await reader.addScriptTag({ path: READER });
  let whole = 0;
  for (const at of [0, 1]) {
    const [file] = await saved(page, () => links.nth(at).click(), 1);
    const [width, height] = [file.bytes.readUInt32BE(16), file.bytes.readUInt32BE(20)];
    expect(width).toBe(1080);
    expect(width * height).toBeLessThanOrEqual(16_777_216);
    expect(file.bytes.length).toBeLessThan(2_000_000);
    const { ground, codes } = await read(reader, file.bytes);
    expect(ground).toBeLessThan(60);
    expect(codes[0]).toBe(`${PUBLIC}d/500154/`);
    whole += height;
  }
  // Eight figures.
  expect(whole).toBeGreaterThan(8 * 900);
});

test('an editor filters by section or district and combines chosen figures in one picture', async ({ page, context }) => {
  test.setTimeout(90_000);
  await page.addInitScript(() => {
    window.drawn = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = blob => {
      if (blob instanceof Blob && blob.type === 'image/svg+xml') blob.text().then(text => window.drawn.push(text));
      return createObjectURL.call(URL, blob);
    };
  });
  await published(context);
  await page.goto(`${PUBLIC}about/`);
  await ready(page);
  // A page of text is read without the app.
  await expect(page.locator('.editor-tools select')).toHaveCount(0);
  await page.getByRole('button', { name: '筛选全部图表，或拼成一张长图' }).click();
  const findings = page.locator('.findings');
  const all = await findings.locator('li').count();
  expect(all).toBeGreaterThan(15);
  // Each says how high its frame is, as its oEmbed record does.
  const { heights } = await (await page.request.get(`${SITE}f/gdp/oembed.json`)).json();
  const gdp = findings.locator('li', { has: page.locator('a[href*="f/gdp/#?open=embed"]') });
  await expect(gdp).toContainText(`宽640像素时高${heights[640]}像素，宽320像素时高${heights[320]}像素`);
  // Figures of other sources come once they are asked for.
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '其他来源' });
  await expect(findings.locator('li').first()).toBeVisible();
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '生活' });
  await expect.poll(() => findings.locator('li').count()).toBeLessThan(all);
  await page.locator('.long').getByRole('button', { name: 'PNG' }).click();
  await expect(page.locator('.long')).toContainText('请至少选一张图');
  const boxes = findings.getByRole('checkbox');
  await boxes.nth(1).check();
  await boxes.nth(0).check();
  const titles = await findings.locator('li b').allTextContents();
  await expect(page.locator('.editor-tools > [role="status"]')).toHaveText('已选2张');
  const [file] = await saved(page, () => page.locator('.long').getByRole('button', { name: 'PNG' }).click(), 1);
  expect(file.name).toBe('life-long.png');
  const reader = await context.newPage();
  await reader.addScriptTag({ path: READER });
  expect((await read(reader, file.bytes)).codes[0]).toBe(PUBLIC);
  // In the order of their choice.
  const plain = text => text.replace(/<[^>]*>|\s/g, '');
  const svg = plain((await page.evaluate(() => window.drawn)).at(-1));
  const places = titles.map(title => svg.indexOf(plain(title)));
  expect(places[0]).toBeGreaterThan(places[1]);
  expect(places[1]).toBeGreaterThan(0);
  expect(places.slice(2).filter(place => place >= 0)).toEqual([]);

  // Comparisons cannot be joined, and have no box before their findings.
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '区县对比，按指标' });
  await expect.poll(() => findings.locator('li').count(), { timeout: 20_000 }).toBeGreaterThan(50);
  await expect(page.getByRole('button', { name: '全选', exact: true })).toBeDisabled();
  const [item, finding] = await Promise.all(['li', 'li > a'].map(part => findings.locator(part).first().boundingBox()));
  expect(finding.width).toBeGreaterThan(0.9 * item.width);

  // A district's figures come with the censuses, and lead to their builder by one press.
  await page.locator('.editor-tools').getByLabel('范围').selectOption({ label: '人口普查：开州区' });
  await expect(findings.locator('li')).toHaveCount(8, { timeout: 20_000 });
  await page.getByRole('button', { name: '全不选' }).click();
  await page.getByRole('button', { name: '全选', exact: true }).click();
  await expect(page.locator('.editor-tools > [role="status"]')).toHaveText('已选8张');
  await findings.locator('li').first().getByRole('link', { name: '嵌入' }).click();
  await expect(page).toHaveURL(url => url.href.startsWith(PUBLIC) && url.href.includes('ages-500154'));
  await expect(page.locator('.preview iframe')).toHaveCount(2, { timeout: 20_000 });
});
