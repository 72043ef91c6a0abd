//! Fields of the builder. What they read and set is boxed: however many closures there are, a field is in the app once.

use crate::views::labelled_select::LabelledSelect;
use leptos::prelude::*;

/// Reads what a field shows; tracks it.
pub type Reads<T> = Box<dyn Fn() -> T + Send + Sync>;

/// Gets what is set.
pub type Sets<T> = Box<dyn Fn(T)>;

/// A choice of one among several.
#[component]
pub fn Choice<T>(
    name: &'static str,
    /// Values, each with its name.
    options: Vec<(T, String)>,
    chosen: Reads<T>,
    choose: Sets<T>,
) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    // By their index in the list: not every value has a word of its own.
    let (values, names): (Vec<T>, Vec<String>) = options.into_iter().unzip();
    let values = StoredValue::new(values);
    let at = move || {
        let chosen = chosen();
        values.with_value(|values| values.iter().position(|value| *value == chosen)).unwrap_or(0)
    };
    let pick = move |at: usize| {
        values.with_value(|values| values.get(at).copied()).into_iter().for_each(&choose);
    };
    view! { <Numbered name=name names=names at=Box::new(at) pick=Box::new(pick)/> }.into_any()
}

/// The list of a choice, whose options are numbers.
#[component]
fn Numbered(name: &'static str, names: Vec<String>, at: Reads<usize>, pick: Sets<usize>) -> AnyView {
    let named = names.into_iter().enumerate().map(|(at, name)| (at.to_string(), name)).collect();
    let at = Signal::derive(move || at().to_string());
    let pick = Box::new(move |id: String| id.parse().into_iter().for_each(&pick));
    view! { <LabelledSelect name=Signal::stored(name) any=None options=Signal::stored(named) chosen=at pick=pick/> }
        .into_any()
}

/// The same where it is a signal that holds what is chosen.
#[component]
pub fn SignalChoice<T>(name: &'static str, options: Vec<(T, String)>, chosen: RwSignal<T>) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let (get, set): (Reads<T>, Sets<T>) = (Box::new(move || chosen.get()), Box::new(move |value| chosen.set(value)));
    view! { <Choice name=name options=options chosen=get choose=set/> }.into_any()
}

/// Something that is on or off.
#[component]
pub fn Checkbox(name: &'static str, on: Reads<bool>, set: Sets<bool>) -> AnyView {
    let on = Signal::derive(on);
    view! {
        <label class="checkbox"><input type="checkbox" prop:checked=on on:change=move |event| set(event_target_checked(&event))/><span>{name}</span></label>
    }
    .into_any()
}

/// A number within bounds; what is none, or is beyond them, is taken back.
#[component]
pub fn NumberField(
    name: &'static str,
    /// The least and the most.
    bounds: [f64; 2],
    step: &'static str,
    value: Reads<f64>,
    set: Sets<f64>,
) -> AnyView {
    let ([least, most], value) = (bounds, Signal::derive(value));
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
