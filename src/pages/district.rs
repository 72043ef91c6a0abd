//! One of the districts: who lives there, where it stands among the others, and how far its numbers hold.

use super::newsroom::of_district;
use crate::figures::map::locator_map::locator_map;
use crate::figures::profile::beside::{beside_id, others};
use crate::figures::profile::{District, card_of, cards, caveats, district_of, lede, ranks_in_words};
use crate::figures::source_line::sources;
use crate::figures::svg::to_svg;
use crate::model::observation::WANZHOU;
use crate::model::{Area, Card, CardKind, SourceId};
use crate::route::{Explore, Page, Picks, Route};
use crate::text::messages::files::files;
use crate::text::messages::profile::profile;
use crate::text::messages::with;
use crate::text::{Locale, both, messages};
use crate::views::check_line::TableCheckLine;
use crate::views::export::LongPicturePanel;
use crate::views::hydration::Block;
use crate::views::rich_text::of_a_source;
use crate::views::source_line::SourceLink;
use crate::views::status::WhenLoaded;
use crate::views::{FigureCard, Site, rich_text};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Checks over tables that hold what the page shows.
const CHECKS: [&str; 4] = ["populations-add-up", "ages-add-up", "generations-add-up", "industries-by-district"];

/// The page of a district. An unknown code leads to Wanzhou and says so.
#[component]
pub fn DistrictPage(
    /// Division code.
    id: String,
) -> impl IntoView {
    let site = Site::from_context();
    let known = site.atlas.with_untracked(|atlas| district_of(&id, atlas).is_some());
    let shown = if known { id.clone() } else { WANZHOU.to_owned() };
    if !known {
        site.add_notice(id.clone());
    }
    let area = shown.clone();
    let name = Signal::derive(move || {
        let locale = site.locale.get();
        site.atlas.with(|atlas| atlas.areas.get(&area).map(|area| area.name.get(locale).to_owned())).unwrap_or_default()
    });
    view! { <WhenLoaded page=Page::District(id) name=name>{let shown = shown.clone(); move || view! { <Content id=shown.clone() locale=site.locale.get()/> }}</WhenLoaded> }
}

/// All parts of a district's page.
#[component]
fn Content(
    /// Division code.
    id: String,
    locale: Locale,
) -> AnyView {
    let site = Site::from_context();
    let atlas = site.atlas.get_untracked();
    let Some(district) = District::of(&id, &atlas) else {
        return view! { <p class="container loading">{messages(locale).empty_table}</p> }.into_any();
    };
    let parts = cards(&district);
    let shown: Vec<Card> = parts.iter().map(|(card, _)| card.clone()).collect();
    let figures = parts.into_iter().map(|(card, span)| match card.kind {
        CardKind::Ages | CardKind::Work => view! { <PartBeside own=card span=span locale=locale/> }.into_any(),
        _ => view! { <FigureCard card=card locale=locale span=span second=true/> }.into_any(),
    });
    view! {
        <section class="container head district">
            <Head district=&district locale=locale/>
            <Values district=&district locale=locale/>
            {caveats(&district).iter().map(|caveat| view! { <p class="caveat">{rich_text(caveat, &atlas, locale)}</p> }).collect_view()}
        </section>
        <Contents district=&district parts=&shown locale=locale/>
        <section class="container"><div class="grid district-parts">{figures.collect_view()}</div><ExportPanel id=id.clone() locale=locale/></section>
        <section class="container">
            <Block hydration=site.hydration id="district-origins"><Origins cards=&shown locale=locale/></Block>
        </section>
    }
    .into_any()
}

/// Where narrow pages jump to, as the Story has it.
#[component]
fn Contents<'a>(district: &'a District<'a>, parts: &'a [Card], locale: Locale) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let known: BTreeSet<String> = others(district).iter().map(|area| area.id.to_string()).collect();
    let beside =
        Memo::new(move |_| site.route.with(|route| route.beside.clone()).filter(|other| known.contains(other)));
    let links = parts.iter().map(|card| {
        let (own, choice) = (card.id.to_string(), matches!(card.kind, CardKind::Ages | CardKind::Work));
        // Beside another area a part has another id.
        let figure = move || match beside.get().filter(|_| choice) {
            Some(other) => beside_id(&own, &other),
            None => own.clone(),
        };
        view! { <li><a href=move || ["#", &figure()].concat()>{card.topic.get(locale).to_owned()}</a></li> }
    });
    view! {
        <nav class="jump" aria-label=words.contents>
            <details><summary>{words.contents}</summary><ul><li><ul>{links.collect_view()}</ul></li></ul></details>
        </nav>
    }
    .into_any()
}

/// A part beside the area that the address names. One that cannot be had is said to mean nothing.
#[component]
fn PartBeside(
    /// The part by itself.
    own: Card,
    span: u8,
    locale: Locale,
) -> AnyView {
    let site = Site::from_context();
    let beside = Memo::new(move |_| site.route.with(|route| route.beside.clone()));
    (move || {
        let (atlas, other) = (site.atlas.get_untracked(), beside.get());
        let asked = other.as_ref().map(|other| card_of(&beside_id(&own.id, other), &atlas));
        if let (Some(None), Some(other)) = (&asked, other) {
            site.add_notice(format!("beside={other}"));
        }
        let card = asked.flatten().unwrap_or_else(|| own.clone());
        view! { <FigureCard card=card locale=locale span=span second=true/> }
    })
    .into_any()
}

/// All figures of the page as one picture.
#[component]
fn ExportPanel(id: String, locale: Locale) -> AnyView {
    let (site, open) = (Site::from_context(), RwSignal::new(false));
    let of = move || of_district(&id, &site.atlas.get_untracked(), locale);
    let turn = move |_| open.update(|now| *now = !*now);
    view! {
        <div class="actions editor-tools">
            <button type="button" aria-expanded=move || open.get().to_string() on:click=turn>{files(locale).long}</button>
            {move || open.get().then(|| view! { <LongPicturePanel of=of.clone() locale=locale/> })}
        </div>
    }
    .into_any()
}

/// Name, sentence, ways on, and where it lies.
#[component]
fn Head<'a>(district: &'a District<'a>, locale: Locale) -> AnyView {
    let site = Site::from_context();
    let (atlas, words) = (district.atlas, profile(locale));
    let geo = atlas.geo.get("districts");
    let near = geo.map_or_else(Vec::new, |geo| geo.neighbours(&district.area.id));
    let names: Vec<&str> = near.iter().filter_map(|id| Some(atlas.areas.get(id)?.short.get(locale))).collect();
    // What stands in the document already is not drawn again.
    let map = geo.map(|geo| match site.hydration.is_running() {
        true => String::new(),
        false => to_svg(&locator_map(geo, atlas, &district.area.id, &near, locale)),
    });
    let chosen = std::iter::once(district.area.id.as_str()).chain(near.iter().copied()).take(Picks::MOST);
    let picks = Picks::in_order(chosen.map(str::to_owned));
    let compare = move || compared(site, &picks);
    let sentence = lede(district).map(|text| view! { <p class="finding">{rich_text(&text, atlas, locale)}</p> });
    view! {
        <div class="who">
            <div>
                <p class="kicker"><a href=move || site.href(Page::Districts)>{words.districts}</a></p>
                <h1>{district.area.name.get(locale).to_owned()}</h1>
                {sentence}
                <div class="ways"><EveryDistrict district=district locale=locale/><a class="strong" href=compare>{words.compare}</a><PreviousAndNext district=district locale=locale/></div>
            </div>
            <div class="locator">
                <div inner_html=map></div>
                <p class="source-line">{with(words.neighbours, &[&names.join(messages(locale).list_comma)])}</p>
                <Alike district=district locale=locale/>
            </div>
        </div>
    }
    .into_any()
}

/// The districts that are most like it, and the way to their comparison.
#[component]
fn Alike<'a>(district: &'a District<'a>, locale: Locale) -> impl IntoView + use<> {
    let site = Site::from_context();
    let (words, own) = (messages(locale), profile(locale));
    let alike = district.alike()?;
    let chosen = std::iter::once(district.area).chain(alike.areas.iter().copied());
    let picks = Picks::in_order(chosen.map(|area| area.id.to_string()));
    let links = alike.areas.iter().enumerate().map(|(at, area)| {
        let comma = (at > 0).then_some(words.list_comma);
        view! { {comma}<DistrictLink area=area locale=locale current=None/> }
    });
    let before = with(own.alike, &[&alike.time, &alike.indicators.to_string(), own.standing_topic]);
    Some(
        view! {
            <p class="source-line">
                {before}{links.collect_view()}{own.alike_note}<a href=move || compared(site, &picks)>{own.compare_alike}</a>
            </p>
        }
        .into_any(),
    )
}

/// Where districts are compared, with some chosen.
fn compared(site: Site, picks: &Picks) -> String {
    let route = site.route.with(|route| route.to(Page::Districts));
    site.address(&Route { explore: Explore { picks: Some(picks.clone()), ..Explore::default() }, ..route })
}

/// All districts, each a link.
#[component]
fn EveryDistrict<'a>(district: &'a District<'a>, locale: Locale) -> AnyView {
    let all = parts_of(district).map(|area| {
        let current = (area.id == district.area.id).then_some("page");
        view! { <li><DistrictLink area=area locale=locale current=current/></li> }
    });
    let all = all.collect_view();
    view! { <details class="choose"><summary>{profile(locale).choose}</summary><ul>{all}</ul></details> }.into_any()
}

fn parts_of<'a>(district: &District<'a>) -> impl Iterator<Item = &'a Area> {
    let atlas = district.atlas;
    district.among.iter().filter_map(|key| atlas.areas.get(atlas.census.area_id(*key)))
}

/// A district's short name, which leads to its page.
#[component]
fn DistrictLink<'a>(
    area: &'a Area,
    locale: Locale,
    /// `page` where it is the one that is shown.
    current: Option<&'static str>,
) -> AnyView {
    let (site, page) = (Site::from_context(), Page::District(area.id.to_string()));
    let name = area.short.get(locale).to_owned();
    view! { <a href=move || site.href(page.clone()) aria-current=current>{name}</a> }.into_any()
}

/// The same with the outline that this page has, unless it is of that very district.
#[component]
fn OnwardLink<'a>(area: &'a Area, name: String) -> AnyView {
    let site = Site::from_context();
    let (page, own) = (Page::District(area.id.to_string()), area.id.clone());
    let address = move || {
        let outline = site.route.with(|route| route.beside.clone()).filter(|other| *other != own);
        let route = site.route.with(|route| route.to(page.clone()));
        site.address(&Route { beside: outline, ..route })
    };
    view! { <a href=address>{name}</a> }.into_any()
}

/// The districts before and after in the order of codes; the first comes after the last.
#[component]
fn PreviousAndNext<'a>(district: &'a District<'a>, locale: Locale) -> AnyView {
    let all: Vec<&Area> = parts_of(district).collect();
    let Some(at) = all.iter().position(|area| area.id == district.area.id) else { return ().into_any() };
    let (before, after) = (all[(at + all.len() - 1) % all.len()], all[(at + 1) % all.len()]);
    let name = |area: &Area| area.short.get(locale).to_owned();
    let names = (["← ", &name(before)].concat(), [&name(after), " →"].concat());
    view! {
        <span class="beside-it"><OnwardLink area=before name=names.0/>" "<OnwardLink area=after name=names.1/></span>
    }
    .into_any()
}

/// Four values, each with its ranks.
#[component]
fn Values<'a>(district: &'a District<'a>, locale: Locale) -> AnyView {
    let words = profile(locale);
    let four = [
        (words.residents, "population", if locale == Locale::Zh { "|compact" } else { "" }, false),
        (words.old, "aged-60-plus-share", "|d1|unit", false),
        (words.urban, "urban-share", "|d1|unit", false),
        // Its own unit would say the name again.
        (words.household, "household-size", "", true),
    ];
    let value = |(name, indicator, options, of_people): (&'static str, &str, &str, bool)| {
        let id = district.id(indicator, &district.times(indicator).pop()?);
        let text = both(|_, locale| {
            let space = if locale == Locale::En { " " } else { "" };
            let unit = if of_people { [space, profile(locale).people].concat() } else { String::new() };
            ["{", &id, options, "}", &unit].concat()
        });
        let ranks = ranks_in_words(district, indicator, locale);
        Some(
            view! { <div><dt>{name}</dt><dd class="value">{rich_text(&text, district.atlas, locale)}</dd><dd class="subtitle">{ranks}</dd></div> },
        )
    };
    view! { <dl class="four">{four.into_iter().filter_map(value).collect_view()}</dl> }.into_any()
}

/// What the page rests on, and how it checks.
#[component]
fn Origins<'a>(
    /// The figures of the page.
    cards: &'a [Card],
    locale: Locale,
) -> AnyView {
    let atlas = &Site::from_context().atlas.get_untracked();
    let ids: BTreeSet<SourceId> =
        cards.iter().flat_map(|card| sources(card, atlas, locale)).map(|item| item.id).collect();
    let named = atlas.sources.iter().filter(|source| ids.contains(&source.id)).map(|source| {
        let (name, address) = (source.short.get(locale).to_owned(), source.address.clone());
        view! { <li><SourceLink name=name address=address lang=None/><small>{of_a_source(source, locale)}</small></li> }
    });
    let checks = CHECKS.iter().filter_map(|id| atlas.census.checks.get(id));
    let checks = checks.map(|check| view! { <TableCheckLine check=check locale=locale/> }).collect_view();
    view! {
        <div class="part origins">
            <h2>{profile(locale).sources}</h2>
            <ul class="sources">{named.collect_view()}</ul>
            <ul>{checks}</ul>
        </div>
    }
    .into_any()
}
