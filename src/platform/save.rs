//! Handing files over: downloads, pictures, the clipboard. Everything is made in the browser.

use super::LoadError;
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

/// SVG text with the page's variables replaced by what they stand for now.
pub fn resolved(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(start) = rest.find("var(--") {
        let Some(length) = rest[start..].find(')') else { break };
        out.push_str(&rest[..start]);
        out.push_str(&variable(&rest[start..=start + length]).replace('"', "'"));
        rest = &rest[start + length + 1..];
    }
    out.push_str(rest);
    out
}

/// What `var(--name)` stands for: a colour as `rgb(…)`, anything else as it is written.
fn variable(name: &str) -> String {
    let value = || {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let bare = name.trim_start_matches("var(").trim_end_matches(')');
        let written = window.get_computed_style(&root).ok()??.get_property_value(bare).ok()?.trim().to_owned();
        if !written.contains("color-mix") {
            return Some(written);
        }
        // Only a style in use is worked out.
        let probe: web_sys::HtmlElement = window.document()?.create_element("i").ok()?.dyn_into().ok()?;
        probe.style().set_property("color", name).ok()?;
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

/// Saves SVG text as a PNG, two pixels for one.
///
/// # Errors
/// [`LoadError::Content`] where the browser cannot draw it.
pub async fn png(name: &str, svg: &str, [width, height]: [f64; 2]) -> Result<(), LoadError> {
    const SCALE: f64 = 2.0;
    let wrong = |_: JsValue| LoadError::Content;
    let address = web_sys::Url::create_object_url_with_blob(&as_blob("image/svg+xml", svg)?).map_err(wrong)?;
    let image = web_sys::HtmlImageElement::new().map_err(wrong)?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    // Whether it could be revoked changes nothing.
    let _ = web_sys::Url::revoke_object_url(&address);
    decoded.map_err(wrong)?;
    let document = web_sys::window().and_then(|w| w.document()).ok_or(LoadError::Content)?;
    let canvas: web_sys::HtmlCanvasElement =
        document.create_element("canvas").map_err(wrong)?.dyn_into().map_err(|_| LoadError::Content)?;
    let pixels = |length: f64| (length * SCALE).round() as u32;
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context = canvas.get_context("2d").map_err(wrong)?.ok_or(LoadError::Content)?;
    let context: web_sys::CanvasRenderingContext2d = context.dyn_into().map_err(|_| LoadError::Content)?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width * SCALE, height * SCALE)
        .map_err(wrong)?;
    let address = canvas.to_data_url().map_err(wrong)?;
    click(name, &address)
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

/// Offers a link to the system's own sharing; false where there is none, or the reader declined.
pub async fn share(title: &str, address: &str) -> bool {
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
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
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
    // The browser has taken the file by then; whether the address could be revoked changes nothing.
    let _ = web_sys::Url::revoke_object_url(&address);
    clicked
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
