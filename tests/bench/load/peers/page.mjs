// What all peers share: the two figures (put here by the bundler), their places in the page, the site's colours.
export const { output, growth } = FIGURES;
export const [outputBox, growthBox] = document.querySelectorAll('.chart');

export const FONT = 'sans-serif';
export const INK = '#12242b';
export const HAIR = '#dcdfdb';
export const LAKE = '#34737f';
export const DEEP = '#0e4753';
export const MARK = '#738b93';
export const SAIL = '#c5381c';

/** A column is hollow where its value was only expected, and of the accent's colour where it is the latest. */
export const columnFill = row => (row.expected ? 'transparent' : row.latest ? SAIL : LAKE);
export const columnEdge = row => (row.latest ? SAIL : LAKE);
export const dotFill = row => (row.above ? DEEP : MARK);

/** Both charts are drawn and answer to a pointer. */
export function ready() {
  document.documentElement.dataset.appState = 'ready';
}
