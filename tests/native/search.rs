//! Finding values by what a reader might type.

use crate::support;
use wanzhou::model::rows::Rows;
use wanzhou::model::search::SearchIndex;
use wanzhou::model::{Atlas, Qualifier};

fn found<'a>(atlas: &'a Atlas, text: &str) -> Vec<&'a str> {
    let rows = Rows::of(atlas);
    let id = |at| rows.observation(at).expect("a row").id.as_str();
    SearchIndex::of(atlas).find(text, atlas).into_iter().map(id).collect()
}

#[test]
fn chinese_english_and_numbers_find_the_same_value() {
    let atlas = support::core();
    for text in ["工业产值 719.17", "工业总产值 2024年", "output 71.917", "719.17", "INDUSTRY 2024", "７１９.１７"]
    {
        assert!(found(&atlas, text).contains(&"industrial-output"), "{text}: {:?}", found(&atlas, text));
    }
}

#[test]
fn thousands_separators_are_optional() {
    let atlas = support::core();
    for text in ["6,000", "6000"] {
        assert!(found(&atlas, text).contains(&"new-school-places"), "{text}");
    }
}

#[test]
fn every_word_must_occur() {
    let atlas = support::core();
    let both = found(&atlas, "2023 地区生产总值");
    assert!(!both.is_empty() && both.len() < found(&atlas, "地区生产总值").len());
    assert_eq!(found(&atlas, "地区生产总值 zebra"), Vec::<&str>::new());
}

#[test]
fn an_empty_text_finds_everything_in_order() {
    let atlas = support::core();
    let all: Vec<&str> = atlas.observations.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(found(&atlas, "  "), all);
}

#[test]
fn a_district_is_found_by_its_name_in_either_language() {
    let atlas = support::everything();
    for text in ["城口 常住人口 2010", "Chengkou residents 2010"] {
        let found = found(&atlas, text);
        assert_eq!(found[0], "population-2010-500229", "{text}: {found:?}");
        assert!(found.iter().all(|id| id.contains("-500229")), "{text}: {found:?}");
    }
}

#[test]
fn other_values_of_the_same_thing_are_of_the_same_indicator_and_area() {
    let atlas = support::core();
    let output = atlas.observations.get("industrial-output").expect("the report's output");
    let others: Vec<&str> = atlas.others_of(output).map(|o| o.id.as_str()).collect();
    let expected = [
        "industrial-output-2020",
        "industrial-output-2022",
        "industrial-output-2023",
        "industrial-output-2025-07",
        "industrial-output-2022-03",
        "industrial-output-2023-06",
    ];
    assert_eq!(others, expected);
}

#[test]
fn a_value_knows_the_checks_that_name_it() {
    let atlas = support::core();
    let checks: Vec<&str> = atlas.checks_of("industrial-output-growth").map(|c| c.id.as_str()).collect();
    assert!(checks.contains(&"growth-against-levels"), "{checks:?}");
    let unchecked = atlas.observations.get("youth-employment").expect("a value that no check names");
    assert_eq!(atlas.checks_of(&unchecked.id).count(), 0);
    let derived = atlas.observations.iter().filter(|o| o.qualifier == Qualifier::Derived);
    for o in derived {
        assert!(!atlas.inputs_of(o).is_empty(), "{} goes back to nothing", o.id);
    }
}
