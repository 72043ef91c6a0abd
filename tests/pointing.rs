//! What pointing needs (`platform/pointing.js`): every mark of a picture has its row in the figure's table.

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use wanzhou::figures::drawing::{Drawing, Node};
use wanzhou::figures::map::{Layers, choropleth};
use wanzhou::figures::sheet::Sheet;
use wanzhou::figures::{Canvas, FULL, NARROW, Picture, WIDE, build};
use wanzhou::model::geo::{self, Geo};
use wanzhou::text::Locale;

fn marks(nodes: &[Node], found: &mut BTreeSet<String>) {
    for node in nodes {
        match node {
            Node::Mark { observation: id, nodes } | Node::System { system: id, nodes } => {
                found.insert(id.clone());
                marks(nodes, found);
            }
            _ => {}
        }
    }
}

fn of_drawing(drawing: &Drawing) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    marks(&drawing.nodes, &mut found);
    found
}

fn of(picture: &Picture) -> BTreeSet<String> {
    match picture {
        Picture::Drawing(drawing) => of_drawing(drawing),
        Picture::Chart(chart) => {
            let options: Value = serde_json::from_str(&chart.json).expect("options are JSON");
            let named = options["observations"].as_array().expect("names of marks").iter();
            named
                .flat_map(|series| series.as_array().expect("a series"))
                .filter_map(|id| id.as_str())
                .map(str::to_owned)
                .collect()
        }
    }
}

#[test]
fn every_mark_has_a_row() {
    let atlas = support::everything();
    let (mut seen, mut without) = (0, Vec::new());
    for card in atlas.cards.iter() {
        for locale in Locale::ALL {
            let figure = build(card, &atlas, locale, WIDE[1]).expect("it can be drawn");
            let rows: BTreeSet<String> = match Sheet::of(card, &atlas, locale) {
                Some(sheet) => sheet.rows.into_iter().filter_map(|(id, _)| id).collect(),
                None => figure.summary.rows.iter().cloned().collect(),
            };
            for picture in [&figure.wide, &figure.narrow] {
                let marks = of(picture);
                seen += marks.len();
                without.extend(marks.difference(&rows).map(|id| format!("{}: {id}", card.id)));
            }
        }
    }
    assert!(seen > 500, "only {seen} marks were found");
    without.dedup();
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn every_area_of_a_map_has_a_row() {
    let atlas = support::everything();
    let read = |name: &str| -> Geo {
        let (geo, problems) = geo::parse(name, &support::read(&format!("public/geo/{name}.geojson")));
        assert!(problems.is_empty(), "{problems:?}");
        geo
    };
    let [districts, neighbours, townships, rivers, airports] =
        ["districts", "wanzhou", "townships", "rivers", "airport"].map(read);
    let layers = Layers {
        districts: &districts,
        neighbours: &neighbours,
        townships: &townships,
        rivers: &rivers,
        airports: &airports,
    };
    for card in atlas.cards.iter().filter(|card| card.kind == "ranking") {
        for width in [NARROW, FULL] {
            let canvas = Canvas { atlas: &atlas, card, locale: Locale::Zh, width };
            let map = choropleth::draw(&canvas, &layers, choropleth::Extent::Whole).expect("it can be drawn");
            let marks = of_drawing(&map);
            let rows: BTreeSet<String> = card.observations().map(str::to_owned).collect();
            assert_eq!(marks, rows, "{}", card.id);
        }
    }
}
