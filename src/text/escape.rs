//! Text as it is written into HTML, SVG and XML. Markup is made of it nowhere else.

/// Text as it may be between tags and inside of attributes in double quotes.
pub fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_markup(&mut out, text);
    out
}

/// Writes [`markup`] behind what there is.
pub fn push_markup(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// The same for what others put elsewhere, where attributes may be in single quotes.
pub fn any_markup(text: &str) -> String {
    markup(text).replace('\'', "&apos;")
}

/// JSON as it may be inside of a script element: nothing in it can end that.
pub fn json_in_html(json: &str) -> String {
    json.replace('<', "\\u003c")
}
