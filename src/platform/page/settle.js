// Before anything is painted: the address is read and leads to the document that shows what it asks for, where that is another
// one. What it sets of this one's look is in look.js.
import { folderOf, mended, read } from './address.js';
import { addressOf, dataset, hosted, language, ownPath, stored } from './document.js';

/** Puts an address in place of the one that the bar shows. Some sandboxed frames refuse. */
function show(address) {
  try {
    history.replaceState(history.state, '', address);
  } catch {
    /* Then it stays behind the page. */
  }
}

/** Mends the hash in the address bar; returns it. */
function mend() {
  const hash = mended(location.hash);
  if (hash !== location.hash) show(hash);
  return hash;
}

// `kept`: the worker has no network, and shows the kept document in place of the one that was asked for. `v`: the reader has
// asked for a new version past what caches hold (failure.js).
const query = new URLSearchParams(location.search);
const stays = query.has('kept');
for (const own of ['kept', 'v']) query.delete(own);
const search = String(query) && `?${query}`;
if (search.length < location.search.length) show(location.pathname + search + location.hash);

/** What the address asks for, as the document was opened. */
export const asked = read(mend());
/** Whether this document is one for frames. */
export const framed = (asked.path || ownPath).startsWith('/embed/');
// What a host asks for is not the reader's choice; who has followed a link to a document in English reads English.
const remembered = framed || language === 'en' ? null : stored('lang');

/** The language that settings ask for, else the reader's, else this document's. */
const languageOf = settings => [settings.get('lang'), remembered].find(lang => /^(zh|en)$/.test(lang)) ?? language;

/** The figures, the districts and (`d/…`) the indicators that have documents, where that is known here. */
const documents = (document.currentScript?.dataset.documents ?? '').split(' ');

/** The indicator by which this document compares districts, where it does. */
const compared = new URLSearchParams(dataset.route?.split('?')[1]).get('y');

/** The indicator that is asked for where districts are compared by it in a document of its own. */
function indicatorOf({ path, settings }) {
  const id = settings.get('y') ?? (path ? null : compared);
  return id && (id === compared || documents.includes(`d/${id}`)) ? id : null;
}

/** Path and language that are shown or loading. */
let shown = [ownPath, language];

/**
 * Redirects to the document that shows what the address asks for, where that is another one. Where this document does not
 * know which figures exist, it redirects to the site's first document, which does.
 */
function redirect(target) {
  const { path, settings } = target;
  const lang = languageOf(settings);
  const to = path || shown[0];
  // `#/districts` asks for the page with its default indicator; a document of one indicator shows another.
  const isOther = compared !== null && path === '/districts' && !settings.has('y');
  if (!hosted || (to === shown[0] && lang === shown[1] && !isOther)) return false;
  const indicator = to === '/districts' && indicatorOf(target);
  let folder = indicator
    ? `d/${indicator}/${lang === 'en' ? 'en/' : ''}`
    : folderOf(to, lang, id => ownPath.endsWith(`/${id}`) || documents.includes(id));
  let { hash } = location;
  if (folder === undefined) {
    if (ownPath === '/') return false;
    folder = '';
  } else if (!/^#[^/?]/.test(hash)) {
    if (/^(zh|en)$/.test(settings.get('lang'))) settings.delete('lang');
    if (indicator) settings.delete('y');
    // WordPress appends a hash to whatever is there.
    const [, ...behind] = hash.slice(1).split('#');
    const parts = [String(settings) && `?${settings}`, ...behind].filter(Boolean);
    hash = parts.length ? `#${parts.join('#')}` : '';
  }
  shown = [to, lang];
  // Hosts that show no index of a folder are asked for the file.
  const index = location.pathname.endsWith('/index.html') ? 'index.html' : '';
  location.replace(addressOf(`${dataset.root ?? ''}${folder}${index}` || './').split(/[?#]/)[0] + search + hash);
  return true;
}

if (!framed && asked.settings.has('lang')) stored('lang', languageOf(asked.settings));
export const leaving = !stays && redirect(asked);
if (!leaving) shown = [asked.path || ownPath, languageOf(asked.settings)];

// Where another page is loading, or the app must draw one in its place, this one is hidden.
export const pending = leaving || shown[0] !== ownPath || shown[1] !== language;
if (pending) dataset.awaitingApp = '';

// Settings that only the app knows what to do about, and those that it need not see while they are as they should be: together
// PARAMETERS of src/route/parameter.rs, which a test compares with this. What others append is ignored.
const APP = /^(show|tab|open|sort|q|act|kind|topic|area|period|source|see|check|beside|step|arrivals|days|surge|seed)$/;
const DISTRICTS = /^(y|x|t|xt|view|change|xchange|index|pick|among)$/;
const DOCUMENT = {
  theme: /^(auto|light|dark)$/,
  transparent: /^1$/,
  hide: /^(title|actions)(,(title|actions))?$/,
  lang: new RegExp(`^${language}$`),
};
/** Whether the document shows all that its address asks for. */
export const settled =
  !pending &&
  [...asked.settings].every(
    ([key, value]) => !APP.test(key) && !(ownPath.endsWith('/districts') && DISTRICTS.test(key)) && (DOCUMENT[key]?.test?.(value) ?? true),
  );

/** Calls back when the address asks for another state of this page. To another page it leads. */
export const onSettings = callback =>
  addEventListener('hashchange', event => {
    const now = read(mend());
    if (!now.path && ![...now.settings].length) return;
    // WordPress goes on listening for the secret that it gave the frame.
    const [, secret] = event.oldURL.match(/[#?&]secret=(\w+)/) ?? [];
    if (secret && !now.settings.has('secret')) now.settings.set('secret', secret);
    if (redirect(now)) {
      // Else the app would draw it meanwhile.
      event.stopImmediatePropagation();
      dataset.awaitingApp = '';
    } else {
      callback();
    }
  });
