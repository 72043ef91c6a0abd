// Weighs what readers load, in brotli bytes, beside the last release, and fails above the budget (sizes.json).
// usage: node src/bin/publish/sizes.mjs OUTPUT_DIR      with KEEP, what is weighed becomes the last release
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const [, , output] = process.argv;
const record = new URL('sizes.json', import.meta.url);
const known = JSON.parse(readFileSync(record, 'utf8'));
const names = readdirSync(output);
const file = (pattern) => readFileSync(join(output, names.find((name) => pattern.test(name))));
const page = (path) => readFileSync(join(output, path, 'index.html'));
const parts = (tag) => [...page('').toString().matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text]) => text).join('');

const weighed = {
  'the Story, until it is ready': page(''),
  'of which styles': Buffer.from(parts('style')),
  'of which scripts': Buffer.from(parts('script')),
  'the page of a figure': page('f/growth-rates'),
  'a figure in a frame': page('embed/growth-rates'),
  'the program': file(/^app-\w+_bg\.wasm$/),
  'its glue': file(/^app-\w+\.js$/),
  'the core of the data': readFileSync(join(output, 'data/core.json')),
  ECharts: file(/^echarts-\w+\.js$/),
  'embed.js': file(/^embed\.js$/),
};

const above = [];
for (const [name, bytes] of Object.entries(weighed)) {
  const size = brotliCompressSync(bytes).length;
  const { last, most } = known[name] ?? {};
  if (!(size <= most)) above.push(`${name} has ${size} bytes of ${most}`);
  console.error(`${name.padEnd(30)} ${String(size).padStart(8)} bytes  ${last ? `${((size / last - 1) * 100).toFixed(1).padStart(6)} %` : '   new'}  of at most ${most}`);
  if (process.env.KEEP) known[name] = { last: size, most };
}
if (process.env.KEEP) writeFileSync(record, `${JSON.stringify(known, null, 2)}\n`);
if (above.length > 0) {
  console.error(`sizes: above the budget in src/bin/publish/sizes.json: ${above.join('; ')}`);
  process.exit(1);
}
