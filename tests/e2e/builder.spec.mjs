// The builder: what it previews, what it puts together to be pasted, and how that is in other sites' pages.
import { expect, HOST, ready, SITE, test } from './site.mjs';

test('the builder previews in a real frame and its snippets work', async ({ page, request }) => {
  await page.goto(`${SITE}#/indicator/gdp`);
  await ready(page);
  await page.getByRole('button', { name: '嵌入' }).click();
  const preview = page.locator('.preview iframe').first();
  // A page that says nothing of it is light.
  await expect(preview).toHaveAttribute('src', `${SITE}embed/gdp/#?theme=light`);
  await expect(page.locator('.embedding')).toContainText('WordPress：添加“自定义HTML”区块');
  // Beside the wide column is a phone's; each is as wide as it says, and below the code that is pasted.
  const columns = page.locator('.preview');
  expect(await columns.evaluateAll(all => all.map(one => one.getBoundingClientRect().width))).toEqual([640, 320]);
  for (const column of await page.locator('.preview iframe').all())
    await expect(column.contentFrame().locator('figure svg').filter({ visible: true }).first()).toBeVisible();
  const code = await page.locator('.embedding pre').first().boundingBox();
  expect(code.y + code.height).toBeLessThan((await columns.first().boundingBox()).y);
  await expect(page.locator('.embedding > .quiet').filter({ hasText: new URL(SITE).origin })).toHaveCount(1);
  await page.getByLabel('语言').selectOption({ label: 'EN' });
  await page.getByLabel('隐藏标题').check();
  await page.getByLabel('宽度').selectOption({ label: '320 px' });
  await expect(preview).toHaveAttribute('src', /embed\/gdp\/en\/#\?theme=light&hide=title$/);
  expect((await page.locator('.preview').first().boundingBox()).width).toBeLessThanOrEqual(322);
  await page.locator('.options').getByLabel('外观').selectOption({ label: '深色' });
  await page.getByLabel('透明背景').check();
  await expect(preview).toHaveAttribute('src', /#\?theme=dark&hide=title&transparent=1$/);
  const look = page.frameLocator('.preview iframe >> nth=0').locator('html');
  await expect(look).toHaveAttribute('data-theme', 'dark');
  await expect
    .poll(() => look.evaluate(root => [root, root.querySelector('body')].map(part => getComputedStyle(part).backgroundColor)))
    .toEqual(['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
  // What has no script keeps the height that it is given: that of the preview.
  const high = async () => `height:${await preview.evaluate(frame => frame.offsetHeight)}px`;
  await expect.poll(async () => (await page.locator('.embedding pre').first().textContent()).includes(await high())).toBe(true);
  expect(await preview.evaluate(frame => frame.offsetHeight)).toBe(
    await page
      .frameLocator('.preview iframe >> nth=0')
      .locator('body')
      .evaluate(body => Math.ceil(body.getBoundingClientRect().height)),
  );
  const [iframe, element, picture] = await page.locator('.embedding pre').allTextContents();
  expect(iframe).toContain('width:100%;max-width:320px;');
  expect(iframe).toContain('transparent=1&hide=title&theme=dark');
  expect(element).toContain('<wanzhou-figure figure="gdp" lang="en" transparent="1" hide="title" theme="dark">');
  for (const snippet of [iframe, element]) {
    await page.goto(HOST);
    await page.setContent(snippet);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('figure[data-figure="gdp"]')).toBeVisible();
    await expect(frame.locator('h1')).toBeHidden();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  }

  // What is left where frames and scripts are taken out: a picture, no wider than its column, that leads to the figure.
  for (const snippet of [iframe, element]) {
    await page.goto(HOST);
    await page.setContent(
      `<div style="width:300px">${snippet.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<\/?(iframe|wanzhou-figure)[^>]*>/g, '')}</div>`,
    );
    const left = page.locator(`a[href="${SITE}f/gdp/en/"] img`);
    await expect.poll(() => left.evaluate(image => [image.naturalWidth, image.getBoundingClientRect().width])).toEqual([1200, 300]);
  }

  // WordPress takes a line for an address, finds the record in the document's head, and puts in what that says.
  const link = `${SITE}f/gdp/en/`;
  const [, found] = (await (await request.get(link)).text())
    .slice(0, 153_600)
    .match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/);
  const record = new URL(found, link).href;
  const { html } = await (await request.get(record)).json();
  await page.goto(HOST);
  await page.setContent(`<base href="${record}">${html}`);
  await expect(page.frameLocator('iframe').locator('figure[data-figure="gdp"] h1')).toContainText('GDP');

  await page.goto(HOST);
  await page.setContent(picture);
  const image = page.getByRole('img');
  await expect.poll(() => image.evaluate(img => [img.naturalWidth, img.naturalHeight])).toEqual([1200, 630]);
  await expect(image).toHaveAttribute('alt', /GDP/);
  await image.click();
  await expect(page).toHaveURL(`${SITE}f/gdp/en/`);
  await expect(page.locator('figure[data-figure="gdp"] h1')).toBeVisible();
});

test('a link opens the panel that it names, and links copied there do not', async ({ page }) => {
  for (const [open, name, part] of [
    ['embed', '嵌入', '.embedding'],
    ['download', '下载', '.files'],
    ['cite', '引用', '.cite'],
  ]) {
    await page.goto('about:blank');
    await page.goto(`${SITE}f/gdp/#?open=${open}`);
    await ready(page);
    const figure = page.locator('figure[data-figure="gdp"]');
    await expect(figure.getByRole('button', { name, exact: true })).toHaveAttribute('aria-expanded', 'true');
    await expect(figure.locator(part).first()).toBeInViewport();
    await expect(figure.locator('pre', { hasText: 'open=' })).toHaveCount(0);
    await figure.getByRole('button', { name, exact: true }).click();
    await expect(figure.locator(part)).toHaveCount(0);
  }
});

test('the frame that is pasted fits its figure at every width: by its script, and without it nothing is cut', async ({ page }) => {
  test.slow();
  for (const figure of ['gdp', 'event-flow', 'growth-streak']) {
    await page.goto(`${SITE}#/indicator/${figure}`);
    await ready(page);
    await page.getByRole('button', { name: '嵌入' }).click();
    await expect(page.frameLocator('.preview iframe >> nth=0').locator('figure svg').first()).toBeAttached();
    const code = page.locator('.embedding pre').first();
    await expect.poll(() => code.textContent()).not.toContain('height:640px');
    const snippet = await code.textContent();
    const bare = snippet.replace(/<script[\s\S]*/, '');
    for (const [pasted, most] of /** @type {[string, number][]} */ ([
      [snippet, 2],
      [bare, 9999],
    ])) {
      await page.goto(HOST);
      for (const width of [320, 480, 640, 800, 1200]) {
        await page.setContent(`<div style="width:${width}px">${pasted}</div>`);
        const handle = await page.locator('iframe').elementHandle();
        const frame = await handle.contentFrame();
        await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 20_000 });
        await expect
          .poll(async () => {
            const [height, content] = [
              (await handle.boundingBox()).height,
              await frame.evaluate(() => document.body.getBoundingClientRect().height),
            ];
            return content - height <= 26 && height - content <= most;
          }, `${figure} at ${width} px`)
          .toBe(true);
      }
    }
  }
});

test('the builder also works for a figure without a document of its own, with its height', async ({ page }) => {
  await page.goto(`${SITE}#/indicator/schooling-500154?open=embed`);
  await ready(page);
  const code = page.locator('.embedding pre');
  for (const column of await page.locator('.preview iframe').all())
    await expect(column.contentFrame().locator('figure svg').filter({ visible: true }).first()).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => code.first().textContent()).not.toContain('height:640px');
  const [frame, element, link] = await code.allTextContents();
  expect(element).toContain('<wanzhou-figure figure="schooling-500154" lang="zh" theme="light" start>');
  // It has no picture that is published: what is left is a link, and is called one.
  await expect(page.locator('.embedding li > b')).toHaveText(['iframe', '脚本（自适应高度）', '文字链接']);
  expect(link).toMatch(/^<a href="[^"]*indicator\/schooling-500154[^"]*">[^<]+<\/a>$/);
  for (const snippet of [frame, element]) {
    await page.goto(HOST);
    await page.evaluate(() => {
      window.heights = [];
      addEventListener('message', ({ data }) => {
        if (data?.['datawrapper-height']) window.heights.push(...Object.values(data['datawrapper-height']));
      });
    });
    await page.setContent(snippet);
    await expect(page.frameLocator('iframe').locator('figure[data-figure="schooling-500154"] svg').first()).toBeVisible({
      timeout: 20_000,
    });
    await expect.poll(() => page.locator('iframe').evaluate(one => one.offsetHeight), { timeout: 10_000 }).toBeGreaterThan(300);
    // Of the page that another is drawn in place of no height is said.
    expect(Math.max(...(await page.evaluate(() => window.heights)))).toBeLessThan(1500);
  }
});

test('the line for WordPress is offered where the site names whole addresses, and says what does not apply', async ({ page }) => {
  const names = async () => {
    await ready(page);
    await page.getByRole('button', { name: 'Embed' }).click();
    await page.locator('.embedding pre').first().waitFor();
    return page.locator('.embedding li > b').allTextContents();
  };
  await page.goto(`${SITE}f/gdp/en/`);
  expect((await names()).filter(name => name.includes('WordPress'))).toEqual([]);
  await page.route('**/f/gdp/en/', async route => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<link rel="canonical" href="[^"]*"/, `<link rel="canonical" href="${SITE}f/gdp/en/"`);
    await route.fulfill({ response, body });
  });
  await page.goto(`${SITE}f/gdp/en/`);
  expect(await names()).toContainEqual(expect.stringMatching(/^WordPress .*only the language applies/));
  expect(await page.locator('.embedding pre').nth(2).textContent()).toBe(`${SITE}f/gdp/en/`);
});

test('a built snippet shows the figure as the reader has set it', async ({ page }) => {
  await page.goto(`${SITE}#/governance?step=4&days=2&surge=1`);
  await ready(page);
  const built = async figure => {
    const card = page.locator(`[data-figure="${figure}"]`);
    await ready(page);
    await card.getByRole('button', { name: '嵌入' }).click();
    const source = await card.locator('.preview iframe').first().getAttribute('src');
    return [source, ...(await card.locator('.embedding pre').allTextContents())];
  };
  const [flow, flowFrame, flowElement] = await built('event-flow');
  expect(flow).toBe(`${SITE}embed/event-flow/#?theme=light&step=4`);
  expect(flowFrame).toContain(`src="${SITE}embed/event-flow/#?step=4&theme=light"`);
  expect(flowElement).toContain('step="4"');
  const [model, modelFrame, modelElement] = await built('open-cases');
  expect(model).toBe(`${SITE}embed/open-cases/#?theme=light&days=2&surge=1`);
  expect(modelElement).toContain('days="2" surge="1"');
  // What is set while the builder is open is put together too.
  await page.locator('.controls').getByRole('button').last().click();
  await expect(page.locator('[data-figure="event-flow"] .preview iframe').first()).toHaveAttribute('src', /step=5$/);
  await page.goto(HOST);
  await page.setContent(`${flowFrame}${modelFrame}`);
  await expect(page.frameLocator('iframe >> nth=0').locator('.count')).toHaveText('4 / 9');
  await expect(page.frameLocator('iframe >> nth=1').locator('.result .value')).toContainText('140');

  await page.goto(`${SITE}#/indicator/gdp?tab=table&sort=-value`);
  const [table, , tableElement] = await built('gdp');
  expect(table).toBe(`${SITE}embed/gdp/#?theme=light&tab=table&sort=-value`);
  expect(tableElement).toContain('tab="table" sort="-value" theme="light"');
  await expect(page.frameLocator('.preview iframe >> nth=0').locator('th[aria-sort="descending"]')).toBeVisible({ timeout: 20_000 });

  await page.goto(`${SITE}#/indicator/district-gdp?tab=map`);
  await ready(page);
  const [map] = await built('district-gdp');
  expect(map).toBe(`${SITE}embed/district-gdp/#?theme=light&tab=map`);
  await expect(page.frameLocator('.preview iframe >> nth=0').locator('.choropleth svg').filter({ visible: true }).first()).toBeVisible({
    timeout: 20_000,
  });
});

test('the first view of a comparison has a picture to be pasted, another one a link that keeps what is compared', async ({ page }) => {
  const card = page.locator('figure[data-figure="districts"]').first();
  const item = name => card.locator('.embedding li', { hasText: name });
  await page.goto(`${SITE}d/one-person-share/`);
  await ready(page);
  await card.getByRole('button', { name: '嵌入' }).click();
  await expect(item('图片加链接').locator('pre')).toContainText(/<a href="[^"]*\/d\/one-person-share\/"><img src="/);
  const [, image] = (await item('图片加链接').locator('pre').textContent()).match(/src="([^"]+)"/);
  expect(image).toMatch(/figures\/districts-one-person-share\.zh\.png$/);
  expect((await page.request.get(image)).status()).toBe(200);

  await page.goto(`${SITE}districts/#?y=one-person-share&view=rank`);
  await ready(page);
  await card.getByRole('button', { name: '嵌入' }).click();
  await expect(item('文字链接').locator('pre')).toContainText(/<a href="[^"]*\/d\/one-person-share\/#\?view=rank"/);
  await expect(item('图片加链接')).toHaveCount(0);
});

test('a link opens what it asks for on a comparison too, in whatever state', async ({ page }) => {
  for (const [path, button] of [
    ['districts/#?view=rank&open=embed', '嵌入'],
    ['districts/#?y=one-person-share&open=cite', '引用'],
    ['d/median-age/#?view=scatter&open=cite', '引用'],
    ['d/median-age/#?t=2010&open=download', '下载'],
  ]) {
    await page.goto('about:blank');
    await page.goto(SITE + path);
    await ready(page);
    const card = page.locator('figure[data-figure="districts"]').first();
    await expect(card.getByRole('button', { name: button, exact: true }), path).toHaveAttribute('aria-expanded', 'true');
    await expect(page, 'once it is open it is no part of the address').not.toHaveURL(/open=/);
  }
});

test('what is pasted is in sight once the builder has opened, wherever its figure was', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const [path, figure] of [
    ['f/gdp/', 'gdp'],
    ['', 'gdp'],
  ]) {
    await page.goto(SITE + path);
    await ready(page);
    const card = page.locator(`figure[data-figure="${figure}"]`).first();
    await card.getByRole('button', { name: '嵌入' }).click();
    await expect(card.locator('.embedding li pre').first(), path).toBeInViewport({ ratio: 1 });
  }
});

test('each snippet is copied by one press, as it is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${SITE}#/indicator/gdp?open=embed`);
  await ready(page);
  const forms = page.locator('.embedding li');
  await expect(page.frameLocator('.preview iframe >> nth=0').locator('figure svg').first()).toBeAttached();
  await expect.poll(() => forms.first().locator('pre').textContent()).not.toContain('height:640px');
  const count = await forms.count();
  expect(count).toBeGreaterThanOrEqual(3);
  const copied = new Set();
  for (const form of await forms.all()) {
    // The preview may be measured once more between the press and the look.
    await expect(async () => {
      await form.getByRole('button').click();
      await expect(form.getByRole('button')).toHaveText('已复制');
      const text = await page.evaluate(() => navigator.clipboard.readText());
      expect(text).toBe(await form.locator('pre').textContent());
      copied.add(text);
    }).toPass({ timeout: 15_000 });
  }
  expect(copied.size, 'each is another').toBe(count);
});

test('view and step of a frame are set in the builder, and the figure goes along', async ({ page }) => {
  await page.goto(`${SITE}#/indicator/gdp?open=embed`);
  await ready(page);
  const code = page.locator('.embedding pre').first();
  await page.locator('.embedding').getByLabel('显示方式').selectOption({ label: '表' });
  await expect(code).toContainText('tab=table');
  await expect(page.frameLocator('.preview iframe >> nth=0').locator('figure > .values')).toBeVisible();
  await page.goto(`${SITE}#/indicator/event-flow?open=embed`);
  await page.locator('.embedding').getByLabel('步骤').selectOption({ label: '第3步' });
  await expect(code).toContainText('step=3');
  await expect(page.getByRole('slider', { name: '步骤' })).toHaveValue('3');
});

test('a comparison is set in the builder, which stays open: view, census and districts', async ({ page }) => {
  await page.goto(`${SITE}#/districts?open=embed`);
  await ready(page);
  const [builder, code] = [page.locator('.embedding'), page.locator('.embedding pre').first()];
  await expect(code).toContainText('embed/districts/');
  const mark = await builder.elementHandle();
  await builder.getByLabel('显示方式').selectOption({ label: '排序' });
  await expect(code).toContainText('view=rank');
  await builder.getByLabel('年份').selectOption('2010');
  await expect(code).toContainText('t=2010');
  await builder.getByLabel('添加区县').selectOption('500233');
  await expect(code).toContainText(/pick=[^"]*500233/);
  await expect(page.locator('figure.districts > figcaption')).toContainText('2010年');
  await expect(page.frameLocator('.preview iframe >> nth=0').locator('h1')).toContainText('2010年');
  expect(await mark?.evaluate(element => element.isConnected), 'it is the same builder').toBe(true);
});

test('what the service model assumes is set in the builder, and figure, frame and snippets go along', async ({ page }) => {
  await page.goto(`${SITE}#/indicator/open-cases?open=embed`);
  await ready(page);
  const builder = page.locator('.embedding');
  const field = name => builder.locator('.options label', { hasText: name }).locator('input');
  const [frame, element] = [builder.locator('pre').first(), builder.locator('pre').nth(1)];
  await expect(frame).toContainText('embed/open-cases/');
  await expect(frame, 'as the article has it nothing is set').not.toContainText('arrivals');
  // What it begins with is what the figure shows.
  await expect(field('日均新增')).toHaveValue(await page.getByRole('slider', { name: '日均新增' }).inputValue());
  const mark = await builder.elementHandle();
  for (const [name, value, set, attribute] of [
    ['日均新增', '57.5', 'arrivals=57.5', 'arrivals="57.5"'],
    ['平均办结用时', '2.25', 'days=2.25', 'days="2.25"'],
    ['模拟年份序号', '3', 'seed=3', 'seed="3"'],
  ]) {
    await field(name).fill(value);
    await field(name).blur();
    await expect(frame).toContainText(set);
    await expect(element).toContainText(attribute);
    await expect(page.locator('.preview iframe').first()).toHaveAttribute('src', new RegExp(`[?&]${set.replace('.', '\\.')}(&|$)`));
  }
  await field('暴雨周').check();
  await expect(frame).toContainText('surge=1');
  // What the sliders cannot be set to changes nothing.
  for (const wrong of ['151', '0', '']) {
    await field('日均新增').fill(wrong);
    await field('日均新增').blur();
    await expect(field('日均新增'), `${wrong} is taken back`).toHaveValue('57.5');
    await expect(frame).toContainText('arrivals=57.5');
  }
  await expect(page.getByRole('slider', { name: '日均新增' })).toHaveValue('57.5');
  await expect(page.frameLocator('.preview iframe >> nth=0').getByRole('slider', { name: '日均新增' })).toHaveValue('57.5', {
    timeout: 20_000,
  });
  expect(await mark?.evaluate(own => own.isConnected), 'it is the same builder').toBe(true);
});

test('indicators and group of a comparison are chosen in the builder', async ({ page }) => {
  await page.goto(`${SITE}#/districts?open=embed`);
  await ready(page);
  const [builder, code] = [page.locator('.embedding'), page.locator('.embedding pre').first()];
  const choice = name => builder.locator('.options label', { has: page.locator(`span:text-is("${name}")`) }).locator('select');
  const choose = async (name, option) => {
    const value = await choice(name).locator('option', { hasText: option }).first().getAttribute('value');
    await choice(name).selectOption(value);
  };
  await choose('指标', '一人户比重');
  await expect(code).toContainText(/y=one-person-share|d\/one-person-share/);
  await choose('比较范围', '渝东北');
  await expect(code).toContainText('among=north-east');
  await builder.getByLabel('显示方式').selectOption({ label: '散点' });
  await choose('横轴', '每100名0至14岁人口对应');
  await expect(code).toContainText('x=ageing-index');
  await expect(choice('纵轴').locator('option:checked')).toContainText('一人户比重');
  await expect(page.frameLocator('.preview iframe >> nth=0').locator('figure[data-figure="districts"] svg').first()).toBeVisible({
    timeout: 20_000,
  });
});
