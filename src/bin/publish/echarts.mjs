// The one place where ECharts draws. Node calls it at build time for the prerendered pictures, the browser (bundled by
// bundle.mjs) to draw charts anew, so that both are the same drawing.
//
// To make that true nothing may depend on where it runs: text is measured with ECharts' own table (never a canvas), and
// font, locale and pixel ratio are given. Colours are `var(--name)`, positions are laid out before (src/figures/charts).
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, registerCustomSeries, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// What is not listed is not in the bundle. A spec that uses more fails the build (static-charts.mjs), so add it here then.
use([BarChart, CustomChart, LineChart, ScatterChart, GridSimpleComponent, SVGRenderer]);
setPlatformAPI({ createCanvas: () => /** @type {any} */ (null) });

/** The series of marks that no other series draws: lines, areas, discs and text at positions given in the chart's coordinates and moved by pixels. */
registerCustomSeries('pieces', ({ itemPayload, dataIndex }, api) => {
  const position = ([x, y, dx = 0, dy = 0]) => {
    const [left, top] = api.coord([x, y]);
    return [left + dx, top + dy];
  };
  return {
    type: 'group',
    children: /** @type {any[][]} */ (itemPayload.pieces)[dataIndex].map(({ line, area, disc, text, style: { r, ...style } }) => {
      const [cx, cy] = disc || text ? position(disc ?? text) : [];
      if (disc) return { type: 'circle', shape: { cx, cy, r }, style };
      if (text) return { type: 'text', x: cx, y: cy, style };
      return { type: line ? 'polyline' : 'polygon', shape: { points: (line ?? area).map(position) }, style };
    }),
  };
});

/** JSON holds no functions: the texts of an axis become its formatter. */
function optionOf(specJson) {
  const spec = JSON.parse(specJson);
  for (const axis of [...spec.xAxis, ...spec.yAxis]) {
    const { texts } = axis.axisLabel;
    if (texts) axis.axisLabel.formatter = (_, index) => texts[index];
  }
  return { animation: false, textStyle: { fontFamily: 'inherit' }, ...spec };
}

const SETTINGS = /** @type {const} */ ({ renderer: 'svg', locale: 'EN', devicePixelRatio: 1 });

/**
 * Draws one chart.
 *
 * @param {string} specJson ECharts option as JSON. A datum names the observation that it shows in `observation`.
 * @param {number} width  of the drawing in CSS px
 * @param {number} height of the drawing
 * @returns {string} `<svg …>`; the mark of an observation carries `data-observation="<id>"`. It has no ids.
 * @throws {Error} when the spec is not JSON or the size is not positive
 */
export function renderChart(specJson, width, height) {
  if (!(width > 0 && height > 0)) throw new Error(`size ${width} × ${height}: both must be positive`);
  const option = optionOf(specJson);
  const chart = init(null, null, { ...SETTINGS, ssr: true, width, height });
  try {
    chart.setOption(option);
    return printed(chart.renderToSVGString(), option, width, height);
  } finally {
    chart.dispose();
  }
}

// What the page needs of ECharts' SVG. Its clipping, stylesheet and ground are left out: nothing of a chart is clipped,
// and pointing is the page's own.
const ELEMENTS = new Set(['path', 'polyline', 'polygon', 'circle', 'text']);
const ATTRIBUTES = new Set([
  'd',
  'points',
  'cx',
  'cy',
  'r',
  'x',
  'y',
  'transform',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'paint-order',
  'text-anchor',
  'dominant-baseline',
  'xml:space',
]);

/** ECharts' SVG with our attributes. ECharts ties marks to data by `ecmeta_*`. */
function printed(svg, option, width, height) {
  let out = `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" pointer-events="none">`;
  for (const [, tag, written, text] of svg.replace(/<defs.*?<\/defs>/gs, '').matchAll(/<(\w+)((?: [\w:-]+="[^"]*")*)>([^<]*)/g)) {
    if (!ELEMENTS.has(tag)) continue;
    const attributes = new Map([...written.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const shown = observation(option, attributes.get('ecmeta_series_index'), attributes.get('ecmeta_data_index'));
    // The ground of a text, for a pointer that ECharts does not have here.
    if (!shown && attributes.get('fill') === 'none' && !attributes.has('stroke')) continue;
    out += `<${tag}`;
    for (const [name, value] of attributes) if (ATTRIBUTES.has(name)) out += ` ${name}="${value}"`;
    // The page's policy allows no style attributes.
    for (const font of (attributes.get('style') ?? '').split(';').filter(Boolean)) {
      const [name, value] = font.split(':');
      out += ` ${name}="${value}"`;
    }
    if (shown) out += ` data-observation="${escaped(shown)}" pointer-events="all"`;
    out += tag === 'text' ? `>${text.trimEnd()}</text>` : '/>';
  }
  return `${out}</svg>`;
}

const observation = (option, series, datum) => option.series[series]?.data[datum]?.observation;
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = text => text.replace(/[&<>"]/g, character => ESCAPES[character]);
