//! What is said of files, and in them, where a figure is taken away.

mod en;
mod words;
mod zh;

pub use words::Files;

use crate::text::Locale;

/// Those of a language.
pub fn files(locale: Locale) -> &'static Files {
    match locale {
        Locale::Zh => &zh::FILES,
        Locale::En => &en::FILES,
    }
}
