// When figures are laid out, and whether their charts fit.
import { idle } from './document.js';

let laying = false;
/**
 * Lays out figures far from the screen while the browser is idle, one at a time: a fast scroll finds no empty places, and a
 * screenshot of the whole page is complete.
 */
export function layOut(figure = document.querySelector('.act .fig:not([data-rendered])')) {
  if (!figure || laying) return;
  laying = true;
  idle(() => {
    laying = false;
    figure.dataset.rendered = '';
    layOut();
  });
}

/** Lays all figures out again after a change of theme, the visible ones first. */
export function layOutAgain() {
  for (const figure of document.querySelectorAll('[data-rendered]')) delete figure.dataset.rendered;
  layOut();
}

/** Whether a chart is shown much wider than it was drawn, so that it must be drawn anew. */
export const misfits = () =>
  [...document.querySelectorAll('.chart svg')].some(svg => {
    const { width } = svg.getBoundingClientRect();
    return width / /** @type {any} */ (svg.getAttribute('width')) - 1 > 0.12;
  });
