//! The columns that tables of values can be sorted by.

use crate::model::rows::{Row, Rows};
use crate::route::Sort;
use crate::text::{Locale, Messages, period::Period};
use std::cmp::Ordering;

/// A column of a table of values.
pub struct Column {
    /// The word in addresses, one of [`Sort::COLUMNS`].
    pub id: &'static str,
    name: fn(&Messages) -> &'static str,
    key: for<'a> fn(Row<'a>, &Rows<'a>, Locale) -> Key,
}

/// What a column's values are compared by.
#[derive(PartialEq)]
enum Key {
    Number(f64),
    Text(String),
    /// A source, and the paragraph in it.
    Locator(Option<String>, Option<u16>),
    Period(Option<Period>),
}

impl Key {
    fn compare(&self, other: &Key) -> Ordering {
        match (self, other) {
            (Key::Number(a), Key::Number(b)) => a.total_cmp(b),
            (Key::Text(a), Key::Text(b)) => a.cmp(b),
            (Key::Locator(a, at), Key::Locator(b, bt)) => (a, at).cmp(&(b, bt)),
            (Key::Period(a), Key::Period(b)) => a.cmp(b),
            // One column has keys of one sort.
            _ => Ordering::Equal,
        }
    }
}

const ITEM: Column = Column { id: "item", name: |w| w.column_item, key: |row, rows, l| Key::Text(rows.label(row, l)) };
const VALUE: Column =
    Column { id: "value", name: |w| w.column_value, key: |row, rows, _| Key::Number(rows.number(row)) };
const UNIT: Column =
    Column { id: "unit", name: |w| w.column_unit, key: |row, rows, _| Key::Text(rows.unit(row).to_owned()) };
const PERIOD: Column =
    Column { id: "period", name: |w| w.column_period, key: |row, rows, _| Key::Period(rows.period(row)) };
const KIND: Column = Column {
    id: "kind",
    name: |w| w.column_qualifier,
    key: |row, rows, _| Key::Text(rows.qualifier(row).id().to_owned()),
};
const SOURCE: Column = Column { id: "source", name: |w| w.column_source, key: locator };
const LOCATOR: Column = Column { id: "source", name: |w| w.column_locator, key: locator };
const CONFIDENCE: Column = Column {
    id: "confidence",
    name: |w| w.column_confidence,
    key: |row, rows, _| Key::Number(f64::from(rows.confidence(row) as u8)),
};
const NOTE: Column = Column {
    id: "note",
    name: |w| w.column_note,
    key: |row, rows, _| Key::Number(f64::from(u8::from(rows.has_note(row)))),
};

/// Of the table behind a picture.
pub const OF_A_FIGURE: [Column; 4] = [ITEM, VALUE, PERIOD, LOCATOR];

/// Of the table of everything.
pub const OF_ALL: [Column; 8] = [ITEM, VALUE, UNIT, PERIOD, KIND, SOURCE, CONFIDENCE, NOTE];

fn locator<'a>(row: Row<'a>, rows: &Rows<'a>, _: Locale) -> Key {
    let paragraph = match row {
        Row::Stated(stated) => stated.locator.as_ref().and_then(|l| l.paragraph),
        Row::Cell(_) => None,
    };
    Key::Locator(rows.source(row).map(ToString::to_string), paragraph)
}

/// Puts rows in the order of a column of their values; each one's key is made once. `None`, and a column that is not among
/// these, leaves them as they are.
pub fn sorted<'a, T: Copy>(
    rows: Vec<T>,
    value: impl Fn(T) -> Option<Row<'a>>,
    columns: &[Column],
    sort: Option<&Sort>,
    (all, locale): (&Rows<'a>, Locale),
) -> Vec<T> {
    let Some((sort, column)) = sort.and_then(|s| Some((s, columns.iter().find(|c| c.id == s.column)?))) else {
        return rows;
    };
    let key = |row: T| Some(((column.key)(value(row)?, all, locale), row));
    let mut keyed: Vec<(Key, T)> = rows.into_iter().filter_map(key).collect();
    keyed.sort_by(|(a, _), (b, _)| if sort.descending { b.compare(a) } else { a.compare(b) });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// The columns by the word in addresses, with their names.
pub fn named(columns: &'static [Column], words: &Messages) -> impl Iterator<Item = (&'static str, &'static str)> {
    columns.iter().map(move |column| (column.id, (column.name)(words)))
}
