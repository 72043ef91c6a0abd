//! Values in rows: behind every picture, and all of them on the data page.

mod all;
mod columns;
mod order;
mod text_table;
mod values;
pub mod window;

pub use all::{DataTable, listed};
pub use text_table::TextTableView;
pub use values::ValueTable;

use crate::model::{Atlas, Observation};
use crate::text::{Locale, Messages, messages, messages::with};
use crate::views::Site;
use leptos::prelude::*;

/// What a row is about, a button that opens where its value comes from: a stop of the keyboard of its own, or one of a
/// table that is itself the stop.
#[component]
fn RowHeading<'a>(observation: &'a Observation, locale: Locale, is_tab_stop: bool) -> AnyView {
    let (o, atlas) = (observation, Site::from_context().atlas.get_untracked());
    let tab_stop = if is_tab_stop { "0" } else { "-1" };
    view! { <th scope="row"><span role="button" tabindex=tab_stop data-observation=o.id.to_string()>{atlas.label(o, locale)}</span></th> }
        .into_any()
}

/// The period in words, or that none is stated.
pub fn period(o: &Observation, atlas: &Atlas, locale: Locale) -> String {
    let period = atlas.period(o, locale);
    if period.is_empty() { messages(locale).no_period.to_owned() } else { period }
}

/// The source and where in it: `《…》,第20段`.
pub fn source_and_locator(o: &Observation, atlas: &Atlas, locale: Locale) -> String {
    let words = messages(locale);
    if o.expression.is_some() {
        let names: Vec<&str> = atlas.sources_of(o).iter().map(|s| s.short.get(locale)).collect();
        return format!("{}{}", words.derived_from, names.join(words.list_comma));
    }
    let name = o.source.as_deref().and_then(|id| atlas.sources.get(id)).map_or("", |s| s.short.get(locale));
    let finer = [name.to_owned(), locator(o, words, locale)];
    finer.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(words.comma)
}

/// Where in its source an observation is: `第20段`; empty where nothing finer is known.
pub fn locator(o: &Observation, words: &Messages, locale: Locale) -> String {
    let own = o.locator.as_ref();
    let paragraph = own.and_then(|l| l.paragraph).map(|p| with(words.paragraph, &[&p.to_string()]));
    let text = own.and_then(|l| l.text.as_ref()).map(|t| t.get(locale).to_owned());
    [paragraph, text].into_iter().flatten().collect::<Vec<_>>().join(words.comma)
}
