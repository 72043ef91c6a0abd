//! Columns: one value a band, from zero. A band without a value keeps its position; a value that is only known to be
//! higher has no upper end.

use super::options::{AxisOption, BandName, Datum, LabelOption, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout};
use crate::figures::shared::axis::thinned;
use crate::figures::shared::label::{Face, line_height, width};
use crate::figures::shared::mark::{Certainty, End, Growth, MISSING, Paint, axis_break};
use crate::figures::shared::scale::{BandScale, LinearScale, as_f64};
use crate::figures::{ChartSpec, theme};
use charming::element::{LabelAlign, LabelPosition};

/// Columns side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// From left to right.
    pub bands: Vec<ColumnBand>,
    /// Bands before which the rules change: there the axis is broken.
    pub breaks: Vec<usize>,
    /// Over the rates.
    pub rates_title: String,
    /// How the last value compares with the one before it.
    pub rates: Vec<Rate>,
}

/// A position for a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnBand {
    /// Below it.
    pub name: String,
    /// Below the name; may be empty.
    pub note: String,
    /// `None` where no value was found.
    pub value: Option<ChartValue>,
    /// Above the value; may be empty.
    pub kind: String,
    /// Whether it is the point of the picture.
    pub accent: bool,
}

/// A rate of change.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    pub value: ChartValue,
    /// What it is, in one line or more.
    pub what: String,
}

/// From this width on the rates are to the right of the columns.
const BESIDE_FROM: f64 = 600.0;
/// Width of the rates to the right of the columns, in pixels.
const BESIDE: f64 = 180.0;
/// Space around what is in a frame, in CSS pixels.
const FRAME: f64 = 6.0;

pub fn draw(columns: &Columns, layout: Layout) -> ChartSpec {
    let frame = ColumnChart::new(columns, layout);
    let names = columns.bands.iter().zip(thinned(&frame.names(), frame.band.step(), frame.name_size()));
    let names = names.map(|(band, shown)| frame.name(band, shown)).collect();
    let below = if columns.bands.iter().any(|band| !band.note.is_empty()) { 50.0 } else { 32.0 };
    let mut plot = Plot::new(layout.width, frame.area.bottom + below);
    let x = AxisOption::bands(names, frame.name_size(), 9.0).line(theme::INK, 1.0);
    let panel = plot.panel(frame.area, x, AxisOption::values(0.0, frame.highest));

    let style = LabelOption::style(Face::Value, frame.size, theme::INK).at(LabelPosition::Top, 5.0);
    let bars = columns.bands.iter().enumerate().map(|(i, band)| frame.bar(i, band)).collect();
    plot.bars(panel, "columns", frame.band.width().round(), None, style, bars);
    let ends = columns.bands.iter().enumerate().filter_map(|(i, band)| {
        let value = band.value.as_ref()?;
        let pieces = Piece::parts(&frame.end(i, value).parts(), Spot::at([as_f64(i), value.number]));
        Some(Mark::of(&value.observation, pieces)).filter(|mark| !mark.pieces.is_empty())
    });
    plot.marks(panel, "ends", ends.collect());
    let mut notes: Vec<Mark> = columns.bands.iter().enumerate().filter_map(|(i, band)| frame.note(i, band)).collect();
    notes.extend(columns.breaks.iter().map(|first| frame.series_break(*first)));
    plot.marks(panel, "notes", notes);
    plot.marks(panel, "rates", frame.rates());
    plot.finish()
}

struct ColumnChart<'a> {
    columns: &'a Columns,
    layout: Layout,
    area: PlotArea,
    band: BandScale,
    highest: f64,
    /// Size of the values.
    size: f64,
    /// Which values have room.
    shown: Vec<bool>,
    beside: bool,
}

impl<'a> ColumnChart<'a> {
    fn new(columns: &'a Columns, layout: Layout) -> ColumnChart<'a> {
        let beside = !columns.rates.is_empty() && layout.width >= BESIDE_FROM;
        let right = if beside { layout.width - BESIDE } else { layout.width };
        let values = columns.bands.iter().filter_map(|band| band.value.as_ref());
        let highest = values.clone().map(|v| v.number).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        let widest = values.map(|v| width(&v.text, 1.0, Face::Value)).fold(f64::MIN_POSITIVE, f64::max);
        let step = right / as_f64(columns.bands.len().max(1));
        let size = ((step - 4.0) / widest).floor().clamp(13.0, layout.pick(20.0, 26.0));
        // A value may be wider than its band.
        let half = |band: Option<&ColumnBand>| {
            band.and_then(|s| s.value.as_ref()).map_or(0.0, |v| width(&v.text, size, Face::Value) / 2.0)
        };
        let margins = [half(columns.bands.first()), half(columns.bands.last())];
        let band = BandScale::with_margins(columns.bands.len(), [0.0, right], margins, 0.68);
        let area = PlotArea { left: band.range[0], top: 8.0, right: band.range[1], bottom: layout.pick(252.0, 280.0) };
        let texts: Vec<String> =
            columns.bands.iter().map(|s| s.value.as_ref().map_or_else(String::new, |v| v.text.clone())).collect();
        let shown = thinned(&texts, band.step(), size);
        let mut frame = ColumnChart { columns, layout, area, band, highest, size, shown, beside };
        frame.area.top = frame.top();
        frame
    }

    /// How low the plot must begin so that what is above each column has room, below the rates if they are there.
    fn top(&self) -> f64 {
        let rates_end = if self.beside { 0.0 } else { self.rates_width() + 8.0 };
        let rates_bottom = if self.beside || self.columns.rates.is_empty() {
            0.0
        } else {
            26.0 + 29.0 * as_f64(self.columns.rates.len())
        };
        let tops = self.columns.bands.iter().enumerate().filter_map(|(i, band)| {
            let value = band.value.as_ref()?;
            let left = self.band.middle(i) - width(&value.text, self.size, Face::Value).max(self.band.width()) / 2.0;
            let taken = if left < rates_end { rates_bottom } else { 0.0 };
            let part = value.number / self.highest;
            // The end of the column lies at bottom − part × height.
            let space = self.area.bottom - taken - self.above(i, band, value) - 4.0;
            (part > 0.0).then(|| self.area.bottom - space / part)
        });
        tops.fold(8.0, f64::max).min(self.area.bottom - 60.0)
    }

    /// What is above the end of a column takes so much room.
    fn above(&self, i: usize, band: &ColumnBand, value: &ChartValue) -> f64 {
        let kind = if band.kind.is_empty() { 0.0 } else { 18.0 };
        self.end(i, value).reach() + 5.0 + self.size * 1.2 + kind
    }

    fn names(&self) -> Vec<String> {
        self.columns.bands.iter().map(|band| band.name.clone()).collect()
    }

    fn name_size(&self) -> f64 {
        self.layout.pick(13.0, 14.0)
    }

    fn name(&self, band: &ColumnBand, shown: bool) -> BandName {
        match band {
            _ if !shown => BandName::plain(""),
            ColumnBand { value: None, name, .. } => BandName::colored(name, theme::INK_3),
            ColumnBand { accent: true, name, .. } => BandName::bold(name, theme::INK),
            ColumnBand { name, .. } => BandName::plain(name),
        }
    }

    fn color(&self, band: &ColumnBand) -> &'static str {
        if band.accent { theme::ACCENT } else { theme::SEQ[3] }
    }

    fn end(&self, i: usize, value: &ChartValue) -> End {
        let band = &self.columns.bands[i];
        let scale = LinearScale { domain: [0.0, self.highest], range: [0.0, self.area.height()] };
        End {
            certainty: value.certainty,
            color: self.color(band),
            growth: Growth::Up,
            length: scale.at(value.number),
            breadth: self.band.width().round(),
        }
    }

    fn bar(&self, i: usize, band: &ColumnBand) -> Datum {
        let Some(value) = &band.value else { return Datum::gap(as_f64(i)) };
        let color = self.color(band);
        let datum =
            Datum::new([as_f64(i), value.number]).shows(&value.observation).paint(Paint::of(value.certainty, color));
        if !self.shown[i] {
            return datum;
        }
        let label = LabelOption::text(&value.text);
        let label = if band.accent { label.color(theme::ACCENT) } else { label };
        let reach = self.end(i, value).reach();
        datum.label(if reach > 0.0 { label.at(LabelPosition::Top, reach + 5.0) } else { label })
    }

    /// What is above a column beside its value, or in the place of a column.
    fn note(&self, i: usize, band: &ColumnBand) -> Option<Mark> {
        let small = self.layout.small().max(13.0);
        let text = |text: &str, position: f64, dy: f64, color| {
            let spot = Spot::near([as_f64(i), position], [0.0, dy]);
            Piece::text(text, spot, LabelAlign::Center, Face::Plain, small).color(color)
        };
        let mut pieces = Vec::new();
        match &band.value {
            None => {
                let end = End { growth: Growth::Up, ..End::missing(self.band.width().min(20.0)) };
                pieces.extend(Piece::parts(&end.bar(), Spot::near([as_f64(i), 0.0], [0.0, -MISSING])));
                if width(self.layout.words().not_found_value, small, Face::Plain) <= self.band.step() {
                    pieces.push(text(self.layout.words().not_found_value, 0.0, -MISSING - 14.0, theme::INK_3));
                }
            }
            Some(value) if !band.kind.is_empty() && width(&band.kind, small, Face::Plain) <= self.band.step() => {
                let up = self.end(i, value).reach() + self.size * 1.2 + 12.0;
                pieces.push(text(&band.kind, value.number, -up, theme::INK_2));
            }
            Some(_) => {}
        }
        if !band.note.is_empty() {
            pieces.push(text(&band.note, 0.0, 38.0, theme::INK_3));
        }
        Some(Mark::plain(pieces)).filter(|mark| !mark.pieces.is_empty())
    }

    /// Where the rules change: a dotted line down to the axis, and the axis cut through.
    fn series_break(&self, first: usize) -> Mark {
        let (at, shift) = ([as_f64(first), 0.0], [-self.band.step() / 2.0, 0.0]);
        let dotted = Paint { dash: theme::DASH_DERIVED, ..Paint::line(theme::INK_3, 1.5) };
        let ends = [self.area.height(), 12.0].map(|up| Spot::near(at, [shift[0], -up]));
        let mut pieces = vec![Piece::line(ends.to_vec(), dotted)];
        pieces.extend(Piece::parts(&axis_break(9.0), Spot::near(at, shift)));
        Mark::plain(pieces)
    }

    /// Size of the rates, and how far the words about them begin after them above the columns.
    fn rate_size(&self) -> f64 {
        if self.beside { 24.0 } else { 18.0 }
    }

    fn rates_width(&self) -> f64 {
        let one = |rate: &Rate| {
            width(&rate.value.text, self.rate_size(), Face::Value)
                + 2.0 * FRAME
                + 8.0
                + width(&rate.what, 13.0, Face::Plain)
        };
        self.columns.rates.iter().map(one).fold(0.0, f64::max)
    }

    /// The rates of change with what they are: to the right of the columns, joined to the two that they compare, or
    /// above them.
    fn rates(&self) -> Vec<Mark> {
        let Some(last) = self.columns.bands.len().checked_sub(1).filter(|_| !self.columns.rates.is_empty()) else {
            return Vec::new();
        };
        let mut marks = Vec::new();
        let origin = [self.band.middle(last), self.area.bottom];
        let spot = |x: f64, y: f64| Spot::near([as_f64(last), 0.0], [x - origin[0], y - origin[1]]);
        let left = |text: &str, x: f64, y: f64, face, size, color| {
            Piece::text(text, spot(x, y), LabelAlign::Left, face, size).color(color)
        };
        let (x, mut y) = if self.beside { (self.area.right + 28.0, self.area.top) } else { (0.0, 9.0) };
        let mut head = Vec::new();
        if self.beside
            && let Some((upper, bracket)) = self.bracket(last)
        {
            y = upper;
            head.push(bracket);
        }
        head.push(left(&self.columns.rates_title, x, y, Face::Plain, 13.0, theme::INK_2));
        marks.push(Mark::plain(head));
        y += if self.beside { 28.0 } else { 26.0 };
        for rate in &self.columns.rates {
            let derived = rate.value.certainty == Certainty::Derived;
            let ink = if derived { theme::INK_3 } else { theme::INK };
            let (size, text) = (self.rate_size(), width(&rate.value.text, self.rate_size(), Face::Value));
            // The words of all begin at one edge, the frame of one beside it.
            let at = if derived && !self.beside { x + FRAME } else { x };
            let mut pieces = Vec::new();
            if derived {
                let (half, [from, to]) = (size * 0.6 + 4.0, [at - FRAME, at + text + FRAME]);
                let corners = [[from, y - half], [to, y - half], [to, y + half], [from, y + half]];
                pieces.push(Piece::area(corners.map(|[x, y]| spot(x, y)).to_vec(), Paint::of(Certainty::Derived, ink)));
            }
            pieces.push(left(&rate.value.text, at, y, Face::Value, size, ink).bare());
            let tall = line_height(13.0) * as_f64(rate.what.split('\n').count());
            if self.beside {
                pieces.push(left(&rate.what, x, y + size * 0.6 + 8.0 + tall / 2.0, Face::Plain, 13.0, ink));
                y += size * 0.6 + 32.0 + tall;
            } else {
                pieces.push(left(&rate.what, x + text + 2.0 * FRAME + 8.0, y, Face::Plain, 13.0, ink));
                y += 29.0;
            }
            marks.push(Mark::of(&rate.value.observation, pieces));
        }
        marks
    }

    /// Joins the ends of the last two columns. With it comes how high it reaches.
    fn bracket(&self, last: usize) -> Option<(f64, Piece)> {
        let [from, to] = [last.checked_sub(1)?, last].map(|i| self.columns.bands[i].value.as_ref().map(|v| v.number));
        let (from, to) = (from?, to?);
        let edge = |value: f64, dx: f64| Spot::near([as_f64(last), value], [self.band.step() / 2.0 + dx, 0.0]);
        let spots = vec![edge(to, 0.0), edge(to, 10.0), edge(from, 10.0), edge(from, 0.0)];
        let scale = LinearScale { domain: [0.0, self.highest], range: [self.area.bottom, self.area.top] };
        Some((scale.at(from.max(to)) + 4.0, Piece::line(spots, Paint::line(theme::INK_3, 1.0))))
    }
}
