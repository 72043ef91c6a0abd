// The service worker: keeps one whole version of the site. A new version is fetched beside the old one and waits until the
// reader takes it; whatever is interrupted leaves the old one whole. Workbox does the keeping.
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

// Filled in by src/bin/publish/offline.mjs: every file and its revision.
precacheAndRoute(MANIFEST, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

// The documents of single figures are not kept: offline, the site's own document shows what they show.
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && /\/(f|embed)\/[a-z0-9-]+\/(en\/)?$/.test(url.pathname),
  ({ request, url }) => fetch(request).catch(() => {
    const [, folder, figure, english] = url.pathname.match(/\/(f|embed)\/([a-z0-9-]+)\/(en\/)?$/);
    const settings = english ? '?lang=en' : '';
    return Response.redirect(`${registration.scope}#/${folder === 'f' ? 'indicator' : 'embed'}/${figure}${settings}`);
  }),
);

addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('message', event => { if (event.data === 'take over') skipWaiting(); });
