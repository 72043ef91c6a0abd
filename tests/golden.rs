//! The options of every chart, word for word: what changes here changes on the page. `make golden` writes them anew;
//! read the differences before committing.

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use wanzhou::figures::{ChartSpec, Picture, WIDE, build, column_width};
use wanzhou::model::{Atlas, story::Block};
use wanzhou::text::Locale;

/// The width that the Story gives a figure; figures of other pages stand in narrower columns.
fn width(atlas: &Atlas, figure: &str) -> f64 {
    let blocks = atlas.story.iter().flat_map(|act| &act.blocks);
    let mut spans = blocks.filter_map(|block| match block {
        Block::Figure { figure: id, span, .. } if id == figure => Some(column_width(*span)),
        _ => None,
    });
    spans.next().unwrap_or(WIDE[0])
}

/// File name and options of every chart, in both languages and at both widths.
fn specs() -> Vec<(String, ChartSpec)> {
    let atlas = support::everything();
    let mut found = Vec::new();
    for card in atlas.cards.iter() {
        for locale in Locale::ALL {
            let Ok(figure) = build(card, &atlas, locale, width(&atlas, &card.id)) else { continue };
            for picture in [figure.narrow, figure.wide] {
                if let Picture::Chart(spec) = picture {
                    found.push((format!("{}.{}.{}.json", card.id, locale.code(), spec.width), spec));
                }
            }
        }
    }
    found
}

#[test]
fn golden() {
    let folder = support::path("tests/golden");
    let specs = specs();
    assert!(specs.len() >= 20, "only {} charts", specs.len());
    let json = |spec: &ChartSpec| serde_json::from_str::<Value>(&spec.json).expect("options are JSON");
    // The server that checks every change sets CI: there, nothing is renewed.
    if std::env::var("GOLDEN").is_ok_and(|word| word == "renew") && std::env::var_os("CI").is_none() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, spec) in &specs {
            let text = serde_json::to_string_pretty(&json(spec)).expect("JSON is written") + "\n";
            fs::write(folder.join(name), text).expect("the file can be written");
        }
        return;
    }
    let mut wrong = Vec::new();
    for (name, spec) in &specs {
        match fs::read_to_string(folder.join(name)) {
            Ok(text) if serde_json::from_str::<Value>(&text).ok() == Some(json(spec)) => {}
            Ok(_) => wrong.push(format!("{name} differs")),
            Err(_) => wrong.push(format!("{name} is missing")),
        }
    }
    let known: BTreeSet<&str> = specs.iter().map(|(name, _)| name.as_str()).collect();
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !known.contains(name.as_str()) {
            wrong.push(format!("{name} belongs to no chart"));
        }
    }
    assert!(wrong.is_empty(), "after reading the differences, run `make golden`:\n  {}", wrong.join("\n  "));
}
