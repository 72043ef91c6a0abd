// The flow is played and stepped, the model's sliders move, the systems open: by pointer, keyboard and address.
import { holding } from './faults.mjs';
import { address, expect, HOST, LANGUAGES, painted, ready, SITE, test } from './site.mjs';

const FLOW = '[data-figure="event-flow"]';
const picture = (page, figure) => page.locator(`[data-figure="${figure}"] .picture svg`).filter({ visible: true }).first();

for (const lang of LANGUAGES) {
  test(`the flow is whole without a step and is walked to its end, in ${lang}`, async ({ page }) => {
    await page.goto(address('#/governance', lang));
    await ready(page);
    const flow = page.locator(FLOW);
    const whole = await picture(page, 'event-flow').innerHTML();
    await expect(flow.locator('.count')).toHaveText(lang === 'zh' ? '共9步' : '9 steps');
    const forward = flow.getByRole('button', { name: lang === 'zh' ? '下一步' : 'Step forward' });
    const seen = new Set([whole]);
    for (let step = 1; step <= 9; step++) {
      await forward.click();
      await expect(flow.locator('.count')).toHaveText(`${step} / 9`);
      await expect(flow.locator('.step-caption .ordinal')).toHaveText(lang === 'zh' ? `第${step}步` : `Step ${step}`);
      await expect(flow.locator('.step-caption small')).toHaveText(lang === 'zh' ? /第\d+(–\d+|、\d+)*段/ : /paragraph/);
      expect(new URL(page.url()).hash).toContain(`step=${step}`);
      seen.add(await picture(page, 'event-flow').innerHTML());
    }
    expect(seen.size).toBe(10);
    await expect(flow.locator('.step-caption')).toContainText(lang === 'zh' ? '1天' : '1 day');
    await expect(forward).toBeDisabled();
    await flow.getByRole('button', { name: lang === 'zh' ? '上一步' : 'Step back' }).click();
    await expect(flow.locator('.count')).toHaveText('8 / 9');
  });
}

test('the flow plays by itself, is paused, and stops at its end', async ({ page }) => {
  await page.clock.install();
  await page.goto('/#/governance?step=6');
  await ready(page);
  const flow = page.locator(FLOW);
  await flow.getByRole('button', { name: '播放' }).click();
  await expect(flow.locator('.count')).toHaveText('7 / 9');
  await page.clock.runFor(3_200);
  await expect(flow.locator('.count')).toHaveText('8 / 9');
  await flow.getByRole('button', { name: '暂停' }).click();
  await page.clock.runFor(10_000);
  await expect(flow.locator('.count')).toHaveText('8 / 9');
  await flow.getByRole('button', { name: '播放' }).click();
  await expect(flow.locator('.count')).toHaveText('9 / 9');
  await page.clock.runFor(10_000);
  await expect(flow.getByRole('button', { name: '播放' })).toBeVisible();
  await expect(flow.locator('.count')).toHaveText('9 / 9');
  await flow.getByRole('button', { name: '播放' }).click();
  await expect(flow.locator('.count')).toHaveText('1 / 9');
});

for (const lang of LANGUAGES) {
  test(`every step of the flow is visible below buttons that keep their place, in ${lang}`, async ({ page }) => {
    await page.goto(address('#/indicator/event-flow', lang));
    await ready(page);
    const forward = page.locator('.controls button').last();
    const seen = () =>
      page.evaluate(() => {
        const boxes = [...document.querySelectorAll('.picture [data-part] path')]
          .filter(box => box.getAttribute('fill') === 'var(--accent)')
          .map(box => box.getBoundingClientRect())
          .filter(box => box.height > 0);
        const { bottom } = document.querySelector('.deck').getBoundingClientRect();
        return { boxes: boxes.length, hidden: boxes.filter(box => box.top < bottom || box.bottom > innerHeight).length };
      });
    await forward.click();
    await expect(page.locator('.count')).toHaveText('1 / 9');
    let before;
    let stuck = 0;
    for (let step = 2; step <= 8; step++) {
      await forward.click();
      await expect(page.locator('.count')).toHaveText(`${step} / 9`);
      await expect.poll(seen, { message: `step ${step}` }).toEqual({ boxes: { 6: 2, 8: 3 }[step] ?? 1, hidden: 0 });
      const { y } = await forward.boundingBox();
      // Once it sticks to the top it stays there.
      if (before?.stuck) expect(y).toBeCloseTo(before.y, 0);
      stuck += before?.stuck ? 1 : 0;
      before = { y, stuck: await page.locator('.deck').evaluate(deck => deck.getBoundingClientRect().top < 1) };
    }
    if (page.viewportSize().width < 720) expect(stuck).toBeGreaterThan(0);
  });
}

test('the buttons of the flow are sticky only where there is space and outside of frames', async ({ page }) => {
  const position = (/** @type {Pick<Page, 'locator'>} */ where = page) =>
    where.locator('.deck').evaluate(deck => getComputedStyle(deck).position);
  const { width } = page.viewportSize();
  await page.goto(address('#/indicator/event-flow', 'zh'));
  await ready(page);
  await page.setViewportSize({ width, height: 800 });
  expect(await position()).toBe('sticky');
  await page.setViewportSize({ width, height: 500 });
  expect(await position()).toBe('static');
  await page.goto(`${HOST}tall?${new URLSearchParams({ frame: `${SITE}embed/event-flow/`, width: String(width) })}`);
  await expect.poll(() => position(page.frameLocator('iframe'))).toBe('static');
});

test('a flow that plays does not fetch readers who have gone on', async ({ page }) => {
  await page.clock.install();
  await page.goto('/#/governance?step=2');
  await ready(page);
  await page.locator('.controls .play').click();
  await expect(page.locator('.count')).toHaveText('3 / 9');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const place = () => page.evaluate(() => Math.round(scrollY));
  const before = await place();
  await page.clock.runFor(3_200);
  await expect(page.locator('.count')).toHaveText('4 / 9');
  await page.clock.runFor(100);
  expect(await place()).toBe(before);
});

test('a mouse points by moving, not by what moves under it', { tag: '@wide' }, async ({ page }) => {
  await page.goto(address('#/governance', 'zh'));
  await ready(page);
  const box = page.locator(`${FLOW} .picture [data-part="grid-worker"]`).filter({ visible: true });
  await box.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await box.boundingBox();
  // Below the box; then the page is scrolled until the box lies under the mouse.
  await page.mouse.move(x + width / 2, y + height / 2 - 120);
  await page.mouse.wheel(0, 120);
  await expect.poll(async () => Math.round((await box.boundingBox()).y)).toBe(Math.round(y - 120));
  await painted(page);
  await expect(page.locator('.tooltip')).toHaveCount(0);
  await page.mouse.move(x + width / 2 + 5, y + height / 2 - 120);
  await expect(page.locator('.tooltip')).toContainText('网格员');
});

test('the slider of the flow is a slider for the keyboard, and its step is in the address', async ({ page }) => {
  await page.goto('/#/indicator/event-flow?step=5');
  await ready(page);
  const slider = page.locator(FLOW).getByRole('slider');
  await expect(slider).toHaveValue('5');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(`${FLOW} .step-caption`)).toContainText('派员到场');
  await expect(slider).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.locator(`${FLOW} .count`)).toHaveText('共9步');
  expect(page.url()).not.toContain('step=');
  await page.goto('/#/indicator/event-flow?step=77');
  await expect(page.locator(`${FLOW} .count`)).toHaveText('共9步');
  const notice = page.getByRole('status').filter({ hasText: 'step=77' });
  await expect(notice).toBeVisible();
  await page.locator(FLOW).getByRole('button', { name: '下一步' }).click();
  await expect(notice, 'the address means something again').toHaveCount(0);
});

test('the flow names every party in its table, with our interpretation marked', async ({ page }) => {
  await page.goto('/#/indicator/event-flow?tab=table');
  await ready(page);
  const rows = page.locator(`${FLOW} tbody tr`);
  await expect(rows).toHaveCount(17);
  await expect(rows.filter({ hasText: '本站解读' })).toHaveCount(5);
});

test('the participants of the flow and the places of the map are walked by keyboard, each with what its row says', async ({ page }) => {
  for (const [figure, count, first] of /** @type {[string, number, string][]} */ ([
    ['event-flow', 13, '居民'],
    ['places', 5, '分水医疗卫生次中心'],
  ])) {
    await page.goto(`/#/indicator/${figure}`);
    await ready(page);
    const box = page.locator(`[data-figure="${figure}"] .picture`);
    const announced = new Set();
    await box.focus();
    await page.keyboard.press('Home');
    await expect(box.locator('[aria-live]')).toContainText(first);
    for (let i = 0; i < count + 3; i += 1) {
      announced.add(await box.locator('[aria-live]').textContent());
      // By order: arrows go by place on a map.
      await page.keyboard.press('PageDown');
    }
    expect(announced.size).toBe(count);
    await page.keyboard.press('Home');
    await expect(box.locator('.tooltip .hint'), 'there is nothing to open').toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.goto('/#/indicator/event-flow');
  await ready(page);
  await page.locator(`${FLOW} .picture`).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('1天');
});

test('tables of words are sorted by their heads, on a page of their own by the address', async ({ page }) => {
  await page.goto('/#/indicator/systems?tab=table&lang=en');
  await ready(page);
  const first = page.locator('figure tbody tr').first();
  await page.getByRole('button', { name: 'Source' }).click();
  await expect(page).toHaveURL(/sort=source/);
  await expect(first).toContainText('paragraph 5');
  await page.getByRole('button', { name: 'Source' }).click();
  await expect(page.locator('th[aria-sort="descending"]')).toHaveText('Source');
  await expect(first).toContainText('paragraph 46');
});

test('the sliders and presets of the model change what is open, and the address carries them', async ({ page }) => {
  await page.goto('/#/governance');
  await ready(page);
  const model = page.locator('[data-figure="open-cases"]');
  const result = model.locator('.result');
  await expect(result.locator('.value')).toContainText('约220');
  await expect(result.locator('.value')).toHaveAttribute('data-observation', 'open-cases-yearend');
  await expect(result).toContainText('少约70件');
  const preset = model.locator('.presets').getByRole('button', { name: /4\.2天/ });
  await preset.click();
  await expect(result.locator('.value')).toContainText('约290');
  await expect(preset).toHaveAttribute('aria-pressed', 'true');
  const days = model.getByRole('slider').nth(1);
  await days.fill('2');
  await expect(result.locator('.value')).toContainText('约140');
  await expect(result.locator('.value')).not.toHaveAttribute('data-observation', /./);
  expect(new URL(page.url()).hash).toContain('days=2');
  await model.getByRole('slider').first().fill('100');
  await expect(result.locator('.value')).toContainText('约200');
  const before = await picture(page, 'open-cases').innerHTML();
  await model.getByRole('button', { name: '重新模拟一年' }).click();
  await expect.poll(async () => (await picture(page, 'open-cases').innerHTML()) === before).toBe(false);
  await expect(picture(page, 'open-cases')).not.toContainText('暴雨周');
  await model.getByRole('checkbox').check();
  await expect(picture(page, 'open-cases')).toContainText('暴雨周');
  await page.reload();
  await ready(page);
  await expect(result.locator('.value')).toContainText('约200');
  await expect(model.getByRole('checkbox')).toBeChecked();
  await model.getByRole('button', { name: '恢复报道数值' }).click();
  await expect(result.locator('.value')).toContainText('约220');
  await expect(picture(page, 'open-cases')).toContainText('模型模拟');
});

test('an input of the model leads to where it comes from', async ({ page }) => {
  await page.goto('/#/indicator/open-cases');
  await ready(page);
  await page.locator('.slider [data-observation="minhuwowei-days-yearend"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('3.17天');
  await page.keyboard.press('Escape');
  await page.locator('.result [data-observation="open-cases-yearend"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('模型估算');
});

test('the systems are walked by keyboard and open what the report says of them', async ({ page }) => {
  await page.goto('/#/indicator/systems?lang=en');
  await ready(page);
  const box = page.locator('[data-figure="systems"] .picture');
  await box.focus();
  await page.keyboard.press('ArrowRight');
  await expect(box.locator('svg [data-active]').filter({ visible: true })).toHaveCount(1);
  await expect(box.locator('[aria-live]')).toContainText('3710');
  await page.locator('[data-system="combat-hub"]').filter({ visible: true }).first().click();
  const hub = page.locator('[data-system="combat-hub"]').filter({ visible: true }).first();
  if (!(await page.getByRole('dialog').isVisible())) await hub.click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('Integrated operations hub');
  for (const merged of ['Duty office', 'Digital city-management centre', 'People call, I act']) await expect(panel).toContainText(merged);
  await panel.getByRole('link', { name: /Duty office/ }).click();
  await expect(panel).toContainText('functions merged into it');
  expect(page.url()).toContain('see=duty-office');
});

test('tables of flows and systems are downloaded as CSV and JSON', async ({ page }) => {
  for (const figure of ['event-flow', 'systems', 'places']) {
    await page.goto(`/#/indicator/${figure}`);
    await ready(page);
    const card = page.locator(`[data-figure="${figure}"]`);
    await card.getByRole('button', { name: '下载' }).click();
    for (const kind of ['CSV', 'JSON', 'SVG']) {
      const [file] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: kind, exact: true }).click()]);
      expect(file.suggestedFilename()).toBe(`${figure}.${kind.toLowerCase()}`);
    }
  }
});

test('on the Story the flow is whole, waits for no app, and plays', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await expect(picture(page, 'event-flow')).toBeVisible();
  await expect(page.locator(`${FLOW} .count`)).toHaveText('共9步');
  await page.locator(FLOW).getByRole('button', { name: '播放' }).click();
  await expect(page.locator(`${FLOW} .step-caption .ordinal`)).toHaveText('第1步');
  await expect(page.locator(`${FLOW} .step-caption .ordinal`)).toHaveText('第2步');
  await page.locator(FLOW).getByRole('button', { name: '暂停' }).click();
  const step = await page.locator(`${FLOW} .step-caption .ordinal`).textContent();
  await page.reload();
  await ready(page);
  await expect(page.locator(`${FLOW} .step-caption .ordinal`), 'the address says where it was').toHaveText(step);
});

test('before the app runs a slider is filled up to its value, and follows it', async ({ page }) => {
  await holding(page, '**/*.wasm');
  await page.goto('/governance/');
  await ready(page);
  const model = page.locator('.slider input');
  const fills = () =>
    model.evaluateAll(all =>
      all.map(({ value, min, max, style }) => [
        parseFloat(style.getPropertyValue('--at')),
        (100 * (Number(value) - Number(min))) / (Number(max) - Number(min)),
      ]),
    );
  const before = await fills();
  expect(before).toHaveLength(2);
  await model.last().focus();
  await page.keyboard.press('End');
  const after = await fills();
  expect(after[1][1]).toBeGreaterThan(before[1][1]);
  for (const [is, should] of [...before, ...after]) {
    expect(should).toBeGreaterThan(0);
    expect(is).toBeCloseTo(should, 3);
  }
});

test('a slider that is moved before the app runs stays where it was put', async ({ page }) => {
  const release = await holding(page, '**/*.wasm');
  await page.goto('/');
  await ready(page);
  const slider = page.locator(FLOW).getByRole('slider');
  await slider.focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
  await expect(page.locator(`${FLOW} .count`)).toHaveText('共9步');
  await expect(slider).toHaveAttribute('aria-valuetext', '全程');
  release();
  await expect(page.locator(`${FLOW} .step-caption .ordinal`)).toHaveText('第4步');
  await expect(slider).toHaveValue('4');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(`${FLOW} .step-caption .ordinal`)).toHaveText('第5步');
});

test('the Story leads on to the model', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.locator('#governance a.teaser').click();
  await expect(page.locator('[data-figure="open-cases"] .model')).toBeVisible();
});

test('each of the four is in a frame of any width', async ({ page }) => {
  for (const width of [280, 480, 760]) {
    await page.setViewportSize({ width, height: 800 });
    for (const figure of ['event-flow', 'open-cases', 'systems', 'places']) {
      await page.goto('about:blank');
      await page.goto(`/embed/${figure}/`);
      await ready(page);
      await expect(picture(page, figure)).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});
