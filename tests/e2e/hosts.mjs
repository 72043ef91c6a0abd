// Pages of other sites, by the protocol that they size their frames with; served on an origin of their own.
// http://127.0.0.1:<port>/<kind>?frame=<address>&width=<px>
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const libraries = { '/pym.js': 'pym.js/dist/pym.v1.min.js', '/iframe-resizer.js': 'iframe-resizer/js/iframeResizer.min.js' };

const iframe = (frame, more = '') => `<iframe id="f" src="${frame}" style="width:100%;height:200px;border:0" ${more}></iframe>`;

/** A host that takes a height from a message, when it comes from its frame. */
const listening = (frame, height, { before = '', attributes = '' } = {}) => `<script>
  const heights = ${height};
  addEventListener('message', event => {
    const frame = document.getElementById('f');
    if (!frame || event.source !== frame.contentWindow) return;
    const height = heights(event.data, event);
    if (Number.isFinite(height)) frame.style.height = height + 'px';
  });
  ${before}
</script>${iframe(frame, attributes)}`;

const json = of => `data => { try { const message = JSON.parse(data); return ${of}; } catch { return undefined; } }`;

/** What each host does, as its own snippet does it. */
export const HOSTS = {
  datawrapper: frame => listening(frame, `data => data?.['datawrapper-height'] && Object.values(data['datawrapper-height'])[0]`),
  pym: frame =>
    `<div id="host"></div><script src="/pym.js"></script><script>new pym.Parent('host', ${JSON.stringify(frame)}, { id: 'f' });</script>`,
  'iframe-resizer-4': frame =>
    `<script src="/iframe-resizer.js"></script>${iframe(frame)}<script>iFrameResize({ checkOrigin: false, heightCalculationMethod: 'bodyScroll' }, '#f');</script>`,
  'iframe-resizer-5': frame =>
    listening(
      frame,
      `(data, event) => {
    if (data === '[iFrameResizerChild]Ready') {
      event.source.postMessage('[iFrameSizer]f:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:child:auto:true:::true:false', '*');
      return undefined;
    }
    const [id, height] = String(data).startsWith('[iFrameSizer]') ? String(data).slice(13).split(':') : [];
    return id === 'f' ? Number(height) : undefined;
  }`,
    ),
  medium: frame => listening(frame, json(`message.context === 'iframe.resize' && message.src ? message.height : undefined`)),
  flourish: frame => listening(frame, json(`message.sender === 'Flourish' && message.method === 'resize' ? message.height : undefined`)),
  amp: frame => listening(frame, `data => data?.sentinel === 'amp' && data.type === 'embed-size' ? data.height : undefined`),
  wordpress: frame =>
    listening(
      `${frame}${frame.includes('#') ? '' : '#'}?secret=q1w2e3r4t5`,
      `data => data?.message === 'height' && data.secret === 'q1w2e3r4t5' ? Math.min(1000, Math.max(200, data.value)) : undefined`,
      { attributes: 'sandbox="allow-scripts"' },
    ),
  guardian: frame => listening(frame, `data => data?.kind === 'interactive:height' ? data.height : undefined`),
  'associated-press': frame =>
    listening(frame, `data => data?.type === 'embed-size' && !('sentinel' in data && data.sentinel !== 'amp') ? data.height : undefined`, {
      before: `addEventListener('load', () => document.getElementById('f').contentWindow.postMessage({ type: 'embed-size-query' }, '*'));`,
    }),
  sandboxed: frame => iframe(frame, 'sandbox="allow-scripts"'),
  'sandboxed-with-links': frame => iframe(frame, 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'),
  plain: frame => iframe(frame),
  // Whatever a page is written to be.
  body: frame => frame,
  many: frame => `<script>
    addEventListener('message', ({ source, data }) => {
      const frame = [...document.querySelectorAll('iframe')].find(one => one.contentWindow === source);
      const height = frame && data?.['datawrapper-height'] && Object.values(data['datawrapper-height'])[0];
      if (height) frame.style.height = height + 'px';
    });
  </script>${frame
    .split(',')
    .map(one => `<iframe src="${one}" style="width:600px;height:500px;border:0"></iframe>`)
    .join('')}`,
  hidden: frame => `<div id="box" style="display:none">${HOSTS.datawrapper(frame)}</div>`,
  // Higher than any screen, and the page above and below it.
  tall: frame => `<p style="margin:0;height:900px"></p>${iframe(frame).replace('200px', '1800px')}<p style="margin:0;height:900px"></p>`,
  // A page that isolates itself; `frame` is the site.
  isolated: site =>
    `${iframe(`${site}embed/gdp/`)}<script src="${site}embed.js"></script><wanzhou-figure figure="events"></wanzhou-figure><img id="picture" src="${site}figures/gdp.zh.png">`,
  script: frame => `<script src="${frame}"></script><script src="${frame}"></script>
    <wanzhou-figure figure="gdp" lang="en" theme="dark"><a href="https://example.org/">GDP</a></wanzhou-figure>
    <div data-wanzhou-figure="events"></div>`,
};

const [, script, port] = process.argv;
if (script?.endsWith('hosts.mjs')) {
  createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://host');
    if (libraries[pathname]) {
      response.setHeader('content-type', 'text/javascript');
      return response.end(readFileSync(require.resolve(libraries[pathname])));
    }
    const host = HOSTS[pathname.slice(1)];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (searchParams.has('csp')) response.setHeader('content-security-policy', searchParams.get('csp'));
    if (searchParams.has('embedder')) {
      response.setHeader('cross-origin-embedder-policy', searchParams.get('embedder'));
      response.setHeader('cross-origin-opener-policy', 'same-origin');
    }
    const body = host ? host(searchParams.get('frame') ?? '') : 'host pages';
    const width = Number(searchParams.get('width')) || 720;
    const style = searchParams.has('csp') ? '' : ` style="margin:0;width:${width}px"`;
    return response.end(
      `<!doctype html><html lang="zh"><title>host</title><link rel="icon" href="data:,"><body${style}>${body}</body></html>`,
    );
  }).listen(Number(port), '127.0.0.1');
}
