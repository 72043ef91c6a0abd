//! Finding values by words: Chinese, English, numbers as they are printed.

use super::census::{Cell, Census};
use super::{Atlas, Observation};
use crate::text::{LocalText, Locale};
use std::collections::{BTreeSet, HashMap};

/// What can be found: an entry for each observation that files state, in the order of the atlas, and the names of what the
/// cells of tables are made of. A cell has no entry of its own: of a hundred thousand that would be too many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchIndex {
    entries: Vec<String>,
    indicators: Vec<String>,
    areas: Vec<String>,
    periods: Vec<String>,
    /// By dimension, then by index in it.
    categories: Vec<Vec<String>>,
    /// Short names of sources, by id.
    sources: HashMap<String, String>,
}

impl SearchIndex {
    /// Everything about every value that a reader might type, in both languages.
    pub fn of(atlas: &Atlas) -> SearchIndex {
        let census = &atlas.census;
        let names = |texts: &[&LocalText]| {
            let all = texts.iter().flat_map(|text| Locale::ALL.map(|locale| text.get(locale)));
            folded(&all.collect::<Vec<_>>().join("\n"))
        };
        let indicator = |key| {
            let id = census.indicator_id(key);
            let named = atlas.indicators.get(id).map(|i| [names(&[&i.name, &i.short]), folded(&i.aliases.join("\n"))]);
            let named = named.unwrap_or_default().join("\n");
            let topic = census.measure(key).and_then(|measure| census.topics.get(&measure.topic));
            format!("{named}\n{id}\n{}", topic.map(|topic| names(&[&topic.name])).unwrap_or_default())
        };
        let area = |key| {
            let area = atlas.areas.get(census.area_id(key));
            area.map(|area| format!("{}\n{}", area.id, names(&[&area.name, &area.short]))).unwrap_or_default()
        };
        let period = |period: crate::text::Period| {
            let words = Locale::ALL.map(|locale| period.format(locale)).join("\n");
            let name = census.moments.get(&period.to_string()).map(|moment| names(&[&moment.name]));
            format!("{period}\n{}\n{}", folded(&words), name.unwrap_or_default())
        };
        let categories = census.dimensions.iter().map(|dimension| {
            dimension.categories.iter().map(|category| names(&[&category.name, &dimension.name])).collect()
        });
        SearchIndex {
            entries: atlas.observations.iter().map(|o| entry(o, atlas)).collect(),
            indicators: census.indicators().map(indicator).collect(),
            areas: census.areas().map(area).collect(),
            periods: census.periods().map(period).collect(),
            categories: categories.collect(),
            sources: atlas.sources.iter().map(|source| (source.id.to_string(), names(&[&source.short]))).collect(),
        }
    }

    /// Which values hold every word of a text, by their index in the list of all (see [`super::rows`]); all of them for an
    /// empty text. Case and the width of letters and digits do not matter.
    pub fn find(&self, text: &str, atlas: &Atlas) -> Vec<usize> {
        let text = folded(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        let holds = |entry: &String| words.iter().all(|word| entry.contains(word));
        let stated = self.entries.iter().enumerate().filter(|(_, entry)| holds(entry)).map(|(i, _)| i);
        let cells = atlas.census.cells();
        let words: Vec<QueryWord> = words.iter().map(|word| self.word(word)).collect();
        let sources = words.iter().any(|word| !word.sources.is_empty()).then(|| Sources::new(&atlas.census));
        let mut sources = sources.unwrap_or_default();
        let mut found: Vec<usize> = stated.collect();
        for (at, cell) in cells.iter().enumerate() {
            if words.iter().all(|word| word.holds(cell, &atlas.census, &mut sources)) {
                found.push(self.entries.len() + at);
            }
        }
        found
    }

    /// Which of the names hold a word.
    fn word<'a>(&self, word: &'a str) -> QueryWord<'a> {
        let holding = |names: &[String]| names.iter().map(|name| name.contains(word)).collect::<Vec<bool>>();
        let sources = self.sources.iter().filter(|(_, name)| name.contains(word)).map(|(id, _)| id.clone());
        QueryWord {
            text: word,
            is_number: word.bytes().all(|b| b.is_ascii_digit() || b == b'.'),
            indicators: holding(&self.indicators),
            areas: holding(&self.areas),
            periods: holding(&self.periods),
            categories: self.categories.iter().map(|names| holding(names)).collect(),
            sources: sources.collect(),
        }
    }
}

/// A word, and which of the names hold it.
struct QueryWord<'a> {
    text: &'a str,
    is_number: bool,
    indicators: Vec<bool>,
    areas: Vec<bool>,
    periods: Vec<bool>,
    categories: Vec<Vec<bool>>,
    sources: BTreeSet<String>,
}

/// The sources behind the cells of an indicator at a time, looked up once.
#[derive(Default)]
struct Sources<'a> {
    census: Option<&'a Census>,
    known: HashMap<(super::census::IndicatorKey, super::census::When), BTreeSet<&'a str>>,
}

impl<'a> Sources<'a> {
    fn new(census: &'a Census) -> Sources<'a> {
        Sources { census: Some(census), known: HashMap::new() }
    }

    fn of(&mut self, cell: &Cell) -> &BTreeSet<&'a str> {
        let census = self.census;
        self.known.entry((cell.indicator, cell.when)).or_insert_with(|| {
            let tables = census.map_or_else(Vec::new, |census| census.tables_behind(cell.indicator, cell.when));
            tables.into_iter().map(|table| table.source.as_str()).collect()
        })
    }
}

impl QueryWord<'_> {
    fn holds(&self, cell: &Cell, census: &Census, sources: &mut Sources) -> bool {
        let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(false);
        let period = |period| census.periods().position(|own| own == period).is_some_and(|at| is(&self.periods, at));
        let of_time = match cell.when {
            super::census::When::At(at) => period(at),
            super::census::When::Between(from, to) => period(from) || period(to),
        };
        let category = |category: super::census::CategoryKey| {
            self.categories.get(category.dimension.index()).is_some_and(|names| is(names, usize::from(category.at)))
        };
        is(&self.indicators, cell.indicator.index())
            || is(&self.areas, cell.area.index())
            || of_time
            || cell.categories.iter().any(category)
            || self.is_number && census.value(*cell).is_some_and(|value| self.is_in(value.number))
            || !self.sources.is_empty() && sources.of(cell).iter().any(|source| self.sources.contains(*source))
            // An id as it is in an address; a name has none of these.
            || self.text.len() > 8 && self.text.contains('-') && census.id(*cell).contains(self.text)
    }

    /// Whether the word is in a number as tables print it, or as it is shown: 68.92 for 68.91557.
    fn is_in(&self, number: f64) -> bool {
        let shown = if number.fract() == 0.0 { format!("{number}") } else { format!("{number:.2}") };
        shown.contains(self.text)
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
    for alias in atlas.indicators.get(&o.indicator).into_iter().flat_map(|i| &i.aliases) {
        add(alias);
    }
    add(&o.value.to_string());
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
