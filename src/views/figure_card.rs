//! The figure card, in the same order everywhere: kicker, title, subtitle, picture, reading note, source, actions.

use super::acts::act_name;
use super::below_figure::{BelowFigure, FigureTable};
use super::beside::BesideChoice;
use super::chart::drawn_from;
use super::choropleth::Choropleth;
use super::figure_setting::Setting;
use super::flow_player::FlowPlayer;
use super::picture::{PictureBox, prerendered};
use super::places::Places;
use super::service_model::ServiceModel;
use super::status::{LeftOut, WhenLoaded};
use super::{Site, rich_text};
use crate::figures::default_card::is_undocumented;
use crate::figures::map::credits;
use crate::figures::{DrawError, NARROW, Summary, WIDE, build, column_width, draw, is_chart};
use crate::model::template::fill_string;
use crate::model::{Atlas, Card, CardKind};
use crate::route::{Page, Tab};
use crate::text::{Locale, messages};
use leptos::prelude::*;
use std::sync::Arc;

/// A figure card. Where its picture cannot be drawn, a notice says why and the rest of the page stays.
#[component]
pub fn FigureCard(
    /// What the data says of the figure.
    card: Card,
    /// Language of everything in it.
    locale: Locale,
    /// Columns of twelve that it spans on a wide page.
    span: u8,
    /// How it is set.
    #[prop(optional)]
    setting: Setting,
    /// Which view of it.
    #[prop(default = Tab::Chart)]
    tab: Tab,
    /// Whether its title is right below the page's: there is no act between them.
    #[prop(optional)]
    second: bool,
) -> impl IntoView {
    let (site, id) = (Site::from_context(), card.id.clone());
    if site.hydration.is_running() {
        // The publisher has drawn it, or there would be no document to hydrate.
        site.hydration.hydrate_later(&id, move || {
            contents(&card, locale, span, setting, tab, second).unwrap_or_else(|missing| {
                view! { <LeftOut card=&card missing=&missing words=messages(locale)/> }.into_any()
            })
        });
        return view! { <figure></figure> }.into_any();
    }
    let class =
        format!("fig span-{span}{}", if matches!(setting, Setting::Lead | Setting::Alone) { " lead" } else { "" });
    match contents(&card, locale, span, setting, tab, second) {
        Ok(contents) => {
            let named = title_id(&id);
            view! { <figure class=class data-figure=id.to_string() id=id.to_string() aria-labelledby=named>{contents}</figure> }
                .into_any()
        }
        Err(missing) => view! { <LeftOut card=&card missing=&missing words=messages(locale)/> }.into_any(),
    }
}

/// The id of a figure's title: it is named by that alone, not by all of its caption.
fn title_id(figure: &str) -> String {
    format!("{figure}-title")
}

/// All that a card holds.
fn contents(
    card: &Card,
    locale: Locale,
    span: u8,
    setting: Setting,
    tab: Tab,
    second: bool,
) -> Result<AnyView, DrawError> {
    let (atlas, words) = (Site::from_context().atlas.get_untracked(), messages(locale));
    let rows = Summary::of(card, &atlas, locale).rows;
    let shown = match tab {
        Tab::Chart => picture(card, &atlas, locale, column_width(span), setting)?,
        Tab::Map => view! { <CardMap card=card.clone() locale=locale/> }.into_any(),
        Tab::Table => view! { <FigureTable card=card rows=rows.clone() locale=locale/> }.into_any(),
    };
    let heading = rich_text(&card.title, &atlas, locale);
    let untitled = setting == Setting::Untitled;
    let named = title_id(&card.id);
    let heading = match setting {
        Setting::Alone | Setting::Embedded => view! { <h1 class="title" id=named>{heading}</h1> }.into_any(),
        // It is no heading of the page, whose own is right above; but it names the figure.
        Setting::Untitled => view! { <p class="title" id=named hidden>{heading}</p> }.into_any(),
        _ if second => view! { <h2 class="title" id=named>{heading}</h2> }.into_any(),
        _ => view! { <h3 class="title" id=named>{heading}</h3> }.into_any(),
    };
    let contents = view! {
        <figcaption>
            {(!untitled).then(|| view! {
                <p class="kicker"><span>{card.act.map_or(words.census, |act| act_name(act, words))}</span>" "<span>{card.topic.get(locale).to_owned()}</span></p>
            })}
            {heading}
            <p class="subtitle">{rich_text(&card.subtitle, &atlas, locale)}</p>
        </figcaption>
        <BesideChoice card=card locale=locale/>
        {shown}
        <CardPicture card=card locale=locale setting=setting/>
        <BelowFigure card=card rows=rows tab=tab locale=locale setting=setting/>
    };
    Ok(contents.into_any())
}

/// A clear picture of one pixel.
const EMPTY_PICTURE: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

/// The published picture, which the page does not show: readers' views and messengers look for images, not for drawings. On
/// the figure's own page it has an address that any of them finds; elsewhere one that nobody loads by mistake.
#[component]
fn CardPicture<'a>(card: &'a Card, locale: Locale, setting: Setting) -> impl IntoView + use<> {
    let site = Site::from_context();
    let atlas = &*site.atlas.get_untracked();
    site.single_file().filter(|_| setting != Setting::Embedded && !is_undocumented(&card.id, atlas))?;
    let address = site.file(&format!("figures/{}.{}.png", card.id, locale.code()));
    // An image without an address is none, so another one of a single pixel holds the place.
    let (own, later) =
        if setting == Setting::Alone { (address, None) } else { (EMPTY_PICTURE.to_owned(), Some(address)) };
    let title = fill_string(card.title.get(locale), atlas, locale);
    Some(
        view! { <img class="card-picture" src=own data-src=later width="1200" height="630" alt=title loading="lazy"/> }
            .into_any(),
    )
}

/// The card's picture, with its controls where its kind has some.
fn picture(
    card: &Card,
    atlas: &Arc<Atlas>,
    locale: Locale,
    width: f64,
    setting: Setting,
) -> Result<AnyView, DrawError> {
    let moves = matches!(card.kind, CardKind::Flow | CardKind::ServiceModel | CardKind::Places);
    // A frame has any width, and its figure uses it.
    let framed = setting == Setting::Embedded;
    let middle = framed.then_some(WIDE[0]);
    if Site::from_context().hydration.is_running() && !moves {
        let draw = is_chart(card).then(|| drawn_from(card, atlas, locale));
        let values = Summary::of(card, atlas, locale).values;
        return Ok(prerendered(&card.id, [width, NARROW], middle, values, locale, draw));
    }
    let middle = middle.filter(|_| !moves).map(|width| draw(card, atlas, locale, width)).transpose()?;
    let anew = [drawn_from(card, atlas, locale), drawn_from(card, atlas, locale)];
    let (figure, card) = (build(card, atlas, locale, width)?, card.clone());
    Ok(match card.kind {
        CardKind::Flow => view! { <FlowPlayer card=card figure=figure locale=locale framed=framed/> }.into_any(),
        CardKind::ServiceModel => {
            view! { <ServiceModel card=card figure=figure locale=locale framed=framed/> }.into_any()
        }
        CardKind::Places => view! { <Places card=card figure=figure locale=locale framed=framed/> }.into_any(),
        _ => view! { <PictureBox id=card.id.to_string() figure=figure locale=locale middle=middle draw=anew/> }
            .into_any(),
    })
}

/// The card's map, once the boundaries are there.
#[component]
fn CardMap(card: Card, locale: Locale) -> AnyView {
    let (site, zoomed) = (Site::from_context(), RwSignal::new(false));
    let name = Signal::derive(move || site.words().map_title_district.to_owned());
    view! {
        <div class="choropleth">
            <WhenLoaded page=Page::Map name=name>
                <Choropleth card=card.clone() locale=locale zoomed=zoomed/>
            </WhenLoaded>
        </div>
        <p class="source-line">{credits(messages(locale))}</p>
    }
    .into_any()
}
