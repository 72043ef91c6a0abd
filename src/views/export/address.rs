//! Where a figure is, as what leaves the page says it.

use crate::files::destination::opens_elsewhere;
use crate::platform::{location, save};
use crate::route::Route;
use crate::text::{Locale, messages, messages::files::files, messages::with};
use crate::views::Site;
use leptos::prelude::*;

/// What a picture says of where it comes from: site, address where others can open it, date and licence.
pub(super) fn origin(address: &str, locale: Locale) -> String {
    let (words, [year, month, day]) = (messages(locale), save::today());
    let made = with(files(locale).made_on, &[&format!("{year}-{month:02}-{day:02}")]);
    let address = Some(address).filter(|address| opens_elsewhere(address));
    let parts = [Some(words.site), address, Some(&*made), Some(words.licence_short)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Why pictures have no code, where their address is one that nobody else can open.
#[component]
pub(super) fn NoCode(
    /// The address that a code would lead to.
    address: String,
    locale: Locale,
) -> impl IntoView + use<> {
    (!opens_elsewhere(&address)).then(|| view! { <p class="quiet">{files(locale).local_address}</p> }.into_any())
}

/// The whole address of a figure as it is shown: of its own document where the site is on a host, else in this one.
pub(super) fn address_of(site: Site, figure: &Route, locale: Locale) -> String {
    let route = Route { lang: Some(locale), ..figure.clone() };
    if location::is_hosted() {
        return location::address_of(&site.document(&route));
    }
    format!("{}{route}", location::address_of(""))
}
