//! What stands in and beside the documents of a figure: its description, its structured data, its oEmbed record.

use super::head::{Head, escape, relative, short};
use super::preview::{PREVIEW, picture_path, preview_path};
use super::{Failure, Folders};
use serde_json::json;
use wanzhou::figures::Summary;
use wanzhou::model::{Atlas, Card, template::fill_string};
use wanzhou::route::{Page, embed_path, preview_path as folder};
use wanzhou::text::{Locale, messages};

/// A figure in a language, as documents about it describe it.
pub struct FigureOf<'a> {
    /// Where it is written to.
    pub folders: &'a Folders,
    /// The figure.
    pub card: &'a Card,
    /// The language.
    pub locale: Locale,
    /// What it shows.
    pub atlas: &'a Atlas,
}

impl FigureOf<'_> {
    fn name(&self) -> String {
        fill_string(self.card.title.get(self.locale), self.atlas, self.locale)
    }

    /// What it says, as long as a description may be; of a figure made of an indicator, what that is, and its values.
    pub fn description(&self) -> String {
        let summary = Summary::of(self.card, self.atlas, self.locale);
        let made = self.atlas.indicators.get(&self.card.id).filter(|_| self.atlas.cards.get(&self.card.id).is_none());
        short(made.map_or(summary.sentence, |i| format!("{} {}", i.definition.get(self.locale), summary.values)))
    }

    fn address(&self, path: &str) -> String {
        self.folders.address(&folder(&self.card.id, self.locale), path)
    }

    /// What readers, search engines, messengers and newsrooms' systems find in the head.
    pub fn head(&self) -> String {
        let words = messages(self.locale);
        let image = self.address(&preview_path(&self.card.id, self.locale));
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
        let head = Head {
            folders: self.folders,
            page: &Page::Indicator(self.card.id.clone()),
            locale: self.locale,
            title: &self.name(),
            description: &self.description(),
            image: Some((&image, PREVIEW)),
        };
        format!(
            r#"{}<link rel="alternate" type="application/json+oembed" href="{}" title="{}"><script type="application/ld+json">{structured}</script>"#,
            head.html(),
            self.address(&self.oembed_path()),
            escape(&self.name()),
        )
    }

    /// The figure's files, as plain links.
    pub fn files(&self) -> String {
        let words = messages(self.locale);
        let file = |name: &str, path: String| format!(r#"<a href="{}" download>{name}</a>"#, self.relative(&path));
        format!(
            r#"<p class="in src">{}{}{} · {} · {} · {}</p>"#,
            words.action_download,
            words.colon,
            file("SVG", picture_path(&self.card.id, self.locale)),
            file("PNG", preview_path(&self.card.id, self.locale)),
            file("CSV", "data/observations.csv".to_owned()),
            file("Data Package (zip)", "data/wanzhou-in-figures.zip".to_owned()),
        )
    }

    fn relative(&self, path: &str) -> String {
        relative(&folder(&self.card.id, self.locale), path)
    }

    /// In a frame nobody searches; the document to link to is the other one.
    pub fn head_in_frame(&self) -> String {
        let own = self.address(&folder(&self.card.id, self.locale));
        format!(r#"<meta name="robots" content="noindex"><link rel="canonical" href="{own}">"#)
    }

    fn oembed_path(&self) -> String {
        format!("{}oembed.json", folder(&self.card.id, self.locale))
    }

    /// oEmbed 1.0, type rich: what a newsroom's system puts in place of a pasted link.
    pub fn write_oembed(&self) -> Result<(), Failure> {
        const WIDTH: u32 = 720;
        // Enough for most; hosts that listen set the true one.
        const HEIGHT: u32 = 640;
        let name = escape(&self.name());
        let frame = self.address(&embed_path(&self.card.id, self.locale));
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
