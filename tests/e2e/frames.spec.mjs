// What a reader does inside a frame: what opens is in sight however high the frame is, and the frame stays the figure.
import { expect, HOST, inTable, painted, SITE, test } from './site.mjs';

const host = (kind, frame, width) => `${HOST}${kind}?${new URLSearchParams({ frame, width })}`;
const framed = async page => (await page.locator('iframe').elementHandle()).contentFrame();

/** How much of a box lies outside of the reader's screen, in pixels. */
async function outOfSight(page, locator) {
  const [box, { width, height }] = [await locator.boundingBox(), page.viewportSize()];
  if (!box || box.width * box.height === 0) return Infinity;
  return Math.max(-box.x, -box.y, box.x + box.width - width, box.y + box.height - height, 0);
}
const inSight = (page, locator, message) => expect.poll(() => outOfSight(page, locator), { message }).toBeLessThanOrEqual(1);

/** Scrolls the page around the frame until something in it is `at` pixels from the top of the screen. */
async function bring(page, locator, at) {
  const { y } = await locator.boundingBox();
  await page.evaluate(by => scrollBy(0, by), Math.round(y - at));
  await expect.poll(async () => Math.abs((await locator.boundingBox()).y - at)).toBeLessThan(3);
  return locator.boundingBox();
}

const SCREENS = [
  { name: 'a phone', screen: { width: 390, height: 844 }, width: 390 },
  { name: 'a desk', screen: { width: 1280, height: 844 }, width: 1100 },
];

for (const { name, screen, width } of SCREENS) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport: screen, hasTouch: width < 720 });

    test('in a frame higher than the screen, what is pointed at and what is opened are in sight', async ({ page }) => {
      await page.goto(host('tall', `${SITE}embed/district-gdp/`, width));
      const frame = await framed(page);
      await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 20_000 });
      expect((await page.locator('iframe').boundingBox()).height).toBe(1800);
      const tap = ({ x, y, height }) =>
        width < 720 ? page.touchscreen.tap(x + 4, y + height / 2) : page.mouse.click(x + 4, y + height / 2);
      const pressed = async (locator, at) => tap(await bring(page, locator, at));

      const marks = frame.locator('.picture svg [data-observation]').filter({ visible: true });
      for (const [i, at] of [6, screen.height / 2, screen.height - 40].entries()) {
        // A second tap on the same mark would open it; and where a tooltip lies below its mark, it covers the next rows.
        const mark = marks.nth(19 + 9 * i);
        const box = await bring(page, mark, at);
        if (width < 720) await tap(box);
        else await page.mouse.move(box.x + 4, box.y + box.height / 2);
        const tip = frame.locator('.tooltip');
        await expect(tip).toContainText(await inTable(frame, mark));
        await inSight(page, tip, `the tooltip of a mark ${at} px below the edge`);
        const [{ y, height }, now] = [await tip.boundingBox(), await mark.boundingBox()];
        expect(Math.min(Math.abs(y + height - now.y), Math.abs(y - now.y - now.height)), 'it is at its mark').toBeLessThan(12);
      }

      await frame.evaluate(() => {
        location.hash = '#?tab=table';
      });
      const rows = frame.locator('figure > .values tbody [role="button"]');
      await expect(rows).toHaveCount(38, { timeout: 20_000 });
      const low = (await rows.evaluateAll(all => all.filter(row => row.getBoundingClientRect().bottom < 1700).length)) - 1;
      expect(low).toBeGreaterThan(10);
      const panel = frame.locator('.provenance');
      const closes = panel.getByRole('button', { name: '关闭' });
      for (const [row, at] of [
        [0, 700],
        [low, 60],
        [low, screen.height - 60],
      ]) {
        await pressed(rows.nth(row), at);
        await expect(panel).toContainText(await rows.nth(row).textContent());
        await inSight(page, panel, `the panel of row ${row}, pressed ${at} px below the edge`);
        await inSight(page, closes, 'what closes it');
        const before = await panel.boundingBox();
        await tap(await panel.locator('h2').boundingBox());
        await painted(page);
        expect(await panel.boundingBox(), 'what is open stays where it is').toEqual(before);
        await tap(await closes.boundingBox());
        await expect(panel).toHaveCount(0);
      }
    });
  });
}

test('a low frame grows for what is opened, and shrinks again', async ({ page }) => {
  await page.goto(host('datawrapper', `${SITE}embed/renewal/#?hide=title,actions`, 390));
  const frame = await framed(page);
  const body = () => frame.evaluate(() => document.body.getBoundingClientRect().height);
  const height = async () => (await page.locator('iframe').boundingBox()).height;
  await expect.poll(async () => Math.abs((await height()) - (await body()))).toBeLessThanOrEqual(2);
  // Lower than what opens.
  await frame.evaluate(() => {
    for (const part of document.querySelectorAll('.subtitle, .note, .source-line')) part.hidden = true;
  });
  await expect.poll(height).toBeLessThan(300);
  const low = await height();
  await frame.locator('.picture').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const panel = frame.locator('.provenance');
  await expect(panel).toBeVisible();
  await expect.poll(height).toBeGreaterThanOrEqual(320);
  const [inner, outer] = [await panel.boundingBox(), await page.locator('iframe').boundingBox()];
  expect(inner.y).toBeGreaterThanOrEqual(outer.y);
  expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height + 1);
  await page.keyboard.press('Escape');
  await expect.poll(height).toBe(low);
});

test('whatever leads away from a frame opens beside the host’s page', async ({ page, context }) => {
  await page.goto(host('plain', `${SITE}embed/industry-output/#?see=industrial-output&theme=dark`, 720));
  const frame = await framed(page);
  const panel = frame.locator('.provenance');
  await expect(panel.locator('a').first()).toBeVisible({ timeout: 20_000 });
  const shown = frame.url();
  const links = await frame.locator('a[href]').evaluateAll(all =>
    all.map(link => {
      link.addEventListener('click', event => event.preventDefault(), { once: true });
      link.click();
      return { href: link.getAttribute('href'), address: link.href, target: link.target, rel: link.rel };
    }),
  );
  expect(links.length).toBeGreaterThan(6);
  for (const { href, target, rel } of links) {
    if (href.startsWith('#')) expect(href).toMatch(/^#\?/);
    else expect([target, rel], href).toEqual(['_blank', 'noopener']);
  }
  const own = links.map(link => link.address).filter(address => address.startsWith(SITE) && !address.includes('#/'));
  expect(own).toContain(`${SITE}f/industry-output/`);
  expect(own).toContain(`${SITE}f/industry-output/#?see=industrial-output`);
  expect(own.filter(address => address.includes('/f/')).length).toBeGreaterThan(3);

  const opened = context.waitForEvent('page');
  await panel.locator('dd a[href*="f/industry-composition/"]').click();
  const beside = await opened;
  await expect(beside).toHaveURL(`${SITE}f/industry-composition/`);
  await expect(beside.locator('[data-figure="industry-composition"]')).toBeVisible();
  await beside.close();
  expect(frame.url()).toBe(shown);
  await expect(frame.locator('header, footer')).toHaveCount(0);
});

test('the link of a frame leads to the figure as the frame shows it', async ({ page }) => {
  await page.goto(host('plain', `${SITE}embed/event-flow/en/#?step=3&hide=title`, 720));
  const frame = await framed(page);
  await expect(frame.locator('.count')).toHaveText('3 / 9');
  const link = frame.getByRole('link', { name: 'View on Wanzhou in Figures' });
  await expect(link).toHaveAttribute('href', /f\/event-flow\/en\/#\?step=3$/);
  await frame.locator('.controls').getByRole('button').last().click();
  await expect(link).toHaveAttribute('href', /#\?step=4$/);
  await expect(link).toHaveAttribute('target', '_blank');
});

test('a frame of an unknown figure shows a notice and nothing else', async ({ page }) => {
  await page.goto(host('datawrapper', `${SITE}#/embed/no-such-figure`, 600));
  const frame = await framed(page);
  const notice = frame.locator('main .notice');
  await expect(notice).toContainText('no-such-figure', { timeout: 20_000 });
  await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready');
  await expect(frame.locator('figure, header, footer, h1')).toHaveCount(0);
  await expect(frame.locator('.notice:visible')).toHaveCount(1);
  await expect(notice.getByRole('link')).toHaveAttribute('href', './');
  await expect
    .poll(async () =>
      Math.abs(
        (await page.locator('iframe').boundingBox()).height - (await frame.evaluate(() => document.body.getBoundingClientRect().height)),
      ),
    )
    .toBeLessThanOrEqual(2);
  expect((await page.locator('iframe').boundingBox()).height).toBeGreaterThan(60);
});

test('a frame that is lower than its figure offers the whole of it, one that fits does not', async ({ page }) => {
  await page.goto(host('plain', `${SITE}embed/gdp/en/`, 720));
  const frame = await framed(page);
  const whole = frame.locator('a.whole');
  await expect(whole).toHaveText('View full chart');
  await expect(whole).toHaveAttribute('href', `${SITE}f/gdp/en/`);
  await expect(whole).toBeInViewport();
  await page.locator('iframe').evaluate(element => {
    element.style.height = '1200px';
  });
  await expect(whole).toHaveCount(0);
});

test('a frame that its host hides until the first message posts it once it is laid out', async ({ page }) => {
  await page.goto(host('plain', `${SITE}embed/gdp/`, 720));
  const frame = await framed(page);
  // Laid out late, and nothing tells of it: no event, no observer.
  await frame.evaluate(() => {
    const { getBoundingClientRect } = Element.prototype;
    window.late = true;
    Element.prototype.getBoundingClientRect = function box() {
      return this === document.body && window.late ? new DOMRect() : getBoundingClientRect.call(this);
    };
  });
  await page.evaluate(() => {
    window.heights = [];
    addEventListener('message', ({ data }) => {
      if (data?.['datawrapper-height']) window.heights.push(Object.values(data['datawrapper-height'])[0]);
    });
  });
  // What changes in the page meanwhile asks for no answer, and takes none from who did.
  await frame.evaluate(() => {
    dispatchEvent(new Event('resize'));
    document.body.toggleAttribute('data-changed');
  });
  await page.waitForTimeout(50);
  expect(await page.evaluate(() => window.heights)).toEqual([]);
  await frame.evaluate(() => {
    window.late = false;
  });
  await expect.poll(() => page.evaluate(() => window.heights.length)).toBeGreaterThan(0);
});

test('in WordPress a link to the site is posted to the host page, which opens it', async ({ page }) => {
  await page.goto(host('wordpress', `${SITE}embed/gdp/`, 720));
  const frame = await framed(page);
  await page.evaluate(() => {
    addEventListener('message', ({ data }) => {
      if (data?.message === 'link') window.led = data;
    });
  });
  await frame.locator('.links a[target="_blank"]').click();
  await expect.poll(() => page.evaluate(() => window.led)).toEqual({ message: 'link', value: `${SITE}f/gdp/`, secret: 'q1w2e3r4t5' });
});
