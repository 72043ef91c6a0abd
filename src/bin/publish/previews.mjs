// Draws previews: SVG text to PNG files, with the machine's own fonts. What was drawn before is taken from there (kept.mjs).
// stdin: { "<path of the PNG>": "<svg …>", … }
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { kept } from './kept.mjs';

/** The machine's fonts: family to files. Empty where nothing can list them; then resvg looks for itself. */
function installed() {
  const families = new Map();
  let list = '';
  try {
    list = execFileSync('fc-list', ['--format=%{family}\t%{file}\n'], { encoding: 'utf8' });
  } catch {
    /* No fontconfig. */
  }
  for (const [names, file] of list
    .split('\n')
    .filter(Boolean)
    .map(line => line.split('\t'))) {
    for (const name of names.split(',')) families.set(name, [...(families.get(name) ?? []), file]);
  }
  return families;
}

/**
 * Draws pictures and writes them.
 * @param {[path: string, svg: string][]} wanted
 */
async function draw(wanted) {
  const families = installed();
  const used = new Set();

  /** resvg reads only the first name of a list of families: that of the first one which is there. */
  const chosen = svg =>
    svg.replace(/font-family="([^"]*)"/g, (whole, list) => {
      const name = list
        .split(',')
        .map(part => part.trim().replace(/^'|'$/g, ''))
        .find(part => families.has(part));
      if (!name) return whole;
      used.add(name);
      return `font-family="${name}"`;
    });

  const pictures = wanted.map(([path, svg]) => [path, chosen(svg)]);
  // The Chinese faces serve for whatever another one lacks.
  for (const name of families.keys()) if (/CJK SC$|SC$/.test(name)) used.add(name);
  const files = [...new Set([...used].flatMap(name => families.get(name)))];
  const font = { loadSystemFonts: files.length === 0, fontFiles: files, defaultFontFamily: 'Noto Sans CJK SC' };

  // The same family in another edition draws another picture.
  const fonts = createHash('sha256');
  for (const file of files) fonts.update(readFileSync(file));
  const { version } = createRequire(import.meta.url)('@resvg/resvg-js/package.json');
  const drawnWith = `${version} ${files.length ? fonts.digest('hex') : process.hrtime.bigint()}`;

  const probe =
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text x="0" y="16" font-family="Noto Sans CJK SC">万</text></svg>';
  if (!new Resvg(probe, { font }).getBBox()) {
    console.error('previews: this machine has no Chinese font: install one (on Debian: apt-get install fonts-noto-cjk)');
    process.exit(1);
  }
  for (const [path, svg] of pictures) {
    writeFileSync(path, await kept('preview', [svg, drawnWith], () => new Resvg(svg, { font }).render().asPng()));
  }
}

if (isMainThread) {
  const all = Object.entries(JSON.parse(readFileSync(0, 'utf8')));
  const threads = Math.min(availableParallelism(), all.length);
  await Promise.all(
    Array.from(
      { length: threads },
      (_, thread) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(fileURLToPath(import.meta.url), { workerData: all.filter((__, at) => at % threads === thread) });
          worker.on('error', reject);
          worker.on('exit', code => (code === 0 ? resolve(undefined) : reject(new Error(`previews: a thread ended with ${code}`))));
        }),
    ),
  );
} else {
  await draw(workerData);
  parentPort?.close();
}
