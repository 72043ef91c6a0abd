//! One figure by itself, whether the data has a card for it or it is made of an indicator, with what it measures, how its
//! numbers check and what to read next.

use crate::figures::default_card::{card_of, times, units};
use crate::figures::own_span;
use crate::figures::profile::{district_of, part_of};
use crate::model::observation::WANZHOU;
use crate::model::{Atlas, Card, Indicator, Observation};
use crate::route::{Explore, Page, Picks, Route, Tab};
use crate::text::messages::districts::districts;
use crate::text::messages::profile::profile;
use crate::text::{Locale, messages, messages::with};
use crate::views::check_line::{CheckLine, TableCheckLine};
use crate::views::choropleth::is_mapped;
use crate::views::figure_setting::Setting;
use crate::views::rich_text::{based_on, in_its_language, plain};
use crate::views::status::WhenLoaded;
use crate::views::{FigureCard, Site};
use leptos::prelude::*;

/// The page of an id: a figure's, or an indicator's. An unknown id leads to the Story and says so, in a frame only the latter.
#[component]
pub fn IndicatorPage(
    /// Id of a figure or of an indicator.
    id: String,
    /// In a frame on a page of another site: the figure and nothing else.
    #[prop(optional)]
    embedded: bool,
) -> impl IntoView {
    let site = Site::from_context();
    let name = Signal::derive(move || site.words().data.to_owned());
    // The Story may have read what an indicator of the tables is, but not the columns that have its values.
    let in_core = site.atlas.with_untracked(|a| {
        a.cards.get(&id).is_some() || a.indicators.get(&id).is_some_and(|indicator| indicator.measure.is_none())
    });
    let page = Page::Indicator(id.clone());
    let tab = Memo::new(move |_| site.route.with(|r| r.tab));
    if in_core {
        return (move || view! { <Content id=id.clone() locale=site.locale.get() tab=tab.get() embedded=embedded/> })
            .into_any();
    }
    view! { <WhenLoaded page=page name=name><Content id=id.clone() locale=site.locale.get() tab=tab.get() embedded=embedded/></WhenLoaded> }.into_any()
}

/// The figure in one of its views, and what is beside it.
#[component]
fn Content(
    id: String,
    locale: Locale,
    /// The view that the address asks for.
    tab: Option<Tab>,
    embedded: bool,
) -> AnyView {
    let site = Site::from_context();
    let atlas = site.atlas.get_untracked();
    let Some(card) = card_of(&id, &atlas) else {
        if embedded {
            return view! { <Unknown id=id locale=locale/> }.into_any();
        }
        site.add_notice(id);
        return view! { <super::story::Story/> }.into_any();
    };
    let offered: Vec<Tab> = Tab::ALL.into_iter().filter(|tab| *tab != Tab::Map || is_mapped(&card)).collect();
    if let Some(other) = tab.filter(|tab| !offered.contains(tab)) {
        site.add_notice(format!("tab={}", other.id()));
    }
    let tab = tab.filter(|tab| offered.contains(tab)).unwrap_or(Tab::Chart);
    if embedded {
        return view! {
            <div class="embed"><FigureCard card=card locale=locale span=7 setting=Setting::Embedded tab=tab/></div>
        }
        .into_any();
    }
    let words = messages(locale);
    let tabs = offered.into_iter().map(|other| {
        let name = other.word(words);
        let href = move || site.address(&Route { tab: Some(other), ..site.route.get() });
        view! { <a href=href aria-current=(other == tab).then_some("true")>{name}</a> }
    });
    let (span, shown) = (own_span(&card), card.clone());
    view! {
        <div class="container head alone">
            <nav class="choice tabs" aria-label=words.views>{tabs.collect_view()}</nav>
            <div class="grid">
                <FigureCard card=card locale=locale span=span setting=Setting::Alone tab=tab/>
                <Beside card=&shown span=span locale=locale/>
            </div>
        </div>
    }
    .into_any()
}

/// In a frame an unknown id is reported, and nothing else is shown in the figure's place.
#[component]
fn Unknown(id: String, locale: Locale) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    view! {
        <div class="embed">
            <div class="notice" role="status">
                <p>{with(words.embed_unknown, &[&id])}</p>
                <p><a href=move || site.href(Page::Story)>{words.site}</a></p>
            </div>
        </div>
    }
    .into_any()
}

/// What is beside and below a figure: what is measured, how it checks, what to read next.
#[component]
fn Beside<'a>(
    card: &'a Card,
    /// Columns of twelve that the figure spans.
    span: u8,
    locale: Locale,
) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = &*site.atlas.get_untracked();
    let tables =
        atlas.table_checks_on(card).map(|check| view! { <TableCheckLine check=check locale=locale/> }.into_any());
    let checks = atlas.checks_on(card).map(|check| view! { <CheckLine check=check locale=locale/> }.into_any());
    let checks: Vec<AnyView> = checks.chain(tables).collect();
    let count = if checks.len() == 1 { words.check_count } else { words.checks_count };
    let count = with(count, &[&checks.len().to_string()]);
    let related = card.related.iter().filter_map(|id| atlas.cards.get(id)).map(|other| {
        let page = Page::Indicator(other.id.to_string());
        view! {
            <li><a href=move || site.href(page.clone())>
                <b>{plain(&other.title, atlas, locale)}</b>
                <span>{plain(&other.subtitle, atlas, locale)}</span>
            </a></li>
        }
    });
    let related: Vec<AnyView> = related.map(IntoAny::into_any).chain(ways_on(card, atlas, site, locale)).collect();
    view! {
        <div class=if span < 12 { "beside span-4" } else { "beside span-12" }>
            <Measured card=card locale=locale/>
            {(!checks.is_empty()).then(|| view! {
                <section class="checking"><h2>{words.checks_ask}<small>" "{count}</small></h2><ul>{checks}</ul></section>
            })}
            {(!related.is_empty()).then(|| view! {
                <section class="next"><h2>{words.indicator_related}</h2><ul class="related">{related}</ul></section>
            })}
        </div>
    }
    .into_any()
}

/// From a part of a district's page to the page, and to all districts compared in what it shows.
fn ways_on(card: &Card, atlas: &Atlas, site: Site, locale: Locale) -> Vec<AnyView> {
    let way = |address: Box<dyn Fn() -> String + Send + Sync>, name: &str, what: &str| {
        view! { <li><a href=address><b>{name.to_owned()}</b><span>{what.to_owned()}</span></a></li> }.into_any()
    };
    let Some((part, area)) = part_of(&card.id) else { return Vec::new() };
    let (area, indicator) = (district_of(area, atlas), atlas.indicators.get(part.compared));
    let (page, compared) = (area.map(|area| Page::District(area.id.to_string())), part.compared.to_owned());
    let explore = Explore {
        y: Some(compared),
        picks: area.filter(|area| area.id != WANZHOU).map(|area| Picks::of([WANZHOU.to_owned(), area.id.to_string()])),
        ..Explore::default()
    };
    let comparison = move || {
        let there = site.route.with(|route| route.to(Page::Districts));
        site.address(&Route { explore: explore.clone(), ..there })
    };
    let page = area.zip(page).map(|(area, page)| {
        way(Box::new(move || site.href(page.clone())), area.name.get(locale), profile(locale).all_parts)
    });
    let count = atlas.areas.iter().filter(|area| area.within.is_some()).count().to_string();
    let all = with(districts(locale).all, &[&count]);
    let comparison = indicator.map(|of| way(Box::new(comparison), of.name.get(locale).trim_end_matches(", %"), &all));
    page.into_iter().chain(comparison).collect()
}

/// Unit, time and definitions of all that a figure draws; nothing for one without values.
#[component]
fn Measured<'a>(card: &'a Card, locale: Locale) -> impl IntoView + use<> {
    let words = messages(locale);
    let atlas = &*Site::from_context().atlas.get_untracked();
    let values: Vec<&Observation> = card.observations().filter_map(|id| atlas.observation(id)).collect();
    let mut indicators: Vec<&Indicator> = Vec::new();
    for indicator in values.iter().filter_map(|o| atlas.indicators.get(&o.indicator)) {
        if !indicators.iter().any(|known| known.id == indicator.id) {
            indicators.push(indicator);
        }
    }
    if indicators.is_empty() {
        return None;
    }
    let alone = matches!(indicators.as_slice(), [one] if one.id == card.id.as_indicator());
    let definitions = indicators.into_iter().map(|of| view! { <Definition indicator=of alone=alone locale=locale/> });
    let definitions = definitions.collect_view();
    let (units, times) = (units(&values, atlas, words, locale), times(&values, atlas, words, locale));
    let units = (!units.is_empty()).then(|| view! { <dt>{words.column_unit}</dt><dd>{units}</dd> });
    Some(
        view! {
            <section class="measured">
                <h2>{words.indicator_definition}</h2>
                <dl>{units}<dt>{words.column_period}</dt><dd>{times}</dd></dl>
                <ul class="definitions">{definitions}</ul>
            </section>
        }
        .into_any(),
    )
}

/// What an indicator means, after its name, which leads to its own page. On that page the title has said the name.
#[component]
fn Definition<'a>(
    indicator: &'a Indicator,
    /// Whether the page is that of the indicator.
    alone: bool,
    locale: Locale,
) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = site.atlas.get_untracked();
    let page = Page::Indicator(indicator.id.to_string());
    let name = (!alone).then(|| {
        let name = indicator.name.get(locale).to_owned();
        view! { <b><a href=move || site.href(page.clone())>{name}</a></b>{words.colon} }
    });
    view! {
        <li>{name}{in_its_language(indicator.definition.get(locale), locale)}{based_on(&indicator.sources, &atlas, locale)}</li>
    }
    .into_any()
}
