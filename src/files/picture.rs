//! A picture that can stand alone: title above, source and address below, on its own ground.

use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::{svg::to_svg, theme};

/// Margin around everything, in CSS pixels.
const MARGIN: f64 = 20.0;

/// What is written around a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The finding.
    pub title: String,
    /// What is measured.
    pub subtitle: String,
    /// Where it comes from.
    pub source: String,
    /// Of a map: whose boundaries it draws, and what it is no ground for.
    pub credits: Option<String>,
    /// Site, address, date.
    pub origin: String,
}

/// An `<svg>` with a picture in it, `width` and `height` being the picture's. Colours are still variables of the page.
pub fn framed(inner: &str, [width, height]: [f64; 2], caption: &Caption) -> String {
    let width = width.max(320.0);
    let mut drawing = Drawing::new(width + 2.0 * MARGIN, 0.0);
    let mut y = MARGIN + 20.0;
    let write = |nodes: &mut Vec<Node>, text: Text, leading: f64, y: &mut f64| {
        for line in text.lines(width, leading) {
            *y = line.y + leading;
            nodes.push(line.into());
        }
    };
    let mut nodes = Vec::new();
    write(&mut nodes, Text::value(MARGIN, y, &*caption.title, 20.0), 28.0, &mut y);
    write(&mut nodes, Text::new(MARGIN, y, &*caption.subtitle).size(14.0), 22.0, &mut y);
    let top = y;
    y += height + 20.0;
    for line in [Some(&caption.source), caption.credits.as_ref(), Some(&caption.origin)].into_iter().flatten() {
        write(&mut nodes, Text::new(MARGIN, y, &**line).size(12.0).fill(theme::INK_3), 18.0, &mut y);
    }
    drawing.height = y + 4.0;
    drawing.add(Shape::rect(0.0, 0.0, drawing.width, drawing.height).fill(theme::PAPER));
    drawing.nodes.append(&mut nodes);
    let svg = to_svg(&drawing);
    // The picture is an `<svg>` itself, moved to its place; the hatching that it may name comes along.
    let placed = format!(r#"<g transform="translate({MARGIN} {top})">{inner}</g>{HATCH}</svg>"#);
    let svg = svg.strip_suffix("</svg>").unwrap_or(&svg);
    svg.replacen("<svg ", r#"<svg xmlns="http://www.w3.org/2000/svg" "#, 1) + &placed
}

/// Width and height of SVG text, in CSS pixels, as its first tag says them.
pub fn size(svg: &str) -> Option<[f64; 2]> {
    let tag = &svg[..svg.find('>')?];
    let own = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok();
    Some([own("width")?, own("height")?])
}

/// The pattern that `url(#hatch)` names; the page has the same.
pub const HATCH: &str = r#"<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--lake-4)"/></pattern></defs>"#;
