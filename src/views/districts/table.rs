//! The rows behind the pictures: each district with its rank and its values at every census.

use super::State;
use super::chips::symbol;
use crate::figures::districts::Screen;
use crate::figures::districts::rows::{DistrictRow, RowCell};
use crate::platform::painted;
use crate::text::messages::{messages, with};
use leptos::prelude::*;
use std::sync::Arc;

/// The table, in the order of any of its columns.
#[component]
pub fn DistrictTable(
    state: State,
    /// Behind a picture, which is painted first.
    #[prop(optional)]
    behind: bool,
) -> impl IntoView {
    let words = messages(state.locale);
    let screen = if behind { after_paint(state) } else { state.screen.into() };
    // The column, and whether downwards: 0 is the name, 1 the rank, then the values.
    let sort = RwSignal::new(None::<(usize, bool)>);
    let head = move |(at, name): (usize, String)| {
        let on = move || sort.get().filter(|(own, _)| *own == at).map(|(_, down)| down);
        let aria = move || on().map(|down| if down { "descending" } else { "ascending" });
        let turn = move |_| sort.set(Some((at, on() == Some(false))));
        view! {
            <th scope="col" aria-sort=aria class=(at > 0).then_some("number")>
                <button type="button" on:click=turn>{name}</button>
            </th>
        }
    };
    let heads = move || {
        let of_screen = |screen: &Screen| {
            let ranked = screen.rows.iter().filter(|row| !row.rank.is_empty()).count();
            let names = [state.words.name.to_owned(), with(state.words.rank_among, &[&ranked.to_string()])];
            names.into_iter().chain(screen.columns.iter().cloned()).enumerate().map(head).collect_view()
        };
        screen.with(|screen| screen.as_deref().map(of_screen))
    };
    let rows = move || {
        let mut rows: Vec<_> =
            screen.with(|screen| screen.iter().flat_map(|screen| screen.rows.iter().cloned()).enumerate().collect());
        if let Some((at, down)) = sort.get() {
            rows.sort_by(|(a, one), (b, other)| {
                let order = match at {
                    0 => one.area.cmp(&other.area),
                    1 => a.cmp(b),
                    _ => number(one, at - 2).total_cmp(&number(other, at - 2)),
                };
                if down { order.reverse() } else { order }
            });
        }
        rows.into_iter().map(|(_, one)| view! { <Row row=one/> }).collect_view()
    };
    view! {
        <div class="values districts-table" tabindex="0" role="group" aria-label=words.action_table>
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// The screen of the page's state, once what else changes with it is painted.
fn after_paint(state: State) -> Signal<Option<Arc<Screen>>> {
    let shown = RwSignal::new(state.screen.get_untracked());
    Effect::new(move |before: Option<()>| {
        let now = state.screen.get();
        if before.is_none() {
            return;
        }
        leptos::task::spawn_local(async move {
            painted().await;
            // One that has gone since is not shown.
            if state.screen.try_get_untracked().is_some_and(|last| last == now) {
                shown.try_set(now);
            }
        });
    });
    shown.into()
}

/// What a column is sorted by.
fn number(row: &DistrictRow, column: usize) -> f64 {
    row.cells.get(column).map_or(f64::NEG_INFINITY, |cell| cell.number)
}

/// A district with its rank and its values.
#[component]
fn Row(row: DistrictRow) -> AnyView {
    let cells = row.cells.into_iter().map(|RowCell { text, observation, .. }| {
        let cell = match observation {
            Some(id) => view! { <span role="button" tabindex="0" data-observation=id>{text}</span> }.into_any(),
            None => text.into_any(),
        };
        view! { <td>{cell}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr data-observation=row.observation>
            <th scope="row">{row.slot.map(|slot| view! { <i inner_html=symbol(slot)></i> })}{row.name}</th>
            <td data-tooltip="">{row.rank}</td>
            <td class="number" hidden>{row.value}</td>
            {cells}
            <td data-tooltip="" hidden>{row.comparison}</td>
        </tr>
    }
    .into_any()
}
