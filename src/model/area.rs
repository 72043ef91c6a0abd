//! Administrative areas, and groups of them.

use super::id::{AreaId, SourceId};
use crate::text::LocalText;
use serde::Deserialize;

/// An administrative area, named by its division code (GB/T 2260), or a group of areas that are compared.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Six or nine digits: `500101` is Wanzhou District; of a group of districts a name, `north-east`.
    pub id: AreaId,
    /// Full name.
    pub name: LocalText,
    /// Name for labels: 万州, Wanzhou.
    pub short: LocalText,
    /// Id of the area that it is a part of.
    pub within: Option<AreaId>,
    /// Of a group: ids of its areas.
    #[serde(default)]
    pub members: Vec<AreaId>,
    /// Of a group: ids of the sources that group its areas so.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// Of a group: what the grouping is and where it is from.
    pub note: Option<LocalText>,
}
