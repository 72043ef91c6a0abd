// Lighthouse as it loads pages on a slow phone: simulated 4G, a processor slowed 4×. A page has the median of three runs.
// A machine that is slow itself is slowed less: Lighthouse says how fast it is, and 4× is meant for what it calls 1,500 and more.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { throttling } from 'lighthouse/core/config/constants.js';
import { serve } from '../bench/load/server.mjs';
import { check, finish, holds } from './check.mjs';
import { DIST } from './site.mjs';

const RUNS = 3;
const LEAST = 95;
const FAST = 1500;
const SLOWDOWN = 4;
const PAGES = ['', 'data/', 'districts/', 'd/500101/', 'f/growth-rates/', 'embed/growth-rates/'];

const { address, close } = await serve(DIST, new Map());
const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ['--headless=new', '--no-sandbox'] });
const visit = async (url, cpuSlowdownMultiplier) => {
  const settings = {
    onlyCategories: ['performance'],
    logLevel: 'silent',
    throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier },
  };
  return (await lighthouse(url, { port: chrome.port, ...settings })).lhr;
};
const { benchmarkIndex } = (await visit(`${address}/about/`, 1)).environment;
const slowdown = Math.max(1, SLOWDOWN * Math.min(1, benchmarkIndex / FAST));
console.log(`        a machine of ${Math.round(benchmarkIndex)}, slowed ${slowdown.toFixed(1)}×`);
for (const path of PAGES) {
  await check(`/${path} has a performance of ${LEAST} of 100 and more`, async () => {
    // The server compresses a file when it is first asked for: nobody's time.
    await fetch(`${address}/${path}`);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { audits, categories } = await visit(`${address}/${path}`, slowdown);
      runs.push({ score: Math.round(100 * categories.performance.score), blocked: Math.round(audits['total-blocking-time'].numericValue) });
    }
    const [{ score, blocked }] = runs.sort((a, b) => a.score - b.score).slice(Math.floor(RUNS / 2));
    console.log(`        ${score}, blocked for ${blocked} ms`);
    holds(score >= LEAST, `${score} of 100, blocked for ${blocked} ms`);
  });
}
await chrome.kill();
await close();
finish();
