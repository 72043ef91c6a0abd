// Plot draws anew what changes.
import { axisY, barX, dot, geo, plot, text } from '@observablehq/plot';
import { INK, ranked, shapes, start } from './page.mjs';

const redrawn = options => (box, scene) => {
  const shared = { width: box.clientWidth, height: box.clientHeight, style: { fontSize: '13px' } };
  const update = scene => box.replaceChildren(plot({ ...shared, ...options(scene) }));
  update(scene);
  return update;
};

const scatter = redrawn(({ title, across, rows }) => ({
  grid: true,
  x: { label: across },
  y: { label: title },
  r: { type: 'identity' },
  marks: [
    dot(rows, { x: 'x', y: 'y', r: 'radius', fill: 'mark' }),
    text(rows, { x: 'x', y: 'y', text: 'label', dx: 20, textAnchor: 'start', fontSize: 13, fill: INK }),
  ],
}));

const map = redrawn(({ rows }) => {
  const of = new Map(rows.map(row => [row.id, row]));
  const look = name => feature => of.get(feature.properties.id)[name];
  const features = shapes.features.toSorted((a, b) => look('width')(a) - look('width')(b));
  return {
    projection: { type: 'reflect-y', domain: shapes },
    marks: [geo(features, { fill: look('fill'), stroke: look('edge'), strokeWidth: look('width') })],
  };
});

const ranking = redrawn(({ rows }) => ({
  marginLeft: 56,
  marginRight: 48,
  x: { axis: null },
  y: { domain: ranked(rows).map(row => row.name), label: null },
  marks: [
    axisY({ tickSize: 0 }),
    barX(rows, { x: 'y', y: 'name', fill: 'mark' }),
    text(rows, { x: 'y', y: 'name', text: 'text', dx: 6, textAnchor: 'start', fontSize: 13, fill: INK }),
  ],
}));

start({ scatter, map, ranking });
