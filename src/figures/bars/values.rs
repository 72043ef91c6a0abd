//! Values: what an indicator has, one row each: the number in its own words, when it is of and who says so. Where they
//! share a unit each has a bar from zero, in the shape that its qualifier gives it; a share has one that ends at a hundred.

use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::shared::axis::zero;
use crate::figures::shared::mark::{End, Growth};
use crate::figures::shared::scale::LinearScale;
use crate::figures::{DrawContext, DrawError, Picture, chart::signed, theme};
use crate::model::{IndicatorKind, Observation, Qualifier, Unit};
use crate::text::{Locale, Period};

/// Height of a bar, in CSS pixels.
const BAR: f64 = 20.0;
/// From line to line, in CSS pixels.
const LEADING: f64 = 19.0;
/// Between one row and the next.
const AIR: f64 = 26.0;

/// Roles: `value`, in any units. No labels.
///
/// # Errors
/// Without values.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let values = context.all("value")?;
    let scale = scale(context, &values);
    let size = if values.len() == 1 { context.pick(46.0, 54.0) } else { context.pick(24.0, 28.0) };
    let mut drawing = Drawing::new(context.width, 0.0);
    let mut y = 0.0;
    for observation in values {
        let value = value(context, observation, y + size * 0.84, size);
        let mut nodes: Vec<Node> = vec![value.fit(context.width, 13.0).into()];
        let mut bottom = y + size * 1.1;
        if let Some(scale) = scale {
            nodes.extend(scale.bar(context, observation, bottom + 4.0));
            bottom += 8.0 + BAR;
        }
        for line in source(context, observation, bottom + LEADING) {
            bottom = line.y;
            nodes.push(line.into());
        }
        drawing.mark(&observation.id, nodes);
        drawing.height = bottom + 6.0;
        y = bottom + AIR;
    }
    Ok(Picture::Drawing(drawing))
}

/// The number as it is said: `至少97%`, `+13.0%`, `第8位`. A rank is no amount with a unit behind it.
fn value(context: &DrawContext, o: &Observation, y: f64, size: f64) -> Text {
    let kind = context.atlas.indicators.get(&o.indicator).map(|i| i.kind);
    let in_order = context.atlas.unit_of(o).is_some_and(Unit::is_ordinal);
    let number = match kind {
        Some(IndicatorKind::Growth) if !o.qualifier.is_open() => signed(context, o),
        _ if in_order || context.unit(o) == "%" => context.atlas.phrase(o, context.locale),
        _ => context.number(o),
    };
    let word = match o.qualifier {
        Qualifier::Exact => None,
        qualifier => Some(qualifier.word(context.words())),
    };
    let gap = if context.locale == Locale::En { 10.0 } else { 6.0 };
    let text = match word {
        None => Text::value(0.0, y, number, size),
        Some(word) => {
            Text::value(0.0, y, word, size * 0.5).fill(theme::ACCENT).then(gap, number).size(size).fill(theme::INK)
        }
    };
    match kind {
        Some(IndicatorKind::Growth) => text,
        _ if in_order || context.unit(o) == "%" => text,
        _ => text.unit(context.unit(o), context.locale).plain().size(f64::max(14.0, size * 0.3)).fill(theme::INK_2),
    }
}

/// When it is of, and who says so: in one line if there is room, else one below the other.
fn source(context: &DrawContext, o: &Observation, y: f64) -> Vec<Text> {
    let words = context.words();
    let source = o.source.as_deref().and_then(|id| context.atlas.sources.get(id)).map(|s| context.text(&s.short));
    let period = context.atlas.period(o, context.locale);
    let period = if period.is_empty() { words.no_period.to_owned() } else { period };
    let period = Text::new(0.0, y, period).bold().fill(theme::INK);
    // That a value was worked out is before it.
    let Some(source) = source else { return vec![period] };
    let line = period.clone().then(10.0, source).plain().fill(theme::INK_2);
    if line.estimated_width() <= context.width {
        return vec![line];
    }
    let source = Text::new(0.0, y + LEADING, source).lines(context.width, LEADING);
    std::iter::once(period).chain(source).collect()
}

/// How long bars are.
#[derive(Clone, Copy)]
struct BarScale {
    /// From zero, in the unit that English writes: amounts of different Chinese units compare.
    scale: LinearScale,
    /// Whether its end is the whole of something.
    whole: bool,
}

/// The scale that holds all values; `None` where bars would say nothing.
fn scale(context: &DrawContext, values: &[&Observation]) -> Option<BarScale> {
    let unit = |o: &Observation| context.atlas.unit_of(o).map(|unit| unit.symbol.en.as_str());
    let indicator = context.atlas.indicators.get(&values[0].indicator)?;
    let lengths = || values.iter().map(|o| length(context, o));
    let most = lengths().fold(0.0, f64::max);
    let comparable = indicator.chartable
        && indicator.kind != IndicatorKind::Rank
        && values.iter().all(|o| unit(o) == unit(values[0]))
        && (!adds_up_over_time(indicator.kind) || values.iter().all(|o| months(o) == months(values[0])))
        && lengths().all(|length| length >= 0.0)
        && most > 0.0;
    if comparable && indicator.kind == IndicatorKind::Share && unit(values[0]) == Some("%") && most <= 100.0 {
        let scale = LinearScale { domain: [0.0, 100.0], range: [0.0, context.width] };
        return Some(BarScale { scale, whole: true });
    }
    let reach = values.iter().map(|o| end(o, 0.0).reach()).fold(0.0, f64::max);
    let scale = LinearScale { domain: [0.0, most], range: [0.0, context.width - reach] };
    (comparable && values.len() > 1).then_some(BarScale { scale, whole: false })
}

/// The end of a bar so long.
fn end(o: &Observation, length: f64) -> End {
    let color = theme::SEQ[3];
    End { certainty: o.qualifier.into(), color, growth: Growth::Right, length, breadth: BAR }
}

/// Whether seven months of it are something else than a year of it.
fn adds_up_over_time(kind: IndicatorKind) -> bool {
    matches!(kind, IndicatorKind::Level | IndicatorKind::Growth)
}

/// How many months a value is of; `None` where its end is open or no time is stated.
fn months(o: &Observation) -> Option<u16> {
    let Period { start, end } = o.period?;
    let end = end?;
    let last = end.year * 12 + u16::from(end.month.unwrap_or(12));
    Some(last + 1 - (start.year * 12 + u16::from(start.month.unwrap_or(1))))
}

fn length(context: &DrawContext, o: &Observation) -> f64 {
    context.atlas.unit_of(o).map_or(o.value, |unit| unit.scale(o.value, Locale::En))
}

impl BarScale {
    /// A bar from zero, with the end that its number has.
    fn bar(&self, context: &DrawContext, o: &Observation, top: f64) -> Vec<Node> {
        let BarScale { scale, whole } = *self;
        let at = scale.at(length(context, o));
        let (end, position, right) = (end(o, at), [at, top + BAR / 2.0], scale.range[1]);
        let (shapes, frame) = if whole {
            let frame = Shape::rect(0.5, top + 0.5, right - 1.0, BAR - 1.0).stroke(theme::SEQ[3], 1.0);
            (end.shapes_within(position, right - at), frame)
        } else {
            (end.shapes(position), zero(0.5, [top - 3.0, top + BAR + 3.0]))
        };
        shapes.into_iter().chain([frame]).map(Node::from).collect()
    }
}
