//! Fields of the builder.

use leptos::prelude::*;

/// A choice of one among several. Options are values, each with its name.
pub fn choice<T>(
    name: &'static str,
    options: Vec<(T, String)>,
    chosen: impl Fn() -> T + Copy + Send + 'static,
    choose: impl Fn(T) + 'static,
) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let pick = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(value) = at.and_then(|at| values.get(at)) {
            choose(*value);
        }
    };
    let options = options.into_iter().enumerate().map(|(at, (value, name))| {
        view! { <option value=at.to_string() prop:selected=move || chosen() == value>{name}</option> }
    });
    view! { <label><span>{name}</span><select on:change=pick>{options.collect_view()}</select></label> }.into_any()
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
