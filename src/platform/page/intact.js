// Whether the page is still as prerendered. Anything may change it before the app hydrates it: browsers make links of
// numbers, translators, extensions and hosts put in elements of their own. Hydration goes node by node, so the page must be what it was.
import { dataset } from './document.js';

// What scripts of the site put in themselves (pointing, offline.js).
const OURS = '.tooltip, .hidden-text[aria-live], [data-kept-size]';

/**
 * The node after this one and all that is in it.
 * @param {TreeWalker} walker
 */
function past(walker) {
  for (;;) {
    const next = walker.nextSibling();
    if (next || !walker.parentNode()) return next;
  }
}

/**
 * The order of elements, texts and comments as one number; what the publisher counts in src/bin/publish/structure.rs.
 * @param {Element} element
 */
function structureHash(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  let sum = 0;
  let node = walker.nextNode();
  while (node) {
    const { nodeName } = node;
    const ours = node instanceof Element && node.matches(OURS);
    if (!(ours && /** @type {Element} */ (node).matches('.tooltip')))
      sum = (Math.imul(sum, 31) + nodeName.toLowerCase().charCodeAt(0) + nodeName.length) | 0;
    node = ours ? past(walker) : walker.nextNode();
  }
  return sum;
}

/** @type {Set<Node>} */
const touched = new Set();
/** @type {(node: Node) => void} */
let heard = () => {};
const note = records => {
  for (const { target, addedNodes, removedNodes } of records)
    if ([...addedNodes, ...removedNodes].some(node => !(node instanceof Element && node.matches(OURS)))) {
      touched.add(target);
      heard(target);
    }
};
const changes = new MutationObserver(note);

/** Whether all of the app's page is in the order in which it was prerendered. What becomes of it from now on is noted. */
export function isIntact() {
  const app = document.getElementById('app');
  changes.observe(app, { childList: true, subtree: true });
  return dataset.altered === undefined && String(structureHash(app)) === dataset.structureHash;
}

/**
 * Whether nothing but the site's own has been put into an element, or taken out of it, since the page was found to be intact.
 * @param {Element} element
 */
export function isUntouched(element) {
  note(changes.takeRecords());
  return ![...touched].some(node => element.contains(node));
}

/**
 * Calls back with what is changed before it is hydrated.
 * @param {(node: Node) => void} callback
 */
export function onTouched(callback) {
  heard = callback;
}

/** All is hydrated: from now on the page is the app's. */
export function stopNoting() {
  changes.disconnect();
  touched.clear();
  heard = () => {};
}
