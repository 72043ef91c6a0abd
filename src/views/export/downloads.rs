//! Files of a figure: pictures by where they are published, data, and tables to be pasted.

use super::address::NoCode;
use super::delivery::{Delivery, Outcome, OutcomeView};
use super::shown_figure::{FORMATS, PictureFuture, ShownFigure};
use crate::figures::default_card::is_undocumented;
use crate::figures::source_line::source_line;
use crate::files::destination::{Destination, opens_elsewhere};
use crate::files::{csv, json};
use crate::model::Card;
use crate::platform::clipboard::{self, Copied};
use crate::platform::{LoadError, print};
use crate::route::{DISTRICTS, Tab};
use crate::text::{Locale, messages, messages::files::files};
use crate::views::Site;
use leptos::prelude::*;
use std::sync::Arc;

/// The panel under “Download”.
#[component]
pub(super) fn Downloads(card: Arc<Card>, tab: Tab, locale: Locale) -> AnyView {
    let site = Site::from_context();
    let figure = ShownFigure { site, card: card.clone(), atlas: site.atlas.get_untracked(), tab, locale };
    let delivery = Delivery::new(locale);
    let title = figure.title();
    let has_file = card.id != DISTRICTS && !is_undocumented(&card.id, &figure.atlas);
    let published = site.single_file().filter(|_| has_file);
    let published = published.map(|_| site.file(&format!("figures/{}.{}.png", card.id, locale.code())));
    view! {
        <div class="export-panel files">
            {(tab != Tab::Table).then(|| view! {
                <PictureRow figure=figure.clone() delivery=delivery/><NoCode address=figure.address() locale=locale/>
            })}
            <DataRow figure=figure delivery=delivery/>
            {delivery.missing_glyphs_notice(published.clone())}
            {move || delivery.outcome.get().map(|outcome| view! {
                <OutcomeView outcome=outcome title=title.clone() published=published.clone() locale=locale/>
            })}
        </div>
    }
    .into_any()
}

/// What a picture is for, its ground, and three ways to take it.
#[component]
fn PictureRow(figure: ShownFigure, delivery: Delivery) -> AnyView {
    let (words, own) = (messages(figure.locale), files(figure.locale));
    // Most pictures go into articles, and one that leads back is better; where there is no code to print it is as seen.
    let usual = opens_elsewhere(&figure.address()).then_some(Destination::Article);
    let (destination, is_dark) = (RwSignal::new(usual), RwSignal::new(false));
    let choice = PictureChoice { figure: figure.clone(), destination, is_dark, delivery };
    let (as_svg, as_png, copy) = (choice.clone(), choice.clone(), choice);
    let named = |(one, name): (Destination, &'static str)| view! { <option value=one.id() selected=usual == Some(one)>{name}</option> };
    let options: Vec<_> = Destination::ALL.into_iter().zip(own.destinations).map(named).collect();
    let choose = move |event| {
        let id = event_target_value(&event);
        destination.set(Destination::ALL.into_iter().find(|one| one.id() == id));
    };
    view! {
        <fieldset>
            <legend>{own.picture}</legend>
            <label><span>{own.destination}</span><select on:change=choose><option value="">{own.on_screen}</option>{options}</select></label>
            {move || destination.get().filter(|one| *one != Destination::Print).map(|_| view! {
                <label><span>{own.ground}</span><select on:change=move |event| is_dark.set(event_target_value(&event) == "dark") prop:value=move || if is_dark.get() { "dark" } else { "light" }>
                    <option value="light">{words.theme_light}</option><option value="dark">{words.theme_dark}</option>
                </select></label>
            })}
            <button type="button" on:click=move |_| as_png.deliver_png()>"PNG"</button>
            <button type="button" on:click=move |_| as_svg.deliver_svg()>"SVG"</button>
            {print::can_print().then(|| view! { <PrintButton figure=figure delivery=delivery/> })}
            <button type="button" on:click=move |_| copy.copy_png()>{own.copy_picture}</button>
        </fieldset>
    }
    .into_any()
}

/// A figure's picture, what it is for and on which ground, and where it goes.
#[derive(Clone)]
struct PictureChoice {
    figure: ShownFigure,
    /// `None` for the picture as it is on the screen.
    destination: RwSignal<Option<Destination>>,
    is_dark: RwSignal<bool>,
    delivery: Delivery,
}

impl PictureChoice {
    /// The name of its file, with this ending.
    fn name(&self, end: &str) -> String {
        let id = self.figure.file_name();
        match self.destination.get_untracked() {
            None => format!("{id}.{end}"),
            Some(destination) => format!("{id}-{}.{end}", destination.id()),
        }
    }

    /// The finished picture as it is chosen now.
    fn making(&self) -> PictureFuture {
        self.figure.finished_picture(self.destination.get_untracked(), self.is_dark.get_untracked())
    }

    /// The address of its PNG; `None` where the browser gives noise in its place.
    fn png(&self) -> impl Future<Output = Result<Option<String>, LoadError>> + use<> {
        let (making, delivery) = (self.making(), self.delivery);
        async move {
            let made = delivery.pngs(&[making.await?]).await?;
            Ok(made.and_then(|mut all| all.pop()))
        }
    }

    fn deliver_svg(&self) {
        let (making, name, delivery) = (self.making(), self.name("svg"), self.delivery);
        leptos::task::spawn_local(async move {
            match making.await {
                Ok((svg, ..)) => delivery.text(&name, "image/svg+xml", "SVG", &svg),
                Err(_) => delivery.outcome.set(Some(Outcome::Failed)),
            }
        });
    }

    fn deliver_png(&self) {
        let (png, name, delivery) = (self.png(), self.name("png"), self.delivery);
        leptos::task::spawn_local(async move {
            let made = png.await.map(|picture| picture.map(|address| vec![(name, address)]));
            delivery.pictures(made);
        });
    }

    /// Puts its PNG on the clipboard.
    fn copy_png(&self) {
        let (own, delivery) = (files(self.figure.locale), self.delivery);
        let copying = clipboard::picture(self.png());
        leptos::task::spawn_local(async move {
            delivery.outcome.set(Some(match copying.await {
                Copied::Done => Outcome::Done(own.copied_picture.to_owned()),
                Copied::Refused(address) => Outcome::Pictures(own.not_copied, vec![address]),
                Copied::Noise => Outcome::Noise,
                Copied::Failed => Outcome::Failed,
            }));
        });
    }
}

/// On paper, and in a file for it, a picture stands alone, its type as type.
#[component]
fn PrintButton(figure: ShownFigure, delivery: Delivery) -> AnyView {
    let name = files(figure.locale).print;
    let print = move |_| {
        let making = figure.finished_picture(Some(Destination::Print), false);
        leptos::task::spawn_local(async move {
            let printed = match making.await {
                Ok((svg, ..)) => {
                    delivery.note_missing_glyphs(&svg);
                    print::picture(&svg).await
                }
                Err(error) => Err(error),
            };
            if printed.is_err() {
                delivery.outcome.set(Some(Outcome::Failed));
            }
        });
    };
    view! { <button type="button" on:click=print>{name}</button> }.into_any()
}

/// Values as files, and the table as text on the clipboard.
#[component]
fn DataRow(figure: ShownFigure, delivery: Delivery) -> AnyView {
    let own = files(figure.locale);
    let as_csv = {
        let figure = figure.clone();
        move |_| {
            let table = figure.text_table();
            let text = table.as_ref().map_or_else(|| csv::csv(&figure.rows(), &figure.atlas), csv::text_table);
            delivery.text(&format!("{}.csv", figure.file_name()), "text/csv;charset=utf-8", "CSV", &text);
        }
    };
    let as_json = {
        let figure = figure.clone();
        move |_| {
            let (title, address) = (figure.title(), figure.address());
            let text = match figure.text_table() {
                Some(table) => {
                    let source = source_line(&figure.card, &figure.atlas, figure.locale);
                    json::text_table(&title, &address, &source, &table)
                }
                None => json::json(&title, &address, &figure.rows(), &figure.atlas),
            };
            delivery.text(&format!("{}.json", figure.file_name()), "application/json", "JSON", &text);
        }
    };
    let copy = move |format: &'static str| {
        let figure = figure.clone();
        let copy = move |_| {
            let text = figure.table(format);
            leptos::task::spawn_local(async move {
                let copied = match format {
                    "HTML" => clipboard::page(&text).await,
                    _ => clipboard::copy(&text).await,
                };
                delivery.outcome.set(Some(match copied {
                    true => Outcome::Done(own.copied_table.to_owned()),
                    false => Outcome::Text("", format, text),
                }));
            });
        };
        view! { <button type="button" on:click=copy>{format}</button> }
    };
    let copies: Vec<_> = FORMATS.into_iter().map(copy).collect();
    view! {
        <fieldset>
            <legend>{own.data}</legend>
            <button type="button" on:click=as_csv>"CSV"</button>
            <button type="button" on:click=as_json>"JSON"</button>
        </fieldset>
        <fieldset><legend>{own.copy_table}</legend>{copies}</fieldset>
    }
    .into_any()
}
