// Makes of the page that Trunk staged the shell of all documents: styles minified, scripts bundled, and the app named for
// page/loader.js to start, instead of started.
// usage: node src/bin/publish/shell.mjs OUTPUT_DIR
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { withoutIs } from './selectors.mjs';

const top = fileURLToPath(new URL('../../..', import.meta.url));
const file = join(process.argv[2], 'index.html');
let page = readFileSync(file, 'utf8');

const [started, app] = page.match(/<script type="module">[^<]*?from '\.\/(app-[0-9a-f]+)\.js'[^<]*<\/script>/) ?? [];
if (!started) throw new Error('shell: Trunk starts the app in another way than before');
page = page
  .replace(started, '')
  .replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '')
  .replace('<html ', `<html data-program="${app}" `);

// The oldest browsers in which the site reads (README), and the language that they have in common.
const target = ['chrome87', 'firefox78', 'safari14'];
const LANGUAGE = 'es2020';

page = page.replace(/<\/style>\s*<style>/g, '');
for (const [whole, text] of page.matchAll(/<style>(.*?)<\/style>/gs)) {
  const { code } = await transform(text, { loader: 'css', minify: true, target });
  page = page.replace(whole, () => `<style>${withoutIs(code.trim())}</style>`);
}
for (const [whole, entry] of page.matchAll(/<script data-entry="([^"]+)"><\/script>/g)) {
  const {
    outputFiles: [file],
  } = await build({ entryPoints: [join(top, entry)], bundle: true, format: 'iife', minify: true, target: LANGUAGE, write: false });
  page = page.replace(whole, () => `<script>${file.text.trim()}</script>`);
}
// Between the pieces that Trunk put in.
page = page.replace(/\n\s*\n+/g, '\n');
writeFileSync(file, page);
