//! Cells as ids: `population-2020-500101-25-29-male`, and back.

use super::keys::{Categories, CategoryKey, Cell, When};
use super::{Census, index::CensusIndex};
use crate::model::id::{AreaId, IndicatorId, Names};
use crate::text::Period;

impl Census {
    /// The id of a cell, as it is in `data-observation` and in addresses.
    pub fn id(&self, cell: Cell) -> String {
        let mut id = self.indicator_id(cell.indicator).to_owned();
        let mut add = |part: &str| {
            id.push('-');
            id.push_str(part);
        };
        let moment = |period: Period| self.index.moments.iter().find(|(own, _)| *own == period);
        let name = |period| moment(period).map_or_else(|| period.to_string(), |(_, id)| id.clone());
        match cell.when {
            When::At(period) => add(&name(period)),
            When::Between(from, to) => {
                add(&name(from));
                add(&name(to));
            }
        }
        add(self.area_id(cell.area));
        cell.categories
            .iter()
            .filter_map(|key| self.index.category_entry(key))
            .for_each(|(category, ..)| add(category));
        id.replace('/', "-")
    }

    /// The id of the total of an indicator for an area at a time, if it has a value.
    pub fn total_id(
        &self,
        indicator: &(impl Names<IndicatorId> + ?Sized),
        period: Period,
        area: &(impl Names<AreaId> + ?Sized),
    ) -> Option<String> {
        let (indicator, area) = (self.indicator(indicator)?, self.area(area)?);
        let cell = Cell { indicator, when: When::At(period), categories: Categories::TOTAL, area };
        self.value(cell).map(|_| self.id(cell))
    }

    /// The number of the cell that an id names.
    pub fn named_value(&self, id: &str) -> Option<f64> {
        self.value(self.cell(self.todays(id))?).map(|value| value.number)
    }

    /// The cell that an id names, whether or not it has a value.
    pub fn cell(&self, id: &str) -> Option<Cell> {
        if let Some(known) = self.named.get(id) {
            return Some(*known);
        }
        Some(*self.named.insert(id.to_owned(), Box::new(self.read(id)?)))
    }

    fn read(&self, id: &str) -> Option<Cell> {
        // The longest name first: `population-6-plus` goes before `population`.
        let cuts = id.match_indices('-').map(|(at, _)| at).rev();
        cuts.filter_map(|at| Some((self.indicator(&id[..at])?, &id[at + 1..]))).find_map(|(indicator, rest)| {
            let (when, rest) = self.when(rest)?;
            let (area, rest) = area(rest, &self.index)?;
            let cells =
                categories(rest, &self.index).into_iter().map(|categories| Cell { indicator, when, categories, area });
            let cells: Vec<Cell> = cells.filter(|cell| self.id(*cell) == id).collect();
            // Where ids of categories can be cut in two ways, the way that there is something of.
            cells.iter().find(|cell| self.origin(**cell).is_some()).or(cells.first()).copied()
        })
    }

    fn when<'a>(&self, text: &'a str) -> Option<(When, &'a str)> {
        let moment = |text: &'a str| {
            let starts = |(period, id): &(Period, String)| {
                Some((*period, text.strip_prefix(&id.replace('/', "-"))?.strip_prefix('-')?))
            };
            self.index.moments.iter().filter_map(starts).min_by_key(|(_, rest)| rest.len())
        };
        let (from, rest) = moment(text)?;
        Some(match moment(rest) {
            Some((to, rest)) if to > from => (When::Between(from, to), rest),
            _ => (When::At(from), rest),
        })
    }

    /// The categories that a column file writes as `age=25-29 sex=male`.
    pub fn categories_of_text(&self, text: &str) -> Option<Categories> {
        let parts = text.split(' ').filter(|part| !part.is_empty());
        let key = |part: &str| {
            let (dimension, category) = part.split_once('=')?;
            self.index.category(self.index.dimension(dimension)?, category)
        };
        Categories::of(parts.map(key).collect::<Option<Vec<_>>>()?)
    }
}

/// The area that a text begins with: the whole of it, or up to a hyphen.
fn area<'a>(text: &'a str, index: &CensusIndex) -> Option<(super::AreaKey, &'a str)> {
    let ends = text.match_indices('-').map(|(at, _)| at).chain([text.len()]).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|end| {
        let key = index.area_keys.get(&text[..end])?;
        Some((*key, text[end..].strip_prefix('-').unwrap_or("")))
    })
}

/// The categories that a text is made of, in the order of their dimensions, in every way that it can be cut.
fn categories(text: &str, index: &CensusIndex) -> Vec<Categories> {
    fn cut(text: &str, from: usize, index: &CensusIndex, so_far: &mut Vec<CategoryKey>, found: &mut Vec<Categories>) {
        if text.is_empty() {
            found.extend(Categories::of(so_far.iter().copied()));
            return;
        }
        for at in from..index.dimensions.len() {
            let Some(dimension) = u8::try_from(at).ok().map(super::DimensionKey) else { return };
            for category in index.categories(dimension) {
                let name = index.category_entry(category).map_or("", |(id, ..)| id);
                let Some(rest) = text.strip_prefix(name) else { continue };
                let Some(rest) = rest.strip_prefix('-').or(rest.is_empty().then_some("")) else { continue };
                so_far.push(category);
                cut(rest, at + 1, index, so_far, found);
                so_far.pop();
            }
        }
    }
    let mut found = Vec::new();
    cut(text, 0, index, &mut Vec::new(), &mut found);
    found
}
