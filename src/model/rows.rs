//! All values in one list: those that files state one by one, then the cells of tables. What a list is sorted and narrowed
//! down by is known without making an observation of every cell.

use super::census::{Cell, IndicatorKey, When};
use super::observation::Confidence;
use super::{Atlas, Observation, Qualifier, SourceId};
use crate::text::{Locale, Period};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// The values of an atlas, by their index in the list.
pub struct Rows<'a> {
    atlas: &'a Atlas,
    /// What is common to the cells of an indicator at a time, once it has been requested.
    common: RefCell<HashMap<(IndicatorKey, When), Common<'a>>>,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// Stated by itself.
    Stated(&'a Observation),
    /// A cell of a table, or one that follows from some.
    Cell(Cell),
}

/// The sources behind the cells of an indicator at a time, and how far they can be relied on.
#[derive(Clone, Default)]
struct Common<'a> {
    sources: BTreeSet<&'a str>,
    confidence: Option<Confidence>,
}

impl<'a> Rows<'a> {
    /// The rows of an atlas.
    pub fn of(atlas: &'a Atlas) -> Rows<'a> {
        Rows { atlas, common: RefCell::default() }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.atlas.observations.len() + self.atlas.census.cells().len()
    }

    /// True without any.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at an index.
    pub fn get(&self, at: usize) -> Option<Row<'a>> {
        match self.atlas.observations.at(at) {
            Some(stated) => Some(Row::Stated(stated)),
            None => {
                let cells = self.atlas.census.cells();
                cells.get(at - self.atlas.observations.len()).map(|cell| Row::Cell(*cell))
            }
        }
    }

    /// The row at an index as an observation.
    pub fn observation(&self, at: usize) -> Option<&'a Observation> {
        match self.get(at)? {
            Row::Stated(stated) => Some(stated),
            Row::Cell(cell) => self.atlas.census.observed(cell),
        }
    }

    /// What a row measures, as [`Atlas::label`] names it.
    pub fn label(&self, row: Row, locale: Locale) -> String {
        match row {
            Row::Stated(stated) => self.atlas.label(stated, locale),
            Row::Cell(cell) => {
                let census = &self.atlas.census;
                let part = census.part_text(cell);
                self.atlas.label_of(
                    census.indicator_id(cell.indicator),
                    census.area_id(cell.area),
                    part.as_ref(),
                    locale,
                )
            }
        }
    }

    /// Its indicator.
    pub fn indicator(&self, row: Row<'a>) -> &'a str {
        match row {
            Row::Stated(stated) => &stated.indicator,
            Row::Cell(cell) => self.atlas.census.indicator_id(cell.indicator),
        }
    }

    /// Its area.
    pub fn area(&self, row: Row<'a>) -> &'a str {
        match row {
            Row::Stated(stated) => &stated.area,
            Row::Cell(cell) => self.atlas.census.area_id(cell.area),
        }
    }

    /// Its number.
    pub fn number(&self, row: Row) -> f64 {
        match row {
            Row::Stated(stated) => stated.value,
            Row::Cell(cell) => self.atlas.census.value(cell).map_or(f64::NAN, |value| value.number),
        }
    }

    /// Its unit.
    pub fn unit(&self, row: Row<'a>) -> &'a str {
        match row {
            Row::Stated(stated) => &stated.unit,
            Row::Cell(cell) => self.atlas.census.measure(cell.indicator).map_or("", |measure| &measure.unit),
        }
    }

    /// Its time.
    pub fn period(&self, row: Row) -> Option<Period> {
        match row {
            Row::Stated(stated) => stated.period,
            Row::Cell(cell) => Some(cell.when.period()),
        }
    }

    /// How its number relates to the true value.
    pub fn qualifier(&self, row: Row) -> Qualifier {
        match row {
            Row::Stated(stated) => stated.qualifier,
            Row::Cell(cell) => self.atlas.census.value(cell).map_or(Qualifier::Exact, |value| value.qualifier()),
        }
    }

    /// How far to rely on it.
    pub fn confidence(&self, row: Row) -> Confidence {
        match row {
            Row::Stated(stated) => stated.confidence,
            Row::Cell(cell) => self.common(cell).confidence.unwrap_or(Confidence::Low),
        }
    }

    /// Whether there is something to know before using it.
    pub fn has_note(&self, row: Row) -> bool {
        match row {
            Row::Stated(stated) => stated.note.is_some(),
            Row::Cell(cell) => self.atlas.census.observed(cell).is_some_and(|o| o.note.is_some()),
        }
    }

    /// The source that it was read in; `None` for what is worked out.
    pub fn source(&self, row: Row<'a>) -> Option<&'a SourceId> {
        match row {
            Row::Stated(stated) => stated.source.as_ref(),
            Row::Cell(cell) => self.atlas.census.source_of(cell),
        }
    }

    /// Whether a source is behind it, its own or that of something that it follows from.
    pub fn rests_on(&self, row: Row, source: &str) -> bool {
        match row {
            Row::Stated(stated) => self.atlas.sources_of(stated).iter().any(|own| own.id == source),
            Row::Cell(cell) => self.common(cell).sources.contains(source),
        }
    }

    fn common(&self, cell: Cell) -> Common<'a> {
        let key = (cell.indicator, cell.when);
        if let Some(known) = self.common.borrow().get(&key) {
            return known.clone();
        }
        let tables = self.atlas.census.tables_behind(cell.indicator, cell.when);
        let common = Common {
            sources: tables.iter().map(|table| table.source.as_str()).collect(),
            confidence: tables.iter().map(|table| table.confidence).min(),
        };
        self.common.borrow_mut().insert(key, common.clone());
        common
    }
}
