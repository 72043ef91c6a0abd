//! What stands in a chart: the paint of open and derived values, writing with a rim, and single marks, as far as
//! charming cannot say them.

use super::{drawing::Text, theme};
use crate::model::Qualifier;
use charming::element::{ItemStyle, Label, LabelPosition, Symbol};
use serde::Serialize;

/// A paint that cannot be seen, but that the pointer finds.
pub const CLEAR: &str = "transparent";

/// Fill and outline of a mark.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Paint {
    #[serde(flatten)]
    style: ItemStyle,
    #[serde(skip_serializing_if = "Option::is_none")]
    border_type: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    border_cap: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decal: Option<Decal>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Decal {
    color: &'static str,
    symbol: &'static str,
    dash_array_x: [f64; 2],
    dash_array_y: [f64; 2],
    rotation: f64,
}

impl Paint {
    /// An even fill.
    pub fn solid(color: &'static str) -> Paint {
        Paint { style: ItemStyle::new().color(color), border_type: None, border_cap: None, decal: None }
    }

    /// An outline in CSS pixels around nothing.
    pub fn outline(color: &'static str, width: f64) -> Paint {
        Paint { style: ItemStyle::new().color(CLEAR).border_color(color).border_width(width), ..Paint::solid(CLEAR) }
    }

    /// Hatching: the true value lies somewhere in it.
    pub fn hatched(color: &'static str) -> Paint {
        let decal = Decal {
            color,
            symbol: "rect",
            dash_array_x: [1.0, 0.0],
            dash_array_y: [2.5, 3.0],
            rotation: -std::f64::consts::FRAC_PI_4,
        };
        Paint { style: ItemStyle::new().color(theme::PAPER), decal: Some(decal), ..Paint::solid(theme::PAPER) }
    }

    /// The dotted outline of derived values.
    pub fn derived() -> Paint {
        Paint { border_type: Some([0.1, 4.0]), border_cap: Some("round"), ..Paint::outline(theme::INK_3, 1.5) }
    }

    /// What a value of this kind looks like, of which an exact one has this colour. Open values are solid as far as
    /// they are known; [`Plot::open_end`] draws the rest.
    pub fn of(qualifier: Qualifier, color: &'static str) -> Paint {
        match qualifier {
            Qualifier::Exact | Qualifier::AtLeast | Qualifier::MoreThan => Paint::solid(color),
            Qualifier::Nearly => Paint::hatched(color),
            Qualifier::Expected => Paint::outline(color, 2.0),
            Qualifier::Derived => Paint::derived(),
            Qualifier::Target => Paint { border_type: Some([6.0, 4.0]), ..Paint::outline(theme::SAIL, 2.0) },
        }
    }
}

/// Writing in a picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Writing {
    #[serde(flatten)]
    label: Label,
    text_border_color: &'static str,
    text_border_width: f64,
    line_height: f64,
    #[serde(skip)]
    pub(super) width: f64,
    #[serde(skip)]
    pub(super) size: f64,
    #[serde(skip)]
    lines: f64,
}

impl Writing {
    /// Sans, second ink. `size` is in CSS pixels, at least 12.
    pub fn new(content: impl Into<String>, size: f64) -> Writing {
        let content: String = content.into();
        let lines = (1u32..).zip(content.split('\n')).last().map_or(1.0, |(count, _)| f64::from(count));
        let text = |line| Text::new(0.0, 0.0, line).size(size).estimated_width();
        let width = content.split('\n').map(text).fold(0.0, f64::max);
        let label = Label::new().show(true).formatter(content.as_str()).font_size(size).color(theme::INK_2);
        let label = label.font_family(theme::SANS).position(LabelPosition::Inside).distance(0.0);
        let line_height = (size * 1.35).round();
        Writing { label, text_border_color: theme::PAPER, text_border_width: 0.0, line_height, width, size, lines }
    }

    /// A value: serif and bold, full ink.
    pub fn value(content: impl Into<String>, size: f64) -> Writing {
        let content: String = content.into();
        let width = Text::value(0.0, 0.0, content.as_str(), size).estimated_width();
        let writing = Writing::new(content, size).color(theme::INK).bold();
        Writing { label: writing.label.font_family(theme::SERIF), width, ..writing }
    }

    /// Colour.
    pub fn color(self, color: &'static str) -> Writing {
        Writing { label: self.label.color(color), ..self }
    }

    /// About how wide it will be, in CSS pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// How many lines it has.
    pub fn lines(&self) -> f64 {
        self.lines
    }

    /// Bold.
    pub fn bold(self) -> Writing {
        Writing { label: self.label.font_weight("bold"), width: self.width * 1.05, ..self }
    }

    /// A rim in the colour of the ground, so that it stays readable over lines.
    pub fn halo(self) -> Writing {
        Writing { text_border_width: 5.0, ..self }
    }

    /// Moves it to the right, in CSS pixels.
    pub fn shifted(self, by: f64) -> Writing {
        if by == 0.0 { self } else { Writing { label: self.label.offset((by, 0.0)), ..self } }
    }

    /// On which side of its mark it stands, and how far off, in CSS pixels.
    pub fn at(self, position: LabelPosition, distance: f64) -> Writing {
        Writing { label: self.label.position(position).distance(distance), ..self }
    }
}

/// One datum, with a look of its own and the observation that it shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    value: Vec<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<Symbol>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol_size: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol_offset: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_style: Option<Paint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Writing>,
    #[serde(skip)]
    pub(super) observation: Option<String>,
}

impl Mark {
    /// A datum that shows an observation, at a place in the coordinates of its axes.
    pub fn new(observation: &str, place: [f64; 2]) -> Mark {
        Mark { observation: Some(observation.to_owned()), ..Mark::unnamed(place) }
    }

    /// A place on a category axis that stays empty.
    pub fn gap(category: f64) -> Mark {
        Mark { value: vec![Some(category), None], ..Mark::unnamed([0.0, 0.0]) }
    }

    /// Paint.
    pub fn paint(self, paint: Paint) -> Mark {
        Mark { item_style: Some(paint), ..self }
    }

    /// Symbol, its width and its height in CSS pixels.
    pub fn symbol(self, symbol: Symbol, width: f64, height: f64) -> Mark {
        Mark { symbol: Some(symbol), symbol_size: Some([width, height]), ..self }
    }

    /// Moves the symbol to the right, in CSS pixels that do not stretch with the picture.
    pub fn shifted(self, by: f64) -> Mark {
        Mark { symbol_offset: Some([by, 0.0]), ..self }
    }

    /// Writing beside it.
    pub fn label(self, label: Writing) -> Mark {
        Mark { label: Some(label), ..self }
    }

    /// A place without an observation.
    pub(super) fn unnamed(place: [f64; 2]) -> Mark {
        let value = place.into_iter().map(Some).collect();
        let (symbol, symbol_size, symbol_offset) = (None, None, None);
        Mark { value, symbol, symbol_size, symbol_offset, item_style: None, label: None, observation: None }
    }
}
