//! Handing files over: downloads, pictures, the clipboard. Everything is made in the browser.

use super::LoadError;
use super::document::root_attribute;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The picture that a figure shows: its SVG text and its size in CSS pixels.
pub fn shown_picture(figure: &str) -> Option<(String, [f64; 2])> {
    let document = web_sys::window()?.document()?;
    let list = document.query_selector_all(&format!("[data-figure=\"{figure}\"] .picture svg")).ok()?;
    (0..list.length()).find_map(|i| {
        let svg: web_sys::Element = list.get(i)?.dyn_into().ok()?;
        let size = svg.get_bounding_client_rect();
        let own = |name| svg.get_attribute(name)?.parse::<f64>().ok();
        // What is not shown has no size; the picture keeps its own measure, whatever it is scaled to.
        (size.width() > 0.0).then(|| Some((svg.outer_html(), [own("width")?, own("height")?])))?
    })
}

/// What a CSS variable of the page stands for now: a colour that is mixed as the browser works it out, anything else as it
/// is written; empty where there is no such variable.
pub fn variable(name: &str) -> String {
    let value = || {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let written = window.get_computed_style(&root).ok()??.get_property_value(name).ok()?.trim().to_owned();
        if !written.contains("color-mix") {
            return Some(written);
        }
        // Only a style in use is worked out.
        let probe: web_sys::HtmlElement = window.document()?.create_element("i").ok()?.dyn_into().ok()?;
        probe.style().set_property("color", &format!("var({name})")).ok()?;
        window.document()?.body()?.append_child(&probe).ok()?;
        let colour = window.get_computed_style(&probe).ok()??.get_property_value("color").ok();
        probe.remove();
        colour
    };
    value().unwrap_or_default()
}

/// Saves text as a file.
///
/// # Errors
/// [`LoadError::Content`] where the browser makes no files.
pub fn text(name: &str, kind: &str, content: &str) -> Result<(), LoadError> {
    blob(name, &as_blob(kind, content)?)
}

/// Saves bytes as a file.
///
/// # Errors
/// [`LoadError::Content`] where the browser makes no files.
pub fn bytes(name: &str, kind: &str, content: &[u8]) -> Result<(), LoadError> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(content));
    let made = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &of_kind(kind));
    blob(name, &made.map_err(|_| LoadError::Content)?)
}

/// Whether files that a page makes can be saved here. Browsers inside of messengers do nothing with them (`page/apps.js`).
pub fn can_save() -> bool {
    root_attribute("data-in-app").is_none()
}

/// Whether it is not known if files are saved: a frame's sandbox may forbid it, and nobody is told.
pub fn may_be_forbidden() -> bool {
    web_sys::window().is_some_and(|window| window.parent().ok().flatten().is_some_and(|parent| parent != window))
}

/// Saves a picture by its `data:` address.
///
/// # Errors
/// [`LoadError::Content`] where the browser makes no files.
pub fn picture(name: &str, address: &str) -> Result<(), LoadError> {
    click(name, address)
}

/// SVG text as a PNG, two pixels for one: its `data:` address. `None` where the browser gives noise in place of pictures, so
/// that nobody is known by them (Firefox with resistFingerprinting).
///
/// # Errors
/// [`LoadError::Content`] where the browser cannot draw it.
pub async fn png(svg: &str, [width, height]: [f64; 2]) -> Result<Option<String>, LoadError> {
    const SCALE: f64 = 2.0;
    let wrong = |_: JsValue| LoadError::Content;
    let address = web_sys::Url::create_object_url_with_blob(&as_blob("image/svg+xml", svg)?).map_err(wrong)?;
    let image = web_sys::HtmlImageElement::new().map_err(wrong)?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    // Whether it could be revoked changes nothing.
    let _ = web_sys::Url::revoke_object_url(&address);
    decoded.map_err(wrong)?;
    let [width, height] = [width * SCALE, height * SCALE];
    let (canvas, context) = canvas([width, height]).ok_or(LoadError::Content)?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).map_err(wrong)?;
    if gives_noise() {
        return Ok(None);
    }
    canvas.to_data_url().map(Some).map_err(wrong)
}

/// A canvas of this width and height in pixels, and what draws on it.
fn canvas([width, height]: [f64; 2]) -> Option<(web_sys::HtmlCanvasElement, web_sys::CanvasRenderingContext2d)> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: web_sys::HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// Whether what is read from a canvas is not what was drawn. Small deviations are not seen.
fn gives_noise() -> bool {
    const SEEN: u8 = 16;
    const GREY: u8 = 0x80;
    let read = || {
        let (_, context) = canvas([8.0, 8.0])?;
        context.set_fill_style_str("#808080");
        context.fill_rect(0.0, 0.0, 8.0, 8.0);
        Some(context.get_image_data(0.0, 0.0, 8.0, 8.0).ok()?.data().0)
    };
    let is_off = |pixel: &[u8]| pixel.iter().take(3).any(|part| part.abs_diff(GREY) > SEEN);
    read().is_none_or(|pixels| pixels.chunks(4).filter(|pixel| is_off(pixel)).count() > 4)
}

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

/// What became of an offer to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The system's own sharing has it, or the reader has seen it and declined.
    Offered,
    /// There is none, or the browser does not let it be: a press is good for a few seconds only.
    Refused,
}

/// Offers a link to the system's own sharing.
pub async fn share(title: &str, address: &str) -> Shared {
    let promise = || {
        let navigator = web_sys::window()?.navigator();
        let share = js_sys::Reflect::get(&navigator, &JsValue::from_str("share")).ok()?;
        let share: js_sys::Function = share.dyn_into().ok()?;
        let what = js_sys::Object::new();
        js_sys::Reflect::set(&what, &JsValue::from_str("title"), &JsValue::from_str(title)).ok()?;
        js_sys::Reflect::set(&what, &JsValue::from_str("url"), &JsValue::from_str(address)).ok()?;
        share.call1(&navigator, &what).ok()?.dyn_into::<js_sys::Promise>().ok()
    };
    match promise() {
        Some(promise) => match JsFuture::from(promise).await {
            Err(error) if name_of(&error).as_deref() != Some("AbortError") => Shared::Refused,
            _ => Shared::Offered,
        },
        None => Shared::Refused,
    }
}

/// The name of an error of the browser.
fn name_of(error: &JsValue) -> Option<String> {
    js_sys::Reflect::get(error, &JsValue::from_str("name")).ok()?.as_string()
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

/// Today, as year, month and day.
pub fn today() -> [u32; 3] {
    let now = js_sys::Date::new_0();
    [now.get_full_year(), now.get_month() + 1, now.get_date()]
}

fn as_blob(kind: &str, content: &str) -> Result<web_sys::Blob, LoadError> {
    let parts = js_sys::Array::of1(&JsValue::from_str(content));
    web_sys::Blob::new_with_str_sequence_and_options(&parts, &of_kind(kind)).map_err(|_| LoadError::Content)
}

fn of_kind(kind: &str) -> web_sys::BlobPropertyBag {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    options
}

fn blob(name: &str, blob: &web_sys::Blob) -> Result<(), LoadError> {
    let address = web_sys::Url::create_object_url_with_blob(blob).map_err(|_| LoadError::Content)?;
    let clicked = click(name, &address);
    revoke_later(address);
    clicked
}

/// WebKit reads a file only after a while, and a reader may be asked where to keep it: the address stays as long.
fn revoke_later(address: String) {
    const PATIENCE: i32 = 60_000;
    let revoke = wasm_bindgen::closure::Closure::once_into_js(move || {
        // Whether it could be revoked changes nothing.
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    if let Some(window) = web_sys::window() {
        // Without a timer the address goes with the page.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), PATIENCE);
    }
}

/// A link that saves, clicked once.
fn click(name: &str, address: &str) -> Result<(), LoadError> {
    let link = || {
        let document = web_sys::window()?.document()?;
        let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(address);
        link.set_download(name);
        document.body()?.append_child(&link).ok()?;
        link.click();
        link.remove();
        Some(())
    };
    link().ok_or(LoadError::Content)
}
