//! What is around every page: header and footer.

use super::Site;
use super::offline::OfflineMark;
use crate::route::{Page, Route};
use crate::text::messages::{districts::districts, with};
use crate::text::{Locale, messages};
use leptos::prelude::*;

/// Name, five links, language, theme. The theme is turned by `page/presses.js`, with or without the app.
#[component]
pub fn Header() -> impl IntoView {
    let site = Site::from_context();
    let link = move |page: Page, name: fn(Locale) -> &'static str| {
        let (target, current) = (page.clone(), page);
        view! {
            <a href=move || site.href(target.clone()) aria-current=move || (site.route.with(|r| section(&r.page) == current)).then_some("page")>
                {move || name(site.locale.get())}
            </a>
        }
    };
    let other = move || {
        let lang = Some(site.locale.get().other());
        site.address(&site.route.with(|route| Route { lang, ..route.clone() }))
    };
    view! {
        <a class="skip" href="#main">{move || site.words().skip}</a>
        <Offer other=other/>
        <header class="top">
            <div class="container">
                <Brand/>
                <nav aria-label=move || site.words().nav>
                    {link(Page::Story, |locale| messages(locale).story)}
                    {link(Page::Districts, |locale| districts(locale).name)}
                    {link(Page::Governance, |locale| messages(locale).governance)}
                    {link(Page::Data, |locale| messages(locale).data)}
                    {link(Page::About, |locale| messages(locale).about)}
                </nav>
                <div class="tools">
                    <a href=other lang=move || site.locale.get().other().html_lang() aria-label=move || site.words().switch_language data-action="lang">
                        {move || site.words().other_language}
                    </a>
                    <button type="button" data-action="theme" aria-label=move || site.words().theme>
                        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                            <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/>
                            <path d="M9 2a7 7 0 0 1 0 14z" fill="currentColor"/>
                        </svg>
                    </button>
                </div>
            </div>
        </header>
    }
    .into_any()
}

/// A line that offers the page in English to readers whose browser asks for another language than Chinese (page/look.js).
#[component]
fn Offer(
    /// The address of the page in its other language.
    other: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let site = Site::from_context();
    move || {
        let line = view! {
            <aside class="offer" lang="en" aria-label="English">
                <span>"This site is also in English."</span>
                " "
                <a href=other data-action="offered">"Read it in English"</a>
                <button type="button" data-action="stay" aria-label="Close">"×"</button>
            </aside>
        };
        (site.locale.get() == Locale::Zh).then_some(line)
    }
}

/// The site's name in both languages, which leads to its first page.
#[component]
fn Brand() -> AnyView {
    let site = Site::from_context();
    view! {
        <a class="brand" href=move || site.href(Page::Story)>
            <svg viewBox="0 0 28 28" aria-hidden="true">
                <path fill="var(--accent)" d="M12.4 3C17.8 7 21.4 13 22 19.6H12.4ZM11.1 6.2C9.8 11.4 7.6 16.2 6 19.6H11.1ZM5.7 20.8H22.3L19.4 23H8.6Z"/>
                <path stroke="var(--ink)" stroke-width="1.6" d="M1 25.2h26"/>
            </svg>
            <b>{move || site.words().site}</b>
            <i lang=move || site.locale.get().other().html_lang()>{move || site.words().site_other}</i>
        </a>
    }
    .into_any()
}

/// The link of the header that a page belongs under.
fn section(page: &Page) -> Page {
    match page {
        Page::Indicator(_) => Page::Data,
        Page::Map | Page::District(_) => Page::Districts,
        other => other.clone(),
    }
}

/// What the site is, where its data comes from, credits.
#[component]
pub fn Footer() -> impl IntoView {
    let site = Site::from_context();
    let others = move || site.atlas.with(|a| a.sources.len().saturating_sub(1)).to_string();
    view! {
        <footer class="foot">
            <div class="container">
                <div><b>{move || site.words().site}</b><p>{move || site.words().footer_tagline}</p><OfflineMark/>
                    <p><button type="button" class="shortcuts-toggle" aria-expanded=move || site.shortcuts.get().to_string()
                        on:click=move |_| site.shortcuts.update(|shown| *shown = !*shown)>{move || site.words().shortcuts}</button></p>
                </div>
                <div>
                    <p>{move || with(site.words().footer_data, &[&others()])}</p>
                    <p>{move || site.words().footer_credits}</p>
                </div>
                <div><p>{move || site.words().map_disclaimer}</p></div>
            </div>
        </footer>
    }
    .into_any()
}
