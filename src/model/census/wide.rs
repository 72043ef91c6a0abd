//! Columns as they are published: CSV with one column of a table a row and one area a cell, a fifth of the bytes of the tidy
//! form. What was left out of the tidy form is named behind them, in lines that begin with `#`.

use super::raw::{RawColumn, number};
use crate::model::DataError;
#[cfg(not(target_family = "wasm"))]
use std::fmt::Write;
use std::sync::Arc;

const FIRST: [&str; 3] = ["indicator", "period", "categories"];

/// Columns of one file and the problems found when they were made, as text. The publisher writes them.
#[cfg(not(target_family = "wasm"))]
pub fn write(columns: &[RawColumn], problems: &[DataError]) -> String {
    let mut out = FIRST.join(",");
    for area in columns.first().map_or(&[][..], |column| &column.areas) {
        out.push(',');
        out.push_str(area);
    }
    out.push('\n');
    for column in columns {
        // Writing to a string cannot fail.
        let _ = write!(out, "{},{},{}", column.indicator, column.period, column.categories);
        for value in &column.values {
            out.push(',');
            if let Some((value, decimals)) = value {
                let _ = write!(out, "{value:.*}", usize::try_from(*decimals).unwrap_or_default());
            }
        }
        out.push('\n');
    }
    for problem in problems {
        let message = problem.message.replace(['\n', '\t'], " ");
        let _ = writeln!(out, "#{}\t{}\t{message}", problem.part, problem.path);
    }
    out
}

/// Reads `columns/<name>.csv`. A line that cannot be read costs itself, and is named.
pub fn read(name: &str, text: &str) -> (Vec<RawColumn>, Vec<DataError>) {
    let part = format!("columns/{name}.csv");
    let file: Arc<str> = part.as_str().into();
    let mut problems = Vec::new();
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
    let header: Vec<&str> = lines.next().map_or_else(Vec::new, |(_, line)| line.split(',').collect());
    let Some(areas) = header.strip_prefix(&FIRST[..]) else {
        let message = "is not `indicator,period,categories`, then areas";
        return (Vec::new(), vec![DataError::new(part, "line 1", None, message)]);
    };
    let areas: Arc<[String]> = areas.iter().map(|id| (*id).to_owned()).collect();
    let mut columns = Vec::new();
    for (line, text) in lines.filter(|(_, line)| !line.is_empty()) {
        if let Some(left_out) = text.strip_prefix('#') {
            let mut parts = left_out.splitn(3, '\t');
            let mut next = || parts.next().unwrap_or_default();
            let (part, path) = (next().to_owned(), next());
            problems.push(DataError::new(part, path, None, next()));
            continue;
        }
        match values(text, areas.len()) {
            Ok(([indicator, period, categories], values)) => columns.push(RawColumn {
                file: file.clone(),
                line,
                indicator: indicator.to_owned(),
                period: period.to_owned(),
                categories: categories.to_owned(),
                areas: areas.clone(),
                values,
            }),
            Err(message) => problems.push(DataError::new(part.clone(), &format!("line {line}"), None, &message)),
        }
    }
    (columns, problems)
}

/// What a line is about, and the value of each area.
type Line<'a> = ([&'a str; 3], Vec<Option<(f64, i8)>>);

fn values(line: &str, areas: usize) -> Result<Line<'_>, String> {
    // All in it that matters is ASCII: looking for commas byte by byte is quicker than for characters.
    let cells = line.as_bytes().split(|byte| *byte == b',');
    let mut cells = cells.map(|cell| std::str::from_utf8(cell).unwrap_or_default());
    let mut next = || cells.next().unwrap_or_default();
    let about = [next(), next(), next()];
    let value = |cell: &str| match cell {
        "" => Ok(None),
        text => number(text).map(Some).ok_or_else(|| format!("has `{text}`, which is not a number as tables print it")),
    };
    let mut values = Vec::with_capacity(areas);
    for cell in cells {
        values.push(value(cell)?);
    }
    if values.len() == areas {
        Ok((about, values))
    } else {
        Err(format!("has {} values for {areas} areas", values.len()))
    }
}
