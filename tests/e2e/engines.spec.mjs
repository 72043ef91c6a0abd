// The journeys that readers make, in Firefox and WebKit; Chromium makes them, and many more, in the other files.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { By, Key } from 'selenium-webdriver';
import sirv from 'sirv';
import { listen } from '../listen.mjs';
import { ENGINES, launch } from './engines.mjs';
import { latinAlone } from './fonts.mjs';
import { reportingHost } from './reporting.mjs';
import { address, HOST, LANGUAGES, MAP_FIGURES, PAGES, SITE, SITE_CORS, STORY_FIGURES } from './site.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

for (const engine of Object.keys(ENGINES)) {
  test.describe(engine, () => {
    test.describe.configure({ mode: 'default', timeout: 120_000 });
    let browser;
    let close;
    test.beforeAll(async () => {
      ({ browser, close } = await launch(engine));
    });
    test.afterAll(async () => {
      await close?.();
    });

    const run = (script, ...args) => browser.executeScript(script, ...args);
    const soon = (check, options = {}) => expect.poll(check, { timeout: 30_000, ...options });
    const ready = () => soon(() => run('return document.documentElement?.dataset.appState')).toBe('ready');
    const visible = async selector =>
      run(`return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length > 0).length`, selector);
    const text = selector =>
      run(`return [...document.querySelectorAll(arguments[0])].find(e => e.getClientRects().length > 0)?.textContent ?? ''`, selector);
    const press = selector =>
      run(`[...document.querySelectorAll(arguments[0])].find(e => e.getClientRects().length > 0).click()`, selector);
    const click = async selector => {
      for (const element of await browser.findElements(By.css(selector))) if (await element.isDisplayed()) return element.click();
      throw new Error(`nothing to click: ${selector}`);
    };
    /** Goes to a page as a fresh visit, with an ear for errors from then on. */
    const open = async url => {
      await browser.get('about:blank');
      await browser.get(url);
      await ready();
    };

    test('every page is there, each second one in English', async () => {
      for (const [at, hash] of PAGES.entries()) {
        const lang = LANGUAGES[at % 2];
        await open(SITE + address(hash, lang).slice(1));
        await soon(() => visible('main h1, main h2')).toBeGreaterThan(0);
        expect(await visible('.notice.failure'), `${hash} ${lang}`).toBe(0);
        expect(await run('return document.documentElement.lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en');
        expect(await run('return document.documentElement.scrollWidth - innerWidth'), `${hash} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });

    test('every figure of the Story has its picture, in the language that was not prerendered too', async () => {
      for (const lang of LANGUAGES) {
        await open(`${SITE}#/?lang=${lang}`);
        for (const figure of STORY_FIGURES)
          await soon(() => visible(`[data-figure="${figure}"] .picture svg`), { message: figure }).toBeGreaterThan(0);
      }
    });

    test('both maps show their districts; the keyboard walks them', async () => {
      for (const figure of MAP_FIGURES) {
        await open(`${SITE}#/map?show=${figure}&lang=zh`);
        const districts = `return new Set([...document.querySelectorAll('.choropleth svg [data-observation]')].filter(e => e.getClientRects().length > 0).map(e => e.dataset.observation)).size`;
        await soon(() => run(districts)).toBe(38);
      }
      const map = await browser.findElement(By.css('.choropleth .picture'));
      await map.sendKeys(Key.ARROW_RIGHT);
      await soon(() => text('.choropleth [aria-live]')).toMatch(/\d亿元/);
    });

    test('the districts are compared: a view of the address, another one, and back', async () => {
      await open(`${SITE}#/districts?view=rank&lang=zh`);
      const ranked = () => visible('.ranking .picture svg g[data-observation]');
      await soon(ranked).toBeGreaterThanOrEqual(38);
      expect(await visible('.mapped svg')).toBe(0);
      await click('.views a:nth-of-type(5)');
      await soon(() => visible('.districts-table tbody tr')).toBe(38);
      expect(await run('return location.hash')).toContain('view=table');
      await browser.navigate().back();
      await soon(ranked).toBeGreaterThanOrEqual(38);
      expect(await visible('.notice.failure')).toBe(0);
    });

    test('language, theme, back and forward', async () => {
      // The language is remembered from page to page; here it is asked for.
      await open(`${SITE}#/?lang=zh`);
      // Real clicks: WebKit's back button passes over steps that no reader has made.
      await click('.top nav a:nth-of-type(4)');
      await soon(() => visible('.data-table')).toBe(1);
      await click('.tools a');
      await soon(() => run('return document.documentElement.lang')).toBe('en');
      await browser.navigate().back();
      await browser.navigate().back();
      await soon(() => visible('.hero')).toBe(1);
      await browser.navigate().forward();
      await soon(() => visible('.data-table')).toBe(1);
      await press('.tools button');
      await soon(() => run('return document.documentElement.dataset.theme')).toMatch(/light|dark/);
    });

    test('a value opens where it comes from, and Escape closes it', async () => {
      await open(`${SITE}#/indicator/industry-output`);
      await press('h1 [data-observation], .subtitle [data-observation], .note [data-observation]');
      await soon(() => visible('.provenance dl')).toBe(1);
      await browser.switchTo().activeElement().sendKeys(Key.ESCAPE);
      await soon(() => visible('.provenance')).toBe(0);
    });

    test('the data table is searched and sorted', async () => {
      await open(`${SITE}#/data`);
      await browser.findElement(By.css('input[type="search"]')).sendKeys('3.17');
      await soon(() => text('.count')).toMatch(/[1-9]/);
      await soon(() => text('.data-table tbody')).toContain('3.17');
      await press('.data-table th button');
      await soon(() => run('return location.hash')).toContain('sort=');
    });

    test('the flow steps, the model moves', async () => {
      await open(`${SITE}#/governance`);
      await press('.controls button:last-of-type');
      await soon(() => text('.controls .count')).toBe('1 / 9');
      await run(
        `const s = document.querySelectorAll('.slider input')[1]; s.value = '2'; s.dispatchEvent(new Event('input', { bubbles: true }))`,
      );
      await soon(() => text('.result .value')).toContain('140');
    });

    test('an exported picture lists the characters that no font has, and none where all are there', async () => {
      /** The notice in the panel once a picture has been saved. */
      const notice = async own => {
        // Whatever language an earlier visit has chosen.
        await own.get(`${SITE}f/gdp/#?lang=zh`);
        await soon(() => own.executeScript('return document.documentElement?.dataset.appState')).toBe('ready');
        await own.executeScript(`addEventListener('click', event => {
          if (event.target.download?.endsWith('.png')) document.documentElement.dataset.saved = '';
        }, true)`);
        const press = name =>
          own.executeScript(
            `const all = [...document.querySelectorAll('figure[data-figure="gdp"] button')];
            const found = all.find(button => button.textContent === arguments[0]);
            found?.click();
            return found !== undefined`,
            name,
          );
        await soon(() => press('下载')).toBe(true);
        await soon(() => press('PNG')).toBe(true);
        await soon(() => own.executeScript('return document.documentElement.dataset.saved')).toBe('');
        return own.executeScript(`return document.querySelector('figure[data-figure="gdp"] .export-panel').textContent`);
      };
      const few = await launch(engine, { env: latinAlone() });
      try {
        expect(await notice(few.browser)).toMatch(/这台设备的字体缺少一些字，图片中显示为方框（\d\d+个）：.*万/);
      } finally {
        await few.close();
      }
      expect(await notice(browser)).not.toContain('这台设备的字体');
    });

    test('a figure in a sandboxed frame of another site posts its height', async () => {
      await browser.get(`${HOST}medium?frame=${encodeURIComponent(`${SITE_CORS}embed/gdp/en/`)}&width=600`);
      await soon(() => run(`return document.getElementById('f').getBoundingClientRect().height`)).toBeGreaterThan(300);
    });

    test('in a sandbox, on a host that lets others read its files, the app runs and a figure is redrawn', async () => {
      await browser.get(`${HOST}sandboxed?frame=${encodeURIComponent(`${SITE_CORS}embed/gdp/en/#?lang=zh`)}`);
      await browser.switchTo().frame(0);
      await ready();
      await soon(() => visible('[data-figure="gdp"] .picture svg')).toBe(1);
    });

    test('no page does what its policy forbids', async () => {
      const host = await reportingHost();
      try {
        for (const path of ['', 'en/', 'map/', 'governance/en/', 'data/', 'about/', 'f/gdp/', 'embed/open-cases/en/', 'wanzhou.html'])
          await open(host.site + path);
        for (const hash of ['#/districts', '#/data', '#/indicator/chongqing-gdp', '#/indicator/places', '#/embed/open-cases'])
          await open(`${host.site}${hash}?lang=en`);
        await soon(() => visible('[data-figure="open-cases"] .picture svg')).toBe(1);
        expect(host.reports).toEqual([]);
        // Documents for frames leave hosts open in what is sent, and close them themselves.
        await open(host.site);
        await run(`new Image().src = '${HOST}reached.png'`);
        await soon(() => host.reports.map(report => report['effective-directive'] ?? report['violated-directive']), {
          message: 'it would be noticed',
        }).toContain('img-src');
      } finally {
        host.close();
      }
    });

    test('the one file opens from a disk, shows its pages, and asks for nothing', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'alone-'));
      copyFileSync(join(dist, 'wanzhou.html'), join(folder, 'wanzhou.html'));
      const file = pathToFileURL(join(folder, 'wanzhou.html')).href;
      for (const hash of ['#/districts', '#/map', '#/governance', '#/data', '#/indicator/systems']) {
        await open(`${file}${hash}`);
        expect(await visible('.notice.failure'), hash).toBe(0);
      }
      await open(`${file}#/`);
      for (const figure of STORY_FIGURES)
        await soon(() => visible(`[data-figure="${figure}"] .picture svg`), { message: figure }).toBeGreaterThan(0);
      const asked = await run(
        `return performance.getEntriesByType('resource').map(e => e.name).filter(name => !/^(data|blob):/.test(name))`,
      );
      expect(asked).toEqual([]);
    });

    test('the one file runs in a sandboxed frame, from its address and as a document of its own', async () => {
      const living = async () => {
        await browser.switchTo().frame(0);
        await ready();
        await soon(() => visible('[data-figure="gdp"] .picture svg')).toBeGreaterThan(0);
        await press('nav a[href^="#/data"]');
        await soon(() => visible('.data-table tr[data-observation]')).toBeGreaterThan(0);
        expect(await visible('.notice')).toBe(0);
        await browser.switchTo().defaultContent();
      };
      await browser.get(`${HOST}sandboxed?frame=${encodeURIComponent(`${SITE}wanzhou.html`)}`);
      await living();
      await browser.get(HOST);
      await run(
        `
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.srcdoc = arguments[0];
        document.body.append(frame);`,
        readFileSync(join(dist, 'wanzhou.html'), 'utf8'),
      );
      await living();
    });

    test('after one visit the site needs no network', async () => {
      const files = sirv(dist, { etag: true });
      const server = createServer((request, response) =>
        files(request, response, () => {
          response.statusCode = 404;
          response.end();
        }),
      );
      const site = `http://127.0.0.1:${await listen(server)}/`;
      try {
        await open(site);
        await soon(() => text('.kept'), { timeout: 60_000 }).toMatch(/MB/);
        server.closeAllConnections();
        await new Promise(resolve => server.close(resolve));
        for (const hash of ['#/', '#/map', '#/governance']) {
          await open(site + hash);
          expect(await visible('.notice.failure'), hash).toBe(0);
        }
      } finally {
        server.close();
      }
    });
  });
}

test('Firefox that makes noise of what is read from a canvas saves none, and offers the published picture', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'saved-'));
  const { browser, close } = await launch('firefox', {
    prefs: { 'privacy.resistFingerprinting': true, 'browser.download.folderList': 2, 'browser.download.dir': folder },
  });
  // Real presses: without one Firefox declines by itself, with one it asks the reader, who has not answered yet.
  const press = async name => {
    const button = await browser.executeScript(
      `return [...document.querySelectorAll('figure[data-figure="gdp"] button')].find(button => button.textContent === arguments[0])`,
      name,
    );
    // One that has moved, or is not there yet, is pressed at the next try.
    return Boolean(
      await button?.click().then(
        () => true,
        () => false,
      ),
    );
  };
  try {
    await browser.get(`${SITE}f/gdp/`);
    await expect.poll(() => browser.executeScript('return document.documentElement.dataset.appState')).toBe('ready');
    await expect.poll(() => press('下载')).toBe(true);
    await expect.poll(() => press('PNG'), { timeout: 30_000 }).toBe(true);
    const notices = () => browser.findElements(By.css('.export-panel [role="alert"]'));
    await expect.poll(async () => (await notices()).length, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await Promise.all((await notices()).map(notice => notice.getText()))).toEqual([expect.stringContaining('噪点')]);
    await browser.findElement(By.css('.export-panel [role="alert"] a')).click();
    await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).toEqual(['gdp.zh.png']);
    const saved = () => readFileSync(join(folder, 'gdp.zh.png'));
    await expect.poll(() => saved().equals(readFileSync(join(dist, 'figures/gdp.zh.png'))), { timeout: 30_000 }).toBe(true);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
});
