// The site in one file: from a disk, alone in its folder, in sandboxed frames; nothing is asked of any network.
import { copyFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, HOST, LANGUAGES, PAGES, ready, STORY_FIGURES, test as site } from './site.mjs';

const built = fileURLToPath(new URL('../../dist/wanzhou.html', import.meta.url));

/** A page that may ask for nothing but the file. */
const test = site.extend({
  file: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'alone-'));
    copyFileSync(built, join(folder, 'wanzhou.html'));
    await use(pathToFileURL(join(folder, 'wanzhou.html')).href);
  },
  page: async ({ page }, use) => {
    const complaints = [];
    page.on('request', request => {
      const { protocol, pathname } = new URL(request.url());
      const own = (protocol === 'file:' && pathname.endsWith('/wanzhou.html')) || ['data:', 'blob:', 'about:'].includes(protocol);
      if (!own && !request.url().startsWith(HOST)) complaints.push(`request: ${request.url()}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

test('it may fetch nothing', () => {
  expect(readFileSync(built, 'utf8')).toContain("connect-src 'none'");
});

for (const lang of LANGUAGES) {
  test(`every page opens from a disk in ${lang}, and every figure is drawn`, async ({ page, file }) => {
    test.slow();
    for (const hash of PAGES) {
      await page.goto('about:blank');
      await page.goto(`${file}${hash}?lang=${lang}`);
      await ready(page);
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en');
      await expect(page.locator('.notice:visible')).toHaveCount(0);
    }
    await page.goto(`${file}#/?lang=${lang}`);
    for (const id of STORY_FIGURES) {
      await expect(page.locator(`[data-figure="${id}"] .picture svg`).filter({ visible: true }).first(), id).toBeVisible();
    }
    await page.goto(`${file}#/map?lang=${lang}`);
    await expect(page.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible();
    await page.goBack();
    await expect(page.locator('[data-figure="growth-streak"]')).toBeVisible();
  });
}

test('every export works in it, and what needs a host shows a notice', async ({ page, file }) => {
  await page.goto(`${file}#/indicator/industry-output`);
  await ready(page);
  await page.getByRole('button', { name: '下载' }).click();
  for (const name of ['PNG', 'SVG', 'CSV', 'JSON']) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    expect(statSync(await (await download).path()).size, name).toBeGreaterThan(500);
  }
  await page.getByRole('button', { name: '嵌入' }).click();
  await expect(page.locator('.export-panel')).toContainText('离线文件没有网址，无法嵌入');
  await page.getByRole('button', { name: '链接' }).click();
  await expect(page.getByText('离线文件没有网址', { exact: true })).toBeVisible();
  await page.goto(`${file}#/data`);
  for (const [link, name] of /** @type {[RegExp | string, string][]} */ ([
    [/zip/, 'wanzhou-in-figures.zip'],
    ['CSV', 'observations.csv'],
  ])) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: link }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(name);
    expect(readFileSync(await file.path()).equals(readFileSync(join(built, '../data', name))), name).toBe(true);
  }
  await page.goto(`${file}#/about`);
  await expect(page.locator('a[href$="wanzhou.html"]')).toHaveCount(0);
});

test('it runs in a sandboxed frame, as a document of its own', async ({ page }) => {
  test.slow();
  await page.goto(HOST);
  await page.evaluate(
    text => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.style.cssText = 'width:100%;height:700px';
      frame.srcdoc = text;
      document.body.append(frame);
    },
    readFileSync(built, 'utf8'),
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 30_000 });
  await expect(frame.locator('[data-figure="gdp"] .picture svg').filter({ visible: true }).first()).toBeVisible();
  await frame.getByRole('navigation').getByRole('link', { name: '数据', exact: true }).click();
  await expect(frame.locator('.data-table tr[data-observation]').first()).toBeVisible();
});
