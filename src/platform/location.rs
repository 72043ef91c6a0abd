//! The address bar.

use wasm_bindgen::{JsCast, closure::Closure};

/// The hash of the address, `#` included; empty without one.
pub fn hash() -> String {
    web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// Goes to a hash as a link does: the back button returns. In a frame the history is that of the page around, and stays as it is.
pub fn set_hash(hash: &str) {
    let Some(window) = web_sys::window() else { return };
    let framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
    // Refused only for documents on their way out.
    let _ = if framed { window.location().replace(hash) } else { window.location().set_hash(hash) };
}

/// Changes the hash in place: the back button does not return to the one before.
pub fn replace(hash: &str) {
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return };
    // Refused in some sandboxed frames; then the address stays behind the page.
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
}

/// Whether the site is on a host, not in a file.
pub fn is_hosted() -> bool {
    web_sys::window().and_then(|w| w.location().protocol().ok()).is_some_and(|p| p.starts_with("http"))
}

/// The whole address of something beside this document; of the document itself for an empty path.
pub fn address_of(path: &str) -> String {
    let href = web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    let base = href.split(['#', '?']).next().unwrap_or_default();
    match path {
        "" => base.to_owned(),
        path => web_sys::Url::new_with_base(path, base)
            .map(|url| {
                // Where documents are asked for by the names of their files, links ask for them so too.
                if base.ends_with("/index.html") && url.pathname().ends_with('/') {
                    url.set_pathname(&format!("{}index.html", url.pathname()));
                }
                url.href()
            })
            .unwrap_or_default(),
    }
}

/// Calls back with the new hash whenever it changes, for as long as the page is open.
pub fn on_hash_change(mut callback: impl FnMut(String) + 'static) {
    let listener = Closure::<dyn FnMut()>::new(move || callback(hash()));
    if let Some(window) = web_sys::window() {
        // Adding a listener to a window cannot fail.
        let _ = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
