//! JSON that others wrote: read into types, its texts made safe to put among others.

use crate::text::sanitize;
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;

/// Longest text, in bytes, that an entry may hold: no honest note is longer, and a page must not hang on one.
pub const MAX_TEXT: usize = 4_000;

/// Whether [`sanitize_value`] has nothing to do, as in nearly all entries: no text can be too long or hold a character
/// that it must not.
pub(super) fn is_plain(entry: &str) -> bool {
    entry.len() <= MAX_TEXT && !entry.contains('\\') && matches!(sanitize(entry), Cow::Borrowed(_))
}

/// Reads a value.
///
/// # Errors
/// What does not fit its type, without the line and the column.
pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        // Where in the entry helps nobody: it is named by its path.
        let message = error.to_string();
        message.rsplit_once(" at line ").map_or(message.clone(), |(reason, _)| reason.to_owned())
    })
}

/// Makes texts, however deep, safe among others (see [`sanitize`]).
///
/// # Errors
/// A text that is too long, by the name of its field.
pub(super) fn sanitize_value(value: &mut Value) -> Result<(), String> {
    fn walk(name: &str, value: &mut Value) -> Result<(), String> {
        match value {
            Value::String(text) if text.len() > MAX_TEXT => Err(format!("`{name}` is longer than {MAX_TEXT} bytes")),
            Value::String(text) => {
                if let Cow::Owned(other) = sanitize(text) {
                    *text = other;
                }
                Ok(())
            }
            Value::Array(items) => items.iter_mut().try_for_each(|item| walk(name, item)),
            Value::Object(fields) => fields.iter_mut().try_for_each(|(name, field)| walk(name, field)),
            _ => Ok(()),
        }
    }
    walk("[…]", value)
}
