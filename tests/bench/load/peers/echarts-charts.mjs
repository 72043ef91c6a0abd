// The two charts of both ECharts pages: the library whole and cut down.
import { columnEdge, columnFill, dotFill, growth, growthBox, HAIR, INK, output, outputBox, ready } from './page.mjs';

const shared = { animation: false, tooltip: { className: 'tip' } };
const value = { show: true, color: INK, fontSize: 16 };

const columns = {
  ...shared,
  grid: { left: 0, right: 0, top: 24, bottom: 24 },
  xAxis: { type: 'category', data: output.rows.map(row => row.label), axisTick: { show: false }, axisLabel: { color: INK, fontSize: 13 } },
  yAxis: { show: false },
  series: [
    {
      type: 'bar',
      label: { ...value, position: 'top', formatter: ({ dataIndex }) => output.rows[dataIndex].text },
      data: output.rows.map(row => ({
        value: row.value,
        itemStyle: { color: columnFill(row), borderColor: columnEdge(row), borderWidth: 2 },
      })),
    },
  ],
};

const dots = {
  ...shared,
  grid: { left: 84, right: 8, top: 24, bottom: 8 },
  xAxis: {
    position: 'top',
    max: 17,
    interval: 5,
    axisLabel: { color: INK, fontSize: 13, showMaxLabel: false },
    splitLine: { showMaxLine: false, lineStyle: { color: HAIR } },
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: growth.rows.map(row => row.label),
    axisTick: { show: false },
    axisLabel: { color: INK, fontSize: 13 },
  },
  series: [
    {
      type: 'bar',
      barWidth: 2,
      data: growth.rows.map(row => ({ value: row.value, itemStyle: { color: dotFill(row) } })),
    },
    {
      type: 'scatter',
      symbolSize: 14,
      label: { ...value, position: 'right', formatter: ({ dataIndex }) => growth.rows[dataIndex].text },
      data: growth.rows.map((row, at) => ({
        value: [row.value, at],
        symbol: row.other ? 'diamond' : 'circle',
        itemStyle: { color: dotFill(row), opacity: 1 },
      })),
    },
  ],
};

/** Draws both with what `echarts` can do; ECharts draws in the next frame, and says when. */
export function draw(echarts) {
  const drawn = [
    [outputBox, columns],
    [growthBox, dots],
  ].map(
    ([box, option]) =>
      new Promise(resolve => {
        const chart = echarts.init(box);
        chart.on('rendered', resolve);
        chart.setOption(option);
      }),
  );
  Promise.all(drawn).then(ready);
}
