// Figures in other sites' pages: every protocol, every width, hostile hosts, no favours from them.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HOSTS } from './hosts.mjs';
import { expect, HOST, LANGUAGES, painted, PEOPLE_FIGURES, ready, SITE, SITE_CORS, start, STORY_FIGURES, test } from './site.mjs';

// The page of districts has a frame too, but no document beside its page.
const FIGURES = readdirSync(fileURLToPath(new URL('../../dist/embed', import.meta.url))).filter(id => id !== 'districts');
const WIDTHS = [320, 480, 768, 1100];
const PROTOCOLS = Object.keys(HOSTS).filter(
  kind => !['sandboxed', 'sandboxed-with-links', 'plain', 'body', 'many', 'hidden', 'tall', 'isolated', 'script'].includes(kind),
);

const host = (kind, frame, more = {}) => `${HOST}${kind}?${new URLSearchParams({ frame, ...more })}`;
const framed = async page => {
  const handle = await page.locator('#f, #f iframe').last().elementHandle();
  return handle.contentFrame();
};
const state = frame => frame.locator('html').getAttribute('data-app-state');

/** How far the frame's height is from its content's, or from the most that its host gives a frame. */
const off = (page, most) =>
  page
    .evaluate(() => document.querySelector('iframe').getBoundingClientRect().height)
    .then(async outer => {
      const inner = await (await framed(page)).evaluate(() => document.body.getBoundingClientRect().height);
      return Math.abs(outer - Math.min(inner, most));
    });
const fits = (page, most = Infinity) => expect.poll(() => off(page, most), { timeout: 10_000 }).toBeLessThanOrEqual(2);

for (const kind of PROTOCOLS) {
  test(`${kind}: the frame is as high as the figure, at every width and after every change`, async ({ page }) => {
    test.slow();
    // WordPress gives no frame more than 1,000 px.
    const most = kind === 'wordpress' ? 1000 : Infinity;
    // A sandboxed frame needs a host that lets other origins read its files.
    const site = kind === 'wordpress' ? SITE_CORS : SITE;
    for (const width of WIDTHS) {
      await page.goto(host(kind, `${site}embed/growth-rates/`, { width }));
      await expect.poll(async () => state(await framed(page)), { timeout: 20_000 }).toBe('ready');
      await fits(page, most);
    }
    const frame = await framed(page);
    const before = await frame.evaluate(() => document.body.getBoundingClientRect().height);
    await frame.locator('summary').click();
    await expect.poll(() => frame.evaluate(() => document.body.getBoundingClientRect().height)).toBeGreaterThan(before + 50);
    await fits(page, most);
    await frame.locator('summary').click();
    await fits(page, most);
    // Another language is another document.
    await frame.evaluate(() => {
      location.hash = '#?lang=en';
    });
    await expect.poll(() => frame.url()).toMatch(/\/en\//);
    await frame.waitForLoadState();
    await fits(page, most);
    for (const hash of ['#?tab=table', '#?theme=dark', '#?hide=title,actions']) {
      await frame.evaluate(to => {
        location.hash = to;
      }, hash);
      await painted(frame);
      await fits(page, most);
    }
    expect(await frame.evaluate(() => document.body.getBoundingClientRect().height)).toBeLessThan(before);
  });
}

for (const part of [0, 1, 2, 3]) {
  test(`every figure is in a frame from 280 to 1,200 px in both languages without sideways scroll, part ${part + 1}`, async ({ page }) => {
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

test('a frame hydrates what was prerendered, in its own language', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 600 });
  await page.goto(`${SITE}embed/gdp/en/`);
  await page
    .locator('figure .picture svg')
    .first()
    .evaluate(svg => {
      svg.dataset.kept = '';
    });
  await ready(page);
  await painted(page);
  await expect(page.locator('figure .picture svg[data-kept]')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a link out of a sandbox opens the figure’s own document beside the host’s page where the sandbox lets it, else nothing', async ({
  page,
  context,
  allowed,
}) => {
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
  await beside.getByRole('button', { name: '外观' }).click();
  expect(await beside.evaluate(() => localStorage.getItem('wanzhou.theme')), 'it is not in the sandbox any more').toMatch(/dark|light/);
});

test('in a sandbox, on a host with CORS, the app runs', async ({ page }) => {
  await page.goto(host('sandboxed', `${SITE_CORS}embed/events/`));
  const frame = await framed(page);
  await expect.poll(() => state(frame), { timeout: 20_000 }).toBe('ready');
  await frame.locator('.picture').first().focus();
  await page.keyboard.press('Home');
  await expect(frame.locator('.tooltip')).toBeVisible();
});

test.describe('without the host letting others read', () => {
  test.use({ allowed: [/CORS|ERR_FAILED|Failed to (load|fetch)|dynamically imported/] });
  test('a sandboxed frame shows the figure all the same, and says that the app does not start when it is needed', async ({ page }) => {
    await page.goto(host('sandboxed', `${SITE}embed/events/`));
    const frame = await framed(page);
    await expect.poll(() => state(frame), { timeout: 20_000 }).toBe('ready');
    await frame.locator('.picture').first().focus();
    await page.keyboard.press('Home');
    await expect(frame.locator('.tooltip')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(() => state(frame), { timeout: 20_000 }).toBe('failed');
    await expect(frame.locator('#boot-failure')).toContainText('网页未能打开');
    await expect(frame.locator('figure .picture svg').filter({ visible: true }).first()).toBeVisible();
  });
});

test('a hostile host changes nothing', async ({ page }) => {
  await page.goto(host('plain', `${SITE}embed/gdp/`));
  const frame = await framed(page);
  await expect.poll(() => state(frame)).toBe('ready');
  await page.evaluate(() => {
    const polluting = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"wanzhou-figure":{"__proto__":{"theme":"dark"}}}',
    );
    const messages = [
      null,
      undefined,
      7,
      '',
      'x'.repeat(5_000_000),
      [],
      [1, 2],
      {},
      polluting,
      { message: 'ready', secret: {} },
      { type: {} },
      { type: ['embed-size-query'] },
      { 'wanzhou-figure': 'dark' },
      { 'wanzhou-figure': { theme: '<img src=x onerror=alert(1)>' } },
      '[iFrameSizer]',
      '[iFrameSizer]:::::::::::',
      '[iFrameSizer]<script>:1:2:3:4:5:6:7:8:9',
      'pymxPYMx',
      'pymxPYMxxPYMxwidthxPYMx-1',
      new Map([[1, 2]]),
      new ArrayBuffer(1_000_000),
    ];
    for (const data of messages) document.querySelector('iframe').contentWindow.postMessage(data, '*');
  });
  await painted(frame);
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
    client.on('Network.loadingFinished', event => {
      sum += event.encodedDataLength;
    });
    await page.goto(address);
    for (const frame of page.frames().slice(1)) await expect.poll(() => state(frame), { timeout: 30_000 }).toBe('ready');
    // Whatever is asked of a frame, it loads the app, which all have in common.
    for (const frame of page.frames().slice(1)) expect(await start(frame)).toBe(true);
    await page.waitForTimeout(500);
    await client.detach();
    return sum;
  };
  const documented = STORY_FIGURES.filter(figure => !PEOPLE_FIGURES.includes(figure));
  const frames = documented.slice(0, 10).map(figure => `${SITE}embed/${figure}/`);
  const [one, ten] = [await bytes(host('many', frames[0])), await bytes(host('many', frames.join(',')))];
  console.log(`frames: one that is used ${one} bytes, ten ${ten}, ratio ${(ten / one).toFixed(2)}`);
  expect(ten / one).toBeLessThan(2);
  const heights = new Set();
  for (const frame of page.frames().slice(1)) {
    const outer = await frame.frameElement();
    await expect
      .poll(
        async () => {
          const [{ height }, content] = [
            await outer.boundingBox(),
            await frame.evaluate(() => document.body.getBoundingClientRect().height),
          ];
          heights.add(height);
          return Math.abs(height - content);
        },
        { message: frame.url() },
      )
      .toBeLessThanOrEqual(2);
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
  // Themes narrow and centre what is a block.
  expect(await page.locator('wanzhou-figure').evaluate(own => getComputedStyle(own).display)).toBe('block');
  await page.evaluate(() => {
    const later = Object.assign(document.createElement('wanzhou-figure'), { id: 'later' });
    later.style.display = 'none';
    later.setAttribute('figure', 'ranks');
    document.body.prepend(later);
  });
  await painted(page);
  await page.evaluate(() => document.getElementById('later').style.removeProperty('display'));
  const later = await page.locator('#later iframe').elementHandle();
  await expect
    .poll(
      async () =>
        Math.abs(
          (await later.boundingBox()).height -
            (await (await later.contentFrame()).evaluate(() => document.body?.getBoundingClientRect().height ?? 0)),
        ),
      { timeout: 20_000 },
    )
    .toBeLessThanOrEqual(2);
});

test('a map in a frame has its height, once it is drawn', async ({ page }) => {
  await page.goto(host('datawrapper', `${SITE}embed/district-gdp/#?tab=map`));
  const frame = await framed(page);
  await expect(frame.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
  await fits(page);
  const map = await frame.locator('.choropleth').boundingBox();
  expect((await page.locator('iframe').boundingBox()).height).toBeGreaterThan(map.height);
});

test('the element dispatches events when its figure is ready, is resized, and when a value is opened', async ({ page }) => {
  await page.addInitScript(() => {
    window.events = [];
    for (const name of ['figure-ready', 'figure-resize', 'figure-select'])
      addEventListener(name, event => {
        const { target, detail } = /** @type {any} */ (event);
        window.events.push([name, target.localName, detail]);
      });
  });
  expect(await (await page.request.get(`${SITE}embed.d.ts`)).text(), 'its types are beside it').toContain('figure-ready');
  await page.goto(host('script', `${SITE}embed.js`));
  const dispatched = name => page.evaluate(name => window.events.filter(([own, of]) => own === name && of === 'wanzhou-figure'), name);
  await expect.poll(() => dispatched('figure-ready').then(all => all.length), { timeout: 20_000 }).toBe(1);
  const [[, , { height }]] = await dispatched('figure-ready');
  expect(height).toBeGreaterThan(200);
  const frame = await (await page.locator('wanzhou-figure iframe').elementHandle()).contentFrame();
  await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 20_000 });
  await frame.locator('figure summary').first().click();
  await expect.poll(() => dispatched('figure-resize').then(all => all.length), 'the table makes it higher').toBeGreaterThan(0);
  const button = frame.locator('.values [role="button"][data-observation]').first();
  const opened = await button.getAttribute('data-observation');
  await button.click();
  await expect.poll(() => dispatched('figure-select').then(all => all.at(-1)?.[2].observation)).toBe(opened);
});

const STRICT = `default-src 'none'; script-src ${SITE}; frame-src ${SITE}; img-src data:`;
for (const [how, csp] of [
  ['', ''],
  [' under a strict policy', STRICT],
  [' where Trusted Types are required and none are allowed', `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`],
]) {
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
    const sized = () =>
      expect
        .poll(async () => {
          const [outer, inner] = [await heights(), await contents()];
          return Math.max(...outer.map((height, at) => Math.abs(height - inner[at])));
        })
        .toBeLessThanOrEqual(2);
    await sized();
    await expect(element.locator('a')).toBeHidden();

    const kept = await element.locator('iframe').elementHandle();
    await element.evaluate(found => found.setAttribute('theme', 'light'));
    await expect.poll(() => frames()[0].evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    expect(await kept.evaluate(frame => frame.isConnected), 'a change of theme loads nothing').toBe(true);

    for (const title of ['GDP of Wanzhou', 'GDP, 2018–2024']) {
      await element.evaluate((found, title) => found.setAttribute('title', title), title);
      await expect(element.locator('iframe')).toHaveAttribute('title', title);
    }
    await element.evaluate(found => found.removeAttribute('title'));
    await expect(element.locator('iframe'), 'without one it is called after the site').toHaveAttribute('title', /Wanzhou in Figures/);
    expect(await kept.evaluate(frame => frame.isConnected), 'nor does a change of title').toBe(true);

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

for (const lang of LANGUAGES) {
  test(`a frame of 320 px shows all that is written in its charts, in ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 900 });
    for (const id of ['growth-rates', 'industry-output', 'gdp', 'district-population', 'district-gdp']) {
      await page.goto(`/embed/${id}/${lang === 'zh' ? '' : 'en/'}`);
      await ready(page);
      const { texts, cut } = await page
        .locator('.picture .narrow svg')
        .first()
        .evaluate(svg => {
          const { left, right } = svg.closest('.picture').getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')].map(
            text => /** @type {const} */ ([text.textContent, text.getBoundingClientRect()]),
          );
          return {
            texts: texts.length,
            cut: texts.filter(([, box]) => box.left < left - 1 || box.right > right + 1).map(([text]) => text),
          };
        });
      expect(texts, id).toBeGreaterThan(5);
      expect(cut, id).toEqual([]);
    }
  });
}
