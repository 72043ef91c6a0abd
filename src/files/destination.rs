//! Pictures by where they are published: of the size that is needed there, arranged so that their type is as large as can be.

use super::picture::{Caption, PictureLayout};
use super::qr_symbol::QrSymbol;
use crate::figures::{NARROW, WIDE};
use std::net::{Ipv4Addr, Ipv6Addr};

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
/// The side of a code's square, in pixels, at most. On paper it is nearly a millimetre.
const MODULE: f64 = 8.0;
const MODULE_ON_PAPER: f64 = 11.0;
/// The most of a picture's width that its code takes. Of an address of sixty letters a square is then five pixels wide, and
/// read yet where the picture is shown at half its size.
const CODE: f64 = 0.2;
/// Widths that a square can have pictures in besides those of the page: what is too high in a phone's width and too small in
/// a column's.
const BETWEEN: [f64; 2] = [440.0, 600.0];
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

    /// Widths that a figure is drawn in for it to choose from, in CSS pixels; `full` is that of a figure that has a page's
    /// width to itself.
    pub fn widths(self, full: Option<f64>) -> Vec<f64> {
        let between: &[f64] = if self == Destination::Square { &BETWEEN } else { &[] };
        match self {
            Destination::Article => vec![NARROW],
            // On 20 cm a page's width has type of five points.
            Destination::Print => [NARROW].iter().chain(&WIDE).copied().collect(),
            _ => [NARROW].iter().chain(between).chain(&WIDE).copied().chain(full).collect(),
        }
    }

    /// A cover is a few centimetres wide in a list: no camera reads a code there.
    fn has_code(self) -> bool {
        self != Destination::Cover
    }
}

/// The side of a code's square at a destination, in pixels.
pub(super) fn module(destination: Destination, code: &QrSymbol) -> f64 {
    let most = if destination == Destination::Print { MODULE_ON_PAPER } else { MODULE };
    most.min(CODE * destination.pixels().0 / code.drawn(1.0).width)
}

/// Whether others can open an address: one on the web, and not of this machine, its network or a file.
pub fn opens_elsewhere(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let authority = authority.rsplit('@').next().unwrap_or_default();
    if let Some(inner) = authority.strip_prefix('[') {
        let ip = inner.split(']').next().and_then(|ip| ip.parse::<Ipv6Addr>().ok());
        return ip.is_some_and(|ip| match ip.to_ipv4_mapped() {
            Some(ip) => is_public(ip),
            None => !(ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local()),
        });
    }
    let host = authority.split(':').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    if let Ok(ip) = host.parse::<Ipv4Addr>() {
        return is_public(ip);
    }
    // A name without a dot is known in its own network alone, as are those that end so (RFC 6761, RFC 6762, RFC 8375).
    let ends = [".localhost", ".local", ".internal", ".lan", ".home.arpa", ".test"];
    host.contains('.') && !ends.iter().any(|end| host.ends_with(end))
}

fn is_public(ip: Ipv4Addr) -> bool {
    !(ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified())
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

/// The best arrangement of those that pictures of these sizes (in CSS pixels) allow; `address` is what its code leads to,
/// where there is one that others can open. An article is a phone's, so the narrowest picture is the right one; paper has
/// room for the widest. On a cover the largest type is the best, on a square or a slide type that is large and leaves little
/// of it empty. A cover that has no room for a picture one can read is its title. `None` without a picture.
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
    let code = address.filter(|_| destination.has_code()).and_then(QrSymbol::of);
    let made = ways.map(|(picture, left)| {
        let laid = |caption: &Caption| match left {
            None => PictureLayout::stacked(pictures[picture], caption),
            Some(left) => PictureLayout::beside(pictures[picture], caption, left),
        };
        let (mut layout, mut caption) = (laid(caption), caption.clone());
        // A code makes a picture higher, and so a CSS pixel smaller, of which it is then more.
        for _ in 0..2 {
            let Some(code) = &code else { break };
            caption.code = Some((code.clone(), module(destination, code) / scale_of(destination, &layout)));
            layout = laid(&caption);
        }
        Arranged { picture: Some(picture), scale: scale_of(destination, &layout), layout, caption }
    });
    let mut best = made.max_by(|a, b| worth(destination, a).total_cmp(&worth(destination, b)))?;
    if destination == Destination::Cover && best.scale < LEGIBLE {
        let titles = TITLE.map(|wide| PictureLayout::titled(caption, wide));
        let by_scale =
            |a: &PictureLayout, b: &PictureLayout| scale_of(destination, a).total_cmp(&scale_of(destination, b));
        let layout = titles.into_iter().max_by(by_scale)?;
        best = Arranged { picture: None, layout, ..best };
    }
    let layout = match height {
        Some(height) => best.layout.padded(width / height),
        None => best.layout,
    };
    Some(Arranged { scale: width / layout.size[0], layout, ..best })
}

/// Pixels to a CSS pixel of a layout.
fn scale_of(destination: Destination, layout: &PictureLayout) -> f64 {
    let (width, height) = destination.pixels();
    (width / layout.size[0]).min(height.map_or(f64::INFINITY, |height| height / layout.size[1]))
}

/// How good an arrangement is beside others.
fn worth(destination: Destination, made: &Arranged) -> f64 {
    match destination.pixels() {
        (width, Some(height)) if destination != Destination::Cover && made.scale >= LEGIBLE => {
            let [own_width, own_height] = made.layout.size.map(|side| side * made.scale);
            made.scale * (own_width * own_height) / (width * height)
        }
        // Below what is read nothing counts but the type; less than any that is read.
        (_, Some(_)) if destination != Destination::Cover => made.scale - LEGIBLE,
        _ => made.scale,
    }
}
