//! Where a district stands: for each measure all of them as dots on a scale of its own.

use super::counted;
use super::facts::District;
use super::words::place_text;
use crate::figures::charts::strip::{StripDot, StripRow, Strips, draw as strips};
use crate::figures::charts::{ChartValue, Look};
use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::{IndicatorKind, Observation, Qualifier, card::Series};
use crate::text::messages::profile::profile;

/// Roles: `row`, once for each measure, the district's own value first; after each `whole`, that of what it is a part of, if
/// that compares.
///
/// # Errors
/// [`DrawError::Role`] without rows.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let series: Vec<&Series> = context.card.series.iter().collect();
    let mut rows = Vec::new();
    for pair in series.chunks_exact(2) {
        let all: Result<Vec<_>, _> = pair[0].observations.iter().map(|id| context.observation(id)).collect();
        let whole = pair[1].observations.first().and_then(|id| context.atlas.observation(id));
        rows.extend(row(context, pair[0], &all?, whole));
    }
    let first = series.first().and_then(|series| context.atlas.observation(series.observations.first()?));
    let district = first.and_then(|o| District::of(&o.area, context.atlas)).ok_or(DrawError::Role("row"))?;
    let [low, high, place] = profile(context.locale).standing_heads;
    let short = |area: &crate::model::Area| area.short.get(context.locale).to_owned();
    let heads = [short(district.area), low.to_owned(), high.to_owned(), short(district.whole), place.to_owned()];
    Ok(Picture::Chart(strips(&Strips { rows, heads }, context.layout())))
}

fn row(context: &DrawContext, series: &Series, all: &[&Observation], whole: Option<&Observation>) -> Option<StripRow> {
    let own = *all.first()?;
    let district = District::of(&own.area, context.atlas)?;
    let text = |o: &Observation| -> String {
        let kind = context.atlas.indicators.get(&o.indicator).map(|indicator| indicator.kind);
        let signed = kind == Some(IndicatorKind::Growth);
        let number = context.atlas.unit_of(o).filter(|unit| unit.compact.is_some());
        match number {
            Some(unit) => unit.format_compact(o.number(), 0, context.locale),
            None if signed => crate::text::number::format_signed(o.number(), 1, context.locale),
            None => crate::text::number::format_number(o.number(), o.decimals.min(decimals(o)), context.locale),
        }
    };
    let value = |o: &Observation| ChartValue { text: text(o), ..counted(context, o) };
    let known: Vec<&Observation> = all.iter().copied().filter(|o| o.qualifier != Qualifier::Doubtful).collect();
    let dots = known.iter().map(|o| StripDot {
        id: o.area.clone(),
        value: value(o),
        look: if o.area == own.area { Look::Accent } else { Look::Context },
    });
    let by_value = |a: &&&Observation, b: &&&Observation| a.number().total_cmp(&b.number());
    let end = |o: &&Observation| {
        let name = context.atlas.areas.get(&o.area).map_or("", |area| area.short.get(context.locale));
        [name, " ", &text(o)].concat()
    };
    let ends = [known.iter().min_by(by_value)?, known.iter().max_by(by_value)?].map(end);
    let symbol = context.atlas.unit_of(own).map_or("", |unit| unit.compact_symbol(context.locale));
    let symbol = if symbol == "%" { symbol } else { "" };
    let time = own.period.map(|period| period.to_string().replace('/', "-")).unwrap_or_default();
    let rank = district.rank(&own.indicator, &time);
    let sampled = if district.is_sampled(&own.id) { profile(context.locale).sample } else { "" };
    let note = if own.qualifier == Qualifier::Doubtful { context.words().qualifier_doubtful } else { sampled };
    Some(StripRow {
        name: series.name.as_ref().map_or("", |name| name.get(context.locale)).trim_end_matches(", %").to_owned(),
        note: note.to_owned(),
        own: ChartValue { text: [&*text(own), symbol].concat(), ..value(own) },
        dots: dots.collect(),
        ends,
        reference: whole.map(value),
        place: rank.map_or_else(|| "—".to_owned(), |rank| place_text(rank, context.locale)),
    })
}

/// Per cents are shown with one decimal, sizes of households with their own.
fn decimals(o: &Observation) -> i8 {
    if o.unit == "people-per-household" { 2 } else { 1 }
}
