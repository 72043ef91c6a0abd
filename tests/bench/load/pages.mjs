// Every page that is loaded: some of the site's, and a peer for each library. `marks` and `tip` say how the probe knows
// a mark and a tooltip: by a selector in SVG and HTML, by a colour that nothing else has on a canvas. `hover` pages show no
// tooltip for a tap.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { districts } from './districts.mjs';
import { figures } from './figures.mjs';

const here = name => new URL(name, import.meta.url);

/** How the probe knows marks and tooltips of the site. */
export const ours = { marks: { selector: 'figure[data-figure] svg [data-observation]' }, tip: { selector: '.tooltip' } };

export const SITE = [
  { id: 'story', name: 'Story', path: '/', ...ours },
  { id: 'figure', name: 'Figure page', path: '/f/industry-output/', ...ours },
  { id: 'district', name: 'District page', path: '/d/500101/', ...ours },
  { id: 'districts', name: 'Comparison', path: '/d/aged-60-plus-share/', ...ours },
  { id: 'embed', name: 'Embed', path: '/embed/growth-rates/', ...ours },
];

/** LAKE of peers/colours.mjs: what columns are filled with. */
const columns = { colour: [52, 115, 127, 255] };

export const PEERS = [
  // Its tooltip is on the canvas too: black, four fifths opaque.
  { id: 'chart-js', name: 'Chart.js', library: 'chart.js', marks: columns, tip: { colour: [0, 0, 0, 204] } },
  {
    id: 'plot',
    name: 'Plot',
    library: '@observablehq/plot',
    marks: { selector: '[aria-label="bar"] rect' },
    tip: { selector: '[aria-label="tip"] text' },
  },
  { id: 'echarts-cut', name: 'ECharts, cut', library: 'echarts', marks: columns, tip: { selector: '.tip' } },
  { id: 'echarts', name: 'ECharts, whole', library: 'echarts', marks: columns, tip: { selector: '.tip' } },
  {
    id: 'vega-lite',
    name: 'Vega-Lite',
    library: 'vega-lite',
    marks: { selector: '.mark-rect path' },
    tip: { selector: '#vg-tooltip-element' },
    hover: true,
  },
  {
    id: 'highcharts',
    name: 'Highcharts',
    library: 'highcharts',
    marks: { selector: '.highcharts-series .highcharts-point' },
    tip: { selector: '.highcharts-tooltip' },
  },
].map(peer => ({ ...peer, path: `/peers/${peer.id}/` }));

/** Every peer's page made of the modules in a folder: one HTML document and one minified module each, by path.
 * @returns {Promise<[path: string, body: Buffer][]>} */
async function bundled(folder, define, texts) {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(PEERS.map(({ id }) => [id, fileURLToPath(here(`${folder}/${id}.mjs`))])),
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  const page = (await readFile(here(`${folder}/page.html`), 'utf8')).replace(/[A-Z]+_[A-Z]+/g, name => texts[name]);
  return [
    ...outputFiles.map(
      file => /** @type {[string, Buffer]} */ ([`/${folder}${file.path.replace(/\.js$/, '/charts.js')}`, Buffer.from(file.contents)]),
    ),
    ...PEERS.map(
      ({ id, name }) => /** @type {[string, Buffer]} */ ([`/${folder}/${id}/index.html`, Buffer.from(page.replace('TITLE', name))]),
    ),
  ];
}

/** The peers' files as their authors would ship them: pages that are loaded, and below `updates` those that change. */
export async function peerFiles() {
  const { output, growth } = await figures();
  const texts = {
    OUTPUT_TITLE: output.title,
    OUTPUT_SUBTITLE: output.subtitle,
    GROWTH_TITLE: growth.title,
    GROWTH_SUBTITLE: growth.subtitle,
  };
  return new Map([
    ...(await bundled('peers', { FIGURES: { output, growth } }, texts)),
    ...(await bundled('peers/updates', { DISTRICTS: await districts() }, {})),
  ]);
}

/** The versions of the libraries, which both packages pin. */
export async function versions() {
  const packages = await Promise.all(
    ['../../../package.json', 'package.json'].map(async name => JSON.parse(await readFile(here(name), 'utf8'))),
  );
  const pinned = Object.assign({}, ...packages.map(each => each.devDependencies));
  return Object.fromEntries(PEERS.map(({ library }) => [library, pinned[library]]));
}
