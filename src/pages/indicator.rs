//! One figure by itself, or one indicator that no figure shows yet, with its definition.

use super::map::places_section;
use crate::figures::own_span;
use crate::model::Indicator;
use crate::route::{Notice, Page, Route, Tab};
use crate::text::{Locale, messages, messages::with};
use crate::views::arrived::PLACES;
use crate::views::choropleth::is_mapped;
use crate::views::figure_card::Setting;
use crate::views::filled::plain;
use crate::views::status::WhenLoaded;
use crate::views::table::ValueTable;
use crate::views::{FigureCard, Site};
use leptos::prelude::*;

/// The page of an id: a figure's, or an indicator's. An unknown id leads to the Story and says so, in a frame only the latter.
#[component]
pub fn IndicatorPage(
    /// Id of a figure or of an indicator.
    id: String,
    /// In a frame on somebody else's page: the figure and nothing else.
    #[prop(optional)]
    embedded: bool,
) -> impl IntoView {
    let site = Site::here();
    let name = Signal::derive(move || site.words().data.to_owned());
    if id == PLACES {
        return view! { <WhenLoaded page=Page::Map name=name>{move || places_section(site)}</WhenLoaded> }.into_any();
    }
    let in_core = site.atlas.with_untracked(|a| a.cards.get(&id).is_some() || a.indicators.get(&id).is_some());
    let page = Page::Indicator(id.clone());
    let tab = Memo::new(move |_| site.route.with(|r| r.tab));
    if in_core {
        return (move || content(site, &id, tab, embedded)).into_any();
    }
    view! { <WhenLoaded page=page name=name>{content(site, &id, tab, embedded)}</WhenLoaded> }.into_any()
}

fn content(site: Site, id: &str, tab: Memo<Option<Tab>>, embedded: bool) -> AnyView {
    let (locale, atlas) = (site.locale.get(), site.atlas.get_untracked());
    let class = if embedded { "embed" } else { "in head" };
    if let Some(card) = atlas.cards.get(id) {
        let setting = if embedded { Setting::Embedded } else { Setting::Alone };
        let mut measured: Vec<&Indicator> = Vec::new();
        for observation in card.observations().filter_map(|o| atlas.observations.get(o)) {
            if let Some(indicator) = atlas.indicators.get(&observation.indicator)
                && !measured.iter().any(|i| i.id == indicator.id)
            {
                measured.push(indicator);
            }
        }
        let related = card.related.iter().filter_map(|id| atlas.cards.get(id)).map(|card| {
            let page = Page::Indicator(card.id.clone());
            view! { <li><a href=move || site.href(page.clone())>{plain(&card.title, &atlas, locale)}</a></li> }
        });
        let related = related.collect_view();
        let words = messages(locale);
        let offered: Vec<Tab> = Tab::ALL.into_iter().filter(|tab| *tab != Tab::Map || is_mapped(card)).collect();
        let asked = tab.get();
        if let Some(other) = asked.filter(|tab| !offered.contains(tab)) {
            site.notices.set(vec![Notice { part: format!("tab={}", other.id()) }]);
        }
        let tab = asked.filter(|tab| offered.contains(tab)).unwrap_or(Tab::Chart);
        let tabs = offered.into_iter().map(|other| {
            let name = [words.tab_chart, words.tab_map, words.tab_table][other as usize];
            let href = move || Route { tab: Some(other), ..site.route.get() }.to_string();
            view! { <a href=href aria-current=(other == tab).then_some("true")>{name}</a> }
        });
        let tabs =
            (!embedded).then(|| view! { <nav class="choice tabs" aria-label=words.views>{tabs.collect_view()}</nav> });
        return view! {
            <div class=class>{tabs}<FigureCard card=card.clone() locale=locale span=if embedded { 7 } else { own_span(card) } setting=setting tab=tab/></div>
            {(!embedded).then(|| view! {
                <div class="in prose">
                    {definitions(&measured, locale)}
                    {(!related.is_empty()).then(|| view! { <h2>{words.indicator_related}</h2><ul>{related}</ul> })}
                </div>
            })}
        }
        .into_any();
    }
    let Some(indicator) = atlas.indicators.get(id) else {
        if embedded {
            return unknown(site, id, locale);
        }
        site.notices.set(vec![Notice { part: id.to_owned() }]);
        return view! { <super::story::Story/> }.into_any();
    };
    let rows = atlas.observations.iter().filter(|o| o.indicator == id).map(|o| o.id.clone()).collect();
    view! {
        <div class="in head">
            <h1>{indicator.name.get(locale).to_owned()}</h1>
            <p class="stand">{indicator.definition.get(locale).to_owned()}</p>
            <figure data-figure=id.to_owned() aria-label=indicator.name.get(locale).to_owned()><ValueTable rows=rows locale=locale/></figure>
        </div>
    }
    .into_any()
}

/// In a frame an unknown id is said to be one, and nothing else is shown in the figure's place.
fn unknown(site: Site, id: &str, locale: Locale) -> AnyView {
    let words = messages(locale);
    view! {
        <div class="embed">
            <div class="notice" role="status">
                <p>{with(words.embed_unknown, &[id])}</p>
                <p><a href=move || site.href(Page::Story)>{words.site}</a></p>
            </div>
        </div>
    }
    .into_any()
}

fn definitions(indicators: &[&Indicator], locale: Locale) -> AnyView {
    let entries = indicators.iter().map(|i| {
        view! { <li><b>{i.name.get(locale).to_owned()}</b>{messages(locale).colon}{i.definition.get(locale).to_owned()}</li> }
    });
    view! { <h2>{messages(locale).indicator_definition}</h2><ul>{entries.collect_view()}</ul> }.into_any()
}
