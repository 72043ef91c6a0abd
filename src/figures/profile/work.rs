//! Industries of one district, the largest first, each beside what the whole city has.

use super::counted::counted;
use crate::figures::charts::rank::{RankRow, Ranking, draw_beside};
use crate::figures::charts::{ChartValue, Look};
use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::Observation;
use crate::model::template::fill_string;

/// Roles: `value`, a share for each industry, from the largest to the smallest; `whole`, the same of the city.
///
/// # Errors
/// [`DrawError::Role`] without values.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (values, wholes) = (context.all("value")?, context.all("whole")?);
    let value = |o: &Observation| ChartValue {
        text: fill_string(&["{", &o.id, "|d1}"].concat(), context.atlas, context.locale),
        ..counted(context, o)
    };
    let rows = values.iter().enumerate().map(|(at, own)| RankRow {
        id: own.id.to_string(),
        rank: String::new(),
        name: name(context, own),
        value: Some(value(own)),
        look: if at == 0 { Look::Accent } else { Look::Context },
        class: None,
    });
    let chart = Ranking { rows: rows.collect(), references: Vec::new(), pitch: 0.0 };
    let ticks: Vec<ChartValue> = wholes.iter().map(|o| value(o)).collect();
    Ok(Picture::Chart(draw_beside(&chart, &ticks, context.layout())))
}

/// The short name of the category that a value is of.
fn name(context: &DrawContext, o: &Observation) -> String {
    let census = &context.atlas.census;
    let key = census.cell(&o.id).and_then(|cell| cell.categories.iter().next());
    let category = key.and_then(|key| census.category_entry(key));
    category.map_or_else(String::new, |c| c.short.as_ref().unwrap_or(&c.name).get(context.locale).to_owned())
}
