/** Types of `embed.js`, for pages that put figures in place by script. Beside it as `embed.d.ts`. */
export {};

/** How high a figure is, in CSS pixels. */
export type FigureHeight = { height: number };
/** What a reader has opened in a figure: the id of an observation, a row of `data/observations.csv` or of the census tables. */
export type FigureSelection = { observation: string };

/** What a figure tells the page; it rises to the document. */
export interface FigureEventMap {
  'figure-ready': CustomEvent<FigureHeight>;
  'figure-resize': CustomEvent<FigureHeight>;
  'figure-select': CustomEvent<FigureSelection>;
}

declare global {
  interface HTMLElementEventMap extends FigureEventMap {}
  interface DocumentEventMap extends FigureEventMap {}
  interface HTMLElementTagNameMap {
    /** Its settings are attributes; a changed one changes the figure. */
    'wanzhou-figure': HTMLElement;
  }
  interface Window {
    /** Shows what has been put into the page since; needed only where a page keeps scripts from watching it. */
    wanzhouFigure?: () => void;
  }
}
