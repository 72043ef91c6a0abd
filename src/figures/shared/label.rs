//! Labels beside what they name: moved apart along a line, or set around points where nothing else is.

use crate::figures::drawing::Text;

/// How a label is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Sans.
    Plain,
    /// Bold sans: names that stand out.
    Bold,
    /// Bold serif: values.
    Value,
}

/// About how wide text will be, in pixels: rather too wide than too narrow, whatever the font.
pub fn width(text: &str, size: f64, face: Face) -> f64 {
    let one = |line: &str| {
        let line = Text::new(0.0, 0.0, line).size(size);
        match face {
            Face::Plain => line.estimated_width(),
            Face::Bold => line.bold().estimated_width(),
            Face::Value => Text::value(0.0, 0.0, line.spans[0].content.as_str(), size).estimated_width(),
        }
    };
    text.split('\n').map(one).fold(0.0, f64::max)
}

/// Width and height of text of one or more lines, in pixels.
pub fn size(text: &str, size: f64, face: Face) -> [f64; 2] {
    [width(text, size, face), super::scale::as_f64(text.split('\n').count()) * line_height(size)]
}

/// From one line to the next.
pub fn line_height(size: f64) -> f64 {
    (size * 1.35).round()
}

/// Breaks a name into lines no wider than `most` pixels.
pub fn wrapped(text: &str, size: f64, face: Face, most: f64) -> String {
    let line = Text::new(0.0, 0.0, text).size(size);
    let line = if face == Face::Plain { line } else { line.bold() };
    let lines: Vec<String> = line.lines(most, 0.0).into_iter().flat_map(|t| t.spans).map(|s| s.content).collect();
    lines.join("\n")
}

/// A rectangle in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Bounds {
    /// The rectangle of a size around a position.
    pub fn around([x, y]: [f64; 2], [width, height]: [f64; 2]) -> Bounds {
        Bounds { left: x - width / 2.0, top: y - height / 2.0, right: x + width / 2.0, bottom: y + height / 2.0 }
    }

    pub fn middle(&self) -> [f64; 2] {
        [f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom)]
    }

    /// Whether the two share more than an edge.
    pub fn meets(&self, other: &Bounds) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the other lies within it.
    pub fn holds(&self, other: &Bounds) -> bool {
        self.left <= other.left && self.top <= other.top && other.right <= self.right && other.bottom <= self.bottom
    }

    /// Area that the two share.
    fn shared(&self, other: &Bounds) -> f64 {
        let along = (self.right.min(other.right) - self.left.max(other.left)).max(0.0);
        along * (self.bottom.min(other.bottom) - self.top.max(other.top)).max(0.0)
    }

    /// How far a position lies outside; 0 within.
    fn distance(&self, [x, y]: [f64; 2]) -> f64 {
        let beyond = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
        beyond(self.left, self.right, x).hypot(beyond(self.top, self.bottom, y))
    }
}

/// Moves labels on a line apart. Each of `requests` is a position and a length; the result has the positions in the same
/// order, as near to those positions as possible (least squares, by pooling neighbours that would meet). Where the
/// range has no room for all, they run over its end.
pub fn spread(requests: &[(f64, f64)], range: [f64; 2]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..requests.len()).collect();
    order.sort_by(|a, b| requests[*a].0.total_cmp(&requests[*b].0));
    // Without the lengths of those before it a position may only grow: then neighbours that fall are pooled at their mean.
    let mut before = Vec::with_capacity(order.len());
    let (mut sum, mut last) = (0.0, None);
    for &i in &order {
        sum += last.map_or(0.0, |length: f64| f64::midpoint(length, requests[i].1));
        last = Some(requests[i].1);
        before.push(sum);
    }
    let mut pools: Vec<(f64, f64)> = Vec::new();
    for (&i, offset) in order.iter().zip(&before) {
        pools.push((requests[i].0 - offset, 1.0));
        while let [.., (a, m), (b, n)] = pools[..]
            && a > b
        {
            pools.truncate(pools.len() - 2);
            pools.push(((a * m + b * n) / (m + n), m + n));
        }
    }
    let half = |at: Option<&usize>| at.map_or(0.0, |i| requests[*i].1 / 2.0);
    let low = range[0] + half(order.first());
    let high = (range[1] - half(order.last()) - before.last().unwrap_or(&0.0)).max(low);
    let positions =
        pools.iter().flat_map(|(position, count)| std::iter::repeat_n(position.clamp(low, high), *count as usize));
    let mut found = vec![0.0; requests.len()];
    for ((&i, position), offset) in order.iter().zip(positions).zip(before) {
        found[i] = position + offset;
    }
    found
}

/// The labels that fit along a line without overlap: each of `requests` is a position, a length and
/// whether it is required. The others follow in their order where they touch none of those before.
pub fn without_overlap(requests: &[(f64, f64, bool)]) -> Vec<bool> {
    let touches =
        |a: usize, b: usize| (requests[a].0 - requests[b].0).abs() < f64::midpoint(requests[a].1, requests[b].1);
    let mut taken: Vec<usize> = (0..requests.len()).filter(|i| requests[*i].2).collect();
    for i in (0..requests.len()).filter(|i| !requests[*i].2) {
        if taken.iter().all(|other| !touches(i, *other)) {
            taken.push(i);
        }
    }
    (0..requests.len()).map(|i| taken.contains(&i)).collect()
}

/// A point that asks for a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// Where the point is.
    pub at: [f64; 2],
    /// Of the point, in CSS pixels.
    pub radius: f64,
    /// Width and height of its label; nothing for a point that is only in the way.
    pub size: [f64; 2],
    /// Whether it needs a label, if necessary from further off.
    pub required: bool,
    /// The preferred side of its label.
    pub side: Side,
}

/// The preferred side of a label around its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Right,
    Above,
}

/// Where a label is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelPosition {
    pub middle: [f64; 2],
    /// Whether it is so far off that it needs a leader line.
    pub leader: bool,
}

/// Between a point and its label.
const NEAR: f64 = 4.0;
/// How much further off each ring of positions is than the one before.
const RING: f64 = 16.0;

/// Where labels go around points: first the required ones, in their order, then the others where nothing is
/// touched: no label, no other point, none of `taken`, not the edge. A required label goes further off, with
/// a leader line; where no position is free it gets the one that covers least.
pub fn positions(requests: &[LabelRequest], taken: &[Bounds], within: Bounds) -> Vec<Option<LabelPosition>> {
    let mut found: Vec<Option<LabelPosition>> = vec![None; requests.len()];
    let mut labels: Vec<Bounds> = Vec::new();
    let order = (0..requests.len())
        .filter(|i| requests[*i].required)
        .chain((0..requests.len()).filter(|i| !requests[*i].required));
    for i in order.filter(|i| requests[*i].size[0] > 0.0) {
        let one = requests[i];
        let cost = |position: &LabelPosition| {
            let bounds = Bounds::around(position.middle, one.size);
            if !within.holds(&bounds) {
                return f64::INFINITY;
            }
            let points = requests.iter().filter(|other| bounds.distance(other.at) < other.radius + 1.0);
            let points: f64 = points.map(|other| 40.0 + other.radius).sum();
            points + labels.iter().chain(taken).map(|other| 4.0 * bounds.shared(other)).sum::<f64>()
        };
        let rings = if one.required { 6 } else { 1 };
        let mut positions: Vec<LabelPosition> = (0..rings).flat_map(|ring| around(&one, ring)).collect();
        if let (Side::Above, Some(above)) = (one.side, positions.first().copied()) {
            // Rather a little aside above its point than beside it, where it would be read as its neighbour's.
            let half = one.size[0] / 2.0;
            let x = above.middle[0].max(within.left + half).min(within.right - half);
            if (x - above.middle[0]).abs() <= half / 2.0 {
                positions.insert(1, LabelPosition { middle: [x, above.middle[1]], ..above });
            }
        }
        let free = positions.iter().find(|position| cost(position) == 0.0).copied();
        let least = || positions.iter().min_by(|a, b| cost(a).total_cmp(&cost(b))).copied().filter(|_| one.required);
        found[i] = free.or_else(least);
        labels.extend(found[i].map(|position| Bounds::around(position.middle, one.size)));
    }
    found
}

/// The positions around a point, the best first.
fn around(one: &LabelRequest, ring: u32) -> Vec<LabelPosition> {
    let far = one.radius + NEAR + f64::from(ring) * RING;
    let [half, tall] = one.size.map(|length| length / 2.0);
    let slant = far * std::f64::consts::FRAC_1_SQRT_2;
    let (right, left) = ([far + half, 0.0], [-far - half, 0.0]);
    let (above, below) = ([0.0, -far - tall], [0.0, far + tall]);
    let corner = |x: f64, y: f64| [x * (slant + half), y * (slant + tall * 0.6)];
    let corners = [corner(1.0, -1.0), corner(-1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
    let sides = match one.side {
        Side::Right => [right, left, above, below],
        Side::Above => [above, below, right, left],
    };
    let position = |[dx, dy]: [f64; 2]| LabelPosition { middle: [one.at[0] + dx, one.at[1] + dy], leader: ring > 0 };
    match one.side {
        Side::Right => sides.into_iter().chain(corners).map(position).collect(),
        Side::Above => {
            sides[..1].iter().copied().chain(corners).chain(sides[1..].iter().copied()).map(position).collect()
        }
    }
}
