// The two figures that every peer draws, taken from the bundled data: no number is typed here.
import { readFile } from 'node:fs/promises';

async function read(name) {
  return JSON.parse(await readFile(new URL(`../../../public/data/${name}.json`, import.meta.url), 'utf8'))[name];
}

/** What the peers' pages say and draw: `output` are columns with one year missing, `growth` dots, with one of another source apart. */
export async function figures() {
  const [cards, observations, units] = await Promise.all(['cards', 'observations', 'units'].map(read));
  const card = id => cards.find(card => card.id === id);
  const observed = id => observations.find(observation => observation.id === id);
  const symbol = observation => units.find(unit => unit.id === observation.unit).symbol.zh;
  const printed = observation => observation.value.toFixed(observation.decimals);
  // What follows a semicolon may be of values that only the site works out.
  const words = template =>
    template.zh.split('；')[0].replace(/\{([^|}]+)\|unit\}/g, (_, id) => printed(observed(id)) + symbol(observed(id)));
  const text = ({ title, subtitle }) => ({ title: words(title), subtitle: words(subtitle) });
  const values = ({ series }, role) => series.filter(each => each.role === role).flatMap(each => each.observations.map(observed));

  const columns = card('industry-output');
  const known = new Map(values(columns, 'value').map(observation => [Number(observation.period), observation]));
  const [first, last] = [Math.min(...known.keys()), Math.max(...known.keys())];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const column = (year, observation) => ({
    label: String(year),
    value: observation?.value ?? null,
    text: observation ? (observation.qualifier === 'more-than' ? '>' : '') + printed(observation) : '',
    expected: observation?.qualifier === 'expected',
    latest: year === last,
  });

  const dots = card('growth-rates');
  const dot = other => observation => ({
    label: (dots.labels[`${observation.id}.narrow`] ?? dots.labels[observation.id]).zh,
    value: observation.value,
    text: printed(observation),
    other,
  });

  return {
    output: { ...text(columns), rows: years.map(year => column(year, known.get(year))) },
    growth: {
      ...text(dots),
      rows: values(dots, 'value')
        .map(dot(false))
        .sort((a, b) => b.value - a.value)
        .concat(values(dots, 'separate').map(dot(true))),
    },
  };
}
