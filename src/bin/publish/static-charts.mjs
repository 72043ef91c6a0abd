// Draws the static charts that are published in the pages; one that was drawn before comes from the cache (kept.mjs).
// stdin:  { "<key>": { "spec": "<ECharts JSON>", "width": W, "height": H }, … }
// stdout: { "<key>": "<svg …>", … } in the same order.
// Anything that ECharts complains about (a part that is not in the bundle, an unknown field) ends the run with the key.
import { createRequire } from 'node:module';
import { readFileSync, writeSync } from 'node:fs';
import { format } from 'node:util';
import { renderChart } from './echarts.mjs';
import { kept } from './kept.mjs';

const { version } = createRequire(import.meta.url)('echarts/package.json');
const drawnBy = `${version} ${readFileSync(new URL('echarts.mjs', import.meta.url), 'utf8')}`;

let complaints = [];
for (const level of ['log', 'info', 'warn', 'error']) {
  console[level] = (...message) => complaints.push(format(...message).split('\n')[0]);
}

/** Writes all of the text, however slowly the reader takes it, and ends the process: ECharts' timers would keep it. */
function end(descriptor, text, code) {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
  process.exit(code);
}

let key = '';
try {
  const jobs = JSON.parse(readFileSync(0, 'utf8'));
  const charts = {};
  for (key of Object.keys(jobs)) {
    const { spec, width, height } = jobs[key];
    complaints = [];
    const drawing = await kept('static-chart', [spec, `${width} ${height}`, drawnBy], () => Buffer.from(renderChart(spec, width, height)));
    charts[key] = Buffer.from(drawing).toString();
    if (complaints.length > 0) throw new Error(complaints.join('; '));
  }
  end(1, JSON.stringify(charts), 0);
} catch (error) {
  end(2, `static-charts: ${key ? `'${key}': ` : 'input: '}${error.message}\n`, 1);
}
