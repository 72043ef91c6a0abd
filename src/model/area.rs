//! Administrative areas.

use crate::text::LocalText;
use serde::Deserialize;

/// An administrative area, named by its division code (GB/T 2260).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Six or nine digits: `500101` is Wanzhou District.
    pub id: String,
    /// Full name.
    pub name: LocalText,
    /// Name for labels: 万州, Wanzhou.
    pub short: LocalText,
}
