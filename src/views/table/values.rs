//! The table behind a picture.

use super::columns::{OF_A_FIGURE, named, sorted};
use super::order::{Order, heads};
use super::{heading, period, place};
use crate::figures::summary::qualified;
use crate::model::rows::{Row, Rows};
use crate::model::{Atlas, Observation};
use crate::text::{Locale, messages};
use crate::views::Site;
use crate::views::rich_text::in_its_language;
use leptos::prelude::*;

/// What, how much, when, where it is printed. On a figure's own page its order is in the address.
#[component]
pub fn ValueTable(
    /// Ids of observations, in order.
    rows: Vec<String>,
    locale: Locale,
) -> impl IntoView {
    let site = Site::from_context();
    let (atlas, words) = (site.atlas.get_untracked(), messages(locale));
    let order = Order::of_a_figure(site, OF_A_FIGURE.iter().map(|column| column.id).collect());
    let body = move || {
        let all: Vec<&Observation> = rows.iter().filter_map(|id| atlas.observation(id)).collect();
        let rows = Rows::of(&atlas);
        let value = |o| Some(Row::Stated(o));
        let all = order.sort.with(|sort| sorted(all, value, &OF_A_FIGURE, sort.as_ref(), (&rows, locale)));
        all.into_iter().map(|o| row(o, &atlas, locale)).collect_view()
    };
    view! {
        <div class="values">
            <table>
                <thead><tr>{heads(named(&OF_A_FIGURE, words), words, site, order)}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(o: &Observation, atlas: &Atlas, locale: Locale) -> AnyView {
    view! {
        <tr data-observation=o.id.clone()>
            {heading(o, atlas, locale, true)}
            <td class="number">{qualified(o, atlas, locale)}</td>
            <td data-tooltip="">{period(o, atlas, locale)}</td>
            <td>{in_its_language(&place(o, atlas, locale), locale)}</td>
        </tr>
    }
    .into_any()
}
