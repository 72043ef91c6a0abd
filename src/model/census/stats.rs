//! Comparing areas: ranks, ends, changes, likeness. Pure, and honest: equal values share a rank, a value of a sample has
//! a range of ranks, one in doubt has none.

use super::keys::{AreaKey, Categories, Cell, IndicatorKey, When};
use super::{CellValue, Census};
use std::cmp::Ordering;

/// A position in an order from high to low.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 for the highest. Equal values share a position.
    pub position: usize,
    /// How many share it, itself included.
    pub tied: usize,
    /// Out of how many: those without a value, or in doubt, are not counted.
    pub of: usize,
    /// The highest position that it may have, as far as samples and rounding tell.
    pub best: usize,
    /// The lowest such position.
    pub worst: usize,
    /// Whether equal values may differ: those of a sample, and those that were rounded before they were published.
    pub open: bool,
}

impl Rank {
    /// Whether it is certain, but for ties.
    pub fn is_certain(self) -> bool {
        self.best == self.position && self.worst == self.position + self.tied - 1 && (self.tied == 1 || !self.open)
    }

    /// The position from the other end: 1 for the lowest.
    pub fn from_below(self) -> usize {
        self.of + 2 - self.position - self.tied
    }
}

/// A value that counts in orders, classes and findings; `None` for one in doubt.
pub fn ranked_value(value: &Option<CellValue>) -> Option<CellValue> {
    value.filter(|value| !value.doubtful)
}

/// Whether one value is above another beyond what samples and rounding leave open: by more than the 95 % margin of their
/// difference, or by as much as the two were rounded.
pub fn is_surely_above(one: &CellValue, other: &CellValue) -> bool {
    // What a decimal comes to in binary is no difference.
    const NOTHING: f64 = 1e-9;
    let (margin, rounding) = (one.margin.hypot(other.margin), one.rounding + other.rounding);
    let apart = one.number - other.number;
    apart > NOTHING && if margin > 0.0 { apart > margin + rounding } else { apart > rounding - NOTHING }
}

/// Whether one share is above another one of the same sample beyond what 95 in 100 samples give; both in per cent. Who is in the
/// one is not in the other, so the two err against each other, and their difference by more than that of two samples.
pub fn is_surely_larger_part(one: &CellValue, other: &CellValue) -> bool {
    let [own, next] = [one.number, other.number];
    // Twice the covariance, on the scale of the margins: both are the same multiple of √(share × rest).
    let against = if own < 100.0 { 2.0 * one.margin.powi(2) * next / (100.0 - own) } else { 0.0 };
    own - next > (one.margin.powi(2) + other.margin.powi(2) + against).sqrt() + one.rounding + other.rounding
}

/// Whether an amount is level between two censuses: a change of less than two in a thousand is within what a census misses or
/// counts twice.
pub fn is_level(before: f64, after: f64) -> bool {
    (after - before).abs() < 0.002 * before.abs()
}

/// The ranks of values, in their order; `None` for what is missing or in doubt.
pub fn ranks(values: &[Option<CellValue>]) -> Vec<Option<Rank>> {
    let mut counted: Vec<CellValue> = values.iter().filter_map(ranked_value).collect();
    counted.sort_unstable_by(|a, b| a.number.total_cmp(&b.number));
    let is_open = |value: &CellValue| value.margin > 0.0 || value.rounding > 0.0;
    let any_open = counted.iter().any(is_open);
    // Beyond the widest of all margins nothing is left open, so that only what is near is compared one by one.
    let widest = counted.iter().map(|value| value.margin + value.rounding).fold(0.0, f64::max);
    let rank = |value: &CellValue| {
        let upto = |number: f64| counted.partition_point(|other| other.number <= number);
        let before = |number: f64| counted.partition_point(|other| other.number < number);
        let (above, below) = (counted.len() - upto(value.number), before(value.number));
        let reach = 2.0 * (widest + value.margin + value.rounding);
        let (low, high) = (before(value.number - reach), upto(value.number + reach));
        let near = if any_open { &counted[low..high] } else { &[] };
        let (surely_above, surely_below) = match any_open {
            false => (above, below),
            true => (
                counted.len() - high + near.iter().filter(|other| is_surely_above(other, value)).count(),
                low + near.iter().filter(|other| is_surely_above(value, other)).count(),
            ),
        };
        Rank {
            position: above + 1,
            tied: counted.len() - above - below,
            of: counted.len(),
            best: surely_above + 1,
            worst: counted.len() - surely_below,
            open: is_open(value),
        }
    };
    values.iter().map(|value| ranked_value(value).as_ref().map(rank)).collect()
}

/// Positions of the values from high to low; those without a value, or in doubt, are left out. Equal ones keep their order.
pub fn order(values: &[Option<CellValue>]) -> Vec<usize> {
    let mut numbers: Vec<(usize, f64)> =
        values.iter().enumerate().filter_map(|(at, value)| Some((at, ranked_value(value)?.number))).collect();
    numbers.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    numbers.into_iter().map(|(at, _)| at).collect()
}

/// Positions of the highest and of the lowest values: several where they are equal; empty without a value.
pub fn extremes(values: &[Option<CellValue>]) -> [Vec<usize>; 2] {
    let numbers: Vec<(usize, f64)> =
        values.iter().enumerate().filter_map(|(at, value)| Some((at, ranked_value(value)?.number))).collect();
    let end = |wanted: Ordering| -> Vec<usize> {
        let end = numbers.iter().map(|(_, n)| *n).reduce(|a, b| if b.total_cmp(&a) == wanted { b } else { a });
        numbers.iter().filter(|(_, n)| Some(*n) == end).map(|(at, _)| *at).collect()
    };
    [end(Ordering::Greater), end(Ordering::Less)]
}

/// The middle value: half are above, half below; of an even number the mean of the two in the middle.
pub fn median(values: &[Option<CellValue>]) -> Option<f64> {
    let mut numbers: Vec<f64> = values.iter().filter_map(|value| Some(ranked_value(value)?.number)).collect();
    numbers.sort_unstable_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match numbers.len() % 2 {
        _ if numbers.is_empty() => None,
        1 => Some(numbers[middle]),
        _ => Some((numbers[middle - 1] + numbers[middle]) / 2.0),
    }
}

/// The class that a value falls into, 0 for the lowest: a value on a bound is of the higher class. `None` for one in doubt.
pub fn class(value: &Option<CellValue>, bounds: &[f64]) -> Option<usize> {
    let number = ranked_value(value)?.number;
    Some(bounds.iter().filter(|bound| number >= **bound).count())
}

/// Spearman's rank correlation of two indicators over the areas that have both, −1 to 1, ties sharing the mean of their
/// ranks; `None` with fewer than three areas, or where all are equal in one of the two. It says nothing of causes.
pub fn spearman(x: &[Option<CellValue>], y: &[Option<CellValue>]) -> Option<f64> {
    let pairs = x.iter().zip(y).filter_map(|(x, y)| Some((ranked_value(x)?.number, ranked_value(y)?.number)));
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.unzip();
    if x.len() < 3 {
        return None;
    }
    let (x, y) = (mean_ranks(&x), mean_ranks(&y));
    let mean = |ranks: &[f64]| ranks.iter().sum::<f64>() / ranks.len() as f64;
    let (mean_x, mean_y) = (mean(&x), mean(&y));
    let sum = |of: &dyn Fn(f64, f64) -> f64| x.iter().zip(&y).map(|(x, y)| of(x - mean_x, y - mean_y)).sum::<f64>();
    let (both, own_x, own_y) = (sum(&|x, y| x * y), sum(&|x, _| x * x), sum(&|_, y| y * y));
    (own_x > 0.0 && own_y > 0.0).then(|| (both / (own_x * own_y).sqrt()).clamp(-1.0, 1.0))
}

/// Each number's rank from low to high; equal ones get the mean of theirs.
fn mean_ranks(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let rank = |n: &f64| {
        let (from, to) = (sorted.partition_point(|other| other < n), sorted.partition_point(|other| other <= n));
        (from + to + 1) as f64 / 2.0
    };
    numbers.iter().map(rank).collect()
}

/// The areas that are most like one in some indicators at one time: each indicator counts alike, by its standard deviation
/// over the areas. Areas that lack one of the values, or have one in doubt, are left out; so is the area itself. Nearest
/// first, with the root mean square of the differences.
pub fn similar(
    census: &Census,
    area: AreaKey,
    among: &[AreaKey],
    indicators: &[IndicatorKey],
    when: When,
) -> Vec<(AreaKey, f64)> {
    let own = among.iter().position(|other| *other == area);
    let rows: Vec<Vec<Option<f64>>> = indicators
        .iter()
        .map(|indicator| {
            let row = census.row(*indicator, when, among);
            standardised(&row.iter().map(|value| ranked_value(value).map(|v| v.number)).collect::<Vec<_>>())
        })
        .collect();
    let Some(own) = own.filter(|_| !rows.is_empty()) else { return Vec::new() };
    let distance = |at: usize| -> Option<f64> {
        let squares = rows.iter().map(|row| Some((row[at]? - row[own]?).powi(2)));
        Some((squares.sum::<Option<f64>>()? / rows.len() as f64).sqrt())
    };
    let others = among.iter().enumerate().filter(|(at, _)| *at != own);
    let mut found: Vec<(AreaKey, f64)> = others.filter_map(|(at, area)| Some((*area, distance(at)?))).collect();
    found.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    found
}

/// Differences from the mean in standard deviations; all `None` where all values are alike.
fn standardised(row: &[Option<f64>]) -> Vec<Option<f64>> {
    let known: Vec<f64> = row.iter().copied().flatten().collect();
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    let deviation = (known.iter().map(|n| (n - mean).powi(2)).sum::<f64>() / known.len() as f64).sqrt();
    row.iter().map(|n| n.filter(|_| deviation > 0.0).map(|n| (n - mean) / deviation)).collect()
}

/// The areas nearest to one in an indicator at one time, the nearest first, itself left out.
pub fn nearest(census: &Census, area: AreaKey, among: &[AreaKey], indicator: IndicatorKey, when: When) -> Vec<AreaKey> {
    let number = |area: AreaKey| {
        Some(ranked_value(&census.value(Cell { indicator, when, categories: Categories::TOTAL, area }))?.number)
    };
    let Some(own) = number(area) else { return Vec::new() };
    let others = among.iter().filter(|other| **other != area);
    let mut found: Vec<(AreaKey, f64)> =
        others.filter_map(|other| Some((*other, (number(*other)? - own).abs()))).collect();
    found.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    found.into_iter().map(|(area, _)| area).collect()
}
