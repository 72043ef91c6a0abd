//! Lollipops of a card: rates of different things, sorted, on a scale that holds zero; what does not compare with them is
//! apart, below a line.

use crate::figures::chart::{other_source, value};
use crate::figures::charts::lollipop::{LollipopRow, Lollipops, draw as lollipops};
use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::Observation;

/// Roles: `value`, all in one unit; `separate`, in the same unit, if there are any that do not compare with the others.
/// Labels: names by id.
///
/// # Errors
/// A role that is not there, or values in different units.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let mut values = context.all("value")?;
    values.sort_by(|a, b| b.value.total_cmp(&a.value));
    let together = values.len();
    let separate: Result<Vec<_>, _> = context.card.role("separate").map(|id| context.observation(id)).collect();
    values.extend(separate?);
    if values.iter().any(|o| o.unit != values[0].unit) {
        return Err(DrawError::Role("value"));
    }
    let others = other_source(context, &values);
    let unit = context.unit(values[0]);
    let row = |(o, other_source): (&Observation, bool)| LollipopRow {
        name: context.name(o),
        value: value(context, o),
        other_source,
        strong: true,
    };
    let chart = Lollipops {
        rows: values.into_iter().zip(others).map(row).collect(),
        together,
        threshold: None,
        // Longer units are in the subtitle.
        unit: if unit == "%" { unit.to_owned() } else { String::new() },
    };
    Ok(Picture::Chart(lollipops(&chart, context.layout())))
}
