// What the app is made of: bytes of code by crate, and of our own by layer, the largest first (make sizes WHY=1, after make build).
// They are weighed as the compiler left them, before the app is made small, for only then functions have names.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const app = fileURLToPath(new URL(`${process.env.CARGO_TARGET_DIR || '../target'}/wasm-bindgen/release/app_bg.wasm`, import.meta.url));
if (!existsSync(app)) {
  console.error(`sizes: there is no ${app}: run make build first`);
  process.exit(1);
}

/** Reads bytes from the front on; numbers are LEB128. */
class Bytes {
  at = 0;
  constructor(bytes) {
    this.bytes = bytes;
  }
  number() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  }
  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  text() {
    return Buffer.from(this.take(this.number())).toString();
  }
  get more() {
    return this.at < this.bytes.length;
  }
}

/** The sizes of the functions in order, the names of all by number, how many are imported, and the bytes of data. */
function read(wasm) {
  const all = new Bytes(wasm.subarray(8));
  const found = { sizes: [], names: new Map(), imported: 0, data: 0 };
  while (all.more) {
    const id = all.number();
    const section = new Bytes(all.take(all.number()));
    if (id === 2) {
      for (let left = section.number(); left > 0; left -= 1) {
        section.text();
        section.text();
        if (section.number() === 0) found.imported += 1;
        section.number();
      }
    } else if (id === 10) {
      for (let left = section.number(); left > 0; left -= 1) {
        const size = section.number();
        section.take(size);
        found.sizes.push(size);
      }
    } else if (id === 11) {
      found.data = section.bytes.length;
    } else if (id === 0 && section.text() === 'name') {
      while (section.more) {
        const kind = section.number();
        const part = new Bytes(section.take(section.number()));
        if (kind === 1) for (let left = part.number(); left > 0; left -= 1) found.names.set(part.number(), part.text());
      }
    }
  }
  return found;
}

/** The crate that a function is of: the first that its name names; of our own crate with its layer. */
function owner(name = '') {
  const [, krate, layer] = name.match(/([a-z_]\w*)\[[0-9a-f]+\](?:::([a-z_]+))?/) ?? ['', 'without a name'];
  return krate === 'wanzhou' ? `our ${layer ?? 'root'}` : krate;
}

const { sizes, names, imported, data } = read(readFileSync(app));
const sums = new Map([['data: texts and tables', data]]);
for (const [i, size] of sizes.entries()) {
  const group = owner(names.get(imported + i));
  sums.set(group, (sums.get(group) ?? 0) + size);
}
const all = [...sums.values()].reduce((sum, size) => sum + size);
console.log(`${all} bytes before the app is made small`);
for (const [group, size] of [...sums].sort(([, a], [, b]) => b - a).slice(0, 24))
  console.log(`${String(size).padStart(9)}  ${((100 * size) / all).toFixed(1).padStart(4)} %  ${group}`);
