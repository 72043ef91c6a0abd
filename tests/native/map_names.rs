//! What is written on the map of districts.

use crate::support;
use crate::support::map::{CENTRAL, World};
use wanzhou::figures::drawing::{Node, Text};
use wanzhou::figures::map::choropleth::Extent;
use wanzhou::figures::svg::to_svg;
use wanzhou::figures::{Drawing, NARROW, WIDE, theme};
use wanzhou::model::observation::WANZHOU;
use wanzhou::text::Locale;

/// The inset's frame, where a map has one: the last shape that is only an outline.
fn inset(map: &Drawing) -> Option<[f64; 4]> {
    let frame = map.nodes.iter().rev().find_map(|node| match node {
        Node::Shape(shape) if shape.stroke == theme::INK && shape.fill == "none" => Some(&shape.d),
        _ => None,
    })?;
    let numbers: Vec<f64> =
        frame.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|n| n.parse().ok()).collect();
    let [x, y, width, height, ..] = numbers[..] else { panic!("{frame} is no rectangle") };
    Some([x, y, x + width, y + height])
}

#[test]
fn names_on_the_map_keep_clear_of_each_other_and_of_its_frames_and_none_that_is_needed_is_missing() {
    let world = World::bundled();
    for (locale, card) in
        Locale::ALL.into_iter().flat_map(|l| ["district-population", "district-gdp"].map(|card| (l, card)))
    {
        for (width, extent) in
            [NARROW, WIDE[0], WIDE[1], WIDE[2]].into_iter().flat_map(|w| [(w, Extent::Whole), (w, Extent::Smallest)])
        {
            let case = format!("{locale:?} {card} {width} {extent:?}");
            let map = world.map_in(locale, card, width, extent);
            let [left, top, right, bottom] = inset(&map).expect("a frame");
            let names: Vec<_> =
                support::shapes::texts(&map).into_iter().filter_map(|(text, mark)| Some((text, mark?))).collect();
            let inside = |text: &Text| text.x > left && text.x < right && text.y > top && text.y < bottom;
            let mut enlarged = Vec::new();
            for (nth, (a, mark)) in names.iter().enumerate() {
                let [from, above, to, below] = support::shapes::edges(a);
                let name = support::shapes::content(a);
                if inside(a) {
                    assert!(
                        from > left && to < right && above > top - 2.0 && below < bottom,
                        "{case}: {name} leaves its frame"
                    );
                    enlarged.push(*mark);
                }
                // What the inset covers is not seen.
                for (b, _) in names[nth + 1..].iter().filter(|(b, _)| inside(b) == inside(a)) {
                    let [other_from, other_above, other_to, other_below] = support::shapes::edges(b);
                    let apart =
                        to < other_from + 1.0 || other_to < from + 1.0 || below < other_above || other_below < above;
                    assert!(apart, "{case}: {name} and {}", support::shapes::content(b));
                }
            }
            if extent == Extent::Smallest || 0.37 * width > 240.0 {
                for code in CENTRAL {
                    let of = |mark: &&str| mark.ends_with(code);
                    assert!(enlarged.iter().any(of), "{case}: {code} has no name");
                }
            }
            if extent == Extent::Whole {
                assert!(names.iter().any(|(_, mark)| mark.ends_with(WANZHOU)), "{case}: Wanzhou has no name");
            }
        }
    }
}

#[test]
fn names_keep_their_rim_without_a_stylesheet() {
    let map = World::as_share().map("as-share", WIDE[1], Extent::Whole);
    let svg = to_svg(&map);
    let names: Vec<&str> = svg.split("<text").skip(1).filter(|text| text.contains(" stroke=")).collect();
    assert!(names.len() > 20, "{}", names.len());
    for name in names {
        assert!(name.contains(r#" stroke-width="5""#) && name.contains(r#" paint-order="stroke""#), "{name}");
    }
}
