//! Durations: two averages over different spans, each with its span above it and one square a day below. They
//! are in panels of their own: nothing joins them.

use crate::figures::shared::scale::{BandScale, as_f64};
use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, drawing::n, theme,
};
use crate::model::Observation;

/// As many squares as a panel can hold.
const MOST: f64 = 12.0;

/// Roles: `average`, over the whole year; `yearend`, at its end. Labels: names by id, `<id>.note` with what is known
/// of the span, `square` with what a square is.
///
/// # Errors
/// A role or label that is not there, or a length of time that cannot be counted out in squares.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (average, yearend) = (context.one("average")?, context.one("yearend")?);
    for (observation, role) in [(average, "average"), (yearend, "yearend")] {
        if !(0.0..=MOST).contains(&observation.value) {
            return Err(DrawError::Role(role));
        }
    }
    let beside = context.width >= 600.0;
    let width = if beside { (context.width - 50.0) / 2.0 } else { context.width };
    let tall = 140.0;
    let mut drawing = Drawing::new(context.width, if beside { tall } else { 2.0 * tall + 34.0 });
    let (x, y) = if beside { (width + 50.0, 0.0) } else { (0.0, tall + 34.0) };
    let rule =
        if beside { Shape::line(x - 25.0, 0.0, x - 25.0, tall) } else { Shape::line(0.0, y - 20.0, width, y - 20.0) };
    drawing.add(rule.stroke(theme::RULE_2, 1.0));
    let months = |x: f64, y: f64, paint| {
        let year = BandScale { count: 12, range: [x, x + width + 2.0], share: 1.0 };
        let long = year.width() - 2.0;
        let month = |i| Shape::rect(year.start(i), y + 6.0, long, 8.0).fill(paint);
        (0..12).map(|i| Node::from(month(i))).collect::<Vec<Node>>()
    };
    let mut whole = months(0.0, 0.0, theme::SEQ[3]);
    whole.extend(panel(context, average, [0.0, 0.0, width], [theme::SEQ[3], theme::INK])?);
    drawing.mark(&average.id, whole);
    // Of the year's end no days are given: a tick on an empty year, never a month.
    let mut end = months(x, y, theme::SEQ[0]);
    end.push(Shape::path(format!("M{} {}v18", n(x + width - 1.5), n(y + 1.0))).stroke(theme::ACCENT, 3.0).into());
    end.extend(panel(context, yearend, [x, y, width], [theme::ACCENT, theme::ACCENT])?);
    drawing.mark(&yearend.id, end);
    Ok(Picture::Drawing(drawing))
}

/// The year, the value with its name, and its days in squares.
fn panel(
    context: &DrawContext,
    observation: &Observation,
    [x, y, width]: [f64; 3],
    [paint, ink]: [&'static str; 2],
) -> Result<Vec<Node>, DrawError> {
    let small = context.pick(13.0, 12.0);
    let [january, .., december] = context.words().months_short;
    let month = |x: f64, name: &str| Text::new(x, y + 32.0, name).size(small).fill(theme::INK_3);
    let mut nodes: Vec<Node> = vec![month(x, january).into(), month(x + width, december).end().into()];

    let value = Text::value(x, y + 84.0, context.number(observation), context.pick(44.0, 52.0)).fill(ink);
    let value = value.unit(context.unit(observation), context.locale).size(18.0);
    let name = Text::new(x + width, y + 66.0, context.name(observation)).size(14.0).bold().fill(theme::INK).end();
    let note = Text::new(x + width, y + 85.0, context.label(&format!("{}.note", observation.id))?).end();
    nodes.extend([value.into(), name.into(), note.into()]);

    let count = (1..12).find(|count| as_f64(*count) >= observation.value).unwrap_or(12);
    let pitch = f64::min(context.pick(34.0, 38.0), width * 0.7 / as_f64(count));
    let days = BandScale { count, range: [x, x + pitch * as_f64(count)], share: 1.0 };
    let (side, top) = (pitch - 4.0, y + 102.0);
    for day in 0..count {
        let part = (observation.value - as_f64(day)).clamp(0.0, 1.0);
        let left = days.start(day);
        if part < 1.0 {
            nodes.push(Shape::rect(left + 0.5, top + 0.5, side - 1.0, side - 1.0).stroke(theme::MARK, 1.0).into());
        }
        nodes.push(Shape::rect(left, top, part * side, side).fill(paint).into());
    }
    let key = Text::new(days.range[1] + 8.0, top + side / 2.0 + 4.5, context.label("square")?);
    nodes.push(key.size(small).fill(theme::INK_3).into());
    Ok(nodes)
}
