//! Drawings whose point is a rule: signs stay on their side, one scale holds different units, an ability is no amount,
//! and what is nearly reached is not reached.

use crate::support;
use crate::support::shapes::{content, shapes, texts, written};
use wanzhou::figures::drawing::{Drawing, Shape};
use wanzhou::figures::profile::{District, cards};
use wanzhou::figures::{DrawContext, DrawError, KINDS, NARROW, Picture, WIDE, svg::to_svg, theme};
use wanzhou::model::observation::WANZHOU;
use wanzhou::model::{Atlas, CardKind, Qualifier};
use wanzhou::text::Locale;

const WIDTHS: [f64; 4] = [NARROW, WIDE[0], WIDE[1], WIDE[2]];

fn draw(atlas: &Atlas, id: &str, locale: Locale, width: f64) -> Result<Drawing, DrawError> {
    let card = atlas.cards.get(id).unwrap_or_else(|| panic!("cards.json has no `{id}`"));
    let kind = KINDS.iter().find(|kind| kind.id == card.kind).expect("the kind is registered");
    match (kind.draw)(&DrawContext { atlas, card, locale, width })? {
        Picture::Drawing(drawing) => Ok(drawing),
        Picture::Chart(_) => panic!("{id} is not a drawing"),
    }
}

/// A figure at every width in both languages.
fn each(atlas: &Atlas, id: &str, check: impl Fn(&Drawing, Locale)) {
    for locale in Locale::ALL {
        for width in WIDTHS {
            let drawing = draw(atlas, id, locale, width);
            check(&drawing.unwrap_or_else(|missing| panic!("{id} {} {width}: {missing}", locale.code())), locale);
        }
    }
}

/// Left, top, right and bottom of a path of straight lines. Control points of curves count as corners.
pub fn bounds(shape: &Shape) -> [f64; 4] {
    let mut spaced = String::new();
    for c in shape.d.chars() {
        if c.is_ascii_alphabetic() {
            spaced.push_str(&format!(" {c} "));
        } else if c == '-' {
            spaced.push_str(" -");
        } else {
            spaced.push(c);
        }
    }
    let (mut x, mut y, mut command) = (0.0, 0.0, 'M');
    let mut found = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    let mut numbers = spaced.split_whitespace().peekable();
    while let Some(token) = numbers.next() {
        let letter = token.chars().next().filter(char::is_ascii_alphabetic);
        if let Some(letter) = letter {
            command = letter;
            continue;
        }
        let value: f64 = token.parse().unwrap_or_else(|_| panic!("{}", shape.d));
        let mut second = || numbers.next().and_then(|t| t.parse::<f64>().ok()).expect("a pair of coordinates");
        match command {
            'H' => x = value,
            'h' => x += value,
            'V' => y = value,
            'v' => y += value,
            'M' | 'L' | 'Q' => (x, y) = (value, second()),
            'm' | 'l' => (x, y) = (x + value, y + second()),
            other => panic!("{other} in {}", shape.d),
        }
        found = [found[0].min(x), found[1].min(y), found[2].max(x), found[3].max(y)];
    }
    found
}

pub fn length(shape: &Shape) -> f64 {
    let [left, _, right, _] = bounds(shape);
    right - left
}

#[test]
fn shapes_stay_inside_and_belong_to_the_card() {
    let atlas = support::everything();
    for id in ["sectors-2025", "freight", "jobs", "farming"] {
        let card = atlas.cards.get(id).unwrap();
        each(&atlas, id, |drawing, locale| {
            assert!(drawing.observations().iter().all(|drawn| card.observations().any(|id| id == *drawn)));
            for shape in shapes(drawing, None) {
                let rim = if shape.stroke == "none" { 0.0 } else { shape.stroke_width / 2.0 };
                let [left, top, right, bottom] = bounds(shape);
                // A straight line has no rim beyond its ends.
                let (dx, dy) =
                    (if top == bottom { 0.0 } else { rim }, if left == right && top != bottom { 0.0 } else { rim });
                let inside = left - dx >= -0.01
                    && top - dy >= -0.01
                    && right + dx <= drawing.width + 0.01
                    && bottom + dy <= drawing.height + 0.01;
                assert!(inside, "{id} {} {}: {} of {}", locale.code(), drawing.width, shape.d, drawing.height);
            }
        });
    }
}

#[test]
fn growth_and_decline_are_on_their_own_sides() {
    let atlas = support::everything();
    let card = atlas.cards.get("sectors-2025").unwrap();
    let changes: Vec<&str> = card.role("change").map(|id| id.as_str()).collect();
    each(&atlas, "sectors-2025", |drawing, _| {
        let zeros = shapes(drawing, None).into_iter().filter(|s| s.stroke == theme::INK_3).map(|s| bounds(s)[0]);
        let zero = zeros.fold(0.0, f64::max);
        let mut scales = Vec::new();
        for id in &changes {
            let value = atlas.value(id).unwrap();
            let bar = shapes(drawing, Some(id))[0];
            let [left, _, right, _] = bounds(bar);
            let words = written(drawing, id);
            if value < 0.0 {
                assert_eq!(bar.fill, theme::FALL);
                assert!((right - zero).abs() < 0.02 && left < zero && words.starts_with('−'), "{words} at {}", bar.d);
            } else {
                assert_eq!(bar.fill, theme::GROW);
                assert!((left - zero).abs() < 0.02 && right > zero && words.starts_with('+'), "{words} at {}", bar.d);
            }
            scales.push(length(bar) / value.abs());
        }
        assert!(scales.iter().all(|s| (s - scales[0]).abs() < 0.05), "{scales:?}");
    });
    assert_eq!(changes.iter().filter(|id| atlas.value(id).unwrap() < 0.0).count(), 1, "the title: one shrank");
    let parts: f64 = card.role("amount").map(|id| atlas.value(id).unwrap()).sum();
    assert!(parts < atlas.value("industrial-output-2025-07").unwrap(), "the subtitle: not all of industry");
}

#[test]
fn amounts_begin_at_zero_and_are_sorted() {
    let mut atlas = support::everything();
    each(&atlas, "sectors-2025", |drawing, _| {
        let mut bars: Vec<(&Shape, f64)> = Vec::new();
        for id in atlas.cards.get("sectors-2025").unwrap().role("amount") {
            bars.push((shapes(drawing, Some(id))[0], atlas.value(id).unwrap()));
        }
        let scale = length(bars[0].0) / bars[0].1;
        for (bar, value) in &bars {
            assert!((bounds(bar)[0] - bounds(bars[0].0)[0]).abs() < 0.02);
            assert!((length(bar) - value * scale).abs() < 0.02);
        }
        bars.sort_by(|(a, _), (b, _)| bounds(a)[1].total_cmp(&bounds(b)[1]));
        assert!(bars.windows(2).all(|pair| pair[0].1 >= pair[1].1), "largest on top");
    });
    for o in atlas.observations.iter_mut().filter(|o| o.id == "smart-equipment-growth-2025-07") {
        o.unit = "yi-yuan".into();
    }
    assert_eq!(draw(&atlas, "sectors-2025", Locale::Zh, NARROW), Err(DrawError::Role("change")));
}

#[test]
fn one_scale_holds_tonnes_of_either_unit() {
    let mut atlas = support::everything();
    let tonnes = |id: &str| {
        let o = atlas.observations.get(id).unwrap();
        o.value * if o.unit == "yi-tonnes" { 1e8 } else { 1e4 }
    };
    let ids: Vec<&str> = atlas.cards.get("freight").unwrap().observations().map(|id| id.as_str()).collect();
    assert_eq!(ids.len(), 4);
    each(&atlas, "freight", |drawing, locale| {
        let words: String = texts(drawing).iter().map(|(text, _)| content(text)).collect();
        assert!(!words.contains('%') && !words.contains('+') && !words.contains("占"), "{words}");
        for id in &ids {
            let alone = ["freight-total", "port-group-2022-10"].contains(id);
            assert_eq!(
                shapes(drawing, Some(id)).is_empty(),
                alone,
                "what all port areas handle says nothing of all freight or of one firm"
            );
            if let Some(bar) = shapes(drawing, Some(id)).first() {
                let rim = if bar.stroke == "none" { 0.0 } else { bar.stroke_width };
                let expected = tonnes(id) / 4e7 * drawing.width;
                assert!((length(bar) + rim - expected).abs() < 0.02, "{id}: {} of {expected}", length(bar));
                assert_eq!(bounds(bar)[0] - rim / 2.0, 0.0, "{id} begins at zero");
            }
            let period = atlas.period(atlas.observations.get(id).unwrap(), locale);
            assert!(written(drawing, id).contains(&period), "{id} says when");
        }
    });
    let zh = draw(&atlas, "freight", Locale::Zh, NARROW).unwrap();
    assert!(written(&zh, "freight-total").contains("≈1.3亿吨"));
    assert!(written(&zh, "port-throughput-2022").contains("3286万吨"));
    let en = draw(&atlas, "freight", Locale::En, NARROW).unwrap();
    assert!(written(&en, "freight-total").contains("≈130million tonnes"));
    assert!(written(&en, "port-throughput-2022").contains("32.86million tonnes"));
    for o in atlas.observations.iter_mut().filter(|o| o.id == "port-capacity-2023") {
        o.unit = "people".into();
    }
    assert_eq!(draw(&atlas, "freight", Locale::Zh, NARROW), Err(DrawError::Role("capacity")));
}

#[test]
fn capacity_is_an_outline() {
    let atlas = support::everything();
    each(&atlas, "freight", |drawing, _| {
        let capacity = shapes(drawing, Some("port-capacity-2023"));
        assert!(capacity.iter().all(|s| s.fill == "none") && capacity[0].stroke == theme::SEQ[3]);
        assert_eq!(shapes(drawing, Some("port-throughput-2022"))[0].fill, theme::SEQ[3]);
    });
}

#[test]
fn nearly_has_no_edge_but_at_its_number() {
    let mut atlas = support::everything();
    each(&atlas, "jobs", |drawing, locale| {
        let bar = shapes(drawing, Some("youth-employment"));
        let [body, .., soft] = bar[..] else { panic!("a body and its soft end") };
        assert_eq!((soft.fill, soft.stroke), (theme::HATCH, "none"));
        assert!(length(soft) < length(body) / 10.0, "the same end as everywhere, whatever the number");
        assert!(body.d.matches('L').count() == 1 && !body.d.contains('h'), "it tapers off: {}", body.d);
        let words = written(drawing, "youth-employment");
        let word = if locale == Locale::Zh { "近1万人" } else { "nearly10,000people" };
        assert!(words.contains(word), "{words}");
        // Its end is the line of the number.
        let end = bounds(soft)[2];
        assert_eq!(bounds(body)[2], end);
        let line = shapes(drawing, None).into_iter().find(|s| s.stroke == theme::INK).expect("a line");
        assert_eq!(bounds(line)[0], end);
        // There is no zero, hence no scale to read a length off.
        assert!(texts(drawing).iter().all(|(text, _)| content(text) != "0"));
    });
    let mut turn = |qualifier| {
        atlas.observations.iter_mut().filter(|o| o.id == "youth-employment").for_each(|o| o.qualifier = qualifier);
        draw(&atlas, "jobs", Locale::Zh, NARROW)
    };
    let at_least = turn(Qualifier::AtLeast).unwrap();
    let arrows = shapes(&at_least, Some("youth-employment")).iter().filter(|s| s.stroke == theme::INK).count();
    assert_eq!(arrows, 2, "a lower bound runs on: shaft and head");
    assert_eq!(turn(Qualifier::Exact), Err(DrawError::Role("value")));
}

#[test]
fn titles_can_be_counted() {
    let atlas = support::everything();
    each(&atlas, "farming", |drawing, _| {
        let leaves = shapes(drawing, Some("national-agri-brands")).iter().filter(|s| s.d.contains('Q')).count();
        assert_eq!(leaves, 2 * 15, "two leaves a sign");
        assert!(to_svg(drawing).contains("data-observation=\"national-agri-brands\""));
    });
}

#[test]
fn amounts_of_nothing_have_bars_of_no_length() {
    let mut atlas = support::core();
    atlas.observations.iter_mut().for_each(|o| o.value = 0.0);
    for id in ["sectors-2025", "freight"] {
        each(&atlas, id, |drawing, _| {
            let svg = to_svg(drawing);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{id}: {svg}");
        });
    }
}

#[test]
fn every_kind_that_a_card_can_name_is_drawn() {
    let drawn: Vec<CardKind> = KINDS.iter().map(|kind| kind.id).collect();
    assert_eq!(drawn, CardKind::NAMED);
}

#[test]
fn no_kind_is_drawn_without_a_role_that_it_declares() {
    let atlas = support::everything();
    let district = District::of(WANZHOU, &atlas).expect("a district");
    let parts = cards(&district).into_iter().map(|(card, _)| card);
    let mut seen = 0;
    for card in atlas.cards.iter().cloned().chain(parts) {
        for role in card.kind.roles() {
            let mut lacking = card.clone();
            lacking.series.retain(|series| series.role != *role);
            let drawn = wanzhou::figures::draw(&lacking, &atlas, Locale::Zh, NARROW);
            assert!(drawn.is_err(), "{} without {role}", card.id);
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}
