// What all peers share: the two figures (put here by the bundler), their places in the page, the site's colours.
import { DEEP, LAKE, MARK, SAIL } from './colours.mjs';

export const { output, growth } = FIGURES;
export const [outputBox, growthBox] = document.querySelectorAll('.chart');

export * from './colours.mjs';

/** A column is hollow where its value was only expected, and of the accent's colour where it is the latest. */
export const columnFill = row => (row.expected ? 'transparent' : row.latest ? SAIL : LAKE);
export const columnEdge = row => (row.latest ? SAIL : LAKE);
export const dotFill = row => (row.other ? MARK : DEEP);

/** Both charts are drawn and answer to a pointer. */
export function ready() {
  document.documentElement.dataset.appState = 'ready';
}
