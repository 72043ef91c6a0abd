//! The source line under a picture: every source once, with where in it the values are.

use crate::model::{Atlas, Card, CardKind, Source, SourceId, source::Tier};
use crate::text::{Locale, Messages, messages};

/// One source of a figure, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceItem {
    pub id: SourceId,
    /// Short name.
    pub name: String,
    /// True for the report, whose name is set as a title.
    pub is_report: bool,
    /// Where in it: `第15–17、20段`; empty where nothing finer is known.
    pub locator: String,
    /// Web address, where there is one.
    pub address: Option<String>,
}

/// The sources of a card as a line of plain text, for files.
pub fn source_line(card: &Card, atlas: &Atlas, locale: Locale) -> String {
    let words = messages(locale);
    let item = |item: SourceItem| {
        if item.locator.is_empty() { item.name } else { format!("{}{}{}", item.name, words.comma, item.locator) }
    };
    let items: Vec<String> = sources(card, atlas, locale).into_iter().map(item).collect();
    format!("{}{}", lead(card, words), items.join(words.semicolon))
}

/// What a source line begins with: a model's values have no source, only what it starts from has one.
pub fn lead(card: &Card, words: &'static Messages) -> String {
    let model = if card.kind == CardKind::ServiceModel { words.model_source } else { "" };
    format!("{}{model}", words.source)
}

/// The sources behind a card, the report first, then in order of appearance, then those of its notes.
pub fn sources(card: &Card, atlas: &Atlas, locale: Locale) -> Vec<SourceItem> {
    let words = messages(locale);
    let mut found: Vec<(&Source, Vec<u16>)> = Vec::new();
    let shown = card.observations().filter_map(|id| atlas.observation(id));
    for (source, paragraph) in shown.flat_map(|o| atlas.origins_of(o)) {
        match found.iter_mut().find(|(s, _)| s.id == source.id) {
            Some((_, paragraphs)) => paragraphs.extend(paragraph),
            None => found.push((source, paragraph.into_iter().collect())),
        }
    }
    let numbers = paragraphs(card, atlas);
    if let Some(report) = atlas.sources.iter().find(|s| s.tier == Tier::Report).filter(|_| !numbers.is_empty()) {
        match found.iter_mut().find(|(s, _)| s.id == report.id) {
            Some((_, paragraphs)) => paragraphs.extend(numbers),
            None => found.push((report, numbers)),
        }
    }
    for source in card.sources.iter().filter_map(|id| atlas.sources.get(id)) {
        if !found.iter().any(|(known, _)| known.id == source.id) {
            found.push((source, Vec::new()));
        }
    }
    found.sort_by_key(|(source, _)| source.tier != Tier::Report);
    found
        .into_iter()
        .map(|(source, mut paragraphs)| {
            paragraphs.sort_unstable();
            let locator = match paragraphs.is_empty() {
                true => String::new(),
                false => words.paragraphs_of(&paragraphs),
            };
            let is_report = source.tier == Tier::Report;
            let name = if is_report { words.source_report } else { source.short.get(locale) };
            SourceItem {
                id: source.id.clone(),
                name: name.to_owned(),
                is_report,
                locator,
                address: source.address.clone(),
            }
        })
        .collect()
}

/// The paragraphs of the report behind what a card shows besides observations.
fn paragraphs(card: &Card, atlas: &Atlas) -> Vec<u16> {
    match card.kind {
        CardKind::Flow => atlas.flows.get(&card.id).map_or_else(Vec::new, |flow| {
            flow.nodes.iter().map(|node| node.paragraph).chain(flow.edges.iter().map(|edge| edge.paragraph)).collect()
        }),
        CardKind::Systems => atlas.systems.iter().map(|system| system.paragraph).collect(),
        CardKind::Places => atlas.places.iter().map(|place| place.paragraph).collect(),
        _ => Vec::new(),
    }
}
