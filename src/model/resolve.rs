//! What the data refers to: derived values are worked out, and whatever leads nowhere is left out and named.

use super::expression::{self, Expression, MAX_DEPTH};
use super::observation::{MAX_VALUE, WANZHOU};
use super::parse::Reader;
use super::place::Place;
use super::story::Block;
use super::system::{MAX_LEVELS, System};
use super::{Atlas, Observation, Qualifier, template};
use crate::text::LocalText;
use std::collections::{HashMap, HashSet};

impl Reader {
    /// Leaves out what refers to something missing, and works derived observations out.
    pub(super) fn resolve(&mut self, atlas: &mut Atlas) {
        self.refuse_posers(atlas);
        self.derive(atlas);
        // Leaving one out may leave another without its inputs, so until nothing more goes.
        loop {
            let gone = atlas.observations.iter().filter_map(|o| Some((o.id.clone(), missing(o, atlas)?)));
            let gone: HashMap<String, String> = gone.collect();
            if gone.is_empty() {
                break;
            }
            atlas.observations.retain(|o| match gone.get(&o.id) {
                Some(message) => {
                    self.leave_out("observations", &o.id, message.clone());
                    false
                }
                None => true,
            });
        }
        let elsewhere = atlas.observations.iter().filter(|o| o.area != WANZHOU);
        let by_area: HashSet<&str> = elsewhere.map(|o| o.indicator.as_str()).collect();
        atlas.indicators.iter_mut().for_each(|i| i.by_area = by_area.contains(i.id.as_str()));
        self.resolve_notes(atlas);
        let mut cards = std::mem::take(&mut atlas.cards);
        cards.retain(|card| {
            let texts = [&card.title, &card.subtitle].into_iter().chain(card.notes.iter().map(|n| &n.text));
            let named = card.series.iter().filter_map(|series| series.name.as_ref());
            let texts = texts.chain(card.labels.values()).chain(named);
            let unknown = card.observations().filter(|id| atlas.observations.get(id).is_none()).map(str::to_owned);
            let unknown = unknown.chain(texts.flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("cards", &card.id, unknown)
        });
        atlas.cards = cards;
        let mut checks = std::mem::take(&mut atlas.checks);
        checks.retain(|check| {
            if let Some(unit) = check.unit.as_ref().filter(|id| atlas.units.get(id).is_none()) {
                self.leave_out("checks", &check.id, format!("refers to unit `{unit}`, which is not there"));
                return false;
            }
            let unknown = check.inputs().into_iter().filter(|id| atlas.observations.get(id).is_none());
            let unknown =
                unknown.chain([&check.title, &check.why].into_iter().flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("checks", &check.id, unknown)
        });
        atlas.checks = checks;
        let mut flows = std::mem::take(&mut atlas.flows);
        flows.retain(|flow| {
            let own = std::iter::once(flow.duration.clone()).filter(|id| atlas.observations.get(id).is_none());
            let unknown = own.chain(flow.steps.iter().flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("flows", &flow.id, unknown)
        });
        atlas.flows = flows;
        self.resolve_systems(atlas);
        self.resolve_places(atlas);
        self.resolve_story(atlas);
    }

    /// A value stays, but not a note that names one which is not there.
    fn resolve_notes(&mut self, atlas: &mut Atlas) {
        let fault = |o: &Observation| Some((o.id.clone(), unresolved(o.note.as_ref()?, atlas).pop()?));
        let faults: Vec<(String, String)> = atlas.observations.iter().filter_map(fault).collect();
        for (id, gone) in faults {
            atlas.observations.iter_mut().filter(|o| o.id == id).for_each(|o| o.note = None);
            self.leave_out(
                "observations",
                &id,
                format!("has a note that refers to observation `{gone}`, which is not there"),
            );
        }
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

    /// A derived value is worked out, never typed; and only a derived value is worked out.
    fn refuse_posers(&mut self, atlas: &mut Atlas) {
        let mut observations = std::mem::take(&mut atlas.observations);
        observations.retain(|o| {
            let derived = o.qualifier == Qualifier::Derived;
            let message = match (derived, &o.expression, o.value) {
                _ if !self.has_read("observations", &o.id) => return true,
                (true, Some(_), None) | (false, None, _) => return true,
                (true, None, _) => "is derived, but has no expression",
                (true, Some(_), Some(_)) => "is derived, but its value is typed",
                (false, Some(_), _) => "has an expression, but is not derived",
            };
            self.leave_out("observations", &o.id, message.to_owned());
            false
        });
        atlas.observations = observations;
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
            if atlas.observations.get(&act.headline).is_none() {
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
                    Block::Figure { .. } => None,
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

    /// Works out derived observations, step by step: first those of stated values, then those of these.
    fn derive(&mut self, atlas: &mut Atlas) {
        for _ in 0..MAX_DEPTH {
            let open = atlas.observations.iter().filter(|o| o.value.is_none());
            let worked_out =
                open.filter_map(|o| Some((o.id.clone(), worked_out(o.expression.as_deref()?, atlas).ok()?)));
            let worked_out: HashMap<String, f64> = worked_out.collect();
            if worked_out.is_empty() {
                return;
            }
            for o in atlas.observations.iter_mut().filter(|o| o.value.is_none()) {
                o.value = worked_out.get(&o.id).copied();
            }
        }
    }
}

/// Why an observation cannot stay, if it cannot.
fn missing(o: &Observation, atlas: &Atlas) -> Option<String> {
    let gone = |what: &str, id: &str| Some(format!("refers to {what} `{id}`, which is not there"));
    if atlas.indicators.get(&o.indicator).is_none() {
        return gone("indicator", &o.indicator);
    }
    if atlas.units.get(&o.unit).is_none() {
        return gone("unit", &o.unit);
    }
    if atlas.areas.get(&o.area).is_none() {
        return gone("area", &o.area);
    }
    match (&o.source, &o.expression) {
        (Some(_), Some(_)) => return Some("has both a source and an expression".to_owned()),
        (None, None) => return Some("has neither a source nor an expression".to_owned()),
        (Some(source), None) => {
            if atlas.sources.get(source).is_none() {
                return gone("source", source);
            }
        }
        (None, Some(text)) => {
            if let Err(error) = worked_out(text, atlas) {
                return Some(error.to_string());
            }
        }
    }
    match o.value {
        None if o.expression.is_some() => Some(format!("is derived in more than {MAX_DEPTH} steps")),
        None => Some("has no value".to_owned()),
        Some(v) if !(-MAX_VALUE..=MAX_VALUE).contains(&v) => {
            Some("value is beyond what can be stored exactly".to_owned())
        }
        Some(_) => None,
    }
}

fn worked_out(expression: &str, atlas: &Atlas) -> Result<f64, expression::Error> {
    Expression::parse(expression).and_then(|e| e.evaluate(&|id| atlas.value(id)))
}

fn unresolved(text: &LocalText, atlas: &Atlas) -> Vec<String> {
    let found = [&text.zh, &text.en].into_iter().flat_map(|t| template::unresolved(t, atlas));
    found.map(str::to_owned).collect()
}
