//! A table of words: the steps of a flow, the named systems.

use crate::figures::sheet::Sheet;
use crate::views::Site;
use leptos::prelude::*;

/// The rows of a sheet. Where a row has a mark in the picture, each shows the other, and the row opens it.
#[component]
pub fn SheetTable(
    /// What is in it.
    sheet: Sheet,
) -> impl IntoView {
    let site = Site::here();
    let heads = sheet.columns.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view();
    let rows = sheet.rows.into_iter().map(move |(id, cells)| {
        let mut cells = cells.into_iter();
        let first = cells.next();
        let head = match id.clone() {
            Some(id) => view! { <span role="button" tabindex="0" data-system=id>{first}</span> }.into_any(),
            None => first.into_any(),
        };
        let rest = cells.enumerate().map(|(at, cell)| {
            let said = sheet.said.contains(&(at + 1)).then_some("");
            view! { <td data-said=said>{cell}</td> }
        });
        let rest = rest.collect_view();
        view! { <tr data-system=id><th scope="row">{head}</th>{rest}</tr> }
    });
    view! {
        <div class="values sheet" tabindex="0" role="group" aria-label=move || site.words().action_table>
            <table>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
