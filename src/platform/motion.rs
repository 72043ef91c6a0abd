//! Marks that move from where they were in one picture to where they are in the next.

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds that a move takes.
const DURATION: f64 = 280.0;

/// The subject of an observation's id.
type SubjectOf = Box<dyn Fn(&str) -> Option<String>>;

/// A picture that is about to be drawn anew, and where its marks are before, in CSS pixels, by what each is of.
pub struct Motion {
    picture: web_sys::Element,
    name: SubjectOf,
    before: Vec<(String, [f64; 2])>,
}

impl Motion {
    /// What is in an element. Nothing with reduced motion.
    pub fn of(picture: web_sys::Element, name: impl Fn(&str) -> Option<String> + 'static) -> Motion {
        let name: SubjectOf = Box::new(name);
        let before =
            if is_unwanted() { Vec::new() } else { marks(&picture, &name).map(|(_, of, at)| (of, at)).collect() };
        Motion { picture, name, before }
    }

    /// Lets the marks that the picture has now come from where those of the same names was. A browser that cannot move them
    /// shows them at their places.
    pub fn play(&self) {
        if self.before.is_empty() {
            return;
        }
        let scale = scale(&self.picture);
        // All places are read before anything moves.
        let now: Vec<_> = marks(&self.picture, &self.name).collect();
        let mut before = self.before.clone();
        for (mark, name, [x, y]) in now {
            // A row and the number at its end are two marks of one name: the first comes from the first, the next from the next.
            let Some(at) = before.iter().position(|(other, _)| *other == name) else { continue };
            let (_, [was_x, was_y]) = before.remove(at);
            let [dx, dy] = [was_x - x, was_y - y].map(|by| by * scale);
            if dx.hypot(dy) < 1.0 {
                continue;
            }
            let animate = Reflect::get(&mark, &"animate".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
            let Some(animate) = animate else { return };
            let frames = format!(r#"[{{"translate":"{dx:.1}px {dy:.1}px"}},{{"translate":"0 0"}}]"#);
            let options = format!(r#"{{"duration":{DURATION},"easing":"ease-out"}}"#);
            let given: Array = [frames, options].iter().filter_map(|text| JSON::parse(text).ok()).collect();
            // One that does not move is where it belongs.
            let _ = animate.apply(&mark, &given);
        }
    }
}

/// The marks in an element that are seen, each with what it is of and its middle.
fn marks<'a>(
    element: &web_sys::Element,
    name: &'a SubjectOf,
) -> impl Iterator<Item = (JsValue, String, [f64; 2])> + use<'a> {
    let all = element.query_selector_all("svg [data-observation]").ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| {
        let mark: web_sys::Element = all.as_ref()?.item(at)?.dyn_into().ok()?;
        let name = name(&mark.get_attribute("data-observation")?)?;
        let drawn = mark.get_bounding_client_rect();
        let place = [drawn.left() + drawn.width() / 2.0, drawn.top() + drawn.height() / 2.0];
        (drawn.width() > 0.0).then(|| (JsValue::from(mark), name, place))
    })
}

/// How many of a picture's own units one CSS pixel is; the picture of another width is not shown.
fn scale(element: &web_sys::Element) -> f64 {
    let all = element.query_selector_all("svg").ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    let drawn = (0..count).find_map(|at| {
        let svg: web_sys::Element = all.as_ref()?.item(at)?.dyn_into().ok()?;
        let wide: f64 = svg.get_attribute("width")?.parse().ok()?;
        let shown = svg.get_bounding_client_rect().width();
        (shown > 0.0).then_some(wide / shown)
    });
    drawn.unwrap_or(1.0)
}

fn is_unwanted() -> bool {
    const REDUCED: &str = "(prefers-reduced-motion: reduce)";
    let asked = web_sys::window().and_then(|window| window.match_media(REDUCED).ok().flatten());
    asked.is_none_or(|list| list.matches())
}
