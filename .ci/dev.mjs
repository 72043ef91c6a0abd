// Serves the app as it is written: what is saved is seen. Nothing is prerendered and no policy is sent; the app, built
// without optimisation, is mounted in the browser. PORT chooses the port.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, watch } from 'node:fs';
import { createServer } from 'node:http';
import { buildSync } from 'esbuild';
import sirv from 'sirv';

const PORT = Number(process.env.PORT ?? 8080);
const OUT = `${process.env.CARGO_TARGET_DIR ?? 'target'}/dev`;
const WASM = `${process.env.CARGO_TARGET_DIR ?? 'target'}/wasm32-unknown-unknown/debug/app.wasm`;
const PUBLISH = `${process.env.CARGO_TARGET_DIR ?? 'target'}/debug/publish`;

/** Pages that wait for news. @type {Set<import('node:http').ServerResponse>} */
const pages = new Set();
/** What went wrong last, step by step. @type {Map<string, string>} */
const errors = new Map();
const tell = () => {
  const message = errors.size > 0 ? { error: [...errors.values()].join('\n\n') } : { reload: true };
  for (const page of pages) page.write(`data: ${JSON.stringify(message)}\n\n`);
};

/**
 * Runs a command; what it wrote is shown where it failed.
 * @param {string} command
 * @param {...string} args
 * @returns {Promise<void>}
 */
const run = (command, ...args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', text => {
      output += text;
    });
    child.on('error', error => reject(new Error(`${command}: ${error.message}`)));
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(output.trim() || `${command} ended with ${code}`))));
  });

/** What is made when something changes. Each step says how long it took; one that fails leaves the last result in place. */
const STEPS = {
  app: async () => {
    await run('cargo', 'build', '--target', 'wasm32-unknown-unknown', '--bin', 'app', '--features', 'leptos/csr');
    await run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', OUT, '--out-name', 'app', WASM);
  },
  publisher: () => run('cargo', 'build', '--no-default-features', '--features', 'ssr', '--bin', 'publish'),
  data: async () => {
    for (const folder of ['data', 'geo']) cpSync(`public/${folder}`, `${OUT}/${folder}`, { recursive: true });
    await run(PUBLISH, 'data', OUT);
  },
  charts: () => run('node', 'src/bin/publish/bundle.mjs', OUT, 'echarts-dev.js'),
  page: async () => {},
};

/** @param {(keyof typeof STEPS)[]} names */
async function make(names) {
  for (const name of names) {
    const from = performance.now();
    try {
      await STEPS[name]();
      errors.delete(name);
      console.log(`dev: ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
    } catch (error) {
      errors.set(name, `${name}: ${error.message}`);
      console.error(`dev: ${name} failed\n${error.message}`);
      break;
    }
  }
  tell();
}

/** The steps that a changed file asks for: the app first, for it is what is looked at. @returns {(keyof typeof STEPS)[]} */
function stepsFor(file) {
  if (/^src\/bin\/publish\/(echarts|bundle)\.mjs$/.test(file)) return ['charts'];
  if (/^(src\/.*\.rs|Cargo\.(toml|lock))$/.test(file))
    return file.startsWith('src/bin/') ? ['publisher', 'data'] : ['app', 'publisher', 'data'];
  if (/^public\/(data|geo)\//.test(file)) return ['data'];
  return /^(index\.html|src\/(style|platform)\/.*\.(css|js)|public\/)/.test(file) ? ['page'] : [];
}

const asked = new Set();
let making = Promise.resolve();
function changed(file) {
  for (const step of stepsFor(file.replaceAll('\\', '/'))) asked.add(step);
  // Editors write more than once; what comes while something is made is made next.
  setTimeout(() => {
    making = making.then(async () => {
      const order = /** @type {(keyof typeof STEPS)[]} */ (Object.keys(STEPS)).filter(step => asked.has(step));
      asked.clear();
      // A page that can be looked at comes before what only the data need.
      if (order.includes('app')) await make(['app']);
      const rest = order.filter(step => step !== 'app');
      if (rest.length > 0) await make(rest);
    });
  }, 50);
}

const RELOAD = `new EventSource('/dev/news').onmessage = ({ data }) => {
  const { error } = JSON.parse(data);
  if (!error) return location.reload();
  const shown = document.getElementById('dev-error') ?? document.body.appendChild(document.createElement('pre'));
  shown.id = 'dev-error';
  shown.style = 'position:fixed;inset:0;z-index:99;overflow:auto;margin:0;padding:24px;background:#fff;color:#900;font:13px/1.5 monospace;white-space:pre-wrap';
  shown.textContent = error;
};`;

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
  return html
    .replace(/<script data-entry="([^"]+)"><\/script>/g, bundle)
    .replace('<html ', '<html data-program="app" data-charts="echarts-dev.js" data-start="now" ')
    .replace('</body>', `<script>${RELOAD}</script></body>`);
}

mkdirSync(OUT, { recursive: true });
const [made, bundled] = [OUT, 'public'].map(folder => sirv(folder, { dev: true }));
createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://dev');
  if (pathname === '/') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page());
  } else if (pathname === '/dev/news') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    pages.add(response);
    request.on('close', () => pages.delete(response));
    if (errors.size > 0) tell();
  } else {
    made(request, response, () =>
      bundled(request, response, () => {
        response.writeHead(404).end();
      }),
    );
  }
}).listen(PORT, '127.0.0.1');

console.log('dev: building (the first time takes some minutes)');
await make(['charts', 'publisher', 'data', 'app']);
for (const folder of ['src', 'public']) watch(folder, { recursive: true }, (_, file) => file && changed(`${folder}/${file}`));
for (const file of ['index.html', 'Cargo.toml']) watch(file, () => changed(file));
console.log(`http://localhost:${PORT}/`);
