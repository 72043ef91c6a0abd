//! The districts that are picked: chips, which are the legend too, and the list to add one from.

use super::State;
use crate::figures::districts::suggestions::{Suggestions, suggestions};
use crate::figures::drawing::Drawing;
use crate::figures::shared::symbol::SLOTS;
use crate::figures::svg::to_svg;
use crate::route::Picks;
use crate::text::messages::with;
use leptos::prelude::*;

#[component]
pub fn Chips(state: State) -> impl IntoView {
    let words = state.words;
    let chip = move |(id, slot, name): (String, usize, String)| {
        let label = with(words.remove, &[&name]);
        let remove = {
            let id = id.clone();
            move |_| state.toggle(&id)
        };
        let key = move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "Delete" || event.key() == "Backspace" {
                state.toggle(&id);
            }
        };
        view! {
            <li><button type="button" aria-label=label on:click=remove on:keydown=key>
                <i inner_html=symbol(slot)></i><b>{name}</b>" ×"
            </button></li>
        }
    };
    let picks = Memo::new(move |_| state.show(|screen| screen.picks.clone()));
    let chips = move || picks.get().into_iter().map(chip).collect_view();
    let among = Memo::new(move |_| state.show(|screen| screen.among.0.clone()));
    let add = move || {
        among.track();
        let picked = picks.get();
        if picked.len() >= Picks::MOST {
            return view! { <li class="full">{words.full}</li> }.into_any();
        }
        let groups = untrack(|| {
            let atlas = state.site.atlas.get();
            state.show(|screen| suggestions(&atlas, screen, state.locale))
        });
        let option = |(area, name): (String, String)| view! { <option value=area>{name}</option> };
        let group = |(name, all): Suggestions| {
            view! { <optgroup label=name>{all.into_iter().map(option).collect_view()}</optgroup> }
        };
        let options = groups.into_iter().map(group).collect_view();
        let choose = move |event| {
            let id = event_target_value(&event);
            if !id.is_empty() {
                state.toggle(&id);
            }
        };
        view! {
            <li><select aria-label=words.add on:change=choose prop:value=move || { picks.track(); String::new() }>
                <option value="" selected>"＋ "{words.add}</option>{options}
            </select></li>
        }
        .into_any()
    };
    view! { <ul class="chips" aria-label=words.selected>{chips}{add}</ul> }.into_any()
}

/// The symbol of a slot in its colour.
pub fn symbol(slot: usize) -> String {
    let slot = SLOTS[slot % SLOTS.len()];
    let mut drawing = Drawing::new(14.0, 14.0);
    drawing.add(slot.symbol.shape([7.0, 7.0], 5.0).fill(slot.color));
    to_svg(&drawing)
}
