//! How one report gets closed, and the names that the report gives its systems.

use crate::figures::summary::qualified;
use crate::model::{Atlas, flow::Flow, flow::FlowEdge};
use crate::route::Page;
use crate::text::{Locale, messages, messages::with};
use crate::views::site::Load;
use crate::views::status::WhenLoaded;
use crate::views::{FigureCard, Site};
use leptos::prelude::*;

/// The figures that stand on this page beside the flow, and how many columns each spans.
const FIGURES: [(&str, u8); 2] = [("events", 7), ("response-time", 5)];

/// The page.
#[component]
pub fn Governance() -> impl IntoView {
    let site = Site::here();
    let name = Signal::derive(move || site.words().governance.to_owned());
    let figures = move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get_untracked());
        let cards = FIGURES.iter().filter_map(|(id, span)| Some((atlas.cards.get(id)?, *span)));
        cards.map(|(card, span)| view! { <FigureCard card=card.clone() locale=locale span=span/> }).collect_view()
    };
    view! {
        <WhenLoaded page=Page::Governance name=name>
            {move || {
                let (locale, atlas) = (site.locale.get(), site.atlas.get());
                let flows: Vec<AnyView> = atlas.flows.iter().map(|flow| steps(flow, &atlas, locale)).collect();
                view! { {flows} }
            }}
        </WhenLoaded>
        <section class="in"><div class="part"><div class="grid">{figures}</div></div></section>
        // The notice above says what is loading or has failed, for both.
        {move || (site.load_of(&Page::Governance) == Load::Ready).then(|| systems(&site.atlas.get(), site.locale.get()))}
    }
}

/// A flow as a list: equal steps stand together.
fn steps(flow: &Flow, atlas: &Atlas, locale: Locale) -> AnyView {
    let words = messages(locale);
    let name = |id: &str| flow.nodes.iter().find(|n| n.id == id).map_or("", |n| n.name.get(locale)).to_owned();
    let line = |edge: &FlowEdge| {
        let reading = edge.reading.then(|| view! { <span class="reading">{words.flow_reading}</span> });
        view! {
            <p>
                <b>{name(&edge.from)}" → "{name(&edge.to)}</b>{words.colon}{edge.text.get(locale).to_owned()}
                <small>{with(words.paragraph, &[&edge.paragraph.to_string()])}</small>{reading}
            </p>
        }
    };
    let last = flow.edges.iter().map(|e| e.step).max().unwrap_or(0);
    let list = (1..=last).map(|step| {
        let lines = flow.edges.iter().filter(|e| e.step == step).map(line).collect_view();
        view! { <li><span class="no">{with(words.flow_step, &[&step.to_string()])}</span><div>{lines}</div></li> }
    });
    let list = list.collect_view();
    let notes = flow.notes.iter().map(|n| view! { <li><span>{n.get(locale).to_owned()}</span></li> }).collect_view();
    let duration = atlas.observations.get(&flow.duration).map(|o| {
        view! {
            <p class="stand" data-observation=o.id.clone()>
                {words.flow_duration}{words.colon}<span class="value">{qualified(o, atlas, locale)}</span>
            </p>
        }
    });
    view! {
        <section class="in head">
            <h1>{flow.title.get(locale).to_owned()}</h1>
            <p class="stand">{words.flow_lede}</p>
            {duration}
            <ol class="steps-list">{list}</ol>
            <ul class="note">{notes}</ul>
        </section>
    }
    .into_any()
}

fn systems(atlas: &Atlas, locale: Locale) -> AnyView {
    let words = messages(locale);
    let list = atlas.systems.iter().map(|s| {
        let kind = if s.explained { words.systems_explained } else { words.systems_named };
        let place = with(words.paragraph, &[&s.paragraph.to_string()]);
        let note = s.note.as_ref().map(|n| view! { <small>{n.get(locale).to_owned()}</small> });
        view! { <li>{s.name.get(locale).to_owned()}<small>{kind}{words.list_comma}{place}</small>{note}</li> }
    });
    view! {
        <section class="in"><div class="part"><h2>{words.systems_title}</h2><ul class="systems">{list.collect_view()}</ul></div></section>
    }
    .into_any()
}
