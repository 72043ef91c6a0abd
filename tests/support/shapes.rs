//! What is in a drawing: its shapes and its text, all or those of one observation.

use wanzhou::figures::drawing::{Anchor, Drawing, Node, Shape, Text};

fn walk<'a>(nodes: &'a [Node], mark: Option<&'a str>, visit: &mut dyn FnMut(&'a Node, Option<&'a str>)) {
    for node in nodes {
        match node {
            Node::Mark { observation, nodes } => walk(nodes, Some(observation), visit),
            Node::System { nodes, .. } | Node::Part { nodes, .. } | Node::Class { nodes, .. } => {
                walk(nodes, mark, visit)
            }
            node => visit(node, mark),
        }
    }
}

/// Shapes, in order.
pub fn shapes<'a>(drawing: &'a Drawing, of: Option<&str>) -> Vec<&'a Shape> {
    let mut found = Vec::new();
    walk(&drawing.nodes, None, &mut |node, mark| match node {
        Node::Shape(shape) if of.is_none() || of == mark => found.push(shape),
        _ => {}
    });
    found
}

/// Lines of text, each with its observation.
pub fn texts(drawing: &Drawing) -> Vec<(&Text, Option<&str>)> {
    let mut found = Vec::new();
    walk(&drawing.nodes, None, &mut |node, mark| {
        if let Node::Text(text) = node {
            found.push((text, mark));
        }
    });
    found
}

/// What a line says.
pub fn content(text: &Text) -> String {
    text.spans.iter().map(|span| span.content.as_str()).collect()
}

/// All that is written at an observation.
pub fn written(drawing: &Drawing, of: &str) -> String {
    let of_mark = texts(drawing).into_iter().filter(|(_, mark)| *mark == Some(of));
    of_mark.map(|(text, _)| content(text)).collect::<Vec<_>>().join(" ")
}

/// Left, top, right and bottom of a line of text, as far as is known without a font.
pub fn edges(text: &Text) -> [f64; 4] {
    let (width, size) = (text.estimated_width(), text.spans.iter().map(|s| s.size).fold(0.0, f64::max));
    let left = match text.anchor {
        Anchor::Start => text.x,
        Anchor::Middle => text.x - width / 2.0,
        Anchor::End => text.x - width,
    };
    // Digits and Latin capitals are 0.75 high; small type is taken for Chinese, which stands taller and lower.
    let (above, below) = if size > 20.0 { (0.78, 0.06) } else { (0.86, 0.12) };
    [left, text.y - above * size, left + width, text.y + below * size]
}
