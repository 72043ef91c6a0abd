//! A figure's table where its rows are no observations: the steps of a flow, the named systems. One table for the
//! page and for the files that readers take away.

use super::systems::{kind_name, relation_name};
use crate::model::flow::Flow;
use crate::model::template::fill_string;
use crate::model::{Atlas, Card};
use crate::text::{Locale, messages, messages::with};

/// Names and rows of cells, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Heads, the first of what a row is about.
    pub columns: Vec<&'static str>,
    /// Cells, as many as columns. The key is the id that marks of the picture carry, where a row has one.
    pub rows: Vec<(Option<String>, Vec<String>)>,
    /// The cells of which the first with something in it is said where the mark of a row is pointed at.
    pub said: &'static [usize],
}

impl Sheet {
    /// The table of a card, if it is of this sort.
    pub fn of(card: &Card, atlas: &Atlas, locale: Locale) -> Option<Sheet> {
        match card.kind.as_str() {
            "flow" => atlas.flows.get(&card.id).map(|flow| Sheet::of_flow(flow, locale)),
            "systems" => Some(Sheet::of_systems(atlas, locale)),
            _ => None,
        }
    }

    fn of_flow(flow: &Flow, locale: Locale) -> Sheet {
        let words = messages(locale);
        let name = |id: &str| flow.nodes.iter().find(|n| n.id == id).map_or("", |n| n.name.get(locale)).to_owned();
        let rows = flow.edges.iter().map(|edge| {
            let place = with(words.paragraph, &[&edge.paragraph.to_string()]);
            let reading = if edge.reading { words.flow_reading } else { "" };
            let cells = vec![
                edge.step.to_string(),
                name(&edge.from),
                name(&edge.to),
                edge.text.get(locale).to_owned(),
                place,
                reading.to_owned(),
            ];
            (None, cells)
        });
        let columns = vec![
            words.flow_steps,
            words.column_from,
            words.column_to,
            words.column_does,
            words.column_place,
            words.column_note,
        ];
        Sheet { columns, rows: rows.collect(), said: &[] }
    }

    fn of_systems(atlas: &Atlas, locale: Locale) -> Sheet {
        let words = messages(locale);
        let rows = atlas.systems.iter().map(|system| {
            let belongs = system.relation.as_ref().and_then(|relation| {
                let other = atlas.systems.get(&relation.to)?.name.get(locale);
                Some(format!("{other}{}{}", words.colon, relation_name(relation, words)))
            });
            let figures = system.figures.iter().filter_map(|id| atlas.cards.get(id));
            let figures: Vec<String> = figures.map(|card| fill_string(card.title.get(locale), atlas, locale)).collect();
            let explained = if system.explained { words.systems_explained } else { words.systems_named };
            let cells = vec![
                system.name.get(locale).to_owned(),
                kind_name(system.kind, words).to_owned(),
                system.note.as_ref().map_or("", |note| note.get(locale)).to_owned(),
                explained.to_owned(),
                belongs.unwrap_or_default(),
                figures.join(words.semicolon),
                with(words.paragraph, &[&system.paragraph.to_string()]),
            ];
            (Some(system.id.clone()), cells)
        });
        let columns = vec![
            words.column_name,
            words.column_sort,
            words.column_says,
            words.column_explained,
            words.column_belongs,
            words.column_figures,
            words.column_place,
        ];
        Sheet { columns, rows: rows.collect(), said: &[2, 3] }
    }
}
