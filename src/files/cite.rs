//! Citations of a figure: a line to read, an entry for BibTeX, one for programs that read CSL-JSON.

use crate::model::{Source, source::Tier};
use crate::text::{Locale, messages, period::day_in_words};
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
            Locale::En => format!("{}: “{}”, {}", words.site, self.title, self.address),
        }
    }

    /// The same with the sources and the day it was read.
    pub fn long(&self, locale: Locale) -> String {
        let words = messages(locale);
        let sources = self.sources.join(words.semicolon.trim_end());
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
