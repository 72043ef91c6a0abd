//! Taking a figure away: picture, table, citation. Everything is made in the browser, from what it has.

use super::Site;
use super::copyable::copyable;
use super::embed::embedding;
use crate::figures::of_indicator::has_picture;
use crate::figures::sheet::Sheet;
use crate::figures::source_line::{source_line, sources};
use crate::files::cite::{Cited, source};
use crate::files::picture::{Caption, framed, size};
use crate::files::{csv, json, portable};
use crate::model::{Atlas, Card, Observation, template::fill_string};
use crate::platform::save::Shared;
use crate::platform::{LoadError, location, save};
use crate::route::{DISTRICTS, Route, Tab};
use crate::text::{Locale, Messages, messages};
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
    // What the button says, and the address itself where it can neither be shared nor copied.
    let (linked, address_shown) = (RwSignal::new(None::<&'static str>), RwSignal::new(None::<String>));
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
                if save::share(&title, &address).await == Shared::Offered {
                    return;
                }
                if save::copy(&address).await {
                    linked.set(Some(words.copied));
                } else {
                    address_shown.set(Some(address));
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
        {move || address_shown.get().map(|address| {
            copyable(vec![(words.action_link, Signal::derive(move || address.clone()))], words)
        })}
    }
    .into_any()
}

/// What is shown of a file where it may not have been saved, or could not be made as asked.
#[derive(Clone, PartialEq)]
enum Kept {
    /// A picture, to be kept by a long press.
    Picture(String),
    /// A text, to be copied.
    Text(&'static str, String),
    /// Pictures are noise here: the published one is offered.
    Noise,
    /// It could not be made.
    Failed,
}

/// Where files go that are made of a figure: to the browser, and to the reader's eyes where it may not keep them.
#[derive(Clone, Copy)]
struct Hand(RwSignal<Option<Kept>>);

impl Hand {
    /// Hands a file over by way of `save`; `shown` is what it is, for where the browser does not keep it.
    fn over(self, shown: impl FnOnce() -> Kept, save: impl FnOnce() -> Result<(), LoadError>) {
        let saved = if save::can_save() { save() } else { Ok(()) };
        self.0.set(match saved {
            Err(_) => Some(Kept::Failed),
            Ok(()) => (!save::can_save() || save::may_be_forbidden()).then(shown),
        });
    }

    fn text(self, name: &str, kind: &str, format: &'static str, text: &str) {
        self.over(|| Kept::Text(format, text.to_owned()), || save::text(name, kind, text));
    }
}

fn downloads(card: &Arc<Card>, tab: Tab, locale: Locale) -> AnyView {
    let site = Site::here();
    let words = messages(locale);
    let kept = RwSignal::new(None::<Kept>);
    let hand = Hand(kept);
    let atlas = site.atlas.get_untracked();
    let title = fill_string(card.title.get(locale), &atlas, locale);
    let address = {
        let card = card.clone();
        move || address_of(site, &site.route.get_untracked().figure(&card, tab), locale)
    };
    let picture = {
        let (card, atlas, address) = (card.clone(), atlas.clone(), address.clone());
        move || -> Option<(String, [f64; 2])> {
            let (inner, measure) = save::shown_picture(&card.id)?;
            let [year, month, day] = save::today();
            let origin =
                format!("{} · {} · {year}-{month:02}-{day:02} · {}", words.site, address(), words.licence_short);
            let model = site.route.with_untracked(|route| route.model);
            let caption = Caption::of(&card, &atlas, locale, tab, origin).with_model(&card, &atlas, model);
            let svg = portable(&framed(&inner, measure, &caption), locale, &save::variable);
            let size = size(&svg)?;
            Some((svg, size))
        }
    };
    let as_svg = {
        let (picture, id) = (picture.clone(), card.id.clone());
        move |_| match picture() {
            Some((svg, _)) => hand.text(&format!("{id}.svg"), "image/svg+xml", "SVG", &svg),
            None => kept.set(Some(Kept::Failed)),
        }
    };
    let id = card.id.clone();
    let as_png = move |_| {
        let (made, name) = (picture(), format!("{id}.png"));
        leptos::task::spawn_local(async move {
            let made = match made {
                Some((svg, size)) => save::png(&svg, size).await,
                None => Err(LoadError::Content),
            };
            match made {
                Ok(Some(address)) => hand.over(|| Kept::Picture(address.clone()), || save::picture(&name, &address)),
                Ok(None) => kept.set(Some(Kept::Noise)),
                Err(_) => kept.set(Some(Kept::Failed)),
            }
        });
    };
    let sheet = Sheet::of(card, &atlas, locale);
    let as_csv = {
        let (card, atlas, sheet) = (card.clone(), atlas.clone(), sheet.clone());
        move |_| {
            let text = sheet.as_ref().map_or_else(|| csv::csv(&rows(&card, &atlas), &atlas), csv::sheet);
            hand.text(&format!("{}.csv", card.id), "text/csv;charset=utf-8", "CSV", &text);
        }
    };
    let as_json = {
        let (card, title) = (card.clone(), title.clone());
        move |_| {
            let text = match &sheet {
                Some(sheet) => {
                    let source = source_line(&card, &atlas, locale);
                    json::sheet(&title, &address(), &source, sheet)
                }
                None => json::json(&title, &address(), &rows(&card, &atlas), &atlas),
            };
            hand.text(&format!("{}.json", card.id), "application/json", "JSON", &text);
        }
    };
    let has_file = card.id != DISTRICTS && site.atlas.with_untracked(|atlas| has_picture(&card.id, atlas));
    let published = site.single_file().filter(|_| has_file);
    let published = published.map(|_| site.file(&format!("figures/{}.{}.png", card.id, locale.code())));
    view! {
        <div class="take">
            {(tab != Tab::Table).then(|| view! {
                <button type="button" on:click=as_png>"PNG"</button>
                <button type="button" on:click=as_svg>"SVG"</button>
            })}
            <button type="button" on:click=as_csv>"CSV"</button>
            <button type="button" on:click=as_json>"JSON"</button>
            {move || kept.get().map(|kept| shown(kept, &title, published.clone(), words))}
        </div>
    }
    .into_any()
}

/// A file where the reader can keep it by hand, or why there is none.
fn shown(kept: Kept, title: &str, published: Option<String>, words: &'static Messages) -> AnyView {
    let why = if save::can_save() { words.maybe_not_saved } else { words.in_app };
    match kept {
        Kept::Picture(address) => view! {
            <div class="by-hand" role="status">
                <p>{why}" "{words.keep_picture}</p>
                <img src=address alt=title.to_owned()/>
            </div>
        }
        .into_any(),
        Kept::Text(format, text) => {
            let text = Signal::derive(move || text.clone());
            view! { <div class="by-hand" role="status"><p>{why}" "{words.keep_text}</p>{copyable(vec![(format, text)], words)}</div> }
                .into_any()
        }
        Kept::Noise => {
            let link = published.map(|address| view! { " "<a href=address download>{words.published_png}</a> });
            view! { <p role="alert">{words.noisy_png}{link}</p> }.into_any()
        }
        Kept::Failed => view! { <p role="alert">{words.failed_save}</p> }.into_any(),
    }
}

/// The observations that a card shows.
fn rows<'a>(card: &'a Card, atlas: &'a Atlas) -> Vec<&'a Observation> {
    card.observations().filter_map(|id| atlas.observation(id)).collect()
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
        sources: sources(&card, &atlas, locale)
            .into_iter()
            .map(|item| atlas.sources.get(&item.id).map_or(item.name.clone(), |s| source(s, &item.name, locale)))
            .collect(),
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
