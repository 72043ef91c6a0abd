//! Taking a figure away: picture, table, citation. Everything is made in the browser, from what it has.

use super::Site;
use super::copyable::copyable;
use super::embed::embedding;
use super::figure_card::source_line_text;
use crate::figures::map;
use crate::figures::sheet::Sheet;
use crate::figures::source_line::sources;
use crate::files::cite::Cited;
use crate::files::picture::{Caption, framed, size};
use crate::files::{csv, json};
use crate::model::{Atlas, Card, Observation, template::fill_string};
use crate::platform::{LoadError, location, save};
use crate::route::{Route, Tab};
use crate::text::{Locale, messages};
use leptos::prelude::*;
use std::sync::Arc;

/// What is open below a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Download,
    Embed,
    Cite,
}

/// Three buttons and what they open, and one that shares.
#[component]
pub fn Take(
    /// The figure.
    card: Arc<Card>,
    /// Which view of it is shown.
    tab: Tab,
    /// Language of the page.
    locale: Locale,
) -> impl IntoView {
    let (site, words) = (Site::here(), messages(locale));
    let open = RwSignal::new(None::<Open>);
    let button = move |what: Open, name: &'static str| {
        let turn = move |_| open.update(|now| *now = (*now != Some(what)).then_some(what));
        view! { <button type="button" aria-expanded=move || (open.get() == Some(what)).to_string() on:click=turn>{name}</button> }
    };
    let linked = RwSignal::new(None::<&'static str>);
    let link = {
        let card = card.clone();
        move |_| {
            if !location::is_hosted() {
                return linked.set(Some(words.link_needs_host));
            }
            let atlas = site.atlas.get_untracked();
            let title = fill_string(card.title.get(locale), &atlas, locale);
            let address = address_of(site, &site.route.get_untracked().figure(&card, tab), locale);
            leptos::task::spawn_local(async move {
                if !save::share(&title, &address).await {
                    linked.set(save::copy(&address).await.then_some(words.copied));
                }
            });
        }
    };
    let content = move || {
        open.get().map(|what| match what {
            Open::Download => downloads(&card, tab, locale),
            Open::Embed => embedding(&card, tab, locale),
            Open::Cite => citations(&card, tab, locale),
        })
    };
    view! {
        {button(Open::Download, words.action_download)}
        {button(Open::Embed, words.action_embed)}
        {button(Open::Cite, words.action_cite)}
        <button type="button" on:click=link>{move || linked.get().unwrap_or(words.action_link)}</button>
        {content}
    }
    .into_any()
}

fn downloads(card: &Arc<Card>, tab: Tab, locale: Locale) -> AnyView {
    let site = Site::here();
    let words = messages(locale);
    let failed = RwSignal::new(false);
    let done = move |result: Result<(), LoadError>| failed.set(result.is_err());
    let atlas = site.atlas.get_untracked();
    let title = fill_string(card.title.get(locale), &atlas, locale);
    let address = {
        let card = card.clone();
        move || address_of(site, &site.route.get_untracked().figure(&card, tab), locale)
    };
    let picture = {
        let (card, atlas, title, address) = (card.clone(), atlas.clone(), title.clone(), address.clone());
        move || -> Option<(String, [f64; 2])> {
            let (inner, measure) = save::shown_picture(&card.id)?;
            let [year, month, day] = save::today();
            let caption = Caption {
                title: title.clone(),
                subtitle: fill_string(card.subtitle.get(locale), &atlas, locale),
                source: source_line_text(sources(&card, &atlas, locale), words),
                credits: map::is_drawn(&card, tab).then(|| map::credits(words)),
                origin: format!("{} · {} · {year}-{month:02}-{day:02}", words.site, address()),
            };
            let svg = save::resolved(&framed(&inner, measure, &caption));
            let size = size(&svg)?;
            Some((svg, size))
        }
    };
    let as_svg = {
        let (picture, id) = (picture.clone(), card.id.clone());
        move |_| {
            done(
                picture()
                    .ok_or(LoadError::Content)
                    .and_then(|(svg, _)| save::text(&format!("{id}.svg"), "image/svg+xml", &svg)),
            )
        }
    };
    let id = card.id.clone();
    let as_png = move |_| {
        let (made, name) = (picture(), format!("{id}.png"));
        leptos::task::spawn_local(async move {
            done(match made {
                Some((svg, size)) => save::png(&name, &svg, size).await,
                None => Err(LoadError::Content),
            });
        });
    };
    let sheet = Sheet::of(card, &atlas, locale);
    let table = {
        let card = card.clone();
        move |text: String, ending: &str, kind: &str| {
            done(save::text(&format!("{}.{ending}", card.id), kind, &text));
        }
    };
    let as_csv = {
        let (table, card, atlas, sheet) = (table.clone(), card.clone(), atlas.clone(), sheet.clone());
        move |_| {
            let text = sheet.as_ref().map_or_else(|| csv::csv(&rows(&card, &atlas), &atlas), csv::sheet);
            table(text, "csv", "text/csv;charset=utf-8");
        }
    };
    let as_json = {
        let card = card.clone();
        move |_| {
            let text = match &sheet {
                Some(sheet) => {
                    let source = source_line_text(sources(&card, &atlas, locale), words);
                    json::sheet(&title, &address(), &source, sheet)
                }
                None => json::json(&title, &address(), &rows(&card, &atlas), &atlas),
            };
            table(text, "json", "application/json");
        }
    };
    view! {
        <div class="take">
            {(tab != Tab::Table).then(|| view! {
                <button type="button" on:click=as_png>"PNG"</button>
                <button type="button" on:click=as_svg>"SVG"</button>
            })}
            <button type="button" on:click=as_csv>"CSV"</button>
            <button type="button" on:click=as_json>"JSON"</button>
            {move || failed.get().then(|| view! { <p role="alert">{words.failed_save}</p> })}
        </div>
    }
    .into_any()
}

/// The observations that a card shows.
fn rows<'a>(card: &'a Card, atlas: &'a Atlas) -> Vec<&'a Observation> {
    card.observations().filter_map(|id| atlas.observations.get(id)).collect()
}

fn citations(card: &Arc<Card>, tab: Tab, locale: Locale) -> AnyView {
    let (site, words) = (Site::here(), messages(locale));
    let atlas = site.atlas.get_untracked();
    let card = card.clone();
    // What is set while the citations are open is cited too.
    let cited = Memo::new(move |_| Cited {
        id: card.id.clone(),
        title: fill_string(card.title.get(locale), &atlas, locale),
        address: address_of(site, &site.route.with(|here| here.figure(&card, tab)), locale),
        sources: sources(&card, &atlas, locale).into_iter().map(|s| s.name).collect(),
        read: save::today(),
    });
    let form = move |write: fn(&Cited, Locale) -> String| Signal::derive(move || cited.with(|c| write(c, locale)));
    let forms = vec![
        (words.cite_short, form(Cited::short)),
        (words.cite_long, form(Cited::long)),
        ("BibTeX", form(Cited::bibtex)),
        ("CSL-JSON", form(Cited::csl)),
    ];
    copyable(forms, words)
}

/// The whole address of a figure as it is shown: of its own document where the site is on a host, else in this one.
fn address_of(site: Site, figure: &Route, locale: Locale) -> String {
    let route = Route { lang: Some(locale), ..figure.clone() };
    if location::is_hosted() {
        return location::address_of(&site.document(&route));
    }
    format!("{}{route}", location::address_of(""))
}
