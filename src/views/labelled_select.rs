//! A list to choose one from, with its name.

use leptos::prelude::*;

/// The list with its name.
#[component]
pub fn LabelledSelect(
    name: Signal<&'static str>,
    /// The name of an option without an id that comes first, where there is one.
    any: Option<Signal<&'static str>>,
    /// The id and the name of each option.
    options: Signal<Vec<(String, String)>>,
    /// The id of the one that is chosen.
    chosen: Signal<String>,
    /// Gets the id of another.
    pick: Box<dyn Fn(String)>,
) -> AnyView {
    // The value of the list chooses among the options that there are: those that come later say themselves whether they are it.
    let options = move || {
        let now = chosen.get_untracked();
        let option = |(id, name)| {
            let selected = id == now;
            view! { <option value=id selected=selected>{name}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    let any = any.map(|name| view! { <option value="">{name}</option> });
    view! {
        <label>
            <span>{name}</span>
            <select on:change=move |event| pick(event_target_value(&event)) prop:value=chosen>{any}{options}</select>
        </label>
    }
    .into_any()
}
