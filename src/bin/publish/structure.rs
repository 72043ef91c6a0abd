//! The structure of a prerendered page, the order of its elements, texts and comments, as one number. Before the app takes a
//! page over, `page/intact.js` counts the same in the browser: whatever has changed the page since has changed the number.

/// The hash of the nodes of markup as Leptos writes it: well-formed, without `<` or `>` in attributes.
pub fn structure_hash(html: &str) -> i32 {
    let mut sum = 0_i32;
    let mut rest = html;
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.is_empty() {
            sum = add(sum, "#text");
        }
        let (tag, after) = after.split_at(after.find('>').map_or(after.len(), |end| end + 1));
        let name = tag.trim_start_matches('<');
        if name.starts_with('!') {
            sum = add(sum, "#comment");
        } else if !name.is_empty() && !name.starts_with('/') {
            let end = name.find([' ', '/', '>']).unwrap_or(name.len());
            sum = add(sum, &name[..end].to_ascii_lowercase());
        }
        rest = after;
    }
    sum
}

fn add(sum: i32, name: &str) -> i32 {
    let first = name.bytes().next().map_or(0, i32::from);
    // Names of elements are short.
    let length = i32::try_from(name.len()).unwrap_or(i32::MAX);
    sum.wrapping_mul(31).wrapping_add(first).wrapping_add(length)
}
