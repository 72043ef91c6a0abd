//! A chart with axes: the still picture that came with the page, until it must be drawn anew.

use super::Site;
use crate::figures::ChartSpec;
use crate::platform::{echarts, resize};
use crate::text::Locale;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Still pictures, made when the site is built: [`key`] to SVG. Only the publisher provides them;
/// in the browser they stand in the page already.
#[derive(Clone, Default)]
pub struct Stills(pub Arc<HashMap<String, String>>);

/// How much wider than it was drawn a picture may be shown. Narrower it may always be: then it shrinks with its writing, as
/// drawings do, where writing of one size would not fit any more.
const TOLERANCE: f64 = 0.12;

/// The name of a chart's picture: figure, language and size (ten rows of a ranking are as wide as all of them).
pub fn key(figure: &str, language: &str, spec: &ChartSpec) -> String {
    format!("{figure}.{language}.{}x{}", spec.width, spec.height)
}

/// A chart with the name of its picture, made when one of them is asked for.
#[derive(Clone)]
pub struct Named {
    make: Arc<dyn Fn() -> Option<(ChartSpec, String)> + Send + Sync>,
    made: Arc<OnceLock<Option<(ChartSpec, String)>>>,
}

impl Named {
    /// What `make` makes of a figure in a language.
    pub fn new(figure: String, locale: Locale, make: impl Fn() -> Option<ChartSpec> + Send + Sync + 'static) -> Named {
        let make = move || {
            let spec = make()?;
            let name = key(&figure, locale.code(), &spec);
            Some((spec, name))
        };
        Named { make: Arc::new(make), made: Arc::default() }
    }

    fn get(&self) -> Option<&(ChartSpec, String)> {
        self.made.get_or_init(|| (self.make)()).as_ref()
    }
}

/// A chart.
#[component]
pub fn Chart(
    /// Options, size and observations.
    chart: Named,
    /// Whether its picture stands in the document that is taken over: then nothing is made before it must be.
    #[prop(optional)]
    standing: bool,
) -> impl IntoView {
    let site = Site::here();
    let first = if standing { None } else { chart.get() };
    let stills = use_context::<Stills>();
    let still = first.zip(stills).and_then(|((_, key), stills)| stills.0.get(key).cloned()).unwrap_or_default();
    let drawn = first.filter(|_| !still.is_empty()).map(|(_, key)| key.clone());
    let size = first.map(|(spec, _)| [f64::from(spec.width), f64::from(spec.height)]);
    let node = NodeRef::<leptos::html::Div>::new();
    let failed = RwSignal::new(false);
    let watch = StoredValue::new_local(None);
    // The picture asked for last: one that comes in after the width has changed again is dropped.
    let wanted = StoredValue::new(String::new());
    let draw = {
        move |width: f64| {
            let Some(element) = node.get_untracked() else { return };
            if width < 1.0 {
                return;
            }
            let near = |drawn: f64| width / drawn - 1.0 <= TOLERANCE;
            let untouched = standing && wanted.with_value(String::is_empty);
            if untouched && echarts::standing_width(&element).is_some_and(near) {
                return;
            }
            let Some((spec, key)) = chart.get().cloned() else { return };
            let near = near(f64::from(spec.width));
            let name = if near { key.clone() } else { format!("{key}@{}", width.round()) };
            wanted.set_value(name.clone());
            if echarts::drawn(&element).is_some_and(|d| d == name) {
                return;
            }
            let width = if near { f64::from(spec.width) } else { width.round() };
            let prefix = name.replace(['.', '@'], "-");
            let document = site.own_document().filter(|_| near);
            leptos::task::spawn_local(async move {
                let size = [width, f64::from(spec.height)];
                let standing = match document {
                    Some(document) => echarts::standing(&name, &document).await,
                    None => None,
                };
                let drawn = match standing {
                    Some(svg) => Ok(svg),
                    None => echarts::draw(&spec.json, size, &prefix).await,
                };
                if wanted.try_get_value().is_none_or(|latest| latest != name) {
                    return;
                }
                match drawn {
                    Ok(svg) => {
                        echarts::show(&element, &svg, &name, size);
                        failed.try_set(false);
                    }
                    // What stands there is still true, at another width.
                    Err(_) if echarts::drawn(&element).is_some_and(|d| d.split('@').next() == Some(key.as_str())) => {}
                    // Nothing stands there, or a picture in the other language.
                    Err(_) => {
                        echarts::clear(&element);
                        failed.try_set(true);
                    }
                }
            });
        }
    };
    let redraw = draw.clone();
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            if let Some(size) = size {
                echarts::reserve(&element, size);
            }
            let draw = draw.clone();
            watch.set_value(resize::watch(&element, draw));
        }
    });
    let retry = move |_| {
        if let Some(element) = node.get_untracked() {
            redraw(resize::width(&element));
        }
    };
    view! {
        <div class="chart" node_ref=node data-drawn=drawn inner_html=still></div>
        {move || {
            let retry = retry.clone();
            failed.get().then(|| view! {
                <div class="notice failure" role="alert">
                    <p>{site.words().failed_chart}</p>
                    <button type="button" on:click=retry>{site.words().retry}</button>
                </div>
            })
        }}
    }
    .into_any()
}
