//! Dots: rates of different things, sorted, on a scale that holds zero. Values from another source than the rest are
//! diamonds.

use super::chart::{Area, Plot, Scale, Side, other_source, printed, slot, steps, ticks};
use super::marks::{Mark, Paint, Writing};
use super::{Canvas, Missing, Picture, chart, drawing::Text, theme};
use crate::model::{Observation, Qualifier};
use charming::element::{LabelPosition, LineStyle, Symbol};
use charming::series::Bar;

/// Roles: `value`, all in one unit; `threshold`, if there is one that makes a difference: what lies below it steps
/// back. Labels: names by id.
///
/// # Errors
/// A role that is not there, or values in different units.
pub fn draw(canvas: &Canvas) -> Result<Picture, Missing> {
    let values = canvas.all("value")?;
    if values.iter().any(|o| o.unit != values[0].unit) {
        return Err(Missing::Role("value"));
    }
    let others = other_source(canvas, &values);
    let mut rows: Vec<(&Observation, bool)> = values.into_iter().zip(others).collect();
    rows.sort_by(|(a, _), (b, _)| b.number().total_cmp(&a.number()));
    let threshold = canvas.one("threshold").ok();
    let stands_out = |o: &Observation| threshold.is_none_or(|t| o.number() >= t.number());

    let (size, row) = (canvas.pick(13.0, 14.0), canvas.pick(38.0, 42.0));
    let most = canvas.width * 0.44;
    let name = |o: &Observation| Text::new(0.0, 0.0, canvas.name(o)).size(size).bold().lines(most, 0.0);
    let names: Vec<Vec<Text>> = rows.iter().map(|(o, _)| name(o)).collect();
    let widest = names.iter().flatten().map(Text::estimated_width).fold(0.0, f64::max);
    let left = widest.min(most) + 14.0;
    let values = rows.iter().map(|(o, _)| canvas.value(o)).chain(threshold.map(|t| canvas.value(t)));
    let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)));
    let scale @ [min, max, step] = steps(low, high, 3.0);
    // Numbers stand to the right of their dots.
    let area = Area { left, top: 28.0, right: canvas.width - 46.0, bottom: 28.0 + row * slot(rows.len()) };
    let at = |value: f64| area.left + (value - min) / (max - min).max(f64::MIN_POSITIVE) * area.width();

    let slots = Scale::slots(rows.iter().map(|(o, _)| canvas.name(o)).collect()).inverse();
    let mut plot = Plot::new(canvas, area.bottom + 6.0, area, Scale::numbers(min, max).grid(step), slots);
    let unit = canvas.unit(rows[0].0);
    let ticks = ticks(scale);
    for (i, (tick, number)) in ticks.iter().enumerate() {
        // The unit is written once, at the end.
        let number = if i + 1 == ticks.len() && unit == "%" { format!("{number}{unit}") } else { number.clone() };
        plot.write(at(*tick), 11.0, Side::Middle, Writing::new(number, 13.0).color(theme::INK_3));
    }
    if let Some(threshold) = threshold {
        let middle = [at(canvas.value(threshold)), (area.top + area.bottom) / 2.0];
        let line = Mark::new(&threshold.id, middle).symbol(Symbol::Rect, 1.5, area.height());
        // Under the numbers, not over them.
        plot.add(chart::dots().x_axis_index(1).y_axis_index(1), vec![line.paint(Paint::solid(theme::INK_3))]);
    }
    plot.line(&[[at(0.0), area.top], [at(0.0), area.bottom]], LineStyle::new().color(theme::INK_3).width(1.5));

    let color = |o: &Observation| if stands_out(o) { theme::LAKE[4] } else { theme::MARK };
    let stem = |(i, (o, _)): (usize, &(&Observation, bool))| {
        Mark::new(&o.id, [canvas.value(o), slot(i)]).paint(Paint::solid(color(o)))
    };
    plot.add(Bar::new().bar_width(2.0), rows.iter().enumerate().map(stem).collect());
    let dot = |(i, (o, other)): (usize, &(&Observation, bool))| {
        let mark = Mark::new(&o.id, [canvas.value(o), slot(i)]).paint(paint(o, color(o)));
        let mark =
            if *other { mark.symbol(Symbol::Diamond, 19.0, 19.0) } else { mark.symbol(Symbol::Circle, 14.0, 14.0) };
        let ink = if stands_out(o) { theme::INK } else { theme::INK_2 };
        let value = Writing::value(printed(canvas, o), canvas.pick(18.0, 20.0)).color(ink).halo();
        mark.label(value.at(LabelPosition::Right, 9.0))
    };
    plot.add(chart::dots(), rows.iter().enumerate().map(dot).collect());
    for (i, (o, _)) in rows.iter().enumerate() {
        let y = area.top + (slot(i) + 0.5) * row;
        let lines: Vec<String> = names[i].iter().flat_map(|t| &t.spans).map(|s| s.content.clone()).collect();
        let name = Writing::new(lines.join("\n"), size);
        let name = if stands_out(o) { name.bold().color(theme::INK) } else { name };
        plot.write(left - 12.0, y, Side::End, name);
    }
    Ok(plot.finish())
}

/// Dots of values that are not exact are hollow in their own way.
fn paint(observation: &Observation, color: &'static str) -> Paint {
    match observation.qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Nearly => Paint::of(Qualifier::Nearly, color),
        qualifier => Paint::of(qualifier, color),
    }
}
