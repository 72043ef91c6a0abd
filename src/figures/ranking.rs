//! Ranking of a card: areas by one value, the highest first. Equal values share a rank; Wanzhou has the accent.

use super::chart::value;
use super::charts::Look;
use super::charts::rank::{RankRow, Ranking, draw as ranking};
use super::{DrawContext, DrawError, Picture};
use crate::model::{Observation, observation::WANZHOU};

/// Roles: `value`, one for each area, in one unit. The ranks are those among the card's own values: a card with a part
/// of the areas must hold the highest. Values are printed in the unit's rounder form, without it.
///
/// # Errors
/// A role that is not there, or values that cannot be compared.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let mut rows = context.all("value")?;
    if rows.iter().any(|o| o.unit != rows[0].unit) {
        return Err(DrawError::Role("value"));
    }
    rows.sort_by(|a, b| b.number().total_cmp(&a.number()));
    let rank = |o: &Observation| 1 + rows.iter().filter(|other| other.number() > o.number()).count();
    let row = |o: &&Observation| {
        let area = context.atlas.areas.get(&o.area).map(|area| context.text(&area.short).to_owned());
        let text = format!("{}{}", o.qualifier.sign(), context.atlas.compact(o, context.locale));
        RankRow {
            id: o.area.clone(),
            rank: rank(o).to_string(),
            name: area.unwrap_or_else(|| context.name(o)),
            value: Some(super::charts::ChartValue { text, ..value(context, o) }),
            look: if o.area == WANZHOU { Look::Accent } else { Look::Context },
            class: None,
        }
    };
    let chart = Ranking { rows: rows.iter().map(row).collect(), ..Ranking::default() };
    Ok(Picture::Chart(ranking(&chart, context.layout())))
}
