//! The columns that tables of values can be sorted by.

use crate::model::{Atlas, Observation};
use crate::route::Sort;
use crate::text::{Locale, Messages, period::Period};
use std::cmp::Ordering;

/// A column of a table of values.
pub struct Column {
    /// The word in addresses, one of [`Sort::COLUMNS`].
    pub id: &'static str,
    name: fn(&Messages) -> &'static str,
    key: fn(&Observation, &Atlas, Locale) -> Key,
}

/// What a column's values are compared by.
#[derive(PartialEq)]
enum Key {
    Number(f64),
    Text(String),
    /// A source, and the paragraph in it.
    Place(Option<String>, Option<u16>),
    Period(Option<Period>),
}

impl Key {
    fn compare(&self, other: &Key) -> Ordering {
        match (self, other) {
            (Key::Number(a), Key::Number(b)) => a.total_cmp(b),
            (Key::Text(a), Key::Text(b)) => a.cmp(b),
            (Key::Place(a, at), Key::Place(b, bt)) => (a, at).cmp(&(b, bt)),
            (Key::Period(a), Key::Period(b)) => a.cmp(b),
            // One column has keys of one sort.
            _ => Ordering::Equal,
        }
    }
}

const ITEM: Column = Column { id: "item", name: |w| w.column_item, key: |o, atlas, l| Key::Text(atlas.label(o, l)) };
const VALUE: Column = Column { id: "value", name: |w| w.column_value, key: |o, _, _| Key::Number(o.number()) };
const UNIT: Column = Column { id: "unit", name: |w| w.column_unit, key: |o, _, _| Key::Text(o.unit.clone()) };
const PERIOD: Column = Column { id: "period", name: |w| w.column_period, key: |o, _, _| Key::Period(o.period) };
const KIND: Column =
    Column { id: "kind", name: |w| w.column_qualifier, key: |o, _, _| Key::Text(o.qualifier.id().to_owned()) };
const SOURCE: Column = Column { id: "source", name: |w| w.column_source, key: place };
const PLACE: Column = Column { id: "source", name: |w| w.column_place, key: place };
const CONFIDENCE: Column = Column {
    id: "confidence",
    name: |w| w.column_confidence,
    key: |o, _, _| Key::Number(f64::from(o.confidence as u8)),
};
const NOTE: Column =
    Column { id: "note", name: |w| w.column_note, key: |o, _, _| Key::Number(f64::from(u8::from(o.note.is_some()))) };

/// Of the table behind a picture.
pub const OF_A_FIGURE: [Column; 4] = [ITEM, VALUE, PERIOD, PLACE];

/// Of the table of everything.
pub const OF_ALL: [Column; 8] = [ITEM, VALUE, UNIT, PERIOD, KIND, SOURCE, CONFIDENCE, NOTE];

fn place(o: &Observation, _: &Atlas, _: Locale) -> Key {
    Key::Place(o.source.clone(), o.locator.as_ref().and_then(|l| l.paragraph))
}

/// Puts rows in the order of a column of their observations; each one's key is made once. `None`, and a column that
/// is not among these, leaves them as they are.
pub fn sorted<'a, T: Copy>(
    rows: Vec<T>,
    observation: impl Fn(T) -> &'a Observation,
    columns: &[Column],
    sort: Option<&Sort>,
    (atlas, locale): (&Atlas, Locale),
) -> Vec<T> {
    let Some((sort, column)) = sort.and_then(|s| Some((s, columns.iter().find(|c| c.id == s.column)?))) else {
        return rows;
    };
    let key = |row: T| ((column.key)(observation(row), atlas, locale), row);
    let mut keyed: Vec<(Key, T)> = rows.into_iter().map(key).collect();
    keyed.sort_by(|(a, _), (b, _)| if sort.descending { b.compare(a) } else { a.compare(b) });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// The columns by the word in addresses, with their names.
pub fn named(columns: &'static [Column], words: &Messages) -> impl Iterator<Item = (&'static str, &'static str)> {
    columns.iter().map(move |column| (column.id, (column.name)(words)))
}
