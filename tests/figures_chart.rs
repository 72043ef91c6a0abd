//! The figures with axes: sorted, from zero, open where the value is open, broken where the rules change.

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use wanzhou::figures::{Canvas, KINDS, Missing, NARROW, Picture, WIDE, theme};
use wanzhou::model::{Atlas, Card, Qualifier, observation::WANZHOU};
use wanzhou::text::{LocalText, Locale, Period};

const FIGURES: [&str; 5] = ["industry-output", "growth-rates", "gdp", "district-population", "district-gdp"];
const WIDTHS: [f64; 4] = [NARROW, WIDE[0], WIDE[1], WIDE[2]];

fn draw(atlas: &Atlas, card: &Card, locale: Locale, width: f64) -> Result<Value, Missing> {
    let kind = KINDS.iter().find(|kind| kind.id == card.kind).expect("the kind is registered");
    match (kind.draw)(&Canvas { atlas, card, locale, width })? {
        Picture::Chart(spec) => Ok(serde_json::from_str(&spec.json).expect("options are JSON")),
        Picture::Drawing(_) => panic!("{} is not a chart", card.id),
    }
}

fn zh(atlas: &Atlas, id: &str, width: f64) -> Value {
    draw(atlas, atlas.cards.get(id).unwrap(), Locale::Zh, width).unwrap_or_else(|missing| panic!("{id}: {missing}"))
}

/// A datum with the type of its series and the observation that it shows.
fn marks(spec: &Value) -> Vec<(String, Value, Option<String>)> {
    let mut found = Vec::new();
    for (series, ids) in list(&spec["series"]).iter().zip(list(&spec["observations"])) {
        assert_eq!(list(&series["data"]).len(), list(ids).len(), "one id or null for every datum");
        for (datum, id) in list(&series["data"]).iter().zip(list(ids)) {
            found.push((text(&series["type"]), datum.clone(), id.as_str().map(str::to_owned)));
        }
    }
    found
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn of<'a>(marks: &'a [(String, Value, Option<String>)], kind: &str, id: &str) -> Vec<&'a Value> {
    marks.iter().filter(|(k, _, o)| k == kind && o.as_deref() == Some(id)).map(|(_, datum, _)| datum).collect()
}

fn written(spec: &Value) -> Vec<String> {
    marks(spec).iter().map(|(_, datum, _)| text(&datum["label"]["formatter"])).filter(|t| !t.is_empty()).collect()
}

fn walk(value: &Value, key: &str, visit: &mut dyn FnMut(&str, &Value)) {
    visit(key, value);
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| walk(value, key, visit)),
        Value::Array(values) => values.iter().for_each(|value| walk(value, key, visit)),
        _ => {}
    }
}

fn each(check: impl Fn(&str, &Card, &Value)) {
    let atlas = support::everything();
    for id in FIGURES {
        for (locale, width) in Locale::ALL.into_iter().flat_map(|l| WIDTHS.map(|w| (l, w))) {
            let card = atlas.cards.get(id).unwrap();
            let name = format!("{id} {} {width}", locale.code());
            check(
                &name,
                card,
                &draw(&atlas, card, locale, width).unwrap_or_else(|missing| panic!("{name}: {missing}")),
            );
        }
    }
}

#[test]
fn marks_and_observations_of_the_card_are_the_same() {
    each(|name, card, spec| {
        let drawn: BTreeSet<String> = marks(spec).into_iter().filter_map(|(_, _, id)| id).collect();
        let listed: BTreeSet<String> = card.observations().map(str::to_owned).collect();
        assert_eq!(drawn, listed, "{name}");
    });
}

#[test]
fn colours_are_tokens_and_writing_is_large_enough() {
    each(|name, _, spec| {
        let mut colours = 0;
        walk(spec, "", &mut |key, value| match (key, value) {
            ("color" | "borderColor" | "textBorderColor", Value::String(colour)) => {
                colours += 1;
                assert!(colour.starts_with("var(--") || colour == "transparent", "{name}: {colour}");
            }
            ("fontSize", size) => assert!(size.as_f64().unwrap() >= 12.0, "{name}: {size}"),
            ("formatter", Value::String(words)) => assert!(!words.contains('{'), "{name}: `{words}` is not filled in"),
            ("tooltip" | "legend" | "graphic", _) => panic!("{name} has `{key}`"),
            ("label", Value::Object(label)) => {
                assert!(label["color"].is_string() && label["textBorderColor"].is_string(), "{name}: {label:?}");
            }
            _ => {}
        });
        assert!(colours > 20, "{name}");
    });
}

#[test]
fn bars_start_at_zero() {
    each(|name, card, spec| {
        if card.kind != "line" {
            let scale = if card.kind == "columns" { &spec["yAxis"][0] } else { &spec["xAxis"][0] };
            assert_eq!((&scale["type"], &scale["min"]), (&Value::from("value"), &Value::from(0.0)), "{name}");
        }
    });
}

#[test]
fn narrow_and_wide_differ() {
    let atlas = support::everything();
    for id in FIGURES {
        assert_ne!(zh(&atlas, id, NARROW), zh(&atlas, id, WIDE[1]), "{id}");
    }
}

#[test]
fn a_year_without_value_keeps_its_place() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "industry-output", width);
        let years: Vec<String> = list(&spec["xAxis"][0]["data"]).iter().map(text).collect();
        assert_eq!(years, ["2020", "2021", "2022", "2023", "2024"]);
        let bars: Vec<_> = marks(&spec).into_iter().filter(|(kind, ..)| kind == "bar").collect();
        assert_eq!(bars.len(), 5);
        assert_eq!((&bars[1].1["value"][1], &bars[1].2), (&Value::Null, &None), "2021 has no mark");
        assert!(written(&spec).contains(&"查不到".to_owned()));
    }
}

#[test]
fn columns_look_like_what_is_known() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "industry-output", width);
        let marks = marks(&spec);
        let fill = |id: &str| of(&marks, "bar", id)[0]["itemStyle"]["color"].clone();
        assert_eq!(fill("industrial-output-2020"), "transparent", "expected is hollow");
        assert_eq!(fill("industrial-output-2022"), theme::LAKE[3]);
        assert_eq!(fill("industrial-output"), theme::SAIL);
        let signs = |id: &str| {
            let paths = of(&marks, "scatter", id);
            paths.iter().filter(|m| text(&m["symbol"]).starts_with("path://")).count()
        };
        assert_eq!(signs("industrial-output-2022"), 2, "hatching and arrow");
        assert_eq!(signs("industrial-output-2023") + signs("industrial-output-2020") + signs("industrial-output"), 0);
        let words = written(&spec);
        for word in [">500", "预计", "330", "632.4", "719.17", "+13.0%", "+13.7%"] {
            assert!(words.iter().any(|w| w == word), "{width}: {word} in {words:?}");
        }
        assert!(!words.iter().any(|w| w == "500"));
        let derived = &of(&marks, "scatter", "industrial-output-ratio-growth")[0]["itemStyle"]["borderType"];
        assert!(derived.is_array(), "derived has a dotted frame");
        assert!(of(&marks, "scatter", "industrial-output-growth")[0]["itemStyle"]["borderType"].is_null());
    }
}

#[test]
fn another_year_needs_no_other_code() {
    let mut atlas = support::core();
    let mut next = atlas.observations.get("industrial-output").unwrap().clone();
    (next.id, next.value, next.period) = ("made-up".to_owned(), Some(800.0), Period::parse("2026"));
    atlas.observations.insert(next).unwrap();
    for card in atlas.cards.iter_mut().filter(|card| card.id == "industry-output") {
        card.series[0].observations.push("made-up".to_owned());
    }
    let spec = zh(&atlas, "industry-output", WIDE[1]);
    assert_eq!(list(&spec["xAxis"][0]["data"]).len(), 7, "2025 is empty");
    let marks = marks(&spec);
    assert_eq!(of(&marks, "bar", "made-up")[0]["itemStyle"]["color"], theme::SAIL);
    assert_eq!(of(&marks, "bar", "industrial-output")[0]["itemStyle"]["color"], theme::LAKE[3]);
    // Seven months are no year.
    for card in atlas.cards.iter_mut().filter(|card| card.id == "industry-output") {
        card.series[0].observations.push("industrial-output-2025-07".to_owned());
    }
    let card = atlas.cards.get("industry-output").unwrap();
    assert_eq!(draw(&atlas, card, Locale::Zh, NARROW), Err(Missing::Role("value")));
}

#[test]
fn rates_are_sorted_and_sources_told_apart() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "growth-rates", width);
        let marks = marks(&spec);
        let rates: Vec<f64> =
            marks.iter().filter(|(k, ..)| k == "bar").map(|(_, d, _)| d["value"][0].as_f64().unwrap()).collect();
        assert_eq!(rates, [13.3, 13.0, 12.9, 10.5, 6.8, 6.5, 5.5]);
        for id in atlas.cards.get("growth-rates").unwrap().role("value") {
            let other = atlas.observations.get(id).unwrap().source.as_deref() != Some("report");
            let symbol = &of(&marks, "scatter", id)[0]["symbol"];
            assert_eq!(symbol, if other { "diamond" } else { "circle" }, "{id}");
        }
    }
}

#[test]
fn gdp_is_never_joined_across_the_break() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "gdp", width);
        let series = list(&spec["series"]).iter().zip(list(&spec["observations"]));
        let lines: Vec<Vec<String>> = series
            .filter(|(s, ids)| s["type"] == "line" && list(ids).iter().any(Value::is_string))
            .map(|(s, ids)| {
                assert_eq!(s["connectNulls"], false);
                list(ids).iter().map(text).collect()
            })
            .collect();
        assert_eq!(lines[0], ["gdp-2018", "gdp-2019", "gdp-2020", "gdp-2021", "gdp-2022"]);
        assert_eq!(lines[1..], [["gdp-2023"]]);
        let rate = &of(&marks(&spec), "scatter", "gdp-growth-2024").len();
        assert!(*rate >= 3, "a panel, an arrow and the rate");
        assert!(written(&spec).contains(&"+6.8%".to_owned()));
        let mut numbers = Vec::new();
        walk(&spec, "", &mut |_, value| numbers.extend(value.as_f64()));
        assert!(!numbers.contains(&982.58) && !spec.to_string().contains("982.58"));
    }
}

#[test]
fn gdp_says_where_its_scale_begins() {
    let atlas = support::core();
    let card = atlas.cards.get("gdp").unwrap();
    for (locale, width) in Locale::ALL.into_iter().flat_map(|l| WIDTHS.map(|w| (l, w))) {
        let spec = draw(&atlas, card, locale, width).unwrap();
        let begin = format!("{}", spec["yAxis"][0]["min"].as_f64().unwrap());
        let note = card.labels["axis-note"].get(locale);
        assert!(note.contains(&begin) && card.subtitle.get(locale).contains(&begin), "{note}: {begin}");
        assert!(written(&spec).iter().any(|words| words == note));
    }
}

#[test]
fn ranking_is_sorted_and_ties_share_a_rank() {
    let mut atlas = support::everything();
    let ids: Vec<String> = atlas.cards.get("district-gdp").unwrap().observations().map(str::to_owned).collect();
    let second = atlas.value(&ids[1]).unwrap();
    for o in atlas.observations.iter_mut().filter(|o| o.id == ids[2]) {
        o.value = Some(second);
    }
    for width in WIDTHS {
        let spec = zh(&atlas, "district-gdp", width);
        let bars: Vec<_> = marks(&spec).into_iter().filter(|(kind, ..)| kind == "bar").collect();
        let values: Vec<f64> = bars.iter().map(|(_, d, _)| d["value"][0].as_f64().unwrap()).collect();
        assert_eq!(values.len(), 38);
        assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
        for (_, datum, id) in &bars {
            let ours = atlas.observations.get(id.as_deref().unwrap()).unwrap().area == WANZHOU;
            assert_eq!(datum["itemStyle"]["color"], if ours { theme::SAIL } else { theme::MARK });
        }
        let place = values.iter().position(|v| *v == second).unwrap() + 1;
        let ranks: Vec<usize> = written(&spec).iter().filter_map(|w| w.parse().ok()).filter(|n| *n <= 38).collect();
        assert_eq!(ranks.iter().filter(|r| **r == place).count(), 2, "{ranks:?}");
        assert!(!ranks.contains(&(place + 1)), "{ranks:?}");
    }
}

#[test]
fn open_values_do_not_lose_their_sign() {
    let mut atlas = support::core();
    for o in atlas.observations.iter_mut().filter(|o| o.id == "retail-growth") {
        o.qualifier = Qualifier::AtLeast;
    }
    assert!(written(&zh(&atlas, "growth-rates", NARROW)).contains(&"≥10.5".to_owned()));
}

#[test]
fn a_line_of_one_value_or_of_equal_ones_has_a_scale() {
    let mut atlas = support::core();
    let mut card = atlas.cards.get("gdp").expect("the card").clone();
    card.labels.insert("axis-note".to_owned(), LocalText::default());
    for value in [0.0, 860.67, -3.0, 1e15] {
        atlas.observations.iter_mut().for_each(|o| o.value = Some(value));
        let spec = draw(&atlas, &card, Locale::Zh, NARROW).expect("it can be drawn");
        let [min, max] = ["min", "max"].map(|end| spec["yAxis"][0][end].as_f64().expect("a number"));
        assert!(min <= value && value <= max && min < max, "{min} {max}");
        for (kind, datum, id) in marks(&spec) {
            assert!(datum["value"][1].is_number() || id.is_none(), "{kind} {id:?}: {datum}");
        }
    }
}

#[test]
fn what_is_listed_as_a_chart_is_one() {
    let atlas = support::everything();
    for card in atlas.cards.iter() {
        let picture = wanzhou::figures::draw(card, &atlas, Locale::Zh, NARROW).expect("it can be drawn");
        assert_eq!(matches!(picture, Picture::Chart(_)), wanzhou::figures::is_chart(card), "{}", card.id);
    }
}
