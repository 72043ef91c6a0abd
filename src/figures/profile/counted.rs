//! Values of censuses as the figures of a district draw them.

use crate::figures::charts::ChartValue;
use crate::figures::shared::mark::Certainty;
use crate::figures::{DrawContext, chart};
use crate::model::Observation;

/// A value as these figures draw it. Shares of a census are its counts divided: every one of them is worked out, which the
/// note of the figure says once, so they are drawn like counts.
pub(super) fn counted(context: &DrawContext, observation: &Observation) -> ChartValue {
    let value = chart::value(context, observation);
    let certainty = if value.certainty == Certainty::Derived { Certainty::Exact } else { value.certainty };
    ChartValue { certainty, ..value }
}
