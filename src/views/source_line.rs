//! Sources as readers see them: a name that leads to the source, and the line below a figure.

use crate::figures::source_line::SourceItem;
use crate::text::Messages;
use leptos::prelude::*;

/// The name or the title of a source, which leads to it where it has an address.
#[component]
pub fn SourceLink(
    /// As it is shown.
    name: String,
    /// Where it is published.
    address: Option<String>,
    /// The language of the name, where it is not the page's.
    lang: Option<&'static str>,
) -> impl IntoView {
    match (address, lang) {
        (Some(address), _) => view! { <a href=address rel="noopener" lang=lang>{name}</a> }.into_any(),
        (None, Some(_)) => view! { <span lang=lang>{name}</span> }.into_any(),
        (None, None) => name.into_any(),
    }
}

/// `来源:《…》,第15–17、20段;…`
#[component]
pub fn SourceLine(
    /// What comes before the first of them.
    lead: String,
    items: Vec<SourceItem>,
    words: &'static Messages,
) -> AnyView {
    let mut parts: Vec<AnyView> = vec![lead.into_any()];
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            parts.push(words.semicolon.into_any());
        }
        let lang = item.is_report.then_some("zh-CN");
        parts.push(view! { <SourceLink name=item.name address=item.address lang=lang/> }.into_any());
        if !item.locator.is_empty() {
            parts.push(format!("{}{}", words.comma, item.locator).into_any());
        }
    }
    parts.into_any()
}
