//! What the colours and signs of a map mean, as a drawing: an exported map always has it.

use super::choropleth::{Encoding, is_classed, water};
use super::classes::Classes;
use super::places::{Sign, numbered};
use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::shared::mark::{Certainty, Paint};
use crate::figures::shared::scale::{BandScale, as_f64};
use crate::figures::{DrawContext, theme};
use crate::model::{CardKind, Observation};
use crate::route::Tab;
use crate::text::messages::with;

/// From one row to the next, in CSS pixels.
const ROW: f64 = 22.0;

/// The legend of what a card shows in a view, as wide as the drawing; `None` where that is no map.
pub fn legend(context: &DrawContext, tab: Tab) -> Option<Drawing> {
    match tab {
        Tab::Map => of_districts(context),
        _ if context.card.kind == CardKind::Places => Some(of_places(context)),
        _ => None,
    }
}

/// What shows an area's value; Wanzhou's outline and the rivers.
fn of_districts(context: &DrawContext) -> Option<Drawing> {
    let words = context.words();
    let mut drawing = Drawing::new(context.width, 0.0);
    let encoding = Encoding::of(context).ok()?;
    let water = water(matches!(encoding, Encoding::Circles(_)));
    let (y, [land, edged]) = match encoding {
        Encoding::Circles(value) => {
            let circle = Shape::circle(10.0, 7.0, 6.5).fill(theme::SEQ[1]).stroke(theme::INK_3, 0.8);
            let keys = [(vec![circle], words.map_circles), (Vec::new(), &*largest(context, value))];
            (rows(&mut drawing, 0.0, keys), [theme::SUNK; 2])
        }
        Encoding::Classes(classes) => (class_row(context, &mut drawing, &classes)?, [theme::SEQ[2], theme::SEQ[4]]),
    };
    let wanzhou = Shape::rect(1.5, 1.5, 17.0, 11.0).fill(edged).stroke(theme::ACCENT, 2.5);
    let rivers = [Shape::rect(0.0, 0.0, 20.0, 14.0).fill(land), Shape::path("M0 9C5 2 12 14 20 5").stroke(water, 2.0)];
    let keys = [(vec![wanzhou], words.map_wanzhou), (rivers.to_vec(), words.map_rivers)];
    drawing.height = rows(&mut drawing, y, keys) + 4.0;
    Some(drawing)
}

/// The largest value, in words.
fn largest(context: &DrawContext, value: &Observation) -> String {
    let phrase = context.atlas.unit_of(value).map(|unit| match unit.compact {
        Some(_) => unit.compact_phrase(value.value, context.locale),
        None => context.atlas.phrase(value, context.locale),
    });
    with(context.words().map_largest, &[&phrase.unwrap_or_default()])
}

/// The classes with their bounds, their ends and how many areas are in each. Returns where the next row begins.
fn class_row(context: &DrawContext, drawing: &mut Drawing, classes: &Classes) -> Option<f64> {
    let values = context.all("value").ok()?;
    let unit = context.atlas.unit_of(values.first()?)?;
    let counted: Vec<&Observation> = values.iter().copied().filter(|o| is_classed(o)).collect();
    let numbers = || counted.iter().map(|o| o.value);
    let ends = [numbers().fold(f64::INFINITY, f64::min), numbers().fold(f64::NEG_INFINITY, f64::max)];
    let count = classes.count();
    let step = (context.width / as_f64(count)).min(88.0);
    let bands = BandScale { count, range: [0.0, step * as_f64(count)], share: 1.0 };
    let quiet = |x: f64, y: f64, text: String| Text::new(x, y, text).size(12.0).fill(theme::INK_2);
    for class in 0..count {
        let held = counted.iter().filter(|o| classes.class(o.value) == class).count();
        let x = bands.start(class);
        drawing.add(quiet(bands.middle(class), 12.0, held.to_string()).middle());
        drawing.add(Shape::rect(x + 0.5, 17.5, step - 1.0, 12.0).fill(theme::SEQ[class]).stroke(theme::MAP_EDGE, 1.0));
        if let Some(bound) = classes.bounds.get(class) {
            drawing.add(quiet(x + step, 43.0, unit.format_bound_exact(*bound, context.locale)).middle());
        }
    }
    let printed = |value: f64| {
        let decimals = values.first().map_or(0, |o: &&Observation| o.decimals);
        unit.format_compact(value, decimals, context.locale)
    };
    // An outer class that nothing falls into has no end: it is open.
    let [first, last] = [classes.bounds.first(), classes.bounds.last()];
    if first.is_none_or(|bound| ends[0] < *bound) {
        drawing.add(quiet(0.0, 43.0, printed(ends[0])));
    }
    if last.is_none_or(|bound| ends[1] >= *bound) {
        drawing.add(quiet(bands.range[1], 43.0, printed(ends[1])).end());
    }
    let words = context.words();
    let says = format!("{}{}{}", unit.compact_symbol(context.locale), words.semicolon, words.map_counts);
    let mut end = 43.0 + ROW;
    for line in quiet(0.0, end, says).lines(context.width, 17.0) {
        end = line.y;
        drawing.add(line);
    }
    let end = end + 0.4 * ROW;
    if counted.len() == values.len() {
        return Some(end);
    }
    let hatched = Paint::of(Certainty::Doubtful, theme::DOUBTFUL).on(Shape::rect(0.5, 0.5, 19.0, 12.0));
    Some(rows(drawing, end, [(vec![hatched], words.mark_doubtful)]))
}

/// The signs, and the names of the numbered places.
fn of_places(context: &DrawContext) -> Drawing {
    let words = context.words();
    let key = |sign: Sign, disc| vec![sign.shape([10.0, 7.0], disc)];
    let keys = [
        (key(Sign::Centre, 2.4), words.places_centre),
        (key(Sign::Named, 6.5), words.places_named),
        (key(Sign::Doubtful, 6.5), words.places_doubtful),
        (key(Sign::Airport, 0.0), words.places_airport),
    ];
    let mut drawing = Drawing::new(context.width, 0.0);
    let mut y = rows(&mut drawing, 0.0, keys);
    let named = numbered(context.atlas).into_iter().filter_map(|(number, place)| Some((number?, place)));
    for (number, place) in named {
        let within = context.atlas.places.iter().filter(|p| p.within.as_ref() == Some(&place.id));
        let names: Vec<&str> = std::iter::once(place).chain(within).map(|p| context.text(&p.name)).collect();
        let text = format!("{number}  {}", names.join(words.list_comma));
        for line in Text::new(0.0, y + 14.0, text).size(12.0).lines(context.width, 17.0) {
            y = line.y;
            drawing.add(line);
        }
        y += 4.0;
    }
    drawing.height = y + 6.0;
    drawing
}

/// Signs with their names, side by side as far as there is room. Returns where the next row begins.
fn rows<const N: usize>(drawing: &mut Drawing, top: f64, keys: [(Vec<Shape>, &str); N]) -> f64 {
    let (mut x, mut y) = (0.0, top);
    for (signs, name) in keys {
        let text = Text::new(0.0, 0.0, name).size(12.0);
        let broad = 26.0 + text.estimated_width() + 16.0;
        if x > 0.0 && x + broad > drawing.width {
            (x, y) = (0.0, y + ROW);
        }
        drawing.add(Node::Moved { by: [x, y], nodes: signs.into_iter().map(Node::from).collect() });
        drawing.add(Text { x: x + 26.0, y: y + 11.5, ..text });
        x += broad;
    }
    y + ROW
}
