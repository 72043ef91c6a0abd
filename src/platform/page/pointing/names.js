// Accessible names of marks: each is an image with the text of its tooltip as its name, so that a swipe reaches it where the
// screen reader uses the arrow keys itself. Other text of a picture is hidden: it would be read twice.
import { built, idle } from '../document.js';
import { MARK, rowsOf, sentence, subject, words } from './marks.js';

function name(svg) {
  const figure = svg.closest('figure');
  if (!figure) return;
  const [seen, rows] = [new Set(), rowsOf(figure)];
  for (const mark of svg.querySelectorAll(MARK)) {
    const id = subject(mark);
    const label = seen.has(id) ? '' : sentence(words(rows.get(id)));
    seen.add(id);
    if (label) {
      mark.setAttribute('role', 'img');
      mark.setAttribute('aria-label', label);
    } else {
      mark.setAttribute('aria-hidden', 'true');
    }
  }
  for (const text of svg.querySelectorAll('text')) if (!text.closest('[role="img"]')) text.setAttribute('aria-hidden', 'true');
  svg.setAttribute('role', 'none');
  svg.removeAttribute('aria-hidden');
}

const UNNAMED = '.picture svg[aria-hidden]';
let naming = false;
/** Names the marks of one picture in each idle moment, until all have names. */
function nameAll() {
  const svg = document.querySelector(UNNAMED);
  if (!svg || naming) return;
  naming = true;
  idle(() => {
    naming = false;
    name(svg);
    // What is in no figure stays hidden, and is not met again.
    if (svg.hasAttribute('aria-hidden')) svg.setAttribute('aria-hidden', 'true');
    else nameAll();
  });
}

built.then(() => {
  nameAll();
  // The app draws pictures anew.
  new MutationObserver(nameAll).observe(document.getElementById('app'), { subtree: true, childList: true });
});
