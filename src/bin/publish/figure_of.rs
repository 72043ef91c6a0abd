//! What is in and beside the documents of a figure: its description, its structured data, its oEmbed record.

use super::folders::relative;
use super::folders::{Failure, Folders};
use super::head::{Described, Head, short};
use super::heights::Heights;
use super::oembed::OembedRecord;
use super::preview::{PREVIEW, picture_path, preview_path};
use serde_json::json;
use wanzhou::figures::Summary;
use wanzhou::files::package;
use wanzhou::model::{Atlas, Card, template::fill_string};
use wanzhou::route::{Page, Route, embed_path, preview_path as folder};
use wanzhou::text::{Locale, messages};

/// A figure in a language, as documents about it describe it.
pub struct FigureOf<'a> {
    /// Where it is written to.
    pub folders: &'a Folders,
    pub card: &'a Card,
    pub locale: Locale,
    /// What it shows.
    pub atlas: &'a Atlas,
}

impl FigureOf<'_> {
    fn name(&self) -> String {
        fill_string(self.card.title.get(self.locale), self.atlas, self.locale)
    }

    /// What it says beside its title, as long as a description may be: what is measured (of a figure made of an indicator its
    /// definition) and the values.
    pub fn description(&self) -> String {
        let values = Summary::of(self.card, self.atlas, self.locale).values;
        let made = self
            .atlas
            .indicators
            .get(self.card.id.as_indicator())
            .filter(|_| self.atlas.cards.get(&self.card.id).is_none());
        let subtitle = || fill_string(self.card.subtitle.get(self.locale), self.atlas, self.locale);
        let measured = made.map_or_else(subtitle, |indicator| indicator.definition.get(self.locale).to_owned());
        let stop = messages(self.locale).full_stop;
        let measured = measured.trim_end().trim_end_matches(['。', '.']);
        // Without values the subtitle is all there is.
        let description = if measured.is_empty() || values.starts_with(measured) {
            values
        } else {
            format!("{measured}{stop}{values}")
        };
        short(&description, self.locale)
    }

    fn folder(&self) -> String {
        folder(&self.card.id, self.locale)
    }

    fn address(&self, path: &str) -> String {
        self.folders.address(&self.folder(), path)
    }

    /// What readers, search engines, messengers and newsrooms' systems find in the head.
    pub fn head(&self, heights: &Heights) -> Head {
        let words = messages(self.locale);
        let image = self.address(&preview_path(&self.card.id, self.locale));
        let article = json!({
            "@context": "https://schema.org/",
            "@type": "Article",
            "headline": self.name(),
            "description": self.description(),
            "inLanguage": self.locale.html_lang(),
            "url": self.address(&self.folder()),
            "image": image,
            "dateModified": self.atlas.changed(&self.card.id),
            "author": { "@type": "Organization", "name": words.site },
            "license": package::LICENCE,
            "isAccessibleForFree": true,
            "isPartOf": { "@type": "WebSite", "name": words.site, "url": self.address("") },
        });
        let described = Described {
            folders: self.folders,
            route: &Route { page: Page::Indicator(self.card.id.to_string()), ..Route::default() },
            locale: self.locale,
            title: &self.name(),
            description: &self.description(),
            image: Some((&image, PREVIEW)),
        };
        let record = self.with_record(heights, |record| record.link());
        described.head().with_record(record).about(Some(article)).into()
    }

    /// The figure's files, as plain links.
    pub fn files(&self) -> String {
        let words = messages(self.locale);
        let file = |name: &str, path: String| format!(r#"<a href="{}" download>{name}</a>"#, self.relative(&path));
        let files = [
            file("SVG", picture_path(&self.card.id, self.locale)),
            file("PNG", preview_path(&self.card.id, self.locale)),
            file("CSV", "data/observations.csv".to_owned()),
            file(words.package, "data/wanzhou-in-figures.zip".to_owned()),
        ];
        format!(r#"<p class="container source-line">{}{}{}</p>"#, words.action_download, words.colon, files.join(" · "))
    }

    fn relative(&self, path: &str) -> String {
        relative(&self.folder(), path)
    }

    /// In a frame nobody searches; the document to link to is the other one.
    pub fn head_in_frame(&self) -> Head {
        Head::Framed(self.address(&self.folder()))
    }

    /// Writes what newsrooms' systems ask for when the figure's address is pasted.
    pub fn write_oembed(&self, heights: &Heights) -> Result<(), Failure> {
        self.with_record(heights, |record| record.write())
    }

    fn with_record<T>(&self, heights: &Heights, with: impl FnOnce(&OembedRecord) -> T) -> T {
        let id = &self.card.id;
        with(&OembedRecord {
            folders: self.folders,
            locale: self.locale,
            title: &self.name(),
            document: &self.folder(),
            frame: &embed_path(id, self.locale),
            image: &preview_path(id, self.locale),
            heights: heights.of(id, self.locale),
        })
    }
}
