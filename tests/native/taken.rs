//! What a file that is taken away says of itself: notes, keys, units in each language, what may be done with it.

use crate::support;
use crate::support::csv::read;
use crate::support::map::World;
use wanzhou::figures::map::legend::legend;
use wanzhou::figures::of_indicator::all as all_figures;
use wanzhou::figures::{Canvas, NARROW};
use wanzhou::files::picture::{Caption, framed};
use wanzhou::files::{csv::csv, json::json, package};
use wanzhou::model::card::{Swatch, TABLE_ROLES};
use wanzhou::model::template::fill_string;
use wanzhou::model::{Atlas, Observation, parse};
use wanzhou::route::Tab;
use wanzhou::text::Locale;
use wanzhou::views::arrived::CORE;
use wanzhou::views::choropleth::is_mapped;

fn all(atlas: &Atlas) -> Vec<&Observation> {
    atlas.observations.iter().collect()
}

/// Words of a picture, without what breaks them into lines.
fn run_together(svg: &str) -> String {
    let mut text = String::new();
    for part in svg.split('<').filter_map(|part| Some(part.split_once('>')?.1)) {
        text.push_str(part);
    }
    text.retain(|c| !c.is_whitespace());
    text
}

/// A wrong picture is worse than none: what keeps a reader from misreading it is in the file, too.
#[test]
fn no_figure_is_taken_away_without_its_notes_its_source_and_its_licence() {
    let atlas = support::everything();
    let mut seen = 0;
    for card in &all_figures(&atlas) {
        for locale in Locale::ALL {
            for tab in [Tab::Chart, Tab::Map].into_iter().filter(|tab| *tab == Tab::Chart || is_mapped(card)) {
                let caption = Caption::of(card, &atlas, locale, tab, "https://example.org/".to_owned());
                let svg = framed(r#"<svg width="350" height="200"></svg>"#, [350.0, 200.0], &caption);
                let said = run_together(&svg);
                let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                for note in &card.notes {
                    let text = fill_string(note.text.get(locale), &atlas, locale);
                    let text: String = escaped(&text).chars().filter(|c| !c.is_whitespace()).collect();
                    assert!(said.contains(&text), "{} {locale:?}: {text}", card.id);
                    seen += 1;
                }
                assert!(said.contains(if locale == Locale::Zh { "来源：" } else { "Source:" }), "{}", card.id);
                let is_map = tab == Tab::Map || card.kind == "places";
                assert_eq!(caption.legend.is_some(), is_map, "{}: a map has its key", card.id);
                assert_eq!(caption.credits.is_some(), is_map, "{}: and its credits", card.id);
            }
        }
    }
    assert!(seen > 150, "{seen}");
}

/// What each mark needs is there before any of it is drawn: read from data that has no notes at all.
#[test]
fn a_card_whose_marks_need_notes_gets_them_even_where_the_data_has_none() {
    let bare = |name: &str| {
        let mut data: serde_json::Value =
            serde_json::from_str(&support::read(&format!("public/data/{name}.json"))).expect("JSON");
        let cards = data.get_mut("cards").and_then(serde_json::Value::as_array_mut);
        for card in cards.into_iter().flatten() {
            card["notes"] = serde_json::json!([]);
        }
        data.to_string()
    };
    let texts = CORE.map(|name| (name, bare(name)));
    let (without, problems) = parse(texts.iter().map(|(name, text)| (*name, text.as_str())));
    assert!(problems.is_empty(), "{problems:?}");
    for atlas in [without, support::everything()] {
        for card in all_figures(&atlas) {
            let alone = card.kind == "values" && card.observations().count() == 1;
            let drawn = card.series.iter().filter(|s| !TABLE_ROLES.contains(&s.role.as_str()) && !alone);
            for id in drawn.flat_map(|series| &series.observations) {
                let Some(mark) = Swatch::of(atlas.observation(id).expect("a value").qualifier) else { continue };
                assert!(card.notes.iter().any(|note| note.swatch == Some(mark)), "{}: {id} has no note", card.id);
            }
        }
    }
}

#[test]
fn the_key_of_a_map_says_the_ends_and_how_many_are_in_each_class_or_the_largest_circle() {
    let atlas = World::as_share().atlas;
    let texts = |card: &str| -> Vec<String> {
        let card = atlas.cards.get(card).expect("the card");
        let canvas = Canvas { atlas: &atlas, card, locale: Locale::Zh, width: NARROW };
        let key = legend(&canvas, Tab::Map).expect("a key");
        support::shapes::texts(&key).iter().map(|(t, _)| support::shapes::content(t)).collect()
    };
    let circles = texts("district-population");
    assert!(circles.iter().any(|t| t.contains("219.1万人")), "{circles:?}");
    let texts = texts("as-share");
    let counts: usize = texts.iter().take(10).filter_map(|t| t.parse::<usize>().ok()).filter(|n| *n < 38).sum();
    assert!(texts.iter().any(|t| t == "219.1") && counts >= 38, "{texts:?}");
    assert!(texts.iter().any(|t| t.contains("万人")), "{texts:?}");
}

/// A reader of one language finds a value and its unit beside each other, and they agree.
#[test]
fn value_and_unit_agree_in_each_language() {
    let atlas = support::everything();
    let rows = read(&csv(&all(&atlas), &atlas));
    let column = |name: &str| rows[0].iter().position(|n| n == name).unwrap_or_else(|| panic!("no column {name}"));
    assert_eq!((column("unit_zh") - column("value"), column("unit_en") - column("value_en")), (2, 1));
    let row = |id: &str| rows.iter().find(|row| row[0] == id).unwrap_or_else(|| panic!("no row {id}"));
    for (id, zh, en) in [
        ("industrial-output", "719.17 亿元", "71.917 billion yuan"),
        ("freight-total", "1.3 亿吨", "130 million tonnes"),
        ("events-closed", "25.7 万件", "257000 cases"),
        ("open-cases-avg", "290 件", "290 cases"),
        ("closure-rate", "97 %", "97 %"),
    ] {
        let told = |value: &str, unit: &str| format!("{} {}", row(id)[column(value)], row(id)[column(unit)]);
        assert_eq!((told("value", "unit_zh"), told("value_en", "unit_en")), (zh.to_owned(), en.to_owned()));
    }
    for (row, o) in rows[1..].iter().zip(atlas.observations.iter()) {
        let unit = atlas.unit_of(o).expect("a unit");
        let expected = unit.format(o.number(), o.decimals, Locale::En).replace(',', "").replace('−', "-");
        assert_eq!(row[column("value_en")], expected, "{}: as the English pages say it", o.id);
    }
    let record: serde_json::Value = serde_json::from_str(&json("t", "a", &all(&atlas), &atlas)).expect("JSON");
    let first = record["observations"].as_array().expect("a list").iter().find(|r| r["id"] == "industrial-output");
    assert_eq!(first.map(|r| (&r["value_en"], &r["unit_en"])), Some((&71.917.into(), &"billion yuan".into())));
}

#[test]
fn the_package_says_in_both_languages_what_may_be_done_with_it() {
    let atlas = support::everything();
    let readme = package::readme(&atlas);
    for words in ["CC BY 4.0", "可信度", "Confidence", "万州数读", &atlas.changes.iter().next().expect("a change").date]
    {
        assert!(readme.contains(words), "{words}");
    }
    for (_, text) in package::files(&atlas) {
        assert!(!text.contains("opensource.org"), "the data is not under the program's licence");
    }
}
