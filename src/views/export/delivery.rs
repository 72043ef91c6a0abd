//! What is said of a file that was made, and the file itself where the browser may not have kept it.

use super::shown_figure::FinishedPicture;
use crate::files::{families, glyphs, png};
use crate::platform::{LoadError, glyphs as fonts, raster, save};
use crate::text::{Locale, messages, messages::files::files, messages::with};
use crate::views::copyable::Copyable;
use leptos::prelude::*;

/// What is shown of a file where it may not have been saved or copied, or could not be made as asked.
#[derive(Clone, PartialEq)]
pub(super) enum Outcome {
    /// Why they are shown, and pictures, each to be kept by a long press.
    Pictures(&'static str, Vec<String>),
    /// Why it is shown, its format, and a text to be copied.
    Text(&'static str, &'static str, String),
    /// Several pictures, each with the name of its file: browsers save one a press.
    Several(Vec<(String, String)>),
    /// What is to be said where nothing is to be seen.
    Done(String),
    /// Pictures are noise here: the published one is offered.
    Noise,
    /// It could not be made.
    Failed,
}

/// Where files go that are made of a figure: to the browser, and to the reader's eyes where it may not keep them.
#[derive(Clone, Copy)]
pub(super) struct Delivery {
    pub(super) outcome: RwSignal<Option<Outcome>>,
    /// What the last picture shows as boxes, for want of fonts.
    missing_glyphs: RwSignal<Vec<char>>,
    pub(super) locale: Locale,
}

impl Delivery {
    pub(super) fn new(locale: Locale) -> Delivery {
        Delivery { outcome: RwSignal::new(None), missing_glyphs: RwSignal::new(Vec::new()), locale }
    }

    /// Finished pictures as PNGs, see [`raster::png()`]; which characters of theirs this machine has no font for is told.
    ///
    /// # Errors
    /// [`LoadError::Content`] where the browser cannot draw one.
    pub(super) async fn pngs(self, pictures: &[FinishedPicture]) -> Result<Option<Vec<String>>, LoadError> {
        self.note_missing_glyphs(&pictures.iter().map(|(svg, ..)| svg.as_str()).collect::<String>());
        let mut made = Vec::new();
        for (svg, size, scale) in pictures {
            let encoding = raster::PngEncoding { rows: png::rows, file: png::png };
            let Some(address) = raster::png(svg, *size, *scale, encoding).await? else { return Ok(None) };
            made.push(address);
        }
        Ok(Some(made))
    }

    /// Notes which characters of pictures (SVG) this machine has no font for.
    pub(super) fn note_missing_glyphs(self, pictures: &str) {
        self.missing_glyphs.set(fonts::missing(&glyphs(pictures), families(self.locale)));
    }

    /// What is said of a picture with boxes in place of characters.
    pub(super) fn missing_glyphs_notice(self, published: Option<String>) -> impl IntoView {
        /// A machine without a Chinese font lacks hundreds.
        const NAMED: usize = 12;
        let words = messages(self.locale);
        move || {
            let boxes = self.missing_glyphs.get();
            (!boxes.is_empty()).then(|| {
                let named: String = boxes.iter().take(NAMED).collect();
                let more = if boxes.len() > NAMED { "…" } else { "" };
                let message = with(files(self.locale).boxes, &[&boxes.len().to_string(), &format!("{named}{more}")]);
                let link =
                    published.clone().map(|address| view! { " "<a href=address download>{words.published_png}</a> });
                view! { <p role="alert">{message}{link}</p> }
            })
        }
    }

    /// Hands a file over by way of `save`; `shown` is what it is, given why, for where the browser does not keep it.
    fn deliver(self, shown: impl FnOnce(&'static str) -> Outcome, save: impl FnOnce() -> Result<(), LoadError>) {
        let words = messages(self.locale);
        let why = if save::can_save() { words.maybe_not_saved } else { words.in_app };
        let saved = if save::can_save() { save() } else { Ok(()) };
        self.outcome.set(match saved {
            Err(_) => Some(Outcome::Failed),
            Ok(()) => (!save::can_save() || save::may_be_forbidden()).then(|| shown(why)),
        });
    }

    pub(super) fn text(self, name: &str, kind: &str, format: &'static str, text: &str) {
        self.deliver(|why| Outcome::Text(why, format, text.to_owned()), || save::text(name, kind, text));
    }

    /// Pictures, each with the name of its file; nothing where the browser gives noise in their place.
    pub(super) fn pictures(self, made: Result<Option<Vec<(String, String)>>, LoadError>) {
        match made {
            Ok(Some(pictures)) if pictures.len() > 1 => self.outcome.set(Some(Outcome::Several(pictures))),
            Ok(Some(pictures)) => {
                let addresses = pictures.iter().map(|(_, address)| address.clone()).collect();
                self.deliver(
                    |why| Outcome::Pictures(why, addresses),
                    || pictures.iter().try_for_each(|(name, address)| save::picture(name, address)),
                );
            }
            Ok(None) => self.outcome.set(Some(Outcome::Noise)),
            Err(_) => self.outcome.set(Some(Outcome::Failed)),
        }
    }
}

/// A file where the reader can keep it by hand, or why there is none.
#[component]
pub(super) fn OutcomeView(
    outcome: Outcome,
    /// What pictures show.
    title: String,
    /// The address of the published picture, where there is one.
    published: Option<String>,
    locale: Locale,
) -> AnyView {
    let words = messages(locale);
    match outcome {
        Outcome::Pictures(why, addresses) => {
            let pictures = addresses.into_iter().map(|address| view! { <img src=address alt=title.clone()/> });
            view! { <div class="by-hand" role="status"><p>{why}" "{words.keep_picture}</p>{pictures.collect_view()}</div> }
                .into_any()
        }
        Outcome::Text(why, format, text) => {
            let forms = vec![(format, Signal::derive(move || text.clone()))];
            view! { <div class="by-hand" role="status"><p>{why}" "{words.keep_text}</p><Copyable forms=forms words=words/></div> }
                .into_any()
        }
        Outcome::Several(pictures) => {
            let count = with(files(locale).long_parts, &[&pictures.len().to_string()]);
            let pictures = pictures.into_iter().map(|(name, address)| {
                let (picture, file) = (address.clone(), name.clone());
                view! { <a href=address download=file>{name}</a><img src=picture alt=title.clone()/> }
            });
            view! { <div class="by-hand" role="status"><p>{count}</p>{pictures.collect_view()}</div> }.into_any()
        }
        Outcome::Done(what) => view! { <p role="status">{what}</p> }.into_any(),
        Outcome::Noise => {
            let link = published.map(|address| view! { " "<a href=address download>{words.published_png}</a> });
            view! { <p role="alert">{words.noisy_png}{link}</p> }.into_any()
        }
        Outcome::Failed => view! { <p role="alert">{words.failed_save}</p> }.into_any(),
    }
}
