//! Texts with values in them: every value keeps its way back to its observation.

use super::source_line::SourceLink;
use crate::model::template::{TextPiece, fill};
use crate::model::{Atlas, Source, SourceId};
use crate::text::{LocalText, Locale, messages, messages::with};
use leptos::prelude::*;

/// A text of the data in one language, each value in a `data-observation` of its own that opens where it comes from.
pub fn rich_text(text: &LocalText, atlas: &Atlas, locale: Locale) -> AnyView {
    pieces(text, atlas, locale, true)
}

/// The same for text inside a link, where a value cannot be opened by itself.
pub fn plain(text: &LocalText, atlas: &Atlas, locale: Locale) -> AnyView {
    pieces(text, atlas, locale, false)
}

fn pieces(text: &LocalText, atlas: &Atlas, locale: Locale, opens: bool) -> AnyView {
    let pieces = fill(text.get(locale), atlas, locale).into_iter().map(|piece| match piece {
        TextPiece::Text(text) => in_its_language(&text, locale),
        TextPiece::Value { observation, text } => {
            // A phrase of several words may break, and one without end must; a number never parts from its measure word.
            let class = if text.contains(' ') { None } else { whole(&text) };
            let (role, tab_stop) = if opens { (Some("button"), Some("0")) } else { (None, None) };
            view! { <span class=class role=role tabindex=tab_stop data-observation=observation.to_string()>{text}</span> }
                .into_any()
        }
    });
    pieces.collect_view().into_any()
}

/// The class of what never parts, unless it is so long that it must.
fn whole(text: &str) -> Option<&'static str> {
    (text.chars().count() <= 24).then_some("nowrap")
}

fn is_han(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

/// A text whose Chinese, in an English page, says that it is Chinese: else it is read out as nothing. In a Chinese one a
/// number never parts from its measure word, and in an English one no line begins with a percent sign.
pub fn in_its_language(text: &str, locale: Locale) -> AnyView {
    let chinese = locale == Locale::Zh;
    let is_number = |c: &char| c.is_ascii_digit();
    let marked = |c: &char| if chinese { is_number(c) } else { is_han(*c) };
    if !text.chars().any(|c| marked(&c)) {
        return text.replace(", %", ",\u{a0}%").into_any();
    }
    let mut runs: Vec<(bool, String)> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        let own = marked(&c) || chinese && is_number(&before) && is_han(c);
        match runs.last_mut() {
            Some((is, run)) if *is == own => run.push(c),
            _ => runs.push((own, c.to_string())),
        }
        before = c;
    }
    let runs = runs.into_iter().map(|(own, run)| match (own, chinese) {
        (true, true) => view! { <span class="nowrap">{run}</span> }.into_any(),
        (true, false) => view! { <span lang="zh-CN">{run}</span> }.into_any(),
        _ => run.into_any(),
    });
    runs.collect_view().into_any()
}

/// What a text of the data rests on, as links; nothing where it names no source.
pub fn based_on<'a>(ids: impl IntoIterator<Item = &'a SourceId>, atlas: &Atlas, locale: Locale) -> Option<AnyView> {
    let words = messages(locale);
    let sources: Vec<AnyView> = ids
        .into_iter()
        .filter_map(|id| atlas.sources.get(id))
        .enumerate()
        .map(|(i, source)| {
            // A text of no length would be written as a space.
            let part = (i > 0).then_some(words.list_comma);
            let (name, address) = (source.short.get(locale).to_owned(), source.address.clone());
            view! { {part}<SourceLink name=name address=address lang=None/> }.into_any()
        })
        .collect();
    (!sources.is_empty())
        .then(|| view! { {words.open_bracket}{words.based_on}{sources}{words.close_bracket} }.into_any())
}

/// The language of a source's title, which is as it was published.
pub fn language_of(title: &str) -> &'static str {
    let locale = if title.chars().any(is_han) { Locale::Zh } else { Locale::En };
    locale.html_lang()
}

/// Who wrote and published a source, on which day, and how far it can be trusted: the day stays in one piece.
pub fn of_a_source(source: &Source, locale: Locale) -> AnyView {
    let (words, date) = (messages(locale), source.date.get(locale).to_owned());
    let class = whole(&date);
    let authors = source.authors.as_ref().map(|authors| {
        let by = with(words.written_by, &[authors]);
        view! { {in_its_language(&by, locale)}{words.semicolon} }
    });
    view! {
        {authors}{source.publisher.get(locale).to_owned()}{words.comma}<span class=class>{date}</span>
        {words.comma}{source.tier.word(words)}
    }
    .into_any()
}
