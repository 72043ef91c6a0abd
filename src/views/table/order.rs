//! The order of a table: by which of its columns, and the heads that change it.

use crate::route::{Page, Route, Sort};
use crate::text::{Messages, messages::with};
use crate::views::Site;
use leptos::prelude::*;

/// By which column a table is sorted; `None` for the order that it came in.
#[derive(Clone, Copy)]
pub struct Order {
    /// The column and the direction.
    pub sort: Memo<Option<Sort>>,
    /// Where it is kept, if it is not in the address.
    own: Option<RwSignal<Option<Sort>>>,
}

impl Order {
    /// The order of a figure's table: on the figure's own page it is in the address, elsewhere it is the table's own.
    pub fn of_a_figure(site: Site, columns: Vec<&'static str>) -> Order {
        if site.route.with_untracked(|r| matches!(r.page, Page::Indicator(_) | Page::Embed(_))) {
            return Order::in_address(site, columns);
        }
        let own = RwSignal::new(None);
        Order { sort: Memo::new(move |_| own.get()), own: Some(own) }
    }

    /// The order that is in the address. A column that the table does not have is reported.
    pub fn in_address(site: Site, columns: Vec<&'static str>) -> Order {
        let asked = Memo::new(move |_| site.route.with(|r| r.sort.clone()));
        let has = move |sort: &Sort| columns.contains(&sort.column.as_str());
        let known = has.clone();
        Effect::new(move |_| {
            if let Some(sort) = asked.get().filter(|sort| !known(sort)) {
                site.add_notice(format!("sort={sort}"));
            }
        });
        Order { sort: Memo::new(move |_| asked.get().filter(&has)), own: None }
    }

    fn turn(self, site: Site, next: Sort) {
        match self.own {
            Some(own) => own.set(Some(next)),
            None => site.navigate(&Route { sort: Some(next), ..site.route.get_untracked() }),
        }
    }
}

/// The heads of a table's columns, each a button that sorts by it. Their words stay as they are: what listens to the
/// language would be remembered by it long after a figure's table is gone.
#[component]
pub fn Heads(
    /// The id and the name of each.
    columns: Vec<(&'static str, &'static str)>,
    words: &'static Messages,
    order: Order,
) -> AnyView {
    let site = Site::from_context();
    let head = |(id, name): (&'static str, &'static str)| {
        let on = move || order.sort.with(|s| s.as_ref().filter(|s| s.column == id).map(|s| s.descending));
        let aria = move || on().map(|descending| if descending { "descending" } else { "ascending" });
        let click = move |_| order.turn(site, Sort { column: id.to_owned(), descending: on() == Some(false) });
        view! {
            <th scope="col" aria-sort=aria class=(id == "value").then_some("number")>
                <button type="button" on:click=click title=with(words.sort_by, &[name])>{name}</button>
            </th>
        }
    };
    columns.into_iter().map(head).collect_view().into_any()
}
