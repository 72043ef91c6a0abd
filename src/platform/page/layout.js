// When figures are laid out, and whether their charts fit.
import { idle } from './document.js';

let laying = false;
/**
 * What is far from the screen is laid out when nothing else is to be done, a figure at a time: who flings the page finds no
 * empty places, and a picture of the whole page is whole.
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

/** Lays all out anew, first what is in sight: what they look like has changed. */
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
