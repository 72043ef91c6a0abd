// Pictures of the built site in dist/, compared with those in baseline/. run.mjs is the way in.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { BASELINE, DIST, HERE, PORT, REPORT, RESULTS, TOP } from './folders.mjs';

const address = `http://127.0.0.1:${PORT}/`;

if (!existsSync(`${DIST}index.html`)) throw new Error('no dist/index.html: run make build first');

export default defineConfig({
  testDir: '.',
  outputDir: `${RESULTS}visual`,
  reporter: [['list'], ['json', { outputFile: REPORT }]],
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  updateSnapshots: 'none',
  snapshotPathTemplate: `${BASELINE}{arg}{ext}`,
  // With the pinned fonts, two builds of Chromium draw alike but for a level or two of grey; what has to be let through is
  // what the baselines' 256 colours cannot say. A digit that moves by three pixels changes eleven or more; 0.05 is a colour that
  // is 13 of 255 levels lighter. suite.spec.mjs holds what must be seen.
  expect: { timeout: 30_000, toHaveScreenshot: { threshold: 0.05, maxDiffPixels: 8 } },
  use: {
    baseURL: address,
    browserName: 'chromium',
    locale: 'zh-CN',
    serviceWorkers: 'block',
    // The stylesheets that the pictures are taken with are not the site's.
    bypassCSP: true,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--force-color-profile=srgb', '--disable-background-networking', '--disable-component-update'],
      env: { ...process.env, FONTCONFIG_FILE: `${HERE}fonts/fonts.conf` },
    },
  },
  projects: [
    { name: '390', testMatch: 'visual.spec.mjs', use: { viewport: { width: 390, height: 844 } } },
    { name: '1280', testMatch: 'visual.spec.mjs', use: { viewport: { width: 1280, height: 900 } } },
    {
      name: 'suite',
      testMatch: 'suite.spec.mjs',
      snapshotPathTemplate: `${RESULTS}visual-suite/{arg}{ext}`,
      use: { viewport: { width: 390, height: 844 } },
    },
  ],
  webServer: {
    command: `node node_modules/sirv-cli/bin.js dist --host 127.0.0.1 --port ${PORT} --quiet`,
    cwd: TOP,
    url: address,
    reuseExistingServer: false,
  },
});
