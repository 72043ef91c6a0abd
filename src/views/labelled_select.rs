//! A list to choose one from, with its name.

use leptos::prelude::*;

/// The list: the id and the name of each option, behind one without an id where there is an `any`. `chosen` is the id of the one
/// that is, and `pick` gets that of another.
pub fn labelled_select(
    name: Signal<&'static str>,
    any: Option<Signal<&'static str>>,
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<String>,
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
