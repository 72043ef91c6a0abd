// Every picture of pictures.mjs as it was. All of a page are compared, whichever of them differs.
import { expect, test } from '@playwright/test';
import { HERE } from './folders.mjs';
import { open } from './page.mjs';
import { ofFigure, ofPage, SHEETS } from './pictures.mjs';

// Two dozen, because a whole page has more colours for 256 to stand for; its figures are compared by themselves, in Chinese.
const WHOLE = { fullPage: true, maxDiffPixels: 24 };

for (const sheet of SHEETS) {
  const { page: name, path, lang, themes, figures } = sheet;
  test(`${name ?? figures[0]} ${lang}`, async ({ page }, { project }) => {
    await open(page, path);
    const stylePath = [`${HERE}steady.css`, ...(figures.length > 0 ? [`${HERE}framework.css`] : [])];
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      if (name) await expect.soft(page).toHaveScreenshot(ofPage(project.name, theme, sheet).split('/'), { ...WHOLE, stylePath });
      for (const id of figures) {
        const figure = page.locator(`figure[data-figure="${id}"]`);
        await expect.soft(figure).toHaveScreenshot(ofFigure(project.name, theme, id).split('/'), { stylePath: `${HERE}steady.css` });
      }
    }
  });
}
