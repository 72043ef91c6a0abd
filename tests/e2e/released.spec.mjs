// What articles hold: snippets of earlier builders, and the example of the documentation.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, HOST, SITE, test } from './site.mjs';

const text = path => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8').replaceAll('https://example.org/wanzhou/', SITE);

for (const released of readdirSync(fileURLToPath(new URL('./released', import.meta.url)))) {
  test(`what was pasted in ${released.replace('.html', '')} still shows its figures`, async ({ page }) => {
    test.slow();
    const html = text(`./released/${released}`);
    const asked = [...html.matchAll(/embed\/([a-z0-9-]+)\/?(?:en\/)?(?=["#])|figure="([a-z0-9-]+)"/g)].map(found => found[1] ?? found[2]);
    expect(asked.length).toBeGreaterThan(2);
    await page.goto(HOST);
    await page.setContent(html);
    await expect(page.locator('iframe')).toHaveCount(asked.length);
    // Frames far from sight are not loaded.
    for (const frame of await page.locator('iframe').all()) await frame.scrollIntoViewIfNeeded();
    for (const figure of asked) {
      // Of several frames each is one of those that were asked for.
      const found = () =>
        Promise.all(
          page
            .frames()
            .slice(1)
            .map(frame => frame.locator(`figure[data-figure="${figure}"]`).count()),
        );
      await expect.poll(async () => (await found()).filter(Boolean).length, figure).toBe(1);
    }
    for (const frame of page.frames().slice(1)) {
      await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 20_000 });
      await expect(frame.locator('.notice').filter({ visible: true })).toHaveCount(0);
      await expect(frame.locator('figure svg').filter({ visible: true }).first()).toBeVisible();
    }
  });
}

test('what was pasted of the districts shows them as it was set', async ({ page }) => {
  const html = text('./released/2026-11-28.html');
  const [element] = html.match(/<wanzhou-figure figure="districts"[\s\S]*?<\/wanzhou-figure>/);
  await page.goto(HOST);
  await page.setContent(`<script async src="${SITE}embed.js"></script>${element}`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 20_000 });
  await expect(frame.locator('#districts-title')).toContainText('60岁及以上');
  await expect(frame.locator('#districts-title')).toContainText('2020年');
  await expect(frame.locator('.views [aria-current]')).toHaveText('排序');
  await expect(frame.locator('.chips b')).toHaveText(['万州', '开州']);
  await expect(frame.locator('.ranking .picture svg').filter({ visible: true })).toBeVisible();
  await expect(frame.locator('.mapped')).toHaveCount(0);
});

test('where scripts and frames are removed, the documented snippet is a link with a picture', async ({ page, request }) => {
  const snippets = [...text('../../docs/embedding.md').matchAll(/```html\n([\s\S]*?)```/g)].map(([, snippet]) => snippet);
  expect(snippets.length).toBeGreaterThanOrEqual(2);
  await page.goto(HOST);
  for (const snippet of snippets) {
    // As a host's filter does it: the tags go, what is between them stays.
    await page.setContent(snippet.replace(/<script[^>]*>[\s\S]*?<\/script>|<\/?iframe[^>]*>/g, ''));
    const link = page.getByRole('link');
    await expect(link).toHaveCount(1);
    expect((await request.get(await link.getAttribute('href'))).ok()).toBe(true);
    const image = link.locator('img');
    await expect(image).toHaveAttribute('alt', /./);
    await expect.poll(() => image.evaluate(picture => picture.naturalWidth)).toBe(1200);
  }
});

test('the script under its number is the script, and learns from a link to a comparison where the site is', async ({ page, request }) => {
  const [named, numbered] = await Promise.all(['embed.js', 'embed-1.js'].map(async name => (await request.get(SITE + name)).text()));
  expect(numbered).toBe(named);
  await page.goto(HOST);
  // Without a script that knows its own address: the link says where the site is.
  await page.setContent(
    `<wanzhou-figure figure="districts" y="median-age"><a href="${SITE}d/median-age/#?t=2010">39.2</a></wanzhou-figure><script type="module">${named}</script>`,
  );
  const frame = page.frameLocator('iframe[src*="/districts/"]');
  await expect(frame.locator('#districts-title')).toContainText('年龄中位数', { timeout: 20_000 });
});

test('the example of the documentation does what it says', async ({ page }) => {
  await page.goto(HOST);
  await page.setContent(text('../../docs/example.html'));
  await expect(page.locator('iframe')).toHaveCount(3);
  const [gdp, districts, rates] = ['gdp', 'districts', 'growth-rates'].map(id => page.frameLocator(`iframe[src*="/${id}/"]`));
  for (const [frame, id] of /** @type {[typeof gdp, string][]} */ ([
    [gdp, 'gdp'],
    [districts, 'districts'],
    [rates, 'growth-rates'],
  ]))
    await expect(frame.locator(`figure[data-figure="${id}"] svg`).filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('#log')).toContainText('figure-ready gdp {"height":');
  await expect(gdp.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Other language' }).click();
  await expect(gdp.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'Chart or table' }).click();
  await expect(gdp.locator('figure[data-figure="gdp"] table').filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
});
