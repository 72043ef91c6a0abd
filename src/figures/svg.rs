//! Drawings as SVG text: the one way that shapes become a picture, on the page, in published files and in exports.

use super::drawing::{Anchor, Drawing, Node, Shape, Span, Text, n};
use super::theme;
use crate::text::escape::push_markup;
use std::fmt::Write;

/// The `<svg>` of a drawing. It is hidden from assistive technology: the summary and the table of its card say what
/// it says. Marks are groups with `data-observation`.
pub fn to_svg(drawing: &Drawing) -> String {
    let (width, height) = (n(drawing.width), n(drawing.height));
    let mut out =
        format!(r#"<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-hidden="true">"#);
    write_nodes(&mut out, &drawing.nodes);
    out.push_str("</svg>");
    out
}

fn write_nodes(out: &mut String, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Shape(shape) => write_shape(out, shape),
            Node::Text(text) => write_text(out, text),
            Node::Moved { by, nodes } => {
                // Writing to a string cannot fail.
                let _ = write!(out, r#"<g transform="translate({} {})">"#, n(by[0]), n(by[1]));
                write_nodes(out, nodes);
                out.push_str("</g>");
            }
            Node::Mark { observation, nodes } => write_group(out, "data-observation", observation, nodes),
            Node::System { system, nodes } => write_group(out, "data-system", system, nodes),
            Node::Part { part, nodes } => write_group(out, "data-part", part, nodes),
            Node::Class { members, nodes } => write_group(out, "data-members", &members.join(" "), nodes),
        }
    }
}

fn write_group(out: &mut String, name: &str, id: &str, nodes: &[Node]) {
    out.push_str("<g");
    attribute(out, name, id);
    out.push('>');
    write_nodes(out, nodes);
    out.push_str("</g>");
}

fn write_shape(out: &mut String, shape: &Shape) {
    out.push_str("<path");
    attribute(out, "d", &shape.d);
    attribute(out, "fill", shape.fill);
    if shape.stroke != "none" {
        attribute(out, "stroke", shape.stroke);
        if shape.stroke_width != 1.0 {
            attribute(out, "stroke-width", &n(shape.stroke_width));
        }
        if !shape.dash.is_empty() {
            attribute(out, "stroke-dasharray", shape.dash);
        }
        if shape.dash == theme::DASH_DERIVED {
            attribute(out, "stroke-linecap", "round");
        }
    }
    out.push_str("/>");
}

fn write_text(out: &mut String, text: &Text) {
    out.push_str("<text");
    attribute(out, "x", &n(text.x));
    attribute(out, "y", &n(text.y));
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => attribute(out, "text-anchor", "middle"),
        Anchor::End => attribute(out, "text-anchor", "end"),
    }
    if !text.halo.is_empty() {
        attribute(out, "stroke", text.halo);
        // As wide as charts have it; here and not in a stylesheet, for exported pictures.
        out.push_str(r#" stroke-width="5" stroke-linejoin="round" paint-order="stroke""#);
    }
    match text.spans.as_slice() {
        [only] => {
            style(out, only);
            out.push('>');
            push_markup(out, &only.content);
        }
        spans => {
            out.push('>');
            for span in spans {
                out.push_str("<tspan");
                if span.dx != 0.0 {
                    attribute(out, "dx", &n(span.dx));
                }
                style(out, span);
                out.push('>');
                push_markup(out, &span.content);
                out.push_str("</tspan>");
            }
        }
    }
    out.push_str("</text>");
}

fn style(out: &mut String, span: &Span) {
    attribute(out, "font-size", &n(span.size));
    attribute(out, "font-family", if span.serif { theme::SERIF } else { theme::SANS });
    if span.serif || span.bold {
        attribute(out, "font-weight", "700");
    }
    attribute(out, "fill", span.fill);
}

fn attribute(out: &mut String, name: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, r#" {name}=""#);
    push_markup(out, value);
    out.push('"');
}
