//! The figure card, in the same order everywhere: kicker, title, subtitle, picture, reading note, source, actions.

use super::chart::Draw;
use super::choropleth::choropleth;
use super::export::ExportMenu;
use super::flow_player::FlowPlayer;
use super::outline::outline_choice;
use super::picture::{PictureBox, prerendered};
use super::places::Places;
use super::service_model::ServiceModel;
use super::status::{WhenLoaded, left_out};
use super::swatch::swatch;
use super::table::{TextTableView, ValueTable};
use super::{Site, rich_text};
use crate::figures::default_card::is_undocumented;
use crate::figures::map::credits;
use crate::figures::source_line::{SourceItem, lead, sources};
use crate::figures::text_table::TextTable;
use crate::figures::{DrawError, NARROW, Summary, WIDE, build, column_width, draw, is_chart};
use crate::model::template::fill_string;
use crate::model::{Atlas, Card, check::Verdict, indicator::Act};
use crate::route::{Page, Route, Tab};
use crate::text::{Locale, Messages, messages, messages::with};
use leptos::prelude::*;
use std::sync::Arc;

/// How a card is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// One of several on a page.
    #[default]
    Plain,
    /// First of its act: a larger title.
    Lead,
    /// The page has said the title already.
    Untitled,
    /// On its own page: the title is the page's.
    Alone,
    /// In a frame on a page of another site.
    Embedded,
}

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
            contents(&card, locale, span, setting, tab, second)
                .unwrap_or_else(|missing| left_out(&card, &missing, messages(locale)))
        });
        return view! { <figure></figure> }.into_any();
    }
    let class =
        format!("fig span-{span}{}", if matches!(setting, Setting::Lead | Setting::Alone) { " lead" } else { "" });
    match contents(&card, locale, span, setting, tab, second) {
        Ok(contents) => {
            let named = title_id(&id);
            view! { <figure class=class data-figure=id.clone() id=id aria-labelledby=named>{contents}</figure> }
                .into_any()
        }
        Err(missing) => left_out(&card, &missing, messages(locale)),
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
    let site = Site::from_context();
    let atlas = site.atlas.get_untracked();
    let words = messages(locale);
    let rows = Summary::of(card, &atlas, locale).rows;
    let shown = match tab {
        Tab::Chart => picture(card, &atlas, locale, column_width(span), setting)?,
        Tab::Map => map(card, site, locale),
        Tab::Table => table(card, rows.clone(), &atlas, locale),
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
        {outline_choice(card, site, &atlas, locale)}
        {shown}
        {card_picture(card, &atlas, site, locale, setting)}
        {below(card, rows, tab, &atlas, locale, setting)}
    };
    Ok(contents.into_any())
}

/// A clear picture of one pixel.
const EMPTY_PICTURE: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

/// The published picture, which the page does not show: readers' views and messengers look for images, not for drawings. On
/// the figure's own page it has an address that any of them finds; elsewhere one that nobody loads by mistake.
fn card_picture(card: &Card, atlas: &Atlas, site: Site, locale: Locale, setting: Setting) -> Option<AnyView> {
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
    let moves = matches!(card.kind.as_str(), "flow" | "service-model" | "places");
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
    Ok(match card.kind.as_str() {
        "flow" => view! { <FlowPlayer card=card figure=figure locale=locale framed=framed/> }.into_any(),
        "service-model" => view! { <ServiceModel card=card figure=figure locale=locale framed=framed/> }.into_any(),
        "places" => view! { <Places card=card figure=figure locale=locale framed=framed/> }.into_any(),
        _ => view! { <PictureBox id=card.id figure=figure locale=locale middle=middle draw=anew/> }.into_any(),
    })
}

/// How a card is drawn at a width that was not known before.
pub fn drawn_from(card: &Card, atlas: &Arc<Atlas>, locale: Locale) -> Draw {
    let (card, atlas) = (card.clone(), atlas.clone());
    Arc::new(move |width| draw(&card, &atlas, locale, width).ok())
}

/// What the picture shows, in rows.
fn table(card: &Card, rows: Vec<String>, atlas: &Atlas, locale: Locale) -> AnyView {
    match TextTable::of(card, atlas, locale) {
        Some(table) => view! { <TextTableView table=table locale=locale/> }.into_any(),
        None => view! { <ValueTable rows=rows locale=locale/> }.into_any(),
    }
}

/// The card's map, once the boundaries are there.
fn map(card: &Card, site: Site, locale: Locale) -> AnyView {
    let (card, zoomed) = (card.clone(), RwSignal::new(false));
    let name = Signal::derive(move || site.words().map_title_district.to_owned());
    view! {
        <div class="choropleth">
            <WhenLoaded page=Page::Map name=name>
                {let card = card.clone(); move || choropleth(site, &card, locale, zoomed)}
            </WhenLoaded>
        </div>
        <p class="source-line">{credits(messages(locale))}</p>
    }
    .into_any()
}

/// What is below every view of a figure: reading note, source line, actions. `rows` are those of the table that opens
/// where the table is not what is shown.
pub fn below(card: &Card, rows: Vec<String>, tab: Tab, atlas: &Atlas, locale: Locale, setting: Setting) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let page = Page::Indicator(card.id.clone());
    let shared = Arc::new(card.clone());
    let alone = match setting {
        Setting::Alone | Setting::Untitled => None,
        Setting::Embedded => {
            let card = shared.clone();
            let address = move || site.address(&site.route.with(|route| route.figure(&card, tab)));
            Some(view! { <a href=address target="_blank" rel="noopener">{words.action_full}</a> }.into_any())
        }
        _ => Some(view! { <a href=move || site.href(page.clone())>{words.action_open}</a> }.into_any()),
    };
    let export_menu = (setting != Setting::Embedded)
        .then(|| view! { <ExportMenu card=Signal::stored(shared) tab=Signal::stored(tab) locale=locale/> });
    view! {
        {notes(card, atlas, locale)}
        {(setting != Setting::Alone).then(|| checks(card, atlas, locale))}
        <p class="source-line">{source_line(lead(card, words), sources(card, atlas, locale), words)}</p>
        <div class="actions">
            {(tab != Tab::Table).then(|| view! {
                <details>
                    <summary>{words.action_table}</summary>
                    {table(card, rows, atlas, locale)}
                </details>
            })}
            <div class="links">{alone}{export_menu}</div>
        </div>
    }
    .into_any()
}

/// The name of an act.
pub fn act_name(act: Act, words: &Messages) -> &'static str {
    match act {
        Act::Development => words.act_development,
        Act::Life => words.act_life,
        Act::Governance => words.act_governance,
    }
}

/// The reading notes of a card.
pub fn notes(card: &Card, atlas: &Atlas, locale: Locale) -> Option<AnyView> {
    let lines: Vec<AnyView> = card
        .notes
        .iter()
        .map(|note| {
            view! { <li>{note.swatch.map(swatch)}<span>{rich_text(&note.text, atlas, locale)}</span></li> }.into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul class="note">{lines}</ul> }.into_any())
}

/// How the checks that touch a figure came out, in one quiet line. On the figure's own page each is beside it.
fn checks(card: &Card, atlas: &Atlas, locale: Locale) -> Option<AnyView> {
    let (site, words) = (Site::from_context(), messages(locale));
    let check = atlas.checks_on(card).next().map(|check| check.id.clone());
    let touching: Vec<Verdict> = atlas.checks_on(card).map(|c| c.verdict).collect();
    let counts = Verdict::ALL.into_iter().filter_map(|verdict| {
        let count = touching.iter().filter(|v| **v == verdict).count();
        (count > 0).then(|| with(words.checks_counted[verdict as usize], &[&count.to_string()]))
    });
    let listed: Vec<String> = counts.collect();
    let href = move || site.address(&Route { check: check.clone(), ..site.route.with(|route| route.to(Page::Data)) });
    (!listed.is_empty()).then(|| {
        view! { <p class="checked"><a href=href>{words.checks_title}</a>{words.colon}{listed.join(words.semicolon)}</p> }.into_any()
    })
}

/// `来源:《…》,第15–17、20段;…`
pub fn source_line(lead: String, items: Vec<SourceItem>, words: &'static Messages) -> AnyView {
    let mut parts: Vec<AnyView> = vec![lead.into_any()];
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            parts.push(words.semicolon.into_any());
        }
        let lang = item.is_report.then_some("zh-CN");
        parts.push(match item.address {
            Some(address) => view! { <a href=address lang=lang rel="noopener">{item.name}</a> }.into_any(),
            None => view! { <span lang=lang>{item.name}</span> }.into_any(),
        });
        if !item.place.is_empty() {
            parts.push(format!("{}{}", words.comma, item.place).into_any());
        }
    }
    parts.into_any()
}
