//! A table of words: the steps of a flow, the named systems, the places.

use super::order::{Heads, Order};
use crate::figures::text_table::{Subject, TextTable};
use crate::text::{Locale, messages};
use crate::views::Site;
use leptos::prelude::*;

/// The rows of a text table, in the order of any of its columns. Where a row has a mark in the picture, each shows the other;
/// where there is something to open, the row opens it.
#[component]
pub fn TextTableView(table: TextTable, locale: Locale) -> impl IntoView {
    let (site, words) = (Site::from_context(), messages(locale));
    let order = Order::of_a_figure(site, table.columns.iter().map(|column| column.id).collect());
    let names: Vec<_> = table.columns.iter().map(|column| (column.id, column.name)).collect();
    let body = move || {
        let rows = order.sort.with(|sort| table.sorted(sort.as_ref()).into_iter().cloned().collect::<Vec<_>>());
        let rows =
            rows.into_iter().map(|(subject, cells)| view! { <TextRow subject=subject cells=cells table=&table/> });
        rows.collect_view()
    };
    view! {
        <div class="values text-table" tabindex="0" role="group" aria-label=words.action_table>
            <table>
                <thead><tr><Heads columns=names words=words order=order/></tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row of words, which opens what it is about.
#[component]
fn TextRow<'a>(
    /// What it is about, where there is something to open or a mark to show.
    subject: Option<Subject>,
    cells: Vec<String>,
    table: &'a TextTable,
) -> AnyView {
    let named = |kind: fn(&Subject) -> bool| subject.as_ref().filter(|s| kind(s)).map(|s| s.id().to_owned());
    let observation = named(|s| matches!(s, Subject::Observation(_)));
    let system = named(|s| matches!(s, Subject::System(_)));
    let part = named(|s| matches!(s, Subject::Part(_)));
    let opens = observation.is_some() || system.is_some();
    let cells = cells.into_iter().enumerate().map(|(at, cell)| {
        let in_tooltip = table.tooltip_cells.contains(&at).then_some("");
        match (at == table.head, opens) {
            (true, true) => {
                let (observation, system) = (observation.clone(), system.clone());
                let button =
                    view! { <span role="button" tabindex="0" data-observation=observation data-system=system>{cell}</span> };
                view! { <th scope="row">{button}</th> }.into_any()
            }
            (true, false) => view! { <th scope="row">{cell}</th> }.into_any(),
            (false, _) => view! { <td data-tooltip=in_tooltip>{cell}</td> }.into_any(),
        }
    });
    let cells = cells.collect_view();
    view! { <tr data-observation=observation data-system=system data-part=part>{cells}</tr> }.into_any()
}
