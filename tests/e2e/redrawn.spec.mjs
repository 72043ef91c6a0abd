// Live charts: the same drawing as the prerendered one, moving marks, no leaks.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './site.mjs';

const GOLDEN = new URL('../golden/', import.meta.url);
const specs = Object.fromEntries(
  readdirSync(GOLDEN)
    .filter(name => name.endsWith('.json'))
    .map(name => [name.replace('.json', ''), JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8'))]),
);

/** A page of the site with nothing on it but a place for a chart, the module that draws, and a way to say what is drawn. */
async function stage(page) {
  await page.goto('/about/');
  await page.evaluate(async () => {
    const module = await import(new URL(document.documentElement.dataset.echarts ?? '', document.baseURI).href);
    const place = document.createElement('div');
    document.body.replaceChildren(place);
    /** What is drawn, in order: colours, text, what it shows, and its box. */
    const drawn = () => {
      const origin = place.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect();
      const shapes = [...place.querySelectorAll('path, polyline, polygon, circle, text')].filter(one => !one.closest('defs'));
      return shapes
        .map(one => {
          const { x, y, width, height } = one.getBoundingClientRect();
          const own = name => one.getAttribute(name) ?? '';
          return {
            shows: own('data-observation'),
            fill: own('fill'),
            stroke: own('stroke'),
            text: one.localName === 'text' ? one.textContent : '',
            box: [x - origin.x, y - origin.y, width, height].map(Math.round),
          };
        })
        .filter(one => one.fill !== 'none' || one.stroke || one.shows);
    };
    window.stage = { ...module, place, drawn };
  });
}

for (const [name, spec] of Object.entries(specs)) {
  test(`${name}: the live chart equals the prerendered one`, async ({ page }) => {
    await stage(page);
    const [still, living] = await page.evaluate(
      async ([json, size]) => {
        const { place, drawn, renderChart, mountChart } = window.stage;
        place.innerHTML = renderChart(json, ...size);
        const before = drawn();
        const chart = mountChart(place);
        chart.update(json, ...size, false);
        await new Promise(resolve => {
          setTimeout(resolve, 300);
        });
        return [before, drawn()];
      },
      [JSON.stringify(spec), spec.size],
    );
    const paint = all => all.map(({ box: _, ...rest }) => rest);
    expect(paint(living)).toEqual(paint(still));
    // The prerendered one has its places to a tenth of a pixel.
    const far = living.map(({ box, ...rest }, i) => [Math.max(...box.map((side, at) => Math.abs(side - still[i].box[at]))), rest]);
    expect(far.filter(([pixels]) => pixels > 1)).toEqual([]);
  });
}

/** A spec whose bars are half as long. */
function halved(spec) {
  const other = structuredClone(spec);
  for (const series of other.series.filter(one => one.type === 'bar'))
    for (const datum of series.data) datum.value = datum.value.map((v, i) => (i === 0 ? v / 2 : v));
  return other;
}

for (const moving of [true, false]) {
  test(`marks ${moving ? 'move to their new places within 300 ms' : 'are at their new places at once where nothing may move'}`, async ({
    page,
  }) => {
    await stage(page);
    const spec = specs['ranking-signed'];
    const widths = await page.evaluate(
      async ([one, other, size, moves]) => {
        const { place, mountChart } = window.stage;
        const chart = mountChart(place);
        chart.update(one, ...size, false);
        await new Promise(resolve => {
          setTimeout(resolve, 200);
        });
        const bar = () =>
          Math.round(Math.max(...[...place.querySelectorAll('path[data-observation]')].map(mark => mark.getBoundingClientRect().width)));
        const seen = [bar()];
        const from = performance.now();
        chart.update(other, ...size, moves);
        while (performance.now() - from < 320) {
          await new Promise(resolve => {
            requestAnimationFrame(resolve);
          });
          seen.push(bar());
        }
        return seen;
      },
      [JSON.stringify(spec), JSON.stringify(halved(spec)), spec.size, moving],
    );
    const [first, last] = [widths[0], widths.at(-1)];
    expect(last).toBeLessThan(first * 0.6);
    const between = widths.filter(width => width < first - 2 && width > last + 2);
    if (moving) expect(between.length, widths.join(' ')).toBeGreaterThan(1);
    else expect(between, widths.join(' ')).toEqual([]);
  });
}

test('500 updates of a live chart leak nothing, and removing it leaves nothing', async ({ page }) => {
  test.setTimeout(180_000);
  await stage(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const kept = async () => {
    for (let i = 0; i < 3; i += 1) await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const of = name => metrics.find(metric => metric.name === name).value;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
  };
  const before = await kept();
  const names = ['ranking-selected', 'ranking-signed', 'lines-selected', 'scatter-selected'];
  await page.evaluate(
    specs => {
      window.stage = { ...window.stage, specs, chart: window.stage.mountChart(window.stage.place) };
    },
    names.map(name => specs[name]),
  );
  const change = count =>
    page.evaluate(async times => {
      for (let i = 0; i < times; i += 1) {
        const { specs, chart } = window.stage;
        const spec = specs[i % specs.length];
        chart.update(JSON.stringify(spec), ...spec.size, i % 2 === 0);
        await new Promise(resolve => {
          requestAnimationFrame(resolve);
        });
      }
      await new Promise(resolve => {
        setTimeout(resolve, 400);
      });
    }, count);
  await change(248);
  const middle = await kept();
  await change(252);
  const end = await kept();
  expect(end.nodes / middle.nodes).toBeLessThan(1.05);
  expect(end.listeners / middle.listeners).toBeLessThan(1.05);
  expect(end.heap / middle.heap).toBeLessThan(1.1);
  await page.evaluate(() => {
    window.stage.chart.dispose();
  });
  const after = await kept();
  expect(await page.evaluate(() => window.stage.place.childElementCount)).toBe(0);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners);
});
