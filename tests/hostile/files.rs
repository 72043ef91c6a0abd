//! What readers export: no cell starts a formula, every number is a number, every picture stands alone.

use crate::inputs::{changed_data, changed_file, text};
use crate::{cases, parsed, support};
use proptest::prelude::*;
use roxmltree::Document;
use serde_json::Value;
use wanzhou::figures::text_table::TextTable;
use wanzhou::files::cite::Cited;
use wanzhou::files::picture::{Caption, framed, size};
use wanzhou::files::qr_symbol::QrSymbol;
use wanzhou::files::{csv, json, package};
use wanzhou::model::card::Swatch;
use wanzhou::model::{Atlas, Observation};
use wanzhou::text::{Locale, sanitize};

/// What spreadsheets take for the start of a formula.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn changed_data_makes_sound_files(change in changed_file()) {
        all(&parsed::read(&changed_data(&change)));
    }

    #[test]
    fn a_picture_stands_alone_whatever_is_written_around_it(title in text(), subtitle in text(), source in text(), width in 0.0..4_000.0f64) {
        let [title, subtitle, source] = [title, subtitle, source].map(|text| sanitize(&text).into_owned());
        let notes = vec![(Some(Swatch::NotComparable), subtitle.clone())];
        let set = Some(subtitle.clone());
        let (locale, origin) = (Locale::Zh, "origin".to_owned());
        let code = QrSymbol::of(&origin).map(|code| (code, 2.0));
        let caption = Caption { locale, title, subtitle, set, legend: None, notes, source, credits: None, origin, code };
        let svg = framed(r#"<svg width="350" height="200"></svg>"#, [width, 200.0], &caption);
        let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
        prop_assert!(size(&svg).is_some_and(|[width, height]| width >= 320.0 && height > 200.0));
        prop_assert_eq!(document.descendants().filter(|node| node.tag_name().name() == "svg").count(), 2);
    }

    #[test]
    fn a_citation_stays_one_entry(title in text(), source in text()) {
        let cited = Cited { id: "gdp".to_owned(), title, address: "https://example.org/f/gdp/".to_owned(), sources: vec![source], read: [2026, 1, 5] };
        for locale in Locale::ALL {
            let entry = cited.bibtex(locale);
            prop_assert_eq!(entry.matches('{').count(), entry.matches('}').count());
            let csl: Value = serde_json::from_str(&cited.csl(locale)).expect("JSON");
            prop_assert_eq!(csl[0]["title"].as_str(), Some(cited.title.as_str()));
        }
    }
}

/// All files of an atlas.
pub fn all(atlas: &Atlas) {
    let rows: Vec<&Observation> = atlas.observations.iter().collect();
    let table = support::csv::read(&csv::csv(&rows, atlas));
    let columns = table.first().cloned().unwrap_or_default();
    for (row, o) in table.iter().skip(1).zip(&rows) {
        assert_eq!(row.len(), columns.len(), "{row:?}");
        for (cell, column) in row.iter().zip(&columns) {
            match column.as_str() {
                "value" | "value_en" => assert!(cell.parse::<f64>().is_ok_and(f64::is_finite), "{cell}"),
                "paragraph" => assert!(cell.is_empty() || cell.parse::<i32>().is_ok(), "{cell}"),
                _ => assert!(!cell.starts_with(FORMULA), "{column}: {cell:?}"),
            }
        }
        assert_eq!(row.first().map(String::as_str), Some(o.id.as_str()));
    }
    assert_eq!(table.len().saturating_sub(1), rows.len());

    let whole: Value = serde_json::from_str(&json::json("title", "address", &rows, atlas)).expect("JSON");
    for (record, o) in whole["observations"].as_array().expect("a list").iter().zip(&rows) {
        let value = record["value"].as_f64().expect("a number");
        assert!((value - o.value).abs() <= 1e-12 * o.value.abs(), "{}: {value}", o.id);
    }
    for card in atlas.cards.iter() {
        let tables = Locale::ALL.into_iter().filter_map(|locale| TextTable::of(card, atlas, locale));
        for row in tables.flat_map(|table| support::csv::read(&csv::text_table(&table))) {
            assert!(row.iter().all(|cell| !cell.starts_with(FORMULA)), "{row:?}");
        }
    }
    serde_json::from_str::<Value>(&package::descriptor(atlas)).expect("JSON");
}
