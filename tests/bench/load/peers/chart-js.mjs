import { BarController, BarElement, CategoryScale, Chart, LinearScale, PointElement, ScatterController, Tooltip } from 'chart.js';
import { columnEdge, columnFill, dotFill, FONT, growth, growthBox, HAIR, INK, output, outputBox, ready } from './page.mjs';

/** Writes each mark's value beside it: above a column, right of a dot. */
const values = {
  id: 'values',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    const aside = chart.options.indexAxis === 'y';
    Object.assign(ctx, {
      fillStyle: INK,
      font: `16px ${FONT}`,
      textAlign: aside ? 'left' : 'center',
      textBaseline: aside ? 'middle' : 'bottom',
    });
    chart.getDatasetMeta(0).data.forEach(({ x, y }, at) => {
      const text = chart.data.texts[at];
      if (aside) ctx.fillText(text, x + 12, y);
      else ctx.fillText(text, x, y - 4);
    });
  },
};

Chart.register(BarController, BarElement, CategoryScale, LinearScale, PointElement, ScatterController, Tooltip, values);
Object.assign(Chart.defaults, { animation: false, maintainAspectRatio: false, color: INK });
Chart.defaults.font.size = 13;

const hidden = { display: false };
const canvas = box => box.appendChild(document.createElement('canvas'));

new Chart(canvas(outputBox), {
  type: 'bar',
  data: {
    labels: output.rows.map(row => row.label),
    texts: output.rows.map(row => row.text),
    datasets: [
      {
        data: output.rows.map(row => row.value),
        backgroundColor: output.rows.map(columnFill),
        borderColor: output.rows.map(columnEdge),
        borderWidth: 2,
      },
    ],
  },
  options: {
    layout: { padding: { top: 24 } },
    scales: { x: { grid: hidden }, y: { ...hidden, beginAtZero: true } },
  },
});

new Chart(canvas(growthBox), {
  data: {
    labels: growth.rows.map(row => row.label),
    texts: growth.rows.map(row => row.text),
    datasets: [
      {
        type: 'scatter',
        data: growth.rows.map(row => ({ x: row.value, y: row.label })),
        pointBackgroundColor: growth.rows.map(dotFill),
        pointStyle: growth.rows.map(row => (row.other ? 'rectRot' : 'circle')),
        pointRadius: 7,
      },
      {
        type: 'bar',
        data: growth.rows.map(row => row.value),
        backgroundColor: growth.rows.map(dotFill),
        barThickness: 2,
      },
    ],
  },
  options: {
    indexAxis: 'y',
    scales: {
      x: {
        position: 'top',
        min: 0,
        max: 17,
        ticks: { stepSize: 5, includeBounds: false },
        grid: { color: HAIR },
      },
      y: { type: 'category', grid: hidden },
    },
    plugins: { tooltip: { callbacks: { label: ({ dataIndex }) => growth.rows[dataIndex].text } } },
  },
});

ready();
