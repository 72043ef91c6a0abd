//! The scatter of the page of districts: each axis an indicator at a time, or its change.

use super::scene::{SIZE_INDICATOR, Scene, Variable};
use crate::figures::charts::scatter::{Scatter, ScatterAxis, ScatterPoint, ScatterReference, SizeKey, draw};
use crate::figures::charts::{ChartValue, Layout, Look};
use crate::figures::shared::mark::Certainty;
use crate::figures::{ChartSpec, theme};
use crate::model::census::{self, Categories, Cell, When};

/// Examples of circles in the key, in people.
const EXAMPLES: [f64; 3] = [2_000_000.0, 1_000_000.0, 250_000.0];

impl<'a> Scene<'a> {
    pub fn scatter(&self, width: f64) -> ChartSpec {
        let layout = Layout { width, locale: self.locale };
        let sizes = self.sizes();
        let most = sizes.iter().flatten().copied().fold(0.0, f64::max);
        let points = (0..self.areas.len()).filter_map(|at| self.point(at, sizes[at]?)).collect();
        let examples: Vec<(f64, String)> =
            EXAMPLES.into_iter().filter(|size| *size <= most).map(|size| (size, self.people(size))).collect();
        let areas = SizeKey { title: self.own_words().size.to_owned(), examples };
        let scatter = Scatter {
            x: self.dimension(&self.x),
            y: self.dimension(&self.y),
            points,
            areas: (!areas.examples.is_empty()).then_some(areas),
            diagonal: self.x.key == self.y.key && self.x.change == self.y.change,
        };
        draw(&scatter, layout)
    }

    /// Residents of each district at the latest census.
    fn sizes(&self) -> Vec<Option<f64>> {
        let census = &self.atlas.census;
        let Some(key) = census.indicator(SIZE_INDICATOR) else { return vec![Some(0.0); self.areas.len()] };
        let when = census.times(key).last().copied().unwrap_or(When::At(super::scene::period_of(self.y.when)));
        let cell = |area| Cell { indicator: key, when, categories: Categories::TOTAL, area };
        self.areas.iter().map(|area| Some(census.value(cell(*area)).map_or(0.0, |v| v.number))).collect()
    }

    /// A number of people in the rounder form, without idle decimals.
    fn people(&self, size: f64) -> String {
        let key = self.atlas.census.indicator(SIZE_INDICATOR);
        let unit = key.and_then(|key| self.atlas.units.get(&self.atlas.census.measure(key)?.unit));
        unit.map_or_else(String::new, |unit| {
            format!("{} {}", unit.format_bound(size, self.locale), unit.compact_symbol(self.locale))
                .replace(" 万", "万")
        })
    }

    fn value(&self, of: &Variable, value: census::CellValue, observation: Option<String>) -> ChartValue {
        ChartValue {
            number: of.scaled(value.number, self.locale),
            text: of.number(value.number, self.locale),
            certainty: if value.doubtful { Certainty::Doubtful } else { Certainty::Exact },
            observation,
        }
    }

    fn point(&self, at: usize, size: f64) -> Option<ScatterPoint> {
        let (x, y) = (self.x.values[at]?, self.y.values[at]?);
        Some(ScatterPoint {
            id: self.id(at).to_owned(),
            name: self.short(at).to_owned(),
            x: self.value(&self.x, x, None),
            y: self.value(&self.y, y, Some(self.observation(at))),
            size,
            look: self.slot(at).map_or(Look::Context, Look::Selected),
        })
    }

    fn dimension(&self, of: &Variable<'a>) -> ScatterAxis {
        let symbol = of.symbol(self.locale);
        let [open, close] = [self.words().open_bracket, self.words().close_bracket];
        let title = self.title_in_pair(of);
        // What the name says already is not said again, and some units bring brackets of their own.
        let has_unit = symbol.is_empty() || symbol == "%" || title.to_lowercase().contains(&symbol.to_lowercase());
        let bare = symbol.trim_matches(|c| "（）()".contains(c));
        let name = if has_unit { title } else { format!("{title}{open}{bare}{close}") };
        let references = self.reference_values(of).into_iter().enumerate().map(|(at, (area, value))| {
            let text = format!("{} {}", self.name_of(area), of.number(value.number, self.locale));
            let id = self.atlas.census.id(of.cell(area));
            let value = ChartValue { text, ..self.value(of, value, Some(id)) };
            ScatterReference { value, color: if at == 0 { theme::INK } else { theme::INK_3 } }
        });
        ScatterAxis {
            name,
            unit: if symbol == "%" { "%".to_owned() } else { String::new() },
            signed: of.is_signed(),
            references: references.collect(),
        }
    }
}
