//! What every document that can be linked to says in its head to machines: search engines, messengers, newsrooms.

use super::folders::Folders;
use super::sitemap::languages;
use serde_json::json;
use wanzhou::files::feed::feed_path;
use wanzhou::route::{Page, Route, route_path};
use wanzhou::text::escape::{json_in_html, markup};
use wanzhou::text::{Locale, messages};

/// Longest description of a document, in characters.
const DESCRIPTION: usize = 160;

/// A page in a language, as its document describes it.
pub struct Head<'a> {
    /// Where the site will be.
    pub folders: &'a Folders,
    /// The page, and the state of it that the document shows.
    pub route: &'a Route,
    pub locale: Locale,
    /// Its title, without the site's.
    pub title: &'a str,
    /// What it says.
    pub description: &'a str,
    /// The address of its preview, and the size in pixels.
    pub image: Option<(&'a str, [u32; 2])>,
}

impl Head<'_> {
    /// Canonical address, other languages, Open Graph, Twitter card.
    pub fn html(&self) -> String {
        let words = messages(self.locale);
        let from = route_path(self.route, self.locale);
        let path = |locale| self.folders.address(&from, &route_path(self.route, locale));
        let alternates = languages()
            .map(|(code, locale)| format!(r#"<link rel="alternate" hreflang="{code}" href="{}">"#, path(locale)));
        let (title, own) = (markup(self.title), path(self.locale));
        let is_figure = matches!(self.route.page, Page::Indicator(_)) || self.route.explore.y.is_some();
        let mut meta = vec![
            ("og:type", if is_figure { "article" } else { "website" }.to_owned()),
            ("og:title", title.clone()),
            ("og:description", markup(self.description)),
            ("og:url", own.clone()),
            ("og:site_name", words.site.to_owned()),
            ("og:locale", if self.locale == Locale::Zh { "zh_CN" } else { "en_GB" }.to_owned()),
        ];
        if let Some((image, [width, height])) = self.image {
            meta.push(("og:image", image.to_owned()));
            meta.push(("og:image:width", width.to_string()));
            meta.push(("og:image:height", height.to_string()));
            meta.push(("og:image:alt", title));
        }
        let meta: String =
            meta.iter().map(|(key, value)| format!(r#"<meta property="{key}" content="{value}">"#)).collect();
        // What Tencent's messengers make cards of.
        let parts = [("name", markup(self.title)), ("description", markup(self.description))];
        let image = self.image.map(|(image, _)| ("image", image.to_owned()));
        let card_of: String = parts
            .into_iter()
            .chain(image)
            .map(|(key, value)| format!(r#"<meta itemprop="{key}" content="{value}">"#))
            .collect();
        let card = if self.image.is_some() { "summary_large_image" } else { "summary" };
        let feed = feed_path(self.locale);
        let feed = match self.route.page {
            Page::Story | Page::About => format!(
                r#"<link rel="alternate" type="application/atom+xml" href="{}" title="{}">"#,
                self.folders.address(&from, feed),
                words.about_changes
            ),
            _ => String::new(),
        };
        format!(
            r#"<link rel="canonical" href="{own}">{}{feed}{meta}{card_of}<meta name="twitter:card" content="{card}">{}"#,
            alternates.concat(),
            self.web_page(&own)
        )
    }

    /// The structured data of a page for search engines; the Story and figures have more (`documents.rs`, `figure_of.rs`).
    fn web_page(&self, own: &str) -> String {
        if matches!(self.route.page, Page::Story | Page::Indicator(_)) {
            return String::new();
        }
        let words = messages(self.locale);
        let site = self.folders.address(&route_path(self.route, self.locale), "");
        let page = json!({
            "@context": "https://schema.org/",
            "@type": "WebPage",
            "name": self.title,
            "description": self.description,
            "url": own,
            "inLanguage": self.locale.html_lang(),
            "image": self.image.map(|(image, _)| image),
            "isAccessibleForFree": true,
            "isPartOf": { "@type": "WebSite", "name": words.site, "url": site },
        });
        format!(r#"<script type="application/ld+json">{}</script>"#, json_in_html(&page.to_string()))
    }
}

/// As many whole clauses of a text as a description may have, closed like a sentence. A clause ends outside of brackets; what
/// is one clause and too long is cut between words.
pub fn short(text: &str, locale: Locale) -> String {
    let (mut depth, mut end) = (0_i32, 0);
    let mut rest = text.char_indices().peekable();
    let mut count = 0;
    while let Some((at, c)) = rest.next() {
        count += 1;
        if count > DESCRIPTION {
            break;
        }
        depth += i32::from("（(“".contains(c)) - i32::from("）)”".contains(c));
        let next = rest.peek().map(|(_, next)| *next);
        // A point in a number ends nothing.
        let stops = "。！？；".contains(c) || ".!?;".contains(c) && next.is_none_or(|next| next == ' ');
        if depth == 0 && (stops || next.is_none()) {
            end = at + c.len_utf8();
        }
    }
    if end == 0 {
        let whole = text.char_indices().nth(DESCRIPTION).map_or(text, |(at, _)| &text[..at]);
        // A number or a word that is cut is another one.
        let whole = whole.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || ".,%’".contains(c));
        return format!("{}…", whole.trim_end());
    }
    let clause = text[..end].trim_end().trim_end_matches(['；', ';', '。', '.']);
    let closed = clause.trim_end_matches('”').ends_with(['。', '！', '？', '.', '!', '?', '…']);
    if closed { clause.to_owned() } else { format!("{clause}{}", messages(locale).full_stop.trim_end()) }
}
