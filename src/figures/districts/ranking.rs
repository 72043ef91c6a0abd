//! The ranking of the page of districts: bars from zero in the order of the values, with the city and the country as lines.

use super::scene::Scene;
use crate::figures::chart_cards::ranking::rank_text;
use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::shared::label::{Face, width};
use crate::figures::shared::mark::{Certainty, End, Growth, MISSING};
use crate::figures::shared::scale::{LinearScale, number};
use crate::figures::shared::symbol::SLOTS;
use crate::figures::{WIDE, theme};
use crate::model::census::stats::ranked_value;
use crate::text::Locale;

/// How many rows a phone shows at first.
pub const FIRST: usize = 10;

struct RankingLayout {
    width: f64,
    pitch: f64,
    top: f64,
    names: f64,
    scale: LinearScale,
    classes: bool,
}

impl Scene<'_> {
    /// The rows that are shown: all of them, or the first and the picked ones.
    fn rows(&self, all: bool) -> Vec<usize> {
        let shown = self.order.iter().enumerate().filter(|(i, at)| all || *i < FIRST || self.slot(**at).is_some());
        shown.map(|(_, at)| *at).collect()
    }

    fn rank_text(&self, at: usize) -> String {
        self.y.ranks[at].map_or_else(String::new, rank_text)
    }

    /// The ranking at a width; on phones the first rows and the picked ones, unless all are asked for.
    pub fn ranking(&self, width: f64, all: bool) -> Drawing {
        let rows = self.rows(all);
        let frame = self.frame(&rows, width);
        let end = frame.top + frame.pitch * number(rows.len());
        let mut drawing = Drawing::new(width, end + 4.0);
        let zero = frame.scale.at(0.0);
        let lines: Vec<Node> = self.reference_lines(&frame, end);
        for (i, at) in rows.iter().enumerate() {
            let nodes = self.row(&frame, *at, frame.top + frame.pitch * number(i));
            match self.y.values[*at] {
                Some(_) => drawing.mark(&self.observation(*at), nodes),
                None => drawing.nodes.extend(nodes),
            }
        }
        drawing.add(Shape::line(zero, frame.top, zero, end).stroke(theme::INK_3, 1.0));
        drawing.nodes.extend(lines);
        // Values over the lines.
        for (i, at) in rows.iter().enumerate() {
            let y = frame.top + frame.pitch * (number(i) + 0.5);
            if let (Some(_), Some(text)) = (self.y.values[*at], self.value_text(&frame, *at, y)) {
                drawing.mark(&self.observation(*at), vec![text.into()]);
            }
        }
        drawing
    }

    fn frame(&self, rows: &[usize], total: f64) -> RankingLayout {
        let widest = |text: &dyn Fn(usize) -> String, face| {
            rows.iter().map(|at| width(&text(*at), 12.0, face)).fold(0.0, f64::max)
        };
        let classes = !self.y.is_total();
        let ranks = widest(&|at| self.rank_text(at), Face::Bold);
        let names = ranks + if classes { 36.0 } else { 26.0 };
        let left = names + widest(&|at| self.short(at).to_owned(), Face::Bold) + 10.0;
        let label = widest(
            &|at| self.y.values[at].map_or_else(String::new, |v| self.y.number(v.number, self.locale)),
            Face::Bold,
        );
        let values = self.y.values.iter().flatten().map(|v| v.number);
        let references = self.reference_values(&self.y);
        let all = values.chain(references.iter().map(|(_, v)| v.number));
        let (low, high) = all.fold((0.0, 0.0), |(l, h): (f64, f64), v| (l.min(v), h.max(v)));
        let high = if high > low { high } else { low + 1.0 };
        let start = if low < 0.0 { left + label + 6.0 } else { left };
        let scale = LinearScale { domain: [low, high], range: [start, total - label - 8.0] };
        let narrow = total < WIDE[0];
        RankingLayout {
            width: total,
            pitch: if narrow { 24.0 } else { 16.2 },
            top: 24.0 + self.second_row(total),
            names,
            scale,
            classes,
        }
    }

    fn row(&self, frame: &RankingLayout, at: usize, top: f64) -> Vec<Node> {
        let middle = top + frame.pitch / 2.0;
        let base = middle + 4.3;
        let slot = self.slot(at).map(|slot| SLOTS[slot]);
        let text = |x: f64, text: String| {
            let text = Text::new(x, base, text).size(12.0);
            if slot.is_some() { text.bold().fill(theme::INK) } else { text }
        };
        let mut nodes: Vec<Node> = vec![Shape::rect(0.0, top, frame.width, frame.pitch).fill("transparent").into()];
        let band = frame.names - if frame.classes { 31.0 } else { 21.0 };
        nodes.push(text(band - 4.0, self.rank_text(at)).end().into());
        if let Some(class) = self.class_of(at).filter(|_| frame.classes) {
            let ramp = self.ramp();
            let fill = ramp[class.min(ramp.len() - 1)][0];
            nodes.push(Shape::rect(band, top, 5.0, frame.pitch).fill(fill).into());
        }
        if let Some(slot) = slot {
            nodes.push(slot.symbol.shape([frame.names - 10.0, middle], 5.0).fill(slot.color).into());
        }
        nodes.push(text(frame.names, self.short(at).to_owned()).into());
        let half = (frame.pitch * 0.27).round();
        match self.y.values[at] {
            Some(value) => {
                let [from, to] = [frame.scale.at(0.0), frame.scale.at(value.number)];
                let certainty = if value.doubtful { Certainty::Doubtful } else { Certainty::Exact };
                let color = slot.map_or(theme::MARK, |slot| slot.color);
                let growth = if to < from { Growth::Left } else { Growth::Right };
                let length = (to - from).abs().max(0.75);
                let end = End { certainty, color, growth, length, breadth: 2.0 * half };
                nodes.extend(end.shapes([to, middle]).into_iter().map(Node::from));
            }
            None => {
                let x = frame.scale.at(0.0);
                nodes.extend(End::missing(2.0 * half).shapes([x + MISSING, middle]).into_iter().map(Node::from));
                let none =
                    Text::new(x + MISSING + 6.0, base, self.words().not_found_value).size(12.0).fill(theme::INK_3);
                nodes.push(none.into());
            }
        }
        nodes
    }

    fn value_text(&self, frame: &RankingLayout, at: usize, middle: f64) -> Option<Text> {
        let value = self.y.values[at]?;
        let x = frame.scale.at(value.number);
        let text = Text::new(0.0, middle + 4.3, self.y.number(value.number, self.locale)).size(12.0).halo(theme::PAPER);
        let text = if self.slot(at).is_some() { text.bold().fill(theme::INK) } else { text };
        Some(if value.number < 0.0 { Text { x: x - 6.0, ..text }.end() } else { Text { x: x + 6.0, ..text } })
    }

    /// The city and the country in English, or on a phone, are too long to be in one row.
    fn second_row(&self, total: f64) -> f64 {
        if (self.locale == Locale::En || total < WIDE[0]) && !self.y.is_total() { 15.0 } else { 0.0 }
    }

    fn reference_lines(&self, frame: &RankingLayout, end: f64) -> Vec<Node> {
        let references = self.reference_values(&self.y);
        let lowest = references.iter().map(|(_, v)| v.number).fold(f64::INFINITY, f64::min);
        let lines = references.iter().enumerate().map(|(at, (area, value))| {
            let (x, ink) = (frame.scale.at(value.number), if at == 0 { theme::INK } else { theme::INK_3 });
            let text = format!("{} {}", self.name_of(*area), self.y.number(value.number, self.locale));
            let y = if at == 0 { 12.0 + self.second_row(frame.width) } else { 12.0 };
            let text = Text::new(x + 4.0, y, text).size(12.0).fill(ink);
            let space = text.estimated_width() + 6.0;
            let leftwards = (references.len() > 1 && value.number == lowest || x + space > frame.width) && x > space;
            let text = if leftwards { Text { x: x - 4.0, ..text }.end() } else { text };
            let line = Shape::line(x, 2.0, x, end).stroke(ink, 1.0);
            Node::Mark { observation: self.atlas.census.id(self.y.cell(*area)), nodes: vec![line.into(), text.into()] }
        });
        lines.collect()
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
