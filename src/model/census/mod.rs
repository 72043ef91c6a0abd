//! Tables over areas and times: censuses of districts, broken down by age, sex, schooling, industry.
//!
//! What is stored are counts and what only the source can know, in columns; shares, rates, medians and changes follow from
//! them by [`formula`], and every cell, stored or derived, is an observation like any other
//! (`<indicator>-<period>-<area>`, then its categories). Nothing is worked out before it is requested.

mod checks;
mod evaluate;
pub mod formula;
mod ids;
mod index;
mod keys;
mod link;
mod list;
// Only the publisher and tests read tables as they are edited.
#[cfg(not(target_family = "wasm"))]
pub mod long;
mod measure;
mod observe;
mod raw;
mod schema;
pub mod stats;
pub mod wide;

pub use checks::{CheckTally, TableCheck};
pub use evaluate::CellValue;
pub use keys::{AreaKey, Categories, CategoryKey, Cell, DimensionKey, IndicatorKey, When};
pub(super) use link::Known;
pub use measure::{Aggregate, ChangeIn, Magnitude, Measure, Role};
pub use raw::{FILES, RawColumn};
pub use schema::{Basis, Category, Dimension, Moment, Remark, Renamed, SourceTable, Topic};

use super::id::{AreaId, IndicatorId, Names};
use super::{Observation, Table};
use crate::text::Period;
use elsa::sync::FrozenMap;
use index::CensusIndex;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// All tables, as far as their files have been read.
#[derive(Debug, Default)]
pub struct Census {
    /// Groups of indicators, in order.
    pub topics: Table<Topic>,
    /// What values are broken down by.
    pub dimensions: Table<Dimension>,
    /// The times that there are tables of.
    pub moments: Table<Moment>,
    /// Where values come from.
    pub tables: Table<SourceTable>,
    /// What is to be known of single cells.
    pub remarks: Table<Remark>,
    /// Checks over whole tables.
    pub checks: Table<TableCheck>,
    /// What ids that have moved are called today.
    pub renamed: Table<Renamed>,
    /// The columns that have been read.
    raw: Vec<Arc<RawColumn>>,
    /// The names of the files that they were read from.
    files: BTreeSet<String>,
    index: CensusIndex,
    /// Values that have been requested and that follow from others.
    values: FrozenMap<Cell, Box<Option<CellValue>>>,
    /// Results of checks that have been requested.
    tallies: FrozenMap<String, Box<CheckTally>>,
    /// Cells that have been requested as observations.
    cache: FrozenMap<Cell, Box<Observation>>,
    /// The cells of ids that have been requested: an id takes long to parse.
    named: FrozenMap<String, Box<Cell>>,
    /// All cells, once they have been requested.
    listed: OnceLock<Vec<Cell>>,
    /// The times of indicators that have been requested.
    times: FrozenMap<IndicatorKey, Vec<When>>,
}

impl Clone for Census {
    /// What has been worked out is not copied: it is worked out again on request.
    fn clone(&self) -> Census {
        Census {
            topics: self.topics.clone(),
            dimensions: self.dimensions.clone(),
            moments: self.moments.clone(),
            tables: self.tables.clone(),
            remarks: self.remarks.clone(),
            checks: self.checks.clone(),
            renamed: self.renamed.clone(),
            raw: self.raw.clone(),
            files: self.files.clone(),
            index: self.index.clone(),
            values: FrozenMap::default(),
            tallies: FrozenMap::default(),
            cache: FrozenMap::default(),
            named: FrozenMap::default(),
            listed: OnceLock::new(),
            times: FrozenMap::default(),
        }
    }
}

impl PartialEq for Census {
    fn eq(&self, other: &Census) -> bool {
        self.topics == other.topics
            && self.dimensions == other.dimensions
            && self.moments == other.moments
            && self.tables == other.tables
            && self.remarks == other.remarks
            && self.checks == other.checks
            && self.renamed == other.renamed
            && self.raw == other.raw
    }
}

impl Census {
    /// The key of an indicator that has tables, or follows from those that do.
    pub fn indicator(&self, id: &(impl Names<IndicatorId> + ?Sized)) -> Option<IndicatorKey> {
        self.index.indicator_keys.get(id.text()).copied()
    }

    /// Every such indicator, in the order of the data.
    pub fn indicators(&self) -> impl Iterator<Item = IndicatorKey> + use<> {
        let count = u16::try_from(self.index.indicators.len()).unwrap_or(u16::MAX);
        (0..count).map(IndicatorKey)
    }

    /// The id of an indicator.
    pub fn indicator_id(&self, key: IndicatorKey) -> &str {
        self.index.entry(key).map_or("", |entry| &entry.id)
    }

    /// What it takes to compare an indicator.
    pub fn measure(&self, key: IndicatorKey) -> Option<&Measure> {
        self.index.entry(key).map(|entry| &*entry.measure)
    }

    /// Whether an indicator is about two times rather than one.
    pub fn is_of_two_times(&self, key: IndicatorKey) -> bool {
        self.index.entry(key).is_some_and(index::IndicatorEntry::is_of_two_times)
    }

    /// The dimensions of an indicator that is worked out category by category.
    pub fn broken_down_by(&self, key: IndicatorKey) -> &[DimensionKey] {
        self.index.entry(key).map_or(&[], |entry| &entry.by)
    }

    /// The key of an area.
    pub fn area(&self, id: &(impl Names<AreaId> + ?Sized)) -> Option<AreaKey> {
        self.index.area_keys.get(id.text()).copied()
    }

    /// The id of an area.
    pub fn area_id(&self, key: AreaKey) -> &str {
        self.index.areas.get(usize::from(key.0)).map_or("", |area| &area.id)
    }

    /// Every area, in the order of the data.
    pub fn areas(&self) -> impl Iterator<Item = AreaKey> + use<> {
        let count = u16::try_from(self.index.areas.len()).unwrap_or(u16::MAX);
        (0..count).map(AreaKey)
    }

    /// The areas that an area is made of: the districts of a city, the members of a group; none of a district.
    pub fn parts(&self, key: AreaKey) -> &[AreaKey] {
        self.index.areas.get(usize::from(key.0)).map_or(&[], |area| &area.parts)
    }

    /// The key of a dimension.
    pub fn dimension(&self, id: &str) -> Option<DimensionKey> {
        self.index.dimension(id)
    }

    /// The key of a category.
    pub fn category(&self, dimension: DimensionKey, id: &str) -> Option<CategoryKey> {
        self.index.category(dimension, id)
    }

    /// All categories of a dimension, in order.
    pub fn categories(&self, dimension: DimensionKey) -> impl Iterator<Item = CategoryKey> + use<> {
        self.index.categories(dimension)
    }

    /// What the data says of a category.
    pub fn category_entry(&self, key: CategoryKey) -> Option<&Category> {
        self.dimensions.at(usize::from(key.dimension.0))?.categories.get(usize::from(key.at))
    }

    /// The times that there are tables of, in order of time.
    pub fn periods(&self) -> impl Iterator<Item = Period> + '_ {
        self.index.moments.iter().map(|(period, _)| *period)
    }

    /// The table that the value of a cell comes from, if it is read: one about the area before one about all.
    pub fn table_of(&self, cell: Cell) -> Option<&SourceTable> {
        let When::At(period) = cell.when else { return None };
        let tables = self.index.tables.get(&(cell.indicator, period))?;
        let table = tables.iter().find(|table| table.is_about(cell.area, cell.categories));
        self.tables.at(table?.at)
    }

    /// What an id is called today.
    pub fn todays<'a>(&'a self, id: &'a str) -> &'a str {
        self.renamed.get(id).map_or(id, |renamed| &renamed.to)
    }

    /// Whether an id names a cell that has a value, or whose files are not all here yet.
    pub fn names(&self, id: &str) -> bool {
        self.cell(self.todays(id)).is_some_and(|cell| self.value(cell).is_some() || !self.has_files_of(cell.indicator))
    }

    /// Whether all files are here without which a value of an indicator may be missing.
    pub fn has_files_of(&self, indicator: IndicatorKey) -> bool {
        self.files_of(self.indicator_id(indicator)).is_subset(&self.files)
    }

    /// How many entries and columns there are.
    pub fn size(&self) -> usize {
        let names = self.topics.len() + self.dimensions.len() + self.moments.len();
        names + self.tables.len() + self.remarks.len() + self.checks.len() + self.renamed.len() + self.raw.len()
    }

    /// The columns of a file, to be published.
    pub fn columns(&self) -> impl Iterator<Item = &RawColumn> {
        self.raw.iter().map(|column| &**column)
    }
}
