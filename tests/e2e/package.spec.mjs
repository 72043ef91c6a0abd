// The published data set, as the reference implementation of Data Package reads it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const data = fileURLToPath(new URL('../../dist/data/', import.meta.url));

/** What frictionless says of a package: whether it is valid, and every complaint. */
function report(folder, file) {
  expect(existsSync(process.env.VALIDATOR ?? ''), 'no frictionless: run make setup, then make test-browser').toBe(true);
  let printed;
  try {
    printed = execFileSync(process.env.VALIDATOR, ['validate', file, '--json'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    printed = error.stdout;
  }
  const { valid, stats, errors, tasks } = JSON.parse(printed);
  return { valid, tasks: stats.tasks, complaints: [...errors, ...tasks.flatMap(task => task.errors)].map(error => error.message) };
}

test.beforeEach(({}, testInfo) => test.skip(testInfo.project.name !== 'desktop', 'files look the same at every width'));

for (const file of ['datapackage.json', 'wanzhou-in-figures.zip']) {
  test(`${file} is a valid data package`, () => {
    expect(report(data, file)).toEqual({ valid: true, tasks: 1, complaints: [] });
  });
}

test('the validator would notice a value that is no number', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  for (const file of readdirSync(data).filter(name => /^(datapackage|observations)/.test(name) && !name.endsWith('s.json'))) {
    writeFileSync(join(folder, file), readFileSync(join(data, file), 'utf8').replace(',719.17,', ',many,'));
  }
  const { valid, complaints } = report(folder, 'datapackage.json');
  expect(valid).toBe(false);
  expect(complaints.join()).toContain('value');
});
