//! What entries refer to: what leads nowhere is left out and named, and what follows from others is worked out.

use crate::support;
use crate::support::little::{break_second, derived, ids, read};
use serde_json::{Value, json};
use wanzhou::model::expression::MAX_DEPTH;
use wanzhou::model::{parse, template};
use wanzhou::text::Locale;

#[test]
fn references_to_nothing_are_named() {
    for field in ["unit", "source", "indicator", "area"] {
        let message = break_second(|o| o[field] = json!("nowhere"));
        assert!(message.contains(field) && message.contains("nowhere"), "{message}");
    }
}

#[test]
fn bad_arithmetic_is_named() {
    for bad in ["{nobody}", "{first", "1 / 0", "{first} +", "", "first", "{sum}", "1e400", "(((", "{first} {second}"] {
        let (atlas, problems) = read(|data| data["observations"][2]["expression"] = json!(bad));
        assert_eq!(ids(&atlas), ["first", "second"], "{bad}");
        assert!(problems.iter().any(|p| p.path == "$.observations[2]"), "{bad}: {problems:?}");
    }
    let deep = format!("{}1{}", "(".repeat(10_000), ")".repeat(10_000));
    let long = format!("1{}", " + 1".repeat(900));
    let (_, problems) = read(|data| data["observations"][2]["expression"] = json!(deep));
    assert!(problems.iter().any(|p| p.path == "$.observations[2]"));
    let (atlas, _) = read(|data| data["observations"][2]["expression"] = json!(long));
    assert_eq!(atlas.value("sum"), Some(901.0));
}

#[test]
fn a_figure_that_shows_something_missing_is_left_out() {
    for change in ["series", "title"] {
        let (atlas, problems) = read(|data| match change {
            "series" => data["cards"][0]["series"][0]["observations"] = json!(["nobody"]),
            _ => data["cards"][0]["title"] = json!({ "zh": "{nobody|unit}", "en": "" }),
        });
        assert!(atlas.cards.is_empty(), "{change}");
        assert_eq!(problems.len(), 1, "{change}: {problems:?}");
        assert!(problems[0].message.contains("nobody"));
        assert_eq!(ids(&atlas).len(), 3, "{change}");
    }
}

#[test]
fn the_story_and_the_checks_lose_only_what_is_missing_and_say_so() {
    let (atlas, problems) = support::parts(&wanzhou::views::page_files::CORE);
    assert!(problems.is_empty());
    let without = |file: &str| {
        let text = support::read(&format!("public/data/{file}.json"));
        if file != "observations" {
            return text;
        }
        let mut value: Value = serde_json::from_str(&text).expect("JSON");
        let all = value["observations"].as_array_mut().expect("a list");
        all.retain(|o| o["id"] != "industrial-output-2022" && o["id"] != "hospitals-3a");
        value.to_string()
    };
    let texts: Vec<(&str, String)> =
        wanzhou::views::page_files::CORE.iter().map(|file| (*file, without(file))).collect();
    let (less, problems) = parse(texts.iter().map(|(name, text)| (*name, text.as_str())));
    let ids = |part: &str| problems.iter().filter(|p| p.part == part).filter_map(|p| p.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids("cards.json"), ["hospitals", "industry-output"]);
    assert!(ids("checks.json").contains(&"top-grade-within-tertiary".to_owned()));
    assert_eq!(ids("story.json"), ["development", "development", "life"]);
    assert_eq!(less.story.len(), atlas.story.len());
    assert_eq!(less.cards.len(), atlas.cards.len() - 2);
    assert!(problems.iter().all(|p| p.path.starts_with("$.") && p.part != "?.json"), "{problems:?}");
}

#[test]
fn values_are_derived_step_by_step_and_their_inputs_listed_once() {
    let name = |i: usize| if i == 0 { "first".to_owned() } else { format!("step-{i}") };
    let (atlas, problems) = read(|data| {
        let all = data["observations"].as_array_mut().expect("list");
        // The last first: each waits for the next. Listed again at every step, `first` would be listed 2^40 times.
        all.extend((1..=40).rev().map(|i| derived(&name(i), &format!("{{{0}}} - {{{0}}} / 2", name(i - 1)))));
    });
    let last = atlas.observations.get(&name(MAX_DEPTH)).expect("as deep as it may be");
    assert_eq!(atlas.inputs_of(last).iter().map(|o| o.id.as_str()).collect::<Vec<_>>(), ["first"]);
    assert_eq!(last.value, 2.5 / 2f64.powi(32));
    assert!(atlas.observations.get(&name(MAX_DEPTH + 1)).is_none());
    assert_eq!(problems.len(), 40 - MAX_DEPTH);
    assert!(problems[7].message.contains("more than 32 steps"), "{problems:#?}");
    let sum = atlas.observations.get("sum").expect("sum");
    assert_eq!(atlas.inputs_of(sum).iter().map(|o| o.id.as_str()).collect::<Vec<_>>(), ["first", "second"]);
}

#[test]
fn a_check_that_cannot_be_read_or_has_no_unit_is_named() {
    for (field, value) in [("left", "({first}"), ("right", "1 +"), ("unit", "nowhere"), ("right", "{nobody}")] {
        let (atlas, problems) = read(|data| {
            data["checks"] = json!([{
                "id": "check", "title": { "zh": "", "en": "" }, "left": "{first}", "relation": "equal", "right": "2.5",
                "unit": "percent", "verdict": "holds", "why": { "zh": "", "en": "" }
            }]);
            data["checks"][0][field] = json!(value);
        });
        assert!(atlas.checks.is_empty(), "{field} = {value}");
        assert_eq!(problems.iter().map(|p| p.path.as_str()).collect::<Vec<_>>(), ["$.checks[0]"], "{field} = {value}");
    }
}

#[test]
fn words_turn_no_value_around() {
    let (atlas, _) = read(|data| data["cards"][0]["title"]["en"] = json!("\u{202e}words {first|unit} more"));
    let title = &atlas.cards.get("figure").expect("the card").title.en;
    assert_eq!(template::fill_string(title, &atlas, Locale::En), "\u{202e}words \u{202c}2.5% more");
}

#[test]
fn a_hole_in_the_name_of_a_series_is_filled_or_named() {
    let (atlas, problems) = read(|data| data["cards"][0]["series"][0]["name"] = json!({ "zh": "{nobody}", "en": "" }));
    assert!(atlas.cards.is_empty() && problems[0].message.contains("nobody"), "{problems:?}");
}

#[test]
fn dangling_or_cyclic_relations_are_dropped_and_reported() {
    let text = json!({ "zh": "x", "en": "x" });
    let (atlas, problems) = read(|data| {
        let place = |id: &str, township: Value, within: Value| {
            json!({
                "id": id, "name": text, "kind": "park", "paragraph": 1, "says": text, "township": township, "within": within
            })
        };
        data["places"] = json!([
            place("marked", json!("500101225"), json!(null)),
            place("inside", json!(null), json!("marked")),
            place("lost", json!(null), json!("nowhere")),
            place("deep", json!(null), json!("inside")),
            place("self", json!(null), json!("self")),
        ]);
        let system = |i: usize| {
            json!({
                "id": format!("system-{i}"), "name": text, "kind": "platform", "paragraph": 1, "literal": "x", "explained": true,
                "relation": { "to": format!("system-{}", i + 1), "kind": "part-of" }
            })
        };
        data["systems"] = (0..12).map(system).collect();
        data["systems"][11]["relation"] = Value::Null;
    });
    let unplaced: Vec<&str> = atlas.places.iter().filter(|p| p.is_unplaced()).map(|p| p.id.as_str()).collect();
    assert_eq!(unplaced, ["lost", "deep", "self"]);
    let alone: Vec<&str> = atlas.systems.iter().filter(|s| s.relation.is_none()).map(|s| s.id.as_str()).collect();
    assert_eq!(alone, ["system-0", "system-1", "system-2", "system-11"]);
    assert_eq!(problems.len(), 6, "{problems:#?}");
}
