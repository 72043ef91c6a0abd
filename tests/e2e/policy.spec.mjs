// What pages may do, and that it is watched: a policy in every document, Trusted Types, nothing remembered, nobody else asked.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reportingHost } from './reporting.mjs';
import { address, expect, HOST, ready, SITE, SITE_CORS, test } from './site.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const documents = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.html'))
  .sort();

/** What a policy says, but for hashes; `files` is where the document may load from. */
const POLICY = files =>
  [
    "default-src 'none'",
    `script-src ${files}'unsafe-eval' 'wasm-unsafe-eval'`,
    'style-src',
    `img-src ${files}data: blob:`,
    ...['connect-src', 'frame-src', 'manifest-src', 'worker-src'].map(directive => `${directive} ${files.trim() || "'none'"}`),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
const expected = path => {
  if (path === 'wanzhou.html') return `${POLICY('')}; trusted-types default charts`;
  return `${POLICY(path.startsWith('embed/') ? 'http: https: ' : "'self' ")}; trusted-types default`;
};

test('every document has a policy, before all else, with the hashes of exactly what runs in it', async ({ page }) => {
  test.slow();
  await page.goto(HOST);
  const found = await page.evaluate(
    async ({ site, paths }) => {
      const hash = async text =>
        `'sha256-${btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))))}'`;
      return Promise.all(
        paths.map(async path => {
          const parsed = new DOMParser().parseFromString(await (await fetch(site + path)).text(), 'text/html');
          const texts = selector => Promise.all([...parsed.querySelectorAll(selector)].map(element => hash(element.textContent)));
          const elements = [...parsed.querySelectorAll('*')];
          const meta = parsed.querySelector('meta[http-equiv="Content-Security-Policy"]');
          return {
            path,
            policy: meta.content,
            before: elements
              .slice(0, elements.indexOf(meta))
              .map(element => element.localName)
              .join(),
            scripts: await texts('script:not([src]):not([type]), script[type="module"], script[type*="javascript"]'),
            styles: await texts('style'),
            attributes: elements
              .flatMap(element => [...element.attributes])
              .filter(({ name, value }) => /^(style|on.*)$/.test(name) || /^\s*javascript:/i.test(value))
              .map(({ name }) => name),
          };
        }),
      );
    },
    { site: SITE_CORS, paths: documents },
  );
  expect(found.length).toBeGreaterThan(200);
  for (const { path, policy, before, scripts, styles, attributes } of found) {
    expect(before, path).toBe('html,head,meta');
    expect(policy.replace(/ 'sha256-[^']+'/g, ''), path).toBe(expected(path));
    const named = directive => policy.match(new RegExp(`${directive} ([^;]*)`))[1].match(/'sha256-[^']+'/g) ?? [];
    expect(named('style-src'), path).toEqual(styles);
    if (path !== '404.html') expect(scripts.length, path).toBeGreaterThan(1);
    // What starts the app and what draws charts is packed in the one file, and has its hashes there too.
    expect(named('script-src').slice(0, scripts.length), path).toEqual(scripts);
    expect(named('script-src').length - scripts.length, path).toBe(path === 'wanzhou.html' ? 2 : 0);
    expect(attributes, path).toEqual([]);
  }
});

test.describe('on a host that heeds the header lines', () => {
  test.use({ allowed: [/request to http:\/\/127/] });

  test('documents of every kind work, the one file too', async ({ page }) => {
    const host = await reportingHost();
    try {
      for (const path of [
        '',
        'en/',
        'map/',
        'governance/en/',
        'data/',
        'about/',
        'f/gdp/',
        'embed/events/en/',
        'wanzhou.html#/indicator/gdp',
      ]) {
        const response = await page.goto(host.site + path);
        const sent = (await response.headersArray()).filter(({ name }) => name.toLowerCase() === 'content-security-policy');
        expect(
          sent.map(({ value }) => value.split(/[ ;]/)[0]),
          path,
        ).toEqual(['default-src']);
        await ready(page);
        expect(host.reports, path).toEqual([]);
      }
    } finally {
      host.close();
    }
  });
});

test.describe('a reader', () => {
  test.use({ serviceWorkers: 'allow' });

  test('leaves no cookie, is remembered by four words at most, and nobody else is asked', async ({ page, context }) => {
    const asked = new Set();
    context.on('request', request => {
      asked.add(new URL(request.url()).origin);
    });
    await page.goto('/');
    await ready(page);
    const stored = () =>
      page.evaluate(async () => [Object.keys(localStorage).sort(), sessionStorage.length, document.cookie, await indexedDB.databases()]);
    expect(await stored(), 'before a choice').toEqual([[], 0, '', []]);
    await page.locator('.kept').getByRole('button').click({ timeout: 30_000 });
    await page.locator('.tools a').first().click();
    await page.locator('.tools button').first().click();
    await page.locator('.foot').getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.locator('.shortcuts').getByRole('button').click();
    for (const hash of ['#/map', '#/governance', '#/data', '#/about', '#/indicator/gdp']) {
      await page.goto(address(hash, 'en'));
      await ready(page);
    }
    expect(await stored()).toEqual([['wanzhou.keys', 'wanzhou.lang', 'wanzhou.offline', 'wanzhou.theme'], 0, '', []]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect([...asked]).toEqual([new URL(SITE).origin]);
  });
});

/** What would be done against the policy of the page in hand, and what the policy's report says of it. */
const FORBIDDEN = {
  // biome-ignore lint/security/noGlobalEval: what is shown to be blocked
  eval: ['require-trusted-types-for', () => eval('window.reached = true')],
  'code in a string': ['require-trusted-types-for', () => setTimeout('window.reached = true')],
  'an event handler': ['require-trusted-types-for', () => document.body.setAttribute('onclick', 'window.reached = true')],
  'a script element with text': [
    'require-trusted-types-for',
    () => {
      const script = document.createElement('script');
      script.textContent = 'window.reached = true';
      document.body.append(script);
    },
  ],
  'a script from elsewhere': [
    'require-trusted-types-for',
    () => {
      document.createElement('script').src = 'http://127.0.0.1:9/reached.js';
    },
  ],
  'a module from elsewhere': ['script-src-elem http://127.0.0.1:9', () => import('http://127.0.0.1:9/reached.js')],
  'markup that runs': [
    'require-trusted-types-for',
    () => {
      document.createElement('p').innerHTML = '<img src=x onerror="window.reached = true">';
    },
  ],
  'a link that runs': [
    'script-src-elem inline',
    () => {
      const link = document.createElement('a');
      link.href = 'javascript:window.reached = true';
      document.body.append(link);
      link.click();
    },
  ],
  'a request to elsewhere': ['connect-src http://127.0.0.1:9', () => fetch('http://127.0.0.1:9/reached')],
  'a picture from elsewhere': [
    'img-src http://127.0.0.1:9',
    () => {
      new Image().src = 'http://127.0.0.1:9/reached.png';
    },
  ],
  'a frame of elsewhere': [
    'frame-src http://127.0.0.1:9',
    () => {
      const frame = document.createElement('iframe');
      frame.src = 'http://127.0.0.1:9/reached';
      document.body.append(frame);
    },
  ],
  'a style attribute': ['style-src-attr inline', () => document.body.setAttribute('style', 'color: red')],
  'a stylesheet': [
    'style-src-elem inline',
    () => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.body.append(style);
    },
  ],
  'another base': [
    'base-uri http://127.0.0.1:9',
    () => {
      const base = document.createElement('base');
      base.href = 'http://127.0.0.1:9/reached/';
      document.head.append(base);
    },
  ],
  'a policy of its own for scripts': ['trusted-types', () => trustedTypes.createPolicy('own', { createScript: text => text })],
};

test.describe('what is forbidden', () => {
  test.use({ allowed: [/Content Security Policy|Trusted|violates|Refused|blocked|ERR_|Failed to fetch|request to/i] });

  test('an inline script is blocked, and these tests notice', async ({ page, violations }) => {
    await page.route('/', async route => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('</body>', '<script>window.reached = true</script></body>') });
    });
    await page.goto('/');
    await ready(page);
    // Both policies say so, as it comes and as the head closes it.
    expect(new Set(violations.splice(0))).toEqual(new Set([`script-src-elem inline  ${SITE}`]));
    expect(await page.evaluate(() => window.reached)).toBeUndefined();
  });

  test('Trusted Types accept markup only where every tag is a plain one', async ({ page, violations }) => {
    const plain = [
      '',
      'a > b &amp; &lt;script&gt;',
      '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
      '<p class="a" hidden>x</p>',
      '<h2\n id="a" >',
      '<text>&quot; onload=x</text>',
      '<p title="a > onclick=1">',
      '<linearGradient id="a"/>',
    ];
    const refused = [
      '<script>1</script>',
      '<SCRIPT src="sw.js"></SCRIPT>',
      '<img src=x onerror=alert(1)>',
      '<img src="x" onerror="alert(1)">',
      '<svg/onload=alert(1)>',
      '<a\nonclick="1">',
      '<a class="b"onclick="1">',
      '<a "onclick="1">',
      "<p title='x'>",
      '<p title="<b>">',
      '<<b>script>',
      '<!--<img>-->',
      '<',
      '</ p>',
      '<iframe></iframe>',
      '<p srcdoc="x">',
      '<object data="x">',
      '<embed src="x">',
      '<base href="x">',
      '<meta http-equiv="refresh">',
      '<link rel="stylesheet">',
    ];
    await page.goto(address('#/about', 'en'));
    await ready(page);
    const taken = await page.evaluate(
      all =>
        all.filter(html => {
          try {
            document.createElement('div').innerHTML = html;
            return true;
          } catch {
            return false;
          }
        }),
      [...plain, ...refused],
    );
    expect(taken).toEqual(plain);
    await expect.poll(() => violations.length).toBe(refused.length);
    violations.splice(0);
  });

  for (const [name, [violated, attempt]] of Object.entries(FORBIDDEN)) {
    test(`${name} is blocked, and these tests notice`, async ({ page, violations }) => {
      await page.goto(address('#/about', 'en'));
      await ready(page);
      expect(violations, 'so far').toEqual([]);
      // As a task of the page: what the tests themselves ask of it may do anything.
      await page.evaluate(`setTimeout(${attempt})`);
      await expect.poll(() => violations.join()).toContain(violated);
      violations.splice(0);
      expect(await page.evaluate(() => [window.reached, getComputedStyle(document.body).color])).not.toContain('rgb(255, 0, 0)');
      expect(await page.evaluate(() => window.reached)).toBeUndefined();
    });
  }

  for (const [kind, site] of [
    ['sandboxed', SITE_CORS],
    ['plain', SITE],
  ]) {
    test(`in a ${kind} frame that is what does not come from the site`, async ({ page, violations }) => {
      await page.goto(`${HOST}${kind}?frame=${site}embed/events/`);
      const frame = page.frames()[1];
      await expect(frame.locator('html')).toHaveAttribute('data-app-state', 'ready', { timeout: 30_000 });
      expect(violations, 'so far').toEqual([]);
      for (const host of [HOST, site === SITE ? SITE_CORS : SITE]) {
        await frame.evaluate(`fetch('${host}').catch(() => {})`);
        await expect.poll(() => violations.splice(0).join()).toContain(`connect-src ${host}`);
      }
      expect(await frame.evaluate(`fetch('${site}data/core.json').then(response => response.ok)`)).toBe(true);
    });
  }
});
