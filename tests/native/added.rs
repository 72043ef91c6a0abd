//! A district, two indicators and a census that are added by rows to the data of the site: what shows districts takes them in.

use crate::support;
use crate::support::made_up::{indicator, text};
use serde_json::json;
use wanzhou::figures::districts::screen::Screen;
use wanzhou::figures::profile::{District, cards};
use wanzhou::route::Explore;
use wanzhou::text::Locale;

#[test]
fn the_comparison_and_the_package_take_in_a_district_an_indicator_and_a_census_that_are_added_by_rows() {
    let mut atlas = support::everything();
    let part = json!({
        "areas": [{ "id": "500199", "name": text("New"), "short": text("New"), "within": "500000" }],
        "periods": [{ "id": "2030", "name": text("census of 2030") }],
        "tables": [{
            "id": "all-2030", "file": "people", "title": text("t"), "indicators": ["population", "urban-population", "schools"],
            "periods": ["2030"], "source": "leiii-2020", "locator": text("table 1"), "basis": "full-count", "confidence": "high"
        }],
        "indicators": [
            indicator("schools", json!({ "topic": "people", "aggregate": "sum" })),
            indicator("pupils-per-school", json!({ "topic": "people", "expression": "{population} / {schools}", "magnitude": "rate" }))
        ]
    });
    let problems = wanzhou::model::parse::extend(&mut atlas, [("added", &*part.to_string())]);
    assert_eq!(problems, []);
    let rows = "indicator,period,area,age,sex,value\npopulation,2030,500101,,,1500000\npopulation,2030,500199,,,900000\nurban-population,2030,500199,,,450000\nurban-population,2030,500101,,,1200000\nschools,2030,500101,,,300\nschools,2030,500199,,,150\n";
    let (columns, problems) = wanzhou::model::census::long::read("people", rows, &atlas.census);
    assert_eq!(problems, []);
    assert_eq!(wanzhou::model::parse::add_columns(&mut atlas, "people", columns, problems), []);
    for (id, value) in [("urban-share-2030-500199", "50"), ("pupils-per-school-2030-500199", "6000")] {
        assert_eq!(atlas.value(id).map(|value| value.to_string()).as_deref(), Some(value), "{id}");
    }
    let explore = Explore { y: Some("urban-share".to_owned()), ..Explore::default() };
    let screen = Screen::of(&atlas, &explore, Locale::En).expect("a screen");
    assert!(screen.periods[0].iter().any(|choice| choice.name.contains("2030") && choice.has_data));
    let district = District::of("500199", &atlas).expect("a district");
    assert_eq!(district.among.len(), 39);
    assert!(cards(&District::of("500101", &atlas).expect("Wanzhou")).len() > 3);
    let package: serde_json::Value =
        serde_json::from_str(&wanzhou::files::package::descriptor(&atlas)).expect("a descriptor");
    let about = package["description"].as_str().expect("a description");
    assert!(about.contains("2000, 2010, 2020 and 2030") && about.contains("39 districts and counties"), "{about}");
}
