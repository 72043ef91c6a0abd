//! Whether this machine has fonts for what a picture says.

use super::raster::canvas;

/// Characters of private use that no font has: what is drawn for them is drawn for all that is missing.
const NOWHERE: [char; 2] = ['\u{10fffd}', '\u{10fabc}'];
/// Size of the type that is compared, and of the square that one character has for itself, in pixels.
const TYPE: u32 = 20;
const CELL: u32 = 28;
const ACROSS: u32 = 16;

/// Those characters that are drawn in a family of fonts (a list as CSS has it) as the box of a missing one. None where the
/// browser does not tell.
pub fn missing(characters: &[char], family: &str) -> Vec<char> {
    found(characters, family).unwrap_or_default()
}

fn found(characters: &[char], family: &str) -> Option<Vec<char>> {
    let all: Vec<char> = NOWHERE.into_iter().chain(characters.iter().copied()).collect();
    let upright = drawn(&all, &format!("{TYPE}px {family}"))?;
    let own = NOWHERE.len()..all.len();
    let missing: Vec<usize> = if upright.first() == upright.get(1) {
        own.filter(|at| upright.get(*at) == upright.first()).collect()
    } else {
        // A box that carries the character's number (Firefox) is like no other, but stands upright where glyphs lean.
        let leaning = drawn(&all, &format!("italic {TYPE}px {family}"))?;
        let is_upright = |at: &usize| upright.get(*at) == leaning.get(*at);
        own.filter(|at| is_upright(&0) && is_upright(at)).collect()
    };
    Some(missing.into_iter().filter_map(|at| all.get(at).copied()).collect())
}

/// The pixels of each character by itself.
fn drawn(characters: &[char], font: &str) -> Option<Vec<Vec<u8>>> {
    let count = u32::try_from(characters.len()).ok()?;
    let cell = f64::from(CELL);
    let (canvas, context) = canvas([cell * f64::from(ACROSS), cell * f64::from(count.div_ceil(ACROSS))])?;
    let position = |at: u32| [f64::from(at % ACROSS) * cell, f64::from(at / ACROSS) * cell];
    context.set_font(font);
    for (at, character) in (0..count).zip(characters) {
        let [x, y] = position(at);
        context.fill_text(&character.to_string(), x + f64::from(CELL - TYPE) / 2.0, y + f64::from(TYPE)).ok()?;
    }
    let pixels = |at| {
        let [x, y] = position(at);
        Some(context.get_image_data(x, y, cell, cell).ok()?.data().0)
    };
    let drawn = (0..count).map(pixels).collect();
    // Phones hold few pixels of canvases, and let go of those of an unused one late.
    canvas.set_width(0);
    drawn
}
