//! `#/gallery` of development builds: every chart with every qualifier, the very cases of the golden tests, in light
//! and dark, narrow and wide. It is beside the app, not in it: readers' builds have neither page nor route.

use crate::figures::charts::Layout;
use crate::figures::gallery::{Case, cases};
use crate::figures::{NARROW, Picture, WIDE, svg::to_svg};
use crate::platform::{document, echarts, location};
use crate::text::Locale;
use leptos::prelude::*;

/// The page's own style: no policy forbids it here, and readers need not load it.
const STYLE: &str = "main { padding: 20px } .shown { display: flex; flex-wrap: wrap; gap: 20px; align-items: start } \
    .shown > .picture { container-type: normal; flex: none; background: var(--paper); padding: 12px; margin: 0 } \
    .shown svg { width: auto }";

/// Whether the address asks for the gallery, or for one of its cases (`#gallery-pyramid`).
pub fn is_asked() -> bool {
    let hash = location::hash();
    hash.starts_with("#/gallery") || hash.starts_with("#gallery-")
}

#[component]
pub fn Gallery() -> impl IntoView {
    let locale = RwSignal::new(Locale::Zh);
    Effect::new(move |_| {
        document::set_root("lang", Some(locale.get().html_lang()));
        document::set_root("data-app-state", Some("ready"));
        // Until then `#app` is hidden: another page is asked for than the document's.
        document::set_root("data-awaiting-app", None);
        document::app_ready();
    });
    // The browser has looked for it before it was there.
    Effect::new(|_| {
        let hash = location::hash();
        if hash.starts_with("#gallery-") {
            document::scroll_into_view_and_focus(&hash);
        }
    });
    let turn = move |_| locale.update(|l| *l = if *l == Locale::Zh { Locale::En } else { Locale::Zh });
    let links = cases().into_iter().map(|case| view! { <a href=format!("#gallery-{}", case.id)>{case.id}</a> " " });
    view! {
        <main>
            <style>{STYLE}</style>
            <p><a href="./">"App"</a> " " <button type="button" on:click=turn>"中文 / English"</button></p>
            <nav>{links.collect_view()}</nav>
            {move || cases().into_iter().map(|case| view! { <Section case=case locale=locale.get()/> }).collect_view()}
        </main>
    }
}

/// A case in every setting.
#[component]
fn Section(case: Case, locale: Locale) -> AnyView {
    let settings = [("light", NARROW), ("dark", NARROW), ("light", WIDE[1]), ("dark", WIDE[1])];
    let shown = settings.map(|(theme, width)| {
        let picture = (case.draw)(Layout { width, locale });
        // Charts come later: what is below keeps its place.
        let space = format!("min-width:{}px;min-height:{}px", picture.width() + 24.0, picture.height() + 24.0);
        let svg = drawn(picture);
        view! { <div class="picture" data-theme=theme style=space inner_html=move || svg.get()></div> }
    });
    view! {
        <section id=format!("gallery-{}", case.id)>
            <h2>{case.id}</h2>
            <div class="shown">{shown.to_vec()}</div>
        </section>
    }
    .into_any()
}

/// A picture as SVG text; of a chart, once ECharts has drawn it.
fn drawn(picture: Picture) -> RwSignal<String> {
    let svg = RwSignal::new(String::new());
    match picture {
        Picture::Drawing(drawing) => svg.set(to_svg(&drawing)),
        Picture::Chart(spec) => leptos::task::spawn_local(async move {
            let size = [f64::from(spec.width), f64::from(spec.height)];
            let drawn = echarts::draw(&spec.json, size).await;
            svg.set(drawn.unwrap_or_else(|error| error.to_string()));
        }),
    }
    svg
}
