//! Checks: arithmetic over observations that a reader can see.

use super::expression::Expression;
use super::observation::unprintable;
use super::{Atlas, expression};
use crate::text::number::format_number;
use crate::text::{LocalText, Locale};
use serde::Deserialize;

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The relation holds.
    Holds,
    /// It does not, and a source says why.
    DiffersExplained,
    /// It does not, and no source says why.
    DiffersUnexplained,
    /// The two sides are of different kinds, as a source says, and need not agree: nominal and real growth.
    NotComparable,
    /// Something that it needs is not known.
    CannotBeChecked,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 5] = [
        Verdict::Holds,
        Verdict::DiffersExplained,
        Verdict::DiffersUnexplained,
        Verdict::NotComparable,
        Verdict::CannotBeChecked,
    ];
}

/// The relation that is expected between the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckRelation {
    /// Equal, when both are rounded to `decimals`.
    Equal,
    /// Left is not greater than right.
    AtMost,
}

/// One check, as the data states it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// For example `growth-against-levels`.
    pub id: String,
    /// What is checked, in words. A template.
    pub title: LocalText,
    /// Left side: an expression. `None` where the check cannot be made.
    pub left: Option<String>,
    /// Expected relation.
    pub relation: Option<CheckRelation>,
    /// Right side: an expression.
    pub right: Option<String>,
    /// Decimal places at which equality is judged.
    #[serde(default)]
    pub decimals: i8,
    /// Id of the unit of both sides, where they are of one.
    pub unit: Option<String>,
    /// The stated verdict; a test holds it against what follows from the data.
    pub verdict: Verdict,
    /// One line why.
    pub why: LocalText,
    /// Id of the [`super::Source`] that `why` rests on, where it says more than the two sides do.
    pub source: Option<String>,
    /// Ids of the figures it touches.
    #[serde(default)]
    pub figures: Vec<String>,
}

impl Check {
    /// What is wrong with it by itself.
    pub(super) fn validate(&self) -> Option<String> {
        let mut sides = [&self.left, &self.right].into_iter().flatten();
        let unreadable = sides.find_map(|side| Expression::parse(side).err());
        unreadable
            .map(|error| error.to_string())
            .or(unprintable(self.decimals))
            .or_else(|| self.lacks_its_source().then(|| "gives a reason without a source".to_owned()))
    }

    /// Whether it gives a reason, as these verdicts do, and no source for it.
    fn lacks_its_source(&self) -> bool {
        matches!(self.verdict, Verdict::DiffersExplained | Verdict::NotComparable) && self.source.is_none()
    }

    /// Ids of the observations on both sides.
    pub fn inputs(&self) -> Vec<String> {
        let sides = [&self.left, &self.right].into_iter().flatten();
        let parsed = sides.filter_map(|side| Expression::parse(side).ok());
        parsed.flat_map(|side| side.inputs().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// The two observations that it sets side by side as the same thing, where it does no more than that.
    pub fn compared(&self) -> Option<[String; 2]> {
        let plain = |side: &Option<String>| match Expression::parse(side.as_deref()?).ok()? {
            Expression::Value(id) => Some(id),
            _ => None,
        };
        (self.relation == Some(CheckRelation::Equal)).then_some([plain(&self.left)?, plain(&self.right)?])
    }

    /// The arithmetic with its numbers: `(719.17 ÷ 632.4 − 1) × 100 = 13.7% ≠ 13.0%`. `None` where there are no two sides,
    /// or one has no value.
    pub fn arithmetic(&self, atlas: &Atlas, locale: Locale) -> Option<String> {
        let [left, right] = [&self.left, &self.right].map(|side| Expression::parse(side.as_deref()?).ok());
        let (left, right) = (left?, right?);
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
        let (worked_out, expected) = (result(&left)?, result(&right)?);
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
        let way = match left {
            Expression::Value(_) => String::new(),
            // Where both sides are the same number it is written once.
            _ if sign == '=' => return Some(format!("{} = {expected}", left.written(&number))),
            _ => format!("{} = ", left.written(&number)),
        };
        Some(format!("{way}{worked_out} {sign} {expected}"))
    }

    /// Works the check out: `Some(true)` if the relation holds, `Some(false)` if not, `None` if it cannot be checked.
    ///
    /// # Errors
    /// An expression that cannot be read, or that names an observation which does not exist.
    pub fn holds(&self, atlas: &Atlas) -> Result<Option<bool>, expression::Error> {
        let (Some(left), Some(relation), Some(right)) = (&self.left, self.relation, &self.right) else {
            return Ok(None);
        };
        let value = |text: &str| Expression::parse(text)?.evaluate(&|id| atlas.value(id));
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
