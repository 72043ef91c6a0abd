//! The pictures of a state. Map and ranking are our own shapes, there as soon as the state is; scatter and lines are charts.

use super::State;
use crate::figures::districts::Screen;
use crate::figures::districts::screen::{Shapes, chart, svg};
use crate::platform::motion::Motion;
use crate::platform::{document, echarts, resize, rest};
use crate::route::{Explore, View};
use crate::text::{messages, messages::with};
use crate::views::chart::DrawFailure;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// The pictures of the view that is shown.
#[component]
pub fn Pictures(state: State) -> impl IntoView {
    let view = Memo::new(move |_| state.show(|screen| screen.view));
    move || match view.get() {
        View::Map => view! {
            <div class="grid">
                <div class="span-7 mapped"><Pickable state=state class="w690" shapes=|| Shapes::Map/></div>
                <div class="span-5 ranking"><Ranking state=state class="w486"/></div>
            </div>
        }
        .into_any(),
        View::Ranking => view! { <div class="ranking"><Ranking state=state class="w792"/></div> }.into_any(),
        View::Scatter | View::Time => view! { <DistrictsChart state=state/> }.into_any(),
        View::Table => ().into_any(),
    }
}

/// The ranking under its heading; a phone shows its beginning first.
#[component]
fn Ranking(state: State, class: &'static str) -> AnyView {
    let words = messages(state.locale);
    let expanded = RwSignal::new(false);
    let more = move || match expanded.get() {
        true => words.ranking_less.to_owned(),
        false => with(words.ranking_more, &[&state.show(|screen| screen.left_out).to_string()]),
    };
    let symbol = move || state.show(|screen| screen.symbol.clone());
    view! {
        <p class="ranking-head"><b>{words.ranking}</b><span>{symbol}{words.comma}{state.words.high_to_low}</span></p>
        <Pickable state=state class=class shapes=move || Shapes::Ranking { all: expanded.get() }/>
        <button type="button" class="more phone" on:click=move |_| expanded.update(|on| *on = !*on)>{more}</button>
    }
    .into_any()
}

/// What a picture is about, for who hears it.
fn values(state: State) -> String {
    state.show(|screen| {
        let ends = [screen.rows.first(), screen.rows.iter().rev().find(|row| !row.rank.is_empty())];
        let texts = ends.into_iter().flatten().map(|row| format!("{} {}", row.name, row.value));
        texts.collect::<Vec<_>>().join(messages(state.locale).semicolon)
    })
}

/// Takes the district of a mark into the comparison, or out of it.
fn picks(state: State) -> impl Fn(leptos::ev::CustomEvent) {
    move |event| event.detail().as_string().iter().for_each(|id| state.toggle_observation(id))
}

#[derive(Clone)]
struct Shown {
    explore: Explore,
    screen: Option<Arc<Screen>>,
    shapes: Shapes,
}

impl Shown {
    /// What it is to show; tracks it.
    fn of(state: State, shapes: impl Fn() -> Shapes) -> Shown {
        Shown { explore: state.explore.get(), screen: state.screen.get(), shapes: shapes() }
    }

    fn is(&self, other: &Shown) -> bool {
        let same_screen = match (&self.screen, &other.screen) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        same_screen && self.shapes == other.shapes && self.explore == other.explore
    }

    fn svg(&self, state: State, is_wide: bool) -> String {
        let drawn = self.screen.as_ref().and_then(|screen| {
            let atlas = state.site.atlas.get_untracked();
            svg(&atlas, &self.explore, &screen.card, state.locale, self.shapes, is_wide)
        });
        drawn.unwrap_or_default()
    }
}

/// How long a state is shown before its picture at the other width is drawn.
const QUIET: i32 = 300;

/// A picture at both widths, whose marks can be pointed at, walked and picked (`platform/page/pointing`). The one in sight is
/// drawn with the state, the other, for paper and for a screen that is turned, once no other state follows at once.
#[component]
fn Pickable(
    state: State,
    class: &'static str,
    /// What it shows; tracked.
    shapes: impl Fn() -> Shapes + Copy + Send + Sync + 'static,
) -> AnyView {
    let words = messages(state.locale);
    let now = untrack(|| Shown::of(state, shapes));
    let prerendered = state.site.hydration.is_running();
    let drawn = [true, false].map(|wide| RwSignal::new(if prerendered { String::new() } else { now.svg(state, wide) }));
    let shown = StoredValue::new(now);
    let node = NodeRef::<Div>::new();
    // Which of the two is in sight is known before it is asked: to ask makes the browser lay out the page in between.
    let (is_wide, watch) = (RwSignal::new(None::<bool>), StoredValue::new_local(None));
    Effect::new(move |_| {
        if let Some(wide) = node.get() {
            watch.set_value(resize::watch(&wide, move |width| _ = is_wide.try_set(Some(width > 0.0))));
        }
    });
    Effect::new(move |_| {
        let now = Shown::of(state, shapes);
        if shown.with_value(|before| before.is(&now)) {
            return;
        }
        shown.set_value(now.clone());
        let element = node.get_untracked();
        let laid_out = || element.as_ref().is_some_and(|wide| resize::width(wide) > 0.0);
        let wide = is_wide.get_untracked().unwrap_or_else(laid_out);
        let [seen, unseen] = if wide { drawn } else { [drawn[1], drawn[0]] };
        let picture = match wide {
            true => element.map(Into::into),
            false => element.and_then(|wide| wide.next_element_sibling()),
        };
        // Areas of a map stay where they are.
        let moved = picture
            .filter(|_| now.shapes != Shapes::Map)
            .map(|picture| Motion::of(picture, move |id| state.district_of(id)));
        seen.set(now.svg(state, wide));
        leptos::task::spawn_local(async move {
            moved.iter().for_each(Motion::play);
            rest(QUIET).await;
            // One of a state that has gone since is not drawn.
            if shown.try_with_value(|last| last.is(&now)) == Some(true) {
                unseen.set(now.svg(state, !wide));
            }
        });
    });
    view! {
        <div class=format!("picture {class}") tabindex="0" role="group" data-picks="" aria-label=move || values(state)
            aria-description=words.picture_help data-hint=state.words.hint on:pick=picks(state)>
            <div class="wide" node_ref=node inner_html=move || drawn[0].get()></div>
            <div class="narrow" inner_html=move || drawn[1].get()></div>
            <div class="hidden-text" aria-live="polite"></div>
        </div>
    }
    .into_any()
}

/// A chart, laid out for the width that there is and drawn anew with every state.
#[component]
fn DistrictsChart(state: State) -> impl IntoView {
    let words = messages(state.locale);
    let node = NodeRef::<Div>::new();
    let (width, drawn, failed) = (RwSignal::new(0.0), RwSignal::new(String::new()), RwSignal::new(0_u32));
    let tried = RwSignal::new(0_u32);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            watch.set_value(resize::watch(&element, move |now| {
                // A scroll bar that comes and goes is no other width.
                if (now - width.get_untracked()).abs() > 24.0 {
                    width.set(now);
                }
            }));
        }
    });
    draw_states(state, node, width, tried, drawn, failed);
    let notice = move || {
        (failed.get() > 0).then(|| {
            view! {
                <DrawFailure words=words retry=move |_| document::retry(move || tried.update(|t| *t += 1))/>
            }
        })
    };
    view! {
        <div class="picture" tabindex="0" role="group" data-picks="" aria-label=move || values(state)
            aria-description=words.picture_help data-hint=state.words.hint on:pick=picks(state)>
            <div class="chart" node_ref=node inner_html=move || drawn.get()></div>
            <div class="hidden-text" aria-live="polite"></div>
        </div>
        {notice}
    }
    .into_any()
}

/// Draws the chart of every state at every width, and again each time it is tried again. `failed` is the number of the run that
/// failed, nothing after one that did not.
fn draw_states(
    state: State,
    node: NodeRef<Div>,
    width: RwSignal<f64>,
    tried: RwSignal<u32>,
    drawn: RwSignal<String>,
    failed: RwSignal<u32>,
) {
    // Of the chart that is drawn: points move only within one view.
    let view = StoredValue::new(None);
    Effect::new(move |before: Option<u32>| {
        let run = before.unwrap_or(0) + 1;
        tried.track();
        let at = width.get().min(1200.0).round();
        let explore = state.explore.get();
        let spec = state.site.atlas.with(|atlas| chart(atlas, &explore, state.locale, at));
        if let Some(spec) = spec.filter(|_| at > 0.0) {
            let size = [f64::from(spec.width), f64::from(spec.height)];
            leptos::task::spawn_local(async move {
                let svg = echarts::draw(&spec.json, size).await;
                // One that comes in after the state has changed again is dropped.
                if state.explore.try_get_untracked().is_none_or(|now| now != explore) {
                    return;
                }
                match svg {
                    Ok(svg) => {
                        // The chart may be gone by now.
                        let Some(before) = view.try_get_value() else { return };
                        let same = before == explore.view && before == Some(View::Scatter);
                        view.set_value(explore.view);
                        let chart = node.try_get_untracked().flatten().filter(|_| same);
                        let moved = chart.map(|chart| Motion::of(chart.into(), move |id| state.district_of(id)));
                        drawn.set(svg);
                        leptos::task::spawn_local(async move { moved.iter().for_each(Motion::play) });
                        failed.set(0);
                    }
                    Err(_) => failed.set(run),
                }
            });
        }
        run
    });
}
