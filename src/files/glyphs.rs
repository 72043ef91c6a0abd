//! What a picture needs fonts for.

use std::collections::HashSet;

/// What is in a picture without being seen in it.
const UNSEEN: [&str; 3] = ["title", "desc", "style"];

/// The characters beyond ASCII that the texts of a picture (SVG) show, each once, in the order in which they come first.
pub fn glyphs(svg: &str) -> Vec<char> {
    let pieces = svg.split('<').filter_map(|piece| piece.split_once('>'));
    let shown = pieces.filter(|(tag, _)| !UNSEEN.iter().any(|unseen| tag.starts_with(unseen)));
    let mut seen = HashSet::new();
    shown.flat_map(|(_, text)| text.chars()).filter(|c| needs_glyph(*c) && seen.insert(*c)).collect()
}

/// Not what every font has, nor what is never drawn: spaces, joiners, marks of direction, selectors of variants.
fn needs_glyph(c: char) -> bool {
    let is_format = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    !c.is_ascii() && !c.is_whitespace() && !is_format
}
