//! Pictures as pixels.

use super::LoadError;
use super::save::as_blob;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Rows that are read from a canvas at a time: of all at once a phone would hold several copies.
const STRIP: u32 = 512;

#[wasm_bindgen]
extern "C" {
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn readable(this: &CompressionStream) -> web_sys::ReadableStream;

    #[wasm_bindgen(method, getter)]
    fn writable(this: &CompressionStream) -> web_sys::WritableStream;
}

/// How pixels become a file.
#[derive(Clone, Copy, Debug)]
pub struct PngEncoding {
    /// Rows of pixels (red, green, blue, alpha; so many a row) as they are to be compressed.
    pub rows: fn(&[u8], usize) -> Vec<u8>,
    /// The file of a width, a height and all rows as one zlib stream.
    pub file: fn(u32, u32, &[u8]) -> Option<Vec<u8>>,
}

/// SVG text as a PNG, `scale` pixels for one of its own: its `data:` address. `None` where the browser gives noise in place of pictures, so
/// that nobody is known by them (Firefox with resistFingerprinting).
///
/// # Errors
/// [`LoadError::Content`] where the browser cannot draw it.
pub async fn png(
    svg: &str,
    [width, height]: [f64; 2],
    scale: f64,
    encoding: PngEncoding,
) -> Result<Option<String>, LoadError> {
    let wrong = |_: JsValue| LoadError::Content;
    let address = web_sys::Url::create_object_url_with_blob(&as_blob("image/svg+xml", svg)?).map_err(wrong)?;
    let image = web_sys::HtmlImageElement::new().map_err(wrong)?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    // Whether it could be revoked changes nothing.
    let _ = web_sys::Url::revoke_object_url(&address);
    decoded.map_err(wrong)?;
    let [width, height] = [(width * scale).round(), (height * scale).round()];
    let (canvas, context) = canvas([width, height]).ok_or(LoadError::Content)?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).map_err(wrong)?;
    if gives_noise() {
        return Ok(None);
    }
    let made = match packed(&context, [canvas.width(), canvas.height()], encoding).await {
        Some(address) => Ok(Some(address)),
        // A browser that compresses nothing writes its own.
        None => canvas.to_data_url().map(Some).map_err(wrong),
    };
    // Phones hold few pixels of canvases, and let go of those of an unused one late.
    canvas.set_width(0);
    made
}

/// The `data:` address of what a canvas shows, without an alpha channel; `None` where the browser does not compress.
async fn packed(
    context: &web_sys::CanvasRenderingContext2d,
    [width, height]: [u32; 2],
    encoding: PngEncoding,
) -> Option<String> {
    let stream = CompressionStream::new("deflate").ok()?;
    let writer = stream.writable().get_writer().ok()?;
    let read = web_sys::Response::new_with_opt_readable_stream(Some(&stream.readable())).ok()?.array_buffer().ok()?;
    let mut top = 0;
    while top < height {
        let strip = STRIP.min(height - top);
        let image = context.get_image_data(0.0, f64::from(top), f64::from(width), f64::from(strip)).ok()?;
        let rows = js_sys::Uint8Array::from(&(encoding.rows)(&image.data(), width as usize)[..]);
        JsFuture::from(writer.write_with_chunk(&rows)).await.ok()?;
        top += strip;
    }
    JsFuture::from(writer.close()).await.ok()?;
    let compressed = js_sys::Uint8Array::new(&JsFuture::from(read).await.ok()?).to_vec();
    let file = (encoding.file)(width, height, &compressed)?;
    let letters: String = file.into_iter().map(char::from).collect();
    Some(format!("data:image/png;base64,{}", web_sys::window()?.btoa(&letters).ok()?))
}

/// A canvas of this width and height in pixels, and what draws on it.
pub(super) fn canvas(
    [width, height]: [f64; 2],
) -> Option<(web_sys::HtmlCanvasElement, web_sys::CanvasRenderingContext2d)> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: web_sys::HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    // What it shows is read again: it is kept where that is quick.
    let settings = js_sys::Object::new();
    js_sys::Reflect::set(&settings, &"willReadFrequently".into(), &true.into()).ok()?;
    let context = canvas.get_context_with_context_options("2d", &settings).ok()??.dyn_into().ok()?;
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
