//! Citations of a figure: a line to read, an entry for BibTeX, one for programs that read CSL-JSON.

use crate::text::{Locale, messages};
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
    /// Short names of the sources behind it.
    pub sources: Vec<String>,
    /// The day it was read, as year, month and day.
    pub read: [u32; 3],
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
        let [year, month, day] = self.read;
        let words = messages(locale);
        let sources = self.sources.join(words.semicolon.trim_end());
        match locale {
            Locale::Zh => format!("{}。数据来源：{sources}。{year}年{month}月{day}日查阅。", self.short(locale)),
            Locale::En => format!("{}. Data: {sources}. Read on {year}-{month:02}-{day:02}.", self.short(locale)),
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
