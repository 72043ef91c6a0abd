//! Pixels as a PNG (ISO/IEC 15948): canvases write theirs with an alpha channel that our pictures do not need and with filters
//! meant for photographs, nearly twice as large.

use super::zip::crc32;

/// Bytes of a row before it is compressed: no filter, then red, green and blue of each pixel.
fn row_length(width: usize) -> usize {
    1 + 3 * width
}

/// Rows of pixels (red, green, blue, alpha) as PNG compresses them. The pixels are opaque.
pub fn rows(pixels: &[u8], width: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(pixels.len() / (4 * width).max(1) * row_length(width));
    for row in pixels.chunks_exact(4 * width.max(1)) {
        out.push(0);
        for pixel in row.chunks_exact(4) {
            out.extend(&pixel[..3]);
        }
    }
    out
}

/// The file of `width` × `height` pixels; `compressed` is all of [`rows()`] as a zlib stream. `None` where that is larger than
/// the format holds (4 GiB).
pub fn png(width: u32, height: u32, compressed: &[u8]) -> Option<Vec<u8>> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // Eight bits a channel, red, green and blue; the one way to compress, the one set of filters, not interlaced.
    head.extend([8, 2, 0, 0, 0]);
    for (kind, content) in [(b"IHDR", &head[..]), (b"IDAT", compressed), (b"IEND", &[])] {
        out.extend(u32::try_from(content.len()).ok()?.to_be_bytes());
        let chunk = [&kind[..], content].concat();
        out.extend(&chunk);
        out.extend(crc32(&chunk).to_be_bytes());
    }
    Some(out)
}
