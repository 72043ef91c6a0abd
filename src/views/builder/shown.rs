//! What a frame shows of its figure: view, step, time and districts, where the figure has them. What the figure's page holds
//! in its address is set there, so that figure, previews and snippets agree.

use super::fields::{Checkbox, Choice, NumberField, SignalChoice};
use crate::figures::districts::screen::{self, PeriodChoice, choices};
use crate::figures::process::open_cases::Inputs;
use crate::figures::{DrawContext, NARROW};
use crate::model::{Card, CardKind};
use crate::route::{DISTRICTS, Model, Route, Tab, View};
use crate::text::{Locale, Messages, Period, messages, messages::files::files, messages::with};
use crate::views::Site;
use crate::views::choropleth::is_mapped;
use crate::views::districts::{Chips, State};
use leptos::prelude::*;
use std::sync::Arc;

/// The fields of a figure.
#[component]
pub fn ShownFields(
    card: Arc<Card>,
    /// The view of a figure that has no setting of its own for it.
    tab: RwSignal<Tab>,
    locale: Locale,
) -> AnyView {
    let (words, atlas) = (messages(locale), Site::from_context().atlas.get_untracked());
    if card.id == DISTRICTS {
        return use_context::<State>().map(|state| view! { <OfDistricts state=state/> }).into_any();
    }
    let offered = Tab::ALL.into_iter().filter(|tab| *tab != Tab::Map || is_mapped(&card));
    let offered = offered.map(|tab| (tab, tab.word(words).to_owned())).collect();
    let steps = atlas.flows.get(&card.id).map(|flow| view! { <Step last=flow.last_step() words=words/> });
    view! { <SignalChoice name=words.views options=offered chosen=tab/>{steps}<OfModel card=card locale=locale/> }
        .into_any()
}

/// What the service model assumes, with the bounds of its sliders; nothing where the figure is none.
#[component]
fn OfModel(card: Arc<Card>, locale: Locale) -> impl IntoView + use<> {
    if card.kind != CardKind::ServiceModel {
        return None;
    }
    let site = Site::from_context();
    let atlas = site.atlas.get_untracked();
    let first = Inputs::of(&DrawContext { atlas: &atlas, card: &card, locale, width: NARROW }).ok()?.assumed();
    let words = messages(locale);
    let assumed = move || first.set(site.route.with(|route| route.model));
    let set = move |how: &dyn Fn(&mut Model)| {
        let mut route = site.route.get_untracked();
        how(&mut route.model);
        site.replace(route);
    };
    let read = |value: f64, parts, bounds| Model::read(&value.to_string(), parts, bounds);
    let arrivals = move |value| set(&|model| model.arrivals = read(value, 10.0, Model::ARRIVALS));
    let days = move |value| set(&|model| model.days = read(value, 100.0, Model::DAYS));
    // It is one of so many years, so a fraction is none.
    let seed = move |value: f64| set(&|model| model.seed = value.to_string().parse().ok().or(model.seed));
    // Within the bounds of a `u16` it is exact.
    #[allow(clippy::cast_precision_loss)]
    let year = move || assumed().seed as f64;
    let fields = view! {
        <NumberField name=words.model_arrivals bounds=Model::ARRIVALS step="0.1" value=Box::new(move || assumed().arrivals) set=Box::new(arrivals)/>
        <NumberField name=words.model_mean bounds=Model::DAYS step="0.01" value=Box::new(move || assumed().days) set=Box::new(days)/>
        <NumberField name=files(locale).model_year bounds=[1.0, f64::from(u16::MAX)] step="1" value=Box::new(year) set=Box::new(seed)/>
        <Checkbox name=words.model_surge on=Box::new(move || assumed().surge) set=Box::new(move |on| set(&|model| model.surge = on))/>
    };
    Some(fields.into_any())
}

/// The step of a flow, or all of it.
#[component]
fn Step(
    /// The number of the last one.
    last: u8,
    words: &'static Messages,
) -> AnyView {
    let site = Site::from_context();
    let steps = (1..=last).map(|step| (Some(step), with(words.flow_step, &[&step.to_string()])));
    let steps = std::iter::once((None, words.flow_whole.to_owned())).chain(steps).collect();
    let chosen = move || site.route.with(|route| route.step);
    let choose = move |step| site.replace(Route { step, ..site.route.get_untracked() });
    view! { <Choice name=words.flow_steps options=steps chosen=Box::new(chosen) choose=Box::new(choose)/> }.into_any()
}

/// The indicators that an axis can have, each behind its theme, and the one that it has.
#[component]
fn IndicatorOf(state: State, axis: usize, name: &'static str) -> AnyView {
    let themes = state.site.atlas.with_untracked(|atlas| choices(atlas, state.locale));
    let colon = messages(state.locale).colon;
    let named = |(theme, all): (String, Vec<screen::Choice>)| {
        all.into_iter().map(move |choice| (choice.id, [&theme, colon, &choice.name].concat()))
    };
    let (ids, names): (Vec<String>, Vec<String>) = themes.into_iter().flat_map(named).unzip();
    let ids = StoredValue::new(ids);
    let chosen = Memo::new(move |_| {
        let id = state.show(|screen| screen.variables[axis].0.clone());
        ids.with_value(|ids| ids.iter().position(|own| *own == id))
    });
    let choose = move |at: Option<usize>| {
        let id = at.and_then(|at| ids.with_value(|ids| ids.get(at).cloned()));
        id.into_iter().for_each(|id| state.choose(axis, &id));
    };
    let options = names.into_iter().enumerate().map(|(at, name)| (Some(at), name)).collect();
    view! { <Choice name=name options=options chosen=Box::new(move || chosen.get()) choose=Box::new(choose)/> }
        .into_any()
}

/// The group that districts are compared within, or all of them.
#[component]
fn Among(state: State) -> AnyView {
    let (_, groups) =
        state.screen.with_untracked(|screen| screen.as_ref().map(|screen| screen.among.clone())).unwrap_or_default();
    let (ids, names): (Vec<String>, Vec<String>) = groups.into_iter().unzip();
    let ids = StoredValue::new(ids);
    let chosen = Memo::new(move |_| {
        let id = state.show(|screen| screen.among.0.clone());
        ids.with_value(|ids| ids.iter().position(|own| *own == id))
    });
    let choose = move |at: Option<usize>| {
        let id = at.and_then(|at| ids.with_value(|ids| ids.get(at).cloned())).filter(|id| !id.is_empty());
        state.navigate(|explore| explore.among = id);
    };
    let options = names.into_iter().enumerate().map(|(at, name)| (Some(at), name)).collect();
    let name = state.words.among;
    view! { <Choice name=name options=options chosen=Box::new(move || chosen.get()) choose=Box::new(choose)/> }
        .into_any()
}

/// View, indicators, census and selection of the comparison.
#[component]
fn OfDistricts(state: State) -> AnyView {
    let views = View::ALL.into_iter().zip(state.words.views.map(str::to_owned)).collect();
    let view = Memo::new(move |_| state.show(|screen| screen.view));
    let show =
        move |view: View| state.navigate(|explore| explore.view = Some(view).filter(|view| *view != View::default()));
    let known = |choices: &[PeriodChoice]| {
        let known = choices.iter().filter(|choice| choice.has_data);
        known.map(|choice| (choice.period, choice.name.clone())).collect::<Vec<_>>()
    };
    let periods = Memo::new(move |_| state.show(|screen| known(&screen.periods[0])));
    let shown = Memo::new(move |_| {
        let shown = |choices: &[PeriodChoice]| choices.iter().find(|choice| choice.shown).map(|choice| choice.period);
        state.show(|screen| shown(&screen.periods[0]))
    });
    let changes = move || {
        let [from, to] = state.show(|screen| screen.change[0].clone()).filter(|_| view.get() != View::Time)?;
        let names = [state.words.state.to_owned(), with(state.words.change, &[&from, &to])];
        let names = [false, true].into_iter().zip(names).collect();
        let chosen = move || state.show(|screen| screen.changes[0]);
        let choose = Box::new(move |on| state.set_change(0, on));
        Some(view! { <Choice name=state.words.shows options=names chosen=Box::new(chosen) choose=choose/> })
    };
    let years = move || {
        let years: Vec<_> = periods.get().into_iter().map(|(period, name)| (Some(period), name)).collect();
        let choose = move |period: Option<Period>| period.into_iter().for_each(|period| state.set_time(0, period));
        let has_several = years.len() > 1 && view.get() != View::Time;
        has_several.then(|| view! {
            <Choice name=state.words.year options=years chosen=Box::new(move || shown.get()) choose=Box::new(choose)/>
        })
    };
    let is_scatter = Memo::new(move |_| view.get() == View::Scatter);
    let indicators = move || match is_scatter.get() {
        true => vec![
            view! { <IndicatorOf state=state axis=0 name=state.words.y_axis/> },
            view! { <IndicatorOf state=state axis=1 name=state.words.x_axis/> },
        ],
        false => vec![view! { <IndicatorOf state=state axis=0 name=state.words.indicator/> }],
    };
    view! {
        <Choice name=messages(state.locale).views options=views chosen=Box::new(move || view.get()) choose=Box::new(show)/>
        {indicators}
        <Among state=state/>
        {changes}
        {years}
        <div class="selection"><Chips state=state/></div>
    }
    .into_any()
}
