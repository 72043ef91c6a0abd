//! Marks that move from where they were in one picture to where they are in the next.

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds that a move takes.
const DURATION: f64 = 280.0;

/// The subject of an observation's id.
type SubjectOf = Box<dyn Fn(&str) -> Option<String>>;

/// A picture that is about to be drawn anew, and where its marks are before, in its own units, by what each is of. Positions are
/// read from what the marks are drawn with: asking the browser where something is makes it lay out the page in between.
pub struct Motion {
    picture: web_sys::Element,
    name: SubjectOf,
    before: Vec<(String, [f64; 2])>,
}

impl Motion {
    /// What is in an element that holds one drawing. Nothing with reduced motion.
    pub fn of(picture: web_sys::Element, name: impl Fn(&str) -> Option<String> + 'static) -> Motion {
        let name: SubjectOf = Box::new(name);
        let before =
            if is_unwanted() { Vec::new() } else { marks(&picture, &name).map(|(_, of, at)| (of, at)).collect() };
        Motion { picture, name, before }
    }

    /// Lets the marks that the picture has now come from where those of the same names was. A browser that cannot move them
    /// shows them at their positions.
    pub fn play(&self) {
        if self.before.is_empty() {
            return;
        }
        let mut before = self.before.clone();
        for (mark, name, [x, y]) in marks(&self.picture, &self.name) {
            // A row and the number at its end are two marks of one name: the first comes from the first, the next from the next.
            let Some(at) = before.iter().position(|(other, _)| *other == name) else { continue };
            let (_, [was_x, was_y]) = before.remove(at);
            let [dx, dy] = [was_x - x, was_y - y];
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

/// The marks in an element, each with what it is of and its position.
fn marks<'a>(
    element: &web_sys::Element,
    name: &'a SubjectOf,
) -> impl Iterator<Item = (JsValue, String, [f64; 2])> + use<'a> {
    let all = element.query_selector_all("svg [data-observation]").ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| {
        let mark: web_sys::Element = all.as_ref()?.item(at)?.dyn_into().ok()?;
        let name = name(&mark.get_attribute("data-observation")?)?;
        let position = position(&mark)?;
        Some((JsValue::from(mark), name, position))
    })
}

/// Where the first shape or text of a mark is drawn: its own numbers, moved by its transform.
fn position(mark: &web_sys::Element) -> Option<[f64; 2]> {
    const DRAWN: &str = "rect,circle,path,text";
    let drawn = match mark.matches(DRAWN) {
        Ok(true) => mark.clone(),
        _ => mark.query_selector(DRAWN).ok().flatten()?,
    };
    let number = |name: &str| drawn.get_attribute(name)?.parse::<f64>().ok();
    let pair = |[x, y]: [&str; 2]| number(x).zip(number(y)).map(|(x, y)| [x, y]);
    let start = || {
        drawn.get_attribute("d").and_then(|path| <[f64; 2]>::try_from(numbers(&path).take(2).collect::<Vec<_>>()).ok())
    };
    let [x, y] = pair(["cx", "cy"]).or_else(|| pair(["x", "y"])).or_else(start).unwrap_or_default();
    // `translate(x y)`, or a matrix, which ends with both.
    let moved: Vec<f64> = drawn.get_attribute("transform").iter().flat_map(|text| numbers(text)).collect();
    let [.., dx, dy] = moved[..] else { return Some([x, y]) };
    Some([x + dx, y + dy])
}

/// The numbers in an attribute.
fn numbers(text: &str) -> impl Iterator<Item = f64> {
    text.split(|c: char| !matches!(c, '0'..='9' | '.' | '-' | 'e')).filter_map(|part| part.parse().ok())
}

fn is_unwanted() -> bool {
    const REDUCED: &str = "(prefers-reduced-motion: reduce)";
    let asked = web_sys::window().and_then(|window| window.match_media(REDUCED).ok().flatten());
    asked.is_none_or(|list| list.matches())
}
