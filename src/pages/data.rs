//! Every observation in one table, the indicators behind them, and the checks between them.

use crate::files::csv::csv;
use crate::files::package::{TABLE, ZIP, files};
use crate::files::zip::zip;
use crate::model::rows::Rows;
use crate::model::search::SearchIndex;
use crate::model::{Atlas, Indicator};
use crate::platform::{self, document, save};
use crate::route::Page;
use crate::text::messages::{Messages, with};
use crate::views::Site;
use crate::views::check_line::{CheckLine, TableCheckLine};
use crate::views::filters::Filters;
use crate::views::hydration::Block;
use crate::views::page_files::Load;
use crate::views::status::WhenLoaded;
use crate::views::table::{DataTable, listed};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Data() -> impl IntoView {
    let site = Site::from_context();
    let name = Signal::derive(move || site.words().tables.to_owned());
    let index = Memo::new(move |_| site.atlas.with(|atlas| SearchIndex::of(atlas)));
    let rows = listed(site, index);
    report_unknown(site);
    let tallied = tallied(site);
    // All that is above it is there first, so that it stays where it is put.
    let asked = Memo::new(move |_| {
        let loaded = tallied.get() && site.load_of(&Page::Data) == Load::Ready;
        site.route.with(|r| r.check.clone()).filter(|_| loaded)
    });
    Effect::new(move |_| {
        let Some(check) = asked.get() else { return };
        let is_there = |a: &Atlas| a.checks.get(&check).is_some() || a.census.possible_checks().any(|c| c.id == check);
        if !site.atlas.with(|atlas| is_there(atlas)) {
            site.add_notice(format!("check={check}"));
        } else {
            // It may be drawn only after this.
            platform::later(async move {
                platform::yield_to_browser().await;
                document::scroll_into_view_and_focus(&format!("#checks [data-check=\"{check}\"]"));
            });
        }
    });
    let checks = move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get());
        let loaded = tallied.get();
        let tables = atlas.census.possible_checks().filter(|_| loaded);
        let tables = tables.map(|check| view! { <TableCheckLine check=check locale=locale/> }.into_any());
        let checks = atlas.checks.iter().map(|check| view! { <CheckLine check=check locale=locale/> }.into_any());
        checks.chain(tables).collect_view()
    };
    // Only in a browser is more on its way: a document without the app is as complete as it will be.
    let is_busy = RwSignal::new(false);
    Effect::new(move |_| is_busy.set(!tallied.get() || site.load_of(&Page::Data) == Load::Loading));
    view! {
        <section class="container head">
            <h1>{move || site.words().data_title}</h1>
            <p class="standfirst">{move || site.words().data_lede}</p>
            <Filters/>
            <Block hydration=site.hydration id="data-list"><Indicators rows=rows/><DataTable rows=rows/></Block>
            <WhenLoaded page=Page::Data name=name/>
            {move || view! { <WholeData words=site.words()/> }}
        </section>
        <section class="container">
            <div class="part" id="checks" aria-busy=move || is_busy.get().then_some("true")>
                <h2>{move || site.words().checks_title}</h2>
                <p class="standfirst">{move || site.words().checks_lede}</p>
                <Block hydration=site.hydration id="check-lines"><ul>{checks}</ul></Block>
            </div>
        </section>
    }
}

/// Says what the address asks for that the data does not have.
fn report_unknown(site: Site) {
    // A source that the data does not have is a part of the address like any other that nobody understands.
    Effect::new(move |_| {
        let Some(source) = site.route.with(|r| r.filter.source.clone()) else { return };
        if site.atlas.with(|a| a.sources.get(&source).is_none()) {
            site.add_notice(format!("source={source}"));
        }
    });
    // So are an area, and, once the tables are there, a topic and a time.
    Effect::new(move |_| {
        let filter = site.route.with(|r| r.filter.clone());
        let loaded = site.load_of(&Page::Data) == Load::Ready;
        let unknown = site.atlas.with(|a| {
            let area = filter.area.filter(|id| a.areas.get(id).is_none()).map(|id| format!("area={id}"));
            let topic = filter.topic.filter(|id| loaded && a.census.topics.get(id).is_none());
            let period = filter.period.map(|p| p.to_string()).filter(|id| loaded && a.census.moments.get(id).is_none());
            [area, topic.map(|id| format!("topic={id}")), period.map(|id| format!("period={id}"))]
        });
        unknown.into_iter().flatten().for_each(|part| site.add_notice(part));
    });
}

/// Whether the checks over tables have been worked out: one after the other, so that the page answers in between.
fn tallied(site: Site) -> RwSignal<bool> {
    let done = RwSignal::new(site.atlas.with_untracked(|atlas| atlas.census.has_tallied()));
    Effect::new(move |_| {
        let census = site.atlas.get().census.clone();
        if census.has_tallied() {
            done.set(true);
            return;
        }
        done.set(false);
        platform::later(async move {
            for check in census.possible_checks() {
                platform::yield_to_browser().await;
                // Other data may have come, which are worked out instead; and a reader who has left the page no longer asks.
                let is_old = site.atlas.with_untracked(|atlas| !Arc::ptr_eq(&census, &atlas.census));
                if is_old || done.try_get_untracked().is_none() {
                    return;
                }
                census.tally(check);
            }
            site.hydration.hydrate_all();
            let _ = done.try_set(true);
        });
    });
    done
}

/// The indicators of the listed values, each a link to its own page.
#[component]
fn Indicators(
    /// See [`listed`].
    rows: Memo<Vec<usize>>,
) -> impl IntoView {
    let site = Site::from_context();
    move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get());
        let all = Rows::of(&atlas);
        let indicator = |at: &usize| all.get(*at).map(|row| all.indicator(row));
        let listed: std::collections::HashSet<&str> = rows.with(|rows| rows.iter().filter_map(indicator).collect());
        let found: Vec<&Indicator> = atlas.indicators.iter().filter(|i| listed.contains(i.id.as_str())).collect();
        let words = site.words();
        let title = if found.len() == 1 { words.data_indicator } else { words.data_indicators };
        let title = with(title, &[&found.len().to_string()]);
        let links = found.into_iter().map(|indicator| {
            let page = Page::Indicator(indicator.id.to_string());
            view! { <li><a href=move || site.href(page.clone())>{indicator.name.get(locale).to_owned()}</a></li> }
        });
        view! { <details class="indicators"><summary>{title}</summary><ul>{links.collect_view()}</ul></details> }
            .into_any()
    }
}

/// The whole data set, made of what is here; where that cannot be, the link leads to the published file.
#[component]
fn WholeData(words: &'static Messages) -> AnyView {
    let site = Site::from_context();
    let load = Memo::new(move |_| site.load_of(&Page::Data));
    // What is asked for while the data are on their way is saved once they are here.
    let asked = RwSignal::new(None::<fn(&Atlas) -> Option<()>>);
    Effect::new(move |_| {
        if load.get() == Load::Ready
            && let Some(save) = asked.try_update(Option::take).flatten()
        {
            // Where that cannot be, pressing again follows the link.
            let _ = save(&site.atlas.get_untracked());
        }
    });
    let unsure = RwSignal::new(false);
    let saved = move |event: MouseEvent, save: fn(&Atlas) -> Option<()>| match load.get_untracked() {
        Load::Ready => {
            if save(&site.atlas.get_untracked()).is_some() {
                event.prevent_default();
                // Who frames the page may forbid it, and then nothing tells.
                unsure.set(save::may_be_forbidden());
            }
        }
        Load::Loading => {
            event.prevent_default();
            asked.set(Some(save));
        }
        Load::Failed(_) => {}
    };
    let as_csv = move |event| {
        saved(event, |atlas| {
            let rows: Vec<_> = atlas.observations.iter().collect();
            save::text(TABLE, "text/csv;charset=utf-8", &csv(&rows, atlas)).ok()
        });
    };
    let as_zip = move |event| saved(event, |atlas| save::bytes(ZIP, "application/zip", &zip(&files(atlas))?).ok());
    let table = site.file(&format!("data/{TABLE}"));
    view! {
        <p class="downloads">
            {words.action_download}{words.colon}
            <a href=table.clone() download=TABLE on:click=as_csv>"CSV"</a>" · "
            <a href=site.file(&format!("data/{ZIP}")) download=ZIP on:click=as_zip>{words.package}</a>
        </p>
        <p class="hint in-app">{words.in_app}</p>
        <p class="hint" role="status">{move || unsure.get().then(|| view! {
            {words.maybe_not_saved}<a href=table.clone() target="_blank" rel="noopener">"CSV"</a>
        })}</p>
    }
    .into_any()
}
