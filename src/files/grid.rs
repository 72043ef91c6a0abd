//! A figure's table as text to be pasted: into a spreadsheet, a web page, or a document in Markdown.

use super::csv::is_dated;
use crate::figures::{source_line::source_line, text_table::TextTable};
use crate::model::{Atlas, Card, Observation, Qualifier};
use crate::text::{Locale, messages};

/// Heads and rows of cells, and what is below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Heads, one a column.
    pub head: Vec<String>,
    /// Cells, as many as heads.
    pub rows: Vec<Vec<String>>,
    /// Where all of it comes from, a line each.
    pub below: Vec<String>,
}

impl Grid {
    /// The table of a figure. Numbers are as programs read them, their unit in the head where they have one in common;
    /// what is special about one in a column of its own; the sources below.
    pub fn of(card: &Card, atlas: &Atlas, locale: Locale) -> Grid {
        let below = vec![source_line(card, atlas, locale)];
        if let Some(table) = TextTable::of(card, atlas, locale) {
            let head = table.columns.iter().map(|column| column.name.to_owned()).collect();
            return Grid { head, rows: table.rows.into_iter().map(|(_, cells)| cells).collect(), below };
        }
        let words = messages(locale);
        let all: Vec<&Observation> = card.observations().filter_map(|id| atlas.observation(id)).collect();
        let units: Vec<String> = all.iter().map(|o| unit(o, atlas, locale)).collect();
        let is_mixed = units.windows(2).any(|pair| pair[0] != pair[1]);
        let is_special = all.iter().any(|o| o.qualifier != Qualifier::Exact);
        let value = match units.first().filter(|unit| !is_mixed && !unit.is_empty()) {
            Some(unit) => [words.column_value, words.open_bracket, unit, words.close_bracket].concat(),
            None => words.column_value.to_owned(),
        };
        let has = [true, true, is_mixed, true, is_special];
        let chosen =
            |cells: [String; 5]| cells.into_iter().zip(has).filter(|(_, has)| *has).map(|(cell, _)| cell).collect();
        let own = |name: &str| name.to_owned();
        let head = [
            own(words.column_item),
            value,
            own(words.column_unit),
            own(words.column_period),
            own(words.column_qualifier),
        ];
        let row = |(o, unit): (&Observation, String)| {
            let period = Some(atlas.period(o, locale)).filter(|period| !period.is_empty());
            let special = if o.qualifier == Qualifier::Exact { "" } else { o.qualifier.word(words) };
            let period = period.unwrap_or_else(|| words.no_period.to_owned());
            chosen([atlas.label(o, locale), plain(&atlas.number(o, locale)), unit, period, special.to_owned()])
        };
        Grid { head: chosen(head), rows: all.into_iter().zip(units).map(row).collect(), below }
    }

    /// Cells parted by tabs, as spreadsheets paste them, below a caption. A cell with a line break would be two.
    pub fn tsv(&self, caption: &str) -> String {
        let caption = guarded(&one_line(caption)) + "\n";
        let line = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| guarded(&one_line(cell).replace('\t', " "))).collect();
            cells.join("\t") + "\n"
        };
        let below = self.below.iter().map(|text| guarded(&one_line(text)) + "\n");
        [caption, line(&self.head)].into_iter().chain(self.rows.iter().map(line)).chain(below).collect()
    }

    /// A table in Markdown (GFM) below a caption, what is below it as paragraphs.
    pub fn markdown(&self, caption: &str) -> String {
        let caption = format!("**{}**\n\n", escaped_markdown(&one_line(caption)));
        let line = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| escaped_markdown(&one_line(cell))).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = format!("|{}\n", " --- |".repeat(self.head.len()));
        let below = self.below.iter().map(|text| format!("\n{}\n", escaped_markdown(&one_line(text))));
        [caption, line(&self.head), rule].into_iter().chain(self.rows.iter().map(line)).chain(below).collect()
    }

    /// A `<table>` with a caption, the first cell of each row its head, what is below it as paragraphs. A spreadsheet
    /// is told which cells are text.
    pub fn html(&self, caption: &str) -> String {
        let escaped = crate::text::escape::markup;
        let head: String = self.head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", escaped(cell))).collect();
        let cell = |(at, cell): (usize, &String)| {
            let as_text = if guarded(cell) == *cell { "" } else { TEXT };
            match at {
                0 => format!("<th scope=\"row\"{as_text}>{}</th>", escaped(cell)),
                _ => format!("<td{as_text}>{}</td>", escaped(cell)),
            }
        };
        let row =
            |cells: &Vec<String>| format!("<tr>{}</tr>\n", cells.iter().enumerate().map(cell).collect::<String>());
        let rows: String = self.rows.iter().map(row).collect();
        let below: String = self.below.iter().map(|text| format!("<p>{}</p>\n", escaped(text))).collect();
        format!(
            "<table>\n<caption>{}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{below}",
            escaped(caption)
        )
    }
}

/// Says to Excel and WPS that a cell is text.
const TEXT: &str = " style=\"mso-number-format:'\\@'\"";

/// What a number counts; of ranks the whole of how they are said: `第…位`.
fn unit(o: &Observation, atlas: &Atlas, locale: Locale) -> String {
    match atlas.unit_of(o) {
        Some(unit) if unit.is_ordinal() => unit.phrase("…", locale).trim_end().to_owned(),
        unit => unit.map_or("", |unit| unit.symbol.get(locale)).to_owned(),
    }
}

/// A number as programs read it: nothing between its digits, and a minus sign that they know.
fn plain(number: &str) -> String {
    number.replace(',', "").replace('−', "-")
}

/// An apostrophe before what a spreadsheet would take for a date or work out (see [`super::csv`]).
fn guarded(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && cell.parse::<f64>().is_err();
    if is_formula || is_dated(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What Markdown would read as a mark, as letters.
fn escaped_markdown(cell: &str) -> String {
    let mark = |c: char| matches!(c, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '~');
    cell.chars().flat_map(|c| mark(c).then_some('\\').into_iter().chain([c])).collect()
}
