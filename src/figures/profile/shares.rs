//! What a whole is made of, at one time or two and beside others: households by generations, people by schooling, by where they
//! live and by where they are registered.

use super::counted::counted;
use crate::figures::charts::ChartValue;
use crate::figures::charts::stacked::{Stacked, StackedPart, Whole, draw as stacked};
use crate::figures::{DrawContext, DrawError, Picture, chart};
use crate::model::template::fill_string;
use crate::text::messages::profile::profile;

/// Roles: `whole`, once for each whole, one share for each part: the district's own at two times, then others'.
///
/// # Errors
/// [`DrawError::Role`] without a whole.
pub fn households(context: &DrawContext) -> Result<Picture, DrawError> {
    let [one, rest @ ..] = profile(context.locale).households_parts;
    let steps = [3, 1, 0];
    let rest = rest.into_iter().zip(steps).map(|(name, step)| StackedPart::step(name, step));
    drawn(context, std::iter::once(StackedPart::accent(one)).chain(rest).collect(), false)
}

/// The same of levels of schooling, standing upright.
///
/// # Errors
/// [`DrawError::Role`] without a whole.
pub fn schooling(context: &DrawContext) -> Result<Picture, DrawError> {
    let parts = profile(context.locale).schooling_parts.into_iter().enumerate();
    drawn(context, parts.map(|(step, name)| StackedPart::step(name, step)).collect(), true)
}

/// The same of residents in town and country.
///
/// # Errors
/// [`DrawError::Role`] without a whole.
pub fn settlement(context: &DrawContext) -> Result<Picture, DrawError> {
    let parts = profile(context.locale).settlement_parts.into_iter().zip([2, 0]);
    drawn(context, parts.map(|(name, step)| StackedPart::step(name, step)).collect(), false)
}

/// The same of residents by where they are registered, at one time.
///
/// # Errors
/// [`DrawError::Role`] without a whole.
pub fn registration(context: &DrawContext) -> Result<Picture, DrawError> {
    let [rest, near, far] = profile(context.locale).registration_parts;
    // Who is registered elsewhere, near or far, is one of the two dark ones.
    let parts = [(rest, 0), (near, 2), (far, 3)].map(|(name, step)| StackedPart::step(name, step));
    drawn(context, parts.to_vec(), false)
}

fn drawn(context: &DrawContext, parts: Vec<StackedPart>, upright: bool) -> Result<Picture, DrawError> {
    let mut wholes = Vec::new();
    let series = context.card.series.iter().filter(|series| series.role == "whole" && !series.observations.is_empty());
    let series: Vec<_> = series.collect();
    let area_of =
        |at: usize| series[at].observations.first().and_then(|id| context.observation(id).ok()).map(|o| &o.area);
    // The district's own at its latest time.
    let strong = (0..series.len()).rfind(|at| area_of(*at) == area_of(0));
    for (at, series) in series.iter().enumerate() {
        let shares: Result<Vec<_>, _> = series.observations.iter().map(|id| context.observation(id)).collect();
        let shares = shares?;
        if shares.len() != parts.len() {
            return Err(DrawError::Role("whole"));
        }
        let text = |id: &str| fill_string(&["{", id, "|d1}"].concat(), context.atlas, context.locale);
        let area = context.atlas.areas.get(&shares[0].area).map_or("", |area| area.short.get(context.locale));
        let year = chart::year(shares[0]).map_or_else(String::new, |year| year.to_string());
        wholes.push(Whole {
            strong: strong == Some(at),
            name: area.to_owned(),
            note: year,
            values: shares.iter().map(|o| ChartValue { text: text(&o.id), ..counted(context, o) }).collect(),
        });
    }
    if wholes.is_empty() {
        return Err(DrawError::Role("whole"));
    }
    Ok(Picture::Chart(stacked(&Stacked { wholes, parts, upright }, context.layout())))
}
