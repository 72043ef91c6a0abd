//! A check in a line: what is held against what, how it came out, and why.

use super::rich_text::based_on;
use super::{Site, rich_text};
use crate::model::census::TableCheck;
use crate::model::check::{Check, Verdict};
use crate::text::{LocalText, Locale, Messages, messages, messages::with};
use leptos::prelude::*;

/// A check with its verdict and the reason.
#[component]
pub fn CheckLine<'a>(check: &'a Check, locale: Locale) -> AnyView {
    let atlas = &*Site::from_context().atlas.get_untracked();
    // What is shown follows from the current data; a verdict that no longer does is not repeated.
    let verdict = match check.is_true_to_data(atlas) {
        Ok(true) => check.verdict,
        _ => Verdict::CannotBeChecked,
    };
    let sides = check.arithmetic(atlas, locale);
    let why = view! { {rich_text(&check.why, atlas, locale)}{based_on(&check.source, atlas, locale)} };
    view! { <Line id=&check.id title=&check.title sides=sides why=why.into_any() verdict=verdict locale=locale/> }
        .into_any()
}

/// A check over tables: of how many cells it holds, and where it does not.
#[component]
pub fn TableCheckLine<'a>(check: &'a TableCheck, locale: Locale) -> AnyView {
    let atlas = &*Site::from_context().atlas.get_untracked();
    let (words, census) = (messages(locale), &atlas.census);
    let tally = census.tally(check);
    let verdict = if check.is_true_to(tally) { check.verdict } else { Verdict::CannotBeChecked };
    let mut sides = with(words.check_tally, &[&tally.held().to_string(), &tally.compared.to_string()]);
    for (cell, left, right) in tally.broken.iter().take(2) {
        let label = census.observed(*cell).map_or_else(|| census.id(*cell), |o| atlas.label(o, locale));
        sides += &format!("{}{label}{}{left:.2} ≠ {right:.2}", words.semicolon, words.colon);
    }
    let why = rich_text(&check.why, atlas, locale);
    view! { <Line id=&check.id title=&check.title sides=Some(sides) why=why verdict=verdict locale=locale/> }.into_any()
}

/// A check as it is shown: verdict, title, what is held against what, why.
#[component]
fn Line<'a>(
    id: &'a str,
    title: &'a LocalText,
    /// The two sides as numbers, where they are known.
    sides: Option<String>,
    why: AnyView,
    verdict: Verdict,
    locale: Locale,
) -> AnyView {
    let atlas = Site::from_context().atlas.get_untracked();
    let sides = sides.map(|text| view! { <span class="sides">{text}</span> });
    view! {
        <li class="check" tabindex="-1" data-check=id.to_owned() data-verdict=verdict_id(verdict)>
            <i aria-hidden="true">{verdict_mark(verdict)}</i>
            <span>{rich_text(title, &atlas, locale)}</span>
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
