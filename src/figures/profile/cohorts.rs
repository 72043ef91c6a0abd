//! The people of each age at one census, and those that many years older at the next: who is there of a cohort ten years on.

use super::ages::{AgeBand, bands, people_text, scale_of};
use super::facts::District;
use super::part_card::{card as part, profile_text, short};
use super::words::hole;
use crate::figures::charts::dumbbell::{DumbbellRow, Dumbbells, draw as dumbbells};
use crate::figures::charts::{ChartValue, Look};
use crate::figures::{DrawContext, DrawError, Picture, chart};
use crate::model::{Atlas, Card, CardKind};
use crate::text::Locale;
use crate::text::messages::profile::profile;
use crate::text::messages::with;

/// The residents of five years of age, by ids of observations.
const COUNTS: &str = "residents-by-age";

/// From this age on deaths alone make a cohort much smaller, so that it is not what a title is about.
const OLD: &str = "60";

/// Age groups of five years, from the youngest that the census of 2010 is not held to have missed; the open last group has no
/// age that it reaches.
fn closed_bands(atlas: &Atlas) -> Vec<AgeBand> {
    let mut bands = bands(atlas);
    bands.pop();
    bands.retain(|band| !band.category.is_empty());
    bands
}

/// How many groups further people of a group are at a later time; `None` where groups do not fit.
fn groups_between(from: &str, to: &str) -> Option<usize> {
    let years = to.parse::<usize>().ok()?.checked_sub(from.parse().ok()?)?;
    (years > 0 && years % 5 == 0).then_some(years / 5)
}

/// Of the cohorts that are not old yet, the one whose number changed most, in proportion.
fn most_changed(bands: &[AgeBand], groups: usize, pairs: &[[f64; 2]]) -> Option<usize> {
    let old = bands.iter().position(|band| band.label.starts_with(OLD)).unwrap_or(bands.len());
    let change = |at: &usize| (pairs[*at][1] / pairs[*at][0]).ln().abs();
    (0..pairs.len().min(old.saturating_sub(groups))).max_by(|a, b| change(a).total_cmp(&change(b)))
}

/// The card: `cohorts-500101`; `None` where the tables lack ages of two censuses.
pub(super) fn card(district: &District) -> Option<Card> {
    let [from, to] = district.last_two("children-share")?;
    let groups = groups_between(&from, &to)?;
    let bands = closed_bands(district.atlas);
    let id = |time: &str, band: &AgeBand| [&district.id(COUNTS, time), &*band.category].concat();
    let (before, after): (Vec<String>, Vec<String>) =
        bands.iter().zip(bands.iter().skip(groups)).map(|(then, now)| (id(&from, then), id(&to, now))).unzip();
    let number = |id: &String| district.known(id).filter(|number| *number > 0.0);
    let pairs = before.iter().zip(&after).map(|(then, now)| Some([number(then)?, number(now)?]));
    let pairs: Vec<[f64; 2]> = pairs.collect::<Option<_>>()?;
    let chosen = most_changed(&bands, groups, &pairs)?;
    let title = profile_text(|words, locale| {
        let [then, now] =
            [&before[chosen], &after[chosen]].map(|id| hole(id, if locale == Locale::En { "" } else { "|unit" }));
        let ages = [chosen, chosen + groups].map(|at| bands[at].name.get(locale));
        with(words.cohorts_title, &[&from, ages[0], &then, &to, ages[1], &now, short(district, locale)])
    });
    let most = pairs.iter().flatten().copied().fold(0.0, f64::max);
    let subtitle =
        profile_text(|words, locale| with(words.cohorts_subtitle, &[scale_of(most, locale).unit, &from, &to]));
    let note = profile_text(|words, _| with(words.cohorts_note, &[&from, &to]));
    let topic = profile_text(|words, _| words.cohorts_topic.to_owned());
    let drawn = part(district, CardKind::Cohorts, topic, [title, subtitle]);
    let drawn = drawn.draws("before", None, before).draws("after", None, after).notes(note);
    let measure = district.atlas.indicators.get("cohort-15-19").and_then(|indicator| indicator.measure.as_ref());
    let said = measure.into_iter().flat_map(|measure| [&measure.comparability, &measure.caveat]).flatten();
    Some(said.fold(drawn, |drawn, text| drawn.notes(text.clone())))
}

/// Roles: `before`, people of an age group each, from the youngest; `after`, those that many years older at a later time, in the
/// same order.
///
/// # Errors
/// A role without values, or with another number of them.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (before, after) = (context.all("before")?, context.all("after")?);
    let bands = closed_bands(context.atlas);
    let [from, to] = [&before, &after].map(|all| chart::year(all[0]).map_or_else(String::new, |year| year.to_string()));
    let groups = groups_between(&from, &to).ok_or(DrawError::Role("after"))?;
    if after.len() != before.len() || bands.len() < before.len() + groups {
        return Err(DrawError::Role("after"));
    }
    let pairs: Vec<[f64; 2]> = before.iter().zip(&after).map(|(then, now)| [then.value, now.value]).collect();
    let chosen = most_changed(&bands, groups, &pairs);
    let scale = scale_of(pairs.iter().flatten().copied().fold(0.0, f64::max), context.locale);
    let value = |o| -> ChartValue { people_text(context, o, &scale) };
    let rows = before.iter().zip(&after).enumerate().map(|(at, (then, now))| DumbbellRow {
        name: [&*bands[at].label, " → ", &bands[at + groups].label].concat(),
        values: [value(then), value(now)],
        look: if chosen == Some(at) { Look::Accent } else { Look::Context },
    });
    let words = profile(context.locale);
    let names = [&from, &to].map(|year| with(words.census_of, &[year]));
    let chart = Dumbbells { rows: rows.collect(), names, unit: scale.mark.to_owned() };
    Ok(Picture::Chart(dumbbells(&chart, context.layout())))
}
