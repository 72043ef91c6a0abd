//! Checks worked out over the data.

use super::Atlas;
use super::check::{Check, CheckRelation, Verdict};
use super::expression::{self, Expression, ParsedExpression};
use crate::text::Locale;
use crate::text::number::format_number;

impl Check {
    /// The arithmetic with its numbers: `(719.17 ÷ 632.4 − 1) × 100 = 13.7% ≠ 13.0%`. `None` where there are no two sides,
    /// or one has no value.
    pub fn arithmetic(&self, atlas: &Atlas, locale: Locale) -> Option<String> {
        let (left, right) = (self.left.as_ref()?.tree(), self.right.as_ref()?.tree());
        let unit = self.unit.as_deref().and_then(|id| atlas.units.get(id));
        let result = |side: &Expression| {
            let value = side.evaluate(&|id| atlas.value(id)).ok()?;
            // A sum is no finer than what it adds up.
            let finest = side.inputs().into_iter().filter_map(|id| atlas.observation(id)).map(|o| o.decimals).max();
            let decimals = finest.filter(|_| side.is_sum()).map_or(self.decimals, |finest| finest.min(self.decimals));
            Some(unit.map_or_else(
                || format_number(value, decimals, locale),
                |unit| unit.phrase(&unit.format(value, decimals, locale), locale),
            ))
        };
        let number = |id: &str| atlas.observation(id).map_or_else(String::new, |o| atlas.number(o, locale));
        let (worked_out, expected) = (result(left)?, result(right)?);
        if self.verdict == Verdict::NotComparable {
            // No sign is between what does not compare.
            return Some(format!("{} = {worked_out}", left.written(&number)));
        }
        let sign = match (self.relation?, self.holds(atlas).ok()??) {
            (CheckRelation::Equal, true) => '=',
            (CheckRelation::Equal, false) => '≠',
            (CheckRelation::AtMost, true) => '≤',
            (CheckRelation::AtMost, false) => '>',
        };
        let shown = match left {
            Expression::Value(_) => String::new(),
            // Where both sides are the same number it is written once.
            _ if sign == '=' => return Some(format!("{} = {expected}", left.written(&number))),
            _ => format!("{} = ", left.written(&number)),
        };
        Some(format!("{shown}{worked_out} {sign} {expected}"))
    }

    /// Works the check out: `Some(true)` if the relation holds, `Some(false)` if not, `None` if it cannot be checked.
    ///
    /// # Errors
    /// An expression that names an observation which does not exist, or that has no finite value.
    pub fn holds(&self, atlas: &Atlas) -> Result<Option<bool>, expression::Error> {
        let (Some(left), Some(relation), Some(right)) = (&self.left, self.relation, &self.right) else {
            return Ok(None);
        };
        let value = |side: &ParsedExpression| side.tree().evaluate(&|id| atlas.value(id));
        let scale = 10f64.powi(i32::from(self.decimals));
        let (left, right) = (value(left)?, value(right)?);
        Ok(Some(match relation {
            CheckRelation::Equal => (left * scale).round() == (right * scale).round(),
            CheckRelation::AtMost => left <= right,
        }))
    }

    /// Whether the stated verdict still follows from the data.
    pub fn is_true_to_data(&self, atlas: &Atlas) -> Result<bool, expression::Error> {
        Ok(match self.holds(atlas)? {
            None => self.verdict == Verdict::CannotBeChecked,
            Some(true) => self.verdict == Verdict::Holds,
            Some(false) => {
                matches!(self.verdict, Verdict::DiffersExplained | Verdict::DiffersUnexplained | Verdict::NotComparable)
            }
        })
    }
}
