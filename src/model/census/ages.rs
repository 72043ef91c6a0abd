//! People of an age, and the same people years later.

use super::Census;
use super::keys::{AreaKey, Categories, CategoryKey, Cell, DimensionKey, IndicatorKey, When};
use crate::text::Period;

/// People of some ages at one time, and those that many years older at a later one. Moves, deaths and coverage together
/// make the difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohort {
    /// First year of age at the earlier time, and the age at which it ends, not included.
    pub ages: [u8; 2],
    /// The cells at the earlier time.
    pub before: Vec<Cell>,
    /// The cell at the later time.
    pub after: Cell,
    /// How many at the earlier time.
    pub count_before: f64,
    /// How many at the later time.
    pub count_after: f64,
}

impl Cohort {
    /// How many there are for each one of before.
    pub fn ratio(&self) -> f64 {
        self.count_after / self.count_before
    }
}

impl Census {
    /// The cohorts of an indicator that is broken down by ages, the youngest first: those age groups whose bounds fit at
    /// both times. The open last group is of none.
    pub fn cohorts(
        &self,
        counts: IndicatorKey,
        ages: DimensionKey,
        area: AreaKey,
        [from, to]: [Period; 2],
    ) -> Vec<Cohort> {
        let years = u8::try_from(to.start.year.saturating_sub(from.start.year)).unwrap_or(u8::MAX);
        let bounds = |key: CategoryKey| {
            let (_, first, end) = self.index.category_entry(key)?;
            Some([(*first)?, (*end)?])
        };
        let cell = |period, key: CategoryKey| {
            let categories = Categories::of([key])?;
            Some(Cell { indicator: counts, when: When::At(period), categories, area })
        };
        let groups: Vec<(CategoryKey, [u8; 2])> =
            self.categories(ages).filter_map(|key| Some((key, bounds(key)?))).collect();
        let cohort = |(key, [first, end]): &(CategoryKey, [u8; 2])| {
            let [first, end] = [first.checked_sub(years)?, end.checked_sub(years)?];
            let within = groups.iter().filter(|(_, [own, last])| *own >= first && *last <= end);
            let covered: u8 = within.clone().map(|(_, [own, last])| last - own).sum();
            if covered != end - first {
                return None;
            }
            let before: Vec<Cell> = within.filter_map(|(key, _)| cell(from, *key)).collect();
            let after = cell(to, *key)?;
            let count = |cell: &Cell| Some(self.value(*cell)?.number);
            let count_before = before.iter().map(count).sum::<Option<f64>>()?;
            let count_after = count(&after)?;
            (count_before > 0.0).then_some(Cohort { ages: [first, end], before, after, count_before, count_after })
        };
        groups.iter().filter_map(cohort).collect()
    }
}
