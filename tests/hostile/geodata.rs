//! Geodata: whatever the files hold, what comes out can be placed on a map.

use crate::inputs::{bundled, changed, changes, text};
use crate::{cases, drawn, support};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::sync::LazyLock;
use wanzhou::figures::map::choropleth::{Extent, draw};
use wanzhou::figures::map::{Layers, places};
use wanzhou::figures::{DrawContext, NARROW, WIDE};
use wanzhou::model::geo::{self, Geo};
use wanzhou::model::{Atlas, json::MAX_TEXT};
use wanzhou::text::Locale;

static ATLAS: LazyLock<Atlas> = LazyLock::new(support::everything);

/// Small stand-ins for the files: as many vertices as show what goes wrong, and no more.
static FILES: LazyLock<Vec<(&str, Value)>> = LazyLock::new(|| {
    let names = ["districts", "wanzhou", "townships", "rivers", "airport"];
    names.map(|name| (name, thinned(bundled(&format!("public/geo/{name}.geojson"))))).to_vec()
});

/// Every feature with a few of its positions.
fn thinned(mut file: Value) -> Value {
    fn thin(value: &mut Value) {
        let Value::Array(items) = value else { return };
        let positions = items.first().is_some_and(|first| first[0].is_number());
        if positions && items.len() > 12 {
            let every = items.len() / 8;
            let last = items.last().cloned();
            *items = items.iter().step_by(every).cloned().chain(last).collect();
        }
        items.iter_mut().for_each(thin);
    }
    let features = file["features"].as_array_mut().expect("features");
    features.iter_mut().for_each(|feature| thin(&mut feature["geometry"]["coordinates"]));
    file
}

/// A ring of a few positions anywhere on earth, the poles, the equator and single points among them.
fn ring() -> impl Strategy<Value = Value> {
    let degree =
        |most: f64| prop_oneof![select(&[0.0, 1.0, -1.0, 1e-300][..]).prop_map(move |part| part * most), -most..=most];
    let position = (degree(180.0), degree(90.0)).prop_map(|(lon, lat)| json!([lon, lat]));
    let ring = prop_oneof![
        3 => prop::collection::vec(position.clone(), 3..12),
        1 => (position, 3..6usize).prop_map(|(position, count)| vec![position; count]),
    ];
    ring.prop_map(|mut ring| {
        ring.extend(ring.first().cloned());
        Value::Array(ring)
    })
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn changed_geodata_is_read_and_drawn(file in any::<Index>(), changes in changes()) {
        let chosen = file.index(FILES.len());
        let files = FILES.iter().enumerate().map(|(i, (name, document))| match i == chosen {
            true => read(name, &changed(document.clone(), &changes).to_string()),
            false => read(name, &document.to_string()),
        });
        maps(&files.collect::<Vec<Geo>>());
    }

    /// Districts of any shape anywhere, named as anybody likes.
    #[test]
    fn any_shapes_are_drawn(rings in prop::collection::vec((ring(), text()), 1..5), wanzhou in any::<Index>()) {
        let districts = ATLAS.areas.iter().map(|area| area.id.as_str());
        let ours = wanzhou.index(rings.len());
        let codes: Vec<&str> = districts.filter(|id| *id != "500101").collect();
        let features = rings.iter().enumerate().map(|(i, (ring, name))| json!({
            "type": "Feature", "properties": { "code": if i == ours { "500101" } else { codes[i] }, "name": name },
            "geometry": { "type": "Polygon", "coordinates": [ring] },
        }));
        let districts = json!({ "type": "FeatureCollection", "features": features.collect::<Vec<Value>>() });
        maps_with_districts(read("districts", &districts.to_string()));
    }
}

/// Reads a file and holds what comes out against what is promised of it.
pub fn read(name: &str, text: &str) -> Geo {
    let (geo, problems) = geo::parse(name, text);
    for problem in &problems {
        assert_eq!(problem.part, format!("{name}.geojson"));
        assert!(problem.path.starts_with('$') && !problem.message.is_empty(), "{problem}");
    }
    for feature in &geo.features {
        for locale in Locale::ALL {
            let name = feature.name(locale);
            assert!(name.len() <= 3 * MAX_TEXT && !name.contains('\0'), "{name:?}");
        }
        for [lon, lat] in feature.geometry.parts().into_iter().flatten() {
            assert!((-180.0..=180.0).contains(lon) && (-90.0..=90.0).contains(lat));
        }
    }
    geo
}

/// Draws both maps with other districts.
pub fn maps_with_districts(districts: Geo) {
    let others = FILES.iter().skip(1).map(|(name, document)| read(name, &document.to_string()));
    maps(&std::iter::once(districts).chain(others).collect::<Vec<Geo>>());
}

/// Draws both maps of these files, districts first.
fn maps(files: &[Geo]) {
    let [districts, neighbours, townships, rivers, airports] = files else { panic!("five files") };
    let layers = Layers { districts, neighbours, townships, rivers, airports };
    let card = ATLAS.cards.get("district-gdp").expect("the card");
    for locale in Locale::ALL {
        for width in [NARROW, WIDE[1]] {
            let canvas = DrawContext { atlas: &ATLAS, card, locale, width };
            for extent in [Extent::Whole, Extent::Smallest] {
                drawn::drawn(&draw(&canvas, &layers, extent).expect("the card has values"));
            }
            drawn::drawn(&places::draw(&ATLAS, &layers, locale, width));
        }
    }
}
