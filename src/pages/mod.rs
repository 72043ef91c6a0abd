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
use crate::figures::profile::district_of;
use crate::model::observation::WANZHOU;
use crate::model::template::fill_string;
use crate::route::Page;
use crate::text::Messages;
use crate::views::Site;
use leptos::prelude::*;

/// The title of the window on a page.
pub fn title(site: &Site, page: &Page, words: &Messages) -> String {
    let name = match page {
        Page::Story => return format!("{} · {}", words.site, words.site_other),
        Page::Districts => {
            let (name, locale) = (words.districts.name, site.locale.get());
            let asked = site.route.with(|route| route.explore.y.clone());
            let indicator = |id: String| site.atlas.with(|atlas| atlas.indicators.get(&id).map(|own| own.name.clone()));
            match asked.and_then(indicator) {
                Some(of) => format!("{} · {name}", of.get(locale).trim_end_matches(", %")),
                None => name.to_owned(),
            }
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
