//! What is wrong with the data, entry by entry.

use crate::text::sanitize;
use std::fmt;

/// An entry that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file.
    pub part: String,
    /// JSON path of the entry: `$.indicators[3]`.
    pub path: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub message: String,
}

impl DataError {
    /// What it quotes is cut to what a line can hold.
    pub(super) fn new(file: String, path: &str, id: Option<&str>, message: &str) -> DataError {
        let quoted = |text: &str, most| sanitize(shorten(text, most)).into_owned();
        DataError {
            part: file,
            path: quoted(path, 100),
            id: id.map(|id| quoted(id, 60)),
            message: quoted(message, 400),
        }
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.part, self.path)?;
        if let Some(id) = &self.id {
            write!(f, " ({id})")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// The first characters of a text.
fn shorten(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(i, _)| &text[..i])
}
