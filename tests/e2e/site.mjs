// What every browser test shares: the site's pages, a visit that watches for errors and foreign requests.
import { expect, test as base } from '@playwright/test';

export const PAGES = [
  '#/',
  '#/districts',
  '#/map',
  '#/governance',
  '#/data',
  '#/about',
  '#/indicator/industry-output',
  '#/indicator/systems',
  '#/indicator/places',
  '#/indicator/chongqing-gdp',
  '#/embed/events',
  '#/embed/open-cases',
];
export const LANGUAGES = ['zh', 'en'];
/** For tests that look at all pages: English, whose words are long, on a phone; Chinese at a desk. */
export const AT_ONE_WIDTH = { zh: { tag: '@wide' }, en: { tag: '@phone' } };
/** Of the Story: first those of the censuses, which have no page of their own. */
export const PEOPLE_FIGURES = ['ages', 'residents', 'households', 'settlement', 'registration'].map(part => `${part}-500101`);
export const STORY_FIGURES = [
  ...PEOPLE_FIGURES,
  'growth-streak',
  'industry-composition',
  'industry-output',
  'growth-rates',
  'ranks',
  'gdp',
  'sectors-2025',
  'freight',
  'schools',
  'renewal',
  'hospitals',
  'jobs',
  'farming',
  'events',
  'event-flow',
  'response-time',
];
export const MAP_FIGURES = ['district-population', 'district-gdp'];

/** The site, the site on a host that lets other origins read its files, and pages of other sites (playwright.config.mjs). */
const port = Number(process.env.E2E_PORT ?? 4173);
export const [SITE, SITE_CORS, HOST] = [0, 1, 2].map(at => `http://127.0.0.1:${port + at}/`);

/** The address of a page in a language. */
export const address = (hash, lang) => `/${hash}${hash.includes('?') ? '&' : '?'}lang=${lang}`;

/** The address of a page where the first document is shown in place of its own, as without a network: the app draws it. */
export const drawn = (hash, lang) => `/?kept${address(hash, lang).slice(1)}`;

/** Waits until the application says that the page is there. */
export const ready = page => expect(page.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 30_000 });

/** Waits until what was just changed has been laid out, painted and, where something listens for that, answered. */
export const painted = page =>
  page.evaluate(
    () =>
      new Promise(resolve => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );

/** The value of a mark as the table of its figure has it: what every tooltip must say. */
export const inTable = (root, mark) =>
  mark.getAttribute('data-observation').then(id => root.locator(`tr[data-observation="${id}"] td.number`).first().textContent());

/** Starts the app where a prerendered document has not needed it yet. */
export const start = page => page.evaluate(() => window.wanzhou.start());

/** What the pages of a context do against their policies, from then on, in every frame. */
export async function violationsOf(context) {
  const violations = [];
  await context.exposeBinding('violated', (_, what) => {
    violations.push(what);
  });
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, documentURI }) => {
      window.violated([effectiveDirective, blockedURI, sample, documentURI].join(' '));
    }),
  );
  return violations;
}

/** A test whose pages may do nothing against their policies, and whose page may neither report an error nor leave its own
 *  origin, except for what it allows itself. */
export const test = base.extend({
  allowed: [
    async ({}, use) => {
      await use([]);
    },
    { scope: 'test' },
  ],
  violations: async ({ context }, use) => {
    const violations = await violationsOf(context);
    await use(violations);
    expect(violations, 'against the policy').toEqual([]);
  },
  page: async ({ page, allowed, violations: _watched }, use) => {
    const complaints = [];
    const blocked = /Service Worker registration blocked by Playwright/;
    const ours = [SITE, SITE_CORS, HOST].map(address => new URL(address).origin);
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('request', request => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && !ours.includes(url.origin)) complaints.push(`request to ${url.origin}`);
    });
    await use(page);
    // What is still under way when a test has ended is none of its faults.
    const messages = [...complaints];
    for (const routed of [page, page.context()]) await routed.unrouteAll({ behavior: 'ignoreErrors' });
    expect(messages.filter(text => ![blocked, ...allowed].some(pattern => pattern.test(text)))).toEqual([]);
  },
});

export { expect };

/** Cumulative layout shift so far, from before the page's first paint; call before `goto`. */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => window.shifts);
}
