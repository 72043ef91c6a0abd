// Bundles the service worker with the list of what it keeps: everything but the documents and pictures of single pages and figures.
// usage: node src/bin/publish/offline.mjs OUTPUT_DIR      after all else is there
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const output = process.argv[2];
const LEFT_OUT =
  /^(f|d|embed|figures)\/|\/index\.html$|^(_headers|sw\.js|(404|wanzhou)\.html|sitemap\.xml|robots\.txt)$|atlas\.schema\.json$/;
// What is packed for others is packed in the browser too, from the columns: it is not kept twice.
const PACKAGE = /^data\/(census\/.*|[a-z-]+\.csv|.*metadata\.json|datapackage\.json|README\.md|.*\.zip)$/;
// A name with a hash in it is its own revision.
const NAMED_BY_CONTENT = /^(app|echarts)-[0-9a-f]+/;

const files = readdirSync(output, { recursive: true, encoding: 'utf8' })
  .filter(file => statSync(join(output, file)).isFile())
  .map(file => relative('', file).split(sep).join('/'))
  .filter(file => !LEFT_OUT.test(file) && !PACKAGE.test(file))
  .sort();
// Browsers refuse what is not, to the byte, what was built: a file that was cut short on its way, or one of another version.
const manifest = files.map(url => {
  const hash = createHash('sha256').update(readFileSync(join(output, url)));
  const revision = NAMED_BY_CONTENT.test(url) ? null : hash.copy().digest('hex').slice(0, 16);
  return { url, revision, integrity: `sha256-${hash.digest('base64')}` };
});

await build({
  entryPoints: [fileURLToPath(new URL('../../platform/offline/worker.js', import.meta.url))],
  outfile: join(output, 'sw.js'),
  bundle: true,
  format: 'iife',
  target: 'es2020',
  minify: true,
  legalComments: 'eof',
  define: { 'process.env.NODE_ENV': '"production"', MANIFEST: JSON.stringify(manifest) },
});
const bytes = files.reduce((sum, file) => sum + statSync(join(output, file)).size, 0);
console.error(`sw.js: keeps ${files.length} files, ${bytes} bytes`);
