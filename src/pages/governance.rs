//! How one report gets closed: the flow, the service model, and the names that the report gives its systems.

use crate::route::Page;
use crate::views::figure_setting::Setting;
use crate::views::page_files::SYSTEMS;
use crate::views::status::WhenLoaded;
use crate::views::{FigureCard, Site};
use leptos::prelude::*;

/// The figures of this page, how many columns each spans, and how it is set.
const FIGURES: [(&str, u8, Setting); 4] = [
    ("event-flow", 12, Setting::Alone),
    ("open-cases", 12, Setting::Lead),
    ("events", 7, Setting::Plain),
    ("response-time", 5, Setting::Plain),
];

#[component]
pub fn Governance() -> impl IntoView {
    let site = Site::from_context();
    let name = Signal::derive(move || site.words().governance.to_owned());
    let figures = move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get_untracked());
        let cards = FIGURES.iter().filter_map(|(id, span, setting)| Some((atlas.cards.get(id)?, *span, *setting)));
        cards
            .map(|(card, span, setting)| view! { <FigureCard card=card.clone() locale=locale span=span setting=setting second=true/> })
            .collect_view()
    };
    let systems = move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get());
        let card = atlas.cards.get(SYSTEMS)?;
        Some(view! { <FigureCard card=card.clone() locale=locale span=12 setting=Setting::Lead second=true/> })
    };
    view! {
        <section class="container head governance"><div class="grid">{figures}</div></section>
        <section class="container governance">
            <div class="part"><WhenLoaded page=Page::Governance name=name>{systems}</WhenLoaded></div>
        </section>
    }
}
