//! Columns of a card: one value a year, from zero.

use crate::figures::chart::{signed, value, year};
use crate::figures::charts::columns::{ColumnBand, Columns, Rate, draw as columns};
use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::{Observation, Qualifier, card::Series, observation::WANZHOU};
use std::collections::BTreeMap;

/// Roles: `value`, whole years in one unit, none negative, once for each stretch of years that follow the same rules:
/// between two of them the axis is broken; `growth` (stated) and `derived-growth` (worked out) on the
/// year before, if known. The latest year has the accent. Labels, with a rate: `growth-title`, and under the name of
/// each role what it is.
///
/// # Errors
/// A role or label that is not there, or values that cannot be side by side from zero.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let values = context.all("value")?;
    let mut by_year = BTreeMap::new();
    for o in &values {
        let alike = o.unit == values[0].unit && o.value >= 0.0;
        let year = year(o).filter(|_| alike).ok_or(DrawError::Role("value"))?;
        if by_year.insert(year, *o).is_some() {
            return Err(DrawError::Role("value"));
        }
    }
    let (Some(first), Some(last)) = (by_year.keys().next().copied(), by_year.keys().last().copied()) else {
        return Err(DrawError::Role("value"));
    };
    let bands =
        (first..=last).map(|year| column_band(context, year, by_year.get(&year).copied(), year == last)).collect();
    let breaks = stretches(context).into_iter().skip(1).map(|year| usize::from(year - first)).collect();
    let rates = [("growth", "growth"), ("derived-growth", "derived-growth")].into_iter().filter_map(|(role, label)| {
        let rate = context.one(role).ok()?;
        let value = crate::figures::charts::ChartValue { text: signed(context, rate), ..value(context, rate) };
        Some(context.label(label).map(|what| Rate { value, what }))
    });
    let rates: Vec<Rate> = rates.collect::<Result<_, _>>()?;
    let rates_title = if rates.is_empty() { String::new() } else { context.label("growth-title")? };
    let chart = Columns { bands, breaks, rates_title, rates };
    Ok(Picture::Chart(columns(&chart, context.layout())))
}

fn column_band(context: &DrawContext, year: u16, observation: Option<&Observation>, latest: bool) -> ColumnBand {
    let words = context.words();
    let kind = match observation.map(|o| o.qualifier) {
        Some(Qualifier::Expected) => words.expected_short,
        Some(Qualifier::Derived) => words.derived_short,
        _ => "",
    };
    ColumnBand {
        name: year.to_string(),
        note: String::new(),
        value: observation.map(|o| value(context, o)),
        kind: kind.to_owned(),
        accent: latest && observation.is_some_and(|o| o.area == WANZHOU),
    }
}

/// The first year of each stretch.
fn stretches(context: &DrawContext) -> Vec<u16> {
    let series = context.card.series.iter().filter(|s| s.role == "value");
    let first = |s: &Series| s.observations.iter().filter_map(|id| year(context.atlas.observation(id)?)).min();
    series.filter_map(first).collect()
}
