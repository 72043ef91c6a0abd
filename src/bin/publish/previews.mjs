// Draws previews: SVG text to PNG files, with the machine's own fonts.
// stdin: { "<path of the PNG>": "<svg …>", … }
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

/** The machine's fonts: family to files. Empty where nothing can list them; then resvg looks for itself. */
function installed() {
  const families = new Map();
  let list = '';
  try {
    list = execFileSync('fc-list', ['--format=%{family}\t%{file}\n'], { encoding: 'utf8' });
  } catch { /* No fontconfig. */ }
  for (const [names, file] of list.split('\n').filter(Boolean).map((line) => line.split('\t'))) {
    for (const name of names.split(',')) families.set(name, [...(families.get(name) ?? []), file]);
  }
  return families;
}

const families = installed();
const used = new Set();

/** resvg reads only the first name of a list of families: that of the first one which is there. */
const chosen = (svg) => svg.replace(/font-family="([^"]*)"/g, (whole, list) => {
  const name = list.split(',').map((part) => part.trim().replace(/^'|'$/g, '')).find((part) => families.has(part));
  if (!name) return whole;
  used.add(name);
  return `font-family="${name}"`;
});

const pictures = Object.entries(JSON.parse(readFileSync(0, 'utf8'))).map(([path, svg]) => [path, chosen(svg)]);
// The Chinese faces serve for whatever another one lacks.
for (const name of families.keys()) if (/CJK SC$|SC$/.test(name)) used.add(name);
const files = [...new Set([...used].flatMap((name) => families.get(name)))];
const font = { loadSystemFonts: files.length === 0, fontFiles: files, defaultFontFamily: 'Noto Sans CJK SC' };

const probe = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text x="0" y="16" font-family="Noto Sans CJK SC">万</text></svg>';
if (!new Resvg(probe, { font }).getBBox()) {
  console.error('previews: this machine has no Chinese font: install one (on Debian: apt-get install fonts-noto-cjk)');
  process.exit(1);
}
for (const [path, svg] of pictures) writeFileSync(path, new Resvg(svg, { font }).render().asPng());
