// The document that a link to a figure leads to: what machines read in it, and what it is without JavaScript.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { anchored } from '../../src/bin/publish/anchored.mjs';
import { expect, ready, SITE, test } from './site.mjs';

const named = folder => readdirSync(fileURLToPath(new URL(`../../dist/${folder}`, import.meta.url)));
/** Indicators that districts are compared by; the other folders there are districts'. */
const COMPARED = named('d').filter(id => !/^\d{6}$/.test(id));
// The page of districts has a frame too, but no document beside its page.
const DOCUMENTS = [
  ...named('embed')
    .filter(id => id !== 'districts')
    .map(id => `f/${id}/`),
  ...COMPARED.map(id => `d/${id}/`),
];

test('every figure and every comparison has a document in both languages, with a title, a description, a preview and oEmbed', async ({
  page,
  request,
}) => {
  test.slow();
  expect(COMPARED.length).toBeGreaterThan(30);
  for (const folder of DOCUMENTS) {
    for (const path of [`${SITE}${folder}`, `${SITE}${folder}en/`]) {
      const html = await (await request.get(path)).text();
      const head = html.slice(0, 150_000).split('</head>')[0];
      expect(head.length, 'the head ends within 150 kB').toBeLessThan(150_000);
      const found = await page.evaluate(text => {
        const parsed = new DOMParser().parseFromString(text, 'text/html');
        const of = (selector, attribute = 'content') => parsed.querySelector(selector)?.getAttribute(attribute);
        return {
          title: of('meta[property="og:title"]'),
          description: of('meta[name="description"]'),
          image: of('meta[property="og:image"]'),
          card: of('meta[name="twitter:card"]'),
          canonical: of('link[rel="canonical"]', 'href'),
          oembed: of('link[type="application/json+oembed"]', 'href'),
          others: [...parsed.querySelectorAll('link[hreflang]')].map(link => link.hreflang),
          data: parsed.querySelector('script[type="application/ld+json"]').textContent,
        };
      }, head);
      expect(found.title.length, path).toBeGreaterThan(1);
      expect(found.description.length, path).toBeGreaterThan(20);
      expect(found.card).toBe('summary_large_image');
      expect(found.others).toEqual(['zh-CN', 'en', 'x-default']);
      const { headline, name } = JSON.parse(found.data);
      expect(headline ?? name).toBe(found.title);
      expect(new URL(found.canonical, path).href).toBe(path);
      const image = await request.get(new URL(found.image, path).href);
      const png = await image.body();
      expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
      const oembed = await (await request.get(new URL(found.oembed, path).href)).json();
      expect([oembed.version, oembed.type, oembed.title]).toEqual(['1.0', 'rich', found.title]);
      expect(oembed.html).toMatch(
        /^<blockquote hidden><a href="[^"]*[fd]\/[a-z0-9-]+\/(en\/)?">[^<]+<\/a><\/blockquote><iframe src="[^"]*embed\/[a-z0-9-]+\/(en\/)?(#\?y=[a-z0-9-]+)?" title="[^"]+" width="100%" height="\d+" frameborder="0"/,
      );
    }
  }
});

test('a document of a figure is the app at the right place', async ({ page }) => {
  await page.goto(`${SITE}f/industry-output/en/`);
  await ready(page);
  await expect(page.locator('h1')).toContainText('71.9');
  await page.getByRole('navigation').getByRole('link', { name: 'Districts', exact: true }).click();
  await expect(page.locator('[data-figure="districts"] svg').filter({ visible: true }).first()).toBeVisible();
  await page.goBack();
  await expect(page.locator('figure[data-figure="industry-output"]')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a document of a figure reads in full', async ({ page }) => {
    await page.goto(`${SITE}f/industry-output/`);
    await expect(page.locator('h1')).toContainText('719.17');
    await expect(page.locator('.picture svg').filter({ visible: true }).first()).toBeVisible();
    await page.locator('summary').click();
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await expect(page.locator('.source-line').first()).toContainText('第20段');
  });
});

test('a text that ends at a place ends there in a preview, the gaps within it included', () => {
  const text =
    '<text x="150" y="20" text-anchor="end" font-family="Noto Sans CJK SC"><tspan font-size="16">12</tspan><tspan dx="20" font-size="16">m</tspan></text>';
  const end = inner => {
    const { x, width } = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30">${inner}</svg>`).getBBox();
    return x + width;
  };
  expect(end(anchored(text))).toBeLessThanOrEqual(151);
  expect(end(text), 'once resvg does so by itself, anchored.mjs can go').toBeGreaterThan(160);
});
