// What frames and hosts say to each other, whatever they say: any message that can be sent changes what the protocol
// allows, and nothing else. The cases are the same in every run; FUZZ_RUNS and FUZZ_SEED ask for others.
import { buildSync } from 'esbuild';
import { expect, ready, SITE, test } from './site.mjs';

const parameters = { numRuns: Number(process.env.FUZZ_RUNS ?? 400), seed: Number(process.env.FUZZ_SEED ?? 2024) };

/** fast-check, for a page. */
const library = buildSync({
  stdin: { contents: `export * from 'fast-check'`, resolveDir: process.cwd() },
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'fc',
}).outputFiles[0].text;

/** A page of the same origin, so that host and frame can look at each other. */
async function host(page, body) {
  await page.route(`${SITE}host.html`, route =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>host</title><link rel="icon" href="data:,">${body}`,
    }),
  );
  await page.goto(`${SITE}host.html`);
  await page.addScriptTag({ content: `${library}\n(${messages})();` });
}

/** In the page: messages that are nearly of the protocol, and any others that can be cloned. */
function messages() {
  const { fc } = window;
  const anything = () =>
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'then', 'toString', 'theme', 'height')),
    });
  const themes = fc.oneof(fc.constantFrom('light', 'dark', 'auto', 'Dark', 'dark ', '', '<b>'), anything());
  const heights = fc.oneof(
    fc.constantFrom(NaN, Infinity, -Infinity, -1, 0, -0, 1e-9, 120, 480.5, 19_999, 20_000, 1e9, Number.MAX_VALUE, '480', '480px', null),
    fc.double(),
    anything(),
  );
  const texts = fc.oneof(
    fc.constantFrom(
      '[iFrameSizer]',
      '[iFrameSizer]f:8:false:false:32:true:true:null',
      '[iFrameSizer]<b>:1:2:3:4:5:6:7',
      `[iFrameSizer]${'f'.repeat(101)}:1:2:3:4:5:6:7`,
      'resize',
      'pymxPYMxfxPYMxwidthxPYMx300',
      'x'.repeat(3_000),
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string().map(rest => `[iFrameSizer]${rest}:1:2:3:4:5:6:7:8`),
  );
  window.toFrame = fc.oneof(
    anything(),
    texts,
    themes.map(theme => ({ 'wanzhou-figure': { theme } })),
    anything().map(value => ({ 'wanzhou-figure': value })),
    fc.record(
      {
        type: fc.constantFrom('embed-size-query', 'embed-size', 'Embed-size-query'),
        message: fc.constantFrom('ready', 'height'),
        secret: fc.oneof(fc.constant('q1w2e3r4t5'), anything()),
      },
      { requiredKeys: [] },
    ),
  );
  window.toHost = fc.oneof(
    anything(),
    texts,
    heights.map(height => ({ 'datawrapper-height': { gdp: height } })),
    anything().map(value => ({ 'datawrapper-height': value })),
    heights.map(height => ({ 'datawrapper-height': [height] })),
    fc.record({ kind: fc.constant('interactive:height'), type: fc.constant('embed-size'), sentinel: fc.constant('amp'), height: heights }),
  );
}

test('a frame accepts a theme and posts its height, whatever its host sends', async ({ page }) => {
  test.slow();
  await host(page, `<iframe src="${SITE}embed/gdp/" style="width:600px;height:900px;border:0"></iframe>`);
  const frame = page.frames()[1];
  await ready(frame);
  const failure = await page.evaluate(async parameters => {
    const { fc, toFrame } = window;
    const { contentWindow: frame, contentDocument: inside } = document.querySelector('iframe');
    const root = inside.documentElement;
    const state = () => {
      const { theme, ...others } = root.dataset;
      const attributes = [...root.attributes].filter(({ name }) => !name.startsWith('data-')).map(({ name, value }) => `${name}=${value}`);
      return JSON.stringify([
        others,
        attributes,
        inside.body.innerHTML.length,
        frame.location.href,
        frame.length,
        Object.keys(frame).length,
        Object.keys(frame.Object.prototype),
      ]);
    };
    const heard = [];
    let asked = 0;
    let answered = _ => {};
    addEventListener('message', ({ data }) => {
      heard.push(data);
      if (String(data).startsWith(`[iFrameSizer]asked-${asked}:`)) answered();
    });
    /** Messages arrive in order: once this one is answered by its name, those before it have been taken. */
    const settled = () =>
      new Promise(resolve => {
        asked += 1;
        answered = resolve;
        frame.postMessage(`[iFrameSizer]asked-${asked}:1:2:3:4:5:6:7`, '*');
      });
    await settled();
    // What the document does by itself after it is there is done.
    let before;
    do {
      before = state();
      await new Promise(resolve => {
        setTimeout(resolve, 500);
      });
    } while (state() !== before);
    const height = Math.ceil(inside.body.getBoundingClientRect().height);
    const known = message =>
      message?.type === 'embed-size'
        ? message.height === height
        : message?.kind === 'interactive:height'
          ? message.height === height
          : message?.['datawrapper-height']
            ? message['datawrapper-height'].gdp === height
            : typeof message === 'string' &&
              (/^\[iFrameSizer\][\w.-]{1,100}:\d+:\d+:(init|size)$/.test(message) || JSON.parse(message).height === height);

    let theme = root.dataset.theme;
    const property = fc.asyncProperty(toFrame, async message => {
      let sent;
      try {
        sent = structuredClone(message);
      } catch {
        fc.pre(false);
      }
      heard.length = 0;
      frame.postMessage(message, '*');
      await settled();
      const own = (object, key) => (typeof object === 'object' && object !== null && Object.hasOwn(object, key) ? object[key] : undefined);
      const wanted = own(own(sent, 'wanzhou-figure'), 'theme');
      if (wanted === 'light' || wanted === 'dark') theme = wanted;
      if (wanted === 'auto') theme = undefined;
      if (root.dataset.theme !== theme) throw new Error(`theme ${root.dataset.theme} instead of ${theme}`);
      if (state() !== before) throw new Error(`${before}\n${state()}`);
      const strange = heard.filter(answer => !known(answer));
      if (strange.length) throw new Error(`posted ${JSON.stringify(strange)}`);
    });
    const { failed, error, counterexample, errorInstance } = await fc.check(property, parameters);
    return failed ? `${fc.stringify(counterexample)}: ${errorInstance ?? error}` : '';
  }, parameters);
  expect(failure).toBe('');
});

test('embed.js takes a height that a frame can have from its own frames, and nothing else', async ({ page }) => {
  test.slow();
  await page.route('**/embed/gdp/', route =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>frame</title><script>window.say = data => parent.postMessage(data, "*")</script>',
    }),
  );
  await host(
    page,
    `<script src="${SITE}embed.js"></script><wanzhou-figure figure="gdp"></wanzhou-figure><iframe id="stranger" srcdoc="<script>window.say = data => parent.postMessage(data, '*')</script>"></iframe>`,
  );
  await expect.poll(() => page.evaluate(() => [...document.querySelectorAll('iframe')].every(frame => frame.contentWindow.say))).toBe(true);
  const failure = await page.evaluate(async parameters => {
    const { fc, toHost } = window;
    const figure = document.querySelector('wanzhou-figure');
    const [own, stranger] = [figure.querySelector('iframe'), document.getElementById('stranger')];
    const state = () => {
      const clone = document.body.cloneNode(true);
      clone.querySelector('wanzhou-figure iframe').style.height = '';
      return JSON.stringify([
        clone.innerHTML,
        figure.shadowRoot === null,
        Object.keys(Object.prototype),
        location.href,
        Object.keys(window).length,
      ]);
    };
    const before = () => {
      // The first height hides the fallback link.
      own.contentWindow.say({ 'datawrapper-height': { gdp: 300 } });
      return new Promise(resolve => {
        setTimeout(() => resolve(state()), 100);
      });
    };
    let arrived;
    addEventListener('message', ({ data }) => {
      if (data === 'done') arrived?.();
    });
    const settled = frame =>
      new Promise(resolve => {
        arrived = resolve;
        frame.contentWindow.say('done');
      });
    const found = await before();
    let height = own.style.height;
    const property = fc.asyncProperty(toHost, fc.boolean(), async (message, isOwn) => {
      let sent;
      try {
        sent = structuredClone(message);
      } catch {
        fc.pre(false);
      }
      const frame = isOwn ? own : stranger;
      frame.contentWindow.say(message);
      await settled(frame);
      const heights = typeof sent === 'object' && sent !== null ? sent['datawrapper-height'] : undefined;
      const asked = typeof heights === 'object' && heights !== null ? Object.values(heights)[0] : undefined;
      if (isOwn && typeof asked === 'number' && asked > 0 && asked < 20_000)
        height = Object.assign(document.createElement('p').style, { height: `${asked}px` }).height || height;
      if (own.style.height !== height) throw new Error(`height ${own.style.height} instead of ${height}`);
      if (state() !== found) throw new Error(`${found}\n${state()}`);
    });
    const { failed, error, counterexample, errorInstance } = await fc.check(property, parameters);
    return failed ? `${fc.stringify(counterexample)}: ${errorInstance ?? error}` : '';
  }, parameters);
  expect(failure).toBe('');
});
