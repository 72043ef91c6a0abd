//! oEmbed 1.0, type rich: what a newsroom's system puts in place of a pasted link.

use super::folders::{Failure, Folders};
use super::heights::KnownHeights;
use super::preview::PREVIEW;
use serde_json::json;
use wanzhou::text::escape::markup;
use wanzhou::text::{Locale, messages};

/// Width of a column of text, in CSS pixels.
const WIDTH: u16 = 720;

/// The record of one document. Paths are from the site's folder.
pub struct OembedRecord<'a> {
    /// Where it is written to.
    pub folders: &'a Folders,
    pub locale: Locale,
    pub title: &'a str,
    /// The folder of the document that is linked to.
    pub document: &'a str,
    /// The document that is in the frame.
    pub frame: &'a str,
    pub image: &'a str,
    /// How high the frame is.
    pub heights: KnownHeights<'a>,
}

impl OembedRecord<'_> {
    fn path(&self) -> String {
        format!("{}oembed.json", self.document)
    }

    /// Its address from the document, and its title.
    pub fn link(&self) -> (String, String) {
        (self.folders.address(self.document, &self.path()), self.title.to_owned())
    }

    /// Writes it. WordPress loads what listens for heights only where a quotation is before the frame, which it hides and
    /// shows again itself; it keeps few attributes and no style.
    pub fn write(&self) -> Result<(), Failure> {
        let address = |path: &str| self.folders.address(self.document, path);
        let (name, frame, own) = (markup(self.title), markup(&address(self.frame)), address(self.document));
        let (height, [thumbnail_width, thumbnail_height]) = (self.heights.at(WIDTH), PREVIEW);
        let record = json!({
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": messages(self.locale).site,
            "provider_url": address(""),
            "width": WIDTH,
            "height": height,
            "html": format!(
                r#"<blockquote hidden><a href="{own}">{name}</a></blockquote><iframe src="{frame}" title="{name}" width="100%" height="{height}" frameborder="0" loading="lazy" allow="clipboard-write"></iframe>"#
            ),
            "thumbnail_url": address(self.image),
            "thumbnail_width": thumbnail_width,
            "thumbnail_height": thumbnail_height,
            // Further fields are allowed: the frame's height by its width, for hosts that set both.
            "heights": self.heights.by_width(),
        });
        self.folders.write(&self.path(), format!("{record:#}\n").as_bytes())
    }
}
