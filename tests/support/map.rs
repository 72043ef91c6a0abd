//! The bundled maps, as the tests draw them.

use wanzhou::figures::map::Layers;
use wanzhou::figures::map::choropleth::{self, Extent};
use wanzhou::figures::{Canvas, Drawing};
use wanzhou::model::Atlas;
use wanzhou::model::geo::{Geo, parse};
use wanzhou::text::Locale;

/// The files with boundaries.
pub const FILES: [&str; 5] = ["districts", "wanzhou", "townships", "rivers", "airport"];

/// The six districts around the confluence, which no finger could hit on a map of all 38.
pub const CENTRAL: [&str; 6] = ["500103", "500104", "500105", "500106", "500107", "500108"];

/// Boundaries as bundled.
pub fn geo(name: &str) -> Geo {
    let (geo, problems) = parse(name, &super::read(&format!("public/geo/{name}.geojson")));
    assert!(problems.is_empty(), "{name}: {problems:?}");
    geo
}

/// All data and all boundaries.
pub struct World {
    /// All data.
    pub atlas: Atlas,
    pub geo: [Geo; 5],
}

impl World {
    pub fn bundled() -> World {
        World { atlas: super::everything(), geo: FILES.map(geo) }
    }

    pub fn layers(&self) -> Layers<'_> {
        let [districts, neighbours, townships, rivers, airports] = &self.geo;
        Layers { districts, neighbours, townships, rivers, airports }
    }

    pub fn map(&self, card: &str, width: f64, extent: Extent) -> Drawing {
        self.map_in(Locale::Zh, card, width, extent)
    }

    pub fn map_in(&self, locale: Locale, card: &str, width: f64, extent: Extent) -> Drawing {
        let card = self.atlas.cards.get(card).unwrap_or_else(|| panic!("no card `{card}`"));
        let canvas = Canvas { atlas: &self.atlas, card, locale, width };
        choropleth::draw(&canvas, &self.layers(), extent).unwrap_or_else(|missing| panic!("{missing}"))
    }
}
