//! Checks over whole tables: the same relation for every area, time and category that it can be held for.

use super::evaluate::CellOrigin;
use super::formula::{Formula, Reference};
use super::keys::{Cell, DimensionKey, IndicatorKey, When};
use super::{AreaKey, Census};
use crate::model::check::{CheckRelation, Verdict};
use crate::model::id::FigureId;
use crate::model::observation::unprintable;
use crate::text::{LocalText, Period};
use serde::Deserialize;

/// One check, as the data states it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableCheck {
    /// For example `ages-add-up`.
    pub id: String,
    /// What is checked, in words.
    pub title: LocalText,
    /// Left side: a formula over indicators.
    pub left: Formula,
    /// Expected relation.
    pub relation: CheckRelation,
    /// Right side: a formula; `None` where it is the left one added up over the parts of the area.
    pub right: Option<Formula>,
    /// Decimal places at which equality is judged.
    #[serde(default)]
    pub decimals: i8,
    /// The dimensions whose categories are each checked; `*` in the formulas means each of them.
    #[serde(default)]
    pub by: Vec<String>,
    /// The times; none for all.
    #[serde(default)]
    pub periods: Vec<Period>,
    /// The stated verdict; a test holds it against what follows from the data.
    pub verdict: Verdict,
    /// One line why.
    pub why: LocalText,
    /// Ids of the figures it touches.
    #[serde(default)]
    pub figures: Vec<FigureId>,
}

/// How a check over tables came out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckTally {
    /// For how many cells both sides have a value.
    pub compared: usize,
    /// For how many of them the relation does not hold: where, and both sides.
    pub broken: Vec<(Cell, f64, f64)>,
}

impl CheckTally {
    /// For how many cells the relation holds.
    pub fn held(&self) -> usize {
        self.compared - self.broken.len()
    }

    /// What follows: `None` where nothing could be compared.
    pub fn holds(&self) -> Option<bool> {
        (self.compared > 0).then_some(self.broken.is_empty())
    }
}

impl TableCheck {
    pub(crate) fn validate(&self) -> Option<String> {
        unprintable(self.decimals)
    }

    /// What both sides name.
    fn references(&self) -> impl Iterator<Item = &Reference> {
        std::iter::once(&self.left).chain(&self.right).flat_map(Formula::references)
    }

    /// Whether the stated verdict follows from what was found.
    pub fn is_true_to(&self, tally: &CheckTally) -> bool {
        match tally.holds() {
            None => self.verdict == Verdict::CannotBeChecked,
            Some(true) => self.verdict == Verdict::Holds,
            Some(false) => matches!(self.verdict, Verdict::DiffersExplained | Verdict::DiffersUnexplained),
        }
    }
}

impl Census {
    /// How a check comes out; worked out once.
    pub fn tally(&self, check: &TableCheck) -> &CheckTally {
        match self.tallies.get(&check.id) {
            Some(known) => known,
            None => self.tallies.insert(check.id.clone(), Box::new(self.worked_out(check))),
        }
    }

    /// Whether all checks that are possible have been worked out.
    pub fn has_tallied(&self) -> bool {
        self.possible_checks().all(|check| self.tallies.get(&check.id).is_some())
    }

    fn worked_out(&self, check: &TableCheck) -> CheckTally {
        let mut tally = CheckTally::default();
        let (left, right) = (&check.left, &check.right);
        let first = left.references().next().and_then(|reference| self.indicator(&reference.indicator));
        let Some(indicator) = first else { return tally };
        let periods: Vec<Period> =
            self.periods().filter(|p| check.periods.is_empty() || check.periods.contains(p)).collect();
        let by: Vec<DimensionKey> = check.by.iter().filter_map(|id| self.dimension(id)).collect();
        for categories in self.combinations(&by) {
            for when in periods.iter().map(|period| When::At(*period)) {
                for area in self.areas() {
                    let cell = Cell { indicator, when, categories, area };
                    let sides = match right {
                        Some(right) => self.sides(left, right, cell),
                        None => self.whole_and_parts(left, cell),
                    };
                    let Some((left, right)) = sides else { continue };
                    tally.compared += 1;
                    if !holds(check, left, right) {
                        tally.broken.push((cell, left, right));
                    }
                }
            }
        }
        tally
    }

    /// The checks whose files are all here.
    pub fn possible_checks(&self) -> impl Iterator<Item = &TableCheck> {
        self.checks.iter().filter(|check| {
            let is_here =
                |named: &Reference| self.indicator(&named.indicator).is_some_and(|key| self.has_files_of(key));
            check.references().all(is_here)
        })
    }

    /// Whether a check names an indicator.
    pub fn is_checked(&self, indicator: IndicatorKey, check: &TableCheck) -> bool {
        check.references().any(|named| self.indicator(&named.indicator) == Some(indicator))
    }

    /// The checks that a cell takes part in.
    pub fn checks_of(&self, cell: Cell) -> impl Iterator<Item = &TableCheck> {
        self.possible_checks()
            .filter(move |check| check.references().any(|reference| self.is_named(reference, check, cell)))
    }

    fn is_named(&self, reference: &Reference, check: &TableCheck, cell: Cell) -> bool {
        let When::At(period) = cell.when else { return false };
        if self.indicator(&reference.indicator) != Some(cell.indicator) {
            return false;
        }
        let of_time = check.periods.is_empty() || check.periods.contains(&period);
        let named = self.cells_of(reference, cell);
        of_time && named.is_some_and(|cells| cells.contains(&cell))
    }

    fn formula_at(&self, formula: &Formula, cell: Cell) -> Option<f64> {
        formula.evaluate(&|reference| self.cells_of(reference, cell)?.into_iter().map(|cell| self.number(cell)).sum())
    }

    /// Both sides at a cell; `None` where one has no value, or where a cell is filled by what is to be checked.
    fn sides(&self, left: &Formula, right: &Formula, cell: Cell) -> Option<(f64, f64)> {
        let (left_value, right_value) = (self.formula_at(left, cell)?, self.formula_at(right, cell)?);
        let cells = |side: &Formula| -> Vec<Cell> {
            side.references().flat_map(|reference| self.cells_of(reference, cell).unwrap_or_default()).collect()
        };
        let (on_left, on_right) = (cells(left), cells(right));
        if on_left == on_right {
            // Held against itself.
            return None;
        }
        let filled = on_left.iter().chain(&on_right).any(|cell| self.is_filled(*cell));
        // A whole that is added up here is right by construction.
        let added_up = on_left.iter().chain(&on_right).any(|cell| self.rests_on_sum(*cell));
        (!filled && !added_up).then_some((left_value, right_value))
    }

    /// A whole that is read, and its parts added up.
    fn whole_and_parts(&self, formula: &Formula, cell: Cell) -> Option<(f64, f64)> {
        let parts: &[AreaKey] = self.parts(cell.area);
        let read = |cell: &Cell| matches!(self.origin(*cell), Some(CellOrigin::Read(..)));
        let is_read =
            |reference: &Reference| self.cells_of(reference, cell).is_some_and(|cells| cells.iter().all(read));
        if parts.is_empty() || !formula.references().all(is_read) {
            return None;
        }
        let sum =
            parts.iter().map(|area| self.formula_at(formula, Cell { area: *area, ..cell })).sum::<Option<f64>>()?;
        Some((self.formula_at(formula, cell)?, sum))
    }

    /// Whether a cell is a sum of those of the parts of its area, or follows from one.
    fn rests_on_sum(&self, cell: Cell) -> bool {
        match self.origin(cell) {
            Some(CellOrigin::Read(..)) | None => false,
            Some(CellOrigin::Sum(_) | CellOrigin::Mean(..)) => true,
            Some(_) => self.behind(cell).into_iter().any(|cell| self.rests_on_sum(cell)),
        }
    }

    /// Whether a remark fills a cell.
    fn is_filled(&self, cell: Cell) -> bool {
        let derived = self.index.entry(cell.indicator).is_some_and(|entry| entry.work.is_some());
        !derived && matches!(self.origin(cell), Some(CellOrigin::Formula(_)))
    }
}

fn holds(check: &TableCheck, left: f64, right: f64) -> bool {
    let scale = 10f64.powi(i32::from(check.decimals));
    match check.relation {
        CheckRelation::Equal => (left * scale).round() == (right * scale).round(),
        CheckRelation::AtMost => left <= right,
    }
}
