//! A check in a line: what is held against what, how it came out, and why.

use super::rich_text;
use super::rich_text::based_on;
use crate::model::Atlas;
use crate::model::census::TableCheck;
use crate::model::check::{Check, Verdict};
use crate::text::{LocalText, Locale, Messages, messages, messages::with};
use leptos::prelude::*;

/// A check with its verdict and the reason.
pub fn check_line(check: &Check, atlas: &Atlas, locale: Locale) -> AnyView {
    // What is shown follows from the current data; a verdict that no longer does is not repeated.
    let verdict = match check.is_true_to_data(atlas) {
        Ok(true) => check.verdict,
        _ => Verdict::CannotBeChecked,
    };
    let sides = check.arithmetic(atlas, locale);
    let why = view! { {rich_text(&check.why, atlas, locale)}{based_on(&check.source, atlas, locale)} };
    line(&check.id, &check.title, sides, why.into_any(), verdict, atlas, locale)
}

/// A check over tables: of how many cells it holds, and where it does not.
pub fn table_check_line(check: &TableCheck, atlas: &Atlas, locale: Locale) -> AnyView {
    let (words, census) = (messages(locale), &atlas.census);
    let tally = census.tally(check);
    let verdict = if check.is_true_to(tally) { check.verdict } else { Verdict::CannotBeChecked };
    let mut sides = with(words.check_tally, &[&tally.held().to_string(), &tally.compared.to_string()]);
    for (cell, left, right) in tally.broken.iter().take(2) {
        let label = census.observed(*cell).map_or_else(|| census.id(*cell), |o| atlas.label(o, locale));
        sides += &format!("{}{label}{}{left:.2} ≠ {right:.2}", words.semicolon, words.colon);
    }
    line(&check.id, &check.title, Some(sides), rich_text(&check.why, atlas, locale).into_any(), verdict, atlas, locale)
}

fn line(
    id: &str,
    title: &LocalText,
    sides: Option<String>,
    why: AnyView,
    verdict: Verdict,
    atlas: &Atlas,
    locale: Locale,
) -> AnyView {
    let sides = sides.map(|text| view! { <span class="sides">{text}</span> });
    view! {
        <li class="check" tabindex="-1" data-check=id.to_owned() data-verdict=verdict_id(verdict)>
            <i aria-hidden="true">{verdict_mark(verdict)}</i>
            <span>{rich_text(title, atlas, locale)}</span>
            {sides}
            <small>{why}</small>
            <b>{verdict_word(verdict, messages(locale))}</b>
        </li>
    }
    .into_any()
}

/// The sign that stands for a verdict; the word is beside it.
fn verdict_mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "✓",
        Verdict::DiffersExplained | Verdict::DiffersUnexplained => "≠",
        Verdict::NotComparable | Verdict::CannotBeChecked => "?",
    }
}

/// A verdict in words.
pub fn verdict_word(verdict: Verdict, words: &Messages) -> &'static str {
    match verdict {
        Verdict::Holds => words.check_holds,
        Verdict::DiffersExplained => words.check_explained,
        Verdict::DiffersUnexplained => words.check_unexplained,
        Verdict::NotComparable => words.check_not_comparable,
        Verdict::CannotBeChecked => words.check_cannot,
    }
}

fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::DiffersExplained => "explained",
        Verdict::DiffersUnexplained => "differs",
        Verdict::NotComparable => "apart",
        Verdict::CannotBeChecked => "unknown",
    }
}
