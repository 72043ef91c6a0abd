// Page translators replace text nodes by elements of their own. The app would go on updating the detached text nodes. So a
// replaced text node comes back when the app uses it.
import { built } from './document.js';

/** Texts by what is in their place. @type {WeakMap<Node, Element>} */
const replaced = new WeakMap();

/** Notes which texts go while a `<font>`, of which the site has none, comes beside or instead of them. */
function follow(records) {
  const came = new Set();
  for (const { addedNodes } of records) for (const node of addedNodes) if (node.localName === 'font') came.add(node);
  if (came.size === 0) return;
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
    const replacement = [...addedNodes, previousSibling, nextSibling].find(node => came.has(node));
    for (const node of removedNodes)
      if (replacement && node.nodeType === Node.TEXT_NODE && !node.isConnected) replaced.set(node, replacement);
  }
}

function restore(text) {
  const replacement = replaced.get(text);
  replaced.delete(text);
  if (replacement?.isConnected) replacement.replaceWith(text);
}

/** Has texts come back before something is done with them. */
function revive(name, owner) {
  const own = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(owner.prototype, name));
  const reviving = inner =>
    /** @this {Text} */ function revived(...values) {
      restore(this);
      return inner.apply(this, values);
    };
  for (const part of ['value', 'get', 'set']) if (own[part] && !(part === 'get' && own.set)) own[part] = reviving(own[part]);
  Object.defineProperty(Text.prototype, name, own);
}

built.then(() => {
  new MutationObserver(follow).observe(document.getElementById('app'), { subtree: true, childList: true });
  // What Leptos does with a text: writes into it, puts something before it, takes it away.
  revive('nodeValue', Node);
  revive('parentNode', Node);
  revive('remove', CharacterData);
});
