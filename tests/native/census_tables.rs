//! Tables as files: rows in, columns out, every bad row named by its file and line; a census is added by adding rows.

use crate::support;
use crate::support::made_up::{MadeUp, indicator, text};
use crate::support::tables::{at, number};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use wanzhou::model::census::{FILES, RawColumn, long, wide};
use wanzhou::model::rows::{Row, Rows};
use wanzhou::model::search::SearchIndex;
use wanzhou::model::{Qualifier, parse};
use wanzhou::text::{Locale, number::format_number};

#[test]
fn a_bad_row_is_dropped_and_reported_with_file_and_line() {
    for (row, reason) in [
        ("residents,2010,900001,40-plus,,7", "cells"),
        ("residents,2010,900001,40-plus,,,,7", "cells"),
        ("residents", "cells"),
        ("nobody,2010,900001,,,,7", "`nobody`"),
        ("residents,1990,900001,,,,7", "`1990`"),
        ("residents,2010,999999,,,,7", "`999999`"),
        ("residents,2010,900001,90-99,,,7", "`90-99`"),
        ("residents,2010,900001,0-19,other,,7", "`other`"),
        ("homes,2000,900001,,,,7", "no source"),
        ("young,2010,900001,,,,7", "no source"),
        ("residents,2010,900001,40-plus,male,,10", "earlier row"),
        ("residents,2010,900001,20-39,,,seven", "`seven`"),
        ("residents,2010,900001,20-39,,,", "``"),
        ("residents,2010,900001,20-39,,,1e3", "`1e3`"),
        ("residents,2010,900001,20-39,,,+7", "`+7`"),
        ("residents,2010,900001,20-39,,,7.", "`7.`"),
        ("residents,2010,900001,20-39,,,NaN", "`NaN`"),
        ("residents,2010,900001,20-39,,,99999999999999999999", "not a number"),
        ("residents,2010,900001,20-39,,,0.1234567890", "not a number"),
        ("\"residents\",2010,900001,20-39,,,7", "names the indicator"),
    ] {
        let (atlas, problems) = MadeUp::new().and_rows(&format!("{row}\nresidents,2000,900001,0-19,,,5\n")).read();
        assert_eq!(problems.len(), 1, "{row}: {problems:#?}");
        let problem = &problems[0];
        assert_eq!((problem.part.as_str(), problem.path.as_str()), ("census/people.csv", "line 22"), "{row}");
        assert!(problem.message.contains(reason), "{row}: {problem}");
        assert_eq!(at(&atlas.census, "residents-2000-900001-0-19"), 5.0, "{row}: the row after it is read");
        assert_eq!(number(&atlas.census, "young", "2010", "900001"), Some(20.0), "{row}");
    }
}

#[test]
fn an_invalid_header_drops_the_file() {
    for header in ["", "area,indicator,period,value", "indicator,period,area,colour,value", "indicator,period,area"] {
        let mut made_up = MadeUp::new();
        made_up.rows = made_up.rows.replacen("indicator,period,area,age,sex,facility,value", header, 1);
        let (atlas, problems) = made_up.read();
        assert_eq!((problems.len(), problems[0].path.as_str()), (1, "line 1"), "{header}: {problems:#?}");
        assert!(atlas.census.cells().is_empty());
    }
    let mut made_up = MadeUp::new();
    made_up.rows = format!("\u{feff}{}", made_up.rows.replace('\n', "\r\n"));
    assert_eq!(
        made_up.sound().census.cells().len(),
        MadeUp::new().sound().census.cells().len(),
        "as spreadsheets save it"
    );
}

#[test]
fn columns_say_the_same_as_rows_and_name_what_was_left_out() {
    let atlas = support::everything();
    for name in FILES {
        let table = support::read(&format!("public/data/census/{name}.csv"));
        let (columns, problems) = long::read(name, &table, &atlas.census);
        assert_eq!(problems, [], "{name}");
        let rows = table.lines().count() - 1;
        let values = columns.iter().map(|column| column.values.iter().flatten().count()).sum::<usize>();
        assert_eq!(values, rows, "{name}: every row is a value");
        let packed = wide::write(&columns, &[]);
        assert!(packed.len() * 3 < table.len(), "{name}: {} of {}", packed.len(), table.len());
        let (read, problems) = wide::read(name, &packed);
        assert_eq!(problems, [], "{name}");
        assert_eq!(wide::write(&read, &[]), packed, "{name}");
        for (read, made) in read.iter().zip(&columns) {
            assert_eq!((&read.indicator, &read.values, &read.areas), (&made.indicator, &made.values, &made.areas));
        }
    }
    let (columns, problems) =
        long::read("people", "indicator,period,area,age,sex,value\nnobody,2020,500101,,,7\n", &atlas.census);
    let (_, stated) = wide::read("people", &wide::write(&columns, &problems));
    assert_eq!(stated, problems);
    assert_eq!(stated[0].to_string(), "census/people.csv line 2: names the indicator `nobody`, which has no tables");
}

#[test]
fn a_table_as_it_is_published_reads_back_as_what_it_was_made_from() {
    let atlas = support::everything();
    let published: HashMap<String, String> = wanzhou::files::package::files(&atlas).into_iter().collect();
    for name in FILES {
        let path = format!("census/{name}.csv");
        let (made, _) = long::read(name, &support::read(&format!("public/data/{path}")), &atlas.census);
        let (read, problems) = long::read(name, &published[&path], &atlas.census);
        assert_eq!(problems, [], "{name}");
        let values = |columns: &[RawColumn]| -> BTreeSet<String> {
            let cells = columns.iter().flat_map(|column| {
                let known = column.areas.iter().zip(&column.values).filter(|(_, value)| value.is_some());
                known.map(move |(area, value)| {
                    format!("{} {} {} {area} {value:?}", column.indicator, column.period, column.categories)
                })
            });
            cells.collect()
        };
        let [read, made] = [values(&read), values(&made)];
        let differ: Vec<&String> = read.symmetric_difference(&made).collect();
        assert!(differ.is_empty() && made.len() > 50, "{name}: {differ:#?}");
    }
}

#[test]
fn an_unreadable_line_of_columns_is_dropped_alone() {
    let sound = "indicator,period,categories,500101,500102\npopulation,2020,,1,2\n";
    for (line, reason) in [
        ("population,2010,,1", "1 values for 2 areas"),
        ("population,2010,,1,2,3", "3 values for 2 areas"),
        ("population,2010,,1,x", "`x`"),
        ("population,2010", "0 values"),
    ] {
        let (columns, problems) = wide::read("people", &format!("{sound}{line}\n"));
        assert_eq!((columns.len(), problems.len()), (1, 1), "{line}");
        assert!(problems[0].to_string().starts_with("columns/people.csv line 3: "), "{}", problems[0]);
        assert!(problems[0].message.contains(reason), "{line}: {}", problems[0]);
    }
    let mut atlas = support::everything();
    let line = |line: &str| format!("indicator,period,categories,500101\n{line}\n");
    for (bad, reason) in [
        ("nobody,2020,,1", "`nobody`"),
        ("population,1990,,1", "`1990`"),
        ("population,2020,age=200,1", "`age=200`"),
        ("employed,2010,,1", "no source"),
        ("population,2020,,1", "says again"),
    ] {
        let problems = parse::extend_columns(&mut atlas.clone(), "more", &line(bad));
        assert_eq!(problems.len(), 1, "{bad}: {problems:#?}");
        assert!(problems[0].message.contains(reason), "{bad}: {}", problems[0]);
    }
    let problems = parse::extend_columns(&mut atlas, "none", "<!doctype html>");
    assert_eq!((problems.len(), problems[0].path.as_str()), (1, "line 1"));
}

#[test]
fn files_may_come_in_any_order() {
    let metadata = support::read("public/data/census.json");
    let whole = support::everything();
    for turned in [false, true] {
        let mut atlas = support::core();
        let mut steps: Vec<&str> = FILES.iter().copied().chain(["census"]).collect();
        if turned {
            steps.reverse();
        }
        for step in steps {
            let problems = match step {
                "census" => parse::extend(&mut atlas, [("census", metadata.as_str())]),
                name => parse::extend_columns(&mut atlas, name, &support::columns(name)),
            };
            assert_eq!(problems, [], "{step}");
        }
        assert_eq!(atlas.census.cells().len(), whole.census.cells().len());
        let card = atlas.cards.get("district-population").expect("the card");
        assert_eq!(card.observations().count(), 38);
    }
}

#[test]
fn files_that_are_not_loaded_yet_are_not_reported_as_missing() {
    let mut atlas = support::core();
    let problems = parse::extend(&mut atlas, [("census", support::read("public/data/census.json").as_str())]);
    assert_eq!(problems, [], "the card whose note names values is not refused before they are there");
    assert!(atlas.names("population-2020-500101") && atlas.observation("population-2020-500101").is_none());
    assert!(!atlas.names("population-2020-999999") && !atlas.names("nothing-2020-500101"));
    assert_eq!(atlas.census.files_of("density"), BTreeSet::from(["people".to_owned(), "places".to_owned()]));
    assert_eq!(atlas.census.files_of("urban-share"), BTreeSet::from(["people".to_owned()]));
    parse::extend_columns(&mut atlas, "people", &support::columns("people"));
    assert!(atlas.observation("population-2020-500101").is_some());
    assert!(!atlas.names("population-2000-500101-0-male"), "its file is here, and it is not in it");
    assert!(atlas.names("density-2020-500101"), "the areas have not come");
}

#[test]
fn a_district_two_indicators_and_a_census_are_added_by_rows_alone() {
    let before = MadeUp::new().sound();
    let after = MadeUp::new()
        .with("areas", json!([{ "id": "900003", "name": text("New"), "short": text("New"), "within": "900000" }]))
        .with("periods", json!([{ "id": "2020", "name": text("census of 2020") }]))
        .with("tables", json!([{
            "id": "all-2020", "file": "people", "title": text("t"), "indicators": ["residents", "schools"], "periods": ["2020"],
            "source": "book", "locator": text("table 3"), "basis": "full-count", "confidence": "high"
        }]))
        .with("indicators", json!([
            indicator("schools", json!({ "aggregate": "sum" })),
            indicator("pupils-per-school", json!({ "expression": "{young} / {schools}", "magnitude": "rate" }))
        ]))
        .and_rows("residents,2020,900001,,,,120\nresidents,2020,900002,,,,20\nresidents,2020,900003,,,,60\nresidents,2020,900001,0-19,male,,30\nresidents,2020,900001,0-19,female,,20\nschools,2020,900001,,,,5\n")
        .sound();
    let census = &after.census;
    assert_eq!(at(census, "residents-2020-900003"), 60.0);
    assert_eq!(at(census, "residents-2020-900000"), 200.0, "the city has its new district in it");
    assert_eq!(at(census, "gain-2010-2020-900001"), 20.0, "what is of two times goes on to the new census");
    assert_eq!(at(census, "residents-2000-2020-900001"), 50.0, "any two of three can be set against each other");
    assert_eq!(at(census, "young-share-2020-900001").round(), 42.0);
    assert_eq!(at(census, "pupils-per-school-2020-900001"), 10.0);
    let found = SearchIndex::of(&after).find("New 2020", &after);
    let rows = Rows::of(&after);
    let ids: Vec<&str> = found.iter().map(|at| rows.observation(*at).expect("a row").id.as_str()).collect();
    assert_eq!(ids, ["residents-2020-900003"]);
    assert_eq!(at(&before.census, "residents-2010-900001"), at(census, "residents-2010-900001"));
}

#[test]
fn every_cell_has_an_id_of_its_own_that_leads_back_to_it() {
    let atlas = support::everything();
    let census = &atlas.census;
    let mut ids = BTreeSet::new();
    for cell in census.cells() {
        let id = census.id(*cell);
        assert!(
            id.len() <= 80 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{id}"
        );
        assert_eq!(census.cell(&id), Some(*cell), "{id}");
        assert!(atlas.observations.get(&id).is_none(), "{id} is stated by itself too");
        assert!(ids.insert(id), "two cells of one id");
    }
    assert!(ids.len() > 10_000, "{}", ids.len());
    for id in [
        "population-6-plus-2020-500101-never-male",
        "population-2020-500101-85-plus-female",
        "age-share-2020-500101-0-male",
    ] {
        assert!(atlas.observation(id).is_some(), "{id}");
    }
    for id in
        ["population-2020-500101-male-0", "population-2020-500101-", "population-2020", "population-500101", "-", ""]
    {
        assert!(census.cell(id).is_none(), "{id}");
    }
}

#[test]
fn ids_of_earlier_releases_still_open() {
    let atlas = support::everything();
    for (old, value) in [
        ("population-2010-500154", 1_160_336.0),
        ("population-2010-500229", 192_967.0),
        ("population-2010-total", 28_846_170.0),
        ("population-2010-chongqing", 28_846_170.0),
    ] {
        assert_eq!(atlas.observation(old).map(|o| o.value), Some(value), "{old}");
        assert_eq!(atlas.value(old), Some(value), "{old}");
    }
    let card = wanzhou::figures::default_card::card_of("chongqing-population", &atlas).expect("a figure");
    assert_eq!(card.id, "population");
}

#[test]
fn doubts_corrections_and_mergers_of_the_bundled_tables_are_reported() {
    let atlas = support::everything();
    let census = &atlas.census;
    let note = |id: &str| atlas.observation(id).expect(id).note.clone().map_or_else(String::new, |note| note.zh);
    let qualifier = |id: &str| atlas.observation(id).expect(id).qualifier;
    for id in [
        "population-6-plus-2020-500236-primary-male",
        "university-per-100k-2020-500236",
        "illiteracy-rate-2020-500236",
        "university-2020-north-east",
    ] {
        assert_eq!(qualifier(id), Qualifier::Doubtful, "{id}");
        assert!(note(id).contains("存疑"), "{id}");
    }
    assert_eq!(qualifier("university-per-100k-2010-500236"), Qualifier::Derived);
    assert_eq!(qualifier("university-per-100k-2020-500101"), Qualifier::Derived);
    assert_eq!(qualifier("university-per-100k-2020-500000"), Qualifier::Derived, "the city has a row of its own");
    assert_eq!(
        (at(census, "households-2010-500231-one"), qualifier("households-2010-500231-one")),
        (90_496.0, Qualifier::Derived)
    );
    assert!(note("households-2010-500231-one").contains("有误"));
    assert!(note("aged-60-plus-share-2010-500110").contains("万盛") && note("population-2020-500110").contains("万盛"));
    assert!(note("population-2010-500111").contains("双桥"));
    assert!(census.measure(support::tables::indicator(census, "farming-share")).is_some_and(|m| m.change.is_none()));
    assert_eq!(
        number(census, "farming-share", "2010/2020", "500101"),
        None,
        "work of 2010 is never set against that of 2020"
    );
}

/// A row of a file as one reads it: its id in addresses, and its value as it is there.
fn printed(name: &str) -> Vec<(String, String)> {
    let text = support::read(&format!("public/data/census/{name}.csv"));
    let row = |line: &str| {
        let mut cells: Vec<&str> = line.split(',').filter(|cell| !cell.is_empty()).collect();
        let value = cells.pop().expect("a value").to_owned();
        (cells.join("-"), value)
    };
    text.lines().skip(1).map(row).collect()
}

#[test]
fn every_cell_of_the_files_is_in_the_table_of_all_values_as_printed() {
    let atlas = support::everything();
    let rows = Rows::of(&atlas);
    let cells = (0..rows.len()).filter_map(|at| match rows.get(at)? {
        Row::Cell(cell) => Some((atlas.census.id(cell), at)),
        Row::Stated(_) => None,
    });
    let indexes: HashMap<String, usize> = cells.collect();
    let mut count = 0;
    for (id, value) in FILES.into_iter().flat_map(printed) {
        let at = *indexes.get(&id).unwrap_or_else(|| panic!("{id} is not listed"));
        let own = rows.observation(at).expect("an observation");
        assert_eq!(own.id, id);
        assert_eq!(format_number(own.value, own.decimals, Locale::Zh).replace(',', ""), value, "{id}");
        count += 1;
    }
    assert!(count > 6_000, "{count}");
}

#[test]
fn a_cell_is_found_by_its_id_and_its_printed_number() {
    let atlas = support::everything();
    let (rows, index) = (Rows::of(&atlas), SearchIndex::of(&atlas));
    for name in FILES {
        let all = printed(name);
        // The first, the last, one between.
        for (id, value) in [0, all.len() / 2, all.len() - 1].map(|at| &all[at]) {
            let found = index.find(&format!("{id} {value}"), &atlas);
            let ids: Vec<&str> = found.iter().map(|at| rows.observation(*at).expect("a row").id.as_str()).collect();
            assert!(ids.contains(&id.as_str()), "{id} {value}: {ids:?}");
            // What else is found is a part of it.
            assert!(ids.iter().all(|own| own.starts_with(id.as_str())), "{id} {value}: {ids:?}");
        }
    }
}

#[test]
fn numbers_of_columns_are_those_that_rust_reads() {
    let mut texts: Vec<String> = ["0", "-0", "007", "-14.10", "0.000000001", "9007199254740992", "9007199.254740993"]
        .map(str::to_owned)
        .to_vec();
    // Pseudo-random digits with each number of decimals.
    texts.extend((0..20_000u64).map(|i| {
        let digits = i.wrapping_mul(6_364_136_223_846_793_005) >> (8 + i % 50);
        let decimals = usize::try_from(i % 10).expect("small");
        let text = format!("{digits:0width$}", width = decimals + 1);
        let (whole, fraction) = text.split_at(text.len() - decimals);
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    }));
    for text in texts {
        let line = format!("indicator,period,categories,500101\npopulation,2020,,{text}\n");
        let (columns, problems) = wanzhou::model::census::wide::read("people", &line);
        let read: f64 = text.parse().expect("a number");
        match columns.first() {
            Some(column) => {
                assert_eq!(column.values[0].map(|(value, _)| value.to_bits()), Some(read.to_bits()), "{text}")
            }
            None => assert!(read.abs() > 9_007_199_254_740_992.0 && problems.len() == 1, "{text}: {problems:?}"),
        }
    }
    for text in [".5", "5.", "1.2.3", "+1", "1e3", "0x1", "−1", "1,0", " 1", "0.1234567890", "NaN"] {
        let line = format!("indicator,period,categories,500101\npopulation,2020,,{text}\n");
        assert!(wanzhou::model::census::wide::read("people", &line).0.is_empty(), "{text}");
    }
}
