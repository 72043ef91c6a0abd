//! A figure as a picture file: with its caption as SVG, and as the card that messengers and social networks show.

use super::{Failure, Folders};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;
use wanzhou::figures::drawing::{Drawing, Node, Shape, Text};
use wanzhou::figures::profile::{District, card_of, lede};
use wanzhou::figures::{Figure, Picture, build, column_width, of_indicator, svg::to_svg, theme};
use wanzhou::files::picture::{Caption, HATCH, framed, notes, size};
use wanzhou::files::portable;
use wanzhou::model::template::fill_string;
use wanzhou::model::{Atlas, Card};
use wanzhou::route::Tab;
use wanzhou::text::{Locale, messages};
use wanzhou::views::chart::key;

/// Size of a preview in pixels, as Open Graph and Twitter want it.
pub const PREVIEW: [u32; 2] = [1200, 630];

/// The path of a figure's picture file.
pub fn picture_path(figure: &str, locale: Locale) -> String {
    format!("figures/{figure}.{}.svg", locale.code())
}

/// The path of a figure's preview.
pub fn preview_path(figure: &str, locale: Locale) -> String {
    format!("figures/{figure}.{}.png", locale.code())
}

/// Writes the picture file and the preview of every figure, in both languages.
pub fn write(folders: &Folders, atlas: &Atlas, stills: &HashMap<String, String>) -> Result<(), Failure> {
    let style = fs::read_to_string(folders.source.join("src/style/tokens.css"))
        .map_err(|e| format!("cannot read src/style/tokens.css: {e}"))?;
    let (figures, mut previews) = (of_indicator::all(atlas), BTreeMap::new());
    for locale in Locale::ALL {
        let variables = variables(&style);
        let value_of = |name: &str| variables.get(name).cloned().unwrap_or_else(|| "none".to_owned());
        for card in &figures {
            let figure = build(card, atlas, locale, column_width(8)).map_err(|e| format!("figure {}: {e}", card.id))?;
            let origin = [messages(locale).site, &folders.site].join(" ");
            let origin = format!("{} · {}", origin.trim(), messages(locale).licence_short);
            let caption = Caption::of(card, atlas, locale, Tab::Chart, origin);
            let pictures = pictures(card, &figure, locale, stills)?;
            let svg = framed(&pictures[0].0, pictures[0].1, &caption);
            folders.write(&picture_path(&card.id, locale), portable(&svg, locale, &value_of).as_bytes())?;
            let preview = portable(&preview(&pictures, &caption, messages(locale).site), locale, &value_of);
            previews.insert(folders.staging.join(preview_path(&card.id, locale)), preview);
        }
    }
    previews.extend(districts(folders, atlas, stills, &style)?);
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

/// The figure that stands for a district in its preview.
pub fn district_preview(district: &str) -> String {
    format!("ages-{district}")
}

/// The previews of the districts, in both languages, by path: the name, what is said of it, and its ages.
fn districts(
    folders: &Folders,
    atlas: &Atlas,
    stills: &HashMap<String, String>,
    style: &str,
) -> Result<BTreeMap<PathBuf, String>, Failure> {
    let variables = variables(style);
    let value_of = |name: &str| variables.get(name).cloned().unwrap_or_else(|| "none".to_owned());
    let mut previews = BTreeMap::new();
    for district in atlas.areas.iter().filter_map(|area| District::of(&area.id, atlas)) {
        let Some(card) = card_of(&district_preview(&district.area.id), atlas) else { continue };
        for locale in Locale::ALL {
            let figure = build(&card, atlas, locale, column_width(7)).map_err(|e| format!("{}: {e}", card.id))?;
            let lede = lede(&district).map_or_else(String::new, |text| fill_string(text.get(locale), atlas, locale));
            let caption = Caption {
                title: district.area.name.get(locale).to_owned(),
                subtitle: lede,
                ..Caption::of(&card, atlas, locale, Tab::Chart, String::new())
            };
            let pictures = pictures(&card, &figure, locale, stills)?;
            let svg = portable(&preview(&pictures, &caption, messages(locale).site), locale, &value_of);
            previews.insert(folders.staging.join(preview_path(&card.id, locale)), svg);
        }
    }
    Ok(previews)
}

/// A figure's wide and narrow picture as SVG text, with their sizes.
fn pictures(
    card: &Card,
    figure: &Figure,
    locale: Locale,
    stills: &HashMap<String, String>,
) -> Result<[(String, [f64; 2]); 2], Failure> {
    let text = |picture: &Picture| match picture {
        Picture::Drawing(shapes) => Some(to_svg(shapes)),
        Picture::Chart(spec) => stills.get(&key(&card.id, locale.code(), spec)).cloned(),
    };
    let sized = |picture| {
        let svg = text(picture)?;
        let size = size(&svg)?;
        Some((svg, size))
    };
    match (sized(&figure.wide), sized(&figure.narrow)) {
        (Some(wide), Some(narrow)) => Ok([wide, narrow]),
        _ => Err(format!("figure {} has no still picture", card.id)),
    }
}

/// Title on the left, the picture on the right, whichever of the two can be larger; below them what must be known to read it, and
/// where it comes from.
fn preview(pictures: &[(String, [f64; 2])], caption: &Caption, site: &str) -> String {
    const MARGIN: f64 = 56.0;
    const LEFT: f64 = 470.0;
    let [width, height] = PREVIEW.map(f64::from);
    let mut drawing = Drawing::new(width, height);
    drawing.add(Shape::rect(0.0, 0.0, width, height).fill(theme::PAPER));
    drawing.add(Shape::rect(0.0, 0.0, width, 10.0).fill(theme::INK));
    let (foot, foot_height) = foot(caption, site, width - 2.0 * MARGIN);
    let floor = height - 34.0 - foot_height;
    drawing.add(Shape::line(MARGIN, floor, width - MARGIN, floor).stroke(theme::HAIR_2, 1.0));
    drawing.add(Node::Moved { by: [MARGIN, floor], nodes: foot });

    let top = 46.0;
    let (room_x, room_y) = (width - 3.0 * MARGIN - LEFT, floor - top - 16.0);
    let subtitle = |y: f64, size: f64| Text::new(MARGIN, y, &*caption.subtitle).size(size).lines(LEFT, size * 1.45);
    let written = [44.0, 38.0, 32.0, 27.0, 24.0].map(|size| {
        let mut lines = Text::value(MARGIN, top + size, &*caption.title, size).lines(LEFT, size * 1.32);
        let below = lines.last().map_or(top, |line| line.y);
        lines.extend(subtitle(below + 40.0, if size > 30.0 { 21.0 } else { 17.0 }));
        lines
    });
    let fits = |lines: &&Vec<Text>| lines.last().is_none_or(|line| line.y <= floor - 12.0);
    let lines = written.iter().find(fits).or(written.last()).cloned().unwrap_or_default();
    drawing.nodes.extend(lines.into_iter().filter(|line| line.y <= floor - 12.0).map(Into::into));
    let scale = |[w, h]: [f64; 2]| (room_x / w).min(room_y / h);
    let best = pictures.iter().max_by(|a, b| scale(a.1).total_cmp(&scale(b.1)));
    let svg = to_svg(&drawing).replacen("<svg ", r#"<svg xmlns="http://www.w3.org/2000/svg" "#, 1);
    let Some((picture, size)) = best else { return svg };
    let scale = scale(*size);
    let x = width - MARGIN - size[0] * scale;
    let y = top + (room_y - size[1] * scale) / 2.0;
    let placed = format!(r#"<g transform="translate({x:.1} {y:.1}) scale({scale:.4})">{picture}</g>{HATCH}</svg>"#);
    svg.strip_suffix("</svg>").unwrap_or(&svg).to_owned() + &placed
}

/// The notes that the marks need and those that keep what does not compare apart, the source, and whose picture it is; with the
/// height of it all.
fn foot(caption: &Caption, site: &str, width: f64) -> (Vec<Node>, f64) {
    const SIZE: f64 = 13.0;
    let needed: Vec<_> = caption.notes.iter().filter(|(mark, _)| mark.is_some()).cloned().collect();
    let mut nodes = Vec::new();
    let mut y = notes(&mut nodes, &needed, [0.0, 24.0], width, SIZE);
    let name = Text::value(width, 0.0, site, 20.0).fill(theme::SAIL).end();
    let room = width - name.estimated_width() - 24.0;
    for text in [Some(&caption.source), caption.credits.as_ref()].into_iter().flatten() {
        for line in Text::new(0.0, y, &**text).size(SIZE).fill(theme::INK_3).lines(room, SIZE + 6.0) {
            y = line.y + SIZE + 6.0;
            nodes.push(line.into());
        }
    }
    nodes.push(Text { y: y - SIZE - 6.0, ..name }.into());
    (nodes, y - SIZE - 6.0 + 6.0)
}

/// What the style sheet's variables stand for on a light page, by name.
fn variables(style: &str) -> HashMap<String, String> {
    let block = style.split_once(":root, [data-theme=\"light\"] {").and_then(|(_, rest)| rest.split_once('}'));
    let declarations = block.map_or("", |(block, _)| block).split(';').filter_map(|line| line.split_once(':'));
    declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wanzhou::model::parse;
    use wanzhou::views::arrived::CORE;

    /// What a picture says, without the breaks of its lines.
    fn said(svg: &str) -> String {
        let texts = svg.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text);
        let plain: String = texts.collect();
        let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        plain.chars().filter(|c| !c.is_whitespace()).collect()
    }

    #[test]
    fn previews_carry_the_notes_their_marks_need_and_the_source() -> std::io::Result<()> {
        let data = |name: &&str| format!("{}/public/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let parts = CORE.iter().map(|name| fs::read_to_string(data(name))).collect::<Result<Vec<String>, _>>()?;
        let (atlas, _) = parse(CORE.iter().copied().zip(parts.iter().map(String::as_str)));
        let mut noted = 0;
        for card in of_indicator::all(&atlas) {
            for locale in Locale::ALL {
                let caption = Caption::of(&card, &atlas, locale, Tab::Chart, String::new());
                let svg = preview(&[], &caption, messages(locale).site);
                let said = said(&svg);
                let needed = caption.notes.iter().filter(|(mark, _)| mark.is_some()).map(|(_, text)| text);
                for text in needed.chain([&caption.source]).chain(&caption.credits) {
                    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                    assert!(said.contains(&text), "{} in {locale:?}: {text} is not in {said}", card.id);
                    noted += 1;
                }
            }
        }
        assert!(noted > 200, "{noted}");
        Ok(())
    }
}
