//! What lies behind the lines.

use super::{Bracket, LineChart, RateOnly};
use crate::figures::charts::options::{Piece, Spot};
use crate::figures::charts::plot::Mark;
use crate::figures::shared::label::{Face, line_height, spread, width, wrapped};
use crate::figures::shared::mark::{Paint, axis_break};
use crate::figures::shared::scale::as_f64;
use crate::figures::theme;
use charming::element::LabelAlign;

impl LineChart<'_> {
    /// What lies behind the lines: the title of the axis, empty bands, breaks, brackets, panels.
    pub(super) fn notes(&self) -> Vec<Mark> {
        let small = self.layout.small();
        let base = |band: usize, shift: [f64; 2]| Spot::near([as_f64(band), self.axis.min], shift);
        let text = |text: &str, spot: Spot, align: LabelAlign| {
            Piece::text(text, spot, align, Face::Plain, small).color(theme::INK_3)
        };
        let mut marks = Vec::new();
        if !self.lines.title.is_empty() {
            let spot = base(0, [-self.band.middle(0), 9.0 - self.area.bottom]);
            marks.push(Mark::plain(vec![text(&self.lines.title, spot, LabelAlign::Left)]));
        }
        let found = self.layout.words().not_found_value;
        let fits = width(found, small, Face::Plain) <= self.band.step();
        let empty = (0..self.lines.bands.len()).filter(|i| !self.is_known(*i) && fits);
        marks.extend(empty.map(|i| Mark::plain(vec![text(found, base(i, [0.0, -16.0]), LabelAlign::Center)])));
        for first in &self.lines.breaks {
            let shift = [-self.band.step() / 2.0, 0.0];
            let dotted = Paint { dash: theme::DASH_DERIVED, ..Paint::line(theme::INK_3, 1.5) };
            let ends = [self.area.height(), 12.0].map(|up| base(*first, [shift[0], -up]));
            let mut pieces = vec![Piece::line(ends.to_vec(), dotted)];
            pieces.extend(Piece::parts(&axis_break(9.0), base(*first, shift)));
            marks.push(Mark::plain(pieces));
        }
        let middle = |b: &Bracket| f64::midpoint(self.band.middle(b.from), self.band.middle(b.to));
        let requests: Vec<(f64, f64)> =
            self.lines.brackets.iter().map(|b| (middle(b), width(&b.text, 13.0, Face::Plain) + 8.0)).collect();
        let positions = spread(&requests, [0.0, self.layout.width]);
        for (bracket, position) in self.lines.brackets.iter().zip(positions) {
            let half = (self.band.step() * 0.36).min(14.0_f64.max(self.band.step() * 0.3));
            let ends = vec![base(bracket.from, [-half, 33.0]), base(bracket.to, [half, 33.0])];
            let spot = base(bracket.from, [position - self.band.middle(bracket.from), 48.0]);
            let name = Piece::text(&bracket.text, spot, LabelAlign::Center, Face::Plain, 13.0);
            marks.push(Mark::plain(vec![Piece::line(ends, Paint::line(theme::SEQ[3], 2.0)), name]));
        }
        marks.extend(self.lines.rates.iter().map(|rate| self.rate_only(rate)));
        marks
    }

    pub(super) fn panel_width(&self) -> f64 {
        (self.band.step() * 0.9).max(58.0)
    }

    /// The middle of a panel, which stays within the chart.
    pub(super) fn panel_middle(&self, rate: &RateOnly) -> f64 {
        (self.area.right - self.panel_width() / 2.0).min(self.band.middle(rate.band))
    }

    /// Where a panel begins: a value beside it has its position above.
    pub(super) fn panel_top(&self) -> f64 {
        self.area.top + 24.0
    }

    /// A panel as broad as its words need, which may be more than a band has. It is on no axis: it is no column.
    fn rate_only(&self, rate: &RateOnly) -> Mark {
        let broad = self.panel_width();
        let dx = self.panel_middle(rate) - self.band.middle(rate.band);
        let spot = |x: f64, y: f64| Spot::near([as_f64(rate.band), self.axis.min], [dx + x, y - self.area.bottom]);
        let mut pieces = Vec::new();
        let mut y = self.area.top + 66.0;
        if rate.value.number > 0.0 {
            let arrow = [vec![[0.0, y], [0.0, y - 30.0]], vec![[-6.0, y - 23.0], [0.0, y - 30.0], [6.0, y - 23.0]]];
            let line = |points: Vec<[f64; 2]>| {
                Piece::line(points.into_iter().map(|[x, y]| spot(x, y)).collect(), Paint::line(theme::ACCENT, 2.5))
            };
            pieces.extend(arrow.map(line));
        }
        y += 20.0;
        let one = width(&rate.value.text, 1.0, Face::Value);
        let size = ((broad - 4.0) / one).floor().clamp(13.0, self.layout.pick(18.0, 24.0));
        pieces.push(
            Piece::text(&rate.value.text, spot(0.0, y), LabelAlign::Center, Face::Value, size)
                .color(theme::ACCENT)
                .bare(),
        );
        y += 26.0;
        for (i, note) in rate.notes.iter().enumerate() {
            // Two statements, in a column of single words.
            y += if i > 0 { 6.0 } else { 0.0 };
            let note = wrapped(note, self.layout.small(), Face::Plain, broad - 2.0);
            let tall = line_height(self.layout.small()) * as_f64(note.split('\n').count());
            pieces.push(
                Piece::text(
                    note,
                    spot(0.0, y - 9.0 + tall / 2.0),
                    LabelAlign::Center,
                    Face::Plain,
                    self.layout.small(),
                )
                .bare(),
            );
            y += tall;
        }
        let bottom = (self.area.bottom - 24.0).max(y).min(self.area.bottom - 6.0);
        let [left, right] = [-broad / 2.0, broad / 2.0];
        let corners = [[left, self.panel_top()], [right, self.panel_top()], [right, bottom], [left, bottom]];
        pieces.insert(0, Piece::area(corners.map(|[x, y]| spot(x, y)).to_vec(), Paint::solid(theme::SUNK)));
        Mark::of(&rate.value.observation, pieces)
    }
}
