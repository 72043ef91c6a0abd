//! Data with a look of their own.

use super::LabelOption;
use crate::figures::shared::mark::Paint;
use crate::figures::theme;
use charming::element::{ItemStyle, Symbol};
use serde::Serialize;

/// `ItemStyle` with dashes in pixels and round caps.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemStyleOption {
    #[serde(flatten)]
    style: ItemStyle,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    border_type: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    border_cap: Option<&'static str>,
}

impl From<Paint> for ItemStyleOption {
    fn from(paint: Paint) -> ItemStyleOption {
        let style = ItemStyle::new().color(clear(paint.fill)).opacity(1.0);
        let style =
            if paint.stroke == "none" { style } else { style.border_color(paint.stroke).border_width(paint.width) };
        ItemStyleOption { style, border_type: dashes(paint.dash), border_cap: cap(paint.dash) }
    }
}

/// What cannot be seen and yet be pointed at.
pub(super) fn clear(fill: &'static str) -> &'static str {
    if fill == "none" { "transparent" } else { fill }
}

pub(super) fn dashes(dash: &str) -> Vec<f64> {
    dash.split(' ').filter_map(|length| length.parse().ok()).collect()
}

pub(super) fn cap(dash: &str) -> Option<&'static str> {
    (dash == theme::DASH_DERIVED).then_some("round")
}

/// One datum with the observation that it shows, its identity across changes of the data, and a look of its own.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Datum {
    value: Vec<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_style: Option<ItemStyleOption>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<Symbol>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol_size: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol_offset: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<LabelOption>,
}

impl Datum {
    /// A datum at a position in the coordinates of its axes.
    pub fn new(position: [f64; 2]) -> Datum {
        let value = position.into_iter().map(Some).collect();
        let (id, observation, item_style, label) = (None, None, None, None);
        let (symbol, symbol_size, symbol_offset) = (None, None, None);
        Datum { value, id, observation, item_style, symbol, symbol_size, symbol_offset, label }
    }

    /// A position on a category axis that stays empty.
    pub fn gap(band: f64) -> Datum {
        Datum { value: vec![Some(band), None], ..Datum::new([0.0, 0.0]) }
    }

    /// The observation that it shows; also its identity, until it is given another.
    pub fn shows(self, observation: &Option<String>) -> Datum {
        Datum { observation: observation.clone(), ..self }
    }

    /// What it stays the mark of when the data change.
    pub fn keyed(self, id: impl Into<String>) -> Datum {
        Datum { id: Some(id.into()), ..self }
    }

    /// Fill and outline.
    pub fn paint(self, paint: Paint) -> Datum {
        Datum { item_style: Some(paint.into()), ..self }
    }

    /// A disc `size` pixels wide.
    pub fn disc(self, size: f64) -> Datum {
        Datum { symbol: Some(Symbol::Circle), symbol_size: Some(size), ..self }
    }

    /// Fill and outline, through which what lies below shines.
    pub fn faint(self, paint: Paint, opacity: f64) -> Datum {
        let style = ItemStyleOption::from(paint);
        Datum { item_style: Some(ItemStyleOption { style: style.style.opacity(opacity), ..style }), ..self }
    }

    /// Moves its symbol, in pixels.
    pub fn shifted(self, [dx, dy]: [f64; 2]) -> Datum {
        let shift = if dx == 0.0 && dy == 0.0 { None } else { Some([dx, dy]) };
        Datum { symbol_offset: shift, ..self }
    }

    /// Text at it.
    pub fn label(self, label: LabelOption) -> Datum {
        Datum { label: Some(label), ..self }
    }
}
