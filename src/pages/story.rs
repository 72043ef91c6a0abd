//! The Story: the year in three acts.

use crate::figures::bound::sign;
use crate::model::observation::WANZHOU;
use crate::model::story::{ActText, Block};
use crate::model::{Act, Atlas};
use crate::route::Page;
use crate::text::{Locale, Messages, messages};
use crate::views::figure_card::{Setting, act_name};
use crate::views::filled::plain;
use crate::views::{FigureCard, Site, filled};
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn Story() -> impl IntoView {
    let site = Site::here();
    move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get_untracked());
        let opening = atlas.story.get("opening").map(|text| hero(text, &atlas, locale));
        let acts = atlas.story.iter().filter_map(|text| Some((text.act?, text)));
        let acts: Vec<AnyView> = acts.map(|(act, text)| act_section(act, text, site, &atlas, locale)).collect();
        view! { {opening} {index(&atlas, locale)} {contents(&atlas, locale)} {acts} }
    }
}

fn hero(text: &ActText, atlas: &Atlas, locale: Locale) -> AnyView {
    let number = atlas.observation(&text.headline);
    let headline = number.map(|o| {
        let unit = atlas.unit_of(o).map_or("", |u| u.symbol.get(locale)).to_owned();
        view! {
            <p class="num">
                <span role="button" tabindex="0" data-observation=o.id.clone()>{atlas.number(o, locale)}<small>" "{unit}</small></span>
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
        <section class="hero in">
            <div>
                <p class="kick"><span>{text.headline_caption.get(locale).to_owned()}</span></p>
                {headline}
                <h1>{filled(&text.title, atlas, locale)}</h1>
                <p class="stand">{filled(&text.lede, atlas, locale)}</p>
            </div>
            {figures.collect_view()}
        </section>
    }
    .into_any()
}

/// Three numbers, one an act, that lead down the page.
fn index(atlas: &Atlas, locale: Locale) -> AnyView {
    let words = messages(locale);
    let entries = atlas.story.iter().filter_map(|text| Some((text.act?, text))).map(|(act, text)| {
        let value = atlas.observation(&text.headline).map(|o| {
            let unit = atlas.unit_of(o).map_or("", |u| u.symbol.get(locale)).to_owned();
            let sign = sign(o.qualifier);
            view! { <span class="value" data-observation=o.id.clone()>{sign}{atlas.number(o, locale)}<small>{unit}</small></span> }
        });
        view! {
            <a href=format!("#{}", act.id())>
                <span class="no">{number(act, words)}</span>
                <b>{act_name(act, words)}</b>
                {value}
                <span class="caption">{text.headline_caption.get(locale).to_owned()}</span>
            </a>
        }
    });
    view! { <div class="in"><nav class="idx" aria-label=words.acts>{entries.collect_view()}</nav></div> }.into_any()
}

/// Where narrow pages jump to: it stays at the top of the screen while the acts pass below.
fn contents(atlas: &Atlas, locale: Locale) -> AnyView {
    let words = messages(locale);
    let acts = atlas.story.iter().filter_map(|text| Some((text.act?, text))).map(|(act, text)| {
        view! {
            <li><a href=format!("#{}", act.id())><b>{act_name(act, words)}</b></a><ul>{figures_of(text, locale)}</ul></li>
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
fn figures_of(text: &ActText, locale: Locale) -> AnyView {
    let figures = text.blocks.iter().filter_map(|block| match block {
        Block::Figure { figure, short: Some(short), .. } => {
            Some(view! { <li><a href=format!("#{figure}")>{short.get(locale).to_owned()}</a></li> })
        }
        _ => None,
    });
    figures.collect_view().into_any()
}

fn act_section(act: Act, text: &ActText, site: Site, atlas: &Atlas, locale: Locale) -> AnyView {
    let words = messages(locale);
    let mut lead = true;
    let mut blocks: Vec<AnyView> = Vec::new();
    for block in &text.blocks {
        blocks.push(match block {
            Block::Figure { figure, span, .. } => {
                let Some(card) = atlas.cards.get(figure) else { continue };
                let setting = if std::mem::take(&mut lead) { Setting::Lead } else { Setting::Plain };
                view! { <FigureCard card=card.clone() locale=locale span=*span setting=setting/> }.into_any()
            }
            Block::Bridge { text } => {
                view! { <p class="bridge">{filled(text, atlas, locale)}</p> }.into_any()
            }
            Block::Teaser { page, span, topic, title, subtitle, action } => {
                let page = match page.as_str() {
                    "map" => Page::Map,
                    "district" => Page::District(WANZHOU.to_owned()),
                    _ => Page::Governance,
                };
                let title = plain(title, atlas, locale);
                view! {
                    <a class=format!("tease s{span}") href=move || site.href(page.clone())>
                        <p class="kick"><span>{act_name(act, words)}</span>" "<span>{topic.get(locale).to_owned()}</span></p>
                        <h3>{title}</h3>
                        <p class="sub">{plain(subtitle, atlas, locale)}</p>
                        <span class="go">{action.get(locale).to_owned()}" →"</span>
                    </a>
                }
                .into_any()
            }
        });
    }
    view! {
        <section class="in">
            <div class="act" id=act.id()>
                <div class="grid">
                    <div class="act-head s4">
                        <p class="no">{number(act, words)}</p>
                        <h2>{filled(&text.title, atlas, locale)}</h2>
                        <p class="lede">{filled(&text.lede, atlas, locale)}</p>
                        <ul class="toc">{figures_of(text, locale)}</ul>
                    </div>
                    {blocks}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn number(act: Act, words: &Messages) -> &'static str {
    let at = Act::ALL.iter().position(|a| *a == act).unwrap_or(0);
    words.act_numbers[at]
}
