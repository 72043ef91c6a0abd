// The service worker: keeps one whole version of the site. A new version is fetched beside the old one and waits until the
// reader takes it; whatever is interrupted leaves the old one whole. Workbox does the keeping.
import { precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

// Filled in by src/bin/publish/offline.mjs: every file and its revision.
precacheAndRoute(MANIFEST, { ignoreURLParametersMatching: [/./] });

// Of the documents only the site's own is kept: without a network it shows what the others show, and gets
// `kept` in its address, or it would lead there again.
const DOCUMENT = /\/(?:(f|embed|d)\/([a-z0-9-]+)|(districts|map|governance|data|about))\/(en\/)?$|\/(en)\/$/;
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && DOCUMENT.test(url.pathname),
  ({ request, url }) =>
    fetch(request).catch(() => {
      const [, folder, figure, page = '', english, story] = /** @type {RegExpMatchArray} */ (url.pathname.match(DOCUMENT));
      // `d/` holds districts, by codes of six digits, and the indicators that districts are compared by.
      const compared = folder === 'd' && !/^\d{6}$/.test(figure);
      const of = figure && `${{ f: 'indicator', embed: 'embed', d: 'district' }[folder]}/${figure}`;
      const settings = [compared && `y=${figure}`, (english || story) && 'lang=en'].filter(Boolean).join('&');
      const path = compared ? 'districts' : (of ?? page);
      return Response.redirect(`${registration.scope}?kept#/${path}${settings && `?${settings}`}`);
    }),
);

addEventListener('activate', /** @param {any} event */ event => event.waitUntil(clients.claim()));
// Pages of older builds send this text: it stays.
addEventListener('message', event => {
  if (event.data === 'take over') skipWaiting();
});
