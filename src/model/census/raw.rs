//! Columns as files hold them, before any of their names are looked up.

use crate::model::observation::{MAX_DECIMALS, MAX_VALUE};
use std::sync::Arc;

/// The CSV files of tables, by name: `people` is edited as `census/people.csv` and published as `columns/people.csv`.
pub const FILES: [&str; 6] = ["people", "education", "work", "households", "housing", "places"];

/// The values of one indicator, at one time, of one combination of categories, in the order of the file's areas.
#[derive(Clone, Debug, PartialEq)]
pub struct RawColumn {
    /// The file, as problems name it: `census/people.csv`.
    pub file: Arc<str>,
    /// The line that it is in, or that its first value is in.
    pub line: usize,
    /// Id of the indicator.
    pub indicator: String,
    /// The period.
    pub period: String,
    /// Dimensions and categories: `age=25-29 sex=male`; empty for the total.
    pub categories: String,
    /// Ids of the areas, the same for all columns of a file.
    pub areas: Arc<[String]>,
    /// Each area's value, with the decimals that it is printed with.
    pub values: Vec<Option<(f64, i8)>>,
}

/// A number as tables print it, with its decimals: `2.70` has two.
pub(super) fn number(text: &str) -> Option<(f64, i8)> {
    /// Up to here, and up to 10^22, a quotient is the number nearest to the decimal: what reading it digit by digit finds, too,
    /// in three times the time.
    const EXACT: u64 = 1 << 53;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_at(digits.bytes().position(|byte| byte == b'.').unwrap_or(digits.len()));
    let fraction = fraction.strip_prefix('.');
    let decimals = i8::try_from(fraction.map_or(0, str::len)).ok()?;
    if whole.is_empty() || fraction == Some("") || decimals > MAX_DECIMALS {
        return None;
    }
    let mut read: u64 = 0;
    for byte in whole.bytes().chain(fraction.unwrap_or_default().bytes()) {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        read = read.checked_mul(10)?.checked_add(digit)?;
    }
    let value = match read <= EXACT {
        true => read as f64 / 10f64.powi(decimals.into()),
        false => digits.parse().ok()?,
    };
    let value = if digits.len() < text.len() { -value } else { value };
    (value.abs() <= MAX_VALUE).then_some((value, decimals))
}
