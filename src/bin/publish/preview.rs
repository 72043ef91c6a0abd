//! A figure as the card that messengers and social networks show, and where pictures of figures are kept.

use wanzhou::figures::drawing::{Drawing, Node, Shape, Text};
use wanzhou::figures::{svg::to_svg, theme};
use wanzhou::files::picture::{Caption, HATCH_PATTERNS, notes};
use wanzhou::model::card::Swatch;
use wanzhou::text::{Locale, messages};

/// Size of a preview in pixels, as Open Graph and Twitter recommend.
pub const PREVIEW: [u32; 2] = [1200, 630];

/// The path of a figure's picture file.
pub fn picture_path(figure: &str, locale: Locale) -> String {
    format!("figures/{figure}.{}.svg", locale.code())
}

/// The path of a figure's preview.
pub fn preview_path(figure: &str, locale: Locale) -> String {
    format!("figures/{figure}.{}.png", locale.code())
}

/// The name of a district's preview among those of figures.
pub fn of_district(district: &str) -> String {
    ["district-", district].concat()
}

/// Title on the left, the picture on the right, whichever of the two can be larger; below them what must be known to read it, and
/// where it comes from.
pub fn preview(pictures: &[(String, [f64; 2])], caption: &Caption) -> String {
    const MARGIN: f64 = 56.0;
    const LEFT: f64 = 470.0;
    let [width, height] = PREVIEW.map(f64::from);
    let mut drawing = Drawing::new(width, height);
    drawing.add(Shape::rect(0.0, 0.0, width, height).fill(theme::PAPER));
    drawing.add(Shape::rect(0.0, 0.0, width, 10.0).fill(theme::INK));
    let is_tall = !pictures.is_empty() && pictures.iter().all(|(_, [width, height])| *height > 1.2 * width);
    let (foot, foot_height) = foot(caption, is_tall, width - 2.0 * MARGIN);
    let foot_top = height - 34.0 - foot_height;
    drawing.add(Shape::line(MARGIN, foot_top, width - MARGIN, foot_top).stroke(theme::RULE_2, 1.0));
    drawing.add(Node::Moved { by: [MARGIN, foot_top], nodes: foot });

    let top = 46.0;
    let (space_x, space_y) = (width - 3.0 * MARGIN - LEFT, foot_top - top - 16.0);
    let subtitle = |y: f64, size: f64| Text::new(MARGIN, y, &*caption.subtitle).size(size).lines(LEFT, size * 1.45);
    let written = [44.0, 38.0, 32.0, 27.0, 24.0].map(|size| {
        let mut lines = Text::value(MARGIN, top + size, &*caption.title, size).lines(LEFT, size * 1.32);
        let below = lines.last().map_or(top, |line| line.y);
        lines.extend(subtitle(below + 40.0, if size > 30.0 { 21.0 } else { 17.0 }));
        lines
    });
    let fits = |lines: &&Vec<Text>| lines.last().is_none_or(|line| line.y <= foot_top - 12.0);
    let lines = written.iter().find(fits).or(written.last()).cloned().unwrap_or_default();
    drawing.nodes.extend(lines.into_iter().filter(|line| line.y <= foot_top - 12.0).map(Into::into));
    let scale = |[w, h]: [f64; 2]| (space_x / w).min(space_y / h);
    let best = pictures.iter().max_by(|a, b| scale(a.1).total_cmp(&scale(b.1)));
    let svg = to_svg(&drawing).replacen("<svg ", r#"<svg xmlns="http://www.w3.org/2000/svg" "#, 1);
    let Some((picture, size)) = best else { return svg };
    let scale = scale(*size);
    let x = width - MARGIN - size[0] * scale;
    let y = top + (space_y - size[1] * scale) / 2.0;
    let moved =
        format!(r#"<g transform="translate({x:.1} {y:.1}) scale({scale:.4})">{picture}</g>{HATCH_PATTERNS}</svg>"#);
    svg.strip_suffix("</svg>").unwrap_or(&svg).to_owned() + &moved
}

/// The foot of a preview with the height of it all: first the notes that the marks need and those that keep what does not compare
/// apart, then the others, as many as leave title and picture enough room; a tall picture needs all there is.
fn foot(caption: &Caption, is_tall: bool, width: f64) -> (Vec<Node>, f64) {
    const HIGHEST: f64 = 234.0;
    let (mut shown, others): (Vec<_>, Vec<_>) = caption.notes.iter().cloned().partition(|(mark, _)| mark.is_some());
    let mut foot = written(caption, &shown, width);
    for note in others.into_iter().filter(|_| !is_tall) {
        shown.push(note);
        let longer = written(caption, &shown, width);
        if longer.1 <= HIGHEST {
            foot = longer;
        } else {
            shown.pop();
        }
    }
    foot
}

/// Notes, the source, whose picture it is and how it may be used; with the height of it all.
fn written(caption: &Caption, shown: &[(Option<Swatch>, String)], width: f64) -> (Vec<Node>, f64) {
    const SIZE: f64 = 13.0;
    let words = messages(caption.locale);
    let mut nodes = Vec::new();
    // The site's name is higher than a line and may not reach into the last note.
    let mut y = notes(&mut nodes, shown, [0.0, 24.0], width, SIZE) + 6.0;
    // Two texts: with a gap between stretches resvg does not end a line where it should.
    let licence = Text::new(width, 0.0, words.licence_short).size(SIZE).fill(theme::INK_3).end();
    let end = width - licence.estimated_width() - 6.0;
    let name = Text::value(end, 0.0, words.site, 20.0).fill(theme::ACCENT).end();
    let space = end - name.estimated_width() - 24.0;
    for text in [Some(&caption.source), caption.credits.as_ref()].into_iter().flatten() {
        for line in Text::new(0.0, y, &**text).size(SIZE).fill(theme::INK_3).lines(space, SIZE + 6.0) {
            y = line.y + SIZE + 6.0;
            nodes.push(line.into());
        }
    }
    nodes.extend([name, licence].map(|text| Text { y: y - SIZE - 6.0, ..text }.into()));
    (nodes, y - SIZE - 6.0 + 6.0)
}
