//! Line of a card: a level over the years. What follows different rules is never joined: between two series of the card
//! the axis is broken, and a year of which only the growth is known has a place but no point.

use super::chart::{other_source, signed, value, year};
use super::charts::Value;
use super::charts::lines::{Bracket, Lines, Look, Point, RateOnly, Series, draw as lines};
use super::{Canvas, Missing, Picture};
use crate::model::Observation;

/// A stretch of years that follow the same rules.
struct Stretch<'a> {
    name: Option<String>,
    years: Vec<(u16, &'a Observation)>,
}

/// Roles: `value`, once for each stretch of years that may be joined, in order, named for what it follows;
/// `growth-only`, rates of years without a level. Labels: `axis-note` where the scale does not begin at zero (it must
/// say where it begins), and with a rate `growth-only-note`.
///
/// # Errors
/// A role or label that is not there, or stretches whose years overlap or are not whole.
pub fn draw(canvas: &Canvas) -> Result<Picture, Missing> {
    let stretches = stretches(canvas)?;
    let values: Vec<&Observation> = stretches.iter().flat_map(|s| &s.years).map(|(_, o)| *o).collect();
    let others = other_source(canvas, &values);
    let rates = canvas.card.role("growth-only").map(|id| canvas.observation(id)).collect::<Result<Vec<_>, _>>()?;
    let years = stretches.iter().flat_map(|s| s.years.iter().map(|(y, _)| Some(*y)));
    let years: Option<Vec<u16>> = years.chain(rates.iter().map(|o| year(o))).collect();
    let years = years.ok_or(Missing::Role("growth-only"))?;
    let (Some(first), Some(last)) = (years.iter().min().copied(), years.iter().max().copied()) else {
        return Err(Missing::Role("value"));
    };
    let slot = |year: u16| usize::from(year - first);
    let is_other = |o: &Observation| values.iter().zip(&others).any(|(v, other)| v.id == o.id && *other);
    let series = |(i, stretch): (usize, &Stretch)| {
        let mut points = vec![None; slot(last) + 1];
        for (year, o) in &stretch.years {
            points[slot(*year)] = Some(Point { value: value(canvas, o), other_source: is_other(o) });
        }
        Series { id: format!("line-{i}"), name: String::new(), look: Look::Alone, points }
    };
    // Under one bracket stand the stretches without a name before the one that has it.
    let bracket = |at: usize| {
        let unnamed = stretches[..at].iter().rev().take_while(|stretch| stretch.name.is_none()).count();
        let ((from, _), (to, _)) = (stretches[at - unnamed].years.first()?, stretches[at].years.last()?);
        Some(Bracket { from: slot(*from), to: slot(*to), text: stretches[at].name.clone()? })
    };
    let (low, high) = values
        .iter()
        .fold((f64::INFINITY, 0.0), |(l, h): (f64, f64), o| (l.min(canvas.value(o)), h.max(canvas.value(o))));
    let from_zero = low < high - low;
    let mut title = values.first().map_or("", |o| canvas.unit(o)).to_owned();
    if !from_zero {
        title = format!("{title}{}{}", canvas.words().comma, canvas.label("axis-note")?);
    }
    let chart = Lines {
        slots: (first..=last).map(|year| year.to_string()).collect(),
        series: stretches.iter().enumerate().map(series).collect(),
        title,
        from_zero,
        breaks: stretches.iter().skip(1).filter_map(|s| s.years.first()).map(|(year, _)| slot(*year)).collect(),
        brackets: (0..stretches.len()).filter_map(bracket).collect(),
        rates: rates.iter().map(|rate| rate_only(canvas, rate, first)).collect::<Result<_, _>>()?,
    };
    Ok(Picture::Chart(lines(&chart, canvas.layout())))
}

fn rate_only(canvas: &Canvas, rate: &Observation, first: u16) -> Result<RateOnly, Missing> {
    let slot = year(rate).map(|year| usize::from(year - first)).ok_or(Missing::Role("growth-only"))?;
    let notes = vec![canvas.words().growth_only.to_owned(), canvas.label("growth-only-note")?];
    Ok(RateOnly { slot, value: Value { text: signed(canvas, rate), ..value(canvas, rate) }, notes })
}

fn stretches<'a>(canvas: &Canvas<'a>) -> Result<Vec<Stretch<'a>>, Missing> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = 0;
    for series in canvas.card.series.iter().filter(|s| s.role == "value") {
        let mut years = Vec::new();
        for id in &series.observations {
            let observation = canvas.observation(id)?;
            let year = year(observation).filter(|y| *y > before).ok_or(Missing::Role("value"))?;
            years.push((year, observation));
            before = year;
        }
        stretches.push(Stretch { name: series.name.as_ref().map(|name| canvas.fill(name)), years });
    }
    Ok(stretches)
}
