//! Cells as observations: with source or formula, note and confidence, like those that files state one by one.

use super::evaluate::{CellOrigin, Median};
use super::formula::Reference;
use super::keys::{Cell, IndicatorKey, When};
use super::measure::ChangeIn;
use super::{Census, SourceTable};
use crate::model::id::SourceId;
use crate::model::observation::{Confidence, Locator, Observation};
use crate::text::{LocalText, Locale, Period};
use std::collections::{BTreeSet, HashSet};

impl Census {
    /// The observation that an id names; `None` where the tables have no such value.
    pub fn observation(&self, id: &str) -> Option<&Observation> {
        self.observed(self.cell(self.todays(id))?)
    }

    /// A cell as an observation, made once.
    pub fn observed(&self, cell: Cell) -> Option<&Observation> {
        if let Some(known) = self.cache.get(&cell) {
            return Some(known);
        }
        Some(self.cache.insert(cell, Box::new(self.observe(cell)?)))
    }

    /// A cell as an observation.
    pub fn observe(&self, cell: Cell) -> Option<Observation> {
        let value = self.value(cell)?;
        let measure = self.measure(cell.indicator)?;
        let origin = self.origin(cell)?;
        let table = self.table_of(cell);
        let (decimals, source) = match (&origin, table) {
            (CellOrigin::Read(_, decimals), Some(table)) => (*decimals, Some(table)),
            _ => (measure.decimals, None),
        };
        let in_points = matches!(origin, CellOrigin::Change(ChangeIn::Difference)) && measure.unit == PERCENT;
        let unit = match origin {
            CellOrigin::Change(ChangeIn::Percent) => PERCENT,
            _ if in_points => POINTS,
            _ => &measure.unit,
        };
        // A change of whole numbers in per cent is no whole number.
        let decimals = if matches!(origin, CellOrigin::Change(ChangeIn::Percent)) { decimals.max(2) } else { decimals };
        Some(Observation {
            id: self.id(cell).into(),
            indicator: self.indicator_id(cell.indicator).into(),
            area: self.area_id(cell.area).into(),
            value: value.number,
            decimals,
            unit: unit.into(),
            period: Some(cell.when.period()),
            period_text: self.moment_text(cell.when),
            qualifier: value.qualifier(),
            expression: source.is_none().then(|| self.expression(cell)?.try_into().ok()).flatten(),
            source: source.map(|table| table.source.clone()),
            locator: source.map(|table| Locator { section: None, paragraph: None, text: Some(table.locator.clone()) }),
            literal: None,
            confidence: self.confidence(cell, &origin),
            note: self.note_on(cell, source),
            part: self.part_text(cell),
        })
    }

    /// The id of the source that a cell is read in; `None` for what is worked out.
    pub fn source_of(&self, cell: Cell) -> Option<&SourceId> {
        let table = self.table_of(cell)?;
        matches!(self.origin(cell)?, CellOrigin::Read(..)).then_some(&table.source)
    }

    /// Ids of the sources that a value goes back to, each once, in the order in which its formula comes to them.
    pub fn sources_behind(&self, cell: Cell) -> Vec<&SourceId> {
        let (mut found, mut seen, mut open) = (Vec::new(), HashSet::new(), vec![cell]);
        while let Some(next) = open.pop() {
            if !seen.insert(next) {
                continue;
            }
            match self.source_of(next) {
                Some(source) if found.contains(&source) => {}
                Some(source) => found.push(source),
                // From left to right: the last one pushed is popped first.
                None => open.extend(self.behind(next).into_iter().rev()),
            }
        }
        found
    }

    /// The tables that the values of an indicator at a time go back to.
    pub fn tables_behind(&self, indicator: IndicatorKey, when: When) -> Vec<&SourceTable> {
        let (mut seen, mut open, mut found) = (BTreeSet::new(), vec![indicator], BTreeSet::new());
        while let Some(next) = open.pop() {
            if !seen.insert(next) {
                continue;
            }
            let inputs = self.index.entry(next).map_or_else(Vec::new, super::index::IndicatorEntry::inputs);
            open.extend(inputs.iter().filter_map(|id| self.indicator(id)));
            // Of what is not of these times, such as an area, all tables.
            let of_times = |period: &Period| match when {
                When::At(own) => *period == own,
                When::Between(from, to) => *period == from || *period == to,
            };
            let own = self.index.tables.iter().filter(|((key, _), _)| *key == next);
            let (at, other): (Vec<_>, Vec<_>) = own.partition(|((_, period), _)| of_times(period));
            let tables = if at.is_empty() { other } else { at };
            found.extend(tables.into_iter().flat_map(|(_, about)| about).map(|table| table.at));
        }
        found.into_iter().filter_map(|at| self.tables.at(at)).collect()
    }

    /// The same thing at other times, where it has a value.
    pub fn other_times(&self, cell: Cell) -> Vec<Cell> {
        let When::At(own) = cell.when else { return Vec::new() };
        let others =
            self.periods().filter(|period| *period != own).map(|period| Cell { when: When::At(period), ..cell });
        others.filter(|cell| self.value(*cell).is_some()).collect()
    }

    /// How a cell follows from others, over their ids; `None` where it is read.
    fn expression(&self, cell: Cell) -> Option<String> {
        let id = |cell: Cell| format!("{{{}}}", self.id(cell));
        let sum = |cells: &[Cell]| match cells {
            [one] => id(*one),
            several => format!("({})", several.iter().map(|cell| id(*cell)).collect::<Vec<_>>().join(" + ")),
        };
        let at = |period: Period| id(Cell { when: When::At(period), ..cell });
        match (self.origin(cell)?, cell.when) {
            (CellOrigin::Read(..), _) => None,
            (CellOrigin::Formula(formula), _) => {
                let text = |reference: &Reference| {
                    self.cells_of(reference, cell).map_or_else(String::new, |cells| sum(&cells))
                };
                Some(formula.rewritten(&text))
            }
            (CellOrigin::Median(groups), _) => {
                let count = |cell: Cell| Some(self.value(cell)?.number);
                let Median { from, width, all, under, group, .. } = self.median(groups, cell, &count)?;
                let below = if under.is_empty() { "0".to_owned() } else { sum(&under) };
                Some(format!("{from} + {width} * ({} / 2 - {below}) / {}", sum(&all), sum(&group)))
            }
            (CellOrigin::Sum(parts), _) => {
                let parts: Vec<Cell> = parts.iter().map(|area| Cell { area: *area, ..cell }).collect();
                Some(sum(&parts))
            }
            (CellOrigin::Mean(parts, weight), _) => {
                let weight = |area| Cell { area, indicator: weight, ..cell };
                let products =
                    parts.iter().map(|area| format!("{} * {}", id(Cell { area: *area, ..cell }), id(weight(*area))));
                let weights: Vec<Cell> = parts.iter().map(|area| weight(*area)).collect();
                Some(format!("({}) / {}", products.collect::<Vec<_>>().join(" + "), sum(&weights)))
            }
            (CellOrigin::Change(ChangeIn::Percent), When::Between(from, to)) => {
                Some(format!("({} / {} - 1) * 100", at(to), at(from)))
            }
            (CellOrigin::Change(ChangeIn::Difference), When::Between(from, to)) => {
                Some(format!("{} - {}", at(to), at(from)))
            }
            (CellOrigin::Change(_), When::At(_)) => None,
        }
    }

    /// The stated cells that a cell goes back to, each once.
    pub fn stated_behind(&self, cell: Cell) -> BTreeSet<Cell> {
        let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![cell]);
        while let Some(next) = open.pop() {
            if !seen.insert(next) {
                continue;
            }
            match self.origin(next) {
                Some(CellOrigin::Read(..)) => _ = found.insert(next),
                Some(_) => open.extend(self.behind(next)),
                None => {}
            }
        }
        found
    }

    /// The cells that a cell follows from directly.
    pub(super) fn behind(&self, cell: Cell) -> Vec<Cell> {
        let several = |reference: &Reference| self.cells_of(reference, cell).unwrap_or_default();
        match (self.origin(cell), cell.when) {
            (Some(CellOrigin::Formula(formula)), _) => formula.references().flat_map(several).collect(),
            (Some(CellOrigin::Median(groups)), _) => several(groups),
            (Some(CellOrigin::Sum(parts)), _) => parts.iter().map(|area| Cell { area: *area, ..cell }).collect(),
            (Some(CellOrigin::Mean(parts, weight)), _) => {
                let both = |area| [Cell { area, ..cell }, Cell { area, indicator: weight, ..cell }];
                parts.iter().flat_map(|area| both(*area)).collect()
            }
            (Some(CellOrigin::Change(_)), When::Between(from, to)) => {
                [from, to].map(|period| Cell { when: When::At(period), ..cell }).to_vec()
            }
            _ => Vec::new(),
        }
    }

    /// The names of the files without which a value of an indicator may be missing: `people`.
    pub fn files_of(&self, indicator: &str) -> BTreeSet<String> {
        let (mut files, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![indicator.to_owned()]);
        while let Some(next) = open.pop() {
            if !seen.insert(next.clone()) {
                continue;
            }
            let entry = self.indicator(&next).and_then(|key| self.index.entry(key));
            open.extend(entry.into_iter().flat_map(super::index::IndicatorEntry::inputs));
            files.extend(
                self.tables.iter().filter(|table| table.indicators.contains(&next)).map(|table| table.file.clone()),
            );
        }
        files
    }

    fn confidence(&self, cell: Cell, origin: &CellOrigin) -> Confidence {
        let own = |cell: Cell| self.table_of(cell).map(|table| table.confidence);
        let lowest = match origin {
            CellOrigin::Read(..) => own(cell),
            _ => self.stated_behind(cell).into_iter().filter_map(own).min(),
        };
        lowest.unwrap_or(Confidence::Low)
    }

    /// The remarks on a cell and on those that it goes back to, and what its table and its indicator add.
    fn note_on(&self, cell: Cell, table: Option<&SourceTable>) -> Option<LocalText> {
        let behind = self.stated_behind(cell);
        let at = behind.iter().chain([&cell]).flat_map(|cell| self.index.remarks_on(cell)).map(|remark| remark.at);
        let at: BTreeSet<usize> = at.collect();
        let remarks = at.into_iter().filter_map(|at| self.remarks.at(at)).map(|remark| &remark.note);
        let caveat = self.measure(cell.indicator).and_then(|measure| measure.caveat.as_ref());
        let notes: Vec<&LocalText> = remarks.chain(table.and_then(|table| table.note.as_ref())).chain(caveat).collect();
        let joined =
            |locale: Locale, between: &str| notes.iter().map(|note| note.get(locale)).collect::<Vec<_>>().join(between);
        (!notes.is_empty()).then(|| LocalText { zh: joined(Locale::Zh, ""), en: joined(Locale::En, " ") })
    }

    fn moment_text(&self, when: When) -> Option<LocalText> {
        let When::At(period) = when else { return None };
        let (_, id) = self.index.moments.iter().find(|(own, _)| *own == period)?;
        self.moments.get(id).map(|moment| moment.name.clone())
    }

    /// What part of an indicator a cell is about: its categories, or that it is a change.
    pub fn part_text(&self, cell: Cell) -> Option<LocalText> {
        let mut parts: Vec<&LocalText> =
            cell.categories.iter().filter_map(|key| self.category_entry(key)).map(|category| &category.name).collect();
        let change = LocalText { zh: "变化".to_owned(), en: "change".to_owned() };
        if matches!(self.origin(cell), Some(CellOrigin::Change(_))) {
            parts.push(&change);
        }
        let joined =
            |locale: Locale, between: &str| parts.iter().map(|part| part.get(locale)).collect::<Vec<_>>().join(between);
        (!parts.is_empty()).then(|| LocalText { zh: joined(Locale::Zh, "，"), en: joined(Locale::En, ", ") })
    }
}

/// Ids of the units of changes.
const PERCENT: &str = "percent";
const POINTS: &str = "percentage-points";
