//! Looking up what columns and indicators name, once data has been read. What leads nowhere is left out and named.

use super::formula::{Formula, Pick, Reference};
use super::index::{
    AreaEntry, Breakdown, CensusIndex, Computation, DimensionEntry, IndicatorEntry, TableEntry, ValueColumn, remark,
};
use super::keys::{AreaKey, Categories, DimensionKey, IndicatorKey};
use super::measure::{Aggregate, Measure};
use super::{Census, Dimension, RawColumn};
use crate::model::{Area, DataError, Indicator, Source, Table, Unit};
use crate::text::Period;
use elsa::sync::FrozenMap;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// What the rest of the data says that tables refer to.
pub(in crate::model) struct Known<'a> {
    pub indicators: &'a Table<Indicator>,
    pub areas: &'a Table<Area>,
    pub units: &'a Table<Unit>,
    pub sources: &'a Table<Source>,
}

/// An entry that leads nowhere: of which collection, its id, and why.
pub(in crate::model) type Rejected = (&'static str, String, String);

impl Census {
    /// Adds the columns of a file; [`Census::link`] then looks up what they name.
    pub(in crate::model) fn add(&mut self, file: &str, columns: Vec<RawColumn>) {
        self.files.insert(file.to_owned());
        self.raw.extend(columns.into_iter().map(Arc::new));
    }

    /// Looks everything up anew. Entries that lead nowhere are handed back; columns that do are problems by themselves.
    pub(in crate::model) fn link(&mut self, known: &Known) -> (Vec<Rejected>, Vec<DataError>) {
        (self.values, self.tallies) = (FrozenMap::default(), FrozenMap::default());
        (self.cache, self.named) = (FrozenMap::default(), FrozenMap::default());
        (self.listed, self.times) = (OnceLock::new(), FrozenMap::default());
        let mut lost: Vec<Rejected> = Vec::new();
        let shared = self.dimensions.iter().filter_map(|dimension| Some((dimension, self.shared_category(dimension)?)));
        lost.extend(shared.map(|(dimension, category)| {
            let message = format!("has the category `{category}`, which an earlier dimension has too");
            ("dimensions", dimension.id.clone(), message)
        }));
        let mut index = self.keys(known);
        self.link_indicators(&mut index, known, &mut lost);
        let without = self.tables.iter().filter(|table| known.sources.get(&table.source).is_none());
        lost.extend(without.map(|table| {
            ("tables", table.id.clone(), format!("refers to source `{}`, which is not there", table.source))
        }));
        self.link_tables(&mut index);
        for (at, entry) in self.remarks.iter().enumerate() {
            match remark(entry, at, &index) {
                Ok(entry) => index.remarks.push(entry),
                Err(message) => lost.push(("remarks", entry.id.clone(), message)),
            }
        }
        self.index = index;
        let problems = if self.moments.is_empty() { Vec::new() } else { self.link_columns() };
        (lost, problems)
    }

    /// A category that an earlier dimension has too: an id could not tell them apart.
    fn shared_category<'a>(&'a self, dimension: &'a Dimension) -> Option<&'a str> {
        let earlier = self.dimensions.iter().take_while(|other| other.id != dimension.id);
        let mut earlier = earlier.flat_map(|other| &other.categories);
        let taken = earlier.find(|category| dimension.categories.iter().any(|own| own.id == category.id));
        taken.map(|category| category.id.as_str())
    }

    fn keys(&self, known: &Known) -> CensusIndex {
        let mut index = CensusIndex::default();
        let count = |n: usize| u16::try_from(n).ok();
        for area in known.areas.iter() {
            let Some(key) = count(index.areas.len()).map(AreaKey) else { break };
            index.area_keys.insert(area.id.to_string(), key);
            index.areas.push(AreaEntry { id: area.id.to_string(), parts: Vec::new() });
        }
        for (at, area) in known.areas.iter().enumerate().take(index.areas.len()) {
            let within =
                known.areas.iter().filter(|other| other.within.as_ref() == Some(&area.id)).map(|other| &other.id);
            let parts = within.chain(&area.members).filter_map(|id| index.area_keys.get(id.as_str()).copied());
            index.areas[at].parts = parts.collect();
        }
        index.dimensions = self
            .dimensions
            .iter()
            .take(usize::from(u8::MAX))
            .map(|dimension| DimensionEntry {
                id: dimension.id.clone(),
                additive: dimension.additive,
                categories: dimension
                    .categories
                    .iter()
                    .take(usize::from(u8::MAX))
                    .map(|c| (c.id.clone(), c.from, c.to))
                    .collect(),
            })
            .collect();
        index.moments = self.moments.iter().filter_map(|m| Some((Period::parse(&m.id)?, m.id.clone()))).collect();
        index.moments.sort_unstable();
        for indicator in known.indicators.iter() {
            let (Some(measure), Some(key)) = (&indicator.measure, count(index.indicators.len())) else { continue };
            index.indicator_keys.insert(indicator.id.to_string(), IndicatorKey(key));
            index.indicators.push(IndicatorEntry {
                id: indicator.id.to_string(),
                measure: Arc::new(measure.clone()),
                work: None,
                by: Vec::new(),
                base: None,
            });
        }
        index
    }

    fn link_indicators(&self, index: &mut CensusIndex, known: &Known, lost: &mut Vec<Rejected>) {
        for at in 0..index.indicators.len() {
            let measure = index.indicators[at].measure.clone();
            match worked_out(&measure, self, index, known.units) {
                Ok((work, by, base)) => {
                    let entry = &mut index.indicators[at];
                    (entry.work, entry.by, entry.base) = (work, by, base);
                }
                Err(message) => lost.push(("indicators", index.indicators[at].id.clone(), message)),
            }
        }
        let circular = (0..index.indicators.len()).filter(|at| goes_round(*at, index)).collect::<Vec<_>>();
        for at in circular {
            index.indicators[at].work = None;
            let message = "follows from itself, or over too many others".to_owned();
            lost.push(("indicators", index.indicators[at].id.clone(), message));
        }
    }

    fn link_tables(&self, index: &mut CensusIndex) {
        for (at, table) in self.tables.iter().enumerate() {
            let areas: Vec<AreaKey> =
                table.areas.iter().filter_map(|id| index.area_keys.get(id.as_str()).copied()).collect();
            // A table about areas that are not there is about none, not about all.
            if areas.is_empty() && !table.areas.is_empty() {
                continue;
            }
            let indicators = table.indicators.iter().filter_map(|id| index.indicator_keys.get(id));
            for (indicator, period) in
                indicators.flat_map(|key| table.periods.iter().map(move |period| (*key, *period)))
            {
                let entry = TableEntry { at, areas: areas.clone(), totals_only: table.totals_only };
                index.tables.entry((indicator, period)).or_default().push(entry);
            }
        }
        index.tables.values_mut().for_each(|about| about.sort_by_key(|t| (t.areas.is_empty(), !t.totals_only)));
    }

    fn link_columns(&mut self) -> Vec<DataError> {
        let mut problems = Vec::new();
        let mut columns = FxHashMap::default();
        let mut breakdowns: FxHashMap<(IndicatorKey, Period), Vec<Breakdown>> = FxHashMap::default();
        // The columns of a file have their areas in common.
        let mut of_files: FxHashMap<*const String, FileAreas> = FxHashMap::default();
        for raw in &self.raw {
            let areas = of_files.entry(raw.areas.as_ptr()).or_insert_with(|| self.file_areas(&raw.areas));
            let linked = self.column_key(raw).and_then(|key| match columns.contains_key(&key) {
                true => Err("says again what an earlier one has said".to_owned()),
                false => self.sourced(raw, &areas.keys, key).map(|()| key),
            });
            match linked {
                Ok(key) => {
                    add_breakdown(breakdowns.entry((key.0, key.1)).or_default(), key.2);
                    columns.insert(key, ValueColumn { raw: raw.clone(), rows: areas.rows.clone() });
                }
                Err(message) => {
                    let (file, line) = (raw.file.to_string(), format!("line {}", raw.line));
                    problems.push(DataError::new(file, &line, Some(&raw.indicator), &message));
                }
            }
        }
        (self.index.columns, self.index.breakdowns) = (columns, breakdowns);
        problems
    }

    fn file_areas(&self, areas: &[String]) -> FileAreas {
        let keys: Vec<Option<AreaKey>> = areas.iter().map(|id| self.area(id)).collect();
        let mut rows = vec![None; self.index.areas.len()];
        for (key, at) in keys.iter().zip(0..) {
            if let Some(key) = key {
                rows[usize::from(key.0)] = Some(at);
            }
        }
        FileAreas { keys, rows: rows.into() }
    }

    fn column_key(&self, raw: &RawColumn) -> Result<ColumnKey, String> {
        let key = self.indicator(&raw.indicator);
        let key = key.ok_or_else(|| format!("names the indicator `{}`, which has no tables", raw.indicator))?;
        let moment = self.index.moments.iter().find(|(_, id)| *id == raw.period);
        let (period, _) = moment.ok_or_else(|| format!("is of the period `{}`, which is not there", raw.period))?;
        let categories = self.categories_of_text(&raw.categories);
        let categories =
            categories.ok_or_else(|| format!("is of the categories `{}`, which are not there", raw.categories))?;
        Ok((key, *period, categories))
    }

    /// Every value of a column must come from a table.
    fn sourced(&self, raw: &RawColumn, areas: &[Option<AreaKey>], key: ColumnKey) -> Result<(), String> {
        let (indicator, period, categories) = key;
        let tables = self.index.tables.get(&(indicator, period)).map_or(&[][..], Vec::as_slice);
        let cells = areas.iter().zip(raw.areas.iter()).zip(&raw.values);
        for ((area, id), _) in cells.filter(|(_, value)| value.is_some()) {
            let Some(area) = area else { return Err(format!("is of the area `{id}`, which is not there")) };
            if !tables.iter().any(|table| table.is_about(*area, categories)) {
                return Err(format!("has no source: no table of it is about {}", raw.period));
            }
        }
        Ok(())
    }
}

/// What a column of values is of.
type ColumnKey = (IndicatorKey, Period, Categories);

/// The areas of a file, which its columns have in common.
struct FileAreas {
    /// In the file's order; `None` for one that is not there.
    keys: Vec<Option<AreaKey>>,
    /// Where each area of the census stands among them.
    rows: Arc<[Option<u32>]>,
}

fn add_breakdown(breakdowns: &mut Vec<Breakdown>, categories: Categories) {
    let dimensions: Vec<DimensionKey> = categories.dimensions().collect();
    let at = breakdowns.iter().position(|b| b.dimensions == dimensions).unwrap_or_else(|| {
        breakdowns.push(Breakdown { present: vec![BTreeSet::new(); dimensions.len()], dimensions });
        breakdowns.len() - 1
    });
    breakdowns[at]
        .present
        .iter_mut()
        .zip(categories.iter())
        .for_each(|(present, category)| _ = present.insert(category));
}

/// How an indicator is worked out, by what it is then broken down, and what it is a share of.
type Computed = (Option<Computation>, Vec<DimensionKey>, Option<Reference>);

fn worked_out(
    measure: &Measure,
    census: &Census,
    index: &CensusIndex,
    units: &Table<Unit>,
) -> Result<Computed, String> {
    if census.topics.get(&measure.topic).is_none() {
        return Err(format!("refers to topic `{}`, which is not there", measure.topic));
    }
    if units.get(&measure.unit).is_none() {
        return Err(format!("refers to unit `{}`, which is not there", measure.unit));
    }
    if let Some(Aggregate::Mean(weight)) = &measure.aggregate
        && !index.indicator_keys.contains_key(weight)
    {
        return Err(format!("is weighted by `{weight}`, which has no tables"));
    }
    let by = measure
        .by
        .iter()
        .map(|id| index.dimension(id).ok_or_else(|| format!("is broken down by `{id}`, which is not there")));
    let by = by.collect::<Result<Vec<_>, _>>()?;
    let base = measure.base.as_deref().map(Reference::parse).transpose()?;
    let formula = measure.expression.as_deref().map(Formula::parse).transpose()?;
    let median = measure.median.as_deref().map(Reference::parse).transpose()?;
    let of_two = formula.as_ref().is_some_and(Formula::is_of_two_times);
    let references = formula.iter().flat_map(|formula| formula.references().map(move |r| (r, of_two)));
    let references = references.chain(median.iter().chain(&base).map(|reference| (reference, false)));
    for (reference, of_two) in references {
        if let Some(fault) = index.validate(reference, of_two) {
            return Err(fault);
        }
        let own =
            |filter: &super::formula::CellFilter| filter.pick == Pick::Own && !measure.by.contains(&filter.dimension);
        if reference.filters.iter().any(own) {
            return Err("names its own category of a dimension that it is not broken down by".to_owned());
        }
    }
    if median.as_ref().is_some_and(|groups| groups.filters.len() != 1) {
        return Err("has a median of more or less than one dimension".to_owned());
    }
    let work = formula.map(Computation::Formula).or(median.map(Computation::Median));
    Ok((work, by, base))
}

/// Over how many others an indicator may follow from stated ones.
const MAX_STEPS: usize = 8;

fn goes_round(at: usize, index: &CensusIndex) -> bool {
    let inputs = |at: usize| -> Vec<usize> {
        let ids = index.indicators[at].inputs();
        ids.iter().filter_map(|id| index.indicator_keys.get(id)).map(|key| usize::from(key.0)).collect()
    };
    let mut level: BTreeSet<usize> = inputs(at).into_iter().collect();
    for _ in 0..MAX_STEPS {
        if level.is_empty() {
            return false;
        }
        level = level.into_iter().flat_map(inputs).collect();
    }
    !level.is_empty()
}
