// The one place where ECharts draws. Node calls it at build time for the still pictures, the browser (bundled by
// bundle.mjs) to redraw them, so that a still and a live picture are the same drawing, byte for byte.
//
// To make that true nothing may depend on where it runs: text is measured with ECharts' own table (never a canvas), and
// font, locale and pixel ratio are given. ECharts runs headless: it gets no element, no timers and no animation.
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, setPlatformAPI, use, zrender } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// What is not listed is not in the bundle. A spec that uses more fails the build (stills.mjs), so add it here then.
use([BarChart, LineChart, ScatterChart, GridSimpleComponent, SVGRenderer]);
setPlatformAPI({ createCanvas: () => null });

/**
 * Draws one chart.
 *
 * @param {string} specJson ECharts option as JSON, colours as `var(--name)`. Its extra key `observations`, if any, holds
 *   per series, per datum, the id of the observation that is drawn there, or null.
 * @param {number} width  of the drawing, in its own units (CSS px at 100 %)
 * @param {number} height of the drawing
 * @param {string} idPrefix put before every id in the picture: must be unique among the pictures of a page
 * @returns {string} `<svg …>`; the mark of an observation carries `data-observation="<id>"`
 * @throws {Error} when the spec is not JSON, the size is not positive or the prefix is no plain name
 */
export function renderChart(specJson, width, height, idPrefix) {
  if (!(width > 0 && height > 0)) throw new Error(`size ${width} × ${height}: both must be positive`);
  if (!/^[A-Za-z][\w-]*$/.test(idPrefix)) throw new Error(`id prefix '${idPrefix}': letters, digits, '-' and '_' only`);
  const { observations = [], ...option } = JSON.parse(specJson);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height, locale: 'EN', devicePixelRatio: 1 });
  try {
    chart.setOption(
      { ...option, animation: false, textStyle: { fontFamily: 'inherit', ...option.textStyle } },
      { notMerge: true },
    );
    nameMarks(chart, observations);
    // The tree that renderToSVGString() prints: ids and metadata are changed here exactly, not found again in text.
    const { tag, attrs, children } = chart.getZr().painter.renderToVNode({ compress: true, useViewBox: true });
    return print({
      tag,
      attrs: { ...attrs, width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', 'pointer-events': 'none' },
      children: children.filter((child) => child.key !== 'bg'),
    }, idPrefix);
  } finally {
    chart.dispose();
  }
}

/**
 * Gives every mark its observation. ECharts' own metadata is not enough: it also counts mark lines, points and areas as
 * series 0, datum 0. Elements know their observation by way of zrender's one (global) getter, set anew for each drawing.
 */
function nameMarks(chart, observations) {
  const names = new Map();
  chart.getModel().eachSeries((series) => {
    const data = series.getData();
    data.eachItemGraphicEl((element, index) => {
      const id = observations[series.seriesIndex]?.[data.getRawIndex(index)];
      if (id == null) return;
      if (element.isGroup) element.traverse((part) => { names.set(part, id); });
      else names.set(element, id);
    });
  });
  zrender.registerSSRDataGetter((element) => names.has(element) && { each: (set) => set(names.get(element), 'observation') });
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** One node and all in it. ECharts' own printer leaves attribute values unescaped. */
function print({ tag, attrs, children, text }, idPrefix) {
  const attributes = [...ownAttributes(tag, attrs, idPrefix)].map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
  const inner = (text ? escape(text) : '') + (children ?? []).map((child) => print(child, idPrefix)).join('');
  return inner ? `<${tag}${attributes}>${inner}</${tag}>` : `<${tag}${attributes}/>`;
}

/** A node's attributes with our ids. Only marks take the pointer: not what lies on them (hatching, labels). */
function* ownAttributes(tag, attrs, idPrefix) {
  for (const [name, value] of Object.entries(attrs)) {
    if (value == null || value === false || name.startsWith('ecmeta_')) continue;
    if (name === 'pointer-events' && tag !== 'svg') continue;
    // Of style, ECharts sets fonts alone; the page's policy allows no style attributes.
    if (name === 'style') {
      yield* value.split(';').filter(Boolean).map((declaration) => declaration.split(':'));
      continue;
    }
    yield [name, name === 'id' || /^(url\()?#zr/.test(value) ? String(value).replace(/zr\d+-/, `${idPrefix}-`) : value];
  }
  if (attrs.ecmeta_observation != null) yield* [['data-observation', attrs.ecmeta_observation], ['pointer-events', 'all']];
}
