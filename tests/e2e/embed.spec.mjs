// Figures in other sites' pages: every protocol, every width, hostile hosts, no favours from them.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HOSTS } from './hosts.mjs';
import { expect, HOST, LANGUAGES, ready, SITE, SITE_CORS, start, STORY_FIGURES, test } from './site.mjs';

const FIGURES = readdirSync(fileURLToPath(new URL('../../dist/embed', import.meta.url)));
const WIDTHS = [320, 480, 768, 1100];
const PROTOCOLS = Object.keys(HOSTS).filter(kind => !['sandboxed', 'sandboxed-with-links', 'plain', 'many', 'hidden', 'tall', 'script'].includes(kind));

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

test('a link out of a sandbox opens the figure’s own document beside the host’s page where the sandbox lets it, else nothing', async ({ page, context, allowed }) => {
  allowed.push(/Blocked opening/);
  for (const kind of ['sandboxed', 'sandboxed-with-links']) {
    await page.goto(host(kind, `${SITE_CORS}embed/events/`));
    const refused = kind === 'sandboxed' ? page.waitForEvent('console', message => /Blocked opening/.test(message.text())) : undefined;
    await page.frameLocator('iframe').locator('.links a[target="_blank"]').click();
    await refused;
    await expect.poll(() => context.pages().length).toBe(kind === 'sandboxed' ? 1 : 2);
    expect(page.url()).toBe(host(kind, `${SITE_CORS}embed/events/`));
  }
  const [, beside] = context.pages();
  await ready(beside);
  expect(beside.url()).toBe(`${SITE_CORS}f/events/`);
  await beside.getByRole('button', { name: '明暗' }).click();
  expect(await beside.evaluate(() => localStorage.getItem('wanzhou.theme')), 'it is not in the sandbox any more').toMatch(/dark|light/);
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

test('ten frames of one page cost less than twice the bytes of one, and each is as high as its figure', async ({ page, context }) => {
  const bytes = async address => {
    const client = await context.newCDPSession(page);
    let sum = 0;
    await client.send('Network.enable');
    await client.send('Network.clearBrowserCache');
    client.on('Network.loadingFinished', event => { sum += event.encodedDataLength; });
    await page.goto(address);
    for (const frame of page.frames().slice(1)) await expect.poll(() => state(frame), { timeout: 30_000 }).toBe('ready');
    // Whatever is asked of a frame, it loads the program, which all have in common.
    for (const frame of page.frames().slice(1)) expect(await start(frame)).toBe(true);
    await page.waitForTimeout(500);
    await client.detach();
    return sum;
  };
  const frames = STORY_FIGURES.slice(0, 10).map(figure => `${SITE}embed/${figure}/`);
  const [one, ten] = [await bytes(host('many', frames[0])), await bytes(host('many', frames.join(',')))];
  console.log(`frames: one that is used ${one} bytes, ten ${ten}, ratio ${(ten / one).toFixed(2)}`);
  expect(ten / one).toBeLessThan(2);
  const heights = new Set();
  for (const frame of page.frames().slice(1)) {
    const outer = await frame.frameElement();
    await expect.poll(async () => {
      const [{ height }, content] = [await outer.boundingBox(), await frame.evaluate(() => document.body.getBoundingClientRect().height)];
      heights.add(height);
      return Math.abs(height - content);
    }, { message: frame.url() }).toBeLessThanOrEqual(2);
  }
  expect(heights.size, 'figures of different heights').toBeGreaterThan(5);
});

test('a frame that is hidden at first has its height once it is shown', async ({ page }) => {
  await page.goto(host('hidden', `${SITE}embed/gdp/`));
  await expect.poll(async () => state(await framed(page))).toBe('ready');
  await page.evaluate(() => document.getElementById('box').style.removeProperty('display'));
  await fits(page);
  expect((await page.locator('iframe').boundingBox()).height).toBeGreaterThan(300);

  await page.goto(host('script', `${SITE}embed.js`));
  const element = page.locator('wanzhou-figure iframe');
  await expect(element).toBeAttached();
  await page.evaluate(() => {
    const later = Object.assign(document.createElement('wanzhou-figure'), { id: 'later' });
    later.style.display = 'none';
    later.setAttribute('figure', 'ranks');
    document.body.prepend(later);
  });
  await page.waitForTimeout(300);
  await page.evaluate(() => document.getElementById('later').style.removeProperty('display'));
  const later = await page.locator('#later iframe').elementHandle();
  await expect.poll(async () => Math.abs((await later.boundingBox()).height - await (await later.contentFrame()).evaluate(() => document.body?.getBoundingClientRect().height ?? 0)), { timeout: 20_000 }).toBeLessThanOrEqual(2);
});

test('a map in a frame has its height, once it is drawn', async ({ page }) => {
  await page.goto(host('datawrapper', `${SITE}embed/district-gdp/#?tab=map`));
  const frame = await framed(page);
  await expect(frame.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
  await fits(page);
  const map = await frame.locator('.choropleth').boundingBox();
  expect((await page.locator('iframe').boundingBox()).height).toBeGreaterThan(map.height);
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

for (const lang of LANGUAGES) {
  test(`a frame of 320 px shows all that is written in its charts, in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 900 });
    for (const id of ['growth-rates', 'industry-output', 'gdp', 'district-population', 'district-gdp']) {
      await page.goto(`/embed/${id}/${lang === 'zh' ? '' : 'en/'}`);
      await ready(page);
      const { texts, cut } = await page.locator('.picture .narrow svg').first().evaluate(svg => {
        const { left, right } = svg.closest('.picture').getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
        return { texts: texts.length, cut: texts.filter(([, box]) => box.left < left - 1 || box.right > right + 1).map(([text]) => text) };
      });
      expect(texts, id).toBeGreaterThan(5);
      expect(cut, id).toEqual([]);
    }
  });
}

test('the builder previews in a real frame and its snippets work', async ({ page, request }) => {
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
  await page.locator('.options').getByLabel('明暗').selectOption({ label: '暗' });
  await page.getByLabel('透明底').check();
  await expect(preview).toHaveAttribute('src', /#\?theme=dark&hide=title&transparent=1$/);
  const look = page.frameLocator('.preview iframe').locator('html');
  await expect(look).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => look.evaluate(root => [root, root.querySelector('body')].map(part => getComputedStyle(part).backgroundColor))).toEqual(['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
  // What has no script keeps the height that it is given: that of the preview.
  const high = async () => `height:${await preview.evaluate(frame => frame.offsetHeight)}px`;
  await expect.poll(async () => (await page.locator('.embedding pre').first().textContent()).includes(await high())).toBe(true);
  expect(await preview.evaluate(frame => frame.offsetHeight)).toBe(await page.frameLocator('.preview iframe').locator('body').evaluate(body => Math.ceil(body.getBoundingClientRect().height)));
  const [iframe, element, link, picture] = await page.locator('.embedding pre').allTextContents();
  expect(iframe).toContain('transparent=1&hide=title&theme=dark');
  expect(element).toContain('<wanzhou-figure figure="gdp" lang="en" transparent="1" hide="title" theme="dark">');
  for (const snippet of [iframe, element]) {
    await page.goto(HOST);
    await page.setContent(snippet);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('figure[data-figure="gdp"]')).toBeVisible();
    await expect(frame.locator('h1')).toBeHidden();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  }

  // WordPress takes the line for an address, finds the record in the document's head, and puts in what that says.
  expect(link).toBe(`${SITE}f/gdp/en/`);
  const [, found] = (await (await request.get(link)).text()).slice(0, 153_600).match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/);
  const record = new URL(found, link).href;
  const { html } = await (await request.get(record)).json();
  await page.goto(HOST);
  await page.setContent(`<base href="${record}">${html}`);
  await expect(page.frameLocator('iframe').locator('figure[data-figure="gdp"] h1')).toContainText('GDP');

  await page.goto(HOST);
  await page.setContent(picture);
  const image = page.getByRole('img');
  await expect.poll(() => image.evaluate(img => [img.naturalWidth, img.naturalHeight])).toEqual([1200, 630]);
  await expect(image).toHaveAttribute('alt', /GDP/);
  await image.click();
  await expect(page).toHaveURL(`${SITE}f/gdp/en/`);
  await expect(page.locator('figure[data-figure="gdp"] h1')).toBeVisible();
});

test('what the builder puts together shows the figure as the reader has it', async ({ page }) => {
  await page.goto(`${SITE}#/governance?step=4&days=2&surge=0`);
  await ready(page);
  const built = async figure => {
    const card = page.locator(`[data-figure="${figure}"]`);
    await ready(page);
    await card.getByRole('button', { name: '嵌入' }).click();
    const source = await card.locator('.preview iframe').getAttribute('src');
    return [source, ...await card.locator('.embedding pre').allTextContents()];
  };
  const [flow, flowFrame, flowElement] = await built('event-flow');
  expect(flow).toBe(`${SITE}embed/event-flow/#?theme=auto&step=4`);
  expect(flowFrame).toContain(`src="${SITE}embed/event-flow/#?step=4"`);
  expect(flowElement).toContain('step="4"');
  const [model, modelFrame, modelElement] = await built('open-cases');
  expect(model).toBe(`${SITE}embed/open-cases/#?theme=auto&days=2&surge=0`);
  expect(modelElement).toContain('days="2" surge="0"');
  // What is set while the builder is open is put together too.
  await page.locator('.controls').getByRole('button').last().click();
  await expect(page.locator('[data-figure="event-flow"] .preview iframe')).toHaveAttribute('src', /step=5$/);
  await page.goto(HOST);
  await page.setContent(`${flowFrame}${modelFrame}`);
  await expect(page.frameLocator('iframe >> nth=0').locator('.count')).toHaveText('4 / 9');
  await expect(page.frameLocator('iframe >> nth=1').locator('.result .value')).toContainText('139');

  await page.goto(`${SITE}#/indicator/gdp?tab=table&sort=-value`);
  const [table, , tableElement] = await built('gdp');
  expect(table).toBe(`${SITE}embed/gdp/#?theme=auto&tab=table&sort=-value`);
  expect(tableElement).toContain('tab="table" sort="-value" theme="auto"');
  await expect(page.frameLocator('.preview iframe').locator('th[aria-sort="descending"]')).toBeVisible({ timeout: 20_000 });

  await page.goto(`${SITE}#/indicator/district-gdp?tab=map`);
  await ready(page);
  const [map] = await built('district-gdp');
  expect(map).toBe(`${SITE}embed/district-gdp/#?theme=auto&tab=map`);
  await expect(page.frameLocator('.preview iframe').locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
});
