//! The districts compared, as documents: one for each indicator, with its preview and its oEmbed record.

use super::folders::relative;
use super::folders::{Failure, Folders};
use super::head::short;
use super::heights::Heights;
use super::oembed::OembedRecord;
use super::page::Document;
use super::preview::{PREVIEW, preview, preview_path};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use wanzhou::figures::districts::Screen;
use wanzhou::figures::districts::scene::offered;
use wanzhou::figures::districts::screen::{Choice, Shapes, choices, svg};
use wanzhou::files::picture::{Caption, size};
use wanzhou::files::portable;
use wanzhou::model::Atlas;
use wanzhou::route::{DISTRICTS, Explore, Page, Route, Tab, embed_path, route_path};
use wanzhou::text::escape::markup;
use wanzhou::text::{Locale, messages};
use wanzhou::views::page_files::PageData;

/// The state that a document shows: an indicator at its latest census, as a map.
fn state(indicator: &str) -> Explore {
    Explore { y: Some(indicator.to_owned()), ..Explore::default() }
}

fn ids(atlas: &Atlas) -> impl Iterator<Item = &str> {
    offered(&atlas.census).map(|key| atlas.census.indicator_id(key))
}

/// The documents, in both languages.
pub fn documents(folders: &Folders, page_data: &Arc<PageData>, heights: &Heights) -> Result<Vec<Document>, Failure> {
    let mut documents = Vec::new();
    for id in ids(&page_data.atlas) {
        for locale in Locale::ALL {
            let mut document = Document::comparing(state(id), locale, page_data.clone());
            describe(folders, &mut document, Some(id), heights)?;
            documents.push(document);
        }
    }
    Ok(documents)
}

/// Writes the oEmbed record of a document of the comparison and sets what it says to machines: by an indicator, with a title and a
/// description of its own, or by that of the page itself.
pub fn describe(
    folders: &Folders,
    document: &mut Document,
    indicator: Option<&str>,
    heights: &Heights,
) -> Result<(), Failure> {
    let (atlas, locale) = (&document.page_data.atlas, document.locale());
    let screen = screen(atlas, &document.context.route.explore, locale)?;
    let title = screen.card.title.get(locale).to_owned();
    let hash = indicator.map_or_else(String::new, |id| format!("#?y={id}"));
    let record = OembedRecord {
        folders,
        locale,
        title: &title,
        document: &document.path,
        frame: &format!("{}{hash}", embed_path(DISTRICTS, locale)),
        image: &preview_path(&picture(&screen.variables[0].0), locale),
        heights: heights.of_comparison(indicator, locale),
    };
    record.write()?;
    let (image, link) = (folders.address(&document.path, record.image), record.link());
    let image = Some((&*image, PREVIEW));
    document.plain = links(&document.path, atlas, locale);
    let Some(id) = indicator else {
        document.head = document.described(folders, image).with_record(link).into();
        return Ok(());
    };
    let definition = atlas.indicators.get(id).map_or("", |indicator| indicator.definition.get(locale));
    let space = if locale == Locale::En && !definition.is_empty() { " " } else { "" };
    document.description = short(&[definition, space, screen.card.subtitle.get(locale)].concat(), locale);
    document.head = document.titled(folders, &title, image).with_record(link).into();
    Ok(())
}

fn screen(atlas: &Atlas, explore: &Explore, locale: Locale) -> Result<Screen, Failure> {
    Screen::of(atlas, explore, locale).ok_or_else(|| "the districts cannot be compared".to_owned())
}

/// The document of every indicator, as plain links by topic, for readers and machines without scripts.
fn links(from: &str, atlas: &Atlas, locale: Locale) -> String {
    let path = |id: &str| route_path(&Route { page: Page::Districts, explore: state(id), ..Route::default() }, locale);
    let line = |(topic, choices): (String, Vec<Choice>)| {
        let link = |id: &str, name: &str| format!(r#"<a href="{}">{}</a>"#, relative(from, &path(id)), markup(name));
        let links: Vec<String> = choices.iter().map(|choice| link(&choice.id, &choice.name)).collect();
        format!(
            r#"<p class="container source-line">{}{}{}</p>"#,
            markup(&topic),
            messages(locale).colon,
            links.join(" · ")
        )
    };
    choices(atlas, locale).into_iter().map(line).collect()
}

/// The name of an indicator's preview among those of figures.
fn picture(indicator: &str) -> String {
    format!("{DISTRICTS}-{indicator}")
}

/// The previews, by path: the map of the latest census.
pub fn previews(
    folders: &Folders,
    atlas: &Atlas,
    value_of: &dyn Fn(&str) -> String,
) -> Result<BTreeMap<PathBuf, String>, Failure> {
    let mut previews = BTreeMap::new();
    for id in ids(atlas) {
        for locale in Locale::ALL {
            let card = screen(atlas, &state(id), locale)?.card;
            let map = svg(atlas, &state(id), &card, locale, Shapes::Map, true);
            let sized = map.and_then(|map| size(&map).map(|size| (map, size)));
            let caption = Caption::of(&card, atlas, locale, Tab::Chart, String::new());
            let drawn = preview(&[sized.ok_or_else(|| format!("no map of {id}"))?], &caption);
            let path = folders.staging.join(preview_path(&picture(id), locale));
            previews.insert(path, portable(&drawn, locale, value_of));
        }
    }
    Ok(previews)
}
