//! Every observation in one table, the indicators behind them, and the checks between them.

use crate::model::Indicator;
use crate::model::search::Index;
use crate::route::Page;
use crate::text::messages::with;
use crate::views::Site;
use crate::views::filters::Filters;
use crate::views::provenance::check_line;
use crate::views::status::WhenLoaded;
use crate::views::table::{DataTable, listed};
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
            <p class="downloads">
                {move || site.words().action_download}{move || site.words().colon}
                <a href=site.file("data/observations.csv") download="observations.csv">"CSV"</a>" · "
                <a href=site.file("data/wanzhou-in-figures.zip") download="wanzhou-in-figures.zip">"Data Package (zip)"</a>
            </p>
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
    let title = with(site.words().data_indicators, &[&found.len().to_string()]);
    let links = found.into_iter().map(|indicator| {
        let page = Page::Indicator(indicator.id.clone());
        view! { <li><a href=move || site.href(page.clone())>{indicator.name.get(locale).to_owned()}</a></li> }
    });
    view! { <details class="indicators"><summary>{title}</summary><ul>{links.collect_view()}</ul></details> }.into_any()
}
