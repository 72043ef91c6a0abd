//! What charts read of observations.

use super::DrawContext;
use super::charts::{ChartValue, Layout};
use crate::model::{Observation, source::Tier, template};

impl DrawContext<'_> {
    /// What a chart of this card is laid out for.
    pub fn layout(&self) -> Layout {
        Layout { width: self.width, locale: self.locale }
    }
}

/// An observation as a number to draw.
pub fn value(context: &DrawContext, observation: &Observation) -> ChartValue {
    ChartValue {
        number: context.value(observation),
        text: printed(context, observation),
        certainty: observation.qualifier.into(),
        observation: Some(observation.id.to_string()),
    }
}

/// The year that an observation is about; `None` for months, spans and open periods.
pub fn year(observation: &Observation) -> Option<u16> {
    let period = observation.period?;
    (period.end == Some(period.start) && period.start.month.is_none()).then_some(period.start.year)
}

/// The number with the sign of an open value: `>500`.
pub fn printed(context: &DrawContext, observation: &Observation) -> String {
    format!("{}{}", observation.qualifier.sign(), context.number(observation))
}

/// A rate of change with its sign and unit: `+13.0%`.
pub fn signed(context: &DrawContext, observation: &Observation) -> String {
    template::fill_string(&format!("{{{}|sign|unit}}", observation.id), context.atlas, context.locale)
}

/// True for each value that is from another source than the rest: than the report where one of them is the report's,
/// else than the source that gives the most of them.
pub fn other_source(context: &DrawContext, values: &[&Observation]) -> Vec<bool> {
    let report = |o: &&&Observation| {
        o.source.as_deref().and_then(|id| context.atlas.sources.get(id)).is_some_and(|s| s.tier == Tier::Report)
    };
    let alike = |o: &&Observation| values.iter().filter(|other| other.source == o.source).count();
    let first = values.first().map(|o| &o.source);
    let most = values.iter().rev().max_by_key(|o| alike(o)).map(|o| &o.source);
    let main = values.iter().find(report).map(|o| &o.source).or(most).or(first);
    values.iter().map(|o| Some(&o.source) != main).collect()
}
