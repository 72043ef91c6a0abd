//! What all rankings share, whoever draws them: where the columns of a row are, how long its bar may be, where the names of
//! references are, and how a rank is written.

use super::label::{Bounds, Face, width};
use super::scale::LinearScale;
use crate::model::census::stats::Rank;

/// How many rows a phone shows at first, and a preview.
pub const FIRST_ROWS: usize = 10;

/// Between a bar and its number, in pixels.
pub const GAP: f64 = 6.0;
/// From one row of names of references to the next, in pixels.
const ROW: f64 = 18.0;

/// A rank as it is written beside a row: `12`, `18–21`.
pub fn rank_text(rank: Rank) -> String {
    if rank.is_certain() { rank.position.to_string() } else { format!("{}–{}", rank.best, rank.worst) }
}

/// The columns of a row, from left to right: its rank, the colour of its class, its symbol, its name, its bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankColumns {
    /// Right edge of the ranks.
    pub ranks: f64,
    /// Left edge of the colour of a class, which is 5 px wide.
    pub class: f64,
    /// Middle of the symbols.
    pub symbol: f64,
    /// Left edge of the names.
    pub names: f64,
    /// Left edge of the bars.
    pub bars: f64,
}

impl RankColumns {
    /// Columns for ranks and names so wide, with room for classes and symbols where there are some.
    pub fn of(ranks: f64, names: f64, classes: bool, symbols: bool) -> RankColumns {
        let class = if ranks > 0.0 { ranks + 9.0 } else { 0.0 };
        let left = class + if classes { 13.0 } else { 0.0 } + if symbols { 18.0 } else { 0.0 };
        RankColumns { ranks, class, symbol: left - 9.0, names: left, bars: left + names + 10.0 }
    }
}

/// The breadth of a bar among rows so far apart.
pub fn breadth(pitch: f64) -> f64 {
    (pitch * 0.5).round()
}

/// The largest scale between two positions at which every bar has room with what is at its end. `bars` are the values with the
/// width of that.
pub fn fitted([from, right]: [f64; 2], bars: &[(f64, f64)]) -> LinearScale {
    let to = right - 2.0;
    // How far all reaches to one side of zero when a unit has a length.
    let reach = |unit: f64, sign: f64| {
        bars.iter().filter(|(v, _)| v * sign > 0.0).map(|(v, w)| v.abs() * unit + w).fold(0.0, f64::max)
    };
    let size = bars.iter().map(|(v, _)| v.abs()).fold(0.0, f64::max);
    let size = if size > 1e-99 { size } else { 1.0 };
    let (mut low, mut high) = (0.0, (to - from) / size);
    for _ in 0..40 {
        let unit = f64::midpoint(low, high);
        if reach(unit, 1.0) + reach(unit, -1.0) <= to - from { low = unit } else { high = unit }
    }
    // Where not even the numbers have room, bars take a fifth of it all the same.
    let unit = if low > 0.0 { low } else { (to - from).max(1.0) / size * 0.2 };
    let zero = from + reach(unit, -1.0);
    LinearScale { domain: [(from - zero) / unit, (right - zero) / unit], range: [from, right] }
}

/// Where the name of a reference is, beside the upper end of its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReferenceLabel {
    /// From the line to the near end of the name, in pixels.
    pub dx: f64,
    /// From the first row of the ranking up to the middle of the name, in pixels.
    pub up: f64,
}

/// Where the names of references are, in a picture so wide: beside their lines, in the lowest row that is free; that of the
/// lowest one rather to the left. `lines` are the positions of the lines with their names.
pub fn reference_labels(lines: &[(f64, &str)], size: f64, picture: f64) -> Vec<ReferenceLabel> {
    let mut taken: Vec<Bounds> = Vec::new();
    let label = |(x, name): &(f64, &str)| {
        let size = [width(name, size, Face::Plain), 16.0];
        let sides = if lines.iter().any(|(other, _)| other < x) { [4.0, -4.0] } else { [-4.0, 4.0] };
        let mut positions = (0u8..4).flat_map(|row| sides.map(|dx: f64| (dx, f64::from(row) * ROW)));
        let bounds = |(dx, up): (f64, f64)| Bounds::around([x + dx + dx.signum() * size[0] / 2.0, -up], size);
        let free = |position: &(f64, f64)| {
            let own = bounds(*position);
            let is_crossed = lines.iter().any(|(line, _)| own.left < *line && *line < own.right);
            own.left >= 0.0
                && own.right <= picture
                && taken.iter().all(|other| !own.meets(other))
                && (position.1 > 0.0 || !is_crossed)
        };
        let position = positions.find(free).unwrap_or((-4.0, 0.0));
        taken.push(bounds(position));
        ReferenceLabel { dx: position.0, up: 12.0 + position.1 }
    };
    lines.iter().map(label).collect()
}

/// Where the first row begins below the names of references.
pub fn top(labels: impl IntoIterator<Item = ReferenceLabel>) -> f64 {
    labels.into_iter().map(|label| label.up + 10.0).fold(2.0, f64::max)
}
