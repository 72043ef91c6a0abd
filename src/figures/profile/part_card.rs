//! What the cards of all parts of a district's page have in common.

use super::facts::District;
use crate::model::card::{Areas, Note, Series, Swatch};
use crate::model::{Card, CardKind};
use crate::text::messages::profile::{Profile, profile};
use crate::text::messages::with;
use crate::text::{LocalText, Locale, both};
use std::collections::BTreeMap;

/// A text in both languages, of the words that a district's page has.
pub(super) fn profile_text(text: impl Fn(&'static Profile, Locale) -> String) -> LocalText {
    both(|_, locale| text(profile(locale), locale))
}

pub(super) fn card(district: &District, kind: CardKind, topic: LocalText, [title, subtitle]: [LocalText; 2]) -> Card {
    // By itself a figure must say which district it is of.
    let subtitle = both(|words, locale| {
        let (own, name) = (subtitle.get(locale), short(district, locale));
        let space = if locale == Locale::En { " " } else { "" };
        if own.contains(name) { own.to_owned() } else { [name, words.colon.trim_end(), space, own].concat() }
    });
    Card {
        id: [kind.id(), "-", &district.area.id].concat().into(),
        kind,
        act: None,
        topic,
        title,
        subtitle,
        series: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
        labels: BTreeMap::new(),
        related: Vec::new(),
    }
}

impl Card {
    pub(super) fn draws(mut self, role: &str, name: Option<LocalText>, observations: Vec<String>) -> Card {
        self.series.push(Series {
            role: role.to_owned(),
            name,
            observations: observations.into_iter().map(Into::into).collect(),
            indicator: None,
            areas: Areas::None,
            periods: Vec::new(),
        });
        self
    }

    /// Says what the hatching of values in doubt means.
    pub(super) fn doubtful(mut self, district: &District, time: &str) -> Card {
        let remarks = district.atlas.census.remarks.iter().filter(|remark| remark.doubtful);
        let reason =
            remarks.filter(|remark| remark.areas.iter().any(|id| *id == district.area.id)).map(|remark| &remark.note);
        let reason: Vec<&LocalText> = reason.collect();
        let text = profile_text(|words, locale| {
            let said = with(words.doubtful_note, &[time, short(district, locale)]);
            let space = if locale == Locale::En { " " } else { "" };
            reason.iter().fold(said, |said, reason| [&said, space, reason.get(locale)].concat())
        });
        self.notes.push(Note { swatch: Some(Swatch::Doubtful), text });
        self
    }

    pub(super) fn notes(mut self, text: LocalText) -> Card {
        self.notes.push(Note { swatch: None, text });
        self
    }
}

pub(super) fn short<'a>(district: &District<'a>, locale: Locale) -> &'a str {
    district.area.short.get(locale)
}
