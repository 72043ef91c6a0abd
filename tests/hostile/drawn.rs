//! What a drawing may be made of: numbers that a picture can have, our own elements and attributes, and text that stays text.

use roxmltree::{Document, Node};
use serde_json::Value;
use wanzhou::figures::svg::to_svg;
use wanzhou::figures::{Drawing, Picture};

const ELEMENTS: [&str; 5] = ["svg", "g", "path", "text", "tspan"];

const ATTRIBUTES: [&str; 23] = [
    "viewBox",
    "width",
    "height",
    "aria-hidden",
    "data-members",
    "data-observation",
    "data-system",
    "data-part",
    "d",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "paint-order",
    "x",
    "y",
    "dx",
    "text-anchor",
    "font-size",
    "font-family",
    "font-weight",
];

/// Attributes that are numbers.
const NUMBERS: [&str; 8] = ["width", "height", "stroke-width", "x", "y", "dx", "font-size", "viewBox"];

/// Holds a picture against what is promised of every picture.
pub fn picture(picture: &Picture) {
    match picture {
        Picture::Drawing(drawing) => drawn(drawing),
        Picture::Chart(chart) => {
            let options: Value = serde_json::from_str(&chart.json).expect("options are JSON");
            assert!(chart.width > 0 && chart.height > 0);
            positions(&options["series"]);
        }
    }
}

/// A drawing as SVG text: well-formed, of our own elements and attributes, its numbers within reach.
pub fn drawn(drawing: &Drawing) {
    svg(&to_svg(drawing));
}

/// The same, once it is written.
pub fn svg(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    for node in document.descendants().filter(Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "element {:?}", node.tag_name());
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(ATTRIBUTES.contains(&name), "attribute {name}");
            if NUMBERS.contains(&name) {
                value.split(' ').for_each(|number| within_reach(number, value));
            }
            if name == "d" {
                path(value);
            }
        }
    }
}

/// Path data: commands and numbers, and nothing else.
fn path(d: &str) {
    assert!(d.is_empty() || d.starts_with('M'), "a path begins with a move: {d}");
    let numbers = d.split(|c: char| "MLHVCQAZmlhvcqaz ,".contains(c)).filter(|number| !number.is_empty());
    numbers.for_each(|number| within_reach(number, d));
}

fn within_reach(number: &str, whole: &str) {
    // Browsers draw with single precision.
    let value: f32 = number.parse().unwrap_or_else(|_| panic!("`{number}` is no number: {whole}"));
    assert!(value.is_finite(), "`{number}` is out of reach: {whole}");
}

/// The positions of a chart's marks. JSON writes what is no number as `null`, which only a year without a value may be.
fn positions(series: &Value) {
    for layer in series.as_array().expect("a list") {
        for mark in layer["data"].as_array().expect("a list") {
            let [x, y] = mark["value"].as_array().map_or(&[][..], Vec::as_slice) else { panic!("no position: {mark}") };
            let gap = mark.as_object().is_some_and(|fields| fields.len() == 1);
            assert!(x.is_number() && (y.is_number() || gap), "no position: {mark}");
        }
        let pieces = layer["itemPayload"]["pieces"].as_array().into_iter().flatten();
        for piece in pieces.flat_map(|mark| mark.as_array().expect("a list")) {
            let lines = ["line", "area"].iter().flat_map(|kind| piece[*kind].as_array().into_iter().flatten());
            for spot in lines.chain(["disc", "text"].iter().map(|kind| &piece[*kind])).filter(|spot| !spot.is_null()) {
                let numbers = spot.as_array().expect("a position");
                assert!(
                    [2, 4].contains(&numbers.len()) && numbers.iter().all(Value::is_number),
                    "no position: {piece}"
                );
            }
        }
    }
}
