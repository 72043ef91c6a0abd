//! What an address of the page of districts means with the data that is there: indicators at a time, in an order.

pub use super::variable::{REFERENCE_AREAS, Variable, districts, period_of};
use crate::model::census::stats::{nearest, order};
use crate::model::census::{AreaKey, CellValue, Census, IndicatorKey, Role};
use crate::model::observation::WANZHOU;
use crate::model::{Area, Atlas};
use crate::route::{Explore, Picks, View};
use crate::text::{Locale, Period};

/// What is shown where the address names no indicator: upwards and to the right.
const DEFAULT: [&str; 2] = ["aged-65-plus-share", "urban-share"];
/// The indicator by whose size discs are drawn and neighbours are chosen.
pub const SIZE_INDICATOR: &str = "population";

/// The page's state, as far as it means something.
pub struct Scene<'a> {
    pub atlas: &'a Atlas,
    pub locale: Locale,
    pub view: View,
    /// Lines in per cent of their first value.
    pub index: bool,
    /// The group that districts are compared within; `None` for all of them.
    pub among: Option<&'a Area>,
    /// The districts that are compared.
    pub areas: Vec<AreaKey>,
    /// The indicator.
    pub y: Variable<'a>,
    /// The one to the right of a scatter.
    pub x: Variable<'a>,
    /// Indexes in `areas`: those with a rank from high to low, then those in doubt, then those without a value.
    pub order: Vec<usize>,
    /// Picked districts by slot.
    pub picks: Picks,
    /// Parts of the address that mean nothing.
    pub unrecognised: Vec<String>,
}

/// The indicators that can be compared, in the order of the data.
pub fn offered(census: &Census) -> impl Iterator<Item = IndicatorKey> {
    census.indicators().filter(|key| {
        let compared = census.measure(*key).is_some_and(|measure| measure.role == Role::Compared);
        compared && census.broken_down_by(*key).is_empty() && !census.times(*key).is_empty()
    })
}

/// Whether an indicator is one of them.
pub fn is_offered(census: &Census, id: &str) -> bool {
    census.indicator(id).is_some_and(|key| offered(census).any(|own| own == key))
}

/// The indicator that a state compares: the one that it names, or that of the first state.
pub fn indicator_of<'a>(census: &Census, explore: &'a Explore) -> &'a str {
    explore.y.as_deref().filter(|id| is_offered(census, id)).unwrap_or(DEFAULT[0])
}

/// The indicator of which a state shows nothing but the first view: its latest census on the map, which is published as a picture
/// (`figures/districts-<indicator>.<language>.png`).
pub fn pictured<'a>(census: &Census, explore: &'a Explore) -> Option<&'a str> {
    let is_first_view = *explore == Explore { y: explore.y.clone(), ..Explore::default() };
    let is_known = explore.y.as_deref().is_none_or(|id| is_offered(census, id));
    (is_first_view && is_known).then(|| indicator_of(census, explore))
}

/// The groups that districts can be compared within.
pub fn groups(atlas: &Atlas) -> impl Iterator<Item = &Area> {
    atlas.areas.iter().filter(|area| !area.members.is_empty())
}

impl<'a> Scene<'a> {
    /// What an address means; `None` without tables.
    pub fn of(atlas: &'a Atlas, explore: &Explore, locale: Locale) -> Option<Scene<'a>> {
        let census = &atlas.census;
        let mut unrecognised = Vec::new();
        let asked = explore.among.as_deref();
        let among = groups(atlas).find(|group| asked == Some(&*group.id));
        unrecognised.extend(asked.filter(|_| among.is_none()).map(|id| format!("among={id}")));
        let areas = match among {
            Some(group) => group.members.iter().filter_map(|id| census.area(id)).collect(),
            None => districts(census),
        };
        let view = explore.view.unwrap_or_default();
        let keys: Vec<IndicatorKey> = offered(census).collect();
        let mut variable = |name: [&str; 3], id: &Option<String>, default: &str, at: Option<Period>, change: bool| {
            let asked = id.as_ref().map(|id| (id, census.indicator(id).filter(|key| keys.contains(key))));
            if let Some((id, None)) = asked {
                unrecognised.push(format!("{}={id}", name[0]));
            }
            let usual = || census.indicator(default).filter(|key| keys.contains(key)).or(keys.first().copied());
            let key = asked.and_then(|(_, key)| key).or_else(usual)?;
            let changed = change.then(|| Variable::of(atlas, &areas, key, at, true)).flatten();
            if change && changed.is_none() {
                unrecognised.push(format!("{}=1", name[1]));
            }
            let found = changed.or_else(|| Variable::of(atlas, &areas, key, at, false))?;
            if let Some(at) = at.filter(|at| period_of(found.when) != *at) {
                unrecognised.push(format!("{}={at}", name[2]));
            }
            Some(found)
        };
        // Lines are of what there was, whatever has changed.
        let change = explore.change && view != View::Time;
        let y = variable(["y", "change", "t"], &explore.y, DEFAULT[0], explore.at, change)?;
        // The other axis is of the same census where it has it, or its latest.
        let at = period_of(y.when);
        let other = if census.indicator(DEFAULT[1]) == Some(y.key) { DEFAULT[0] } else { DEFAULT[1] };
        let x_at = explore.x_at.or_else(|| {
            let key = explore.x.as_deref().and_then(|id| census.indicator(id)).or(census.indicator(other))?;
            let times = if explore.x_change { census.changes(key) } else { census.times(key) };
            times.into_iter().map(period_of).find(|own| *own == at)
        });
        let x = variable(["x", "xchange", "xt"], &explore.x, other, x_at, explore.x_change)?;
        let mut order = order(&y.values);
        order.extend((0..areas.len()).filter(|at| y.values[*at].is_some_and(|value| value.doubtful)));
        order.extend((0..areas.len()).filter(|at| y.values[*at].is_none()));
        // What may be nothing, or less, is no base.
        let index = explore.index && !y.is_signed() && y.measure.change.is_some();
        let mut scene =
            Scene { atlas, locale, view, index, among, areas, y, x, order, picks: Picks::default(), unrecognised };
        scene.picks = match &explore.picks {
            Some(picks) => match scene.known(picks) {
                // Where none of them is known it is as if none were named.
                known if known.count() == 0 && picks.count() > 0 => scene.usual_picks(),
                known => known,
            },
            None => scene.usual_picks(),
        };
        Some(scene)
    }

    /// Picks without what is no district; one beyond the group stays, for when all are compared again.
    fn known(&mut self, picks: &Picks) -> Picks {
        let (mut known, census) = (picks.clone(), &self.atlas.census);
        let all = districts(census);
        for id in picks.slots().iter().flatten() {
            if !census.area(id).is_some_and(|area| all.contains(&area)) {
                known.remove(id);
                self.unrecognised.push(id.clone());
            }
        }
        known
    }

    /// Wanzhou, the neighbour that is nearest in size, and the district of all that is.
    fn usual_picks(&self) -> Picks {
        let census = &self.atlas.census;
        let mut found = vec![WANZHOU.to_owned()];
        let size = census.indicator(SIZE_INDICATOR).zip(census.area(WANZHOU));
        if let Some(((size, own), when)) = size.zip(size.and_then(|(key, _)| census.times(key).last().copied())) {
            let near: Vec<&str> = nearest(census, own, &districts(census), size, when)
                .into_iter()
                .map(|key| census.area_id(key))
                .collect();
            let beside = self.atlas.geo.get("districts").map_or_else(Vec::new, |geo| geo.neighbours(WANZHOU));
            let neighbour = near.iter().copied().find(|id| beside.contains(id));
            found.extend(neighbour.into_iter().chain(near.first().copied()).map(str::to_owned));
        }
        Picks::of(found)
    }

    /// The index of a district in `areas`; none for one beyond the group.
    pub fn index_of(&self, id: &str) -> Option<usize> {
        let key = self.atlas.census.area(id)?;
        self.areas.iter().position(|own| *own == key)
    }

    pub fn id(&self, at: usize) -> &'a str {
        self.atlas.census.area_id(self.areas[at])
    }

    /// What a district is called in labels.
    pub fn short(&self, at: usize) -> &'a str {
        self.name_of(self.areas[at])
    }

    /// What any area is called in labels.
    pub fn name_of(&self, area: AreaKey) -> &'a str {
        self.atlas.areas.get(self.atlas.census.area_id(area)).map_or("", |area| area.short.get(self.locale))
    }

    pub fn slot(&self, at: usize) -> Option<usize> {
        self.picks.slot(self.id(at))
    }

    /// The picked districts in the order of their slots, by their indexes.
    pub fn picked(&self) -> Vec<usize> {
        self.picks.slots().iter().flatten().filter_map(|id| self.index_of(id)).collect()
    }

    /// The city's and the country's value of an indicator that is no amount.
    pub fn reference_values(&self, of: &Variable<'a>) -> Vec<(AreaKey, CellValue)> {
        let census = &self.atlas.census;
        let areas = REFERENCE_AREAS.into_iter().filter(|_| !of.is_total()).filter_map(|id| census.area(id));
        areas.filter_map(|area| Some((area, census.value(of.cell(area))?))).collect()
    }

    /// The indicator's state or its change, as it is to be printed; `None` for a change where its times do not compare.
    pub fn variant(&self, change: bool) -> Option<Variable<'a>> {
        if change == self.y.change {
            return Some(self.y.clone());
        }
        Variable::of(self.atlas, &self.areas, self.y.key, Some(period_of(self.y.when)), change)
    }

    /// The symbol of differences between per cents.
    pub fn points(&self) -> &'a str {
        self.atlas.units.get("percentage-points").map_or("", |unit| unit.compact_symbol(self.locale))
    }

    /// The id of the observation of a district.
    pub fn observation(&self, at: usize) -> String {
        self.atlas.census.id(self.y.cell(self.areas[at]))
    }

    /// The district that an observation is of.
    pub fn district_of(atlas: &Atlas, observation: &str) -> Option<String> {
        let cell = atlas.census.cell(observation)?;
        let districts = districts(&atlas.census);
        districts.contains(&cell.area).then(|| atlas.census.area_id(cell.area).to_owned())
    }
}
