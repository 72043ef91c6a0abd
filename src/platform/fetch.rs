//! Files of the site itself.

use super::LoadError;
use gloo_net::http::Request;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Set by `page/loader.js`, and anew by `single.js`: the text of a file that is in the document itself.
    #[wasm_bindgen(catch, js_namespace = wanzhou)]
    fn inlined(path: &str) -> Result<Option<String>, JsValue>;
}

/// The text of a file beside the page, such as `data/districts.json`, or in it.
///
/// # Errors
/// [`LoadError::Network`] where no answer came, [`LoadError::Status`] where the host refused,
/// [`LoadError::Content`] where the answer is a page of HTML (hosts that answer every address) or not text.
pub async fn text(path: &str) -> Result<String, LoadError> {
    if let Ok(Some(text)) = inlined(path) {
        return Ok(text);
    }
    let response = Request::get(path).send().await.map_err(|_| LoadError::Network)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let text = response.text().await.map_err(|_| LoadError::Network)?;
    if text.trim_start().starts_with('<') { Err(LoadError::Content) } else { Ok(text) }
}
