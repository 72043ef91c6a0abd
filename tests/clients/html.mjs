// The Nu HTML checker over every document and picture of the site: no errors but those that come of its own age.
// usage: node html.mjs FOLDER COMMAND…      FOLDER has copies of the files; COMMAND runs `java` and the jar on it
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { check, finish, holds, same } from './check.mjs';

const [folder, command, ...rest] = process.argv.slice(2);
/** What CSS has that the checker does not know yet. */
const ITS_AGE =
  /^CSS: .*(@container|container-type|text-autospace|text-spacing-trim|text-wrap|content-visibility|contain-intrinsic-size|overflow-clip-margin|text-size-adjust|“details-content”|scripting|details-content|light-dark|color-mix)/;
/** `only` is a word of this property since CSS Color Adjustment 1; what the checker says of it does not name the word. */
const OF_ONLY = /^CSS: “color-scheme”/;
/** Files with one fault each, and how its message begins: what does not find these has read nothing. */
const PLANTED = {
  'planted.html': [
    '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>一</title></head><body><h1>一</h1><img src="one.png"></body></html>\n',
    'An “img” element must have an “alt” attribute',
  ],
  'planted.svg': [
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>1</title><rect nothing="1" width="1" height="1"/></svg>\n',
    'Attribute “nothing” not allowed on element “rect”',
  ],
};

const files = readdirSync(folder, { recursive: true }).filter(name => /\.(html|svg)$/.test(name));
for (const [name, [text]] of Object.entries(PLANTED)) writeFileSync(`${folder}/${name}`, text);

/** All errors that it finds; an exception where it did not run. */
function errors() {
  const { stdout, stderr, status } = spawnSync(command, rest, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const text = stdout.trim() || stderr.trim();
  try {
    const { messages } = JSON.parse(text);
    const isAge = ({ message, extract }) => ITS_AGE.test(message) || (OF_ONLY.test(message) && /only (light|dark)/.test(extract));
    return messages.filter(one => one.type !== 'info' && !isAge(one));
  } catch {
    throw new Error(`the checker did not run (${status}): ${text.slice(-800)}`);
  }
}

let found;
await check('the Nu checker finds the fault of each file that has one, and no other', () => {
  found = errors();
  for (const [name, [, wanted]] of Object.entries(PLANTED)) {
    const own = found.filter(({ url }) => url?.endsWith(`/${name}`));
    same(own.length, 1, `errors in ${name}: ${own.map(({ message }) => message).join('; ')}`);
    holds(own[0].message.startsWith(wanted), own[0].message);
  }
});
await check(`${files.length} documents and pictures: the Nu checker finds no error`, () => {
  holds(files.length > 500, 'too few to be the site');
  holds(found, 'the checker did not run');
  const kinds = new Map();
  const ofSite = found.filter(({ url }) => !Object.keys(PLANTED).some(name => url?.endsWith(`/${name}`)));
  for (const { message, url, lastLine, extract } of ofSite) {
    const kind = message.replace(/“[^”]*”/g, '“…”');
    const { count = 0, first = `${message} (${url?.split('/html/').pop()}, line ${lastLine}: ${extract?.slice(0, 80)})` } =
      kinds.get(kind) ?? {};
    kinds.set(kind, { count: count + 1, first });
  }
  holds(ofSite.length === 0, [...kinds.values()].map(({ count, first }) => `${count} × ${first}`).join('\n'));
});
finish();
