// Tests of the built site in dist/ in old Chromiums.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { executable, KERNELS } from './kernels.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const port = Number(process.env.E2E_PORT ?? 4173);
const address = `http://127.0.0.1:${port}/`;

if (!existsSync(`${top}dist/index.html`)) throw new Error('no dist/index.html: run make build first');

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: '../../test-results/kernels',
  reporter: [['list'], ['json', { outputFile: '../../test-results/kernels.json' }]],
  forbidOnly: true,
  workers: 2,
  fullyParallel: true,
  use: { baseURL: address, browserName: 'chromium', viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' },
  projects: KERNELS.map(kernel => ({
    name: `chromium-${kernel}`,
    use: { launchOptions: { executablePath: executable(kernel), args: ['--no-sandbox', '--disable-gpu'] } },
  })),
  webServer: {
    command: `node node_modules/sirv-cli/bin.js dist --host 127.0.0.1 --port ${port} --quiet`,
    cwd: top,
    url: address,
    reuseExistingServer: false,
  },
});
