// Messengers, files, offices, and what a new user tries: what was reported from the field.
import { readFileSync } from 'node:fs';
import { sound } from './faults.mjs';
import { address, expect, HOST, ready, SITE, SITE_CORS, STORY_FIGURES, test } from './site.mjs';

test.describe('inside of a messenger', () => {
  test.use({ userAgent: 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/109.0 Mobile Safari/537.36 MicroMessenger/8.0.40' });

  test('files are shown to be saved by hand, with a hint how', async ({ page }) => {
    let downloads = 0;
    page.on('download', () => {
      downloads += 1;
    });
    await page.goto('/f/gdp/');
    await ready(page);
    await page.getByRole('button', { name: '下载' }).click();
    await page.getByRole('button', { name: 'PNG', exact: true }).click();
    await expect(page.locator('.by-hand')).toContainText('在浏览器打开');
    await expect.poll(() => page.locator('.by-hand img').evaluate(image => image.naturalWidth)).toBeGreaterThan(300);
    await page.getByRole('button', { name: 'CSV', exact: true }).click();
    await expect(page.locator('.by-hand pre')).toContainText('1179.4');
    expect(downloads).toBe(0);
    await page.goto('/data/');
    await expect(page.locator('.hint.in-app')).toBeVisible();
  });

  test('the first image of a figure’s page is its picture, with what cards are made of', async ({ page }) => {
    await page.goto('/f/gdp/');
    const image = page.locator('body img').first();
    await expect.poll(() => image.evaluate(found => found.naturalWidth)).toBeGreaterThanOrEqual(300);
    await expect(page.locator('meta[itemprop="image"]')).toHaveAttribute('content', /gdp\.zh\.png$/);
    await expect(page.locator('link[rel="apple-touch-icon"]')).toHaveCount(1);
  });
});

/** What browsers in other apps call themselves, and one that is in none. */
const AGENTS = {
  QQ: 'Mozilla/5.0 (Linux; Android 12; V2136A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/98.0.4758.102 Mobile Safari/537.36 V1_AND_SQ_8.9.28_3700_YYB_D QQ/8.9.28.10155 NetType/WIFI',
  'the QQ browser':
    'Mozilla/5.0 (Linux; U; Android 13; zh-cn; 22081212C) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/98.0.4758.102 MQQBrowser/14.0 Mobile Safari/537.36',
  'the UC browser':
    'Mozilla/5.0 (Linux; U; Android 12; zh-CN; M2012K11AC) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/15.5.8.1258 Mobile Safari/537.36',
  DingTalk:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 AliApp(DingTalk/7.0.30) com.laiwang.DingTalk/30157',
  Weibo:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Weibo (iPhone14,5__weibo__13.2.2__iphone__os16.3)',
  none: 'Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
};

test('in-app browsers are recognised by their user agent', { tag: '@wide' }, async ({ page, context }) => {
  const client = await context.newCDPSession(page);
  for (const [app, userAgent] of Object.entries(AGENTS)) {
    await client.send('Emulation.setUserAgentOverride', { userAgent });
    await page.goto('/embed/open-cases/');
    await ready(page);
    expect(await page.locator('html').evaluate(root => root.dataset.inApp), app).toBe(app === 'none' ? undefined : '');
  }
});

test('readers’ views find an image in every figure', async ({ page }) => {
  await page.goto('/');
  const images = await page
    .locator('figure[data-figure]')
    .evaluateAll(all => all.map(figure => figure.querySelector('img')?.dataset.src ?? ''));
  expect(images).toHaveLength(STORY_FIGURES.length);
  for (const image of images) {
    expect(image).toMatch(/\.png$/);
    expect((await page.request.head(SITE + image)).status(), image).toBe(200);
  }
});

test('a picture that would be noise is not saved, and the published one is offered', async ({ page }) => {
  await page.addInitScript(() => {
    const read = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function noise(...given) {
      const data = read.apply(this, given);
      crypto.getRandomValues(data.data);
      return data;
    };
  });
  await page.goto('/f/gdp/');
  await ready(page);
  await page.getByRole('button', { name: '下载' }).click();
  await page.getByRole('button', { name: 'PNG', exact: true }).click();
  const notice = page.locator('.export-panel').getByRole('alert');
  await expect(notice).toContainText('噪点');
  const href = await notice.getByRole('link').evaluate(link => link.href);
  expect((await page.request.get(href)).headers()['content-type']).toBe('image/png');
});

test('a link that can neither be shared nor copied is shown', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async () => {
      throw new DOMException('no press', 'NotAllowedError');
    };
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async () => {
          throw new DOMException('no press', 'NotAllowedError');
        },
      },
    });
    document.execCommand = () => false;
  });
  await page.goto('/f/gdp/');
  await ready(page);
  await page.getByRole('button', { name: '链接' }).click();
  await expect(page.locator('.export-panel.cite')).toContainText('/f/gdp/');
});

test('a file is there for as long as a browser takes to ask where to, and half a minute later', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    [window.made, window.revoked] = [[], []];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = blob => {
      const address = createObjectURL.call(URL, blob);
      window.made.push(address);
      return address;
    };
    URL.revokeObjectURL = address => {
      window.revoked.push(address);
      revokeObjectURL.call(URL, address);
    };
  });
  await page.goto('/f/gdp/');
  await ready(page);
  await page.getByRole('button', { name: '下载' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV', exact: true }).click();
  const first = readFileSync(await (await download).path(), 'utf8');
  expect(first).toContain('1179.4');
  const [address] = await page.evaluate(() => window.made.slice(-1));
  await page.clock.fastForward(30_000);
  expect(await page.evaluate(() => window.revoked)).not.toContain(address);
  const again = page.waitForEvent('download');
  await page.evaluate(href => Object.assign(document.createElement('a'), { href, download: 'again.csv' }).click(), address);
  expect(readFileSync(await (await again).path(), 'utf8')).toBe(first);
  // It does not stay for good.
  await page.clock.fastForward(60_000);
  await expect.poll(() => page.evaluate(() => window.revoked)).toContain(address);
});

test('the one file describes itself where no script runs', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${SITE}wanzhou.html`);
  await expect(page.locator('#unscripted')).toContainText('本文件包含整个网站');
  await expect(page.locator('#unscripted [data-observation]').first()).toBeVisible();
  expect(sound('wanzhou.html').toString()).toContain('id="unscripted"');
  await context.close();
});

test('the head keeps phones and old browsers from helping', async ({ page }) => {
  await page.goto('/f/gdp/');
  for (const [name, content] of [
    ['format-detection', /telephone=no/],
    ['renderer', 'webkit'],
  ])
    await expect(page.locator(`meta[name="${name}"]`)).toHaveAttribute('content', content);
  await expect(page.locator('meta[http-equiv="X-UA-Compatible"]')).toHaveAttribute('content', 'IE=edge');
});

test.describe('as a new user', () => {
  test('the check that is named is the one that is shown', async ({ page }) => {
    await page.goto('/');
    await ready(page);
    await page.locator('.checked a').first().click();
    await expect(page).toHaveURL(/\/data\/#\?check=/);
    const id = new URLSearchParams(new URL(page.url()).hash.slice(2)).get('check');
    await expect(page.locator(`#checks [data-check="${id}"]`)).toBeInViewport({ timeout: 15_000 });
  });

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    test('on a phone the site’s name and the contents stay visible', async ({ page }) => {
      await page.goto('/');
      await ready(page);
      await expect(page.locator('.hero .standfirst')).toBeVisible();
      const jump = page.locator('.jump');
      await page.locator('[data-figure="hospitals"]').scrollIntoViewIfNeeded();
      await expect(jump.locator('summary')).toBeInViewport();
      await jump.locator('summary').click();
      await jump.getByRole('link', { name: /./ }).last().click();
      await expect(jump.locator('details')).not.toHaveAttribute('open');
    });

    test('a phone shows of every row what it is, how much and when', async ({ page }) => {
      for (const lang of ['zh', 'en']) {
        await page.goto(address('#/data', lang));
        await ready(page);
        const right = await page.locator('.data-table').evaluate(box => box.getBoundingClientRect().left + box.clientWidth);
        const cells = await page
          .locator('.data-table tbody tr[data-observation] td:nth-child(4)')
          .evaluateAll(all => all.map(cell => cell.getBoundingClientRect().right));
        expect(Math.max(...cells), lang).toBeLessThanOrEqual(right + 1);
      }
      await page.getByRole('searchbox').fill('500');
      await expect(page.locator('.data-table td.number').filter({ hasText: '>' }).first()).toBeVisible();
    });
  });

  test.describe('who reads English', () => {
    test.use({ locale: 'en-GB' });
    test('gets the offer in one line, and no redirect', async ({ page }) => {
      await page.goto('/f/gdp/');
      await ready(page);
      const offer = page.locator('.offer');
      await expect(offer).toBeVisible();
      expect(page.url()).toBe(`${SITE}f/gdp/`);
      await offer.getByRole('button').click();
      await expect(offer).toBeHidden();
      await page.reload();
      await ready(page);
      await expect(offer).toBeHidden();
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await offer.getByRole('link').click();
      await expect(page).toHaveURL(`${SITE}f/gdp/en/`);
      await expect(offer).toHaveCount(0);
    });
  });

  test('maps and About say what maps are not', async ({ page }) => {
    for (const path of ['map/', 'about/', 'f/district-gdp/#?tab=map']) {
      await page.goto(SITE + path);
      await ready(page);
      await expect(page.locator('main')).toContainText('有审图号的标准地图');
    }
  });
});

test.describe('embed.js', () => {
  const element = (link = `${SITE}f/gdp/`) => `<wanzhou-figure figure="gdp"><a href="${link}">GDP</a></wanzhou-figure>`;
  const script = () => sound('embed.js').toString();
  const HOW = {
    'as a module': () => `<script type="module" src="${SITE_CORS}embed.js"></script>${element()}`,
    inlined: () => `<script>${script()}</script>${element()}`,
    'together with others, from another host': () => `<script src="${HOST}all.min.js"></script>${element()}`,
    'as a module, without a link': () =>
      `<script type="module" src="${SITE_CORS}embed.js"></script><wanzhou-figure figure="gdp"></wanzhou-figure>`,
    'in a shadow root': () => `<div id="host"></div><script src="${SITE}embed.js"></script><script>
      document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(element())};</script>`,
  };
  for (const [how, body] of Object.entries(HOW)) {
    test(`${how}: the figure is there`, async ({ page }) => {
      await page.route(`${HOST}all.min.js`, route => route.fulfill({ contentType: 'text/javascript', body: `(() => {})();${script()}` }));
      await page.goto(`${HOST}body?frame=${encodeURIComponent(body())}`);
      await expect(page.locator('iframe')).toHaveAttribute('src', new RegExp(`^(${SITE}|${SITE_CORS})embed/gdp/$`));
    });
  }

  test.describe('that cannot know its address', () => {
    test.use({ allowed: [/does not know its own address/] });
    test('keeps the element’s content, and logs why', async ({ page }) => {
      const logged = page.waitForEvent('console', message => message.text().includes('does not know its own address'));
      await page.goto(`${HOST}body?frame=${encodeURIComponent(`<script>${script()}</script>${element('https://example.org/')}`)}`);
      await logged;
      await expect(page.getByRole('link', { name: 'GDP' })).toBeVisible();
    });
  });
});
