//! The rows of the table behind the pictures of the comparison; what a mark tells is read from them too.

use super::scene::{REFERENCE_AREAS, Scene, Variable, period_of};
use crate::model::census::stats::ranked_value;
use crate::model::census::{Cell, Magnitude, When};
use crate::route::View;
use crate::text::Locale;
use crate::text::messages::with;

/// A district in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictRow {
    /// Division code.
    pub area: String,
    pub name: String,
    /// Its slot, if it is picked.
    pub slot: Option<usize>,
    /// Id of the observation that is shown.
    pub observation: Option<String>,
    /// Rank, as in words.
    pub rank: String,
    /// The value that is shown, with its unit.
    pub value: String,
    /// One a column.
    pub cells: Vec<RowCell>,
    /// What else the tooltip says.
    pub comparison: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowCell {
    /// As it is printed, with a question mark where it is in doubt; a dash without one.
    pub text: String,
    /// By what a column is sorted: what is not there is below all that is.
    pub number: f64,
    /// Its observation.
    pub observation: Option<String>,
}

/// What all rows are made with.
pub(super) struct DistrictRows<'s, 'a> {
    scene: &'s Scene<'a>,
    state: Option<Variable<'a>>,
    changed: Option<Variable<'a>>,
    city: Option<f64>,
}

impl<'s, 'a> DistrictRows<'s, 'a> {
    pub(super) fn of(scene: &'s Scene<'a>) -> DistrictRows<'s, 'a> {
        let census = &scene.atlas.census;
        let is_city = |area| census.area_id(area) == REFERENCE_AREAS[0];
        let city = scene.reference_values(&scene.y).into_iter().find(|(area, _)| is_city(*area)).map(|(_, v)| v.number);
        let compares = scene.y.measure.magnitude == Magnitude::Rate && !scene.y.is_signed();
        DistrictRows {
            scene,
            state: scene.variant(false),
            changed: scene.variant(true),
            city: city.filter(|_| compares),
        }
    }

    pub(super) fn all(&self) -> Vec<DistrictRow> {
        self.scene.order.iter().map(|at| self.row(*at)).collect()
    }

    fn cell(&self, of: &Variable, when: When, at: usize) -> RowCell {
        let census = &self.scene.atlas.census;
        let cell = Cell { when, ..of.cell(self.scene.areas[at]) };
        let Some(value) = census.value(cell) else {
            return RowCell { text: "—".to_owned(), number: f64::NEG_INFINITY, observation: None };
        };
        let doubt = if value.doubtful { "?" } else { "" };
        let text = [&*of.number(value.number, self.scene.locale), doubt].concat();
        RowCell { text, number: value.number, observation: Some(census.id(cell)) }
    }

    fn row(&self, at: usize) -> DistrictRow {
        let scene = self.scene;
        let cells = if scene.view == View::Scatter {
            [&scene.x, &scene.y].map(|of| self.cell(of, of.when, at)).to_vec()
        } else {
            let both = [&self.state, &self.changed].into_iter().flatten();
            both.flat_map(|of| of.times.iter().map(move |when| self.cell(of, *when, at))).collect()
        };
        let value = scene.y.values[at];
        DistrictRow {
            area: scene.id(at).to_owned(),
            name: scene.short(at).to_owned(),
            slot: scene.slot(at),
            observation: value.map(|_| scene.observation(at)),
            rank: scene.y.ranks[at].map_or_else(String::new, |rank| scene.rank_in_short(rank)),
            value: value.map_or_else(String::new, |v| scene.phrase(&scene.y, v.number)),
            cells,
            comparison: self.comparison(at),
        }
    }

    /// What a mark tells beyond its value and its rank: how it compares with the city, how it changed.
    fn comparison(&self, at: usize) -> String {
        let scene = self.scene;
        let (census, own) = (&scene.atlas.census, scene.own_words());
        let mut sentences = Vec::new();
        let Some(value) = ranked_value(&scene.y.values[at]) else { return String::new() };
        if let Some(city) = self.city {
            let print = |number: f64| scene.y.plain(number, scene.locale);
            let far = self.difference(&print((value.number - city).abs()));
            // What is less than printed is level.
            let is_level = !print((value.number - city).abs()).contains(|c| ('1'..='9').contains(&c));
            sentences.push(match is_level {
                true => own.level_with_city.to_owned(),
                false if value.number > city => with(own.above_city, &[&far]),
                false => with(own.below_city, &[&far]),
            });
        }
        if let Some(changed) =
            self.changed.as_ref().filter(|changed| period_of(changed.when) == period_of(scene.y.when))
            && !scene.y.change
            && let When::Between(from, _) = changed.when
            && let Some(change) = ranked_value(&census.value(changed.cell(scene.areas[at])))
        {
            sentences.push(with(own.since, &[&from.format(scene.locale), &scene.moved(changed, change.number)]));
        }
        sentences.join(scene.words().semicolon)
    }

    /// A difference with its unit: between per cents in points.
    fn difference(&self, number: &str) -> String {
        let scene = self.scene;
        if scene.y.symbol(scene.locale) != "%" {
            return scene.y.with_unit(number, scene.locale);
        }
        let space = if scene.locale == Locale::En { " " } else { "" };
        format!("{number}{space}{}", scene.points())
    }
}
