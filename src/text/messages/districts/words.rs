//! What the page of districts says, and the pictures on it.

/// Every word that the page and its pictures put together.
#[derive(Debug)]
pub struct Districts {
    pub name: &'static str,
    /// In the order of `View::ALL`.
    pub views: [&'static str; 5],
    pub indicator: &'static str,
    pub x_axis: &'static str,
    pub y_axis: &'static str,
    pub swap: &'static str,
    pub search: &'static str,
    pub no_match: &'static str,
    pub has_censuses: &'static str,
    pub sample: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub year: &'static str,
    pub no_data: &'static str,
    /// What the switch between these sets.
    pub shows: &'static str,
    pub state: &'static str,
    pub change: &'static str,
    pub values: &'static str,
    pub index: &'static str,
    pub selected: &'static str,
    pub add: &'static str,
    /// Groups of what can be added: those that touch a district, those of about its size, all.
    pub add_near: &'static str,
    pub add_alike: &'static str,
    pub add_all: &'static str,
    pub remove: &'static str,
    pub full: &'static str,
    pub hint: &'static str,
    pub townships: &'static str,

    /// Time, area, name, value, rank.
    pub level: &'static str,
    /// Time, name, area and value of the highest, of the lowest; group. Of rates, of counts, of other totals.
    pub ends: [&'static str; 3],
    /// Where all districts are compared: how many.
    pub all: &'static str,
    /// Label of the choice of a group.
    pub among: &'static str,
    /// A group within a sentence: its short name.
    pub group: &'static str,
    /// Number of districts, rank, group.
    pub ranked: &'static str,
    /// The same of the highest and of the lowest: of rates, of counts, of other totals.
    pub highest: [&'static str; 3],
    pub lowest: [&'static str; 3],
    /// Number of districts, rank, number of others, group.
    pub tied: &'static str,
    /// Number of districts, best, worst, group.
    pub range: &'static str,
    /// The link to the page of a district: its name.
    pub profile: &'static str,
    /// The page of the first of two districts, beside the second.
    pub beside: &'static str,
    /// What a rank among changes is told with.
    pub by_change: &'static str,
    /// The same where nothing falls, and where nothing rises.
    pub by_rise: &'static str,
    pub by_fall: &'static str,
    /// From, to, area, name, how, rank.
    pub changed: &'static str,
    pub rose: &'static str,
    pub fell: &'static str,
    pub grew: &'static str,
    pub shrank: &'static str,
    pub hardly: &'static str,
    /// From, to, area, name, first value, last value.
    pub went_up: &'static str,
    pub went_down: &'static str,
    pub stayed: &'static str,
    /// Names of both, how often, group, and the time that both are of.
    pub together: &'static str,
    /// Names of both, group, and the time that both are of.
    pub unrelated: &'static str,
    /// Behind the names in English: the time that both are of.
    pub both_in: &'static str,
    /// A name in a sentence of two: alone, and with its time where the other has another.
    pub one_of_two: [&'static str; 2],
    pub often_higher: [&'static str; 3],
    pub often_lower: [&'static str; 3],
    pub change_of: &'static str,

    pub whole: [&'static str; 2],
    pub doubtful: &'static str,
    pub missing: &'static str,
    /// What rises from nothing has no rate of change.
    pub no_rate: &'static str,
    pub sample_note: &'static str,
    /// Of values that were published with few decimals: how many.
    pub rounded_note: &'static str,
    /// What the country is the sum of.
    pub country_note: &'static str,
    /// Before what a map says of its classes, where a ranking has their colours.
    pub strip_note: &'static str,
    pub bounds_note: &'static str,
    /// The same where there is one census.
    pub bounds_note_alone: &'static str,
    /// The same of what compares from a year on only: bounds, year.
    pub bounds_note_from: &'static str,
    /// Behind a time whose values do not compare with the later ones.
    pub other_definition: &'static str,
    /// Behind a finding over all districts: the name of a group within and outside of which it does not hold.
    pub between_groups: &'static str,
    /// The same where it holds the other way round in its parts.
    pub reversed: &'static str,
    /// In place of a finding: both indicators, the name of a group within which they go the other way than outside of it, and
    /// the time that both are of.
    pub opposite: &'static str,
    /// The same where it is clear within the group alone, and outside of it alone, with how they go together there.
    pub within_alone: &'static str,
    pub outside_alone: &'static str,
    /// The correlations in a group and outside of it: name, both numbers.
    pub correlation_parts: &'static str,
    pub change_bounds_note: &'static str,
    pub circles_note: &'static str,
    /// Of counts that grow with a district.
    pub totals_note: &'static str,
    pub scatter_note: &'static str,
    pub correlation: &'static str,
    pub lines_note: &'static str,
    pub index_note: &'static str,
    /// In place of a unit, with the first time.
    pub index_unit: &'static str,

    /// Over a column of ranks: among how many.
    pub rank_among: &'static str,
    pub rank_of: &'static str,
    pub rank_from: &'static str,
    pub since: &'static str,
    pub above_city: &'static str,
    pub below_city: &'static str,
    pub level_with_city: &'static str,
    pub high_to_low: &'static str,
    pub size: &'static str,
}
