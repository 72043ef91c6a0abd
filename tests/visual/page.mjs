// A page that is ready to be pictured: all of it there, drawn with the pinned fonts alone.
import { readFileSync } from 'node:fs';
import { expect, ready } from '../e2e/site.mjs';

const DRAWABLE = new Set(readFileSync(new URL('fonts/characters.txt', import.meta.url), 'utf8'));

/** Opens a document of the site and waits for what comes later: boundaries, charts drawn anew. */
export async function open(page, path) {
  await page.goto(`/${path}`);
  await ready(page);
  await expect(page.locator('.loading').filter({ visible: true })).toHaveCount(0, { timeout: 15_000 });
  await expect(page.locator('.chart:not(:has(svg))').filter({ visible: true })).toHaveCount(0, { timeout: 15_000 });
  // What is far from the screen is laid out in idle moments.
  await expect(page.locator('.act .fig:not([data-rendered])')).toHaveCount(0, { timeout: 15_000 });
  const missing = (await written(page)).filter(character => !DRAWABLE.has(character));
  if (missing.length > 0) throw new Error(`the pinned fonts lack ${missing.join(' ')}: make visual-fonts`);
}

/** Every character on the page, those of generated content included. */
function written(page) {
  return page.evaluate(() => {
    const texts = [];
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) if (!nodes.currentNode.parentElement.closest('script, style')) texts.push(nodes.currentNode.data);
    for (const element of document.querySelectorAll('body *')) {
      texts.push(element.placeholder ?? '', ...['::before', '::after'].map(part => getComputedStyle(element, part).content));
    }
    return [...new Set(texts.join(''))].filter(character => character.trim());
  });
}
