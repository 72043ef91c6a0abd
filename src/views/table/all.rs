//! The table of all observations: searched, filtered, sorted, and however long it is, only the rows in sight in the page.

use super::columns::{OF_ALL, named, sorted};
use super::order::{Heads, Order};
use super::window::{self, ROW, Seen};
use super::{RowHeading, period, source_and_locator};
use crate::model::rows::Rows;
use crate::model::search::SearchIndex;
use crate::model::template::fill_string;
use crate::platform::scroll;
use crate::route::Route;
use crate::text::{Locale, messages, messages::with, number::format_number};
use crate::views::Site;
use crate::views::rich_text::in_its_language;
use crate::views::styled::styled;
use leptos::prelude::*;
use std::ops::Range;

/// The values that the route's filter leaves, by their index in it, sorted by the route's column.
pub fn listed(site: Site, index: Memo<SearchIndex>) -> Memo<Vec<usize>> {
    let (sort, filter) = (part_of(site, |r| r.sort.clone()), part_of(site, |r| r.filter.clone()));
    Memo::new(move |_| {
        let (atlas, locale) = (site.atlas.get(), site.locale.get());
        let all = Rows::of(&atlas);
        let mut rows = index.with(|index| filter.with(|f| index.find(&f.text, &atlas)));
        filter.with(|f| rows.retain(|&at| all.get(at).is_some_and(|row| f.passes(row, &all, &atlas))));
        sort.with(|sort| sorted(rows, |at| all.get(at), &OF_ALL, sort.as_ref(), (&all, locale)))
    })
}

fn part_of<T: Clone + PartialEq + Send + Sync + 'static>(site: Site, part: fn(&Route) -> T) -> Memo<T> {
    Memo::new(move |_| site.route.with(part))
}

/// The listed observations in one table with sortable columns.
#[component]
pub fn DataTable(
    /// See [`listed`].
    rows: Memo<Vec<usize>>,
) -> impl IntoView {
    let site = Site::from_context();
    let order = Order::in_address(site, OF_ALL.iter().map(|column| column.id).collect());
    let node = NodeRef::<leptos::html::Div>::new();
    let seen = RwSignal::new(Seen::default());
    let look = move || {
        if let Some([top, height]) = node.get_untracked().map(|element| scroll::seen(&element)) {
            seen.set(Seen { top, height });
        }
    };
    // Another order or another choice is read from its beginning.
    Effect::new(move |_| {
        rows.track();
        if let Some(element) = node.get() {
            scroll::to_top(&element);
            look();
        }
    });
    let range = Memo::new(move |_| window::rows(seen.get(), rows.with(Vec::len)));
    let shown = move || {
        let language = site.locale.get();
        range.with(|range| rows.with(|rows| range.clone().map(|i| (i, rows[i], language)).collect::<Vec<_>>()))
    };
    // Thousands of rows are one stop of the keyboard; arrows walk them.
    let step = move |event: leptos::ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        if node.get_untracked().is_some_and(|element| scroll::step(&element, "[role=button]", by)) {
            event.prevent_default();
        }
    };
    let empty = move || rows.with(Vec::is_empty).then(|| view! { <p class="loading">{site.words().empty_table}</p> });
    view! {
        <p class="count" role="status">{move || count(site, rows)}</p>
        <div class="data-table" tabindex="0" role="region" aria-label=move || site.words().data node_ref=node
            aria-description=move || site.words().picture_help on:scroll=move |_| look() on:keydown=step>
            <table aria-rowcount=move || rows.with(Vec::len) + 1>
                <thead><tr>{move || view! { <Heads columns=named(&OF_ALL, site.words()).collect() words=site.words() order=order/> }}</tr></thead>
                <tbody>
                    {spacer(rows, range, |range, _| range.start)}
                    <For each=shown key=|row| *row children=move |(at, of, locale)| {
                        view! { <ListedRow at=at of=of locale=locale/> }
                    }/>
                    {spacer(rows, range, |range, count| count - range.end)}
                </tbody>
            </table>
        </div>
        {empty}
    }
    .into_any()
}

/// A row as high as those that are not in the page: so many of `rows` as `height` says.
fn spacer(
    rows: Memo<Vec<usize>>,
    range: Memo<Range<usize>>,
    height: fn(&Range<usize>, usize) -> usize,
) -> impl IntoView {
    let height = move || rows.with(|rows| range.with(|range| height(range, rows.len()))) as f64 * ROW;
    let height = Signal::derive(move || format!("{}px", height()));
    // A row without a cell is no row.
    view! { <tr class="spacer" aria-hidden="true" use:styled=("height", height)><td colspan=OF_ALL.len()></td></tr> }
}

/// How many values are listed, of how many.
fn count(site: Site, rows: Memo<Vec<usize>>) -> String {
    let (words, locale) = (site.words(), site.locale.get());
    let [found, all] = [rows.with(Vec::len), site.atlas.with(|a| Rows::of(a).len())]
        .map(|count| format_number(count as f64, 0, locale));
    if found == all { with(words.data_count, &[&all]) } else { with(words.data_count_of, &[&found, &all]) }
}

/// A row of the table.
#[component]
fn ListedRow(
    /// Its index in the table.
    at: usize,
    /// The index of its observation in the atlas.
    of: usize,
    locale: Locale,
) -> AnyView {
    let (atlas, words) = (Site::from_context().atlas.get_untracked(), messages(locale));
    let Some(o) = Rows::of(&atlas).observation(of) else { return ().into_any() };
    let (number, unit) = match atlas.unit_of(o) {
        Some(unit) if unit.is_ordinal() => (atlas.phrase(o, locale), ""),
        unit => (atlas.number(o, locale), unit.map_or("", |unit| unit.symbol.get(locale))),
    };
    let literal = o.literal.clone().map(|text| view! { <span lang="zh-CN" class="quiet">" “"{text}"”"</span> });
    let formula = atlas.arithmetic(o, locale).map(|e| format!("= {}", shortened(&e)));
    let note = o.note.as_ref().map(|note| in_its_language(&fill_string(note.get(locale), &atlas, locale), locale));
    view! {
        <tr data-observation=o.id.to_string() aria-rowindex=at + 2>
            <RowHeading observation=o locale=locale is_tab_stop=false/>
            <td class="number">{o.qualifier.sign()}{number}</td>
            <td><span>{unit.to_owned()}</span></td>
            <td><span>{period(o, &atlas, locale)}</span></td>
            <td><span>{o.qualifier.word(words)}</span></td>
            <td><span>{in_its_language(&source_and_locator(o, &atlas, locale), locale)}{literal}</span></td>
            <td><span>{o.confidence.word(words)}</span></td>
            <td><span class="note-cell">{note}" "{formula}</span></td>
        </tr>
    }
    .into_any()
}

/// A formula short enough for a cell; the whole of it is in the data.
fn shortened(formula: &str) -> String {
    const LONGEST: usize = 140;
    match formula.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &formula[..at]),
        None => formula.to_owned(),
    }
}
