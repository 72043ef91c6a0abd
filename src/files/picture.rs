//! A picture that can stand alone: title above, and what a reader has set; key, reading notes, source and address below, on
//! its own ground.

use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::map::{self, legend::legend};
use crate::figures::open_cases::set_by_reader;
use crate::figures::source_line::source_line;
use crate::figures::svg::{escaped, to_svg};
use crate::figures::{Canvas, NARROW, swatch, theme};
use crate::model::card::Swatch;
use crate::model::{Atlas, Card, template::fill_string};
use crate::route::{Model, Tab};
use crate::text::{LocalText, Locale, messages};

/// Margin around everything, in CSS pixels.
const MARGIN: f64 = 20.0;

/// What is written around a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// The language that all of it is in.
    pub locale: Locale,
    /// The finding.
    pub title: String,
    /// What is measured.
    pub subtitle: String,
    /// Of a model: what a reader has set, where title and notes are not about it.
    pub set: Option<String>,
    /// Of a map: what its colours and signs mean.
    pub legend: Option<Drawing>,
    /// How to read it: the marks that need words, and what must not be compared.
    pub notes: Vec<(Option<Swatch>, String)>,
    /// Where it comes from.
    pub source: String,
    /// Of a map: whose boundaries it draws, and what it is no ground for.
    pub credits: Option<String>,
    /// Site, address, date, and how it may be used.
    pub origin: String,
}

impl Caption {
    /// The caption of a card as it is shown in a view. A picture takes all the notes of its card along.
    pub fn of(card: &Card, atlas: &Atlas, locale: Locale, tab: Tab, origin: String) -> Caption {
        let (words, fill) = (messages(locale), |text: &LocalText| fill_string(text.get(locale), atlas, locale));
        // As wide as the narrowest picture, so that it fits under any.
        let canvas = Canvas { atlas, card, locale, width: NARROW };
        Caption {
            locale,
            title: fill(&card.title),
            subtitle: fill(&card.subtitle),
            set: None,
            legend: legend(&canvas, tab),
            notes: card.notes.iter().map(|note| (note.swatch, fill(&note.text))).collect(),
            source: source_line(card, atlas, locale),
            credits: map::is_drawn(card, tab).then(|| map::credits(words)),
            origin,
        }
    }

    /// The caption of a picture of the service model as a reader has set it.
    pub fn with_model(self, card: &Card, atlas: &Atlas, model: Model) -> Caption {
        let canvas = Canvas { atlas, card, locale: self.locale, width: NARROW };
        Caption { set: set_by_reader(&canvas, model), ..self }
    }
}

/// An `<svg>` with a picture in it, `width` and `height` being the picture's: it has a name and a language for who does not
/// see it. Colours are still variables of the page ([`super::portable()`]).
pub fn framed(inner: &str, [width, height]: [f64; 2], caption: &Caption) -> String {
    let width = width.max(320.0);
    let mut drawing = Drawing::new(width + 2.0 * MARGIN, 0.0);
    let mut nodes = Vec::new();
    let mut y = write(&mut nodes, Text::value(MARGIN, MARGIN + 20.0, &*caption.title, 20.0), width, 28.0);
    y = write(&mut nodes, Text::new(MARGIN, y, &*caption.subtitle).size(14.0), width, 22.0);
    if let Some(set) = &caption.set {
        y = write(&mut nodes, Text::new(MARGIN, y, &**set).size(14.0).bold().fill(theme::SAIL), width, 22.0);
    }
    let top = y;
    y += height + 20.0;
    if let Some(legend) = &caption.legend {
        nodes.push(Node::Moved { by: [MARGIN, y - 12.0], nodes: legend.nodes.clone() });
        y += legend.height;
    }
    y = notes(&mut nodes, &caption.notes, [MARGIN, y], width, 12.0);
    for line in [Some(&caption.source), caption.credits.as_ref(), Some(&caption.origin)].into_iter().flatten() {
        y = write(&mut nodes, Text::new(MARGIN, y, &**line).size(12.0).fill(theme::INK_3), width, 18.0);
    }
    drawing.height = y + 4.0;
    drawing.add(Shape::rect(0.0, 0.0, drawing.width, drawing.height).fill(theme::PAPER));
    drawing.nodes.append(&mut nodes);
    let svg = to_svg(&drawing);
    // The picture is an `<svg>` itself, moved to its place; the hatching that it may name comes along.
    let inner = inner.replacen(HIDDEN, "", 1);
    let placed = format!(r#"<g transform="translate({MARGIN} {top})">{inner}</g>{HATCH}</svg>"#);
    let svg = svg.strip_suffix("</svg>").unwrap_or(&svg).replacen(HIDDEN, "", 1);
    let lang = caption.locale.html_lang();
    let root = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{lang}" role="img" "#);
    let title = format!("><title>{}</title>", escaped(&caption.title));
    svg.replacen("<svg ", &root, 1).replacen('>', &title, 1) + &placed
}

/// On a page the summary and the table stand for a picture; a file has nothing but itself.
const HIDDEN: &str = r#" aria-hidden="true""#;

/// Writes a text in lines no wider than `width`. Returns where the next line stands.
fn write(nodes: &mut Vec<Node>, text: Text, width: f64, leading: f64) -> f64 {
    let mut y = text.y;
    for line in text.lines(width, leading) {
        y = line.y + leading;
        nodes.push(line.into());
    }
    y
}

/// Writes reading notes from a place on, each behind its swatch. Returns where the next line stands.
pub fn notes(
    nodes: &mut Vec<Node>,
    notes: &[(Option<Swatch>, String)],
    [x, top]: [f64; 2],
    width: f64,
    size: f64,
) -> f64 {
    let (indent, mut y) = (swatch::SIZE[0] + 8.0, top);
    for (mark, text) in notes {
        let from = if mark.is_some() { indent } else { 0.0 };
        if let Some(mark) = mark {
            let by = [x, y - (swatch::SIZE[1] + 0.7 * size) / 2.0];
            nodes.push(Node::Moved { by, nodes: swatch::draw(*mark).nodes });
        }
        y = write(nodes, Text::new(x + from, y, &**text).size(size), width - from, size + 6.0);
    }
    y
}

/// Width and height of SVG text, in CSS pixels, as its first tag says them.
pub fn size(svg: &str) -> Option<[f64; 2]> {
    let tag = &svg[..svg.find('>')?];
    let own = |name: &str| tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok();
    Some([own("width")?, own("height")?])
}

/// The patterns of hatched marks; the page has the same.
pub const HATCH: &str = r#"<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--lake-4)"/></pattern><pattern id="hatch-sail" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--sail)"/></pattern><pattern id="hatch-mark" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--mark)"/></pattern></defs>"#;
