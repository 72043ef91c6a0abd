//! Open bar: one number that is known to one side only. Its bar has an edge nowhere but at the number, and its time, where
//! it is open too, runs on as an arrow.

use crate::figures::shared::mark::{Certainty, End, Growth, Paint};
use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, drawing::n, theme,
};
use crate::model::Qualifier;
use crate::text::Locale;

/// In CSS pixels.
const BAR: f64 = 34.0;

/// Roles: `value`, a number that is open to one side. Labels: its name by id; `end`, what is known of its end;
/// `time`, what is known of its time.
///
/// # Errors
/// A role or label that is not there, a number of zero or below, or one that is not open: that is no open bar.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let observation = context.one("value")?;
    let (number, qualifier) = (observation.value, observation.qualifier);
    if number <= 0.0 || !qualifier.is_open() {
        return Err(DrawError::Role("value"));
    }
    let mut drawing = Drawing::new(context.width, 226.0);
    let word = qualifier.word(context.words());

    // Word and number are in one line: the number is never read without its word.
    let size = context.pick(46.0, 54.0);
    let value = Text::value(0.0, size - 6.0, word, size * 0.5).fill(theme::ACCENT);
    let value = value.then(if context.locale == Locale::En { 10.0 } else { 6.0 }, context.number(observation));
    let value = value.size(size).fill(theme::INK).unit(context.unit(observation), context.locale).plain().size(16.0);
    let mut nodes: Vec<Node> = vec![value.fit(context.width, 13.0).into()];
    let name = Text::new(0.0, size + 20.0, context.name(observation)).size(14.0).fill(theme::INK_2);
    nodes.push(name.fit(context.width, 13.0).into());

    let top = size + 40.0;
    let at = context.width * if qualifier == Qualifier::Nearly { 0.9 } else { 0.76 };
    nodes.extend(bar(qualifier.into(), top, at).into_iter().map(Node::from));
    drawing.mark(&observation.id, nodes);
    // The number is the one point that is known. Where the true value lies has no position, so there is no scale.
    let low = top + BAR + 4.0;
    let quiet = |x: f64, y: f64, text: String| Text::new(x, y, text).size(13.0).fill(theme::INK_3);
    drawing.add(Shape::line(at, top - 6.0, at, low + 4.0).stroke(theme::INK, 1.5));
    let within = |text: Text| Text { x: at.min(context.width - text.estimated_width() / 2.0), ..text };
    let tick = quiet(at, low + 20.0, context.number(observation)).unit(context.unit(observation), context.locale);
    drawing.add(within(tick.middle()));
    // What is known of the end is under the end.
    drawing.add(within(quiet(0.0, low + 39.0, context.label("end")?).middle()));

    // The time: open at its far end.
    let y = low + 62.0;
    let time = Text::new(0.0, y + 22.0, context.atlas.period(observation, context.locale)).bold().fill(theme::INK);
    let time = time.then(12.0, context.label("time")?).plain().fill(theme::INK_2);
    let open = observation.period.is_some_and(|period| period.end.is_none());
    let line = format!("M1 {}v10M1 {1}H{2}", n(y - 5.0), n(y), n(context.width - 1.0));
    drawing.add(Shape::path(line).stroke(theme::INK_3, 1.5));
    if open {
        let tip = format!("M{} {}l6 5l-6 5", n(context.width - 7.0), n(y - 5.0));
        drawing.add(Shape::path(tip).stroke(theme::INK_3, 1.5));
    }
    drawing.add(time);
    drawing.height = y + 28.0;
    Ok(Picture::Drawing(drawing))
}

/// The bar with the end that its number has. It tapers off to the left: without a scale no length says how much.
fn bar(certainty: Certainty, top: f64, at: f64) -> Vec<Shape> {
    let middle = top + BAR / 2.0;
    let taper = Shape::path(format!("M0 {}L{} {}V{}Z", n(middle), n(at), n(top), n(top + BAR)));
    let end = End { certainty, color: theme::SEQ[3], growth: Growth::Right, length: at, breadth: BAR };
    let body = Paint::of(certainty, theme::SEQ[3]).on(taper);
    std::iter::once(body).chain(end.parts().iter().map(|part| part.shape([at, middle]))).collect()
}
