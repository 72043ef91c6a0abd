//! What the page of districts says in words, by rules: its headline, the line below it, the notes.

use super::scene::{Scene, Variable, WHOLES};
use crate::model::census::stats::{Rank, extremes, spearman};
use crate::model::census::{ChangeIn, Value, When};
use crate::route::View;
use crate::text::messages::districts::Districts;
use crate::text::messages::with;
use crate::text::{
    Locale, Messages, Period, messages,
    number::{format_number, ordinal},
};

/// From this correlation on, in either direction, a headline says that two indicators go together: mostly, often, somewhat.
const STEPS: [f64; 3] = [0.8, 0.6, 0.3];

impl<'a> Scene<'a> {
    /// The site's own words.
    pub fn words(&self) -> &'static Messages {
        messages(self.locale)
    }

    /// The words of this page.
    pub fn own_words(&self) -> &'static Districts {
        self.words().districts
    }

    /// A number of a variable with its unit.
    pub fn phrase(&self, of: &Variable, value: f64) -> String {
        of.with_unit(&of.number(value, self.locale), self.locale)
    }

    /// A time in words: `2020年`, `2010年至2020年`.
    pub fn time(&self, when: When) -> String {
        match when {
            When::At(period) => period.format(self.locale),
            When::Between(from, to) => {
                let between = if self.locale == Locale::Zh { "至" } else { "–" };
                format!("{}{between}{}", from.format(self.locale), to.format(self.locale))
            }
        }
    }

    /// The finding.
    pub fn headline(&self) -> String {
        match self.view {
            View::Scatter => self.of_scatter(),
            View::Time => self.of_time().unwrap_or_else(|| self.of_state()),
            _ => self.of_state(),
        }
    }

    /// What the first picked district that has a rank has, and its place; without one, the ends.
    fn of_state(&self) -> String {
        let ranked = |at: &usize| Some((*at, self.y.values[*at]?, self.y.ranks[*at]?));
        let Some((at, value, rank)) = self.picked().iter().find_map(ranked) else { return self.of_ends() };
        let words = self.own_words();
        let (name, mut place) = (self.y.name(self.locale), self.place_in_words(rank));
        match self.y.when {
            When::Between(from, to) if self.y.change => {
                let move_ = self.moved(&self.y, value.number);
                let [from, to] = [from, to].map(|period| period.format(self.locale));
                place = with(words.by_change, &[&place]);
                with(words.changed, &[&from, &to, self.short(at), name, &move_, &place])
            }
            when => {
                let value = self.phrase(&self.y, value.number);
                with(words.level, &[&self.time(when), self.short(at), name, &value, &place])
            }
        }
    }

    /// How a value changed: `上升7.2个百分点`; less than is printed is no direction.
    pub fn moved(&self, of: &Variable, change: f64) -> String {
        let words = self.own_words();
        let size = of.plain(change.abs(), self.locale);
        let with_unit = |text: &str| of.with_unit(text, self.locale);
        if !size.contains(|c| ('1'..='9').contains(&c)) {
            // The last place that is printed.
            let least = match size.len() {
                0 | 1 => "1".to_owned(),
                length => format!("{}1", &size[..length - 1]),
            };
            return with(words.hardly, &[&with_unit(&least)]);
        }
        let in_percent = of.measure.change == Some(ChangeIn::Percent);
        let word = match (change > 0.0, in_percent) {
            (true, true) => words.grew,
            (false, true) => words.shrank,
            (true, false) => words.rose,
            (false, false) => words.fell,
        };
        with(word, &[&with_unit(&size)])
    }

    fn ordinal(&self, place: usize) -> String {
        if self.locale == Locale::Zh { place.to_string() } else { ordinal(place) }
    }

    /// A place among all: certain, shared, or within a range.
    fn place_in_words(&self, rank: Rank) -> String {
        let words = self.own_words();
        let of = rank.of.to_string();
        if !rank.is_certain() {
            return with(words.range, &[&of, &self.ordinal(rank.best), &self.ordinal(rank.worst)]);
        }
        let place = self.ordinal(rank.place);
        match rank.place {
            _ if rank.tied > 1 => with(words.tied, &[&(rank.tied - 1).to_string(), &of, &place]),
            // The highest of all changes may be the smallest fall.
            _ if self.y.change => with(words.place, &[&of, &place]),
            1 => with(words.highest, &[&of]),
            last if last == rank.of => with(words.lowest, &[&of]),
            _ => with(words.place, &[&of, &place]),
        }
    }

    /// The same in a table or beside a mark: `第16位`.
    pub fn place_in_short(&self, rank: Rank) -> String {
        let words = self.own_words();
        if rank.is_certain() {
            with(words.rank_of, &[&rank.place.to_string()])
        } else {
            with(words.rank_from, &[&rank.best.to_string(), &rank.worst.to_string()])
        }
    }

    fn of_ends(&self) -> String {
        let [high, low] = extremes(&self.y.values);
        let told = |places: &[usize]| {
            let names: Vec<&str> = places.iter().map(|at| self.short(*at)).collect();
            let value = places.first().and_then(|at| self.y.values[*at]).map_or(0.0, |v| v.number);
            [names.join(self.words().list_comma), self.phrase(&self.y, value)]
        };
        let ([high, most], [low, least]) = (told(&high), told(&low));
        let name = self.title(&self.y);
        with(self.own_words().ends, &[&self.time(self.y.when), &name, &high, &most, &low, &least])
    }

    /// What a variable is called.
    pub fn title(&self, of: &Variable) -> String {
        let name = of.name(self.locale);
        if of.change { with(self.own_words().change_of, &[name]) } else { name.to_owned() }
    }

    /// How two indicators go together over the districts that have both, by Spearman's rank correlation.
    fn of_scatter(&self) -> String {
        let words = self.own_words();
        let [x, y] = [&self.x, &self.y].map(|v| self.title_in_pair(v));
        let rho = self.correlation().map_or(0.0, |(rho, _)| rho);
        match STEPS.iter().position(|step| rho.abs() >= *step) {
            None => with(words.unrelated, &[&y, &x]),
            Some(at) => {
                let often = if rho > 0.0 { words.often_higher } else { words.often_lower };
                with(words.together, &[&x, &y, often[at]])
            }
        }
    }

    /// With its time where the other axis has another.
    pub fn title_in_pair(&self, of: &Variable) -> String {
        if self.x.when == self.y.when {
            return self.title(of);
        }
        let space = if self.locale == Locale::Zh { "" } else { " " };
        format!("{}{space}{}", self.time(of.when), self.title(of))
    }

    /// Spearman's rank correlation of both axes, and over how many districts.
    pub fn correlation(&self) -> Option<(f64, usize)> {
        let counted = |value: &Option<Value>| value.is_some_and(|v| !v.doubtful);
        let both = self.x.values.iter().zip(&self.y.values).filter(|(x, y)| counted(x) && counted(y)).count();
        Some((spearman(&self.x.values, &self.y.values)?, both))
    }

    /// From the first census to the last, for the first picked district that has both; `None` where the times do not compare.
    fn of_time(&self) -> Option<String> {
        self.y.measure.change?;
        let words = self.own_words();
        let history = |at: usize| -> Vec<(Period, f64)> {
            self.history(at)
                .into_iter()
                .filter_map(|(period, value)| Some((period, value.filter(|v| !v.doubtful)?.number)))
                .collect()
        };
        let found = self.picked().into_iter().map(|at| (at, history(at))).find(|(_, all)| all.len() > 1);
        let (at, all) = found?;
        let ((from, first), (to, last)) = (*all.first()?, *all.last()?);
        let texts = [first, last].map(|value| self.phrase(&self.y, value));
        let message = match texts[0] == texts[1] {
            true => words.stayed,
            false if last > first => words.went_up,
            false => words.went_down,
        };
        let times = [from, to].map(|period| period.format(self.locale));
        let name = self.y.name(self.locale);
        Some(with(message, &[&times[0], &times[1], self.short(at), name, &texts[0], &texts[1]]))
    }

    /// What is measured, in what, when; the city's and the country's value; who is missing.
    pub fn subtitle(&self) -> String {
        let (words, own) = (self.words(), self.own_words());
        let mut parts = Vec::new();
        let told = |of: &Variable| {
            let symbol = of.symbol(self.locale);
            let mut told = vec![self.title(of)];
            told.extend(Some(symbol.to_owned()).filter(|symbol| !symbol.is_empty()));
            told.push(match self.view {
                View::Time => {
                    let all: Vec<String> = self.state_times().into_iter().map(|when| self.time(when)).collect();
                    all.join(words.list_comma)
                }
                _ => self.time(of.when),
            });
            told.join(words.comma)
        };
        if self.view == View::Scatter {
            parts.push(format!("{}{}{}", own.y_axis, words.colon, told(&self.y)));
            parts.push(format!("{}{}{}", own.x_axis, words.colon, told(&self.x)));
        } else {
            parts.push(told(&self.y));
            let wholes = self.wholes(&self.y).into_iter().map(|(area, value)| {
                let at = usize::from(self.atlas.census.area_id(area) == WHOLES[1]);
                with(own.whole[at], &[&self.phrase(&self.y, value.number)])
            });
            parts.extend(wholes);
        }
        let names = |is: &dyn Fn(&Option<Value>) -> bool| -> Option<String> {
            let axes = [&self.y, &self.x];
            let axes = if self.view == View::Scatter { &axes[..] } else { &axes[..1] };
            let found = (0..self.areas.len()).filter(|at| axes.iter().any(|of| is(&of.values[*at])));
            let names: Vec<&str> = found.map(|at| self.short(at)).collect();
            (!names.is_empty()).then(|| names.join(words.list_comma))
        };
        let doubtful = names(&|value| value.is_some_and(|v| v.doubtful));
        parts.extend(doubtful.map(|names| with(own.doubtful, &[&names])));
        parts.extend(names(&Option::is_none).map(|names| with(own.missing, &[&names])));
        parts.join(words.semicolon)
    }

    /// How to read what is shown, line by line.
    pub fn notes(&self) -> Vec<String> {
        let own = self.own_words();
        let mut notes = Vec::new();
        if matches!(self.view, View::Map) {
            notes.push(if self.y.is_total() {
                own.circles_note.to_owned()
            } else {
                let bounds: Vec<String> = self.bounds().iter().map(|b| self.y.bound(*b, self.locale)).collect();
                let message = if self.y.is_signed() { own.change_bounds_note } else { own.bounds_note };
                with(message, &[&bounds.join(self.words().list_comma)])
            });
        }
        if self.view == View::Scatter {
            notes.push(own.scatter_note.to_owned());
            if let Some((rho, count)) = self.correlation() {
                notes.push(with(own.correlation, &[&format_number(rho, 2, self.locale), &count.to_string()]));
            }
        }
        if self.view == View::Time {
            notes.extend(self.index.then(|| own.index_note.to_owned()));
            let from_2000 = self.y.times.first().is_some_and(|when| super::scene::stop(*when).start.year == 2000);
            notes.extend(from_2000.then(|| own.lines_note.to_owned()));
        }
        let caveats = [&self.y, &self.x].into_iter().take(if self.view == View::Scatter { 2 } else { 1 });
        for of in caveats {
            let known = [&of.measure.comparability, &of.measure.caveat].into_iter().flatten();
            let lines = known.map(|text| text.get(self.locale).to_owned());
            let sample = of.is_sample().then(|| own.sample_note.to_owned());
            for line in sample.into_iter().chain(lines) {
                if !notes.contains(&line) {
                    notes.push(line);
                }
            }
        }
        notes
    }
}
