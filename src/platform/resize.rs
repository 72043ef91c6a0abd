//! When the size of an element changes.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Watches an element until it is dropped.
pub struct Watch {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the element's width in CSS pixels (0 while it is not shown), once it is laid out and whenever it changes.
/// `None` in browsers without ResizeObserver; the callback has been called once.
pub fn watch(element: &web_sys::Element, mut callback: impl FnMut(f64) + 'static) -> Option<Watch> {
    let known = js_sys::Reflect::has(&js_sys::global(), &JsValue::from_str("ResizeObserver")).unwrap_or(false);
    if !known {
        callback(width(element));
        return None;
    }
    let seen = element.clone();
    let callback = Closure::<dyn FnMut()>::new(move || callback(width(&seen)));
    let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watch { observer, _callback: callback })
}

/// The element's width as laid out, in CSS pixels.
pub fn width(element: &web_sys::Element) -> f64 {
    element.get_bounding_client_rect().width()
}
