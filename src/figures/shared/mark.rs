//! Qualified marks: how sure a number is, drawn. There is one drawing for each, in every chart, map and legend:
//! solid is known, hatched is where the true value may end, an outline is no measurement.

use super::symbol::Symbol;
use crate::figures::drawing::{Shape, n};
use crate::figures::theme;
use crate::model::Qualifier;

/// How a number relates to the true value, as far as a picture tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The number itself: solid.
    Exact,
    /// The number or more: hatched beyond its end, with an arrow.
    AtLeast,
    /// More than the number: as [`Certainty::AtLeast`].
    MoreThan,
    /// Somewhat less than the number: hatched before its end.
    Nearly,
    /// What was expected: hollow.
    Expected,
    /// What is to be reached: a dashed outline in the accent.
    Target,
    /// Worked out from others: a dotted outline.
    Derived,
    /// Rounded by its source: a soft end.
    Rounded,
    /// In doubt, and out of ranks: hatched in grey.
    Doubtful,
    /// Not known: an empty box with a stroke through it, of no length that could be read.
    Missing,
}

impl Certainty {
    /// All of them, in the order of legends.
    pub const ALL: [Certainty; 10] = [
        Certainty::Exact,
        Certainty::AtLeast,
        Certainty::MoreThan,
        Certainty::Nearly,
        Certainty::Expected,
        Certainty::Target,
        Certainty::Derived,
        Certainty::Rounded,
        Certainty::Doubtful,
        Certainty::Missing,
    ];

    /// Whether the true value may lie beyond the number.
    pub fn is_open(self) -> bool {
        matches!(self, Certainty::AtLeast | Certainty::MoreThan)
    }
}

impl From<Qualifier> for Certainty {
    fn from(qualifier: Qualifier) -> Certainty {
        match qualifier {
            Qualifier::Exact => Certainty::Exact,
            Qualifier::Rounded => Certainty::Rounded,
            Qualifier::AtLeast => Certainty::AtLeast,
            Qualifier::MoreThan => Certainty::MoreThan,
            Qualifier::Nearly => Certainty::Nearly,
            Qualifier::Expected => Certainty::Expected,
            Qualifier::Target => Certainty::Target,
            Qualifier::Derived => Certainty::Derived,
            Qualifier::Doubtful => Certainty::Doubtful,
        }
    }
}

/// Fill and outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Colour of the inside, `none`, or one of the hatchings.
    pub fill: &'static str,
    /// Colour of the outline or `none`.
    pub stroke: &'static str,
    /// Width of the outline in pixels.
    pub width: f64,
    /// Dashes as SVG writes them; empty for a whole line.
    pub dash: &'static str,
}

impl Paint {
    /// An even fill.
    pub const fn solid(fill: &'static str) -> Paint {
        Paint { fill, stroke: "none", width: 1.0, dash: "" }
    }

    /// A line of something larger to compare with: the city, the country, the whole.
    pub const fn reference(stroke: &'static str) -> Paint {
        Paint::line(stroke, 1.25)
    }

    /// A range in which values usually lie.
    pub const BAND: Paint = Paint::solid(theme::SEQ[0]);

    /// A line or an outline.
    pub const fn line(stroke: &'static str, width: f64) -> Paint {
        Paint { fill: "none", stroke, width, dash: "" }
    }

    /// The body of a mark: bar, dot or region. `color` is that of an exact one.
    pub fn of(certainty: Certainty, color: &'static str) -> Paint {
        match certainty {
            Certainty::Expected => Paint::line(color, 2.0),
            Certainty::Target => Paint { dash: theme::DASH_TARGET, ..Paint::line(theme::ACCENT, 2.0) },
            Certainty::Derived => Paint { dash: theme::DASH_DERIVED, ..Paint::line(theme::INK_3, 1.5) },
            Certainty::Doubtful => Paint { fill: theme::HATCH_DOUBTFUL, ..Paint::line(theme::DOUBTFUL, 1.0) },
            Certainty::Missing => Paint { fill: theme::SUNK, ..Paint::line(theme::MARK, 1.0) },
            _ => Paint::solid(color),
        }
    }

    /// Paints a shape of a drawing.
    pub fn on(self, shape: Shape) -> Shape {
        let Paint { fill, stroke, width, dash } = self;
        Shape { fill, stroke, stroke_width: width, dash, ..shape }
    }

    /// The hatching that goes with a colour.
    pub fn hatch(color: &'static str) -> &'static str {
        match color {
            theme::ACCENT => theme::HATCH_ACCENT,
            theme::MARK => theme::HATCH_MARK,
            _ => theme::HATCH,
        }
    }
}

/// A piece of a mark; positions are pixels from where the mark is.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkPart {
    pub outline: Outline,
    pub paint: Paint,
}

/// The outline of a [`MarkPart`].
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// A line through positions.
    Line(Vec<[f64; 2]>),
    /// What lies between corners.
    Area(Vec<[f64; 2]>),
    /// A disc: middle and radius.
    Disc([f64; 2], f64),
}

impl MarkPart {
    /// The part as a shape of a drawing, where the mark is at a position.
    pub fn shape(&self, [x, y]: [f64; 2]) -> Shape {
        let path = |points: &[[f64; 2]], end: &str| {
            let points: Vec<String> = points.iter().map(|[dx, dy]| format!("{} {}", n(x + dx), n(y + dy))).collect();
            Shape::path(format!("M{}{end}", points.join("L")))
        };
        self.paint.on(match &self.outline {
            Outline::Line(points) => path(points, ""),
            Outline::Area(points) => path(points, "Z"),
            Outline::Disc([dx, dy], radius) => Shape::circle(x + dx, y + dy, *radius),
        })
    }
}

/// Which way a bar grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    Up,
    Right,
    Left,
}

impl Growth {
    /// A position `along` beyond the end of a bar and `across` it, as a position in the picture.
    fn turn(self, [along, across]: [f64; 2]) -> [f64; 2] {
        match self {
            Growth::Up => [across, -along],
            Growth::Right => [along, across],
            Growth::Left => [-along, across],
        }
    }
}

/// The end of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    pub certainty: Certainty,
    /// The bar's colour.
    pub color: &'static str,
    pub growth: Growth,
    /// Its length in pixels.
    pub length: f64,
    /// Its breadth in pixels.
    pub breadth: f64,
}

/// Length of the box of a bar whose value is not known, in pixels: it stands for no amount.
pub const MISSING: f64 = 14.0;

impl End {
    /// In the place of a bar so broad whose value is not known; its length is [`MISSING`].
    pub fn missing(breadth: f64) -> End {
        End { certainty: Certainty::Missing, color: theme::MARK, growth: Growth::Right, length: MISSING, breadth }
    }

    /// How far the drawing reaches beyond the number, in pixels.
    pub fn reach(&self) -> f64 {
        if self.certainty.is_open() { self.hatched() + self.arrow() + 3.0 } else { 0.0 }
    }

    /// Length of the hatching: it stands for no amount, so it depends on the breadth alone.
    fn hatched(&self) -> f64 {
        (self.breadth * 0.4).clamp(5.0, 20.0)
    }

    fn arrow(&self) -> f64 {
        (self.breadth * 0.2 + 7.0).clamp(8.0, 18.0)
    }

    fn line(&self, points: &[[f64; 2]], paint: Paint) -> MarkPart {
        MarkPart { outline: Outline::Line(points.iter().map(|p| self.growth.turn(*p)).collect()), paint }
    }

    /// A stretch of the bar, as broad as it is but for a margin.
    fn slice(&self, [from, to]: [f64; 2], margin: f64, paint: Paint) -> MarkPart {
        let half = (self.breadth / 2.0 - margin).max(0.0);
        let corners = [[from, -half], [to, -half], [to, half], [from, half]];
        MarkPart { outline: Outline::Area(corners.map(|c| self.growth.turn(c)).to_vec()), paint }
    }

    /// What is drawn at the middle of the end, over the bar's body.
    pub fn parts(&self) -> Vec<MarkPart> {
        self.parts_within(None)
    }

    /// The same. Where values end some pixels beyond the number, at a whole, what is open is hatched up to there.
    fn parts_within(&self, room: Option<f64>) -> Vec<MarkPart> {
        let slice = |from: f64, to: f64, paint: Paint| self.slice([from, to], 0.0, paint);
        let paper = Paint::solid(theme::PAPER);
        let hatch = Paint::solid(Paint::hatch(self.color));
        match self.certainty {
            Certainty::AtLeast | Certainty::MoreThan => {
                let own = self.hatched() + 3.0;
                let (hatched, [from, tip]) = match room {
                    Some(room) => (room, [2.0, room - 6.0]),
                    None => (self.hatched(), [own, own + self.arrow()]),
                };
                let ink = Paint::line(theme::INK, 2.0);
                let head = (self.arrow() * 0.4).max(4.0);
                let barbs = self.line(&[[tip - head, -head], [tip, 0.0], [tip - head, head]], ink);
                let arrow = [self.line(&[[from, 0.0], [tip, 0.0]], ink), barbs];
                // An arrow without a shaft says nothing.
                let arrow = arrow.into_iter().filter(|_| tip - from >= 8.0);
                std::iter::once(slice(0.0, hatched, hatch)).chain(arrow).collect()
            }
            Certainty::Nearly => {
                let soft = self.hatched().min(self.length / 2.0);
                vec![slice(-soft, 0.0, paper), slice(-soft, 0.0, hatch)]
            }
            Certainty::Rounded if self.length > 10.0 => vec![slice(-7.0, -5.0, paper), slice(-3.0, -1.5, paper)],
            Certainty::Missing => {
                let corner = self.breadth / 2.0 - 0.5;
                vec![self.line(&[[0.5 - self.length, corner], [-0.5, -corner]], Paint::line(theme::MARK, 1.0))]
            }
            _ => Vec::new(),
        }
    }

    /// The bar without its end. An outline stays within it.
    fn body(&self) -> MarkPart {
        let paint = Paint::of(self.certainty, self.color);
        let rim = if paint.stroke == "none" { 0.0 } else { paint.width / 2.0 };
        self.slice([-(self.length - rim).max(rim), -rim], rim, paint)
    }

    /// The whole bar, around its end.
    pub fn bar(&self) -> Vec<MarkPart> {
        std::iter::once(self.body()).chain(self.parts()).collect()
    }

    /// The whole bar with its end at a position, for drawings.
    pub fn shapes(&self, at: [f64; 2]) -> Vec<Shape> {
        self.bar().iter().map(|part| part.shape(at)).collect()
    }

    /// The whole bar where values end `room` pixels beyond the number.
    pub fn shapes_within(&self, at: [f64; 2], room: f64) -> Vec<Shape> {
        let parts = std::iter::once(self.body()).chain(self.parts_within(Some(room)));
        parts.map(|part| part.shape(at)).collect()
    }
}

/// A point: symbol, size and how sure its number is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    pub certainty: Certainty,
    pub color: &'static str,
    pub symbol: Symbol,
    /// Radius of the circle of the same area, in pixels.
    pub radius: f64,
    /// Which way its values grow.
    pub growth: Growth,
}

impl Dot {
    /// What is drawn at its position. What is not solid lets nothing shine through.
    pub fn parts(&self) -> Vec<MarkPart> {
        let symbol = |radius: f64, paint: Paint| match self.symbol {
            Symbol::Circle => MarkPart { outline: Outline::Disc([0.0, 0.0], radius), paint },
            symbol => MarkPart { outline: Outline::Area(symbol.corners(radius)), paint },
        };
        let body = Paint::of(self.certainty, self.color);
        let over_paper =
            |paint: Paint| vec![symbol(self.radius, Paint::solid(theme::PAPER)), symbol(self.radius, paint)];
        match self.certainty {
            Certainty::Exact => vec![symbol(self.radius, body)],
            Certainty::AtLeast | Certainty::MoreThan => {
                let (from, tip) = (self.symbol.reach(self.radius) + 2.0, self.symbol.reach(self.radius) + 12.0);
                let line = |points: &[[f64; 2]]| MarkPart {
                    outline: Outline::Line(points.iter().map(|p| self.growth.turn(*p)).collect()),
                    paint: Paint::line(theme::INK, 2.0),
                };
                let barbs = line(&[[tip - 4.0, -4.0], [tip, 0.0], [tip - 4.0, 4.0]]);
                vec![symbol(self.radius, body), line(&[[from, 0.0], [tip, 0.0]]), barbs]
            }
            Certainty::Nearly => {
                let hatch = Paint { fill: Paint::hatch(self.color), ..Paint::line(self.color, 1.5) };
                over_paper(hatch)
            }
            Certainty::Rounded => {
                vec![symbol(self.radius, body), symbol(self.radius + 3.0, Paint::line(self.color, 1.0))]
            }
            Certainty::Missing => Vec::new(),
            _ => over_paper(body),
        }
    }

    /// How far it reaches the way its values grow, in pixels.
    pub fn reach(&self) -> f64 {
        let own = self.symbol.reach(self.radius);
        match self.certainty {
            Certainty::AtLeast | Certainty::MoreThan => own + 12.0,
            Certainty::Rounded => own + 3.0,
            _ => own,
        }
    }

    /// As shapes of a drawing.
    pub fn shapes(&self, at: [f64; 2]) -> Vec<Shape> {
        self.parts().iter().map(|part| part.shape(at)).collect()
    }
}

/// Where a scale or a series is broken: two strokes across a gap in the line, each so high to both sides of it.
pub fn axis_break(half: f64) -> Vec<MarkPart> {
    let line = |points: [[f64; 2]; 2], paint| MarkPart { outline: Outline::Line(points.to_vec()), paint };
    let lean = half * 4.0 / 9.0;
    let stroke = |x: f64| line([[x - lean, half], [x + lean, -half]], Paint::line(theme::INK_3, 1.5));
    vec![line([[-3.0, 0.0], [3.0, 0.0]], Paint::line(theme::PAPER, 4.0)), stroke(-4.0), stroke(4.0)]
}

/// Where something is to be reached: a line across.
pub fn target_line(from: [f64; 2], to: [f64; 2]) -> Shape {
    Paint::of(Certainty::Target, theme::ACCENT).on(Shape::line(from[0], from[1], to[0], to[1]))
}

/// Width and height of a swatch in pixels.
pub const SWATCH: [f64; 2] = [26.0, 12.0];

/// A small mark for legends and reading notes, its upper left corner at a position.
pub fn swatch(certainty: Certainty, color: &'static str, [x, y]: [f64; 2]) -> Vec<Shape> {
    let [width, height] = SWATCH;
    let middle = y + height / 2.0;
    let end = End { certainty, color, growth: Growth::Right, length: width, breadth: height - 2.0 };
    match certainty {
        // A target is a line to reach, also where it is a bar.
        Certainty::Target => vec![target_line([x, middle], [x + width, middle])],
        // Bars are cut, numbers have the sign.
        Certainty::Rounded => {
            let wave = |top: f64| {
                let position = |dx: f64, dy: f64| format!("{} {}", n(x + dx), n(y + top + dy));
                let [from, bow, middle, to] =
                    [position(15.0, 2.0), position(17.5, -0.5), position(20.0, 1.0), position(25.0, 0.5)];
                Shape::path(format!("M{from}Q{bow} {middle}T{to}")).stroke(theme::INK_2, 1.25)
            };
            let bar = End { length: 12.0, ..end }.shapes([x + 12.0, middle]);
            bar.into_iter().chain([wave(2.5), wave(6.5)]).collect()
        }
        Certainty::Missing => End::missing(end.breadth).shapes([x + (width + MISSING) / 2.0, middle]),
        _ => {
            let length = width - 1.0 - end.reach();
            End { length, ..end }.shapes([x + length, middle])
        }
    }
}
