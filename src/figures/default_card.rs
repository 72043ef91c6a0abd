//! The figure of an indicator that no card is named after: a card made of what the data says of it, so that everything
//! else about it is as of any figure.

use super::chart::year;
use crate::model::card::{Areas, Note, Series, Swatch};
use crate::model::census::{Categories, Cell};
use crate::model::observation::WANZHOU;
use crate::model::{Atlas, Card, CardKind, FigureId, Indicator, IndicatorKind, Observation, Qualifier};
use crate::text::{LocalText, Locale, Messages, both, messages::with, period::Period};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The most years that are side by side, those without a value included.
const MOST: u16 = 12;
/// As many times as a subtitle names one by one.
const MAX_LISTED: usize = 4;

/// The figure of an id: the card of that name, else the one made of the indicator, else a part of a district's page. `None`
/// for an unknown id.
pub fn card_of(id: &str, atlas: &Atlas) -> Option<Card> {
    let id = atlas.census.todays(id);
    let card = atlas.cards.get(id).cloned();
    let card = card.or_else(|| atlas.indicators.get(id).map(|indicator| made(indicator, atlas)));
    card.or_else(|| super::profile::card_of(id, atlas))
}

/// The values of an indicator: those that files state, or of tables those of the districts at the latest time, or, where
/// there are no totals, what Wanzhou's is made of. The earliest come first.
fn values_of<'a>(indicator: &Indicator, atlas: &'a Atlas) -> Vec<&'a Observation> {
    let mut stated: Vec<&Observation> = atlas.observations.iter().filter(|o| o.indicator == indicator.id).collect();
    stated.sort_by(|a, b| by_time(a, b));
    let census = &atlas.census;
    let Some(key) = census.indicator(&indicator.id) else { return stated };
    let districts = atlas.areas.iter().filter(|area| area.within.is_some()).filter_map(|area| census.area(&area.id));
    let total = |area, when| Cell { indicator: key, when, categories: Categories::TOTAL, area };
    let cells: Vec<Cell> = match (census.times(key).last(), census.area(WANZHOU)) {
        (Some(when), _) => districts.map(|area| total(area, *when)).collect(),
        (None, wanzhou) => {
            let finest = wanzhou.zip(census.finest(key));
            finest.map_or_else(Vec::new, |(area, (when, by))| census.broken_down(key, when, area, &by))
        }
    };
    stated.into_iter().chain(cells.into_iter().filter_map(|cell| census.observed(cell))).collect()
}

/// From the earliest to the latest; those of no date last.
fn by_time(a: &Observation, b: &Observation) -> Ordering {
    let at = |o: &Observation| (o.period.is_none(), o.period);
    at(a).cmp(&at(b))
}

/// Every figure that has a document: the cards, then those made of the indicators that no card is named after. Those of
/// tables have none: there are as many as districts compare in.
pub fn all(atlas: &Atlas) -> Vec<Card> {
    let has_none =
        |indicator: &&Indicator| atlas.cards.get(indicator.id.as_str()).is_none() && indicator.measure.is_none();
    let others = atlas.indicators.iter().filter(has_none);
    atlas.cards.iter().cloned().chain(others.map(|indicator| made(indicator, atlas))).collect()
}

/// Whether an id is that of a figure without a document and a published picture of its own: of an indicator of tables, or of
/// a part of a district's page without one ([`super::profile::is_documented_part`]). What is not known here may have one.
pub fn is_undocumented(id: &str, atlas: &Atlas) -> bool {
    let of_tables = atlas.indicators.get(id).is_some_and(|indicator| indicator.measure.is_some());
    let is_part = super::profile::is_part(id, atlas) && !super::profile::is_documented_part(id);
    atlas.cards.get(id).is_none() && (of_tables || is_part)
}

/// A card of an indicator: a ranking where areas compare, columns where years do, else its values one by one.
fn made(indicator: &Indicator, atlas: &Atlas) -> Card {
    let values = values_of(indicator, atlas);
    let measured = indicator.chartable && indicator.kind != IndicatorKind::Rank;
    let drawn = [(CardKind::Ranking, areas(&values)), (CardKind::Columns, years(&values))]
        .into_iter()
        .find(|(_, drawn)| measured && !drawn.is_empty());
    let (kind, stretches) = drawn.unwrap_or_else(|| (CardKind::Values, vec![values.clone()]));
    let series = |role: &str, values: &[&Observation]| Series {
        role: role.to_owned(),
        name: None,
        observations: values.iter().map(|o| o.id.clone()).collect(),
        indicator: None,
        areas: Areas::None,
        periods: Vec::new(),
    };
    let drawn: Vec<&Observation> = stretches.iter().flatten().copied().collect();
    let apart: Vec<&Observation> = values.iter().filter(|o| !drawn.iter().any(|d| d.id == o.id)).copied().collect();
    let mut parts: Vec<Series> = stretches.iter().map(|stretch| series("value", stretch)).collect();
    if !apart.is_empty() {
        parts.push(series("apart", &apart));
    }
    let mut notes = marks(&drawn, stretches.len());
    if !apart.is_empty() {
        notes.push(Note {
            swatch: None,
            text: both(|words, locale| with(words.figure_apart, &[&values_with_times(&apart, atlas, words, locale)])),
        });
    }
    notes.extend(caveats(&values, atlas));
    let draws = |card: &&Card| card.observations().any(|id| values.iter().any(|o| o.id == *id));
    Card {
        id: FigureId::from(&indicator.id),
        kind,
        act: indicator.act,
        topic: both(|words, _| indicator.kind.word(words).to_owned()),
        title: both(|words, locale| title(indicator, &values, &drawn, atlas, words, locale)),
        subtitle: both(|words, locale| subtitle(&drawn, atlas, words, locale)),
        series: parts,
        notes,
        // Its definition and its notes may rest on others than its values.
        sources: indicator.sources.clone(),
        labels: BTreeMap::new(),
        related: atlas.cards.iter().filter(draws).map(|card| card.id.clone()).collect(),
    }
}

/// The values of three or more areas at the latest time of any, all in one unit and none below zero; empty where there are
/// none such.
fn areas<'a>(values: &[&'a Observation]) -> Vec<Vec<&'a Observation>> {
    let latest = values.iter().filter_map(|o| o.period).max();
    let drawn: Vec<&Observation> = values.iter().filter(|o| o.period == latest).copied().collect();
    let areas: BTreeSet<&str> = drawn.iter().map(|o| o.area.as_str()).collect();
    let alike = drawn.iter().all(|o| o.unit == drawn[0].unit && o.value >= 0.0);
    if alike && drawn.len() >= 3 && areas.len() == drawn.len() { vec![drawn] } else { Vec::new() }
}

/// The values of whole years that can be side by side from zero, in stretches of one source; empty where no two years
/// can: for that they must be of one unit and one area, none below zero, and no year have two of them.
fn years<'a>(values: &[&'a Observation]) -> Vec<Vec<&'a Observation>> {
    let mut years: Vec<(u16, &Observation)> = values.iter().filter_map(|o| Some((year(o)?, *o))).collect();
    years.sort_by_key(|(year, _)| *year);
    let (Some((first, one)), Some((last, _))) = (years.first(), years.last()) else { return Vec::new() };
    let alike = years.iter().all(|(_, o)| o.unit == one.unit && o.area == one.area && o.value >= 0.0);
    let once = years.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if !alike || !once || years.len() < 2 || last - first >= MOST {
        return Vec::new();
    }
    let mut stretches: Vec<Vec<&Observation>> = Vec::new();
    for (_, o) in years {
        match stretches.last_mut() {
            Some(stretch) if stretch[0].source == o.source => stretch.push(o),
            _ => stretches.push(vec![o]),
        }
    }
    stretches
}

/// What the marks of the picture mean, as far as they are not those of exact values of one source.
fn marks(drawn: &[&Observation], stretches: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    if drawn.len() > 1 {
        for qualifier in Qualifier::ALL {
            let swatch = Swatch::of(qualifier).filter(|_| drawn.iter().any(|o| o.qualifier == qualifier));
            let text = both(|words, _| qualifier.word(words).to_owned());
            notes.extend(swatch.map(|swatch| Note { swatch: Some(swatch), text }));
        }
    }
    if stretches > 1 {
        notes.push(Note { swatch: Some(Swatch::Break), text: both(|words, _| words.figure_break.to_owned()) });
    }
    notes
}

/// What is to be known of its values, each caveat once, with the times that it is about where not all have it, or, where
/// others are of the same time, with who says so.
fn caveats(values: &[&Observation], atlas: &Atlas) -> Vec<Note> {
    let mut found: Vec<(&LocalText, Vec<&Observation>)> = Vec::new();
    for o in values {
        let Some(note) = &o.note else { continue };
        match found.iter_mut().find(|(known, _)| *known == note) {
            Some((_, of)) => of.push(o),
            None => found.push((note, vec![o])),
        }
    }
    let text = |note: &LocalText, of: &[&Observation]| {
        both(|words, locale| match of.len() == values.len() {
            true => note.get(locale).to_owned(),
            false => {
                let (about, note) = (about(of, values, atlas, words, locale), note.get(locale));
                if note.starts_with(&about) { note.to_owned() } else { [&about, words.colon, note].concat() }
            }
        })
    };
    found.into_iter().map(|(note, of)| Note { swatch: None, text: text(note, &of) }).collect()
}

/// Which of the values some are: by their times, or by their sources where others are of the same time.
fn about(of: &[&Observation], values: &[&Observation], atlas: &Atlas, words: &Messages, locale: Locale) -> String {
    let is_in = |o: &Observation| of.iter().any(|own| own.id == o.id);
    let is_shared = values.iter().any(|o| !is_in(o) && of.iter().any(|own| by_time(own, o).is_eq()));
    let source = |o: &&Observation| Some(atlas.sources.get(o.source.as_deref()?)?.short.get(locale));
    let mut sources: Vec<&str> = of.iter().filter_map(source).collect();
    sources.dedup();
    match is_shared && !sources.is_empty() {
        true => sources.join(words.list_comma),
        false => times(of, atlas, words, locale),
    }
}

/// The finding: `2024年万州货运总量：约1.3亿吨`, `Total freight, Wanzhou, 2024: about 130 million tonnes`; of several values what
/// they are of, and of which times. What the name of the indicator says already is not said again.
fn title(
    indicator: &Indicator,
    values: &[&Observation],
    drawn: &[&Observation],
    atlas: &Atlas,
    words: &Messages,
    locale: Locale,
) -> String {
    let name = indicator.name.get(locale);
    let name = name.strip_suffix(", %").unwrap_or(name);
    let area = area_name(drawn, atlas, words, locale).filter(|area| !name.contains(area)).unwrap_or_default();
    let time = match one_of(values) {
        Some(o) => when(o, name, atlas, locale),
        None if drawn.iter().all(|o| o.period.is_none()) => String::new(),
        None => {
            let times = spanned(drawn, atlas, words, locale);
            match times.rsplit_once(words.list_comma).filter(|_| locale == Locale::En) {
                _ if name.contains(&times) => String::new(),
                Some((first, last)) => [first, " and ", last].concat(),
                None => times,
            }
        }
    };
    let value = one_of(values).map(|o| [words.colon, &value(o, name, words, locale)].concat()).unwrap_or_default();
    let joined = |parts: [&str; 3]| {
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(words.comma)
    };
    let is_date = time.starts_with(|c: char| c.is_ascii_digit());
    let named = match locale {
        Locale::En => joined([name, area, &time]),
        Locale::Zh if is_date && !value.is_empty() => [&time, area, name].concat(),
        Locale::Zh => joined([&[area, name].concat(), &time, ""]),
    };
    named + &value
}

/// The one value that there is, or that all sources agree on.
fn one_of<'a>(values: &[&'a Observation]) -> Option<&'a Observation> {
    let first = *values.first()?;
    let what = |o: &Observation| (o.value.to_bits(), o.unit.clone(), o.qualifier, o.period, o.area.clone());
    let is_one = values.iter().all(|o| o.part.is_none() && what(o) == what(first));
    is_one.then_some(first)
}

/// The time of a value, as a title has it: without what happened then, and empty where the name says it.
fn when(o: &Observation, name: &str, atlas: &Atlas, locale: Locale) -> String {
    let text = atlas.period(o, locale);
    let time = text.split(['，', ',']).next().unwrap_or_default();
    // "2025年初报道采写时" is early in 2025.
    let time = time.split("报道").next().unwrap_or_default();
    let plain = o.period.map(|period| period.format(locale));
    let has_time = plain.is_some_and(|plain| name.contains(&plain)) || name.contains(time);
    if has_time { String::new() } else { time.to_owned() }
}

/// The hole of a value in a title, with what kind of a number it is; that this site has calculated it the picture says.
fn value(o: &Observation, name: &str, words: &Messages, locale: Locale) -> String {
    let (word, hole) = (o.qualifier.word(words), ["{", &o.id, "|unit}"].concat());
    let space = if locale == Locale::En { " " } else { "" };
    match o.qualifier {
        Qualifier::Exact | Qualifier::Derived => hole,
        Qualifier::Rounded | Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Nearly => {
            [word, space, &hole].concat()
        }
        Qualifier::Target if name.to_lowercase().contains(word) => hole,
        Qualifier::Target | Qualifier::Expected | Qualifier::Doubtful => {
            [&hole, words.open_bracket, word, words.close_bracket].concat()
        }
    }
}

/// Where values are of, if of one area or of all districts: by itself a figure must say so.
fn area_name<'a>(drawn: &[&Observation], atlas: &'a Atlas, words: &Messages, locale: Locale) -> Option<&'a str> {
    let areas: BTreeSet<&str> = drawn.iter().map(|o| o.area.as_str()).collect();
    let districts: BTreeSet<&str> =
        atlas.areas.iter().filter(|area| area.within.is_some()).map(|area| area.id.as_str()).collect();
    match areas.first() {
        Some(one) if areas.len() == 1 => Some(atlas.areas.get(one)?.short.get(locale)),
        Some(_) if areas == districts => Some(words.map_title_district),
        _ => None,
    }
}

/// Unit and time: `亿元，2020–2024年`.
fn subtitle(drawn: &[&Observation], atlas: &Atlas, words: &Messages, locale: Locale) -> String {
    let (units, times) = (units(drawn, atlas, words, locale), spanned(drawn, atlas, words, locale));
    if units.is_empty() { times } else { format!("{units}{}{times}", words.comma) }
}

/// The times of values as one: `2020—2024年`; one by one where they are no stretch of years.
fn spanned(values: &[&Observation], atlas: &Atlas, words: &Messages, locale: Locale) -> String {
    span(values).map_or_else(|| times(values, atlas, words, locale), |span| span.format(locale))
}

/// The years that values of whole years lie in, from the first to the last; `None` for two apart, which are no stretch of years.
fn span(values: &[&Observation]) -> Option<Period> {
    let years: Option<Vec<u16>> = values.iter().map(|o| year(o)).collect();
    let years = years?;
    let apart = years.iter().max()? - years.iter().min()?;
    if years.len() == 2 && apart > 1 {
        return None;
    }
    let at = |year: &u16| values.iter().find(|o| super::chart::year(o) == Some(*year)).and_then(|o| o.period);
    let (first, last) = (at(years.iter().min()?)?, at(years.iter().max()?)?);
    Some(Period { start: first.start, end: last.end })
}

/// The units of values, each once; empty where none has a sign, or it is said around each number alone.
pub fn units(values: &[&Observation], atlas: &Atlas, words: &Messages, locale: Locale) -> String {
    let mut found: Vec<&str> = Vec::new();
    for o in values {
        let unit = atlas.unit_of(o).filter(|unit| !unit.is_ordinal());
        let symbol = unit.map_or("", |unit| unit.symbol.get(locale));
        if !symbol.is_empty() && !found.contains(&symbol) {
            found.push(symbol);
        }
    }
    found.join(words.list_comma)
}

/// The times of values in words, each once, the earliest first; of many, the earliest and the latest of those that have a
/// date.
pub fn times(values: &[&Observation], atlas: &Atlas, words: &Messages, locale: Locale) -> String {
    let mut found: Vec<String> = Vec::new();
    let mut in_order = values.to_vec();
    in_order.sort_by(|a, b| by_time(a, b));
    for o in in_order {
        let period = atlas.period(o, locale);
        let period = if period.is_empty() { words.no_period.to_owned() } else { period };
        if !found.contains(&period) {
            found.push(period);
        }
    }
    let dated = || values.iter().filter(|o| o.period.is_some() && o.period_text.is_none());
    let ends = [dated().min_by_key(|o| o.period.map(|p| p.start)), dated().max_by_key(|o| o.period.map(|p| p.end))];
    match ends.map(|end| end.map(|o| atlas.period(o, locale))) {
        [Some(first), Some(last)] if found.len() > MAX_LISTED && first != last => with(words.from_to, &[&first, &last]),
        _ => found.join(words.list_comma),
    }
}

/// Values with their times, as a template; of many, the times alone.
fn values_with_times(values: &[&Observation], atlas: &Atlas, words: &Messages, locale: Locale) -> String {
    let one = |o: &&Observation| {
        let details = [times(&[o], atlas, words, locale)].into_iter();
        let word = Qualifier::Derived.word(words);
        // What its own note says below is not said twice.
        let is_noted = o.note.as_ref().is_some_and(|note| note.get(locale).contains(word));
        let is_marked = o.qualifier == Qualifier::Derived && !is_noted;
        let details: Vec<String> = details.chain(is_marked.then(|| word.to_owned())).collect();
        format!("{{{}|unit}}{}{}{}", o.id, words.open_bracket, details.join(words.comma), words.close_bracket)
    };
    match values.len() {
        ..=MAX_LISTED => values.iter().map(one).collect::<Vec<_>>().join(words.list_comma),
        _ => times(values, atlas, words, locale),
    }
}
