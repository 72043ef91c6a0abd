//! What was changed in the data, for those who have used an earlier state of it.

use crate::text::LocalText;
use serde::Deserialize;

/// A correction or an addition.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Unique among the changes.
    pub id: String,
    /// The day, as ISO 8601 writes it. The list begins with the latest.
    pub date: String,
    /// What was changed and why.
    pub text: LocalText,
}

impl Change {
    /// What is wrong with it by itself.
    pub(super) fn fault(&self) -> Option<String> {
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = self.date.split('-').collect();
        let is_day = matches!(parts.as_slice(), [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2));
        (!is_day).then(|| format!("date `{}` is not of the form 2026-11-28", self.date))
    }
}
