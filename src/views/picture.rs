//! A figure's picture at both widths. That its marks can be pointed at, walked and heard is the document's doing
//! (`platform/pointing.js`), before the program and without it.

use super::chart::{Chart, key};
use crate::figures::{Figure, Picture, svg::to_svg};
use crate::text::{Locale, messages};
use leptos::prelude::*;

/// The picture of a figure, whose marks can be pointed at.
#[component]
pub fn PictureBox(
    /// Id of the figure.
    id: String,
    /// What to draw.
    figure: Figure,
    /// The language it was built for.
    locale: Locale,
) -> impl IntoView {
    let words = messages(locale);
    let class = format!("picture w{}", figure.wide.width().round());
    view! {
        <div class=class tabindex="0" role="group" aria-label=figure.summary.values aria-description=words.picture_help data-hint=words.see_hint>
            {drawn("wide", &id, locale, figure.wide)}
            {drawn("narrow", &id, locale, figure.narrow)}
            <div class="hidden-text" aria-live="polite"></div>
        </div>
    }
    .into_any()
}

/// One of a figure's pictures.
fn drawn(class: &'static str, id: &str, locale: Locale, picture: Picture) -> AnyView {
    match picture {
        Picture::Drawing(shapes) => view! { <div class=class inner_html=to_svg(&shapes)></div> }.into_any(),
        Picture::Chart(spec) => {
            let key = key(id, locale.code(), &spec);
            view! { <div class=class><Chart spec=spec key=key/></div> }.into_any()
        }
    }
}
