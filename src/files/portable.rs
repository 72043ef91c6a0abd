//! SVG as other programs read it: LibreOffice, Inkscape, Word and Illustrator know SVG 1.1 and little of CSS. A picture
//! file therefore has no variables, no `rgba()`, no `paint-order` and no `dominant-baseline`.

use crate::figures::drawing::n;
use crate::text::Locale;
use std::fmt::Write;

/// From the middle of a line of text down to its baseline, in ems: half the height of a digit, in most fonts.
const MIDDLE: f64 = 0.36;

/// Families of files, sans and serif by language: no name that only the page's own style knows, and first a font of the right
/// region, since some programs read the first name alone and take any Chinese font for one that is not there. In English the
/// Korean edition comes before the Chinese one: both hold the same characters, but its curly quotes are no wider than Latin ones.
const FAMILIES: [[&str; 2]; 2] = [
    [
        "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', sans-serif",
        "'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', SimSun, serif",
    ],
    [
        "Arial, 'Liberation Sans', 'Noto Sans', 'Noto Sans CJK KR', 'Noto Sans CJK SC', sans-serif",
        "Georgia, 'Liberation Serif', 'Noto Serif', 'Noto Serif CJK KR', 'Noto Serif CJK SC', serif",
    ],
];

/// The families that text without serifs is set in, a list as CSS has it.
pub fn families(locale: Locale) -> &'static str {
    FAMILIES[usize::from(locale == Locale::En)][0]
}

type Attributes<'a> = Vec<(&'a str, String)>;

/// SVG text in terms of SVG 1.1. `value_of` gives the value of a CSS variable, by its name with the dashes.
pub fn portable(svg: &str, locale: Locale, value_of: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((text, after)) = rest.split_once('<') {
        out += text;
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        if tag.starts_with(['/', '!', '?']) {
            let _ = write!(out, "<{tag}>");
            continue;
        }
        let alone = tag.ends_with('/');
        let (name, attributes) = parsed(tag.trim_end_matches('/'));
        let attributes = resolved(attributes, locale, value_of);
        match after.split_once("</text>").filter(|_| name == "text" && !alone) {
            Some((content, after)) => {
                write_text(&mut out, attributes, &portable(content, locale, value_of));
                rest = after;
            }
            None => write_tag(&mut out, name, &attributes, alone),
        }
    }
    out + rest
}

/// A text, below it the outline that keeps it readable over lines: painted in one go it would cover the text where
/// `paint-order` is unknown.
fn write_text(out: &mut String, mut attributes: Attributes, content: &str) {
    let of = |attributes: &Attributes, name| Some(attributes.iter().find(|(own, _)| *own == name)?.1.clone());
    if of(&attributes, "dominant-baseline").is_some_and(|baseline| baseline == "central") {
        let size = of(&attributes, "font-size").and_then(|size| size.trim_end_matches("px").parse::<f64>().ok());
        attributes.retain(|(name, _)| *name != "dominant-baseline");
        attributes.push(("dy", n(size.unwrap_or_default() * MIDDLE)));
    }
    let outline = |name: &str| name.starts_with("stroke") || name == "paint-order";
    if of(&attributes, "stroke-width").is_some_and(|width| width != "0") && of(&attributes, "paint-order").is_some() {
        let below: Attributes = attributes.iter().filter(|(name, _)| *name != "paint-order").cloned().collect();
        write_tag(out, "text", &below, false);
        out.push_str(content);
        out.push_str("</text>");
    }
    if of(&attributes, "paint-order").is_some() {
        attributes.retain(|(name, _)| !outline(name));
    }
    write_tag(out, "text", &attributes, false);
    out.push_str(content);
    out.push_str("</text>");
}

fn write_tag(out: &mut String, name: &str, attributes: &Attributes, alone: bool) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        // Writing to a string cannot fail.
        let _ = write!(out, r#" {name}="{value}""#);
    }
    out.push_str(if alone { "/>" } else { ">" });
}

/// The name and the attributes of a tag, values as they are written.
fn parsed(tag: &str) -> (&str, Vec<(&str, &str)>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((own, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        attributes.push((own.trim(), value));
        rest = after;
    }
    (name, attributes)
}

fn resolved<'a>(written: Vec<(&'a str, &str)>, locale: Locale, value_of: &dyn Fn(&str) -> String) -> Attributes<'a> {
    let mut attributes = Attributes::new();
    for (name, value) in written {
        let value = match value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
            Some("--sans") => families(locale).to_owned(),
            Some("--serif") => FAMILIES[usize::from(locale == Locale::En)][1].to_owned(),
            Some(variable) => value_of(variable).trim().replace('"', "'"),
            // What is there to be pointed at is nothing in a file; Inkscape would paint it black.
            None if value == "transparent" => "none".to_owned(),
            None => value.to_owned(),
        };
        let opacity = match name {
            "fill" => "fill-opacity",
            "stroke" => "stroke-opacity",
            _ => "",
        };
        match colour(&value).filter(|_| !opacity.is_empty()) {
            Some((colour, alpha)) => {
                attributes.push((name, colour));
                if alpha < 1.0 {
                    attributes.push((opacity, n(alpha)));
                }
            }
            None => attributes.push((name, value)),
        }
    }
    attributes
}

/// A colour of CSS as `#rrggbb` and its alpha: `rgb()`, `rgba()`, `color(srgb …)`, or mixed with `transparent`. `None` for
/// whatever SVG 1.1 reads itself.
fn colour(value: &str) -> Option<(String, f64)> {
    let hex = |parts: [f64; 3]| {
        // A colour's part is within a byte.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let [r, g, b] = parts.map(|part| part.round().clamp(0.0, 255.0) as u8);
        format!("#{r:02x}{g:02x}{b:02x}")
    };
    if let Some(mixed) = value.strip_prefix("color-mix(in srgb, #") {
        let (six, share) = mixed.strip_suffix("%, transparent)")?.split_once(' ')?;
        return Some((format!("#{six}"), share.parse::<f64>().ok()? / 100.0));
    }
    let (function, inner) = value.strip_suffix(')')?.split_once('(')?;
    let (inner, scale) = match function {
        "rgb" | "rgba" => (inner, 1.0),
        "color" => (inner.strip_prefix("srgb ")?, 255.0),
        _ => return None,
    };
    let numbers: Vec<f64> = inner
        .split([',', ' ', '/'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match numbers[..] {
        [r, g, b] => Some((hex([r, g, b].map(|part| part * scale)), 1.0)),
        [r, g, b, alpha] => Some((hex([r, g, b].map(|part| part * scale)), alpha)),
        _ => None,
    }
}
