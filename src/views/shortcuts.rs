//! What the keyboard can do: `?` shows it, and so does the footer. The one key can be turned off, for readers whose voice
//! types (WCAG 2.1.4); the rest works only on what has the focus.

use super::Site;
use crate::platform::storage;
use leptos::prelude::*;

/// What is remembered where the key is off.
const KEY: &str = "keys";

/// The list; nothing until it is asked for.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let site = Site::from_context();
    let shown = site.shortcuts;
    let off = RwSignal::new(false);
    // Effects run in the browser alone, where there is a window to listen to.
    Effect::new(move |_| {
        off.set(storage::remembered(KEY).is_some());
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            let typing = crate::platform::document::is_typing(&event);
            match event.key().as_str() {
                "?" if !typing && !off.get_untracked() => shown.update(|s| *s = !*s),
                "Escape" => shown.set(false),
                _ => {}
            }
        });
        on_cleanup(move || listener.remove());
    });
    let turn = move |_| {
        off.update(|off| *off = !*off);
        storage::remember(KEY, off.get_untracked().then_some("off"));
    };
    move || {
        shown.get().then(|| {
            let words = site.words();
            let lines = words.shortcut_list.map(|(keys, what)| view! { <dt><kbd>{keys}</kbd></dt><dd>{what}</dd> });
            view! {
                <div class="shortcuts">
                    <div role="status">
                        <b>{words.shortcuts}</b>
                        <dl>{lines.into_iter().collect_view()}</dl>
                    </div>
                    <button type="button" class="more" on:click=turn>
                        {move || if off.get() { words.shortcut_on } else { words.shortcut_off }}
                    </button>
                </div>
            }
        })
    }
}
