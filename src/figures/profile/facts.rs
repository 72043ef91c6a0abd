//! A district among those of its city: its values by time, and its ranks.

use crate::model::census::Magnitude;
use crate::model::census::stats::{Rank, ranked_value, ranks, similar};
use crate::model::census::{AreaKey, Basis, CellValue, IndicatorKey, When};
use crate::model::{Area, Atlas, Observation};

/// What a district is ranked by, from the top down.
pub const MEASURES: [&str; 14] = [
    "population",
    "population-growth",
    "urban-share",
    "sex-ratio",
    "children-share",
    "aged-60-plus-share",
    "household-size",
    "one-person-share",
    "university-share",
    "lift-share",
    "car-share",
    "registered-outside-district-share",
    "farming-share",
    "manufacturing-share",
];

/// The area of an id that is a part of another one, a district.
pub fn district_of<'a>(id: &str, atlas: &'a Atlas) -> Option<&'a Area> {
    atlas.areas.get(id).filter(|area| area.within.is_some())
}

/// A district, with the data that its page is made of.
pub struct District<'a> {
    pub atlas: &'a Atlas,
    pub area: &'a Area,
    /// What it is a part of.
    pub whole: &'a Area,
    /// All parts of that, the district among them.
    pub among: &'a [AreaKey],
    at: usize,
}

/// Districts that are like another one.
pub struct Alike<'a> {
    /// The districts, nearest first.
    pub areas: Vec<&'a Area>,
    /// The census that is compared, as ids write it: `2020`.
    pub time: String,
    /// How many indicators are compared.
    pub indicators: usize,
}

impl<'a> District<'a> {
    /// The district of an id; `None` where it is none, or where the tables are not here.
    pub fn of(id: &str, atlas: &'a Atlas) -> Option<District<'a>> {
        let area = district_of(id, atlas)?;
        let whole = atlas.areas.get(area.within.as_deref()?)?;
        let among = atlas.census.parts(atlas.census.area(&whole.id)?);
        let own = atlas.census.area(id)?;
        let at = among.iter().position(|key| *key == own)?;
        Some(District { atlas, area, whole, among, at })
    }

    /// The times that an indicator has totals of, as ids write them: `2010`, `2020`, or `2010-2020` of one of two times.
    pub fn times(&self, indicator: &str) -> Vec<String> {
        let census = &self.atlas.census;
        let times = census.indicator(indicator).map_or_else(Vec::new, |key| census.times(key));
        times.into_iter().map(written).collect()
    }

    /// The last time but one, and the last one.
    pub fn last_two(&self, indicator: &str) -> Option<[String; 2]> {
        let mut times = self.times(indicator);
        let last = times.pop()?;
        Some([times.pop()?, last])
    }

    /// The id of its value of an indicator at a time, and of a category where the time ends with one.
    pub fn id(&self, indicator: &str, time: &str) -> String {
        [indicator, "-", time, "-", &self.area.id].concat()
    }

    /// The same of the whole.
    pub fn id_of_whole(&self, indicator: &str, time: &str) -> String {
        [indicator, "-", time, "-", &self.whole.id].concat()
    }

    /// A value that is there and not in doubt.
    pub fn known(&self, id: &str) -> Option<f64> {
        let census = &self.atlas.census;
        Some(ranked_value(&census.value(census.cell(id)?))?.number)
    }

    /// The observation of an id.
    pub fn observation(&self, id: &str) -> Option<&'a Observation> {
        self.atlas.observation(id)
    }

    /// The values of all of them at a time; empty without any.
    pub fn row(&self, indicator: &str, time: &str) -> Vec<Option<CellValue>> {
        let census = &self.atlas.census;
        let Some(key) = census.indicator(indicator) else { return Vec::new() };
        let when = census.times(key).into_iter().find(|when| written(*when) == time);
        when.map_or_else(Vec::new, |when| census.row(key, when, self.among))
    }

    /// Its rank in a row of values, from high to low.
    pub fn rank_in(&self, row: &[Option<CellValue>]) -> Option<Rank> {
        ranks(row).get(self.at).copied().flatten()
    }

    /// Its rank among all of them, from high to low.
    pub fn rank(&self, indicator: &str, time: &str) -> Option<Rank> {
        self.rank_in(&self.row(indicator, time))
    }

    /// The districts that are most like it in what it is ranked by, nearest first, with the census and how many indicators
    /// count: the rates of that census, for by an amount two districts are alike for being of a size. `None` where one of its
    /// own values is missing or in doubt.
    pub fn alike(&self) -> Option<Alike<'a>> {
        const NAMED: usize = 3;
        let (atlas, census) = (self.atlas, &self.atlas.census);
        let is_rate = |key| census.measure(key).is_some_and(|measure| measure.magnitude == Magnitude::Rate);
        let keys = || MEASURES.iter().filter_map(|id| census.indicator(id)).filter(|key| is_rate(*key));
        let last = |key| census.times(key).last().copied().filter(|when| matches!(when, When::At(_)));
        let when = keys().find_map(last)?;
        let of: Vec<IndicatorKey> = keys().filter(|key| last(*key) == Some(when)).collect();
        let found = similar(census, self.among[self.at], self.among, &of, when);
        let areas = found.into_iter().take(NAMED).filter_map(|(key, _)| atlas.areas.get(census.area_id(key)));
        let areas: Vec<&Area> = areas.collect();
        (!areas.is_empty()).then(|| Alike { areas, time: written(when), indicators: of.len() })
    }

    /// Whether an indicator is known of a sample alone.
    pub fn is_sampled(&self, id: &str) -> bool {
        let census = &self.atlas.census;
        census.cell(id).and_then(|cell| census.value(cell)).is_some_and(|v| v.basis == Basis::LongFormSample)
    }
}

fn written(when: When) -> String {
    match when {
        When::At(period) => period.to_string(),
        When::Between(from, to) => [from.to_string(), to.to_string()].join("-"),
    }
}
