// Addresses of the site: how they are read whatever has been done to them on their way, and which document shows them.
// What an address means beside its page is the app's business (src/route).

/** The paths that there are. Those of the first kind have an id after them. */
const PATH = /^\/+(?:(indicator|figure|embed|district)\/([a-z0-9-]+)|(districts|map|governance|data|about)(?![a-z0-9]))/;
/** A value, and what is behind it that is no part of any. */
const TAIL = /^([\w.,-]*\w)(?:[^\w.,-].*|[.,-]+(?:[^\w.,-].*)?)$/s;
/** What is behind an address in a text. */
const AFTER = /^\/[\s,.;:!?)\]}>"'，。；：！？）】》」』”’、…]+$/;
const FOLDERS = { indicator: 'f', figure: 'f', embed: 'embed', district: 'd' };

const decoded = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * The hash of an address as it was meant. Messengers append (`&shareTo=weixin`), mailers encode (`%2Fmap`, `&amp;`), and
 * texts go on behind an address (`#/map,`). A plain anchor stays as it is, and so does what nobody understands.
 * @param {string} hash with its `#`, or empty
 */
export function mended(hash) {
  let text = hash.slice(1);
  // The path has no sign that needs encoding; what is behind an unencoded `?` may.
  for (let times = 0; times < 2 && text.split('?')[0].includes('%'); times += 1) {
    const [path, ...rest] = text.split('?');
    text = [decoded(path), ...rest].join('?');
  }
  if (!/^[/?]/.test(text)) return hash;
  const [own, ...behind] = text.split('#');
  let [, path, settings] = /** @type {RegExpMatchArray} */ (own.replace(/&amp;/g, '&').match(/^([^?&]*)[?&]?(.*)$/s));
  const known = path.toLowerCase().match(PATH);
  if (known) path = known[0].replace(/^\/+/, '/');
  else if (AFTER.test(path)) path = '/';
  settings = settings
    .split('&')
    .map(part => {
      const [, key, value] = part.match(/^(\w+)=(.*)$/s) ?? [];
      return !key || key === 'q' ? part : `${key}=${value.replace(TAIL, '$1')}`;
    })
    .filter(Boolean)
    .join('&');
  return [`#${path}${settings && `?${settings}`}`, ...behind].join('#');
}

/**
 * What a hash says: the path (empty where it names none) and the settings; nothing of a plain anchor.
 * @param {string} hash
 */
export function read(hash) {
  const text = /^#?[/?]/.test(hash) ? hash.replace('#', '').split('#')[0] : '';
  const [path, settings] = text.split('?');
  return {
    path: path.replace(/^\/figure\//, '/indicator/').replace(/^\/indicator\/districts$/, '/districts'),
    settings: new URLSearchParams(settings),
  };
}

/**
 * The folder of the document that shows a path in a language; nothing where there is none.
 * @param {string} path
 * @param {string} lang `zh` or `en`
 * @param {(id: string) => boolean} has whether there is a figure with this id
 */
export function folderOf(path, lang, has) {
  const [whole, kind, id, page] = path === '/' ? [path] : (path.match(PATH) ?? []);
  // Districts go by their codes, figures by names.
  if (whole !== path || (id && !(has(id) && (kind === 'district') === /^\d{6}$/.test(id)))) return undefined;
  const folder = [FOLDERS[kind] ?? page, id].filter(Boolean).join('/');
  return [folder, lang === 'en' && 'en']
    .filter(Boolean)
    .map(part => `${part}/`)
    .join('');
}
