//! Places that the report names.

use crate::text::{LocalText, Messages};
use serde::Deserialize;

/// A place of the report, with or without an openly licensed position.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// For example `pailou`.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// What sort of place.
    pub kind: PlaceKind,
    /// Where the report names it: 1-based over its non-empty lines.
    pub paragraph: u16,
    /// What the report says of it, in our own words.
    pub says: LocalText,
    /// Nine-digit code of the township whose centre point is drawn for the place.
    pub township: Option<String>,
    /// True where the name itself is in doubt; drawn dashed.
    #[serde(default)]
    pub doubtful: bool,
    /// Id of another place that this one is drawn with.
    pub within: Option<String>,
    /// Doubts about the position or the name.
    pub note: Option<LocalText>,
}

/// Sorts of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    District,
    Township,
    Subdistrict,
    Community,
    Estate,
    Facility,
    Plant,
    Park,
    Block,
    Market,
    Port,
    School,
    Medical,
    Institution,
}

impl PlaceKind {
    /// It in words.
    pub fn word(self, words: &Messages) -> &'static str {
        let [
            district,
            township,
            subdistrict,
            community,
            estate,
            facility,
            plant,
            park,
            block,
            market,
            port,
            school,
            medical,
            institution,
        ] = words.place_kinds;
        match self {
            PlaceKind::District => district,
            PlaceKind::Township => township,
            PlaceKind::Subdistrict => subdistrict,
            PlaceKind::Community => community,
            PlaceKind::Estate => estate,
            PlaceKind::Facility => facility,
            PlaceKind::Plant => plant,
            PlaceKind::Park => park,
            PlaceKind::Block => block,
            PlaceKind::Market => market,
            PlaceKind::Port => port,
            PlaceKind::School => school,
            PlaceKind::Medical => medical,
            PlaceKind::Institution => institution,
        }
    }
}

impl Place {
    /// True where the place has a mark of its own on the map.
    pub fn is_marked(&self) -> bool {
        self.township.is_some() && self.within.is_none()
    }

    /// True where no openly licensed position is known, not even that of the place it lies in.
    pub fn is_unplaced(&self) -> bool {
        self.township.is_none() && self.within.is_none() && self.kind != PlaceKind::District
    }
}
