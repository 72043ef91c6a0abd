//! Where a text is broken into lines.

use super::drawing::{Span, is_han, is_wide, width_of};

/// A paragraph in lines no wider than `width`. A single Chinese character does not make a last line.
pub(super) fn broken(paragraph: &str, span: &Span, width: f64) -> Vec<String> {
    let fits = |line: &str| width_of(line.trim_end(), span) <= width;
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    for word in words(paragraph) {
        match lines.last_mut() {
            Some(line) if line.is_empty() || fits(&format!("{}{word}", line.concat())) => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    if let [.., before, last] = &mut lines[..]
        && is_widow(&last.concat())
        && before.len() > 1
        && let Some(word) = before.pop()
    {
        last.insert(0, word);
    }
    lines.into_iter().map(|line| line.concat()).collect()
}

/// Whether a line is one Chinese character, but for a mark that ends it.
fn is_widow(line: &str) -> bool {
    let mut all = line.trim_end().chars();
    all.next().is_some_and(is_han) && all.all(|c| !c.is_alphanumeric()) && line.chars().count() <= 3
}

/// Pieces that a line may end after.
fn words(paragraph: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in paragraph.chars() {
        let free = before == ' ' || is_wide(before) && !"（“".contains(before) || is_han(c) && !before.is_ascii_digit();
        let glued = c == ' ' || "，。；：、！？）”%·".contains(c);
        match pieces.last_mut() {
            Some(last) if glued || !free => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = c;
    }
    pieces
}
