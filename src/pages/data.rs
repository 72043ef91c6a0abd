//! Every observation in one table.

use crate::route::Page;
use crate::views::Site;
use crate::views::status::WhenLoaded;
use crate::views::table::DataTable;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    let site = Site::here();
    let name = Signal::derive(move || site.words().map_title_district.to_owned());
    view! {
        <section class="in head">
            <h1>{move || site.words().data_title}</h1>
            <p class="stand">{move || site.words().data_lede}</p>
            <DataTable/>
            <WhenLoaded page=Page::Data name=name/>
        </section>
    }
}
