//! Static charts, drawn by ECharts in Node from the specs that the browser would use.

use super::folders::{Failure, Folders};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wanzhou::figures::profile::{District, cards, is_documented_part, of_wanzhou};
use wanzhou::figures::{self, ChartSpec, NARROW, Picture, build, column_width, default_card};
use wanzhou::model::{Atlas, story::Block};
use wanzhou::pages::map::ranking;
use wanzhou::text::Locale;
use wanzhou::views::chart::key;
use wanzhou::views::choropleth::is_mapped;

/// Columns that a figure spans in a frame, where it has two widths, and on its own page.
const ALONE: [u8; 3] = [5, 7, 8];

/// Bundles ECharts into the staging folder; returns the file's name.
pub fn bundle(folders: &Folders) -> Result<String, Failure> {
    let printed = folders.node("bundle.mjs", &[&folders.staging.to_string_lossy()], "")?;
    match printed.trim().lines().last() {
        Some(name) => Ok(name.to_owned()),
        None => Err("bundle.mjs named no file".to_owned()),
    }
}

/// Draws every chart in both languages and at every width that a prerendered document shows it.
pub fn draw(folders: &Folders, atlas: &Atlas) -> Result<HashMap<String, String>, Failure> {
    let mut jobs: BTreeMap<String, serde_json::Value> = BTreeMap::new();
    for card in &default_card::all(atlas) {
        for locale in Locale::ALL {
            let spans = spans(&card.id, &ALONE, atlas).into_iter();
            let mut figures: Vec<_> = spans.map(|span| build(card, atlas, locale, column_width(span))).collect();
            if is_mapped(card) {
                figures.push(ranking(card, atlas, locale, false));
            }
            for figure in figures {
                let figure = figure.map_err(|e| format!("figure {}: {e}", card.id))?;
                for picture in [figure.wide, figure.narrow] {
                    if let Picture::Chart(spec) = picture {
                        jobs.insert(key(&card.id, locale.code(), &spec), job(&spec));
                    }
                }
            }
        }
    }
    for district in atlas.areas.iter().filter_map(|area| District::of(&area.id, atlas)) {
        for (card, span) in cards(&district) {
            for locale in Locale::ALL {
                let own = if is_documented_part(&card.id) { [&ALONE[..], &[span]].concat() } else { vec![span] };
                let spans = spans(&card.id, &own, atlas).into_iter();
                for width in spans.map(column_width).chain([NARROW]) {
                    let picture =
                        figures::draw(&card, atlas, locale, width).map_err(|e| format!("{}: {e}", card.id))?;
                    if let Picture::Chart(spec) = picture {
                        jobs.insert(key(&card.id, locale.code(), &spec), job(&spec));
                    }
                }
            }
        }
    }
    let jobs = serde_json::to_string(&jobs).map_err(|e| e.to_string())?;
    let drawn = folders.node("static-charts.mjs", &[], &jobs)?;
    serde_json::from_str(&drawn).map_err(|e| format!("the static charts cannot be read: {e}"))
}

/// The columns that a figure spans, on the Story and wherever else it is.
fn spans(figure: &str, elsewhere: &[u8], atlas: &Atlas) -> BTreeSet<u8> {
    let blocks = atlas.story.iter().flat_map(|act| &act.blocks).filter_map(|block| match block {
        Block::Figure { figure: own, span, .. } => (own == figure).then_some(*span),
        Block::Part { part, span, .. } => (of_wanzhou(part) == figure).then_some(*span),
        _ => None,
    });
    blocks.chain(elsewhere.iter().copied()).collect()
}

fn job(spec: &ChartSpec) -> serde_json::Value {
    serde_json::json!({ "spec": spec.json, "width": spec.width, "height": spec.height })
}
