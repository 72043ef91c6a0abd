//! Columns: one value a year, from zero. A year without a value keeps its place; a value that is only known to be
//! higher has no upper end.

use super::chart::{Area, FRAME, Plot, Scale, Side, printed, signed, slot, year};
use super::marks::{Mark, Paint, Writing};
use super::{Canvas, Missing, Picture, theme};
use crate::model::{Observation, Qualifier, card::Series, observation::WANZHOU};
use charming::element::LineStyle;
use charming::series::Bar;
use std::collections::BTreeMap;

/// From this width on the rates of growth stand to the right of the columns.
const BESIDE_FROM: f64 = 600.0;
/// Width of the rates to the right of the columns.
const BESIDE: f64 = 164.0;
/// Height of the rates above the columns.
const ABOVE: f64 = 84.0;
/// Size of rates above the columns; what they are stands beside them.
const SMALL: f64 = 18.0;

/// Roles: `value`, whole years in one unit, none negative, once for each stretch of years that follow the same rules:
/// between two of them the axis is broken; `growth` (stated) and `derived-growth` (worked out) on the
/// year before, if known. The latest year has the accent. Labels, with a rate: `growth-title`, and under the name of
/// each role what it is.
///
/// # Errors
/// A role or label that is not there, or values that cannot stand side by side from zero.
pub fn draw(canvas: &Canvas) -> Result<Picture, Missing> {
    let values = canvas.all("value")?;
    let mut by_year = BTreeMap::new();
    for o in &values {
        let alike = o.unit == values[0].unit && o.number() >= 0.0;
        let year = year(o).filter(|_| alike).ok_or(Missing::Role("value"))?;
        if by_year.insert(year, *o).is_some() {
            return Err(Missing::Role("value"));
        }
    }
    let (Some(first), Some(last)) = (by_year.keys().next().copied(), by_year.keys().last().copied()) else {
        return Err(Missing::Role("value"));
    };
    let slots: Vec<(u16, Option<&Observation>)> = (first..=last).map(|y| (y, by_year.get(&y).copied())).collect();
    let columns = Columns::new(canvas, &slots);
    let mut plot = columns.plot();
    for (i, (year, observation)) in slots.iter().enumerate() {
        columns.year(&mut plot, i, *year, *observation);
    }
    for first in stretches(canvas).into_iter().skip(1) {
        columns.break_before(&mut plot, first);
    }
    columns.growth(&mut plot)?;
    Ok(plot.finish())
}

/// The first year of each stretch.
fn stretches(canvas: &Canvas) -> Vec<u16> {
    let series = canvas.card.series.iter().filter(|s| s.role == "value");
    let first = |s: &Series| s.observations.iter().filter_map(|id| year(canvas.atlas.observations.get(id)?)).min();
    series.filter_map(first).collect()
}

/// Everything's place.
struct Columns<'a> {
    canvas: &'a Canvas<'a>,
    slots: &'a [(u16, Option<&'a Observation>)],
    area: Area,
    highest: f64,
    rates_beside: bool,
}

impl<'a> Columns<'a> {
    fn new(canvas: &'a Canvas, slots: &'a [(u16, Option<&'a Observation>)]) -> Columns<'a> {
        let rates = canvas.one("growth").is_ok() || canvas.one("derived-growth").is_ok();
        let rates_beside = rates && canvas.width >= BESIDE_FROM;
        let values = slots.iter().filter_map(|(_, o)| *o);
        let highest = values.map(|o| canvas.value(o)).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        let right = if rates_beside { canvas.width - BESIDE - 16.0 } else { canvas.width };
        let bottom = canvas.pick(252.0, 280.0);
        let area = Area { left: 0.0, top: 8.0, right, bottom };
        let mut columns = Columns { canvas, slots, area, highest, rates_beside };
        // The writing above the columns must find room, and the rates above that writing.
        let above = |c: &Columns| (0..slots.len()).map(|i| c.reach(i)).fold(f64::INFINITY, f64::min);
        columns.area.top += (8.0 - above(&columns)).max(0.0);
        if rates && !rates_beside {
            let end = columns.rates_end() + 8.0;
            let under = (0..slots.len()).filter(|i| columns.middle(*i) - columns.half(*i) < end);
            let free = under.map(|i| columns.reach(i)).fold(f64::INFINITY, f64::min);
            columns.area.top += (ABOVE - free).clamp(0.0, ABOVE);
        }
        columns
    }

    fn step(&self) -> f64 {
        self.area.width() / slot(self.slots.len())
    }

    fn middle(&self, i: usize) -> f64 {
        self.area.left + (slot(i) + 0.5) * self.step()
    }

    fn bar(&self) -> f64 {
        (self.step() * 0.68).round()
    }

    /// Half of what a slot takes across, writing included.
    fn half(&self, i: usize) -> f64 {
        let written = self.slots[i].1.map_or(0.0, |o| Writing::value(printed(self.canvas, o), self.size()).width());
        written.max(self.bar()) / 2.0
    }

    /// Where the writing of rates above the columns ends.
    fn rates_end(&self) -> f64 {
        let end = |role: &'static str| {
            let rate = Writing::value(signed(self.canvas, self.canvas.one(role).ok()?), SMALL).width();
            Some(rate + 2.0 * FRAME + 8.0 + Writing::new(self.canvas.label(role).ok()?, 13.0).width())
        };
        ["growth", "derived-growth"].into_iter().filter_map(end).fold(0.0, f64::max)
    }

    fn end(&self, observation: &Observation) -> f64 {
        self.area.bottom - self.canvas.value(observation) / self.highest * self.area.height()
    }

    fn size(&self) -> f64 {
        let longest = self.slots.iter().filter_map(|(_, o)| *o).map(|o| printed(self.canvas, o).chars().count()).max();
        (self.step() / (slot(longest.unwrap_or(1)) * 0.66)).floor().clamp(13.0, self.canvas.pick(20.0, 26.0))
    }

    /// How far up a slot is taken, writing included.
    fn reach(&self, i: usize) -> f64 {
        let Some(o) = self.slots[i].1 else { return self.area.bottom - 44.0 };
        let extra = match o.qualifier {
            Qualifier::AtLeast | Qualifier::MoreThan => 40.0,
            Qualifier::Expected | Qualifier::Derived => 18.0,
            _ => 0.0,
        };
        self.end(o) - self.size() - 10.0 - extra
    }

    fn plot(&self) -> Plot {
        let names = self.slots.iter().map(|(year, _)| year.to_string()).collect();
        let (x, y) = (Scale::slots(names).line(theme::INK), Scale::numbers(0.0, self.highest));
        let mut plot = Plot::new(self.canvas, self.area.bottom + 32.0, self.area, x, y);
        let marks = self.slots.iter().enumerate().map(|(i, (_, o))| match o {
            Some(o) => Mark::new(&o.id, [slot(i), self.canvas.value(o)]).paint(Paint::of(o.qualifier, self.color(i))),
            None => Mark::gap(slot(i)),
        });
        plot.add(Bar::new().bar_width(self.bar()), marks.collect());
        plot
    }

    fn color(&self, i: usize) -> &'static str {
        if self.has_accent(i) { theme::SAIL } else { theme::LAKE[3] }
    }

    /// The latest year has the accent, if it is Wanzhou's.
    fn has_accent(&self, i: usize) -> bool {
        i + 1 == self.slots.len() && self.slots[i].1.is_some_and(|o| o.area == WANZHOU)
    }

    /// What stands above, in and below a slot.
    fn year(&self, plot: &mut Plot, i: usize, year: u16, observation: Option<&Observation>) {
        let (canvas, x, base) = (self.canvas, self.middle(i), self.area.bottom);
        let name = Writing::new(year.to_string(), canvas.pick(13.0, 14.0));
        let Some(o) = observation else {
            let half = self.bar() / 2.0;
            for x in [x - half, x + half] {
                plot.line(&[[x, base - 26.0], [x, base]], LineStyle::new().color(theme::HAIR_2).width(1.0));
            }
            let found = Writing::new(canvas.words().not_found_value, 13.0).color(theme::INK_3);
            plot.write(x, base - 36.0, Side::Middle, found);
            plot.write(x, base - 13.0, Side::Middle, Writing::new("—", 12.0).color(theme::INK_3));
            return plot.write(x, base + 18.0, Side::Middle, name.color(theme::INK_3));
        };
        let latest = i + 1 == self.slots.len();
        let name = if latest { name.bold() } else { name };
        plot.write(x, base + 18.0, Side::Middle, name.color(theme::INK));
        let mut y = self.end(o);
        if matches!(o.qualifier, Qualifier::AtLeast | Qualifier::MoreThan) {
            y -= plot.open_end(&o.id, [x, y], self.bar(), self.color(i));
        }
        let (size, ink) = (self.size(), if self.has_accent(i) { theme::SAIL } else { theme::INK });
        plot.say(
            &o.id,
            [x, y - size * 0.5 - 5.0],
            Side::Middle,
            Writing::value(printed(canvas, o), size).color(ink),
            None,
        );
        let kind = match o.qualifier {
            Qualifier::Expected => canvas.words().expected_short,
            Qualifier::Derived => canvas.words().derived_short,
            _ => return,
        };
        plot.write(x, y - size - 13.0, Side::Middle, Writing::new(kind, 13.0));
    }

    /// Right before the slot of a year.
    fn break_before(&self, plot: &mut Plot, first: u16) {
        if let Some(i) = self.slots.iter().position(|(year, _)| *year == first) {
            plot.break_at(self.middle(i) - self.step() / 2.0, self.area.top, self.area.bottom);
        }
    }

    /// The rates of growth, stated and worked out: both, where they differ.
    fn growth(&self, plot: &mut Plot) -> Result<(), Missing> {
        let canvas = self.canvas;
        let rates: Vec<(&str, &Observation)> =
            ["growth", "derived-growth"].into_iter().filter_map(|role| Some((role, canvas.one(role).ok()?))).collect();
        let Some((_, latest)) = rates.first() else { return Ok(()) };
        let x = if self.rates_beside { self.area.right + 28.0 } else { 0.0 };
        let mut y = if self.rates_beside { self.bracket(plot, latest).unwrap_or(self.area.top) + 4.0 } else { 9.0 };
        plot.write(x, y, Side::Start, Writing::new(canvas.label("growth-title")?, 13.0));
        y += canvas.pick(26.0, 28.0);
        for (role, rate) in rates {
            let derived = rate.qualifier == Qualifier::Derived;
            let ink = if derived { theme::INK_3 } else { theme::INK };
            let size = if self.rates_beside { 24.0 } else { SMALL };
            let value = signed(canvas, rate);
            let value = Writing::value(value, size).color(ink);
            let after = value.width() + 2.0 * FRAME;
            // The words of both begin at one edge, the frame of one beside it.
            plot.say(
                &rate.id,
                [
                    if !derived {
                        x
                    } else if self.rates_beside {
                        x - FRAME
                    } else {
                        x + 1.0
                    },
                    y,
                ],
                Side::Start,
                value,
                derived.then(Paint::derived),
            );
            let what = Writing::new(canvas.label(role)?, 13.0).color(ink);
            if self.rates_beside {
                let lines = what.lines();
                plot.write(x, y + 17.0 + 9.0 * lines, Side::Start, what);
                y += 44.0 + 18.0 * lines;
            } else {
                plot.write(x + after + 8.0, y, Side::Start, what);
                y += 29.0;
            }
        }
        Ok(())
    }

    /// Joins the ends of the two columns that a rate compares. Returns its upper end; `None` where they do not stand
    /// at the right edge.
    fn bracket(&self, plot: &mut Plot, rate: &Observation) -> Option<f64> {
        let [.., (before, Some(from)), (year, Some(to))] = self.slots else { return None };
        if super::chart::year(rate) != Some(*year) || before + 1 != *year {
            return None;
        }
        let (x, [upper, lower]) =
            (self.area.right, [self.end(to).min(self.end(from)), self.end(to).max(self.end(from))]);
        let points = [[x, upper], [x + 10.0, upper], [x + 10.0, lower], [x, lower]];
        plot.line(&points, LineStyle::new().color(theme::INK_3).width(1.0));
        Some(upper)
    }
}
