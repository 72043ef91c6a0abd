//! Method, marks, sources, licences.

use crate::figures::summary::qualifier_word;
use crate::model::card::Swatch;
use crate::model::{Qualifier, Source};
use crate::text::{Locale, messages};
use crate::views::Site;
use crate::views::filled::{in_its_language, of_a_source};
use crate::views::offline::take_along;
use crate::views::swatch::swatch;
use leptos::prelude::*;

/// The page.
#[component]
pub fn About() -> impl IntoView {
    let site = Site::here();
    move || {
        let (locale, atlas) = (site.locale.get(), site.atlas.get_untracked());
        let words = messages(locale);
        let points = |list: &'static [&'static str]| list.iter().map(|p| view! { <li>{*p}</li> }).collect_view();
        let marks = [
            (Swatch::AtLeast, Qualifier::AtLeast),
            (Swatch::Nearly, Qualifier::Nearly),
            (Swatch::Expected, Qualifier::Expected),
            (Swatch::Target, Qualifier::Target),
            (Swatch::Derived, Qualifier::Derived),
        ];
        let marks = marks
            .map(|(mark, qualifier)| view! { <li>{swatch(mark)}<span>{qualifier_word(qualifier, words)}</span></li> });
        let sources: Vec<AnyView> = atlas.sources.iter().map(|s| source(s, locale)).collect();
        view! {
            <article class="in head prose">
                <h1>{words.about_title}</h1>
                <p class="stand">{words.about_lede}</p>
                <h2>{words.about_method}</h2>
                <ul>{points(words.about_method_points)}</ul>
                <h2>{words.about_reading}</h2>
            </article>
            <div class="in"><ul class="note">{marks.into_iter().collect_view()}</ul></div>
            <article class="in prose">
                {take_along(site)}
                <h2>{words.about_licences}</h2>
                <ul>{points(words.about_licence_points)}</ul>
                <h2>{words.about_sources}</h2>
                <p class="stand">{words.about_sources_lede}</p>
            </article>
            <div class="in"><ol class="sources">{sources}</ol></div>
        }
    }
}

fn source(source: &Source, locale: Locale) -> AnyView {
    let title = match source.address.clone() {
        Some(address) => view! { <a href=address rel="noopener" lang="zh-CN">{source.title.clone()}</a> }.into_any(),
        None => view! { <span lang="zh-CN">{source.title.clone()}</span> }.into_any(),
    };
    let note = source.note.as_ref().map(|n| view! { <small>{in_its_language(n.get(locale), locale)}</small> });
    view! {
        <li id=format!("source-{}", source.id)>
            {title}
            <small>{of_a_source(source, locale)}</small>
            {note}
        </li>
    }
    .into_any()
}
