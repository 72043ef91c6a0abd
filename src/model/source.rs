//! Where values come from.

use super::id::SourceId;
use crate::text::{LocalText, Messages};
use serde::Deserialize;

/// How near a source is to whoever made the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// The report that this site is about.
    Report,
    /// An office's own page.
    Official,
    /// A public body that makes no statistics.
    OfficialBody,
    /// An office's text, read on a page of another site.
    OfficialMirror,
    /// A newspaper, agency or broadcaster.
    Media,
    /// Somebody else's text on a page that passes it on.
    Repost,
    /// A table put together by somebody else.
    Aggregator,
    /// An encyclopaedia.
    Encyclopaedia,
    /// A forum.
    Forum,
    /// A published data set.
    Dataset,
}

impl Tier {
    /// The word in the data and in files.
    pub fn id(self) -> &'static str {
        match self {
            Tier::Report => "report",
            Tier::Official => "official",
            Tier::OfficialBody => "official-body",
            Tier::OfficialMirror => "official-mirror",
            Tier::Media => "media",
            Tier::Repost => "repost",
            Tier::Aggregator => "aggregator",
            Tier::Encyclopaedia => "encyclopaedia",
            Tier::Forum => "forum",
            Tier::Dataset => "dataset",
        }
    }

    /// It in words.
    pub fn word(self, words: &Messages) -> &'static str {
        let [
            report,
            official,
            official_body,
            official_mirror,
            media,
            repost,
            aggregator,
            encyclopaedia,
            forum,
            dataset,
        ] = words.tiers;
        match self {
            Tier::Report => report,
            Tier::Official => official,
            Tier::OfficialBody => official_body,
            Tier::OfficialMirror => official_mirror,
            Tier::Media => media,
            Tier::Repost => repost,
            Tier::Aggregator => aggregator,
            Tier::Encyclopaedia => encyclopaedia,
            Tier::Forum => forum,
            Tier::Dataset => dataset,
        }
    }
}

/// A document that observations were read in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// For example `report`.
    pub id: SourceId,
    /// Title as published, in its own language.
    pub title: String,
    /// A short name for source lines: `区政府工作报告(2024)`.
    pub short: LocalText,
    /// Who wrote it, as printed, where it says so.
    pub authors: Option<String>,
    /// Who published it.
    pub publisher: LocalText,
    /// Date of publication as far as it is known: `2025-02-24`, `2023`, or words.
    pub date: LocalText,
    /// Web address, where it has one.
    pub address: Option<String>,
    /// How near to the origin.
    pub tier: Tier,
    /// The sections that locators in it refer to, in order.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// What a reader should know about it.
    pub note: Option<LocalText>,
}

/// A headed part of a source.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Named by [`super::observation::Locator::section`].
    pub id: String,
    /// The heading as printed, and what it says in English.
    pub title: LocalText,
}

impl Source {
    /// What is wrong with it by itself: readers follow its address, so it must be one of the web.
    pub(super) fn validate(&self) -> Option<String> {
        let is_web = |address: &String| ["https://", "http://"].iter().any(|start| address.starts_with(start));
        let strange = self.address.as_ref().filter(|address| !is_web(address))?;
        Some(format!("address `{strange}` is not of the web"))
    }
}
