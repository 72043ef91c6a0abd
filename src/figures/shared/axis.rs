//! Axes of values: round ticks whose labels never meet, with the unit written once.

use super::label::{Face, width};
use super::scale::{LinearScale, Ticks};
use crate::figures::drawing::Shape;
use crate::figures::theme;
use crate::text::Locale;
use crate::text::number::{format_number, format_signed};

/// Between two labels on one line, in pixels.
const GAP: f64 = 14.0;
/// From one horizontal grid line to the next, in lines of text: nearer ones are noise.
const LEADING: f64 = 2.6;
/// Ticks of the largest axis.
const MOST: f64 = 8.0;

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it is.
    pub value: f64,
    /// As it is written.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The value at its start.
    pub min: f64,
    /// The value at its end.
    pub max: f64,
    /// What is written on it, rising.
    pub ticks: Vec<Tick>,
}

/// How an axis is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisText<'a> {
    /// Size of its labels in pixels.
    pub size: f64,
    /// What follows its last number: `%`; empty where the unit is elsewhere.
    pub unit: &'a str,
    /// Whether numbers above zero have a plus sign: for changes.
    pub signed: bool,
    /// Language of its numbers.
    pub locale: Locale,
    /// Whether it ends at round numbers. Else it ends where the values do, with the ticks that lie between.
    pub nice: bool,
}

impl Axis {
    /// An axis from left to right or back, `length` pixels long: as many ticks as have room for their labels.
    pub fn across(domain: [f64; 2], length: f64, axis_text: AxisText) -> Axis {
        let fits = |axis: &Axis| {
            let scale = axis.scale([0.0, length]);
            axis.ticks.windows(2).all(|pair| {
                let half = |tick: &Tick| width(&tick.text, axis_text.size, Face::Plain) / 2.0;
                scale.at(pair[1].value) - scale.at(pair[0].value) >= half(&pair[0]) + half(&pair[1]) + GAP
            })
        };
        Axis::most(domain, (length / 80.0).clamp(1.0, MOST), axis_text, fits)
    }

    /// An axis from the bottom up, `length` pixels long.
    pub fn upward(domain: [f64; 2], length: f64, axis_text: AxisText) -> Axis {
        let fits = |axis: &Axis| {
            let scale = axis.scale([0.0, length]);
            let apart = |pair: &[Tick]| scale.at(pair[1].value) - scale.at(pair[0].value);
            axis.ticks.windows(2).all(|pair| apart(pair) >= LEADING * axis_text.size)
        };
        Axis::most(domain, (length / 70.0).clamp(1.0, MOST), axis_text, fits)
    }

    /// The axis with the most ticks that fit, from `count` steps downwards.
    fn most(domain: [f64; 2], count: f64, axis_text: AxisText, fits: impl Fn(&Axis) -> bool) -> Axis {
        let mut count = count.round();
        let mut axis = Axis::of(domain, count, axis_text);
        // An axis that ends where its values do may have no round number at so large a step.
        while axis.ticks.is_empty() && count < MOST {
            count += 1.0;
            axis = Axis::of(domain, count, axis_text);
        }
        while count > 1.0 && !fits(&axis) {
            count -= 1.0;
            let fewer = Axis::of(domain, count, axis_text);
            if fewer.ticks.is_empty() {
                break;
            }
            axis = fewer;
        }
        // On the shortest axes only its ends have room, or its end alone.
        while axis.ticks.len() > 1 && !fits(&axis) {
            axis.ticks.remove(axis.ticks.len().saturating_sub(2));
        }
        axis
    }

    fn of([low, high]: [f64; 2], count: f64, axis_text: AxisText) -> Axis {
        let ticks = Ticks::nice(low, high, count);
        let [min, max] = if axis_text.nice || high <= low { [ticks.min, ticks.max] } else { [low, high] };
        let inside = |value: &f64| (min..=max).contains(value);
        let format = if axis_text.signed { format_signed } else { format_number };
        let tick = |value: f64| Tick { value, text: format(value, ticks.decimals(), axis_text.locale) };
        let mut ticks: Vec<Tick> = ticks.values().into_iter().filter(inside).map(tick).collect();
        if let Some(last) = ticks.last_mut() {
            last.text.push_str(axis_text.unit);
        }
        Axis { min, max, ticks }
    }

    /// Where its values are between two positions.
    pub fn scale(&self, range: [f64; 2]) -> LinearScale {
        LinearScale { domain: [self.min, self.max], range }
    }

    /// Width of its widest label.
    pub fn label_width(&self, size: f64) -> f64 {
        self.ticks.iter().map(|tick| width(&tick.text, size, Face::Plain)).fold(0.0, f64::max)
    }
}

/// Which names of bands are written so that none meets the next: all of them, or every second, third … counted from
/// the last, which always is.
pub fn thinned(names: &[String], step: f64, size: f64) -> Vec<bool> {
    let half: Vec<f64> = names.iter().map(|name| width(name, size, Face::Plain) / 2.0).collect();
    let fits = |every: usize| {
        let shown: Vec<usize> = (0..names.len()).rev().step_by(every).collect();
        let space = step.abs() * super::scale::as_f64(every);
        shown.windows(2).all(|pair| half[pair[0]] + half[pair[1]] + 6.0 <= space)
    };
    let every = (1..names.len().max(2)).find(|every| fits(*every)).unwrap_or(names.len().max(1));
    (0..names.len()).map(|i| (names.len() - 1 - i).is_multiple_of(every)).collect()
}

/// The line where bars begin.
pub fn zero(x: f64, [top, bottom]: [f64; 2]) -> Shape {
    Shape::line(x, top, x, bottom).stroke(theme::INK_3, 1.0)
}
