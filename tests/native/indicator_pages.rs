//! What the page of an indicator of the tables shows of values in doubt and of samples: no more than the comparison does.

use crate::support;
use crate::support::shapes::{content, texts};
use crate::support::spec::{list, marks, options, text};
use wanzhou::figures::default_card::card_of;
use wanzhou::figures::drawing::Node;
use wanzhou::figures::map::choropleth::{Encoding, Extent, draw as map};
use wanzhou::figures::map::{Layers, legend::legend};
use wanzhou::figures::{DrawContext, Drawing, NARROW, Picture, WIDE, draw, theme};
use wanzhou::model::census::stats::ranks;
use wanzhou::model::{Atlas, Card, CardKind};
use wanzhou::route::Tab;
use wanzhou::text::Locale;

/// The figures of the indicators of the tables that rank areas.
fn rankings(atlas: &Atlas) -> Vec<Card> {
    let of_tables = atlas.indicators.iter().filter(|indicator| indicator.measure.is_some());
    let cards: Vec<Card> = of_tables.filter_map(|indicator| card_of(&indicator.id, atlas)).collect();
    let cards: Vec<Card> = cards.into_iter().filter(|card| card.kind == CardKind::Ranking).collect();
    assert!(cards.len() > 40, "{}", cards.len());
    cards
}

#[test]
fn values_of_samples_have_ranges_of_ranks_and_those_in_doubt_are_last_and_have_none() {
    let atlas = support::everything();
    let census = &atlas.census;
    let [mut ranges, mut doubtful] = [0, 0];
    for card in rankings(&atlas) {
        let Ok(Picture::Chart(chart)) = draw(&card, &atlas, Locale::Zh, WIDE[0]) else { panic!("{}", card.id) };
        let spec = options(&chart);
        let drawn = marks(&spec).into_iter().filter(|mark| mark.series == "bars").filter_map(|mark| mark.observation);
        let drawn: Vec<String> = drawn.collect();
        let values: Vec<_> = drawn.iter().map(|id| census.value(census.cell(id).expect("a cell"))).collect();
        let written = list(&list(&spec["yAxis"])[1]["data"]).iter().map(|name| text(&name["value"]));
        let held = ranks(&values).into_iter().map(|rank| match rank {
            None => String::new(),
            Some(rank) if rank.best == rank.worst => rank.position.to_string(),
            Some(rank) if rank.is_certain() => rank.position.to_string(),
            Some(rank) => format!("{}–{}", rank.best, rank.worst),
        });
        assert_eq!(written.collect::<Vec<_>>(), held.collect::<Vec<_>>(), "{}", card.id);
        let doubts: Vec<bool> = values.iter().flatten().map(|value| value.doubtful).collect();
        assert!(doubts.windows(2).all(|pair| pair[0] <= pair[1]), "{}: those in doubt are last", card.id);
        ranges += usize::from(values.iter().flatten().any(|value| value.margin > 0.0));
        doubtful += doubts.iter().filter(|doubt| **doubt).count();
    }
    assert!(ranges > 5 && doubtful > 5, "{ranges} {doubtful}");
}

fn fills<'a>(drawing: &'a Drawing, id: &str) -> Vec<&'a str> {
    let marks = drawing.nodes.iter().filter_map(|node| match node {
        Node::Mark { observation, nodes } if observation == id => Some(nodes),
        _ => None,
    });
    let shapes = marks.flatten().filter_map(|node| match node {
        Node::Shape(shape) if shape.fill != "none" && shape.stroke != "none" => Some(shape.fill),
        _ => None,
    });
    shapes.collect()
}

#[test]
fn maps_have_the_classes_of_the_data_and_hatch_what_is_in_doubt() {
    let atlas = support::everything();
    let mut doubtful = 0;
    for card in rankings(&atlas) {
        let context = DrawContext { atlas: &atlas, card: &card, locale: Locale::Zh, width: NARROW };
        let Ok(Encoding::Classes(classes)) = Encoding::of(&context) else { continue };
        let measure = atlas
            .indicators
            .get(card.id.as_indicator())
            .and_then(|indicator| indicator.measure.as_ref())
            .expect("tables");
        if !measure.bounds.is_empty() {
            assert_eq!(classes.bounds, measure.bounds, "{}", card.id);
        }
        let drawing = map(&context, &Layers::of(&atlas), Extent::Whole).expect("a map");
        for id in card.role("value") {
            let value = atlas.census.cell(id).and_then(|cell| atlas.census.value(cell)).expect("a value");
            let fill = if value.doubtful { theme::HATCH_DOUBTFUL } else { theme::SEQ[classes.class(value.number)] };
            let fills = fills(&drawing, id);
            assert!(!fills.is_empty() && fills.iter().all(|own| *own == fill), "{id}: {fills:?}");
            doubtful += usize::from(value.doubtful);
        }
        // The legend has the bounds as they are, between the ends where these are outside.
        let key = legend(&context, Tab::Map).expect("a legend");
        let row = texts(&key).into_iter().map(|(text, _)| text).filter(|text| text.y == 43.0);
        let mut row: Vec<(f64, f64)> =
            row.filter_map(|t| Some((t.x, content(t).replace(',', "").parse().ok()?))).collect();
        row.sort_by(|a, b| a.0.total_cmp(&b.0));
        let numbers: Vec<f64> = row.into_iter().map(|(_, number)| number).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{}: {numbers:?}", card.id);
        let has = |bound: &f64| numbers.iter().any(|number| (number - bound).abs() < 1e-9);
        assert!(measure.bounds.iter().all(has), "{}: {numbers:?}", card.id);
    }
    assert!(doubtful > 3, "{doubtful}");
}
