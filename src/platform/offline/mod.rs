//! The site kept for reading offline: what `page.js` does, for the program.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["wanzhou", "offline"], js_name = watch)]
    fn js_watch(callback: &Closure<dyn FnMut(String, f64)>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["wanzhou", "offline"], js_name = keep)]
    fn js_keep() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["wanzhou", "offline"], js_name = remove)]
    fn js_remove() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["wanzhou", "offline"], js_name = update)]
    fn js_update() -> Result<JsValue, JsValue>;
}

/// How far the site is kept on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Kept {
    /// Not, or not yet; also in frames, in files and where the browser cannot.
    #[default]
    Not,
    /// Whole, in so many bytes.
    Whole(f64),
    /// Whole, and a new version waits to take its place.
    Outdated,
    /// The reader does not want it.
    Declined,
}

/// Begins to keep the site, and calls back with how far it is, now and on every change.
pub fn watch(mut callback: impl FnMut(Kept) + 'static) {
    let callback = Closure::<dyn FnMut(String, f64)>::new(move |state: String, bytes: f64| {
        callback(match state.as_str() {
            "kept" => Kept::Whole(bytes),
            "waiting" => Kept::Outdated,
            "declined" => Kept::Declined,
            _ => Kept::Not,
        });
    });
    // Without the script the site is simply not kept.
    let _ = js_watch(&callback);
    callback.forget();
}

/// Keeps the site.
pub fn keep() {
    // What goes wrong leaves the state as it is.
    let _ = js_keep();
}

/// Takes everything that was kept away.
pub fn remove() {
    // As above.
    let _ = js_remove();
}

/// Lets the waiting version take over; the page is loaded anew.
pub fn update() {
    // As above.
    let _ = js_update();
}
