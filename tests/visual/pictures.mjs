// What is pictured: every page in both languages, and every figure in Chinese on the first page that holds it.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DIST } from './folders.mjs';

export const WIDTHS = ['390', '1280'];

/** Documents that hold figures, then the rest: `[name, folder, settings]`. */
const HUBS = [
  ['story', ''],
  ['map', 'map/'],
  ['governance', 'governance/'],
];
const OTHERS = [
  ['data', 'data/'],
  ['about', 'about/'],
  ['explore', 'f/gdp/'],
  ['indicator', 'f/chongqing-gdp/'],
  ['frame', 'embed/gdp/'],
  ['table', 'f/gdp/', '#?tab=table'],
  ['origin', 'f/response-time/', '#?see=minhuwowei-days-change'],
];
/** The comparison of districts in each of its views, and the page of one: in Chinese and light, for their colours and shapes are
 *  those of the others. */
const DISTRICTS = [
  ['districts', 'districts/'],
  ['districts-rank', 'districts/', '#?view=rank'],
  ['districts-scatter', 'districts/', '#?view=scatter'],
  ['districts-time', 'districts/', '#?view=time'],
  ['district', 'd/500101/'],
];

const figuresIn = folder =>
  [...readFileSync(`${DIST}${folder}index.html`, 'utf8').matchAll(/<figure[^>]* data-figure="([^"]+)"/g)].map(([, id]) => id);

/** Figures that the data describes. All others are made of an indicator, in few ways: one of each. */
const DATA = fileURLToPath(new URL('../../public/data/', import.meta.url));
const CARDS = new Set(
  readdirSync(DATA)
    .filter(name => name.endsWith('.json'))
    .flatMap(name => JSON.parse(readFileSync(DATA + name, 'utf8')).cards ?? [])
    .map(card => card.id),
);
const MADE = ['closure-rate', 'port-throughput-rank', 'industrial-output', 'retail-growth', 'leading-industries'];

function sheets() {
  const taken = new Set();
  const take = ids => ids.filter(id => !taken.has(id) && taken.add(id));
  const pages = (lang, more) =>
    [...HUBS, ...OTHERS].map(([page, folder, settings = '']) => ({
      page,
      lang,
      path: `${folder}${lang === 'en' ? 'en/' : ''}${settings}`,
      ...more(folder),
    }));
  const hubs = HUBS.map(([, folder]) => folder);
  const chinese = pages('zh', folder => ({ themes: ['light', 'dark'], figures: hubs.includes(folder) ? take(figuresIn(folder)) : [] }));
  const alone = take([...readdirSync(`${DIST}embed`).filter(id => CARDS.has(id)), ...MADE]).map(id => ({
    lang: 'zh',
    path: `f/${id}/`,
    themes: ['light', 'dark'],
    figures: [id],
  }));
  const districts = DISTRICTS.map(([page, folder, settings = '']) => ({
    page,
    lang: 'zh',
    path: folder + settings,
    themes: ['light'],
    figures: [],
  }));
  return [...chinese, ...districts, ...alone, ...pages('en', () => ({ themes: ['light'], figures: [] }))];
}

/** One visit each: the document, the name of the page (none where only its figure is wanted), the figures that are pictured
    on it. A theme changes nothing but colours and is seen in Chinese. */
export const SHEETS = sheets();

/** The files of a page's and of a figure's picture. */
export const ofPage = (width, theme, { page, lang }) => `${width}-${theme}/${page}-${lang}.png`;
export const ofFigure = (width, theme, id) => `${width}-${theme}/figure-${id}.png`;

/** The files of all pictures. */
export const all = () =>
  WIDTHS.flatMap(width =>
    SHEETS.flatMap(sheet =>
      sheet.themes.flatMap(theme => [
        ...(sheet.page ? [ofPage(width, theme, sheet)] : []),
        ...sheet.figures.map(id => ofFigure(width, theme, id)),
      ]),
    ),
  );
