//! A table of the package: what its columns hold, what names its rows, and what else they name.

use crate::files::Field;
use crate::files::csv::{cell, line};
use crate::text::LocalText;
use std::borrow::Cow;

/// A column: its name, and what it holds, in English.
pub type PackageColumn = (Cow<'static, str>, Cow<'static, str>);

/// A table with its description.
pub struct PackageTable<'a> {
    /// Its name among the resources of the package.
    pub name: String,
    /// Its file.
    pub path: String,
    /// What it holds, in English.
    pub title: String,
    /// Its columns.
    pub columns: Vec<PackageColumn>,
    /// The columns that hold numbers, as JSON Schema, Table Schema and CSVW alike call them: what is counted has no
    /// decimals.
    pub numbers: &'static [(&'static str, &'static str)],
    /// The columns that name a row.
    pub key: Vec<&'static str>,
    /// Columns whose values are ids of another table.
    pub names: Vec<(&'static str, &'static str)>,
    /// Its cells; `None` is an empty one.
    pub rows: Vec<Vec<Option<Field<'a>>>>,
}

impl PackageTable<'_> {
    /// What a column holds: a number, a whole number, or text.
    pub fn datatype(&self, column: &str) -> &'static str {
        self.numbers.iter().find(|(name, _)| *name == column).map_or("string", |(_, kind)| kind)
    }

    /// As CSV (see [`super::csv`]).
    pub fn csv(&self) -> String {
        let head = line(self.columns.iter().map(|(name, _)| name.to_string()));
        let rows = self.rows.iter().map(|row| {
            let named = self.columns.iter().zip(row);
            line(named.map(|((name, _), field)| field.clone().map(|f| cell(name, f)).unwrap_or_default()))
        });
        format!("\u{feff}{head}{}", rows.collect::<String>())
    }
}

pub(super) fn described(columns: &[(&'static str, &'static str)]) -> Vec<PackageColumn> {
    columns.iter().map(|(name, about)| ((*name).into(), (*about).into())).collect()
}

pub(super) fn text(text: &str) -> Option<Field<'_>> {
    (!text.is_empty()).then(|| Field::Text(text.into()))
}

pub(super) fn both(local: Option<&LocalText>) -> [Option<Field<'_>>; 2] {
    [local.and_then(|local| text(&local.zh)), local.and_then(|local| text(&local.en))]
}
