// Playwright's results in the file given: `PASSED FAILED` on the first line, then a line for each test that failed, with the
// first line of its output. A test that passed only when tried again has failed.
import { readFileSync } from 'node:fs';

const { suites, stats } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one
const plain = text => text.replace(/\u001b\[[0-9;]*m/g, '');

function* failed({ title, suites: inner = [], specs = [] }, above = []) {
  const path = [...above, title];
  for (const suite of inner) yield* failed(suite, path);
  for (const spec of specs.filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))) {
    const errors = spec.tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
    const [first = 'no message'] = plain(errors[0]?.message ?? '').split('\n');
    yield `${[...path, spec.title].join(' › ')}: ${first}`;
  }
}

const names = suites.flatMap(suite => [...failed(suite)]);
process.stdout.write([`${stats.expected} ${stats.unexpected + stats.flaky}`, ...names, ''].join('\n'));
