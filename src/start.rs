//! From an empty or a prerendered page to a living one.

use crate::app::App;
use crate::model::{Atlas, Problem, parse};
use crate::platform::{self, document, fetch};
use crate::route::Route;
use crate::views::Site;
use crate::views::site::Home;
use leptos::prelude::*;

/// Starts the application on the page. A page that came without usable data fetches it.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        document::fail();
    }));
    let home = home();
    match document::text_of("core-data").map(|text| parse([("core", text.as_str())])) {
        Some((atlas, problems)) if !atlas.story.is_empty() => mount(atlas, problems, home, &[]),
        // Leptos has no executor before something is mounted.
        _ => platform::later(async {
            let parts = document::root_attribute("data-parts").unwrap_or_else(|| "core".to_owned());
            let parts: Vec<&str> = parts.split_whitespace().collect();
            let mut texts = Vec::new();
            for part in &parts {
                match fetch::text(&format!("{}data/{part}.json", home.root)).await {
                    Ok(text) => texts.push((*part, text)),
                    Err(_) => return document::fail(),
                }
            }
            match parse(texts.iter().map(|(part, text)| (*part, text.as_str()))) {
                (atlas, problems) if !atlas.story.is_empty() => mount(atlas, problems, home, &parts),
                _ => document::fail(),
            }
        }),
    }
}

/// What this document is, as the publisher wrote it on its root.
fn home() -> Home {
    let address = document::root_attribute("data-route").unwrap_or_default();
    let (route, _) = Route::parse(&address, &Route::default()).unwrap_or_default();
    let said = |name| document::root_attribute(name).unwrap_or_default();
    Home { route, root: said("data-root"), single: said("data-single-file") }
}

fn mount(atlas: Atlas, problems: Vec<Problem>, home: Home, parts: &[&str]) {
    let Some((element, prerendered)) = document::app_element() else { return document::fail() };
    // Taking over asks for the very tree that was prerendered: with other data there is another tree.
    let same = document::root_attribute("data-left-out") == Some(problems.len().to_string());
    let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    let app = move || {
        let site = Site::new(atlas, problems, home);
        parts.iter().for_each(|part| site.has(part));
        view! { <App site=site/> }
    };
    if prerendered && same {
        leptos::mount::hydrate_from(element, app).forget();
    } else {
        element.set_inner_html("");
        leptos::mount::mount_to(element, app).forget();
    }
}
