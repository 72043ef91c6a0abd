//! Who makes this, how, from what, how far it can be trusted, and how it may be used.

use super::newsroom::Newsroom;
use crate::files::feed::{change_anchor, changed_values, feed_path};
use crate::model::card::Swatch;
use crate::model::change::Change;
use crate::model::template::fill_string;
use crate::model::{Confidence, Qualifier, Source};
use crate::route::{DISTRICTS, Page};
use crate::text::messages::about::about;
use crate::text::messages::districts::districts;
use crate::text::messages::files::files;
use crate::text::messages::{Messages, with};
use crate::text::period::date_in_words;
use crate::text::{Locale, messages};
use crate::views::Site;
use crate::views::copyable::Copyable;
use crate::views::offline::OfflineSection;
use crate::views::rich_text::{in_its_language, language_of, of_a_source};
use crate::views::source_line::SourceLink;
use crate::views::swatch::SwatchMark;
use leptos::prelude::*;

/// Where the project is kept, as `Cargo.toml` says; empty where it does not.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

#[component]
pub fn About() -> impl IntoView {
    let site = Site::from_context();
    move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get_untracked());
        let (words, own) = (messages(locale), about(locale));
        let points = |list: &'static [&'static str]| list.iter().map(|p| view! { <li>{*p}</li> }).collect_view();
        let source = |source| view! { <SourceItem source=source locale=locale/> }.into_any();
        let sources: Vec<AnyView> = atlas.sources.iter().map(source).collect();
        view! {
            <article class="container head prose">
                <h1>{own.title}</h1>
                <p class="standfirst">{own.lede}</p>
                <Made locale=locale/>
                <h2>{own.method}</h2>
                <ul>{points(own.method_points)}</ul>
                <h2 id="census">{own.census}</h2>
                <ul>{points(own.census_points)}</ul>
                <h2 id="confidence">{words.column_confidence}</h2>
                <ul><ConfidenceLevels locale=locale/></ul>
                <h2>{own.reading}</h2>
            </article>
            <div class="container"><ul class="note"><Marks words=words/></ul></div>
            <article class="container prose">
                <Newsroom locale=locale/>
                <h2>{own.changes}</h2>
                <ul class="changes"><Changes locale=locale/></ul>
                {site.single_file().map(|_| view! { <p><a href=site.file(feed_path(locale))>{files(locale).feed}</a></p> })}
                <OfflineSection locale=locale/>
                <h2 id="licences">{own.licences}</h2>
                <ul>{points(own.licence_points)}</ul>
                <Copyable forms=vec![(words.credit, Signal::stored(words.credit_line.to_owned()))] words=words/>
                <h2>{own.sources}</h2>
                <p class="standfirst">{own.sources_lede}</p>
            </article>
            <div class="container"><ol class="sources">{sources}</ol></div>
        }
    }
}

/// Who makes this, when the data was last changed, how to report an error.
#[component]
fn Made(locale: Locale) -> AnyView {
    let (own, atlas) = (about(locale), Site::from_context().atlas.get_untracked());
    let changed = atlas.changes.iter().next().map(|change| {
        view! { <li>{with(own.changed, &[&date_in_words(&change.date, locale)])}</li> }
    });
    let address = (!REPOSITORY.is_empty()).then(|| view! { " "<a href=REPOSITORY rel="noopener">{REPOSITORY}</a> });
    let errors = if REPOSITORY.is_empty() { own.errors_without } else { own.errors };
    view! {
        <h2>{own.made}</h2>
        <ul><li>{own.maker}{address}</li>{changed}<li>{errors}</li></ul>
    }
    .into_any()
}

/// What each level of confidence says, the highest first.
#[component]
fn ConfidenceLevels(locale: Locale) -> AnyView {
    let words = messages(locale);
    let levels = Confidence::ALL.iter().rev().map(|level| {
        view! { <li><b>{level.word(words)}</b>{words.colon}{level.criteria(words, locale)}</li> }
    });
    view! { <li>{words.confidence_meaning}</li>{levels.collect_view()} }.into_any()
}

/// The marks that notes explain, with what each stands for.
#[component]
fn Marks(words: &'static Messages) -> AnyView {
    let of_values = [
        Qualifier::Rounded,
        Qualifier::AtLeast,
        Qualifier::Nearly,
        Qualifier::Expected,
        Qualifier::Target,
        Qualifier::Derived,
    ];
    let of_values = of_values.into_iter().filter_map(|q| Some((Swatch::of(q)?, q.word(words))));
    let of_pictures = [
        (Swatch::OtherSource, words.mark_other_source),
        (Swatch::Break, words.mark_break),
        (Swatch::Band, words.mark_band),
        (Swatch::NotComparable, words.mark_not_comparable),
        (Swatch::Doubtful, words.mark_doubtful),
    ];
    let marks = of_values.chain(of_pictures);
    marks.map(|(mark, name)| view! { <li><SwatchMark swatch=mark/><span>{name}</span></li> }).collect_view().into_any()
}

/// Every change to the data, the newest first.
#[component]
fn Changes(locale: Locale) -> AnyView {
    let (words, atlas) = (messages(locale), &*Site::from_context().atlas.get_untracked());
    let lines = atlas.changes.iter().map(|change| {
        let values = changed_values(change, atlas, locale).into_iter().map(|line| view! { <small>{line}</small> });
        view! {
            <li id=change_anchor(change)><b>{date_in_words(&change.date, locale)}" "{change.kind.word(words)}</b>{words.colon}{change.text.get(locale).to_owned()}{values.collect_view()}<ChangedFigures change=change locale=locale/></li>
        }
    });
    lines.collect_view().into_any()
}

/// Links to the figures that a change is about, as far as their names are known here.
#[component]
fn ChangedFigures<'a>(change: &'a Change, locale: Locale) -> impl IntoView + use<> {
    let (site, words) = (Site::from_context(), messages(locale));
    let atlas = &*site.atlas.get_untracked();
    let links = change.figures.iter().filter_map(|id| {
        let (page, name) = match atlas.cards.get(id) {
            Some(card) => (Page::Indicator(id.to_string()), fill_string(card.title.get(locale), atlas, locale)),
            None => (Page::Districts, districts(locale).name.to_owned()),
        };
        (id == DISTRICTS || atlas.cards.get(id).is_some()).then_some((page, name))
    });
    let links = links.enumerate().map(|(at, (page, name))| {
        view! { {(at > 0).then_some(words.list_comma)}<a href=move || site.href(page.clone())>{name}</a> }.into_any()
    });
    let links: Vec<AnyView> = links.collect();
    (!links.is_empty()).then(|| view! { <small>{about(locale).figures}{words.colon}{links}</small> }.into_any())
}

/// A source, with who published it and how far it can be trusted.
#[component]
fn SourceItem<'a>(source: &'a Source, locale: Locale) -> AnyView {
    let lang = language_of(&source.title);
    let (title, address) = (source.title.clone(), source.address.clone());
    // Before a title that its reader may not read comes what it is.
    let name = (lang != locale.html_lang() && locale == Locale::En)
        .then(|| [source.short.get(locale), messages(locale).colon].concat());
    let note = source.note.as_ref().map(|n| view! { <small>{in_its_language(n.get(locale), locale)}</small> });
    view! {
        <li id=format!("source-{}", source.id)>
            {name}<SourceLink name=title address=address lang=Some(lang)/>
            <small>{of_a_source(source, locale)}</small>
            {note}
        </li>
    }
    .into_any()
}
