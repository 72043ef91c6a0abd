// The picture files in programs that draw SVG: every text and every line is there, where the browser draws it.
// usage: node pictures.mjs FOLDER COMMAND…      COMMAND runs a shell line in which FOLDER is /srv/pictures
//
// A copy of each file is drawn in which every text and every line has a colour of its own, three times as large: so each can
// be found in what a program draws, whatever its fonts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';
import { check, finish, holds } from './check.mjs';
import { DIST } from './site.mjs';

const require = createRequire(new URL('../../package.json', import.meta.url));
const { chromium } = require('playwright');
const [folder, command, ...rest] = process.argv.slice(2);
const inside = line => execFileSync(command, [...rest, line], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const SCALE = 3;

/** Colours that differ enough to be told apart after smoothing, and from black, white and paper. */
function* colours() {
  const steps = [30, 62, 94, 126, 158, 190, 222];
  for (const r of steps) for (const g of steps) for (const b of steps) if (new Set([r, g, b]).size > 1) yield [r, g, b];
}

/** A file with its texts and lines in colours of their own, and what has which. Only what is a colour of SVG 1.1 is changed. */
function marked(svg, name) {
  const free = colours();
  const parts = [];
  const hex = colour => `#${colour.map(part => part.toString(16).padStart(2, '0')).join('')}`;
  const own = (what, kind) => {
    const { value } = free.next();
    // What has no colour of its own would not be looked for, and so would pass.
    if (!value) throw new Error(`${name}: more than ${parts.length} texts and lines: there are no further colours`);
    parts.push({ what, kind, colour: value });
    return hex(value);
  };
  let copy = svg.replace(
    /<svg ([^>]*?)width="([\d.]+)" height="([\d.]+)"/,
    (_, before, width, height) => `<svg ${before}width="${width * SCALE}" height="${height * SCALE}"`,
  );
  // A rim is below its text, which is the next one.
  copy = copy.replace(/<text([^>]*)>([\s\S]*?)<\/text>/g, (whole, attributes, content) => {
    if (/ stroke="/.test(attributes) && !/paint-order/.test(attributes)) return whole;
    const colour = own(content.replace(/<[^>]*>/g, ''), 'text');
    if (!colour || !content.trim()) return whole;
    return `<text${attributes.replace(/ fill="#\w+"/, ` fill="${colour}"`)}>${content.replace(/ fill="#\w+"/g, ` fill="${colour}"`)}</text>`;
  });
  copy = copy.replace(/<path([^>]*?) stroke="([^"]+)"([^>]*)>/g, (whole, before, stroke, after) => {
    const colour = own(`${before} ${stroke}`.slice(0, 60), 'line');
    return colour && /^#\w{6}$/.test(stroke) ? `<path${before} stroke="${colour}"${after.replace(/ stroke-opacity="[^"]*"/, '')}>` : whole;
  });
  return { copy, parts, units: Number(svg.match(/ width="([\d.]+)"/)[1]) };
}

/** Where a colour is in a picture, in units of the file: the middle of its points, and how wide they spread. Smoothing makes
 *  single points of a colour that is not there, so a few do not count. */
function found({ width, height, data }, parts, units) {
  const key = (r, g, b) => (r << 16) | (g << 8) | b;
  const wanted = new Map();
  for (const part of parts) {
    const [r, g, b] = part.colour;
    for (let dr = -2; dr <= 2; dr += 1)
      for (let dg = -2; dg <= 2; dg += 1) for (let db = -2; db <= 2; db += 1) wanted.set(key(r + dr, g + dg, b + db), part);
  }
  const points = new Map();
  for (let at = 0; at < width * height; at += 1) {
    const part = wanted.get(key(data[4 * at], data[4 * at + 1], data[4 * at + 2]));
    if (!part) continue;
    const own = points.get(part) ?? [[], []];
    own[0].push(at % width);
    own[1].push(Math.floor(at / width));
    points.set(part, own);
  }
  const scale = width / units;
  const enough = [...points].filter(([, [xs]]) => xs.length >= 8);
  return new Map(
    enough.map(([part, own]) => {
      const [[left, x, right], [top, y, bottom]] = own.map(values => {
        const sorted = Float64Array.from(values).sort();
        return [0.02, 0.5, 0.98].map(share => sorted[Math.round(share * (sorted.length - 1))] / scale);
      });
      // Single points far off move the middle of the box, parts that are covered the median of the points.
      return [
        part,
        {
          x: [x, (left + right) / 2],
          y: [y, (top + bottom) / 2],
          // A side of a line that its neighbour covers is drawn by one program and not by another; what is moved moves both sides.
          ends: { x: [left, right], y: [top, bottom] },
          wide: right - left,
          tall: bottom - top,
          points: own[0].length / scale ** 2,
        },
      ];
    }),
  );
}

const read = path => PNG.sync.read(readFileSync(path));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const files = readdirSync(`${DIST}figures`)
  .filter(name => name.endsWith('.svg'))
  .map(name => name.slice(0, -4));
// A figure of each kind: of the cards in all files of the data, of the parts of a district's page, of the cards that are made of an
// indicator.
const cards = readdirSync(`${DIST}data`)
  .filter(name => name.endsWith('.json'))
  .flatMap(name => JSON.parse(readFileSync(`${DIST}data/${name}`, 'utf8')).cards ?? []);
const ids = [...new Set(files.map(name => name.replace(/\.\w+$/, '')))];
const part = id => id.match(/^([a-z]+)-\d{6}$/)?.[1];
const made = ids.find(id => !part(id) && !cards.some(card => card.id === id));
const kinds = new Map([
  ...cards.map(({ id, kind }) => [kind, id]),
  ...ids.filter(part).map(id => [`part ${part(id)}`, id]),
  ['made of an indicator', made],
]);
const ofKinds = [...kinds.values()].map((id, at) => `${id}.${at % 2 ? 'en' : 'zh'}`);
await check(`${kinds.size} kinds of cards, each with a file`, () => {
  const parts = [...kinds.keys()].filter(kind => kind.startsWith('part '));
  holds(kinds.size > 25 && parts.length >= 8, [...kinds.keys()].join(', '));
  const missing = [...kinds].filter((_, at) => !files.includes(ofKinds[at]));
  holds(missing.length === 0, `no file: ${missing.join('; ')}`);
});
const all = new Map(files.map(name => [name, marked(readFileSync(`${DIST}figures/${name}.svg`, 'utf8'), name)]));
for (const [name, { copy }] of all) writeFileSync(`${folder}/${name}.svg`, copy);

// The browser's own drawing is what the others are held against.
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
const drawn = new Map();
for (const [name, { copy, parts, units }] of all) {
  const [, width, height] = copy.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);
  await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await page.goto(`file://${folder}/${name}.svg`);
  drawn.set(name, found(PNG.sync.read(await page.screenshot()), parts, units));
}
await browser.close();

await check('the browser draws texts and lines in every file', () => {
  const count = kind => [...drawn.values()].reduce((sum, boxes) => sum + [...boxes.keys()].filter(part => part.kind === kind).length, 0);
  console.log(`        ${files.length} files, ${count('text')} texts, ${count('line')} lines`);
  holds(count('text') > 5 * files.length && count('line') > files.length, 'too few to mean anything');
});

/** What a program has drawn of some files, against the browser. */
async function against(program, names, draw) {
  draw(names);
  for (const [kind, most] of [
    ['text', 12],
    ['line', 6],
  ]) {
    await check(`${program}: ${names.length} files, every ${kind} is there, where the browser draws it`, () => {
      const wrong = [];
      for (const name of names) {
        const { parts, units } = all.get(name);
        const boxes = found(read(`${folder}/${program}/${name}.png`), parts, units);
        for (const [part, box] of drawn.get(name)) {
          // Of what is nearly covered, one program shows a few points and another none.
          if (part.kind !== kind || box.points < Math.max(40, 0.4 * (box.wide + box.tall))) continue;
          const other = boxes.get(part);
          const [dx, dy] = other
            ? ['x', 'y'].map(axis => {
                const places = ({ [axis]: middle, ends }) => [...middle, ...(kind === 'line' ? ends[axis] : [])];
                return Math.min(...places(box).map((place, at) => Math.abs(place - places(other)[at])));
              })
            : [];
          // Another font is narrower or wider; a text that is anchored at an end moves its middle by half of that.
          const room = most + (kind === 'text' ? box.wide * 0.15 : 0);
          const alike = kind === 'text' || (other && Math.abs(Math.log2(other.points / box.points)) < 0.4);
          if (!other) wrong.push(`${name}: missing: ${part.what}`);
          else if (alike && (dx > room || dy > most / 2)) wrong.push(`${name}: ${dx.toFixed(1)}, ${dy.toFixed(1)} off: ${part.what}`);
        }
      }
      holds(wrong.length === 0, [`${wrong.length} in all`, ...wrong.slice(0, 10)].join('\n'));
    });
  }
}

const list = names => names.map(name => `${name}.svg`).join(' ');
await against('rsvg', files, names =>
  inside(`cd /srv/pictures && mkdir -p rsvg && for f in ${list(names)}; do rsvg-convert -o rsvg/\${f%.svg}.png $f; done`),
);
await against('inkscape', ofKinds, names =>
  inside(
    `cd /srv/pictures && mkdir -p inkscape && inkscape --export-type=png ${list(names)} >/dev/null 2>&1; for f in ${list(names)}; do mv \${f%.svg}.png inkscape/; done`,
  ),
);
await against('libreoffice', ofKinds, names =>
  inside(
    `cd /srv/pictures && soffice --headless --norestore -env:UserInstallation=file://$PWD/office --convert-to png --outdir libreoffice ${list(names)} >/dev/null 2>&1`,
  ),
);
finish();
