//! Figures below one another as one picture, for articles that take nothing but pictures.

use super::destination::{Destination, module};
use super::picture::{Caption, MARGIN, PictureLayout, assembled, foot, head};
use super::qr_symbol::QrSymbol;
use crate::figures::drawing::{Node, Shape};
use crate::figures::{NARROW, theme};
use crate::text::messages::{files::files, with};

/// The width of it all, in CSS pixels: that of a phone's picture with its margins.
const WIDTH: f64 = NARROW + 2.0 * MARGIN;
/// How high a picture can be, in CSS pixels: canvases of phones hold 16,777,216 pixels and no more.
const MOST: f64 = 5_400.0;
/// Between two figures, in CSS pixels.
const GAP: f64 = 12.0;

/// A figure in its place.
#[derive(Clone, Debug)]
pub struct FigureSection {
    /// Its picture, drawn for a phone.
    pub svg: String,
    /// Width and height of that, in CSS pixels.
    pub size: [f64; 2],
    /// What is written around it; site, date and licence appear once, below all of them.
    pub caption: Caption,
}

/// A finished picture.
#[derive(Clone, Debug)]
pub struct LongPicture {
    /// SVG text; colours are still variables of the page.
    pub svg: String,
    /// Width and height in CSS pixels.
    pub size: [f64; 2],
    /// Pixels to a CSS pixel.
    pub scale: f64,
}

/// Figures below a title of their own, in one picture, or in several where one would be higher than browsers draw; no figure
/// is cut. `address` is what the code of each picture leads to, where the site has one.
pub fn long_pictures(caption: &Caption, sections: &[FigureSection], address: Option<&str>) -> Vec<LongPicture> {
    let scale = Destination::Article.pixels().0 / WIDTH;
    let code = address.and_then(QrSymbol::of).map(|code| {
        let side = module(Destination::Article, &code) / scale;
        (code, side)
    });
    let whole = Caption { code, ..caption.clone() };
    let laid: Vec<(PictureLayout, &FigureSection)> =
        sections.iter().map(|section| (PictureLayout::stacked(section.size, &section.caption), section)).collect();
    let around = HeadAndFoot::of(&whole).height();
    let mut parts: Vec<Vec<(PictureLayout, &FigureSection)>> = Vec::new();
    let mut space = 0.0;
    for (layout, section) in laid {
        let height = layout.size[1] + GAP;
        match parts.last_mut().filter(|_| height <= space) {
            Some(part) => part.push((layout, section)),
            None => {
                parts.push(vec![(layout, section)]);
                space = MOST - around;
            }
        }
        space -= height;
    }
    let count = parts.len();
    let one = |(at, part)| one(part, &numbered(&whole, at, count), scale);
    parts.into_iter().enumerate().map(one).collect()
}

/// The caption of one picture of several, which says so.
fn numbered(caption: &Caption, at: usize, count: usize) -> Caption {
    let mut caption = caption.clone();
    if count > 1 {
        caption.title =
            with(files(caption.locale).part_of, &[&caption.title, &(at + 1).to_string(), &count.to_string()]);
    }
    caption
}

/// Title above and origin below.
struct HeadAndFoot {
    head: Vec<Node>,
    top: f64,
    foot: Vec<Node>,
    bottom: f64,
}

impl HeadAndFoot {
    fn of(caption: &Caption) -> HeadAndFoot {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        let top = head(&mut above, caption, 28.0, NARROW);
        let bottom = foot(&mut below, caption, 16.0, [NARROW, WIDTH]) + 4.0;
        HeadAndFoot { head: above, top, foot: below, bottom }
    }

    fn height(&self) -> f64 {
        self.top + self.bottom
    }
}

fn one(sections: Vec<(PictureLayout, &FigureSection)>, caption: &Caption, scale: f64) -> LongPicture {
    let HeadAndFoot { head: mut nodes, top, foot, bottom } = HeadAndFoot::of(caption);
    let rule = |y: f64| Node::from(Shape::line(MARGIN, y, WIDTH - MARGIN, y).stroke(theme::INK, 1.0));
    let (mut y, mut pictures) = (top, Vec::new());
    for (layout, section) in sections {
        nodes.push(rule(y));
        nodes.push(Node::Moved { by: [0.0, y], nodes: layout.nodes });
        pictures.push(([layout.at[0], y + layout.at[1]], section.svg.as_str()));
        y += layout.size[1] + GAP;
    }
    nodes.push(rule(y));
    nodes.push(Node::Moved { by: [0.0, y + 8.0], nodes: foot });
    let size = [WIDTH, y + 8.0 + bottom];
    LongPicture { svg: assembled(size, nodes, &pictures, caption), size, scale }
}
