// html-validate on a page of each kind: it needs nothing but npm, so it is always run (readers.mjs).
import { readFileSync } from 'node:fs';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { check, holds, same } from './check.mjs';
import { DIST } from './site.mjs';

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
/** A document with one fault: what does not find it has read nothing. */
const PLANTED = '<!DOCTYPE html>\n<html lang="zh-CN"><head><title>一</title></head><body><h1>一</h1><img src="one.png"></body></html>\n';

const loader = new FileSystemConfigLoader({ root: true, extends: [], rules: RULES, elements: ['html5'] });
const validator = new HtmlValidate(loader);

async function faults(text) {
  const { results } = await validator.validateString(text, 'index.html');
  return results.flatMap(({ messages }) => messages);
}

/** Runs the checks. */
export async function markup() {
  await check('html-validate finds the fault of a document that has one, and no other', async () => {
    const found = await faults(PLANTED);
    same(
      found.map(({ ruleId }) => ruleId),
      ['wcag/h37'],
      'rules that it breaks',
    );
  });
  for (const page of PAGES) {
    await check(`${page || 'the start page'}: html-validate reads it and finds no error`, async () => {
      const found = await faults(readFileSync(`${DIST}${page}index.html`, 'utf8'));
      const named = found.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`);
      holds(named.length === 0, named.slice(0, 8).join('\n'));
    });
  }
}
