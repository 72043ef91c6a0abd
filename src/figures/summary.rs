//! What a picture says, in a sentence and in rows: for readers who do not see it, and for its table.

use crate::model::{Atlas, Card, Observation, ObservationId, Qualifier, template};
use crate::text::{LocalText, Locale, messages};

/// The words that stand for a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The finding and the values, in one paragraph.
    pub sentence: String,
    /// The values alone: for where the finding has just been read.
    pub values: String,
    /// Ids of the observations, in the order of the table.
    pub rows: Vec<ObservationId>,
}

/// Of longer lists of values, those of districts, only the ends are named: shorter ones may be of several units.
const MAX_LISTED: usize = 11;

impl Summary {
    pub fn of(card: &Card, atlas: &Atlas, locale: Locale) -> Summary {
        let words = messages(locale);
        let mut rows: Vec<&Observation> = Vec::new();
        for observation in card.observations().filter_map(|id| atlas.observation(id)) {
            if !rows.iter().any(|o| o.id == observation.id) {
                rows.push(observation);
            }
        }
        let listed: Vec<String> = if rows.len() <= MAX_LISTED {
            rows.iter().map(|o| observation_text(o, atlas, locale)).collect()
        } else {
            let by_value = |a: &&&Observation, b: &&&Observation| a.value.total_cmp(&b.value);
            let ends = [rows.iter().max_by(by_value), rows.iter().min_by(by_value)];
            ends.into_iter().flatten().map(|o| observation_text(o, atlas, locale)).collect()
        };
        let fill = |text: &LocalText| template::fill_string(text.get(locale), atlas, locale);
        let space = if locale == Locale::En { " " } else { "" };
        let listed = match atlas.flows.get(&card.id) {
            // Steps are sentences already.
            Some(flow) => flow.steps.iter().map(fill).collect::<Vec<_>>().join(space),
            None if listed.is_empty() => format!("{}{}", fill(&card.subtitle), words.full_stop.trim_end()),
            None => format!("{}{}", listed.join(words.semicolon), words.full_stop.trim_end()),
        };
        let sentence = format!("{}{}{listed}", fill(&card.title), words.full_stop);
        Summary { sentence, values: listed, rows: rows.iter().map(|o| o.id.clone()).collect() }
    }
}

/// One observation in words: what, how much, when.
pub fn observation_text(observation: &Observation, atlas: &Atlas, locale: Locale) -> String {
    let words = messages(locale);
    let period = atlas.period(observation, locale);
    let label = atlas.label(observation, locale);
    let value = qualified(observation, atlas, locale);
    if period.is_empty() {
        format!("{label}{}{value}", words.colon)
    } else {
        format!("{label}{}{value}{}{period}{}", words.colon, words.open_bracket, words.close_bracket)
    }
}

/// A value in words, its qualifier included: `至少97%`, `more than 50 billion yuan`, `13.7%(推算)`.
pub fn qualified(observation: &Observation, atlas: &Atlas, locale: Locale) -> String {
    let words = messages(locale);
    let value = atlas.phrase(observation, locale);
    let qualifier = observation.qualifier.word(words);
    let space = if locale == Locale::En { " " } else { "" };
    match observation.qualifier {
        Qualifier::Exact => value,
        q if q.is_open() || q == Qualifier::Rounded => format!("{qualifier}{space}{value}"),
        _ => format!("{value}{}{qualifier}{}", words.open_bracket, words.close_bracket),
    }
}
