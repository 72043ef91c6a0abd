//! Broken data of every kind: one bad entry is left out and named, and costs nothing else.

use crate::support;
use crate::support::little::{break_second, derived, ids, read};
use serde_json::{Value, json};
use wanzhou::model::json::MAX_TEXT;
use wanzhou::model::parse;
use wanzhou::model::parse::extend;

#[test]
fn sound_data_has_no_problems_and_derived_values_are_worked_out() {
    let (atlas, problems) = read(|_| {});
    assert_eq!(problems, []);
    assert_eq!(ids(&atlas), ["first", "second", "sum"]);
    assert_eq!(atlas.value("sum"), Some(5.0));
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
    break_second(|o| o["decimals"] = json!(-7));
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
fn a_value_without_a_source_is_not_shown() {
    let message = break_second(|o| o["source"] = json!(null));
    assert!(message.contains("neither a source nor an expression"), "{message}");
    break_second(|o| o["value"] = json!(null));
    break_second(|o| o["expression"] = json!("{first}"));
}

#[test]
fn a_duplicate_id_keeps_its_first_owner() {
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
fn a_later_file_does_not_replace_a_value() {
    let (mut atlas, _) = read(|_| {});
    let again = derived("first", "1 + 1");
    let other = derived("twice-first", "{first} * 2");
    let later = json!({ "observations": [again, other] }).to_string();
    let problems = extend(&mut atlas, [("later", later.as_str())]);
    let named: Vec<(&str, &str)> = problems.iter().map(|p| (p.path.as_str(), p.message.as_str())).collect();
    assert_eq!(named, [("$.observations[0]", "id is already taken")]);
    assert_eq!((atlas.value("first"), atlas.value("twice-first")), (Some(2.5), Some(5.0)));
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
    for bad in ["", "{", "[]", "null", "NaN", "<!doctype html>", "{\"observations\": [NaN]}", "\u{feff}{}"] {
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
fn an_entry_that_cannot_be_read_at_all_costs_itself() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for bad in ["1e999", r#"{ "id": "\ud800" }"#, &deep] {
        let text = format!(r#"{{"topics": [{bad}, {{ "id": "ages", "name": {{ "zh": "年龄", "en": "Ages" }} }}]}}"#);
        let (atlas, problems) = parse([("census", text.as_str())]);
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, ["$.topics[0]"], "{bad}");
        assert!(atlas.census.topics.get("ages").is_some(), "{bad}");
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
    // The override ends where the text does.
    assert_eq!(literal.as_deref(), Some("<img src=x onerror=alert(1)>\u{202e}\u{202c}"));
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
        (value("exact", json!(1e300), Value::Null, json!("report"), 100), "decimal places"),
    ];
    for (observation, reason) in cases {
        let (kept, messages) = read(observation);
        assert_eq!(kept, 0, "{reason}");
        assert!(messages.len() == 1 && messages[0].contains(reason), "{reason}: {messages:?}");
    }
    assert_eq!(read(value("derived", Value::Null, json!("1 + 1"), Value::Null, 0)), (1, vec![]));
}

#[test]
fn values_and_units_beyond_what_can_be_stored_or_printed_are_named() {
    for bad in [json!(1e16), json!(-1e300), json!(9_007_199_254_740_994u64)] {
        let message = break_second(|o| o["value"] = bad.clone());
        assert!(message.contains("beyond"), "{message}");
    }
    let (atlas, _) = read(|data| data["observations"][2]["expression"] = json!("{first} * 1000000000000000"));
    assert_eq!(atlas.observations.get("sum").map(|o| o.value), Some(2.5e15));
    let text = json!({ "zh": "x", "en": "x" });
    let compact = |zh: i8, en: i8, decimals: u8| json!({ "symbol": text, "zh_power": zh, "en_power": en, "decimals": [0, decimals] });
    for (field, value) in [
        ("en_power", json!(13)),
        ("en_power", json!(-128)),
        ("compact", compact(-13, 0, 0)),
        ("compact", compact(0, 13, 0)),
        ("compact", compact(0, 0, 10)),
    ] {
        let (atlas, problems) = read(|data| data["units"][0][field] = value.clone());
        assert!(atlas.units.is_empty() && atlas.observations.is_empty());
        assert_eq!((problems[0].path.as_str(), problems[0].id.as_deref()), ("$.units[0]", Some("percent")), "{value}");
    }
}

#[test]
fn an_address_that_is_not_of_the_web_is_not_linked_to() {
    for bad in
        ["javascript:alert(1)", "data:text/html,<b>", "//example.org", "ftp://example.org", "JavaScript:https://", ""]
    {
        let (atlas, problems) = read(|data| data["sources"][0]["address"] = json!(bad));
        assert!(atlas.sources.is_empty() && problems[0].message.contains("not of the web"), "{bad}: {problems:?}");
    }
    let (atlas, problems) = read(|data| data["sources"][0]["address"] = json!("https://example.org/"));
    assert!(atlas.sources.len() == 1 && problems.is_empty());
}

#[test]
fn what_a_problem_quotes_is_short_and_stays_where_it_is_put() {
    let long = format!("\u{202e}{}", "x".repeat(3_000));
    let message = break_second(|o| o["qualifier"] = json!(long));
    assert!(message.chars().count() < 500 && message.ends_with('\u{202c}'), "{message}");
    let (_, problems) = read(|data| data[long.as_str()] = json!([]));
    assert!(problems[0].path.chars().count() < 120, "{problems:?}");
}

#[test]
fn a_figure_of_no_kind_or_without_a_role_of_its_kind_is_named() {
    for (kind, role, reason) in [
        ("dotted", "value", "there is no kind of card `dotted`"),
        ("districts", "value", "there is no kind of card `districts`"),
        ("lollipop", "values", "needs observations with the role `value`"),
    ] {
        let (atlas, problems) = read(|data| {
            data["cards"][0]["kind"] = json!(kind);
            data["cards"][0]["series"][0]["role"] = json!(role);
        });
        assert!(atlas.cards.is_empty(), "{kind}");
        assert_eq!((problems[0].path.as_str(), problems[0].message.as_str()), ("$.cards[0]", reason));
    }
}
