//! What was changed in the data, for those who have used an earlier state of it.

use super::id::{FigureId, ObservationId};
use crate::text::{LocalText, Messages};
use serde::Deserialize;

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// A value or a text of this site was wrong.
    Correction,
    /// A source has published another value.
    Revision,
    /// What was not there before.
    Addition,
    /// Another method of calculating or presenting the same.
    Method,
}

impl ChangeKind {
    /// Its name in data and feeds.
    pub fn id(self) -> &'static str {
        match self {
            ChangeKind::Correction => "correction",
            ChangeKind::Revision => "revision",
            ChangeKind::Addition => "addition",
            ChangeKind::Method => "method",
        }
    }

    /// Its name in words.
    pub fn word(self, words: &Messages) -> &'static str {
        match self {
            ChangeKind::Correction => words.change_correction,
            ChangeKind::Revision => words.change_revision,
            ChangeKind::Addition => words.change_addition,
            ChangeKind::Method => words.change_method,
        }
    }
}

/// A change of the data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Unique among the changes.
    pub id: String,
    /// The day, as ISO 8601 writes it. The list begins with the latest.
    pub date: String,
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// What was changed and why.
    pub text: LocalText,
    /// Ids of the figures that it is about; empty where it is about all of the site.
    #[serde(default)]
    pub figures: Vec<FigureId>,
    /// The values that are others since.
    #[serde(default)]
    pub values: Vec<ChangedValue>,
}

/// A value before and after a change, in words: number, qualifier, period or unit may be another.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangedValue {
    /// Id of the observation, also where it is there no more.
    pub observation: ObservationId,
    /// As it was shown before.
    pub before: LocalText,
    /// As it was shown from then on.
    pub after: LocalText,
}

impl Change {
    /// What is wrong with it by itself.
    pub(super) fn validate(&self) -> Option<String> {
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = self.date.split('-').collect();
        let is_day = matches!(parts.as_slice(), [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2));
        (!is_day).then(|| format!("date `{}` is not of the form 2026-11-28", self.date))
    }
}
