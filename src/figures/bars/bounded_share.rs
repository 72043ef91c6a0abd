//! Bounded share: a count, and a share of which only a bound is known. The share's bar stays open above its bound, and a
//! lens shows the last points, where the true value must lie.

use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, drawing::n, theme,
};
use crate::model::{Observation, Qualifier};
use crate::text::{messages::with, number::format_number};

/// Where the bars are.
struct ShareBar {
    /// Left end of the bar, which runs to the right edge.
    left: f64,
    /// Top of the bar.
    top: f64,
    /// Left end of the lens.
    lens: f64,
}

/// Roles: `count`, how many; `share`, in percent. The share's qualifier decides the drawing: a lower bound runs on
/// hatched into an arrow, an exact value ends where it ends. Labels: names by id, `share-note`.
///
/// # Errors
/// A role or label that is not there, or a share outside 0 to 100.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (count, share) = (context.one("count")?, context.one("share")?);
    if !(0.0..=100.0).contains(&share.value) {
        return Err(DrawError::Role("share"));
    }
    let beside = context.width >= 600.0;
    let mut drawing = Drawing::new(context.width, if beside { 198.0 } else { 262.0 });
    let right = context.width;
    let size = if beside { 60.0 } else { 48.0 };

    // The count.
    let unit = context.unit(count);
    let space = if beside { (context.width * 0.31 - 24.0).min(220.0) } else { context.width * 0.6 };
    let value = Text::value(0.0, size - 8.0, context.number(count), size).unit(unit, context.locale).size(size * 0.3);
    let value = value.fit(space, 14.0);
    let mut nodes: Vec<Node> = vec![value.into()];
    let name = if beside {
        Text::new(0.0, 80.0, context.name(count))
    } else {
        Text::new(right, 24.0, context.name(count)).end()
    };
    let name = name.lines(if beside { space } else { context.width * 0.38 }, 18.0);
    nodes.extend(name.into_iter().map(Node::from));
    drawing.mark(&count.id, nodes);

    // The share and what sort of number it is.
    let left = if beside { space + 48.0 } else { 0.0 };
    let rule =
        if beside { Shape::line(left - 24.0, 6.0, left - 24.0, 186.0) } else { Shape::line(0.0, 64.0, right, 64.0) };
    drawing.add(rule.stroke(theme::RULE_2, 1.0));
    let y = if beside { 52.0 } else { 118.0 };
    let phrase = context.atlas.phrase(share, context.locale);
    let value = match share.qualifier.sign() {
        "" => Text::value(left, y, phrase, size),
        sign => Text::value(left, y, sign, size * 0.7).then(6.0, phrase).size(size),
    };
    let after = left + value.estimated_width() + 14.0;
    let mut nodes: Vec<Node> = vec![value.into()];
    let text = |y: f64, content: String| {
        if beside { Text::new(after, y, content) } else { Text::new(right, y, content).end() }
    };
    nodes.push(text(y - 22.0, context.name(share)).size(15.0).bold().fill(theme::INK).into());
    let note = if share.qualifier == Qualifier::Exact { None } else { Some(context.label("share-note")?) };
    nodes.extend(note.into_iter().flat_map(|note| text(y, note).lines(right - after, 17.0)).map(Node::from));
    let lens = if beside { right - (right - left) * 0.572 } else { right * 0.38 };
    let place = ShareBar { left, top: if beside { 80.0 } else { 144.0 }, lens };
    bar(context, share, &place, &mut drawing, nodes);
    Ok(Picture::Drawing(drawing))
}

/// The bar from 0 to 100 with the end that its qualifier gives it.
fn bar(context: &DrawContext, share: &Observation, place: &ShareBar, drawing: &mut Drawing, mut nodes: Vec<Node>) {
    let &ShareBar { left, top, lens } = place;
    let (right, value) = (context.width, share.value);
    let x = |value: f64| left + value / 100.0 * (right - left);
    let up = matches!(share.qualifier, Qualifier::AtLeast | Qualifier::MoreThan);
    // Of a value that is nearly reached, the end of the bar is uncertain.
    let solid = if share.qualifier == Qualifier::Nearly { value * 0.97 } else { value };
    let hatched_to = if up { 100.0 } else { value };
    let bar = |from: f64, to: f64, y: f64| Shape::rect(from, y, to - from, 30.0);
    nodes.push(bar(left, x(solid), top).fill(theme::SEQ[3]).into());
    if hatched_to > solid {
        nodes.push(bar(x(solid), x(hatched_to), top).hatched().into());
    }
    nodes.push(bar(left + 0.5, right - 0.5, top + 0.5).stroke(theme::SEQ[3], 1.0).into());
    let small = context.pick(13.0, 12.0);
    let scale = |x: f64, y: f64, text: String| Text::new(x, y, text).size(small).fill(theme::INK_3);
    drawing.add(scale(left, top + 46.0, "0".to_owned()));
    if !up || value >= 100.0 {
        drawing.mark(&share.id, nodes);
        drawing.add(scale(right, top + 46.0, "100%".to_owned()).end());
        return;
    }

    // The lens begins at the last whole five below the bound.
    let first = ((value - 1.0) / 5.0).floor().max(0.0) * 5.0;
    let low = top + 62.0;
    let inside = |value: f64| lens + (value - first) / (100.0 - first) * (right - lens);
    let rays =
        format!("M{} {}L{} {}M{} {}V{}", n(x(first)), n(top + 30.0), n(lens), n(low), n(right), n(top + 30.0), n(low));
    drawing.add(Shape::path(rays).stroke(theme::RULE_2, 1.0));
    let at = inside(value);
    nodes.push(bar(lens, at, low).fill(theme::SEQ[3]).into());
    nodes.push(bar(at, right, low).hatched().into());
    nodes.push(bar(lens + 0.5, right - 0.5, low + 0.5).stroke(theme::INK_3, 1.0).into());
    let (tip, middle) = (right - 6.0, low + 15.0);
    let arrow = format!("M{} {}H{}m-6 -6l6 6l-6 6", n(at + 2.0), n(middle), n(tip));
    nodes.push(Shape::path(arrow).stroke(theme::INK, 2.5).into());
    let ticks = format!("M{0} {3}v5M{1} {3}v5M{2} {3}v5", n(lens), n(at), n(right), n(low + 30.0));
    drawing.add(Shape::path(ticks).stroke(theme::INK_3, 1.0));
    nodes.push(scale(at, low + 50.0, context.number(share)).middle().bold().fill(theme::INK).into());
    drawing.mark(&share.id, nodes);
    drawing.add(scale(lens, low + 50.0, format_number(first, 0, context.locale)));
    drawing.add(scale(right, low + 50.0, "100%".to_owned()).end());
    let label = with(context.words().lens, &[&format_number(100.0 - first, 0, context.locale)]);
    for line in Text::new(lens - 12.0, low + 14.0, label).end().lines(lens - left - 12.0, 19.0) {
        drawing.add(line);
    }
}
