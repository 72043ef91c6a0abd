//! The ranking of the page of districts: bars from zero in the order of the values, with the city and the country as lines.

use super::scene::Scene;
use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::shared::axis::zero;
use crate::figures::shared::label::{Face, width};
use crate::figures::shared::mark::{Certainty, End, Growth, MISSING, Paint};
use crate::figures::shared::ranking::{self, GAP, RankColumns, ReferenceLabel, rank_text};
use crate::figures::shared::scale::{LinearScale, as_f64};
use crate::figures::shared::symbol::SLOTS;
use crate::figures::{WIDE, theme};

use crate::model::census::stats::ranked_value;
use crate::model::census::{AreaKey, CellValue};

/// Size of all that is written.
const SIZE: f64 = 12.0;

struct RankingLayout {
    width: f64,
    pitch: f64,
    top: f64,
    columns: RankColumns,
    scale: LinearScale,
    classes: bool,
    references: Vec<ReferenceLine>,
}

/// The city's or the country's value, as a line across what is shown.
pub struct ReferenceLine {
    pub area: AreaKey,
    /// Where it is.
    pub x: f64,
    pub name: String,
    /// Where its name is.
    pub label: ReferenceLabel,
}

impl Scene<'_> {
    /// The rows that are shown: all of them, or the first and the picked ones.
    fn rows(&self, all: bool) -> Vec<usize> {
        let shown = self
            .order
            .iter()
            .enumerate()
            .filter(|(i, at)| all || *i < ranking::FIRST_ROWS || self.slot(**at).is_some());
        shown.map(|(_, at)| *at).collect()
    }

    fn rank_text(&self, at: usize) -> String {
        self.y.ranks[at].map_or_else(String::new, rank_text)
    }

    /// The ranking at a width; on phones the first rows and the picked ones, unless all are asked for.
    pub fn ranking(&self, width: f64, all: bool) -> Drawing {
        let rows = self.rows(all);
        let frame = self.frame(&rows, width);
        let end = frame.top + frame.pitch * as_f64(rows.len());
        let mut drawing = Drawing::new(width, end + 4.0);
        for (i, at) in rows.iter().enumerate() {
            let nodes = self.row(&frame, *at, frame.top + frame.pitch * as_f64(i));
            match self.y.values[*at] {
                Some(_) => drawing.mark(&self.observation(*at), nodes),
                None => drawing.nodes.extend(nodes),
            }
        }
        drawing.add(zero(frame.scale.at(0.0), [frame.top, end]));
        drawing.nodes.extend(self.rules(&frame.references, [frame.top, end]));
        // Values over the lines.
        for (i, at) in rows.iter().enumerate() {
            let y = frame.top + frame.pitch * (as_f64(i) + 0.5);
            if let (Some(_), Some(text)) = (self.y.values[*at], self.value_text(&frame, *at, y)) {
                drawing.mark(&self.observation(*at), vec![text.into()]);
            }
        }
        drawing
    }

    fn frame(&self, rows: &[usize], total: f64) -> RankingLayout {
        let widest = |text: &dyn Fn(usize) -> String| {
            rows.iter().map(|at| width(&text(*at), SIZE, Face::Bold)).fold(0.0, f64::max)
        };
        let classes = !self.y.is_total();
        let names = widest(&|at| self.short(at).to_owned());
        // A symbol more or less moves nothing.
        let columns = RankColumns::of(widest(&|at| self.rank_text(at)), names, classes, true);
        // Of all, also where a phone leaves some out: showing them changes no bar.
        let values = self.order.iter().filter_map(|at| self.y.values[*at]);
        let bars = values.map(|v| (v.number, width(&self.y.number(v.number, self.locale), SIZE, Face::Bold) + GAP));
        let lines = self.reference_values(&self.y).into_iter().map(|(_, v)| (v.number, 2.0));
        let scale = ranking::fitted([columns.bars, total], &bars.chain(lines).collect::<Vec<_>>());
        let references = self.reference_lines(|value| scale.at(value), total);
        RankingLayout {
            width: total,
            pitch: if total < WIDE[0] { 24.0 } else { 16.2 },
            top: ranking::top(references.iter().map(|line| line.label)),
            columns,
            scale,
            classes,
            references,
        }
    }

    fn row(&self, frame: &RankingLayout, at: usize, top: f64) -> Vec<Node> {
        let middle = top + frame.pitch / 2.0;
        let base = middle + 4.3;
        let slot = self.slot(at).map(|slot| SLOTS[slot]);
        let text = |x: f64, text: String| {
            let text = Text::new(x, base, text).size(SIZE);
            if slot.is_some() { text.bold().fill(theme::INK) } else { text }
        };
        let mut nodes: Vec<Node> = vec![Shape::rect(0.0, top, frame.width, frame.pitch).fill("transparent").into()];
        let RankColumns { ranks, class: band, symbol, names, .. } = frame.columns;
        nodes.push(text(ranks, self.rank_text(at)).end().into());
        if let Some(class) = self.class_of(at).filter(|_| frame.classes) {
            let ramp = self.ramp();
            let fill = ramp[class.min(ramp.len() - 1)][0];
            nodes.push(Shape::rect(band, top, 5.0, frame.pitch).fill(fill).into());
        }
        if let Some(slot) = slot {
            nodes.push(slot.symbol.shape([symbol, middle], 5.0).fill(slot.color).into());
        }
        nodes.push(text(names, self.short(at).to_owned()).into());
        let breadth = ranking::breadth(frame.pitch);
        match self.y.values[at] {
            Some(value) => {
                let [from, to] = [frame.scale.at(0.0), frame.scale.at(value.number)];
                let certainty = if value.doubtful { Certainty::Doubtful } else { Certainty::Exact };
                let color = slot.map_or(theme::MARK, |slot| slot.color);
                let growth = if to < from { Growth::Left } else { Growth::Right };
                let length = (to - from).abs().max(0.75);
                let end = End { certainty, color, growth, length, breadth };
                nodes.extend(end.shapes([to, middle]).into_iter().map(Node::from));
            }
            None => {
                let x = frame.scale.at(0.0);
                nodes.extend(End::missing(breadth).shapes([x + MISSING, middle]).into_iter().map(Node::from));
                let none =
                    Text::new(x + MISSING + GAP, base, self.words().not_found_value).size(SIZE).fill(theme::INK_3);
                nodes.push(none.into());
            }
        }
        nodes
    }

    fn value_text(&self, frame: &RankingLayout, at: usize, middle: f64) -> Option<Text> {
        let value = self.y.values[at]?;
        let x = frame.scale.at(value.number);
        let text = Text::new(0.0, middle + 4.3, self.y.number(value.number, self.locale)).size(SIZE).halo(theme::PAPER);
        let text = if self.slot(at).is_some() { text.bold().fill(theme::INK) } else { text };
        Some(if value.number < 0.0 { Text { x: x - GAP, ..text }.end() } else { Text { x: x + GAP, ..text } })
    }

    /// The lines of reference on a scale, in a picture so wide.
    pub fn reference_lines(&self, scale: impl Fn(f64) -> f64, width: f64) -> Vec<ReferenceLine> {
        let named = |(area, v): (AreaKey, CellValue)| {
            let name = format!("{} {}", self.name_of(area), self.y.number(v.number, self.locale));
            (area, scale(v.number), name)
        };
        let named: Vec<(AreaKey, f64, String)> = self.reference_values(&self.y).into_iter().map(named).collect();
        let lines: Vec<(f64, &str)> = named.iter().map(|(_, x, name)| (*x, name.as_str())).collect();
        let labels = ranking::reference_labels(&lines, SIZE, width);
        let lines =
            named.into_iter().zip(labels).map(|((area, x, name), label)| ReferenceLine { area, x, name, label });
        lines.collect()
    }

    /// Lines of reference with their names, from those above `top` down to `bottom`.
    pub fn rules(&self, lines: &[ReferenceLine], [top, bottom]: [f64; 2]) -> Vec<Node> {
        let rule = |(at, ReferenceLine { area, x, name, label }): (usize, &ReferenceLine)| {
            let (ink, middle) = (if at == 0 { theme::INK } else { theme::INK_3 }, top - label.up);
            let text = Text::new(x + label.dx, middle + 4.3, name.as_str()).size(SIZE).fill(ink);
            let text = if label.dx < 0.0 { text.end() } else { text };
            let line = Paint::reference(ink).on(Shape::line(*x, middle - 6.0, *x, bottom));
            Node::Mark { observation: self.atlas.census.id(self.y.cell(*area)), nodes: vec![line.into(), text.into()] }
        };
        lines.iter().enumerate().map(rule).collect()
    }

    /// How many rows a phone leaves out.
    pub fn left_out(&self) -> usize {
        self.order.len() - self.rows(false).len()
    }

    /// Whether any district has a value that counts.
    pub fn has_values(&self) -> bool {
        self.y.values.iter().any(|value| ranked_value(value).is_some())
    }
}
