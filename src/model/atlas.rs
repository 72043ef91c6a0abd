//! Everything the data says, by id.

use super::census::TableCheck;
use super::geo::Geo;
use super::id::{AreaId, FigureId, IndicatorId, Names, ObservationId};
use super::observation::WANZHOU;
use super::source::Section;
use super::{
    Area, Card, Census, Indicator, Observation, Source, Table, Unit, change, check, flow, place, story, system,
};
use crate::text::{LocalText, Locale, number::format_number};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The whole data set: every reference to an observation resolves, every observation has a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Atlas {
    /// Units of measure.
    pub units: Table<Unit>,
    /// Documents.
    pub sources: Table<Source>,
    /// Administrative areas.
    pub areas: Table<Area>,
    /// What is measured.
    pub indicators: Table<Indicator>,
    /// Values.
    pub observations: Table<Observation>,
    /// Figures.
    pub cards: Table<Card>,
    /// Opening and acts of the Story, in order.
    pub story: Table<story::ActText>,
    /// Places of the report.
    pub places: Table<place::Place>,
    /// Named systems of the report.
    pub systems: Table<system::System>,
    /// Event flows.
    pub flows: Table<flow::Flow>,
    /// Arithmetic checks.
    pub checks: Table<check::Check>,
    /// Tables over areas and times.
    pub census: Arc<Census>,
    /// What was changed in the data, the latest first.
    pub changes: Table<change::Change>,
    /// Boundaries, lines and points, by file name, as far as they have been read.
    pub geo: BTreeMap<&'static str, Arc<Geo>>,
}

impl Atlas {
    /// The observation of an id: one that files state, or a cell of the tables.
    pub fn observation(&self, id: &(impl Names<ObservationId> + ?Sized)) -> Option<&Observation> {
        self.observations.get(id).or_else(|| self.census.observation(id.text()))
    }

    /// The number of an observation.
    pub fn value(&self, id: &(impl Names<ObservationId> + ?Sized)) -> Option<f64> {
        match self.observations.get(id) {
            Some(observation) => Some(observation.value),
            None => self.census.named_value(id.text()),
        }
    }

    /// Whether an id leads to an observation, or to a cell of tables whose files are not all here yet.
    pub fn names(&self, id: &(impl Names<ObservationId> + ?Sized)) -> bool {
        self.observations.get(id).is_some() || self.census.names(id.text())
    }

    /// The unit of an observation.
    pub fn unit_of(&self, observation: &Observation) -> Option<&Unit> {
        self.units.get(&observation.unit)
    }

    /// An observation's number in words of the language, without unit and without qualifier: `719.17`, `71.917`.
    pub fn number(&self, observation: &Observation, locale: Locale) -> String {
        match self.unit_of(observation) {
            Some(unit) => unit.format(observation.value, observation.decimals, locale),
            None => format_number(observation.value, observation.decimals, locale),
        }
    }

    /// Like [`Atlas::number`], rounder where the unit has a rounder form.
    pub fn compact(&self, observation: &Observation, locale: Locale) -> String {
        match self.unit_of(observation) {
            Some(unit) => unit.format_compact(observation.value, observation.decimals, locale),
            None => format_number(observation.value, observation.decimals, locale),
        }
    }

    /// An observation's number with its unit: `719.17亿元`.
    pub fn phrase(&self, observation: &Observation, locale: Locale) -> String {
        let number = self.number(observation, locale);
        self.unit_of(observation).map_or_else(|| number.clone(), |unit| unit.phrase(&number, locale))
    }

    /// The period in words; empty where the source gives none.
    pub fn period(&self, observation: &Observation, locale: Locale) -> String {
        match (&observation.period_text, observation.period) {
            (Some(text), _) => text.get(locale).to_owned(),
            (None, Some(period)) => period.format(locale),
            (None, None) => String::new(),
        }
    }

    /// What the observation measures, with the area where it is not Wanzhou, or not Wanzhou alone.
    pub fn label(&self, observation: &Observation, locale: Locale) -> String {
        self.label_of(&observation.indicator, &observation.area, observation.part.as_ref(), locale)
    }

    /// What a value of an indicator measures, for an area and of a part.
    pub fn label_of(
        &self,
        indicator: &(impl Names<IndicatorId> + ?Sized),
        area: &(impl Names<AreaId> + ?Sized),
        part: Option<&LocalText>,
        locale: Locale,
    ) -> String {
        named(self.indicators.get(indicator), self.areas.get(area), part, locale)
    }

    /// Ids of the sources behind an observation: its own, or those of all that it was derived from.
    pub fn sources_of<'a>(&'a self, observation: &'a Observation) -> Vec<&'a Source> {
        let mut found: Vec<&Source> = Vec::new();
        for (source, _) in self.origins_of(observation) {
            if !found.iter().any(|s| s.id == source.id) {
                found.push(source);
            }
        }
        found
    }

    /// The sources of what is behind an observation, each with the paragraph of the report that it is read in.
    pub fn origins_of<'a>(&'a self, observation: &'a Observation) -> Vec<(&'a Source, Option<u16>)> {
        // Of a cell they are named without making an observation of all that it follows from, which can be hundreds.
        let is_stated = self.observations.get(&observation.id).is_some();
        if let Some(cell) = (!is_stated).then(|| self.census.cell(&observation.id)).flatten() {
            let behind = self.census.sources_behind(cell).into_iter();
            return behind.filter_map(|id| Some((self.sources.get(id)?, None))).collect();
        }
        let inputs = self.inputs_of(observation).into_iter();
        let origin = |o: &'a Observation| {
            let source = self.sources.get(o.source.as_deref()?)?;
            Some((source, o.locator.as_ref().and_then(|locator| locator.paragraph)))
        };
        inputs.filter_map(origin).collect()
    }

    /// The stated observations behind one: itself, or all that its expression goes back to, each once.
    pub fn inputs_of<'a>(&'a self, observation: &'a Observation) -> Vec<&'a Observation> {
        let (mut found, mut seen, mut open) = (Vec::new(), HashSet::new(), vec![observation]);
        while let Some(next) = open.pop() {
            if !seen.insert(next.id.as_str()) {
                continue;
            }
            match &next.expression {
                None => found.push(next),
                // From left to right: the last one pushed is popped first.
                Some(expression) => {
                    open.extend(expression.tree().inputs().iter().rev().filter_map(|id| self.observation(id)));
                }
            }
        }
        found
    }

    /// How a derived value was worked out, with its numbers: `(3.17 ÷ 4.2 − 1) × 100`. They are those that the language
    /// shows, where the arithmetic holds with them; else, as where a formula turns 万 into ones, those that are stored.
    pub fn arithmetic(&self, observation: &Observation, locale: Locale) -> Option<String> {
        let expression = observation.expression.as_ref()?.tree();
        let scaled = |o: &Observation| self.unit_of(o).map_or(o.value, |unit| unit.scale(o.value, locale));
        let with_scaled = expression.evaluate(&|id| self.observation(id).map(scaled)).ok()?;
        let shown = (with_scaled - scaled(observation)).abs() <= 1e-9 * with_scaled.abs();
        Some(expression.written(&|id| match self.observation(id) {
            Some(o) if shown => self.number(o, locale),
            Some(o) => format_number(o.value, o.decimals, locale),
            None => String::new(),
        }))
    }

    /// Other values of the same thing: of the same indicator, area and part, or set beside it by a check.
    pub fn others_of<'a>(&'a self, observation: &'a Observation) -> impl Iterator<Item = &'a Observation> {
        let compared: Vec<&str> =
            self.checks_of(&observation.id).filter_map(check::Check::compared).flatten().collect();
        let other_times = self.census.cell(&observation.id).map_or_else(Vec::new, |cell| self.census.other_times(cell));
        let other_times = other_times.into_iter().filter_map(|cell| self.census.observed(cell));
        let same = move |o: &&Observation| {
            o.indicator == observation.indicator && o.area == observation.area || compared.contains(&o.id.as_str())
        };
        self.observations.iter().filter(same).filter(|o| o.id != observation.id).chain(other_times)
    }

    /// The observations that one follows from: of a value of tables the next ones, which may follow from others themselves,
    /// else all that it goes back to.
    pub fn nearest_inputs_of<'a>(&'a self, observation: &'a Observation) -> Vec<&'a Observation> {
        match &observation.expression {
            Some(expression) if self.census.cell(&observation.id).is_some() => {
                let mut found: Vec<&Observation> = Vec::new();
                for input in expression.tree().inputs().into_iter().filter_map(|id| self.observation(id)) {
                    if !found.iter().any(|known| known.id == input.id) {
                        found.push(input);
                    }
                }
                found
            }
            _ => self.inputs_of(observation),
        }
    }

    /// The section of its source that an observation is in.
    pub fn section_of(&self, observation: &Observation) -> Option<&Section> {
        let id = observation.locator.as_ref()?.section.as_deref()?;
        self.sources.get(observation.source.as_deref()?)?.sections.iter().find(|section| section.id == id)
    }

    /// The checks that name an observation on either side.
    pub fn checks_of<'a>(
        &'a self,
        observation: &'a (impl Names<ObservationId> + ?Sized),
    ) -> impl Iterator<Item = &'a check::Check> {
        self.checks.iter().filter(move |check| check.inputs().contains(&observation.text()))
    }

    /// The checks that touch a figure: those that name it; of one that is no card of the data, those that its values
    /// take part in.
    pub fn checks_on<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a check::Check> {
        let own = self.cards.get(&card.id).is_none();
        let takes_part = move |check: &check::Check| {
            own && check.inputs().into_iter().any(|input| card.observations().any(|id| id == input))
        };
        self.checks.iter().filter(move |check| check.figures.contains(&card.id) || takes_part(check))
    }

    /// The checks over tables that touch a figure, or that the indicator of a figure without a card takes part in.
    pub fn table_checks_on<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a TableCheck> {
        let own = self.census.indicator(card.id.as_indicator()).filter(|_| self.cards.get(&card.id).is_none());
        self.census.possible_checks().filter(move |check| {
            check.figures.contains(&card.id) || own.is_some_and(|indicator| self.census.is_checked(indicator, check))
        })
    }

    /// The day of the last change that is about a figure, or about all of the site. A part of a district's page stands in an entry
    /// for those of all districts, and the comparison for the indicators of tables.
    pub fn changed(&self, figure: &(impl Names<FigureId> + ?Sized)) -> Option<&str> {
        self.changed_of(figure.text())
    }

    fn changed_of(&self, figure: &str) -> Option<&str> {
        let of_tables = self.census.indicator(figure).is_some() && self.cards.get(figure).is_none();
        let named = if of_tables { "districts" } else { figure };
        let part = |id: &str| id.split_once(|c: char| c.is_ascii_digit()).map(|(part, _)| part.len());
        let is_about = |id: &FigureId| {
            *id == named || part(id).is_some_and(|end| part(named) == Some(end) && id[..end] == named[..end])
        };
        let concerns = |change: &&change::Change| change.figures.is_empty() || change.figures.iter().any(is_about);
        self.changes.iter().find(concerns).map(|change| change.date.as_str())
    }

    /// How many entries there are, of all kinds.
    pub fn size(&self) -> usize {
        let data =
            self.units.len() + self.sources.len() + self.areas.len() + self.indicators.len() + self.observations.len();
        let census = self.census.size();
        let counted = self.cards.len() + self.story.len() + self.places.len() + self.systems.len();
        data + census + counted + self.flows.len() + self.checks.len() + self.changes.len()
    }
}

/// What a value of an indicator measures, for an area and of a part.
fn named(indicator: Option<&Indicator>, area: Option<&Area>, part: Option<&LocalText>, locale: Locale) -> String {
    let (name, by_area) = indicator.map_or(("", false), |i| (i.name.get(locale), i.by_area));
    let part = part.map(|part| part.get(locale));
    let name = match (part, locale) {
        (None, _) => name.to_owned(),
        (Some(part), Locale::Zh) => format!("{name}（{part}）"),
        (Some(part), Locale::En) => format!("{name} ({part})"),
    };
    let area = area.filter(|a| by_area || a.id != WANZHOU);
    match (area, locale) {
        (None, _) => name,
        (Some(area), Locale::Zh) => format!("{}：{name}", area.short.zh),
        (Some(area), Locale::En) => format!("{}: {name}", area.short.en),
    }
}
