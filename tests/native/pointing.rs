//! What pointing needs (`platform/page/pointing`): every mark of a picture has its row in the figure's table.

use crate::support;
use std::collections::BTreeSet;
use wanzhou::figures::drawing::{Drawing, Node};
use wanzhou::figures::map::{Layers, choropleth};
use wanzhou::figures::text_table::TextTable;
use wanzhou::figures::{DrawContext, FULL, NARROW, Picture, build, column_width, default_card, own_span};
use wanzhou::text::Locale;

fn marks(nodes: &[Node], found: &mut BTreeSet<String>) {
    for node in nodes {
        match node {
            Node::Mark { observation: id, nodes }
            | Node::System { system: id, nodes }
            | Node::Part { part: id, nodes } => {
                found.insert(id.clone());
                marks(nodes, found);
            }
            Node::Class { nodes, .. } | Node::Moved { nodes, .. } => marks(nodes, found),
            Node::Shape(_) | Node::Text(_) => {}
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
        Picture::Chart(chart) => support::spec::observations(&support::spec::options(chart)),
    }
}

#[test]
fn every_mark_has_a_row() {
    let atlas = support::everything();
    let (mut seen, mut without) = (0, Vec::new());
    for card in &default_card::all(&atlas) {
        for locale in Locale::ALL {
            let figure = build(card, &atlas, locale, column_width(own_span(card))).expect("it can be drawn");
            let rows: BTreeSet<String> = match TextTable::of(card, &atlas, locale) {
                Some(table) => {
                    table.rows.iter().filter_map(|(subject, _)| Some(subject.as_ref()?.id().to_owned())).collect()
                }
                None => figure.summary.rows.iter().map(ToString::to_string).collect(),
            };
            for picture in [&figure.wide, &figure.narrow] {
                let marks = of(picture);
                seen += marks.len();
                without.extend(marks.difference(&rows).map(|id| format!("{}: {id}", card.id)));
                assert!(!marks.is_empty(), "{}: nothing can be walked to", card.id);
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
    let layers = Layers::of(&atlas);
    for card in atlas.cards.iter().filter(|card| card.kind.id() == "ranking") {
        for width in [NARROW, FULL] {
            let canvas = DrawContext { atlas: &atlas, card, locale: Locale::Zh, width };
            let map = choropleth::draw(&canvas, &layers, choropleth::Extent::Whole).expect("it can be drawn");
            let marks = of_drawing(&map);
            let rows: BTreeSet<String> = card.observations().map(ToString::to_string).collect();
            assert_eq!(marks, rows, "{}", card.id);
        }
    }
}

#[test]
fn the_flow_is_walked_from_who_begins_to_the_end_and_the_places_by_their_numbers() {
    let atlas = support::everything();
    let walk = |id: &str, width: f64| {
        let card = atlas.cards.get(id).expect("the card");
        let canvas = DrawContext { atlas: &atlas, card, locale: Locale::Zh, width };
        let kind = wanzhou::figures::KINDS.iter().find(|kind| kind.id == card.kind).expect("a kind");
        let Picture::Drawing(drawing) = (kind.draw)(&canvas).expect("it can be drawn") else { panic!("a drawing") };
        let named = |node: &Node| match node {
            Node::Part { part: id, .. } | Node::Mark { observation: id, .. } => Some(id.clone()),
            _ => None,
        };
        drawing.nodes.iter().filter_map(named).collect::<Vec<String>>()
    };
    let flow = atlas.flows.get("event-flow").expect("the flow");
    for width in [NARROW, FULL] {
        let walked = walk("event-flow", width);
        assert_eq!(walked.len(), 13, "twelve participants and the end: {walked:?}");
        assert_eq!((walked[0].as_str(), walked[12].as_str()), ("resident", "case-closed-days"));
        let reached: Vec<u8> = walked[..12].iter().map(|id| flow.reached(id)).collect();
        assert!(width == FULL || reached.windows(2).all(|pair| pair[0] <= pair[1]), "{walked:?}");
        assert_eq!(
            walk("places", width),
            ["fenshui-subcentre", "longsha-subcentre", "longju-subcentre", "pailou", "xikou"]
        );
    }
}

#[test]
fn a_row_names_its_mark_and_says_something_of_it() {
    let atlas = support::everything();
    for id in ["event-flow", "systems", "places"] {
        let card = atlas.cards.get(id).expect("the card");
        for locale in Locale::ALL {
            let table = TextTable::of(card, &atlas, locale).expect("a text table");
            for (subject, cells) in table.rows.iter().filter(|(subject, _)| subject.is_some()) {
                assert!(!cells[table.head].is_empty(), "{id}: {subject:?} has no name");
                assert!(
                    table.tooltip_cells.iter().any(|at| !cells[*at].is_empty()),
                    "{id}: of {subject:?} nothing is said"
                );
            }
        }
    }
}
