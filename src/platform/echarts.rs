//! ECharts, used as a function: options in, SVG out. It is loaded when a picture is first wanted that is in no document.
//!
//! The same module draws the prerendered pictures when the site is built (`src/bin/publish/echarts.mjs`), so what it
//! draws here takes the place of what was there without a change. It keeps no instance, no timer and no
//! listener: there is nothing to dispose of.

use super::LoadError;
use super::document::set_style;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Set by `page/loader.js`: loads the module once, again after a failure.
    #[wasm_bindgen(catch, js_namespace = wanzhou, js_name = loadCharts)]
    fn load_charts() -> Result<js_sys::Promise, JsValue>;

    /// Set by `page/loader.js`: a chart as a document of the site holds it.
    #[wasm_bindgen(catch, js_namespace = wanzhou, js_name = staticChart)]
    fn static_chart(name: &str, document: &str) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(extends = js_sys::Object)]
    type Charts;

    #[wasm_bindgen(method, catch, js_name = renderChart)]
    fn render_chart(this: &Charts, spec: &str, width: f64, height: f64) -> Result<String, JsValue>;
}

/// The SVG of a chart that a document of the site holds, by its name; a fraction of what ECharts costs to load and to run.
pub async fn prerendered(name: &str, document: &str) -> Option<String> {
    JsFuture::from(static_chart(name, document).ok()?).await.ok()?.as_string()
}

/// Draws a chart to SVG.
///
/// # Errors
/// [`LoadError::Network`] where ECharts could not be loaded, [`LoadError::Content`] where it could not draw.
pub async fn draw(spec: &str, [width, height]: [f64; 2]) -> Result<String, LoadError> {
    let loading = load_charts().map_err(|_| LoadError::Network)?;
    let module = JsFuture::from(loading).await.map_err(|_| LoadError::Network)?;
    let charts: Charts = module.unchecked_into();
    charts.render_chart(spec, width, height).map_err(|_| LoadError::Content)
}

/// Puts a picture of this width and height into an element, in place of what was there.
pub fn show(element: &web_sys::HtmlElement, svg: &str, key: &str, size: [f64; 2]) {
    element.set_inner_html(svg);
    reserve(element, size);
    // Only a malformed name can fail, and the name is ours.
    let _ = element.set_attribute("data-chart-key", key);
}

/// Keeps room in an element for a picture of this width and height.
pub fn reserve(element: &web_sys::HtmlElement, [width, height]: [f64; 2]) {
    set_style(element, "aspect-ratio", &format!("{width}/{height}"));
}

/// Takes the picture out of an element.
pub fn clear(element: &web_sys::Element) {
    element.set_inner_html("");
}

/// The width in CSS pixels that the picture in an element was drawn for, if one is there.
pub fn prerendered_width(element: &web_sys::Element) -> Option<f64> {
    element.first_element_child()?.get_attribute("width")?.parse().ok()
}

/// The key of the picture that is in an element, if one does.
pub fn chart_key(element: &web_sys::Element) -> Option<String> {
    element.first_element_child()?;
    element.get_attribute("data-chart-key")
}
