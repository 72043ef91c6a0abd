// The suite's own test: what it must see, what it must not, and how it ends. Its baselines are pictures that it takes itself.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { BASELINE, HERE, PORT } from './folders.mjs';
import { open } from './page.mjs';
import { all, ofPage } from './pictures.mjs';

const FIGURES = ['ranks', 'gdp', 'growth-rates', 'industry-composition', 'hospitals', 'events'];

const figure = (page, id) => page.locator(`figure[data-figure="${id}"]`);

/** Takes the picture that the next ones are compared with. */
const keep = (box, name) => box.screenshot({ path: test.info().snapshotPath(name, { kind: 'screenshot' }), animations: 'disabled' });

/** Opens the Story, with nothing that would lie over what is taller than the screen, now here, now there, as it is scrolled. */
async function openStory(page) {
  await open(page, '');
  await page.addStyleTag({ path: `${HERE}steady.css` });
}

test('the same page passes, three times', async ({ browser, page }, { project }) => {
  await openStory(page);
  for (const id of FIGURES) await keep(figure(page, id), `same-${id}.png`);
  for (let again = 0; again < 3; again += 1) {
    const { contextOptions, viewport, baseURL, bypassCSP } = project.use;
    const other = await browser.newPage({ ...contextOptions, viewport, baseURL, bypassCSP });
    await openStory(other);
    for (const id of FIGURES) await expect(figure(other, id)).toHaveScreenshot(`same-${id}.png`);
    await other.close();
  }
});

test('one label that has moved by three pixels differs', async ({ page }) => {
  await openStory(page);
  for (const id of FIGURES) {
    await keep(figure(page, id), `moved-${id}.png`);
    const labels = figure(page, id)
      .locator('.picture svg text')
      .filter({ visible: true, hasText: /[\d\p{L}]/u });
    const lengths = (await labels.allTextContents()).map(text => text.length);
    const shortest = labels.nth(lengths.indexOf(Math.min(...lengths)));
    for (const by of ['3px 0', '0 3px']) {
      await shortest.evaluate((label, to) => {
        label.style.translate = to;
      }, by);
      await expect(figure(page, id), `${id}, by ${by}`).not.toHaveScreenshot(`moved-${id}.png`);
    }
  }
});

test('a colour that is a little lighter differs', async ({ page }) => {
  await openStory(page);
  for (const [id, token, lighter] of [
    ['ranks', '--accent', '#d4472b'],
    ['growth-rates', '--mark', '#829aa2'],
    ['schools', '--seq-4', '#43828e'],
  ]) {
    await keep(figure(page, id), `colour-${id}.png`);
    await page.evaluate(([name, value]) => document.documentElement.style.setProperty(name, value), [token, lighter]);
    await expect(figure(page, id), token).not.toHaveScreenshot(`colour-${id}.png`);
  }
});

test('a character that the pinned fonts lack is named', async ({ page }) => {
  await page.addInitScript(() => addEventListener('DOMContentLoaded', () => document.querySelector('footer').append('龘')));
  await expect(open(page, 'about/')).rejects.toThrow('the pinned fonts lack 龘');
});

test('ends with 0 where all is alike, 1 where a picture differs, 2 where it broke', () => {
  const folder = test.info().outputPath('other/');
  const sheet = { page: 'frame', lang: 'en' };
  const run = baseline => {
    const target = `${folder}baseline/${ofPage(390, 'light', sheet)}`;
    mkdirSync(target.slice(0, target.lastIndexOf('/')), { recursive: true });
    rmSync(target, { force: true });
    if (baseline) copyFileSync(baseline, target);
    return spawnSync(process.execPath, [`${HERE}run.mjs`, '--project=390', '-g', `${sheet.page} ${sheet.lang}`], {
      env: { ...process.env, VISUAL_BASELINE: `${folder}baseline/`, VISUAL_RESULTS: `${folder}results/`, E2E_PORT: String(PORT + 7) },
      encoding: 'utf8',
    });
  };
  const broke = run(undefined);
  expect(broke.stdout).toMatch(/broke: frame en, 390: .*snapshot doesn't exist/);
  expect(broke.status).toBe(2);
  const differs = run(`${BASELINE}${ofPage(390, 'dark', { ...sheet, lang: 'zh' })}`);
  expect(differs.stdout).toMatch(/differs: 390-light\/frame-en: \d+\.\d\d % of its pixels/);
  expect(differs.status).toBe(1);
  const actual = readdirSync(`${folder}results`, { recursive: true, encoding: 'utf8' }).find(file => file.endsWith('-actual.png'));
  copyFileSync(`${folder}results/${actual}`, `${folder}actual.png`);
  expect(run(`${folder}actual.png`).status).toBe(0);
});

test('every picture has a baseline, every baseline a picture', () => {
  const kept = existsSync(BASELINE)
    ? readdirSync(BASELINE, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.png'))
    : [];
  expect(kept.sort()).toEqual(all().sort());
});

test('baselines are stored in 256 colours', () => {
  // The byte that says how a PNG has its colours: 3 is a palette.
  const large = all().filter(file => readFileSync(BASELINE + file)[25] !== 3);
  expect(large).toEqual([]);
});
