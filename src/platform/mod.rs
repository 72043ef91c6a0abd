//! Every browser API, and nothing else. Knows only error types.

pub mod clipboard;
pub mod document;
pub mod echarts;
pub mod fetch;
pub mod glyphs;
pub mod location;
pub mod motion;
pub mod print;
pub mod raster;
pub mod resize;
pub mod save;
pub mod scroll;
pub mod storage;

use std::fmt;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Runs a future on the browser's queue.
pub fn later(future: impl std::future::Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Yields to the browser, so that one long task becomes two. A timer would be throttled: to some milliseconds after a few
/// others, to a second in a hidden page.
pub async fn yield_to_browser() {
    // What cannot wait goes on at once.
    let Ok(channel) = web_sys::MessageChannel::new() else { return };
    let waited = js_sys::Promise::new(&mut |resolve, reject| {
        channel.port1().set_onmessage(Some(&resolve));
        if let Err(error) = channel.port2().post_message(&JsValue::NULL) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let _ = JsFuture::from(waited).await;
    // Browsers keep an open one for as long as the page is open.
    channel.port1().close();
}

/// Waits until the browser has painted what has changed, or, where it paints nothing, for a moment.
pub async fn painted() {
    const HIDDEN: i32 = 200;
    let waited = js_sys::Promise::new(&mut |resolve, _| {
        let set = web_sys::window().map(|window| {
            (
                window.request_animation_frame(&resolve).is_ok(),
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, HIDDEN).is_ok(),
            )
        });
        if !matches!(set, Some((_, true) | (true, _))) {
            _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(waited).await;
    yield_to_browser().await;
}

/// Waits for so many milliseconds.
pub async fn rest(milliseconds: i32) {
    let waited = js_sys::Promise::new(&mut |resolve, _| {
        // Without a clock nothing is waited for.
        let set = web_sys::window()
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
        if !matches!(set, Some(Ok(_))) {
            _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(waited).await;
}

/// Why a file could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The network failed, or the address is blocked.
    Network,
    /// The host answered with this status.
    Status(u16),
    /// It was loaded, but its content is invalid.
    Content,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Network => f.write_str("network"),
            LoadError::Status(code) => write!(f, "HTTP {code}"),
            LoadError::Content => f.write_str("content"),
        }
    }
}
