// Makes small what the staged page has inline: scripts and styles without comments and blanks, styles in one element.
// usage: node src/bin/publish/inline.mjs OUTPUT_DIR      the page still as Trunk staged it
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

const page = join(process.argv[2], 'index.html');
let html = readFileSync(page, 'utf8').replace(/<\/style>\s*<style>/g, '');
const before = html.length;
for (const [whole, tag, text] of html.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)) {
  const { code } = await transform(text, { loader: tag === 'style' ? 'css' : 'js', minify: true, target: 'es2022' });
  html = html.replace(whole, () => `<${tag}>${code.trim()}</${tag}>`);
}
writeFileSync(page, html);
console.error(`inline: ${before - html.length} of ${before} characters less`);
