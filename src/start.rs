//! From an empty or a prerendered page to a living one.

use crate::app::App;
use crate::model::{Atlas, Problem, parse};
use crate::platform::{self, document, fetch};
use crate::route::Route;
use crate::views::Site;
use leptos::prelude::*;

/// Starts the application on the page. A page that came without usable data fetches it.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        document::fail();
    }));
    match document::text_of("core-data").map(|text| parse([("core", text.as_str())])) {
        Some((atlas, problems)) if !atlas.story.is_empty() => mount(atlas, problems),
        // Leptos has no executor before something is mounted.
        _ => platform::later(async {
            match fetch::text("data/core.json").await.map(|text| parse([("core", text.as_str())])) {
                Ok((atlas, problems)) if !atlas.story.is_empty() => mount(atlas, problems),
                _ => document::fail(),
            }
        }),
    }
}

fn mount(atlas: Atlas, problems: Vec<Problem>) {
    let Some((element, prerendered)) = document::app_element() else { return document::fail() };
    // Taking over asks for the very tree that was prerendered: with other data there is another tree.
    let same = document::root_attribute("data-left-out") == Some(problems.len().to_string());
    let app = move || {
        let site = Site::new(atlas, problems, Route::default());
        view! { <App site=site/> }
    };
    if prerendered && same {
        leptos::mount::hydrate_from(element, app).forget();
    } else {
        element.set_inner_html("");
        leptos::mount::mount_to(element, app).forget();
    }
}
