//! An indicator at a time, or its change, for the districts that are compared, and how its numbers are written.

use crate::model::census::stats::{Rank, ranked_value, ranks};
use crate::model::census::{
    AreaKey, Basis, Categories, Cell, CellValue, Census, ChangeIn, IndicatorKey, Magnitude, Measure, When,
};
use crate::model::{Atlas, Indicator, IndicatorKind, Unit};
use crate::text::{Locale, Period, number::format_number};

/// The city that the districts make up, and the country.
pub const REFERENCE_AREAS: [&str; 2] = ["500000", "100000"];

/// An indicator at a time, or its change between two, for all districts.
#[derive(Clone)]
pub struct Variable<'a> {
    pub key: IndicatorKey,
    pub indicator: &'a Indicator,
    /// What it takes to compare it.
    pub measure: &'a Measure,
    /// Whether it is the change of what is of one time.
    pub change: bool,
    /// The times that it has values of.
    pub times: Vec<When>,
    /// The time that is shown.
    pub when: When,
    /// A value for each district.
    pub values: Vec<Option<CellValue>>,
    /// Their ranks, from high to low.
    pub ranks: Vec<Option<Rank>>,
    unit: Option<&'a Unit>,
    decimals: i8,
}

/// The year by which addresses and stops name a time: of two the later.
pub fn period_of(when: When) -> Period {
    match when {
        When::At(period) | When::Between(_, period) => period,
    }
}

impl<'a> Variable<'a> {
    /// An indicator at a time; where it has no value then, at its latest.
    pub(super) fn of(
        atlas: &'a Atlas,
        areas: &[AreaKey],
        key: IndicatorKey,
        at: Option<Period>,
        change: bool,
    ) -> Option<Self> {
        let census = &atlas.census;
        let times = if change { census.changes(key) } else { census.times(key) };
        let latest = times.iter().rev().find(|when| is_wide(census, key, **when)).or(times.last()).copied()?;
        let when = times.iter().copied().find(|when| at == Some(period_of(*when))).unwrap_or(latest);
        let measure = census.measure(key)?;
        let values = census.row(key, when, areas);
        let in_percent = change && measure.change == Some(ChangeIn::Percent);
        let in_points = change && measure.change == Some(ChangeIn::Difference) && measure.unit == "percent";
        let unit = match (in_percent, in_points) {
            (true, _) => "percent",
            (_, true) => "percentage-points",
            _ => &measure.unit,
        };
        let mut sizes: Vec<f64> = values.iter().filter_map(|v| ranked_value(v).map(|v| v.number.abs())).collect();
        sizes.sort_by(f64::total_cmp);
        let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
        // Three digits tell apart what compares; what is worked out with fewer keeps them. A second decimal of a sample is less
        // than its margin.
        let sampled = values.iter().flatten().any(|value| value.margin > 0.0);
        let fine = !sampled && usual < if change { 2.0 } else { 10.0 };
        let least = if usual >= 1000.0 { 0 } else { 1 + i8::from(fine) };
        let own = if in_percent { measure.decimals.max(1) } else { measure.decimals };
        let indicator = atlas.indicators.get(census.indicator_id(key))?;
        let unit = atlas.units.get(unit).map(|unit| match indicator.kind {
            // A gain of a thousand is nothing in millions.
            IndicatorKind::Growth => exact(atlas, unit),
            _ => unit,
        });
        Some(Variable {
            key,
            indicator,
            measure,
            change,
            when,
            ranks: ranks(&values),
            values,
            times,
            unit,
            decimals: own.min(least),
        })
    }

    /// Whether its numbers are printed with signs.
    pub fn is_signed(&self) -> bool {
        self.change || self.indicator.kind == IndicatorKind::Growth
    }

    /// Whether it is an amount, which fills no map.
    pub fn is_total(&self) -> bool {
        !self.change && self.measure.magnitude == Magnitude::Total
    }

    /// Whether it counts what a large district has more of.
    pub fn is_count(&self) -> bool {
        self.is_total() && self.indicator.kind == IndicatorKind::Count
    }

    /// Which words its ends have: 0 those of rates and changes, 1 of counts, 2 of other totals.
    pub fn degree(&self) -> usize {
        if self.is_signed() || !self.is_total() { 0 } else { 2 - usize::from(self.is_count()) }
    }

    /// The decimals that its values were published with, where they were rounded before.
    pub fn published_decimals(&self) -> Option<String> {
        let rounding = self.values.iter().flatten().map(|value| value.rounding).fold(0.0, f64::max);
        // Half a unit of the last place.
        (!self.change && rounding > 0.0 && rounding < 0.5).then(|| format!("{:.0}", -(2.0 * rounding).log10()))
    }

    /// Whether its name says what it is counted per, so that the unit would say it again.
    pub fn name_says_unit(&self, locale: Locale) -> bool {
        let before = if locale == Locale::Zh { "每1" } else { "per 1" };
        !self.change && self.name(locale).contains(before)
    }

    /// Whether its unit is what it is in proportion to, in brackets: `（女性=100）`.
    pub fn unit_is_base(&self, locale: Locale) -> bool {
        self.symbol(locale).starts_with('（')
    }

    /// Whether it rests on a sample.
    pub fn is_sample(&self) -> bool {
        self.values.iter().flatten().any(|value| value.basis != Basis::FullCount && value.margin > 0.0)
    }

    /// The bounds between classes that the data states.
    pub fn bounds(&self) -> &'a [f64] {
        if self.change { &self.measure.change_bounds } else { &self.measure.bounds }
    }

    /// A number as it is printed, without its unit.
    pub fn number(&self, value: f64, locale: Locale) -> String {
        let text = self.plain(value, locale);
        if self.is_signed() && value > 0.0 && text.contains(|c| ('1'..='9').contains(&c)) {
            return format!("+{text}");
        }
        text
    }

    /// The same without a plus sign.
    pub fn plain(&self, value: f64, locale: Locale) -> String {
        match self.unit {
            Some(unit) => unit.format_compact(value, self.decimals, locale),
            None => format_number(value, self.decimals, locale),
        }
    }

    /// The unit of what is printed.
    pub fn symbol(&self, locale: Locale) -> &'a str {
        self.unit.map_or("", |unit| unit.compact_symbol(locale))
    }

    /// The unit over a column of numbers: without brackets.
    pub fn heading_unit(&self, locale: Locale) -> &'a str {
        self.symbol(locale).trim_start_matches('（').trim_end_matches('）')
    }

    /// A printed number with its unit.
    pub fn with_unit(&self, number: &str, locale: Locale) -> String {
        // What is counted per hundred is said by the name; a change in it needs no bracket.
        let symbol =
            Some(self.symbol(locale)).filter(|_| !(self.change && self.unit_is_base(locale))).unwrap_or_default();
        let space = if locale == Locale::En && !symbol.is_empty() && !symbol.starts_with('%') { " " } else { "" };
        format!("{number}{space}{symbol}")
    }

    /// A value in the unit of what is printed.
    pub fn scaled(&self, value: f64, locale: Locale) -> f64 {
        self.unit.map_or(value, |unit| unit.scale_compact(value, locale))
    }

    /// A bound between classes.
    pub fn bound(&self, value: f64, locale: Locale) -> String {
        self.unit.map_or_else(|| value.to_string(), |unit| unit.format_bound_exact(value, locale))
    }

    pub fn cell(&self, area: AreaKey) -> Cell {
        Cell { indicator: self.key, when: self.when, categories: Categories::TOTAL, area }
    }

    pub fn name(&self, locale: Locale) -> &'a str {
        let name = self.indicator.name.get(locale);
        name.strip_suffix(", %").unwrap_or(name)
    }
}

/// The same unit without a rounder one beside it, where there is one.
fn exact<'a>(atlas: &'a Atlas, unit: &'a Unit) -> &'a Unit {
    atlas.units.iter().find(|own| own.compact.is_none() && own.symbol == unit.symbol).unwrap_or(unit)
}

/// Whether most districts have a value.
fn is_wide(census: &Census, key: IndicatorKey, when: When) -> bool {
    let cell = |area| Cell { indicator: key, when, categories: Categories::TOTAL, area };
    let districts: Vec<AreaKey> = districts(census);
    districts.iter().filter(|area| census.value(cell(**area)).is_some()).count() * 2 > districts.len()
}

/// The districts of the city.
pub fn districts(census: &Census) -> Vec<AreaKey> {
    census.area(REFERENCE_AREAS[0]).map_or_else(Vec::new, |city| census.parts(city).to_vec())
}
