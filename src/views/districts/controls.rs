//! The band above the pictures: indicators, censuses, state or change.

use super::State;
use crate::figures::districts::screen::{Choice, PeriodChoice, census_years, choices, finds};
use crate::route::View;
use crate::text::messages;
use crate::text::messages::with;
use leptos::html::{Button, Input};
use leptos::prelude::*;
use std::time::Duration;

/// How long a census is shown while they play.
const STEP: Duration = Duration::from_millis(900);

#[component]
pub fn Controls(state: State) -> impl IntoView {
    let list = List { open: RwSignal::new(None), buttons: [NodeRef::new(), NodeRef::new()] };
    let view = Memo::new(move |_| state.show(|screen| screen.view));
    let swap = move |_| state.swap();
    let second = move || {
        (view.get() == View::Scatter).then(|| {
            let button =
                view! { <button type="button" class="swap" on:click=swap aria-label=state.words.swap>"⇄"</button> };
            view! {
                {button}<Picker state=state axis=1 list=list/><Timeline state=state axis=1/>
                <Switch state=state axis=1 view=View::Scatter/>
            }
            .into_any()
        })
    };
    let close = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            list.close();
        }
    };
    view! {
        <div class="band" on:keydown=close>
            <Picker state=state axis=0 list=list/>
            {move || (view.get() != View::Time).then(|| view! { <Timeline state=state axis=0/> })}
            {move || view! { <Switch state=state axis=0 view=view.get()/> }}
            {second}
            <Among state=state/>
            {move || list.open.get().map(|axis| view! { <Choices state=state axis=axis list=list/> })}
        </div>
    }
    .into_any()
}

/// The list of indicators: of which axis it is open, and the button of each axis that opens it.
#[derive(Clone, Copy)]
struct List {
    open: RwSignal<Option<usize>>,
    buttons: [NodeRef<Button>; 2],
}

impl List {
    /// Closes it, and gives the focus back to where it was opened.
    fn close(self) {
        let axis = self.open.try_update(Option::take).flatten();
        if let Some(button) = axis.and_then(|axis| self.buttons[axis].get_untracked()) {
            // A button that cannot take it leaves it where it was.
            let _ = button.focus();
        }
    }
}

/// The button that opens the list of indicators.
#[component]
fn Picker(state: State, axis: usize, list: List) -> AnyView {
    let List { open, buttons } = list;
    let name = move || state.show(|screen| screen.variables[axis].1.clone());
    let label = move || {
        let is_scatter = state.show(|screen| screen.view) == View::Scatter;
        let own = [state.words.y_axis, state.words.x_axis][axis];
        if is_scatter { own.to_owned() } else { state.words.indicator.to_owned() }
    };
    let turn = move |_| open.update(|now| *now = (*now != Some(axis)).then_some(axis));
    view! {
        <button type="button" class="picker" node_ref=buttons[axis] aria-expanded=move || (open.get() == Some(axis)).to_string() on:click=turn>
            <small>{label}</small><b>{name}</b>
        </button>
    }
    .into_any()
}

/// The list of indicators, by topic, with what it is searched for.
#[component]
fn Choices(state: State, axis: usize, list: List) -> AnyView {
    let search = RwSignal::new(String::new());
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // A field that cannot take it leaves it where it was.
            let _ = field.focus();
        }
    });
    let topics = state.site.atlas.with_untracked(|atlas| choices(atlas, state.locale));
    let years = state.site.atlas.with_untracked(|atlas| {
        census_years(atlas).iter().map(|period| period.start.year.to_string()).collect::<Vec<_>>()
    });
    let censuses = years.join(messages(state.locale).list_comma);
    let chosen = state.screen.get_untracked().map(|screen| screen.variables[axis].0.clone()).unwrap_or_default();
    let group = move |(name, all): &(String, Vec<Choice>)| {
        let found: Vec<AnyView> = search.with(|search| {
            let found = all.iter().filter(|choice| finds(choice, search));
            let line = |choice: &Choice| {
                let (choice, chosen) = (choice.clone(), choice.id == chosen);
                view! { <ChoiceLine state=state axis=axis list=list choice=choice chosen=chosen/> }.into_any()
            };
            found.map(line).collect()
        });
        (!found.is_empty()).then(|| view! { <section><h3>{name.clone()}</h3><ul>{found}</ul></section> }.into_any())
    };
    let found = move || {
        let groups: Vec<AnyView> = topics.iter().filter_map(&group).collect();
        if groups.is_empty() { view! { <p>{state.words.no_match}</p> }.into_any() } else { groups.into_any() }
    };
    view! {
        <div class="choices">
            <p>
                <input type="search" aria-label=state.words.search placeholder=state.words.search node_ref=field
                    on:input=move |event| search.set(event_target_value(&event))/>
                <small>{with(state.words.has_censuses, &[&censuses])}</small>
            </p>
            <div>{found}</div>
        </div>
    }
    .into_any()
}

/// An indicator of the list, with the censuses that have it.
#[component]
fn ChoiceLine(state: State, axis: usize, list: List, choice: Choice, chosen: bool) -> AnyView {
    let id = choice.id;
    let choose = move |_| {
        list.close();
        state.choose(axis, &id);
    };
    let dots: String = choice.has.iter().map(|has| if *has { '●' } else { '○' }).collect();
    let sample = choice.sample.then(|| view! { <i>{state.words.sample}</i> });
    view! {
        <li><button type="button" on:click=choose aria-pressed=chosen.to_string()>
            <span>{choice.name}{sample}</span><small aria-hidden="true">{dots}</small>
        </button></li>
    }
    .into_any()
}

/// The censuses of an axis, and, of the one that all views have, the button that plays them.
#[component]
fn Timeline(state: State, axis: usize) -> AnyView {
    let playing = RwSignal::new(false);
    let all = Memo::new(move |_| state.show(|screen| screen.periods[axis].clone()));
    let button = move |choice: PeriodChoice| {
        let period = choice.period;
        let go = move |_| {
            playing.set(false);
            state.set_time(axis, period);
        };
        let none = (!choice.has_data).then(|| view! { <small>{state.words.no_data}</small> });
        view! {
            <button type="button" class="timeline-step" disabled=!choice.has_data aria-pressed=choice.shown.to_string() on:click=go>
                <span>{choice.name}{none}</span>
            </button>
        }
    };
    let name = move || {
        let is_scatter = state.show(|screen| screen.view) == View::Scatter;
        let of = if is_scatter { [state.words.y_axis, state.words.x_axis][axis] } else { "" };
        [of, " ", state.words.year].concat().trim_start().to_owned()
    };
    view! {
        <div class="timeline" role="group" aria-label=name>
            {(axis == 0).then(|| view! { <PlayButton state=state all=all playing=playing/> })}
            {move || all.get().into_iter().map(button).collect_view()}
        </div>
    }
    .into_any()
}

/// Plays the censuses one after the other, or pauses.
#[component]
fn PlayButton(
    state: State,
    /// The censuses of the axis.
    all: Memo<Vec<PeriodChoice>>,
    playing: RwSignal<bool>,
) -> AnyView {
    let can_play = move || all.with(|all| all.iter().filter(|choice| choice.has_data && choice.compares).count() > 1);
    let play = move |_| {
        playing.update(|on| *on = !*on);
        if playing.get_untracked() {
            step(state, all, playing, true);
        }
    };
    let name = move || if playing.get() { state.words.pause } else { state.words.play };
    view! {
        <button type="button" class="play" disabled=move || !can_play() aria-label=name on:click=play>
            {move || if playing.get() { "‖" } else { "▶" }}
        </button>
    }
    .into_any()
}

/// Shows the next census of those that compare, the first after the last, and the one after that in a while; stops at the last.
fn step(state: State, all: Memo<Vec<PeriodChoice>>, playing: RwSignal<bool>, first: bool) {
    let Some(choices_of_axis) = all.try_get_untracked() else { return };
    let known: Vec<&PeriodChoice> =
        choices_of_axis.iter().filter(|choice| choice.has_data && choice.compares).collect();
    let next = known.iter().position(|choice| choice.shown).map_or(0, |shown| shown + 1);
    let next = if first && next >= known.len() { 0 } else { next };
    let Some(choice) = known.get(next).filter(|_| playing.try_get_untracked() == Some(true)) else {
        playing.try_set(false);
        return;
    };
    let period = choice.period;
    let route = untrack(|| state.route(|explore| explore.at = Some(period)));
    state.site.replace(route);
    set_timeout(move || step(state, all, playing, false), STEP);
}

/// State or change of an axis; of lines values or per cent of the first.
#[component]
fn Switch(state: State, axis: usize, view: View) -> AnyView {
    let words = state.words;
    let pair = move |names: [String; 2], on: Signal<bool>, set: fn(State, usize, bool)| {
        let button = move |(at, name): (usize, String)| {
            let own = at == 1;
            view! {
                <button type="button" aria-pressed=move || (on.get() == own).to_string()
                    on:click=move |_| set(state, axis, own)>{name}</button>
            }
        };
        view! { <div class="switch" role="group" aria-label=words.shows>{names.into_iter().enumerate().map(button).collect_view()}</div> }
            .into_any()
    };
    if view == View::Time {
        let on = Signal::derive(move || state.explore.with(|explore| explore.index));
        return (move || {
            state.show(|screen| screen.can_be_indexed).then(|| {
                let names = [words.values, words.index].map(str::to_owned);
                pair(names, on, |state, _, on| state.navigate(|explore| explore.index = on))
            })
        })
        .into_any();
    }
    let change = move || state.show(|screen| screen.change[axis].clone());
    (move || {
        let [from, to] = change()?;
        let on = Signal::derive(move || state.show(|screen| screen.changes[axis]));
        let names = [words.state.to_owned(), with(words.change, &[&from, &to])];
        Some(pair(names, on, State::set_change))
    })
    .into_any()
}

/// The group that districts are compared within.
#[component]
fn Among(state: State) -> AnyView {
    let groups = Memo::new(move |_| state.show(|screen| screen.among.clone()));
    let choose = move |event| {
        let id = event_target_value(&event);
        state.navigate(|explore| explore.among = Some(id).filter(|id| !id.is_empty()));
    };
    let options = move || {
        let (own, all) = groups.get();
        let option = |(id, name): (String, String)| {
            let selected = id == own;
            view! { <option value=id selected=selected>{name}</option> }
        };
        all.into_iter().map(option).collect_view()
    };
    view! { <select class="among" aria-label=state.words.among on:change=choose prop:value=move || groups.get().0>{options}</select> }
        .into_any()
}

#[component]
pub fn Tabs(state: State) -> impl IntoView {
    let tab = move |(view, name): (View, &'static str)| {
        let asked = Some(view).filter(|view| *view != View::default());
        let href = move || state.site.address(&state.route(|explore| explore.view = asked));
        let current = move || (state.show(|screen| screen.view) == view).then_some("true");
        view! { <a href=href aria-current=current>{name}</a> }
    };
    let tabs = View::ALL.into_iter().zip(state.words.views).map(tab).collect_view();
    view! { <nav class="views" aria-label=crate::text::messages(state.locale).views>{tabs}</nav> }.into_any()
}
