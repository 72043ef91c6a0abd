//! What the outline of a pyramid is chosen with: the census before, the city, or another district.

use super::Site;
use crate::figures::profile::ages_beside::{beside_id, others};
use crate::figures::profile::{District, part_of, representative_id};
use crate::model::{Area, Card, CardKind};
use crate::route::{Page, Route};
use crate::text::Locale;
use crate::text::messages::profile::profile;
use crate::text::messages::with;
use leptos::prelude::*;

/// The choice, of a card of ages on its district's page or its own; elsewhere, and of other cards, nothing.
#[component]
pub fn OutlineChoice<'a>(card: &'a Card, locale: Locale) -> impl IntoView + use<> {
    let site = Site::from_context();
    let atlas = &*site.atlas.get_untracked();
    let (_, district) =
        part_of(&card.id).filter(|(part, _)| part.id == card.kind.id() && card.kind == CardKind::Ages)?;
    let on_page = site.route.with_untracked(|route| match &route.page {
        Page::District(_) => Some(true),
        Page::Indicator(_) => Some(false),
        _ => None,
    })?;
    let district = District::of(district, atlas)?;
    let then = district.last_two("children-share").map(|[then, _]| then)?;
    let words = profile(locale);
    let option = |area: &Area| {
        let is_shown = card.id == beside_id(&district.area.id, &area.id);
        view! { <option value=area.id.to_string() selected=is_shown>{area.short.get(locale).to_owned()}</option> }
    };
    let options = others(&district).into_iter().map(option).collect_view();
    let own = district.area.id.clone();
    let choose = move |event| {
        let other = Some(event_target_value(&event)).filter(|id| !id.is_empty());
        if on_page {
            return site.navigate(&Route { beside: other, ..site.route.get_untracked() });
        }
        let id = other.map_or_else(|| representative_id(&own), |other| beside_id(&own, &other));
        site.navigate(&site.route.with_untracked(|route| route.to(Page::Indicator(id))));
    };
    Some(
        view! {
            <p class="outline">
                <label>{words.beside_choose}" "
                    <select on:change=choose><option value="">{with(words.beside_then, &[&then])}</option>{options}</select>
                </label>
            </p>
        }
        .into_any(),
    )
}
