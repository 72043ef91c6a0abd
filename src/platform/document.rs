//! The document: the attributes that the app sets on it for hosts, tests and stylesheets, focus, and the page's scripts.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Sets an attribute of `<html>`, or removes it.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Only a malformed name can fail, and the names are ours.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of `<html>`.
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Whether the document was prerendered from this data, by its fingerprint.
pub fn is_of_data(fingerprint: &str) -> bool {
    root_attribute("data-fingerprint").as_deref() == Some(fingerprint)
}

/// Scrolls to the first element that a selector finds, and moves the focus there.
pub fn scroll_into_view_and_focus(selector: &str) {
    let found = web_sys::window().and_then(|w| w.document()).and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.scroll_into_view();
        // An element that cannot get it leaves it where it was.
        let _ = element.focus();
    }
}

/// Whether the document names addresses in full to machines: it was built for an address.
pub fn has_absolute_addresses() -> bool {
    let canonical = web_sys::window().and_then(|w| w.document()?.query_selector("link[rel=canonical]").ok()?);
    canonical.and_then(|link| link.get_attribute("href")).is_some_and(|address| address.starts_with("http"))
}

/// Sets a style property of an element.
pub fn set_style(element: &web_sys::Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // Only a malformed name can fail, and the names are ours.
        let _ = element.style().set_property(name, value);
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(title);
    }
}

/// Adds a script of the site to the document, once.
pub fn add_script(address: &str) {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let there = document.query_selector(&format!("script[src=\"{address}\"]")).ok().flatten().is_some();
    let Some(head) = document.head().filter(|_| !there) else { return };
    if let Ok(script) = document.create_element("script") {
        // Only malformed names can fail, and these are ours.
        let _ = script.set_attribute("src", address);
        let _ = head.append_child(&script);
    }
}

/// The element that the app is mounted in, and whether it has prerendered content.
pub fn app_element() -> Option<(web_sys::HtmlElement, bool)> {
    let element = web_sys::window()?.document()?.get_element_by_id("app")?;
    let filled = element.has_child_nodes();
    Some((element.unchecked_into(), filled))
}

/// Retries a failed load, or opens the site's new version where there is one: then files of this one are gone.
pub fn retry(again: impl FnOnce() + 'static) {
    super::later(async move {
        let renewed = match renew() {
            Ok(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok_and(|is_new| is_new.is_truthy()),
            // `make dev` has no such script.
            Err(_) => false,
        };
        if !renewed {
            again();
        }
    });
}

pub fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Whether a node lies in the element with this id.
pub fn contains(id: &str, node: &web_sys::Node) -> bool {
    element(id).is_some_and(|element| element.contains(Some(node)))
}

/// Calls `callback` with what something else changes before it is hydrated.
pub fn on_touched(callback: impl Fn(&web_sys::Node) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::Node)>::new(move |node: web_sys::Node| callback(&node));
    call_on_touched(listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls `callback` with what a reader is about to press, fill in or move the keyboard to, before anything there hears of it.
pub fn on_reach(callback: impl Fn(&web_sys::Node) + 'static) {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if let Some(node) = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok()) {
            callback(&node);
        }
    });
    for kind in ["pointerdown", "focusin", "keydown", "click", "input"] {
        // Adding a listener to a document cannot fail.
        let _ = document.add_event_listener_with_callback_and_bool(kind, listener.as_ref().unchecked_ref(), true);
    }
    listener.forget();
}

/// Scrolls to the top and moves the focus to an element by id, as a new page does.
pub fn start_of_page(id: &str) {
    let Some(window) = web_sys::window() else { return };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    focus_on(id);
}

/// Whether a key press belongs to a field that is being filled in.
pub fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|t| matches!(t.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}

/// An element that had the focus.
pub struct Focus(web_sys::HtmlElement);

impl Focus {
    /// Gives the focus back, if the element is still there.
    pub fn restore(&self) {
        // An element that is gone cannot get it; then it stays with the page.
        let _ = self.0.focus();
    }
}

/// The element with the focus; `None` where that is the page as a whole.
pub fn focus() -> Option<Focus> {
    let active = web_sys::window()?.document()?.active_element()?;
    (active.tag_name() != "BODY").then(|| active.dyn_into().ok().map(Focus)).flatten()
}

/// Moves the focus to the element with this id, without scrolling.
pub fn focus_on(id: &str) {
    if let Some(element) = element(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot get it leaves it where it was.
        let _ = element.focus_with_options(&options);
    }
}

#[wasm_bindgen]
extern "C" {
    /// Tells `page/loader.js` that the app is ready: it repeats what was pressed until then.
    #[wasm_bindgen(js_namespace = wanzhou, js_name = appReady)]
    pub fn app_ready();

    /// Tells `page/loader.js` that the app has failed: the document stays, under a notice with a retry.
    #[wasm_bindgen(js_namespace = wanzhou)]
    pub fn fail();

    /// Opens the site's new version, if there is one (`page/failure.js`): a promise of whether it does.
    #[wasm_bindgen(catch, js_namespace = wanzhou)]
    fn renew() -> Result<js_sys::Promise, JsValue>;

    /// Whether the page is still what was prerendered (`page/intact.js`).
    #[wasm_bindgen(js_namespace = wanzhou)]
    pub fn intact() -> bool;

    /// Whether an element still is what it was when the page was found to be intact.
    #[wasm_bindgen(js_namespace = wanzhou)]
    pub fn untouched(element: &web_sys::Element) -> bool;

    #[wasm_bindgen(js_namespace = wanzhou, js_name = onTouched)]
    fn call_on_touched(callback: &js_sys::Function);

    /// Reports that all is hydrated.
    #[wasm_bindgen(js_namespace = wanzhou)]
    pub fn hydrated();
}
