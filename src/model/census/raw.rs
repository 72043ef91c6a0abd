//! Columns as files hold them, before any of their names are looked up.

use std::sync::Arc;

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
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = i8::try_from(fraction.len()).ok()?;
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let written = !whole.is_empty() && all_digits(whole) && all_digits(fraction);
    if !written || digits.ends_with('.') || decimals > crate::model::observation::MAX_DECIMALS {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    (value.abs() <= crate::model::observation::MAX_VALUE).then_some((value, decimals))
}
