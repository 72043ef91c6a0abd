//! The report's places: the map with its legend, and beside it what is on it and what no map can hold.

use super::Site;
use super::choropleth::Key;
use super::picture::PictureBox;
use super::rich_text::in_its_language;
use crate::figures::drawing::{Drawing, Shape};
use crate::figures::map::credits;
use crate::figures::map::places::{numbered, picture};
use crate::figures::{DrawContext, Figure, NARROW, WIDE, theme};
use crate::model::{Atlas, Card, place::Place};
use crate::text::{Locale, Messages, messages, messages::with};
use leptos::prelude::*;

/// The map of a card and its two lists. `figure` is it as wide as the page.
#[component]
pub fn Places(
    card: Card,
    figure: Figure,
    locale: Locale,
    /// Whether it is in a frame on a page of another site, which has any width.
    framed: bool,
) -> impl IntoView {
    let (atlas, words) = (Site::from_context().atlas.get_untracked(), messages(locale));
    let draw = |width| picture(&DrawContext { atlas: &atlas, card: &card, locale, width });
    // It has been drawn as wide as the page, so it can be drawn beside the lists.
    let (Ok(wide), Ok(narrow)) = (draw(figure.wide.width().min(WIDE[1])), draw(NARROW)) else { return ().into_any() };
    let middle = framed.then(|| draw(WIDE[0]).ok()).flatten();
    let figure = Figure { wide, narrow, summary: figure.summary };
    let count = unplaced(&atlas).len();
    view! {
        <div class="places grid">
            <div class="span-7">
                <PictureBox id=card.id.to_string() figure=figure locale=locale middle=middle/>
                <Legend words=words/>
                <p class="hint">{words.places_missing_township}</p>
            </div>
            <div class="span-5">
                <p class="list-heading">{words.places_on_map}</p>
                <ol aria-label=words.places_on_map><OnMap locale=locale/></ol>
                <p class="list-heading">{words.places_off_map}<small>" "{count}</small></p>
                <ul aria-label=words.places_off_map><OffMap locale=locale/></ul>
                <p class="hint">{words.places_paragraph_hint}</p>
            </div>
        </div>
        <p class="source-line">{credits(words)}</p>
    }
    .into_any()
}

/// The places with a mark, under its number.
#[component]
fn OnMap(locale: Locale) -> AnyView {
    let (words, atlas) = (messages(locale), Site::from_context().atlas.get_untracked());
    let items = numbered(&atlas).into_iter().filter_map(|(number, place)| {
        let number = number?;
        let within = atlas.places.iter().filter(|p| p.within.as_ref() == Some(&place.id));
        let within = within.map(|p| {
            view! { <p><b>{p.name.get(locale).to_owned()}</b>{words.colon}{p.says.get(locale).to_owned()}</p> }
        });
        Some(view! {
            <li>
                <b class=place.doubtful.then_some("doubtful")>{number}</b>
                <div>
                    <p><strong>{place.name.get(locale).to_owned()}</strong>{place.says.get(locale).to_owned()}</p>
                    {place.note.as_ref().map(|note| view! { <p>{in_its_language(note.get(locale), locale)}</p> })}
                    {within.collect_view()}
                </div>
                <em>{with(words.paragraph, &[&place.paragraph.to_string()])}</em>
            </li>
        })
    });
    items.collect_view().into_any()
}

/// The places that no map can hold.
fn unplaced(atlas: &Atlas) -> Vec<&Place> {
    numbered(atlas).into_iter().map(|(_, place)| place).filter(|place| place.is_unplaced()).collect()
}

/// Their names, each with its paragraph.
#[component]
fn OffMap(locale: Locale) -> AnyView {
    let atlas = Site::from_context().atlas.get_untracked();
    let items = unplaced(&atlas).into_iter().map(|place| {
        view! {
            <li>
                {place.name.get(locale).to_owned()}
                <em aria-hidden="true">{place.paragraph}</em>
                <span class="hidden-text">{with(messages(locale).paragraph, &[&place.paragraph.to_string()])}</span>
            </li>
        }
    });
    items.collect_view().into_any()
}

/// What the marks of the map stand for.
#[component]
fn Legend(words: &'static Messages) -> AnyView {
    let small = |shape: Shape| {
        let mut mark = Drawing::new(20.0, 20.0);
        mark.add(shape);
        mark
    };
    let circle = || Shape::circle(10.0, 10.0, 8.0);
    let doubtful = Shape { dash: "3 2", ..circle().stroke(theme::ACCENT, 2.0) };
    view! {
        <div class="legend" aria-hidden="true">
            <Key mark=small(Shape::circle(10.0, 10.0, 2.4).fill(theme::MARK)) name=words.places_centre/>
            <Key mark=small(circle().fill(theme::ACCENT)) name=words.places_named/>
            <Key mark=small(doubtful) name=words.places_doubtful/>
            <Key mark=small(Shape::path("M5 15.5l5 -11l5 11Z").fill(theme::SEQ[4])) name=words.places_airport/>
        </div>
    }
    .into_any()
}
