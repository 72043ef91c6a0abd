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
    // What it is beside where nothing is chosen, which is no choice a second time.
    let (label, first, whole) = match card.kind {
        CardKind::Ages => {
            let [then, _] = district.last_two("children-share")?;
            (words.beside_choose, with(words.beside_then, &[&then]), None)
        }
        _ => (words.work_choose, district.whole.short.get(locale).to_owned(), Some(district.whole)),
    };
    let own = [part.id, "-", &district.area.id].concat();
    let option = |area: &Area| {
        let is_shown = card.id == beside_id(&own, &area.id);
        view! { <option value=area.id.to_string() selected=is_shown>{area.short.get(locale).to_owned()}</option> }
    };
    let options = others(&district).into_iter().filter(|area| whole.is_none_or(|whole| area.id != whole.id));
    let options = options.map(option).collect_view();
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
                    <select on:change=choose><option value="">{first}</option>{options}</select>
                </label>
            </p>
        }
        .into_any(),
    )
}
