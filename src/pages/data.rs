//! Every observation in one table, the indicators behind them, and the checks between them.

use crate::files::csv::csv;
use crate::files::package::{TABLE, ZIP, files};
use crate::files::zip::zip;
use crate::model::search::Index;
use crate::model::{Atlas, Indicator};
use crate::platform::save;
use crate::route::Page;
use crate::text::messages::with;
use crate::views::Site;
use crate::views::arrived::Load;
use crate::views::filters::Filters;
use crate::views::provenance::check_line;
use crate::views::status::WhenLoaded;
use crate::views::table::{DataTable, listed};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    let site = Site::here();
    let name = Signal::derive(move || site.words().map_title_district.to_owned());
    let index = Memo::new(move |_| site.atlas.with(|atlas| Index::of(atlas)));
    let rows = listed(site, index);
    // A source that the data does not have is a part of the address like any other that nobody understands.
    Effect::new(move |_| {
        let Some(source) = site.route.with(|r| r.filter.source.clone()) else { return };
        if site.atlas.with(|a| a.sources.get(&source).is_none()) {
            site.doubt(format!("source={source}"));
        }
    });
    let checks = move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get());
        atlas.checks.iter().map(|check| check_line(check, &atlas, locale)).collect_view()
    };
    view! {
        <section class="in head">
            <h1>{move || site.words().data_title}</h1>
            <p class="stand">{move || site.words().data_lede}</p>
            <Filters/>
            {move || indicators(site, rows)}
            <DataTable rows=rows/>
            <WhenLoaded page=Page::Data name=name/>
            {move || whole(site)}
        </section>
        <section class="in">
            <div class="part" id="checks">
                <h2>{move || site.words().checks_title}</h2>
                <p class="stand">{move || site.words().checks_lede}</p>
                <ul>{checks}</ul>
            </div>
        </section>
    }
}

/// The indicators of the listed values, each a link to its own page.
fn indicators(site: Site, rows: Memo<Vec<usize>>) -> AnyView {
    let (locale, atlas) = (site.locale.get(), site.atlas.get());
    let all: Vec<&str> = atlas.observations.iter().map(|o| o.indicator.as_str()).collect();
    let listed: std::collections::HashSet<&str> = rows.with(|rows| rows.iter().map(|&at| all[at]).collect());
    let found: Vec<&Indicator> = atlas.indicators.iter().filter(|i| listed.contains(i.id.as_str())).collect();
    let words = site.words();
    let title =
        with(if found.len() == 1 { words.data_indicator } else { words.data_indicators }, &[&found.len().to_string()]);
    let links = found.into_iter().map(|indicator| {
        let page = Page::Indicator(indicator.id.clone());
        view! { <li><a href=move || site.href(page.clone())>{indicator.name.get(locale).to_owned()}</a></li> }
    });
    view! { <details class="indicators"><summary>{title}</summary><ul>{links.collect_view()}</ul></details> }.into_any()
}

/// The whole data set, made of what is here; where that cannot be, the link leads to the published file.
fn whole(site: Site) -> AnyView {
    let words = site.words();
    let saved = move |event: MouseEvent, save: fn(&Atlas) -> Option<()>| {
        let is_here = site.load_of(&Page::Data) == Load::Ready;
        if is_here && save(&site.atlas.get_untracked()).is_some() {
            event.prevent_default();
        }
    };
    let as_csv = move |event| {
        saved(event, |atlas| {
            let rows: Vec<_> = atlas.observations.iter().collect();
            save::text(TABLE, "text/csv;charset=utf-8", &csv(&rows, atlas)).ok()
        });
    };
    let as_zip = move |event| saved(event, |atlas| save::bytes(ZIP, "application/zip", &zip(&files(atlas))?).ok());
    view! {
        <p class="downloads">
            {words.action_download}{words.colon}
            <a href=site.file(&format!("data/{TABLE}")) download=TABLE on:click=as_csv>"CSV"</a>" · "
            <a href=site.file(&format!("data/{ZIP}")) download=ZIP on:click=as_zip>"Data Package (zip)"</a>
        </p>
    }
    .into_any()
}
