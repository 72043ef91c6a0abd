//! The site kept for reading offline: how far it is, and what the reader can do about it.

use super::Site;
use crate::platform::offline::{self, Kept};
use crate::text::messages::with;
use leptos::prelude::*;

/// Megabytes as they are said: `3.4 MB`.
fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}

/// A small mark in the footer. With it begins the keeping, once the page lives.
#[component]
pub fn OfflineMark() -> impl IntoView {
    let site = Site::here();
    Effect::new(move |_| offline::watch(move |kept| site.kept.set(kept)));
    let button =
        |name: &'static str, act: fn()| view! { <button type="button" on:click=move |_| act()>{name}</button> };
    move || {
        let words = site.words();
        match site.kept.get() {
            Kept::Not | Kept::Outdated => None,
            Kept::Whole(bytes) => Some(
                view! { <p class="kept">{with(words.offline_kept, &[&megabytes(bytes)])}" "{button(words.offline_remove, offline::remove)}</p> }
                    .into_any(),
            ),
            Kept::Declined => {
                Some(view! { <p class="kept">{words.offline_declined}" "{button(words.offline_keep, offline::keep)}</p> }.into_any())
            }
        }
    }
}

/// Says that a new version waits; the reader chooses when.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let site = Site::here();
    move || {
        let words = site.words();
        (site.kept.get() == Kept::Outdated).then(|| {
            view! {
                <div class="notice" role="status" data-update>
                    <p>{words.update_waits}</p>
                    <button type="button" on:click=move |_| offline::update()>{words.update_take}</button>
                </div>
            }
        })
    }
}

/// How to take the site along: installed, or as one file with its size and date.
pub fn take_along(site: Site) -> AnyView {
    let words = site.words();
    let file = site.single_file().map(|(size, date)| {
        let said =
            [megabytes(size), date].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(words.list_comma);
        view! {
            <li>
                <a href=site.file("wanzhou.html") download="wanzhou.html">{words.offline_file}</a>
                {words.open_bracket}{said}{words.close_bracket}{words.colon}{words.offline_file_about}
            </li>
        }
    });
    view! {
        <h2 id="offline">{words.offline_title}</h2>
        <ul><li>{words.offline_install}</li>{file}<li>{words.offline_not}</li></ul>
    }
    .into_any()
}
