// Makes of the page that Trunk staged the shell of all documents: styles and scripts minified, and the program named for
// boot.js to start, instead of started.
// usage: node src/bin/publish/shell.mjs OUTPUT_DIR
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

const file = join(process.argv[2], 'index.html');
let page = readFileSync(file, 'utf8');

const [started, program] = page.match(/<script type="module">[^<]*?from '\.\/(app-[0-9a-f]+)\.js'[^<]*<\/script>/) ?? [];
if (!program) throw new Error('shell: Trunk starts the program in another way than before');
page = page.replace(started, '').replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '').replace('<html ', `<html data-program="${program}" `);

page = page.replace(/<\/style>\s*<style>/g, '');
for (const [whole, tag, text] of page.matchAll(/<(script|style)>([^]*?)<\/\1>/g)) {
  const { code } = await transform(text, { loader: tag === 'style' ? 'css' : 'js', minify: true, target: 'es2022' });
  page = page.replace(whole, () => `<${tag}>${code.trim()}</${tag}>`);
}
// Between the pieces that Trunk put in.
page = page.replace(/\n\s*\n+/g, '\n');
writeFileSync(file, page);
