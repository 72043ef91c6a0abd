// Without a mouse, without a picture, in large type: landmarks, headings, focus, names, languages, reflow, spacing, motion.
import { AT_ONE_WIDTH, address, expect, LANGUAGES, PAGES, painted, ready, test } from './site.mjs';

const FRAMED = hash => hash.startsWith('#/embed');

for (const lang of LANGUAGES) {
  for (const hash of PAGES) {
    test(`${hash} in ${lang}: landmarks, headings, names and languages are in order`, AT_ONE_WIDTH[lang], async ({ page }) => {
      await page.goto(address(hash, lang));
      await ready(page);
      for (const role of /** @type {const} */ (['banner', 'main', 'contentinfo'])) {
        await expect(page.getByRole(role), role).toHaveCount(FRAMED(hash) && role !== 'main' ? 0 : 1);
      }
      const navigations = await page.getByRole('navigation').evaluateAll(all => all.map(nav => nav.getAttribute('aria-label')));
      expect(new Set(navigations).size, `each has a name of its own: ${navigations}`).toBe(navigations.length);
      expect(navigations).not.toContain(null);

      const levels = await page
        .locator('h1, h2, h3, h4')
        .evaluateAll(all => all.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1])));
      expect(levels.filter(level => level === 1)).toHaveLength(1);
      for (const [at, level] of levels.entries())
        expect(level - (levels[at - 1] ?? 0), `heading ${at} of ${levels}`).toBeLessThanOrEqual(1);

      const wrong = await page.evaluate(language => {
        const found = [];
        const text = ids =>
          ids
            .split(' ')
            .map(id => document.getElementById(id)?.textContent.trim())
            .join(' ')
            .trim();
        const name = element =>
          element.getAttribute('aria-label') ??
          (element.hasAttribute('aria-labelledby')
            ? text(element.getAttribute('aria-labelledby'))
            : [...(element.labels ?? [])].map(label => label.textContent).join('') || element.textContent || element.title);
        for (const element of document.querySelectorAll(
          'a[href], button, input, select, textarea, summary, iframe, figure[data-figure], [role="button"], [role="group"], [role="region"], [role="img"], [role="dialog"]',
        )) {
          if (element.checkVisibility() && !name(element)?.trim()) found.push(`no name: ${element.outerHTML.slice(0, 90)}`);
        }
        for (const figure of document.querySelectorAll('figure[data-figure]')) {
          if (!figure.matches('[aria-labelledby], [aria-label]')) found.push(`named by all of its caption: ${figure.dataset.figure}`);
        }
        for (const svg of document.querySelectorAll('svg')) {
          if (!svg.closest('[aria-hidden="true"]') && !svg.querySelector('[role="img"][aria-label]'))
            found.push(`a graphic that is neither hidden nor has names in it: ${svg.outerHTML.slice(0, 90)}`);
        }
        // Chinese in an English page and English sentences in a Chinese one say which they are.
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const element = node.parentElement;
          if (element.closest('script, style, noscript, svg, pre, code, [hidden]') || !element.checkVisibility()) continue;
          const own = element.closest('[lang]').lang.slice(0, 2);
          const foreign = language === 'en' ? /\p{Script=Han}/u : /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}/;
          if (own === language && foreign.test(node.data)) found.push(`in no language of its own: ${node.data.trim().slice(0, 60)}`);
        }
        return found;
      }, lang);
      expect(wrong).toEqual([]);
    });
  }
}

test('the skip link is the first stop, is seen, and leads past the header', async ({ page }) => {
  await page.goto(address('#/about', 'zh'));
  await ready(page);
  await page.keyboard.press('Tab');
  const skip = page.locator('.skip');
  await expect(skip).toBeFocused();
  const box = await skip.boundingBox();
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.width * box.height).toBeGreaterThan(500);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await expect(page.locator('main h1'), 'the page is still the one it was').toHaveText('关于本站');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main').contains(document.activeElement))).toBe(true);
});

/**
 * Walks the page by Tab until the focus has left it, at most `most` stops. At each stop it is seen that the focus shows, by an
 * outline or a shadow that is gone when the focus has moved on, and that nothing lies over what has it.
 */
async function walk(page, most) {
  const stops = [];
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const look = element => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
        return [outlineStyle === 'none' || parseFloat(outlineWidth) < 1 ? 'none' : `${outlineWidth} ${outlineColor}`, boxShadow].join(', ');
      };
      const left = window.last?.isConnected && look(window.last);
      const element = document.activeElement;
      if (!element || element === document.body || element.dataset.stop !== undefined) return { left };
      element.dataset.stop = '';
      window.last = element;
      // A part of something long may be out of sight: what counts is the part in sight.
      const points = [...element.getClientRects()].flatMap(box =>
        [0.15, 0.5, 0.85].map(part => [box.left + box.width * part, box.top + box.height / 2]),
      );
      const free = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (element.contains(top) || top.contains(element));
      });
      const name = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30);
      return {
        left,
        focused: look(element),
        free,
        what: `${element.tagName.toLowerCase()} ${element.className} ${name}`.replace(/\s+/g, ' '),
      };
    });
    if (stops.length > 0) stops.at(-1).left = stop.left;
    if (!stop.what) return { stops, out: true };
    stops.push(stop);
  }
  return { stops, out: false };
}

// The table of all values has a stop in each of its many rows, of which some are brought as it is scrolled: a choice of them is walked.
// The panel lies over the right of a wide window, and Escape closes it from wherever the focus is.
for (const [hash, most, under] of /** @type {[string, number, boolean?][]} */ ([
  ['#/', 0],
  ['#/map', 0],
  ['#/governance?step=4', 0],
  ['#/data?q=gdp', 400],
  ['#/embed/open-cases', 0],
  ['#/indicator/gdp?see=gdp-2023', 0, true],
])) {
  test(`the keyboard goes through ${hash} and out of it, and is seen at every stop`, async ({ page, viewport }) => {
    test.slow();
    await page.goto(address(hash, 'en'));
    await ready(page);
    await painted(page);
    const reachable = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], button:not(:disabled), input, select, summary, [tabindex="0"]')].filter(element =>
          element.checkVisibility({ visibilityProperty: true }),
        ).length,
    );
    // An opened panel has the focus, after the page: the walk begins at the top.
    await page.evaluate(() => {
      document.querySelector('#app').tabIndex = -1;
      document.querySelector('#app').focus();
      document.querySelector('#app').removeAttribute('tabindex');
    });
    const { stops, out } = await walk(page, reachable + most + 20);
    expect(out, `still inside after ${stops.length} stops, the last: ${stops.at(-1)?.what}`).toBe(true);
    expect(stops.length, 'every control is a stop').toBeGreaterThanOrEqual(reachable);
    expect(
      stops.filter(stop => stop.left === stop.focused).map(stop => stop.what),
      'nothing shows the focus',
    ).toEqual([]);
    const covered = stops.filter(stop => !stop.free).map(stop => stop.what);
    if (under && viewport.width >= 720) {
      await page.locator('main a').last().focus();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    } else {
      expect(covered, 'covered').toEqual([]);
    }
  });
}

test('a panel that opens gets the focus, gives it back, and Escape closes it', async ({ page }) => {
  await page.goto(address('#/indicator/industry-output', 'en'));
  await ready(page);
  const value = page.locator('h1 [role="button"]').first();
  await value.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(value).toBeFocused();
});

// 320 px are 1,280 at 400 %, and 640 at 200 %; the height is then that of a low window.
for (const [width, height] of [
  [320, 256],
  [640, 450],
]) {
  test(`at ${width} px nothing scrolls sideways and nothing is cut off`, { tag: '@wide' }, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    for (const lang of LANGUAGES) {
      for (const hash of [
        ...PAGES,
        '#/district/500236',
        '#/indicator/gdp?see=gdp-2023',
        '#/indicator/gdp?tab=table',
        '#/indicator/event-flow?step=6',
        '#/indicator/district-gdp?tab=map',
      ]) {
        // From the first document an address like these is a step within it, that leads on a moment later.
        await page.goto('about:blank');
        await page.goto(address(hash, lang));
        await ready(page);
        const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        expect(scroll, `${hash} in ${lang}`).toBeLessThanOrEqual(client);
        expect(await cut(page), `${hash} in ${lang}`).toEqual([]);
      }
    }
  });
}

/** Text that does not fit its box, or that lies over other text. */
const cut = page =>
  page.evaluate(() => {
    // As after a reload: what is far from the screen has its true size too.
    document.documentElement.dataset.restoreScroll = '';
    const found = [];
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      // What scrolls is read by scrolling; rows of the whole table are of one height and open what is longer; what floats lies over.
      if (
        !node.data.trim() ||
        element.closest('script, style, noscript, [hidden], .hidden-text, .data-table, .skip, .provenance, .controls, svg') ||
        !element.checkVisibility()
      )
        continue;
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(element).fontSize);
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        // Of the font's box, letters fill the middle.
        const middle = (box.top + box.bottom) / 2;
        boxes.push({ box: { left: box.left, right: box.right, top: middle - 0.4 * size, bottom: middle + 0.4 * size }, node });
        let clip = element;
        while (clip && !/hidden|clip/.test(getComputedStyle(clip).overflowX + getComputedStyle(clip).overflowY)) clip = clip.parentElement;
        if (clip && clip !== document.documentElement && clip !== document.body) {
          const outer = clip.getBoundingClientRect();
          if (box.right > outer.right + 1 || box.bottom > outer.bottom + 1) found.push(`cut: ${node.data.trim().slice(0, 40)}`);
        }
        const scrolls = element.closest('.values, .text-table');
        if (!scrolls && box.right > innerWidth + 1) found.push(`beyond the edge: ${node.data.trim().slice(0, 40)}`);
      }
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    for (const [at, one] of boxes.entries()) {
      for (let next = at + 1; next < boxes.length && boxes[next].box.top < one.box.bottom; next += 1) {
        const two = boxes[next];
        if (one.node === two.node) continue;
        const wide = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
        const high = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
        if (wide > 2 && high > 3) {
          found.push(`over each other: ${one.node.data.trim().slice(0, 30)} | ${two.node.data.trim().slice(0, 30)}`);
        }
      }
    }
    return [...new Set(found)];
  });

test('in the larger type that phones make, text in pictures keeps its size and nothing is cut off', { tag: '@phone' }, async ({ page }) => {
  test.slow();
  for (const hash of ['#/', '#/districts', '#/governance', '#/indicator/gdp?tab=table']) {
    await page.goto('about:blank');
    await page.goto(address(hash, 'zh'));
    await ready(page);
    for (const part of [1.3, 1.6]) {
      // As messengers do it: a rule of theirs for the body, which makes larger what does not say otherwise. What follows from
      // it is set by hand, for not every build of the browser has it: the size of letters, and lines that are so many pixels high.
      const [larger, changed] = await page.evaluate(times => {
        const all = [...document.body.querySelectorAll('*')].filter(element => !element.matches('script, style'));
        for (const element of all) element.style?.removeProperty('font-size');
        for (const element of all) element.style?.removeProperty('line-height');
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`body { -webkit-text-size-adjust: ${times * 100}% !important; text-size-adjust: ${times * 100}% !important; }`);
        document.adoptedStyleSheets.push(sheet);
        const sizes = all.map(element => {
          const style = getComputedStyle(element);
          const part = style.getPropertyValue('text-size-adjust') === '100%' ? 1 : times;
          return { size: parseFloat(style.fontSize), line: parseFloat(style.lineHeight), part };
        });
        document.adoptedStyleSheets.pop();
        // Nothing inherits what is larger.
        for (const [at, { size, line, part }] of sizes.entries()) {
          all[at].style?.setProperty('font-size', `${size * part}px`, 'important');
          if (line) all[at].style?.setProperty('line-height', `${line * part}px`, 'important');
        }
        const grown = all.filter((_, at) => sizes[at].part !== 1);
        const words = grown.filter(element => element.matches('.picture svg :is(text, tspan)')).map(element => element.textContent);
        return [grown.length, words];
      }, part);
      await painted(page);
      expect(larger, `${hash}: what is larger`).toBeGreaterThan(5);
      expect(changed, `${hash}: text in pictures`).toEqual([]);
      expect(await cut(page), `${hash} at ${part}`).toEqual([]);
    }
  }
});

/** The spacing that WCAG 1.4.12 names, as readers' tools set it. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }';

for (const lang of LANGUAGES) {
  test(`with the reader's own spacing nothing is cut off and nothing overlaps, in ${lang}`, async ({ page }) => {
    test.slow();
    for (const hash of [...PAGES, '#/indicator/gdp?see=gdp-2023', '#/indicator/event-flow?step=6']) {
      await page.goto(address(hash, lang));
      await ready(page);
      expect(await cut(page), `${hash}, before`).toEqual([]);
      // Readers' tools are not bound by the page's policy; a style element of the test would be.
      await page.evaluate(css => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }, SPACING);
      await painted(page);
      expect(await cut(page), hash).toEqual([]);
      const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(scroll, hash).toBeLessThanOrEqual(client);
      // A drawing is laid out to the pixel: its text keeps the place that was made for it.
      const wider = await page
        .locator('.picture svg text')
        .filter({ visible: true })
        .evaluateAll(all => all.filter(text => parseFloat(getComputedStyle(text).letterSpacing) > 0).length);
      expect(wider, `${hash}: text in pictures`).toBe(0);
      await page.goto('about:blank');
    }
  });
}

test('with reduced motion nothing moves', async ({ page }) => {
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap(element =>
        [null, '::before', '::after'].flatMap(pseudo => {
          const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
          const long = text => text.split(',').some(part => parseFloat(part) > 0);
          const moves = (animationName !== 'none' && long(animationDuration)) || long(transitionDuration) || scrollBehavior === 'smooth';
          return moves ? [`${element.tagName} ${element.getAttribute('class')}`] : [];
        }),
      ),
    );
  for (const hash of ['#/', '#/governance?step=3', '#/data?q=zzzz', '#/map']) {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto(address(hash, 'zh'));
    await ready(page);
    if (hash === '#/') expect((await moving()).length, 'without it, something does').toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect([...new Set(await moving())], hash).toEqual([]);
  }
});
