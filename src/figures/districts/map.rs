//! The map of the page of districts: classes for rates and changes, circles for amounts, with the distribution as legend.

use super::scene::Scene;
use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::map::choropleth::{Extent, MapArea, Tops, map_of};
use crate::figures::map::{Layers, classes::Classes};
use crate::figures::shared::mark::{Certainty, Paint};
use crate::figures::shared::scale::as_f64;
use crate::figures::shared::symbol::SLOTS;
use crate::figures::{DrawContext, theme};
use crate::model::Card;
use crate::model::census::stats::{class, ranked_value};
use crate::model::geo::Feature;

/// Height of the legend above the map.
const LEGEND: f64 = 84.0;
/// From one dot of the distribution to the next, in pixels.
const PITCH: f64 = 7.0;

impl<'a> Scene<'a> {
    /// The bounds between classes, ascending: those of the data, else some by quantiles, of a change with zero among them.
    pub fn bounds(&self) -> Vec<f64> {
        if !self.y.bounds().is_empty() {
            return self.y.bounds().to_vec();
        }
        let numbers: Vec<f64> = self.y.values.iter().filter_map(|v| Some(ranked_value(v)?.number)).collect();
        let mut bounds = Classes::of(&numbers, if self.y.is_signed() { 4 } else { 5 }).bounds;
        if self.y.is_signed() && !bounds.contains(&0.0) {
            bounds.push(0.0);
            bounds.sort_by(f64::total_cmp);
        }
        bounds
    }

    /// The colours of the classes, lowest first, each with that of text on it.
    pub fn ramp(&self) -> Vec<[&'static str; 2]> {
        let bounds = self.bounds();
        let below = if self.y.is_signed() { bounds.iter().filter(|bound| **bound <= 0.0).count() } else { 0 };
        let above = bounds.len() + 1 - below;
        let fall = (0..below).map(|at| [theme::FALL_RAMP[usize::from(at + 2 <= below)], theme::ON_FALL]);
        // Fewer classes than colours are spread over all of them.
        let spread = |at: usize| if above < 2 { 3 } else { (at * 4 + (above - 1) / 2) / (above - 1) };
        let first = usize::from(below > 0);
        let rise = (0..above).map(|at| spread(at).max(first).min(4)).map(|at| [theme::SEQ[at], theme::ON_SEQ[at]]);
        fall.chain(rise).collect()
    }

    /// The class of a district; `None` without a value that counts.
    pub fn class_of(&self, at: usize) -> Option<usize> {
        class(&self.y.values[at], &self.bounds())
    }

    fn area(
        &self,
        context: &DrawContext,
        at: usize,
        feature: &'a Feature,
        ramp: &[[&'static str; 2]],
        most: f64,
    ) -> MapArea<'a> {
        let slot = self.slot(at).map(|slot| SLOTS[slot]);
        let value = self.y.values[at];
        let unknown = if value.is_some() { Certainty::Doubtful } else { Certainty::Missing };
        let unknown = [Paint::of(unknown, theme::MARK).fill, theme::INK];
        let is_total = self.y.is_total();
        let counted = ranked_value(&value);
        let (inks, circle) = match self.class_of(at) {
            _ if is_total => {
                let color = counted.map(|v| if v.number < 0.0 { theme::FALL_RAMP[1] } else { theme::SEQ[1] });
                let circle = counted.zip(color).map(|(v, color)| (v.number.abs() / most, color));
                (if circle.is_some() { [theme::SUNK, theme::INK] } else { unknown }, circle)
            }
            Some(class) => (ramp[class.min(ramp.len() - 1)], None),
            None => (unknown, None),
        };
        let first = self.picks.slots().iter().flatten().next().is_some_and(|id| *id == feature.id);
        let number = counted.filter(|_| first && !context.is_narrow()).map(|v| self.y.number(v.number, self.locale));
        MapArea {
            feature,
            mark: value.map(|_| self.observation(at)),
            inks,
            name: self.short(at),
            edge: slot.map(|slot| (slot.color, Some(slot.symbol))),
            number,
            circle,
            small: false,
        }
    }

    /// The map with its legend, at a width.
    pub fn map(&self, card: &Card, width: f64) -> Drawing {
        let context = &DrawContext { atlas: self.atlas, card, locale: self.locale, width };
        let layers = Layers::of(self.atlas);
        let ramp = self.ramp();
        let most =
            self.y.values.iter().filter_map(|v| Some(ranked_value(v)?.number.abs())).fold(f64::MIN_POSITIVE, f64::max);
        let areas = self.order.iter().filter_map(|at| {
            let feature = layers.districts.get(self.id(*at))?;
            Some(self.area(context, *at, feature, &ramp, most))
        });
        // Who is not compared is there all the same, without a colour of its own.
        let beyond = layers.districts.features.iter().filter(|feature| self.index_of(&feature.id).is_none());
        let beyond = beyond.map(|feature| MapArea {
            feature,
            mark: None,
            inks: [theme::SUNK, theme::INK_3],
            name: self.atlas.areas.get(&feature.id).map_or("", |area| area.short.get(self.locale)),
            edge: None,
            number: None,
            circle: None,
            small: false,
        });
        let areas = areas.chain(beyond);
        let (legend, higher) = self.distribution(context.pick(width, 0.56 * width), &ramp);
        let tops = Tops { map: context.pick(LEGEND - 4.0 + higher, 0.0), inset: LEGEND + 18.0 + higher };
        let mut drawing = map_of(context, areas.collect(), &layers, Extent::Whole, tops);
        drawing.nodes.extend(legend);
        drawing
    }

    /// The classes with their bounds, one dot a district, the city's and the country's value as lines; and how much higher it
    /// is where their names need a second row.
    fn distribution(&self, width: f64, ramp: &[[&'static str; 2]]) -> (Vec<Node>, f64) {
        let bounds = if self.y.is_total() { Vec::new() } else { self.bounds() };
        let numbers: Vec<f64> = self.y.values.iter().filter_map(|v| Some(ranked_value(v)?.number)).collect();
        let references = self.reference_values(&self.y);
        let all = numbers.iter().copied().chain(references.iter().map(|(_, v)| v.number));
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        if low > high {
            return (Vec::new(), 0.0);
        }
        let scale = ClassScale::of([low, high], &bounds, width);
        let small = |x: f64, y: f64, text: String| Text::new(x, y, text).size(12.0).middle();
        let mut nodes: Vec<Node> = Vec::new();
        let lines = self.reference_lines(|value| scale.at(value), width);
        let higher = lines.iter().map(|line| line.label.up - 12.0).fold(0.0, f64::max);
        let (top, bar) = (20.0 + higher, 50.0 + higher);
        for (at, ends) in scale.knots.windows(2).enumerate() {
            let fill = if bounds.is_empty() { theme::SUNK } else { ramp[at.min(ramp.len() - 1)][0] };
            let [x, wide] = [ends[0].1, ends[1].1 - ends[0].1];
            let shape = Shape::rect(x, bar, wide, 10.0).fill(fill).stroke(theme::MAP_EDGE, 1.0);
            if bounds.is_empty() {
                nodes.push(shape.into());
                continue;
            }
            let members = self.order.iter().filter(|district| self.class_of(**district) == Some(at));
            let members = members.map(|district| self.observation(*district)).collect();
            // As high as a finger needs.
            let reach = Shape::rect(x, bar, wide, 28.0).fill("transparent");
            nodes.push(Node::Class { members, nodes: vec![shape.into(), reach.into()] });
        }
        for (at, bound) in bounds.iter().enumerate() {
            let text = self.y.bound(*bound, self.locale);
            let unit = if at + 1 == bounds.len() && self.y.symbol(self.locale) == "%" { "%" } else { "" };
            nodes.push(small(scale.at(*bound), bar + 23.0, format!("{text}{unit}")).fill(theme::INK_2).into());
        }
        if bounds.is_empty() {
            for (x, value) in [(0.0, low), (width, high)] {
                let text = small(x, bar + 23.0, self.y.number(value, self.locale)).fill(theme::INK_2);
                nodes.push(if x > 0.0 { text.end() } else { Text { anchor: Default::default(), ..text } }.into());
            }
        }
        nodes.extend(self.rules(&lines, [top, bar + 10.0]));
        self.dots(&mut nodes, &scale, bar);
        (nodes, higher)
    }

    /// Dots stacked where they would meet; the picked ones with their symbols, on top.
    fn dots(&self, nodes: &mut Vec<Node>, scale: &ClassScale, base: f64) {
        let mut bins: std::collections::BTreeMap<i32, Vec<usize>> = std::collections::BTreeMap::new();
        for at in self.order.iter().copied() {
            let Some(value) = ranked_value(&self.y.values[at]) else { continue };
            // Within the picture a position is far below the greatest i32.
            #[allow(clippy::cast_possible_truncation)]
            bins.entry((scale.at(value.number) / PITCH) as i32).or_default().push(at);
        }
        let highest = bins.values().map(Vec::len).max().unwrap_or(1);
        let step = (30.0 / as_f64(highest)).min(PITCH);
        for (bin, mut districts) in bins {
            districts.sort_by_key(|at| self.slot(*at).is_some());
            for (level, at) in districts.iter().enumerate() {
                let spot = [(f64::from(bin) + 0.5) * PITCH, base - 4.0 - as_f64(level) * step];
                let slot = self.slot(*at).map(|slot| SLOTS[slot]);
                let shape = match slot {
                    Some(slot) => slot.symbol.shape(spot, 4.5).fill(slot.color).stroke(theme::PAPER, 1.0),
                    None => Shape::circle(spot[0], spot[1], 2.4).fill(theme::MARK),
                };
                nodes.push(Node::Mark { observation: self.observation(*at), nodes: vec![shape.into()] });
            }
        }
    }
}

/// From values to positions: in proportion where every class has room, else each class as wide as the others.
struct ClassScale {
    knots: Vec<(f64, f64)>,
}

impl ClassScale {
    fn of([low, high]: [f64; 2], bounds: &[f64], width: f64) -> ClassScale {
        let pad = (high - low).max(1e-9 * high.abs()).max(f64::MIN_POSITIVE) * 0.04;
        let inner: Vec<f64> = bounds.to_vec();
        let first = inner.first().map_or(low - pad, |bound| (low - pad).min(bound - pad));
        let last = inner.last().map_or(high + pad, |bound| (high + pad).max(bound + pad));
        let values: Vec<f64> = std::iter::once(first).chain(inner).chain([last]).collect();
        let linear = |value: f64| (value - first) / (last - first) * width;
        let roomy = values.windows(2).all(|pair| linear(pair[1]) - linear(pair[0]) >= 26.0);
        let even = |at: usize| as_f64(at) / as_f64(values.len() - 1) * width;
        let knots = values.iter().enumerate().map(|(at, v)| (*v, if roomy { linear(*v) } else { even(at) })).collect();
        ClassScale { knots }
    }

    fn at(&self, value: f64) -> f64 {
        let pair = self.knots.windows(2).find(|pair| value <= pair[1].0).or(self.knots.windows(2).last());
        pair.map_or(0.0, |pair| {
            let ((a, from), (b, to)) = (pair[0], pair[1]);
            from + (value - a) / (b - a) * (to - from)
        })
    }
}
