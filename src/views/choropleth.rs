//! A map of areas with its legend and the button that enlarges the smallest ones.

use super::picture::PictureBox;
use super::{Site, status::LeftOut};
use crate::figures::drawing::Drawing;
use crate::figures::map::choropleth::{Encoding, Extent, draw};
use crate::figures::map::{Layers, legend::legend};
use crate::figures::svg::to_svg;
use crate::figures::{DrawContext, Figure, NARROW, Picture, Summary, WIDE};
use crate::model::{Atlas, Card, CardKind};
use crate::route::Tab;
use crate::text::{Locale, messages};
use leptos::prelude::*;

/// Whether a card has a map: figures that compare areas do.
pub fn is_mapped(card: &Card) -> bool {
    card.kind == CardKind::Ranking
}

/// The map of a card.
#[component]
pub fn Choropleth(
    card: Card,
    locale: Locale,
    /// Whether the smallest areas are enlarged.
    zoomed: RwSignal<bool>,
) -> impl IntoView {
    let site = Site::from_context();
    move || shown(&card, &site.atlas.get(), locale, zoomed)
}

/// The map at the extent that `zoomed` says; tracks it.
fn shown(card: &Card, atlas: &Atlas, locale: Locale, zoomed: RwSignal<bool>) -> AnyView {
    let words = messages(locale);
    let extent = if zoomed.get() { Extent::Smallest } else { Extent::Whole };
    let canvas = DrawContext { atlas, card, locale, width: NARROW };
    let map = |width| {
        let canvas = DrawContext { width, ..canvas };
        draw(&canvas, &Layers::of(atlas), extent).map(Picture::Drawing)
    };
    let drawn = (|| {
        let summary = Summary::of(card, atlas, locale);
        Ok((Figure { wide: map(WIDE[1])?, narrow: map(NARROW)?, summary }, Encoding::of(&canvas)?))
    })();
    let (map, encoding) = match drawn {
        Ok(drawn) => drawn,
        Err(missing) => return view! { <LeftOut card=card missing=&missing words=words/> }.into_any(),
    };
    let zoom = if zoomed.get() { words.map_zoom_out } else { words.map_zoom_in };
    view! {
        {legend(&canvas, Tab::Map).map(|key| view! { <div class="legend" aria-hidden="true" inner_html=to_svg(&key)></div> })}
        <PictureBox id=card.id.to_string() figure=map locale=locale/>
        <button type="button" class="more" on:click=move |_| zoomed.update(|z| *z = !*z)>{zoom}</button>
        <p class="hint">
            {words.map_hint}{words.full_stop}
            {matches!(encoding, Encoding::Classes(_)).then(|| [words.map_classes, words.full_stop].concat())}
        </p>
    }
    .into_any()
}

/// A mark with its name.
#[component]
pub fn Key(mark: Drawing, name: &'static str) -> AnyView {
    view! { <span class="key"><i inner_html=to_svg(&mark)></i>{name}</span> }.into_any()
}
