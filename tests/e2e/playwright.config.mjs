// Browser tests of the built site in dist/, on the machine's own Chromium. RING chooses: `core` is what one runs before a
// commit, `further` the rest, `all` both.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const top = fileURLToPath(new URL('../..', import.meta.url));
const port = Number(process.env.E2E_PORT ?? 4173);
const address = `http://127.0.0.1:${port}/`;

const specs = names => names.map(name => `${name}.spec.mjs`);

/** What a reader does first on every page: it is there, it answers, it leads on, it is embedded. */
const CORE = specs(['district', 'districts', 'documents', 'hydration', 'marks', 'origin', 'pages', 'phone', 'reading']);
/** The same at every width: files, hosts, messages, faults of the network. */
const ONCE = specs([
  'destinations',
  'district',
  'districts',
  'documents',
  'embed',
  'endurance',
  'exports',
  'faults',
  'frames',
  'heights',
  'hosting',
  'long',
  'messages',
  'offline',
  'package',
  'policy',
  'previews',
  'released',
  'scale',
  'single',
]);
/** Only a phone has so little room. */
const PHONE = specs(['hostile']);
const ENGINES = specs(['engines']);

const ring = process.env.RING ?? 'all';
/** `2/4` runs the second quarter of them (make test-browser PART=2/4), with results of its own. */
const part = process.env.PART ? `-${process.env.PART.split('/')[0]}` : '';
const RINGS = { core: { testMatch: CORE }, further: { testIgnore: CORE }, all: {} };
if (!(ring in RINGS)) throw new Error(`RING=${ring}: it is one of ${Object.keys(RINGS).join(', ')}`);

/** A project without the specs that others run, and without the tests that only the other can. */
const project = (name, without, grepInvert, use) => ({
  name,
  use,
  grepInvert,
  ...RINGS[ring],
  testIgnore: [...without, ...ENGINES, ...(RINGS[ring].testIgnore ?? [])],
});

if (!existsSync(`${top}dist/index.html`)) throw new Error('no dist/index.html: run make build first');

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: `../../test-results/artifacts${part}`,
  reporter: [['list'], ['json', { outputFile: `../../test-results/${ring}${part}.json` }]],
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  use: {
    baseURL: address,
    browserName: 'chromium',
    // Readers of other languages are offered English, in one line.
    locale: 'zh-CN',
    // Whatever a test makes of the network, nothing kept earlier answers in its place; offline.spec allows it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    ...(ring === 'core' ? [] : [{ name: 'engines', testMatch: ENGINES }]),
    project('phone', ONCE, /@wide/, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }),
    project('desktop', PHONE, /@phone/, { viewport: { width: 1280, height: 900 } }),
  ],
  // The site; the site on a host that lets other origins read its files; pages of other sites.
  webServer: [
    `node node_modules/sirv-cli/bin.js dist --host 127.0.0.1 --port ${port} --quiet`,
    `node node_modules/sirv-cli/bin.js dist --host 127.0.0.1 --port ${port + 1} --quiet --cors`,
    `node tests/e2e/hosts.mjs ${port + 2}`,
  ].map((command, at) => ({ command, cwd: top, url: `http://127.0.0.1:${port + at}/`, reuseExistingServer: false })),
});
