//! Hydration in parts: a document is hydrated element by element, each in a task of its own, so that the page
//! answers in between. A part that a reader reaches for comes at once.

use crate::platform::{document, yield_to_browser};
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, PositionState};

/// An element of the document whose content has not been hydrated yet.
pub struct PendingPart {
    id: String,
    owner: Owner,
    content: Box<dyn FnOnce() -> AnyView>,
}

/// What of the document is hydrated, and what is left to be.
#[derive(Clone, Copy)]
pub struct Hydration {
    /// Whether what is built now is in the document already.
    running: StoredValue<bool>,
    parts: StoredValue<Vec<PendingPart>, LocalStorage>,
}

impl PendingPart {
    fn hydrate(self, hydration: Hydration) {
        let Some(element) = document::element(&self.id) else { return };
        let untouched = document::untouched(&element);
        hydration.set_running(untouched);
        self.owner.with(|| {
            let state = if untouched {
                (self.content)().hydrate::<true>(&Cursor::new(element), &PositionState::default())
            } else {
                // Something else has changed it meanwhile.
                element.set_inner_html("");
                let mut state = (self.content)().build();
                state.mount(&element, None);
                state
            };
            // Kept as long as its owner.
            StoredValue::new_local(state);
        });
        hydration.set_running(false);
    }
}

/// A block of a page that may be hydrated in a task of its own.
#[component]
pub fn Block(
    hydration: Hydration,
    /// Of its element.
    id: &'static str,
    children: Children,
) -> AnyView {
    if hydration.is_running() {
        hydration.hydrate_later(id, children);
        return view! { <div></div> }.into_any();
    }
    view! { <div id=id>{children()}</div> }.into_any()
}

impl Default for Hydration {
    fn default() -> Hydration {
        Hydration { running: StoredValue::new(false), parts: StoredValue::new_local(Vec::new()) }
    }
}

impl Hydration {
    /// Whether what is built now is in the document already, and is only hydrated.
    pub fn is_running(self) -> bool {
        self.running.get_value()
    }

    /// Begins or ends hydration.
    pub fn set_running(self, now: bool) {
        self.running.set_value(now);
    }

    /// Leaves the content of the element with this id in the document for later. Called while a document is hydrated,
    /// by a component that shows the element without content.
    pub fn hydrate_later(self, id: &str, content: impl FnOnce() -> AnyView + 'static) {
        let Some(owner) = Owner::current() else { return };
        let part = PendingPart { id: id.to_owned(), owner, content: Box::new(content) };
        self.parts.update_value(|parts| parts.push(part));
        let id = id.to_owned();
        // Whoever has left the page has no use for it.
        on_cleanup(move || {
            self.parts.try_update_value(|parts| parts.retain(|part| part.id != id));
        });
    }

    /// Hydrates what was left for later, from the top of the page to its end, and before that what a reader reaches for.
    pub fn hydrate_parts(self) {
        if self.parts.with_value(Vec::is_empty) {
            return document::hydrated();
        }
        let hydrate_around = move |node: &_| self.hydrate_where(|part| document::contains(&part.id, node));
        document::on_reach(hydrate_around);
        // Before it is pressed: what is pressed must not be drawn anew under the finger.
        document::on_touched(hydrate_around);
        leptos::task::spawn_local(async move {
            while !self.parts.with_value(Vec::is_empty) {
                yield_to_browser().await;
                self.hydrate_where(|_| true);
            }
            document::hydrated();
        });
    }

    /// Hydrates all that was left for later at once: what changes next needs it.
    pub fn hydrate_all(self) {
        while !self.parts.with_value(Vec::is_empty) {
            self.hydrate_where(|_| true);
        }
    }

    /// Hydrates the first part of which this holds.
    fn hydrate_where(self, is_it: impl Fn(&PendingPart) -> bool) {
        let found = self.parts.try_update_value(|parts| {
            let at = parts.iter().position(is_it)?;
            Some(parts.remove(at))
        });
        if let Some(part) = found.flatten() {
            part.hydrate(self);
        }
    }
}
