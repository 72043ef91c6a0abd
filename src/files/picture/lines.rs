//! Where the lines of a file's words end: as Chinese type has it, and an address wherever it must, since a file has nothing
//! that scrolls.

use crate::figures::breaks::{closed, is_wide};
use crate::figures::drawing::{Span, Text};

/// What begins no line, and what ends none.
const NOT_FIRST: &str = "，。；：、！？）》〉」』】”’％%·…—–,.;:!?)]";
const NOT_LAST: &str = "（《〈「『【“‘([";
/// After these an address is broken rather than after others.
const JOINTS: &str = "/.-_?&=#";

/// A text in lines no wider than `width`, `leading` apart: between words and Chinese characters, never between a number and
/// what it counts. What has no room for itself is broken within.
pub(super) fn set(text: &Text, width: f64, leading: f64) -> Vec<Text> {
    let Some(span) = text.spans.first() else { return Vec::new() };
    let with =
        |content: &str| Text { spans: vec![Span { content: content.to_owned(), ..span.clone() }], ..text.clone() };
    let lines = span.content.split('\n').flat_map(|paragraph| wrap(paragraph, width, &|part| measured(part, text)));
    let at = (0u32..).map(|at| text.y + f64::from(at) * leading);
    lines.zip(at).map(|(line, y)| Text { y, ..with(line.trim_end()) }).collect()
}

/// Parts that are with a dot between them, in lines: each whole where there is room for it.
pub(super) fn parts(text: &str, like: &Text, width: f64) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(" · ") {
        let longer = lines.last().map(|line| format!("{line} · {part}"));
        match lines.last_mut().zip(longer.filter(|longer| measured(longer, like) <= width)) {
            Some((line, longer)) => *line = longer,
            None => lines.push(part.to_owned()),
        }
    }
    lines.join("\n")
}

/// About how wide a stretch of a text is, as in a Chinese font: dots and quotation marks are as wide as characters there.
fn measured(part: &str, like: &Text) -> f64 {
    let content = part.replace(['·', '“', '”'], "中");
    let spans = like.spans.first().map(|span| Span { content, ..span.clone() });
    Text { spans: spans.into_iter().collect(), ..like.clone() }.estimated_width()
}

fn wrap(paragraph: &str, width: f64, measured: &impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    let mut used = 0.0;
    for piece in pieces(paragraph).into_iter().flat_map(|piece| within(piece, width, measured)) {
        // At its end a line needs no room for a space.
        let (own, seen) = (measured(&piece), measured(piece.trim_end()));
        let before = lines.last().and_then(|line| line.last()).and_then(|piece| piece.chars().last());
        // Chinese and Latin stand apart.
        let joint = before.map_or(0.0, |before| {
            let both: String = before.to_string() + &piece;
            measured(&both) - measured(&before.to_string()) - own
        });
        match lines.last_mut() {
            Some(line) if line.is_empty() || used + joint + seen <= width => {
                used += joint + own;
                line.push(piece);
            }
            _ => {
                used = own;
                lines.push(vec![piece]);
            }
        }
    }
    closed(lines)
}

/// What a line may end after.
fn pieces(paragraph: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for c in paragraph.chars() {
        match pieces.last_mut() {
            Some(last) if !before.is_some_and(|before| may_part(before, c)) => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

/// Whether a line may end between two characters.
fn may_part(before: char, c: char) -> bool {
    if c == ' ' || NOT_FIRST.contains(c) || NOT_LAST.contains(before) {
        return false;
    }
    let is_free = is_wide(c) && !before.is_ascii_digit();
    before == ' ' || is_wide(before) || is_free
}

/// A piece, or what it is broken into where a line has no room for it.
fn within(piece: String, width: f64, measured: &impl Fn(&str) -> f64) -> Vec<String> {
    let (mut parts, mut rest) = (Vec::new(), piece.as_str());
    while measured(rest.trim_end()) > width {
        let ends = rest.char_indices().skip(1).map(|(at, _)| at);
        let Some(most) = ends.take_while(|at| measured(&rest[..*at]) <= width).last() else { break };
        // Not so near its beginning that the line is all but empty.
        let joint = rest[..most].rfind(|c| JOINTS.contains(c)).map(|at| at + 1).filter(|at| 2 * at > most);
        let end = joint.unwrap_or(most);
        parts.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    parts.push(rest.to_owned());
    parts
}
