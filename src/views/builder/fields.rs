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
    // By their place in the list: not every value has a word of its own.
    let (values, names): (Vec<T>, Vec<String>) = options.into_iter().unzip();
    let named = names.into_iter().enumerate().map(|(at, name)| (at.to_string(), name)).collect();
    let values = StoredValue::new(values);
    let at = Signal::derive(move || {
        let chosen = chosen();
        values.with_value(|values| values.iter().position(|value| *value == chosen)).unwrap_or(0).to_string()
    });
    let pick = move |id: String| {
        let at = id.parse::<usize>().ok();
        values.with_value(|values| at.and_then(|at| values.get(at).copied())).into_iter().for_each(&choose);
    };
    labelled_select(Signal::stored(name), None, Signal::stored(named), at, pick)
}

/// The same where it is a signal that holds what is chosen.
pub fn choice_of<T>(name: &'static str, options: Vec<(T, String)>, chosen: RwSignal<T>) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    choice(name, options, move || chosen.get(), move |value| chosen.set(value))
}

/// Something that is on or off.
pub fn checkbox(name: &'static str, on: impl Fn() -> bool + Send + 'static, set: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <label class="checkbox"><input type="checkbox" prop:checked=on on:change=move |event| set(event_target_checked(&event))/><span>{name}</span></label>
    }
    .into_any()
}

/// A number within bounds; what is none, or is beyond them, is taken back.
pub fn number(
    name: &'static str,
    [least, most]: [f64; 2],
    step: &'static str,
    value: impl Fn() -> f64 + Copy + Send + 'static,
    set: impl Fn(f64) + 'static,
) -> AnyView {
    let field = NodeRef::<leptos::html::Input>::new();
    let change = move |event| {
        let number = event_target_value(&event).parse::<f64>().ok();
        number.filter(|number| (least..=most).contains(number)).into_iter().for_each(&set);
        if let Some(field) = field.get_untracked() {
            field.set_value(&untrack(value).to_string());
        }
    };
    view! {
        <label><span>{name}</span><input type="number" node_ref=field min=least.to_string() max=most.to_string() step=step
            prop:value=move || value().to_string() on:change=change/></label>
    }
    .into_any()
}
