//! Strips: for each of several measures all things as dots on a scale of its own, one of them marked, with its rank.

use super::options::{AxisOption, Datum, LabelOption, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout, Look};
use crate::figures::shared::label::{Face, width};
use crate::figures::shared::mark::Paint;
use crate::figures::shared::scale::{LinearScale, as_f64};
use crate::figures::{ChartSpec, theme};
use charming::element::LabelAlign;

/// Measures below each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strips {
    /// From the top down.
    pub rows: Vec<StripRow>,
    /// Heads of the columns: the marked thing, the lowest, the highest, what it is compared with, its rank.
    pub heads: [String; 5],
}

#[derive(Clone, Debug, PartialEq)]
pub struct StripRow {
    pub name: String,
    /// What else is to be known of it; may be empty.
    pub note: String,
    /// The marked thing's value.
    pub own: ChartValue,
    /// All things, the marked one among them.
    pub dots: Vec<StripDot>,
    /// The things at the two ends, with their values.
    pub ends: [String; 2],
    /// What it is compared with.
    pub reference: Option<ChartValue>,
    /// The marked thing's rank, as it is written.
    pub rank: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StripDot {
    /// Which dot it stays when the data change.
    pub id: String,
    pub value: ChartValue,
    pub look: Look,
}

/// Radius of a dot in pixels.
const DOT: f64 = 2.75;
/// Where strips have a line of their own, below what is written of them.
const BELOW: f64 = 620.0;

pub fn draw(strips: &Strips, layout: Layout) -> ChartSpec {
    let frame = StripChart::new(strips, layout);
    let mut plot = Plot::new(layout.width, frame.area.bottom + 4.0);
    let bands = AxisOption::unnamed(strips.rows.len()).inverse();
    let panel = plot.panel(frame.area, AxisOption::values(0.0, 1.0), bands);
    plot.marks(panel, "lines", strips.rows.iter().enumerate().map(|(i, _)| frame.line(i)).collect());
    let dots = strips.rows.iter().enumerate().flat_map(|(i, row)| frame.dots(i, row)).collect();
    plot.dots(panel, "dots", LabelOption::style(Face::Plain, layout.small(), theme::INK_3), dots);
    plot.marks(panel, "words", frame.words());
    plot.finish()
}

struct StripChart<'a> {
    strips: &'a Strips,
    layout: Layout,
    area: PlotArea,
    pitch: f64,
    below: bool,
    /// Whether names are in a line of their own.
    parted: bool,
    /// Right edge of the own values, of the references, of the ranks.
    columns: [f64; 3],
}

impl<'a> StripChart<'a> {
    fn new(strips: &'a Strips, layout: Layout) -> StripChart<'a> {
        let rows = &strips.rows;
        let below = layout.width < BELOW;
        let widest = |text: &dyn Fn(&StripRow) -> String, size, face| {
            rows.iter().map(|row| width(&text(row), size, face)).fold(0.0, f64::max)
        };
        let rank = widest(&|row| row.rank.clone(), 16.0, Face::Value);
        let reference =
            widest(&|row| row.reference.as_ref().map_or_else(String::new, |v| v.text.clone()), 13.0, Face::Plain)
                .max(width(&strips.heads[3], 13.0, Face::Bold));
        let ends = [0, 1].map(|end| widest(&|row| row.ends[end].clone(), 12.0, Face::Plain) + 12.0);
        let names = widest(&|row| format!("{} {}", row.name, row.note), 14.0, Face::Plain);
        let own = widest(&|row| row.own.text.clone(), 16.0, Face::Value).max(width(&strips.heads[0], 13.0, Face::Bold));
        if below {
            // Names, values and ranks in one line, or names above those; the strip below them.
            let plain = widest(&|row| row.name.clone(), 14.0, Face::Plain);
            let parted = plain + own + rank + 44.0 > layout.width;
            let (pitch, top) = (if parted { 88.0 } else { 66.0 }, 26.0);
            let area = PlotArea { left: 4.0, top, right: layout.width - 4.0, bottom: top + pitch * as_f64(rows.len()) };
            return StripChart {
                strips,
                layout,
                area,
                pitch,
                below,
                parted,
                columns: [layout.width - rank - 16.0, 0.0, layout.width],
            };
        }
        let (pitch, top) = (36.0, 30.0);
        let columns = [names + 16.0 + own, layout.width - rank - 20.0, layout.width];
        let area = PlotArea {
            left: columns[0] + 20.0 + ends[0],
            top,
            right: (columns[1] - reference - 16.0 - ends[1]).max(columns[0] + 60.0 + ends[0]),
            bottom: top + pitch * as_f64(rows.len()),
        };
        StripChart { strips, layout, area, pitch, below, parted: false, columns }
    }

    /// How far below the middle of its row a strip lies.
    fn drop(&self) -> f64 {
        match (self.below, self.parted) {
            (false, _) => 0.0,
            (true, false) => 14.0,
            (true, true) => 28.0,
        }
    }

    fn spot(&self, row: usize, along: f64, shift: [f64; 2]) -> Spot {
        Spot::near([along, as_f64(row)], [shift[0], shift[1] + self.drop()])
    }

    fn line(&self, row: usize) -> Mark {
        let ends = [self.spot(row, 0.0, [-6.0, 0.0]), self.spot(row, 1.0, [6.0, 0.0])];
        Mark::plain(vec![Piece::line(ends.to_vec(), Paint::line(theme::RULE_2, 1.0))])
    }

    fn scale(row: &StripRow) -> LinearScale {
        let values = row.dots.iter().map(|dot| dot.value.number);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        if low < high {
            LinearScale { domain: [low, high], range: [0.0, 1.0] }
        } else {
            LinearScale { domain: [low - 1.0, low + 1.0], range: [0.0, 1.0] }
        }
    }

    /// Dots that would touch are stacked, in turn above and below the line; those that stand out are on it.
    fn dots(&self, i: usize, row: &StripRow) -> Vec<Datum> {
        let scale = StripChart::scale(row);
        let mut order: Vec<&StripDot> = row.dots.iter().collect();
        order.sort_by(|a, b| {
            b.look.is_strong().cmp(&a.look.is_strong()).then(a.value.number.total_cmp(&b.value.number))
        });
        let mut taken: Vec<[f64; 2]> = Vec::new();
        let mut data: Vec<(bool, Datum)> = Vec::new();
        for dot in order {
            let (along, strong) = (scale.at(dot.value.number), dot.look.is_strong());
            let (x, radius) = (along * self.area.width(), if strong { 5.5 } else { DOT });
            let step = 2.0 * DOT + 0.5;
            let levels = [0.0, -1.0, 1.0, -2.0, 2.0].map(|level| level * step);
            let free = |y: &f64| taken.iter().all(|[tx, ty]| (tx - x).hypot(ty - y) >= step - 0.2);
            let y = if strong { 0.0 } else { levels.into_iter().find(free).unwrap_or(0.0) };
            taken.push([x, y]);
            let datum = Datum::new([along, as_f64(i)]).keyed(format!("{}-{i}", dot.id)).shows(&dot.value.observation);
            let datum = datum.disc(2.0 * radius).shifted([0.0, y + self.drop()]);
            let paint = Paint::of(dot.value.certainty, dot.look.color());
            data.push((strong, datum.paint(if strong { Paint { stroke: theme::PAPER, ..paint } } else { paint })));
        }
        // What stands out lies on top.
        data.sort_by_key(|(strong, _)| *strong);
        data.into_iter().map(|(_, datum)| datum).collect()
    }

    /// What is written of each row, and the heads.
    fn words(&self) -> Vec<Mark> {
        let mut marks: Vec<Mark> = self.strips.rows.iter().enumerate().map(|(i, row)| self.row(i, row)).collect();
        marks.extend(self.strips.rows.iter().enumerate().filter_map(|(i, row)| self.reference(i, row)));
        let [own, low, high, reference, rank] = &self.strips.heads;
        let head = |words: &str, x: f64, align, color| {
            let spot = Spot::near([0.0, 0.0], [x - self.area.left, -self.pitch / 2.0 - 12.0]);
            Piece::text(words, spot, align, Face::Bold, 13.0).color(color)
        };
        let mut heads = vec![
            head(own, self.columns[0], LabelAlign::Right, theme::ACCENT),
            head(rank, self.columns[2], LabelAlign::Right, theme::INK_2),
        ];
        if !self.below {
            // Above the ends of the scale, or, where the two would meet there, above the names of who has them.
            let both = width(low, 13.0, Face::Bold) + width(high, 13.0, Face::Bold);
            let (aside, sides) = match both + 8.0 < self.area.width() {
                true => (0.0, [LabelAlign::Left, LabelAlign::Right]),
                false => (6.0, [LabelAlign::Right, LabelAlign::Left]),
            };
            let [low_side, high_side] = sides;
            heads.push(head(low, self.area.left - aside, low_side, theme::INK_2));
            heads.push(head(high, self.area.right + aside, high_side, theme::INK_2));
            heads.push(head(reference, self.columns[1], LabelAlign::Right, theme::INK_2));
        }
        marks.push(Mark::plain(heads));
        marks
    }

    fn row(&self, i: usize, row: &StripRow) -> Mark {
        let up = if self.below { self.drop() - 28.0 } else { 0.0 };
        let first = if self.parted { up - 22.0 } else { up };
        let text = |words: &str, x: f64, dy: f64, align, face, size, color| {
            Piece::text(words, Spot::near([0.0, as_f64(i)], [x - self.area.left, dy]), align, face, size).color(color)
        };
        let small = self.layout.small();
        let name = width(&row.name, 14.0, Face::Plain);
        let mut pieces = vec![
            text(&row.name, 0.0, first, LabelAlign::Left, Face::Plain, 14.0, theme::INK),
            text(&row.own.text, self.columns[0], up, LabelAlign::Right, Face::Value, 16.0, theme::INK),
            text(&row.rank, self.columns[2], up, LabelAlign::Right, Face::Value, 16.0, theme::ACCENT),
        ];
        let value = self.columns[0] - width(&row.own.text, 16.0, Face::Value) - 8.0;
        let fits = self.parted || name + 6.0 + width(&row.note, small, Face::Plain) <= value;
        if !row.note.is_empty() && fits {
            pieces.push(text(&row.note, name + 6.0, first, LabelAlign::Left, Face::Plain, small, theme::INK_3));
        }
        if !self.below {
            let [low, high] = &row.ends;
            pieces.push(text(low, self.area.left - 12.0, 0.0, LabelAlign::Right, Face::Plain, 12.0, theme::INK_3));
            pieces.push(text(high, self.area.right + 12.0, 0.0, LabelAlign::Left, Face::Plain, 12.0, theme::INK_3));
        }
        Mark::of(&row.own.observation, pieces)
    }

    fn reference(&self, i: usize, row: &StripRow) -> Option<Mark> {
        let value = row.reference.as_ref()?;
        let along = StripChart::scale(row).at(value.number);
        let tick = [-9.0, 9.0].map(|dy| self.spot(i, along, [0.0, dy]));
        let mut pieces = Vec::new();
        if (0.0..=1.0).contains(&along) {
            pieces.push(Piece::line(tick.to_vec(), Paint::line(theme::INK, 1.75)));
        }
        if !self.below {
            let spot = Spot::near([0.0, as_f64(i)], [self.columns[1] - self.area.left, 0.0]);
            pieces.push(Piece::text(&value.text, spot, LabelAlign::Right, Face::Plain, 13.0));
        }
        Some(Mark::of(&value.observation, pieces))
    }
}
