//! From an empty or a prerendered page to a living one. `page/loader.js` calls for it when a reader needs it.

use crate::app::App;
use crate::platform::{self, LoadError, document, fetch};
use crate::route::Route;
use crate::views::Site;
use crate::views::loader::{CORE_FILE, PageData, needed};
use crate::views::site::DocumentContext;
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
        match load_page_data(&home).await {
            Ok(page_data) => {
                platform::breathe().await;
                mount(page_data, home);
            }
            Err(_) => document::fail(),
        }
    });
}

/// Reads what the document's page stands on.
async fn load_page_data(home: &DocumentContext) -> Result<PageData, LoadError> {
    let address = |path: &str| format!("{}{path}", home.root);
    let mut page_data = PageData::core(&fetch::text(&address(CORE_FILE)).await?);
    if page_data.atlas.story.is_empty() {
        return Err(LoadError::Content);
    }
    for file in needed(&home.route.page, &page_data.atlas) {
        platform::breathe().await;
        let read = fetch::text(&address(&file.path())).await.and_then(|text| page_data.record(file, &text));
        read.or_else(|error| page_data.tolerate(&home.route.page, file, error))?;
    }
    platform::breathe().await;
    page_data.finish();
    Ok(page_data)
}

/// What this document is, as the publisher wrote it on its root.
fn home() -> DocumentContext {
    let address = document::root_attribute("data-route").unwrap_or_default();
    let (route, _) = Route::parse(&address, &Route::default()).unwrap_or_default();
    let attribute = |name| document::root_attribute(name).unwrap_or_default();
    DocumentContext {
        route,
        root: attribute("data-root"),
        single: attribute("data-single-file"),
        ..DocumentContext::default()
    }
}

fn mount(page_data: PageData, mut home: DocumentContext) {
    let Some((element, prerendered)) = document::app_element() else { return document::fail() };
    #[cfg(debug_assertions)]
    if crate::pages::gallery::is_asked() {
        return leptos::mount::mount_to(element, crate::pages::gallery::Gallery).forget();
    }
    // Taking over asks for the very tree that was prerendered: with other data there is another tree, and a browser, an
    // extension or a translator may have changed this one.
    home.is_of_data = document::is_of_data(&page_data.fingerprint());
    let stands = prerendered && home.is_of_data && document::intact();
    let app = move || {
        let site = Site::new(page_data, home);
        site.set_hydrating(stands);
        // Effects run once all is built.
        Effect::new(move |_| {
            site.set_hydrating(false);
            site.hydrate_parts();
        });
        view! { <App site=site/> }
    };
    if stands {
        leptos::mount::hydrate_from(element, app).forget();
    } else {
        element.set_inner_html("");
        leptos::mount::mount_to(element, app).forget();
    }
}
