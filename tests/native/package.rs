//! What others who read the files of the data set find in them.

use crate::support::everything;
use wanzhou::files::Field;
use wanzhou::files::table::{PackageTable, tables};

/// A column of a table, cell by cell; an empty cell is an empty text.
fn column(table: &PackageTable, name: &str) -> Vec<String> {
    let at =
        table.columns.iter().position(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name} in {}", table.path));
    let text = |row: &Vec<Option<Field>>| match &row[at] {
        Some(Field::Text(text)) => text.to_string(),
        Some(Field::Number(number, _)) => number.to_string(),
        None => String::new(),
    };
    table.rows.iter().map(text).collect()
}

#[test]
fn every_value_has_a_unit_in_both_languages_and_the_titles_of_its_sources_those_calculated_here_too() {
    let atlas = everything();
    let all = tables(&atlas);
    let stated = all.iter().find(|table| table.name == "observations").expect("the table");
    let [ids, zh, en, titles] = ["id", "unit_zh", "unit_en", "source_title"].map(|name| column(stated, name));
    for (at, id) in ids.iter().enumerate() {
        assert!(
            ![&zh, &en, &titles].iter().any(|own| own[at].is_empty()),
            "{id}: {} {} {}",
            zh[at],
            en[at],
            titles[at]
        );
    }
    let of = |id: &str, own: &[String]| own[ids.iter().position(|known| known == id).expect(id)].clone();
    assert_eq!(
        (of("gdp-rank-2018", &en), of("industry-finance-pilot-batch", &zh)),
        ("No.".to_owned(), "批".to_owned())
    );
    let derived = column(stated, "expression").iter().filter(|text| !text.is_empty()).count();
    assert!(derived > 10, "{derived}");
}

#[test]
fn every_remark_on_single_values_is_in_the_package_and_every_value_that_one_fills_is_covered() {
    let atlas = everything();
    let all = tables(&atlas);
    let remarks = all.iter().find(|table| table.path == "census/remarks.csv").expect("the table");
    let ids: Vec<String> = atlas.census.remarks.iter().map(|remark| remark.id.clone()).collect();
    assert_eq!(column(remarks, "id"), ids);
    let [areas, periods] = ["areas", "periods"].map(|name| column(remarks, name));
    let mut filled = 0;
    for table in all.iter().filter(|table| table.name.starts_with("census-") && table.path != remarks.path) {
        let [qualifiers, own, at] = ["qualifier", "area", "period"].map(|name| column(table, name));
        for row in (0..table.rows.len()).filter(|row| qualifiers[*row] == "derived") {
            let says = |remark: usize| areas[remark].contains(&own[row]) && periods[remark].contains(&at[row]);
            assert!((0..ids.len()).any(says), "{}: {} {}", table.path, own[row], at[row]);
            filled += 1;
        }
    }
    assert!(filled > 0);
}
