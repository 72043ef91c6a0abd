//! A figure's picture at both widths. That its marks can be pointed at, walked and heard is the document's doing
//! (`platform/page/pointing`), before the app and without it.

use super::chart::{Chart, Draw, Named};
use crate::figures::{Figure, Picture, svg::to_svg};
use crate::text::{Locale, messages};
use leptos::prelude::*;
use std::sync::Arc;

/// How many times as high as wide a drawing is that paper has no room for.
const SLENDER: f64 = 3.2;

/// The picture of a figure, whose marks can be pointed at.
#[component]
pub fn PictureBox(
    id: String,
    figure: Figure,
    /// The language it was built for.
    locale: Locale,
    /// What to draw where there is more room than on a phone and less than for the wide drawing.
    #[prop(optional_no_strip)]
    middle: Option<Picture>,
    /// How its charts are laid out for other widths, the wide and the narrow one; else they are shown as they are.
    #[prop(optional)]
    draw: Option<[Draw; 2]>,
) -> impl IntoView {
    let slender = figure.narrow.height() > SLENDER * figure.narrow.width();
    let class = class(figure.wide.width(), slender, middle.is_some());
    let [wide, narrow] = draw.map_or([None, None], |draw| draw.map(Some));
    let mut pictures =
        vec![drawn("wide", &id, locale, figure.wide, wide), drawn("narrow", &id, locale, figure.narrow, narrow)];
    pictures.extend(middle.map(|middle| drawn("middle", &id, locale, middle, None)));
    view! { <Frame class=class values=figure.summary.values pictures=pictures locale=locale/> }
}

/// A picture in the document that is hydrated, so that nothing of it is drawn: of a chart it is known how,
/// should it be needed at another width (`draw`).
pub fn prerendered(
    id: &str,
    [wide, narrow]: [f64; 2],
    middle: Option<f64>,
    values: String,
    locale: Locale,
    draw: Option<Draw>,
) -> AnyView {
    let picture = |class: &'static str, width: f64| match draw.clone() {
        None => view! { <div class=class inner_html=""></div> }.into_any(),
        Some(draw) => {
            let chart = Named::new(id.to_owned(), locale, width, draw);
            view! { <div class=class><Chart chart=chart prerendered=true/></div> }.into_any()
        }
    };
    let mut pictures = vec![picture("wide", wide), picture("narrow", narrow)];
    pictures.extend(middle.map(|middle| picture("middle", middle)));
    // The document's own class stays.
    let class = class(wide, false, middle.is_some());
    view! { <Frame class=class values=values pictures=pictures locale=locale/> }.into_any()
}

fn class(wide: f64, slender: bool, middle: bool) -> String {
    let name = |on, name| if on { name } else { "" };
    format!("picture w{}{}{}", wide.round(), name(slender, " slender"), name(middle, " three"))
}

/// What is around the pictures of a figure.
#[component]
fn Frame(
    class: String,
    /// What they are about, for who hears it.
    values: String,
    pictures: Vec<AnyView>,
    locale: Locale,
) -> AnyView {
    let words = messages(locale);
    view! {
        <div class=class tabindex="0" role="group" aria-label=values aria-description=words.picture_help data-hint=words.see_hint>
            {pictures}
            <div class="hidden-text" aria-live="polite"></div>
        </div>
    }
    .into_any()
}

/// One of a figure's pictures.
fn drawn(class: &'static str, id: &str, locale: Locale, picture: Picture, draw: Option<Draw>) -> AnyView {
    match picture {
        Picture::Drawing(shapes) => view! { <div class=class inner_html=to_svg(&shapes)></div> }.into_any(),
        Picture::Chart(_) => {
            let width = picture.width();
            let draw = draw.unwrap_or_else(|| Arc::new(move |_| Some(picture.clone())));
            let chart = Named::new(id.to_owned(), locale, width, draw);
            view! { <div class=class><Chart chart=chart/></div> }.into_any()
        }
    }
}
