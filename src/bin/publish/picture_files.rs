//! The picture files of the site: every figure with its caption as SVG, and the previews of figures, districts and comparisons.

use super::comparison;
use super::folders::{Failure, Folders};
use super::preview::{of_district, picture_path, preview, preview_path};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;
use wanzhou::figures::profile::{District, cards, documented_parts, lede, representative_id};
use wanzhou::figures::shared::ranking::FIRST_ROWS;
use wanzhou::figures::{Figure, Picture, build, column_width, default_card, svg::to_svg};
use wanzhou::files::picture::{Caption, framed, size};
use wanzhou::files::portable;
use wanzhou::model::template::fill_string;
use wanzhou::model::{Atlas, Card};
use wanzhou::pages::map::ranking;
use wanzhou::route::Tab;
use wanzhou::text::{Locale, messages, messages::with};
use wanzhou::views::chart::key;
use wanzhou::views::choropleth::is_mapped;

/// Writes the picture file and the preview of every figure, in both languages.
pub fn write(folders: &Folders, atlas: &Atlas, static_charts: &HashMap<String, String>) -> Result<(), Failure> {
    let style = fs::read_to_string(folders.source.join("src/style/tokens.css"))
        .map_err(|e| format!("cannot read src/style/tokens.css: {e}"))?;
    let figures = [default_card::all(atlas), documented_parts(atlas)].concat();
    let mut previews = BTreeMap::new();
    let variables = variables(&style);
    let value_of = |name: &str| variables.get(name).cloned().unwrap_or_else(|| "none".to_owned());
    for locale in Locale::ALL {
        for card in &figures {
            let figure = build(card, atlas, locale, column_width(8)).map_err(|e| format!("figure {}: {e}", card.id))?;
            let origin = [messages(locale).site, &folders.site].join(" ");
            let origin = format!("{} · {}", origin.trim(), messages(locale).licence_short);
            let caption = Caption::of(card, atlas, locale, Tab::Chart, origin);
            let pictures = pictures(card, &figure, locale, static_charts)?;
            let svg = framed(&pictures[0].0, pictures[0].1, &caption);
            folders.write(&picture_path(&card.id, locale), portable(&svg, locale, &value_of).as_bytes())?;
            let preview = match is_mapped(card) {
                true => preview_of_ranking(card, atlas, caption, static_charts)?,
                false => preview(&pictures, &caption),
            };
            let preview = portable(&preview, locale, &value_of);
            previews.insert(folders.staging.join(preview_path(&card.id, locale)), preview);
        }
    }
    previews.extend(districts(folders, atlas, static_charts, &value_of)?);
    previews.extend(comparison::previews(folders, atlas, &value_of)?);
    // Installed, the site has an icon; some systems take PNG alone.
    for (name, file, size) in [
        ("icon-192", "icon.svg", 192),
        ("icon-512", "icon.svg", 512),
        ("maskable-192", "icon-maskable.svg", 192),
        ("maskable-512", "icon-maskable.svg", 512),
        // iOS cuts the corners itself and shows black where an icon is transparent.
        ("apple-touch-icon", "icon-maskable.svg", 180),
    ] {
        let svg = folders.read(&format!("public/{file}"))?;
        let svg = svg.replacen("<svg ", &format!(r#"<svg width="{size}" height="{size}" "#), 1);
        previews.insert(folders.staging.join(format!("icons/{name}.png")), svg);
    }
    fs::create_dir_all(folders.staging.join("icons")).map_err(|e| format!("cannot make icons/: {e}"))?;
    let previews = serde_json::to_string(&previews).map_err(|e| e.to_string())?;
    folders.node("previews.mjs", &[], &previews).map(|_| ())
}

/// The preview of a ranking of all districts, which has room for no more rows than a phone shows at first.
fn preview_of_ranking(
    card: &Card,
    atlas: &Atlas,
    caption: Caption,
    static_charts: &HashMap<String, String>,
) -> Result<String, Failure> {
    let (locale, words) = (caption.locale, messages(caption.locale));
    let figure = ranking(card, atlas, locale, false).map_err(|e| format!("figure {}: {e}", card.id))?;
    let [_, first] = pictures(card, &figure, locale, static_charts)?;
    let wording = with(words.ranking_first, &[&FIRST_ROWS.to_string()]);
    Ok(preview(&[first], &Caption { subtitle: [&caption.subtitle, words.comma, &wording].concat(), ..caption }))
}

/// The previews of the districts, in both languages, by path: the name, what is said of it, and the part that stands for it.
fn districts(
    folders: &Folders,
    atlas: &Atlas,
    static_charts: &HashMap<String, String>,
    value_of: &dyn Fn(&str) -> String,
) -> Result<BTreeMap<PathBuf, String>, Failure> {
    let mut previews = BTreeMap::new();
    for district in atlas.areas.iter().filter_map(|area| District::of(&area.id, atlas)) {
        let own = representative_id(&district.area.id);
        let Some((card, span)) = cards(&district).into_iter().find(|(card, _)| card.id == own) else { continue };
        for locale in Locale::ALL {
            let figure = build(&card, atlas, locale, column_width(span)).map_err(|e| format!("{}: {e}", card.id))?;
            let pictures = pictures(&card, &figure, locale, static_charts)?;
            let svg = portable(&preview(&pictures, &caption_of(&district, &card, locale)), locale, value_of);
            let path = preview_path(&of_district(&district.area.id), locale);
            previews.insert(folders.staging.join(path), svg);
        }
    }
    Ok(previews)
}

/// What is written in the preview of a district around one of its parts.
fn caption_of(district: &District, card: &Card, locale: Locale) -> Caption {
    let atlas = district.atlas;
    let lede = lede(district).map_or_else(String::new, |text| fill_string(text.get(locale), atlas, locale));
    Caption {
        title: district.area.name.get(locale).to_owned(),
        subtitle: [lede.as_str(), card.subtitle.get(locale)].join("\n"),
        ..Caption::of(card, atlas, locale, Tab::Chart, String::new())
    }
}

/// A figure's wide and narrow picture as SVG text, with their sizes.
fn pictures(
    card: &Card,
    figure: &Figure,
    locale: Locale,
    static_charts: &HashMap<String, String>,
) -> Result<[(String, [f64; 2]); 2], Failure> {
    let text = |picture: &Picture| match picture {
        Picture::Drawing(shapes) => Some(to_svg(shapes)),
        Picture::Chart(spec) => static_charts.get(&key(&card.id, locale.code(), spec)).cloned(),
    };
    let sized = |picture| {
        let svg = text(picture)?;
        let size = size(&svg)?;
        Some((svg, size))
    };
    match (sized(&figure.wide), sized(&figure.narrow)) {
        (Some(wide), Some(narrow)) => Ok([wide, narrow]),
        _ => Err(format!("figure {} has no static chart", card.id)),
    }
}

/// What the stylesheet's variables stand for on a light page, by name.
fn variables(style: &str) -> HashMap<String, String> {
    let block = style.split_once(":root, [data-theme=\"light\"] {").and_then(|(_, rest)| rest.split_once('}'));
    let declarations = block.map_or("", |(block, _)| block).split(';').filter_map(|line| line.split_once(':'));
    declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wanzhou::model::card::Swatch;
    use wanzhou::model::census::{FILES, long, wide};
    use wanzhou::model::parse;
    use wanzhou::views::page_files::{CENSUS, CORE};

    /// The core and the tables.
    fn data() -> std::io::Result<Atlas> {
        let read = |path: String| fs::read_to_string(format!("{}/public/data/{path}", env!("CARGO_MANIFEST_DIR")));
        let names: Vec<&str> = CORE.iter().copied().chain([CENSUS]).collect();
        let parts = names.iter().map(|name| read(format!("{name}.json"))).collect::<Result<Vec<String>, _>>()?;
        let (mut atlas, _) = parse(names.iter().copied().zip(parts.iter().map(String::as_str)));
        for name in FILES {
            let (columns, problems) = long::read(name, &read(format!("census/{name}.csv"))?, &atlas.census);
            parse::extend_columns(&mut atlas, name, &wide::write(&columns, &problems));
        }
        Ok(atlas)
    }

    /// What a picture says, without the breaks of its lines.
    fn wording(svg: &str) -> String {
        let texts = svg.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text);
        let plain: String = texts.collect();
        let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        closed_up(&plain)
    }

    /// A text without its spaces.
    fn closed_up(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    #[test]
    fn previews_carry_the_notes_their_marks_need_the_source_and_the_licence() -> std::io::Result<()> {
        let atlas = data()?;
        let mut noted = 0;
        for card in default_card::all(&atlas) {
            for locale in Locale::ALL {
                let (caption, words) =
                    (Caption::of(&card, &atlas, locale, Tab::Chart, String::new()), messages(locale));
                let wording = wording(&preview(&[], &caption));
                let needed = caption.notes.iter().filter(|(mark, _)| mark.is_some()).map(|(_, text)| text);
                for text in needed.chain([&caption.source]).chain(&caption.credits) {
                    let text = closed_up(text);
                    assert!(wording.contains(&text), "{} in {locale:?}: {text} is not in {wording}", card.id);
                    noted += 1;
                }
                let owner = closed_up(&[words.site, words.licence_short].concat());
                assert!(wording.contains(&owner), "{} in {locale:?}: {owner} is not in {wording}", card.id);
            }
        }
        assert!(noted > 200, "{noted}");
        Ok(())
    }

    /// Of 38 districts in so small a picture no name could be read.
    #[test]
    fn the_preview_of_a_ranking_shows_its_first_ten_and_says_so() -> Result<(), Box<dyn std::error::Error>> {
        let atlas = data()?;
        let mut seen = 0;
        for card in default_card::all(&atlas).iter().filter(|card| is_mapped(card)) {
            for locale in Locale::ALL {
                let figure = ranking(card, &atlas, locale, false).map_err(|e| e.to_string())?;
                let chart = |name: &str, picture: &Picture| {
                    let Picture::Chart(spec) = picture else { return None };
                    let svg = format!(r#"<svg id="{name}" width="{}" height="{}"></svg>"#, spec.width, spec.height);
                    Some((key(&card.id, locale.code(), spec), svg))
                };
                let static_charts =
                    [chart("all", &figure.wide), chart("first", &figure.narrow)].into_iter().flatten().collect();
                let caption = Caption::of(card, &atlas, locale, Tab::Chart, String::new());
                let svg = preview_of_ranking(card, &atlas, caption, &static_charts)?;
                assert!(svg.contains(r#"id="first""#) && !svg.contains(r#"id="all""#), "{} {locale:?}", card.id);
                let words = closed_up(&with(messages(locale).ranking_first, &["10"]));
                assert!(wording(&svg).contains(&words), "{words}: {}", wording(&svg));
                seen += 1;
            }
        }
        assert!(seen > 1, "{seen}");
        Ok(())
    }

    /// No mark says what they are misread without.
    #[test]
    fn previews_of_a_model_and_of_districts_carry_every_note_below_a_whole_title() -> std::io::Result<()> {
        let atlas = data()?;
        let models = default_card::all(&atlas).into_iter().filter(|card| card.kind.id() == "service-model");
        let districts: Vec<_> = atlas.areas.iter().filter_map(|area| District::of(&area.id, &atlas)).collect();
        let parts = districts.iter().flat_map(|of| cards(of).into_iter().map(move |(card, _)| (card, Some(of))));
        let (mut plain, mut kinds) = (0, std::collections::BTreeSet::new());
        for (card, district) in models.map(|card| (card, None)).chain(parts) {
            for locale in Locale::ALL {
                let caption = match district {
                    Some(district) => caption_of(district, &card, locale),
                    None => Caption::of(&card, &atlas, locale, Tab::Chart, String::new()),
                };
                let wording = wording(&preview(&[], &caption));
                for (mark, text) in &caption.notes {
                    let text = closed_up(text);
                    assert!(
                        !text.is_empty() && wording.contains(&text),
                        "{} in {locale:?}: {text} is not in {wording}",
                        card.id
                    );
                    plain += usize::from(mark.is_none());
                }
                for text in [&caption.title, &caption.subtitle] {
                    assert!(
                        wording.contains(&closed_up(text)),
                        "{} in {locale:?}: {text} is cut in {wording}",
                        card.id
                    );
                }
            }
            kinds.insert(card.kind.id());
        }
        assert!(kinds.len() > 5 && plain > 500, "{plain} of {kinds:?}");
        Ok(())
    }

    fn caption(notes: Vec<(Option<Swatch>, String)>) -> Caption {
        Caption {
            locale: Locale::En,
            title: "Title".to_owned(),
            subtitle: String::new(),
            set: None,
            legend: None,
            notes,
            source: "Source".to_owned(),
            credits: None,
            origin: String::new(),
            code: None,
        }
    }

    /// A note more than there is room for is left out; one that a mark calls for never is.
    #[test]
    fn notes_that_do_not_fit_are_left_out_whole_those_without_a_mark_first() {
        let note = |mark, at: usize| (mark, format!("note {at}: {}", "words ".repeat(60)));
        let notes = (0..12).map(|at| note(None, at)).chain([note(Some(Swatch::Derived), 12)]).collect();
        let caption = caption(notes);
        let wording = wording(&preview(&[], &caption));
        let whole = closed_up(&note(None, 0).1);
        assert!(wording.contains("note12:") && wording.contains(&whole[..whole.len() - 1]), "{wording}");
        assert!(!wording.contains("note11:"), "{wording}");
    }

    /// A picture higher than wide has no height to give to notes that no mark calls for.
    #[test]
    fn a_tall_picture_is_noted_by_its_marks_alone() {
        let caption = caption(vec![(None, "by itself".to_owned()), (Some(Swatch::Derived), "by a mark".to_owned())]);
        let of = |size: [f64; 2]| wording(&preview(&[("<svg></svg>".to_owned(), size)], &caption));
        let [tall, wide] = [of([350.0, 600.0]), of([700.0, 300.0])];
        assert!(tall.contains("byamark") && !tall.contains("byitself"), "{tall}");
        assert!(wide.contains("byamark") && wide.contains("byitself"), "{wide}");
    }
}
