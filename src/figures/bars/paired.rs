//! Paired bars: of each thing its amount, as a bar from zero, and beside it how that amount changed, as a bar to the
//! left or to the right of a zero line of its own. The two share rows, never a scale. A line may say how all of them
//! together changed.

use crate::figures::shared::axis::zero;
use crate::figures::shared::mark::{End, Growth, Paint};
use crate::figures::shared::scale::{LinearScale, as_f64};
use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, chart::signed, drawing::Node, drawing::Shape, drawing::Text, theme,
};
use crate::model::Observation;

/// From this width on names are beside their bars, below it above them.
const BESIDE_FROM: f64 = 600.0;
/// Height of a bar, in CSS pixels.
const BAR: f64 = 24.0;
/// Between a bar and its number, in CSS pixels.
const GAP: f64 = 7.0;

/// All changes together have at least so much room, in CSS pixels.
const LEAST: f64 = 40.0;

/// An amount and its change.
type Pair<'a> = (&'a Observation, &'a Observation);

/// Where the pieces of all rows are, from left to right.
struct PairedColumns {
    /// Of the amounts, from zero.
    amounts: LinearScale,
    /// Of the changes, to both sides of zero.
    changes: LinearScale,
    /// Size of the numbers.
    size: f64,
}

/// Roles: `amount`, all in one unit and none below zero; `change`, all in one unit, one for each amount and in the
/// same order. Rows are sorted by amount. Labels: names by the id of the amount; `amount` and `change`, the headings
/// of the two sides. `reference`, if there is one: the change of the whole, with the label `reference`.
///
/// # Errors
/// A role or label that is not there, different units on one side, amounts below zero, or changes that do not pair
/// with the amounts.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (amounts, changes) = (context.all("amount")?, context.all("change")?);
    let one_unit = |all: &[&Observation]| all.iter().all(|o| o.unit == all[0].unit);
    if !one_unit(&amounts) || amounts.iter().any(|o| o.value < 0.0) {
        return Err(DrawError::Role("amount"));
    }
    if !one_unit(&changes) || changes.len() != amounts.len() {
        return Err(DrawError::Role("change"));
    }
    let mut rows: Vec<Pair> = amounts.into_iter().zip(changes).collect();
    rows.sort_by(|(a, _), (b, _)| b.value.total_cmp(&a.value));

    let beside = context.width >= BESIDE_FROM;
    let pitch = if beside { 56.0 } else { 58.0 };
    let top = if beside { 42.0 } else { 56.0 };
    let columns = PairedColumns::of(context, &rows, beside);
    let reference = context.one("reference").ok();
    if reference.is_some_and(|o| o.unit != rows[0].1.unit) {
        return Err(DrawError::Role("reference"));
    }
    let bottom = top + as_f64(rows.len()) * pitch - if beside { 20.0 } else { 2.0 };
    let [left, changes] = [columns.amounts.at(0.0), columns.changes.at(0.0)];
    let mut drawing = Drawing::new(context.width, bottom + if reference.is_some() { 22.0 } else { 0.0 });

    for (x, to, key) in [(left, changes - 12.0, "amount"), (changes, context.width, "change")] {
        for line in Text::new(x, 14.0, context.label(key)?).lines(to - x, 17.0) {
            drawing.add(line);
        }
    }
    if let Some(reference) = reference {
        columns.reference(context, reference, [top - 8.0, bottom], &mut drawing)?;
    }
    for (i, (amount, change)) in rows.iter().enumerate() {
        let row = top + as_f64(i) * pitch;
        // Names are above their bars where there is no room beside them; the line of the amounts leaves them out.
        let bar = if beside { row } else { row + 22.0 };
        columns.draw(context, [row, bar], (amount, change), &mut drawing);
        let ends =
            if beside { [row - 10.0, (row + pitch - 10.0).min(bottom - 2.0)] } else { [bar - 3.0, bar + BAR + 3.0] };
        drawing.add(zero(left + 0.5, ends));
    }
    drawing.add(zero(changes, [top - 10.0, bottom - 2.0]));
    Ok(Picture::Drawing(drawing))
}

impl PairedColumns {
    fn of(context: &DrawContext, rows: &[Pair], beside: bool) -> PairedColumns {
        let size = if beside { 19.0 } else { 17.0 };
        let width = |text: String| Text::value(0.0, 0.0, text, size).estimated_width() + GAP;
        let names = rows.iter().map(|(amount, _)| name(context, amount, 0.0).estimated_width());
        let left = if beside { names.fold(0.0, f64::max) + 14.0 } else { 0.0 };

        let half = (context.width - left) * if beside { 0.56 } else { 0.5 };
        let most = rows.iter().map(|(amount, _)| context.value(amount)).fold(f64::MIN_POSITIVE, f64::max);
        let numbers = rows.iter().map(|(amount, _)| width(context.number(amount))).fold(0.0, f64::max);
        // What runs on beyond its number needs room, too.
        let [beyond, beyond_change] = [reach(rows.iter().map(|(a, _)| *a)), reach(rows.iter().map(|(_, c)| *c))];
        let amounts = |part: f64| {
            let longest = (half - numbers - beyond) * part;
            LinearScale { domain: [0.0, most], range: [left, left + longest] }
        };

        // Bars to the left may use what the amount of their own row leaves free: so a small decline takes no room
        // from the scale. Each row must hold its amount, the decline with its number, and the largest growth.
        let rises = rows.iter().map(|(_, change)| context.value(change)).filter(|value| *value >= 0.0);
        let high = rises.fold(0.0, f64::max);
        let right = |(_, change): &&Pair| context.value(change) >= 0.0;
        let highs = rows.iter().filter(right).map(|(_, change)| width(signed(context, change))).fold(0.0, f64::max);
        // Heavy fallback fonts set signs wider than the estimate.
        let end = context.width - highs - beyond_change - 8.0;
        let own = |o: &Observation| end_of(o, [0.0; 2], theme::SEQ[3]).reach();
        let space = |amounts: LinearScale, row: &Pair| {
            let (amount, change) = row;
            let taken = amounts.at(context.value(amount)) + own(amount) + width(context.number(amount)) + 2.0 * GAP;
            let taken = if right(&row) { taken } else { taken + width(signed(context, change)) + own(change) };
            (end - taken) / (high - context.value(change).min(0.0)).max(1e-9)
        };
        // Where the changes would have next to no room the amounts leave them some of theirs.
        let low = rows.iter().map(|(_, change)| context.value(change)).fold(0.0, f64::min);
        let fitted = [1.0, 0.8, 0.6, 0.4, 0.2].map(|part| {
            let amounts = amounts(part);
            (amounts, rows.iter().map(|row| space(amounts, row)).fold(f64::MAX, f64::min).max(0.0))
        });
        let has_room = |(_, change): &(LinearScale, f64)| change * (high - low) >= LEAST;
        let (amounts, change) = fitted.into_iter().find(has_room).unwrap_or(fitted[4]);
        let zero = end - high * change;
        let changes = LinearScale { domain: [0.0, 1.0], range: [zero, zero + change] };
        PairedColumns { amounts, changes, size }
    }

    /// The line of the whole, under the rows, with its words at its foot.
    fn reference(
        &self,
        context: &DrawContext,
        reference: &Observation,
        [top, bottom]: [f64; 2],
        drawing: &mut Drawing,
    ) -> Result<(), DrawError> {
        let x = self.changes.at(context.value(reference));
        let line = Paint::reference(theme::INK).on(Shape::line(x, top, x, bottom + 4.0));
        let words = Text::new(x, bottom + 18.0, context.label("reference")?).fill(theme::INK_2).middle();
        let half = words.estimated_width() / 2.0;
        let words = Text { x: x.min(context.width - half), ..words };
        drawing.mark(&reference.id, vec![line.into(), words.into()]);
        Ok(())
    }

    /// A row: the amount with its name, and the change.
    fn draw(&self, context: &DrawContext, [row, bar]: [f64; 2], (amount, change): Pair, drawing: &mut Drawing) {
        let baseline = bar + BAR / 2.0 + self.size * 0.36;
        let [left, at] = [0.0, context.value(amount)].map(|value| self.amounts.at(value));
        let middle = bar + BAR / 2.0;
        let bar_end = end_of(amount, [left, at], theme::SEQ[3]);
        let value = Text::value(at + bar_end.reach() + GAP, baseline, context.number(amount), self.size);
        let name = if bar > row {
            Text { x: 0.0, ..name(context, amount, row + 13.0) }
        } else {
            Text { x: left - 12.0, ..name(context, amount, middle + 5.0) }.end()
        };
        let shapes = bar_end.shapes([at, middle]).into_iter().map(Node::from);
        drawing.mark(&amount.id, shapes.chain([value, name].map(Node::from)).collect());

        let [zero, at] = [0.0, context.value(change)].map(|value| self.changes.at(value));
        let falls = at < zero;
        let paint = if falls { theme::FALL } else { theme::GROW };
        let bar_end = end_of(change, [zero, at], paint);
        let space = bar_end.reach() + GAP;
        // The sign is printed, too, so that colour is never alone. The line of the whole passes below the numbers.
        let value =
            Text::value(if falls { at - space } else { at + space }, baseline, signed(context, change), self.size);
        let value = value.fill(paint).halo(theme::PAPER);
        let shapes = bar_end.shapes([at, middle]).into_iter().map(Node::from);
        let value = if falls { value.end() } else { value };
        drawing.mark(&change.id, shapes.chain([Node::from(value)]).collect());
    }
}

/// The end of a bar from one position to another.
fn end_of(o: &Observation, [from, to]: [f64; 2], color: &'static str) -> End {
    let growth = if to < from { Growth::Left } else { Growth::Right };
    End { certainty: o.qualifier.into(), color, growth, length: (to - from).abs(), breadth: BAR }
}

/// How far the bars reach beyond their numbers at most.
fn reach<'a>(observations: impl Iterator<Item = &'a Observation>) -> f64 {
    observations.map(|o| end_of(o, [0.0; 2], theme::SEQ[3]).reach()).fold(0.0, f64::max)
}

fn name(context: &DrawContext, amount: &Observation, y: f64) -> Text {
    Text::new(0.0, y, context.name(amount)).size(context.pick(13.0, 14.0)).bold().fill(theme::INK)
}
