// Weighs what readers load, in brotli bytes, beside the last release (sizes.json). More than a twentieth above it fails, and so
// does more than was promised, however many releases it took.
// usage: node tests/sizes.mjs [print | keep]    print: fails nothing; keep: what is weighed becomes the last release
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { kept } from '../src/bin/publish/kept.mjs';

const SLACK = 0.05;
const [, , mode] = process.argv;
const top = fileURLToPath(new URL('..', import.meta.url));
const output = join(top, 'dist');
if (!existsSync(join(output, 'index.html'))) {
  console.error('sizes: no dist/index.html: run make build first');
  process.exit(2);
}

/** How the standard library was built (.ci/build): compiled with the app it is smaller. */
const std = existsSync(`${output}/../target/std`) ? readFileSync(`${output}/../target/std`, 'utf8').trim() : 'compiled';
const record = new URL('sizes.json', import.meta.url);
/** @type {Record<string, number>} */
const releases = JSON.parse(readFileSync(record, 'utf8'));
const names = readdirSync(output);

/** @param {RegExp} pattern */
const file = pattern => readFileSync(join(output, names.find(name => pattern.test(name)) ?? `a file like ${pattern}`));
/** @param {string} path */
const page = path => readFileSync(join(output, path, 'index.html'));
/** @param {string} tag */
const parts = tag =>
  Buffer.from(
    [
      ...page('')
        .toString()
        .matchAll(new RegExp(`<${tag}(?: data-documents="[^"]*")?>([^]*?)</${tag}>`, 'g')),
    ]
      .map(([, text]) => text)
      .join(''),
  );
const compress = promisify(brotliCompress);
/**
 * Brotli takes seconds over what is megabytes long, so a size is kept as long as the bytes stay the same.
 * @param {Uint8Array} bytes
 */
const brotli = async bytes => {
  const length = async () => Buffer.from(String((await compress(bytes)).length));
  return Number(Buffer.from(await kept('brotli', [bytes, process.versions.brotli], length)).toString());
};

/** Names and bytes, in the order of the table: all are compressed at once. */
const weighing = {
  'the Story, until it is ready': brotli(page('')),
  'of which styles': brotli(parts('style')),
  'of which scripts': brotli(parts('script')),
  'the page of a figure': brotli(page('f/growth-rates')),
  'a figure in a frame': brotli(page('embed/growth-rates')),
  [`the app, std ${std}`]: brotli(file(/^app-\w+_bg\.wasm$/)),
  'its glue': brotli(file(/^app-\w+\.js$/)),
  'the core of the data': brotli(readFileSync(join(output, 'data/core.json'))),
  'what there is to know of the tables': brotli(readFileSync(join(output, 'data/census.json'))),
  'the columns of the tables': Promise.all(
    readdirSync(join(output, 'data/columns')).map(name => brotli(readFileSync(join(output, 'data/columns', name)))),
  ).then(sizes => sizes.reduce((sum, size) => sum + size, 0)),
  ECharts: brotli(file(/^echarts-\w+\.js$/)),
  'embed.js': brotli(file(/^embed\.js$/)),
  // Packed already.
  [`the site in one file, std ${std}`]: readFileSync(join(output, 'wanzhou.html')).length,
};
/** @type {Record<string, number>} */
const weighed = Object.fromEntries(await Promise.all(Object.entries(weighing).map(async ([name, size]) => [name, await size])));

/** What is promised whatever was released: that one file can be sent to somebody (README: 1.4 MB), and that the tables cost no more
 *  than what they add to. With a library that came compiled the file is larger. */
const PROMISED = {
  ...(std === 'compiled' ? { [`the site in one file, std ${std}`]: 1_400_000 } : {}),
  'the tables, with what there is to know of them': 60_000,
};
const promised = {
  ...weighed,
  'the tables, with what there is to know of them': weighed['the columns of the tables'] + weighed['what there is to know of the tables'],
};

let [passed, failed] = [0, 0];
for (const [name, size] of Object.entries(weighed)) {
  const last = releases[name];
  const most = Math.floor(last * (1 + SLACK));
  const change = last ? `${((size / last - 1) * 100).toFixed(1).padStart(6)} %` : '   new';
  const heavy = !(size <= most) && mode !== 'keep';
  console.log(
    `${heavy ? 'above' : '     '} ${name.padEnd(30)} ${String(size).padStart(8)} bytes  ${change}  of at most ${most || 'none recorded'}`,
  );
  if (heavy) failed++;
  else passed++;
}
for (const [name, most] of Object.entries(PROMISED)) {
  const heavy = !(promised[name] <= most);
  console.log(`${heavy ? 'above' : '     '} ${name}: ${promised[name]} of ${most} bytes promised`);
  if (heavy) failed++;
  else passed++;
}
if (mode === 'keep') {
  writeFileSync(record, `${JSON.stringify({ ...releases, ...weighed }, null, 2)}\n`);
} else if (mode !== 'print') {
  console.log(`sizes: ${passed} passed, ${failed} failed`);
  if (failed > 0) {
    console.log("sizes: make it smaller, or where it is worth its bytes record it with 'make sizes-keep' and say why in the commit");
    process.exitCode = 1;
  }
}
