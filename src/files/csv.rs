//! CSV (RFC 4180) as spreadsheets read it: UTF-8 with a byte order mark, and no cell that starts a formula.

use super::{Field, fields};
use crate::figures::sheet::Sheet;
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
        let cells: Vec<String> = fields.into_iter().map(|(_, field)| field.map(cell).unwrap_or_default()).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A table of words as CSV.
pub fn sheet(sheet: &Sheet) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> = cells.map(|text| quoted(&guarded(text))).collect();
        format!("{}\r\n", cells.join(","))
    };
    let rows = sheet.rows.iter().map(|(_, cells)| line(&mut cells.iter().map(String::as_str)));
    format!("\u{feff}{}{}", line(&mut sheet.columns.iter().map(|column| column.name)), rows.collect::<String>())
}

fn cell(field: Field) -> String {
    match field {
        // Numbers are written by us: a leading minus is a sign, never a formula.
        Field::Number(value, decimals) => format!("{value:.*}", usize::from(decimals)),
        Field::Text(text) => quoted(&guarded(&text)),
    }
}

/// An apostrophe before what a spreadsheet would work out (OWASP, "CSV Injection").
fn guarded(text: &str) -> String {
    let starts = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if starts { format!("'{text}") } else { text.to_owned() }
}

/// Quoted where needed, also for those spreadsheets that part cells at semicolons or tabs: a cell stays one.
fn quoted(text: &str) -> String {
    let plain = !text.contains(['"', ',', ';', '\t', '\n', '\r']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
