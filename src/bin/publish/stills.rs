//! Charts as still pictures, drawn by ECharts in Node from the specs that the browser would use.

use super::{Failure, Folders};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::process::{Command, Stdio};
use wanzhou::figures::{ChartSpec, Picture, build, column_width};
use wanzhou::model::{Atlas, story::Block};
use wanzhou::text::Locale;
use wanzhou::views::chart::key;

/// Bundles ECharts into the staging folder; returns the file's name.
pub fn bundle(folders: &Folders) -> Result<String, Failure> {
    let output = Command::new("node")
        .arg(folders.source.join("src/bin/publish/bundle.mjs"))
        .arg(&folders.staging)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("cannot run node: {e}; install Node 20 or newer"))?;
    let name = String::from_utf8_lossy(&output.stdout).trim().lines().last().unwrap_or_default().to_owned();
    if output.status.success() && !name.is_empty() {
        Ok(name)
    } else {
        Err("ECharts could not be bundled; run `npm ci` and try again".to_owned())
    }
}

/// Draws every chart of the Story, in the language and at the widths that the prerendered page shows it.
pub fn draw(folders: &Folders, atlas: &Atlas) -> Result<HashMap<String, String>, Failure> {
    let locale = Locale::default();
    let mut jobs: BTreeMap<String, serde_json::Value> = BTreeMap::new();
    for (card, span) in figures(atlas) {
        let figure = build(card, atlas, locale, column_width(span)).map_err(|e| format!("figure {}: {e}", card.id))?;
        for picture in [figure.wide, figure.narrow] {
            if let Picture::Chart(spec) = picture {
                jobs.insert(key(&card.id, locale.code(), &spec), job(&spec));
            }
        }
    }
    let jobs = serde_json::to_string(&jobs).map_err(|e| e.to_string())?;
    let mut node = Command::new("node")
        .arg(folders.source.join("src/bin/publish/stills.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot run node: {e}; install Node 20 or newer"))?;
    if let Some(mut stdin) = node.stdin.take() {
        stdin.write_all(jobs.as_bytes()).map_err(|e| format!("node does not listen: {e}"))?;
    }
    let output = node.wait_with_output().map_err(|e| e.to_string())?;
    if !output.status.success() {
        return Err("the still pictures could not be drawn (see above)".to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|e| format!("the still pictures cannot be read: {e}"))
}

/// The figures of the Story, with the columns each spans; the opening's stand beside the headline.
fn figures(atlas: &Atlas) -> impl Iterator<Item = (&wanzhou::model::Card, u8)> {
    atlas.story.iter().flat_map(|act| &act.blocks).filter_map(|block| match block {
        Block::Figure { figure, span, .. } => Some((atlas.cards.get(figure)?, *span)),
        _ => None,
    })
}

fn job(spec: &ChartSpec) -> serde_json::Value {
    serde_json::json!({ "spec": spec.json, "width": spec.width, "height": spec.height })
}
