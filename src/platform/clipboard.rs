//! The clipboard: texts, pieces of pages and pictures.

use super::LoadError;
use super::save::blob_of;
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Puts text on the clipboard, by the old way where the new one is forbidden (frames, plain http).
pub async fn copy(content: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    let known = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|c| !c.is_undefined());
    if known && JsFuture::from(navigator.clipboard().write_text(content)).await.is_ok() {
        return true;
    }
    select_and_copy(content).unwrap_or(false)
}

/// Puts a piece of a page on the clipboard: what it shows for editors that take that, its source for all others; the source
/// alone where the browser knows no more.
pub async fn page(html: &str) -> bool {
    let of_kind = |kind| blob_of(kind, html.as_bytes()).ok().map(|blob| (kind, JsValue::from(blob)));
    let kinds: Vec<(&str, JsValue)> = ["text/html", "text/plain"].into_iter().filter_map(of_kind).collect();
    let is_written = match write(&kinds).map(JsFuture::from) {
        Some(written) => written.await.is_ok(),
        None => false,
    };
    is_written || copy(html).await
}

fn select_and_copy(content: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let area: web_sys::HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(content);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let done = document.dyn_into::<web_sys::HtmlDocument>().ok()?.exec_command("copy").ok();
    area.remove();
    done
}

/// What became of a picture that was to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is on the clipboard.
    Done,
    /// The browser does not let it be; its `data:` address.
    Refused(String),
    /// There is no picture: the browser gives noise in its place.
    Noise,
    /// It could not be made.
    Failed,
}

/// Puts a picture on the clipboard that is yet to be made: browsers let a page write only while a press is being answered,
/// so they are given the promise of it.
pub async fn picture(making: impl Future<Output = Result<Option<String>, LoadError>> + 'static) -> Copied {
    let made = Rc::new(RefCell::new(Err(LoadError::Content)));
    let kept = made.clone();
    let promise = future_to_promise(async move {
        *kept.borrow_mut() = making.await;
        let blob = kept.borrow().as_ref().ok().and_then(|address| as_blob(address.as_deref()?));
        blob.map(JsValue::from).ok_or(JsValue::NULL)
    });
    // Listened to from the start: a refusal that nobody hears at once is reported as a failure of the page.
    let written = write(&[("image/png", promise.clone().into())]).map(JsFuture::from);
    // Where it fails, what is kept says so.
    let _ = JsFuture::from(promise).await;
    let is_written = match written {
        Some(written) => written.await.is_ok(),
        None => false,
    };
    match made.replace(Err(LoadError::Content)) {
        Ok(Some(_)) if is_written => Copied::Done,
        Ok(Some(address)) => Copied::Refused(address),
        Ok(None) => Copied::Noise,
        Err(_) => Copied::Failed,
    }
}

/// Asks the browser to write something, in all the kinds that it is there in, each of which may be yet to come; `None` where
/// it knows no such thing.
fn write(content: &[(&str, JsValue)]) -> Option<js_sys::Promise> {
    let window = web_sys::window()?;
    let of = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).ok();
    let item: js_sys::Function = of(&window, "ClipboardItem")?.dyn_into().ok()?;
    let clipboard = of(&window.navigator(), "clipboard")?;
    let write: js_sys::Function = of(&clipboard, "write")?.dyn_into().ok()?;
    let kinds = js_sys::Object::new();
    for (kind, content) in content {
        js_sys::Reflect::set(&kinds, &JsValue::from_str(kind), content).ok()?;
    }
    let item = js_sys::Reflect::construct(&item, &js_sys::Array::of1(&kinds)).ok()?;
    write.call1(&clipboard, &js_sys::Array::of1(&item)).ok()?.dyn_into().ok()
}

/// The bytes of a `data:` address.
fn as_blob(address: &str) -> Option<web_sys::Blob> {
    let letters = web_sys::window()?.atob(address.split_once(',')?.1).ok()?;
    // Each letter stands for a byte.
    let bytes: Vec<u8> = letters.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect::<Option<_>>()?;
    blob_of("image/png", &bytes).ok()
}
