// Browser tests of the built site in dist/, on the machine's own Chromium.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const top = fileURLToPath(new URL('../..', import.meta.url));
const port = Number(process.env.E2E_PORT ?? 4173);
const address = `http://127.0.0.1:${port}/`;

if (!existsSync(`${top}dist/index.html`)) throw new Error('no dist/index.html: run make build first');

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: '../../test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: '../../test-results/results.json' }]],
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  use: {
    baseURL: address,
    browserName: 'chromium',
    // Whatever a test makes of the network, nothing kept earlier answers in its place; offline.spec allows it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'engines', testMatch: 'engines.spec.mjs' },
    { name: 'phone', testIgnore: 'engines.spec.mjs', use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
    { name: 'desktop', testIgnore: 'engines.spec.mjs', use: { viewport: { width: 1280, height: 900 } } },
  ],
  // The site; the site on a host that lets other origins read its files; somebody else's pages.
  webServer: [
    `node node_modules/sirv-cli/bin.js dist --host 127.0.0.1 --port ${port} --quiet`,
    `node node_modules/sirv-cli/bin.js dist --host 127.0.0.1 --port ${port + 1} --quiet --cors`,
    `node tests/e2e/hosts.mjs ${port + 2}`,
  ].map((command, at) => ({ command, cwd: top, url: `http://127.0.0.1:${port + at}/`, reuseExistingServer: false })),
});
