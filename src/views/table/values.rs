//! The table behind a picture.

use super::columns::{OF_A_FIGURE, named, sorted};
use super::order::{Heads, Order};
use super::{RowHeading, period, source_and_locator};
use crate::figures::summary::qualified;
use crate::model::rows::{Row, Rows};
use crate::model::{Observation, ObservationId};
use crate::text::{Locale, messages};
use crate::views::Site;
use crate::views::rich_text::in_its_language;
use leptos::prelude::*;

/// What, how much, when, where it is printed. On a figure's own page its order is in the address.
#[component]
pub fn ValueTable(
    /// Ids of observations, in order.
    rows: Vec<ObservationId>,
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
        all.into_iter().map(|o| view! { <ValueRow observation=o locale=locale/> }).collect_view()
    };
    view! {
        <div class="values">
            <table>
                <thead><tr><Heads columns=named(&OF_A_FIGURE, words).collect() words=words order=order/></tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A value with its time and where it is printed.
#[component]
fn ValueRow<'a>(observation: &'a Observation, locale: Locale) -> AnyView {
    let (o, atlas) = (observation, Site::from_context().atlas.get_untracked());
    view! {
        <tr data-observation=o.id.to_string()>
            <RowHeading observation=o locale=locale is_tab_stop=true/>
            <td class="number">{qualified(o, &atlas, locale)}</td>
            <td data-tooltip="">{period(o, &atlas, locale)}</td>
            <td>{in_its_language(&source_and_locator(o, &atlas, locale), locale)}</td>
        </tr>
    }
    .into_any()
}
