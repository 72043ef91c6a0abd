//! Flow: a case as boxes and arrows, at any of its steps. Wide pictures have a lane for every level, narrow ones run
//! from top to bottom.

mod lanes;
mod scene;
mod tracks;

use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::flow::Flow;
use crate::model::template::fill_string;
use scene::FlowScene;

/// Narrower pictures have no room for lanes, in CSS pixels.
const LANES: f64 = 1000.0;

/// The whole case, to its end. Needs a flow with the card's id; no roles, no labels.
///
/// # Errors
/// A flow that is not there, or its duration.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    at(context, None)
}

/// The case at a step, from 1: what has passed, what passes, what is to come. `None` for all of it.
///
/// # Errors
/// As [`draw`].
pub fn at(context: &DrawContext, step: Option<u8>) -> Result<Picture, DrawError> {
    let scene = FlowScene { context, flow: flow_of(context)?, step };
    let drawing = if context.width >= LANES { lanes::draw(&scene)? } else { tracks::draw(&scene)? };
    Ok(Picture::Drawing(drawing))
}

/// What happens in a step, in a sentence, and the paragraphs that tell it; empty for a step that is not there.
pub fn caption(context: &DrawContext, step: u8) -> (String, Vec<u16>) {
    let Ok(flow) = flow_of(context) else { return (String::new(), Vec::new()) };
    let sentence = usize::from(step).checked_sub(1).and_then(|i| flow.steps.get(i));
    let mut paragraphs: Vec<u16> = flow.passing(step).map(|edge| edge.paragraph).collect();
    paragraphs.dedup();
    (
        sentence.map_or_else(String::new, |s| fill_string(s.get(context.locale), context.atlas, context.locale)),
        paragraphs,
    )
}

pub fn flow_of<'a>(context: &DrawContext<'a>) -> Result<&'a Flow, DrawError> {
    context.atlas.flows.get(&context.card.id).ok_or_else(|| DrawError::Flow(context.card.id.to_string()))
}
