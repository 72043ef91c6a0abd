//! Values of cells: read from a column, or worked out from other cells, with all that is known of how far to trust them.

use super::Census;
use super::formula::{At, Formula, Reference};
use super::index::{Breakdown, Computation};
use super::keys::{AreaKey, Categories, CategoryKey, Cell, DimensionKey, IndicatorKey, When};
use super::measure::{Aggregate, ChangeIn};
use super::schema::Basis;
use crate::model::Qualifier;
use std::cell::Cell as StdCell;
use std::collections::BTreeMap;

/// A value, and what is known of how far to trust it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellValue {
    /// The number, in the indicator's unit.
    pub number: f64,
    /// True where it is worked out here.
    pub derived: bool,
    /// True where it, or what it follows from, is implausible: it has no rank, no class, and no part in findings.
    pub doubtful: bool,
    /// How the values behind it came about; of several, the weakest.
    pub basis: Basis,
    /// Half the width of the interval that holds 95 of 100 such estimates; 0 but for shares of a sample.
    pub margin: f64,
    /// Half a unit of the last place, where the source rounded; else 0. It widens ranks and is no qualifier: `rounded` is for
    /// round numbers (about 1.3), and 9.27 years are as exact as 13.0% of the article.
    pub rounding: f64,
}

impl CellValue {
    /// A value of no table, as exact as it is printed.
    pub fn stated(number: f64, doubtful: bool) -> CellValue {
        CellValue { number, derived: false, doubtful, basis: Basis::Record, margin: 0.0, rounding: 0.0 }
    }

    /// How the number relates to the true value.
    pub fn qualifier(&self) -> Qualifier {
        match (self.doubtful, self.derived) {
            (true, _) => Qualifier::Doubtful,
            (false, true) => Qualifier::Derived,
            (false, false) => Qualifier::Exact,
        }
    }
}

/// Standard deviations to either side that hold 95 in 100 of a normal distribution.
const TWO_SIDED_95: f64 = 1.959_964;

/// Over how many others a value may follow from stated ones.
const MAX_DEPTH: usize = 24;

/// How the value of a cell comes about.
pub(super) enum CellOrigin<'a> {
    /// It is in a column, printed with so many decimals.
    Read(f64, i8),
    /// It follows from other cells.
    Formula(&'a Formula),
    /// It is the median of counts by age.
    Median(&'a Reference),
    /// It is the sum of those of the parts of its area.
    Sum(&'a [AreaKey]),
    /// It is their mean, weighted by another indicator.
    Mean(&'a [AreaKey], IndicatorKey),
    /// It is the change of another cell between two times.
    Change(ChangeIn),
}

/// What is found out on the way to a value.
#[derive(Clone, Copy)]
struct Reliability {
    doubtful: bool,
    basis: Basis,
    rounding: f64,
}

impl Census {
    /// The value of a cell; `None` where there is none. What follows from others is worked out once.
    pub fn value(&self, cell: Cell) -> Option<CellValue> {
        let origin = self.origin(cell)?;
        if matches!(origin, CellOrigin::Read(..)) {
            return self.value_by(&origin, cell);
        }
        if let Some(known) = self.values.get(&cell) {
            return *known;
        }
        *self.values.insert(cell, Box::new(self.value_by(&origin, cell)))
    }

    /// Its number alone.
    pub fn number(&self, cell: Cell) -> Option<f64> {
        match self.origin(cell)? {
            CellOrigin::Read(number, _) => Some(number),
            _ => self.value(cell).map(|value| value.number),
        }
    }

    fn value_by(&self, origin: &CellOrigin, cell: Cell) -> Option<CellValue> {
        let reliability = StdCell::new(Reliability { doubtful: false, basis: Basis::FullCount, rounding: 0.0 });
        let number = self.number_by(origin, cell, &reliability, 0)?;
        let derived = !matches!(origin, CellOrigin::Read(..));
        let Reliability { doubtful, basis, rounding } = reliability.get();
        let rounding = match origin {
            CellOrigin::Read(..) => rounding,
            CellOrigin::Change(ChangeIn::Difference) => self.rounding_of_difference(cell),
            CellOrigin::Change(_) => 0.0,
            _ => self.measure(cell.indicator).map_or(0.0, |measure| measure.relative_error * number.abs()),
        };
        Some(CellValue { number, derived, doubtful, basis, rounding, margin: self.margin(cell, number) })
    }

    /// By how much the difference of two values may be off, as the sources rounded them: by as much as both together.
    fn rounding_of_difference(&self, cell: Cell) -> f64 {
        let When::Between(from, to) = cell.when else { return 0.0 };
        let ends = [from, to].map(|period| self.value(Cell { when: When::At(period), ..cell }));
        ends.into_iter().flatten().map(|value| value.rounding).sum()
    }

    /// The value of an indicator for each of some areas.
    pub fn row(&self, indicator: IndicatorKey, when: When, areas: &[AreaKey]) -> Vec<Option<CellValue>> {
        let cell = |area: &AreaKey| self.value(Cell { indicator, when, categories: Categories::TOTAL, area: *area });
        areas.iter().map(cell).collect()
    }

    /// Whether a cell has no value of its own, but that of its parts added up.
    pub fn is_added_up(&self, cell: Cell) -> bool {
        matches!(self.origin(cell), Some(CellOrigin::Sum(_) | CellOrigin::Mean(..)))
    }

    /// The decimals that a value is printed with; `None` for what is worked out.
    pub fn printed_decimals(&self, cell: Cell) -> Option<i8> {
        match self.origin(cell)? {
            CellOrigin::Read(_, decimals) => Some(decimals),
            _ => None,
        }
    }

    /// How the value of a cell comes about, if at all.
    pub(super) fn origin(&self, cell: Cell) -> Option<CellOrigin<'_>> {
        let entry = self.index.entry(cell.indicator)?;
        let period = match (cell.when, entry.is_of_two_times()) {
            (When::Between(from, _), _) if !entry.measure.compares(from) => return None,
            (When::At(period), false) => period,
            (When::Between(..), false) => return entry.measure.change.map(CellOrigin::Change),
            (When::Between(from, to), true) => {
                let years = to.start.year.saturating_sub(from.start.year);
                let fits = entry.measure.years.is_none_or(|required| required == years) && cell.categories.is_total();
                return match &entry.work {
                    Some(Computation::Formula(formula)) if fits => Some(CellOrigin::Formula(formula)),
                    _ => None,
                };
            }
            (When::At(_), true) => return None,
        };
        if let Some(column) = self.index.columns.get(&(cell.indicator, period, cell.categories))
            && let Some((value, decimals)) = column.get(cell.area)
        {
            return Some(CellOrigin::Read(value, decimals));
        }
        if let Some(formula) = self.index.remarks_on(&cell).find_map(|remark| remark.formula.as_ref()) {
            return Some(CellOrigin::Formula(formula));
        }
        match &entry.work {
            Some(Computation::Formula(formula)) if cell.categories.dimensions().eq(entry.by.iter().copied()) => {
                return Some(CellOrigin::Formula(formula));
            }
            Some(Computation::Median(groups)) if cell.categories.is_total() => return Some(CellOrigin::Median(groups)),
            _ => {}
        }
        let parts = self.parts(cell.area);
        match &entry.measure.aggregate {
            _ if parts.is_empty() => None,
            None => None,
            Some(Aggregate::Sum) => Some(CellOrigin::Sum(parts)),
            Some(Aggregate::Mean(weight)) => Some(CellOrigin::Mean(parts, self.indicator(weight)?)),
        }
    }

    fn number_by(
        &self,
        origin: &CellOrigin,
        cell: Cell,
        reliability: &StdCell<Reliability>,
        depth: usize,
    ) -> Option<f64> {
        if depth > MAX_DEPTH {
            return None;
        }
        if self.index.remarks_on(&cell).any(|remark| remark.doubtful) {
            reliability.set(Reliability { doubtful: true, ..reliability.get() });
        }
        let next = |cell: Cell| self.number_by(&self.origin(cell)?, cell, reliability, depth + 1);
        let number = match *origin {
            CellOrigin::Read(value, decimals) => {
                self.note(cell, decimals, reliability);
                value
            }
            CellOrigin::Formula(formula) => {
                formula.evaluate(&|reference| self.cells_of(reference, cell)?.into_iter().map(next).sum())?
            }
            CellOrigin::Median(groups) => self.median(groups, cell, &|cell| next(cell))?.age(),
            CellOrigin::Sum(parts) => {
                parts.iter().map(|area| next(Cell { area: *area, ..cell })).sum::<Option<f64>>()?
            }
            CellOrigin::Mean(parts, weight) => {
                let (mut sum, mut weights) = (0.0, 0.0);
                for area in parts {
                    let own = next(Cell { area: *area, ..cell })?;
                    let weight = next(Cell { area: *area, indicator: weight, ..cell })?;
                    sum += own * weight;
                    weights += weight;
                }
                sum / weights
            }
            CellOrigin::Change(kind) => {
                let When::Between(from, to) = cell.when else { return None };
                let [from, to] = [from, to].map(|period| next(Cell { when: When::At(period), ..cell }));
                match kind {
                    ChangeIn::Percent => (to? / from? - 1.0) * 100.0,
                    ChangeIn::Difference => to? - from?,
                }
            }
        };
        number.is_finite().then_some(number)
    }

    /// Takes note of how a value that is read came about.
    fn note(&self, cell: Cell, decimals: i8, reliability: &StdCell<Reliability>) {
        let Some(table) = self.table_of(cell) else { return };
        let so_far = reliability.get();
        let rounding = if table.rounded { 0.5 * 10f64.powi(-i32::from(decimals)) } else { so_far.rounding };
        reliability.set(Reliability { rounding, basis: so_far.basis.max(table.basis), ..so_far });
    }

    /// The cells that a reference adds up, seen from a cell; `None` where one cannot be there.
    pub(super) fn cells_of(&self, reference: &Reference, from: Cell) -> Option<Vec<Cell>> {
        let index = &self.index;
        let indicator = self.indicator(&reference.indicator)?;
        let when = match (reference.at, from.when) {
            (At::Same, when) => when,
            (At::From, When::Between(period, _)) | (At::To, When::Between(_, period)) => When::At(period),
            (At::Fixed(period), _) => When::At(period),
            _ => return None,
        };
        let cell = |categories| Cell { indicator, when, categories, area: from.area };
        if reference.filters.is_empty() {
            return Some(vec![cell(Categories::TOTAL)]);
        }
        let named = reference.filters.iter().map(|filter| index.dimension(&filter.dimension));
        let named = named.collect::<Option<Vec<_>>>()?;
        let entry = index.entry(indicator)?;
        if entry.work.is_some() {
            let present = entry.by.iter().map(|dimension| index.categories(*dimension).collect());
            let own = Breakdown { dimensions: entry.by.clone(), present: present.collect() };
            let fits = named.iter().all(|dimension| own.dimensions.contains(dimension));
            return fits.then(|| self.picked(reference, &named, &own, from.categories, &cell))?;
        }
        let When::At(period) = when else { return None };
        // The narrowest that has all its values for this area: men as printed go before men of all ages added up.
        let mut found = None;
        for breakdown in index.breakdowns_with((indicator, period), &named) {
            let cells = self.picked(reference, &named, breakdown, from.categories, &cell);
            let complete = cells.as_ref().is_some_and(|cells| cells.iter().all(|cell| self.origin(*cell).is_some()));
            found = found.or(cells.clone());
            if complete {
                return cells;
            }
        }
        found
    }

    /// The cells of a breakdown that a reference picks.
    fn picked(
        &self,
        reference: &Reference,
        named: &[DimensionKey],
        breakdown: &Breakdown,
        own: Categories,
        cell: &dyn Fn(Categories) -> Cell,
    ) -> Option<Vec<Cell>> {
        let mut combinations = vec![Categories::TOTAL];
        for (dimension, present) in breakdown.dimensions.iter().zip(&breakdown.present) {
            let filter = reference.filters.iter().zip(named).find(|(_, named)| *named == dimension);
            let picked = match filter {
                Some((filter, _)) => self.index.picked(filter, own, present)?,
                None => present.iter().copied().collect(),
            };
            let pairs = combinations.iter().flat_map(|so_far| picked.iter().map(|category| so_far.with(*category)));
            combinations = pairs.collect::<Option<_>>()?;
        }
        Some(combinations.into_iter().map(cell).collect())
    }

    /// Where the median of counts by age lies; `None` without counts, or where it lies in the open last group.
    pub(super) fn median(&self, groups: &Reference, cell: Cell, count: &dyn Fn(Cell) -> Option<f64>) -> Option<Median> {
        let dimension = self.index.dimension(&groups.filters.first()?.dimension)?;
        let mut by_age: BTreeMap<CategoryKey, Vec<Cell>> = BTreeMap::new();
        for cell in self.cells_of(groups, cell)? {
            by_age.entry(cell.categories.get(dimension)?).or_default().push(cell);
        }
        let mut counts: Vec<(CategoryKey, f64, &[Cell])> = Vec::new();
        for (group, cells) in &by_age {
            counts.push((*group, cells.iter().map(|cell| count(*cell)).sum::<Option<f64>>()?, cells));
        }
        let half = counts.iter().map(|(_, count, _)| count).sum::<f64>() / 2.0;
        let mut below = 0.0;
        for (at, (group, count, cells)) in counts.iter().enumerate() {
            if *count > 0.0 && below + count >= half {
                let (_, from, to) = self.index.category_entry(*group)?;
                let (from, to) = (f64::from((*from)?), f64::from((*to)?));
                let under = counts[..at].iter().flat_map(|(_, _, cells)| cells.iter().copied()).collect();
                let all = counts.iter().flat_map(|(_, _, cells)| cells.iter().copied()).collect();
                let within = (half - below) / count;
                return Some(Median { from, width: to - from, within, all, under, group: cells.to_vec() });
            }
            below += count;
        }
        None
    }

    /// Half the width of the interval that holds 95 of 100 estimates of a share of a sample. The sample was drawn by
    /// households and places, so that an estimate varies more than one of as many drawn singly: by the table's design effect.
    fn margin(&self, cell: Cell, share: f64) -> f64 {
        let base = self.index.entry(cell.indicator).and_then(|entry| entry.base.as_ref());
        let sample = base.and_then(|base| self.cells_of(base, cell));
        let Some(sample) = sample else { return 0.0 };
        let effect = sample.first().and_then(|cell| self.table_of(*cell)?.design_effect);
        let count: Option<f64> = sample.into_iter().map(|cell| self.number(cell)).sum();
        match (count, effect) {
            (Some(count), Some(effect)) if count > 0.0 => {
                let share = (share / 100.0).clamp(0.0, 1.0);
                100.0 * TWO_SIDED_95 * (effect * share * (1.0 - share) / count).sqrt()
            }
            _ => 0.0,
        }
    }
}

/// Where a median lies, and what it follows from.
pub(super) struct Median {
    /// First year of age of the group that it lies in.
    pub from: f64,
    /// How many years of age the group is wide.
    pub width: f64,
    /// How far into the group it lies, 0 to 1.
    pub within: f64,
    /// All counts.
    pub all: Vec<Cell>,
    /// Those of younger groups.
    pub under: Vec<Cell>,
    /// Those of the group itself.
    pub group: Vec<Cell>,
}

impl Median {
    fn age(&self) -> f64 {
        self.from + self.width * self.within
    }
}
