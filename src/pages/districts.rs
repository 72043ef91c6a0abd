//! The 38 districts of Chongqing compared: one indicator or two, three censuses, five views of one state.

use crate::figures::map::credits;
use crate::figures::source_line::{lead, sources};
use crate::model::Card;
use crate::route::{DISTRICTS, Page, Route, Tab, View};
use crate::text::messages;
use crate::text::messages::with;
use crate::views::Site;
use crate::views::below_figure::ReadingNotes;
use crate::views::districts::{Chips, Controls, DistrictTable, Pictures, State, Tabs};
use crate::views::export::ExportMenu;
use crate::views::source_line::SourceLine;
use crate::views::status::WhenLoaded;
use leptos::prelude::*;
use std::sync::Arc;

/// The element of the table behind the pictures.
const TABLE: &str = "districts-table";

/// The page; in a frame on a page of another site the figure and nothing else.
#[component]
pub fn Districts(
    /// In a frame.
    #[prop(optional)]
    embedded: bool,
) -> impl IntoView {
    let site = Site::from_context();
    let name = Signal::derive(move || site.words().map_title_district.to_owned());
    view! {
        <WhenLoaded page=Page::Districts name=name>
            {move || view! { <Explorer state=State::new(site, site.locale.get()) embedded=embedded/> }}
        </WhenLoaded>
    }
}

/// The figure with its controls, and the ways on from it.
#[component]
fn Explorer(state: State, embedded: bool) -> AnyView {
    let site = state.site;
    provide_context(state);
    Effect::new(move |_| {
        state.show(|screen| screen.unrecognised.clone()).into_iter().for_each(|part| site.add_notice(part))
    });
    let card =
        Memo::new(move |_| state.screen.with(|screen| screen.as_ref().map(|screen| Arc::new(screen.card.clone()))));
    let topic = move || state.show(|screen| screen.topic.clone());
    let title = move || card.with(|card| card.as_ref().map(|card| card.title.get(state.locale).to_owned()));
    let subtitle = move || card.with(|card| card.as_ref().map(|card| card.subtitle.get(state.locale).to_owned()));
    let has_card = Memo::new(move |_| card.with(Option::is_some));
    let is_table = Memo::new(move |_| state.show(|screen| screen.view) == View::Table);
    let table = move || match is_table.get() {
        true => view! { <DistrictTable state=state/> }.into_any(),
        false => view! { <TableBehind state=state/> }.into_any(),
    };
    let figure = view! {
        <figure class="districts" data-figure=DISTRICTS id=DISTRICTS aria-labelledby="districts-title">
            <figcaption>
                <p class="kicker"><span>{state.words.name}</span>" "<span>{topic}</span></p>
                <h1 class="title" id="districts-title">{title}</h1>
                <p class="subtitle">{subtitle}</p>
            </figcaption>
            <Controls state=state/>
            <div class="rail"><Tabs state=state/><Chips state=state/></div>
            <Pictures state=state/>
            {move || is_table.get().then(table)}
            {move || card.get().map(|card| view! { <Below state=state card=&card/> })}
            <div class="actions">
                {move || (!is_table.get()).then(table)}
                {move || has_card.get().then(|| card.get_untracked()).flatten().map(|first| {
                    let card = Signal::derive(move || card.get().unwrap_or_else(|| first.clone()));
                    view! { <Actions state=state card=card is_table=is_table embedded=embedded/> }
                })}
            </div>
        </figure>
    };
    if embedded {
        return view! { <div class="embed">{figure}</div> }.into_any();
    }
    view! {
        <section class="container head">{figure}<p class="hint profiles"><Profiles state=state/></p></section>
        <section class="container"><p class="hint"><a href=move || site.href(Page::Map)>{state.words.townships}</a></p></section>
    }
    .into_any()
}

/// The table behind the pictures, which is hydrated after them.
#[component]
fn TableBehind(state: State) -> AnyView {
    let (hydration, words) = (state.site.hydration, messages(state.locale));
    let content =
        move || view! { <summary>{words.action_table}</summary><DistrictTable state=state behind=true/> }.into_any();
    if hydration.is_running() {
        hydration.hydrate_later(TABLE, content);
        return view! { <details></details> }.into_any();
    }
    view! { <details id=TABLE>{content()}</details> }.into_any()
}

/// Links to the pages of the districts that are picked; of two, also to the one beside the other.
#[component]
fn Profiles(state: State) -> impl IntoView {
    let link = move |(id, _, name): (String, usize, String)| {
        let page = Page::District(id);
        view! { <a href=move || state.site.href(page.clone())>{with(state.words.profile, &[&name])}</a>" " }
    };
    let both = move |[one, other]: &[(String, usize, String); 2]| {
        let (page, beside) = (Page::District(one.0.clone()), Some(other.0.clone()));
        let address = move || {
            let there = state.site.route.with(|route| route.to(page.clone()));
            state.site.address(&Route { beside: beside.clone(), ..there })
        };
        view! { <a href=address>{with(state.words.beside, &[&one.2, &other.2])}</a> }
    };
    let picked = Memo::new(move |_| state.show(|screen| screen.picks.clone()));
    move || {
        let picked = picked.get();
        let pair = picked.first_chunk().filter(|_| picked.len() == 2).map(both);
        (picked.into_iter().map(link).collect_view(), pair)
    }
}

/// Reading notes and sources.
#[component]
fn Below<'a>(state: State, card: &'a Card) -> AnyView {
    let (atlas, words) = (state.site.atlas.get_untracked(), messages(state.locale));
    let is_map = untrack(|| state.show(|screen| screen.view)) == View::Map;
    view! {
        <ReadingNotes card=card locale=state.locale/>
        <p class="source-line"><SourceLine lead=lead(card, words) items=sources(card, &atlas, state.locale) words=words/></p>
        {is_map.then(|| view! { <p class="source-line">{credits(words)}</p> })}
    }
    .into_any()
}

/// What can be done with the figure. A menu that is open stays so while the reader goes to another state.
#[component]
fn Actions(state: State, card: Signal<Arc<Card>>, is_table: Memo<bool>, embedded: bool) -> AnyView {
    let (site, words) = (state.site, messages(state.locale));
    let tab = Signal::derive(move || if is_table.get() { Tab::Table } else { Tab::Chart });
    let inner = if embedded {
        let address = move || site.address(&site.route.with(|route| card.with(|card| route.figure(card, tab.get()))));
        view! { <a href=address target="_blank" rel="noopener">{words.action_full}</a> }.into_any()
    } else {
        view! { <ExportMenu card=card tab=tab locale=state.locale/> }.into_any()
    };
    view! { <div class="links">{inner}</div> }.into_any()
}
