//! Search and filters of a list: what they say is in the address.

use super::Site;
use super::labelled_select::LabelledSelect;
use crate::model::{Act, IndicatorKind};
use crate::route::{Filter, Route};
use crate::text::{LocalText, Messages, Period};
use crate::views::acts::act_name;
use leptos::prelude::*;

/// One search field and five lists.
#[component]
pub fn Filters() -> impl IntoView {
    let site = Site::from_context();
    let change = move |change: &dyn Fn(&mut Filter)| {
        let mut route: Route = site.route.get_untracked();
        change(&mut route.filter);
        site.replace(route);
    };
    let type_text = move |event| {
        let text: String = event_target_value(&event).chars().take(Filter::LONGEST).collect();
        change(&|filter| filter.text.clone_from(&text));
    };
    // Sections of the report, then topics of the tables, as far as these have come.
    let sections = move || {
        let locale = site.locale.get();
        let acts = Act::ALL.map(|act| (act.id().to_owned(), act_name(act, site.words()).to_owned()));
        let named = |text: &LocalText| format!("{}{}{}", site.words().census, site.words().colon, text.get(locale));
        let topics = site
            .atlas
            .with(|a| a.census.topics.iter().map(|topic| (topic.id.clone(), named(&topic.name))).collect::<Vec<_>>());
        acts.into_iter().chain(topics).collect()
    };
    let areas = move || {
        let locale = site.locale.get();
        site.atlas.with(|a| a.areas.iter().map(|one| (one.id.to_string(), one.short.get(locale).to_owned())).collect())
    };
    let periods = move || {
        let locale = site.locale.get();
        site.atlas.with(|a| a.census.moments.iter().map(|m| (m.id.clone(), m.name.get(locale).to_owned())).collect())
    };
    let kinds = move || {
        let words = site.words();
        IndicatorKind::ALL.iter().map(|kind| (kind.id().to_owned(), kind.word(words).to_owned())).collect()
    };
    let sources = move || {
        let locale = site.locale.get();
        site.atlas.with(|a| a.sources.iter().map(|s| (s.id.to_string(), s.short.get(locale).to_owned())).collect())
    };
    let pick_section = move |id: String| change(&|filter| filter.section(&id));
    let pick_area = move |id: String| change(&|filter| filter.area = Some(id.clone()).filter(|id| !id.is_empty()));
    let pick_period = move |id: String| change(&|filter| filter.period = Period::parse(&id));
    let pick_kind = move |id: String| {
        change(&|filter| filter.kind = IndicatorKind::ALL.into_iter().find(|kind| kind.id() == id));
    };
    let pick_source = move |id: String| change(&|filter| filter.source = Some(id.clone()).filter(|id| !id.is_empty()));
    view! {
        <form class="filters" role="search" on:submit=move |event| event.prevent_default()>
            <label>
                <span>{move || site.words().search}</span>
                <input type="search" name="q" autocomplete="off" placeholder=move || site.words().search_hint
                    prop:value=move || site.route.with(|r| r.filter.text.clone()) on:input=type_text/>
            </label>
            <Choice name=|w| w.filter_act options=Box::new(sections) chosen=Filter::chosen_section pick=Box::new(pick_section)/>
            <Choice name=|w| w.filter_area options=Box::new(areas) chosen=|f| f.area.clone() pick=Box::new(pick_area)/>
            <Choice name=|w| w.column_period options=Box::new(periods) chosen=|f| f.period.map(|p| p.to_string()) pick=Box::new(pick_period)/>
            <Choice name=|w| w.filter_kind options=Box::new(kinds) chosen=|f| f.kind.map(|kind| kind.id().to_owned()) pick=Box::new(pick_kind)/>
            <Choice name=|w| w.column_source options=Box::new(sources) chosen=|f| f.source.clone() pick=Box::new(pick_source)/>
        </form>
    }
    .into_any()
}

/// The options of a list, each with its id and its name.
type Options = Box<dyn Fn() -> Vec<(String, String)> + Send + Sync>;

/// A list with all that there is first. Boxed, the five of them are one list in the app.
#[component]
fn Choice(
    name: fn(&Messages) -> &'static str,
    options: Options,
    /// The id that a filter asks for.
    chosen: fn(&Filter) -> Option<String>,
    pick: Box<dyn Fn(String)>,
) -> AnyView {
    let site = Site::from_context();
    let any = Signal::derive(move || site.words().filter_any);
    let chosen = Signal::derive(move || site.route.with(|route| chosen(&route.filter).unwrap_or_default()));
    let name = Signal::derive(move || name(site.words()));
    view! { <LabelledSelect name=name any=Some(any) options=Signal::derive(options) chosen=chosen pick=pick/> }
        .into_any()
}
