import embed from 'vega-embed';
import { INK, shapes, start } from './page.mjs';

const shared = {
  width: 'container',
  height: 'container',
  autosize: { type: 'fit', contains: 'padding' },
  background: 'transparent',
  config: { view: { stroke: null }, axis: { labelFontSize: 13, labelColor: INK } },
};
const drawn = { scale: null, type: 'nominal' };

/** A specification whose data set `rows` is put in place of what was there. */
const changing = spec => async (box, scene) => {
  const given = { ...shared, ...spec(scene), datasets: { rows: scene.rows }, params: [{ name: 'title', value: scene.title }] };
  const { view } = await embed(box, given, { mode: 'vega-lite', actions: false });
  return ({ title, rows }) => view.signal('title', title).data('rows', rows).runAsync();
};

const scatter = changing(({ across }) => ({
  title: { text: { expr: 'title' }, anchor: 'start', fontSize: 13 },
  data: { name: 'rows' },
  encoding: {
    x: { field: 'x', type: 'quantitative', scale: { zero: false }, axis: { title: across } },
    y: { field: 'y', type: 'quantitative', scale: { zero: false }, axis: { title: null } },
  },
  layer: [
    {
      transform: [{ calculate: '4 * datum.radius * datum.radius', as: 'area' }],
      mark: { type: 'point', filled: true, opacity: 1 },
      encoding: { color: { field: 'mark', ...drawn }, size: { field: 'area', type: 'quantitative', scale: null } },
    },
    { mark: { type: 'text', align: 'left', dx: 20, fontSize: 13, color: INK }, encoding: { text: { field: 'label' } } },
  ],
}));

const map = changing(() => ({
  data: { values: shapes.features },
  transform: [{ lookup: 'properties.id', from: { data: { name: 'rows' }, key: 'id', fields: ['fill', 'edge', 'width'] } }],
  projection: { type: 'identity', reflectY: true },
  mark: 'geoshape',
  encoding: {
    color: { field: 'fill', ...drawn },
    stroke: { field: 'edge', ...drawn },
    strokeWidth: { field: 'width', type: 'quantitative', scale: null },
  },
}));

const ranking = changing(() => ({
  data: { name: 'rows' },
  encoding: {
    y: { field: 'name', type: 'ordinal', sort: { field: 'y', order: 'descending' }, axis: { title: null, ticks: false } },
    x: { field: 'y', type: 'quantitative', axis: null },
  },
  layer: [
    { mark: 'bar', encoding: { color: { field: 'mark', ...drawn } } },
    { mark: { type: 'text', align: 'left', dx: 6, fontSize: 13, color: INK }, encoding: { text: { field: 'text' } } },
  ],
}));

start({ scatter, map, ranking });
