//! Changes to the data as a feed names them: its path, and what an entry says. The publisher writes it.

use crate::model::Atlas;
use crate::model::change::{Change, ChangedValue};
use crate::text::{Locale, messages::files::files, messages::with};

/// Where a change is on the page “About”.
pub fn change_anchor(change: &Change) -> String {
    ["change-", &change.id].concat()
}

/// The path of the feed in a language.
pub fn feed_path(locale: Locale) -> &'static str {
    match locale {
        Locale::Zh => "feed.xml",
        Locale::En => "feed.en.xml",
    }
}

/// The values that a change has made others of, each in a line with what it is of, before and after.
pub fn changed_values(change: &Change, atlas: &Atlas, locale: Locale) -> Vec<String> {
    let line = |value: &ChangedValue| {
        let id = value.observation.as_str();
        let name = atlas.observation(id).map_or_else(|| id.to_owned(), |o| atlas.label(o, locale));
        with(files(locale).value_changed, &[&name, value.before.get(locale), value.after.get(locale)])
    };
    change.values.iter().map(line).collect()
}
