//! Ranking of a card: areas by one value, the highest first. Equal values share a rank, those of samples have a range of
//! ranks, those in doubt are last and have none; Wanzhou has the accent.

use crate::figures::chart::value;
use crate::figures::charts::Look;
use crate::figures::charts::rank::{RankRow, Ranking, draw as ranking};
use crate::figures::shared::ranking::rank_text;
use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::census::CellValue;
use crate::model::census::stats::{Rank, ranks};
use crate::model::{Observation, Qualifier, observation::WANZHOU};

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
    let is_doubtful = |o: &Observation| o.qualifier == Qualifier::Doubtful;
    rows.sort_by(|a, b| is_doubtful(a).cmp(&is_doubtful(b)).then(b.value.total_cmp(&a.value)));
    let ranks = ranks_of(context, &rows);
    let row = |(o, rank): (&&Observation, Option<Rank>)| {
        let area = context.atlas.areas.get(&o.area).map(|area| context.text(&area.short).to_owned());
        let text = format!("{}{}", o.qualifier.sign(), context.atlas.compact(o, context.locale));
        RankRow {
            id: o.area.to_string(),
            rank: rank.map_or_else(String::new, rank_text),
            name: area.unwrap_or_else(|| context.name(o)),
            value: Some(crate::figures::charts::ChartValue { text, ..value(context, o) }),
            look: if o.area == WANZHOU { Look::Accent } else { Look::Context },
            class: None,
        }
    };
    let chart = Ranking { rows: rows.iter().zip(ranks).map(row).collect(), ..Ranking::default() };
    Ok(Picture::Chart(ranking(&chart, context.layout())))
}

/// The ranks of a card's values, in their order.
fn ranks_of(context: &DrawContext, rows: &[&Observation]) -> Vec<Option<Rank>> {
    let census = &context.atlas.census;
    let value = |o: &Observation| {
        let stated = CellValue::stated(o.value, o.qualifier == Qualifier::Doubtful);
        census.cell(&o.id).and_then(|cell| census.value(cell)).unwrap_or(stated)
    };
    ranks(&rows.iter().map(|o| Some(value(o))).collect::<Vec<_>>())
}
