//! What is said on the page about this site.

mod en;
mod words;
mod zh;

pub use words::About;

use crate::text::Locale;

/// Those of a language.
pub fn about(locale: Locale) -> &'static About {
    match locale {
        Locale::Zh => &zh::ABOUT,
        Locale::En => &en::ABOUT,
    }
}
