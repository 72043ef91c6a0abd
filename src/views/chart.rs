//! A chart with axes: the static chart that came with the page, until it must be drawn anew.

use super::Site;
use crate::figures::{ChartSpec, Picture, draw};
use crate::model::{Atlas, Card};
use crate::platform::{LoadError, document, echarts, resize};
use crate::text::{Locale, Messages};
use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Static charts, made when the site is built: [`key`] to SVG. Only the publisher provides them;
/// in the browser they are in the page already.
#[derive(Clone, Default)]
pub struct StaticCharts(pub Arc<HashMap<String, String>>);

/// A picture may be shown so much smaller and larger than it was drawn; beyond that it is laid out anew, so that its text
/// has its true size.
const FITTING: std::ops::RangeInclusive<f64> = 0.9..=1.12;

/// The name of a chart's picture: figure, language and size (ten rows of a ranking are as wide as all of them).
pub fn key(figure: &str, language: &str, spec: &ChartSpec) -> String {
    format!("{figure}.{language}.{}x{}", spec.width, spec.height)
}

/// Draws at a width, in CSS pixels.
pub type Draw = Arc<dyn Fn(f64) -> Option<Picture> + Send + Sync>;

/// A chart that can be laid out for any width; for its own it has a name, and is made when that is asked for.
#[derive(Clone)]
pub struct Named {
    figure: String,
    locale: Locale,
    width: f64,
    draw: Draw,
    own: Arc<OnceLock<Option<(ChartSpec, String)>>>,
}

impl Named {
    /// The chart that `draw` makes of a figure in a language, its own width being `width`.
    pub fn new(figure: String, locale: Locale, width: f64, draw: Draw) -> Named {
        Named { figure, locale, width, draw, own: Arc::default() }
    }

    /// The chart laid out for its own width.
    fn own(&self) -> Option<&(ChartSpec, String)> {
        self.own.get_or_init(|| self.at(self.width)).as_ref()
    }

    /// The chart laid out for a width.
    fn at(&self, width: f64) -> Option<(ChartSpec, String)> {
        let Picture::Chart(spec) = (self.draw)(width)? else { return None };
        let name = key(&self.figure, self.locale.code(), &spec);
        Some((spec, name))
    }
}

#[component]
pub fn Chart(
    /// Options, size and observations.
    chart: Named,
    /// Whether its picture is in the document that is hydrated: then nothing is made before it must be.
    #[prop(optional)]
    prerendered: bool,
) -> impl IntoView {
    let site = Site::from_context();
    let first = if prerendered { None } else { chart.own() };
    let static_charts = use_context::<StaticCharts>();
    let static_chart = first
        .zip(static_charts)
        .and_then(|((_, key), static_charts)| static_charts.0.get(key).cloned())
        .unwrap_or_default();
    let chart_key = first.filter(|_| !static_chart.is_empty()).map(|(_, key)| key.clone());
    let size = first.map(|(spec, _)| size(spec));
    let node = NodeRef::<Div>::new();
    let failed = RwSignal::new(false);
    let watch = StoredValue::new_local(None);
    let painter = Painter { site, chart, prerendered, node, failed, latest: StoredValue::new(String::new()) };
    let again = painter.clone();
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            if let Some(size) = size {
                echarts::reserve(&element, size);
            }
            let painter = painter.clone();
            watch.set_value(resize::watch(&element, move |width| painter.draw(width)));
        }
    });
    let retry = move |_| {
        let again = again.clone();
        document::retry(move || {
            if let Some(element) = node.try_get_untracked().flatten() {
                again.draw(resize::width(&element));
            }
        });
    };
    view! {
        <div class="chart" node_ref=node data-chart-key=chart_key inner_html=static_chart></div>
        {move || {
            let retry = retry.clone();
            failed.get().then(|| view! { <DrawFailure words=site.words() retry=retry/> })
        }}
    }
    .into_any()
}

/// What it takes to draw a chart anew in the element where it is.
#[derive(Clone)]
struct Painter {
    site: Site,
    chart: Named,
    /// Whether the first picture came with the document.
    prerendered: bool,
    node: NodeRef<Div>,
    failed: RwSignal<bool>,
    /// The picture asked for last: one that comes in after the width has changed again is dropped.
    latest: StoredValue<String>,
}

impl Painter {
    /// Draws the chart for a width in CSS pixels, unless what is there fits it.
    fn draw(&self, width: f64) {
        let Some(element) = self.node.get_untracked() else { return };
        if width < 1.0 {
            return;
        }
        let fits = |drawn: f64| FITTING.contains(&(width / drawn));
        let untouched = self.prerendered && self.latest.with_value(String::is_empty);
        if untouched && echarts::prerendered_width(&element).is_some_and(fits) {
            return;
        }
        let Some((own, key)) = self.chart.own() else { return };
        let fits = fits(f64::from(own.width));
        let name = if fits { key.clone() } else { format!("{key}@{}", width.round()) };
        self.latest.set_value(name.clone());
        if echarts::chart_key(&element).is_some_and(|d| d == name) {
            return;
        }
        let key = key.clone();
        let laid_out = if fits { Some(own.clone()) } else { self.chart.at(width.round()).map(|(spec, _)| spec) };
        let Some(spec) = laid_out else { return };
        let document = self.site.own_document().filter(|_| fits);
        let (latest, failed) = (self.latest, self.failed);
        leptos::task::spawn_local(async move {
            let drawn = picture(&spec, &name, document).await;
            if latest.try_get_value().is_none_or(|latest| latest != name) {
                return;
            }
            match drawn {
                Ok(svg) => {
                    echarts::show(&element, &svg, &name, size(&spec));
                    failed.try_set(false);
                }
                // What is there is still true, at another width.
                Err(_) if echarts::chart_key(&element).is_some_and(|d| d.split('@').next() == Some(key.as_str())) => {}
                // Nothing is there, or a picture in the other language.
                Err(_) => {
                    echarts::clear(&element);
                    failed.try_set(true);
                }
            }
        });
    }
}

/// The SVG of a chart: as a document of the site holds it, where one is given and does, else drawn.
async fn picture(spec: &ChartSpec, name: &str, document: Option<String>) -> Result<String, LoadError> {
    let prerendered = match document {
        Some(document) => echarts::prerendered(name, &document).await,
        None => None,
    };
    match prerendered {
        Some(svg) => Ok(svg),
        None => echarts::draw(&spec.json, size(spec)).await,
    }
}

/// Width and height of a chart, in CSS pixels.
fn size(spec: &ChartSpec) -> [f64; 2] {
    [f64::from(spec.width), f64::from(spec.height)]
}

/// Says that a chart could not be drawn, with a way to try again.
#[component]
pub fn DrawFailure(words: &'static Messages, retry: impl Fn(MouseEvent) + 'static) -> AnyView {
    view! {
        <div class="notice failure" role="alert">
            <p>{words.failed_chart}</p>
            <button type="button" on:click=retry>{words.retry}</button>
        </div>
    }
    .into_any()
}

/// How a card is drawn at a width that was not known before.
pub fn drawn_from(card: &Card, atlas: &Arc<Atlas>, locale: Locale) -> Draw {
    let (card, atlas) = (card.clone(), atlas.clone());
    Arc::new(move |width| draw(&card, &atlas, locale, width).ok())
}
