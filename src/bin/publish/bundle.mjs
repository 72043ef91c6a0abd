// Bundles echarts.mjs, with the parts of ECharts that it uses, into one minified module for the browser.
// usage: node src/bin/publish/bundle.mjs OUTPUT_DIR      writes echarts-<hash>.js there and prints that name
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const output = process.argv[2];
if (!output) {
  console.error('bundle: name the output directory');
  process.exit(2);
}

const { outputFiles: [file] } = await build({
  entryPoints: [fileURLToPath(new URL('echarts.mjs', import.meta.url))],
  bundle: true,
  format: 'esm',
  target: 'es2020',
  minify: true,
  legalComments: 'eof',
  define: { 'process.env.NODE_ENV': '"production"' },
  write: false,
});
const name = `echarts-${createHash('sha256').update(file.contents).digest('hex').slice(0, 8)}.js`;
writeFileSync(join(output, name), file.contents);
console.log(name);
console.error(`${name}: ${file.contents.length} bytes, ${brotliCompressSync(file.contents).length} with brotli`);
