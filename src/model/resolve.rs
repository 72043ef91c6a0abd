//! What the data refers to: derived values are worked out, and whatever leads nowhere is left out and named.

use super::card::{Areas, AreasNamed, Card, Note, Swatch, TABLE_ROLES};
use super::census::Known;
use super::check::{Check, Verdict};
use super::id::{AreaId, IndicatorId, ObservationId, SourceId};
use super::observation::{RawObservation, WANZHOU};
use super::place::Place;
use super::read_log::ReadLog;
use super::source::Tier;
use super::story::Block;
use super::system::{MAX_LEVELS, System};
use super::{Atlas, CardKind, Observation, Prices, Table, template};
use crate::text::{LocalText, Locale, Messages, Period, messages};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

impl ReadLog {
    /// Adds the observations that have been read, and leaves out what refers to something missing.
    pub(super) fn resolve(&mut self, observations: Table<RawObservation>, atlas: &mut Atlas) {
        self.link(atlas);
        self.add_observations(observations, atlas);
        let tables = atlas.indicators.iter().filter(|i| i.measure.is_some()).map(|i| i.id.clone());
        let tables: Vec<IndicatorId> = tables.collect();
        let elsewhere = atlas.observations.iter().filter(|o| o.area != WANZHOU);
        let by_area: HashSet<IndicatorId> = elsewhere.map(|o| o.indicator.clone()).chain(tables).collect();
        atlas.indicators.iter_mut().for_each(|i| i.by_area = by_area.contains(&i.id));
        self.resolve_notes(atlas);
        self.resolve_indicators(atlas);
        let mut cards = std::mem::take(&mut atlas.cards);
        select(&mut cards, atlas);
        cards.retain(|card| {
            let texts = [&card.title, &card.subtitle].into_iter().chain(card.notes.iter().map(|n| &n.text));
            let named = card.series.iter().filter_map(|series| series.name.as_ref());
            let texts = texts.chain(card.labels.values()).chain(named);
            let unknown = card.observations().filter(|id| !atlas.names(id)).map(ToString::to_string);
            let unknown = unknown.chain(texts.flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("cards", &card.id, unknown) && self.knows_sources("cards", &card.id, &card.sources, atlas)
        });
        // A figure never leaves the site without the notes that its marks need.
        cards.iter_mut().for_each(|card| explain_marks(card, atlas));
        atlas.cards = cards;
        let mut checks = std::mem::take(&mut atlas.checks);
        checks.retain(|check| {
            if let Some(unit) = check.unit.as_ref().filter(|id| atlas.units.get(id).is_none()) {
                self.leave_out("checks", &check.id, format!("refers to unit `{unit}`, which is not there"));
                return false;
            }
            if let Some(message) = compares_prices(check, atlas) {
                self.leave_out("checks", &check.id, message);
                return false;
            }
            if !self.knows_sources("checks", &check.id, check.source.as_slice(), atlas) {
                return false;
            }
            let unknown = check.inputs().into_iter().filter(|id| !atlas.names(id)).map(str::to_owned);
            let unknown =
                unknown.chain([&check.title, &check.why].into_iter().flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("checks", &check.id, unknown)
        });
        atlas.checks = checks;
        let mut flows = std::mem::take(&mut atlas.flows);
        flows.retain(|flow| {
            let own = std::iter::once(flow.duration.to_string()).filter(|id| !atlas.names(id));
            let unknown = own.chain(flow.steps.iter().flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("flows", &flow.id, unknown)
        });
        atlas.flows = flows;
        self.resolve_systems(atlas);
        self.resolve_places(atlas);
        self.resolve_story(atlas);
    }

    /// Looks up what tables name, until nothing more of it is left out. An indicator that cannot be worked out goes with all
    /// that follows from it.
    fn link(&mut self, atlas: &mut Atlas) {
        let mut census = std::mem::take(&mut atlas.census);
        let linked = Arc::make_mut(&mut census);
        loop {
            let Atlas { indicators, areas, units, sources, .. } = &*atlas;
            let known = Known { indicators, areas, units, sources };
            let (lost, problems) = linked.link(&known);
            if lost.is_empty() {
                problems.into_iter().for_each(|problem| self.add(problem));
                break;
            }
            for (kind, id, message) in lost {
                match kind {
                    "indicators" => atlas.indicators.retain(|indicator| indicator.id != id),
                    "dimensions" => linked.dimensions.retain(|dimension| dimension.id != id),
                    "tables" => linked.tables.retain(|table| table.id != id),
                    _ => linked.remarks.retain(|remark| remark.id != id),
                }
                self.leave_out(kind, &id, message);
            }
        }
        atlas.census = census;
    }

    /// A value stays, but not a note that names one which is not there.
    fn resolve_notes(&mut self, atlas: &mut Atlas) {
        let fault = |o: &Observation| Some((o.id.clone(), unresolved(o.note.as_ref()?, atlas).pop()?));
        let faults: Vec<(ObservationId, String)> = atlas.observations.iter().filter_map(fault).collect();
        for (id, gone) in faults {
            atlas.observations.iter_mut().filter(|o| o.id == id).for_each(|o| o.note = None);
            self.leave_out(
                "observations",
                &id,
                format!("has a note that refers to observation `{gone}`, which is not there"),
            );
        }
    }

    /// An indicator stays, but not the name of a source that is not there.
    fn resolve_indicators(&mut self, atlas: &mut Atlas) {
        let mut indicators = std::mem::take(&mut atlas.indicators);
        for indicator in indicators.iter_mut() {
            if !self.knows_sources("indicators", &indicator.id, &indicator.sources, atlas) {
                indicator.sources.retain(|id| atlas.sources.get(id).is_some());
            }
        }
        atlas.indicators = indicators;
    }

    /// Whether all these sources are there; names the first that is not.
    fn knows_sources(&mut self, kind: &'static str, id: &str, sources: &[SourceId], atlas: &Atlas) -> bool {
        let gone = sources.iter().find(|source| atlas.sources.get(source).is_none());
        if let Some(gone) = gone {
            self.leave_out(kind, id, format!("refers to source `{gone}`, which is not there"));
        }
        gone.is_none()
    }

    /// A system stays, but not a relation that leads nowhere, back to where it came from, or too far.
    fn resolve_systems(&mut self, atlas: &mut Atlas) {
        let next = |id: &str| atlas.systems.get(id).and_then(|s| s.relation.as_ref()).map(|r| r.to.clone());
        let fault = |system: &System| {
            let mut at = next(&system.id)?;
            for _ in 0..MAX_LEVELS {
                if atlas.systems.get(&at).is_none() {
                    return Some((system.id.clone(), format!("belongs to `{at}`, which is not there")));
                }
                match next(&at) {
                    Some(further) => at = further,
                    None => return None,
                }
            }
            Some((system.id.clone(), format!("belongs to itself in the end, or over more than {MAX_LEVELS} others")))
        };
        let faults: Vec<(String, String)> = atlas.systems.iter().filter_map(fault).collect();
        for (id, message) in faults {
            atlas.systems.iter_mut().filter(|s| s.id == id).for_each(|s| s.relation = None);
            self.leave_out("systems", &id, message);
        }
    }

    /// A place stays, but is drawn with another one only where that has a mark.
    fn resolve_places(&mut self, atlas: &mut Atlas) {
        let within = |place: &Place| {
            let other = place.within.clone().filter(|id| !atlas.places.get(id).is_some_and(Place::is_marked))?;
            Some((place.id.clone(), other))
        };
        let faults: Vec<(String, String)> = atlas.places.iter().filter_map(within).collect();
        for (id, other) in faults {
            atlas.places.iter_mut().filter(|p| p.id == id).for_each(|p| p.within = None);
            self.leave_out("places", &id, format!("lies in `{other}`, which has no mark on the map"));
        }
    }

    /// False, and a problem, for an entry that refers to an observation which is not there.
    fn keeps(&mut self, kind: &'static str, id: &str, unknown: Option<String>) -> bool {
        if let Some(unknown) = &unknown {
            self.leave_out(kind, id, format!("refers to observation `{unknown}`, which is not there"));
        }
        unknown.is_none()
    }

    /// The Story stays whatever is missing: a piece that cannot be shown goes, and is named.
    fn resolve_story(&mut self, atlas: &mut Atlas) {
        let mut story = std::mem::take(&mut atlas.story);
        for act in story.iter_mut() {
            if !self.has_read("story", &act.id) {
                continue;
            }
            let mut gone: Vec<String> = Vec::new();
            let own = [&act.title, &act.lede].into_iter().flat_map(|t| unresolved(t, atlas));
            gone.extend(own.map(|id| format!("observation `{id}`")));
            if !atlas.names(&act.headline) {
                gone.push(format!("observation `{}`", act.headline));
            }
            act.blocks.retain(|block| {
                let missing = match block {
                    Block::Figure { figure, .. } if atlas.cards.get(figure).is_none() => {
                        Some(format!("figure `{figure}`"))
                    }
                    Block::Bridge { text } => unresolved(text, atlas).pop().map(|id| format!("observation `{id}`")),
                    Block::Teaser { title, subtitle, .. } => {
                        let unknown = [title, subtitle].into_iter().flat_map(|t| unresolved(t, atlas)).next();
                        unknown.map(|id| format!("observation `{id}`"))
                    }
                    Block::Figure { .. } | Block::Part { .. } => None,
                };
                let keep = missing.is_none();
                gone.extend(missing);
                keep
            });
            for what in gone {
                self.leave_out("story", &act.id, format!("refers to {what}, which is not there"));
            }
        }
        atlas.story = story;
    }
}

/// Looks up what a series means that names an indicator instead of observations: what of it has a value.
fn select(cards: &mut Table<Card>, atlas: &Atlas) {
    let series = cards.iter_mut().flat_map(|card| &mut card.series);
    for series in series {
        let Some(indicator) = &series.indicator else { continue };
        let areas: Vec<&str> = match &series.areas {
            Areas::Listed(ids) => ids.iter().map(AreaId::as_str).collect(),
            Areas::Named(AreasNamed::All) => {
                atlas.areas.iter().filter(|area| area.within.is_some()).map(|area| area.id.as_str()).collect()
            }
            Areas::Named(AreasNamed::Selection) | Areas::None => Vec::new(),
        };
        let stated = atlas.observations.iter().filter(|o| o.indicator == *indicator);
        let stated: HashMap<(&str, Option<Period>), &ObservationId> =
            stated.map(|o| ((o.area.as_str(), o.period), &o.id)).collect();
        let id = |(period, area): (Period, &str)| match stated.get(&(area, Some(period))) {
            Some(id) => Some((*id).clone()),
            None => atlas.census.total_id(indicator, period, area).map(Into::into),
        };
        let cells = series.periods.iter().flat_map(|period| areas.iter().map(|area| (*period, *area)));
        series.observations = cells.filter_map(id).collect();
    }
}

/// Adds a note for every mark that shows something else than the value as stated and that no note explains.
fn explain_marks(card: &mut Card, atlas: &Atlas) {
    let drawn = card.series.iter().filter(|series| !TABLE_ROLES.contains(&series.role.as_str()));
    let drawn = drawn.flat_map(|series| &series.observations).filter_map(|id| atlas.observations.get(id));
    let in_words = |word: &dyn Fn(&'static Messages) -> &'static str| {
        let [zh, en] = Locale::ALL.map(|locale| word(messages(locale)).to_owned());
        LocalText { zh, en }
    };
    let of_values = drawn.filter_map(|o| Some((Swatch::of(o.qualifier)?, in_words(&|words| o.qualifier.word(words)))));
    let of_kind = marks_of_kind(card, atlas).into_iter().map(|(swatch, word)| (swatch, in_words(&word)));
    for (swatch, text) in of_values.chain(of_kind).collect::<Vec<_>>() {
        if !card.notes.iter().any(|note| note.swatch == Some(swatch)) {
            card.notes.push(Note { swatch: Some(swatch), text });
        }
    }
}

/// One of the site's own texts.
type MessageOf = fn(&'static Messages) -> &'static str;

/// The marks that a card's kind makes of more than one value, each with what to say of it at least.
fn marks_of_kind(card: &Card, atlas: &Atlas) -> Vec<(Swatch, MessageOf)> {
    let of = |roles: &[&str]| -> Vec<&Observation> {
        let series = card.series.iter().filter(|series| roles.contains(&series.role.as_str()));
        series.flat_map(|series| &series.observations).filter_map(|id| atlas.observations.get(id)).collect()
    };
    let differ = |all: Vec<&Observation>| all.windows(2).any(|pair| pair[0].source != pair[1].source);
    let tier = |o: &Observation| o.source.as_deref().and_then(|id| atlas.sources.get(id)).map(|s| s.tier);
    let other_source = match card.kind {
        CardKind::Lollipop => differ(of(&["value", "separate"])),
        CardKind::Line => differ(of(&["value"])),
        CardKind::RankChart => of(&["rank"]).into_iter().any(|o| tier(o) != Some(Tier::Report)),
        _ => false,
    };
    let stretches = card.series.iter().filter(|series| series.role == "value").count();
    let broken = matches!(card.kind, CardKind::Line | CardKind::Columns) && stretches > 1;
    let banded = card.kind == CardKind::ServiceModel;
    let marks: [(bool, Swatch, MessageOf); 3] = [
        (other_source, Swatch::OtherSource, |words| words.mark_other_source),
        (broken, Swatch::Break, |words| words.mark_break),
        (banded, Swatch::Band, |words| words.mark_band),
    ];
    marks.into_iter().filter(|(drawn, ..)| *drawn).map(|(_, swatch, word)| (swatch, word)).collect()
}

/// The fault of a check that holds what is at current prices against what is at constant ones, as if they had to agree.
fn compares_prices(check: &Check, atlas: &Atlas) -> Option<String> {
    let inputs = check.inputs();
    let prices =
        inputs.into_iter().filter_map(|id| atlas.indicators.get(&atlas.observations.get(id)?.indicator)?.prices);
    let prices: HashSet<Prices> = prices.collect();
    let settled = matches!(check.verdict, Verdict::NotComparable | Verdict::CannotBeChecked);
    (prices.len() > 1 && !settled)
        .then(|| "holds values at current prices against values at constant prices".to_owned())
}

fn unresolved(text: &LocalText, atlas: &Atlas) -> Vec<String> {
    let found = [&text.zh, &text.en].into_iter().flat_map(|t| template::unresolved(t, atlas));
    found.map(str::to_owned).collect()
}
