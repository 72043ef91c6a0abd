// How readers point: with a mouse, a finger, the keys, and what is meant by it.
import { address, expect, painted, ready, STORY_FIGURES, test } from './site.mjs';

const gdp = page => page.locator('[data-figure="gdp"]');

test.describe('pointing', () => {
  test('a mouse means the bar or row in whose band it is, on its name too', { tag: '@wide' }, async ({ page }) => {
    await page.goto(address('#/map', 'zh'));
    await ready(page);
    const ranking = page.locator('.ranking .picture');
    await ranking.scrollIntoViewIfNeeded();
    const bar = ranking.locator('svg [data-observation]').filter({ visible: true }).nth(3);
    const [box, around] = [await bar.boundingBox(), await ranking.boundingBox()];
    for (const x of [around.x + 12, box.x + box.width + 20]) {
      await page.mouse.move(x, box.y + box.height / 2);
      await expect(ranking.locator('.tooltip')).toBeVisible();
      await page.mouse.move(2, 2);
      await expect(page.locator('.tooltip')).toHaveCount(0);
    }
  });

  test('a mouse beside a small mark means it, far from all marks it means nothing', { tag: '@wide' }, async ({ page }) => {
    test.slow();
    /** A mark that is small, and a point so far off it in its picture, which no other mark is nearer to. */
    const missed = (figure, far) =>
      figure.evaluate((element, px) => {
        const picture = [...element.querySelectorAll('.picture')].find(one => one.checkVisibility());
        const frame = picture.getBoundingClientRect();
        const marks = [...picture.querySelectorAll('[data-observation]')]
          .map(mark => ({ id: mark.dataset.observation, box: mark.getBoundingClientRect() }))
          .filter(({ box }) => box.width + box.height > 0);
        const off = ({ left, right, top, bottom }, x, y) => Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));
        for (const { id, box } of marks.filter(mark => Math.min(mark.box.width, mark.box.height) < 24)) {
          const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
          for (const at of [
            [x, box.top - px],
            [x, box.bottom + px],
            [box.right + px, y],
            [box.left - px, y],
          ]) {
            const inside = at[0] > frame.left + 2 && at[0] < frame.right - 2 && at[1] > frame.top + 2 && at[1] < frame.bottom - 2;
            const others = marks.filter(mark => mark.id !== id).map(mark => off(mark.box, at[0], at[1]));
            if (inside && Math.min(...others) > Math.max(px, 24)) return { id, at };
          }
        }
        return undefined;
      }, far);
    const point = async ({ at }) => {
      await page.mouse.move(2, 2);
      await expect(page.locator('.tooltip')).toHaveCount(0);
      await page.mouse.move(at[0], at[1]);
    };
    await page.goto('/');
    await ready(page);
    const meant = [];
    for (const id of STORY_FIGURES) {
      const figure = page.locator(`[data-figure="${id}"]`);
      await figure.locator('.picture').first().scrollIntoViewIfNeeded();
      const beside = await missed(figure, 8);
      if (!beside) continue;
      await point(beside);
      const active = figure.locator('.picture svg [data-active]').filter({ visible: true });
      await expect(active.first(), id).toHaveAttribute('data-observation', beside.id);
      await expect(figure.getByRole('tooltip'), id).toBeVisible();
      meant.push(id);
    }
    expect(meant.length).toBeGreaterThanOrEqual(4);
    // Marks of these are in the plane. Rows and columns reach across their pictures.
    for (const id of ['ages-500101', 'gdp']) {
      const figure = page.locator(`[data-figure="${id}"]`);
      await figure.locator('.picture').first().scrollIntoViewIfNeeded();
      await point(await missed(figure, 60));
      await painted(page);
      await expect(page.locator('.tooltip'), id).toHaveCount(0);
    }
  });

  test('the pointer can go onto a tooltip, Escape closes it, a press on it opens the origin', async ({ page, hasTouch }) => {
    await page.goto('/');
    await ready(page);
    const figure = page.locator('[data-figure="growth-rates"]');
    const mark = figure.locator('.picture svg [data-observation="industrial-output-growth"]').filter({ visible: true }).first();
    await figure.click({ trial: true });
    await mark.scrollIntoViewIfNeeded();
    const tip = figure.getByRole('tooltip');
    if (hasTouch) {
      await mark.tap();
      await tip.tap();
    } else {
      await mark.hover();
      await expect(tip).toContainText('13.0%');
      const box = await tip.boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
      await expect(tip).toContainText('13.0%');
      await page.keyboard.press('Escape');
      await expect(tip).toHaveCount(0);
      await mark.hover({ position: { x: 1, y: 1 } });
      await mark.hover();
      await page.mouse.move(2, 2);
      await mark.hover();
      await tip.click();
    }
    await expect(page.getByRole('dialog')).toContainText('13.0%');
  });

  test('a tooltip goes with its picture', async ({ page }) => {
    await page.goto('/');
    await ready(page);
    await gdp(page).locator('.picture').focus();
    await page.keyboard.press('End');
    await expect(page.locator('.tooltip')).toBeVisible();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(page.locator('.tooltip')).toHaveCount(0);
  });

  test('marks are images with names, and arrows with other keys are left to the reader', async ({ page }) => {
    await page.goto('/');
    await ready(page);
    await expect.poll(() => page.locator('.picture svg[aria-hidden]').count()).toBe(0);
    const unnamed = await page
      .locator('figure .picture svg')
      .evaluateAll(all =>
        all.flatMap(svg =>
          [...svg.querySelectorAll('[data-observation], [data-part]')]
            .filter(mark => !mark.getAttribute('aria-label') && mark.getAttribute('aria-hidden') !== 'true')
            .map(mark => mark.outerHTML.slice(0, 80)),
        ),
      );
    expect(unnamed).toEqual([]);
    await gdp(page).scrollIntoViewIfNeeded();
    await expect(
      gdp(page)
        .getByRole('img', { name: /1179\.4亿元/ })
        .first(),
    ).toBeAttached();
    await gdp(page).locator('.picture').focus();
    await page.keyboard.press('Control+Alt+ArrowRight');
    await expect(page.locator('.tooltip')).toHaveCount(0);
  });

  test('on the map arrows go by place, and reach every district', async ({ page }) => {
    // Three thousand presses.
    test.setTimeout(120_000);
    await page.goto(address('#/map', 'zh'));
    await ready(page);
    const map = page.locator('.choropleth .picture').first();
    await map.locator('svg [data-observation]').first().waitFor({ state: 'attached' });
    // From each district in order, each way: what is reached in one step, and whether it lies there.
    const { seen, wrong } = await map.evaluate(picture => {
      const press = key => {
        picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        const mark = [...picture.querySelectorAll('svg [data-active]')].find(one => one.getClientRects().length > 0);
        const { left, top, width, height } = mark.getBoundingClientRect();
        return { id: mark.dataset.observation, x: left + width / 2, y: top + height / 2 };
      };
      const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
      const [reached, astray] = [new Set(), []];
      for (let at = 0; at < 38; at += 1) {
        for (const [key, [x, y]] of Object.entries(ways)) {
          let from = press('Home');
          for (let down = 0; down < at; down += 1) from = press('PageDown');
          const to = press(key);
          if (to.id === from.id) continue;
          reached.add(to.id);
          if ((to.x - from.x) * x + (to.y - from.y) * y <= 0) astray.push(`${key} from ${from.id} to ${to.id}`);
        }
      }
      return { seen: reached.size, wrong: astray };
    });
    expect(wrong).toEqual([]);
    expect(seen).toBe(38);
  });
});
