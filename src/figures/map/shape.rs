//! Outlines in a picture: thinned, cut to a window, measured, and the best spot for a label.

use super::projection::{MapFrame, PicturePoint, Planar, Rect, bounds};
use crate::figures::drawing::n;
use crate::model::geo::Geometry;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::thread::LocalKey;

/// Points nearer than this to the last one that was kept do not show.
const THINNEST: f64 = 0.35;

/// The parts of a geometry in a frame.
pub fn projected(geometry: &Geometry, frame: &MapFrame) -> Vec<Vec<PicturePoint>> {
    geometry.parts().into_iter().map(|part| thinned(part.iter().map(|at| frame.project(*at)))).collect()
}

/// Parts that are projected already, in a frame.
pub fn set(plane: &[Vec<Planar>], frame: &MapFrame) -> Vec<Vec<PicturePoint>> {
    plane.iter().map(|part| thinned(part.iter().map(|at| frame.set(*at)))).collect()
}

fn thinned(part: impl ExactSizeIterator<Item = PicturePoint>) -> Vec<PicturePoint> {
    let (mut points, last): (Vec<PicturePoint>, usize) = (Vec::new(), part.len().saturating_sub(1));
    for (i, point) in part.enumerate() {
        let near = points.last().is_some_and(|last| distance(*last, point) < THINNEST);
        if !near || i == last {
            points.push(point);
        }
    }
    points
}

/// Rings on a grid, for a small map: what areas share they go on sharing, and bends of less than a step go.
pub fn on_grid(rings: &[Vec<PicturePoint>], step: f64) -> Vec<Vec<PicturePoint>> {
    let snapped = |ring: &Vec<PicturePoint>| {
        let mut points: Vec<PicturePoint> = Vec::new();
        for point in ring {
            let at = point.map(|length| (length / step).round() * step);
            match points[..] {
                [.., last] if last == at => {}
                // There and back again.
                [.., before, _] if before == at => {
                    points.pop();
                }
                _ => points.push(at),
            }
        }
        points
    };
    rings.iter().map(snapped).filter(|ring| ring.len() > 2).collect()
}

/// Results by what they follow from.
type Kept<T> = RefCell<HashMap<u64, T>>;

/// More than this is kept of no page.
const MOST_KEPT: usize = 4_000;

/// What `make` gives, made once for the same rings and size: a map is drawn anew with every state, its outlines stay.
fn kept<T: Clone>(
    results: &'static LocalKey<Kept<T>>,
    rings: &[Vec<PicturePoint>],
    size: [f64; 2],
    make: impl FnOnce() -> T,
) -> T {
    let mut hasher = DefaultHasher::new();
    for ring in rings {
        ring.len().hash(&mut hasher);
        ring.iter().flatten().for_each(|length| length.to_bits().hash(&mut hasher));
    }
    size.map(f64::to_bits).hash(&mut hasher);
    let key = hasher.finish();
    if let Some(known) = results.with_borrow(|results| results.get(&key).cloned()) {
        return known;
    }
    let made = make();
    results.with_borrow_mut(|results| {
        if results.len() >= MOST_KEPT {
            results.clear();
        }
        results.insert(key, made.clone());
    });
    made
}

/// SVG path data of closed rings.
pub fn closed(rings: &[Vec<PicturePoint>]) -> String {
    thread_local!(static PATHS: Kept<String> = RefCell::default());
    kept(&PATHS, rings, [0.0, 0.0], || {
        let mut d = String::new();
        for ring in rings.iter().filter(|ring| ring.len() > 2) {
            write(&mut d, ring);
            d.push('Z');
        }
        d
    })
}

/// SVG path data of a line.
pub fn open(line: &[PicturePoint]) -> String {
    let mut d = String::new();
    write(&mut d, line);
    d
}

fn write(d: &mut String, line: &[PicturePoint]) {
    for (i, [x, y]) in line.iter().enumerate() {
        d.push(if i == 0 { 'M' } else { 'L' });
        d.push_str(&n(*x));
        d.push(' ');
        d.push_str(&n(*y));
    }
}

/// The part of rings that lies in a window. Concave rings may run along its edge, which does not show in a fill.
pub fn clipped(rings: &[Vec<PicturePoint>], window: Rect) -> Vec<Vec<PicturePoint>> {
    let clipped = rings.iter().map(|ring| (0..4).fold(ring.clone(), |ring, side| clip_side(&ring, window, side)));
    clipped.filter(|ring| ring.len() > 2).collect()
}

/// One step of Sutherland and Hodgman's clipping: what lies inside one side of the window.
fn clip_side(ring: &[PicturePoint], window: Rect, side: usize) -> Vec<PicturePoint> {
    let mut kept = Vec::new();
    for (i, &to) in ring.iter().enumerate() {
        let from = ring[(i + ring.len() - 1) % ring.len()];
        let (before, after) = (inside(from, window, side), inside(to, window, side));
        if (before < 0.0) != (after < 0.0) {
            kept.push(between(from, to, before / (before - after)));
        }
        if after >= 0.0 {
            kept.push(to);
        }
    }
    kept
}

/// The stretches of a line that lie in a window.
pub fn clipped_line(line: &[PicturePoint], window: Rect) -> Vec<Vec<PicturePoint>> {
    let mut stretches: Vec<Vec<PicturePoint>> = Vec::new();
    for pair in line.windows(2) {
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        for side in 0..4 {
            let (before, after) = (inside(pair[0], window, side), inside(pair[1], window, side));
            let crossing = before / (before - after);
            match (before < 0.0, after < 0.0) {
                (true, true) => end = -1.0,
                (true, false) => start = start.max(crossing),
                (false, true) => end = end.min(crossing),
                (false, false) => {}
            }
        }
        if start < end {
            let (from, to) = (between(pair[0], pair[1], start), between(pair[0], pair[1], end));
            match stretches.last_mut() {
                Some(stretch) if start == 0.0 && stretch.last() == Some(&from) => stretch.push(to),
                _ => stretches.push(vec![from, to]),
            }
        }
    }
    stretches
}

/// Adds points along lines, near enough to each other that no word fits between them.
pub fn densify(points: &mut Vec<PicturePoint>, lines: &[Vec<PicturePoint>]) {
    for line in lines {
        for pair in line.windows(2) {
            let long = distance(pair[0], pair[1]);
            let mut along = 0.0;
            while along < long {
                points.push(between(pair[0], pair[1], along / long));
                along += 4.0;
            }
        }
    }
}

/// How far a point lies inside one side of a window; negative outside.
fn inside([x, y]: PicturePoint, [left, top, width, height]: Rect, side: usize) -> f64 {
    match side {
        0 => x - left,
        1 => y - top,
        2 => left + width - x,
        _ => top + height - y,
    }
}

fn between([ax, ay]: PicturePoint, [bx, by]: PicturePoint, part: f64) -> PicturePoint {
    [ax + part * (bx - ax), ay + part * (by - ay)]
}

/// The area of rings, holes taken off, in square pixels.
pub fn area(rings: &[Vec<PicturePoint>]) -> f64 {
    let signed = |ring: &Vec<PicturePoint>| {
        let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
        pairs.map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum::<f64>() / 2.0
    };
    rings.iter().map(signed).sum::<f64>().abs()
}

/// The middle of the spot within rings where a label of this size fits best; `None` where it fits nowhere.
pub fn label_spot(rings: &[Vec<PicturePoint>], size: [f64; 2]) -> Option<PicturePoint> {
    thread_local!(static SPOTS: Kept<Option<PicturePoint>> = RefCell::default());
    kept(&SPOTS, rings, size, || best_spot(rings, size))
}

fn best_spot(rings: &[Vec<PicturePoint>], [width, height]: [f64; 2]) -> Option<PicturePoint> {
    const ROWS: u32 = 24;
    let [x0, y0, x1, y1] = bounds(rings.iter().flatten().copied())?;
    if x1 - x0 < width {
        return None;
    }
    let middle = [f64::midpoint(x0, x1), f64::midpoint(y0, y1)];
    let pairs = rings.iter().flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)));
    let edges: Vec<[PicturePoint; 2]> = pairs.map(|(from, to)| [from, to]).collect();
    let mut near: Vec<[PicturePoint; 2]> = Vec::new();
    let mut best: Option<(f64, PicturePoint)> = None;
    for row in 0..=ROWS {
        let y = y0 + (y1 - y0) * f64::from(row) / f64::from(ROWS);
        let (top, bottom) = (y - height / 2.0, y + height / 2.0);
        near.clear();
        near.extend(edges.iter().filter(|[[_, a], [_, b]]| a.min(*b) <= bottom && a.max(*b) >= top));
        let lines = [top, y, bottom].map(|y| chords(&near, y));
        for [from, to] in common(&lines) {
            let space = to - from;
            if space < width {
                continue;
            }
            let spot = [f64::midpoint(from, to), y];
            // Room to spare counts up to twice the label; beyond that the middle of the area is better.
            let score = space.min(2.0 * width) - 0.6 * distance(spot, middle);
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, spot));
            }
        }
    }
    best.map(|(_, spot)| spot)
}

/// The stretches of a horizontal line that lie within the rings of these edges.
fn chords(edges: &[[PicturePoint; 2]], y: f64) -> Vec<[f64; 2]> {
    let crosses = |[[_, ay], [_, by]]: &&[PicturePoint; 2]| (*ay <= y) != (*by <= y);
    let crossing = |[[ax, ay], [bx, by]]: &[PicturePoint; 2]| ax + (y - ay) / (by - ay) * (bx - ax);
    let mut crossings: Vec<f64> = edges.iter().filter(crosses).map(crossing).collect();
    crossings.sort_by(f64::total_cmp);
    crossings.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// The stretches that several sets of stretches share.
fn common(sets: &[Vec<[f64; 2]>; 3]) -> Vec<[f64; 2]> {
    meet(&meet(&sets[0], &sets[1]), &sets[2])
}

/// The stretches that two sets share, each from left to right and without overlaps.
fn meet(a: &[[f64; 2]], b: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let (mut shared, mut i, mut j) = (Vec::new(), 0, 0);
    while let (Some([a0, a1]), Some([b0, b1])) = (a.get(i), b.get(j)) {
        let (from, to) = (a0.max(*b0), a1.min(*b1));
        if from < to {
            shared.push([from, to]);
        }
        if a1 < b1 { i += 1 } else { j += 1 }
    }
    shared
}

fn distance([ax, ay]: PicturePoint, [bx, by]: PicturePoint) -> f64 {
    (ax - bx).hypot(ay - by)
}
