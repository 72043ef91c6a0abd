//! Documents of the site for readers who come from elsewhere: each page and figure has a folder with one.

use super::{Page, Route};
use crate::text::Locale;

/// The folder of a figure's own document, which others link to: it has a title, a preview and the figure in it.
pub fn preview_path(figure: &str, locale: Locale) -> String {
    format!("f/{figure}/{}", folder(locale))
}

/// The folder of the document that is in frames.
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

/// The folder of the document that shows a route as far as it is prerendered: the comparison of districts has one for each
/// indicator. Their ids are no codes of districts, which share the folder.
pub fn route_path(route: &Route, locale: Locale) -> String {
    match (&route.page, &route.explore.y) {
        (Page::Districts, Some(indicator)) => format!("d/{indicator}/{}", folder(locale)),
        (page, _) => document_path(page, locale),
    }
}

fn folder(locale: Locale) -> &'static str {
    match locale {
        Locale::Zh => "",
        Locale::En => "en/",
    }
}
