//! Where a value comes from: the panel that opens for whatever carries `data-observation`, and what the report says of
//! whatever carries `data-system`. Which one is open is in the address (`see=`), so that the panel can be linked to and the back button closes it.

use super::check_line::{CheckLine, TableCheckLine};
use super::rich_text::{based_on, in_its_language, language_of, plain};
use super::source_line::SourceLink;
use super::{Site, rich_text};
use crate::figures::process::systems::{kind_name, relation_name};
use crate::figures::summary::qualified;
use crate::model::census::Cell;
use crate::model::source::Tier;
use crate::model::system::{Relation, System};
use crate::model::{Atlas, Card, Confidence, Observation};
use crate::platform::document;
use crate::route::{EmbedOptions, Page, Route};
use crate::text::{Locale, Messages, messages, messages::with, number::format_number};
use leptos::prelude::*;

/// Closes the panel. What opens it is `page/pointing/events.js`.
fn close(site: Site) {
    site.navigate(&Route { see: None, ..site.route.get_untracked() });
}

/// The panel; nothing where no observation is open.
#[component]
pub fn Provenance() -> impl IntoView {
    let site = Site::from_context();
    let open = Memo::new(move |_| site.route.with(|r| r.see.clone()));
    let opener = StoredValue::new_local(None::<document::Focus>);
    // Only a panel that is in the page can take the focus: at the first opening it is drawn after the address is read.
    let panel = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |before: Option<bool>| {
        let is_open = panel.get().is_some() && open.with(Option::is_some);
        match (before.unwrap_or(false), is_open) {
            (false, true) => {
                opener.set_value(document::focus());
                document::focus_on("provenance");
            }
            (true, false) => opener.with_value(|focus| focus.iter().for_each(document::Focus::restore)),
            _ => {}
        }
        is_open
    });
    // Values of districts come later than the page; an id that is not even among them is reported as unknown.
    Effect::new(move |_| {
        let Some(id) = open.get() else { return };
        if site.atlas.with(|a| knows(a, &id)) {
            return;
        }
        site.ensure_loaded(&Page::Data);
        if site.load_of(&Page::Data) == super::page_files::Load::Ready {
            site.add_notice(id);
        }
    });
    let close = move || close(site);
    // From wherever the reader is: what has the focus may lie under the panel.
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" && open.with_untracked(Option::is_some) {
                close();
            }
        });
        on_cleanup(move || listener.remove());
    });
    move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get());
        let words = messages(locale);
        let id = open.get()?;
        let shown = match (atlas.observation(&id), atlas.systems.get(&id)) {
            (Some(o), _) => view! { <ObservationPanel observation=o locale=locale/> }.into_any(),
            (None, system) => view! { <SystemPanel system=system? locale=locale/> }.into_any(),
        };
        Some(view! {
            <div class="provenance" id="provenance" data-of=id node_ref=panel tabindex="-1" role="dialog" aria-label=words.see_title>
                <div class="bar">
                    <p class="kicker">{words.see_title}</p>
                    <button type="button" on:click=move |_| close() aria-label=words.close>"×"</button>
                </div>
                {shown}
            </div>
        })
    }
}

fn knows(atlas: &Atlas, id: &str) -> bool {
    atlas.observation(id).is_some() || atlas.systems.get(id).is_some()
}

/// A named system: what the report says of it, what it belongs to and what belongs to it, the figures that hang on it.
#[component]
fn SystemPanel<'a>(system: &'a System, locale: Locale) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = &*site.atlas.get_untracked();
    let link = |other: &System, how: Option<&Relation>| {
        let href = opening(site, &other.id);
        let how = how.map(|relation| view! { <small>{relation_name(relation, words)}</small> });
        view! { <li><a href=href>{other.name.get(locale).to_owned()}</a>{how}</li> }
    };
    let to = system.relation.as_ref().and_then(|relation| Some(link(atlas.systems.get(&relation.to)?, Some(relation))));
    let members = atlas.systems.iter().filter_map(|other| {
        let relation = other.relation.as_ref().filter(|relation| relation.to == system.id)?;
        Some(link(other, Some(relation)))
    });
    let members = members.collect_view();
    let figures = system.figures.iter().filter_map(|id| atlas.cards.get(id));
    let figures = figures.map(|card| view! { <FigureLink card=card locale=locale/> });
    let figures = figures.collect_view();
    let explained = if system.explained { words.systems_explained } else { words.systems_named };
    let locator = with(words.paragraph, &[&system.paragraph.to_string()]);
    view! {
        <h2>{system.name.get(locale).to_owned()}</h2>
        <p class="subtitle">{system.note.as_ref().map(|note| note.get(locale).to_owned())}</p>
        <dl>
            <dt>{words.column_sort}</dt><dd>{kind_name(system.kind, words)}{words.comma}{explained}</dd>
            <dt>{words.see_printed}</dt><dd lang="zh-CN">{system.literal.clone()}</dd>
            <dt>{words.column_source}</dt><dd><span lang="zh-CN">{words.source_report}</span>{words.comma}{locator}</dd>
            {to.map(|to| view! { <dt>{words.column_belongs}</dt><dd><ul>{to}</ul></dd> })}
            {(!members.is_empty()).then(|| view! { <dt>{words.system_members}</dt><dd><ul>{members}</ul></dd> })}
            {(!figures.is_empty()).then(|| view! { <dt>{words.column_figures}</dt><dd><ul>{figures}</ul></dd> })}
        </dl>
    }
    .into_any()
}

/// A figure that something is drawn in.
#[component]
fn FigureLink<'a>(card: &'a Card, locale: Locale) -> AnyView {
    let site = Site::from_context();
    let (page, atlas) = (Page::Indicator(card.id.to_string()), site.atlas.get_untracked());
    view! { <li><a href=move || site.href(page.clone())>{plain(&card.title, &atlas, locale)}</a></li> }.into_any()
}

/// The address of the panel of something else.
fn opening(site: Site, id: &str) -> impl Fn() -> String + use<> {
    let id = id.to_owned();
    move || site.address(&site.route.with(|route| Route { see: Some(id.clone()), ..route.clone() }))
}

/// Lines of the panel, each behind its name.
type Lines = Vec<(&'static str, AnyView)>;

/// What is known of a value by itself: where it is printed, what it was made of, how far it can be relied on.
fn of_itself(o: &Observation, atlas: &Atlas, locale: Locale) -> Lines {
    let words = messages(locale);
    let mut rows: Lines = vec![
        (words.column_period, super::table::period(o, atlas, locale).into_any()),
        (words.column_qualifier, o.qualifier.word(words).into_any()),
    ];
    if let Some(literal) = &o.literal {
        rows.push((words.see_printed, view! { <span lang="zh-CN">"“"{literal.clone()}"”"</span> }.into_any()));
    }
    if let Some(source) = o.source.as_deref().and_then(|id| atlas.sources.get(id)) {
        let (title, lang) = (source.title.clone(), language_of(&source.title));
        let (about, address) = (super::rich_text::of_a_source(source, locale), source.address.clone());
        let title = view! { <SourceLink name=title address=address lang=Some(lang)/><small>{about}</small> };
        rows.push((words.column_source, title.into_any()));
    }
    let section = atlas.section_of(o).map(|section| with(words.section, &[section.title.get(locale)]));
    let locator = super::table::locator(o, words, locale);
    let locator: Vec<String> = section.into_iter().chain(Some(locator).filter(|own| !own.is_empty())).collect();
    if !locator.is_empty() {
        rows.push((words.see_locator, in_its_language(&locator.join(words.comma), locale)));
    }
    if let Some(arithmetic) = atlas.arithmetic(o, locale) {
        rows.push((words.see_formula, arithmetic.into_any()));
        rows.push((
            words.see_inputs,
            view! { <Values list=atlas.nearest_inputs_of(o) than=None locale=locale/> }.into_any(),
        ));
    }
    rows.extend(atlas.census.cell(&o.id).into_iter().flat_map(|cell| of_tables(cell, atlas, locale)));
    rows.push((words.column_confidence, view! { <ConfidenceOf observation=o words=words/> }.into_any()));
    if let Some(note) = &o.note {
        rows.push((words.column_note, rich_text(note, atlas, locale)));
    }
    rows
}

/// What else there is to a value: others of the same, checks that it takes part in, figures that it is drawn in.
fn around_it(o: &Observation, atlas: &Atlas, locale: Locale) -> Lines {
    let (words, mut rows) = (messages(locale), Lines::new());
    let mut others: Vec<&Observation> = atlas.others_of(o).collect();
    // Those of the same time agree or do not: they come first.
    others.sort_by_key(|other| other.period != o.period);
    if !others.is_empty() {
        rows.push((words.see_others, view! { <Values list=others than=Some(o) locale=locale/> }.into_any()));
    }
    let tables = atlas.census.cell(&o.id).into_iter().flat_map(|cell| atlas.census.checks_of(cell));
    let tables = tables.map(|check| view! { <TableCheckLine check=check locale=locale/> }.into_any());
    let checks = atlas.checks_of(&o.id).map(|check| view! { <CheckLine check=check locale=locale/> }.into_any());
    let checks: Vec<AnyView> = checks.chain(tables).collect();
    if !checks.is_empty() {
        rows.push((words.checks_title, view! { <ul>{checks}</ul> }.into_any()));
    }
    let drawn = atlas.cards.iter().filter(|card| card.observations().any(|id| *id == o.id));
    let drawn = drawn.map(|card| view! { <FigureLink card=card locale=locale/> }).collect_view();
    if !drawn.is_empty() {
        rows.push((words.see_figures, view! { <ul>{drawn}</ul> }.into_any()));
    }
    rows
}

/// A value: what is known of it, what else there is to it, and the panel's own address.
#[component]
fn ObservationPanel<'a>(observation: &'a Observation, locale: Locale) -> AnyView {
    let (site, words, o) = (Site::from_context(), messages(locale), observation);
    let atlas = &*site.atlas.get_untracked();
    let own = move || {
        site.address(&site.route.with(|route| match &route.page {
            Page::Embed(id) => {
                Route { page: Page::Indicator(id.clone()), frame: EmbedOptions::default(), ..route.clone() }
            }
            _ => route.clone(),
        }))
    };
    let link = (words.see_link, view! { <a href=own>{words.see_open}</a> }.into_any());
    let rows = of_itself(o, atlas, locale).into_iter().chain(around_it(o, atlas, locale)).chain([link]);
    let rows = rows.map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view();
    let indicator = atlas.indicators.get(&o.indicator);
    let definition = indicator.map(|i| {
        view! { <p class="subtitle">{i.definition.get(locale).to_owned()}{based_on(&i.sources, atlas, locale)}</p> }
    });
    view! {
        <h2>{atlas.label(o, locale)}</h2>
        <p class="value">{qualified(o, atlas, locale)}</p>
        {definition}
        <dl>{rows}</dl>
    }
    .into_any()
}

/// What is to be known of a cell of tables: how its values came about, how wide its margin is, how far it compares.
fn of_tables(cell: Cell, atlas: &Atlas, locale: Locale) -> Lines {
    let (words, census) = (messages(locale), &atlas.census);
    let mut rows = Vec::new();
    if let Some(value) = census.value(cell) {
        let mut basis = value.basis.word(words).to_owned();
        if value.margin > 0.0 {
            basis += &with(words.see_margin, &[&format_number(value.margin, 2, locale)]);
        }
        rows.push((words.see_basis, basis.into_any()));
    }
    let comparability = census.measure(cell.indicator).and_then(|measure| measure.comparability.as_ref());
    if let Some(text) = comparability {
        rows.push((words.see_comparability, in_its_language(text.get(locale), locale)));
    }
    rows
}

/// How far a value can be relied on, and what that says.
#[component]
fn ConfidenceOf<'a>(observation: &'a Observation, words: &'static Messages) -> AnyView {
    let (o, atlas) = (observation, Site::from_context().atlas.get_untracked());
    let source = o.source.as_deref().and_then(|id| atlas.sources.get(id));
    let of_article = source.is_some_and(|source| source.tier == Tier::Report) && o.confidence == Confidence::High;
    let why = if of_article { words.confidence_article } else { o.confidence.criterion(words) };
    view! { {o.confidence.word(words)}<small>{why}" "{words.confidence_meaning}</small> }.into_any()
}

/// Values as links to their own origin.
#[component]
fn Values<'a>(
    list: Vec<&'a Observation>,
    /// Each then says whether it agrees with this one, where they are about the same time.
    than: Option<&'a Observation>,
    locale: Locale,
) -> AnyView {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = &*site.atlas.get_untracked();
    let lines = list.into_iter().map(|other| {
        let verdict = than.filter(|o| o.period == other.period).map(|o| {
            let same = (o.value - other.value).abs() < 1e-9 && o.unit == other.unit;
            if same { words.see_agrees } else { words.see_differs }
        });
        let (href, period) = (opening(site, &other.id), super::table::period(other, atlas, locale));
        view! {
            <li>
                <a href=href>{atlas.label(other, locale)}{words.colon}{qualified(other, atlas, locale)}</a>
                <small>{period}{verdict.map(|v| format!("{}{v}", words.comma))}</small>
            </li>
        }
    });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}
