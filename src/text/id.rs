//! Ids, as data, formulas and addresses write them.

/// Longest id, in bytes.
pub const MAX_ID: usize = 80;

/// Whether a text is made of lower-case letters, digits and hyphens, and is not too long.
pub fn is_id(text: &str) -> bool {
    text.len() <= MAX_ID && is_name(text)
}

/// Like [`is_id`], however long: what an id may be put together from.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
