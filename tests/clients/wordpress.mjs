// Figures in posts of a real WordPress: as a line that becomes a frame (in the block editor's form and in the classic ones), as
// an element, as a frame, and what is left of them where WordPress removes what an author may not post.
// usage: node wordpress.mjs FOLDER COMMAND…      COMMAND runs a shell line in which FOLDER is /srv/wordpress
import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { check, finish, holds } from './check.mjs';
import { serve } from './site.mjs';

const require = createRequire(new URL('../../package.json', import.meta.url));
const { chromium } = require('playwright');
const [folder, command, ...rest] = process.argv.slice(2);

const freePort = () =>
  new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const { site, close } = await serve();
const block = address => `<!-- wp:embed {"url":"${address}","type":"rich","responsive":true} -->
<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">
${address}
</div></figure>
<!-- /wp:embed -->`;
const html = text => `<!-- wp:html -->\n${text}\n<!-- /wp:html -->`;
const inside = (id, lang) =>
  `<a href="${site}f/${id}/"><img src="${site}figures/${id}.${lang}.png" alt="${id}" style="max-width:100%;height:auto"></a>`;
const element = `<script async src="${site}embed.js"></script>\n<wanzhou-figure figure="gdp" lang="zh">${inside('gdp', 'zh')}</wanzhou-figure>`;
const frame = `<iframe src="${site}embed/gdp/" title="GDP" style="width:100%;height:780px;border:0">${inside('gdp', 'zh')}</iframe>`;
const POSTS = {
  'a line, Chinese': { content: block(`${site}f/gdp/`), author: 'editor' },
  'a line, English': { content: block(`${site}f/growth-rates/en/`), author: 'author' },
  'a line, higher than 1,000 px': { content: block(`${site}f/systems/`), author: 'editor' },
  'a bare line of the classic editor': { content: `\n${site}f/gdp/\n`, author: 'editor' },
  'a line, the ages of another district': { content: block(`${site}f/ages-500154/`), author: 'editor' },
  'a shortcode': { content: `[embed]${site}f/events/en/[/embed]`, author: 'editor' },
  'the element': { content: html(element), author: 'editor' },
  'the element, by an author': { content: html(element), author: 'author' },
  'the frame, by an author': { content: html(frame), author: 'author' },
};

for (const file of ['start.sh', 'posts.php'])
  copyFileSync(fileURLToPath(new URL(`wordpress/${file}`, import.meta.url)), `${folder}/${file}`);
writeFileSync(`${folder}/posts.in.json`, JSON.stringify(POSTS));
const port = await freePort();
const server = spawn(command, [...rest, `sh /srv/wordpress/start.sh ${port} ${new URL(site).port}`], {
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
});
let addresses = {};
await check('WordPress is installed and publishes the posts', async () => {
  await new Promise((done, broken) => {
    server.stdout.on('data', data => {
      if (String(data).includes('ready')) done();
    });
    server.on('exit', status => broken(new Error(`it ended with ${status}`)));
  });
  addresses = JSON.parse(readFileSync(`${folder}/posts.json`, 'utf8'));
  holds(Object.keys(addresses).length === Object.keys(POSTS).length, JSON.stringify(addresses));
  const answer = async () => (await fetch(Object.values(addresses)[0]).catch(() => ({}))).status;
  for (let tries = 0; tries < 100 && (await answer()) !== 200; tries += 1)
    await new Promise(wait => {
      setTimeout(wait, 100);
    });
  holds((await answer()) === 200, 'the server answers');
});

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** Frame, figure and page as they are once the frame has been sized. */
async function measured(page, name) {
  await page.goto(addresses[name]);
  const frame = page.locator('.entry-content iframe').first();
  await frame.waitFor({ state: 'visible', timeout: 20_000 });
  const inner = await (await frame.elementHandle()).contentFrame();
  await inner.locator('figure[data-figure] svg').filter({ visible: true }).first().waitFor();
  const sizes = async () => {
    const { width, height, border } = await frame.evaluate(element => {
      const box = element.getBoundingClientRect();
      return { width: box.width, height: box.height, border: getComputedStyle(element).borderTopWidth };
    });
    const content = await inner.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    const [over, column] = await page.evaluate(() => {
      const content = document.querySelector('.entry-content');
      const { paddingLeft, paddingRight } = getComputedStyle(content);
      return [document.documentElement.scrollWidth - innerWidth, content.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)];
    });
    return { width, height, border, content, over, column };
  };
  // The height comes by message, after the picture has its own.
  let last = await sizes();
  for (let tries = 0; tries < 50 && Math.abs(last.height - Math.min(1000, last.content)) > 2; tries += 1) {
    await page.waitForTimeout(100);
    last = await sizes();
  }
  return { ...last, inner };
}

for (const width of [1280, 390]) {
  for (const name of Object.keys(POSTS).filter(name => !/author$/.test(name))) {
    await check(`${name}, ${width} px: the frame is as high as the figure and as wide as the column`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      try {
        const { width: wide, height, border, content, over, column, inner } = await measured(page, name);
        // What is higher than WordPress lets a frame be is cut, and leads to the whole; a figure may be so on a phone alone.
        const high = content > 1000;
        const wanted = Math.min(1000, content);
        holds(Math.abs(height - wanted) <= 2, `${height} px high, content ${content}`);
        holds(border === '0px', `a border of ${border}`);
        holds(over <= 0, `the page is ${over} px too wide`);
        holds(wide <= column + 1 && wide > Math.min(column, 700) - 60, `${wide} px wide in a column of ${column}`);
        holds(high || !name.includes('1,000'), `it is no higher than WordPress lets a frame be: ${content} px`);
        if (high) {
          await inner.locator('a.whole').waitFor({ state: 'visible', timeout: 10_000 });
        }
      } finally {
        await page.close();
      }
    });
  }
}

await check('in 30 loads on end, each frame is shown', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const hidden = [];
  for (let load = 0; load < 30; load += 1) {
    await page.goto(addresses['a line, Chinese'], { waitUntil: 'domcontentloaded' });
    await page
      .locator('.entry-content iframe')
      .waitFor({ state: 'visible', timeout: 8000 })
      .catch(() => hidden.push(load));
  }
  await page.close();
  holds(hidden.length === 0, `hidden for good in loads ${hidden}`);
});

await check('the link of a frame leads to the figure’s own document', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const { inner } = await measured(page, 'a line, Chinese');
  await inner.locator('.links a[target="_blank"]').click();
  await page.waitForURL(`${site}f/gdp/`);
  await page.close();
});

for (const name of ['the element, by an author', 'the frame, by an author']) {
  await check(`${name}: link and picture are left`, async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
    await page.goto(addresses[name]);
    const picture = page.locator(`.entry-content a[href="${site}f/gdp/"] img`);
    await picture.waitFor({ state: 'visible' });
    holds((await page.locator('.entry-content iframe, .entry-content script').count()) === 0, 'frame and script are removed');
    const [wide, over] = await picture.evaluate(image => [
      image.getBoundingClientRect().width,
      document.documentElement.scrollWidth - innerWidth,
    ]);
    holds(wide > 200 && over <= 0, `${wide} px wide, ${over} px over the edge`);
    await page.close();
  });
}

await browser.close();
close();
try {
  process.kill(-server.pid, 'SIGTERM');
} catch {
  /* It has ended. */
}
finish();
