// Makes the app's bundle as small as it gets: what never runs is cut out by name, then Binaryen optimises for size; the
// glue that loads it is minified.
// usage: node src/bin/publish/slim.mjs APP.wasm      as wasm-bindgen left it, with the names of its functions
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { kept } from './kept.mjs';

// Leptos keeps in every erased view a second way to hydrate, for islands that load late. Nothing here calls it, but the
// table that it is in keeps it alive. Of it only the bodies may go: the compiler lends smaller pieces, which happen
// to be alike, to others. The names are those of either way that compilers write them.
const UNUSED = /^<[T_] as tachys(\[\w+\])?::view::any_view::IntoAny>::into_any::hydrate_async::(\{\{closure\}\}|<.*>::\{closure#0\}$)/;

// What the oldest browsers run in which the app does (README, "Browsers"). Where it was built with the library that came with
// Rust, there are reference types in it, too: Chromium 96, Safari 15.
/** @typedef {keyof typeof import('binaryen').default.Features} Feature */
/** @type {Feature[]} */
const FEATURES = ['BulkMemory', 'BulkMemoryOpt', 'NontrappingFPToInt', 'SignExt', 'MutableGlobals'];
/** @type {Feature[]} */
const NEWER = ['ReferenceTypes', 'CallIndirectOverlong', 'Multivalue'];

/**
 * A smaller module that does the same. Traps stay: they are what is left of bounds checks.
 * @param {Uint8Array} bytes
 * @returns {Promise<{ bytes: Uint8Array, cut: number }>} with the number of functions that were cut out
 */
export async function slim(bytes) {
  // Its megabytes are loaded only where the app is not the last one.
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(bytes);
  const newer = (module.getFeatures() & binaryen.Features.ReferenceTypes) !== 0;
  const features = newer ? [...FEATURES, ...NEWER] : FEATURES;
  module.setFeatures(features.reduce((all, name) => all | binaryen.Features[name], /** @type {number} */ (0)));
  let cut = 0;
  for (let at = 0; at < module.getNumFunctions(); at++) {
    const handle = module.getFunctionByIndex(at);
    const { name, module: imported } = binaryen.getFunctionInfo(handle);
    if (imported === '' && UNUSED.test(name)) {
      // The types have it elsewhere.
      /** @type {any} */ (binaryen).Function.setBody(handle, module.unreachable());
      cut++;
    }
  }
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  module.optimize();
  return { bytes: module.emitBinary(), cut };
}

async function main(file) {
  const bytes = readFileSync(file);
  const { version } = createRequire(import.meta.url)('binaryen/package.json');
  const slimmed = await kept('app', [bytes, version, readFileSync(fileURLToPath(import.meta.url))], async () => {
    const made = await slim(bytes);
    if (made.cut === 0) {
      console.error(
        `slim: warning: no function is called ${UNUSED}: Leptos or its names have changed; the app is larger than it has to be`,
      );
    }
    return made.bytes;
  });
  writeFileSync(file, slimmed);
  const glue = file.replace(/_bg\.wasm$/, '.js');
  const { code } = await transform(readFileSync(glue, 'utf8'), { minify: true, target: 'es2020' });
  writeFileSync(glue, code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
