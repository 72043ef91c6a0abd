//! A figure's table where its rows are no observations: the steps of a flow, the named systems, the places. One table
//! for the page and for the files that readers export.

use super::map::{Layers, places::numbered};
use super::process::systems::{kind_name, relation_name};
use crate::model::flow::Flow;
use crate::model::template::fill_string;
use crate::model::{Atlas, Card, CardKind};
use crate::route::Sort;
use crate::text::{Locale, Messages, messages, messages::with};
use std::cmp::Ordering;

/// Names and rows of cells, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextTable {
    pub columns: Vec<TextColumn>,
    /// Cells, as many as columns, each row with what it is about, where that has a mark in the picture.
    pub rows: Vec<(Option<Subject>, Vec<String>)>,
    /// The cell that names what a row is about.
    pub head: usize,
    /// The cells that the tooltip of a row's mark shows.
    pub tooltip_cells: &'static [usize],
}

/// A column of a text table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextColumn {
    /// The word in addresses, one of [`Sort::COLUMNS`].
    pub id: &'static str,
    pub name: &'static str,
}

/// What a row, and its mark in the picture, is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A value, by the id of its observation.
    Observation(String),
    /// A named system, by its id.
    System(String),
    /// Somebody or something that is drawn and has nothing to open: its row says all.
    Part(String),
}

impl Subject {
    /// The id that its mark carries.
    pub fn id(&self) -> &str {
        match self {
            Subject::Observation(id) | Subject::System(id) | Subject::Part(id) => id,
        }
    }
}

impl TextTable {
    /// The table of a card, if it is of this sort.
    pub fn of(card: &Card, atlas: &Atlas, locale: Locale) -> Option<TextTable> {
        match card.kind {
            CardKind::Flow => atlas.flows.get(&card.id).map(|flow| TextTable::of_flow(flow, atlas, locale)),
            CardKind::Systems => Some(TextTable::of_systems(atlas, locale)),
            CardKind::Places => Some(TextTable::of_places(atlas, locale)),
            _ => None,
        }
    }

    /// Its rows in the order of a column; as they are for none, and for one that it does not have.
    pub fn sorted(&self, sort: Option<&Sort>) -> Vec<&(Option<Subject>, Vec<String>)> {
        let mut rows: Vec<_> = self.rows.iter().collect();
        let column = sort.and_then(|s| Some((s.descending, self.columns.iter().position(|c| c.id == s.column)?)));
        if let Some((descending, at)) = column {
            rows.sort_by(|(_, a), (_, b)| {
                let order = natural(&a[at], &b[at]);
                if descending { order.reverse() } else { order }
            });
        }
        rows
    }

    /// A row for the first participant, for everything that passes, and for the end.
    fn of_flow(flow: &Flow, atlas: &Atlas, locale: Locale) -> TextTable {
        let words = messages(locale);
        let name = |id: &str| flow.nodes.iter().find(|n| n.id == id).map_or("", |n| n.name.get(locale)).to_owned();
        let is_end = |id: &str| flow.end().is_some_and(|end| end.id == id);
        let beginning = flow.nodes.iter().filter(|node| flow.reached(&node.id) == 0).map(|node| {
            let cells = ["", "", node.name.get(locale), words.flow_start, ""].map(str::to_owned);
            (Some(Subject::Part(node.id.clone())), row(cells, node.paragraph, false, words))
        });
        let passing = flow.edges.iter().map(|edge| {
            let cells = [
                with(words.flow_step, &[&edge.step.to_string()]),
                name(&edge.from),
                name(&edge.to),
                edge.text.get(locale).to_owned(),
                edge.kind.word(words).to_owned(),
            ];
            let subject = (!is_end(&edge.to)).then(|| Subject::Part(edge.to.clone()));
            (subject, row(cells, edge.paragraph, edge.reading, words))
        });
        let end = flow.end().zip(atlas.observation(&flow.duration)).map(|(node, duration)| {
            let last = with(words.flow_step, &[&flow.last_step().to_string()]);
            let cells = [&*last, "", node.name.get(locale), &*atlas.phrase(duration, locale), ""].map(str::to_owned);
            (Some(Subject::Observation(duration.id.to_string())), row(cells, node.paragraph, false, words))
        });
        let rows = beginning.chain(passing).chain(end).collect();
        let columns = columns([
            ("step", words.flow_steps),
            ("from", words.column_from),
            ("to", words.column_to),
            ("does", words.column_does),
            ("kind", words.column_sort),
            ("source", words.column_locator),
            ("note", words.column_note),
        ]);
        TextTable { columns, rows, head: 2, tooltip_cells: &[0, 1, 3] }
    }

    fn of_systems(atlas: &Atlas, locale: Locale) -> TextTable {
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
                paragraph(system.paragraph, words),
            ];
            (Some(Subject::System(system.id.clone())), cells)
        });
        let columns = columns([
            ("item", words.column_name),
            ("kind", words.column_sort),
            ("says", words.column_says),
            ("explained", words.column_explained),
            ("belongs", words.column_belongs),
            ("figures", words.column_figures),
            ("source", words.column_locator),
        ]);
        TextTable { columns, rows: rows.collect(), head: 0, tooltip_cells: &[2, 3] }
    }

    /// The places that have a mark, by its number, then the others.
    fn of_places(atlas: &Atlas, locale: Locale) -> TextTable {
        let (words, layers) = (messages(locale), Layers::of(atlas));
        let rows = numbered(atlas).into_iter().map(|(number, place)| {
            let township = place.township.as_deref().and_then(|code| layers.townships.get(code));
            let within = place.within.as_deref().and_then(|id| atlas.places.get(id));
            let position = match (within, township) {
                (Some(other), _) => with(words.places_within, &[other.name.get(locale)]),
                (None, Some(township)) => with(words.places_at, &[township.name(locale)]),
                (None, None) if place.is_unplaced() => words.places_nowhere.to_owned(),
                (None, None) => String::new(),
            };
            let cells = vec![
                number.map(|number| number.to_string()).unwrap_or_default(),
                place.name.get(locale).to_owned(),
                place.kind.word(words).to_owned(),
                place.says.get(locale).to_owned(),
                position,
                paragraph(place.paragraph, words),
                place.note.as_ref().map_or("", |note| note.get(locale)).to_owned(),
            ];
            (number.map(|_| Subject::Part(place.id.clone())), cells)
        });
        let columns = columns([
            ("number", words.column_number),
            ("item", words.column_name),
            ("kind", words.column_sort),
            ("says", words.column_says),
            ("position", words.column_position),
            ("source", words.column_locator),
            ("note", words.column_note),
        ]);
        TextTable { columns, rows: rows.collect(), head: 1, tooltip_cells: &[3, 6] }
    }
}

fn columns<const N: usize>(named: [(&'static str, &'static str); N]) -> Vec<TextColumn> {
    named.map(|(id, name)| TextColumn { id, name }).to_vec()
}

/// The cells of a flow's row, with its paragraph and whether it is our interpretation.
fn row(cells: [String; 5], paragraph_number: u16, reading: bool, words: &Messages) -> Vec<String> {
    let note = if reading { words.flow_reading } else { "" };
    cells.into_iter().chain([paragraph(paragraph_number, words), note.to_owned()]).collect()
}

fn paragraph(number: u16, words: &Messages) -> String {
    with(words.paragraph, &[&number.to_string()])
}

/// Compares texts with the numbers in them as numbers: 第9段 comes before 第20段.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let order = match (number(a), number(b)) {
            (Some((one, after)), Some((other, behind))) => {
                (a, b) = (after, behind);
                one.cmp(&other)
            }
            _ => {
                let (mut one, mut other) = (a.chars(), b.chars());
                let order = one.next().cmp(&other.next());
                if a.is_empty() || b.is_empty() {
                    return order;
                }
                (a, b) = (one.as_str(), other.as_str());
                order
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The number that a text begins with, and what follows it.
fn number(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}
