//! Checks: arithmetic over observations that a reader can see.

use super::expression::{Expression, ParsedExpression};
use super::id::{FigureId, SourceId, UnitId};
use super::observation::unprintable;
use crate::text::{LocalText, Messages};
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

    /// How many checks came out so, as a template.
    pub fn counted(self, words: &Messages) -> &'static str {
        let [holds, differs_explained, differs_unexplained, not_comparable, cannot_be_checked] = words.checks_counted;
        match self {
            Verdict::Holds => holds,
            Verdict::DiffersExplained => differs_explained,
            Verdict::DiffersUnexplained => differs_unexplained,
            Verdict::NotComparable => not_comparable,
            Verdict::CannotBeChecked => cannot_be_checked,
        }
    }
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
    pub left: Option<ParsedExpression>,
    /// Expected relation.
    pub relation: Option<CheckRelation>,
    /// Right side: an expression.
    pub right: Option<ParsedExpression>,
    /// Decimal places at which equality is judged.
    #[serde(default)]
    pub decimals: i8,
    /// Id of the unit of both sides, where they are of one.
    pub unit: Option<UnitId>,
    /// The stated verdict; a test holds it against what follows from the data.
    pub verdict: Verdict,
    /// One line why.
    pub why: LocalText,
    /// Id of the [`super::Source`] that `why` rests on, where it says more than the two sides do.
    pub source: Option<SourceId>,
    /// Ids of the figures it touches.
    #[serde(default)]
    pub figures: Vec<FigureId>,
}

impl Check {
    /// What is wrong with it by itself.
    pub(super) fn validate(&self) -> Option<String> {
        unprintable(self.decimals)
            .or_else(|| self.lacks_its_source().then(|| "gives a reason without a source".to_owned()))
    }

    /// Whether it gives a reason, as these verdicts do, and no source for it.
    fn lacks_its_source(&self) -> bool {
        matches!(self.verdict, Verdict::DiffersExplained | Verdict::NotComparable) && self.source.is_none()
    }

    /// Ids of the observations on both sides.
    pub fn inputs(&self) -> Vec<&str> {
        [&self.left, &self.right].into_iter().flatten().flat_map(|side| side.tree().inputs()).collect()
    }

    /// The two observations that it sets side by side as the same thing, where it does no more than that.
    pub fn compared(&self) -> Option<[&str; 2]> {
        let [Expression::Value(left), Expression::Value(right)] =
            [self.left.as_ref()?.tree(), self.right.as_ref()?.tree()]
        else {
            return None;
        };
        (self.relation == Some(CheckRelation::Equal)).then_some([left, right])
    }
}
