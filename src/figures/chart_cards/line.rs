//! Line of a card: a level over the years. What follows different rules is never joined: between two series of the card
//! the axis is broken, and a year of which only the growth is known has a position but no point.

use crate::figures::chart::{other_source, signed, value, year};
use crate::figures::charts::ChartValue;
use crate::figures::charts::lines::{Bracket, LineLook, LinePoint, LineSeries, Lines, RateOnly, draw as lines};
use crate::figures::{DrawContext, DrawError, Picture};
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
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let stretches = stretches(context)?;
    let values: Vec<&Observation> = stretches.iter().flat_map(|s| &s.years).map(|(_, o)| *o).collect();
    let others = other_source(context, &values);
    let rates = context.card.role("growth-only").map(|id| context.observation(id)).collect::<Result<Vec<_>, _>>()?;
    let years = stretches.iter().flat_map(|s| s.years.iter().map(|(y, _)| Some(*y)));
    let years: Option<Vec<u16>> = years.chain(rates.iter().map(|o| year(o))).collect();
    let years = years.ok_or(DrawError::Role("growth-only"))?;
    let (Some(first), Some(last)) = (years.iter().min().copied(), years.iter().max().copied()) else {
        return Err(DrawError::Role("value"));
    };
    let band = |year: u16| usize::from(year - first);
    let is_other = |o: &Observation| values.iter().zip(&others).any(|(v, other)| v.id == o.id && *other);
    let series = |(i, stretch): (usize, &Stretch)| {
        let mut points = vec![None; band(last) + 1];
        for (year, o) in &stretch.years {
            points[band(*year)] = Some(LinePoint { value: value(context, o), other_source: is_other(o) });
        }
        LineSeries { id: format!("line-{i}"), name: String::new(), look: LineLook::Alone, points }
    };
    // Under one bracket are the stretches without a name before the one that has it.
    let bracket = |at: usize| {
        let unnamed = stretches[..at].iter().rev().take_while(|stretch| stretch.name.is_none()).count();
        let ((from, _), (to, _)) = (stretches[at - unnamed].years.first()?, stretches[at].years.last()?);
        Some(Bracket { from: band(*from), to: band(*to), text: stretches[at].name.clone()? })
    };
    let (low, high) = values
        .iter()
        .fold((f64::INFINITY, 0.0), |(l, h): (f64, f64), o| (l.min(context.value(o)), h.max(context.value(o))));
    let from_zero = low < high - low;
    let mut title = values.first().map_or("", |o| context.unit(o)).to_owned();
    if !from_zero {
        title = format!("{title}{}{}", context.words().comma, context.label("axis-note")?);
    }
    let chart = Lines {
        bands: (first..=last).map(|year| year.to_string()).collect(),
        series: stretches.iter().enumerate().map(series).collect(),
        title,
        from_zero,
        breaks: stretches.iter().skip(1).filter_map(|s| s.years.first()).map(|(year, _)| band(*year)).collect(),
        brackets: (0..stretches.len()).filter_map(bracket).collect(),
        rates: rates.iter().map(|rate| rate_only(context, rate, first)).collect::<Result<_, _>>()?,
    };
    Ok(Picture::Chart(lines(&chart, context.layout())))
}

fn rate_only(context: &DrawContext, rate: &Observation, first: u16) -> Result<RateOnly, DrawError> {
    let band = year(rate).map(|year| usize::from(year - first)).ok_or(DrawError::Role("growth-only"))?;
    let notes = vec![context.words().growth_only.to_owned(), context.label("growth-only-note")?];
    Ok(RateOnly { band, value: ChartValue { text: signed(context, rate), ..value(context, rate) }, notes })
}

fn stretches<'a>(context: &DrawContext<'a>) -> Result<Vec<Stretch<'a>>, DrawError> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = 0;
    for series in context.card.series.iter().filter(|s| s.role == "value") {
        let mut years = Vec::new();
        for id in &series.observations {
            let observation = context.observation(id)?;
            let year = year(observation).filter(|y| *y > before).ok_or(DrawError::Role("value"))?;
            years.push((year, observation));
            before = year;
        }
        stretches.push(Stretch { name: series.name.as_ref().map(|name| context.fill(name)), years });
    }
    Ok(stretches)
}
