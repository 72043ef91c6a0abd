// Figures in other sites' pages: every protocol, every width, hostile hosts, no favours from them.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HOSTS } from './hosts.mjs';
import { expect, HOST, ready, SITE, SITE_CORS, test } from './site.mjs';

const FIGURES = readdirSync(fileURLToPath(new URL('../../dist/embed', import.meta.url)));
const WIDTHS = [320, 480, 768, 1100];
const PROTOCOLS = Object.keys(HOSTS).filter(kind => !['sandboxed', 'plain', 'ten', 'script'].includes(kind));

const host = (kind, frame, more = {}) => `${HOST}${kind}?${new URLSearchParams({ frame, ...more })}`;
const framed = async page => {
  const handle = await page.locator('#f, #f iframe').last().elementHandle();
  return handle.contentFrame();
};
const state = frame => frame.locator('html').getAttribute('data-app-state');

/** How far the frame's height is from its content's. */
const off = page => page.evaluate(() => document.querySelector('iframe').getBoundingClientRect().height)
  .then(async outer => Math.abs(outer - await (await framed(page)).evaluate(() => document.body.getBoundingClientRect().height)));
const fits = page => expect.poll(() => off(page), { timeout: 10_000 }).toBeLessThanOrEqual(2);

for (const kind of PROTOCOLS) {
  test(`${kind}: the frame is as high as the figure, at every width and after every change`, async ({ page }) => {
    test.slow();
    // A sandboxed frame needs a host that lets other origins read its files.
    const site = kind === 'wordpress' ? SITE_CORS : SITE;
    for (const width of WIDTHS) {
      await page.goto(host(kind, `${site}embed/growth-rates/`, { width }));
      await expect.poll(async () => state(await framed(page)), { timeout: 20_000 }).toBe('ready');
      await fits(page);
    }
    const frame = await framed(page);
    const before = await frame.evaluate(() => document.body.getBoundingClientRect().height);
    await frame.locator('summary').click();
    await expect.poll(() => frame.evaluate(() => document.body.getBoundingClientRect().height)).toBeGreaterThan(before + 50);
    await fits(page);
    await frame.locator('summary').click();
    await fits(page);
    for (const hash of ['#?lang=en', '#?tab=table', '#?theme=dark', '#?hide=title,actions']) {
      await frame.evaluate(to => { location.hash = to; }, hash);
      await page.waitForTimeout(150);
      await fits(page);
    }
    expect(await frame.evaluate(() => document.body.getBoundingClientRect().height)).toBeLessThan(before);
  });
}

for (const part of [0, 1, 2, 3]) {
  test(`every figure stands in a frame from 280 to 1,200 px in both languages without sideways scroll, part ${part + 1}`, async ({ page }) => {
    test.slow();
    const mine = FIGURES.filter((_, at) => at % 4 === part);
    expect(mine.length).toBeGreaterThan(16);
    for (const figure of mine) {
      for (const lang of ['', 'en/']) {
        await page.goto(`${SITE}embed/${figure}/${lang}`);
        await ready(page);
        await expect(page.locator(`figure[data-figure="${figure}"] h1`)).not.toBeEmpty();
        await expect(page.locator('header, footer, .provenance')).toHaveCount(0);
        for (const width of [280, 1200]) {
          await page.setViewportSize({ width, height: 600 });
          const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          expect(scroll, `${figure} at ${width}`).toBeLessThanOrEqual(client);
        }
      }
    }
  });
}

test('a frame takes over what was prerendered, in its own language', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 600 });
  await page.goto(`${SITE}embed/gdp/en/`);
  await page.locator('figure .picture svg').first().evaluate(svg => { svg.dataset.kept = ''; });
  await ready(page);
  await page.waitForTimeout(300);
  await expect(page.locator('figure .picture svg[data-kept]')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('in a sandbox, on a host that lets others read its files, the figure lives', async ({ page }) => {
  await page.goto(host('sandboxed', `${SITE_CORS}embed/events/`));
  const frame = await framed(page);
  await expect.poll(() => state(frame), { timeout: 20_000 }).toBe('ready');
  await frame.locator('.picture').first().focus();
  await page.keyboard.press('Home');
  await expect(frame.locator('.tip')).toBeVisible();
});

test.describe('without the host letting others read', () => {
  test.use({ allowed: [/CORS|ERR_FAILED|Failed to (load|fetch)|dynamically imported/] });
  test('a sandboxed frame shows the figure all the same, and says that the program does not start when it is needed', async ({ page }) => {
    await page.goto(host('sandboxed', `${SITE}embed/events/`));
    const frame = await framed(page);
    await expect.poll(() => state(frame), { timeout: 20_000 }).toBe('ready');
    await frame.locator('.picture').first().focus();
    await page.keyboard.press('Home');
    await expect(frame.locator('.tip')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(() => state(frame), { timeout: 20_000 }).toBe('failed');
    await expect(frame.locator('#boot-failure')).toContainText('程序没能启动');
    await expect(frame.locator('figure .picture svg').filter({ visible: true }).first()).toBeVisible();
  });
});

test('a hostile host changes nothing', async ({ page }) => {
  await page.goto(host('plain', `${SITE}embed/gdp/`));
  const frame = await framed(page);
  await expect.poll(() => state(frame)).toBe('ready');
  await page.evaluate(() => {
    const polluting = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"wanzhou-figure":{"__proto__":{"theme":"dark"}}}');
    const said = [
      null, undefined, 7, '', 'x'.repeat(5_000_000), [], [1, 2], {}, polluting, { message: 'ready', secret: {} }, { type: {} }, { type: ['embed-size-query'] },
      { 'wanzhou-figure': 'dark' }, { 'wanzhou-figure': { theme: '<img src=x onerror=alert(1)>' } }, '[iFrameSizer]', '[iFrameSizer]:::::::::::',
      '[iFrameSizer]<script>:1:2:3:4:5:6:7:8:9', 'pymxPYMx', 'pymxPYMxxPYMxwidthxPYMx-1', new Map([[1, 2]]), new ArrayBuffer(1_000_000),
    ];
    for (const data of said) document.querySelector('iframe').contentWindow.postMessage(data, '*');
  });
  await page.waitForTimeout(300);
  expect(await frame.evaluate(() => ({}).polluted)).toBeUndefined();
  expect(await frame.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
  expect(await state(frame)).toBe('ready');
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ 'wanzhou-figure': { theme: 'dark' } }, '*'));
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
});

test('ten frames of one page cost less than twice the bytes of one', async ({ page, context }) => {
  const bytes = async address => {
    const client = await context.newCDPSession(page);
    let sum = 0;
    await client.send('Network.enable');
    await client.send('Network.clearBrowserCache');
    client.on('Network.loadingFinished', event => { sum += event.encodedDataLength; });
    await page.goto(address);
    for (const frame of page.frames().slice(1)) await expect.poll(() => state(frame), { timeout: 30_000 }).toBe('ready');
    await page.waitForTimeout(500);
    await client.detach();
    return sum;
  };
  const frames = FIGURES.slice(0, 10).map(figure => `${SITE}embed/${figure}/`);
  const [one, ten] = [await bytes(host('ten', frames[0])), await bytes(host('ten', frames.join(',')))];
  expect(one).toBeGreaterThan(100_000);
  console.log(`frames: one ${one} bytes, ten ${ten}, ratio ${(ten / one).toFixed(2)}`);
  expect(ten / one).toBeLessThan(2);
});

const STRICT = `default-src 'none'; script-src ${SITE}; frame-src ${SITE}; img-src data:`;
for (const [how, csp] of [['', ''], [' under a strict policy', STRICT], [' where Trusted Types are required and none are allowed', `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`]]) {
  test(`embed.js${how}: both forms, included twice, sized, changed`, async ({ page }) => {
    await page.goto(host('script', `${SITE}embed.js`, csp ? { csp } : {}));
    await expect(page.locator('iframe')).toHaveCount(2);
    const element = page.locator('wanzhou-figure');
    await expect(element.locator('iframe')).toHaveAttribute('src', `${SITE}embed/gdp/en/#?theme=dark`);
    await expect(element.locator('iframe')).toHaveAttribute('loading', 'lazy');
    await expect(element.locator('iframe')).toHaveAttribute('title', /Wanzhou/);
    const frames = () => page.frames().slice(1);
    for (const frame of frames()) await expect.poll(() => state(frame), { timeout: 20_000 }).toBe('ready');
    const heights = () => page.evaluate(() => [...document.querySelectorAll('iframe')].map(frame => frame.getBoundingClientRect().height));
    const contents = () => Promise.all(frames().map(frame => frame.evaluate(() => document.body.getBoundingClientRect().height)));
    const sized = () => expect.poll(async () => {
      const [outer, inner] = [await heights(), await contents()];
      return Math.max(...outer.map((height, at) => Math.abs(height - inner[at])));
    }).toBeLessThanOrEqual(2);
    await sized();
    await expect(element.locator('a')).toBeHidden();

    const kept = await element.locator('iframe').elementHandle();
    await element.evaluate(found => found.setAttribute('theme', 'light'));
    await expect.poll(() => frames()[0].evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    expect(await kept.evaluate(frame => frame.isConnected), 'a change of theme loads nothing').toBe(true);

    await page.evaluate(() => {
      const later = document.createElement('div');
      later.dataset.wanzhouFigure = 'ranks';
      document.body.append(later);
      const wrong = document.createElement('wanzhou-figure');
      wrong.setAttribute('figure', '../../etc"><img>');
      document.body.append(wrong);
    });
    await expect(page.locator('iframe')).toHaveCount(3);
  });
}

test('embed.js is under 3 kB', async ({ request }) => {
  expect((await (await request.get(`${SITE}embed.js`)).body()).length).toBeLessThan(3_000);
});

test('the builder previews in a real frame and its snippets work', async ({ page }) => {
  await page.goto(`${SITE}#/indicator/gdp`);
  await ready(page);
  await page.getByRole('button', { name: '嵌入' }).click();
  const preview = page.locator('.preview iframe');
  await expect(preview).toHaveAttribute('src', `${SITE}embed/gdp/#?theme=auto`);
  await page.getByLabel('语言').selectOption({ label: 'EN' });
  await page.getByLabel('不要标题').check();
  await page.getByLabel('宽度').selectOption({ label: '320 px' });
  await expect(preview).toHaveAttribute('src', /embed\/gdp\/en\/#\?theme=auto&hide=title$/);
  expect((await page.locator('.preview').boundingBox()).width).toBeLessThanOrEqual(322);
  const [iframe, element, link] = await page.locator('.embedding pre').allTextContents();
  expect(link).toBe(`${SITE}f/gdp/en/`);
  expect(element).toContain('<wanzhou-figure figure="gdp" lang="en" hide="title" theme="auto">');
  await page.goto(HOST);
  await page.setContent(iframe);
  await expect(page.frameLocator('iframe').locator('figure[data-figure="gdp"]')).toBeVisible();
  await expect(page.frameLocator('iframe').locator('h1')).toBeHidden();
});
