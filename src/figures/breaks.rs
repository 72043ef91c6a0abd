//! Where a text is broken into lines.

/// A paragraph in lines that fit.
pub(super) fn wrap(paragraph: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    let fits = |line: &str| fits(line.trim_end());
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    for word in words(paragraph) {
        match lines.last_mut() {
            Some(line) if line.is_empty() || fits(&format!("{}{word}", line.concat())) => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    closed(lines)
}

/// The lines of a paragraph, each of the pieces that it may end after, as texts: a single Chinese character does not make a last
/// line.
pub fn closed(mut lines: Vec<Vec<String>>) -> Vec<String> {
    if let [.., before, last] = &mut lines[..]
        && is_widow(&last.concat())
        && before.len() > 1
        && let Some(piece) = before.pop()
    {
        last.insert(0, piece);
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

/// Whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c) && !('\u{3000}'..='\u{303f}').contains(&c)
}

/// Whether a character is as wide as a Chinese one.
pub fn is_wide(c: char) -> bool {
    is_han(c) || ('\u{3000}'..='\u{303f}').contains(&c) || ('\u{ff00}'..='\u{ff60}').contains(&c) || "“”…≥≤".contains(c)
}
