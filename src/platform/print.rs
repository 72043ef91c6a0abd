//! A picture alone on paper, or in the PDF that a browser makes in its stead: its type stays type.

use super::LoadError;
use super::document::root_attribute;
use super::save::as_blob;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// On the root while a picture is printed alone: the stylesheet leaves out all else.
const ALONE: &str = "data-print-alone";

/// Whether there is a way to print. Browsers inside of messengers have none (`page/apps.js`).
pub fn can_print() -> bool {
    let has_print = |window: web_sys::Window| {
        js_sys::Reflect::get(&window, &JsValue::from_str("print")).is_ok_and(|print| print.is_function())
    };
    root_attribute("data-in-app").is_none() && web_sys::window().is_some_and(has_print)
}

/// Opens the browser's own dialog for a picture, given as SVG text. The picture stays the one thing to print until the reader
/// goes on: some browsers draw their pages after this call has come back, and some frames ignore it.
///
/// # Errors
/// [`LoadError::Content`] where the browser cannot draw it or cannot print.
pub async fn picture(svg: &str) -> Result<(), LoadError> {
    let wrong = |_: JsValue| LoadError::Content;
    let window = web_sys::window().ok_or(LoadError::Content)?;
    let document = window.document().ok_or(LoadError::Content)?;
    let address = web_sys::Url::create_object_url_with_blob(&as_blob("image/svg+xml", svg)?).map_err(wrong)?;
    let image = web_sys::HtmlImageElement::new().map_err(wrong)?;
    image.set_class_name("print-alone");
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    let shown = decoded.is_ok().then(|| shown_alone(&document, &image)).flatten();
    // What is decoded needs no address any more; whether it could be revoked changes nothing.
    let _ = web_sys::Url::revoke_object_url(&address);
    shown.ok_or(LoadError::Content)?;
    window.print().map_err(wrong)
}

/// Puts a picture in the page, to be printed in place of all else until a key or a pointer is pressed.
fn shown_alone(document: &web_sys::Document, image: &web_sys::HtmlImageElement) -> Option<()> {
    let root = document.document_element()?;
    document.body()?.append_child(image).ok()?;
    root.set_attribute(ALONE, "").ok()?;
    let once = web_sys::AddEventListenerOptions::new();
    once.set_once(true);
    once.set_capture(true);
    let image = image.clone();
    let done: js_sys::Function = Closure::<dyn FnMut()>::new(move || {
        image.remove();
        // What is gone already changes nothing.
        let _ = root.remove_attribute(ALONE);
    })
    .into_js_value()
    .unchecked_into();
    for event in ["pointerdown", "keydown"] {
        document.add_event_listener_with_callback_and_add_event_listener_options(event, &done, &once).ok()?;
    }
    Some(())
}
