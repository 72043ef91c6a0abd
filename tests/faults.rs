//! Broken data of every kind: one bad entry is left out and named, and costs nothing else.

mod support;

use serde_json::{Value, json};
use wanzhou::model::parse::{MAX_TEXT, extend};
use wanzhou::model::{Atlas, Problem, parse};

/// A sound little data set; `change` breaks it.
fn read(change: impl FnOnce(&mut Value)) -> (Atlas, Vec<Problem>) {
    let text = |t: &str| json!({ "zh": t, "en": t });
    let mut data = json!({
        "units": [{ "id": "percent", "symbol": text("%"), "compact": null }],
        "sources": [{
            "id": "report", "title": "t", "short": text("r"), "publisher": text("p"), "date": text("2025"),
            "address": null, "tier": "report", "note": null
        }],
        "areas": [{ "id": "500101", "name": text("万州区"), "short": text("万州") }],
        "indicators": [indicator("first"), indicator("second")],
        "observations": [observation("first"), observation("second"), {
            "id": "sum", "indicator": "first", "value": null, "unit": "percent", "period": "2024", "period_text": null,
            "qualifier": "derived", "expression": "{first} + {second}", "source": null, "locator": null,
            "literal": null, "confidence": "high", "note": null
        }],
        "cards": [{
            "id": "figure", "kind": "dots", "act": "development", "topic": text("t"), "title": text("{first|unit}"),
            "subtitle": text("s"), "series": [{ "role": "value", "name": null, "observations": ["first", "sum"] }]
        }]
    });
    change(&mut data);
    parse([("part", data.to_string().as_str())])
}

fn indicator(id: &str) -> Value {
    let text = json!({ "zh": id, "en": id });
    json!({ "id": id, "name": text, "short": text, "definition": text, "kind": "growth", "act": "development" })
}

fn observation(id: &str) -> Value {
    json!({
        "id": id, "indicator": id, "value": 2.5, "decimals": 1, "unit": "percent", "period": "2024", "period_text": null,
        "qualifier": "exact", "expression": null, "source": "report",
        "locator": { "section": null, "paragraph": 20, "text": null },
        "literal": "2.5%", "confidence": "high", "note": null
    })
}

fn ids(atlas: &Atlas) -> Vec<&str> {
    atlas.observations.iter().map(|o| o.id.as_str()).collect()
}

#[test]
fn sound_data_has_no_problems_and_derived_values_are_worked_out() {
    let (atlas, problems) = read(|_| {});
    assert_eq!(problems, []);
    assert_eq!(ids(&atlas), ["first", "second", "sum"]);
    assert_eq!(atlas.value("sum"), Some(5.0));
}

/// Breaks the second observation; the first must stay, and the problem must name the second's path.
fn break_second(change: impl FnOnce(&mut Value)) -> String {
    let (atlas, problems) = read(|data| change(&mut data["observations"][1]));
    assert!(ids(&atlas).contains(&"first"), "the sound one is gone");
    assert!(!ids(&atlas).contains(&"second"), "the broken one is there");
    assert!(!ids(&atlas).contains(&"sum"), "what was derived from the broken one is there");
    let named: Vec<&Problem> = problems.iter().filter(|p| p.path == "$.observations[1]").collect();
    assert_eq!(named.len(), 1, "{problems:#?}");
    assert_eq!(named[0].part, "part.json");
    named[0].message.clone()
}

#[test]
fn a_missing_field_is_named() {
    let message = break_second(|o| _ = o.as_object_mut().expect("object").remove("unit"));
    assert!(message.contains("unit"), "{message}");
}

#[test]
fn wrong_types_are_named() {
    for bad in [json!("13"), json!("NaN"), json!("Infinity"), json!([1]), json!({}), json!(true)] {
        let message = break_second(|o| o["value"] = bad.clone());
        assert!(message.contains("invalid type"), "{bad}: {message}");
    }
    break_second(|o| o["decimals"] = json!(-1));
    break_second(|o| o["decimals"] = json!(1000));
    break_second(|o| *o = json!("second"));
    break_second(|o| *o = json!(null));
    break_second(|o| o["literal"] = json!(2.5));
}

#[test]
fn unknown_words_are_named() {
    break_second(|o| o["qualifier"] = json!("about"));
    break_second(|o| o["confidence"] = json!("sure"));
    break_second(|o| o["period"] = json!("2024年"));
    break_second(|o| o["surprise"] = json!(1));
    break_second(|o| o["id"] = json!("Not An Id"));
    break_second(|o| o["id"] = json!(""));
}

#[test]
fn references_to_nothing_are_named() {
    for field in ["unit", "source", "indicator", "area"] {
        let message = break_second(|o| o[field] = json!("nowhere"));
        assert!(message.contains(field) && message.contains("nowhere"), "{message}");
    }
}

#[test]
fn a_value_without_a_source_is_not_shown() {
    let message = break_second(|o| o["source"] = json!(null));
    assert!(message.contains("neither a source nor an expression"), "{message}");
    break_second(|o| o["value"] = json!(null));
    break_second(|o| o["expression"] = json!("{first}"));
}

#[test]
fn a_taken_id_keeps_its_first_owner() {
    let (atlas, problems) = read(|data| {
        let mut copy = data["observations"][0].clone();
        copy["value"] = json!(99);
        data["observations"].as_array_mut().expect("list").push(copy);
    });
    assert_eq!(atlas.value("first"), Some(2.5));
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].path.as_str(), problems[0].id.as_deref()), ("$.observations[3]", Some("first")));
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
fn endless_texts_are_left_out_without_being_kept() {
    let long = "万".repeat(10 * 1024 * 1024 / 3);
    let message = break_second(|o| o["literal"] = json!(long));
    assert_eq!(message, format!("`literal` is longer than {MAX_TEXT} bytes"));
    break_second(|o| o["note"] = json!({ "zh": long, "en": "" }));
    break_second(|o| o["id"] = json!(long));
}

#[test]
fn what_is_no_json_is_one_problem() {
    for bad in [
        "",
        "{",
        "[]",
        "null",
        "NaN",
        "<!doctype html>",
        "{\"observations\": [NaN]}",
        "{\"units\": [1e999]}",
        "\u{feff}{}",
    ] {
        let (atlas, problems) = parse([("part", bad)]);
        assert!(atlas.observations.is_empty());
        assert_eq!(problems.len(), 1, "{bad:?}: {problems:?}");
        assert_eq!(problems[0].path, "$", "{bad:?}");
    }
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    for depth in [200, 100_000] {
        let deep = format!("{{\"units\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
        let (_, problems) = parse([("part", deep.as_str())]);
        assert_eq!(problems.len(), 1);
    }
}

#[test]
fn collections_of_the_wrong_kind_are_named() {
    let (_, problems) = parse([("part", r#"{"units": {}, "sources": 3, "surprises": [], "$schema": "x"}"#)]);
    let mut paths: Vec<&str> = problems.iter().map(|p| p.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["$.sources", "$.surprises", "$.units"]);
}

#[test]
fn a_bad_part_costs_the_good_ones_nothing() {
    let (mut atlas, _) = read(|_| {});
    let before = atlas.clone();
    let problems = extend(&mut atlas, [("later", "{ broken")]);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].part, "later.json");
    assert_eq!(atlas, before);
}

#[test]
fn markup_in_the_data_stays_text() {
    let (atlas, problems) =
        read(|data| data["observations"][0]["literal"] = json!("<img src=x onerror=alert(1)>\u{202e}"));
    assert_eq!(problems, []);
    let literal = atlas.observations.get("first").and_then(|o| o.literal.clone());
    assert_eq!(literal.as_deref(), Some("<img src=x onerror=alert(1)>\u{202e}"));
}

#[test]
fn a_derived_value_is_never_typed_and_only_derived_values_have_expressions() {
    let core = |file: &str| support::read(&format!("public/data/{file}.json"));
    let base: Vec<(String, String)> =
        ["units", "sources", "areas", "indicators"].iter().map(|n| ((*n).to_owned(), core(n))).collect();
    let read = |observation: serde_json::Value| {
        let text = json!({ "observations": [observation] }).to_string();
        let parts = base.iter().map(|(n, t)| (n.as_str(), t.as_str())).chain([("more", text.as_str())]);
        let (atlas, problems) = parse(parts);
        (atlas.observations.len(), problems.into_iter().map(|p| p.message).collect::<Vec<_>>())
    };
    let value = |qualifier: &str, value: Value, expression: Value, source: Value, decimals: u32| {
        json!({ "id": "a", "indicator": "gdp", "value": value, "unit": "yi-yuan", "qualifier": qualifier,
            "expression": expression, "source": source, "confidence": "high", "decimals": decimals })
    };
    let cases = [
        (value("derived", json!(5), json!("{a}"), Value::Null, 0), "typed"),
        (value("exact", Value::Null, json!("1 + 1"), Value::Null, 0), "not derived"),
        (value("derived", json!(5), Value::Null, json!("report"), 0), "no expression"),
        (value("derived", Value::Null, json!("{a} + 1"), Value::Null, 0), "not an observation"),
        (value("exact", json!(1e300), Value::Null, json!("report"), 255), "decimal places"),
    ];
    for (observation, reason) in cases {
        let (kept, messages) = read(observation);
        assert_eq!(kept, 0, "{reason}");
        assert!(messages.len() == 1 && messages[0].contains(reason), "{reason}: {messages:?}");
    }
    assert_eq!(read(value("derived", Value::Null, json!("1 + 1"), Value::Null, 0)), (1, vec![]));
}

#[test]
fn the_story_and_the_checks_lose_only_what_is_missing_and_say_so() {
    let (atlas, problems) = support::parts(&wanzhou::views::arrived::CORE);
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
    let texts: Vec<(&str, String)> = wanzhou::views::arrived::CORE.iter().map(|file| (*file, without(file))).collect();
    let (less, problems) = parse(texts.iter().map(|(name, text)| (*name, text.as_str())));
    let ids = |part: &str| problems.iter().filter(|p| p.part == part).filter_map(|p| p.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids("cards.json"), ["hospitals", "industry-output"]);
    assert!(ids("checks.json").contains(&"top-grade-within-tertiary".to_owned()));
    assert_eq!(ids("story.json"), ["development", "development", "life"]);
    assert_eq!(less.story.len(), atlas.story.len());
    assert_eq!(less.cards.len(), atlas.cards.len() - 2);
    assert!(problems.iter().all(|p| p.path.starts_with("$.") && p.part != "?.json"), "{problems:?}");
}
