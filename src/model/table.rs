//! Entities of one kind, in order and by id.

use super::id::Names;
use rustc_hash::FxHashMap;

/// A thing of the data that is named by an id, unique among its kind.
pub trait Entity {
    /// The type of its ids; `str` where nothing else refers to it.
    type Id: ?Sized;

    /// Lower-case letters, digits and hyphens.
    fn id(&self) -> &str;

    /// What is wrong with it by itself, whatever else there is.
    fn validate(&self) -> Option<String> {
        None
    }
}

/// Entities of one kind, in the order of the data, found by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T> {
    rows: Vec<T>,
    /// Of each row, the rank of its file.
    ranks: Vec<usize>,
    index: FxHashMap<String, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Vec::new(), ranks: Vec::new(), index: FxHashMap::default() }
    }
}

impl<T: Entity> Table<T> {
    /// Adds a row behind those of files of the same or a lower rank, whichever was loaded first; hands it back if its id is
    /// taken.
    pub fn insert(&mut self, rank: usize, row: T) -> Result<(), T> {
        if self.index.contains_key(row.id()) {
            return Err(row);
        }
        let at = self.ranks.partition_point(|other| *other <= rank);
        if at < self.rows.len() {
            self.index.values_mut().filter(|index| **index >= at).for_each(|index| *index += 1);
        }
        self.index.insert(row.id().to_owned(), at);
        self.rows.insert(at, row);
        self.ranks.insert(at, rank);
        Ok(())
    }

    /// The row with this id.
    pub fn get(&self, id: &(impl Names<T::Id> + ?Sized)) -> Option<&T> {
        self.find(id.text())
    }

    fn find(&self, id: &str) -> Option<&T> {
        self.index.get(id).map(|&i| &self.rows[i])
    }

    /// The row at an index in the order of the data.
    pub fn at(&self, index: usize) -> Option<&T> {
        self.rows.get(index)
    }

    /// All rows, in the order of the data.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True without rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Keeps the rows that `keep` accepts.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        let kept: Vec<bool> = self.rows.iter().map(&mut keep).collect();
        let (mut of_rows, mut of_ranks) = (kept.iter(), kept.iter());
        self.rows.retain(|_| of_rows.next() == Some(&true));
        self.ranks.retain(|_| of_ranks.next() == Some(&true));
        self.index = self.rows.iter().enumerate().map(|(i, r)| (r.id().to_owned(), i)).collect();
    }

    /// All rows, in the order of the data, each with the rank of its file.
    pub(super) fn into_ranked(self) -> impl Iterator<Item = (usize, T)> {
        self.ranks.into_iter().zip(self.rows)
    }

    /// Changes rows in place; ids must stay as they are.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.rows.iter_mut()
    }
}
