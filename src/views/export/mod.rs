//! Export of a figure: picture, table, citation. Everything is made in the browser, from what it has.

mod address;
mod delivery;
mod downloads;
mod long_picture;
mod shown_figure;

use self::address::address_of;
use self::downloads::Downloads;
pub use self::long_picture::{FigureSet, LongPicturePanel};
use super::Site;
use super::builder::Embedding;
use super::copyable::Copyable;
use crate::figures::source_line::sources;
use crate::files::cite::{Cited, sentence, source};
use crate::model::{Card, template::fill_string};
use crate::platform::save::Shared;
use crate::platform::{clipboard, location, save};
use crate::route::{Panel, Route, Tab};
use crate::text::{Locale, messages, messages::files::files};
use leptos::html::Span;
use leptos::prelude::*;
use std::sync::Arc;

/// Three buttons and what they open, and one that shares.
#[component]
pub fn ExportMenu(
    /// The figure. Its texts may change; its id does not.
    card: Signal<Arc<Card>>,
    /// Which view of it is shown.
    tab: Signal<Tab>,
    locale: Locale,
) -> impl IntoView {
    let (site, words) = (Site::from_context(), messages(locale));
    let open = RwSignal::new(None::<Panel>);
    let anchor = NodeRef::<Span>::new();
    open_as_asked(site, card, open, anchor);
    let button = move |what: Panel, name: &'static str| {
        let turn = move |_| {
            open.update(|now| *now = (*now != Some(what)).then_some(what));
            // The builder takes the whole width, so its figure goes to a row of its own: the reader goes along.
            if what == Panel::Embed && open.get_untracked().is_some() {
                request_animation_frame(move || {
                    anchor.try_get_untracked().flatten().iter().for_each(|anchor| anchor.scroll_into_view());
                });
            }
        };
        view! { <button type="button" aria-expanded=move || (open.get() == Some(what)).to_string() on:click=turn>{name}</button> }
    };
    // What the button says, and the address itself where it can neither be shared nor copied.
    let (linked, address_shown) = (RwSignal::new(None::<&'static str>), RwSignal::new(None::<String>));
    let link = move |_| share_link(site, card, tab, locale, linked, address_shown);
    let content = move || {
        open.get().map(|what| match what {
            Panel::Download => view! { <Downloads card=card.get() tab=tab.get() locale=locale/> }.into_any(),
            // It follows what changes by itself: its frames would load anew.
            Panel::Embed => view! { <Embedding card=card tab=tab.get_untracked() locale=locale/> }.into_any(),
            Panel::Cite => view! { <Citations card=card.get() tab=tab.get() locale=locale/> }.into_any(),
        })
    };
    view! {
        <span node_ref=anchor></span>
        {button(Panel::Download, words.action_download)}
        {button(Panel::Embed, words.action_embed)}
        {button(Panel::Cite, words.action_cite)}
        <button type="button" on:click=link>{move || linked.get().unwrap_or(words.action_link)}</button>
        {content}
        {move || address_shown.get().map(|address| {
            let forms = vec![(words.action_link, Signal::derive(move || address.clone()))];
            view! { <Copyable forms=forms words=words/> }
        })}
    }
    .into_any()
}

/// Opens what a link asks for. Once it is open it is the reader's, and no part of the address any more.
fn open_as_asked(site: Site, card: Signal<Arc<Card>>, open: RwSignal<Option<Panel>>, anchor: NodeRef<Span>) {
    let own = card.with_untracked(|card| Route::default().figure(card, Tab::Chart).page);
    Effect::new(move |_| {
        let asked = site.route.with(|route| route.open.filter(|_| route.page == own));
        if asked.is_some() {
            open.set(asked);
            // Only what is laid out can be scrolled to. A card that has been replaced since leaves the address to the next one.
            request_animation_frame(move || {
                let Some(anchor) = anchor.try_get_untracked().flatten() else { return };
                if site.route.with_untracked(|route| route.open.is_some()) {
                    site.replace(Route { open: None, ..site.route.get_untracked() });
                }
                anchor.scroll_into_view();
            });
        }
    });
}

/// Shares or copies the address of a figure as it is shown.
fn share_link(
    site: Site,
    card: Signal<Arc<Card>>,
    tab: Signal<Tab>,
    locale: Locale,
    linked: RwSignal<Option<&'static str>>,
    address_shown: RwSignal<Option<String>>,
) {
    if !location::is_hosted() {
        return linked.set(Some(messages(locale).link_needs_host));
    }
    let (atlas, card) = (site.atlas.get_untracked(), card.get_untracked());
    let title = fill_string(card.title.get(locale), &atlas, locale);
    let address = address_of(site, &site.route.get_untracked().figure(&card, tab.get_untracked()), locale);
    leptos::task::spawn_local(async move {
        if save::share(&title, &address).await == Shared::Offered {
            return;
        }
        if clipboard::copy(&address).await {
            linked.set(Some(messages(locale).copied));
        } else {
            address_shown.set(Some(address));
        }
    });
}

/// The panel under “Cite”: a sentence and the usual forms.
#[component]
fn Citations(card: Arc<Card>, tab: Tab, locale: Locale) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = site.atlas.get_untracked();
    let (quoted, atlas_of_it) = (card.clone(), atlas.clone());
    // What is set while the citations are open is cited too.
    let cited = Memo::new(move |_| Cited {
        id: card.id.to_string(),
        title: fill_string(card.title.get(locale), &atlas, locale),
        address: address_of(site, &site.route.with(|route| route.figure(&card, tab)), locale),
        sources: sources(&card, &atlas, locale)
            .into_iter()
            .map(|item| atlas.sources.get(&item.id).map_or(item.name.clone(), |s| source(s, &item.name, locale)))
            .collect(),
        read: save::today(),
    });
    let sentence = Signal::derive(move || {
        let address = cited.with(|cited| cited.address.clone());
        sentence(&quoted, &atlas_of_it, &address, locale)
    });
    let form = move |write: fn(&Cited, Locale) -> String| Signal::derive(move || cited.with(|c| write(c, locale)));
    let forms = vec![
        (files(locale).cite_sentence, sentence),
        (words.cite_short, form(Cited::short)),
        (words.cite_long, form(Cited::long)),
        ("BibTeX", form(Cited::bibtex)),
        ("CSL-JSON", form(Cited::csl)),
    ];
    view! { <Copyable forms=forms words=words/> }.into_any()
}
