// Gives every document its policy, and writes the same as header lines.
// usage: node src/bin/publish/secure.mjs OUTPUT_DIR      once all documents are there
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { secured } from './policy.mjs';

const output = process.argv[2];

/** A document of the site. In frames it comes with its hosts open and closes them itself (page/policy.js). */
const document = (path, html) => secured(html, { files: path.startsWith('embed/') ? ['http:', 'https:'] : ["'self'"] });

/** The policy that a document has: directives with their values. */
const policyOf = html =>
  new Map(
    html
      .match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1]
      .split('; ')
      .map(directive => directive.split(' '))
      .map(([name, ...values]) => [name, values]),
  );

/** Documents of one folder of the site share a header. */
const group = path => `/${path.replace(/index\.html$/, '').replace(/^([^/]+\/).*/, '$1*')}`;

const documents = readdirSync(output, { recursive: true })
  .map(path => path.split(sep).join('/'))
  .filter(path => path.endsWith('.html'))
  .sort();
const headers = new Map();
for (const path of documents) {
  let html = readFileSync(join(output, path), 'utf8');
  // The site in one file has its policy already.
  if (path !== 'wanzhou.html') {
    html = document(path, html);
    writeFileSync(join(output, path), html);
  }
  const all = headers.get(group(path)) ?? new Map();
  for (const [name, values] of policyOf(html)) all.set(name, [...new Set([...(all.get(name) ?? []), ...values])]);
  headers.set(group(path), all);
}
// By this name the service worker keeps it.
headers.set('/index.html', headers.get('/'));
const lines = [...headers].map(([paths, policy]) => {
  const directives = [...policy].map(([name, values]) => [name, ...values].join(' '));
  return `${paths}\n  Content-Security-Policy: ${directives.join('; ')}\n`;
});
appendFileSync(join(output, '_headers'), lines.join(''));
console.error(`policy: ${documents.length} documents`);
