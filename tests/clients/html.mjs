// The Nu HTML checker over every document and picture of the site: no errors but those that come of its own age.
// usage: node html.mjs COMMAND…      what runs `java` and the jar; the files are named by the last argument, a folder
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { check, finish, holds } from './check.mjs';
import { DIST } from './site.mjs';

const [command, ...rest] = process.argv.slice(2);
/** What CSS has that the checker does not know yet. */
const ITS_AGE =
  /^CSS: .*(@container|container-type|text-autospace|text-spacing-trim|text-wrap|content-visibility|contain-intrinsic-size|overflow-clip-margin|text-size-adjust|“details-content”|scripting|details-content|light-dark|color-mix|only light|only dark)/;

const files = readdirSync(DIST, { recursive: true }).filter(name => /\.(html|svg)$/.test(name));
await check(`${files.length} documents and pictures: the Nu checker finds no error`, () => {
  const { stdout, stderr, status } = spawnSync(command, rest, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const text = stdout.trim() || stderr.trim();
  let messages;
  try {
    ({ messages } = JSON.parse(text));
  } catch {
    throw new Error(`the checker did not run (${status}): ${text.slice(-800)}`);
  }
  const errors = messages.filter(({ type, message }) => type === 'error' && !ITS_AGE.test(message));
  const kinds = new Map();
  for (const { message, url, lastLine, extract } of errors) {
    const kind = message.replace(/“[^”]*”/g, '“…”');
    const { count = 0, first = `${message} (${url.split('/dist/').pop()}, line ${lastLine}: ${extract?.slice(0, 80)})` } =
      kinds.get(kind) ?? {};
    kinds.set(kind, { count: count + 1, first });
  }
  holds(errors.length === 0, [...kinds.values()].map(({ count, first }) => `${count} × ${first}`).join('\n'));
});

/** What a parser as strict as XML's needs, and what every page must have; matters of taste are left out. */
const RULES = {
  'close-order': 'error',
  'element-permitted-content': 'error',
  'element-permitted-order': 'error',
  'element-permitted-parent': 'error',
  'element-required-content': 'error',
  'heading-level': ['error', { minInitialRank: 'h2' }],
  'no-dup-attr': 'error',
  'no-dup-id': 'error',
  'no-missing-references': 'error',
  'attribute-misuse': 'error',
  'no-implicit-close': 'error',
  'text-content': 'error',
  'wcag/h30': 'error',
  'wcag/h37': 'error',
  'wcag/h67': 'error',
  'no-raw-characters': 'error',
};
const PAGES = [
  '',
  'en/',
  'map/',
  'governance/en/',
  'data/',
  'about/',
  'f/gdp/',
  'f/places/en/',
  'f/event-flow/',
  'embed/gdp/',
  'embed/systems/en/',
];
const loader = new FileSystemConfigLoader({ root: true, extends: [], rules: RULES, elements: ['html5'] });
const validator = new HtmlValidate(loader);
for (const page of PAGES) {
  await check(`${page || 'the start page'}: html-validate reads it and finds no error`, async () => {
    const report = await validator.validateString(readFileSync(`${DIST}${page}index.html`, 'utf8'), 'index.html');
    const found = report.results
      .flatMap(({ messages }) => messages)
      .map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`);
    holds(found.length === 0, found.slice(0, 8).join('\n'));
  });
}
finish();
