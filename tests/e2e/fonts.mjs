// A machine without Chinese fonts, as readers abroad have it.
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LATIN = fileURLToPath(new URL('../visual/fonts/latin-sans-400.ttf', import.meta.url));

/** Environment of a browser that sees one font with Latin letters alone. */
export function latinAlone() {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  copyFileSync(LATIN, join(folder, 'latin.ttf'));
  const conf = join(folder, 'fonts.conf');
  writeFileSync(conf, `<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
  return { ...process.env, FONTCONFIG_FILE: conf };
}
