// It has no maps of its own.
import { BarController, BarElement, BubbleController, CategoryScale, Chart, LinearScale, PointElement } from 'chart.js';
import { FONT, HAIR, INK, ranked, start } from './page.mjs';

/** Writes each mark's text beside it. */
const texts = {
  id: 'texts',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    Object.assign(ctx, { fillStyle: INK, font: `13px ${FONT}`, textBaseline: 'middle' });
    chart.getDatasetMeta(0).data.forEach(({ x, y, options }, at) => {
      ctx.fillText(chart.data.texts[at], x + (options.radius ?? 0) + 6, y);
    });
  },
};

Chart.register(BarController, BarElement, BubbleController, CategoryScale, LinearScale, PointElement, texts);
Object.assign(Chart.defaults, { animation: false, maintainAspectRatio: false, color: INK });
Chart.defaults.font.size = 13;

/** A chart of what `data` makes of a scene, and of its titles. */
const changing = (config, data, titled) => (box, scene) => {
  const chart = new Chart(box.appendChild(document.createElement('canvas')), { ...config(scene), data: data(scene) });
  return scene => {
    Object.assign(chart.data, data(scene));
    titled(chart.options, scene);
    chart.update('none');
  };
};

const axis = text => ({ title: { display: true, text }, grid: { color: HAIR } });

const scatter = changing(
  ({ title, across }) => ({ type: 'bubble', options: { scales: { x: axis(across), y: axis(title) } } }),
  ({ rows }) => ({
    texts: rows.map(row => row.label),
    datasets: [{ data: rows.map(({ x, y, radius }) => ({ x, y, r: radius })), backgroundColor: rows.map(row => row.mark) }],
  }),
  ({ scales }, { title }) => {
    scales.y.title.text = title;
  },
);

const ranking = changing(
  () => ({
    type: 'bar',
    options: {
      indexAxis: 'y',
      layout: { padding: { right: 48 } },
      scales: { x: { display: false }, y: { grid: { display: false }, ticks: { autoSkip: false } } },
    },
  }),
  ({ rows }) => ({
    labels: ranked(rows).map(row => row.name),
    texts: ranked(rows).map(row => row.text),
    datasets: [{ data: ranked(rows).map(row => row.y), backgroundColor: ranked(rows).map(row => row.mark) }],
  }),
  () => {},
);

start({ scatter, ranking });
