import { axisX, axisY, barY, dot, plot, ruleX, ruleY, text } from '@observablehq/plot';
import { columnEdge, columnFill, dotFill, growth, growthBox, HAIR, INK, output, outputBox, ready } from './page.mjs';

const known = output.rows.filter(row => row.value !== null);
const shared = box => ({ width: box.clientWidth, height: box.clientHeight, style: { fontSize: '13px' } });

outputBox.append(
  plot({
    ...shared(outputBox),
    marginTop: 24,
    marginLeft: 0,
    marginRight: 0,
    x: { domain: output.rows.map(row => row.label), label: null },
    y: { axis: null },
    marks: [
      barY(known, { x: 'label', y: 'value', fill: columnFill, stroke: columnEdge, strokeWidth: 2, tip: true }),
      text(known, { x: 'label', y: 'value', text: 'text', dy: -10, fontSize: 16, fill: INK }),
      ruleY([0]),
    ],
  }),
);

growthBox.append(
  plot({
    ...shared(growthBox),
    marginLeft: 92,
    x: { domain: [0, 17], label: null },
    y: { type: 'point', domain: growth.rows.map(row => row.label), label: null },
    symbol: { type: 'identity' },
    marks: [
      axisX([0, 5, 10, 15], { anchor: 'top' }),
      axisY({ tickSize: 0 }),
      ruleX([5, 10, 15], { stroke: HAIR }),
      ruleX([0], { stroke: INK }),
      ruleY(growth.rows, { y: 'label', x1: 0, x2: 'value', stroke: dotFill, strokeWidth: 2 }),
      dot(growth.rows, {
        x: 'value',
        y: 'label',
        fill: dotFill,
        r: 7,
        symbol: row => (row.other ? 'diamond' : 'circle'),
        tip: true,
      }),
      text(growth.rows, { x: 'value', y: 'label', text: 'text', dx: 12, textAnchor: 'start', fontSize: 16, fill: INK }),
    ],
  }),
);

ready();
