//! A figure's picture at both widths, with the one tooltip, the one keyboard walk and the one live region
//! that every picture has: chart, map or counting marks, still or live.

use super::Site;
use super::chart::{Chart, key};
use super::provenance::see;
use crate::figures::summary::{qualified, qualifier_word};
use crate::figures::{Figure, Picture, svg::to_svg};
use crate::model::{Atlas, Qualifier};
use crate::platform::marks::{self, Spot};
use crate::text::{Locale, messages};
use leptos::prelude::*;
use std::sync::Arc;

/// The picture of a figure. Arrow keys walk its marks; pointing at one, tapping it or walking to it shows what it says.
#[component]
pub fn PictureBox(
    /// Id of the figure.
    id: String,
    /// What to draw.
    figure: Figure,
    /// The language it was built for.
    locale: Locale,
) -> impl IntoView {
    let site = Site::here();
    let atlas = site.atlas.get_untracked();
    let words = messages(locale);
    let spot = RwSignal::new(None::<Spot>);
    let node = NodeRef::<leptos::html::Div>::new();
    let go = move |to: Option<Spot>| {
        if let Some(picture) = node.get_untracked() {
            marks::highlight(&picture, to.as_ref().map(|s| s.id.as_str()));
        }
        spot.set(to);
    };
    let under = move |event: &leptos::ev::Event| node.get_untracked().and_then(|picture| marks::under(event, &picture));
    let in_hand = move || spot.with_untracked(|s| s.as_ref().map(|s| s.id.clone()));
    let walk = move |event: leptos::ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            "Home" => i32::MIN / 2,
            "End" => i32::MAX / 2,
            "Escape" => return go(None),
            "Enter" | " " if spot.with_untracked(Option::is_some) => {
                event.prevent_default();
                return see(site, in_hand());
            }
            _ => return,
        };
        event.prevent_default();
        let here = in_hand();
        go(node.get_untracked().and_then(|picture| marks::next(&picture, here.as_deref(), step)));
    };
    // A finger has no way to point without pressing: its first tap points, the second on the same mark opens.
    let hover = move |event: leptos::ev::PointerEvent| {
        if event.pointer_type() != "touch" {
            go(under(&event));
        }
    };
    let leave = move |event: leptos::ev::PointerEvent| {
        if event.pointer_type() != "touch" {
            go(None);
        }
    };
    let press = move |event: leptos::ev::MouseEvent| {
        let found = node.get_untracked().and_then(|picture| marks::pressed(&event, &picture));
        let again = spot.with_untracked(|s| s.is_some() && s.as_ref().map(|s| &s.id) == found.as_ref().map(|f| &f.id));
        go(found.clone());
        if again {
            see(site, found.map(|s| s.id));
        }
    };
    let class = format!("picture w{}", figure.wide.width().round());
    let said = atlas.clone();
    view! {
        <div class=class node_ref=node tabindex="0" role="group" aria-label=figure.summary.values aria-description=words.picture_help
            on:pointerover=hover on:pointerleave=leave
            on:click=press on:keydown=walk on:blur=move |_| go(None)>
            {drawn("wide", &id, locale, figure.wide)}
            {drawn("narrow", &id, locale, figure.narrow)}
            {move || spot.get().map(|s| tip(&s, &atlas, locale))}
            <div class="hidden-text" aria-live="polite">
                {move || spot.with(|s| s.as_ref().map(|s| spoken(&s.id, &said, locale)))}
            </div>
        </div>
    }
    .into_any()
}

/// One of a figure's pictures.
pub fn drawn(class: &'static str, id: &str, locale: Locale, picture: Picture) -> AnyView {
    match picture {
        Picture::Drawing(shapes) => view! { <div class=class inner_html=to_svg(&shapes)></div> }.into_any(),
        Picture::Chart(spec) => {
            let key = key(id, locale.code(), &spec);
            view! { <div class=class><Chart spec=spec key=key/></div> }.into_any()
        }
    }
}

fn tip(spot: &Spot, atlas: &Arc<Atlas>, locale: Locale) -> Option<AnyView> {
    let words = messages(locale);
    // Half the card's greatest width, so that it does not hang over the picture's edge.
    let x = spot.x.clamp(140.0_f64.min(spot.width / 2.0), (spot.width - 140.0).max(spot.width / 2.0));
    let [left, top] = [format!("{x:.0}px"), format!("{:.0}px", spot.y)];
    if let Some(system) = atlas.systems.get(&spot.id) {
        let explained = if system.explained { words.systems_explained } else { words.systems_named };
        return Some(
            view! {
                <div class="tip" aria-hidden="true" style:left=left style:top=top>
                    <b>{system.name.get(locale).to_owned()}</b>
                    <small>{system.note.as_ref().map_or(explained, |note| note.get(locale)).to_owned()}</small>
                    <small class="hint">{words.see_hint}</small>
                </div>
            }
            .into_any(),
        );
    }
    let observation = atlas.observations.get(&spot.id)?;
    let value = match observation.qualifier {
        q if q.is_open() => qualified(observation, atlas, locale),
        _ => atlas.phrase(observation, locale),
    };
    let marked = !observation.qualifier.is_open() && observation.qualifier != Qualifier::Exact;
    let kind = if marked { qualifier_word(observation.qualifier, words) } else { "" };
    let period = atlas.period(observation, locale);
    let details: Vec<&str> = [period.as_str(), kind].into_iter().filter(|t| !t.is_empty()).collect();
    Some(
        view! {
            <div class="tip" aria-hidden="true" style:left=left style:top=top>
                <b>{atlas.label(observation, locale)}</b>
                <span class="value">{value}</span>
                <small>{details.join(words.list_comma)}</small>
                <small class="hint">{words.see_hint}</small>
            </div>
        }
        .into_any(),
    )
}

fn spoken(id: &str, atlas: &Arc<Atlas>, locale: Locale) -> Option<String> {
    let system = || {
        let system = atlas.systems.get(id)?;
        let note = system.note.as_ref().map_or("", |note| note.get(locale));
        Some(format!("{}{}{note}", system.name.get(locale), messages(locale).full_stop))
    };
    atlas.observations.get(id).map(|o| crate::figures::summary::tell(o, atlas, locale)).or_else(system)
}
