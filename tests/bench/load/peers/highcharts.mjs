import Highcharts from 'highcharts/esm/highcharts.js';
import { columnEdge, columnFill, dotFill, FONT, growth, growthBox, HAIR, INK, output, outputBox, ready } from './page.mjs';

const shared = type => ({
  chart: { type, animation: false, backgroundColor: 'transparent', style: { fontFamily: FONT } },
  title: { text: undefined },
  legend: { enabled: false },
  credits: { enabled: false },
  accessibility: { enabled: false },
  plotOptions: { series: { animation: false, grouping: false } },
});
const label = rows => ({
  enabled: true,
  style: { fontSize: '16px', fontWeight: 'normal', color: INK },
  formatter() {
    return rows[this.index].text;
  },
});
const axis = { title: { text: undefined }, labels: { style: { fontSize: '13px', color: INK } } };

Highcharts.chart(outputBox, {
  ...shared('column'),
  xAxis: { ...axis, categories: output.rows.map(row => row.label) },
  yAxis: { visible: false },
  series: [
    {
      dataLabels: label(output.rows),
      data: output.rows.map(row => ({ y: row.value, color: columnFill(row), borderColor: columnEdge(row), borderWidth: 2 })),
    },
  ],
});

Highcharts.chart(growthBox, {
  ...shared('bar'),
  xAxis: { ...axis, categories: growth.rows.map(row => row.label), lineWidth: 0 },
  yAxis: {
    ...axis,
    opposite: true,
    min: 0,
    max: 17,
    tickInterval: 5,
    endOnTick: false,
    gridLineColor: HAIR,
  },
  series: [
    {
      pointWidth: 2,
      data: growth.rows.map(row => ({ y: row.value, color: dotFill(row) })),
    },
    {
      type: 'line',
      lineWidth: 0,
      dataLabels: { ...label(growth.rows), align: 'left', verticalAlign: 'middle', x: 8, crop: false, overflow: 'allow' },
      data: growth.rows.map(row => ({
        y: row.value,
        marker: { radius: 7, fillColor: dotFill(row), symbol: row.other ? 'diamond' : 'circle' },
      })),
    },
  ],
});

ready();
