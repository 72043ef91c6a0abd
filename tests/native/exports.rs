//! What an exported file says of itself: notes, keys, units in each language, what may be done with it.

use crate::support;
use crate::support::csv::read;
use crate::support::map::World;
use crate::support::spec::{marks, options};
use std::collections::BTreeSet;
use wanzhou::figures::default_card::all as all_figures;
use wanzhou::figures::map::legend::legend;
use wanzhou::figures::{DrawContext, NARROW, Picture, build, column_width, own_span, theme};
use wanzhou::files::picture::{Caption, HATCH_PATTERNS, framed};
use wanzhou::files::{csv::csv, json::json, package};
use wanzhou::model::card::{Swatch, TABLE_ROLES};
use wanzhou::model::template::fill_string;
use wanzhou::model::{Atlas, Card, Observation, parse};
use wanzhou::route::{Model, Tab};
use wanzhou::text::Locale;
use wanzhou::views::choropleth::is_mapped;
use wanzhou::views::page_files::CORE;

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
fn every_exported_figure_has_notes_source_and_licence() {
    let atlas = support::everything();
    let mut seen = 0;
    for card in &all_figures(&atlas) {
        for locale in Locale::ALL {
            for tab in [Tab::Chart, Tab::Map].into_iter().filter(|tab| *tab == Tab::Chart || is_mapped(card)) {
                let caption = Caption::of(card, &atlas, locale, tab, "https://example.org/".to_owned());
                let svg = framed(r#"<svg width="350" height="200"></svg>"#, [350.0, 200.0], &caption);
                let wording = run_together(&svg);
                let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                // A title that is the name of an indicator does not say what is measured.
                let named = atlas.cards.get(&card.id).is_none();
                let definition = atlas.indicators.get(card.id.as_indicator()).filter(|_| named).map(|i| &i.definition);
                for text in card.notes.iter().map(|note| &note.text).chain(definition) {
                    let text = fill_string(text.get(locale), &atlas, locale);
                    let text: String = escaped(&text).chars().filter(|c| !c.is_whitespace()).collect();
                    assert!(wording.contains(&text), "{} {locale:?}: {text}", card.id);
                    seen += 1;
                }
                assert!(wording.contains(if locale == Locale::Zh { "来源：" } else { "Source:" }), "{}", card.id);
                let is_map = tab == Tab::Map || card.kind.id() == "places";
                assert_eq!(caption.legend.is_some(), is_map, "{}: a map has its key", card.id);
                assert_eq!(caption.credits.is_some(), is_map, "{}: and its credits", card.id);
            }
        }
    }
    assert!(seen > 150, "{seen}");
}

/// The data without any notes of cards.
fn without_notes() -> Atlas {
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
    without
}

/// What each mark needs is there before any of it is drawn: read from data that has no notes at all.
#[test]
fn a_card_whose_marks_need_notes_gets_them_even_where_the_data_has_none() {
    for atlas in [without_notes(), support::everything()] {
        for card in all_figures(&atlas) {
            let alone = card.kind.id() == "values" && card.observations().count() == 1;
            let drawn = card.series.iter().filter(|s| !TABLE_ROLES.contains(&s.role.as_str()) && !alone);
            for id in drawn.flat_map(|series| &series.observations) {
                let Some(mark) = Swatch::of(atlas.observation(id).expect("a value").qualifier) else { continue };
                assert!(card.notes.iter().any(|note| note.swatch == Some(mark)), "{}: {id} has no note", card.id);
            }
        }
    }
}

/// The corners of a diamond around its middle, whose half is above zero.
fn is_diamond(corners: &[[f64; 2]]) -> bool {
    let [[a, top], [right, b], [c, bottom], [left, d]] = corners else { return false };
    let all = [*right, -top, *bottom, -left];
    [a, b, c, d].iter().all(|at| at.abs() < 1e-9) && all.iter().all(|half| *half > 0.0 && (half - right).abs() < 0.02)
}

/// The corners of a path around the middle that it has if it is a diamond.
fn corners(path: &str) -> Vec<[f64; 2]> {
    let at = |corner: &str| corner.split_once(' ').and_then(|(x, y)| Some([x.parse().ok()?, y.parse().ok()?]));
    let corners: Option<Vec<[f64; 2]>> = path.trim_matches(['M', 'Z']).split('L').map(at).collect();
    let corners = corners.filter(|corners| corners.len() == 4).unwrap_or_default();
    corners.iter().map(|[x, y]| [x - corners[0][0], y - corners[1][1]]).collect()
}

/// The marks of a picture that need a note whatever the qualifiers of its values, found in what is drawn.
fn marks_drawn(card: &Card, picture: &Picture) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    match picture {
        Picture::Chart(chart) => {
            let pieces = marks(&options(chart)).into_iter().flat_map(|mark| mark.pieces);
            for piece in pieces {
                let shifts = |name: &str| -> Vec<[f64; 2]> {
                    let spots = piece[name].as_array().into_iter().flatten();
                    spots.map(|spot| [2, 3].map(|at| spot[at].as_f64().unwrap_or(0.0))).collect()
                };
                if is_diamond(&shifts("area")) {
                    found.insert("other-source");
                }
                // One of the two strokes through an axis.
                if let [[x, y], [to_x, to_y]] = shifts("line")[..]
                    && (to_x - x - 8.0).abs() + (to_y - y + 18.0).abs() < 0.1
                {
                    found.insert("break");
                }
            }
        }
        Picture::Drawing(drawing) => {
            for shape in support::shapes::shapes(drawing, None) {
                if is_diamond(&corners(&shape.d)) {
                    found.insert("other-source");
                }
                if card.kind.id() == "service-model" && shape.fill == theme::SEQ[0] {
                    found.insert("band");
                }
            }
        }
    }
    found
}

/// Diamonds, breaks and the band of the model: whatever draws one, the note goes with it, and it says something.
#[test]
fn what_is_drawn_as_another_source_a_break_or_a_band_is_explained_in_every_file() {
    for atlas in [without_notes(), support::everything()] {
        let mut seen = BTreeSet::new();
        for card in all_figures(&atlas) {
            let Ok(figure) = build(&card, &atlas, Locale::Zh, column_width(own_span(&card))) else { continue };
            for mark in [&figure.wide, &figure.narrow].into_iter().flat_map(|picture| marks_drawn(&card, picture)) {
                let swatch = match mark {
                    "other-source" => Swatch::OtherSource,
                    "break" => Swatch::Break,
                    _ => Swatch::Band,
                };
                for locale in Locale::ALL {
                    let notes = Caption::of(&card, &atlas, locale, Tab::Chart, String::new()).notes;
                    let own: Vec<_> = notes.iter().filter(|(of, _)| *of == Some(swatch)).collect();
                    let stated = !own.is_empty() && own.iter().all(|(_, text)| !text.trim().is_empty());
                    assert!(stated, "{} draws a {mark} that no note explains: {notes:?}", card.id);
                }
                seen.insert((mark, card.id.clone()));
            }
        }
        for own in [
            ("other-source", "gdp"),
            ("other-source", "growth-rates"),
            ("other-source", "ranks"),
            ("break", "gdp"),
            ("break", "chongqing-gdp"),
            ("band", "open-cases"),
        ] {
            assert!(seen.iter().any(|(mark, card)| (*mark, card.as_str()) == own), "{own:?} is not in {seen:?}");
        }
    }
}

/// Its title and notes are about the article's figures; the picture then is not.
#[test]
fn an_exported_model_shows_the_settings_of_its_reader() {
    let atlas = support::everything();
    let stated = |id: &str, locale, model: Model| {
        let card = atlas.cards.get(id).expect("the card");
        let caption = Caption::of(card, &atlas, locale, Tab::Chart, String::new()).with_model(card, &atlas, model);
        let svg = framed(r#"<svg width="350" height="200"></svg>"#, [350.0, 200.0], &caption);
        (caption.set, run_together(&svg))
    };
    let moved = Model { arrivals: Some(1000), days: Some(205), surge: false, seed: None };
    for (locale, set, storm) in [
        (Locale::Zh, "读者设定：日均新增100件，平均2.05天办结", "模型假设人手不限，显示不出积压"),
        (
            Locale::En,
            "Set by the reader: 100 new cases a day, 2.05 days on average",
            "unlimited staff, so it shows no backlog",
        ),
    ] {
        let close = |text: &str| text.split_whitespace().collect::<String>();
        let (line, svg) = stated("open-cases", locale, moved);
        assert!(line.is_some_and(|line| line.starts_with(set)) && svg.contains(&close(set)), "{svg}");
        assert!(!svg.contains(&close(storm)), "there is no storm: {svg}");
        let (_, svg) = stated("open-cases", locale, Model { surge: true, ..moved });
        assert!(svg.contains(&close(set)) && svg.contains(&close(storm)), "{svg}");
        // With the article's figures, stated or set again, and in another of its years, title and notes are right.
        let again = Model { arrivals: Some(694), days: Some(317), surge: false, seed: Some(7) };
        for model in [Model::default(), again] {
            assert_eq!(stated("open-cases", locale, model).0, None);
        }
        for model in [Model { days: Some(205), ..again }, Model { surge: true, ..Model::default() }] {
            assert!(stated("open-cases", locale, model).0.is_some(), "{model:?}");
        }
        assert_eq!(stated("gdp", locale, moved).0, None, "an address may say what a figure does not have");
    }
}

#[test]
fn the_key_of_a_map_says_the_ends_and_how_many_are_in_each_class_or_the_largest_circle() {
    let atlas = World::as_share().atlas;
    let texts = |card: &str| -> Vec<String> {
        let card = atlas.cards.get(card).expect("the card");
        let canvas = DrawContext { atlas: &atlas, card, locale: Locale::Zh, width: NARROW };
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
        ("events-closed", "25.7 万件", "257000 incidents"),
        ("open-cases-avg", "290 件", "290 cases"),
        ("closure-rate", "97 %", "97 %"),
    ] {
        let stated = |value: &str, unit: &str| format!("{} {}", row(id)[column(value)], row(id)[column(unit)]);
        assert_eq!((stated("value", "unit_zh"), stated("value_en", "unit_en")), (zh.to_owned(), en.to_owned()));
    }
    for (row, o) in rows[1..].iter().zip(atlas.observations.iter()) {
        let unit = atlas.unit_of(o).expect("a unit");
        let expected = unit.format(o.value, o.decimals, Locale::En).replace(',', "").replace('−', "-");
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
        assert!(!text.contains("opensource.org"), "the data is not under the licence of the code");
    }
}

#[test]
fn hatching_is_the_same_in_the_page_and_in_files() {
    let page = support::read("index.html");
    assert!(page.contains(HATCH_PATTERNS), "index.html has other patterns than files: {HATCH_PATTERNS}");
}
