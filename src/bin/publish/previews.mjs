// Draws previews: SVG text to PNG files, with the machine's own fonts. What was drawn before comes from the cache (kept.mjs).
// stdin: { "<path of the PNG>": "<svg …>", … }
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { anchored } from './anchored.mjs';
import { installed, subsetter } from './fonts.mjs';
import { kept } from './kept.mjs';

const PROBE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text x="0" y="16" font-family="Noto Sans CJK SC">万</text></svg>';

/**
 * Pictures with families that are there, and the fonts that they are drawn with, cut down into a folder; without a list of
 * fonts resvg looks for itself.
 * @param {[path: string, svg: string][]} wanted
 * @param {string} folder
 */
async function prepared(wanted, folder) {
  const families = installed();
  /** @type {Set<string>} */
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

  const pictures = wanted.map(([path, svg]) => [path, anchored(chosen(svg))]);
  // The Chinese faces serve for whatever another one lacks.
  for (const name of families.keys()) if (/CJK SC$|SC$/.test(name)) used.add(name);
  const faces = new Map([...used].flatMap(name => families.get(name) ?? []).map(face => [`${face.file}#${face.index}`, face]));
  const characters = [...new Set(pictures.map(([, svg]) => svg).join('') + PROBE)].sort();
  const version = name => JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
  const cutBy = `${version('harfbuzzjs')} ${readFileSync(new URL('fonts.mjs', import.meta.url), 'utf8')}`;
  /** @type {ReturnType<typeof subsetter> | undefined} */
  let subset;
  // The same family in another edition draws another picture.
  const hash = createHash('sha256');
  const files = [];
  for (const [at, { file, index }] of [...faces.values()].entries()) {
    try {
      const font = readFileSync(file);
      const cut = await kept('font', [font, `${index}`, characters.join(''), cutBy], () => {
        subset ??= subsetter();
        return subset(font, index, characters);
      });
      const path = join(folder, `${at}.otf`);
      writeFileSync(path, cut);
      hash.update(font).update(`#${index}`);
      files.push(path);
    } catch (error) {
      console.error(`previews: done without ${file}: ${error.message}`);
    }
  }
  const drawnWith = `${version('@resvg/resvg-js')} ${cutBy} ${files.length ? hash.digest('hex') : process.hrtime.bigint()}`;
  return { pictures, drawnWith, font: { loadSystemFonts: files.length === 0, fontFiles: files, defaultFontFamily: 'Noto Sans CJK SC' } };
}

/** Draws pictures and writes them. */
async function draw({ pictures, drawnWith, font }) {
  if (!new Resvg(PROBE, { font }).getBBox()) {
    console.error('previews: this machine has no Chinese font: install one (on Debian: apt-get install fonts-noto-cjk)');
    process.exit(1);
  }
  for (const [path, svg] of pictures) {
    writeFileSync(path, await kept('preview', [svg, drawnWith], () => new Resvg(svg, { font }).render().asPng()));
  }
}

if (isMainThread) {
  const folder = mkdtempSync(join(tmpdir(), 'previews-'));
  try {
    const { pictures, ...rest } = await prepared(Object.entries(JSON.parse(readFileSync(0, 'utf8'))), folder);
    const threads = Math.min(availableParallelism(), pictures.length);
    await Promise.all(
      Array.from(
        { length: threads },
        (_, thread) =>
          new Promise((resolve, reject) => {
            const own = pictures.filter((__, at) => at % threads === thread);
            const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { ...rest, pictures: own } });
            worker.on('error', reject);
            worker.on('exit', code => (code === 0 ? resolve(undefined) : reject(new Error(`previews: a thread ended with ${code}`))));
          }),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  await draw(workerData);
  parentPort?.close();
}
