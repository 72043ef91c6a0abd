//! A figure as a picture file: with its caption as SVG, and as the card that messengers and social networks show.

use super::{Failure, Folders};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use wanzhou::figures::drawing::{Drawing, Shape, Text};
use wanzhou::figures::map;
use wanzhou::figures::source_line::sources;
use wanzhou::figures::{Figure, Picture, build, column_width, of_indicator, svg::to_svg, theme};
use wanzhou::files::picture::{Caption, HATCH, framed, size};
use wanzhou::model::{Atlas, Card, template::fill_string};
use wanzhou::route::Tab;
use wanzhou::text::{Locale, messages};
use wanzhou::views::chart::key;
use wanzhou::views::figure_card::source_line_text;

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
        let variables = variables(&style, locale);
        for card in &figures {
            let figure = build(card, atlas, locale, column_width(8)).map_err(|e| format!("figure {}: {e}", card.id))?;
            let caption = Caption {
                title: fill_string(card.title.get(locale), atlas, locale),
                subtitle: fill_string(card.subtitle.get(locale), atlas, locale),
                source: source_line_text(sources(card, atlas, locale), messages(locale)),
                credits: map::is_drawn(card, Tab::Chart).then(|| map::credits(messages(locale))),
                origin: [messages(locale).site, &folders.site].join(" ").trim().to_owned(),
            };
            let pictures = pictures(card, &figure, locale, stills)?;
            let svg = framed(&pictures[0].0, pictures[0].1, &caption);
            folders.write(&picture_path(&card.id, locale), resolved(&svg, &variables).as_bytes())?;
            let preview = resolved(&preview(&pictures, &caption, messages(locale).site), &variables);
            previews.insert(folders.staging.join(preview_path(&card.id, locale)), preview);
        }
    }
    // Installed, the site has an icon; some systems take PNG alone.
    for (name, file) in [("icon", "icon.svg"), ("maskable", "icon-maskable.svg")] {
        let svg = fs::read_to_string(folders.source.join("public").join(file))
            .map_err(|e| format!("cannot read public/{file}: {e}"))?;
        for size in [192, 512] {
            let svg = svg.replacen("<svg ", &format!(r#"<svg width="{size}" height="{size}" "#), 1);
            previews.insert(folders.staging.join(format!("icons/{name}-{size}.png")), svg);
        }
    }
    fs::create_dir_all(folders.staging.join("icons")).map_err(|e| format!("cannot make icons/: {e}"))?;
    let previews = serde_json::to_string(&previews).map_err(|e| e.to_string())?;
    folders.node("previews.mjs", &[], &previews).map(|_| ())
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

/// Title and source on the left, the picture on the right, whichever of the two can be larger.
fn preview(pictures: &[(String, [f64; 2])], caption: &Caption, site: &str) -> String {
    const MARGIN: f64 = 56.0;
    const LEFT: f64 = 470.0;
    let [width, height] = PREVIEW.map(f64::from);
    let (room_x, room_y) = (width - 3.0 * MARGIN - LEFT, height - 2.0 * MARGIN);
    let mut drawing = Drawing::new(width, height);
    drawing.add(Shape::rect(0.0, 0.0, width, height).fill(theme::PAPER));
    drawing.add(Shape::rect(0.0, 0.0, width, 10.0).fill(theme::INK));
    let lines = |size: f64| Text::value(MARGIN, MARGIN + size, &*caption.title, size).lines(LEFT, size * 1.36);
    let title = [48.0, 40.0, 34.0].map(lines).into_iter().find(|lines| lines.len() <= 6);
    let title = title.unwrap_or_else(|| lines(28.0));
    let below = title.last().map_or(MARGIN, |line| line.y) + 44.0;
    drawing.nodes.extend(title.into_iter().map(Into::into));
    let subtitle = Text::new(MARGIN, below, &*caption.subtitle).size(22.0).fill(theme::INK_2).lines(LEFT, 32.0);
    drawing.nodes.extend(subtitle.into_iter().take(3).map(Into::into));
    drawing.nodes.push(Text::value(MARGIN, height - MARGIN, site, 26.0).fill(theme::SAIL).into());
    let scale = |[w, h]: [f64; 2]| (room_x / w).min(room_y / h);
    let best = pictures.iter().max_by(|a, b| scale(a.1).total_cmp(&scale(b.1)));
    let svg = to_svg(&drawing).replacen("<svg ", r#"<svg xmlns="http://www.w3.org/2000/svg" "#, 1);
    let Some((picture, size)) = best else { return svg };
    let scale = scale(*size);
    let x = width - MARGIN - size[0] * scale;
    let y = MARGIN + (room_y - size[1] * scale) / 2.0;
    let placed = format!(r#"<g transform="translate({x:.1} {y:.1}) scale({scale:.4})">{picture}</g>{HATCH}</svg>"#);
    svg.strip_suffix("</svg>").unwrap_or(&svg).to_owned() + &placed
}

/// What the style sheet's variables stand for on a light page, by name.
fn variables(style: &str, locale: Locale) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let blocks = [":root {", ":root, [data-theme=\"light\"] {"].into_iter();
    for start in blocks.chain((locale == Locale::En).then_some(":root[lang=\"en\"] {")) {
        let block = style.split_once(start).and_then(|(_, rest)| rest.split_once('}')).map_or("", |(block, _)| block);
        for declaration in block.split(';') {
            if let Some((name, value)) = declaration.split_once(':') {
                found.insert(name.trim().to_owned(), value.trim().replace('"', "'"));
            }
        }
    }
    found
}

/// SVG text with variables replaced. What is mixed with transparency becomes a colour with an alpha of its own.
fn resolved(svg: &str, variables: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once("var(") {
        let (name, after) = after.split_once(')').unwrap_or((after, ""));
        let value = variables.get(name).map_or("none", String::as_str);
        out.push_str(before);
        out.push_str(&mixed(value).unwrap_or_else(|| value.to_owned()));
        rest = after;
    }
    out + rest
}

/// `color-mix(in srgb, #12242b 14%, transparent)` as `rgba(18,36,43,0.14)`.
fn mixed(value: &str) -> Option<String> {
    let inner = value.strip_prefix("color-mix(in srgb, #")?.strip_suffix(" transparent)")?;
    let (hex, share) = inner.trim_end_matches(',').split_once(' ')?;
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let alpha: f64 = share.trim_end_matches('%').parse().ok()?;
    Some(format!("rgba({},{},{},{})", part(0)?, part(2)?, part(4)?, alpha / 100.0))
}
