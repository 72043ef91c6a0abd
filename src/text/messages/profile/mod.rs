//! What the page of a district says of it. `{0}`, `{1}` … are filled by rules (`figures/profile`).

mod en;
mod words;
mod zh;

pub use words::Profile;

use crate::text::Locale;

/// Those of a language.
pub fn profile(locale: Locale) -> &'static Profile {
    match locale {
        Locale::Zh => &zh::PROFILE,
        Locale::En => &en::PROFILE,
    }
}
