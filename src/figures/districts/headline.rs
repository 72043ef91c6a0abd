//! What the page of districts says in words, by rules: its headline, the line below it, the notes.

use super::scene::{REFERENCE_AREAS, Scene, Variable, groups};
use crate::figures::shared::scale::as_f64;
use crate::model::Area;
use crate::model::census::stats::{Rank, extremes, is_level, spearman};
use crate::model::census::{Categories, Cell, CellValue, ChangeIn, When};
use crate::route::View;
use crate::text::messages::districts::{Districts, districts};
use crate::text::messages::with;
use crate::text::{Locale, Messages, Period, messages, number::ordinal};

/// From this correlation on, in either direction, a headline says that two indicators go together: mostly, often, somewhat.
const STEPS: [f64; 3] = [0.8, 0.6, 0.3];

/// Whether a rank correlation over so many is beyond what chance gives at 95%: the usual approximation by a normal distribution.
fn is_beyond_chance(rho: f64, count: usize) -> bool {
    count > 2 && rho.abs() * (as_f64(count) - 1.0).sqrt() >= 1.96
}

/// Over how many districts two rows have both values.
fn paired(x: &[Option<CellValue>], y: &[Option<CellValue>]) -> usize {
    let counted = |value: &Option<CellValue>| value.is_some_and(|v| !v.doubtful);
    x.iter().zip(y).filter(|(x, y)| counted(x) && counted(y)).count()
}

impl<'a> Scene<'a> {
    /// The site's own words.
    pub fn words(&self) -> &'static Messages {
        messages(self.locale)
    }

    /// The words of this page.
    pub fn own_words(&self) -> &'static Districts {
        districts(self.locale)
    }

    /// A number of a variable with its unit.
    pub fn phrase(&self, of: &Variable, value: f64) -> String {
        let number = of.number(value, self.locale);
        if of.name_says_unit(self.locale) { number } else { of.with_unit(&number, self.locale) }
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

    /// The time of a variable, and that it does not compare with later ones where that is so.
    fn time_of(&self, of: &Variable) -> String {
        let time = self.time(of.when);
        match of.when {
            When::At(period) if !of.measure.compares(period) => time + self.own_words().other_definition,
            _ => time,
        }
    }

    pub fn headline(&self) -> String {
        match self.view {
            View::Scatter => self.of_scatter(),
            View::Time => self.of_time().unwrap_or_else(|| self.of_state()),
            _ => self.of_state(),
        }
    }

    /// The value and the rank of the first picked district that has one; without one, the ends.
    fn of_state(&self) -> String {
        let ranked = |at: &usize| Some((*at, self.y.values[*at]?, self.y.ranks[*at]?));
        let Some((at, value, rank)) = self.picked().iter().find_map(ranked) else { return self.of_ends() };
        let words = self.own_words();
        let (name, mut ranked) = (self.y.name(self.locale), self.rank_in_words(rank));
        match self.y.when {
            When::Between(from, to) if self.y.change => {
                let move_ = self.moved(&self.y, value.number);
                let [from, to] = [from, to].map(|period| period.format(self.locale));
                let known = || self.y.values.iter().flatten().filter(|value| !value.doubtful);
                let by = match (known().all(|value| value.number >= 0.0), known().all(|value| value.number <= 0.0)) {
                    (true, _) => words.by_rise,
                    (_, true) => words.by_fall,
                    _ => words.by_change,
                };
                ranked = with(by, &[&ranked]);
                with(words.changed, &[&from, &to, self.short(at), name, &move_, &ranked])
            }
            _ => {
                let value = self.phrase(&self.y, value.number);
                with(words.level, &[&self.time_of(&self.y), self.short(at), name, &value, &ranked])
            }
        }
    }

    /// How a value changed: `上升7.2个百分点`; less than is printed is no direction.
    pub fn moved(&self, of: &Variable, change: f64) -> String {
        let words = self.own_words();
        let in_percent = of.measure.change == Some(ChangeIn::Percent);
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
        if in_percent && is_level(100.0, 100.0 + change) {
            return with(words.hardly, &[&with_unit(&of.plain(0.2, self.locale))]);
        }
        let word = match (change > 0.0, in_percent) {
            (true, true) => words.grew,
            (false, true) => words.shrank,
            (true, false) => words.rose,
            (false, false) => words.fell,
        };
        with(word, &[&with_unit(&size)])
    }

    fn ordinal(&self, rank: usize) -> String {
        if self.locale == Locale::Zh { rank.to_string() } else { ordinal(rank) }
    }

    /// A rank among all: certain, shared, or within a range.
    fn rank_in_words(&self, rank: Rank) -> String {
        let words = self.own_words();
        let (of, group) = (&*rank.of.to_string(), &*self.group());
        if !rank.is_certain() {
            return with(words.range, &[of, &self.ordinal(rank.best), &self.ordinal(rank.worst), group]);
        }
        let ordinal = self.ordinal(rank.position);
        match rank.position {
            _ if rank.tied > 1 => with(words.tied, &[of, &ordinal, &(rank.tied - 1).to_string(), group]),
            // The highest of all changes may be the smallest fall.
            _ if self.y.change => with(words.ranked, &[of, &ordinal, group]),
            1 => with(words.highest[self.y.degree()], &[of, "", group]),
            last if last == rank.of => with(words.lowest[self.y.degree()], &[of, "", group]),
            _ => with(words.ranked, &[of, &ordinal, group]),
        }
    }

    /// The group within a sentence; empty where all districts are compared.
    fn group(&self) -> String {
        let name = self.among.map(|group| group.short.get(self.locale));
        name.map_or_else(String::new, |name| with(self.own_words().group, &[name]))
    }

    /// The same in a table or beside a mark: `第16位`, `ranked 16th`.
    pub fn rank_in_short(&self, rank: Rank) -> String {
        let words = self.own_words();
        if rank.is_certain() {
            with(words.rank_of, &[&self.ordinal(rank.position)])
        } else {
            with(words.rank_from, &[&self.ordinal(rank.best), &self.ordinal(rank.worst)])
        }
    }

    fn of_ends(&self) -> String {
        let [high, low] = extremes(&self.y.values);
        let listed = |all: &[usize]| {
            let names: Vec<&str> = all.iter().map(|at| self.short(*at)).collect();
            let value = all.first().and_then(|at| self.y.values[*at]).map_or(0.0, |v| v.number);
            [names.join(self.words().list_comma), self.phrase(&self.y, value)]
        };
        let ([high, most], [low, least]) = (listed(&high), listed(&low));
        let name = self.title(&self.y);
        let words = [&*self.time_of(&self.y), &name, &high, &most, &low, &least, &self.group()];
        with(self.own_words().ends[self.y.degree()], &words)
    }

    /// What a variable is called.
    pub fn title(&self, of: &Variable) -> String {
        let name = of.name(self.locale);
        if of.change { with(self.own_words().change_of, &[name]) } else { name.to_owned() }
    }

    /// How two indicators go together over the districts that have both, by Spearman's rank correlation.
    fn of_scatter(&self) -> String {
        let words = self.own_words();
        let [x, y] = [&self.x, &self.y].map(|v| self.one_of_two(v));
        let time = &*self.time_of_both();
        let (rho, count) = self.correlation().unwrap_or_default();
        let group = self.group();
        let group_of = |area: &Area| area.short.get(self.locale).to_owned();
        let parts = self.correlation_in_parts().map(|(area, both)| {
            let clear = both.map(|(own, count)| Some(own).filter(|_| is_beyond_chance(own, count)));
            (group_of(area), clear)
        });
        let strength = |rho: f64| {
            let at = STEPS.iter().position(|step| rho.abs() >= *step).unwrap_or(STEPS.len() - 1);
            if rho > 0.0 { words.often_higher[at] } else { words.often_lower[at] }
        };
        let is_clear = rho.abs() >= STEPS[STEPS.len() - 1] && is_beyond_chance(rho, count);
        match parts {
            Some((part, [Some(inside), Some(outside)])) if inside * outside < 0.0 => {
                with(words.opposite, &[&y, &x, &part, time])
            }
            Some((part, [Some(own), None])) if !is_clear => {
                with(words.within_alone, &[&y, &x, &part, time, strength(own)])
            }
            Some((part, [None, Some(own)])) if !is_clear => {
                with(words.outside_alone, &[&y, &x, &part, time, strength(own)])
            }
            _ if !is_clear => with(words.unrelated, &[&y, &x, &group, time]),
            parts => {
                let together = with(words.together, &[&x, &y, strength(rho), &group, time]);
                let behind = parts.map(|(part, clear)| match clear {
                    [None, None] => with(words.between_groups, &[&part]),
                    _ if clear.iter().flatten().all(|own| own * rho < 0.0) => words.reversed.to_owned(),
                    _ => String::new(),
                });
                together + &behind.unwrap_or_default()
            }
        }
    }

    /// What a variable is called in a sentence of both, with its time where the other axis has another.
    fn one_of_two(&self, of: &Variable) -> String {
        let [alone, with_time] = self.own_words().one_of_two;
        with(if self.x.when == self.y.when { alone } else { with_time }, &[&self.title(of), &self.time(of.when)])
    }

    /// The time that both axes are of, as a sentence of both has it; empty where they are of two.
    fn time_of_both(&self) -> String {
        let is_one = self.x.when == self.y.when;
        if is_one { with(self.own_words().both_in, &[&self.time(self.y.when)]) } else { String::new() }
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
        Some((spearman(&self.x.values, &self.y.values)?, paired(&self.x.values, &self.y.values)))
    }

    /// The first of the groups, with the correlation in it and outside of it, each with over how many districts; `None`
    /// where one group is shown.
    pub(super) fn correlation_in_parts(&self) -> Option<(&'a Area, [(f64, usize); 2])> {
        let group = groups(self.atlas).next().filter(|_| self.among.is_none())?;
        let part = |inside: bool| {
            let is_in = |at: &usize| {
                group.members.iter().any(|id| self.atlas.census.area(id) == Some(self.areas[*at])) == inside
            };
            let own: Vec<usize> = (0..self.areas.len()).filter(is_in).collect();
            let of =
                |values: &[Option<CellValue>]| -> Vec<Option<CellValue>> { own.iter().map(|at| values[*at]).collect() };
            let [x, y] = [of(&self.x.values), of(&self.y.values)];
            Some((spearman(&x, &y)?, paired(&x, &y)))
        };
        Some((group, [part(true)?, part(false)?]))
    }

    /// From the first census to the last, for the first picked district that has both; `None` where the times do not compare.
    fn of_time(&self) -> Option<String> {
        self.y.measure.change?;
        let words = self.own_words();
        let history = |at: usize| -> Vec<(Period, f64)> {
            self.history(at)
                .into_iter()
                .filter(|(period, _)| self.y.measure.compares(*period))
                .filter_map(|(period, value)| Some((period, value.filter(|v| !v.doubtful)?.number)))
                .collect()
        };
        let found = self.picked().into_iter().map(|at| (at, history(at))).find(|(_, all)| all.len() > 1);
        let (at, all) = found?;
        let ((from, first), (to, last)) = (*all.first()?, *all.last()?);
        let mut texts = [first, last].map(|value| self.phrase(&self.y, value));
        if self.y.unit_is_base(self.locale) {
            texts[0] = self.y.number(first, self.locale);
        }
        let is_level = self.y.measure.change == Some(ChangeIn::Percent) && is_level(first, last);
        let is_same = self.y.number(first, self.locale) == self.y.number(last, self.locale);
        let message = match is_same || is_level {
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
        let described = |of: &Variable| {
            let symbol = of.symbol(self.locale);
            let has_unit = symbol.is_empty() || of.name_says_unit(self.locale);
            let mut parts = vec![self.title(of)];
            match of.unit_is_base(self.locale) {
                // A base goes with its name; a difference has none.
                true if of.change || has_unit => {}
                true => parts[0] += symbol,
                false => parts.extend((!has_unit).then(|| symbol.to_owned())),
            }
            parts.push(match self.view {
                View::Time => {
                    let all: Vec<String> = self.drawn_times().into_iter().map(|when| self.time(when)).collect();
                    all.join(words.list_comma)
                }
                _ => self.time_of(of),
            });
            parts.join(words.comma)
        };
        parts.extend(self.among.map(|group| group.name.get(self.locale).to_owned()));
        if self.view == View::Scatter {
            parts.push(format!("{}{}{}", own.y_axis, words.colon, described(&self.y)));
            parts.push(format!("{}{}{}", own.x_axis, words.colon, described(&self.x)));
        } else {
            parts.push(described(&self.y));
            let references = self.reference_values(&self.y).into_iter().map(|(area, value)| {
                let at = usize::from(self.atlas.census.area_id(area) == REFERENCE_AREAS[1]);
                let is_said = self.y.unit_is_base(self.locale);
                let number = || self.y.number(value.number, self.locale);
                let text = with(own.whole[at], &[&if is_said { number() } else { self.phrase(&self.y, value.number) }]);
                // Of several times it is that of the last.
                match self.view {
                    View::Time => [&text, words.open_bracket, &self.time_of(&self.y), words.close_bracket].concat(),
                    _ => text,
                }
            });
            parts.extend(references);
        }
        let doubtful = self.named(&|of, at| of.values[at].is_some_and(|v| v.doubtful));
        parts.extend(doubtful.map(|names| with(own.doubtful, &[&names])));
        let no_rate = self.named(&|of, at| self.is_from_nothing(of, at));
        parts.extend(no_rate.map(|names| with(own.no_rate, &[&names])));
        let missing = self.named(&|of, at| of.values[at].is_none() && !self.is_from_nothing(of, at));
        parts.extend(missing.map(|names| with(own.missing, &[&names])));
        parts.join(words.semicolon)
    }

    /// The names of the districts that something is so of, on an axis that is shown; `None` without any.
    fn named(&self, is: &dyn Fn(&Variable, usize) -> bool) -> Option<String> {
        let axes = [&self.y, &self.x];
        let axes = if self.view == View::Scatter { &axes[..] } else { &axes[..1] };
        let found = (0..self.areas.len()).filter(|at| axes.iter().any(|of| is(of, *at)));
        let names: Vec<&str> = found.map(|at| self.short(at)).collect();
        (!names.is_empty()).then(|| names.join(self.words().list_comma))
    }

    /// Whether a change has no value because there was none at first, which is not the same as not being known.
    fn is_from_nothing(&self, of: &Variable, at: usize) -> bool {
        let When::Between(from, to) = of.when else { return false };
        let known = |period| {
            let cell =
                Cell { indicator: of.key, when: When::At(period), categories: Categories::TOTAL, area: self.areas[at] };
            self.atlas.census.value(cell)
        };
        of.values[at].is_none() && known(from).is_some_and(|v| v.number == 0.0) && known(to).is_some()
    }
}
