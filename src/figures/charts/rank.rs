//! Ranking: things by one value, bars from zero to either side, with lines of reference across all of them. Selected
//! rows have their colour and symbol; what has no value is last and is hatched.

use super::options::{AxisOption, BandName, Datum, LabelOption, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout, Look};
use crate::figures::shared::label::{Face, width};
use crate::figures::shared::mark::{Certainty, End, Growth, MISSING, Paint};
use crate::figures::shared::ranking::{self, GAP, RankColumns, ReferenceLabel};
use crate::figures::shared::scale::{LinearScale, as_f64};
use crate::figures::shared::symbol::Symbol;
use crate::figures::{ChartSpec, theme};
use charming::element::{LabelAlign, LabelPosition};

/// Things by one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// From the top down.
    pub rows: Vec<RankRow>,
    /// Values of something larger, drawn as lines: the whole city, the country.
    pub references: Vec<RankReference>,
    /// Pixels from one row to the next; 0 for the usual distance.
    pub pitch: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RankRow {
    /// Which row it stays when the data change.
    pub id: String,
    /// Its rank, as it is written; empty for none.
    pub rank: String,
    pub name: String,
    /// `None` where nothing is known.
    pub value: Option<ChartValue>,
    pub look: Look,
    /// Colour of its class on the map, if there is one.
    pub class: Option<&'static str>,
}

/// A line across all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct RankReference {
    /// Where; its text is written beside the line's upper end.
    pub value: ChartValue,
    pub color: &'static str,
}

/// Below this width there is no room for ranks and classes.
const SLIM: f64 = 260.0;

pub fn draw(ranking: &Ranking, layout: Layout) -> ChartSpec {
    draw_beside(ranking, &[], layout)
}

/// Draws a ranking with a tick in each row, for what it is compared with.
pub fn draw_beside(ranking: &Ranking, ticks: &[ChartValue], layout: Layout) -> ChartSpec {
    let frame = RankChart::new(ranking, ticks, layout);
    let rows = &ranking.rows;
    let mut plot = Plot::new(layout.width, frame.area.bottom + 2.0);
    let name = |row: &RankRow| match row.look {
        Look::Context if row.value.is_none() => BandName::colored(&row.name, theme::INK_3),
        Look::Context => BandName::plain(&row.name),
        Look::Accent => BandName::bold(&row.name, theme::ACCENT),
        Look::Selected(_) => BandName::bold(&row.name, theme::INK),
    };
    let rank = |row: &RankRow| match row.look {
        Look::Context => BandName::plain(&row.rank),
        Look::Accent => BandName::bold(&row.rank, theme::ACCENT),
        Look::Selected(_) => BandName::bold(&row.rank, theme::INK),
    };
    let names =
        AxisOption::bands(rows.iter().map(name).collect(), 13.0, frame.area.left - frame.columns.names).inverse();
    let x = AxisOption::values(frame.scale.domain[0], frame.scale.domain[1]);
    let panel = plot.panel(frame.area, x, names.align(LabelAlign::Left));
    let ranks =
        AxisOption::bands(rows.iter().map(rank).collect(), layout.small(), frame.area.left - frame.columns.ranks);
    if layout.width >= SLIM {
        plot.beside(panel, ranks.quiet().inverse().opposite("left"));
    }

    plot.marks(panel, "rules", frame.rules());
    let style = LabelOption::style(Face::Plain, 13.0, theme::INK_2).at(LabelPosition::Right, GAP);
    plot.bars(
        panel,
        "bars",
        frame.bar(),
        None,
        style,
        rows.iter().enumerate().map(|(i, row)| frame.datum(i, row)).collect(),
    );
    plot.marks(panel, "signs", rows.iter().enumerate().filter_map(|(i, row)| frame.signs(i, row)).collect());
    if !ticks.is_empty() {
        plot.marks(panel, "ticks", ticks.iter().enumerate().map(|(i, tick)| frame.tick(i, tick)).collect());
    }
    plot.finish()
}

struct RankChart<'a> {
    ranking: &'a Ranking,
    ticks: &'a [ChartValue],
    layout: Layout,
    area: PlotArea,
    pitch: f64,
    columns: RankColumns,
    scale: LinearScale,
}

impl<'a> RankChart<'a> {
    fn new(ranking: &'a Ranking, ticks: &'a [ChartValue], layout: Layout) -> RankChart<'a> {
        let rows = &ranking.rows;
        let widest = |text: &dyn Fn(&RankRow) -> &str, face| {
            rows.iter().map(|row| width(text(row), 13.0, face)).fold(0.0, f64::max)
        };
        // On the narrowest pictures ranks and classes leave their room to the bars: the order says the one, the map the other.
        let slim = layout.width < SLIM;
        let ranks = if slim { 0.0 } else { widest(&|row| &row.rank, Face::Bold) };
        let names = widest(&|row| &row.name, Face::Bold).min(layout.width * 0.4);
        let classes = !slim && rows.iter().any(|row| row.class.is_some());
        let symbols = rows.iter().any(|row| matches!(row.look, Look::Selected(_)));
        let columns = RankColumns::of(ranks, names, classes, symbols);
        let left = columns.bars;
        let pitch = if ranking.pitch > 0.0 { ranking.pitch } else { layout.pick(24.0, 22.0) };
        let mut frame = RankChart {
            ranking,
            ticks,
            layout,
            area: PlotArea { left, top: 2.0, right: layout.width, bottom: 0.0 },
            pitch,
            columns,
            scale: LinearScale { domain: [0.0, 1.0], range: [left, layout.width] },
        };
        frame.scale = frame.fitted();
        frame.area.top = ranking::top(frame.reference_labels());
        frame.area.bottom = frame.area.top + pitch * as_f64(rows.len());
        frame
    }

    fn bar(&self) -> f64 {
        ranking::breadth(self.pitch)
    }

    /// The largest scale at which every bar has room with its number at its end.
    fn fitted(&self) -> LinearScale {
        let values = self.ranking.rows.iter().enumerate().filter_map(|(i, row)| Some((i, row, row.value.as_ref()?)));
        let beyond = |row: &RankRow, v: &ChartValue| GAP + self.end(row, v).reach();
        let sized = values.map(|(i, row, v)| (self.furthest(i, v), width(&v.text, 13.0, Face::Bold) + beyond(row, v)));
        let bare = self.ranking.references.iter().map(|r| (r.value.number, 2.0));
        ranking::fitted([self.area.left, self.area.right], &sized.chain(bare).collect::<Vec<_>>())
    }

    fn end(&self, row: &RankRow, value: &ChartValue) -> End {
        let length = (self.scale.at(value.number) - self.scale.at(0.0)).abs();
        let growth = if value.number < 0.0 { Growth::Left } else { Growth::Right };
        End { certainty: value.certainty, color: row.look.color(), growth, length, breadth: self.bar() }
    }

    fn datum(&self, i: usize, row: &RankRow) -> Datum {
        let Some(value) = &row.value else { return Datum::new([0.0, as_f64(i)]).keyed(&row.id) };
        let label = LabelOption::text(&value.text);
        let label = match row.look {
            Look::Context => label,
            Look::Accent => label.color(theme::ACCENT).bold(),
            Look::Selected(_) => label.color(theme::INK).bold(),
        };
        // Among ticks numbers are in a column of their own: right beside a tick one would be read as what that stands for.
        let column = || {
            let face = if row.look == Look::Context { Face::Plain } else { Face::Bold };
            self.area.right - 2.0 - width(&value.text, 13.0, face) - self.scale.at(value.number)
        };
        let reach = if self.ticks.is_empty() { self.end(row, value).reach() + GAP } else { column() };
        let side = if value.number < 0.0 { LabelPosition::Left } else { LabelPosition::Right };
        let label = if reach > GAP || value.number < 0.0 { label.at(side, reach) } else { label };
        let datum = Datum::new([value.number, as_f64(i)]).keyed(&row.id).shows(&value.observation);
        datum.paint(Paint::of(value.certainty, row.look.color())).label(label)
    }

    /// How far a row reaches with its tick.
    fn furthest(&self, i: usize, value: &ChartValue) -> f64 {
        self.ticks.get(i).map_or(value.number, |tick| tick.number.max(value.number))
    }

    /// A line across a row.
    fn tick(&self, i: usize, tick: &ChartValue) -> Mark {
        let half = self.bar() / 2.0 + 3.0;
        let line = |paint: Paint| {
            let ends = [-half, half].map(|dy| Spot::near([tick.number, as_f64(i)], [0.0, dy]));
            Piece::line(ends.to_vec(), paint)
        };
        Mark::of(&tick.observation, vec![line(Paint::line(theme::PAPER, 4.0)), line(Paint::line(theme::INK, 2.0))])
    }

    /// What is beside a row: its class, its symbol, the end of its bar, or that it has no value.
    fn signs(&self, i: usize, row: &RankRow) -> Option<Mark> {
        let zero = [0.0, as_f64(i)];
        let position = |x: f64| Spot::near(zero, [x - self.scale.at(0.0), 0.0]);
        let mut pieces = Vec::new();
        if let Some(class) = row.class.filter(|_| self.layout.width >= SLIM) {
            let (x, half) = (self.columns.class, self.pitch / 2.0);
            let corners = [[x, -half], [x + 5.0, -half], [x + 5.0, half], [x, half]];
            pieces.push(Piece::area(
                corners.map(|[x, y]| Spot { shift: [position(x).shift[0], y], ..position(x) }).to_vec(),
                Paint::solid(class),
            ));
        }
        if let Some(slot) = row.look.slot() {
            pieces.extend(symbol(slot.symbol, slot.color, position(self.columns.symbol)));
        }
        match &row.value {
            Some(value) => {
                let end = self.end(row, value);
                pieces.extend(Piece::parts(&end.parts(), Spot::at([value.number, as_f64(i)])));
            }
            None => {
                let x = self.area.left;
                pieces.extend(Piece::parts(&End::missing(self.bar()).bar(), position(x + MISSING)));
                let text = self.layout.words().not_found_value;
                pieces.push(
                    Piece::text(text, position(x + MISSING + GAP), LabelAlign::Left, Face::Plain, 13.0)
                        .color(theme::INK_3),
                );
            }
        }
        let observation = row.value.as_ref().and_then(|v| v.observation.clone());
        let mark = Mark { id: Some(row.id.clone()), observation, pieces };
        Some(mark).filter(|mark| !mark.pieces.is_empty())
    }

    /// Zero, and the lines of reference with what they are.
    fn rules(&self) -> Vec<Mark> {
        let last = as_f64(self.ranking.rows.len().max(1) - 1);
        let rule = |value: f64, up: f64, paint: Paint| {
            let ends = [
                Spot::near([value, 0.0], [0.0, -self.pitch / 2.0 - up]),
                Spot::near([value, last], [0.0, self.pitch / 2.0]),
            ];
            Piece::line(ends.to_vec(), paint)
        };
        let mut marks = vec![Mark::plain(vec![rule(0.0, 0.0, Paint::line(theme::INK_3, 1.0))])];
        for (reference, label) in self.ranking.references.iter().zip(self.reference_labels()) {
            let align = if label.dx < 0.0 { LabelAlign::Right } else { LabelAlign::Left };
            let spot = Spot::near([reference.value.number, 0.0], [label.dx, -self.pitch / 2.0 - label.up]);
            let text =
                Piece::text(&reference.value.text, spot, align, Face::Plain, self.layout.small()).color(theme::INK);
            let line = rule(reference.value.number, label.up - 2.0, Paint::reference(reference.color));
            marks.push(Mark::of(&reference.value.observation, vec![line, text]));
        }
        marks
    }

    fn reference_labels(&self) -> Vec<ReferenceLabel> {
        let line = |r: &'a RankReference| (self.scale.at(r.value.number), r.value.text.as_str());
        let lines: Vec<(f64, &str)> = self.ranking.references.iter().map(line).collect();
        ranking::reference_labels(&lines, self.layout.small(), self.layout.width)
    }
}

/// A symbol of a selected thing.
fn symbol(symbol: Symbol, color: &'static str, spot: Spot) -> Vec<Piece> {
    let dot = crate::figures::shared::mark::Dot {
        certainty: Certainty::Exact,
        color,
        symbol,
        radius: 5.0,
        growth: Growth::Up,
    };
    Piece::parts(&dot.parts(), spot)
}
