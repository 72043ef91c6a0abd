// The site on a host that heeds dist/_headers, with one thing more: browsers report to it what they block.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { listen } from '../listen.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Paths and the policies that are sent for them; a star stands for any rest of a path. */
function policies() {
  const rules = [];
  for (const line of readFileSync(`${dist}/_headers`, 'utf8').split('\n')) {
    if (line.startsWith('/')) rules.push({ path: line });
    const [, policy] = line.match(/^ +Content-Security-Policy: (.+)$/) ?? [];
    if (policy) rules.at(-1).policy = policy;
  }
  return rules.filter(rule => rule.policy);
}

const matches = (path, asked) => (path.endsWith('*') ? asked.startsWith(path.slice(0, -1)) : asked === path);

/** Starts the host: its `site`, the `reports` so far, `close`. */
export async function reportingHost() {
  const rules = policies();
  const files = sirv(dist, { etag: true });
  const reports = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    if (pathname === '/reports') {
      let text = '';
      request.on('data', data => {
        text += data;
      });
      request.on('end', () => {
        reports.push(JSON.parse(text)['csp-report']);
        response.end();
      });
      return;
    }
    const sent = rules.filter(({ path }) => matches(path, pathname)).map(({ policy }) => `${policy}; report-uri /reports`);
    response.setHeader('content-security-policy', sent);
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { site: `http://127.0.0.1:${await listen(server)}/`, reports, close };
}
