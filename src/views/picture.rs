//! A figure's picture at both widths. That its marks can be pointed at, walked and heard is the document's doing
//! (`platform/pointing.js`), before the program and without it.

use super::chart::{Chart, Named};
use crate::figures::{Figure, Picture, svg::to_svg};
use crate::text::{Locale, messages};
use leptos::prelude::*;
use std::sync::Arc;

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
    let pictures = [drawn("wide", &id, locale, figure.wide.clone()), drawn("narrow", &id, locale, figure.narrow)];
    frame(figure.wide.width(), figure.summary.values, pictures, locale)
}

/// Draws at a width, in CSS pixels.
pub type Draw = Arc<dyn Fn(f64) -> Option<Picture> + Send + Sync>;

/// A picture that stands in the document which is taken over, so that nothing of it is drawn: of a chart it is known how,
/// should it be needed at another width (`draw`).
pub fn standing(id: &str, [wide, narrow]: [f64; 2], values: String, locale: Locale, draw: Option<Draw>) -> AnyView {
    let picture = |class: &'static str, width: f64| match draw.clone() {
        None => view! { <div class=class inner_html=""></div> }.into_any(),
        Some(draw) => {
            let chart = Named::new(id.to_owned(), locale, move || match draw(width)? {
                Picture::Chart(spec) => Some(spec),
                Picture::Drawing(_) => None,
            });
            view! { <div class=class><Chart chart=chart standing=true/></div> }.into_any()
        }
    };
    frame(wide, values, [picture("wide", wide), picture("narrow", narrow)], locale)
}

fn frame(wide: f64, values: String, pictures: [AnyView; 2], locale: Locale) -> AnyView {
    let words = messages(locale);
    let class = format!("picture w{}", wide.round());
    let [wide, narrow] = pictures;
    view! {
        <div class=class tabindex="0" role="group" aria-label=values aria-description=words.picture_help data-hint=words.see_hint>
            {wide}
            {narrow}
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
            let chart = Named::new(id.to_owned(), locale, move || Some(spec.clone()));
            view! { <div class=class><Chart chart=chart/></div> }.into_any()
        }
    }
}
