//! Maps: from boundaries and observations to shapes. No tiles, no national border: the areas, the rivers, the places.

mod area;
pub mod choropleth;
pub mod classes;
pub mod legend;
pub mod locator_map;
pub mod places;
pub mod projection;
pub mod shape;

use crate::model::{Atlas, Card, CardKind, ObservationId, geo::Geo};
use crate::route::Tab;
use crate::text::Messages;

/// What a file that has not been read holds.
static EMPTY: Geo = Geo { features: Vec::new() };

/// The geodata that maps are drawn from.
#[derive(Clone, Copy)]
pub struct Layers<'a> {
    /// Districts of Chongqing, by division code.
    pub districts: &'a Geo,
    /// Neighbours of Wanzhou outside Chongqing.
    pub neighbours: &'a Geo,
    /// Centre points of Wanzhou's townships and subdistricts, by division code.
    pub townships: &'a Geo,
    /// Rivers; their roles say for which map they are cut.
    pub rivers: &'a Geo,
    pub airports: &'a Geo,
}

impl<'a> Layers<'a> {
    /// What has been read so far; the rest is empty.
    pub fn of(atlas: &'a Atlas) -> Layers<'a> {
        let layer = |name: &str| atlas.geo.get(name).map_or(&EMPTY, |geo| &**geo);
        Layers {
            districts: layer("districts"),
            neighbours: layer("wanzhou"),
            townships: layer("townships"),
            rivers: layer("rivers"),
            airports: layer("airport"),
        }
    }
}

/// Whether a view of a figure draws boundaries.
pub fn is_drawn(card: &Card, tab: Tab) -> bool {
    tab == Tab::Map || matches!(card.kind, CardKind::Places | CardKind::DistrictsMap)
}

/// Whose boundaries they are, and that they delimit nothing.
pub fn credits(words: &Messages) -> String {
    format!("{} {}", words.footer_credits, words.map_disclaimer)
}

/// A card with its highest values only, at most `count` of them.
pub fn top(card: &Card, atlas: &Atlas, count: usize) -> Card {
    let mut card = card.clone();
    for series in &mut card.series {
        let value = |id: &ObservationId| atlas.value(id).unwrap_or(f64::NEG_INFINITY);
        series.observations.sort_by(|a, b| value(b).total_cmp(&value(a)));
        series.observations.truncate(count);
    }
    card
}
