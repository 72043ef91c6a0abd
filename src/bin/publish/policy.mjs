// The Content Security Policy that every document has in itself: so it holds on any host, and on none.
import { createHash } from 'node:crypto';

/** Nothing may come before the policy but what says how to read it. */
export const CHARSET = '<meta charset="utf-8">';

const hash = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The texts of inline elements; of scripts those that run: a script of any other type is data. */
const styles = html => [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text);
const scripts = html =>
  [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !/ (src=|type="(?!module"))/.test(attributes))
    .map(([, , text]) => text);

/**
 * A document with its policy. `files` is where it may load from; `code` further scripts that it will make, `trusted` the
 * names of the Trusted Types policies that it makes for them.
 * @param {string} html
 * @param {{ files?: string[], code?: string[], trusted?: string[] }} more
 */
export function secured(html, { files = [], code = [], trusted = [] }) {
  const policy = Object.entries({
    'default-src': [],
    // Evaluation is for old browsers, and closed in all others by page/policy.js; Trusted Types forbid it too.
    'script-src': [...files, "'unsafe-eval'", "'wasm-unsafe-eval'", ...[...scripts(html), ...code].map(hash)],
    'style-src': styles(html).map(hash),
    'img-src': [...files, 'data:', 'blob:'],
    'connect-src': files,
    'frame-src': files,
    'manifest-src': files,
    'worker-src': files,
    'object-src': [],
    'base-uri': [],
    'form-action': [],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default', ...trusted],
  })
    .map(([directive, values]) => `${directive} ${values.join(' ') || "'none'"}`)
    .join('; ');
  if (!html.includes(CHARSET)) throw new Error(`policy: a document has no ${CHARSET}`);
  return html.replace(CHARSET, `${CHARSET}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
