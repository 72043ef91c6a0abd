//! The map of districts: how values show, what is outlined, where the keyboard goes.

use crate::support::map::{CENTRAL, World};
use wanzhou::figures::drawing::{Node, Shape};
use wanzhou::figures::map::choropleth::{Encoding, Extent};
use wanzhou::figures::map::classes::Classes;
use wanzhou::figures::{DrawContext, Drawing, NARROW, WIDE, default_card, theme};
use wanzhou::model::observation::WANZHOU;
use wanzhou::text::Locale;

/// The areas of an observation's marks, in drawing order, without their circles.
fn fills<'a>(drawing: &'a Drawing, id: &str) -> Vec<&'a Shape> {
    filled(drawing, id).into_iter().filter(|shape| !shape.d.contains('a')).collect()
}

/// The radii of an observation's circles.
fn radii(drawing: &Drawing, id: &str) -> Vec<f64> {
    let arc = |shape: &&Shape| shape.d.split_once('a')?.1.split(' ').next()?.parse().ok();
    filled(drawing, id).iter().filter_map(arc).collect()
}

fn filled<'a>(drawing: &'a Drawing, id: &str) -> Vec<&'a Shape> {
    let mut found = Vec::new();
    for node in &drawing.nodes {
        if let Node::Mark { observation, nodes } = node
            && observation == id
        {
            found.extend(nodes.iter().filter_map(|n| match n {
                Node::Shape(shape) if shape.fill != "none" && shape.stroke != "none" => Some(shape),
                _ => None,
            }));
        }
    }
    found
}

#[test]
fn amounts_are_circles_whose_areas_are_in_proportion_and_fill_no_district() {
    let world = World::bundled();
    for id in ["district-population", "district-gdp"] {
        for width in [NARROW, WIDE[1]] {
            let map = world.map(id, width, Extent::Whole);
            assert_eq!(map.observations().len(), 38, "{id}");
            let card = world.atlas.cards.get(id).expect(id);
            assert!(card.observations().flat_map(|o| fills(&map, o)).all(|shape| shape.fill == theme::SUNK), "{id}");
            let values = || card.observations().map(|o| (o, world.atlas.value(o).expect("a number")));
            let largest = values().map(|(_, value)| value).fold(0.0, f64::max);
            let most = if width == NARROW { 15.0 } else { 27.0 };
            for (observation, value) in values() {
                // On the whole map, in the inset or on both, and alike.
                let (radii, right) = (radii(&map, observation), most * (value / largest).sqrt());
                let fits = |radius: &f64| (radius - right.max(2.0)).abs() < 0.02;
                assert!(!radii.is_empty() && radii.iter().all(fits), "{observation}: {radii:?} for {right}");
            }
            // What is written on a circle does not cover it.
            let plate = |node: &Node| matches!(node, Node::Shape(shape) if shape.stroke == "none");
            let covers = |node: &Node| matches!(node, Node::Mark { nodes, .. } if nodes.iter().any(plate));
            assert!(!map.nodes.iter().any(covers), "{id}");
        }
    }
}

#[test]
fn shares_fill_each_district_with_the_colour_of_its_class() {
    let world = World::as_share();
    for width in [NARROW, WIDE[1]] {
        let map = world.map("as-share", width, Extent::Whole);
        let card = world.atlas.cards.get("as-share").expect("made");
        let values: Vec<f64> = card.observations().filter_map(|o| world.atlas.value(o)).collect();
        let classes = Classes::of(&values, 5);
        for observation in card.observations() {
            let class = classes.class(world.atlas.value(observation).expect("a number"));
            assert!(!fills(&map, observation).is_empty() && radii(&map, observation).is_empty(), "{observation}");
            assert!(fills(&map, observation).iter().all(|shape| shape.fill == theme::SEQ[class]), "{observation}");
        }
    }
}

#[test]
fn the_six_central_districts_are_drawn_twice_and_the_others_once() {
    let world = World::bundled();
    let map = world.map("district-population", WIDE[1], Extent::Whole);
    for code in CENTRAL {
        assert_eq!(fills(&map, &format!("population-2020-{code}")).len(), 2, "{code}");
    }
    assert_eq!(fills(&map, &format!("population-2020-{WANZHOU}")).len(), 1);
    let near = world.map("district-population", NARROW, Extent::Smallest);
    for code in CENTRAL {
        let id = format!("population-2020-{code}");
        assert!(near.observations().contains(&id.as_str()), "{code} is out of the enlarged map");
    }
    assert!(near.observations().len() < 20, "the enlarged map still shows everything");
}

#[test]
fn only_wanzhou_is_outlined_in_the_accent() {
    let world = World::bundled();
    let map = world.map("district-gdp", WIDE[1], Extent::Whole);
    let mut outlined = Vec::new();
    for node in &map.nodes {
        if let Node::Mark { observation, nodes } = node
            && nodes.iter().any(|n| matches!(n, Node::Shape(s) if s.stroke == theme::ACCENT))
        {
            outlined.push(observation.as_str());
        }
    }
    assert_eq!(outlined, [format!("gdp-2018-{WANZHOU}")]);
}

#[test]
fn the_keyboard_walks_from_the_highest_value_to_the_lowest() {
    let world = World::bundled();
    let map = world.map("district-population", NARROW, Extent::Whole);
    let walk: Vec<f64> = map.observations().iter().filter_map(|id| world.atlas.value(id)).collect();
    assert!(walk.windows(2).all(|pair| pair[0] >= pair[1]));
}

#[test]
fn an_area_without_a_value_is_blank_and_no_mark() {
    let mut world = World::bundled();
    let gone = "population-2020-500112";
    let mut card = world.atlas.cards.get("district-population").expect("card").clone();
    card.id = "with-a-gap".into();
    card.series[0].observations.retain(|id| id != gone);
    world.atlas.cards.insert(0, card).expect("a new id");
    let map = world.map("with-a-gap", WIDE[1], Extent::Whole);
    assert_eq!(map.observations().len(), 37);
    let blank = map.nodes.iter().filter(|n| matches!(n, Node::Shape(s) if s.fill == theme::SUNK)).count();
    assert!(blank >= 1, "Yubei is not drawn");
}

#[test]
fn levels_that_are_no_totals_fill_their_areas() {
    let world = World::bundled();
    let atlas = &world.atlas;
    let card = default_card::card_of("density", atlas).expect("a card");
    let canvas = DrawContext { atlas, card: &card, locale: Locale::Zh, width: NARROW };
    assert!(matches!(Encoding::of(&canvas), Ok(Encoding::Classes(_))));
}
