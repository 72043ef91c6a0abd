//! CSV (RFC 4180) as spreadsheets read it: UTF-8 with a byte order mark, and no cell that starts a formula.

use super::{Field, fields};
use crate::figures::text_table::TextTable;
use crate::model::{Atlas, Observation};

/// Observations as CSV, one row each, with where each comes from.
pub fn csv(rows: &[&Observation], atlas: &Atlas) -> String {
    let mut out = String::from('\u{feff}');
    for (i, observation) in rows.iter().enumerate() {
        let fields = fields(observation, atlas);
        if i == 0 {
            let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
            out.push_str(&names.join(","));
            out.push_str("\r\n");
        }
        let cells: Vec<String> =
            fields.into_iter().map(|(name, field)| field.map(|f| cell(name, f)).unwrap_or_default()).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A table of words as CSV.
pub fn text_table(table: &TextTable) -> String {
    let words = |text: &str| quoted(&guarded(text));
    let rows = table.rows.iter().map(|(_, cells)| line(cells.iter().map(|text| words(text))));
    format!("\u{feff}{}{}", line(table.columns.iter().map(|column| words(column.name))), rows.collect::<String>())
}

/// Cells that are fit to be in one, as a line.
pub(super) fn line(cells: impl Iterator<Item = String>) -> String {
    format!("{}\r\n", cells.collect::<Vec<_>>().join(","))
}

/// A field as a cell.
pub(super) fn cell(name: &str, field: Field) -> String {
    match field {
        // A month as the span that it is: spreadsheets make a day of `2024-12`.
        Field::Text(text) if name == "period" && is_dated(&text) => format!("{text}/{text}"),
        // Numbers are written by us: a leading minus is a sign, never a formula.
        Field::Number(value, decimals) => plain(value, decimals),
        Field::Text(text) => quoted(&guarded(&text)),
    }
}

/// A number with so many decimal places, for programs: a point, nothing between digits.
fn plain(value: f64, decimals: i8) -> String {
    let step = 10f64.powi(-i32::from(decimals));
    let value = if decimals < 0 { (value / step).round() * step } else { value };
    format!("{value:.*}", usize::try_from(decimals).unwrap_or(0))
}

/// An apostrophe before what a spreadsheet would work out (OWASP, "CSV Injection") or take for a date.
fn guarded(text: &str) -> String {
    let starts = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if starts || is_dated(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a spreadsheet makes a date or a time of a text: `2024-12`, `3/38`, `2024年12月`, `12月`, `7:30`, `1-7`.
pub fn is_dated(text: &str) -> bool {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/', '年', '月', '日', ':', '：']).collect();
    let numbers = || parts.iter().filter(|part| !part.is_empty());
    let are_numbers = numbers().all(|part| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()));
    let (count, marked) = (numbers().count(), text.contains(['月', '日']));
    // `2024年` is a text like any other; so is an identifier with dashes at its ends.
    are_numbers && !parts[0].is_empty() && (count == 2 || count == 3 || (count == 1 && marked))
}

/// Quoted where needed, also for those spreadsheets that part cells at semicolons or tabs: a cell stays one.
fn quoted(text: &str) -> String {
    let plain = !text.contains(['"', ',', ';', '\t', '\n', '\r']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
