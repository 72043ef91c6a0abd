//! Loading, failed, empty, left out: each says what happened and what can be done.

use super::Site;
use super::offline::UpdateNotice;
use super::page_files::Load;
use crate::figures::DrawError;
use crate::model::{Card, DataError};
use crate::platform::document;
use crate::route::Page;
use crate::text::{Messages, messages::with};
use leptos::prelude::*;

/// Shows `children` once the files of a page are there; before that a line that says what is loading,
/// and after a failure what failed, with a way to try again.
#[component]
pub fn WhenLoaded(
    /// Whose files.
    page: Page,
    /// What they are called, in the reader's language.
    #[prop(into)]
    name: Signal<String>,
    /// Whether the page is whole without it: then a failure is a quiet word in its place.
    #[prop(optional)]
    aside: bool,
    /// The content; nothing where the page shows it elsewhere.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let site = Site::from_context();
    let requested = page.clone();
    Effect::new(move |_| site.ensure_loaded(&requested));
    let load = {
        let page = page.clone();
        Memo::new(move |_| site.load_of(&page))
    };
    move || match load.get() {
        Load::Ready => children.as_ref().map(|content| content()).into_any(),
        Load::Loading => {
            view! { <p class="loading" role="status">{move || with(site.words().loading_part, &[&name.get()])}</p> }
                .into_any()
        }
        Load::Failed(error) => {
            let page = page.clone();
            let retry = move |_| {
                let page = page.clone();
                document::retry(move || site.ensure_loaded(&page));
            };
            view! {
                <div class="notice failure" role=if aside { "status" } else { "alert" }>
                    <p><b>{move || with(site.words().failed_part, &[&name.get()])}</b>" ("{error.to_string()}")"</p>
                    <p>{move || site.words().failed_hint}</p>
                    <button type="button" on:click=retry>{move || site.words().retry}</button>
                </div>
            }
            .into_any()
        }
    }
}

/// Entries that were left out of the data, named.
#[component]
pub fn Problems(list: Vec<DataError>, words: &'static Messages) -> AnyView {
    let count = list.len().to_string();
    let lines = list.into_iter().take(8).map(|p| view! { <li lang="en">{p.to_string()}</li> }).collect_view();
    view! {
        <div class="notice" role="note"><p>{with(words.left_out, &[&count])}</p><ul>{lines}</ul></div>
    }
    .into_any()
}

/// The notice in place of a figure that cannot be drawn.
#[component]
pub fn LeftOut<'a>(
    card: &'a Card,
    /// Why it cannot be drawn.
    missing: &'a DrawError,
    words: &'static Messages,
) -> AnyView {
    let problem = DataError {
        part: "cards.json".to_owned(),
        path: format!("$.cards[?(@.id=='{}')]", card.id),
        id: Some(card.id.to_string()),
        message: missing.to_string(),
    };
    view! { <Problems list=vec![problem] words=words/> }.into_any()
}

/// What the page must say before its content: parts of the address it did not understand, data left out.
#[component]
pub fn Notices() -> impl IntoView {
    let site = Site::from_context();
    let address = move || {
        let words = site.words();
        let lines = site.notices.get().into_iter().map(|n| view! { <p>{with(words.notice_link, &[&n.part])}</p> });
        let lines = lines.collect_view();
        (!lines.is_empty()).then(|| view! { <div class="notice" role="status">{lines}</div> })
    };
    let data = move || {
        let list = site.problems.get();
        (!list.is_empty()).then(|| view! { <Problems list=list words=site.words()/> })
    };
    view! { <div class="container"><UpdateNotice/>{address}{data}</div> }.into_any()
}
