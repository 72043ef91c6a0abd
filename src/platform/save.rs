//! Handing files over: downloads and pictures. Everything is made in the browser.

use super::LoadError;
use super::document::root_attribute;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The picture that a figure shows: its SVG text and its own size in CSS pixels, whatever it is scaled to.
pub fn shown_picture(figure: &str) -> Option<(String, [f64; 2])> {
    as_picture(&shown(figure)?)
}

/// The picture that a figure shows and those that stand for it at other widths of the page.
pub fn pictures(figure: &str) -> Vec<(String, [f64; 2])> {
    let picture = shown(figure).and_then(|svg| svg.closest(".picture").ok()?);
    let all = picture.and_then(|picture| picture.query_selector_all("svg").ok());
    all.iter().flat_map(elements).filter_map(|svg| as_picture(&svg)).collect()
}

fn shown(figure: &str) -> Option<web_sys::Element> {
    let document = web_sys::window()?.document()?;
    let all = document.query_selector_all(&format!("[data-figure=\"{figure}\"] .picture svg")).ok()?;
    // What is not shown has no size.
    elements(&all).find(|svg| svg.get_bounding_client_rect().width() > 0.0 && as_picture(svg).is_some())
}

fn elements(list: &web_sys::NodeList) -> impl Iterator<Item = web_sys::Element> {
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok())
}

fn as_picture(svg: &web_sys::Element) -> Option<(String, [f64; 2])> {
    let own = |name| svg.get_attribute(name)?.parse::<f64>().ok();
    // As XML there is no name for this character.
    Some((svg.outer_html().replace("&nbsp;", "\u{a0}"), [own("width")?, own("height")?]))
}

/// The colours of the page, or of a page on another ground.
pub struct Colours {
    /// An element that nobody sees; what it inherits is asked for.
    probe: web_sys::HtmlElement,
    /// What it is in: every theme is the light one where it says nothing else.
    around: web_sys::HtmlElement,
}

impl Colours {
    /// Those of the page as it is, or of a theme (`light`, `dark`, `print`). `None` outside of a page.
    pub fn of(theme: Option<&str>) -> Option<Colours> {
        let document = web_sys::window()?.document()?;
        let element = || document.create_element("i").ok()?.dyn_into::<web_sys::HtmlElement>().ok();
        let (probe, around) = (element()?, element()?);
        around.set_hidden(true);
        if let Some(theme) = theme {
            around.set_attribute("data-theme", "light").ok()?;
            probe.set_attribute("data-theme", theme).ok()?;
        }
        around.append_child(&probe).ok()?;
        document.body()?.append_child(&around).ok()?;
        Some(Colours { probe, around })
    }

    /// What a CSS variable stands for: a colour that is mixed as the browser works it out, anything else as it is written;
    /// empty where there is no such variable.
    pub fn value(&self, name: &str) -> String {
        let asked = |property: &str| {
            let style = web_sys::window()?.get_computed_style(&self.probe).ok()??;
            style.get_property_value(property).ok()
        };
        let written = asked(name).unwrap_or_default().trim().to_owned();
        if !written.contains("color-mix") {
            return written;
        }
        // Only a style in use is worked out.
        let used = self.probe.style().set_property("color", &format!("var({name})"));
        used.ok().and_then(|()| asked("color")).unwrap_or_default()
    }
}

impl Drop for Colours {
    fn drop(&mut self) {
        self.around.remove();
    }
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
    blob(name, &blob_of(kind, content)?)
}

/// Bytes as the browser holds them.
pub(super) fn blob_of(kind: &str, content: &[u8]) -> Result<web_sys::Blob, LoadError> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(content));
    let made = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &of_kind(kind));
    made.map_err(|_| LoadError::Content)
}

/// Whether files that a page makes can be saved here. Browsers inside of messengers do nothing with them (`page/apps.js`).
pub fn can_save() -> bool {
    root_attribute("data-in-app").is_none()
}

/// Whether it is not known if files are saved: a frame's sandbox may forbid it, without an error.
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

/// Today, as year, month and day.
pub fn today() -> [u32; 3] {
    let now = js_sys::Date::new_0();
    [now.get_full_year(), now.get_month() + 1, now.get_date()]
}

pub(super) fn as_blob(kind: &str, content: &str) -> Result<web_sys::Blob, LoadError> {
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
