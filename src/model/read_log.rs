//! What has been read, and what was left out of it.

use super::DataError;
use std::collections::HashMap;

/// The entries of a reader, and the problems with them.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadLog {
    problems: Vec<DataError>,
    /// Where each entry that was read is: kind and id to part and path.
    origins: HashMap<(&'static str, String), (String, String)>,
}

impl ReadLog {
    /// The problems so far; they are not reported again.
    pub(super) fn take_problems(&mut self) -> Vec<DataError> {
        std::mem::take(&mut self.problems)
    }

    /// Adds a problem of an entry of a JSON file.
    pub(super) fn problem(&mut self, part: &str, path: &str, id: Option<&str>, message: &str) {
        self.add(DataError::new(format!("{part}.json"), path, id, message));
    }

    /// Adds a problem that is none of an entry of a JSON file.
    pub(super) fn add(&mut self, problem: DataError) {
        self.problems.push(problem);
    }

    /// Remembers where an entry is.
    pub(super) fn add_origin(&mut self, kind: &'static str, id: String, part: &str, path: String) {
        self.origins.insert((kind, id), (part.to_owned(), path));
    }

    /// Whether an entry has been read.
    pub(super) fn has_read(&self, kind: &'static str, id: &str) -> bool {
        self.origins.contains_key(&(kind, id.to_owned()))
    }

    /// Adds the problem of an entry that has been read.
    pub(super) fn leave_out(&mut self, kind: &'static str, id: &str, message: String) {
        let origin = self.origins.get(&(kind, id.to_owned())).cloned();
        let (part, path) = origin.unwrap_or_else(|| ("?".to_owned(), "$".to_owned()));
        self.problem(&part, &path, Some(id), &message);
    }
}
