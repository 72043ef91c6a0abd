//! The lines of the page of districts: all censuses, as values or in per cent of the first.

use super::scene::{REFERENCE_AREAS, Scene, period_of};
use crate::figures::ChartSpec;
use crate::figures::charts::lines::{LineLook, LinePoint, LineSeries, Lines, draw};
use crate::figures::charts::{ChartValue, Layout};
use crate::figures::shared::mark::Certainty;
use crate::model::census::{self, AreaKey, Cell, When};
use crate::text::messages::with;
use crate::text::{Period, number::format_number};

impl Scene<'_> {
    /// What a district had at each census of the indicator.
    pub fn history(&self, at: usize) -> Vec<(Period, Option<census::CellValue>)> {
        self.history_of(self.areas[at]).into_iter().map(|(cell, value)| (period_of(cell.when), value)).collect()
    }

    /// The times of the indicator's state, shown or not.
    pub fn state_times(&self) -> Vec<When> {
        if self.y.change { self.atlas.census.times(self.y.key) } else { self.y.times.clone() }
    }

    /// The times that lines are drawn of: in per cent of the first only those that compare.
    pub fn drawn_times(&self) -> Vec<When> {
        let compares = |when: &When| !self.index || self.y.measure.compares(period_of(*when));
        self.state_times().into_iter().filter(compares).collect()
    }

    fn history_of(&self, area: AreaKey) -> Vec<(Cell, Option<census::CellValue>)> {
        let census = &self.atlas.census;
        let cell = |when| Cell { when, ..self.y.cell(area) };
        self.drawn_times().into_iter().map(cell).map(|cell| (cell, census.value(cell))).collect()
    }

    pub fn lines(&self, width: f64) -> ChartSpec {
        let layout = Layout { width, locale: self.locale };
        let times = self.drawn_times();
        let mut series: Vec<LineSeries> = Vec::new();
        let others = (0..self.areas.len()).filter(|at| self.slot(*at).is_none());
        series.extend(others.map(|at| self.line(self.areas[at], LineLook::Context)));
        let city = self.atlas.census.area(REFERENCE_AREAS[0]).filter(|_| self.index || !self.y.is_total());
        series.extend(city.map(|city| self.line(city, LineLook::Reference)));
        let picked = self.picked().into_iter().filter_map(|at| Some((at, self.slot(at)?)));
        series.extend(picked.map(|(at, slot)| self.line(self.areas[at], LineLook::Selected(slot))));
        let bands = times.iter().map(|when| period_of(*when).start.year.to_string()).collect();
        let first = || self.drawn_times().first().map(|when| self.time(*when)).unwrap_or_default();
        let title = match self.index {
            true => with(self.own_words().index_unit, &[&first()]),
            false => self.y.symbol(self.locale).to_owned(),
        };
        let chart =
            Lines { bands, series, title, from_zero: !self.index, breaks: self.breaks(&times), ..Lines::default() };
        draw(&chart, layout)
    }

    /// Where the times do not compare every one is apart; else only those that are defined otherwise.
    fn breaks(&self, times: &[When]) -> Vec<usize> {
        let is_apart =
            |at: &usize| self.y.measure.change.is_none() || !self.y.measure.compares(period_of(times[at - 1]));
        (1..times.len()).filter(is_apart).collect()
    }

    fn line(&self, area: AreaKey, look: LineLook) -> LineSeries {
        let history = self.history_of(area);
        let first = history.iter().find_map(|(_, value)| value.map(|v| v.number)).filter(|n| *n != 0.0);
        let point = |(cell, value): &(Cell, Option<census::CellValue>)| {
            let value = (*value)?;
            let (number, text) = match first.filter(|_| self.index) {
                Some(first) => {
                    (100.0 * value.number / first, format_number(100.0 * value.number / first, 0, self.locale))
                }
                None => (self.y.scaled(value.number, self.locale), self.y.number(value.number, self.locale)),
            };
            let certainty = if value.doubtful { Certainty::Doubtful } else { Certainty::Exact };
            let observation = Some(self.atlas.census.id(*cell));
            Some(LinePoint { value: ChartValue { number, text, certainty, observation }, other_source: false })
        };
        let id = self.atlas.census.area_id(area).to_owned();
        LineSeries { id, name: self.name_of(area).to_owned(), look, points: history.iter().map(point).collect() }
    }
}
