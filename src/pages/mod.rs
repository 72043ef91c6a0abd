//! The pages: pure functions of data, route and language, put together from views.

pub mod about;
pub mod data;
pub mod district;
pub mod districts;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod governance;
pub mod indicator;
pub mod map;
mod newsroom;
pub mod story;

use crate::figures::default_card::card_of;
use crate::figures::districts::scene::is_offered;
use crate::figures::profile::district_of;
use crate::model::observation::WANZHOU;
use crate::model::template::fill_string;
use crate::route::Page;
use crate::text::Messages;
use crate::text::messages::districts::districts;
use crate::views::Site;
use leptos::prelude::*;

/// The title of the window on a page.
pub fn title(site: &Site, page: &Page, words: &Messages) -> String {
    let name = match page {
        Page::Story => return format!("{} · {}", words.site, words.site_other),
        Page::Districts => {
            let locale = site.locale.get();
            let name = districts(locale).name;
            let asked = site.route.with(|route| route.explore.y.clone());
            let of = asked.and_then(|id| {
                let all = site.atlas.get();
                let indicator = all.indicators.get(&id).filter(|_| is_offered(&all.census, &id))?;
                Some(indicator.name.get(locale).to_owned())
            });
            of.map_or_else(|| name.to_owned(), |of| format!("{of} · {name}"))
        }
        Page::Map => words.map.to_owned(),
        Page::Governance => words.governance.to_owned(),
        Page::Data => words.data.to_owned(),
        Page::District(id) => site.atlas.with(|atlas| {
            let area = district_of(id, atlas).or(atlas.areas.get(WANZHOU));
            area.map(|area| area.name.get(site.locale.get()).to_owned()).unwrap_or_default()
        }),
        Page::About => words.about.to_owned(),
        Page::Indicator(id) | Page::Embed(id) => site.atlas.with(|atlas| {
            let locale = site.locale.get();
            card_of(id, atlas).map(|card| fill_string(card.title.get(locale), atlas, locale)).unwrap_or_default()
        }),
    };
    if name.is_empty() { words.site.to_owned() } else { format!("{name} · {}", words.site) }
}
