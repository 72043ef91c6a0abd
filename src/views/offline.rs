//! The site kept for reading offline: how far it is, and what the reader can do about it. `page/offline.js` shows what is
//! true of this and does what the buttons say, with or without the app.

use super::Site;
use crate::text::period::date_in_words;
use crate::text::{Locale, messages};
use leptos::prelude::*;

/// Megabytes as they are shown, `3.4 MB`: on one line.
fn megabytes(bytes: f64) -> String {
    format!("{:.1}\u{a0}MB", bytes / 1e6)
}

/// A small mark in the footer.
#[component]
pub fn OfflineMark() -> impl IntoView {
    let site = Site::from_context();
    let kept = move |part: usize| move || site.words().offline_kept.split("{}").nth(part).unwrap_or_default();
    view! {
        <p class="kept" data-offline-state="kept" hidden>
            {kept(0)}<span data-kept-size=""></span>{kept(1)}" "
            <button type="button" data-action="remove">{move || site.words().offline_remove}</button>
        </p>
        <p class="kept" data-offline-state="declined" hidden>
            {move || site.words().offline_declined}" "
            <button type="button" data-action="keep">{move || site.words().offline_keep}</button>
        </p>
    }
    .into_any()
}

/// Says that a new version waits; the reader chooses when.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let site = Site::from_context();
    view! {
        <div class="notice" role="status" data-offline-state="waiting" hidden>
            <p>{move || site.words().update_available}</p>
            <button type="button" data-action="update">{move || site.words().update_apply}</button>
        </div>
    }
    .into_any()
}

/// How to take the site along: installed, or as one file with its size and date.
#[component]
pub fn OfflineSection(locale: Locale) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let file = site.single_file().map(|(size, date)| {
        let details = [megabytes(size), date_in_words(&date, locale)]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(words.comma);
        view! {
            <li>
                <a href=site.file("wanzhou.html") download="wanzhou.html">{words.offline_file}</a>
                {words.open_bracket}{details}{words.close_bracket}{words.colon}{words.offline_file_about}
                <span class="hint in-app">{words.in_app}</span>
            </li>
        }
    });
    view! {
        <h2 id="offline">{words.offline_title}</h2>
        <ul><li>{words.offline_install}</li>{file}<li>{words.offline_not}</li></ul>
    }
    .into_any()
}
