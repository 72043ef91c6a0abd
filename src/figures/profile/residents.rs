//! Residents of one district at every census, with its rank each time.

use super::facts::District;
use super::words::rank_in_words;
use crate::figures::charts::ChartValue;
use crate::figures::charts::columns::{ColumnBand, Columns, draw as columns};
use crate::figures::{DrawContext, DrawError, Picture, chart};
use crate::model::Observation;
use crate::text::messages::profile::profile;

/// Roles: `value`, one value a census. Censuses stand side by side, however many years lie between them.
///
/// # Errors
/// [`DrawError::Role`] without values.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let values = context.all("value")?;
    let district = District::of(&values[0].area, context.atlas).ok_or(DrawError::Role("value"))?;
    let measure = context.atlas.indicators.get(&values[0].indicator).and_then(|indicator| indicator.measure.as_ref());
    let compares = |o: &Observation| measure.zip(o.period).is_none_or(|(measure, period)| measure.compares(period));
    let last = values.len() - 1;
    let breaks = (1..values.len()).filter(|at| compares(values[*at]) != compares(values[at - 1])).collect();
    let bands = values.iter().enumerate().map(|(at, o)| {
        let year = chart::year(o).map_or_else(String::new, |year| year.to_string());
        let rank = district.rank(&o.indicator, &year);
        ColumnBand {
            note: rank.map_or_else(String::new, |rank| rank_in_words(rank, context.locale)),
            name: year,
            value: Some(ChartValue { text: context.atlas.compact(o, context.locale), ..chart::value(context, o) }),
            kind: if compares(o) { String::new() } else { profile(context.locale).other_definition.to_owned() },
            accent: at == last,
        }
    });
    Ok(Picture::Chart(columns(&Columns { bands: bands.collect(), breaks, ..Columns::default() }, context.layout())))
}
