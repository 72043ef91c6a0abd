//! Values in rows: behind every picture, and all of them on the data page.

use super::Site;
use crate::figures::summary::{confidence_word, qualified, qualifier_word};
use crate::model::{Atlas, Observation};
use crate::route::{Route, Sort};
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
                <th scope="row">{atlas.label(o, locale)}</th>
                <td class="number">{qualified(o, &atlas, locale)}</td>
                <td>{period(o, &atlas, locale)}</td>
                <td>{place(o, &atlas, locale)}</td>
            </tr>
        }
    });
    view! {
        <div class="values">
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

/// Every observation of the atlas, sorted by the route's column.
#[component]
pub fn DataTable() -> impl IntoView {
    let site = Site::here();
    let sort = Memo::new(move |_| site.route.with(|r| r.sort.clone()));
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
        let mut rows: Vec<&Observation> = atlas.observations.iter().collect();
        if let Some(sort) = sort.get()
            && let Some(column) = COLUMNS.iter().find(|c| c.id == sort.column)
        {
            rows.sort_by(|a, b| {
                let order = (column.compare)(a, b, &atlas, locale);
                if sort.descending { order.reverse() } else { order }
            });
        }
        rows.into_iter().map(|o| row(o, &atlas, locale)).collect_view()
    };
    let count = move || {
        let count = site.atlas.with(|a| a.observations.len()).to_string();
        with(site.words().data_count, &[&count])
    };
    view! {
        <div class="data-table" tabindex="0" role="region" aria-label=move || site.words().data>
            <table><caption>{count}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>
        </div>
    }
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
            <th scope="row">{atlas.label(o, locale)}</th>
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

fn period(o: &Observation, atlas: &Atlas, locale: Locale) -> String {
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
    let locator = o.locator.as_ref();
    let paragraph = locator.and_then(|l| l.paragraph).map(|p| with(words.paragraph, &[&p.to_string()]));
    let text = locator.and_then(|l| l.text.as_ref()).map(|t| t.get(locale).to_owned());
    let finer: Vec<String> =
        [Some(name.to_owned()), paragraph, text].into_iter().flatten().filter(|t| !t.is_empty()).collect();
    finer.join(words.comma)
}
