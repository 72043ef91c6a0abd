//! What every document that can be linked to says in its head to machines: search engines, messengers, newsrooms.

use super::folders::Folders;
use super::sitemap::languages;
use serde_json::{Value, json};
use wanzhou::files::feed::feed_path;
use wanzhou::route::{Page, Route, route_path};
use wanzhou::text::escape::{json_in_html, markup};
use wanzhou::text::messages::about::about;
use wanzhou::text::{Locale, messages};

/// Longest description of a document, in characters.
const DESCRIPTION: usize = 160;

/// What a document says in its head to machines.
#[derive(Clone, Default)]
pub enum Head {
    /// Nothing.
    #[default]
    Empty,
    /// Of a document in a frame, where nobody searches: the address of the one to link to.
    Framed(String),
    /// Of a document that can be linked to.
    Linked(Box<LinkedHead>),
}

/// The head of a document that can be linked to.
#[derive(Clone)]
pub struct LinkedHead {
    locale: Locale,
    /// Its title, without the site's.
    title: String,
    description: String,
    /// Whether it is about one figure.
    is_figure: bool,
    /// Its own address.
    own: String,
    /// The address in each language, by the value of `hreflang`.
    alternates: Vec<(&'static str, String)>,
    /// The address of the feed of changes, where readers look for one.
    feed: Option<String>,
    /// The address of its preview, and the size in pixels.
    image: Option<(String, [u32; 2])>,
    /// The page as structured data; the Story and figures say what they are about instead.
    page: Option<Value>,
    /// The address of its oEmbed record, and the title of that.
    record: Option<(String, String)>,
    /// What it is about, as structured data.
    subject: Option<Value>,
}

/// A page in a language, as its document describes it.
pub struct Described<'a> {
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

impl Described<'_> {
    /// The head that follows from it.
    pub fn head(&self) -> LinkedHead {
        let from = route_path(self.route, self.locale);
        let path = |locale| self.folders.address(&from, &route_path(self.route, locale));
        let own = path(self.locale);
        let has_feed = matches!(self.route.page, Page::Story | Page::About);
        LinkedHead {
            locale: self.locale,
            title: self.title.to_owned(),
            description: self.description.to_owned(),
            is_figure: matches!(self.route.page, Page::Indicator(_)) || self.route.explore.y.is_some(),
            alternates: languages().map(|(code, locale)| (code, path(locale))).to_vec(),
            feed: has_feed.then(|| self.folders.address(&from, feed_path(self.locale))),
            image: self.image.map(|(image, size)| (image.to_owned(), size)),
            page: self.web_page(&own),
            own,
            record: None,
            subject: None,
        }
    }

    /// The page for search engines; the Story and figures have more (`documents.rs`, `figure_of.rs`).
    fn web_page(&self, own: &str) -> Option<Value> {
        if matches!(self.route.page, Page::Story | Page::Indicator(_)) {
            return None;
        }
        let site = self.folders.address(&route_path(self.route, self.locale), "");
        Some(json!({
            "@context": "https://schema.org/",
            "@type": "WebPage",
            "name": self.title,
            "description": self.description,
            "url": own,
            "inLanguage": self.locale.html_lang(),
            "image": self.image.map(|(image, _)| image),
            "isAccessibleForFree": true,
            "isPartOf": { "@type": "WebSite", "name": messages(self.locale).site, "url": site },
        }))
    }
}

impl Head {
    /// Its elements, as markup.
    pub fn html(&self) -> String {
        match self {
            Head::Empty => String::new(),
            Head::Framed(own) => [
                element("meta", &[("name", "robots"), ("content", "noindex")]),
                element("link", &[("rel", "canonical"), ("href", own)]),
            ]
            .concat(),
            Head::Linked(head) => head.html(),
        }
    }

    /// Whether it has properties of an item, which is the page.
    pub fn is_item(&self) -> bool {
        matches!(self, Head::Linked(_))
    }
}

impl From<LinkedHead> for Head {
    fn from(head: LinkedHead) -> Head {
        Head::Linked(Box::new(head))
    }
}

impl LinkedHead {
    /// The same with a link to an oEmbed record, at this address and under this title.
    pub fn with_record(self, record: (String, String)) -> LinkedHead {
        LinkedHead { record: Some(record), ..self }
    }

    /// The same with structured data of what the document is about.
    pub fn about(self, subject: Option<Value>) -> LinkedHead {
        LinkedHead { subject, ..self }
    }

    /// Canonical address, other languages, feed, Open Graph, Twitter card, structured data, oEmbed record.
    fn html(&self) -> String {
        let mut all = vec![element("link", &[("rel", "canonical"), ("href", &self.own)])];
        let alternate = |(code, address): &(&str, String)| {
            element("link", &[("rel", "alternate"), ("hreflang", code), ("href", address)])
        };
        all.extend(self.alternates.iter().map(alternate));
        let changes = about(self.locale).changes;
        all.extend(self.feed.iter().map(|feed| alternate_of("application/atom+xml", feed, changes)));
        let property = |(key, value): (&str, String)| element("meta", &[("property", key), ("content", &value)]);
        all.extend(self.open_graph().into_iter().map(property));
        // What Tencent's messengers make cards of.
        let parts = [("name", &self.title), ("description", &self.description)].into_iter();
        let parts = parts.chain(self.image.as_ref().map(|(image, _)| ("image", image)));
        all.extend(parts.map(|(key, value)| element("meta", &[("itemprop", key), ("content", value)])));
        let card = if self.image.is_some() { "summary_large_image" } else { "summary" };
        all.push(element("meta", &[("name", "twitter:card"), ("content", card)]));
        all.extend(self.page.iter().map(structured));
        let record = self.record.as_ref();
        all.extend(record.map(|(address, title)| alternate_of("application/json+oembed", address, title)));
        all.extend(self.subject.iter().map(structured));
        all.concat()
    }

    fn open_graph(&self) -> Vec<(&'static str, String)> {
        let mut properties = vec![
            ("og:type", if self.is_figure { "article" } else { "website" }.to_owned()),
            ("og:title", self.title.clone()),
            ("og:description", self.description.clone()),
            ("og:url", self.own.clone()),
            ("og:site_name", messages(self.locale).site.to_owned()),
            ("og:locale", if self.locale == Locale::Zh { "zh_CN" } else { "en_GB" }.to_owned()),
        ];
        if let Some((image, [width, height])) = &self.image {
            properties.push(("og:image", image.clone()));
            properties.push(("og:image:width", width.to_string()));
            properties.push(("og:image:height", height.to_string()));
            properties.push(("og:image:alt", self.title.clone()));
        }
        properties
    }
}

/// An element without content.
fn element(name: &str, attributes: &[(&str, &str)]) -> String {
    let attributes: String = attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", markup(value))).collect();
    format!("<{name}{attributes}>")
}

/// A link to the same in another form.
fn alternate_of(kind: &str, address: &str, title: &str) -> String {
    element("link", &[("rel", "alternate"), ("type", kind), ("href", address), ("title", title)])
}

/// Structured data.
fn structured(data: &Value) -> String {
    format!(r#"<script type="application/ld+json">{}</script>"#, json_in_html(&data.to_string()))
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
