//! A choropleth with its legend and the button that enlarges the smallest areas.

use super::picture::PictureBox;
use super::{Site, figure_card::left_out};
use crate::figures::drawing::{Drawing, Shape};
use crate::figures::map::choropleth::{Extent, classes, draw};
use crate::figures::map::{Layers, classes::Classes};
use crate::figures::svg::to_svg;
use crate::figures::{Canvas, Figure, NARROW, Picture, Summary, WIDE, theme};
use crate::model::Card;
use crate::text::{Locale, messages};
use leptos::prelude::*;

/// Whether a card has a map: figures that compare areas do.
pub fn is_mapped(card: &Card) -> bool {
    card.kind == "ranking"
}

/// The map of a card, at the extent that `zoomed` says.
pub fn choropleth(site: Site, card: &Card, locale: Locale, zoomed: RwSignal<bool>) -> AnyView {
    let (atlas, words) = (site.atlas.get(), messages(locale));
    let extent = if zoomed.get() { Extent::Smallest } else { Extent::Whole };
    let canvas = Canvas { atlas: &atlas, card, locale, width: NARROW };
    let map = |width| {
        let canvas = Canvas { width, ..canvas };
        draw(&canvas, &Layers::of(&atlas), extent).map(Picture::Drawing)
    };
    let drawn = (|| {
        let summary = Summary::of(card, &atlas, locale);
        Ok((Figure { wide: map(WIDE[1])?, narrow: map(NARROW)?, summary }, classes(&canvas)?))
    })();
    let (map, classes) = match drawn {
        Ok(drawn) => drawn,
        Err(missing) => return left_out(card, &missing, words),
    };
    let zoom = if zoomed.get() { words.map_zoom_out } else { words.map_zoom_in };
    view! {
        {legend(&classes, &canvas)}
        <PictureBox id=card.id.clone() figure=map locale=locale/>
        <button type="button" class="more" on:click=move |_| zoomed.update(|z| *z = !*z)>{zoom}</button>
        <p class="hint">{words.map_hint}{words.full_stop}{words.map_classes}{words.full_stop}</p>
    }
    .into_any()
}

/// The classes with their bounds, Wanzhou's outline, the rivers: what colours mean, and nothing for who hears the page.
fn legend(classes: &Classes, canvas: &Canvas) -> AnyView {
    let words = canvas.words();
    let unit = canvas.all("value").ok().and_then(|all| canvas.atlas.unit_of(all.first()?));
    let steps = (0..classes.count()).map(|class| {
        let bound = classes.bounds.get(class).zip(unit).map(|(bound, unit)| {
            view! { <i>{unit.format_bound(*bound, canvas.locale)}</i> }
        });
        view! { <span>{bound}</span> }
    });
    let mut wanzhou = Drawing::new(20.0, 14.0);
    wanzhou.add(Shape::rect(1.5, 1.5, 17.0, 11.0).fill(theme::LAKE[4]).stroke(theme::SAIL, 2.5));
    let mut rivers = Drawing::new(20.0, 14.0);
    rivers.add(Shape::rect(0.0, 0.0, 20.0, 14.0).fill(theme::LAKE[2]));
    rivers.add(Shape::path("M0 9C5 2 12 14 20 5").stroke(theme::MAP_LINE, 2.0));
    view! {
        <div class="legend" aria-hidden="true">
            <div class="steps">{steps.collect_view()}</div>
            <span>{unit.map_or("", |u| u.compact_symbol(canvas.locale)).to_owned()}</span>
            {key(&wanzhou, words.map_wanzhou)}
            {key(&rivers, words.map_rivers)}
        </div>
    }
    .into_any()
}

/// A mark with its name.
pub fn key(mark: &Drawing, name: &'static str) -> AnyView {
    view! { <span class="key"><i inner_html=to_svg(mark)></i>{name}</span> }.into_any()
}
