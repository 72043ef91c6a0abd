//! The service model with its two sliders. What is set is in the address; what is not is the report's figure.

use super::Site;
use super::picture::PictureBox;
use super::styled::styled;
use crate::figures::process::open_cases::{Assumed, Inputs, at, rough};
use crate::figures::{DrawContext, Figure, NARROW, WIDE};
use crate::model::{Card, Observation, service::Service};
use crate::route::{Model, Route};
use crate::text::number::format_number;
use crate::text::{Locale, messages, messages::with};
use leptos::prelude::*;
use std::sync::Arc;

/// The sliders, what follows from them, and a simulated year. `figure` is it at the report's figures.
#[component]
pub fn ServiceModel(
    card: Card,
    /// The model at the report's figures.
    figure: Figure,
    locale: Locale,
    /// Whether it is in a frame on a page of another site, which has any width.
    framed: bool,
) -> impl IntoView {
    let site = Site::from_context();
    let atlas = site.atlas.get_untracked();
    // Beside the sliders.
    let wide = figure.wide.width().min(WIDE[2]);
    let canvas = DrawContext { atlas: &atlas, card: &card, locale, width: wide };
    // The picture has been drawn from them already.
    let Ok(inputs) = Inputs::of(&canvas) else { return ().into_any() };
    let first = inputs.assumed();
    let presets = inputs.days.map(|o| view! { <Preset observation=o first=first.days locale=locale/> }).collect_view();
    let unit = |o: &Observation| atlas.unit_of(o).map_or("", |unit| unit.symbol.get(locale)).to_owned();
    let [cases_a_day, in_days, cases] = [inputs.arrivals, inputs.days[0], inputs.open[0]].map(unit);
    let set = Memo::new(move |_| site.route.with(|r| r.model));
    let settings = ModelSettings { site, first, set, locale };
    let picture = {
        let (card, atlas) = (Arc::new(card.clone()), atlas.clone());
        move || {
            let now = settings.assumed();
            let canvas = DrawContext { atlas: &atlas, card: &card, locale, width: wide };
            // It has been drawn at the report's figures, so it can be drawn at any.
            let draw = |width| at(&DrawContext { width, ..canvas }, now).ok();
            let (wide, narrow, middle) = (draw(wide)?, draw(NARROW)?, framed.then(|| draw(WIDE[0])).flatten());
            let figure = Figure { wide, narrow, summary: figure.summary.clone() };
            Some(view! { <PictureBox id=card.id.to_string() figure=figure locale=locale middle=middle/> })
        }
    };
    view! {
        <div class="model">
            <div class="settings">
                <ArrivalsSlider settings=settings observation=inputs.arrivals unit=cases_a_day/>
                <DaysSlider settings=settings observations=inputs.days unit=in_days/>
                <div class="presets">{presets}</div>
                <div class="result" aria-live="polite"><OpenCases settings=settings inputs=&inputs unit=cases/></div>
                <Switches settings=settings/>
            </div>
            <div class="simulated">{picture}</div>
        </div>
    }
    .into_any()
}

/// What is assumed: the report's figures, and what the reader has set in their place.
#[derive(Clone, Copy)]
struct ModelSettings {
    site: Site,
    /// What is assumed at first.
    first: Assumed,
    set: Memo<Model>,
    locale: Locale,
}

impl ModelSettings {
    /// What is assumed now; tracks it.
    fn assumed(self) -> Assumed {
        self.first.set(self.set.get())
    }
}

/// The slider of the cases that arrive a day. Untouched, its value is the observation's.
#[component]
fn ArrivalsSlider<'a>(settings: ModelSettings, observation: &'a Observation, unit: String) -> AnyView {
    let ModelSettings { site, set, locale, .. } = settings;
    let id = observation.id.to_string();
    let value = move || settings.assumed().arrivals;
    let text = move || format_number(value(), 1, locale);
    let own = move || (set.get().arrivals.is_none()).then(|| id.clone());
    let slide =
        move |event| change(site, |m| m.arrivals = Model::read(&event_target_value(&event), 10.0, Model::ARRIVALS));
    let name = messages(locale).model_arrivals;
    view! { <Slider name=name unit=unit text=text own=own bounds=Model::ARRIVALS step="0.1" value=value slide=slide/> }
        .into_any()
}

/// The slider of the mean days to close. Its value is an observation's where it is at one of the two means.
#[component]
fn DaysSlider<'a>(settings: ModelSettings, observations: [&'a Observation; 2], unit: String) -> AnyView {
    let ModelSettings { site, locale, .. } = settings;
    let means = observations.map(|o| (o.value, o.id.to_string()));
    let value = move || settings.assumed().days;
    let text = move || format_number(value(), 2, locale);
    let own = move || means.iter().find(|(days, _)| (*days - value()).abs() < 1e-9).map(|(_, id)| id.clone());
    let slide = move |event| change(site, |m| m.days = Model::read(&event_target_value(&event), 100.0, Model::DAYS));
    let name = messages(locale).model_mean;
    view! { <Slider name=name unit=unit text=text own=own bounds=Model::DAYS step="0.01" value=value slide=slide/> }
        .into_any()
}

/// How many cases are open at a time by what is assumed, and how many fewer or more than under the mean compared with.
#[component]
fn OpenCases<'a>(settings: ModelSettings, inputs: &'a Inputs<'a>, unit: String) -> AnyView {
    let ModelSettings { first, locale, .. } = settings;
    let (base, words) = (inputs.days[0].value, messages(locale));
    let stated = inputs.open.map(|o| o.id.to_string());
    let shown = move || {
        let now = settings.assumed();
        let open = |days| Service { arrivals: now.arrivals, days, surge: None }.open_cases();
        let (open_now, open_before) = (rough(open(now.days)), rough(open(base)));
        let count = |value: f64| format_number(value, 0, locale);
        let days = format_number(base, 1, locale);
        let compared = match open_now - open_before {
            0.0 => with(words.model_same, &[&days]),
            gap if gap < 0.0 => with(words.model_fewer, &[&days, &count(open_before), &count(-gap)]),
            gap => with(words.model_more, &[&days, &count(open_before), &count(gap)]),
        };
        let own = [base, first.days].into_iter().zip(&stated).find(|(days, _)| *days == now.days);
        let own = own.filter(|_| now.arrivals == first.arrivals).map(|(_, id)| id.clone());
        let (about, unit) = (with(words.about_count, &[&count(open_now)]), unit.clone());
        view! {
            <p>{words.model_open}</p>
            <p><Opening own=move || own.clone()>{about}<small>" "{unit}</small></Opening></p>
            <p>{compared}</p>
        }
    };
    shown.into_any()
}

/// The storm week, another year of the same, and the way back to the report's figures.
#[component]
fn Switches(settings: ModelSettings) -> AnyView {
    let ModelSettings { site, set, locale, .. } = settings;
    let words = messages(locale);
    let again = move |_| change(site, |m| m.seed = Some(m.seed.unwrap_or(1).checked_add(1).unwrap_or(1)));
    view! {
        <label class="check-box">
            <input type="checkbox" prop:checked=move || set.get().surge
                on:change=move |event| change(site, |m| m.surge = event_target_checked(&event))/>
            {words.model_surge}
        </label>
        {move || set.get().surge.then(|| view! { <p class="hint">{words.model_surge_note}</p> })}
        <div class="presets">
            <button type="button" on:click=again>{words.model_again}</button>
            <button type="button" on:click=move |_| change(site, |m| *m = Model::default())>{words.model_reset}</button>
        </div>
    }
    .into_any()
}

/// Changes what is assumed.
fn change(site: Site, how: impl FnOnce(&mut Model)) {
    let mut route: Route = site.route.get_untracked();
    how(&mut route.model);
    site.replace(route);
}

/// A button that sets the mean of an observation.
#[component]
fn Preset<'a>(
    observation: &'a Observation,
    /// The mean that is assumed at first.
    first: f64,
    locale: Locale,
) -> AnyView {
    let (site, o) = (Site::from_context(), observation);
    let atlas = site.atlas.get_untracked();
    let text = format!("{}{}{}", atlas.phrase(o, locale), messages(locale).comma, atlas.period(o, locale));
    let days = Model::read(&o.value.to_string(), 100.0, Model::DAYS);
    let at_first = Model::read(&first.to_string(), 100.0, Model::DAYS);
    let pressed = move || (site.route.with(|r| r.model.days).or(at_first) == days).to_string();
    view! { <button type="button" aria-pressed=pressed on:click=move |_| change(site, |m| m.days = days)>{text}</button> }.into_any()
}

/// A value that opens where it comes from, where it is an observation's.
#[component]
fn Opening(
    /// The observation that it is, where it is one.
    own: impl Fn() -> Option<String> + Clone + Send + 'static,
    children: Children,
) -> AnyView {
    let is_one = |own: &dyn Fn() -> Option<String>, value: &'static str| own().map(|_| value);
    let (role, tab_stop) = (own.clone(), own.clone());
    view! {
        <b class="value" role=move || is_one(&role, "button") tabindex=move || is_one(&tab_stop, "0") data-observation=own>{children()}</b>
    }
    .into_any()
}

/// A slider with its value above.
#[component]
fn Slider(
    name: &'static str,
    unit: String,
    /// The value as it is shown.
    text: impl Fn() -> String + Copy + Send + Sync + 'static,
    /// The observation that it is, where it is one.
    own: impl Fn() -> Option<String> + Clone + Send + 'static,
    /// The least and the most.
    bounds: [f64; 2],
    step: &'static str,
    value: impl Fn() -> f64 + Copy + Send + Sync + 'static,
    slide: impl FnMut(leptos::ev::Event) + 'static,
) -> AnyView {
    let [least, most] = bounds;
    let spoken_unit = unit.clone();
    let spoken = move || format!("{} {spoken_unit}", text());
    view! {
        <div class="slider">
            <span>{name}</span>
            <Opening own=own>{text}<small>" "{unit}</small></Opening>
            <input type="range" min=least.to_string() max=most.to_string() step=step value=untrack(value).to_string() aria-label=name
                aria-valuetext=spoken
                use:styled=("--at", Signal::derive(move || format!("{}%", (value() - least) / (most - least) * 100.0)))
                prop:value=move || value().to_string() on:input=slide/>
            <small>{least.to_string()}</small><small>{most.to_string()}</small>
        </div>
    }
    .into_any()
}
