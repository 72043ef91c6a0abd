//! What a frame shows of its figure: view, step, time and districts, where the figure has them. What the figure's page holds
//! in its address is set there, so that figure, previews and snippets agree.

use super::fields::{choice, choice_of};
use crate::figures::districts::screen::PeriodChoice;
use crate::model::{Atlas, Card, flow::Flow};
use crate::route::{DISTRICTS, Route, Tab, View};
use crate::text::{Locale, Messages, Period, messages, messages::with};
use crate::views::Site;
use crate::views::choropleth::is_mapped;
use crate::views::districts::{Chips, State};
use leptos::prelude::*;

/// The fields, of a figure's card. `tab` is the view of a figure that has no setting of its own for it.
pub fn fields(card: &Card, tab: RwSignal<Tab>, site: Site, atlas: &Atlas, locale: Locale) -> AnyView {
    let words = messages(locale);
    if card.id == DISTRICTS {
        return use_context::<State>().map(of_districts).into_any();
    }
    let offered = Tab::ALL.into_iter().filter(|tab| *tab != Tab::Map || is_mapped(card));
    let offered = offered.map(|tab| (tab, tab.word(words).to_owned())).collect();
    let steps = atlas.flows.get(&card.id).map(|flow| step(flow, site, words));
    view! { {choice_of(words.views, offered, tab)}{steps} }.into_any()
}

/// The step of a flow, or all of it.
fn step(flow: &Flow, site: Site, words: &'static Messages) -> AnyView {
    let steps = (1..=flow.last_step()).map(|step| (Some(step), with(words.flow_step, &[&step.to_string()])));
    let steps = std::iter::once((None, words.flow_whole.to_owned())).chain(steps).collect();
    let chosen = move || site.route.with(|route| route.step);
    let choose = move |step| site.replace(Route { step, ..site.route.get_untracked() });
    choice(words.flow_steps, steps, chosen, choose)
}

/// View, census and selection of the comparison.
fn of_districts(state: State) -> AnyView {
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
        Some(choice(state.words.shows, names, chosen, move |on| state.set_change(0, on)))
    };
    let years = move || {
        let years: Vec<_> = periods.get().into_iter().map(|(period, name)| (Some(period), name)).collect();
        let choose = move |period: Option<Period>| period.into_iter().for_each(|period| state.set_time(0, period));
        let has_several = years.len() > 1 && view.get() != View::Time;
        has_several.then(|| choice(state.words.year, years, move || shown.get(), choose))
    };
    view! {
        {choice(messages(state.locale).views, views, move || view.get(), show)}
        {changes}
        {years}
        <div class="selection"><Chips state=state/></div>
    }
    .into_any()
}
