//! From an empty or a prerendered page to a living one. `boot.js` calls for it when a reader needs it.

use crate::app::App;
use crate::platform::{self, LoadError, document, fetch};
use crate::route::Route;
use crate::views::Site;
use crate::views::arrived::{Arrived, CORE_FILE, needed};
use crate::views::site::Home;
use leptos::prelude::*;

/// Starts the application on the page.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        document::fail();
    }));
    // Leptos has no executor before something is mounted.
    platform::later(async {
        let home = home();
        match arrive(&home).await {
            Ok(arrived) => {
                platform::breathe().await;
                mount(arrived, home);
            }
            Err(_) => document::fail(),
        }
    });
}

/// Reads what the document's page stands on.
async fn arrive(home: &Home) -> Result<Arrived, LoadError> {
    let address = |path: &str| format!("{}{path}", home.root);
    let mut arrived = Arrived::core(&fetch::text(&address(CORE_FILE)).await?);
    if arrived.atlas.story.is_empty() {
        return Err(LoadError::Content);
    }
    for &file in needed(&home.route.page, &arrived.atlas) {
        let read = fetch::text(&address(&file.path())).await.and_then(|text| arrived.take(file, &text));
        read.or_else(|error| arrived.miss(file, error))?;
    }
    Ok(arrived)
}

/// What this document is, as the publisher wrote it on its root.
fn home() -> Home {
    let address = document::root_attribute("data-route").unwrap_or_default();
    let (route, _) = Route::parse(&address, &Route::default()).unwrap_or_default();
    let said = |name| document::root_attribute(name).unwrap_or_default();
    Home { route, root: said("data-root"), single: said("data-single-file") }
}

fn mount(arrived: Arrived, home: Home) {
    let Some((element, prerendered)) = document::app_element() else { return document::fail() };
    // Taking over asks for the very tree that was prerendered: with other data there is another tree.
    let stands = prerendered && document::is_of_data(arrived.problems.len());
    let app = move || {
        let site = Site::new(arrived, home);
        site.take_over(stands);
        // Effects run once all is built.
        Effect::new(move |_| site.take_over(false));
        view! { <App site=site/> }
    };
    if stands {
        leptos::mount::hydrate_from(element, app).forget();
    } else {
        element.set_inner_html("");
        leptos::mount::mount_to(element, app).forget();
    }
}
