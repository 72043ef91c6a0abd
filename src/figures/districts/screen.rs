//! All that the page shows of a state: words, rows, and the card that its files are made of, at once; pictures when they are seen.

use super::rows::{DistrictRow, DistrictRows};
use super::scene::{REFERENCE_AREAS, Scene, Variable, districts, groups, offered, period_of};
use crate::figures::svg::to_svg;
use crate::figures::{ChartSpec, NARROW, WIDE};
use crate::model::card::{Note, Series};
use crate::model::census::{Cell, When};
use crate::model::{Atlas, Card, CardKind};
use crate::route::{DISTRICTS, Explore, Picks, View};
use crate::text::messages::with;
use crate::text::{LocalText, Locale, Period};

/// A state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Title, subtitle and notes in both languages, and the observations that are shown.
    pub card: Card,
    /// Names of the topic and of the indicators of both axes.
    pub topic: String,
    /// The indicators of both axes: id and name.
    pub variables: [(String, String); 2],
    /// Whether each is shown as a change.
    pub changes: [bool; 2],
    /// Between which years a change of each can be given; `None` where it cannot.
    pub change: [Option<[String; 2]>; 2],
    /// Whether its lines can be given in per cent of their first value.
    pub can_be_indexed: bool,
    /// The censuses that can be chosen, of each axis.
    pub periods: [Vec<PeriodChoice>; 2],
    pub view: View,
    /// The group that districts are compared within: its id, empty for all; and what can be chosen, each with its name.
    pub among: (String, Vec<(String, String)>),
    /// Picked districts by slot, each with its short name.
    pub picks: Vec<(String, usize, String)>,
    /// The same as in addresses.
    pub picks_by_slot: Picks,
    /// The rows of the table, in the order of the values.
    pub rows: Vec<DistrictRow>,
    /// Heads of the columns of the table's values: years, and the change.
    pub columns: Vec<String>,
    /// The unit over a column of numbers.
    pub symbol: String,
    /// How many rows a phone leaves out of the ranking.
    pub left_out: usize,
    /// Parts of the address that mean nothing.
    pub unrecognised: Vec<String>,
}

/// A time that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodChoice {
    pub period: Period,
    pub name: String,
    pub has_data: bool,
    pub compares: bool,
    pub shown: bool,
}

/// An indicator that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub id: String,
    pub name: String,
    /// What it is found by, lower case: both names, how the Chinese one is spelt, its topic, other words for it.
    pub found_by: String,
    /// Which of the censuses have it.
    pub has: Vec<bool>,
    /// Whether it rests on a sample.
    pub sample: bool,
}

/// Topics with the indicators that can be chosen.
pub fn choices(atlas: &Atlas, locale: Locale) -> Vec<(String, Vec<Choice>)> {
    let census = &atlas.census;
    let years = census_years(atlas);
    let choice = |key| {
        let (id, measure) = (census.indicator_id(key), census.measure(key)?);
        let indicator = atlas.indicators.get(id)?;
        let times: Vec<Period> = census.times(key).into_iter().map(period_of).collect();
        let pinyin = measure.pinyin.as_deref().unwrap_or_default();
        Some((
            measure.topic.clone(),
            Choice {
                id: id.to_owned(),
                name: indicator.name.get(locale).to_owned(),
                found_by: {
                    let topic = census.topics.get(&measure.topic).map_or("", |topic| &topic.name.zh);
                    let aliases = indicator.aliases.join(" ");
                    format!("{} {} {pinyin} {topic} {aliases}", indicator.name.zh, indicator.name.en).to_lowercase()
                },
                has: years.iter().map(|year| times.contains(year)).collect(),
                sample: measure.base.is_some(),
            },
        ))
    };
    let all: Vec<(String, Choice)> = offered(census).filter_map(choice).collect();
    let topic = |topic: &crate::model::census::Topic| {
        let own = all.iter().filter(|(own, _)| *own == topic.id).map(|(_, choice)| choice.clone());
        (topic.name.get(locale).to_owned(), own.collect::<Vec<_>>())
    };
    census.topics.iter().map(topic).filter(|(_, choices)| !choices.is_empty()).collect()
}

/// Whether a search finds an indicator: every word of it.
pub fn finds(choice: &Choice, search: &str) -> bool {
    search.to_lowercase().split_whitespace().all(|word| choice.found_by.contains(word))
}

/// The years of censuses: those that residents are known of.
pub fn census_years(atlas: &Atlas) -> Vec<Period> {
    let census = &atlas.census;
    let key = census.indicator(super::scene::SIZE_INDICATOR);
    key.map_or_else(Vec::new, |key| census.times(key).into_iter().map(period_of).collect())
}

impl Screen {
    /// What an address shows; `None` without tables.
    pub fn of(atlas: &Atlas, explore: &Explore, locale: Locale) -> Option<Screen> {
        let scene = Scene::of(atlas, explore, locale)?;
        let picks = Some(scene.picks.clone());
        let other = Scene::of(atlas, &Explore { picks, ..explore.clone() }, locale.other())?;
        let card = card(&scene, &other);
        let names = [&scene.y, &scene.x].map(|v| (v.indicator.id.to_string(), v.indicator.name.get(locale).to_owned()));
        let topic = atlas.census.topics.get(&scene.y.measure.topic).map_or("", |topic| topic.name.get(locale));
        let picked = scene.picks.slots().iter().enumerate().filter_map(|(slot, id)| {
            let id = id.clone()?;
            let name = atlas.areas.get(&id)?.short.get(locale).to_owned();
            Some((id, slot, name))
        });
        let change = [&scene.y, &scene.x].map(|variable| changes(variable, atlas));
        Some(Screen {
            topic: topic.to_owned(),
            variables: names,
            changes: [scene.y.change, scene.x.change],
            can_be_indexed: !scene.y.is_signed() && scene.y.measure.change.is_some(),
            change,
            periods: [&scene.y, &scene.x].map(|variable| period_choices(variable, atlas)),
            among: among(&scene),
            view: scene.view,
            picks: picked.collect(),
            picks_by_slot: scene.picks.clone(),
            rows: DistrictRows::of(&scene).all(),
            columns: columns(&scene),
            symbol: scene.y.heading_unit(locale).to_owned(),
            left_out: scene.left_out(),
            unrecognised: scene.unrecognised.clone(),
            card,
        })
    }
}

/// What is drawn of a state in shapes of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shapes {
    Map,
    Ranking {
        /// On phones: with all rows, not with the first alone.
        all: bool,
    },
}

/// A drawing of a state as SVG, wide or as on phones, with the card of its screen; `None` where its view has none.
pub fn svg(
    atlas: &Atlas,
    explore: &Explore,
    card: &Card,
    locale: Locale,
    shapes: Shapes,
    is_wide: bool,
) -> Option<String> {
    let scene = Scene::of(atlas, explore, locale)?;
    let is_map = scene.view == View::Map;
    let width = |wide| if is_wide { wide } else { NARROW };
    let drawing = match shapes {
        Shapes::Map if is_map => scene.map(card, width(WIDE[1])),
        Shapes::Ranking { all } if (is_map || scene.view == View::Ranking) && scene.has_values() => {
            scene.ranking(width(if is_map { WIDE[0] } else { WIDE[2] }), is_wide || all)
        }
        _ => return None,
    };
    Some(to_svg(&drawing))
}

/// The chart of a state at a width, of the views that are charts.
pub fn chart(atlas: &Atlas, explore: &Explore, locale: Locale, width: f64) -> Option<ChartSpec> {
    let scene = Scene::of(atlas, explore, locale)?;
    match scene.view {
        View::Scatter => Some(scene.scatter(width)),
        View::Time => Some(scene.lines(width)),
        _ => None,
    }
}

/// Years between which the shown change is, or would be.
fn changes(of: &Variable, atlas: &Atlas) -> Option<[String; 2]> {
    let changes = atlas.census.changes(of.key);
    let own = changes.iter().find(|when| period_of(**when) == period_of(of.when)).or(changes.last())?;
    match own {
        When::Between(from, to) => Some([from, to].map(|period| period.start.year.to_string())),
        When::At(_) => None,
    }
}

fn period_choices(of: &Variable, atlas: &Atlas) -> Vec<PeriodChoice> {
    let own: Vec<Period> = of.times.iter().map(|when| period_of(*when)).collect();
    let mut all = census_years(atlas);
    all.extend(own.iter().filter(|period| !all.contains(period)).copied().collect::<Vec<_>>());
    all.sort();
    let shown = period_of(of.when);
    let choice = |period: Period| PeriodChoice {
        period,
        name: period.start.year.to_string(),
        has_data: own.contains(&period),
        compares: of.measure.compares(period),
        shown: period == shown,
    };
    // Where a change is shown, a census that no change ends at is not one without data.
    all.into_iter().map(choice).filter(|choice| choice.has_data || !of.change).collect()
}

fn among(scene: &Scene) -> (String, Vec<(String, String)>) {
    let count = districts(&scene.atlas.census).len().to_string();
    let all = (String::new(), with(scene.own_words().all, &[&count]));
    let groups = groups(scene.atlas).map(|group| (group.id.to_string(), group.name.get(scene.locale).to_owned()));
    let own = scene.among.map_or_else(String::new, |group| group.id.to_string());
    (own, std::iter::once(all).chain(groups).collect())
}

fn columns(scene: &Scene) -> Vec<String> {
    if scene.view == View::Scatter {
        return [&scene.x, &scene.y].map(|v| scene.title_in_pair(v)).to_vec();
    }
    let census = &scene.atlas.census;
    let times = census.times(scene.y.key);
    let changes = census.changes(scene.y.key).into_iter().map(|when| match when {
        When::Between(from, to) => {
            let years = [from, to].map(|period| period.start.year.to_string());
            with(scene.own_words().change, &[&years[0], &years[1]])
        }
        When::At(_) => scene.time(when),
    });
    times.into_iter().map(|when| scene.time(when)).chain(changes).collect()
}

/// The card that downloads, citations and source lines are made of.
fn card(scene: &Scene, other: &Scene) -> Card {
    let both = |say: &dyn Fn(&Scene) -> String| {
        let [own, translated] = [say(scene), say(other)];
        let (zh, en) = if scene.locale == Locale::Zh { (own, translated) } else { (translated, own) };
        LocalText { zh, en }
    };
    let census = &scene.atlas.census;
    let topic = census.topics.get(&scene.y.measure.topic).map(|topic| topic.name.clone()).unwrap_or_default();
    let of = |variable: &Variable, when: When| {
        let references = REFERENCE_AREAS.into_iter().filter_map(|id| census.area(id));
        let areas = scene.order.iter().map(|at| scene.areas[*at]).chain(references);
        let cells = areas.map(|area| Cell { when, ..variable.cell(area) }).filter(|cell| census.value(*cell).is_some());
        cells.map(|cell| census.id(cell).into()).collect::<Vec<_>>()
    };
    let series = |role: &str, observations| Series {
        role: role.to_owned(),
        name: None,
        observations,
        indicator: None,
        areas: Default::default(),
        periods: Vec::new(),
    };
    let mut all = vec![series("value", of(&scene.y, scene.y.when))];
    match scene.view {
        View::Scatter => all.push(series("x", of(&scene.x, scene.x.when))),
        View::Time | View::Table => {
            for when in census.times(scene.y.key).into_iter().filter(|when| *when != scene.y.when) {
                all.push(series("other", of(&scene.y, when)));
            }
        }
        _ => {}
    }
    let count = scene.notes().len();
    let note =
        |at: usize| Note { swatch: None, text: both(&|scene| scene.notes().get(at).cloned().unwrap_or_default()) };
    Card {
        id: DISTRICTS.into(),
        kind: if scene.view == View::Map { CardKind::DistrictsMap } else { CardKind::Districts },
        act: None,
        topic,
        title: both(&|scene| scene.headline()),
        subtitle: both(&|scene| scene.subtitle()),
        series: all,
        notes: (0..count).map(note).collect(),
        sources: scene.among.map_or_else(Vec::new, |group| group.sources.clone()),
        labels: Default::default(),
        related: Vec::new(),
    }
}
