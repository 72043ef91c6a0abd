//! Ids in addresses.

use crate::text::is_id;

/// The id that a part of an address is.
pub(super) fn id(text: &str) -> Option<String> {
    is_id(text).then(|| text.to_owned())
}
