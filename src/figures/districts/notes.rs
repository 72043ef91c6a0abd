//! How to read what is shown of the districts compared.

use super::scene::{REFERENCE_AREAS, Scene, Variable};
use crate::model::census::{Basis, CellValue};
use crate::route::View;
use crate::text::messages::with;
use crate::text::number::format_number;

impl Scene<'_> {
    /// How to read what is shown, line by line.
    pub fn notes(&self) -> Vec<String> {
        let own = self.own_words();
        let mut notes = Vec::new();
        let is_map = self.view == View::Map;
        // A ranking by itself has no legend of the map's colours.
        if is_map || (self.view == View::Ranking && !self.y.is_total()) {
            let classes = if self.y.is_total() {
                own.circles_note.to_owned()
            } else {
                let bounds: Vec<String> = self.bounds().iter().map(|b| self.y.bound(*b, self.locale)).collect();
                let bounds = bounds.join(self.words().list_comma);
                match self.y.measure.comparable_from {
                    _ if self.y.is_signed() => with(own.change_bounds_note, &[&bounds]),
                    Some(year) => with(own.bounds_note_from, &[&bounds, &year.to_string()]),
                    None if self.atlas.census.times(self.y.key).len() < 2 => with(own.bounds_note_alone, &[&bounds]),
                    None => with(own.bounds_note, &[&bounds]),
                }
            };
            notes.push(if is_map { classes } else { with(own.strip_note, &[&classes]) });
        }
        if self.view == View::Scatter {
            notes.push(own.scatter_note.to_owned());
            if let Some((rho, count)) = self.correlation() {
                notes.push(with(own.correlation, &[&format_number(rho, 2, self.locale), &count.to_string()]));
            }
            if let Some((group, parts)) = self.correlation_in_parts() {
                let [inside, outside] = parts.map(|(rho, _)| format_number(rho, 2, self.locale));
                let [count, others] = parts.map(|(_, count)| count.to_string());
                let values = [group.short.get(self.locale), &inside, &count, &outside, &others];
                notes.push(with(own.correlation_parts, &values));
            }
        }
        if self.view == View::Time {
            notes.extend(self.index.then(|| own.index_note.to_owned()));
            let from_2000 =
                self.drawn_times().first().is_some_and(|when| super::scene::period_of(*when).start.year == 2000);
            notes.extend(from_2000.then(|| own.lines_note.to_owned()));
        }
        notes.extend(self.among.and_then(|group| Some(group.note.as_ref()?.get(self.locale).to_owned())));
        let caveats = [&self.y, &self.x].into_iter().take(if self.view == View::Scatter { 2 } else { 1 });
        for of in caveats {
            // Of a sample the note on samples says all of its caveat.
            let caveat = of.measure.caveat.as_ref().filter(|_| !of.is_sample());
            let known = [of.measure.comparability.as_ref(), caveat].into_iter().flatten();
            let lines = known.map(|text| text.get(self.locale).to_owned());
            let sample = of.is_sample().then(|| own.sample_note.to_owned());
            let rounded = of.published_decimals().map(|count| with(own.rounded_note, &[&count]));
            let total = of.is_count().then(|| own.totals_note.to_owned());
            let country = self.is_of_people(of).then(|| own.country_note.to_owned());
            let of_rule = [sample, rounded, total, country].into_iter().flatten();
            for line in of_rule.chain(self.doubts(of)).chain(lines) {
                if !notes.contains(&line) {
                    notes.push(line);
                }
            }
        }
        notes
    }

    /// Whether the country's value beside it is of all people, whom the national bulletin counts with those in service.
    fn is_of_people(&self, of: &Variable) -> bool {
        const OF_PEOPLE: [&str; 3] = ["people", "ages", "education"];
        let [_, country] = REFERENCE_AREAS;
        let is_shown = |(area, value): &(_, crate::model::census::CellValue)| {
            self.atlas.census.area_id(*area) == country && value.basis == Basis::FullCount
        };
        OF_PEOPLE.contains(&&*of.measure.topic) && self.reference_values(of).iter().any(is_shown)
    }

    /// How values in doubt are drawn, and why they are.
    fn doubts(&self, of: &Variable) -> Vec<String> {
        let doubtful = |value: &Option<CellValue>| value.is_some_and(|value| value.doubtful);
        let is_shown = |at: &usize| match self.view {
            View::Time => self.history(*at).iter().any(|(_, value)| doubtful(value)),
            _ => of.values.get(*at).is_some_and(doubtful),
        };
        let areas: Vec<&str> = (0..self.areas.len()).filter(is_shown).map(|at| self.id(at)).collect();
        let remarks = self.atlas.census.remarks.iter().filter(|remark| remark.doubtful);
        let own = remarks.filter(|remark| remark.areas.iter().any(|area| areas.contains(&&**area)));
        let words = self.words();
        let hatched =
            (!areas.is_empty() && self.view != View::Table).then(|| [words.mark_doubtful, words.full_stop].concat());
        hatched.into_iter().chain(own.map(|remark| remark.note.get(self.locale).to_owned())).collect()
    }
}
