// Numbers and tables of the report.

export const ms = value => `${Math.round(value)} ms`;
export const kB = value => `${(value / 1e3).toFixed(1)} kB`;
export const MB = value => `${(value / 1e6).toFixed(2)} MB`;
export const times = value => `${value.toFixed(2)}×`;
export const closeTimes = value => `${value.toFixed(3)}×`;

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Objects of numbers, such as a page's runs, to one object of their medians. */
export const medians = runs => Object.fromEntries(Object.keys(runs[0]).map(key => [key, median(runs.map(run => run[key]))]));

/** A table whose first `texts` columns are words and the others numbers. */
export function table(head, rows, texts = 1) {
  const lines = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...lines.map(cells => cells[at].length)));
  const line = cells => `| ${cells.map((cell, at) => (at < texts ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at < texts ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Whether a goal is met, and by how much not. */
export const by = (value, most, shown) => (value <= most ? 'met' : `missed by ${shown(value - most)}`);
