//! A picture that can stand alone: title above, and what a reader has set; key, reading notes, source and address below, on
//! its own ground.

mod lines;

use super::qr_symbol::QrSymbol;
use crate::figures::drawing::{Drawing, Node, Shape, Text, n};
use crate::figures::map::{self, legend::legend};
use crate::figures::process::open_cases::set_by_reader;
use crate::figures::source_line::source_line;
use crate::figures::svg::to_svg;
use crate::figures::{DrawContext, NARROW, swatch, theme};
use crate::model::card::Swatch;
use crate::model::{Atlas, Card, template::fill_string};
use crate::route::{Model, Tab};
use crate::text::{LocalText, Locale, escape::markup, messages, messages::files::files};

/// Margin around everything, in CSS pixels.
pub(super) const MARGIN: f64 = 20.0;
/// Between the code and the words beside it, in CSS pixels.
const GAP: f64 = 12.0;

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
    /// Site, address, date, and how it may be used, with dots between them.
    pub origin: String,
    /// What leads a camera to the figure, and the side of one of its squares in CSS pixels.
    pub code: Option<(QrSymbol, f64)>,
}

impl Caption {
    /// The caption of a card as it is shown in a view. A picture takes all the notes of its card along, and
    /// the definition where nothing else says what is measured.
    pub fn of(card: &Card, atlas: &Atlas, locale: Locale, tab: Tab, origin: String) -> Caption {
        let (words, fill) = (messages(locale), |text: &LocalText| fill_string(text.get(locale), atlas, locale));
        // As wide as the narrowest picture, so that it fits under any.
        let canvas = DrawContext { atlas, card, locale, width: NARROW };
        let notes = card.notes.iter().map(|note| (note.swatch, fill(&note.text)));
        // The title of a figure made of an indicator is its name alone.
        let made = atlas.indicators.get(card.id.as_indicator()).filter(|_| atlas.cards.get(&card.id).is_none());
        let definition = made.map(|indicator| (None, indicator.definition.get(locale).to_owned()));
        Caption {
            locale,
            title: fill(&card.title),
            subtitle: fill(&card.subtitle),
            set: None,
            legend: legend(&canvas, tab),
            notes: notes.chain(definition).collect(),
            source: source_line(card, atlas, locale),
            credits: map::is_drawn(card, tab).then(|| map::credits(words)),
            origin,
            code: None,
        }
    }

    /// The caption of a picture of the service model as a reader has set it.
    pub fn with_model(self, card: &Card, atlas: &Atlas, model: Model) -> Caption {
        let canvas = DrawContext { atlas, card, locale: self.locale, width: NARROW };
        Caption { set: set_by_reader(&canvas, model), ..self }
    }
}

/// An `<svg>` with a picture in it, `width` and `height` being the picture's: it has a name and a language for who does not
/// see it. Colours are still variables of the page ([`super::portable()`]).
pub fn framed(inner: &str, measure: [f64; 2], caption: &Caption) -> String {
    PictureLayout::stacked(measure, caption).with(inner, caption)
}

/// Everything around a picture, in its place.
#[derive(Clone, Debug)]
pub struct PictureLayout {
    /// Width and height of it all, in CSS pixels.
    pub size: [f64; 2],
    /// The left upper corner of the picture.
    pub(super) at: [f64; 2],
    pub(super) nodes: Vec<Node>,
}

impl PictureLayout {
    /// Title above, the rest below; `measure` is the size of the picture.
    pub fn stacked([width, height]: [f64; 2], caption: &Caption) -> PictureLayout {
        let width = width.max(320.0);
        let mut nodes = Vec::new();
        let top = head(&mut nodes, caption, 20.0, width);
        let mut y = top + height + 20.0;
        if let Some(legend) = &caption.legend {
            nodes.push(Node::Moved { by: [MARGIN, y - 12.0], nodes: legend.nodes.clone() });
            y += legend.height;
        }
        let whole = width + 2.0 * MARGIN;
        y = foot(&mut nodes, caption, y, [width, whole]);
        PictureLayout { size: [whole, y + 4.0], at: [MARGIN, top], nodes }
    }

    /// The picture on the right, all words in a column `left` wide beside it, for frames that are broad. Of the two columns
    /// the code is at the foot of the one where it makes the whole less high.
    pub fn beside([width, height]: [f64; 2], caption: &Caption, left: f64) -> PictureLayout {
        let (mut nodes, mut below, mut scanned) = (Vec::new(), Vec::new(), Vec::new());
        let right = width.max(NARROW);
        let top = head(&mut nodes, caption, 24.0, left) + 12.0;
        let from = noted(&mut below, caption, 0.0, left);
        let end = source_lines(&mut below, caption, from, left) + 4.0;
        let code = code_below(&mut scanned, caption, left.min(right));
        let key = caption.legend.as_ref().map_or(0.0, |legend| legend.height + 8.0);
        let (words, drawn) = (top + end, height + key + 2.0 * MARGIN);
        let is_under = words.max(drawn + code) < (words + code).max(drawn);
        let [with_words, with_picture] = if is_under { [0.0, code] } else { [code, 0.0] };
        let tall = (words + with_words).max(drawn + with_picture);
        nodes.push(Node::Moved { by: [0.0, tall - end - with_words], nodes: below });
        let at = [left + 3.0 * MARGIN, (tall - height - key - with_picture) / 2.0];
        if let Some(legend) = &caption.legend {
            nodes.push(Node::Moved { by: [at[0], at[1] + height + 8.0], nodes: legend.nodes.clone() });
        }
        let by = if is_under { [at[0], at[1] + height + key] } else { [MARGIN, tall - code - 4.0] };
        nodes.push(Node::Moved { by, nodes: scanned });
        PictureLayout { size: [at[0] + right + MARGIN, tall], at, nodes }
    }

    /// No picture, and so no notes: title, what is measured, and where it comes from, in a column `width` wide.
    pub fn titled(caption: &Caption, width: f64) -> PictureLayout {
        let mut nodes = Vec::new();
        let y = head(&mut nodes, caption, 24.0, width) + 4.0;
        let caption = Caption { notes: Vec::new(), ..caption.clone() };
        let whole = width + 2.0 * MARGIN;
        let y = foot(&mut nodes, &caption, y, [width, whole]);
        PictureLayout { size: [whole, y + 4.0], at: [0.0; 2], nodes }
    }

    /// The same with more ground around it, as broad for its height as `ratio` says.
    pub fn padded(self, ratio: f64) -> PictureLayout {
        let [width, height] = self.size;
        let size = [width.max(height * ratio), height.max(width / ratio)];
        let by = [(size[0] - width) / 2.0, (size[1] - height) / 2.0];
        let at = [self.at[0] + by[0], self.at[1] + by[1]];
        PictureLayout { size, at, nodes: vec![Node::Moved { by, nodes: self.nodes }] }
    }

    /// The `<svg>` of it all around a picture.
    pub fn with(self, inner: &str, caption: &Caption) -> String {
        assembled(self.size, self.nodes, &[(self.at, inner)], caption)
    }
}

/// An `<svg>` of a size, on its own ground: what is drawn, then pictures, each with its left upper corner at a point.
pub(super) fn assembled(
    [width, height]: [f64; 2],
    nodes: Vec<Node>,
    pictures: &[([f64; 2], &str)],
    caption: &Caption,
) -> String {
    let mut drawing = Drawing::new(width, height);
    drawing.add(Shape::rect(0.0, 0.0, width, height).fill(theme::PAPER));
    drawing.nodes.extend(nodes);
    let svg = to_svg(&drawing);
    // A picture is an `<svg>` itself, moved to its position; the hatching that it may name comes along.
    let moved = pictures.iter().map(|([x, y], inner)| {
        format!(r#"<g transform="translate({} {})">{}</g>"#, n(*x), n(*y), inner.replacen(HIDDEN, "", 1))
    });
    let all = moved.collect::<String>() + HATCH_PATTERNS + "</svg>";
    let svg = svg.strip_suffix("</svg>").unwrap_or(&svg).replacen(HIDDEN, "", 1);
    let lang = caption.locale.html_lang();
    let root = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{lang}" role="img" "#);
    let title = format!("><title>{}</title>", markup(&caption.title));
    svg.replacen("<svg ", &root, 1).replacen('>', &title, 1) + &all
}

/// Title, what is measured, and what a reader has set. Returns where the picture begins.
pub(super) fn head(nodes: &mut Vec<Node>, caption: &Caption, size: f64, width: f64) -> f64 {
    let mut y = write(nodes, Text::value(MARGIN, MARGIN + size, &*caption.title, size), width, size * 1.4);
    y = write(nodes, Text::new(MARGIN, y, &*caption.subtitle).size(14.0), width, 22.0);
    if let Some(set) = &caption.set {
        y = write(nodes, Text::new(MARGIN, y, &**set).size(14.0).bold().fill(theme::ACCENT), width, 22.0);
    }
    y
}

/// Notes, source, credits and origin, in a column `width` wide of a picture that is `whole` wide; the code beside all but
/// the notes where that leaves them half of the picture, else below them. Returns where the next line would be.
pub(super) fn foot(nodes: &mut Vec<Node>, caption: &Caption, top: f64, [width, whole]: [f64; 2]) -> f64 {
    let from = noted(nodes, caption, top, width);
    let Some(code) = drawn_code(caption) else { return source_lines(nodes, caption, from, width) };
    let space = width - code.width - GAP;
    if space < whole / 2.0 {
        let (mut scanned, y) = (Vec::new(), source_lines(nodes, caption, from, width));
        let height = code_below(&mut scanned, caption, width);
        nodes.push(Node::Moved { by: [MARGIN, y - 12.0], nodes: scanned });
        return y + height;
    }
    let y = source_lines(nodes, caption, from, space);
    let y = write(nodes, small(MARGIN, y, files(caption.locale).scan), space, 18.0);
    let by = [MARGIN + width - code.width, from - 12.0];
    let y = y.max(by[1] + code.height + 16.0);
    nodes.push(Node::Moved { by, nodes: code.nodes });
    y
}

/// Notes. Returns where the next line would be.
fn noted(nodes: &mut Vec<Node>, caption: &Caption, top: f64, width: f64) -> f64 {
    let end = notes(nodes, &caption.notes, [MARGIN, top], width, 12.0);
    if caption.notes.is_empty() { end } else { end + 6.0 }
}

/// Source, credits and origin. Returns where the next line would be.
fn source_lines(nodes: &mut Vec<Node>, caption: &Caption, top: f64, width: f64) -> f64 {
    let origin = lines::parts(&caption.origin, &small(0.0, 0.0, ""), width);
    let texts = [Some(&*caption.source), caption.credits.as_deref(), Some(&*origin)];
    let texts = texts.into_iter().flatten().filter(|text| !text.is_empty());
    texts.fold(top, |y, text| write(nodes, small(MARGIN, y, text), width, 18.0))
}

/// The code below what it is for, in a column `width` wide. Returns how high both are; nothing without a code.
fn code_below(nodes: &mut Vec<Node>, caption: &Caption, width: f64) -> f64 {
    let Some(code) = drawn_code(caption) else { return 0.0 };
    let top = write(nodes, small(0.0, 16.0, files(caption.locale).scan), width, 18.0) - 10.0;
    nodes.push(Node::Moved { by: [0.0, top], nodes: code.nodes });
    top + code.height + 12.0
}

fn drawn_code(caption: &Caption) -> Option<Drawing> {
    caption.code.as_ref().map(|(code, module)| code.drawn(*module))
}

/// The smallest text.
fn small(x: f64, y: f64, text: &str) -> Text {
    Text::new(x, y, text).size(12.0).fill(theme::INK_3)
}

/// On a page the summary and the table stand for a picture; a file has nothing but itself.
const HIDDEN: &str = r#" aria-hidden="true""#;

/// Writes a text in lines no wider than `width`. Returns where the next line is.
fn write(nodes: &mut Vec<Node>, text: Text, width: f64, leading: f64) -> f64 {
    let mut y = text.y;
    for line in lines::set(&text, width, leading) {
        y = line.y + leading;
        nodes.push(line.into());
    }
    y
}

/// Writes reading notes from a point on, each behind its swatch. Returns where the next line is.
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
pub const HATCH_PATTERNS: &str = r#"<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--seq-4)"/></pattern><pattern id="hatch-accent" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--accent)"/></pattern><pattern id="hatch-mark" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--mark)"/></pattern><pattern id="hatch-doubtful" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.4" height="6" fill="var(--doubtful)"/></pattern></defs>"#;
