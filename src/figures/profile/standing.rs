//! Where a district stands: for each measure all of them as dots on a scale of its own.

use super::counted::counted;
use super::facts::{District, MEASURES};
use super::part_card::{card as part, profile_text, short};
use super::words::rank_in_words;
use crate::figures::charts::strip::{StripDot, StripRow, Strips, draw as strips};
use crate::figures::charts::{ChartValue, Look};
use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::census::Magnitude;
use crate::model::census::stats::{Rank, ranked_value};
use crate::model::{Card, CardKind, IndicatorKind, Observation, Qualifier, card::Series};
use crate::text::messages::profile::profile;
use crate::text::messages::with;
use crate::text::{LocalText, Locale};

/// The card: `standing-500101`; `None` where the tables lack residents.
pub(super) fn card(district: &District) -> Option<Card> {
    let census = &district.atlas.census;
    let mut ranks = Vec::new();
    let mut rows = Vec::new();
    for measure in MEASURES {
        let Some(time) = district.times(measure).pop() else { continue };
        let indicator = district.atlas.indicators.get(measure);
        let name = indicator.map(|indicator| indicator.short.clone());
        let row = district.row(measure, &time);
        let counted = district.among.iter().zip(&row).filter(|(_, value)| ranked_value(value).is_some());
        let all = counted.map(|(area, _)| [measure, "-", &time, "-", census.area_id(*area)].concat());
        let own = district.id(measure, &time);
        let mut all: Vec<String> = all.filter(|id| *id != own).collect();
        // A rank that may be another is no end, and by an amount a large district is high for being large.
        let is_rate = indicator.and_then(|of| of.measure.as_ref()).is_some_and(|of| of.magnitude == Magnitude::Rate);
        let rank = district.rank_in(&row).filter(|rank| is_rate && rank.is_certain());
        if let (Some(rank), Some(indicator)) = (rank, indicator) {
            ranks.push((rank, indicator.name.clone()));
        }
        all.insert(0, own);
        rows.push((name, all, district.id_of_whole(measure, &time)));
    }
    let from_above: fn(Rank) -> usize = |rank| rank.position;
    let ends = [from_above, Rank::from_below].map(|from| {
        let least = ranks.iter().map(|(rank, _)| from(*rank)).min();
        ranks.iter().filter(|(rank, _)| Some(from(*rank)) == least).collect::<Vec<_>>()
    });
    let latest = district.times("population").pop()?;
    let title = profile_text(|words, locale| {
        let [highest, lowest] = &ends;
        let names = |all: &[&(Rank, LocalText)]| {
            let names: Vec<String> = all.iter().map(|(_, name)| quoted(name.get(locale), locale)).collect();
            listed(&names, locale)
        };
        let rank_of =
            |all: &[&(Rank, LocalText)]| all.first().map(|(rank, _)| rank_in_words(*rank, locale)).unwrap_or_default();
        let count = ranks.len().to_string();
        let own = short(district, locale);
        let [highest_at, lowest_at] = [rank_of(highest), rank_of(lowest)];
        let values = [&*count, &names(highest), &highest_at, &names(lowest), &lowest_at, own, &latest];
        with(words.standing_title, &values)
    });
    let subtitle = profile_text(|words, _| with(words.standing_subtitle, &[&latest]));
    let topic = profile_text(|words, _| words.standing_topic.to_owned());
    let mut drawn = part(district, CardKind::Standing, topic, [title, subtitle]);
    for (name, all, whole) in rows {
        drawn = drawn.draws("row", name, all);
        let is_total = whole.starts_with("population-2");
        drawn = drawn.draws("whole", None, if is_total { Vec::new() } else { vec![whole] });
    }
    let [first, second] =
        [0, 1].map(|at| profile_text(|words, locale| with(words.standing_notes[at], &[short(district, locale)])));
    Some(drawn.notes(first).notes(second))
}

/// The name of an indicator within a sentence: in English, where a name is a phrase, quoted.
fn quoted(name: &str, locale: Locale) -> String {
    let name = name.trim_end_matches(", %");
    match locale {
        Locale::Zh => name.to_owned(),
        Locale::En => format!("“{name}”"),
    }
}

/// Names one after the other: `甲、乙`, `“A”, “B” and “C”`.
fn listed(names: &[String], locale: Locale) -> String {
    let comma = crate::text::messages(locale).list_comma;
    match (names, locale) {
        ([first @ .., last], Locale::En) if !first.is_empty() => format!("{} and {last}", first.join(comma)),
        _ => names.join(comma),
    }
}

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
    let [low, high, rank] = profile(context.locale).standing_heads;
    let short = |area: &crate::model::Area| area.short.get(context.locale).to_owned();
    let heads = [short(district.area), low.to_owned(), high.to_owned(), short(district.whole), rank.to_owned()];
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
            Some(unit) => unit.format_compact(o.value, 0, context.locale),
            None if signed => crate::text::number::format_signed(o.value, 1, context.locale),
            None => crate::text::number::format_number(o.value, o.decimals.min(decimals(o)), context.locale),
        }
    };
    let value = |o: &Observation| ChartValue { text: text(o), ..counted(context, o) };
    let known: Vec<&Observation> = all.iter().copied().filter(|o| o.qualifier != Qualifier::Doubtful).collect();
    let dots = known.iter().map(|o| StripDot {
        id: o.area.to_string(),
        value: value(o),
        look: if o.area == own.area { Look::Accent } else { Look::Context },
    });
    let by_value = |a: &&&Observation, b: &&&Observation| a.value.total_cmp(&b.value);
    let end = |o: &&Observation| {
        let name = context.atlas.areas.get(&o.area).map_or("", |area| area.short.get(context.locale));
        [name, " ", &text(o)].concat()
    };
    let ends = [known.iter().min_by(by_value)?, known.iter().max_by(by_value)?].map(end);
    let symbol = context.atlas.unit_of(own).map_or("", |unit| unit.compact_symbol(context.locale));
    let symbol = if symbol == "%" { symbol } else { "" };
    let time = own.period.map(|period| period.to_string().replace('/', "-")).unwrap_or_default();
    let rank = district.rank(&own.indicator, &time);
    // Numbers that are counted in ten thousands or millions do not say so themselves.
    let counted_in = context.atlas.unit_of(own).filter(|unit| unit.compact.is_some());
    let counted_in = counted_in.map_or("", |unit| unit.compact_symbol(context.locale).split(' ').next().unwrap_or(""));
    let sampled = if district.is_sampled(&own.id) { profile(context.locale).sample } else { counted_in };
    let note = if own.qualifier == Qualifier::Doubtful { context.words().qualifier_doubtful } else { sampled };
    Some(StripRow {
        name: series.name.as_ref().map_or("", |name| name.get(context.locale)).trim_end_matches(", %").to_owned(),
        note: note.to_owned(),
        own: ChartValue { text: [&*text(own), symbol].concat(), ..value(own) },
        dots: dots.collect(),
        ends,
        reference: whole.map(value),
        rank: rank.map_or_else(|| "—".to_owned(), |rank| rank_in_words(rank, context.locale)),
    })
}

/// Per cents are shown with one decimal, sizes of households with their own.
fn decimals(o: &Observation) -> i8 {
    if o.unit == "people-per-household" { 2 } else { 1 }
}
