//! The bundled maps, as the tests draw them.

use wanzhou::figures::map::Layers;
use wanzhou::figures::map::choropleth::{self, Extent};
use wanzhou::figures::{DrawContext, Drawing};
use wanzhou::model::geo::{Geo, parse};
use wanzhou::model::{Atlas, IndicatorKind};
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

    /// With a card `as-share` that shows the residents as if they were a share.
    pub fn as_share() -> World {
        let mut world = World::bundled();
        let atlas = &mut world.atlas;
        let mut card = atlas.cards.get("district-population").expect("a card").clone();
        let first = atlas.observation(&card.series[0].observations[0]).expect("a value");
        let mut indicator = atlas.indicators.get(&first.indicator).expect("an indicator").clone();
        (indicator.kind, indicator.measure) = (IndicatorKind::Share, None);
        (card.id, indicator.id) = ("as-share".into(), "as-share".into());
        for id in &mut card.series[0].observations {
            let mut observation = atlas.observation(id).expect("a value").clone();
            observation.id = format!("{id}-as-share").into();
            observation.indicator.clone_from(&indicator.id);
            id.clone_from(&observation.id);
            atlas.observations.insert(0, observation).expect("a new id");
        }
        atlas.indicators.insert(0, indicator).expect("a new id");
        atlas.cards.insert(0, card).expect("a new id");
        world
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
        let canvas = DrawContext { atlas: &self.atlas, card, locale, width };
        choropleth::draw(&canvas, &self.layers(), extent).unwrap_or_else(|missing| panic!("{missing}"))
    }
}
