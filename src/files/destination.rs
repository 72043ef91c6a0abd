//! Pictures by where they are published: of the size that the place wants, arranged so that their type is as large as can be.

use super::picture::{Caption, PictureLayout};
use super::qr_symbol::QrSymbol;

/// Where a picture is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Within an article on a phone: a column as high as it must be.
    Article,
    /// A square post.
    Square,
    /// A slide, a screen, a video.
    Slide,
    /// Above an article, in a list of articles.
    Cover,
    /// On paper.
    Print,
}

/// Widths of the columns that words can have beside a picture, in CSS pixels.
const LEFT: [f64; 3] = [260.0, 320.0, 400.0];
/// Widths that a title can have that stands alone, in CSS pixels.
const TITLE: [f64; 3] = [410.0, 520.0, 640.0];
/// The width of a picture on paper, in pixels: 20 cm at 300 dots an inch.
const PAPER: f64 = 2362.0;
/// The side of a code's square, in pixels: it is read yet where the picture is shown at half its size. On paper it is nearly
/// a millimetre.
pub(super) const MODULE: f64 = 8.0;
const MODULE_ON_PAPER: f64 = 11.0;
/// Smaller than on a screen nothing is read in a list of articles, where a cover is shown.
const LEGIBLE: f64 = 1.0;

impl Destination {
    /// All of them.
    pub const ALL: [Destination; 5] =
        [Destination::Article, Destination::Square, Destination::Slide, Destination::Cover, Destination::Print];

    /// Its name in files and in forms.
    pub fn id(self) -> &'static str {
        match self {
            Destination::Article => "article",
            Destination::Square => "square",
            Destination::Slide => "slide",
            Destination::Cover => "cover",
            Destination::Print => "print",
        }
    }

    /// Width and height in pixels; no height where it is what the picture needs.
    pub fn pixels(self) -> (f64, Option<f64>) {
        match self {
            Destination::Article => (1080.0, None),
            Destination::Square => (1080.0, Some(1080.0)),
            Destination::Slide => (1920.0, Some(1080.0)),
            Destination::Cover => (900.0, Some(383.0)),
            Destination::Print => (PAPER, None),
        }
    }

    /// A cover is a few centimetres wide in a list: no camera reads a code there.
    fn has_code(self) -> bool {
        self != Destination::Cover
    }
}

/// A picture arranged for a destination.
#[derive(Clone, Debug)]
pub struct Arranged {
    /// Which of the pictures that there are it shows, if it has room for one.
    pub picture: Option<usize>,
    /// What is around it.
    pub layout: PictureLayout,
    /// What is written in it.
    pub caption: Caption,
    /// Pixels to a CSS pixel.
    pub scale: f64,
}

/// The arrangement whose type is the largest, of those that pictures of these sizes (in CSS pixels) allow; `address` is
/// what its code leads to, where the site has one. An article is a phone's, so the narrowest picture is the right one;
/// paper has room for the widest. A cover that has no room for a picture one can read is its title. `None` without a picture.
pub fn arrange(
    destination: Destination,
    pictures: &[[f64; 2]],
    caption: &Caption,
    address: Option<&str>,
) -> Option<Arranged> {
    let (width, height) = destination.pixels();
    let by_width = |a: &usize, b: &usize| pictures[*a][0].total_cmp(&pictures[*b][0]);
    let all = 0..pictures.len();
    let (of, beside): (Vec<usize>, &[f64]) = match destination {
        Destination::Article => (all.min_by(by_width).into_iter().collect(), &[]),
        Destination::Print => (all.max_by(by_width).into_iter().collect(), &[]),
        _ => (all.collect(), &LEFT),
    };
    let ways = of.into_iter().flat_map(|picture| {
        [None].into_iter().chain(beside.iter().copied().map(Some)).map(move |left| (picture, left))
    });
    let scale =
        |layout: &PictureLayout| (width / layout.size[0]).min(height.map_or(f64::INFINITY, |h| h / layout.size[1]));
    let module = if destination == Destination::Print { MODULE_ON_PAPER } else { MODULE };
    let code = address.filter(|_| destination.has_code()).and_then(QrSymbol::of);
    let made = ways.map(|(picture, left)| {
        let laid = |caption: &Caption| match left {
            None => PictureLayout::stacked(pictures[picture], caption),
            Some(left) => PictureLayout::beside(pictures[picture], caption, left),
        };
        let (layout, mut caption) = (laid(caption), caption.clone());
        let Some(code) = &code else {
            return Arranged { picture: Some(picture), scale: scale(&layout), layout, caption };
        };
        // With the code the layout is no wider and hardly higher.
        caption.code = Some((code.clone(), module / scale(&layout)));
        let layout = laid(&caption);
        Arranged { picture: Some(picture), scale: scale(&layout), layout, caption }
    });
    let mut best = made.max_by(|a, b| a.scale.total_cmp(&b.scale))?;
    if destination == Destination::Cover && best.scale < LEGIBLE {
        let titles = TITLE.map(|wide| PictureLayout::titled(caption, wide));
        let layout = titles.into_iter().max_by(|a, b| scale(a).total_cmp(&scale(b)))?;
        best = Arranged { picture: None, layout, ..best };
    }
    let layout = match height {
        Some(height) => best.layout.padded(width / height),
        None => best.layout,
    };
    Some(Arranged { scale: width / layout.size[0], layout, ..best })
}
