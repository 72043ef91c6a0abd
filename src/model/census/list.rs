//! All cells that are listed: what is read, and what is worked out but not broken down.

use super::Census;
use super::formula::{At, Reference};
use super::index::{Computation, RemarkEntry};
use super::keys::{AreaKey, Categories, Cell, DimensionKey, IndicatorKey, When};
use std::collections::BTreeMap;

impl Census {
    /// Every cell that is read and every derived total, by indicator, time, category and area. What is derived category by
    /// category, and the change of what is no indicator of changes, has a value and an id all the same.
    pub fn cells(&self) -> &[Cell] {
        self.listed.get_or_init(|| self.list())
    }

    fn list(&self) -> Vec<Cell> {
        let mut columns: BTreeMap<IndicatorKey, Vec<(When, Categories)>> = BTreeMap::new();
        for (indicator, period, categories) in self.index.columns.keys() {
            columns.entry(*indicator).or_default().push((When::At(*period), *categories));
        }
        let mut cells = Vec::new();
        for indicator in self.indicators() {
            let mut rows = columns.remove(&indicator).unwrap_or_default();
            if self.index.entry(indicator).is_some_and(|entry| entry.by.is_empty()) {
                rows.extend(self.times(indicator).into_iter().map(|when| (when, Categories::TOTAL)));
            }
            rows.sort_unstable();
            rows.dedup();
            for (when, categories) in rows {
                let cell = |area: AreaKey| Cell { indicator, when, categories, area };
                cells.extend(self.areas().map(cell).filter(|cell| self.value(*cell).is_some()));
            }
        }
        cells
    }

    /// The times that an indicator has a value of for any area, in order: single ones, or, of an indicator of two times,
    /// pairs between which there is no third.
    pub fn times(&self, indicator: IndicatorKey) -> Vec<When> {
        if let Some(known) = self.times.get(&indicator) {
            return known.to_vec();
        }
        self.times.insert(indicator, self.times_with_values(indicator)).to_vec()
    }

    fn times_with_values(&self, indicator: IndicatorKey) -> Vec<When> {
        let has = |when: &When| {
            let cell = |area| Cell { indicator, when: *when, categories: Categories::TOTAL, area };
            self.may_have(indicator, *when) && self.areas().any(|area| self.value(cell(area)).is_some())
        };
        if !self.is_of_two_times(indicator) {
            return self.periods().map(When::At).filter(has).collect();
        }
        let periods: Vec<_> = self.periods().collect();
        let pairs = periods.iter().enumerate().flat_map(|(at, from)| periods[at + 1..].iter().map(|to| (*from, *to)));
        let pairs: Vec<_> = pairs.filter(|(from, to)| has(&When::Between(*from, *to))).collect();
        let within =
            |(from, to): &(_, _)| periods.iter().any(|p| pairs.contains(&(*from, *p)) && pairs.contains(&(*p, *to)));
        pairs.iter().filter(|pair| !within(pair)).map(|(from, to)| When::Between(*from, *to)).collect()
    }

    /// Whether all that an indicator follows from has columns at a time, in whatever categories: without them no area needs to
    /// be tried.
    fn may_have(&self, indicator: IndicatorKey, when: When) -> bool {
        let Some(entry) = self.index.entry(indicator) else { return false };
        let (from, to) = match when {
            When::At(period) => (period, period),
            When::Between(from, to) => (from, to),
        };
        let is_read = self.index.breakdowns.contains_key(&(indicator, to));
        let is_filled = |remark: &RemarkEntry| {
            remark.formula.is_some() && (remark.indicators.is_empty() || remark.indicators.contains(&indicator))
        };
        let may = |reference: &Reference| {
            let period = match reference.at {
                At::From => from,
                At::Same | At::To => to,
                At::Fixed(period) => period,
            };
            self.indicator(&reference.indicator).is_some_and(|key| self.may_have(key, When::At(period)))
        };
        let follows = || match &entry.work {
            Some(Computation::Formula(formula)) => formula.references().all(may),
            Some(Computation::Median(groups)) => may(groups),
            None => false,
        };
        is_read || self.index.remarks.iter().any(is_filled) || follows()
    }

    /// The cells of an indicator for an area at a time, by these dimensions and no others, as far as they have values: the
    /// bars of a pyramid, the industries of a district.
    pub fn broken_down(&self, indicator: IndicatorKey, when: When, area: AreaKey, by: &[DimensionKey]) -> Vec<Cell> {
        let cell = |categories| Cell { indicator, when, categories, area };
        self.combinations(by).into_iter().map(cell).filter(|cell| self.value(*cell).is_some()).collect()
    }

    /// One category of each dimension, in every combination.
    pub(super) fn combinations(&self, by: &[DimensionKey]) -> Vec<Categories> {
        by.iter().fold(vec![Categories::TOTAL], |all, dimension| {
            let with = |so_far: Categories| self.categories(*dimension).filter_map(move |own| so_far.with(own));
            all.into_iter().flat_map(with).collect()
        })
    }

    /// The latest time of an indicator, and by which dimensions it is then broken down most finely.
    pub fn finest(&self, indicator: IndicatorKey) -> Option<(When, Vec<DimensionKey>)> {
        let own = self.broken_down_by(indicator);
        if !own.is_empty() {
            let any = |when: &When| self.areas().any(|area| !self.broken_down(indicator, *when, area, own).is_empty());
            let latest = self.periods().map(When::At).filter(any).last()?;
            return Some((latest, own.to_vec()));
        }
        let of_own = self.index.breakdowns.iter().filter(|((key, _), _)| *key == indicator);
        let ((_, period), breakdowns) = of_own.max_by_key(|((_, period), _)| *period)?;
        let finest = breakdowns.iter().max_by_key(|breakdown| breakdown.dimensions.len())?;
        Some((When::At(*period), finest.dimensions.clone()))
    }

    /// The pairs of times between which a change of an indicator of one time can be calculated, the next ones first.
    pub fn changes(&self, indicator: IndicatorKey) -> Vec<When> {
        let Some(measure) = self.measure(indicator).filter(|measure| measure.change.is_some()) else {
            return Vec::new();
        };
        if self.is_of_two_times(indicator) {
            return Vec::new();
        }
        let times = self.times(indicator);
        let pair = |pair: &[When]| match pair {
            [When::At(from), When::At(to)] if measure.compares(*from) => Some(When::Between(*from, *to)),
            _ => None,
        };
        times.windows(2).filter_map(pair).collect()
    }
}
