// Makes the program as small as it gets: what never runs is cut out by name, then Binaryen optimises for size.
// usage: node src/bin/publish/slim.mjs PROGRAM      the .wasm as wasm-bindgen left it, with the names of its functions
import binaryen from 'binaryen';
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const [, , program] = process.argv;
// Leptos keeps in every erased view a second way to take the page over, for islands that load late. Nothing here calls
// it, but the table that it stands in keeps it alive. Of it only the bodies may go: the compiler lends smaller pieces,
// which happen to be alike, to others. The names are those of either way that compilers write them.
const UNUSED = /^<[T_] as tachys(\[\w+\])?::view::any_view::IntoAny>::into_any::hydrate_async::(\{\{closure\}\}|<.*>::\{closure#0\}$)/;

// What every browser of the last years runs; nothing newer may come in.
const FEATURES = ['BulkMemory', 'BulkMemoryOpt', 'NontrappingFPToInt', 'SignExt', 'MutableGlobals', 'ReferenceTypes', 'CallIndirectOverlong', 'Multivalue'];

const module = binaryen.readBinary(readFileSync(program));
module.setFeatures(FEATURES.reduce((all, name) => all | binaryen.Features[name], 0));
let cut = 0;
for (let at = 0; at < module.getNumFunctions(); at++) {
  const handle = module.getFunctionByIndex(at);
  const { name, module: imported } = binaryen.getFunctionInfo(handle);
  if (imported === '' && UNUSED.test(name)) {
    binaryen.Function.setBody(handle, module.unreachable());
    cut++;
  }
}
if (cut === 0) throw new Error(`slim: no function is called ${UNUSED}: have the names gone, or has Leptos changed?`);
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setTrapsNeverHappen(true);
module.optimize();
const bytes = module.emitBinary();
writeFileSync(program, bytes);
console.error(`program: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} with brotli; ${cut} functions cut out`);
