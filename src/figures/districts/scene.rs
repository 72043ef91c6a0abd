//! What an address of the page of districts means with the data that is there: indicators at a time, in an order.

use crate::model::census::stats::{Rank, nearest, order, ranked_value, ranks};
use crate::model::census::{AreaKey, Basis, Categories, Cell, Census, ChangeIn, IndicatorKey, Magnitude, Measure};
use crate::model::census::{CellValue, Role, When};
use crate::model::observation::WANZHOU;
use crate::model::{Area, Atlas, Indicator, IndicatorKind, Unit};
use crate::route::{Explore, Picks, View};
use crate::text::{Locale, Period, number::format_number};

/// The city that the districts make up, and the country.
pub const REFERENCE_AREAS: [&str; 2] = ["500000", "100000"];
/// What is shown where the address names no indicator: upwards and to the right.
const DEFAULT: [&str; 2] = ["aged-65-plus-share", "urban-share"];
/// The indicator by whose size discs are drawn and neighbours are chosen.
pub const SIZE: &str = "population";

/// An indicator at a time, or its change between two, for all districts.
#[derive(Clone)]
pub struct Variable<'a> {
    /// Its key.
    pub key: IndicatorKey,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What it takes to compare it.
    pub measure: &'a Measure,
    /// Whether it is the change of what is of one time.
    pub change: bool,
    /// The times that it has values of.
    pub times: Vec<When>,
    /// The time that is shown.
    pub when: When,
    /// A value for each district.
    pub values: Vec<Option<CellValue>>,
    /// Their places, from high to low.
    pub ranks: Vec<Option<Rank>>,
    unit: Option<&'a Unit>,
    decimals: i8,
}

/// The page's state, as far as it means something.
pub struct Scene<'a> {
    /// All data.
    pub atlas: &'a Atlas,
    /// Language.
    pub locale: Locale,
    /// Which view.
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
    /// Places in `areas`: those with a rank from high to low, then those in doubt, then those without a value.
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

/// The year by which addresses and stops name a time: of two the later.
pub fn period_of(when: When) -> Period {
    match when {
        When::At(period) | When::Between(_, period) => period,
    }
}

impl<'a> Variable<'a> {
    /// An indicator at a time; where it has no value then, at its latest.
    fn of(atlas: &'a Atlas, areas: &[AreaKey], key: IndicatorKey, at: Option<Period>, change: bool) -> Option<Self> {
        let census = &atlas.census;
        let times = if change { census.changes(key) } else { census.times(key) };
        let latest = times.iter().rev().find(|when| is_wide(census, key, **when)).or(times.last()).copied()?;
        let when = times.iter().copied().find(|when| at == Some(period_of(*when))).unwrap_or(latest);
        let measure = census.measure(key)?;
        let values = census.row(key, when, areas);
        let in_percent = change && measure.change == Some(ChangeIn::Percent);
        let in_points = change && measure.change == Some(ChangeIn::Difference) && measure.unit == "percent";
        let unit = match (in_percent, in_points) {
            (true, _) => "percent",
            (_, true) => "percentage-points",
            _ => &measure.unit,
        };
        let mut sizes: Vec<f64> = values.iter().filter_map(|v| ranked_value(v).map(|v| v.number.abs())).collect();
        sizes.sort_by(f64::total_cmp);
        let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
        // Three digits tell apart what compares; what is worked out with fewer keeps them.
        let least = if usual >= 1000.0 { 0 } else { 1 + i8::from(usual < if change { 2.0 } else { 10.0 }) };
        let own = if in_percent { measure.decimals.max(1) } else { measure.decimals };
        let indicator = atlas.indicators.get(census.indicator_id(key))?;
        let unit = atlas.units.get(unit).map(|unit| match indicator.kind {
            // A gain of a thousand is nothing in millions.
            IndicatorKind::Growth => exact(atlas, unit),
            _ => unit,
        });
        Some(Variable {
            key,
            indicator,
            measure,
            change,
            when,
            ranks: ranks(&values),
            values,
            times,
            unit,
            decimals: own.min(least),
        })
    }

    /// Whether its numbers are told with signs.
    pub fn is_signed(&self) -> bool {
        self.change || self.indicator.kind == IndicatorKind::Growth
    }

    /// Whether it is an amount, which fills no map.
    pub fn is_total(&self) -> bool {
        !self.change && self.measure.magnitude == Magnitude::Total
    }

    /// Whether it rests on a sample.
    pub fn is_sample(&self) -> bool {
        self.values.iter().flatten().any(|value| value.basis != Basis::FullCount && value.margin > 0.0)
    }

    /// The bounds between classes that the data states.
    pub fn bounds(&self) -> &'a [f64] {
        if self.change { &self.measure.change_bounds } else { &self.measure.bounds }
    }

    /// A number as it is printed, without its unit.
    pub fn number(&self, value: f64, locale: Locale) -> String {
        let text = self.plain(value, locale);
        if self.is_signed() && value > 0.0 && text.contains(|c| ('1'..='9').contains(&c)) {
            return format!("+{text}");
        }
        text
    }

    /// The same without a plus sign.
    pub fn plain(&self, value: f64, locale: Locale) -> String {
        match self.unit {
            Some(unit) => unit.format_compact(value, self.decimals, locale),
            None => format_number(value, self.decimals, locale),
        }
    }

    /// The unit of what is printed.
    pub fn symbol(&self, locale: Locale) -> &'a str {
        self.unit.map_or("", |unit| unit.compact_symbol(locale))
    }

    /// A printed number with its unit.
    pub fn with_unit(&self, number: &str, locale: Locale) -> String {
        // What is counted per hundred is said by the name; a change in it needs no bracket.
        let symbol =
            Some(self.symbol(locale)).filter(|symbol| !(self.change && symbol.starts_with('（'))).unwrap_or_default();
        let space = if locale == Locale::En && !symbol.is_empty() && !symbol.starts_with('%') { " " } else { "" };
        format!("{number}{space}{symbol}")
    }

    /// A value in the unit of what is printed.
    pub fn scaled(&self, value: f64, locale: Locale) -> f64 {
        self.unit.map_or(value, |unit| unit.scale_compact(value, locale))
    }

    /// A bound between classes.
    pub fn bound(&self, value: f64, locale: Locale) -> String {
        self.unit.map_or_else(|| value.to_string(), |unit| unit.format_bound_exact(value, locale))
    }

    /// The cell of an area.
    pub fn cell(&self, area: AreaKey) -> Cell {
        Cell { indicator: self.key, when: self.when, categories: Categories::TOTAL, area }
    }

    /// What it is called.
    pub fn name(&self, locale: Locale) -> &'a str {
        let name = self.indicator.name.get(locale);
        name.strip_suffix(", %").unwrap_or(name)
    }
}

/// The same unit without a rounder one beside it, where there is one.
fn exact<'a>(atlas: &'a Atlas, unit: &'a Unit) -> &'a Unit {
    atlas.units.iter().find(|own| own.compact.is_none() && own.symbol == unit.symbol).unwrap_or(unit)
}

/// Whether most districts have a value.
fn is_wide(census: &Census, key: IndicatorKey, when: When) -> bool {
    let cell = |area| Cell { indicator: key, when, categories: Categories::TOTAL, area };
    let districts: Vec<AreaKey> = districts(census);
    districts.iter().filter(|area| census.value(cell(**area)).is_some()).count() * 2 > districts.len()
}

/// The districts of the city.
pub fn districts(census: &Census) -> Vec<AreaKey> {
    census.area(REFERENCE_AREAS[0]).map_or_else(Vec::new, |city| census.parts(city).to_vec())
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
        let size = census.indicator(SIZE).zip(census.area(WANZHOU));
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

    /// The place of a district in `areas`; none of one beyond the group.
    pub fn place(&self, id: &str) -> Option<usize> {
        let key = self.atlas.census.area(id)?;
        self.areas.iter().position(|own| *own == key)
    }

    /// The id of a district.
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

    /// The slot of a district.
    pub fn slot(&self, at: usize) -> Option<usize> {
        self.picks.slot(self.id(at))
    }

    /// The picked districts in the order of their slots, by their places.
    pub fn picked(&self) -> Vec<usize> {
        self.picks.slots().iter().flatten().filter_map(|id| self.place(id)).collect()
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
