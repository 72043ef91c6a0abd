//! Texts in both languages.

use super::{Locale, Messages, messages};
use serde::Deserialize;

/// A text that is in the data in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    pub zh: String,
    pub en: String,
}

impl LocalText {
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// A text written in both languages, each with the site's own words in it.
pub fn both(text: impl Fn(&'static Messages, Locale) -> String) -> LocalText {
    let [zh, en] = Locale::ALL.map(|locale| text(messages(locale), locale));
    LocalText { zh, en }
}
