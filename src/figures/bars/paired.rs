//! Paired bars: of each thing its amount, as a bar from zero, and beside it how that amount changed, as a bar to the
//! left or to the right of a zero line of its own. The two share rows, never a scale. A dotted line may say how all of them
//! together changed.

use crate::figures::{DrawContext, DrawError, Drawing, Picture, chart::signed, drawing::Shape, drawing::Text, theme};
use crate::model::Observation;

/// From this width on names are beside their bars, below it above them.
const BESIDE_FROM: f64 = 600.0;
/// Height of a bar, in CSS pixels.
const BAR: f64 = 24.0;
/// Between a bar and its number, in CSS pixels.
const GAP: f64 = 7.0;

/// Where the pieces of all rows are, from left to right.
struct PairedColumns {
    /// Left end of the amounts.
    left: f64,
    /// The largest amount.
    most: f64,
    /// Its length in pixels.
    longest: f64,
    /// The zero line of the changes.
    zero: f64,
    /// Pixels for one unit of a change.
    change: f64,
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
    let mut rows: Vec<(&Observation, &Observation)> = amounts.into_iter().zip(changes).collect();
    rows.sort_by(|(a, _), (b, _)| b.value.total_cmp(&a.value));

    let beside = context.width >= BESIDE_FROM;
    let pitch = if beside { 56.0 } else { 58.0 };
    let top = if beside { 42.0 } else { 56.0 };
    let count = f64::from(u32::try_from(rows.len()).unwrap_or(0));
    let columns = PairedColumns::of(context, &rows, beside);
    let reference = context.one("reference").ok();
    if reference.is_some_and(|o| o.unit != rows[0].1.unit) {
        return Err(DrawError::Role("reference"));
    }
    let bottom = top + count * pitch - if beside { 20.0 } else { 2.0 };
    let mut drawing = Drawing::new(context.width, bottom + if reference.is_some() { 22.0 } else { 0.0 });

    for (x, to, key) in [(columns.left, columns.zero - 12.0, "amount"), (columns.zero, context.width, "change")] {
        for line in Text::new(x, 14.0, context.label(key)?).lines(to - x, 17.0) {
            drawing.add(line);
        }
    }
    if let Some(reference) = reference {
        columns.reference(context, reference, [top - 8.0, bottom], &mut drawing)?;
    }
    for (i, (amount, change)) in (0u32..).zip(&rows) {
        let row = top + f64::from(i) * pitch;
        // Names are above their bars where there is no room beside them; the line of the amounts leaves them out.
        let bar = if beside { row } else { row + 22.0 };
        columns.draw(context, [row, bar], (amount, change), &mut drawing);
        let [from, to] =
            if beside { [row - 10.0, (row + pitch - 10.0).min(bottom - 2.0)] } else { [bar - 3.0, bar + BAR + 3.0] };
        let x = columns.left + 0.5;
        drawing.add(Shape::line(x, from, x, to).stroke(theme::INK_3, 1.0));
    }
    let zero = Shape::line(columns.zero, top - 10.0, columns.zero, bottom - 2.0);
    drawing.add(zero.stroke(theme::INK_3, 1.5));
    Ok(Picture::Drawing(drawing))
}

impl PairedColumns {
    fn of(context: &DrawContext, rows: &[(&Observation, &Observation)], beside: bool) -> PairedColumns {
        let size = if beside { 19.0 } else { 17.0 };
        let width = |text: String| Text::value(0.0, 0.0, text, size).estimated_width() + GAP;
        let names = rows.iter().map(|(amount, _)| name(context, amount, 0.0).estimated_width());
        let left = if beside { names.fold(0.0, f64::max) + 14.0 } else { 0.0 };

        let half = (context.width - left) * if beside { 0.56 } else { 0.5 };
        let most = rows.iter().map(|(amount, _)| context.value(amount)).fold(f64::MIN_POSITIVE, f64::max);
        let numbers = rows.iter().map(|(amount, _)| width(context.number(amount))).fold(0.0, f64::max);
        let longest = half - numbers;

        // Bars to the left may use what the amount of their own row leaves free: so a small decline takes no room
        // from the scale. Each row must hold its amount, the decline with its number, and the largest growth.
        let rises = rows.iter().map(|(_, change)| context.value(change)).filter(|value| *value >= 0.0);
        let high = rises.fold(0.0, f64::max);
        let right = |(_, change): &&(&Observation, &Observation)| context.value(change) >= 0.0;
        let highs = rows.iter().filter(right).map(|(_, change)| width(signed(context, change))).fold(0.0, f64::max);
        // Heavy fallback fonts set signs wider than the estimate.
        let end = context.width - highs - 8.0;
        let space = |row: &(&Observation, &Observation)| {
            let (amount, change) = row;
            let taken = left + context.value(amount) / most * longest + width(context.number(amount)) + 2.0 * GAP;
            let taken = if right(&row) { taken } else { taken + width(signed(context, change)) };
            (end - taken) / (high - context.value(change).min(0.0)).max(1e-9)
        };
        let change = rows.iter().map(space).fold(f64::MAX, f64::min);
        PairedColumns { left, most, longest, zero: end - high * change, change, size }
    }

    /// The line of the whole, under the rows, with its words at its foot.
    fn reference(
        &self,
        context: &DrawContext,
        reference: &Observation,
        [top, bottom]: [f64; 2],
        drawing: &mut Drawing,
    ) -> Result<(), DrawError> {
        let x = self.zero + context.value(reference) * self.change;
        let line = Shape::line(x, top, x, bottom + 4.0).stroke(theme::INK_2, 2.0);
        let line = Shape { dash: theme::DASH_DERIVED, ..line };
        let words = Text::new(x, bottom + 18.0, context.label("reference")?).fill(theme::INK_2).middle();
        let half = words.estimated_width() / 2.0;
        let words = Text { x: x.min(context.width - half), ..words };
        drawing.mark(&reference.id, vec![line.into(), words.into()]);
        Ok(())
    }

    /// A row: the amount with its name, and the change.
    fn draw(
        &self,
        context: &DrawContext,
        [row, bar]: [f64; 2],
        (amount, change): (&Observation, &Observation),
        drawing: &mut Drawing,
    ) {
        let baseline = bar + BAR / 2.0 + self.size * 0.36;
        let length = context.value(amount) / self.most * self.longest;
        let shape = Shape::rect(self.left, bar, length, BAR).fill(theme::SEQ[3]);
        let value = Text::value(self.left + length + GAP, baseline, context.number(amount), self.size);
        let name = if bar > row {
            Text { x: 0.0, ..name(context, amount, row + 13.0) }
        } else {
            Text { x: self.left - 12.0, ..name(context, amount, bar + BAR / 2.0 + 5.0) }.end()
        };
        drawing.mark(&amount.id, vec![shape.into(), value.into(), name.into()]);

        let length = context.value(change) * self.change;
        let falls = length < 0.0;
        let (from, paint) = if falls { (self.zero + length, theme::FALL) } else { (self.zero, theme::GROW) };
        let shape = Shape::rect(from, bar, length.abs(), BAR).fill(paint);
        let end = self.zero + length + if falls { -GAP } else { GAP };
        // The sign is printed, too, so that colour is never alone.
        // The line of the whole passes below the numbers.
        let value = Text::value(end, baseline, signed(context, change), self.size).fill(paint).halo(theme::PAPER);
        drawing.mark(&change.id, vec![shape.into(), if falls { value.end() } else { value }.into()]);
    }
}

fn name(context: &DrawContext, amount: &Observation, y: f64) -> Text {
    Text::new(0.0, y, context.name(amount)).size(context.pick(13.0, 14.0)).bold().fill(theme::INK)
}
