// Bundles echarts.mjs, with the parts of ECharts that it uses, into one minified module for the browser, and the script
// that other sites include.
// usage: node src/bin/publish/bundle.mjs OUTPUT_DIR [NAME]
// writes embed.js (and embed-1.js, the same) and echarts-<hash>.js (or NAME) there and prints the latter's name
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const output = process.argv[2];
if (!output) {
  console.error('bundle: name the output directory');
  process.exit(2);
}

const {
  outputFiles: [file],
} = await build({
  entryPoints: [fileURLToPath(new URL('echarts.mjs', import.meta.url))],
  bundle: true,
  format: 'esm',
  target: 'es2020',
  minify: true,
  legalComments: 'eof',
  define: { 'process.env.NODE_ENV': '"production"' },
  write: false,
});
const name = process.argv[3] ?? `echarts-${createHash('sha256').update(file.contents).digest('hex').slice(0, 8)}.js`;
writeFileSync(join(output, name), file.contents);
const { code } = await transform(readFileSync(new URL('../../platform/embed.js', import.meta.url), 'utf8'), {
  minify: true,
  target: 'es2020',
});
// embed-1.js keeps doing what it does today, for pages that nobody edits again; a later change goes into embed.js alone.
for (const script of ['embed.js', 'embed-1.js']) writeFileSync(join(output, script), code);
copyFileSync(new URL('../../platform/embed.d.ts', import.meta.url), join(output, 'embed.d.ts'));
console.log(name);
console.error(`embed.js: ${code.length} bytes`);
console.error(`${name}: ${file.contents.length} bytes`);
