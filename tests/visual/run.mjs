// `run.mjs [renew] [options of Playwright]` compares the site's pictures with the baselines, or renews those that differ.
// Ends with 0 if all are alike, 1 if some differ, 2 if anything broke: then it is not known what the site looks like.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { BASELINE, HERE, REPORT, TOP } from './folders.mjs';

const [, , first, ...rest] = process.argv;
const renewing = first === 'renew';
const options = renewing ? rest : process.argv.slice(2);

const say = line => console.log(`visual: ${line}`);
const here = file => relative(TOP, file);

/** The baselines there are, each with its bytes. */
function baselines() {
  const files = existsSync(BASELINE)
    ? readdirSync(BASELINE, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.png'))
    : [];
  return new Map(files.sort().map(file => [file, readFileSync(BASELINE + file)]));
}

/** Runs Playwright: every difference, everything that broke, in a line each. */
function take(...more) {
  rmSync(REPORT, { force: true });
  const { status } = spawnSync('playwright', ['test', '-c', `${HERE}playwright.config.mjs`, ...more, ...options], {
    stdio: 'inherit',
    cwd: TOP,
  });
  if (!existsSync(REPORT)) return { differs: [], broke: ['Playwright did not come to an end (see above)'] };
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  const specs = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const tests = specs(report).flatMap(({ title, tests: all }) =>
    all.map(({ projectName, results }) => ({ title: `${title}, ${projectName}`, ...results.at(-1) })),
  );
  const failures = tests.flatMap(({ title, errors = [], attachments }) =>
    errors.map(({ message }) => failure(title, message, attachments)),
  );
  const broke = [...report.errors.map(error => firstLine(error.message)), ...failures.filter(f => f.broke).map(f => f.line)];
  const differs = failures.filter(f => !f.broke);
  if (status !== 0 && differs.length + broke.length === 0) broke.push(`Playwright ended with ${status} (see above)`);
  return { differs, broke };
}

const firstLine = message =>
  stripVTControlCharacters(message)
    .split('\n')
    .find(line => line.trim());

/** What one error of a test comes to. Pictures that do not come to rest differ too, but from themselves. */
function failure(title, message, attachments) {
  const text = stripVTControlCharacters(message).split('Call log:')[0];
  const [, name] = text.match(/^ +Snapshot: (\S+)\.png$/m) ?? [];
  const pixels = Number(text.match(/(\d+) pixels \(ratio/)?.[1] ?? 0);
  const diff = attachments.find(attachment => attachment.name === `${name}-diff.png`);
  if (!diff || text.includes('Failed to take two consecutive')) return { broke: true, line: `${title}: ${firstLine(message)}` };
  const png = readFileSync(diff.path);
  const share = pixels / (png.readUInt32BE(16) * png.readUInt32BE(20));
  const size = text.match(/Expected an image (\w+ by \w+), received (\w+ by \w+)/);
  const sizes = size ? `, ${size[1]} has become ${size[2]}` : '';
  return {
    file: `${name}.png`,
    line: `${name}: ${(share * 100).toFixed(2)} % of its pixels (${pixels})${sizes}: ${here(diff.path).replace(/diff\.png$/, '{expected,actual,diff}.png')}`,
  };
}

/** Says what came out, and gives the status to end with. */
function report({ differs, broke }) {
  for (const { line } of differs) say(`differs: ${line}`);
  for (const line of broke) say(`broke: ${line}`);
  say(differs.length + broke.length === 0 ? 'all pictures are as they were' : `${differs.length} differ, ${broke.length} broke`);
  return broke.length > 0 ? 2 : Math.min(differs.length, 1);
}

/** Puts pictures into 256 colours. */
function reduce(files, ...how) {
  const given = ['--force', '--ext', '.png', '--strip', ...how, '256', ...files.map(file => BASELINE + file)];
  return files.length === 0 || spawnSync('pngquant', given, { stdio: 'inherit' }).status === 0;
}

/** Writes the pictures that differ in 256 colours, of fewer shades where those do not do; the rest stay byte for byte. */
async function renew() {
  const { all, WIDTHS } = await import('./pictures.mjs');
  const widths = WIDTHS.map(width => `--project=${width}`);
  const before = baselines();
  const taken = take(...widths, '--update-snapshots=changed');
  if (taken.broke.length > 0) {
    // What has been written so far is in all its colours, and would pass from then on: it is taken back.
    for (const file of baselines().keys()) {
      const kept = before.get(file);
      if (kept) writeFileSync(BASELINE + file, kept);
      else rmSync(BASELINE + file);
    }
    return report(taken);
  }
  const after = baselines();
  const wanted = new Set(all());
  const gone = [...after.keys()].filter(file => !wanted.has(file));
  for (const file of gone) rmSync(BASELINE + file);
  const written = [...after.keys()].filter(file => wanted.has(file) && !before.get(file)?.equals(after.get(file)));
  const reduced = reduce(written, '--nofs');
  if (!reduced) return report({ differs: [], broke: ['pngquant did not make the pictures small (see above)'] });
  say('once more, to see that what was written passes');
  let again = take(...widths);
  const poor = again.differs.map(({ file }) => file).filter(file => written.includes(file));
  // With the last bits of each colour left out a palette has room for more of them; chosen fast, it keeps more rare ones.
  for (const how of [['--speed=1', '--posterize=2'], ['--speed=10']]) {
    const fewer = again.differs.map(({ file }) => file).filter(file => poor.includes(file));
    for (const file of fewer) writeFileSync(BASELINE + file, after.get(file));
    if (fewer.length > 0 && reduce(fewer, '--nofs', ...how)) again = take(...widths);
  }
  for (const file of written) say(`${before.has(file) ? 'renewed' : 'new'}: ${file}`);
  for (const file of gone) say(`removed: ${file}`);
  say(`${written.length} of ${wanted.size} written, ${poor.length} of them of fewer shades, ${gone.length} removed`);
  return report(again);
}

process.exitCode = renewing ? await renew() : report(take());
