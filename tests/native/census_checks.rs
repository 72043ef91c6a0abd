//! Checks over tables: each holds as it says, and each would be seen to fail.

use crate::support;
use std::collections::BTreeMap;
use wanzhou::model::census::{FILES, long};
use wanzhou::model::check::Verdict;
use wanzhou::model::parse;

#[test]
fn every_check_over_tables_is_true_to_the_data() {
    let atlas = support::everything();
    let census = &atlas.census;
    let expected = BTreeMap::from([
        ("ages-add-up", 79),
        ("ages-by-district", 76),
        ("facilities-by-district", 6),
        ("generations-add-up", 78),
        ("generations-by-district", 8),
        ("household-size-as-printed", 39),
        ("households-by-district", 2),
        ("industries-by-district", 19),
        ("one-person-within-one-generation", 78),
        ("populations-add-up", 3),
        ("registration-within-residents", 38),
        ("schooling-by-district", 26),
        ("schooling-of-six-and-over", 79),
        ("sex-ratio-as-printed", 38),
        ("sexes-as-printed", 77),
        ("tenures-add-up", 40),
        ("tenures-by-district", 5),
        ("household-members-within-residents", 39),
        ("urban-within-residents", 76),
    ]);
    let found: BTreeMap<&str, usize> =
        census.checks.iter().map(|check| (check.id.as_str(), census.tally(check).compared)).collect();
    assert_eq!(found, expected);
    for check in census.checks.iter() {
        let tally = census.tally(check);
        assert_eq!(tally.broken, [], "{}", check.id);
        assert!(check.is_true_to(tally) && check.verdict == Verdict::Holds, "{}", check.id);
        for figure in &check.figures {
            assert!(atlas.cards.get(figure).is_some(), "{}: figure {figure}", check.id);
        }
    }
}

/// A row whose change a check must notice, and what it is changed to.
const CHANGES: [(&str, &str, &str, &str); 19] = [
    ("populations-add-up", "people", "population,2010,500101,,,1563050", "population,2010,500101,,,1563051"),
    ("ages-add-up", "people", "population,2020,500101,0,male,4847", "population,2020,500101,0,male,4848"),
    ("ages-by-district", "people", "population,2020,500101,0,male,4847", "population,2020,500101,0,male,4846"),
    ("sexes-as-printed", "people", "population,2020,500101,0,female,4545", "population,2020,500101,0,female,4544"),
    (
        "sex-ratio-as-printed",
        "people",
        "sex-ratio-printed,2020,500101,,,99.90",
        "sex-ratio-printed,2020,500101,,,99.91",
    ),
    (
        "registration-within-residents",
        "people",
        "registered-same-district,2020,500101,,,392598",
        "registered-same-district,2020,500101,,,1564449",
    ),
    (
        "urban-within-residents",
        "people",
        "urban-population,2020,500101,,,1078149",
        "urban-population,2020,500101,,,1564450",
    ),
    (
        "household-members-within-residents",
        "households",
        "household-population,2020,500101,,1408623",
        "household-population,2020,500101,,1564450",
    ),
    (
        "schooling-by-district",
        "education",
        "population-6-plus,2020,500101,never,male,6656",
        "population-6-plus,2020,500101,never,male,6655",
    ),
    (
        "schooling-of-six-and-over",
        "education",
        "population-6-plus,2020,500101,never,male,6656",
        "population-6-plus,2020,500101,never,male,66560",
    ),
    ("industries-by-district", "work", "employed,2020,500101,farming,14404", "employed,2020,500101,farming,14405"),
    ("generations-add-up", "households", "households,2020,500101,one,308171", "households,2020,500101,one,308172"),
    ("generations-by-district", "households", "households,2020,500101,one,308171", "households,2020,500101,one,308170"),
    (
        "households-by-district",
        "households",
        "one-person-households,2020,500101,,167417",
        "one-person-households,2020,500101,,167418",
    ),
    (
        "household-size-as-printed",
        "households",
        "household-size-printed,2020,500101,,2.41",
        "household-size-printed,2020,500101,,2.42",
    ),
    (
        "one-person-within-one-generation",
        "households",
        "one-person-households,2020,500101,,167417",
        "one-person-households,2020,500101,,308172",
    ),
    (
        "tenures-add-up",
        "housing",
        "sample-households,2020,500101,,rented,4020",
        "sample-households,2020,500101,,rented,4021",
    ),
    (
        "tenures-by-district",
        "housing",
        "sample-households,2020,500101,,rented,4020",
        "sample-households,2020,500101,,rented,4021",
    ),
    (
        "facilities-by-district",
        "housing",
        "sample-households,2020,500101,lift,,12016",
        "sample-households,2020,500101,lift,,12017",
    ),
];

#[test]
fn every_check_over_tables_notices_one_wrong_number() {
    let names: Vec<&str> = wanzhou::views::page_files::CORE.iter().copied().chain(["census"]).collect();
    let (metadata, problems) = support::parts(&names);
    assert_eq!(problems, []);
    let mut tried: Vec<&str> = CHANGES.iter().map(|(check, ..)| *check).collect();
    tried.sort_unstable();
    let all: Vec<&str> = metadata.census.checks.iter().map(|check| check.id.as_str()).collect();
    assert!(all.iter().all(|id| tried.contains(id)), "{all:?}");
    for (id, file, from, to) in CHANGES {
        let mut atlas = metadata.clone();
        for name in FILES {
            let mut text = support::read(&format!("public/data/census/{name}.csv"));
            if name == file {
                assert!(text.contains(&format!("{from}\n")), "{from}");
                text = text.replacen(&format!("{from}\n"), &format!("{to}\n"), 1);
            }
            let (columns, found) = long::read(name, &text, &atlas.census);
            assert_eq!(parse::add_columns(&mut atlas, name, columns, found), []);
        }
        let check = atlas.census.checks.get(id).expect(id);
        let tally = atlas.census.tally(check);
        assert_eq!(tally.broken.len(), 1, "{id}: {:?}", tally.broken);
        assert!(!check.is_true_to(tally), "{id}");
    }
}
