// Serves the app as it is written: what is saved is seen. Nothing is prerendered and no policy is sent; the app, built
// without optimisation, is mounted in the browser. PORT chooses the port.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { createServer } from 'node:http';
import { buildSync } from 'esbuild';
import sirv from 'sirv';

const PORT = Number(process.env.PORT ?? 8080);
const TARGET = process.env.CARGO_TARGET_DIR ?? 'target';
const OUT = `${TARGET}/dev`;

/**
 * What is made when something changes, in this order: what can be looked at comes before what only the data need. Each step says
 * how long it took; one that fails leaves the last result in place. `makes` is what pages get of it.
 * @typedef {{ make: () => unknown, makes: string[] }} Step
 * @type {Record<string, Step>}
 */
const STEPS = {
  charts: {
    make: () => run('node', 'src/bin/publish/bundle.mjs', OUT, 'echarts-dev.js'),
    makes: ['echarts-dev.js', 'embed.js'],
  },
  app: {
    make: async () => {
      await run('cargo', 'build', '--target', 'wasm32-unknown-unknown', '--bin', 'app', '--features', 'leptos/csr');
      const made = `${TARGET}/wasm32-unknown-unknown/debug/app.wasm`;
      await run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', OUT, '--out-name', 'app', made);
    },
    makes: ['app.js', 'app_bg.wasm'],
  },
  publisher: {
    make: () => run('cargo', 'build', '--no-default-features', '--features', 'ssr', '--bin', 'publish'),
    makes: [],
  },
  data: {
    make: async () => {
      for (const folder of ['data', 'geo']) cpSync(`public/${folder}`, `${OUT}/${folder}`, { recursive: true });
      await run(`${TARGET}/debug/publish`, 'data', OUT);
    },
    makes: ['data', 'geo'],
  },
};

/** The steps that a changed file asks for. */
function stepsFor(file) {
  if (/^src\/(bin\/publish\/(echarts|bundle)\.mjs|platform\/embed\.(d\.ts|js))$/.test(file)) return ['charts'];
  if (/^src\/bin\/publish\/.*\.rs$/.test(file)) return ['publisher', 'data'];
  // What the data are read and packed with; the rest of the app has no part in them.
  if (/^(src\/(lib\.rs|(model|route)\/.*\.rs|text\/[^/]+\.rs|views\/page_files\.rs)|Cargo\.toml)$/.test(file))
    return ['app', 'publisher', 'data'];
  if (/^src\/.*\.rs$/.test(file)) return ['app'];
  return /^public\/(data|geo)\//.test(file) ? ['data'] : [];
}
/** Whether a file is part of the page itself, which is put together anew each time it is asked for. */
const isOfPage = file => /^(index\.html|src\/(style|platform)\/.*\.(css|js)|public\/(?!data\/|geo\/).*)$/.test(file);

/** What is still to be made. */
const asked = new Set(Object.keys(STEPS));
/** How long the steps that are done took. @type {Map<string, string>} */
const took = new Map();
/** What went wrong last, step by step. @type {Map<string, string>} */
const errors = new Map();
/** The step that is being made: since when, its last line of output, and what runs for it.
 *  @type {{ name: string, from: number, output: string, stopped?: boolean, child?: import('node:child_process').ChildProcess } | undefined} */
let now;

/** Ends what runs, with all that it has started. */
function stop() {
  if (!now?.child?.pid) return;
  now.stopped = true;
  try {
    process.kill(-now.child.pid);
  } catch {
    /* It has ended by itself. */
  }
}
process.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/**
 * Runs a command in a process group of its own; what it wrote is shown where it failed.
 * @param {string} command
 * @param {...string} args
 * @returns {Promise<void>}
 */
const run = (command, ...args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    if (now) now.child = child;
    let output = '';
    child.stderr.on('data', text => {
      output += text;
      if (now) now.output = output.trimEnd().split('\n').at(-1) ?? '';
    });
    child.on('error', error => reject(new Error(`${command}: ${error.message}`)));
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(output.trim() || `${command} ended with ${code}`))));
  });

/** A hash of files and of all that folders hold. */
function digest(paths, hash = createHash('sha256')) {
  for (const path of paths.filter(existsSync)) {
    if (statSync(path).isDirectory())
      digest(
        readdirSync(path).map(name => `${path}/${name}`),
        hash,
      );
    else hash.update(path).update(readFileSync(path));
  }
  return hash;
}

/** Makes a step and notifies the pages; returns whether the next one is worth while. */
async function make(name) {
  const outputs = () => digest(STEPS[name].makes.map(file => `${OUT}/${file}`)).digest('hex');
  const [before, failing] = [outputs(), errors.size];
  now = { name, from: performance.now(), output: '' };
  try {
    await STEPS[name].make();
    errors.delete(name);
    took.set(name, `${((performance.now() - now.from) / 1000).toFixed(1)} s`);
    console.log(`dev: ${name} (${took.get(name)})`);
  } catch (error) {
    if (now.stopped) {
      // Something newer goes before it.
      asked.add(name);
      return true;
    }
    errors.set(name, `${name}: ${error.message}`);
    console.error(`dev: ${name} failed\n${error.message}`);
  } finally {
    now = undefined;
  }
  if (errors.size || ((failing || outputs() !== before) && isThere())) notify();
  return !errors.has(name);
}

let working = false;
let ready = false;
/** Makes what is asked for. After a failure the rest waits for the next change: it would fail for the same reason. */
async function work() {
  if (working) return;
  working = true;
  const next = () => Object.keys(STEPS).find(step => asked.has(step));
  for (let name = next(); name; name = next()) {
    asked.delete(name);
    if (!(await make(name))) break;
  }
  working = false;
  if (!ready && isThere() && !asked.size) console.log(`dev: ready, http://localhost:${PORT}/`);
  ready ||= isThere() && !asked.size;
}

/** Files that have changed. @type {Set<string>} */
const saved = new Set();
/** @type {NodeJS.Timeout | undefined} */
let ingesting;
function changed(file) {
  saved.add(file.replaceAll('\\', '/'));
  // Editors write more than once, and more than one file.
  clearTimeout(ingesting);
  ingesting = setTimeout(ingest, 50);
}

function ingest() {
  const files = [...saved];
  saved.clear();
  const steps = files.flatMap(stepsFor);
  for (const step of steps) asked.add(step);
  // What is being compiled is out of date, or not what the page shows.
  if (steps.includes('app') && /^(app|publisher)$/.test(now?.name ?? '')) stop();
  if (steps.length) work();
  if (files.some(isOfPage)) notify();
}

/** Pages that wait for news. @type {Set<import('node:http').ServerResponse>} */
const pages = new Set();
const send = (message, to = pages) => {
  for (const page of to) page.write(`data: ${JSON.stringify(message)}\n\n`);
};
/** Sends the errors to the pages, or that there is something new to load. */
const notify = to => send(errors.size ? { error: [...errors.values()].join('\n\n') } : { reload: true }, to);

/** Whether there is an app to look at, this one or the last. */
const isThere = () => ['app.js', 'app_bg.wasm', 'echarts-dev.js', 'data/core.json'].every(file => existsSync(`${OUT}/${file}`));

/** What is being built, a step a line. */
const building = () =>
  Object.keys(STEPS)
    .map(name => {
      const state = now?.name === name ? `… ${Math.round((performance.now() - now.from) / 1000)} s  ${now.output.trim()}` : took.get(name);
      return `${name.padEnd(12)}${state ?? ''}`;
    })
    .join('\n');
setInterval(() => now && !isThere() && send({ building: building() }), 1000);

// Besides the news, what an address cannot do by itself here: to go to the gallery and back, which is no page of the app.
const NEWS = `const news = new EventSource('/dev/news');
let opened = false;
news.onopen = () => {
  if (opened) location.reload();
  opened = true;
};
news.onmessage = ({ data }) => {
  const { error, building } = JSON.parse(data);
  const waiting = document.getElementById('dev-building');
  if (building) return waiting && (waiting.textContent = building);
  if (!error) return location.reload();
  const shown = document.getElementById('dev-error') ?? document.body.appendChild(document.createElement('pre'));
  shown.id = 'dev-error';
  shown.style = 'position:fixed;inset:0;z-index:99;overflow:auto;margin:0;padding:24px;background:#fff;color:#900;font:13px/1.5 monospace;white-space:pre-wrap';
  shown.textContent = error;
};
const inGallery = () => /^#[/]?gallery/.test(location.hash);
const was = inGallery();
addEventListener('hashchange', () => inGallery() === was || location.reload());`;

/** What is in the place of the app until there is one. */
const waitingPage =
  () => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="icon.svg"><title>make dev: building</title>
<body style="margin:40px;font:15px/1.6 system-ui"><p>The app is being built. The first time takes some minutes; it opens here by itself.</p>
<pre id="dev-building">${building().replaceAll('<', '&lt;')}</pre><script>${NEWS}</script></body></html>`;

/** index.html as Trunk would put it together, with the app to mount instead of a prerendered page. */
function page() {
  const html = readFileSync('index.html', 'utf8').replace(/<link data-trunk rel="(\S+)"(?: href="(\S+)")?[^>]*>\n?/g, (_, kind, file) => {
    if (kind !== 'inline' || /offline/.test(file)) return '';
    const text = readFileSync(file, 'utf8');
    return file.endsWith('.css') ? `<style>${text}</style>\n` : `<script>${text}</script>\n`;
  });
  const bundle = (_, entry) => {
    const {
      outputFiles: [file],
    } = buildSync({ entryPoints: [entry], bundle: true, format: 'iife', write: false });
    return `<script>${file.text}</script>`;
  };
  return (
    html
      .replace(/<script data-entry="([^"]+)"><\/script>/g, bundle)
      .replace('<html ', '<html data-program="app" data-echarts="echarts-dev.js" data-start="now" ')
      // Nothing is kept for reading offline.
      .replace('<head>', '<head>\n<script>delete Navigator.prototype.serviceWorker</script>')
      .replace('</body>', () => `<script>${NEWS}</script></body>`)
  );
}

/** The page, or what it cannot be put together for. */
function shown() {
  if (!isThere()) return waitingPage();
  try {
    return page();
  } catch (error) {
    const message = error.message.replaceAll('<', '&lt;');
    return `<!doctype html><meta charset="utf-8"><link rel="icon" href="icon.svg"><title>make dev: failed</title><body><pre>${message}</pre><script>${NEWS}</script></body>`;
  }
}

// What `make serve` has had a browser keep under the same port takes this one in its place, and goes.
const NO_WORKER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.endsWith('-' + registration.scope)) await caches.delete(name);
  const open = await clients.matchAll({ type: 'window' });
  await registration.unregister();
  for (const page of open) page.navigate(page.url);
})()));`;

mkdirSync(OUT, { recursive: true });
const [made, bundled] = [OUT, 'public'].map(folder => sirv(folder, { dev: true }));
createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://dev');
  if (pathname === '/') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(shown());
  } else if (pathname === '/sw.js') {
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(NO_WORKER);
  } else if (pathname === '/dev/news') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
    pages.add(response);
    request.on('close', () => pages.delete(response));
    if (errors.size > 0) notify([response]);
  } else {
    made(request, response, () =>
      bundled(request, response, () => {
        response.writeHead(404).end();
      }),
    );
  }
}).listen(PORT, '127.0.0.1');

console.log(`dev: building (the first time takes some minutes); http://localhost:${PORT}/ says how far it is`);
for (const folder of ['src', 'public']) watch(folder, { recursive: true }, (_, file) => file && changed(`${folder}/${file}`));
// Editors put a new file in the place of the old one, which a watch of the file alone would lose.
watch('.', (_, file) => file && /^(index\.html|Cargo\.toml)$/.test(file) && changed(file));
work();
