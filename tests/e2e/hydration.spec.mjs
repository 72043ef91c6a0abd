// The app hydrates the prerendered document, and nothing moves.
import { holding } from './faults.mjs';
import { expect, painted, ready, SITE, start, test, watchShifts, STORY_FIGURES } from './site.mjs';

test('nothing shifts from first paint until the app runs', async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.goto('/');
  await ready(page);
  await start(page);
  await page.waitForTimeout(300);
  expect(await shifts()).toBeLessThanOrEqual(0.02);
});

test('nodes, scroll position and focus survive the start of the app', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  const figure = page.locator('[data-figure="hospitals"]');
  await figure.locator('summary').click();
  await figure.locator('summary').focus();
  // All text, also of figures that are too far from the screen to be laid out.
  const before = await page.evaluate(() => {
    window.kept = document.querySelector('[data-figure="industry-output"] .chart svg');
    window.title = document.querySelector('[data-figure="industry-output"] h3');
    return { y: scrollY, text: document.querySelector('main').textContent };
  });
  expect(before.y).toBeGreaterThan(500);
  expect(await start(page)).toBe(true);
  const after = await page.evaluate(
    text => ({
      y: scrollY,
      text: document.querySelector('main').textContent === text,
      picture: window.kept.isConnected,
      title: window.title.isConnected,
      focus: document.activeElement.tagName,
      open: document.querySelector('[data-figure="hospitals"] details').open,
    }),
    before.text,
  );
  expect(after).toEqual({ y: before.y, text: true, picture: true, title: true, focus: 'SUMMARY', open: true });
});

test('a document is ready before its app is asked for; what only that can answer starts it and is answered once', async ({ page }) => {
  const asked = [];
  page.on('request', request => {
    if (/\.wasm$|core\.json$/.test(request.url())) asked.push(request.url());
  });
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true, effectiveType: '4g' } }),
  );
  await page.goto('/');
  await ready(page);
  const figure = page.locator('[data-figure="gdp"]');
  await figure.locator('.picture').focus();
  await page.keyboard.press('End');
  await expect(figure.locator('.tooltip')).toBeVisible();
  await figure.locator('summary').click();
  await page.getByRole('button', { name: '外观' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/);
  await page.waitForTimeout(500);
  expect(asked, 'nothing is fetched for readers who save data').toEqual([]);

  const release = await holding(page, '**/*.wasm');
  const button = figure.getByRole('button', { name: '下载' });
  await button.click();
  await button.click();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(figure.locator('.export-panel')).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(button).not.toHaveAttribute('aria-busy');
  expect(asked.length).toBe(2);
  await expect(page.locator('#boot-waiting')).toBeHidden();
});

test('a slow app shows a loading notice, and the keyboard starts it too', async ({ page }) => {
  const release = await holding(page, '**/*.wasm');
  await page.goto('/');
  await ready(page);
  await page.keyboard.press('?');
  await expect(page.locator('#boot-waiting')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-app-state', 'loading');
  release();
  await expect(page.locator('.shortcuts')).toBeVisible();
  await expect(page.locator('#boot-waiting')).toBeHidden();
});

test('a value that is pressed before the app is there opens where it comes from', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.locator('h1 [data-observation], .note [data-observation], .lede [data-observation]').first().click();
  await expect(page.locator('.provenance dl')).toBeVisible();
  await page.goBack();
  await expect(page.locator('.provenance')).toHaveCount(0);
});

test('a reader who has chosen English gets the English document', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.locator('[data-action="lang"]').click();
  await expect(page).toHaveURL(/\/en\/$/);
  await page.goto('/f/gdp/');
  await expect(page).toHaveURL(/\/f\/gdp\/en\/$/);
  await ready(page);
  await page.locator('[data-action="lang"]').click();
  await expect(page).toHaveURL(/\/f\/gdp\/$/);
  await page.goto('/');
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('the page reads before and without the app', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL);
  await expect(page.locator('h1')).toContainText('44');
  await expect(page.locator('[data-figure="industry-output"] svg').filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('figure[data-figure]')).toHaveCount(STORY_FIGURES.length);
  await context.close();
});

/** Whether the app has been started, fetched or not; before `goto`. */
async function watchStart(page) {
  await page.addInitScript(() => {
    /** @type {(...given: unknown[]) => Promise<any>} */
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = (...given) => {
      window.instantiated = true;
      return instantiate.apply(WebAssembly, given);
    };
  });
  return () => page.evaluate(() => window.instantiated === true);
}

for (const [network, connection, fetched] of /** @type {[string, object, boolean][]} */ ([
  ['usual', { saveData: false, effectiveType: '4g' }, true],
  ['unknown', undefined, true],
  ['2g', { saveData: false, effectiveType: '2g' }, false],
  ['slow 2g', { saveData: false, effectiveType: 'slow-2g' }, false],
  ['usual, and data are saved', { saveData: true, effectiveType: '4g' }, false],
])) {
  test(`network: ${network}: the app is ${fetched ? 'fetched ahead and not started' : 'not fetched ahead'}`, { tag: '@wide' }, async ({
    page,
  }) => {
    const asked = [];
    page.on('request', request => {
      if (/app-\w+(_bg\.wasm|\.js)|core\.json$/.test(request.url())) asked.push(request.url().split('/').pop());
    });
    await page.addInitScript(value => Object.defineProperty(Navigator.prototype, 'connection', { value }), connection);
    const isStarted = await watchStart(page);
    await page.goto('/');
    await ready(page);
    // What the page does when nothing else is to be done comes before what is asked for after it.
    await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)));
    if (fetched) await expect.poll(() => asked.length).toBe(3);
    await page.waitForLoadState('networkidle');
    expect(asked).toHaveLength(fetched ? 3 : 0);
    expect(await isStarted()).toBe(false);
    // It would be noticed; and what is there is not fetched again.
    expect(await start(page)).toBe(true);
    expect(await isStarted()).toBe(true);
    expect(asked).toHaveLength(3);
  });
}

test.describe('in parts', { tag: '@wide' }, () => {
  /** What the page knows of its parts: those that have been hydrated, and whether all have. */
  const taken = page => page.evaluate(() => window.taken);
  const isWhole = page => page.evaluate(() => window.whole);
  const release = page => page.evaluate(() => window.release());
  const button = (page, figure) => page.locator(`figure[data-figure="${figure}"] .links button[aria-expanded]`).first();

  /** The Story with the app running, whose parts wait for a message that does not come. */
  async function waiting(page, path = '') {
    await page.addInitScript(() => {
      const held = [];
      let holds = false;
      const { postMessage } = MessagePort.prototype;
      Object.assign(MessagePort.prototype, {
        postMessage(...given) {
          const post = () => postMessage.apply(this, given);
          if (holds) held.push(post);
          else post();
        },
      });
      window.hold = () => {
        holds = true;
      };
      window.release = () => {
        holds = false;
        for (const post of held.splice(0)) post();
      };
    });
    await page.goto(SITE + path);
    await ready(page);
    await page.evaluate(() => {
      [window.taken, window.whole] = [[], false];
      const { intact, untouched, hydrated } = window.wanzhou;
      Object.assign(window.wanzhou, {
        // The last that is asked before the page is hydrated.
        intact: () => {
          window.hold();
          return intact();
        },
        untouched: element => {
          window.taken.push(element.id);
          return untouched(element);
        },
        hydrated: () => {
          window.whole = true;
          hydrated();
        },
      });
    });
    expect(await start(page)).toBe(true);
    await painted(page);
    expect(await taken(page), 'all parts wait').toEqual([]);
  }

  test('what a reader reaches for is hydrated before what is above it, and the rest in the end', async ({ page }) => {
    await waiting(page);
    const last = STORY_FIGURES.at(-1);
    await page.evaluate(id => {
      window.picture = document.querySelector(`#${id} .picture svg`);
    }, last);
    await button(page, last).click();
    await expect(button(page, last)).toHaveAttribute('aria-expanded', 'true');
    await expect(page.locator(`#${last} .export-panel`)).toBeVisible();
    expect(await taken(page)).toEqual([last]);
    expect(await isWhole(page)).toBe(false);
    await release(page);
    await expect.poll(() => isWhole(page)).toBe(true);
    expect((await taken(page)).toSorted()).toEqual(STORY_FIGURES.toSorted());
    expect(await page.evaluate(() => window.picture.isConnected), 'the prerendered element was hydrated').toBe(true);
    // Each answers for itself: one press of each, all at once.
    await page.evaluate(() => {
      for (const figure of document.querySelectorAll('figure[data-figure]')) {
        const found = figure.querySelector('.links button[aria-expanded="false"]');
        figure.toggleAttribute('data-pressed', Boolean(found));
        found?.click();
      }
    });
    await expect(page.locator('figure[data-pressed] .links button[aria-expanded="true"]')).toHaveCount(STORY_FIGURES.length);
  });

  test('a figure that something has changed while it waited is drawn anew, and answers', async ({ page }) => {
    await waiting(page);
    await page.evaluate(() => {
      const text = document.querySelector('[data-figure="gdp"] tbody .number').firstChild;
      const link = Object.assign(document.createElement('a'), { href: 'tel:117940' });
      text.replaceWith(link);
      link.append(text);
      window.pictures = ['gdp', 'ranks'].map(id => document.querySelector(`#${id} .picture svg`));
    });
    await expect.poll(() => taken(page), 'before it is pressed, or the press would be lost').toEqual(['gdp']);
    await button(page, 'gdp').click();
    await expect(page.locator('#gdp .export-panel')).toBeVisible();
    await expect(page.locator('#gdp a[href^="tel"]'), 'drawn anew').toHaveCount(0);
    await release(page);
    await expect.poll(() => isWhole(page)).toBe(true);
    expect(await page.evaluate(() => window.pictures.map(picture => picture.isConnected)), 'that one alone').toEqual([false, true]);
    await expect(page.locator('#gdp .chart svg').filter({ visible: true })).toBeVisible();
    await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  });

  test('the keyboard reaches a part, and what it opens there', async ({ page }) => {
    await waiting(page);
    await button(page, 'schools').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('#schools .export-panel')).toBeVisible();
    expect(await taken(page)).toEqual(['schools']);
  });

  test('a value opens and the language changes while parts wait for hydration', async ({ page }) => {
    await waiting(page);
    await page.locator('.act .note [data-observation]').first().click();
    await expect(page.locator('.provenance dl')).toBeVisible();
    expect((await taken(page)).toSorted(), 'what changes finds all of the page alive').toEqual(STORY_FIGURES.toSorted());
    await page.goto('about:blank');
    await waiting(page);
    await page.locator('[data-action="lang"]').click();
    await expect(page).toHaveURL(`${SITE}en/`);
    await ready(page);
    await expect(page.locator('h1')).toContainText('44');
  });
});
