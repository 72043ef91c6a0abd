import embed from 'vega-embed';
import { columnEdge, columnFill, dotFill, growth, growthBox, HAIR, INK, output, outputBox, ready } from './page.mjs';

const shared = {
  width: 'container',
  height: 'container',
  autosize: { type: 'fit', contains: 'padding' },
  padding: 0,
  background: 'transparent',
  config: { view: { stroke: null }, axis: { labelFontSize: 13, labelColor: INK } },
};
const drawn = { scale: null, type: 'nominal' };

const columns = {
  ...shared,
  data: { values: output.rows.map(row => ({ ...row, fill: columnFill(row), edge: columnEdge(row) })) },
  encoding: {
    x: {
      field: 'label',
      type: 'ordinal',
      scale: { domain: output.rows.map(row => row.label) },
      axis: { title: null, labelAngle: 0, ticks: false },
    },
    y: { field: 'value', type: 'quantitative', axis: null },
  },
  layer: [
    {
      mark: { type: 'bar', tooltip: true, strokeWidth: 2 },
      encoding: { color: { field: 'fill', ...drawn }, stroke: { field: 'edge', ...drawn } },
    },
    {
      mark: { type: 'text', dy: -10, fontSize: 16, color: INK },
      encoding: { text: { field: 'text' } },
    },
  ],
};

const dots = {
  ...shared,
  data: { values: growth.rows.map(row => ({ ...row, fill: dotFill(row), symbol: row.other ? 'diamond' : 'circle' })) },
  encoding: {
    y: { field: 'label', type: 'ordinal', sort: null, axis: { title: null, ticks: false, domain: false, grid: false } },
    x: {
      field: 'value',
      type: 'quantitative',
      scale: { domain: [0, 17], nice: false },
      axis: {
        title: null,
        orient: 'top',
        values: [0, 5, 10, 15],
        domain: false,
        gridColor: HAIR,
      },
    },
  },
  layer: [
    {
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x2: { datum: 0 }, color: { field: 'fill', ...drawn } },
    },
    {
      mark: { type: 'point', filled: true, size: 180, opacity: 1, tooltip: true },
      encoding: { color: { field: 'fill', ...drawn }, shape: { field: 'symbol', ...drawn } },
    },
    {
      mark: { type: 'text', align: 'left', dx: 12, fontSize: 16, color: INK },
      encoding: { text: { field: 'text' } },
    },
  ],
};

Promise.all(
  [
    [outputBox, columns],
    [growthBox, dots],
  ].map(([box, spec]) => embed(box, spec, { mode: 'vega-lite', actions: false })),
).then(ready);
