//! Finding values by words: Chinese, English, numbers as they are printed.

use super::{Atlas, Observation};
use crate::text::Locale;

/// What can be found, one entry an observation, in the order of the atlas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    entries: Vec<String>,
}

impl Index {
    /// Everything about every observation that a reader might type, in both languages.
    pub fn of(atlas: &Atlas) -> Index {
        Index { entries: atlas.observations.iter().map(|o| entry(o, atlas)).collect() }
    }

    /// Which observations hold every word of a text, by their place in the atlas; all of them for an empty text.
    /// Case and the width of letters and digits do not matter.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let text = folded(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        let holds = |entry: &String| words.iter().all(|word| entry.contains(word));
        self.entries.iter().enumerate().filter(|(_, entry)| holds(entry)).map(|(i, _)| i).collect()
    }
}

fn entry(o: &Observation, atlas: &Atlas) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push('\n');
    };
    for locale in Locale::ALL {
        add(&atlas.label(o, locale));
        add(&atlas.phrase(o, locale));
        add(&atlas.period(o, locale));
        if let Some(indicator) = atlas.indicators.get(&o.indicator) {
            add(indicator.short.get(locale));
        }
        for source in atlas.sources_of(o) {
            add(source.short.get(locale));
        }
    }
    add(&o.number().to_string());
    add(o.literal.as_deref().unwrap_or_default());
    add(&o.id);
    folded(&text)
}

/// Small letters, narrow letters and digits, no thousands separators inside numbers.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    let chars: Vec<char> = text.chars().map(narrow).collect();
    let mut out = String::with_capacity(text.len());
    for (i, &c) in chars.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        let separator = c == ',' && digit(i.checked_sub(1)) && digit(Some(i + 1));
        if !separator {
            out.extend(c.to_lowercase());
        }
    }
    out
}
