// Selectors for browsers that do not know `:is()` (Chromium before 88): one list of selectors in place of each.

/** Splits at commas that are in no brackets. */
function parts(text) {
  const found = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (character === ',' && depth === 0) found.push('');
    else found[found.length - 1] += character;
  }
  return found;
}

/** A selector as all those that it stands for. */
function spelled(selector) {
  const start = selector.indexOf(':is(');
  if (start < 0) return [selector];
  let end = start + 4;
  for (let depth = 1; depth > 0; end += 1) depth += { '(': 1, ')': -1 }[selector[end]] ?? 0;
  const [before, inner, after] = [selector.slice(0, start), selector.slice(start + 4, end - 1), selector.slice(end)];
  return parts(inner).flatMap(one => spelled(before + one.trim() + after));
}

/** A stylesheet, minified, without `:is()`. */
export const withoutIs = css =>
  css.replace(/[^{}]+(?=\{)/g, head => (head.includes(':is(') && !head.startsWith('@') ? parts(head).flatMap(spelled).join(',') : head));
