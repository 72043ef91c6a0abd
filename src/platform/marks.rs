//! Marks in a picture, still or live, ours or ECharts': whatever carries `data-observation` or `data-system`.

use wasm_bindgen::JsCast;

/// A mark, and where it stands in its picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Id of the observation or of the system.
    pub id: String,
    /// Middle of the mark, in CSS pixels from the picture's left edge.
    pub x: f64,
    /// Top of the mark, from the picture's top edge.
    pub y: f64,
    /// Width of the picture.
    pub width: f64,
}

const NAMES: [&str; 2] = ["data-observation", "data-system"];
const SELECTOR: &str = "[data-observation], [data-system]";

/// What a mark is about.
fn subject(mark: &web_sys::Element) -> Option<String> {
    NAMES.into_iter().find_map(|name| mark.get_attribute(name))
}

/// The mark under a pointer event, if there is one.
pub fn under(event: &web_sys::Event, picture: &web_sys::Element) -> Option<Spot> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest(SELECTOR).ok().flatten()?;
    picture.contains(Some(&mark)).then(|| spot(&mark, picture)).flatten()
}

/// The mark that a press means: the one under it, else the nearest of those too small to be hit, within half of the
/// smallest target a finger is owed.
pub fn pressed(event: &web_sys::MouseEvent, picture: &web_sys::Element) -> Option<Spot> {
    const TARGET: f64 = 24.0;
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let far = |rect: &web_sys::DomRect| {
        let beyond = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
        beyond(rect.left(), rect.right(), x).hypot(beyond(rect.top(), rect.bottom(), y))
    };
    let near = || {
        let boxes = shown(picture).into_iter().map(|mark| (mark.get_bounding_client_rect(), mark));
        let small = boxes.filter(|(rect, _)| rect.width().min(rect.height()) < TARGET);
        let close = small.map(|(rect, mark)| (far(&rect), mark)).filter(|(away, _)| *away <= TARGET / 2.0);
        let (_, mark) = close.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
        spot(&mark, picture)
    };
    under(event, picture).or_else(near)
}

/// What an event outside of pictures is about; what has a use of its own (links, buttons) is left to it.
pub fn value_under(event: &web_sys::Event) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let within = |selector: &str| target.closest(selector).ok().flatten();
    if within("a, button, summary, .picture").is_some() {
        return None;
    }
    subject(&within(SELECTOR)?)
}

/// The mark before or after the one in hand, among those that are shown, each id once.
/// A `step` that leads beyond an end stops there; without a mark in hand, it leads in from the nearer end.
pub fn next(picture: &web_sys::Element, current: Option<&str>, step: i32) -> Option<Spot> {
    let marks = shown(picture);
    let ids: Vec<String> = marks.iter().filter_map(subject).collect();
    let length = i32::try_from(ids.len()).ok().filter(|n| *n > 0)?;
    let here = current.and_then(|id| ids.iter().position(|i| i == id)).and_then(|i| i32::try_from(i).ok());
    let from = here.unwrap_or(if step < 0 { length } else { -1 });
    let at = from.saturating_add(step).clamp(0, length - 1);
    spot(marks.get(usize::try_from(at).ok()?)?, picture)
}

/// Marks every place in the figure that is about one thing as the one in hand; `None` clears.
pub fn highlight(picture: &web_sys::Element, id: Option<&str>) {
    let Some(figure) = picture.closest("figure").ok().flatten() else { return };
    for element in all(&figure) {
        let on = id.is_some() && subject(&element).as_deref() == id;
        // Only a malformed name can fail, and the name is ours.
        let _ = element.toggle_attribute_with_force("data-active", on);
    }
}

/// Marks what is under an event everywhere in its figure: from a row of the table to the picture.
pub fn highlight_under(event: &web_sys::Event) {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else { return };
    let id = target.closest(SELECTOR).ok().flatten().and_then(|mark| subject(&mark));
    highlight(&target, id.as_deref());
}

fn all(within: &web_sys::Element) -> Vec<web_sys::Element> {
    let Ok(list) = within.query_selector_all(SELECTOR) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

fn shown(picture: &web_sys::Element) -> Vec<web_sys::Element> {
    let mut ids: Vec<Option<String>> = Vec::new();
    let mut marks = all(picture);
    marks.retain(|mark| {
        let rect = mark.get_bounding_client_rect();
        let id = subject(mark);
        let first = rect.width() + rect.height() > 0.0 && !ids.contains(&id);
        if first {
            ids.push(id);
        }
        first
    });
    marks
}

fn spot(mark: &web_sys::Element, picture: &web_sys::Element) -> Option<Spot> {
    let (rect, frame) = (mark.get_bounding_client_rect(), picture.get_bounding_client_rect());
    Some(Spot {
        id: subject(mark)?,
        x: rect.left() + rect.width() / 2.0 - frame.left(),
        y: rect.top() - frame.top(),
        width: frame.width(),
    })
}
