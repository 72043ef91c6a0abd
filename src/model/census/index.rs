//! The tables' names as keys: made anew whenever data has been read.

use super::formula::{At, CellFilter, Formula, Pick, Reference};
use super::keys::{AreaKey, Categories, CategoryKey, DimensionKey, IndicatorKey};
use super::measure::{Aggregate, Measure};
use super::raw::RawColumn;
use super::schema::Remark;
use crate::text::Period;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything that evaluation looks up, by keys.
#[derive(Clone, Debug, Default)]
pub(super) struct CensusIndex {
    pub indicators: Vec<IndicatorEntry>,
    pub indicator_keys: FxHashMap<String, IndicatorKey>,
    pub areas: Vec<AreaEntry>,
    pub area_keys: FxHashMap<String, AreaKey>,
    pub dimensions: Vec<DimensionEntry>,
    /// In order of time, each with its id.
    pub moments: Vec<(Period, String)>,
    pub columns: FxHashMap<(IndicatorKey, Period, Categories), ValueColumn>,
    /// By what an indicator's columns of a time are broken down.
    pub breakdowns: FxHashMap<(IndicatorKey, Period), Vec<Breakdown>>,
    pub remarks: Vec<RemarkEntry>,
    /// The tables of an indicator at a time, those about few cells first.
    pub tables: FxHashMap<(IndicatorKey, Period), Vec<TableEntry>>,
}

/// A table by keys.
#[derive(Clone, Debug)]
pub(super) struct TableEntry {
    /// Its index among the tables.
    pub at: usize,
    pub areas: Vec<AreaKey>,
    pub totals_only: bool,
}

impl TableEntry {
    /// Whether values of an area, of these categories, come from it.
    pub fn is_about(&self, area: AreaKey, categories: Categories) -> bool {
        (self.areas.is_empty() || self.areas.contains(&area)) && (categories.is_total() || !self.totals_only)
    }
}

/// An indicator, and how it is worked out.
#[derive(Clone, Debug)]
pub(super) struct IndicatorEntry {
    pub id: String,
    pub measure: Arc<Measure>,
    pub work: Option<Computation>,
    /// Of one that is worked out and broken down: by what.
    pub by: Vec<DimensionKey>,
    /// What it is a share of, where that was a sample.
    pub base: Option<Reference>,
}

/// How a derived indicator is worked out.
#[derive(Clone, Debug)]
pub(super) enum Computation {
    Formula(Formula),
    Median(Reference),
}

impl IndicatorEntry {
    /// Ids of the indicators that it follows from directly.
    pub fn inputs(&self) -> Vec<String> {
        let work: Vec<&Reference> = match &self.work {
            None => Vec::new(),
            Some(Computation::Formula(formula)) => formula.references().collect(),
            Some(Computation::Median(groups)) => vec![groups],
        };
        let named = work.into_iter().chain(&self.base).map(|reference| reference.indicator.clone());
        let weight = match &self.measure.aggregate {
            Some(Aggregate::Mean(weight)) => Some(weight.clone()),
            _ => None,
        };
        named.chain(weight).collect()
    }

    pub fn is_of_two_times(&self) -> bool {
        matches!(&self.work, Some(Computation::Formula(formula)) if formula.is_of_two_times())
    }
}

/// An area and what it is made of.
#[derive(Clone, Debug)]
pub(super) struct AreaEntry {
    pub id: String,
    pub parts: Vec<AreaKey>,
}

/// A dimension with the bounds of its age groups.
#[derive(Clone, Debug)]
pub(super) struct DimensionEntry {
    pub id: String,
    pub additive: bool,
    pub categories: Vec<(String, Option<u8>, Option<u8>)>,
}

/// The values of an indicator at one time, of one combination of categories.
#[derive(Clone, Debug)]
pub(super) struct ValueColumn {
    pub raw: Arc<RawColumn>,
    /// Where each area's value is in it.
    pub rows: Arc<[Option<u32>]>,
}

impl ValueColumn {
    /// A value with the decimals that it is printed with.
    pub fn get(&self, area: AreaKey) -> Option<(f64, i8)> {
        let at = (*self.rows.get(usize::from(area.0))?)?;
        *self.raw.values.get(at as usize)?
    }
}

/// Dimensions that values are broken down by, and which of their categories there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Breakdown {
    pub dimensions: Vec<DimensionKey>,
    pub present: Vec<BTreeSet<CategoryKey>>,
}

/// A remark by keys.
#[derive(Clone, Debug)]
pub(super) struct RemarkEntry {
    pub indicators: Vec<IndicatorKey>,
    pub periods: Vec<Period>,
    pub areas: Vec<AreaKey>,
    pub categories: Vec<CategoryKey>,
    pub doubtful: bool,
    pub formula: Option<Formula>,
    /// Its index among the remarks.
    pub at: usize,
}

impl CensusIndex {
    pub fn entry(&self, indicator: IndicatorKey) -> Option<&IndicatorEntry> {
        self.indicators.get(usize::from(indicator.0))
    }

    pub fn dimension(&self, id: &str) -> Option<DimensionKey> {
        let at = self.dimensions.iter().position(|dimension| dimension.id == id)?;
        u8::try_from(at).ok().map(DimensionKey)
    }

    pub fn dimension_entry(&self, key: DimensionKey) -> Option<&DimensionEntry> {
        self.dimensions.get(usize::from(key.0))
    }

    pub fn category(&self, dimension: DimensionKey, id: &str) -> Option<CategoryKey> {
        let at = self.dimension_entry(dimension)?.categories.iter().position(|(known, ..)| known == id)?;
        Some(CategoryKey { dimension, at: u8::try_from(at).ok()? })
    }

    pub fn category_entry(&self, key: CategoryKey) -> Option<&(String, Option<u8>, Option<u8>)> {
        self.dimension_entry(key.dimension)?.categories.get(usize::from(key.at))
    }

    /// All categories of a dimension.
    pub fn categories(&self, dimension: DimensionKey) -> impl Iterator<Item = CategoryKey> + use<> {
        let count = self.dimension_entry(dimension).map_or(0, |entry| entry.categories.len());
        (0..count).filter_map(move |at| Some(CategoryKey { dimension, at: u8::try_from(at).ok()? }))
    }

    /// The breakdowns of an indicator at a time that have these dimensions, the narrowest first; what else they have must
    /// add up.
    pub fn breakdowns_with(&self, key: (IndicatorKey, Period), of: &[DimensionKey]) -> Vec<&Breakdown> {
        let adds_up = |d: &DimensionKey| of.contains(d) || self.dimension_entry(*d).is_some_and(|entry| entry.additive);
        let fits = |b: &&Breakdown| {
            of.iter().all(|dimension| b.dimensions.contains(dimension)) && b.dimensions.iter().all(adds_up)
        };
        let mut found: Vec<&Breakdown> = self.breakdowns.get(&key).into_iter().flatten().filter(fits).collect();
        found.sort_by_key(|breakdown| breakdown.dimensions.len());
        found
    }

    /// The categories that a filter picks of those that there are. What is named but not there makes it `None`.
    pub fn picked(
        &self,
        filter: &CellFilter,
        own: Categories,
        present: &BTreeSet<CategoryKey>,
    ) -> Option<Vec<CategoryKey>> {
        let dimension = self.dimension(&filter.dimension)?;
        let picked: Vec<CategoryKey> = match &filter.pick {
            Pick::All => return Some(present.iter().copied().collect()),
            Pick::Own => vec![own.get(dimension)?],
            Pick::Ranges(ranges) => self.ranged(dimension, ranges)?,
        };
        picked.iter().all(|category| present.contains(category)).then_some(picked)
    }

    /// The categories from the first to the last of each pair.
    pub fn ranged(&self, dimension: DimensionKey, ranges: &[(String, String)]) -> Option<Vec<CategoryKey>> {
        let mut picked = Vec::new();
        for (first, last) in ranges {
            let (first, last) = (self.category(dimension, first)?, self.category(dimension, last)?);
            picked.extend((first.at..=last.at).map(|at| CategoryKey { dimension, at }));
        }
        Some(picked)
    }

    /// Why a reference cannot be followed at all, if it cannot; `of_two` where it is in a formula of two times.
    pub fn validate(&self, reference: &Reference, of_two: bool) -> Option<String> {
        let Reference { indicator, filters, at } = reference;
        if !self.indicator_keys.contains_key(indicator) {
            return Some(format!("names the indicator `{indicator}`, which has no tables"));
        }
        if of_two && *at == At::Same {
            return Some(format!("is of two times, but does not say which of them it means for `{indicator}`"));
        }
        for filter in filters {
            let Some(dimension) = self.dimension(&filter.dimension) else {
                return Some(format!("names the dimension `{}`, which is not there", filter.dimension));
            };
            let additive = self.dimension_entry(dimension).is_some_and(|entry| entry.additive);
            let several = match &filter.pick {
                Pick::All => true,
                Pick::Own => false,
                Pick::Ranges(ranges) => match self.ranged(dimension, ranges) {
                    Some(picked) if !picked.is_empty() => picked.len() > 1,
                    _ => return Some(format!("names categories of `{}` that are not there", filter.dimension)),
                },
            };
            if several && !additive {
                return Some(format!("adds up categories of `{}`, which overlap", filter.dimension));
            }
        }
        None
    }

    /// The remarks on a cell.
    pub fn remarks_on(&self, cell: &super::Cell) -> impl Iterator<Item = &RemarkEntry> {
        let cell = *cell;
        self.remarks.iter().filter(move |remark| remark.is_on(&cell))
    }
}

impl RemarkEntry {
    fn is_on(&self, cell: &super::Cell) -> bool {
        let named = |list: &[Period], period| list.is_empty() || list.contains(&period);
        let when = match cell.when {
            super::When::At(period) => named(&self.periods, period),
            super::When::Between(from, to) => named(&self.periods, from) || named(&self.periods, to),
        };
        when && (self.indicators.is_empty() || self.indicators.contains(&cell.indicator))
            && (self.areas.is_empty() || self.areas.contains(&cell.area))
            && self.categories.iter().all(|category| cell.categories.get(category.dimension) == Some(*category))
    }
}

/// A remark with its names as keys; `None` where one leads nowhere.
pub(super) fn remark(remark: &Remark, at: usize, index: &CensusIndex) -> Result<RemarkEntry, String> {
    let gone = |what: &str, id: &str| format!("refers to {what} `{id}`, which is not there");
    let indicators =
        remark.indicators.iter().map(|id| index.indicator_keys.get(id).copied().ok_or_else(|| gone("indicator", id)));
    let areas = remark.areas.iter().map(|id| index.area_keys.get(id).copied().ok_or_else(|| gone("area", id)));
    let category = |id: &String| {
        let mut all = (0..index.dimensions.len()).filter_map(|at| u8::try_from(at).ok().map(DimensionKey));
        all.find_map(|dimension| index.category(dimension, id)).ok_or_else(|| gone("category", id))
    };
    let formula = remark.expression.as_deref().map(Formula::parse).transpose()?;
    if let Some(fault) = formula.iter().flat_map(Formula::references).find_map(|r| index.validate(r, false)) {
        return Err(fault);
    }
    Ok(RemarkEntry {
        indicators: indicators.collect::<Result<_, _>>()?,
        periods: remark.periods.clone(),
        areas: areas.collect::<Result<_, _>>()?,
        categories: remark.categories.iter().map(category).collect::<Result<_, _>>()?,
        doubtful: remark.doubtful,
        formula,
        at,
    })
}
