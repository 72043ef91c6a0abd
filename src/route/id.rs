//! Ids in addresses.

/// Whether a text can be the id of a figure, a district or anything else that an address names.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The id that a part of an address is.
pub(super) fn id(text: &str) -> Option<String> {
    is_id(text).then(|| text.to_owned())
}
