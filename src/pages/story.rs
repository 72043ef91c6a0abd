//! The Story: who lives here, then the year in three acts.

use crate::figures::profile::{card_of, of_wanzhou};
use crate::model::observation::WANZHOU;
use crate::model::story::{ActText, Block};
use crate::model::{Atlas, Card};
use crate::route::Page;
use crate::text::{Locale, Messages, messages};
use crate::views::acts::act_name;
use crate::views::figure_setting::Setting;
use crate::views::page_files::Load;
use crate::views::rich_text::plain;
use crate::views::status::WhenLoaded;
use crate::views::{FigureCard, Site, rich_text};
use leptos::prelude::*;

/// What comes before the acts: it needs tables, which the rest does not wait for.
const PEOPLE: &str = "people";

#[component]
pub fn Story() -> impl IntoView {
    let site = Site::from_context();
    let counted = Memo::new(move |_| site.load_of(&Page::Story) == Load::Ready);
    let name = Signal::derive(move || site.words().census.to_owned());
    move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get_untracked());
        let opening = atlas.story.get("opening").map(|text| view! { <Hero text=text locale=locale/> });
        let section =
            |text| view! { <section class="container"><ActBlock text=text locale=locale/></section> }.into_any();
        let acts: Vec<AnyView> = acts(&atlas).map(section).collect();
        let navigation = move || {
            let counted = counted.get();
            view! { <Index counted=counted locale=locale/> <Contents counted=counted locale=locale/> }
        };
        let people = move || {
            let atlas = site.atlas.get_untracked();
            atlas.story.get(PEOPLE).map(|text| view! { <ActBlock text=text locale=locale/> })
        };
        view! {
            {opening}
            {navigation}
            <section class="container"><WhenLoaded page=Page::Story name=name aside=true>{people}</WhenLoaded></section>
            {acts}
        }
    }
}

/// The acts of the report.
fn acts(atlas: &Atlas) -> impl Iterator<Item = &ActText> {
    atlas.story.iter().filter(|text| text.act.is_some())
}

/// What index and contents list: who lives here, where the tables are there, and the acts.
fn listed(counted: bool, atlas: &Atlas) -> impl Iterator<Item = &ActText> {
    atlas.story.get(PEOPLE).filter(|_| counted).into_iter().chain(acts(atlas))
}

/// What the page opens with: the headline number, the finding, a figure.
#[component]
fn Hero<'a>(text: &'a ActText, locale: Locale) -> AnyView {
    let atlas = &*Site::from_context().atlas.get_untracked();
    let number = atlas.observation(&text.headline);
    let headline = number.map(|o| {
        let unit = atlas.unit_of(o).map_or("", |u| u.symbol.get(locale)).to_owned();
        view! {
            <p class="headline-number">
                <span role="button" tabindex="0" data-observation=o.id.to_string()>{atlas.number(o, locale)}<small>" "{unit}</small></span>
            </p>
        }
    });
    let figures = text.blocks.iter().filter_map(|block| match block {
        Block::Figure { figure, .. } => atlas.cards.get(figure),
        _ => None,
    });
    let figures =
        figures.map(|card| view! { <FigureCard card=card.clone() locale=locale span=7 setting=Setting::Untitled/> });
    view! {
        <section class="hero container">
            <div>
                <p class="kicker"><span>{text.headline_caption.get(locale).to_owned()}</span></p>
                {headline}
                <h1>{rich_text(&text.title, atlas, locale)}</h1>
                <p class="standfirst">{rich_text(&text.lede, atlas, locale)}</p>
            </div>
            {figures.collect_view()}
        </section>
    }
    .into_any()
}

/// A number each that leads down the page.
#[component]
fn Index(
    /// Whether the tables of who lives here are there.
    counted: bool,
    locale: Locale,
) -> AnyView {
    let (words, atlas) = (messages(locale), &*Site::from_context().atlas.get_untracked());
    let entries = listed(counted, atlas).map(|text| {
        let value = atlas.observation(&text.headline).map(|o| {
            let unit = atlas.unit_of(o).map_or("", |u| u.compact_symbol(locale)).to_owned();
            let sign = o.qualifier.sign();
            view! { <span class="value" data-observation=o.id.to_string()>{sign}{atlas.compact(o, locale)}<small>{unit}</small></span> }
        });
        view! {
            <a href=format!("#{}", text.id)>
                <span class="ordinal">{number(text, words)}</span>
                <b>{name(text, locale)}</b>
                {value}
                <span class="caption">{text.headline_caption.get(locale).to_owned()}</span>
            </a>
        }
    });
    view! { <div class="container"><nav class="act-nav" aria-label=words.acts>{entries.collect_view()}</nav></div> }
        .into_any()
}

/// Where narrow pages jump to: it stays at the top of the screen while the acts pass below.
#[component]
fn Contents(
    /// Whether the tables of who lives here are there.
    counted: bool,
    locale: Locale,
) -> AnyView {
    let (words, atlas) = (messages(locale), &*Site::from_context().atlas.get_untracked());
    let acts = listed(counted, atlas).map(|text| {
        view! {
            <li><a href=format!("#{}", text.id)><b>{name(text, locale)}</b></a><ul><FigureLinks text=text locale=locale/></ul></li>
        }
    });
    view! {
        <nav class="jump" aria-label=words.contents>
            <details><summary>{words.contents}</summary><ul>{acts.collect_view()}</ul></details>
        </nav>
    }
    .into_any()
}

/// Links to the figures of an act.
#[component]
fn FigureLinks<'a>(text: &'a ActText, locale: Locale) -> AnyView {
    let figures = text.blocks.iter().filter_map(|block| {
        let (id, short) = match block {
            Block::Figure { figure, short, .. } => (figure.to_string(), short),
            Block::Part { part, short, .. } => (of_wanzhou(part), short),
            _ => return None,
        };
        let short = short.as_ref()?.get(locale).to_owned();
        Some(view! { <li><a href=format!("#{id}")>{short}</a></li> })
    });
    figures.collect_view().into_any()
}

/// The figure that a block shows, and the columns that it spans.
fn figure_of(block: &Block, atlas: &Atlas) -> Option<(Card, u8)> {
    match block {
        Block::Figure { figure, span, .. } => Some((atlas.cards.get(figure)?.clone(), *span)),
        Block::Part { part, span, .. } => Some((card_of(&of_wanzhou(part), atlas)?, *span)),
        _ => None,
    }
}

/// A chapter: its head, then figures, bridges and teasers in the order of the data.
#[component]
fn ActBlock<'a>(text: &'a ActText, locale: Locale) -> AnyView {
    let atlas = &*Site::from_context().atlas.get_untracked();
    let mut lead = true;
    let mut blocks: Vec<AnyView> = Vec::new();
    for block in &text.blocks {
        blocks.push(match block {
            Block::Figure { .. } | Block::Part { .. } => {
                let Some((card, span)) = figure_of(block, atlas) else { continue };
                let setting = if std::mem::take(&mut lead) { Setting::Lead } else { Setting::Plain };
                view! { <FigureCard card=card locale=locale span=span setting=setting/> }.into_any()
            }
            Block::Bridge { text } => view! { <p class="bridge">{rich_text(text, atlas, locale)}</p> }.into_any(),
            Block::Teaser { .. } => view! { <Teaser act=text block=block locale=locale/> }.into_any(),
        });
    }
    view! {
        <div class="act" id=text.id.clone()>
            <div class="grid">
                <div class="act-head span-4">
                    <p class="ordinal">{number(text, messages(locale))}</p>
                    <h2>{rich_text(&text.title, atlas, locale)}</h2>
                    <p class="lede">{rich_text(&text.lede, atlas, locale)}</p>
                    <ul class="toc"><FigureLinks text=text locale=locale/></ul>
                </div>
                {blocks}
            </div>
        </div>
    }
    .into_any()
}

/// A way from an act to another page; nothing for any other block.
#[component]
fn Teaser<'a>(act: &'a ActText, block: &'a Block, locale: Locale) -> AnyView {
    let Block::Teaser { page, span, topic, title, subtitle, action } = block else { return ().into_any() };
    let site = Site::from_context();
    let atlas = site.atlas.get_untracked();
    let page = match page.as_str() {
        "map" => Page::Map,
        "district" => Page::District(WANZHOU.to_owned()),
        _ => Page::Governance,
    };
    view! {
        <a class=format!("teaser span-{span}") href=move || site.href(page.clone())>
            <p class="kicker"><span>{name(act, locale)}</span>" "<span>{topic.get(locale).to_owned()}</span></p>
            <h3>{plain(title, &atlas, locale)}</h3>
            <p class="subtitle">{plain(subtitle, &atlas, locale)}</p>
            <span class="go">{action.get(locale).to_owned()}" →"</span>
        </a>
    }
    .into_any()
}

fn name(text: &ActText, locale: Locale) -> String {
    text.act.map_or_else(|| text.title.get(locale), |act| act_name(act, messages(locale))).to_owned()
}

/// Where it comes among the acts.
fn number(text: &ActText, words: &Messages) -> &'static str {
    text.act.map_or(words.before_acts, |act| act.number(words))
}
