//! Arithmetic over indicators: `100 * {population[age=60-64..85-plus]} / {population}`.
//!
//! What is in braces is an indicator, of the same area and time unless others are named. `[age=0..10-14|85-plus]`
//! picks categories and adds them up, `[age]` takes all of them, `[age=*]` the cell's own; `@2010`, `@from` and `@to` name
//! another time. Missing stays missing: where one input has no value, there is none.

use crate::model::expression::Expression;
use crate::text::{Period, is_name};
use serde::Deserialize;

/// A parsed formula.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct Formula {
    expression: Expression,
    /// What is in braces, as text and as read.
    references: Vec<(String, Reference)>,
}

/// An indicator as a formula names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its id.
    pub indicator: String,
    /// Which of its categories.
    pub filters: Vec<CellFilter>,
    /// At which time.
    pub at: At,
}

/// The categories of a dimension that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFilter {
    /// Id of the dimension.
    pub dimension: String,
    /// Which of its categories.
    pub pick: Pick,
}

/// Categories of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// All that the table has.
    All,
    /// The one that the cell itself is of.
    Own,
    /// From the first to the last of each pair, both included.
    Ranges(Vec<(String, String)>),
}

/// The time that a formula means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// That of the cell.
    Same,
    /// The earlier of the cell's two.
    From,
    /// The later of the cell's two.
    To,
    /// This one.
    Fixed(Period),
}

impl TryFrom<String> for Formula {
    type Error = String;

    fn try_from(text: String) -> Result<Formula, String> {
        Formula::parse(&text)
    }
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// What cannot be read, in words.
    pub fn parse(text: &str) -> Result<Formula, String> {
        let expression = Expression::parse(text).map_err(|error| error.to_string())?;
        let mut references: Vec<(String, Reference)> = Vec::new();
        for name in expression.inputs() {
            if !references.iter().any(|(known, _)| known == name) {
                references.push((name.to_owned(), Reference::parse(name)?));
            }
        }
        Ok(Formula { expression, references })
    }

    /// The indicators in it.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.references.iter().map(|(_, reference)| reference)
    }

    /// Whether it is about two times.
    pub fn is_of_two_times(&self) -> bool {
        self.references().any(|reference| matches!(reference.at, At::From | At::To))
    }

    /// Its value; `None` where an input has none, or where the result is not finite.
    pub fn evaluate(&self, value: &dyn Fn(&Reference) -> Option<f64>) -> Option<f64> {
        self.expression.evaluate(&|name| value(self.reference(name)?)).ok()
    }

    /// The formula with other text in place of its references, to be parsed again.
    pub fn rewritten(&self, text: &dyn Fn(&Reference) -> String) -> String {
        self.expression.source(&|name| self.reference(name).map_or_else(String::new, text))
    }

    fn reference(&self, name: &str) -> Option<&Reference> {
        self.references.iter().find(|(known, _)| known == name).map(|(_, reference)| reference)
    }
}

impl Reference {
    /// Reads what is in braces.
    ///
    /// # Errors
    /// What cannot be read, in words.
    pub fn parse(text: &str) -> Result<Reference, String> {
        let wrong = || format!("`{text}` is not an indicator with categories and a time");
        let (rest, at) = match text.split_once('@') {
            None => (text, At::Same),
            Some((rest, "from")) => (rest, At::From),
            Some((rest, "to")) => (rest, At::To),
            Some((rest, period)) => (rest, At::Fixed(Period::parse(period).ok_or_else(wrong)?)),
        };
        let (indicator, filters) = match rest.split_once('[') {
            None => (rest, Vec::new()),
            Some((indicator, filters)) => {
                let filters = filters.strip_suffix(']').ok_or_else(wrong)?;
                (indicator, filters.split(',').map(CellFilter::parse).collect::<Option<_>>().ok_or_else(wrong)?)
            }
        };
        if !is_name(indicator) {
            return Err(wrong());
        }
        Ok(Reference { indicator: indicator.to_owned(), filters, at })
    }
}

impl CellFilter {
    fn parse(text: &str) -> Option<CellFilter> {
        let (dimension, pick) = match text.trim().split_once('=') {
            None => (text.trim(), Pick::All),
            Some((dimension, "*")) => (dimension, Pick::Own),
            Some((dimension, ranges)) => {
                let range = |range: &str| {
                    let (first, last) = range.split_once("..").unwrap_or((range, range));
                    (is_name(first) && is_name(last)).then(|| (first.to_owned(), last.to_owned()))
                };
                (dimension, Pick::Ranges(ranges.split('|').map(range).collect::<Option<_>>()?))
            }
        };
        is_name(dimension).then(|| CellFilter { dimension: dimension.to_owned(), pick })
    }
}
