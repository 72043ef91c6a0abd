// dist/ as it is published where the site's address is known (SITE_URL): what machines read names whole addresses. The rest
// is as built, and comes with what `_headers` says.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../package.json', import.meta.url));
const sirv = require('sirv');
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Relative addresses of a head or of a record as whole ones. */
function whole(text, base) {
  const absolute = address => new URL(address.replaceAll('&amp;', '&'), base).href;
  return text
    .replace(/(<link rel="(?:canonical|alternate)"[^>]*? href=")([^"]*)"/g, (_, tag, address) => `${tag}${absolute(address)}"`)
    .replace(/(<meta property="og:(?:url|image)" content=")([^"]*)"/g, (_, tag, address) => `${tag}${absolute(address)}"`);
}

function record(text, base) {
  const value = JSON.parse(text);
  const absolute = address => new URL(address, base).href;
  value.html = value.html.replace(/ (src|href)="([^"]*)"/g, (_, name, address) => ` ${name}="${absolute(address)}"`);
  return JSON.stringify({ ...value, provider_url: absolute(value.provider_url), thumbnail_url: absolute(value.thumbnail_url) });
}

/** Serves the site on a port (0 for any); returns its address and how to close it. */
export async function serve(port = 0) {
  const files = sirv(DIST, { dev: true });
  let site = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    const path = pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
    const kind = /^(|.*\/)index\.html$/.test(path) ? 'text/html; charset=utf-8' : /oembed\.json$/.test(path) && 'application/json';
    if (kind) {
      try {
        const text = readFileSync(DIST + path, 'utf8');
        response.setHeader('content-type', kind);
        return response.end((kind.startsWith('text') ? whole : record)(text, new URL(path, site)));
      } catch {
        /* Then there is no such file. */
      }
    }
    return files(request, response, () => {
      response.statusCode = 404;
      response.end(readFileSync(`${DIST}404.html`));
    });
  });
  await new Promise(done => {
    server.listen(port, '127.0.0.1', done);
  });
  site = `http://127.0.0.1:${server.address().port}/`;
  return {
    site,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
