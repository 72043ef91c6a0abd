// Lighthouse as it loads pages on a slow phone: simulated 4G, a processor slowed 4×. A page has the median of three runs.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { serve } from '../bench/load/server.mjs';
import { check, finish, holds } from './check.mjs';
import { DIST } from './site.mjs';

const RUNS = 3;
const LEAST = 95;
const PAGES = ['', 'data/', 'districts/', 'd/500101/', 'f/growth-rates/', 'embed/growth-rates/'];

const { address, close } = await serve(DIST, new Map());
const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ['--headless=new', '--no-sandbox'] });
for (const path of PAGES) {
  await check(`/${path} has a performance of ${LEAST} of 100 and more`, async () => {
    // The server compresses a file when it is first asked for: nobody's time.
    await fetch(`${address}/${path}`);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      const found = await lighthouse(`${address}/${path}`, { port: chrome.port, onlyCategories: ['performance'], logLevel: 'silent' });
      const { audits, categories } = found.lhr;
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
