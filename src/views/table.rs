//! Values in rows: behind every picture, and all of them on the data page.

use super::Site;
use crate::figures::summary::{confidence_word, qualified, qualifier_word};
use crate::model::search::Index;
use crate::model::{Atlas, Observation};
use crate::platform::marks;
use crate::route::{Filter, Route, Sort};
use crate::text::{Locale, Messages, messages, messages::with};
use leptos::prelude::*;
use std::cmp::Ordering;

/// The table behind a picture: what, how much, when, where it is printed.
#[component]
pub fn ValueTable(
    /// Ids of observations, in order.
    rows: Vec<String>,
    /// Language.
    locale: Locale,
) -> impl IntoView {
    let atlas = Site::here().atlas.get_untracked();
    let words = messages(locale);
    let body = rows.iter().filter_map(|id| atlas.observations.get(id)).map(|o| {
        view! {
            <tr data-observation=o.id.clone()>
                {heading(o, &atlas, locale)}
                <td class="number">{qualified(o, &atlas, locale)}</td>
                <td>{period(o, &atlas, locale)}</td>
                <td>{place(o, &atlas, locale)}</td>
            </tr>
        }
    });
    view! {
        <div class="values" on:pointerover=move |event| marks::highlight_under(&event)
            on:pointerleave=move |event| marks::highlight_under(&event)
            on:focusin=move |event| marks::highlight_under(&event)>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.column_item}</th>
                        <th scope="col" class="number">{words.column_value}</th>
                        <th scope="col">{words.column_period}</th>
                        <th scope="col">{words.column_place}</th>
                    </tr>
                </thead>
                <tbody>{body.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A column of the whole table.
struct Column {
    id: &'static str,
    name: fn(&Messages) -> &'static str,
    compare: fn(&Observation, &Observation, &Atlas, Locale) -> Ordering,
}

const COLUMNS: [Column; 8] = [
    Column { id: "item", name: |w| w.column_item, compare: |a, b, atlas, l| atlas.label(a, l).cmp(&atlas.label(b, l)) },
    Column { id: "value", name: |w| w.column_value, compare: |a, b, _, _| a.number().total_cmp(&b.number()) },
    Column { id: "unit", name: |w| w.column_unit, compare: |a, b, _, _| a.unit.cmp(&b.unit) },
    Column { id: "period", name: |w| w.column_period, compare: |a, b, _, _| a.period.cmp(&b.period) },
    Column { id: "kind", name: |w| w.column_qualifier, compare: |a, b, _, _| a.qualifier.id().cmp(b.qualifier.id()) },
    Column { id: "source", name: |w| w.column_source, compare: |a, b, _, _| a.source.cmp(&b.source) },
    Column { id: "confidence", name: |w| w.column_confidence, compare: |a, b, _, _| a.confidence.cmp(&b.confidence) },
    Column { id: "note", name: |w| w.column_note, compare: |a, b, _, _| a.note.is_some().cmp(&b.note.is_some()) },
];

/// How many rows are shown at first, and how many more at a time: the cost of a page stays the same however much
/// data there is.
const STEP: usize = 200;

/// The observations of the atlas that the route's filter leaves, by their place in it, sorted by the route's column.
pub fn listed(site: Site, index: Memo<Index>) -> Memo<Vec<usize>> {
    let (sort, filter) = (part_of(site, |r| r.sort.clone()), part_of(site, |r| r.filter.clone()));
    Memo::new(move |_| {
        let (atlas, locale) = (site.atlas.get(), site.locale.get());
        let mut rows = index.with(|index| filter.with(|f| index.find(&f.text)));
        let all: Vec<&Observation> = atlas.observations.iter().collect();
        filter.with(|f| rows.retain(|&at| passes(f, all[at], &atlas)));
        if let Some(sort) = sort.get()
            && let Some(column) = COLUMNS.iter().find(|c| c.id == sort.column)
        {
            rows.sort_by(|&a, &b| {
                let order = (column.compare)(all[a], all[b], &atlas, locale);
                if sort.descending { order.reverse() } else { order }
            });
        }
        rows
    })
}

fn part_of<T: Clone + PartialEq + Send + Sync + 'static>(site: Site, part: fn(&Route) -> T) -> Memo<T> {
    Memo::new(move |_| site.route.with(part))
}

fn passes(filter: &Filter, o: &Observation, atlas: &Atlas) -> bool {
    let indicator = atlas.indicators.get(&o.indicator);
    let source = |id: &String| atlas.sources_of(o).iter().any(|source| source.id == *id);
    filter.act.is_none_or(|act| indicator.is_some_and(|i| i.act == act))
        && filter.kind.is_none_or(|kind| indicator.is_some_and(|i| i.kind == kind))
        && filter.source.as_ref().is_none_or(source)
}

/// The listed observations in one table with sortable columns.
#[component]
pub fn DataTable(
    /// See [`listed`].
    rows: Memo<Vec<usize>>,
) -> impl IntoView {
    let site = Site::here();
    let sort = part_of(site, |r| r.sort.clone());
    let most = RwSignal::new(STEP);
    let head = COLUMNS.iter().map(|column| {
        let on = move || sort.with(|s| s.as_ref().filter(|s| s.column == column.id).map(|s| s.descending));
        let aria = move || on().map(|descending| if descending { "descending" } else { "ascending" });
        let turn = move |_| {
            let next = Sort { column: column.id.to_owned(), descending: on() == Some(false) };
            let route = Route { sort: Some(next), ..site.route.get_untracked() };
            crate::platform::location::go(&route.to_string());
        };
        view! {
            <th scope="col" aria-sort=aria class=(column.id == "value").then_some("number")>
                <button type="button" on:click=turn title=move || with(site.words().sort_by, &[(column.name)(site.words())])>
                    {move || (column.name)(site.words())}
                </button>
            </th>
        }
    });
    let head = head.collect_view();
    let body = move || {
        let (atlas, locale) = (site.atlas.get(), site.locale.get());
        let all: Vec<&Observation> = atlas.observations.iter().collect();
        rows.with(|rows| rows.iter().take(most.get()).map(|&at| row(all[at], &atlas, locale)).collect_view())
    };
    let count = move || {
        let (found, all) = (rows.with(Vec::len).to_string(), site.atlas.with(|a| a.observations.len()).to_string());
        let words = site.words();
        if found == all { with(words.data_count, &[&all]) } else { with(words.data_count_of, &[&found, &all]) }
    };
    let more = move || {
        let rest = rows.with(Vec::len).saturating_sub(most.get()).min(STEP);
        (rest > 0).then(|| {
            let words = with(site.words().show_more, &[&rest.to_string()]);
            view! { <button type="button" class="more" on:click=move |_| most.update(|m| *m += STEP)>{words}</button> }
        })
    };
    let empty = move || rows.with(Vec::is_empty).then(|| view! { <p class="loading">{site.words().empty_table}</p> });
    view! {
        <div class="data-table" tabindex="0" role="region" aria-label=move || site.words().data>
            <table><caption role="status">{count}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>
        </div>
        {empty}
        {more}
    }
    .into_any()
}

/// What a row is about; opens where its value comes from.
fn heading(o: &Observation, atlas: &Atlas, locale: Locale) -> AnyView {
    view! { <th scope="row"><span role="button" tabindex="0" data-observation=o.id.clone()>{atlas.label(o, locale)}</span></th> }
        .into_any()
}

fn row(o: &Observation, atlas: &Atlas, locale: Locale) -> AnyView {
    let words = messages(locale);
    let unit = atlas.unit_of(o).map_or("", |u| u.symbol.get(locale));
    let literal = o.literal.clone().map(|text| view! { <span lang="zh-CN" class="quiet">" “"{text}"”"</span> });
    let formula = o.expression.as_deref().map(|e| format!("= {}", cut(e)));
    let note = o.note.as_ref().map(|n| n.get(locale).to_owned());
    view! {
        <tr data-observation=o.id.clone()>
            {heading(o, atlas, locale)}
            <td class="number">{atlas.number(o, locale)}</td>
            <td>{unit.to_owned()}</td>
            <td>{period(o, atlas, locale)}</td>
            <td>{qualifier_word(o.qualifier, words)}</td>
            <td>{place(o, atlas, locale)}{literal}</td>
            <td>{confidence_word(o.confidence, words)}</td>
            <td class="note-cell">{note}{formula.map(|f| view! { <code>{f}</code> })}</td>
        </tr>
    }
    .into_any()
}

/// A formula short enough for a cell; the whole of it stands in the data.
fn cut(formula: &str) -> String {
    const LONGEST: usize = 140;
    match formula.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &formula[..at]),
        None => formula.to_owned(),
    }
}

/// The period in words, or that none is stated.
pub fn period(o: &Observation, atlas: &Atlas, locale: Locale) -> String {
    let period = atlas.period(o, locale);
    if period.is_empty() { messages(locale).no_period.to_owned() } else { period }
}

/// The source and the place in it: `《…》,第20段`.
fn place(o: &Observation, atlas: &Atlas, locale: Locale) -> String {
    let words = messages(locale);
    if o.expression.is_some() {
        let names: Vec<&str> = atlas.sources_of(o).iter().map(|s| s.short.get(locale)).collect();
        return format!("{}{}", words.derived_from, names.join(words.list_comma));
    }
    let name = o.source.as_deref().and_then(|id| atlas.sources.get(id)).map_or("", |s| s.short.get(locale));
    let finer = [name.to_owned(), place_in_source(o, words, locale)];
    finer.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(words.comma)
}

/// Where in its source an observation stands: `第20段`; empty where nothing finer is known.
pub fn place_in_source(o: &Observation, words: &Messages, locale: Locale) -> String {
    let locator = o.locator.as_ref();
    let paragraph = locator.and_then(|l| l.paragraph).map(|p| with(words.paragraph, &[&p.to_string()]));
    let text = locator.and_then(|l| l.text.as_ref()).map(|t| t.get(locale).to_owned());
    [paragraph, text].into_iter().flatten().collect::<Vec<_>>().join(words.comma)
}
