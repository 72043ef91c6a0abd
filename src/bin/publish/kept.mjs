// Results that take long to make, kept outside the output by the hash of what they are made from, so that publishing again
// repeats only what has changed. WANZHOU_KEPT names the folder; without it nothing is kept.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.WANZHOU_KEPT;

/**
 * The bytes that `make` makes from `inputs`, from an earlier run where there was one. Everything that the result depends on
 * belongs into `inputs`: data, options, versions of libraries.
 * @param {string} kind names the files
 * @param {(string | Uint8Array)[]} inputs
 * @param {() => Uint8Array | Promise<Uint8Array>} make
 * @returns {Promise<Uint8Array>}
 */
export async function kept(kind, inputs, make) {
  if (!folder) return make();
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${Buffer.byteLength(input)}:`).update(input);
  const file = join(folder, `${kind}-${hash.digest('hex').slice(0, 32)}`);
  try {
    const found = readFileSync(file);
    // The build removes what no build of the last weeks has asked for.
    utimesSync(file, new Date(), new Date());
    return found;
  } catch {
    const made = await make();
    mkdirSync(folder, { recursive: true });
    // An interrupted run leaves no half file under the name.
    writeFileSync(`${file}.${process.pid}`, made);
    renameSync(`${file}.${process.pid}`, file);
    return made;
  }
}
