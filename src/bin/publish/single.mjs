// Packs the whole site into one file that opens anywhere: OUTPUT_DIR/wanzhou.html.
// usage: node src/bin/publish/single.mjs OUTPUT_DIR CHARTS <UNSCRIPTED      the page still as shell.mjs left it
// UNSCRIPTED is what it shows where no script runs
// prints the size in bytes. The same input gives the same bytes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compress } from 'lzma1';
import { encode } from '../../platform/base85.js';
import { checksum } from '../../platform/checksum.js';
import { kept } from './kept.mjs';
import { secured } from './policy.mjs';

const [, , output, charts] = process.argv;
const read = path => readFileSync(join(output, path));
const here = path => fileURLToPath(new URL(path, import.meta.url));

const page = read('index.html').toString();
const app = page.match(/ data-program="([^"]+)"/)?.[1];
if (!app) throw new Error('single: the page names no app');

// The whole package would bring what compresses, too.
const alias = Object.fromEntries(['decoder', 'streams'].map(part => [`lzma1/${part}`, here(`../../../node_modules/lzma1/lib/${part}.js`)]));

/** Code as one classic script: modules cannot be imported in a file. */
async function script(contents, resolveDir) {
  const {
    outputFiles: [file],
  } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    alias,
    format: 'iife',
    target: 'es2020',
    minify: true,
    write: false,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '"file:///"' },
  });
  // Nothing inside a script element may look like its end or like a comment's beginning.
  return file.text
    .trim()
    .replace(/<\/script/gi, '<\\/script')
    .replace(/<!--/g, '<\\!--');
}

const start = await script(`import init from './${app}.js'; window.wanzhou.app = bytes => init({ module_or_path: bytes });`, output);
const drawing = await script(`import * as charts from './${charts}'; window.wanzhou.charts = charts;`, output);
const unpack = await script(readFileSync(here('../../platform/single.js'), 'utf8'), here('../../platform'));
/** The licence of the unpacker (MIT). */
const licence = readFileSync(here('../../../node_modules/lzma1/LICENSE'), 'utf8').trim();

const parts = new Map([
  ['wasm', read(`${app}_bg.wasm`)],
  ['app', Buffer.from(start)],
  ['charts', Buffer.from(drawing)],
]);
function wanted(folder, names) {
  const found = readdirSync(join(output, folder))
    .filter(name => names.test(name))
    .sort();
  for (const name of found) parts.set(`${folder}/${name}`, read(`${folder}/${name}`));
}
wanted('data', /^(core|census|districts|places|flow|systems)\.json$/);
wanted('data/columns', /\.csv$/);
wanted('geo', /\.geojson$/);
let offset = 0;
/** Where each part begins and ends. */
const index = Object.fromEntries(
  [...parts].map(([name, { length }]) => {
    offset += length;
    return [name, [offset - length, offset]];
  }),
);
/** LZMA makes the file a fifth smaller than what browsers unpack by themselves (deflate). Of 9 levels: a larger window holds no more. */
const LEVEL = 7;
const all = Buffer.concat([...parts.values()]);
const { version } = JSON.parse(readFileSync(here('../../../node_modules/lzma1/package.json'), 'utf8'));
const pack = Buffer.from(await kept('single', [all, version, String(LEVEL)], () => compress(all, LEVEL)));

/** The page's own inline scripts stay; what is a file of its own goes. */
let single = page
  .replace(/ data-program="[^"]+"/, '')
  .replace(/<link rel="(manifest|apple-touch-icon)"[^>]*>/g, '')
  .replace(/<link rel="icon"[^>]*png"[^>]*>\s*/, '')
  .replace(/<link rel="icon"[^>]*>/, `<link rel="icon" href="data:image/svg+xml;base64,${read('icon.svg').toString('base64')}">`);
single = single.replace('<html ', '<html data-is-single-file ');
single = single.replace('</head>', '<style>[data-scripted]:not([data-app-state="failed"]) #unscripted{display:none}</style>\n</head>');
single = single.replace('<div id="app">', () => `${readFileSync(0, 'utf8')}\n<div id="app">`);
single = single.replace('</body>', () =>
  [
    `<script type="application/octet-stream" id="pack" data-length="${pack.length}" data-size="${all.length}" data-sum="${checksum(all)}" data-index='${JSON.stringify(index)}'>${encode(pack)}</script>`,
    `<script>/* lzma1\n${licence} */\n${unpack}</script></body>`,
  ].join('\n'),
);

single = secured(single, { code: [start, drawing], trusted: ['charts'] });
writeFileSync(join(output, 'wanzhou.html'), single);
const size = Buffer.byteLength(single);
console.error(`wanzhou.html: ${size} bytes, ${pack.length} of them packed`);
console.log(size);
