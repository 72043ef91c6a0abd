//! The shell: puts route, data and pages together.

use crate::pages::{
    about::About, data::Data, district::DistrictPage, districts::Districts, governance::Governance,
    indicator::IndicatorPage, map::Map, story::Story, title,
};
use crate::platform::{self, document, location, storage};
use crate::route::{DISTRICTS, Page, Route, Theme};
use crate::text::Locale;
use crate::views::Site;
use crate::views::layout::{Footer, Header};
use crate::views::page_files::Load;
use crate::views::provenance::Provenance;
use crate::views::shortcuts::Shortcuts;
use crate::views::status::Notices;
use leptos::prelude::*;

/// The whole application. It is first drawn at the route that the page came with; once it runs in the browser
/// it follows the address.
#[component]
pub fn App(site: Site) -> impl IntoView {
    provide_context(site);
    follow_address(site);
    let page = Memo::new(move |_| site.route.with(|r| r.page.clone()));
    let framed = Memo::new(move |_| page.with(|p| matches!(p, Page::Embed(_))));
    view! {
        {move || (!framed.get()).then(|| view! { <Header/> })}
        <Notices/>
        <main id="main" tabindex="-1">
            {move || match page.get() {
                Page::Story => view! { <Story/> }.into_any(),
                Page::Districts => view! { <Districts/> }.into_any(),
                Page::Map => view! { <Map/> }.into_any(),
                Page::Governance => view! { <Governance/> }.into_any(),
                Page::Data => view! { <Data/> }.into_any(),
                Page::District(id) => view! { <DistrictPage id=id/> }.into_any(),
                Page::About => view! { <About/> }.into_any(),
                Page::Indicator(id) => view! { <IndicatorPage id=id/> }.into_any(),
                Page::Embed(id) if id == DISTRICTS => view! { <Districts embedded=true/> }.into_any(),
                Page::Embed(id) => view! { <IndicatorPage id=id embedded=true/> }.into_any(),
            }}
        </main>
        <Provenance/>
        <Shortcuts/>
        {move || (!framed.get()).then(|| view! { <Footer/> })}
    }
}

/// Takes the route from the address, now and whenever it changes, and leaves on the document what hosts, tests
/// and stylesheets read. Effects do not run natively, so the prerenderer passes this by.
fn follow_address(site: Site) {
    let started = RwSignal::new(false);
    let is_hydrating = site.hydration.is_running();
    Effect::new(move |_| {
        let follow = move || {
            let remembered = storage::remembered("lang").and_then(|code| Locale::parse(&code));
            if remembered.is_some_and(|locale| locale != site.locale.get_untracked()) {
                site.hydration.hydrate_all();
            }
            site.remembered.set(remembered);
            navigate(site, &location::hash(), false);
            location::on_hash_change(move |hash| navigate(site, &hash, true));
            started.set(true);
        };
        // Hydration takes long enough without building another page; nobody sees or presses this one then.
        if is_hydrating && document::root_attribute("data-awaiting-app").is_some() {
            platform::later(async move {
                platform::yield_to_browser().await;
                follow();
            });
        } else {
            follow();
        }
    });
    Effect::new(move |_| {
        if !started.get() {
            return;
        }
        let (locale, page) = (site.locale.get(), site.route.with(|r| r.page.clone()));
        document::set_root("lang", Some(locale.html_lang()));
        document::set_title(&title(&site, &page, site.words()));
        let state = match site.load_of(&page) {
            Load::Ready => "ready",
            Load::Loading if needs_files(site, &page) => "loading",
            Load::Failed(_) if needs_files(site, &page) => "failed",
            _ => "ready",
        };
        document::set_root("data-app-state", Some(state));
        document::set_root("data-awaiting-app", None);
        document::app_ready();
    });
}

/// Whether a page has nothing to show before its files are there.
fn needs_files(site: Site, page: &Page) -> bool {
    match page {
        Page::Indicator(id) | Page::Embed(id) => {
            site.atlas.with(|a| a.cards.get(id).is_none() && a.indicators.get(id).is_none())
        }
        // The report's acts need no census.
        Page::Story => false,
        _ => true,
    }
}

/// Goes where a hash leads. A plain anchor moves within the page and leaves the route alone.
fn navigate(site: Site, hash: &str, moved: bool) {
    let Some((route, notices)) = Route::parse(hash, &site.document_route()) else { return };
    // What a host asks for is not the reader's choice.
    let framed = matches!(route.page, Page::Embed(_));
    let new_page = site.route.with_untracked(|r| r.page != route.page);
    if !new_page && site.route.with_untracked(|r| *r != route) {
        site.hydration.hydrate_all();
    }
    if let Some(lang) = route.lang.filter(|_| !framed) {
        storage::remember("lang", Some(lang.code()));
        site.remembered.set(Some(lang));
    }
    if let Some(theme) = route.theme {
        document::set_root("data-theme", (theme != Theme::Auto).then(|| theme.code()));
    }
    document::set_root("data-transparent", route.frame.transparent.then_some(""));
    document::set_root("data-untitled", route.frame.untitled.then_some(""));
    document::set_root("data-hide-actions", route.frame.bare.then_some(""));
    site.set_notices(hash, notices);
    if site.route.with_untracked(|r| *r != route) {
        site.route.set(route);
    }
    if moved && new_page {
        document::start_of_page("main");
    }
}
