//! Sentences of a district, by rules: ties, ranges of samples, doubts, no change and decline are said as they are.

use super::facts::District;
use crate::model::census::stats::{Rank, is_level};
use crate::text::messages::profile::{Profile, profile};
use crate::text::messages::with;
use crate::text::number::{format_number, ordinal};
use crate::text::{LocalText, Locale, both};

/// A rank in words: `第12位`, `joint 3rd`, `第20—22位`.
pub fn rank_in_words(rank: Rank, locale: Locale) -> String {
    let words = profile(locale);
    let number = |rank: usize| if locale == Locale::En { ordinal(rank) } else { rank.to_string() };
    match (rank.is_certain(), rank.tied) {
        (true, 1) => with(words.rank, &[&number(rank.position)]),
        (true, _) => with(words.rank_tied, &[&number(rank.position)]),
        _ => with(words.rank_range, &[&number(rank.best), &number(rank.worst)]),
    }
}

/// The rank at the latest time, and those before: `2020年38个区县中第2位；2000年第1位，2010年第1位`.
pub fn ranks_in_words(district: &District, indicator: &str, locale: Locale) -> String {
    let (words, own) = (crate::text::messages(locale), profile(locale));
    let mut times = district.times(indicator);
    let latest = times.pop().and_then(|time| Some((district.rank(indicator, &time)?, time)));
    let Some((latest, time)) = latest else { return String::new() };
    let now = with(own.rank_of, &[&rank_in_words(latest, locale), &latest.of.to_string(), &time]);
    let then = times.iter().filter_map(|time| {
        let rank = rank_in_words(district.rank(indicator, time)?, locale);
        Some(with(own.rank_then, &[&rank, time]))
    });
    let then: Vec<String> = then.collect();
    if then.is_empty() { now } else { [&now, words.semicolon, &then.join(words.comma)].concat() }
}

/// How a value went from one time to another, as it is shown with one decimal: `从17.7%升至23.9%`.
pub fn moved(district: &District, indicator: &str, [from, to]: &[String; 2], words: &Profile) -> Option<String> {
    let ids = [district.id(indicator, from), district.id(indicator, to)];
    let [then, now] = [district.known(&ids[0])?, district.known(&ids[1])?];
    let shown = |value: f64| format_number(value, 1, Locale::En);
    let pattern = match now.total_cmp(&then) {
        _ if shown(now) == shown(then) => words.stayed,
        std::cmp::Ordering::Less => words.fell,
        _ => words.rose,
    };
    Some(with(pattern, &[&hole(&ids[0], "|d1|unit"), &hole(&ids[1], "|d1|unit")]))
}

/// The hole of a value in a text.
pub fn hole(id: &str, options: &str) -> String {
    ["{", id, options, "}"].concat()
}

/// How many more or fewer residents than at a time: `比2010年增加1399人`. A change that no census can tell is told as
/// none.
pub fn gained(district: &District, from: &str, to: &str, locale: Locale) -> Option<String> {
    const ROUND: f64 = 10_000.0;
    let words = profile(locale);
    let id = district.id("population-gain", &[from, to].join("-"));
    let (gain, before) = (district.known(&id)?, district.known(&district.id("population", from))?);
    let is_level = is_level(before, before + gain);
    let options = match locale {
        Locale::En => "|abs",
        Locale::Zh if gain.abs() >= ROUND => "|abs|compact",
        Locale::Zh => "|abs|unit",
    };
    let pattern = match gain {
        0.0 => words.same,
        gain if is_level && gain < 0.0 => words.hardly_fewer,
        _ if is_level => words.hardly_more,
        gain if gain < 0.0 => words.fewer,
        _ => words.more,
    };
    Some(with(pattern, &[from, &hole(&id, options)]))
}

/// How many live there: in round numbers, in English only from a million on.
pub fn residents(district: &District, time: &str, locale: Locale) -> Option<String> {
    const MILLION: f64 = 1_000_000.0;
    let id = district.id("population", time);
    let exact = locale == Locale::En && district.known(&id)? < MILLION;
    Some(hole(&id, if exact { "|unit" } else { "|compact" }))
}

/// The sentence under the name; `None` where the tables lack what it says.
pub fn lede(district: &District) -> Option<LocalText> {
    let [from, to] = district.last_two("population")?;
    let shares = district.last_two("urban-share")?;
    let text_in = |locale| {
        let words = profile(locale);
        let [then, now] = shares.each_ref().map(|time| district.known(&district.id("urban-share", time)));
        let reclassified = if now > then { words.reclassified } else { "" };
        let parts = [
            residents(district, &to, locale)?,
            gained(district, &from, &to, locale)?,
            moved(district, "aged-60-plus-share", &shares, words)?,
            moved(district, "urban-share", &shares, words)? + reclassified,
            to.clone(),
        ];
        Some(with(words.lede, &parts.each_ref().map(String::as_str)))
    };
    Some(LocalText { zh: text_in(Locale::Zh)?, en: text_in(Locale::En)? })
}

/// What is to be known of its values before they are compared: remarks on the district alone, each with its times.
pub fn caveats(district: &District) -> Vec<LocalText> {
    let own = |areas: &[String]| matches!(areas, [one] if *one == district.area.id);
    let remarks = district.atlas.census.remarks.iter().filter(|remark| own(&remark.areas));
    let caveat = |remark: &crate::model::census::Remark| {
        let times = remark.periods.iter().map(ToString::to_string).collect::<Vec<_>>();
        both(|words, locale| {
            let note = remark.note.get(locale);
            if times.iter().any(|time| note.contains(time.as_str())) {
                return note.to_owned();
            }
            with(profile(locale).caveats, &[&times.join(words.list_comma), note])
        })
    };
    remarks.map(caveat).collect()
}
