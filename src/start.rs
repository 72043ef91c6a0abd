//! Starts the app on an empty or a prerendered page. `page/loader.js` calls it when a reader needs it.

use crate::app::App;
use crate::platform::{self, LoadError, document, fetch};
use crate::route::Route;
use crate::views::Site;
use crate::views::page_files::{CORE_FILE, PageData, needed};
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
        let context = document_context();
        match load_page_data(&context).await {
            Ok(page_data) => {
                platform::yield_to_browser().await;
                mount(page_data, context);
            }
            Err(_) => document::fail(),
        }
    });
}

/// Reads the data that the document's page needs.
async fn load_page_data(context: &DocumentContext) -> Result<PageData, LoadError> {
    let address = |path: &str| format!("{}{path}", context.root);
    let mut page_data = PageData::core(&fetch::text(&address(CORE_FILE)).await?);
    if page_data.atlas.story.is_empty() {
        return Err(LoadError::Content);
    }
    for file in needed(&context.route.page, &page_data.atlas) {
        platform::yield_to_browser().await;
        let read = fetch::text(&address(&file.path())).await.and_then(|text| page_data.record(file, &text));
        read.or_else(|error| page_data.tolerate(&context.route.page, file, error))?;
    }
    platform::yield_to_browser().await;
    page_data.finish();
    Ok(page_data)
}

/// What this document is, as the publisher wrote it on its root.
fn document_context() -> DocumentContext {
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

fn mount(page_data: PageData, mut context: DocumentContext) {
    let Some((element, prerendered)) = document::app_element() else { return document::fail() };
    #[cfg(debug_assertions)]
    if crate::pages::gallery::is_asked() {
        return leptos::mount::mount_to(element, crate::pages::gallery::Gallery).forget();
    }
    // Hydration needs the very tree that was prerendered: other data give another tree, and a browser, an
    // extension or a translator may have changed this one.
    context.is_of_data = document::is_of_data(&page_data.fingerprint());
    let can_hydrate = prerendered && context.is_of_data && document::intact();
    let app = move || {
        let site = Site::new(page_data, context);
        site.hydration.set_running(can_hydrate);
        // Effects run once all is built.
        Effect::new(move |_| {
            site.hydration.set_running(false);
            site.hydration.hydrate_parts();
        });
        view! { <App site=site/> }
    };
    if can_hydrate {
        leptos::mount::hydrate_from(element, app).forget();
    } else {
        element.set_inner_html("");
        leptos::mount::mount_to(element, app).forget();
    }
}
