//! The documents of the site: its own, and for every figure, in both languages, one to link to and one to embed.

use super::page::{Document, Parts, escape};
use super::preview::{PREVIEW, preview_path};
use super::{Failure, Folders};
use serde_json::json;
use std::sync::Arc;
use wanzhou::figures::Summary;
use wanzhou::files::package;
use wanzhou::model::{Atlas, Card, Problem, template::fill_string};
use wanzhou::route::{Page, Route};
use wanzhou::text::{Locale, messages};
use wanzhou::views::site::{self, Home};

/// Longest description of a document, in characters.
const DESCRIPTION: usize = 160;

/// All documents.
pub fn all(folders: &Folders, core: &str, data: (Atlas, Vec<Problem>), whole: Atlas) -> Result<Vec<Document>, Failure> {
    let (data, whole) = (Arc::new(data), Arc::new((whole, Vec::new())));
    let dataset = package::dataset(&data.0).replace('<', "\\u003c");
    let mut documents = vec![Document {
        path: String::new(),
        home: Home::default(),
        words: None,
        head: format!(r#"<script type="application/ld+json">{dataset}</script>"#),
        data: data.clone(),
        parts: Parts::Inline(core.to_owned()),
    }];
    for card in whole.0.cards.iter() {
        let (data, parts) = match data.0.cards.get(&card.id) {
            Some(_) => (&data, "core"),
            None if card.id == site::SYSTEMS => (&whole, "core systems"),
            None => (&whole, "core districts"),
        };
        for locale in Locale::ALL {
            let figure = FigureOf { folders, card, locale, atlas: &whole.0 };
            figure.write_oembed()?;
            let document = |path: String, page: Page, head: String| Document {
                home: Home {
                    root: "../".repeat(path.matches('/').count()),
                    route: Route { page, lang: (locale == Locale::En).then_some(locale), ..Route::default() },
                    ..Home::default()
                },
                path,
                words: Some([figure.title(), figure.description()]),
                head,
                data: data.clone(),
                parts: Parts::Files(parts),
            };
            let id = card.id.clone();
            documents.push(document(site::preview_path(&id, locale), Page::Indicator(id.clone()), figure.head()));
            documents.push(document(site::embed_path(&id, locale), Page::Embed(id), figure.head_in_frame()));
        }
    }
    Ok(documents)
}

/// A figure in a language, as documents about it describe it.
struct FigureOf<'a> {
    folders: &'a Folders,
    card: &'a Card,
    locale: Locale,
    atlas: &'a Atlas,
}

impl FigureOf<'_> {
    fn name(&self) -> String {
        fill_string(self.card.title.get(self.locale), self.atlas, self.locale)
    }

    fn title(&self) -> String {
        format!("{} · {}", self.name(), messages(self.locale).site)
    }

    fn description(&self) -> String {
        let sentence = Summary::of(self.card, self.atlas, self.locale).sentence;
        match sentence.char_indices().nth(DESCRIPTION) {
            Some((at, _)) => format!("{}…", &sentence[..at]),
            None => sentence,
        }
    }

    /// The address of a path of the site, from this figure's documents where the site's own is not known.
    fn address(&self, path: &str) -> String {
        if self.folders.site.is_empty() {
            let depth = site::preview_path(&self.card.id, self.locale).matches('/').count();
            format!("{}{path}", "../".repeat(depth))
        } else {
            format!("{}{path}", self.folders.site)
        }
    }

    /// What readers, search engines, messengers and newsrooms' systems find in the head.
    fn head(&self) -> String {
        let words = messages(self.locale);
        let (name, description) = (escape(&self.name()), escape(&self.description()));
        let path = |locale| self.address(&site::preview_path(&self.card.id, locale));
        let (own, image) = (path(self.locale), self.address(&preview_path(&self.card.id, self.locale)));
        let alternates =
            Locale::ALL.map(|l| format!(r#"<link rel="alternate" hreflang="{}" href="{}">"#, l.html_lang(), path(l)));
        let [width, height] = PREVIEW;
        let structured = json!({
            "@context": "https://schema.org/",
            "@type": "Article",
            "headline": self.name(),
            "description": self.description(),
            "inLanguage": self.locale.html_lang(),
            "image": image,
            "isAccessibleForFree": true,
            "isPartOf": { "@type": "WebSite", "name": words.site, "url": self.address("") },
        });
        let structured = structured.to_string().replace('<', "\\u003c");
        let meta = [
            ("og:type", "article"),
            ("og:title", &name),
            ("og:description", &description),
            ("og:url", &own),
            ("og:image", &image),
            ("og:image:width", &width.to_string()),
            ("og:image:height", &height.to_string()),
            ("og:image:alt", &name),
            ("og:site_name", words.site),
            ("og:locale", if self.locale == Locale::Zh { "zh_CN" } else { "en_GB" }),
        ];
        let meta = meta.map(|(key, value)| format!(r#"<meta property="{key}" content="{value}">"#)).concat();
        format!(
            r#"<link rel="canonical" href="{own}">{}<link rel="alternate" type="application/json+oembed" href="{}" title="{name}">{meta}<meta name="twitter:card" content="summary_large_image"><script type="application/ld+json">{structured}</script>"#,
            alternates.concat(),
            self.address(&self.oembed_path()),
        )
    }

    /// In a frame nobody searches; the document to link to is the other one.
    fn head_in_frame(&self) -> String {
        let own = self.address(&site::preview_path(&self.card.id, self.locale));
        format!(r#"<meta name="robots" content="noindex"><link rel="canonical" href="{own}">"#)
    }

    fn oembed_path(&self) -> String {
        format!("{}oembed.json", site::preview_path(&self.card.id, self.locale))
    }

    /// oEmbed 1.0, type rich: what a newsroom's system puts in place of a pasted link.
    fn write_oembed(&self) -> Result<(), Failure> {
        const WIDTH: u32 = 720;
        // Enough for most; hosts that listen set the true one.
        const HEIGHT: u32 = 640;
        let name = escape(&self.name());
        let frame = self.address(&site::embed_path(&self.card.id, self.locale));
        let [width, height] = PREVIEW;
        let record = json!({
            "version": "1.0",
            "type": "rich",
            "title": self.name(),
            "provider_name": messages(self.locale).site,
            "provider_url": self.address(""),
            "width": WIDTH,
            "height": HEIGHT,
            "html": format!(
                r#"<iframe src="{frame}" title="{name}" width="{WIDTH}" height="{HEIGHT}" style="width:100%;border:0" loading="lazy"></iframe>"#
            ),
            "thumbnail_url": self.address(&preview_path(&self.card.id, self.locale)),
            "thumbnail_width": width,
            "thumbnail_height": height,
        });
        self.folders.write(&self.oembed_path(), format!("{record:#}\n").as_bytes())
    }
}
