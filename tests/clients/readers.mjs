// Programs that make cards and frames of a link: unfurlers and oEmbed readers from npm, on the site as messengers meet it;
// a GeoJSON checker on the open geodata; html-validate on a page of each kind.
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { extract } from '@extractus/oembed-extractor';
import { check as checkGeo } from '@placemarkio/check-geojson';
import oembetter from 'oembetter';
import graph from 'open-graph-scraper';
import { unfurl } from 'unfurl.js';
import { check, finish, holds, same } from './check.mjs';
import { markup } from './markup.mjs';
import { DIST, serve } from './site.mjs';

const { site, close } = await serve();
const figures = readdirSync(`${DIST}f`);
const PAGES = ['', 'en/', 'map/', 'map/en/', 'governance/', 'data/', 'about/en/'];
const compared = readdirSync(`${DIST}d`).filter(id => !/^\d+$/.test(id));
const FIGURES = [...figures.map(id => `f/${id}/`), ...compared.map(id => `d/${id}/`)].flatMap(path => [path, `${path}en/`]);
/** The frame of a figure's record. */
const frame = path =>
  path.startsWith('f/')
    ? path.replace('f/', 'embed/')
    : path.replace(/^d\/([^/]+)\/(.*)$/, (_, id, language) => `embed/districts/${language}#?y=${id}`);
const answers = async address => (await fetch(address)).status;
const sentence = /[。.！？!?]$/;

/** What every card must have; the kinds of pages differ in one thing. */
async function card(path, kind) {
  const { result, error } = await graph({ url: site + path });
  holds(!error, `open-graph-scraper: ${result?.error}`);
  same(result.ogType, kind, 'og:type');
  same(result.ogUrl, site + path, 'og:url');
  holds(sentence.test(result.ogDescription), `a description that is no sentence: ${result.ogDescription}`);
  holds(
    !result.ogDescription.startsWith(`${result.ogTitle}。`) && !result.ogDescription.startsWith(`${result.ogTitle}. `),
    `it repeats its title: ${result.ogDescription}`,
  );
  const [image] = result.ogImage;
  same([image.width, image.height, await answers(image.url)], ['1200', '630', 200], image.url);
  holds(/\.png$/.test(result.favicon), `a PNG as icon: ${result.favicon}`);
  same(await answers(new URL(result.favicon, site + path)), 200, result.favicon);
}

await check(`${PAGES.length} pages: open-graph-scraper reads a website with whole sentences, picture and icon`, async () => {
  for (const path of PAGES) await card(path, 'website');
});
await check(`${FIGURES.length} figures: open-graph-scraper reads an article with whole sentences, picture and icon`, async () => {
  for (const path of FIGURES) await card(path, 'article');
});
await check(`${FIGURES.length} figures: unfurl.js reads title, picture and an oEmbed frame`, async () => {
  for (const path of FIGURES) {
    const found = await unfurl(site + path, { oembed: true });
    holds(found.title && found.description && found.favicon, `${path}: ${Object.keys(found)}`);
    holds(found.open_graph.images[0].url.startsWith(`${site}figures/`), path);
    same([found.oEmbed.type, found.oEmbed.width], ['rich', 720], path);
    holds(found.oEmbed.html.includes(`<iframe src="${site}${frame(path)}"`), `${path}: ${found.oEmbed.html}`);
  }
});
await check(`${FIGURES.length} figures: oembed-extractor finds the record, whose frame and link are there`, async () => {
  const heights = new Set();
  for (const path of FIGURES) {
    const found = await extract(site + path).catch(error => {
      throw new Error(`${path}: ${error.message}`);
    });
    same([found.version, found.type], ['1.0', 'rich'], path);
    const [, link] = found.html.match(/^<blockquote hidden><a href="([^"]+)">/) ?? [];
    const [, frame, height] = found.html.match(/<iframe src="([^"]+)"[^>]* width="100%" height="(\d+)" frameborder="0"/) ?? [];
    same([link, Number(height)], [site + path, found.height], path);
    same([await answers(frame), await answers(found.thumbnail_url)], [200, 200], path);
    heights.add(found.height);
  }
  holds(heights.size > 30, `heights are those of the figures: ${heights.size} different ones`);
});
await check(`${FIGURES.length} figures: oembetter, which a publishing system uses, finds the record too`, async () => {
  const reader = oembetter();
  const record = promisify(reader.fetch);
  for (const path of FIGURES) {
    const found = await record(site + path, {});
    same([found.type, found.provider_url], ['rich', site], path);
    holds(found.title.length > 3 && found.html.includes(`src="${site}${frame(path)}"`), `${path}: ${found.html}`);
  }
});
await check('structured data of the start pages leads to files that are there', async () => {
  for (const path of ['', 'en/']) {
    const html = await (await fetch(site + path)).text();
    const [, text] = html.match(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/);
    for (const { contentUrl } of JSON.parse(text).distribution) {
      const address = new URL(contentUrl, site + path);
      same(await answers(address), 200, address.href);
    }
  }
});
await check('geodata is GeoJSON to the letter', () => {
  for (const name of readdirSync(`${DIST}geo`).filter(name => name.endsWith('.geojson')))
    checkGeo(readFileSync(`${DIST}geo/${name}`, 'utf8'));
});

close();
await markup();
finish();
