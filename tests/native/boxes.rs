//! Text in pictures, measured as boxes: at every width from a small phone's to a page's, in both languages, and where a
//! reader has text 1.3 times as large (then a picture is laid out for a width 1.3 times as small, and shown larger). No two
//! texts meet and none is cut off. Charts are measured as ECharts lays them out.

use crate::support;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};
use wanzhou::figures::charts::Layout;
use wanzhou::figures::districts::Screen;
use wanzhou::figures::districts::screen::{Shapes, chart, svg};
use wanzhou::figures::map::{
    Layers,
    choropleth::{Extent, draw as map},
    legend::legend,
};
use wanzhou::figures::profile::{District, cards};
use wanzhou::figures::shared::label::{Bounds, Face, width};
use wanzhou::figures::{
    ChartSpec, DrawContext, FULL, NARROW, Picture, WIDE, column_width, default_card, draw, gallery, is_chart,
    svg::to_svg,
};
use wanzhou::model::CardKind;
use wanzhou::route::{Explore, Tab, View};
use wanzhou::text::Locale;

/// Widths of pictures in pixels: those of 280 to 1,200, and from 215 on what they are at larger text.
const WIDTHS: [f64; 12] = [215.0, 250.0, 280.0, 320.0, 350.0, 390.0, 440.0, 486.0, 600.0, 690.0, 792.0, 1200.0];

/// Widths that drawings are made for.
const COLUMNS: [f64; 5] = [NARROW, WIDE[0], WIDE[1], WIDE[2], FULL];

/// Pictures as SVG text, charts drawn by ECharts in Node as the publisher has them drawn.
fn drawn(pictures: Vec<(String, Picture)>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut specs = serde_json::Map::new();
    for (name, picture) in pictures {
        match picture {
            Picture::Drawing(drawing) => _ = found.insert(name, to_svg(&drawing)),
            Picture::Chart(ChartSpec { width, height, json }) => {
                specs.insert(name, serde_json::json!({ "spec": json, "width": width, "height": height }));
            }
        }
    }
    let mut node = Command::new("node")
        .arg(support::path("src/bin/publish/static-charts.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node 20 or newer is there, as for the build");
    let input = serde_json::Value::Object(specs).to_string();
    node.stdin.take().expect("it reads").write_all(input.as_bytes()).expect("it listens");
    let output = node.wait_with_output().expect("it ends");
    assert!(output.status.success(), "static-charts.mjs fails: see above");
    let charts: BTreeMap<String, String> = serde_json::from_slice(&output.stdout).expect("JSON");
    found.extend(charts);
    found
}

/// What is written, with the box that it takes. Digits and capitals are lower than a line.
fn texts(svg: &str) -> Vec<(String, Bounds)> {
    let document = Document::parse(svg).expect("an SVG");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.map(|text| (content(&text), bounds(&text))).collect()
}

fn content(text: &Node) -> String {
    text.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.trim_end_matches("px").parse().ok()).unwrap_or(0.0)
}

fn bounds(text: &Node) -> Bounds {
    let shifts = text.ancestors().filter_map(|node| {
        let shift = node.attribute("transform")?.strip_prefix("translate(")?.strip_suffix(')')?;
        let shift: Vec<f64> = shift.split(' ').filter_map(|n| n.parse().ok()).collect();
        Some([0, 1].map(|i| shift.get(i).copied().unwrap_or(0.0)))
    });
    let [dx, dy] = shifts.fold([0.0, 0.0], |[x, y], [dx, dy]| [x + dx, y + dy]);
    let spans: Vec<Node> = text.children().filter(|node| node.has_tag_name("tspan")).collect();
    let styled = if spans.is_empty() { vec![*text] } else { spans };
    let (mut wide, mut size) = (0.0, 0.0_f64);
    for span in &styled {
        let own = number(span, "font-size");
        let face = match (span.attribute("font-family"), span.attribute("font-weight")) {
            (Some("var(--serif)"), _) => Face::Value,
            (_, Some(_)) => Face::Bold,
            _ => Face::Plain,
        };
        wide += number(span, "dx") + width(&content(span), own, face);
        size = size.max(own);
    }
    let (x, y) = (number(text, "x") + dx, number(text, "y") + dy);
    let left = match text.attribute("text-anchor") {
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        _ => x,
    };
    let middle = if text.attribute("dominant-baseline").is_some() { y } else { y - 0.36 * size };
    Bounds { left, right: left + wide, top: middle - 0.46 * size, bottom: middle + 0.46 * size }
}

/// Where texts meet or leave the picture.
fn faults(name: &str, svg: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("an SVG");
    let root = document.root_element();
    // The estimate is rather too wide: what it lets over an edge is seen.
    let frame =
        Bounds { left: -2.0, top: -2.0, right: number(&root, "width") + 2.0, bottom: number(&root, "height") + 2.0 };
    let texts = texts(svg);
    let mut found = Vec::new();
    for (i, (words, own)) in texts.iter().enumerate() {
        if !frame.holds(own) {
            found.push(format!("{name}: `{words}` leaves the picture: {own:?}"));
        }
        for (others, other) in &texts[i + 1..] {
            let inner = Bounds { left: own.left + 1.0, right: own.right - 1.0, ..*own };
            if inner.meets(other) {
                found.push(format!("{name}: `{words}` meets `{others}`: {own:?} {other:?}"));
            }
        }
    }
    found
}

fn check(pictures: Vec<(String, Picture)>) {
    no_faults(&drawn(pictures));
}

fn no_faults(all: &BTreeMap<String, String>) {
    let found: Vec<String> = all.iter().flat_map(|(name, svg)| faults(name, svg)).collect();
    assert!(found.is_empty(), "{} of {} pictures:\n{}", found.len(), all.len(), found.join("\n"));
}

fn everywhere() -> impl Iterator<Item = (Locale, f64)> {
    Locale::ALL.into_iter().flat_map(|locale| WIDTHS.map(|width| (locale, width)))
}

#[test]
fn no_text_of_the_gallery_meets_another_or_is_cut_off() {
    let at = |(locale, width): (Locale, f64)| {
        let one = move |case: gallery::Case| {
            (format!("{} {} {width}", case.id, locale.code()), (case.draw)(Layout { width, locale }))
        };
        gallery::cases().into_iter().filter(|case| !case.id.starts_with("marks")).map(one)
    };
    // Our own drawings are made for columns.
    let is_made = |(name, picture): &(String, Picture)| {
        matches!(picture, Picture::Chart(_)) || COLUMNS.iter().any(|width| name.ends_with(&format!(" {width}")))
    };
    check(everywhere().flat_map(at).filter(is_made).collect());
}

#[test]
fn no_text_of_a_chart_meets_another_or_is_cut_off() {
    let atlas = support::everything();
    let cards: Vec<_> = default_card::all(&atlas).into_iter().filter(is_chart).collect();
    let at = |(locale, width): (Locale, f64)| {
        let (atlas, cards) = (&atlas, &cards);
        let one = move |card| {
            let picture = draw(card, atlas, locale, width).expect("it can be drawn");
            (format!("{} {} {width}", card.id, locale.code()), picture)
        };
        cards.iter().map(one)
    };
    check(everywhere().flat_map(at).collect());
}

/// What we draw ourselves needs no ECharts: every card at every column's width.
#[test]
fn no_text_of_a_drawing_meets_another_or_is_cut_off() {
    let atlas = support::everything();
    let mut all = BTreeMap::new();
    for card in default_card::all(&atlas).iter().filter(|card| !is_chart(card)) {
        for (locale, width) in Locale::ALL.into_iter().flat_map(|locale| COLUMNS.map(|width| (locale, width))) {
            let Picture::Drawing(drawing) = draw(card, &atlas, locale, width).expect("it can be drawn") else {
                continue;
            };
            all.insert(format!("{} {} {width}", card.id, locale.code()), to_svg(&drawing));
        }
    }
    assert!(all.len() > 100, "{}", all.len());
    no_faults(&all);
}

/// The map of each card that has one, whole and enlarged, with its legend.
#[test]
fn no_text_of_a_map_meets_another_or_is_cut_off() {
    let atlas = support::everything();
    let layers = Layers::of(&atlas);
    let mut all = BTreeMap::new();
    let cards =
        COMPARED.into_iter().filter_map(|id| default_card::card_of(id, &atlas)).chain(atlas.cards.iter().cloned());
    for card in &cards.filter(|card| card.kind == CardKind::Ranking).collect::<Vec<_>>() {
        for (locale, width) in Locale::ALL.into_iter().flat_map(|locale| [NARROW, WIDE[1]].map(|width| (locale, width)))
        {
            let context = DrawContext { atlas: &atlas, card, locale, width };
            let name = format!("{} {} {width}", card.id, locale.code());
            for extent in [Extent::Whole, Extent::Smallest] {
                let map = map(&context, &layers, extent).expect("a map");
                all.insert(format!("{name} {extent:?}"), to_svg(&map));
            }
            all.insert(format!("{name} legend"), to_svg(&legend(&context, Tab::Map).expect("a legend")));
        }
    }
    assert!(all.len() > 40, "{}", all.len());
    no_faults(&all);
}

/// A rate, an amount, a sample, what is of two times, a ratio with a long name, what is in doubt for one.
const COMPARED: [&str; 6] = [
    "aged-65-plus-share",
    "population",
    "lift-share",
    "population-growth",
    "university-women-per-100-men",
    "illiteracy-rate",
];

fn compared(id: &str, view: View) -> Explore {
    Explore { y: Some(id.to_owned()), view: Some(view), ..Explore::default() }
}

fn charts_compared(view: View, ids: &[&str], narrowest: f64) -> Vec<(String, Picture)> {
    let atlas = support::everything();
    let at = |(locale, width): (Locale, f64)| {
        let atlas = &atlas;
        ids.iter().map(move |id| {
            let spec = chart(atlas, &compared(id, view), locale, width).expect("a chart");
            (format!("{id} {} {} {width}", view.id(), locale.code()), Picture::Chart(spec))
        })
    };
    everywhere().filter(|(_, width)| *width >= narrowest).flat_map(at).collect()
}

/// From the smallest phone on; also where an axis is of a change, whose name is longer.
#[test]
fn no_text_of_the_scatter_of_districts_meets_another_or_is_cut_off() {
    let atlas = support::everything();
    let mut all = charts_compared(View::Scatter, &COMPARED, 280.0);
    let changed = Explore { change: true, x_change: true, ..compared("aged-65-plus-share", View::Scatter) };
    let of_changes = everywhere().filter(|(_, width)| *width >= 280.0).map(|(locale, width)| {
        let spec = chart(&atlas, &changed, locale, width).expect("a chart");
        (format!("changes {} {width}", locale.code()), Picture::Chart(spec))
    });
    all.extend(of_changes);
    check(all);
}

#[test]
fn no_text_of_the_lines_of_districts_meets_another_or_is_cut_off() {
    check(charts_compared(View::Time, &COMPARED, 0.0));
}

/// Drawings of the page of districts, wide and as on phones.
fn shapes_compared(view: View, shapes: &[Shapes], locales: &[Locale]) -> BTreeMap<String, String> {
    let atlas = support::everything();
    let mut found = BTreeMap::new();
    for (id, locale) in COMPARED.into_iter().flat_map(|id| locales.iter().map(move |locale| (id, *locale))) {
        let explore = compared(id, view);
        let card = Screen::of(&atlas, &explore, locale).expect("a screen").card;
        for (shapes, is_wide) in shapes.iter().flat_map(|shapes| [(*shapes, true), (*shapes, false)]) {
            let drawn = svg(&atlas, &explore, &card, locale, shapes, is_wide).expect("a drawing");
            let width = if is_wide { "wide" } else { "narrow" };
            found.insert(format!("{id} {} {shapes:?} {} {width}", view.id(), locale.code()), drawn);
        }
    }
    found
}

#[test]
fn no_text_of_the_map_of_districts_meets_another_or_is_cut_off() {
    no_faults(&shapes_compared(View::Map, &[Shapes::Map], &Locale::ALL));
}

#[test]
fn no_text_of_the_ranking_of_districts_meets_another_or_is_cut_off() {
    let both = [Shapes::Ranking { all: true }, Shapes::Ranking { all: false }];
    let mut all = shapes_compared(View::Map, &both, &Locale::ALL);
    all.extend(shapes_compared(View::Ranking, &both, &Locale::ALL));
    no_faults(&all);
}

/// The district with the most people, that with the fewest, one of the longest names, one in doubt.
const PROFILES: [&str; 4] = ["500112", "500229", "500107", "500236"];

/// Where a part is held to it: in frames that are narrower than a phone the English heads of four columns of schooling meet.
fn is_held(kind: &str, locale: Locale, width: f64) -> bool {
    kind != "schooling" || locale == Locale::Zh || width >= NARROW
}

#[test]
fn no_text_of_a_districts_own_figures_meets_another_or_is_cut_off() {
    let atlas = support::everything();
    let of = |id| cards(&District::of(id, &atlas).expect("a district"));
    let all: Vec<_> = PROFILES.into_iter().flat_map(of).collect();
    let mut pictures = Vec::new();
    for (card, span) in &all {
        // A chart is laid out for the width that there is, a drawing for a column and for a phone.
        let own = [NARROW, column_width(*span)];
        let widths = if is_chart(card) { &WIDTHS[..] } else { &own };
        for (locale, width) in Locale::ALL.into_iter().flat_map(|locale| widths.iter().map(move |w| (locale, *w))) {
            if !is_held(card.kind.id(), locale, width) {
                continue;
            }
            let picture = draw(card, &atlas, locale, width).expect("it can be drawn");
            pictures.push((format!("{} {} {width}", card.id, locale.code()), picture));
        }
    }
    assert!(pictures.len() > PROFILES.len() * 2 * WIDTHS.len(), "{}", pictures.len());
    check(pictures);
}
