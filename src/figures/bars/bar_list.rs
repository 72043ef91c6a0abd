//! Bar list: amounts that look alike and are not, each with a line that says what it covers and when. What is handled at
//! one place shares a scale; what is of another kind is a number alone. Nothing is added up, taken away or divided.

use crate::figures::shared::axis::zero;
use crate::figures::shared::mark::{Certainty, End, Growth};
use crate::figures::shared::scale::LinearScale;
use crate::figures::{DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, theme};
use crate::model::Observation;
use crate::text::Locale;

/// Height of a bar, in CSS pixels.
const BAR: f64 = 20.0;
/// From line to line, in CSS pixels.
const LEADING: f64 = 18.0;
/// Between a note and the next name.
const AIR: f64 = 18.0;

/// Roles: `amount`, what was measured; `capacity`, if there is one: what could be done, drawn as an outline; `alone`, if
/// there is any: amounts of another kind, which come first and have no bar. Bars may be stored in different units if
/// English writes them in one (亿吨 and 万吨 are both million tonnes); each is printed as its source does. Bars are sorted
/// by length. Labels: names by id, `<id>.note` with what it covers and when.
///
/// # Errors
/// A role or label that is not there, amounts that no unit holds together, or amounts below zero.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let some = |role: &'static str| {
        if context.card.role(role).next().is_some() { context.all(role) } else { Ok(Vec::new()) }
    };
    let (alone, amounts, capacities) = (some("alone")?, context.all("amount")?, some("capacity")?);
    let mut bars: Vec<Bar> = Vec::new();
    for (observations, role, filled) in [(amounts, "amount", true), (capacities, "capacity", false)] {
        for observation in observations {
            let (symbol, length) = common(context, observation);
            if length < 0.0 || bars.first().is_some_and(|first| first.symbol != symbol) {
                return Err(DrawError::Role(role));
            }
            bars.push(Bar { observation, symbol, length, filled });
        }
    }
    bars.sort_by(|a, b| b.length.total_cmp(&a.length));
    let longest = bars.iter().map(|bar| bar.length).fold(f64::MIN_POSITIVE, f64::max);
    let reach = bars.iter().map(|bar| bar.end(0.0).reach()).fold(0.0, f64::max);
    let scale = LinearScale { domain: [0.0, longest], range: [0.0, context.width - reach] };

    let mut drawing = Drawing::new(context.width, 0.0);
    let (mut y, mut bottom) = (0.0, 0.0);
    for observation in alone {
        let note = note(context, observation, y + 41.0)?;
        bottom = note.last().map_or(y + 24.0, |line| line.y);
        drawing
            .mark(&observation.id, heading(context, observation, y).into_iter().chain(note).map(Node::from).collect());
        y = bottom + AIR;
    }
    if y > 0.0 {
        // What is above the line has nothing to do with the scale below it.
        drawing.add(Shape::line(0.0, y - 4.0, context.width, y - 4.0).stroke(theme::RULE_2, 1.0));
        y += 8.0;
    }
    for bar in &bars {
        let mut nodes = bar.draw(context, y, scale);
        let note = note(context, bar.observation, y + 26.0 + BAR + 17.0)?;
        bottom = note.last().map_or(y + 26.0 + BAR, |line| line.y);
        nodes.extend(note.into_iter().map(Node::from));
        drawing.mark(&bar.observation.id, nodes);
        y = bottom + AIR;
    }
    drawing.height = bottom + 6.0;
    Ok(Picture::Drawing(drawing))
}

/// Name and number on a line.
fn heading(context: &DrawContext, observation: &Observation, y: f64) -> [Text; 2] {
    let name = Text::new(0.0, y + 16.0, context.name(observation)).size(14.0).bold().fill(theme::INK);
    let value = Text::value(context.width, y + 17.0, context.number(observation), 20.0);
    let value = value.unit(context.unit(observation), context.locale).plain().size(13.0).fill(theme::INK_2).end();
    [name, value]
}

/// When and what: in one line if there is room, else one below the other.
fn note(context: &DrawContext, observation: &Observation, y: f64) -> Result<Vec<Text>, DrawError> {
    let scope = context.label(&format!("{}.note", observation.id))?;
    let period = Text::new(0.0, y, context.atlas.period(observation, context.locale)).bold();
    let line = period.clone().then(10.0, scope.as_str()).plain();
    if line.estimated_width() <= context.width {
        return Ok(vec![line]);
    }
    let scope = Text::new(0.0, y + LEADING, scope).lines(context.width, LEADING);
    Ok(std::iter::once(period).chain(scope).collect())
}

struct Bar<'a> {
    observation: &'a Observation,
    /// The unit that all bars share.
    symbol: &'a str,
    /// How much it is in that unit.
    length: f64,
    /// False for what is not an amount but an ability.
    filled: bool,
}

/// An observation in the unit that English writes: the one in which amounts of different Chinese units compare.
fn common<'a>(context: &DrawContext<'a>, observation: &Observation) -> (&'a str, f64) {
    let value = observation.value;
    let unit = context.atlas.unit_of(observation);
    unit.map_or(("", value), |unit| (unit.symbol.get(Locale::En), unit.scale(value, Locale::En)))
}

impl Bar<'_> {
    fn end(&self, length: f64) -> End {
        // An ability is hollow like all that is no measurement.
        let certainty = if self.filled { self.observation.qualifier.into() } else { Certainty::Expected };
        End { certainty, color: theme::SEQ[3], growth: Growth::Right, length, breadth: BAR }
    }

    /// Name and number on a line, the bar below.
    fn draw(&self, context: &DrawContext, y: f64, scale: LinearScale) -> Vec<Node> {
        let (top, length) = (y + 26.0, scale.at(self.length));
        let shapes = self.end(length).shapes([length, top + BAR / 2.0]).into_iter();
        // Every bar begins at the same zero.
        let shapes = shapes.chain([zero(0.5, [top - 3.0, top + BAR + 3.0])]).map(Node::from);
        shapes.chain(heading(context, self.observation, y).map(Node::from)).collect()
    }
}
