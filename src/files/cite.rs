//! Citations of a figure: a line to read, an entry for BibTeX, one for programs that read CSL-JSON.

use crate::figures::source_line::{SourceItem, sources};
use crate::figures::summary::qualified;
use crate::model::card::{Series, Swatch, TABLE_ROLES};
use crate::model::observation::WANZHOU;
use crate::model::template::{TextPiece, fill, fill_string};
use crate::model::{Atlas, Card, Observation, ObservationId, Source, source::Tier};
use crate::text::messages::{files::files, with};
use crate::text::{Locale, messages, period::date_in_words, period::day_in_words};
use serde_json::json;

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Id of the figure: `industry-output`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
    /// The sources behind it, as [`source`] names them.
    pub sources: Vec<String>,
    /// The day it was read, as year, month and day.
    pub read: [u32; 3],
}

/// A source as a citation names it: after its authors, where it names them; of a data set, whose short name says what was
/// counted, the file that it was read from, since another copy of the same book may differ.
pub fn source(source: &Source, name: &str, locale: Locale) -> String {
    let comma = messages(locale).comma;
    let authors = source.authors.as_ref().map_or_else(String::new, |authors| format!("{authors}{comma}"));
    // What has no page of its own is found by its title alone.
    let name = match locale {
        Locale::En if source.tier == Tier::Report => {
            format!("{} [{name}]{comma}{}", source.title, source.publisher.get(locale))
        }
        _ => name.to_owned(),
    };
    let name = format!("{authors}{name}");
    match &source.address {
        Some(address) if source.tier == Tier::Dataset => format!("{name}{comma}{}{comma}{address}", source.title),
        _ => name,
    }
}

impl Cited {
    /// Title, site, address.
    pub fn short(&self, locale: Locale) -> String {
        let words = messages(locale);
        match locale {
            Locale::Zh => format!("{}《{}》，{}", words.site, self.title, self.address),
            Locale::En => {
                let title = self.title.replace('“', "‘").replace('”', "’");
                format!("{}: “{title}”, {}", words.site, self.address)
            }
        }
    }

    /// The same with the sources and the day it was read.
    pub fn long(&self, locale: Locale) -> String {
        let words = messages(locale);
        let sources = self.sources.join(words.semicolon);
        match locale {
            Locale::Zh => {
                format!("{}。数据来源：{sources}。{}查阅。", self.short(locale), day_in_words(self.read, locale))
            }
            Locale::En => {
                let date = day_in_words(self.read, locale);
                format!("{}. Data: {sources}. Accessed {date}.", self.short(locale))
            }
        }
    }

    /// An entry for BibTeX, its braces and backslashes made harmless.
    pub fn bibtex(&self, locale: Locale) -> String {
        let plain = |text: &str| text.replace('\\', "").replace(['{', '}'], "").replace('%', "\\%").replace('&', "\\&");
        let [year, month, day] = self.read;
        let site = messages(locale).site;
        format!(
            "@misc{{wanzhou-{},\n  title = {{{{{}}}}},\n  author = {{{{{site}}}}},\n  note = {{{}}},\n  \
             url = {{{}}},\n  urldate = {{{year}-{month:02}-{day:02}}}\n}}\n",
            self.id,
            plain(&self.title),
            plain(&self.sources.join("; ")),
            self.address,
        )
    }

    /// A list of one item in CSL-JSON.
    pub fn csl(&self, locale: Locale) -> String {
        let item = json!([{
            "id": format!("wanzhou-{}", self.id),
            "type": "webpage",
            "title": self.title,
            "container-title": messages(locale).site,
            "author": [{ "literal": messages(locale).site }],
            "URL": self.address,
            "accessed": { "date-parts": [self.read] },
            "note": self.sources.join("; "),
            "language": locale.html_lang(),
        }]);
        format!("{item}\n")
    }
}

/// What a figure finds, as it is pasted into a text: a sentence, where the figure warns of something another one, then who
/// says so, and where it was read. It speaks of the article and of this site by their names.
pub fn sentence(card: &Card, atlas: &Atlas, address: &str, locale: Locale) -> String {
    let (words, own) = (messages(locale), files(locale));
    let full_stop = words.full_stop.trim_end();
    let (finding, ids) = finding(card, atlas, locale);
    let origins = behind(&ids, card, atlas, locale);
    let title = with_names(&finding, locale) + &area_and_time(&finding, &ids, card, atlas, locale, &origins);
    let ended = if title.ends_with(['。', '.', '！', '!', '？', '?']) { "" } else { full_stop };
    let caveat = caveat(card, atlas, locale).map(|caveat| {
        let space = if locale == Locale::En { " " } else { "" };
        format!("{space}{}{full_stop}", with_names(&caveat, locale))
    });
    let names: Vec<String> = origins
        .into_iter()
        .map(|item| match atlas.sources.get(&item.id) {
            // The name of an account is none of a source.
            Some(source) if source.tier == Tier::Dataset => without_account(&item.name, own.open_file),
            _ => item.name,
        })
        .collect();
    let claim = format!("{title}{ended}{}", caveat.unwrap_or_default());
    with(own.sentence, &[&claim, &names.join(words.semicolon), words.site, address])
}

/// Area and time of the values `ids` in brackets, of all of the figure's where a finding names none, as far as it does not say
/// them. Where no value has a time, it is that of the source: when something happened that is not dated is not made up.
fn area_and_time(
    finding: &str,
    ids: &[ObservationId],
    card: &Card,
    atlas: &Atlas,
    locale: Locale,
    origins: &[SourceItem],
) -> String {
    let words = messages(locale);
    let named = ids.iter().filter_map(|id| atlas.observation(id));
    let values: Vec<&Observation> = match ids {
        [] => card.observations().filter_map(|id| atlas.observation(id)).collect(),
        _ => named.collect(),
    };
    let time = values.iter().map(|o| atlas.period(o, locale)).find(|time| !time.is_empty());
    // What is about the source itself is named after it.
    let said = if time.is_some() { finding.to_owned() } else { with_names(finding, locale).replace(words.site, "") };
    let names = |id: &str| atlas.areas.get(id).map(|area| area.short.get(locale));
    let areas = if values.is_empty() { vec![WANZHOU] } else { values.iter().map(|o| o.area.as_str()).collect() };
    let is_named = areas.iter().filter_map(|area| names(area)).any(|name| said.contains(name));
    let area = areas.first().and_then(|area| names(area)).filter(|_| !is_named);
    let time = time.or_else(|| published(origins, atlas, locale)).filter(|_| !is_dated(&said));
    let parts: Vec<String> = area.map(str::to_owned).into_iter().chain(time).collect();
    if parts.is_empty() {
        return String::new();
    }
    [words.open_bracket, &parts.join(words.comma), words.close_bracket].concat()
}

/// Whether a text names a year: four digits of this or the last century.
fn is_dated(text: &str) -> bool {
    let mut digits = text.split(|c: char| !c.is_ascii_digit());
    digits.any(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")))
}

/// When the first of these sources appeared, without what is said of how that is known.
fn published(origins: &[SourceItem], atlas: &Atlas, locale: Locale) -> Option<String> {
    let source = atlas.sources.get(&origins.first()?.id)?;
    let date = source.date.get(locale).split(['（', '(']).next()?.trim_end();
    is_dated(date).then(|| with(files(locale).published, &[&date_in_words(date, locale)]))
}

/// What a figure finds, and the values that say so: of those that its title names, and of those of a year that it has in
/// words. A figure of an indicator with several values, which its title does not tell, finds the latest of Wanzhou, or its
/// first.
fn finding(card: &Card, atlas: &Atlas, locale: Locale) -> (String, Vec<ObservationId>) {
    let is_of_many = atlas.cards.get(&card.id).is_none() && card.observations().nth(1).is_some();
    let measured = atlas.indicators.get(card.id.as_indicator()).filter(|_| is_of_many);
    let values = || card.observations().filter_map(|id| atlas.observation(id));
    let of_wanzhou = values().filter(|o| o.area == WANZHOU).max_by_key(|o| o.period.map(|period| period.to_string()));
    if let Some((indicator, o)) = measured.zip(of_wanzhou.or_else(|| values().next())) {
        let (name, area) = (indicator.name.get(locale), atlas.areas.get(&o.area).map(|area| area.short.get(locale)));
        let area = area.filter(|area| !name.contains(area)).unwrap_or_default();
        let period = atlas.period(o, locale);
        let (words, value) = (messages(locale), qualified(o, atlas, locale));
        let what = match (locale, area) {
            (_, "") => name.to_owned(),
            (Locale::Zh, area) => [area, name].concat(),
            (Locale::En, area) => [name, ", ", area].concat(),
        };
        let part = o.part.as_ref().map(|part| [words.open_bracket, part.get(locale), words.close_bracket].concat());
        let what = [what, part.unwrap_or_default()].concat();
        let when = [what, period].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(words.comma);
        return ([&when, words.colon, &value].concat(), vec![o.id.clone()]);
    }
    (fill_string(card.title.get(locale), atlas, locale), named_in_title(card, atlas, locale))
}

/// The values that a title names, and those drawn of a year that it has in words and none of these is of.
fn named_in_title(card: &Card, atlas: &Atlas, locale: Locale) -> Vec<ObservationId> {
    let (mut ids, mut plain) = (Vec::new(), String::new());
    for piece in fill(card.title.get(locale), atlas, locale) {
        match piece {
            TextPiece::Value { observation, .. } => ids.push(observation),
            TextPiece::Text(text) => plain.push_str(&text),
        }
    }
    let period = |id: &ObservationId| Some(atlas.observation(id)?.period?.to_string());
    let is_of = |year: &str, id: &ObservationId| period(id).is_some_and(|period| period.starts_with(year));
    let years = plain.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let others: Vec<&str> = years.filter(|year| !ids.iter().any(|id| is_of(year, id))).collect();
    let drawn = card.series.iter().filter(|series| !TABLE_ROLES.contains(&series.role.as_str()));
    let is_meant = |id: &&ObservationId| others.iter().any(|year| period(id).as_deref() == Some(year));
    let of_others: Vec<ObservationId> =
        drawn.flat_map(|series| &series.observations).filter(is_meant).cloned().collect();
    // What names no value is about all that is drawn.
    if !ids.is_empty() {
        ids.extend(of_others);
    }
    ids
}

/// The sources of values of a figure; of all of it where there are none.
fn behind(ids: &[ObservationId], card: &Card, atlas: &Atlas, locale: Locale) -> Vec<SourceItem> {
    if ids.is_empty() {
        return sources(card, atlas, locale);
    }
    let series = Series {
        role: "value".to_owned(),
        name: None,
        observations: ids.to_vec(),
        indicator: None,
        areas: Default::default(),
        periods: Vec::new(),
    };
    sources(&Card { series: vec![series], sources: Vec::new(), ..card.clone() }, atlas, locale)
}

/// What a figure warns of where values must not be compared or were calculated here: the first sentence of its notes on that
/// which says what is not so. What begins with the name of a mark explains a picture.
fn caveat(card: &Card, atlas: &Atlas, locale: Locale) -> Option<String> {
    let (end, colon, longest): (&str, &str, usize) = match locale {
        Locale::Zh => ("。", "：", 5),
        Locale::En => (". ", ": ", 18),
    };
    // A clause that speaks of the drawing means nothing without it.
    let (clause, denied, drawn): (&[char], &[&str], &[&str]) = match locale {
        Locale::Zh => (&['；', '，'], &["不", "未"], &["连线", "条形", "画"]),
        Locale::En => (&[';', ','], &["not", "none", "differ"], &["joined", "bars", "plotted", "drawn"]),
    };
    let notes = [Swatch::NotComparable, Swatch::Derived]
        .into_iter()
        .flat_map(|mark| card.notes.iter().filter(move |note| note.swatch == Some(mark)));
    notes.into_iter().find_map(|note| {
        let text = fill_string(note.text.get(locale), atlas, locale);
        let is_of_a_mark =
            |sentence: &str| sentence.split_once(colon).is_some_and(|(mark, _)| mark.chars().count() <= longest);
        let has = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
        let of_values = |sentence: &str| -> String {
            let clauses = sentence.trim_end_matches(['。', '.']).split_inclusive(clause);
            let kept: String = clauses.filter(|clause| !has(clause, drawn)).collect();
            kept.trim_end_matches(clause).to_owned()
        };
        let warns = |sentence: &String| has(sentence, denied) && !is_of_a_mark(sentence);
        text.split(end).map(of_values).find(warns)
    })
}

/// A text with the names of the article, where it is spoken of first, and of this site.
fn with_names(text: &str, locale: Locale) -> String {
    let (own, site) = (files(locale), messages(locale).site);
    let mut text = text.to_owned();
    for (first_mention, name) in own.names {
        text = text.replacen(first_mention, name, 1);
    }
    own.this_site.iter().fold(text, |text, site_name| text.replace(site_name, site))
}

/// `Census (owner/name)` as `Census (open file)`.
fn without_account(name: &str, open_file: &str) -> String {
    match name.rsplit_once('(').filter(|(_, account)| account.contains('/')) {
        Some((before, _)) => format!("{before}({open_file})"),
        None => name.to_owned(),
    }
}
