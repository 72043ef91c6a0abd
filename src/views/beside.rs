//! What a part of a district's page is shown beside is chosen with: the city, another district, or for ages the census before.

use super::Site;
use crate::figures::profile::beside::{beside_id, others};
use crate::figures::profile::{District, part_of};
use crate::model::{Area, Card, CardKind};
use crate::route::{Page, Route};
use crate::text::Locale;
use crate::text::messages::profile::profile;
use crate::text::messages::with;
use leptos::prelude::*;

/// The choice, of a card that can be beside another area on its district's page or its own; elsewhere, and of other cards,
/// nothing.
#[component]
pub fn BesideChoice<'a>(card: &'a Card, locale: Locale) -> impl IntoView + use<> {
    let site = Site::from_context();
    let atlas = &*site.atlas.get_untracked();
    let (part, district) = part_of(&card.id).filter(|(part, _)| part.id == card.kind.id() && part.can_be_beside())?;
    let on_page = site.route.with_untracked(|route| match &route.page {
        Page::District(_) => Some(true),
        Page::Indicator(_) => Some(false),
        _ => None,
    })?;
    let district = District::of(district, atlas)?;
    let words = profile(locale);
    let own = [part.id, "-", &district.area.id].concat();
    // Ages are beside the census before where nothing is chosen, work beside the whole, which is one of the others.
    let (label, before) = match card.kind {
        CardKind::Ages => {
            (words.beside_choose, Some(with(words.beside_then, &[&district.last_two("children-share")?[0]])))
        }
        _ => (words.work_choose, None),
    };
    let option = |area: &Area| {
        let is_shown = card.id == beside_id(&own, &area.id).as_str();
        view! { <option value=area.id.to_string() selected=is_shown>{area.short.get(locale).to_owned()}</option> }
    };
    let options = others(&district).into_iter().map(option).collect_view();
    let first = before.map(|name| view! { <option value="">{name}</option> });
    let choose = move |event| {
        let other = Some(event_target_value(&event)).filter(|id| !id.is_empty());
        if on_page {
            return site.navigate(&Route { beside: other, ..site.route.get_untracked() });
        }
        let id = other.map_or_else(|| own.clone(), |other| beside_id(&own, &other));
        site.navigate(&site.route.with_untracked(|route| route.to(Page::Indicator(id))));
    };
    Some(
        view! {
            <p class="beside-choice">
                <label>{label}" "
                    <select on:change=choose>{first}{options}</select>
                </label>
            </p>
        }
        .into_any(),
    )
}
