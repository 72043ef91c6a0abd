// Accessible names of marks: each is an image with the text of its tooltip as its name, so that a swipe reaches it where the
// screen reader uses the arrow keys itself. Other text of a picture is hidden: it would be read twice.
import { built, idle } from '../document.js';
import { MARK, rowsOf, sentence, subject, words } from './marks.js';

function name(svg) {
  const figure = svg.closest('figure');
  // What is in no figure stays hidden.
  if (!figure) return void waiting.add(svg);
  const [seen, rows, marks] = [new Set(), rowsOf(figure), [...svg.querySelectorAll(MARK)]];
  // The rows of a new state may be yet to come: then it is met again with the next change of the page.
  if (marks.length > 0 && !marks.some(mark => rows.has(subject(mark)))) return void waiting.add(svg);
  for (const mark of marks) {
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
/** Pictures that cannot be named yet. */
let waiting = new WeakSet();
let naming = false;
/** Names the marks of one picture in each idle moment, until all have names. */
function nameAll() {
  if (naming) return;
  const svg = [...document.querySelectorAll(UNNAMED)].find(one => !waiting.has(one));
  if (!svg) return;
  naming = true;
  idle(() => {
    naming = false;
    name(svg);
    nameAll();
  });
}

built.then(() => {
  nameAll();
  // The app draws pictures anew.
  const changed = () => {
    waiting = new WeakSet();
    nameAll();
  };
  new MutationObserver(changed).observe(document.getElementById('app'), { subtree: true, childList: true });
});
