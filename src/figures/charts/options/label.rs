//! Labels of marks.

use crate::figures::shared::label::{Face, line_height};
use crate::figures::theme;
use charming::element::{Label, LabelAlign, LabelPosition};
use serde::Serialize;

/// `Label` with a rim, line height and plain offsets.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabelOption {
    #[serde(flatten)]
    label: Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_height: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_border_color: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_border_width: Option<f64>,
}

/// Width of the rim that keeps text readable over lines, in pixels.
pub(super) const HALO: f64 = 4.0;

impl LabelOption {
    /// What the labels of a series look like. It has those alone that a datum asks for.
    pub fn style(face: Face, size: f64, color: &'static str) -> LabelOption {
        let label = Label::new().font_size(size).color(color);
        let label = match face {
            Face::Plain => label.font_family(theme::SANS).font_weight("normal"),
            Face::Bold => label.font_family(theme::SANS).font_weight("bold"),
            Face::Value => label.font_family(theme::SERIF).font_weight("bold"),
        };
        let (text_border_color, text_border_width) = (Some(theme::PAPER), Some(HALO));
        LabelOption { label, line_height: Some(line_height(size)), text_border_color, text_border_width }
    }

    /// What one label says, in the style of its series.
    pub fn text(text: impl AsRef<str>) -> LabelOption {
        let label = Label::new().show(true).formatter(text.as_ref());
        LabelOption { label, line_height: None, text_border_color: None, text_border_width: None }
    }

    /// Without a rim: on a mark's own colour.
    pub fn bare(self) -> LabelOption {
        LabelOption { text_border_width: Some(0.0), ..self }
    }

    pub fn color(self, color: &'static str) -> LabelOption {
        LabelOption { label: self.label.color(color), ..self }
    }

    pub fn bold(self) -> LabelOption {
        LabelOption { label: self.label.font_weight("bold"), ..self }
    }

    /// On which side of its mark it is, and how far off, in pixels.
    pub fn at(self, position: LabelPosition, distance: f64) -> LabelOption {
        LabelOption { label: self.label.position(position).distance(distance), ..self }
    }

    /// Its middle, left or right edge is so far from the middle of its mark, in pixels.
    pub fn shifted(self, [dx, dy]: [f64; 2], align: LabelAlign) -> LabelOption {
        let label = self.label.position(LabelPosition::Inside).distance(0.0).align(align).offset((dx, dy));
        LabelOption { label, ..self }
    }
}
