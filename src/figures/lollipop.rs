//! Dots of a card: rates of different things, sorted, on a scale that holds zero; what does not compare with them stands
//! apart, below a line.

use super::chart::{other_source, value};
use super::charts::lollipop::{Lollipops, Row, draw as lollipops};
use super::{Canvas, Missing, Picture};
use crate::model::Observation;

/// Roles: `value`, all in one unit; `separate`, in the same unit, if there are any that do not compare with the others.
/// Labels: names by id.
///
/// # Errors
/// A role that is not there, or values in different units.
pub fn draw(canvas: &Canvas) -> Result<Picture, Missing> {
    let mut values = canvas.all("value")?;
    values.sort_by(|a, b| b.number().total_cmp(&a.number()));
    let together = values.len();
    let separate: Result<Vec<_>, _> = canvas.card.role("separate").map(|id| canvas.observation(id)).collect();
    values.extend(separate?);
    if values.iter().any(|o| o.unit != values[0].unit) {
        return Err(Missing::Role("value"));
    }
    let others = other_source(canvas, &values);
    let unit = canvas.unit(values[0]);
    let row = |(o, other_source): (&Observation, bool)| Row {
        name: canvas.name(o),
        value: value(canvas, o),
        other_source,
        strong: true,
    };
    let chart = Lollipops {
        rows: values.into_iter().zip(others).map(row).collect(),
        together,
        threshold: None,
        // Longer units stand in the subtitle.
        unit: if unit == "%" { unit.to_owned() } else { String::new() },
    };
    Ok(Picture::Chart(lollipops(&chart, canvas.layout())))
}
