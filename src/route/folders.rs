//! Documents of the site for readers who come from elsewhere: each page and figure has a folder with one.

use super::Page;
use crate::text::Locale;

/// The folder of a figure's own document, which others link to: it has a title, a preview and the figure in it.
pub fn preview_path(figure: &str, locale: Locale) -> String {
    format!("f/{figure}/{}", folder(locale))
}

/// The folder of the document that stands in frames.
pub fn embed_path(figure: &str, locale: Locale) -> String {
    format!("embed/{figure}/{}", folder(locale))
}

/// The folder of the document that a page has for readers who come from elsewhere.
pub fn document_path(page: &Page, locale: Locale) -> String {
    let name = match page {
        Page::Story => return folder(locale).to_owned(),
        Page::Indicator(id) => return preview_path(id, locale),
        Page::Embed(id) => return embed_path(id, locale),
        Page::Districts => "districts",
        Page::District(id) => return format!("d/{id}/{}", folder(locale)),
        Page::Map => "map",
        Page::Governance => "governance",
        Page::Data => "data",
        Page::About => "about",
    };
    format!("{name}/{}", folder(locale))
}

fn folder(locale: Locale) -> &'static str {
    match locale {
        Locale::Zh => "",
        Locale::En => "en/",
    }
}
