//! Texts that stay where they are put.

use std::borrow::Cow;

/// A text that can be in any file and among other texts. Characters that XML and HTML do not hold become `\u{fffd}`;
/// what it turns around (U+202E and its like, UAX #9) ends where the text or its line ends, and it ends nothing that it
/// did not begin.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_forbidden(c) || is_directional(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // What closes each of those that are open, the innermost last.
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(POP),
            '\u{2066}'..='\u{2068}' => open.push(POP_ISOLATE),
            POP if open.last() != Some(&POP) => continue,
            POP => _ = open.pop(),
            // It also closes what was opened within.
            POP_ISOLATE => match open.iter().rposition(|closing| *closing == POP_ISOLATE) {
                Some(at) => open.truncate(at),
                None => continue,
            },
            '\n' | '\r' | '\u{2029}' => out.extend(open.drain(..).rev()),
            _ => {}
        }
        out.push(if is_forbidden(c) { char::REPLACEMENT_CHARACTER } else { c });
    }
    out.extend(open.into_iter().rev());
    Cow::Owned(out)
}

/// Ends an embedding or an override.
const POP: char = '\u{202c}';
/// Ends an isolate.
const POP_ISOLATE: char = '\u{2069}';

fn is_directional(c: char) -> bool {
    ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
}

fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}
