//! Ranking: areas by one value, the highest first. Equal values share a rank; Wanzhou has the accent.

use super::chart::{Area, Plot, Scale, Side, slot};
use super::marks::{Mark, Paint, Writing};
use super::{Canvas, Missing, Picture, bound, drawing::Text, theme};
use crate::model::{Observation, observation::WANZHOU};
use charming::element::{LabelPosition, LineStyle};
use charming::series::Bar;

/// Roles: `value`, one for each area, in one unit and none negative. The ranks are those among the card's own values:
/// a card with a part of the areas must hold the highest. Values are printed in the unit's rounder form, without it.
///
/// # Errors
/// A role that is not there, or values that cannot be compared from zero.
pub fn draw(canvas: &Canvas) -> Result<Picture, Missing> {
    let mut rows = canvas.all("value")?;
    if rows.iter().any(|o| o.unit != rows[0].unit || o.number() < 0.0) {
        return Err(Missing::Role("value"));
    }
    rows.sort_by(|a, b| b.number().total_cmp(&a.number()));
    let rank = |o: &Observation| 1 + rows.iter().filter(|other| other.number() > o.number()).count();
    let name = |o: &Observation| {
        let area = canvas.atlas.areas.get(&o.area).map(|area| canvas.text(&area.short).to_owned());
        area.unwrap_or_else(|| canvas.name(o))
    };
    let value = |o: &Observation| format!("{}{}", bound::sign(o.qualifier), canvas.atlas.compact(o, canvas.locale));
    let widest = |text: &dyn Fn(&Observation) -> String| {
        let width = |o: &&Observation| Text::new(0.0, 0.0, text(o)).bold().estimated_width();
        rows.iter().map(width).fold(0.0, f64::max)
    };

    let (row, first) = (canvas.pick(24.0, 22.0), 30.0);
    let left = first + widest(&name) + 10.0;
    let area =
        Area { left, top: 2.0, right: canvas.width - widest(&value) - 10.0, bottom: 2.0 + row * slot(rows.len()) };
    let highest = canvas.value(rows[0]).max(f64::MIN_POSITIVE);
    let slots = Scale::slots(rows.iter().map(|o| name(o)).collect()).inverse();
    let mut plot = Plot::new(canvas, area.bottom + 2.0, area, Scale::numbers(0.0, highest), slots);

    let ours = |o: &Observation| o.area == WANZHOU;
    let color = |o: &Observation| if ours(o) { theme::SAIL } else { theme::MARK };
    let ink = |o: &Observation, writing: Writing, other| {
        if ours(o) { writing.bold().color(theme::SAIL) } else { writing.color(other) }
    };
    let bar = |(i, o): (usize, &&Observation)| {
        let value = ink(o, Writing::new(value(o), 13.0), theme::INK_2).at(LabelPosition::Right, 6.0);
        Mark::new(&o.id, [canvas.value(o), slot(i)]).paint(Paint::of(o.qualifier, color(o))).label(value)
    };
    plot.add(Bar::new().bar_width(canvas.pick(12.0, 11.0)), rows.iter().enumerate().map(bar).collect());
    for (i, o) in rows.iter().enumerate() {
        let y = area.top + (slot(i) + 0.5) * row;
        let rank = Writing::new(rank(o).to_string(), canvas.pick(13.0, 12.0));
        plot.write(first - 9.0, y, Side::End, ink(o, rank, theme::INK_3));
        plot.write(first, y, Side::Start, ink(o, Writing::new(name(o), 13.0), theme::INK));
    }
    plot.line(&[[left, area.top], [left, area.bottom]], LineStyle::new().color(theme::INK_3).width(1.0));
    Ok(plot.finish())
}
