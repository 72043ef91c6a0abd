// The districts compared: what a reader does first. Each state is in the address, so that it can be linked and left.
import AxeBuilder from '@axe-core/playwright';
import { address, expect, ready, SITE, start, test } from './site.mjs';

const title = page => page.locator('#districts-title');
const picture = page => page.locator('.districts .picture').first();
const notices = page => page.locator('.notice').filter({ visible: true });
const drawn = page => picture(page).locator('svg').filter({ visible: true }).first();

test('an indicator, a census, a change and a view are chosen, and back leads through them', async ({ page }) => {
  await page.goto(address('#/districts', 'zh'));
  await ready(page);
  await start(page);
  await expect(title(page)).toContainText('65岁及以上');
  await expect(drawn(page)).toBeVisible();

  await page.locator('.picker').first().click();
  await expect(page.getByRole('searchbox'), 'the list takes the focus').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.picker').first(), 'and gives it back').toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').fill('dianti');
  await page.locator('.choices li button').filter({ hasText: '电梯' }).click();
  await expect(page.locator('.picker').first()).toBeFocused();
  await expect(title(page)).toContainText('电梯');
  await expect(page).toHaveURL(/y=lift-share/);
  await expect(page.locator('.timeline-step').first(), 'a census without it cannot be chosen').toBeDisabled();

  await page.goBack();
  await expect(title(page)).toContainText('65岁及以上');
  await page.locator('.timeline-step').nth(1).click();
  await expect(title(page)).toContainText('2010年');
  await page.locator('.switch button').nth(1).click();
  await expect(page).toHaveURL(/change=1/);
  await expect(title(page)).toContainText(/上升|下降/);
  await expect(notices(page), 'the page’s own buttons say nothing in vain').toHaveCount(0);

  await page.getByRole('link', { name: '表', exact: true }).click();
  await expect(page.locator('.districts-table tbody tr').filter({ visible: true })).toHaveCount(38);
});

test('a class of the legend highlights its members, and a group sets who is compared', async ({ page }) => {
  await page.goto(address('#/districts', 'zh'));
  await ready(page);
  await start(page);
  const group = drawn(page).locator('[data-members]').last();
  const members = (await group.getAttribute('data-members')).split(' ');
  expect(members.length).toBeGreaterThan(1);
  await group.scrollIntoViewIfNeeded();
  const { x, y, width } = await group.boundingBox();
  await page.mouse.move(x + width / 2, y + 20);
  for (const id of members) await expect(drawn(page).locator(`[data-observation="${id}"][data-active]`).first()).toBeAttached();
  const lit = await drawn(page)
    .locator('[data-active]')
    .evaluateAll(marks => new Set(marks.map(mark => mark.dataset.observation)).size);
  expect(lit, 'and nobody else').toBe(members.length);
  const other = drawn(page).locator('g[data-observation]:not([data-active])').first();
  await expect(other, 'the others step back').toHaveCSS('opacity', '0.3');
  await page.mouse.move(1, 1);
  await expect(page.locator('.districts [data-active]')).toHaveCount(0);

  await page.locator('.among').selectOption('north-east');
  await expect(page).toHaveURL(/among=north-east/);
  await expect(title(page)).toContainText('在渝东北11个区县中居第6位');
  await expect(page.locator('.districts .source-line').first()).toContainText('2008');
  await page.reload();
  await ready(page);
  await start(page);
  await expect(page.locator('.among'), 'the address says it again').toHaveValue('north-east');
  await page.goBack();
  await expect(title(page)).toContainText('在38个区县中');
});

test('a district is pointed at, picked by key and by press, and removed by its chip', async ({ page }) => {
  await page.goto(address('#/districts?pick=500101', 'zh'));
  await ready(page);
  await start(page);
  const chips = page.locator('.chips button');
  await expect(chips).toHaveCount(1);
  await picture(page).focus();
  await page.keyboard.press('Home');
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('忠县');
  await expect(tip).toContainText('第1位');
  await expect(picture(page).locator('[aria-live]')).toContainText('忠县');
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(2);
  await expect(page, 'a slot is a place in the address').toHaveURL(/pick=500101\.500233/);
  await expect(picture(page), 'the picture keeps the focus').toBeFocused();
  await chips.first().click();
  await expect(page).toHaveURL(/pick=\.500233/);
  await expect(title(page)).toContainText('忠县');
});

test('the keyboard walks to the second rank and picks it, a chip is taken out by Delete', async ({ page }) => {
  await page.goto(address('#/districts?view=rank&pick=500101', 'zh'));
  await ready(page);
  await start(page);
  const chips = page.locator('.chips button');
  const live = picture(page).locator('[aria-live]');
  await picture(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(live).toContainText('第1位');
  await page.keyboard.press('ArrowDown');
  await expect(live).toContainText('第2位');
  const second = await page.locator('.districts-table tbody tr').nth(1).locator('th').textContent();
  await expect(live).toContainText(second);
  await page.keyboard.press('Space');
  await expect(chips).toHaveCount(2);
  await expect(chips.nth(1)).toContainText(second);
  await chips.nth(1).focus();
  await page.keyboard.press('Delete');
  await expect(chips).toHaveCount(1);
  await expect(chips).toContainText('万州');
});

test('a seventh district is refused with the notice that six fit', async ({ page }) => {
  const six = '500101.500102.500103.500104.500105.500106';
  await page.goto(address(`#/districts?view=rank&pick=${six}`, 'zh'));
  await ready(page);
  await start(page);
  const chips = page.locator('.chips button');
  await expect(chips).toHaveCount(6);
  await expect(page.locator('.chips .full')).toHaveText('已满6个');
  await expect(page.locator('.chips select')).toHaveCount(0);
  await picture(page).focus();
  await page.keyboard.press('Home');
  await expect(picture(page).locator('[aria-live]')).toContainText('忠县');
  await page.keyboard.press('Enter');
  // One that goes out makes room; what was refused has not come in meanwhile.
  await chips.first().click();
  await expect(chips).toHaveCount(5);
  await expect(page).toHaveURL(/pick=\.500102\.500103\.500104\.500105\.500106/);
  await expect(page.locator('.chips select')).toHaveCount(1);
});

test('a region that is pointed at stands out in the ranking beside the map', async ({ page }) => {
  await page.goto(address('#/districts', 'zh'));
  await ready(page);
  const region = page.locator('.mapped .picture svg').filter({ visible: true }).locator('[data-observation]').first();
  await region.scrollIntoViewIfNeeded();
  const id = await region.getAttribute('data-observation');
  const row = page.locator('.ranking .picture svg').filter({ visible: true }).locator(`[data-observation="${id}"]`).first();
  await expect(row).not.toHaveAttribute('data-active');
  const { x, y } = await region.evaluate(shape => {
    const { left, top, width, height } = shape.getBoundingClientRect();
    // A point of a grid that lies in it: its middle may not.
    for (let at = 0; at < 400; at += 1) {
      const point = { x: left + (width * ((at % 20) + 0.5)) / 20, y: top + (height * (Math.floor(at / 20) + 0.5)) / 20 };
      if (shape.contains(document.elementFromPoint(point.x, point.y))) return point;
    }
    throw new Error('it cannot be pointed at');
  });
  await page.mouse.move(x, y);
  await expect(row).toHaveAttribute('data-active', '');
  await page.mouse.move(1, 1);
  await expect(row).not.toHaveAttribute('data-active');
});

test('with reduced motion there is no play button', async ({ page }) => {
  const play = page.locator('.timeline .play');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(address('#/districts', 'zh'));
  await ready(page);
  await expect(play).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(play).toBeHidden();
  await expect(page.locator('.timeline .timeline-step').first()).toBeVisible();
});

test('from one census to another marks move from their old positions, unless a reader prefers reduced motion', async ({ page }) => {
  /** How far each mark that moves begins from where one of its district was, in pixels. */
  const begun = view =>
    page.evaluate(
      async ([view]) => {
        const marks = () =>
          [...document.querySelectorAll(`.districts .${view} svg [data-observation]`)].filter(mark => mark.getClientRects().length > 0);
        const of = mark => mark.dataset.observation.match(/\d{6}$/)?.[0];
        // Discs keep their middle, rows and numbers of another length where they begin.
        const places = ({ x, y, width, height }) => [
          [x + width / 2, y + height / 2],
          [x, y],
        ];
        const before = marks().map(mark => [of(mark), places(mark.getBoundingClientRect())]);
        document.querySelectorAll('.districts .timeline-step')[1].click();
        for (let frame = 0; frame < 90; frame += 1) {
          await new Promise(requestAnimationFrame);
          const moving = marks().filter(mark => mark.getAnimations().length > 0);
          for (const mark of moving) {
            mark.getAnimations()[0].pause();
            mark.getAnimations()[0].currentTime = 0;
          }
          const away = mark => {
            const now = places(mark.getBoundingClientRect());
            const own = before.filter(([name]) => name === of(mark));
            return Math.min(...own.flatMap(([, was]) => now.map(([x, y], at) => Math.hypot(was[at][0] - x, was[at][1] - y))));
          };
          if (moving.length > 0) return moving.map(away);
        }
        return [];
      },
      [view],
    );
  for (const [hash, view] of [
    ['#/districts?view=rank', 'ranking'],
    ['#/districts?view=scatter', 'picture'],
  ]) {
    for (const reducedMotion of /** @type {const} */ (['no-preference', 'reduce'])) {
      await page.emulateMedia({ reducedMotion });
      await page.goto(address(hash, 'zh'));
      await ready(page);
      await start(page);
      await expect(drawn(page)).toBeVisible();
      const away = await begun(view);
      if (reducedMotion === 'reduce') expect(away).toEqual([]);
      else {
        expect(away.length, 'most districts have another place').toBeGreaterThan(20);
        expect(Math.max(...away)).toBeLessThan(3);
      }
    }
  }
});

test('the axes of a scatter change places, each with its census', async ({ page }) => {
  await page.goto(address('#/districts?view=scatter&y=aged-65-plus-share&t=2010&x=lift-share', 'zh'));
  await ready(page);
  await start(page);
  await page.locator('.swap').click();
  await expect(page).toHaveURL(/y=lift-share/);
  await expect(page.locator('.picker').first()).toContainText('电梯');
  await expect(notices(page)).toHaveCount(0);
});

test('the list of districts to add keeps its prompt', async ({ page }) => {
  await page.goto(address('#/districts?pick=500101', 'zh'));
  await ready(page);
  await start(page);
  const add = page.locator('.chips select');
  for (const [id, count] of /** @type {[string, number][]} */ ([
    ['500107', 2],
    ['500106', 3],
  ])) {
    await add.selectOption(id);
    await expect(page.locator('.chips button')).toHaveCount(count);
    await expect(add).toHaveValue('');
  }
});

test('an unknown district leads to no document', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  for (const hash of ['#/district/gdp', '#/indicator/500101', '#/indicator/no-such']) {
    await page.goto('about:blank');
    await page.goto(address(hash, 'zh'));
    await ready(page);
    await expect(page.locator('h1').filter({ visible: true }).first()).toBeVisible();
    await expect(notices(page).first()).toBeVisible();
  }
  expect(asked.filter(url => /\/(f|d|embed)\/(gdp|500101|no-such)\//.test(url))).toEqual([]);
});

test('parts of an address that mean nothing are named, and the page is there', async ({ page }) => {
  await page.goto(address('#/districts?y=no-such&t=1999&pick=510000', 'en'));
  await ready(page);
  await start(page);
  await expect(title(page)).toContainText('Wanzhou');
  for (const part of ['y=no-such', 't=1999', '510000']) {
    await expect(page.locator('.notice').filter({ hasText: part })).toBeVisible();
  }
});

test('every view is clean', async ({ page }) => {
  test.slow();
  for (const view of ['map', 'rank', 'scatter', 'time', 'table']) {
    await page.goto(address(`#/districts?view=${view}`, 'zh'));
    await ready(page);
    await start(page);
    if (view === 'table') await expect(page.locator('.districts-table tbody tr').filter({ visible: true }).first()).toBeVisible();
    else await expect(drawn(page)).toBeVisible({ timeout: 15_000 });
    const { violations } = await new AxeBuilder({ page }).include('.districts').analyze();
    expect(violations.map(({ id, nodes }) => `${view}: ${id} ${nodes[0].html}`)).toEqual([]);
  }
});

test('play shows the censuses that compare, one after the other, and stops at the last', async ({ page }) => {
  await page.goto(address('#/districts?y=density', 'zh'));
  await ready(page);
  await page.evaluate(() => {
    window.played = [];
    const shown = () => document.querySelector('.timeline-step[aria-pressed="true"]')?.textContent;
    new MutationObserver(() => {
      const now = shown();
      if (now && now !== window.played.at(-1)) window.played.push(now);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await page.getByRole('button', { name: '播放' }).click();
  await expect.poll(() => page.evaluate(() => window.played.join(' ')), { timeout: 15_000 }).toMatch(/2010 2020$/);
  await expect(page.getByRole('button', { name: '播放' }), 'it has stopped').toBeVisible({ timeout: 10_000 });
  expect(await page.evaluate(() => window.played.join(' ')), 'densities of 2000 do not compare').not.toContain('2000');
});

test('each indicator has a document that its links lead to, with what else they set, in either language', async ({ page }) => {
  await page.goto(address('#/districts?y=aged-60-plus-share&t=2010', 'en'));
  await expect(page).toHaveURL(`${SITE}d/aged-60-plus-share/en/#?t=2010`);
  await ready(page);
  await start(page);
  await expect(title(page)).toContainText('2010');
  await expect(page).toHaveTitle(/^Aged 60 and over, % · Districts · /);
  // From there on the page goes where it is led, and back.
  await page.goto(`${SITE}d/median-age/en/`);
  await ready(page);
  await expect(title(page)).toContainText('Median age');
  await page.getByRole('link', { name: 'Ranking', exact: true }).click();
  await expect(page).toHaveURL(`${SITE}d/median-age/en/#?view=rank`);
  await expect(title(page)).toContainText('Median age');
  await page.evaluate(() => {
    location.hash = '#?y=density';
  });
  await expect(page).toHaveTitle(/^Population density · /);
  await expect(title(page)).not.toContainText('Median age');
  await page.goBack();
  await expect(title(page)).toContainText('Median age');
  await page.getByRole('navigation').getByRole('link', { name: 'Districts', exact: true }).click();
  await expect(page).toHaveURL(`${SITE}districts/en/`);
  // An indicator that districts are not compared by is not in the window's title.
  await page.goto(`${SITE}districts/en/#?y=gdp`);
  await expect(notices(page).filter({ hasText: 'y=gdp' })).toBeVisible();
  await expect(page).toHaveTitle(/^Districts · /);
});

test('on the document of an indicator the page itself is another one, and the language another document', async ({ page }) => {
  await page.goto(`${SITE}d/median-age/`);
  await ready(page);
  await page.evaluate(() => {
    location.hash = '#/districts?theme=dark';
  });
  await expect(page).toHaveURL(`${SITE}districts/#?theme=dark`);
  await page.goto(`${SITE}d/median-age/#?t=2010&lang=en`);
  await expect(page).toHaveURL(`${SITE}d/median-age/en/#?t=2010`);
  await ready(page);
  await start(page);
  await expect(title(page)).toContainText('2010');
  await page.getByRole('link', { name: '阅读中文版' }).click();
  await expect(page).toHaveURL(`${SITE}d/median-age/#?t=2010`);
  await expect(title(page)).toContainText('2010年');
});
