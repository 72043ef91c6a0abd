// The Content Security Policy of every document, in the document itself: it holds on any host, and on none.
// usage: node src/bin/publish/policy.mjs OUTPUT_DIR      once all documents are there
// adds the same as header lines to OUTPUT_DIR/_headers
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const CHARSET = '<meta charset="utf-8">';
const SELF = ["'self'"];
/** What src/platform/sandbox.js closes. */
const OPEN = ['http:', 'https:'];

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The texts of inline elements; of scripts those that run: a script of any other type is data. */
const styles = (html) => [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text);
const scripts = (html) => [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
  .filter(([, attributes]) => /^( type="module")?$/.test(attributes)).map(([, , text]) => text);

/**
 * A document with its policy. `files` is where it may load from; `code` further scripts that it will make, `trusted` the
 * names of the Trusted Types policies that it makes for them.
 */
export function secured(html, { files = [], code = [], trusted = [] }) {
  // One hash instead of many.
  const joined = html.replace(/<\/style>\s*<style>/g, '');
  const policy = Object.entries({
    'default-src': [],
    'script-src': [...files, "'wasm-unsafe-eval'", ...[...scripts(joined), ...code].map(hash)],
    'style-src': styles(joined).map(hash),
    'img-src': [...files, 'data:', 'blob:'],
    'connect-src': files,
    'frame-src': files,
    'manifest-src': files,
    'worker-src': files,
    'object-src': [],
    'base-uri': [],
    'form-action': [],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default', ...trusted],
  }).map(([directive, values]) => `${directive} ${values.join(' ') || "'none'"}`).join('; ');
  if (!joined.includes(CHARSET)) throw new Error(`policy: a document has no ${CHARSET}`);
  return joined.replace(CHARSET, `${CHARSET}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** The policy that a document carries, as lists by directive. */
const carried = (html) => new Map(html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1]
  .split('; ').map((directive) => directive.split(' ')).map(([name, ...values]) => [name, values]));

/** Documents whose policies share a header: those of one folder of the site. */
const group = (path) => `/${path.replace(/index\.html$/, '').replace(/^([^/]+\/).*/, '$1*')}`;

async function main(output) {
  const source = readFileSync(new URL('../../platform/sandbox.js', import.meta.url), 'utf8');
  const { code: sandbox } = await transform(source, { minify: true, target: 'es2021' });
  const headers = new Map();
  const documents = readdirSync(output, { recursive: true }).map((path) => path.split(sep).join('/')).filter((path) => path.endsWith('.html')).sort();
  for (const path of documents) {
    let html = readFileSync(join(output, path), 'utf8');
    // The site in one file has its policy already.
    if (path !== 'wanzhou.html') {
      const framed = path.startsWith('embed/');
      if (framed) html = html.replace(CHARSET, `${CHARSET}<script>${sandbox.trim()}</script>`);
      html = secured(html, { files: framed ? OPEN : SELF });
      writeFileSync(join(output, path), html);
    }
    const of = headers.get(group(path)) ?? new Map();
    for (const [name, values] of carried(html)) of.set(name, [...new Set([...(of.get(name) ?? []), ...values])]);
    headers.set(group(path), of);
  }
  const lines = [...headers].map(([paths, policy]) => `${paths}\n  Content-Security-Policy: ${[...policy].map(([name, values]) => [name, ...values].join(' ')).join('; ')}\n`);
  appendFileSync(join(output, '_headers'), lines.join(''));
  console.error(`policy: ${documents.length} documents`);
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(argv[2]);
