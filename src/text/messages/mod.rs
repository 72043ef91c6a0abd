//! The site's own words: one file a language, every word present in each or the crate does not compile.

pub mod about;
pub mod districts;
mod en;
pub mod files;
mod placeholders;
pub mod profile;
mod words;
mod zh;

pub use placeholders::with;
pub use words::Messages;

use super::Locale;

/// The words of a language.
pub fn messages(locale: Locale) -> &'static Messages {
    match locale {
        Locale::Zh => &zh::MESSAGES,
        Locale::En => &en::MESSAGES,
    }
}
