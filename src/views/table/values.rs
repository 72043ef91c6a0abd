//! The table behind a picture.

use super::columns::{OF_A_FIGURE, heads, sorted};
use super::{heading, period, place};
use crate::figures::summary::qualified;
use crate::model::{Atlas, Observation};
use crate::platform::location;
use crate::route::{Page, Route};
use crate::text::Locale;
use crate::views::Site;
use crate::views::filled::in_its_language;
use leptos::prelude::*;

/// What, how much, when, where it is printed. On a figure's own page its order stands in the address.
#[component]
pub fn ValueTable(
    /// Ids of observations, in order.
    rows: Vec<String>,
    /// Language.
    locale: Locale,
) -> impl IntoView {
    let site = Site::here();
    let atlas = site.atlas.get_untracked();
    let alone = site.route.with_untracked(|r| matches!(r.page, Page::Indicator(_) | Page::Embed(_)));
    let own = RwSignal::new(None);
    let sort = Memo::new(move |_| if alone { site.route.with(|r| r.sort.clone()) } else { own.get() });
    let turn = move |next| {
        if alone {
            location::go(&Route { sort: Some(next), ..site.route.get_untracked() }.to_string());
        } else {
            own.set(Some(next));
        }
    };
    let body = move || {
        let all: Vec<&Observation> = rows.iter().filter_map(|id| atlas.observations.get(id)).collect();
        let all = sort.with(|sort| sorted(all, |o| o, &OF_A_FIGURE, sort.as_ref(), (&atlas, locale)));
        all.into_iter().map(|o| row(o, &atlas, locale)).collect_view()
    };
    view! {
        <div class="values">
            <table>
                <thead><tr>{heads(&OF_A_FIGURE, site, sort, turn)}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(o: &Observation, atlas: &Atlas, locale: Locale) -> AnyView {
    view! {
        <tr data-observation=o.id.clone()>
            {heading(o, atlas, locale)}
            <td class="number">{qualified(o, atlas, locale)}</td>
            <td data-said="">{period(o, atlas, locale)}</td>
            <td>{in_its_language(&place(o, atlas, locale), locale)}</td>
        </tr>
    }
    .into_any()
}
