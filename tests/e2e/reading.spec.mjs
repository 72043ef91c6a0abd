// Pages as they are heard: the accessibility tree, word for word. `make golden` writes it anew; read the differences before
// committing them, aloud.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { address, expect, LANGUAGES, ready, test } from './site.mjs';

const FOLDER = fileURLToPath(new URL('golden/', import.meta.url));
// The server that checks every change sets CI: there, nothing is renewed.
const RENEW = process.env.GOLDEN === 'renew' && !process.env.CI;
const READ = { story: '#/', 'industry-output': '#/indicator/industry-output', map: '#/map' };

/** The tree of a page, without addresses: those are the links' own business. */
async function tree(page) {
  // Figures far from the screen are laid out, and marks are named, once the browser has a moment; before, they are not heard.
  await expect
    .poll(() =>
      page
        .locator('.act .fig .picture')
        .evaluateAll(all => all.filter(one => !one.checkVisibility({ contentVisibilityAuto: true })).length),
    )
    .toBe(0);
  await expect(page.locator('.picture svg[aria-hidden]')).toHaveCount(0);
  const text = await page.locator('body').ariaSnapshot();
  const lines = text.split('\n').filter(line => !/^\s*- \/url:/.test(line));
  // A link that holds nothing but its address has nothing below it.
  return `${lines.map((line, at) => (/^\s*- (link|'link) .*:$/.test(line) && indent(lines[at + 1]) <= indent(line) ? line.slice(0, -1) : line)).join('\n')}\n`;
}
const indent = (line = '') => line.search(/\S/);

for (const [name, hash] of Object.entries(READ)) {
  for (const lang of LANGUAGES) {
    test(`${hash} reads as it did, in ${lang}`, { tag: '@wide' }, async ({ page }) => {
      await page.goto(address(hash, lang));
      await ready(page);
      if (name === 'map') await expect(page.locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible();
      const file = `${FOLDER}${name}.${lang}.yml`;
      const found = await tree(page);
      if (RENEW) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(file, found);
      }
      expect(found.split('\n'), 'read the differences, then `make golden`').toEqual(readFileSync(file, 'utf8').split('\n'));
    });

    test(`${hash} is coherent when heard, in ${lang}`, async ({ page }) => {
      await page.goto(address(hash, lang));
      await ready(page);
      const lines = (await tree(page)).split('\n').map(line => line.trim());
      expect(lines.length).toBeGreaterThan(30);
      const named = lines.filter(line => /^- '?(figure|group|region|img|navigation|dialog|button|link|heading)\b/.test(line));
      expect(
        named.filter(line => !/ '?"?[^[]*["']/.test(line) && !/^- group: /.test(line)),
        'without a name',
      ).toEqual([]);
      const names = await page.locator('figure[data-figure]').evaluateAll(all =>
        all.map(figure => {
          const words = selector => [...figure.querySelectorAll(selector)].map(found => found.textContent.replace(/\s+/g, ' ').trim());
          const labelled = document.getElementById(figure.getAttribute('aria-labelledby'));
          return {
            id: figure.dataset.figure,
            name: labelled?.textContent.replace(/\s+/g, ' ').trim(),
            titles: words('h1, h2, h3, p.title'),
            pictures: [...figure.querySelectorAll('.picture[role="group"]')].map(picture => picture.getAttribute('aria-label')),
            loose: [...figure.querySelectorAll('.kicker')].filter(
              kicker => kicker.children.length > 1 && !/\s/.test(kicker.textContent.replace(kicker.children[0].textContent, '').charAt(0)),
            ).length,
          };
        }),
      );
      expect(names.length).toBeGreaterThan(0);
      for (const { id, name: called, titles, pictures, loose } of names) {
        expect(called, `${id} is called by its title`).toBe(titles[0]);
        for (const text of pictures) {
          expect(text, `${id}: the picture does not repeat the title`).not.toContain(titles[0]);
          expect(text, `${id}: the picture says values`).toMatch(/\d/);
        }
        expect(loose, `${id}: words that run into each other`).toBe(0);
      }
    });
  }
}
