//! Texts to copy, each with a button that copies it.

use crate::platform::clipboard;
use crate::text::Messages;
use leptos::prelude::*;

/// A list of named texts. A text may change while it is shown.
#[component]
pub fn Copyable(
    /// Each text behind its name.
    forms: Vec<(&'static str, Signal<String>)>,
    words: &'static Messages,
) -> AnyView {
    let forms = forms.into_iter().map(|(name, text)| {
        let copied = RwSignal::new(None::<bool>);
        let copy = move |_| {
            let content = text.get_untracked();
            leptos::task::spawn_local(async move { copied.set(Some(clipboard::copy(&content).await)) });
        };
        view! {
            <li>
                <b>{name}</b>
                <button type="button" on:click=copy>{move || match copied.get() {
                    None => words.copy,
                    Some(true) => words.copied,
                    Some(false) => words.copy_by_hand,
                }}</button>
                <pre tabindex="0">{text}</pre>
            </li>
        }
    });
    view! { <ul class="export-panel cite">{forms.collect_view()}</ul> }.into_any()
}
