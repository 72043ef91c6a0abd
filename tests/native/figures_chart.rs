//! The figures with axes: sorted, from zero, open where the value is open, broken where the rules change.

use crate::support;
use crate::support::spec::{list, marks, observations, of, options, text, written};
use serde_json::Value;
use std::collections::BTreeSet;
use wanzhou::figures::{DrawContext, DrawError, KINDS, NARROW, Picture, WIDE, theme};
use wanzhou::model::{Atlas, Card, Qualifier, observation::WANZHOU};
use wanzhou::text::{LocalText, Locale, Period};

const FIGURES: [&str; 5] = ["industry-output", "growth-rates", "gdp", "district-population", "district-gdp"];
const WIDTHS: [f64; 4] = [NARROW, WIDE[0], WIDE[1], WIDE[2]];

fn draw(atlas: &Atlas, card: &Card, locale: Locale, width: f64) -> Result<Value, DrawError> {
    let kind = KINDS.iter().find(|kind| kind.id == card.kind).expect("the kind is registered");
    match (kind.draw)(&DrawContext { atlas, card, locale, width })? {
        Picture::Chart(spec) => Ok(options(&spec)),
        Picture::Drawing(_) => panic!("{} is not a chart", card.id),
    }
}

fn zh(atlas: &Atlas, id: &str, width: f64) -> Value {
    draw(atlas, atlas.cards.get(id).unwrap(), Locale::Zh, width).unwrap_or_else(|missing| panic!("{id}: {missing}"))
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
        let listed: BTreeSet<String> = card.observations().map(ToString::to_string).collect();
        assert_eq!(observations(spec), listed, "{name}");
    });
}

#[test]
fn colours_are_tokens_and_text_is_large_enough() {
    each(|name, _, spec| {
        let mut colours = 0;
        walk(spec, "", &mut |key, value| match (key, value) {
            ("color" | "borderColor" | "textBorderColor" | "fill" | "stroke", Value::String(colour)) => {
                colours += 1;
                let token = colour.starts_with("var(--") || colour.starts_with("url(#hatch");
                assert!(token || colour == "transparent", "{name}: {colour}");
            }
            ("fontSize", size) => assert!(size.as_f64().unwrap() >= 12.0, "{name}: {size}"),
            ("formatter", Value::String(words)) => assert!(!words.contains('{'), "{name}: `{words}` is not filled in"),
            ("tooltip" | "legend" | "graphic", _) => panic!("{name} has `{key}`"),
            _ => {}
        });
        assert!(colours > 10, "{name}");
    });
}

#[test]
fn series_lie_over_each_other_in_their_order_and_none_is_clipped() {
    each(|name, _, spec| {
        let series = list(&spec["series"]);
        for pair in series.windows(2) {
            assert!(pair[0]["z"].as_u64() < pair[1]["z"].as_u64(), "{name}");
        }
        let ids: BTreeSet<String> = series.iter().map(|s| text(&s["id"])).collect();
        assert_eq!(ids.len(), series.len(), "{name}: each is known by its id");
        assert!(series.iter().all(|s| s["clip"] == false && s["silent"] == true), "{name}");
    });
}

#[test]
fn bars_start_at_zero() {
    each(|name, card, spec| {
        if card.kind.id() != "line" {
            let scale = if card.kind.id() == "columns" { &spec["yAxis"][0] } else { &spec["xAxis"][0] };
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
fn a_year_without_value_keeps_its_position() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "industry-output", width);
        let years: Vec<String> = list(&spec["xAxis"][0]["data"]).iter().map(|name| text(&name["value"])).collect();
        assert_eq!(years, ["2020", "2021", "2022", "2023", "2024"]);
        let bars: Vec<_> = marks(&spec).into_iter().filter(|mark| mark.series == "columns").collect();
        assert_eq!(bars.len(), 5);
        assert_eq!((&bars[1].datum["value"][1], &bars[1].observation), (&Value::Null, &None), "2021 has no mark");
        assert!(written(&spec).contains(&"未查到".to_owned()));
    }
}

#[test]
fn columns_look_like_what_is_known() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "industry-output", width);
        let marks = marks(&spec);
        let fill = |id: &str| of(&marks, "columns", id)[0].datum["itemStyle"]["color"].clone();
        assert_eq!(fill("industrial-output-2020"), "transparent", "expected is hollow");
        assert_eq!(fill("industrial-output-2022"), theme::SEQ[3]);
        assert_eq!(fill("industrial-output"), theme::ACCENT);
        let open: Vec<_> = marks.iter().filter(|mark| mark.series == "ends").collect();
        let [end] = open.as_slice() else { panic!("one value is open: {open:?}") };
        assert_eq!(end.observation.as_deref(), Some("industrial-output-2022"));
        assert!(end.pieces.iter().any(|piece| piece["style"]["fill"] == theme::HATCH), "hatching beyond its end");
        assert!(end.pieces.iter().any(|piece| piece["style"]["stroke"] == theme::INK), "and an arrow");
        let words = written(&spec);
        for word in [">500", "预计", "330", "632.4", "719.17", "+13.0%", "+13.7%"] {
            assert!(words.iter().any(|w| w == word), "{width}: {word} in {words:?}");
        }
        assert!(!words.iter().any(|w| w == "500"));
        let framed = |id: &str| of(&marks, "rates", id)[0].pieces.iter().any(|piece| !piece["area"].is_null());
        assert!(framed("industrial-output-ratio-growth"), "derived has a dotted frame");
        assert!(!framed("industrial-output-growth"));
    }
}

#[test]
fn another_year_needs_no_other_code() {
    let mut atlas = support::core();
    let mut next = atlas.observations.get("industrial-output").unwrap().clone();
    (next.id, next.value, next.period) = ("made-up".into(), 800.0, Period::parse("2026"));
    atlas.observations.insert(0, next).unwrap();
    for card in atlas.cards.iter_mut().filter(|card| card.id == "industry-output") {
        card.series[0].observations.push("made-up".into());
    }
    let spec = zh(&atlas, "industry-output", WIDE[1]);
    assert_eq!(list(&spec["xAxis"][0]["data"]).len(), 7, "2025 is empty");
    let marks = marks(&spec);
    assert_eq!(of(&marks, "columns", "made-up")[0].datum["itemStyle"]["color"], theme::ACCENT);
    assert_eq!(of(&marks, "columns", "industrial-output")[0].datum["itemStyle"]["color"], theme::SEQ[3]);
    // Seven months are no year.
    for card in atlas.cards.iter_mut().filter(|card| card.id == "industry-output") {
        card.series[0].observations.push("industrial-output-2025-07".into());
    }
    let card = atlas.cards.get("industry-output").unwrap();
    assert_eq!(draw(&atlas, card, Locale::Zh, NARROW), Err(DrawError::Role("value")));
}

#[test]
fn rates_are_sorted_and_sources_told_apart() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "growth-rates", width);
        let marks = marks(&spec);
        let stems = marks.iter().filter(|mark| mark.series == "stems");
        let rates: Vec<f64> = stems.map(|mark| mark.datum["value"][0].as_f64().unwrap()).collect();
        assert_eq!(rates, [13.3, 13.0, 12.9, 10.5, 6.5, 5.5, 6.8], "GDP is at other prices and stands apart");
        for id in atlas.cards.get("growth-rates").unwrap().observations() {
            let other = atlas.observations.get(id).unwrap().source.as_deref() != Some("report");
            let disc = of(&marks, "dots", id)[0].pieces.iter().any(|piece| !piece["disc"].is_null());
            assert_eq!(disc, !other, "{id}: another source is a diamond");
        }
    }
}

#[test]
fn gdp_is_never_joined_across_the_break() {
    let atlas = support::core();
    for width in WIDTHS {
        let spec = zh(&atlas, "gdp", width);
        let lines: Vec<Vec<String>> = list(&spec["series"])
            .iter()
            .filter(|series| series["type"] == "line")
            .map(|series| {
                assert_eq!(series["connectNulls"], false);
                let ids = list(&series["data"]).iter().map(|datum| text(&datum["observation"]));
                ids.filter(|id| !id.is_empty()).collect()
            })
            .collect();
        assert_eq!(lines[1], ["gdp-2019", "gdp-2020", "gdp-2021", "gdp-2022"]);
        assert_eq!([&lines[0], &lines[2]], [&["gdp-2018"], &["gdp-2023"]]);
        assert_eq!(lines.len(), 3);
        let panel = &of(&marks(&spec), "notes", "gdp-growth-2024")[0].pieces.len();
        assert!(*panel >= 4, "a panel, an arrow, the rate, what it is");
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
        assert!(written(&spec).iter().any(|words| words.ends_with(note)));
    }
}

#[test]
fn ranking_is_sorted_and_ties_share_a_rank() {
    let mut atlas = support::everything();
    let ids: Vec<String> = atlas.cards.get("district-gdp").unwrap().observations().map(ToString::to_string).collect();
    let second = atlas.value(&ids[1]).unwrap();
    for o in atlas.observations.iter_mut().filter(|o| o.id == ids[2]) {
        o.value = second;
    }
    for width in WIDTHS {
        let spec = zh(&atlas, "district-gdp", width);
        let bars: Vec<_> = marks(&spec).into_iter().filter(|mark| mark.series == "bars").collect();
        let values: Vec<f64> = bars.iter().map(|bar| bar.datum["value"][0].as_f64().unwrap()).collect();
        assert_eq!(values.len(), 38);
        assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
        for bar in &bars {
            let ours = atlas.observations.get(bar.observation.as_deref().unwrap()).unwrap().area == WANZHOU;
            assert_eq!(bar.datum["itemStyle"]["color"], if ours { theme::ACCENT } else { theme::MARK });
        }
        let rank = values.iter().position(|v| *v == second).unwrap() + 1;
        let ranks: Vec<usize> =
            list(&spec["yAxis"][1]["data"]).iter().map(|name| text(&name["value"]).parse().unwrap()).collect();
        assert_eq!(ranks.iter().filter(|r| **r == rank).count(), 2, "{ranks:?}");
        assert!(!ranks.contains(&(rank + 1)), "{ranks:?}");
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
        atlas.observations.iter_mut().for_each(|o| o.value = value);
        let spec = draw(&atlas, &card, Locale::Zh, NARROW).expect("it can be drawn");
        let [min, max] = ["min", "max"].map(|end| spec["yAxis"][0][end].as_f64().expect("a number"));
        assert!(min <= value && value <= max && min < max, "{min} {max}");
        for mark in marks(&spec) {
            assert!(mark.datum["value"][1].is_number() || mark.observation.is_none(), "{mark:?}");
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
