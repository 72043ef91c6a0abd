// Loads the site in dist/ and its peers in turn, cold, as a slow phone on a slow network would, then lets both show other data, and
// says what it took.
// RUNS says how often (5); with KEEP the report is also kept where it is committed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { arrivals } from './arrivals.mjs';
import { PEERS, peerFiles, SITE, versions } from './pages.mjs';
import { report } from './report.mjs';
import { serve } from './server.mjs';
import { everything } from './story.mjs';
import { update } from './updates.mjs';
import { load, NETWORK, open, PHONE, point, SLOWDOWN } from './visit.mjs';
import { work } from './work.mjs';

const top = fileURLToPath(new URL('../../..', import.meta.url));
const runs = Number(process.env.RUNS || 5);
const pages = [...SITE, ...PEERS];

const say = text => console.error(`bench: ${text}`);

async function conditions(browser) {
  const libraries = Object.entries(await versions()).map(([name, version]) => `${name} ${version}`);
  const commit = spawnSync('git', ['describe', '--always', '--dirty'], { cwd: top, encoding: 'utf8' }).stdout?.trim();
  const [width, height] = [PHONE.viewport.width, PHONE.viewport.height];
  const mbps = throughput => `${(throughput * 8) / 1e6} Mbps`;
  return [
    `${new Date().toISOString().slice(0, 10)}, dist/ as it was with the sources at ${commit || 'an unknown commit'}, Chromium ${browser.version()}`,
    `beside ${libraries.join(', ')}`,
    `${width} × ${height}, ${mbps(NETWORK.downloadThroughput)} down, ${mbps(NETWORK.uploadThroughput)} up, ${NETWORK.latency} ms, processor slowed ${SLOWDOWN}×`,
    `${runs > 1 ? `medians of ${runs} runs` : 'one run'}, page after page; ${availableParallelism()} processors with a load of ${loadavg()[1].toFixed(1)} at the end`,
  ];
}

async function measure(browser, base) {
  // The server compresses a file when it is first asked for: nobody's time.
  say('every page once, not measured');
  for (const { path } of pages) {
    const { page, traffic, close } = await open(browser, base + path);
    await page.locator('html[data-app-state="ready"]').waitFor();
    await traffic.quiet();
    await close();
  }
  const visits = Object.fromEntries(pages.map(({ id }) => [id, []]));
  const actions = {};
  const arrived = {};
  const updates = [];
  const plays = [];
  for (let run = 1; run <= runs; run += 1) {
    say(`run ${run} of ${runs}: ${pages.length} pages`);
    for (const page of pages) visits[page.id].push({ ...(await load(browser, base, page)), ...(await point(browser, base, page)) });
    say(`run ${run} of ${runs}: links that arrive, presses that are answered`);
    for (const [name, time] of Object.entries(await arrivals(browser, base))) {
      arrived[name] ??= [];
      arrived[name].push(time);
    }
    say(`run ${run} of ${runs}: single actions`);
    for (const { name, ...cost } of await work(browser, base)) {
      actions[name] ??= [];
      actions[name].push(cost);
    }
    say(`run ${run} of ${runs}: updates`);
    const found = await update(browser, base);
    updates.push(...found.updates);
    plays.push(...found.plays);
  }
  return { runs: visits, arrived, actions, updates, plays, everything: await everything(browser, base) };
}

if (!existsSync(`${top}dist/index.html`)) throw new Error('no dist/index.html: run make build first');
const server = await serve(`${top}dist`, await peerFiles());
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const measured = await measure(browser, server.address);
  const results = { conditions: await conditions(browser), ...measured };
  const text = report(results);
  const folder = `${top}test-results/`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}load.json`, JSON.stringify(results, null, 1));
  await writeFile(`${folder}load.md`, text);
  if (process.env.KEEP) await copyFile(`${folder}load.md`, `${top}tests/bench/results.md`);
  console.log(text);
} finally {
  await browser.close();
  await server.close();
}
