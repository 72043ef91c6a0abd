// The document's own properties, as the publisher wrote them on its root, and what the reader's browser has stored.
export const root = document.documentElement;
export const { dataset } = root;
/** Language of the document: `zh` or `en`. */
export const language = root.lang.slice(0, 2);
/** Path of the page that the document shows when its address asks for nothing: `/`, `/map`, `/indicator/gdp`. */
export const ownPath = dataset.route?.slice(1).split('?')[0] ?? '/';
/** Whether other documents of the site are beside this one: not in the site in one file, nor in a page saved to a disk, nor
 *  where nothing is prerendered (make dev). */
export const hosted = dataset.program !== undefined && dataset.structureHash !== undefined && /^http/.test(location.protocol);

/**
 * What is remembered under a key; with a value, remembers it. Storage may be forbidden: then nothing is remembered.
 * @param {string} key
 * @param {string} [value]
 * @returns {string | null}
 */
export function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(`wanzhou.${key}`);
    localStorage.setItem(`wanzhou.${key}`, value);
  } catch {
    /* Forbidden, or full. */
  }
  return null;
}

/** The address of a file beside the document. */
export const addressOf = name => new URL(name, document.baseURI).href;

/** Calls back once the document has all been read. */
export const built = new Promise(resolve => {
  document.addEventListener('DOMContentLoaded', resolve);
});

/** Calls back when nothing else is to be done. */
export const idle = window.requestIdleCallback ?? (task => setTimeout(task, 1));
