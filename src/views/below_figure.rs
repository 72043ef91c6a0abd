//! What is below every view of a figure: reading notes, checks, the source line, the table, actions.

use super::export::ExportMenu;
use super::figure_setting::Setting;
use super::source_line::SourceLine;
use super::swatch::SwatchMark;
use super::table::{TextTableView, ValueTable};
use super::{Site, rich_text};
use crate::figures::source_line::{lead, sources};
use crate::figures::text_table::TextTable;
use crate::model::{Card, ObservationId, check::Verdict};
use crate::route::{Page, Route, Tab};
use crate::text::{Locale, messages, messages::with};
use leptos::prelude::*;
use std::sync::Arc;

/// What is below every view of a figure: reading note, source line, actions.
#[component]
pub fn BelowFigure<'a>(
    card: &'a Card,
    /// Those of the table that opens where the table is not what is shown.
    rows: Vec<ObservationId>,
    /// The view that is shown.
    tab: Tab,
    locale: Locale,
    setting: Setting,
) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = site.atlas.get_untracked();
    let page = Page::Indicator(card.id.to_string());
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
        <ReadingNotes card=card locale=locale/>
        {(setting != Setting::Alone).then(|| view! { <CheckCounts card=card locale=locale/> })}
        <p class="source-line"><SourceLine lead=lead(card, words) items=sources(card, &atlas, locale) words=words/></p>
        <div class="actions">
            {(tab != Tab::Table).then(|| view! {
                <details>
                    <summary>{words.action_table}</summary>
                    <FigureTable card=card rows=rows locale=locale/>
                </details>
            })}
            <div class="links">{alone}{export_menu}</div>
        </div>
    }
    .into_any()
}

/// What the picture shows, in rows.
#[component]
pub fn FigureTable<'a>(card: &'a Card, rows: Vec<ObservationId>, locale: Locale) -> AnyView {
    let atlas = Site::from_context().atlas.get_untracked();
    match TextTable::of(card, &atlas, locale) {
        Some(table) => view! { <TextTableView table=table locale=locale/> }.into_any(),
        None => view! { <ValueTable rows=rows locale=locale/> }.into_any(),
    }
}

/// What must be known to read a figure; nothing where it needs no note.
#[component]
pub fn ReadingNotes<'a>(card: &'a Card, locale: Locale) -> impl IntoView + use<> {
    let atlas = &*Site::from_context().atlas.get_untracked();
    let lines: Vec<AnyView> = card
        .notes
        .iter()
        .map(|note| {
            let mark = note.swatch.map(|swatch| view! { <SwatchMark swatch=swatch/> });
            view! { <li>{mark}<span>{rich_text(&note.text, atlas, locale)}</span></li> }.into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul class="note">{lines}</ul> }.into_any())
}

/// How the checks that touch a figure came out, in one quiet line. On the figure's own page each is beside it.
#[component]
fn CheckCounts<'a>(card: &'a Card, locale: Locale) -> impl IntoView + use<> {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = site.atlas.get_untracked();
    let check = atlas.checks_on(card).next().map(|check| check.id.clone());
    let touching: Vec<Verdict> = atlas.checks_on(card).map(|c| c.verdict).collect();
    let counts = Verdict::ALL.into_iter().filter_map(|verdict| {
        let count = touching.iter().filter(|v| **v == verdict).count();
        (count > 0).then(|| with(verdict.counted(words), &[&count.to_string()]))
    });
    let listed: Vec<String> = counts.collect();
    let href = move || site.address(&Route { check: check.clone(), ..site.route.with(|route| route.to(Page::Data)) });
    (!listed.is_empty()).then(|| {
        view! { <p class="checked"><a href=href>{words.checks_title}</a>{words.colon}{listed.join(words.semicolon)}</p> }.into_any()
    })
}
