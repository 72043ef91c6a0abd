//! What the keyboard can do: `?` shows it.

use super::Site;
use leptos::prelude::*;

/// The list; nothing until it is asked for.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let site = Site::here();
    let shown = RwSignal::new(false);
    // Effects run in the browser alone, where there is a window to listen to.
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            let typing = crate::platform::document::is_typing(&event);
            match event.key().as_str() {
                "?" if !typing => shown.update(|s| *s = !*s),
                "Escape" => shown.set(false),
                _ => {}
            }
        });
        on_cleanup(move || listener.remove());
    });
    move || {
        shown.get().then(|| {
            let words = site.words();
            let lines = words.shortcut_list.map(|(keys, what)| view! { <dt><kbd>{keys}</kbd></dt><dd>{what}</dd> });
            view! {
                <div class="shortcuts" role="status">
                    <b>{words.shortcuts}</b>
                    <dl>{lines.into_iter().collect_view()}</dl>
                </div>
            }
        })
    }
}
