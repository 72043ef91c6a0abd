// Why the app did not start, as far as is known, and a way to try again that can succeed.
import { dataset } from './document.js';

// A module that uses what the app uses and old browsers lack: memory.copy, i32.trunc_sat_f64_s, i32.extend8_s.
const PROBE = 'AGFzbQEAAAABBAFgAAADAgEABQMBAAEKGwEZAEEAQQBBAPwKAABEAAAAAAAAAAD8AsAaCw==';

/** Each cause in Chinese and in English. */
const CAUSES = {
  old: [
    '浏览器版本过旧，程序无法运行。请换用较新的浏览器，即可下载、嵌入和搜索。',
    'This browser is too old to run the app. Use a newer one to download, embed and search.',
  ],
  newer: ['网站有新版本，本页是旧版本。请更新。', 'A new version is available; this page is an old one. Please update.'],
  network: ['未连接网络。请检查网络后重试。', 'There is no connection. Check it and try again.'],
  host: ['未能取得程序文件，或被拦截。请稍后重试。', 'The app’s files could not be loaded, or something blocked them. Try again later.'],
  saved: [
    '本页是保存到本机的单页，不含程序。请打开网站上的原页；如需离线阅读，可在“关于”页下载整个网站。',
    'This single page was saved to a device, without the app. Open it on the site; to read offline, download the whole site on the About page.',
  ],
  stopped: ['程序意外停止。请重试。', 'The app stopped unexpectedly. Try again.'],
};

function canRun() {
  if (!window.WebAssembly?.validate) return false;
  return WebAssembly.validate(Uint8Array.from(atob(PROBE), character => character.charCodeAt(0)));
}

/** The name of the app in the site's current build, fetched past the caches. Older builds look for `data-program`: it keeps its name. */
async function current() {
  const response = await fetch(location.pathname + location.search, { cache: 'reload' });
  const [, app] = (await response.text()).match(/ data-program=["]([^"]*)/) ?? [];
  return app;
}

async function causeOf(ran) {
  if (ran) return ['stopped'];
  if (!canRun()) return ['old'];
  if (dataset.isSingleFile !== undefined) return ['host'];
  if (location.protocol === 'file:') return ['saved'];
  if (navigator.onLine === false) return ['network'];
  try {
    const app = await current();
    return app && app !== dataset.program ? ['newer', app] : ['host'];
  } catch {
    return ['network'];
  }
}

/** The address of the retry; past the caches where they hold an old page. */
let again;
const addressOf = app => `${location.pathname}?v=${app.replace(/\W/g, '').slice(-16)}${location.hash}`;

/** Opens the site's new version, if there is one: missing files of this one are gone. Returns whether it does. */
wanzhou.renew = async () => {
  const [cause, version] = await causeOf(false);
  if (cause === 'newer') location.replace(addressOf(version));
  return cause === 'newer';
};

/**
 * Shows the cause under the notice.
 * @param {boolean} ran whether the app had run
 */
wanzhou.explain = async ran => {
  const [cause, version] = await causeOf(ran);
  again = version && addressOf(version);
  const [zh, en] = CAUSES[cause];
  const line = document.getElementById('boot-cause');
  line.dataset.cause = cause;
  line.firstChild.data = zh;
  line.lastElementChild.textContent = en;
};

document.addEventListener(
  'click',
  /** @param {From<MouseEvent>} event */ event => {
    if (!event.target.closest?.('#boot-retry')) return;
    if (again) location.replace(again);
    else location.reload();
  },
);
