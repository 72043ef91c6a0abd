// With the maps that come in the same package.
import Highcharts from 'highcharts/esm/highmaps.js';
import { FONT, HAIR, INK, ranked, shapes, start } from './page.mjs';

const shared = type => ({
  chart: { type, animation: false, backgroundColor: 'transparent', style: { fontFamily: FONT } },
  title: { text: undefined },
  legend: { enabled: false },
  credits: { enabled: false },
  accessibility: { enabled: false },
  plotOptions: { series: { animation: false } },
});
const label = { enabled: true, style: { fontSize: '13px', fontWeight: 'normal', color: INK }, crop: false, overflow: 'allow' };
const axis = text => ({ title: { text }, labels: { style: { fontSize: '13px', color: INK } }, gridLineColor: HAIR });

/** A chart whose series gets the points that `points` makes of a scene; `also` changes what else does. */
const changing = (make, points, also) => (box, scene) => {
  const chart = make(box, scene, points(scene));
  return scene => {
    also?.(chart, scene);
    chart.series[0].setData(points(scene), false, false);
    chart.redraw(false);
  };
};

const scatter = changing(
  (box, { title, across }, data) =>
    Highcharts.chart(box, {
      ...shared('scatter'),
      xAxis: axis(across),
      yAxis: axis(title),
      series: [{ data, dataLabels: { ...label, format: '{point.label}', align: 'left', verticalAlign: 'middle', x: 12 } }],
    }),
  ({ rows }) => rows.map(({ x, y, label, mark, radius }) => ({ x, y, label, marker: { symbol: 'circle', radius, fillColor: mark } })),
  (chart, { title }) => chart.yAxis[0].setTitle({ text: title }, false),
);

const map = changing(
  (box, _, data) =>
    Highcharts.mapChart(box, {
      ...shared('map'),
      mapNavigation: { enabled: false },
      series: [{ mapData: shapes, joinBy: 'id', keys: ['id', 'value'], data }],
    }),
  ({ rows }) => rows.map(({ id, y, fill, edge, width }) => ({ id, value: y, color: fill, borderColor: edge, borderWidth: width })),
);

const ranking = changing(
  (box, { rows }, data) =>
    Highcharts.chart(box, {
      ...shared('bar'),
      xAxis: { ...axis(undefined), categories: ranked(rows).map(row => row.name), labels: { step: 1 } },
      yAxis: { visible: false },
      series: [{ data, dataLabels: { ...label, format: '{point.text}' } }],
    }),
  ({ rows }) => ranked(rows).map(({ y, text, mark }) => ({ y, text, color: mark })),
  (chart, { rows }) =>
    chart.xAxis[0].setCategories(
      ranked(rows).map(row => row.name),
      false,
    ),
);

start({ scatter, map, ranking });
