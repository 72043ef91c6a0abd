// Cloudflare's own server for Pages over dist/: it reads `_headers` and `404.html` as the host does.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { check, finish, holds, same } from './check.mjs';
import { DIST } from './site.mjs';

const port = await new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address();
    server.close(() => done(free));
  });
});
const home = mkdtempSync(`${tmpdir()}/cloudflare-`);
const wrangler = fileURLToPath(new URL('node_modules/wrangler/bin/wrangler.js', import.meta.url));
const server = spawn(
  process.execPath,
  [
    wrangler,
    'pages',
    'dev',
    DIST,
    '--port',
    port,
    '--ip',
    '127.0.0.1',
    '--compatibility-date',
    '2025-01-01',
    '--show-interactive-dev-session=false',
  ],
  {
    cwd: home,
    detached: true,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, WRANGLER_SEND_METRICS: 'false', CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  },
);
let log = '';
for (const stream of [server.stdout, server.stderr])
  stream.on('data', data => {
    log += data;
  });
const site = `http://127.0.0.1:${port}/`;
const get = path => fetch(site + path, { redirect: 'manual' });

await check('the server starts and takes every line of _headers', async () => {
  const answers = async () => (await get('').catch(() => ({}))).status;
  for (let tries = 0; tries < 300 && (await answers()) !== 200; tries += 1)
    await new Promise(wait => {
      setTimeout(wait, 100);
    });
  same(await answers(), 200, log.slice(-800));
  holds(!/invalid|Found [1-9]\d* (?:invalid|unsupported)/i.test(log), log);
});

await check('what is there comes with the headers that others need', async () => {
  const names = readdirSync(DIST);
  const app = names.find(name => /^app-.*\.wasm$/.test(name));
  for (const [path, headers] of [
    [
      '',
      {
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cache-control': 'no-cache',
      },
    ],
    ['embed/gdp/', { 'cross-origin-embedder-policy': 'require-corp' }],
    [app, { 'content-type': 'application/wasm', 'cache-control': 'public, max-age=31536000, immutable' }],
    ['f/gdp/oembed.json', { 'access-control-allow-origin': '*' }],
  ]) {
    const answer = await get(path);
    same(answer.status, 200, path);
    for (const [name, value] of Object.entries(headers)) same(answer.headers.get(name), value, `${name} of ${path || 'the page'}`);
    holds(
      !/frame-ancestors/.test(answer.headers.get('content-security-policy') ?? '') && !answer.headers.has('x-frame-options'),
      `${path} may be framed`,
    );
  }
});

await check('what is missing is answered with 404 and a page in both languages, at any depth', async () => {
  for (const path of ['nothere', 'f/nothere/', 'app-0_bg.wasm', 'data/nothere.json', 'a/b/c/d.html']) {
    const answer = await get(path);
    same(answer.status, 404, path);
    const text = await answer.text();
    holds(text.includes('页面不存在') && text.includes('Page not found'), path);
  }
});

try {
  process.kill(-server.pid, 'SIGKILL');
} catch {
  /* It has ended. */
}
rmSync(home, { recursive: true, force: true });
finish();
