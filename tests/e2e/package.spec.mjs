// The published data set, as the reference implementation of Data Package reads it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const data = fileURLToPath(new URL('../../dist/data/', import.meta.url));
/** Every table that is published, by its path: a new one is data and needs no line here. Columns are packed for pages. */
const published = () =>
  readdirSync(data, { encoding: 'utf8', recursive: true }).filter(path => path.endsWith('.csv') && !path.startsWith('columns/'));

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

for (const file of ['datapackage.json', 'wanzhou-in-figures.zip']) {
  test(`${file} is a valid data package`, () => {
    expect(report(data, file)).toEqual({ valid: true, tasks: published().length, complaints: [] });
  });
}

test('the zip holds the tables, what describes them, and a note to its reader', () => {
  const zip = readFileSync(join(data, 'wanzhou-in-figures.zip'));
  // Stored, not compressed: every file is in it as it is (PKWARE's appnote, 4.3.7).
  const files = new Map();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name, extra] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    files.set(zip.toString('utf8', at + 30, at + 30 + name), zip.toString('utf8', start, start + size));
    at = start + size;
  }
  const tables = published();
  const described = ['README.md', 'csv-metadata.json', 'datapackage.json', 'observations.csv-metadata.json'];
  expect([...files.keys()].sort()).toEqual([...tables, ...described].sort());
  expect(tables).toEqual(expect.arrayContaining(['observations.csv', 'census/people.csv', 'census/remarks.csv']));
  for (const [name, text] of files) expect(text, name).toBe(readFileSync(join(data, name), 'utf8'));
  for (const [name, text] of files) {
    if (!name.endsWith('.csv')) continue;
    const columns = text.split('\r\n')[0].replace('\ufeff', '').split(',');
    for (const column of columns) expect(files.get('README.md')).toContain(`\`${column}\``);
  }
  const people = files.get('census/people.csv').split('\r\n');
  expect(people).toContain('population,2020,500101,,,1564449,exact,residents-2020');
  expect(files.get('census/households.csv')).toContain('households,2010,500231,one,90496,derived,\r\n');
  expect(files.get('census/education.csv')).toContain('illiteracy-rate,2020,500236,,,0.06,doubtful,schooling-2020\r\n');
});

for (const file of ['index.html', 'en/index.html']) {
  test(`${file} tells search engines of the data set`, async () => {
    const page = readFileSync(join(data, '..', file), 'utf8');
    const records = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, text]) => JSON.parse(text));
    const dataset = records.find(record => record['@type'] === 'Dataset');
    expect(dataset.temporalCoverage).toBe('2000/2025');
    expect(dataset.variableMeasured).toContain('Urban residents, %');
    for (const { contentUrl } of dataset.distribution) expect(existsSync(join(data, '..', file, '..', contentUrl)), contentUrl).toBe(true);
  });
}

for (const [what, file, from, to, complaint] of [
  ['a value that is no number', 'observations.csv', ',719.17,', ',many,', 'value'],
  ['an area that is not there', 'census/people.csv', 'population,2020,500101,,,', 'population,2020,999999,,,', 'area'],
  ['an indicator that is not there', 'census/work.csv', 'employed,2020,500101,mining', 'nobody,2020,500101,mining', 'indicator'],
]) {
  test(`the validator would notice ${what}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'package-'));
    mkdirSync(join(folder, 'census'));
    const { resources } = JSON.parse(readFileSync(join(data, 'datapackage.json'), 'utf8'));
    for (const path of ['datapackage.json', ...resources.map(resource => resource.path)]) {
      const text = readFileSync(join(data, path), 'utf8');
      if (path === file) expect(text).toContain(from);
      writeFileSync(join(folder, path), path === file ? text.replace(from, to) : text);
    }
    const { valid, complaints } = report(folder, 'datapackage.json');
    expect(valid).toBe(false);
    expect(complaints.join()).toContain(complaint);
  });
}
