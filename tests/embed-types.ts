// What a page in TypeScript may write with `embed.d.ts`: it is compiled, never run. An expected error that is none fails too.
import type { FigureSelection } from '../src/platform/embed.js';

const figure = document.createElement('wanzhou-figure');
const attributes: Record<string, string> = { figure: 'gdp', lang: 'en', title: 'GDP of Wanzhou' };
for (const [name, value] of Object.entries(attributes)) figure.setAttribute(name, value);

figure.addEventListener('figure-select', event => {
  const observation: string = event.detail.observation;
  const whole: FigureSelection = event.detail;
  // @ts-expect-error: what a reader opens has no height.
  const height: number = event.detail.height;
  console.log(observation, whole, height);
});
for (const name of ['figure-ready', 'figure-resize'] as const) {
  document.addEventListener(name, ({ detail }) => {
    const height: number = detail.height;
    // @ts-expect-error: a height is of no value.
    const observation: string = detail.observation;
    console.log(height, observation);
  });
}
window.wanzhouFigure?.();
// @ts-expect-error: it takes nothing.
window.wanzhouFigure?.(figure);
