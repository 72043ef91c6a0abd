// Serves the site and the peers alike, as a static host with brotli files would: HTTP/1.1, kept alive, from memory.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { listen } from '../../listen.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};
/** Compressed already. */
const AS_IT_IS = new Set(['.png', '.zip']);

const compress = promisify(brotliCompress);

/** Starts a server of the files under `root` and those given by path; resolves to its address and a way to end it. */
export async function serve(root, files) {
  const kept = new Map();

  async function answer(path) {
    const name = normalize(path.endsWith('/') ? `${path}index.html` : path);
    const body = files.get(name) ?? (await readFile(join(root, name)));
    const type = extname(name);
    const headers = { 'content-type': TYPES[type] ?? 'application/octet-stream', 'cache-control': 'no-cache', vary: 'accept-encoding' };
    if (AS_IT_IS.has(type)) return { headers, body };
    return { headers: { ...headers, 'content-encoding': 'br' }, body: await compress(body) };
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (!kept.has(path))
      kept.set(
        path,
        answer(path).catch(() => undefined),
      );
    const found = await kept.get(path);
    if (!found) return response.writeHead(404).end();
    return response.writeHead(200, { ...found.headers, 'content-length': found.body.length }).end(found.body);
  });
  const port = await listen(server);
  return {
    address: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}
