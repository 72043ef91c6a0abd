// Whether the page is what was prerendered. Anything may touch it before the app takes it over: browsers make links of
// numbers, translators, extensions and hosts put in elements of their own. Taken over node by node, it must be what it was.
import { dataset } from './document.js';

// What scripts of the site put in themselves (pointing, offline.js).
const OURS = '.tip, .hidden-text[aria-live], [data-kept-size]';

/**
 * The order of elements, texts and comments as one number; what the publisher counts in src/bin/publish/outline.rs.
 * @param {Element} element
 */
function outline(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  let sum = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { nodeName } = node;
    if (
      node.nodeType === Node.ELEMENT_NODE
        ? /** @type {Element} */ (node).closest('.tip')
        : /** @type {Element} */ (node.parentElement).closest(OURS)
    )
      continue;
    sum = (Math.imul(sum, 31) + nodeName.toLowerCase().charCodeAt(0) + nodeName.length) | 0;
  }
  return sum;
}

/** Whether all of the app's page is in the order in which it was prerendered. */
export const isIntact = () => dataset.altered === undefined && String(outline(document.getElementById('app'))) === dataset.outline;
