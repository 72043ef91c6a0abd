// The pictures of both ECharts pages: the library whole and cut down.
import { HAIR, INK, ranked, shapes, start } from './page.mjs';

const label = { show: true, position: 'right', color: INK, fontSize: 13 };
const axis = name => ({ name, nameLocation: 'middle', nameGap: 28, scale: true, splitLine: { lineStyle: { color: HAIR } } });

const scatter = ({ title, across, rows }) => ({
  grid: { left: 56, right: 24, top: 16, bottom: 48 },
  xAxis: axis(across),
  yAxis: axis(title),
  series: [
    {
      type: 'scatter',
      label: { ...label, formatter: ({ dataIndex }) => rows[dataIndex].label },
      data: rows.map(({ x, y, radius, mark }) => ({
        value: [x, y],
        symbolSize: 2 * radius,
        itemStyle: { color: mark, opacity: 1 },
      })),
    },
  ],
});

const map = ({ rows }) => ({
  series: [
    {
      type: 'map',
      map: 'districts',
      nameProperty: 'id',
      data: rows.map(({ id, y, fill, edge, width }) => ({
        name: id,
        value: y,
        itemStyle: { areaColor: fill, borderColor: edge, borderWidth: width },
      })),
    },
  ],
});

const ranking = ({ rows }) => ({
  grid: { left: 56, right: 56, top: 8, bottom: 8 },
  xAxis: { show: false },
  yAxis: {
    type: 'category',
    inverse: true,
    data: ranked(rows).map(row => row.name),
    axisTick: { show: false },
    axisLabel: { interval: 0 },
  },
  series: [
    {
      type: 'bar',
      label: { ...label, formatter: ({ dataIndex }) => ranked(rows)[dataIndex].text },
      data: ranked(rows).map(({ y, mark }) => ({ value: y, itemStyle: { color: mark } })),
    },
  ],
});

/** Draws with what `echarts` can do. */
export function draw(echarts) {
  echarts.registerMap('districts', shapes);
  const changing = option => (box, scene) => {
    const chart = echarts.init(box);
    const update = scene => chart.setOption({ animation: false, ...option(scene) });
    update(scene);
    return update;
  };
  start({ scatter: changing(scatter), map: changing(map), ranking: changing(ranking) });
}
