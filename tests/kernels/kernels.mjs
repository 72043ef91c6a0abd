// Old Chromiums that readers still have in their messengers, phones and offices, out of npm packages.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** The floor (README, "Browsers"), what messengers' own browsers were built on, and the last one for Windows 7. */
export const KERNELS = ['87', '92', '109'];

/** The browser of a kernel, unpacked beside the package that it came in. */
export function executable(kernel) {
  const packed = require.resolve(`chromium-${kernel}/bin/chromium.br`);
  const file = join(dirname(packed), 'chromium');
  if (!existsSync(file)) {
    const partial = `${file}.partial`;
    writeFileSync(partial, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
    renameSync(partial, file);
  }
  return file;
}
