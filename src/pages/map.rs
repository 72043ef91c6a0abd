//! Chongqing's districts on a map with their ranking, and Wanzhou's townships with the report's places.

use crate::figures::map::{credits, top};
use crate::figures::shared::ranking::FIRST_ROWS;
use crate::figures::{DrawError, Figure, Summary, WIDE, build};
use crate::model::{Atlas, Card};
use crate::route::{Page, Route, Tab};
use crate::text::{Locale, messages, messages::with};
use crate::views::below_figure::BelowFigure;
use crate::views::chart::drawn_from;
use crate::views::choropleth::{Choropleth, is_mapped};
use crate::views::figure_setting::Setting;
use crate::views::page_files::{Load, PLACES};
use crate::views::picture::PictureBox;
use crate::views::status::{LeftOut, WhenLoaded};
use crate::views::{FigureCard, Site, rich_text};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Map() -> impl IntoView {
    let site = Site::from_context();
    let (zoomed, expanded) = (RwSignal::new(false), RwSignal::new(false));
    let show = Memo::new(move |_| site.route.with(|r| r.show.clone()));
    let name = Signal::derive(move || site.words().map_title_district.to_owned());
    Effect::new(move |_| {
        let Some(show) = show.get() else { return };
        let known = site.atlas.with(|a| mapped(a).any(|card| card.id == show));
        if !known && site.load_of(&Page::Map) == Load::Ready {
            site.add_notice(show);
        }
    });
    view! {
        <WhenLoaded page=Page::Map name=name>
            {move || {
                let (locale, atlas) = (site.locale.get(), site.atlas.get());
                let expand = move || expanded.update(|all| *all = !*all);
                view! { <DistrictMap locale=locale atlas=&atlas show=show.get() zoomed=zoomed expanded=expanded.get() expand=expand/> }
            }}
            {move || {
                let (locale, atlas) = (site.locale.get(), site.atlas.get());
                view! { <Places locale=locale atlas=&atlas/> }
            }}
        </WhenLoaded>
    }
}

/// The cards that have a map.
fn mapped(atlas: &Atlas) -> impl Iterator<Item = &Card> {
    atlas.cards.iter().filter(|card| is_mapped(card))
}

/// The districts by what a card says of them: map and ranking.
#[component]
fn DistrictMap<'a>(
    locale: Locale,
    atlas: &'a Arc<Atlas>,
    /// The id of the card that the address asks for.
    show: Option<String>,
    /// Whether the smallest districts are enlarged.
    zoomed: RwSignal<bool>,
    /// Whether a phone shows all of the ranking.
    expanded: bool,
    /// Turns that.
    expand: impl Fn() + 'static,
) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let asked = mapped(atlas).find(|card| show.as_ref().is_some_and(|id| *id == card.id));
    let Some(card) = asked.or_else(|| mapped(atlas).next()) else {
        return view! { <p class="container loading">{words.empty_table}</p> }.into_any();
    };
    let choice = |other: &Card| {
        let show = other.id.clone();
        let href = move || site.address(&Route { show: Some(show.to_string()), ..site.route.get() });
        let name = other.labels.get("choice").unwrap_or(&other.topic).get(locale).to_owned();
        view! { <a href=href aria-current=(other.id == card.id).then_some("true")>{name}</a> }
    };
    let rows = Summary::of(card, atlas, locale).rows;
    let ranking = match ranking(card, atlas, locale, expanded) {
        Ok(ranking) => ranking,
        Err(missing) => return view! { <LeftOut card=card missing=&missing words=words/> }.into_any(),
    };
    let anew = [card.clone(), shown(card, atlas, expanded)].map(|card| drawn_from(&card, atlas, locale));
    let rest = rows.len().saturating_sub(FIRST_ROWS);
    let symbol = rows.first().and_then(|id| atlas.observation(id)).and_then(|o| atlas.unit_of(o));
    let symbol = symbol.map_or("", |u| u.compact_symbol(locale)).to_owned();
    let more = if expanded { words.ranking_less.to_owned() } else { with(words.ranking_more, &[&rest.to_string()]) };
    view! {
        <section class="container head">
            <figure class="map" data-figure=card.id.to_string() aria-labelledby="map-title">
                <figcaption>
                    <p class="kicker"><span>{words.map}</span>" "<span>{words.map_of_chongqing}</span></p>
                    <h1 id="map-title">{rich_text(&card.title, atlas, locale)}</h1>
                </figcaption>
                <div class="map-controls">
                    <p class="subtitle">{rich_text(&card.subtitle, atlas, locale)}</p>
                    <nav class="choice" aria-label=words.map>{mapped(atlas).map(choice).collect_view()}</nav>
                </div>
                <div class="grid">
                    <div class="span-7 choropleth"><Choropleth card=card.clone() locale=locale zoomed=zoomed/></div>
                    <div class="span-5 ranking">
                        <p class="ranking-head"><b>{words.ranking}</b><span>{symbol}</span></p>
                        <PictureBox id=card.id.to_string() figure=ranking locale=locale draw=anew/>
                        <button type="button" class="more phone" on:click=move |_| expand()>{more}</button>
                    </div>
                </div>
                <BelowFigure card=card rows=rows tab=Tab::Map locale=locale setting=Setting::Plain/>
                <p class="source-line">{credits(words)}</p>
            </figure>
        </section>
    }
    .into_any()
}

/// Wanzhou's townships and the report's places.
#[component]
fn Places<'a>(locale: Locale, atlas: &'a Atlas) -> impl IntoView + use<> {
    let card = atlas.cards.get(PLACES)?.clone();
    let figure = view! { <FigureCard card=card locale=locale span=12 setting=Setting::Lead second=true/> };
    Some(view! { <section class="container"><div class="part">{figure}</div></section> }.into_any())
}

/// The ranking beside a map: on a phone only its beginning, unless all of it is asked for.
///
/// # Errors
/// [`DrawError`] where the card lacks something.
pub fn ranking(card: &Card, atlas: &Atlas, locale: Locale, expanded: bool) -> Result<Figure, DrawError> {
    let narrow = build(&shown(card, atlas, expanded), atlas, locale, WIDE[0])?.narrow;
    Ok(Figure { narrow, ..build(card, atlas, locale, WIDE[0])? })
}

/// What a phone shows of a ranking.
fn shown(card: &Card, atlas: &Atlas, expanded: bool) -> Card {
    if expanded { card.clone() } else { top(card, atlas, FIRST_ROWS) }
}
