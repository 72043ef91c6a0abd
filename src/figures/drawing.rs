//! Shapes: what our own pictures are made of, before anything becomes SVG.

use super::breaks::{is_han, is_wide, wrap};
pub use super::coordinate::n;
use super::theme;
use crate::text::Locale;

/// A picture made of shapes. The origin is the top left corner; units are CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// What is drawn, from back to front.
    pub nodes: Vec<Node>,
}

/// A piece of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Shape(Shape),
    Text(Text),
    /// A drawing within the drawing.
    Moved {
        /// Where its origin is.
        by: [f64; 2],
        nodes: Vec<Node>,
    },
    /// Shapes and text that show one observation together.
    Mark {
        /// Id of the observation.
        observation: String,
        nodes: Vec<Node>,
    },
    /// Shapes and text that stand for a named system.
    System {
        system: String,
        nodes: Vec<Node>,
    },
    /// Shapes and text that stand for somebody or something else: a participant of a flow, a place.
    Part {
        part: String,
        nodes: Vec<Node>,
    },
    /// A class of a legend: what is pointed at lights its members.
    Class {
        /// Ids of the observations in it.
        members: Vec<String>,
        nodes: Vec<Node>,
    },
}

/// A path with its paint.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// SVG path data.
    pub d: String,
    /// Fill, `none` for outlines, or a hatching.
    pub fill: &'static str,
    /// Outline, `none` for plain areas.
    pub stroke: &'static str,
    /// In CSS pixels.
    pub stroke_width: f64,
    /// Dash pattern; empty for solid lines.
    pub dash: &'static str,
}

/// Text: spans that follow each other on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where the anchor is, in CSS pixels from the left.
    pub x: f64,
    /// The baseline, in CSS pixels from the top.
    pub y: f64,
    /// Which end of the line is at `x`.
    pub anchor: Anchor,
    pub spans: Vec<Span>,
    /// Colour of a rim that keeps text readable over lines; empty for none.
    pub halo: &'static str,
}

/// A span of text in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub content: String,
    /// Size in CSS pixels, at least 12.
    pub size: f64,
    /// Serif and bold: titles and values.
    pub serif: bool,
    pub bold: bool,
    pub fill: &'static str,
    /// Space before it, in CSS pixels.
    pub dx: f64,
}

/// Which end of a line of text is at its position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

impl Drawing {
    /// An empty drawing.
    pub fn new(width: f64, height: f64) -> Drawing {
        Drawing { width, height, nodes: Vec::new() }
    }

    /// Adds a shape or text.
    pub fn add(&mut self, node: impl Into<Node>) {
        self.nodes.push(node.into());
    }

    /// Adds shapes and text that show one observation.
    pub fn mark(&mut self, observation: &str, nodes: Vec<Node>) {
        self.nodes.push(Node::Mark { observation: observation.to_owned(), nodes });
    }

    /// Every observation that is drawn, in order, each once.
    pub fn observations(&self) -> Vec<&str> {
        fn walk<'a>(nodes: &'a [Node], found: &mut Vec<&'a str>) {
            for node in nodes {
                match node {
                    Node::Mark { observation, nodes } => {
                        if !found.contains(&observation.as_str()) {
                            found.push(observation);
                        }
                        walk(nodes, found);
                    }
                    Node::Moved { nodes, .. } => walk(nodes, found),
                    _ => {}
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.nodes, &mut found);
        found
    }
}

impl Shape {
    pub fn path(d: impl Into<String>) -> Shape {
        Shape { d: d.into(), fill: "none", stroke: "none", stroke_width: 1.0, dash: "" }
    }

    pub fn rect(x: f64, y: f64, width: f64, height: f64) -> Shape {
        Shape::path(format!("M{} {}h{}v{}h{}Z", n(x), n(y), n(width), n(height), n(-width)))
    }

    pub fn line(x1: f64, y1: f64, x2: f64, y2: f64) -> Shape {
        Shape::path(format!("M{} {}L{} {}", n(x1), n(y1), n(x2), n(y2)))
    }

    pub fn circle(cx: f64, cy: f64, r: f64) -> Shape {
        let (left, d) = (n(cx - r), n(2.0 * r));
        let r = n(r);
        Shape::path(format!("M{left} {}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z", n(cy)))
    }

    pub fn fill(self, fill: &'static str) -> Shape {
        Shape { fill, ..self }
    }

    /// Draws the outline.
    pub fn stroke(self, stroke: &'static str, stroke_width: f64) -> Shape {
        Shape { stroke, stroke_width, ..self }
    }
}

impl Text {
    /// A line of text: 13 px, sans, second ink.
    pub fn new(x: f64, y: f64, content: impl Into<String>) -> Text {
        let span = Span { content: content.into(), size: 13.0, serif: false, bold: false, fill: theme::INK_2, dx: 0.0 };
        Text { x, y, anchor: Anchor::Start, spans: vec![span], halo: "" }
    }

    /// A value: serif and bold, full ink.
    pub fn value(x: f64, y: f64, content: impl Into<String>, size: f64) -> Text {
        let mut text = Text::new(x, y, content);
        text.last(|s| {
            s.size = size;
            s.serif = true;
            s.fill = theme::INK;
        });
        text
    }

    /// Another stretch after the last, in the style of the last, `dx` further on.
    pub fn then(mut self, dx: f64, content: impl Into<String>) -> Text {
        if let Some(last) = self.spans.last().cloned() {
            self.spans.push(Span { content: content.into(), dx, ..last });
        }
        self
    }

    /// The unit after a value, parted from it by a space in English; `text-autospace` does that in Chinese.
    pub fn unit(self, unit: &str, locale: Locale) -> Text {
        let space = if locale == Locale::En { 9.0 } else { 2.0 };
        self.then(space, unit)
    }

    /// Size of the last stretch.
    pub fn size(mut self, size: f64) -> Text {
        self.last(|s| s.size = size);
        self
    }

    /// Colour of the last stretch.
    pub fn fill(mut self, fill: &'static str) -> Text {
        self.last(|s| s.fill = fill);
        self
    }

    /// Makes the last stretch bold sans.
    pub fn bold(mut self) -> Text {
        self.last(|s| {
            s.bold = true;
            s.serif = false;
        });
        self
    }

    /// Makes the last stretch plain sans.
    pub fn plain(mut self) -> Text {
        self.last(|s| {
            s.bold = false;
            s.serif = false;
        });
        self
    }

    /// Ends at `x`.
    pub fn end(self) -> Text {
        Text { anchor: Anchor::End, ..self }
    }

    /// Stands over `x` with its middle.
    pub fn middle(self) -> Text {
        Text { anchor: Anchor::Middle, ..self }
    }

    /// Gives it a rim in the colour of what it is on.
    pub fn halo(self, ground: &'static str) -> Text {
        Text { halo: ground, ..self }
    }

    /// About how wide it will be, in CSS pixels: rather too wide than too narrow, whatever the font.
    pub fn estimated_width(&self) -> f64 {
        self.spans.iter().map(|s| s.dx + width_of(&s.content, s)).sum()
    }

    /// Makes it smaller until it is no wider than `width`, but no span smaller than `smallest`.
    pub fn fit(mut self, width: f64, smallest: f64) -> Text {
        let gaps: f64 = self.spans.iter().map(|s| s.dx).sum();
        let scale = ((width - gaps) / (self.estimated_width() - gaps).max(1.0)).min(1.0);
        for span in &mut self.spans {
            span.size = (span.size * scale).floor().max(smallest.min(span.size));
        }
        self
    }

    /// Breaks it into lines no wider than `width`, `leading` apart: where its text has line breaks, between
    /// words, and between Chinese characters, but never between a number and what it counts.
    pub fn lines(self, width: f64, leading: f64) -> Vec<Text> {
        let Some(span) = self.spans.first().cloned() else { return Vec::new() };
        let lines = span
            .content
            .split('\n')
            .flat_map(|paragraph| wrap(paragraph, &|line: &str| width_of(line, &span) <= width));
        let text = |(line, y): (String, f64)| {
            let content = line.trim_end().to_owned();
            Text { y, spans: vec![Span { content, ..span.clone() }], ..self }
        };
        let y = (0u32..).map(|i| self.y + f64::from(i) * leading);
        lines.zip(y).map(text).collect()
    }

    fn last(&mut self, change: impl FnOnce(&mut Span)) {
        if let Some(span) = self.spans.last_mut() {
            change(span);
        }
    }
}

impl From<Shape> for Node {
    fn from(shape: Shape) -> Node {
        Node::Shape(shape)
    }
}

impl From<Text> for Node {
    fn from(text: Text) -> Node {
        Node::Text(text)
    }
}

/// Estimated width of text in the style of a span.
fn width_of(content: &str, span: &Span) -> f64 {
    let mut ems = 0.0;
    let mut before = None;
    // Among Latin words quotation marks are Latin.
    let latin = !content.chars().any(is_han);
    let heavy = match (span.bold, span.serif) {
        (true, _) => 1.1,
        (_, true) => 1.05,
        _ => 1.0,
    };
    for c in content.chars() {
        ems += match c {
            '“' | '”' if latin => 0.55,
            c if is_wide(c) => 1.0,
            'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' => 0.31 * heavy,
            'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 0.41 * heavy,
            'm' | 'w' | 'M' | 'W' | '%' => 0.96 * heavy,
            'A'..='Z' | '+' | '−' | '<' | '=' | '>' => 0.72 * heavy,
            '0'..='9' => 0.645 * heavy,
            _ => 0.62 * heavy,
        };
        // `text-autospace` parts Chinese from numbers and Latin words.
        let parted = |a: char, b: char| is_han(a) && b.is_ascii_alphanumeric();
        ems += before.filter(|&b| parted(b, c) || parted(c, b)).map_or(0.0, |_| 0.14);
        before = Some(c);
    }
    ems * span.size
}
