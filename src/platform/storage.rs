//! What the browser remembers: language, theme and whether a key is off, nothing else. In sandboxed frames and in private
//! windows storage throws; then nothing is remembered and nothing else changes.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// A remembered word.
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(&format!("wanzhou.{key}")).ok().flatten()
}

/// Remembers a word, or forgets it.
pub fn remember(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let key = format!("wanzhou.{key}");
    // A full or forbidden store costs the memory, not the page.
    let _ = match value {
        Some(value) => storage.set_item(&key, value),
        None => storage.remove_item(&key),
    };
}
