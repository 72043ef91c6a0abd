// What the peers' pages that change draw: two indicators of the 38 districts in two censuses, beside a third, worked out from the
// bundled tables as the site does. No number is typed here but which of them.
import { readFile } from 'node:fs/promises';

const bundled = name => readFile(new URL(`../../../public/${name}`, import.meta.url), 'utf8');
const json = async name => JSON.parse(await bundled(name));

/** The indicators that are changed between, the one to the right of the scatter, the censuses that have all of them, and the
 * districts that are picked: one all the time, the other put in and taken out. */
export const CHOSEN = {
  between: ['aged-60-plus-share', 'density'],
  right: 'urban-share',
  years: ['2010', '2020'],
  picked: '500101',
  other: '500233',
};

/** The rows of a table: `[indicator, period, area, …]` with the value last. */
async function table(name) {
  const [, ...lines] = (await bundled(`data/census/${name}.csv`)).trim().split('\n');
  return lines.map(line => line.split(','));
}

/** The sum of the rows that `counts`, by year and area: `of(year, area)`. */
function sums(rows, counts) {
  const found = new Map();
  for (const row of rows.filter(counts)) {
    const key = `${row[1]} ${row[2]}`;
    found.set(key, (found.get(key) ?? 0) + Number(row.at(-1)));
  }
  return (year, area) => found.get(`${year} ${area}`);
}

/** `areas` with their names and sizes, `shapes` as GeoJSON, `indicators` by id with a value of each area by year. */
export async function districts() {
  const [people, places, census, { areas }, shapes] = await Promise.all([
    table('people'),
    table('places'),
    json('data/census.json'),
    json('data/areas.json'),
    json('geo/districts.geojson'),
  ]);
  const groups = census.dimensions.find(({ id }) => id === 'age').categories;
  const old = new Set(groups.filter(({ from }) => from >= 60).map(({ id }) => id));
  const residents = sums(people, ([id, , , age, sex]) => id === 'population' && age === '' && sex === '');
  const aged = sums(people, ([id, , , age]) => id === 'population' && old.has(age));
  const urban = sums(people, ([id]) => id === 'urban-population');
  const land = sums(places, ([id]) => id === 'land-area');
  const latest = CHOSEN.years.at(-1);
  const formulas = {
    'aged-60-plus-share': (year, area) => (100 * aged(year, area)) / residents(year, area),
    'urban-share': (year, area) => (100 * urban(year, area)) / residents(year, area),
    density: (year, area) => residents(year, area) / land(latest, area),
  };
  const ids = shapes.features.map(({ properties: { id } }) => id);
  const indicator = ([id, formula]) => {
    const { name, short, measure } = census.indicators.find(each => each.id === id);
    const values = Object.fromEntries(CHOSEN.years.map(year => [year, ids.map(area => formula(year, area))]));
    return [id, { name: name.zh, short: short.zh, bounds: measure.bounds, values }];
  };
  return {
    ...CHOSEN,
    areas: ids.map(id => ({ id, name: areas.find(area => area.id === id).short.zh, size: residents(latest, id) })),
    shapes,
    indicators: Object.fromEntries(Object.entries(formulas).map(indicator)),
  };
}
