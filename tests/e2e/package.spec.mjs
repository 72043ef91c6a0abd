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

test('the zip holds the table, what describes it, and a word to whoever opens it', () => {
  const zip = readFileSync(join(data, 'wanzhou-in-figures.zip'));
  // Stored, not compressed: every file stands in it as it is (PKWARE's appnote, 4.3.7).
  const files = new Map();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [size, name, extra] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    files.set(zip.toString('utf8', at + 30, at + 30 + name), zip.toString('utf8', start, start + size));
    at = start + size;
  }
  expect([...files.keys()].sort()).toEqual(['README.md', 'datapackage.json', 'observations.csv', 'observations.csv-metadata.json']);
  for (const [name, text] of files) expect(text, name).toBe(readFileSync(join(data, name), 'utf8'));
  const columns = files.get('observations.csv').split('\r\n')[0].replace('\ufeff', '').split(',');
  for (const column of columns) expect(files.get('README.md')).toContain(`\`${column}\``);
});

for (const file of ['index.html', 'en/index.html']) {
  test(`${file} tells search engines of the data set`, async () => {
    const page = readFileSync(join(data, '..', file), 'utf8');
    const records = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, text]) => JSON.parse(text));
    const dataset = records.find(record => record['@type'] === 'Dataset');
    expect(dataset.temporalCoverage).toBe('2010/2025');
    expect(dataset.variableMeasured).toContain('Residents by district');
    for (const { contentUrl } of dataset.distribution) expect(existsSync(join(data, '..', contentUrl)), contentUrl).toBe(true);
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
