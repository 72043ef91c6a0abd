// All that the Story can ever load, whatever a reader does on it.
import { open } from './visit.mjs';

/** Bytes after everything but a new drawing was asked for, and after the language was switched and the phone turned. */
export async function everything(browser, base) {
  const { page, traffic, close } = await open(browser, `${base}/`);
  const ready = () => page.locator('html[data-app-state="ready"]').waitFor();
  await ready();
  const figures = page.locator('figure[data-figure]');
  for (const each of await figures.all()) await each.scrollIntoViewIfNeeded();

  const figure = page.locator('figure[data-figure="industry-output"]');
  await figure.locator(':is(h2, h3) [data-observation]').first().tap();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  for (const name of ['下载', '嵌入', '引用']) {
    await figure.getByRole('button', { name }).tap();
    await figure.locator('button[aria-expanded="true"]', { hasText: name }).waitFor();
  }
  await traffic.quiet();
  const oneLanguage = traffic.total();

  await page.locator('header a[lang="en"]').tap();
  await page.locator('html[lang="en"]').waitFor();
  await ready();
  await page.setViewportSize({ width: 844, height: 390 });
  for (const each of await figures.all()) await each.scrollIntoViewIfNeeded();
  await traffic.quiet();
  const all = traffic.total();
  await close();
  return { oneLanguage, all };
}
