//! What the page of districts says, and the pictures on it.

mod en;
mod words;
mod zh;

pub use words::Districts;

use crate::text::Locale;

/// Those of a language.
pub fn districts(locale: Locale) -> &'static Districts {
    match locale {
        Locale::Zh => &zh::DISTRICTS,
        Locale::En => &en::DISTRICTS,
    }
}
