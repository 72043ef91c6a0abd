// The service worker: keeps one whole version of the site. A new version is fetched beside the old one and waits until the
// reader takes it; whatever is interrupted leaves the old one whole. Workbox does the keeping.
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

// Filled in by src/bin/publish/offline.mjs: every file and its revision.
precacheAndRoute(MANIFEST, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

// Of the documents only the site's own is kept: offline, it shows what the others show.
const DOCUMENT = /\/(?:(f|embed)\/([a-z0-9-]+)|(map|governance|data|about))\/(en\/)?$|\/(en)\/$/;
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && DOCUMENT.test(url.pathname),
  ({ request, url }) => fetch(request).catch(() => {
    const [, folder, figure, page = '', english, story] = url.pathname.match(DOCUMENT);
    const path = figure ? `${folder === 'f' ? 'indicator' : 'embed'}/${figure}` : page;
    return Response.redirect(`${registration.scope}#/${path}${english || story ? '?lang=en' : ''}`);
  }),
);

addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('message', event => { if (event.data === 'take over') skipWaiting(); });
