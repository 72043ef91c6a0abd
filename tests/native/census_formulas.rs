//! What follows from tables: formulas over indicators, medians, changes, wholes; and how doubt and absence travel.

use crate::support;
use crate::support::made_up::{MadeUp, indicator, text};
use crate::support::tables::{at, number, total};
use serde_json::json;
use wanzhou::model::Qualifier;
use wanzhou::model::census::formula::{At, Formula, Pick, Reference};

#[test]
fn a_reference_names_categories_and_a_time() {
    let read = |text: &str| Reference::parse(text);
    let reference = read("residents[age=0-19..20-39|40-plus, sex, facility=*]@from").expect("a reference");
    assert_eq!((reference.indicator.as_str(), reference.at), ("residents", At::From));
    let picks: Vec<(&str, &Pick)> = reference.filters.iter().map(|f| (f.dimension.as_str(), &f.pick)).collect();
    let ranges = Pick::Ranges(vec![("0-19".into(), "20-39".into()), ("40-plus".into(), "40-plus".into())]);
    assert_eq!(picks, [("age", &ranges), ("sex", &Pick::All), ("facility", &Pick::Own)]);
    for bad in
        ["", "[age]", "a[", "a[age", "a[age]x", "a[]", "a[=x]", "a[age=]", "a@", "a@soon", "A", "a b", "a[age=x..]"]
    {
        assert!(read(bad).is_err(), "{bad}");
    }
    assert!(Formula::parse("100 * {a} / {b[x=y]@2010}").is_ok());
    for bad in ["{a", "{a} +", "{A}", "1 / {a[}", ""] {
        assert!(Formula::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn shares_gains_and_medians_are_those_worked_out_by_hand() {
    let atlas = MadeUp::new().sound();
    let census = &atlas.census;
    assert_eq!(number(census, "young", "2010", "900001"), Some(20.0));
    assert_eq!(number(census, "young-share", "2010", "900001"), Some(20.0));
    assert_eq!(number(census, "young-share", "2010", "900002").map(|n| (n * 10.0).round()), Some(333.0));
    assert_eq!(number(census, "gain", "2000/2010", "900002"), Some(10.0));
    // Of 100 the 50th is the 30th of the 60 between 20 and 40: 20 + 20 × 30 ÷ 60.
    assert_eq!(number(census, "middle-age", "2010", "900001"), Some(30.0));
    assert_eq!(number(census, "middle-age", "2010", "900002"), Some(30.0));
    assert_eq!(number(census, "residents", "2000/2010", "900002"), Some(50.0), "a change of a total is in per cent");
    assert_eq!(number(census, "lift-share", "2010", "900001"), Some(40.0));
}

#[test]
fn a_median_in_the_open_last_group_is_none() {
    let rows = "residents,2000,900001,0-19,male,,1\nresidents,2000,900001,0-19,female,,1\nresidents,2000,900001,20-39,male,,1\nresidents,2000,900001,20-39,female,,1\nresidents,2000,900001,40-plus,male,,38\nresidents,2000,900001,40-plus,female,,38\n";
    let atlas = MadeUp::new().and_rows(rows).sound();
    assert_eq!(number(&atlas.census, "young", "2000", "900001"), Some(2.0));
    assert_eq!(number(&atlas.census, "middle-age", "2000", "900001"), None);
}

#[test]
fn missing_stays_missing() {
    let atlas = MadeUp::new().sound();
    let census = &atlas.census;
    for (id, time, area) in [
        ("young", "2000", "900001"),
        ("young-share", "2000", "900001"),
        ("middle-age", "2000", "900001"),
        ("lift-share", "2010", "900002"),
        ("lift-share", "2010", "900000"),
        ("young-share", "2000/2010", "900001"),
        ("gain", "2010", "900001"),
    ] {
        assert_eq!(number(census, id, time, area), None, "{id} {time} {area}");
        assert!(atlas.observation(&census.id(total(census, id, time, area))).is_none());
    }
    let nothing = MadeUp::new().and_rows("residents,2000,900001,0-19,male,,0\n").sound();
    assert_eq!(
        number(&nothing.census, "young", "2000", "900001"),
        Some(0.0),
        "what the table has of it; women are not in it"
    );
}

#[test]
fn a_whole_is_what_its_table_says_else_the_sum_of_its_parts() {
    let atlas = MadeUp::new().sound();
    let census = &atlas.census;
    let value = |time: &str| census.value(total(census, "residents", time, "900000")).expect("a value");
    assert_eq!((value("2010").number, value("2010").derived), (130.0, false));
    assert_eq!((value("2000").number, value("2000").derived), (100.0, true));
    let observation = atlas.observation("residents-2000-900000").expect("an observation");
    assert_eq!(
        observation.expression.as_ref().map(|e| e.text()),
        Some("({residents-2000-900001} + {residents-2000-900002})")
    );
    assert_eq!((observation.qualifier, &observation.source), (Qualifier::Derived, &None));
    assert_eq!(number(census, "young-share", "2010", "900000").map(|n| (n * 100.0).round()), Some(2308.0), "30 of 130");
    let lost = MadeUp::new()
        .with("areas", json!([{ "id": "900003", "name": text("New"), "short": text("New"), "within": "900000" }]))
        .sound();
    assert_eq!(number(&lost.census, "residents", "2000", "900000"), None, "a part without a value leaves no sum");
}

#[test]
fn values_derived_from_doubtful_cells_are_doubtful_and_say_so() {
    let remark = json!([{ "id": "odd", "indicators": ["residents"], "periods": ["2010"], "areas": ["900002"], "categories": ["0-19"], "doubtful": true, "note": text("Looks wrong.") }]);
    let atlas = MadeUp::new().with("remarks", remark).sound();
    let qualifier = |id: &str| atlas.observation(id).expect("an observation").qualifier;
    assert_eq!(qualifier("residents-2010-900002-0-19-male"), Qualifier::Doubtful);
    assert_eq!(qualifier("residents-2010-900002-20-39-male"), Qualifier::Exact);
    for id in ["young-2010-900002", "young-share-2010-900002", "middle-age-2010-900002", "young-2010-900000"] {
        assert_eq!(qualifier(id), Qualifier::Doubtful, "{id}");
        assert!(
            atlas.observation(id).and_then(|o| o.note.as_ref()).is_some_and(|note| note.en.contains("Looks wrong.")),
            "{id}"
        );
    }
    assert_eq!(qualifier("young-2010-900001"), Qualifier::Derived);
    assert_eq!(qualifier("residents-2010-900002"), Qualifier::Exact, "the total is no part of it");
}

#[test]
fn an_implausible_cell_is_filled_from_the_other_cells() {
    let remark = json!([{ "id": "fill", "indicators": ["residents"], "periods": ["2000"], "areas": ["900001"], "categories": ["0-19", "male"], "expression": "{residents} - 70", "note": text("Filled.") }]);
    let rows = "residents,2000,900002,0-19,male,,3\nresidents,2000,900002,0-19,female,,3\nresidents,2000,900001,0-19,female,,8\n";
    let atlas = MadeUp::new().with("remarks", remark).and_rows(rows).sound();
    assert_eq!(at(&atlas.census, "residents-2000-900001-0-19-male"), 10.0);
    assert_eq!(at(&atlas.census, "young-2000-900001"), 18.0);
    let filled = atlas.observation("residents-2000-900001-0-19-male").expect("an observation");
    assert_eq!(
        (filled.qualifier, filled.expression.as_ref().map(|e| e.text())),
        (Qualifier::Derived, Some("{residents-2000-900001} - 70"))
    );
    assert!(filled.note.as_ref().is_some_and(|note| note.en.contains("Filled.")));
}

#[test]
fn every_derived_observation_is_what_its_expression_says_over_observations() {
    let atlas = support::everything();
    let census = &atlas.census;
    let mut worked_out = 0;
    // Every seventh: all of them would be as many minutes.
    for cell in census.cells().iter().step_by(7) {
        let o = census.observe(*cell).expect("a value");
        assert_eq!(o.source.is_some(), o.expression.is_none(), "{}", o.id);
        let Some(expression) = &o.expression else { continue };
        let result = expression.tree().evaluate(&|id| atlas.value(id));
        let value = o.value;
        assert!(
            result.is_ok_and(|result| (result - value).abs() <= 1e-9 * value.abs().max(1.0)),
            "{}: {}",
            o.id,
            expression.text()
        );
        worked_out += 1;
    }
    assert!(worked_out > 300, "{worked_out}");
    let median = atlas.observation("median-age-2020-500101").expect("the median");
    assert!(median.expression.as_ref().is_some_and(|e| e.text().starts_with("45 + 5 * (")), "{:?}", median.expression);
}

#[test]
fn values_that_cannot_be_derived_are_dropped_with_their_dependents_and_reported() {
    for (measure, reason) in [
        (json!({ "expression": "{nothing}" }), "`nothing`"),
        (json!({ "expression": "{residents[colour]}" }), "`colour`"),
        (json!({ "expression": "{residents[age=90-99]}" }), "not there"),
        (json!({ "expression": "{residents[age=40-plus..0-19]}" }), "not there"),
        (json!({ "expression": "{homes[facility]}" }), "overlap"),
        (json!({ "expression": "{residents[age=*]}" }), "its own category"),
        (json!({ "expression": "{residents} - {residents@from}" }), "which of them"),
        (json!({ "expression": "{odd} + 1" }), "itself"),
        (json!({ "expression": "{residents} +" }), "read"),
        (json!({ "median": "residents" }), "median"),
        (json!({ "topic": "nowhere" }), "`nowhere`"),
        (json!({ "unit": "nowhere" }), "`nowhere`"),
        (json!({ "by": ["colour"], "expression": "{residents}" }), "`colour`"),
        (json!({ "aggregate": { "mean": "nothing" } }), "`nothing`"),
        (json!({ "base": "nothing" }), "`nothing`"),
        (json!({ "bounds": [2, 1], "magnitude": "rate" }), "ascend"),
        (json!({ "bounds": [1, 2] }), "never filled into a map"),
        (json!({ "change_bounds": [1, 2] }), "zero"),
        (json!({ "expression": "{residents}", "median": "residents[age]" }), "both"),
        (json!({ "decimals": 10 }), "decimal places"),
    ] {
        let after = indicator("after", json!({ "expression": "{odd} * 2" }));
        let (atlas, problems) =
            MadeUp::new().with("indicators", json!([indicator("odd", measure.clone()), after])).read();
        assert!(atlas.indicators.get("odd").is_none() && atlas.indicators.get("after").is_none(), "{measure}");
        assert_eq!(problems.len(), 2, "{measure}: {problems:#?}");
        assert!(problems[0].message.contains(reason), "{measure}: {}", problems[0]);
        assert_eq!((problems[0].id.as_deref(), problems[0].part.as_str()), (Some("odd"), "made-up.json"));
        assert_eq!(number(&atlas.census, "young", "2010", "900001"), Some(20.0), "the others stay");
    }
}

#[test]
fn a_table_without_its_source_is_named_and_its_values_are_left_out() {
    let mut made_up = MadeUp::new();
    made_up.metadata["tables"][1]["source"] = json!("nowhere");
    let (atlas, problems) = made_up.read();
    assert_eq!(problems[0].id.as_deref(), Some("homes"), "{problems:#?}");
    assert!(problems[0].message.contains("`nowhere`"));
    let rows = problems.iter().filter(|problem| problem.part == "census/people.csv");
    assert_eq!(rows.count(), 3, "each of its rows is named: {problems:#?}");
    assert_eq!(number(&atlas.census, "homes", "2010", "900001"), None);
    assert_eq!(number(&atlas.census, "young", "2010", "900001"), Some(20.0));
}

#[test]
fn a_dangling_remark_is_dropped_and_reported() {
    for (field, value) in [
        ("indicators", json!(["nothing"])),
        ("areas", json!(["999999"])),
        ("categories", json!(["nothing"])),
        ("expression", json!("{nothing}")),
    ] {
        let mut remark = json!({ "id": "odd", "note": text("x") });
        remark[field] = value;
        let (atlas, problems) = MadeUp::new().with("remarks", json!([remark])).read();
        assert_eq!((problems.len(), problems[0].id.as_deref()), (1, Some("odd")), "{problems:#?}");
        assert!(atlas.census.remarks.is_empty() && !atlas.census.cells().is_empty());
    }
}

#[test]
fn the_sources_behind_a_cell_are_those_of_all_that_its_expression_goes_back_to() {
    let atlas = support::everything();
    let mut several = 0;
    for cell in atlas.census.cells().iter().step_by(11) {
        let o = atlas.census.observed(*cell).expect("a value");
        let mut named: Vec<&str> = Vec::new();
        for source in atlas.inputs_of(o).into_iter().filter_map(|input| input.source.as_deref()) {
            if !named.contains(&source) {
                named.push(source);
            }
        }
        assert_eq!(atlas.census.sources_behind(*cell), named, "{}", o.id);
        several += usize::from(named.len() > 1);
    }
    assert!(several > 10, "{several}");
}

#[test]
fn a_value_that_was_asked_for_before_is_the_same() {
    let atlas = support::everything();
    for cell in atlas.census.cells().iter().step_by(5) {
        let (first, again) = (atlas.census.value(*cell), atlas.census.value(*cell));
        assert_eq!(first, again);
        assert_eq!(atlas.census.number(*cell), first.map(|value| value.number));
    }
}
