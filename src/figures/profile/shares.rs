//! What a whole is made of, at two times and beside others: households by generations, people by schooling.

use super::counted;
use crate::figures::charts::Value;
use crate::figures::charts::stacked::{Part, Stacked, Whole, draw as stacked};
use crate::figures::{Canvas, Missing, Picture, chart};
use crate::model::template::fill_string;
use crate::text::messages::profile::profile;

/// Roles: `whole`, once for each whole, one share for each part: the district's own at two times, then others'.
///
/// # Errors
/// [`Missing::Role`] without a whole.
pub fn households(canvas: &Canvas) -> Result<Picture, Missing> {
    let [one, rest @ ..] = profile(canvas.locale).households_parts;
    let steps = [3, 1, 0];
    let rest = rest.into_iter().zip(steps).map(|(name, step)| Part::step(name, step));
    drawn(canvas, std::iter::once(Part::accent(one)).chain(rest).collect(), false)
}

/// The same of levels of schooling, standing upright.
///
/// # Errors
/// [`Missing::Role`] without a whole.
pub fn schooling(canvas: &Canvas) -> Result<Picture, Missing> {
    let parts = profile(canvas.locale).schooling_parts.into_iter().enumerate();
    drawn(canvas, parts.map(|(step, name)| Part::step(name, step)).collect(), true)
}

/// The same of residents in town and country.
///
/// # Errors
/// [`Missing::Role`] without a whole.
pub fn settlement(canvas: &Canvas) -> Result<Picture, Missing> {
    let parts = profile(canvas.locale).settlement_parts.into_iter().zip([2, 0]);
    drawn(canvas, parts.map(|(name, step)| Part::step(name, step)).collect(), false)
}

/// The same of residents by where they are registered, at one time.
///
/// # Errors
/// [`Missing::Role`] without a whole.
pub fn registration(canvas: &Canvas) -> Result<Picture, Missing> {
    let [rest, near, far] = profile(canvas.locale).registration_parts;
    drawn(canvas, vec![Part::step(rest, 0), Part::accent(near), Part::step(far, 2)], false)
}

fn drawn(canvas: &Canvas, parts: Vec<Part>, upright: bool) -> Result<Picture, Missing> {
    let mut wholes = Vec::new();
    let series = canvas.card.series.iter().filter(|series| series.role == "whole" && !series.observations.is_empty());
    let series: Vec<_> = series.collect();
    let area_of =
        |at: usize| series[at].observations.first().and_then(|id| canvas.observation(id).ok()).map(|o| &o.area);
    // The district's own at its latest time.
    let strong = (0..series.len()).rfind(|at| area_of(*at) == area_of(0));
    for (at, series) in series.iter().enumerate() {
        let shares: Result<Vec<_>, _> = series.observations.iter().map(|id| canvas.observation(id)).collect();
        let shares = shares?;
        if shares.len() != parts.len() {
            return Err(Missing::Role("whole"));
        }
        let text = |id: &str| fill_string(&["{", id, "|d1}"].concat(), canvas.atlas, canvas.locale);
        let area = canvas.atlas.areas.get(&shares[0].area).map_or("", |area| area.short.get(canvas.locale));
        let year = chart::year(shares[0]).map_or_else(String::new, |year| year.to_string());
        wholes.push(Whole {
            strong: strong == Some(at),
            name: area.to_owned(),
            note: year,
            values: shares.iter().map(|o| Value { text: text(&o.id), ..counted(canvas, o) }).collect(),
        });
    }
    if wholes.is_empty() {
        return Err(Missing::Role("whole"));
    }
    Ok(Picture::Chart(stacked(&Stacked { wholes, parts, upright }, canvas.layout())))
}
