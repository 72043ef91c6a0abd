//! Fields of the builder.

use crate::views::labelled_select::labelled_select;
use leptos::prelude::*;

/// A choice of one among several. Options are values, each with its name.
pub fn choice<T>(
    name: &'static str,
    options: Vec<(T, String)>,
    chosen: impl Fn() -> T + Send + Sync + 'static,
    choose: impl Fn(T) + 'static,
) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    // By their place in the list: not every value has a word of its own. Boxed, all choices are one list in the app.
    let (values, names): (Vec<T>, Vec<String>) = options.into_iter().unzip();
    let values = StoredValue::new(values);
    let at = move || {
        let chosen = chosen();
        values.with_value(|values| values.iter().position(|value| *value == chosen)).unwrap_or(0)
    };
    let pick = move |at: usize| {
        values.with_value(|values| values.get(at).copied()).into_iter().for_each(&choose);
    };
    numbered(name, names, Box::new(at), Box::new(pick))
}

/// The list of a choice, whose options are numbers.
fn numbered(
    name: &'static str,
    names: Vec<String>,
    at: Box<dyn Fn() -> usize + Send + Sync>,
    pick: Box<dyn Fn(usize)>,
) -> AnyView {
    let named = names.into_iter().enumerate().map(|(at, name)| (at.to_string(), name)).collect();
    let at = Signal::derive(move || at().to_string());
    let pick = move |id: String| id.parse().into_iter().for_each(&pick);
    labelled_select(Signal::stored(name), None, Signal::stored(named), at, Box::new(pick))
}

/// The same where it is a signal that holds what is chosen.
pub fn choice_of<T>(name: &'static str, options: Vec<(T, String)>, chosen: RwSignal<T>) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    choice(name, options, move || chosen.get(), move |value| chosen.set(value))
}

/// Something that is on or off.
pub fn checkbox(
    name: &'static str,
    on: impl Fn() -> bool + Send + Sync + 'static,
    set: impl Fn(bool) + 'static,
) -> AnyView {
    // One field in the app, however many closures there are.
    fn field(name: &'static str, on: Signal<bool>, set: Box<dyn Fn(bool)>) -> AnyView {
        view! {
            <label class="checkbox"><input type="checkbox" prop:checked=on on:change=move |event| set(event_target_checked(&event))/><span>{name}</span></label>
        }
        .into_any()
    }
    let on: Box<dyn Fn() -> bool + Send + Sync> = Box::new(on);
    field(name, Signal::derive(on), Box::new(set))
}

/// A number within bounds; what is none, or is beyond them, is taken back.
pub fn number(
    name: &'static str,
    bounds: [f64; 2],
    step: &'static str,
    value: impl Fn() -> f64 + Send + Sync + 'static,
    set: impl Fn(f64) + 'static,
) -> AnyView {
    let value: Box<dyn Fn() -> f64 + Send + Sync> = Box::new(value);
    number_field(name, bounds, step, Signal::derive(value), Box::new(set))
}

fn number_field(
    name: &'static str,
    [least, most]: [f64; 2],
    step: &'static str,
    value: Signal<f64>,
    set: Box<dyn Fn(f64)>,
) -> AnyView {
    let field = NodeRef::<leptos::html::Input>::new();
    let change = move |event| {
        let number = event_target_value(&event).parse::<f64>().ok();
        number.filter(|number| (least..=most).contains(number)).into_iter().for_each(&set);
        if let Some(field) = field.get_untracked() {
            field.set_value(&value.get_untracked().to_string());
        }
    };
    view! {
        <label><span>{name}</span><input type="number" node_ref=field min=least.to_string() max=most.to_string() step=step
            prop:value=move || value.get().to_string() on:change=change/></label>
    }
    .into_any()
}
