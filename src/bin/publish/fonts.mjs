// The machine's fonts, cut down to the characters that pictures write: resvg reads a font's file anew for each text, and
// a Chinese one has twenty megabytes.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A face of a font: its file, and which of those in it.
 * @typedef {{ file: string, index: number }} Face
 */

/**
 * The machine's fonts: family to upright faces. Empty where nothing can list them.
 * @returns {Map<string, Face[]>}
 */
export function installed() {
  /** @type {Map<string, Face[]>} */
  const families = new Map();
  let list = '';
  try {
    list = execFileSync('fc-list', [':slant=0', '--format=%{family}\t%{file}\t%{index}\n'], { encoding: 'utf8' });
  } catch {
    /* No fontconfig. */
  }
  for (const [names, file, index] of list
    .split('\n')
    .filter(Boolean)
    .map(line => line.split('\t'))) {
    // The upper half says which instance of a variable font it is: the font itself holds them all.
    if (Number(index) > 0xffff) continue;
    for (const name of names.split(',')) families.set(name, [...(families.get(name) ?? []), { file, index: Number(index) }]);
  }
  return families;
}

/**
 * HarfBuzz' subsetter: a face as a font file of its own that has these characters alone.
 * @returns {(font: Uint8Array, index: number, characters: Iterable<string>) => Uint8Array}
 */
export function subsetter() {
  const path = fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'));
  /** @type {any} */
  const hb = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path))).exports;
  hb._initialize?.();
  const WRITABLE = 2;
  // Sets of what is kept: names of the font, and their languages. It is found by its names, in any of them.
  const NAMES = [4, 5];
  return (font, index, characters) => {
    const data = hb.malloc(font.length);
    if (!data) throw new Error('no memory for it');
    new Uint8Array(hb.memory.buffer).set(font, data);
    const blob = hb.hb_blob_create(data, font.length, WRITABLE, 0, 0);
    const face = hb.hb_face_create(blob, index);
    hb.hb_blob_destroy(blob);
    const input = hb.hb_subset_input_create_or_fail();
    const wanted = hb.hb_subset_input_unicode_set(input);
    for (const character of characters) hb.hb_set_add(wanted, character.codePointAt(0));
    for (const kind of NAMES) {
      const kept = hb.hb_subset_input_set(input, kind);
      hb.hb_set_clear(kept);
      hb.hb_set_invert(kept);
    }
    const subset = hb.hb_subset_or_fail(face, input);
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    if (!subset) throw new Error('not a font that can be read');
    const result = hb.hb_face_reference_blob(subset);
    const [start, length] = [hb.hb_blob_get_data(result, 0), hb.hb_blob_get_length(result)];
    const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + length);
    hb.hb_blob_destroy(result);
    hb.hb_face_destroy(subset);
    hb.free(data);
    return bytes;
  };
}
