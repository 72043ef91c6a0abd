//! Chongqing's districts as choropleths with their ranking, and Wanzhou's townships with the report's places.

use crate::figures::drawing::{Drawing, Shape};
use crate::figures::map::{places, top};
use crate::figures::{Figure, Missing, NARROW, Picture, Summary, WIDE, build, theme};
use crate::model::{Atlas, Card, place::Place};
use crate::route::{Notice, Page, Route, Tab};
use crate::text::{LocalText, Locale, Messages, messages, messages::with};
use crate::views::arrived::{Load, PLACES};
use crate::views::choropleth::{Files, choropleth, is_mapped, key};
use crate::views::figure_card::{Setting, below, left_out};
use crate::views::filled::in_its_language;
use crate::views::picture::{PictureBox, drawn};
use crate::views::status::WhenLoaded;
use crate::views::{Site, filled};
use leptos::prelude::*;

/// How much of the ranking a phone shows at first.
const FIRST: usize = 10;

/// The page.
#[component]
pub fn Map() -> impl IntoView {
    let site = Site::here();
    let (zoomed, expanded) = (RwSignal::new(false), RwSignal::new(false));
    let show = Memo::new(move |_| site.route.with(|r| r.show.clone()));
    let name = Signal::derive(move || site.words().map_title_district.to_owned());
    Effect::new(move |_| {
        let Some(show) = show.get() else { return };
        let known = site.atlas.with(|a| mapped(a).any(|card| card.id == show));
        if !known && site.load_of(&Page::Map) == Load::Ready {
            site.notices.set(vec![Notice { part: show }]);
        }
    });
    view! {
        <WhenLoaded page=Page::Map name=name>
            {move || districts(site, show, zoomed, expanded)}
            {move || places_section(site)}
        </WhenLoaded>
    }
}

/// The cards that have a map.
fn mapped(atlas: &Atlas) -> impl Iterator<Item = &Card> {
    atlas.cards.iter().filter(|card| is_mapped(card))
}

fn districts(site: Site, show: Memo<Option<String>>, zoomed: RwSignal<bool>, expanded: RwSignal<bool>) -> AnyView {
    let (locale, files) = (site.locale.get(), Files::of(site));
    let (words, atlas) = (messages(locale), &files.atlas);
    let show = show.get();
    let asked = mapped(atlas).find(|card| show.as_ref() == Some(&card.id));
    let Some(card) = asked.or_else(|| mapped(atlas).next()) else {
        return view! { <p class="in loading">{words.empty_table}</p> }.into_any();
    };
    let choice = |other: &Card| {
        let show = other.id.clone();
        let href = move || Route { show: Some(show.clone()), ..site.route.get() }.to_string();
        let name = other.labels.get("choice").unwrap_or(&other.topic).get(locale).to_owned();
        view! { <a href=href aria-current=(other.id == card.id).then_some("true")>{name}</a> }
    };
    let rows = Summary::of(card, atlas, locale).rows;
    let ranking = match ranking(card, atlas, locale, expanded.get()) {
        Ok(ranking) => ranking,
        Err(missing) => return left_out(card, &missing, words),
    };
    let rest = rows.len().saturating_sub(FIRST);
    let symbol = rows.first().and_then(|id| atlas.observations.get(id)).and_then(|o| atlas.unit_of(o));
    let symbol = symbol.map_or("", |u| u.compact_symbol(locale)).to_owned();
    let more =
        if expanded.get() { words.ranking_less.to_owned() } else { with(words.ranking_more, &[&rest.to_string()]) };
    view! {
        <section class="in head">
            <figure class="map" data-figure=card.id.clone() aria-labelledby="map-title">
                <p class="kick"><span>{words.map}</span>" "<span>{words.map_of_chongqing}</span></p>
                <h1 id="map-title">{filled(&card.title, atlas, locale)}</h1>
                <div class="map-controls">
                    <p class="sub">{filled(&card.subtitle, atlas, locale)}</p>
                    <nav class="choice" aria-label=words.map>{mapped(atlas).map(choice).collect_view()}</nav>
                </div>
                <div class="grid">
                    <div class="s7 choropleth">
                        {choropleth(site, card, locale, zoomed)}
                    </div>
                    <div class="s5 ranking">
                        <p class="ranking-head"><b>{words.ranking}</b><span>{symbol}</span></p>
                        <PictureBox id=card.id.clone() figure=ranking locale=locale/>
                        <button type="button" class="more phone" on:click=move |_| expanded.update(|e| *e = !*e)>{more}</button>
                    </div>
                </div>
                {below(card, rows, Tab::Map, atlas, locale, Setting::Plain)}
                <p class="src">{words.footer_credits}" "{words.map_disclaimer}</p>
            </figure>
        </section>
    }
    .into_any()
}

/// The ranking beside a map: on a phone only its beginning, unless all of it is asked for.
///
/// # Errors
/// [`Missing`] where the card lacks something.
pub fn ranking(card: &Card, atlas: &Atlas, locale: Locale, expanded: bool) -> Result<Figure, Missing> {
    let short = if expanded { card.clone() } else { top(card, atlas, FIRST) };
    let narrow = build(&short, atlas, locale, WIDE[0])?.narrow;
    Ok(Figure { narrow, ..build(card, atlas, locale, WIDE[0])? })
}

/// Wanzhou's townships and the report's places: what is drawn, and what no map can hold.
pub fn places_section(site: Site) -> AnyView {
    let (locale, files) = (site.locale.get(), Files::of(site));
    let (words, atlas) = (messages(locale), &files.atlas);
    let marked = places::marked(atlas);
    let mut unplaced: Vec<&Place> = atlas.places.iter().filter(|p| p.is_unplaced()).collect();
    unplaced.sort_by_key(|p| p.paragraph);
    let picture = |class, width| {
        drawn(class, PLACES, locale, Picture::Drawing(places::draw(atlas, &files.layers(), locale, width)))
    };
    let on_map = marked.iter().enumerate().map(|(i, place)| {
        let within = atlas.places.iter().filter(|p| p.within.as_ref() == Some(&place.id));
        let within = within.map(|p| line(words, &p.name, &p.says, locale)).collect_view();
        view! {
            <li>
                <b class=place.doubtful.then_some("doubt")>{i + 1}</b>
                <div>
                    <p><strong>{place.name.get(locale).to_owned()}</strong>{place.says.get(locale).to_owned()}</p>
                    {place.note.as_ref().map(|note| view! { <p>{in_its_language(note.get(locale), locale)}</p> })}
                    {within}
                </div>
                <em>{with(words.paragraph, &[&place.paragraph.to_string()])}</em>
            </li>
        }
    });
    let off_map = unplaced.iter().map(|place| {
        view! {
            <li>
                {place.name.get(locale).to_owned()}
                <em aria-hidden="true">{place.paragraph}</em>
                <span class="hidden-text">{with(words.paragraph, &[&place.paragraph.to_string()])}</span>
            </li>
        }
    });
    let title = with(words.places_title, &[&marked.len().to_string()]);
    view! {
        <section class="in">
            <figure class="part places" data-figure=PLACES aria-labelledby="places-title">
                <p class="kick"><span>{words.map}</span>" "<span>{words.map_of_wanzhou}</span></p>
                <h2 id="places-title">{title.clone()}</h2>
                <p class="sub">{words.places_subtitle}</p>
                <div class="grid">
                    <div class="s7">
                        <div class="picture w690" role="img" aria-label=title>
                            {picture("wide", WIDE[1])}{picture("narrow", NARROW)}
                        </div>
                        {places_legend(words)}
                        <p class="hint">{words.places_missing_township}</p>
                    </div>
                    <div class="s5">
                        <h3>{words.places_on_map}</h3>
                        <ol>{on_map.collect_view()}</ol>
                        <h3>{words.places_off_map}<small>" "{unplaced.len()}</small></h3>
                        <ul>{off_map.collect_view()}</ul>
                        <p class="hint">{words.places_paragraph_hint}</p>
                    </div>
                </div>
                <figcaption class="src">{words.footer_credits}" "{words.map_disclaimer}</figcaption>
            </figure>
        </section>
    }
    .into_any()
}

/// A place that is drawn with another one.
fn line(words: &Messages, name: &LocalText, says: &LocalText, locale: Locale) -> AnyView {
    view! { <p><b>{name.get(locale).to_owned()}</b>{words.colon}{says.get(locale).to_owned()}</p> }.into_any()
}

fn places_legend(words: &'static Messages) -> AnyView {
    let small = |shape: Shape| {
        let mut mark = Drawing::new(20.0, 20.0);
        mark.add(shape);
        mark
    };
    let circle = || Shape::circle(10.0, 10.0, 8.0);
    let doubtful = Shape { dash: "3 2", ..circle().stroke(theme::SAIL, 2.0) };
    view! {
        <div class="legend" aria-hidden="true">
            {key(&small(Shape::circle(10.0, 10.0, 2.4).fill(theme::MARK)), words.places_centre)}
            {key(&small(circle().fill(theme::SAIL)), words.places_named)}
            {key(&small(doubtful), words.places_doubtful)}
            {key(&small(Shape::path("M5 15.5l5 -11l5 11Z").fill(theme::LAKE[4])), words.places_airport)}
        </div>
    }
    .into_any()
}
