//! Observations that have been read: derived ones are worked out, and whatever cannot be kept is left out and named.

use super::expression::MAX_DEPTH;
use super::id::ObservationId;
use super::observation::{MAX_VALUE, RawObservation};
use super::read_log::ReadLog;
use super::{Atlas, Observation, Qualifier, Table};
use std::collections::HashMap;

impl ReadLog {
    /// Adds observations to those of an atlas, derived ones with the numbers that follow.
    pub(super) fn add_observations(&mut self, mut observations: Table<RawObservation>, atlas: &mut Atlas) {
        self.reject_mistyped_derivations(&mut observations, atlas);
        let numbers = numbers(&observations, atlas);
        for ((rank, o), number) in observations.into_ranked().zip(numbers) {
            match number {
                Ok(number) => _ = atlas.observations.insert(rank, o.with_value(number)),
                Err(message) => self.leave_out("observations", &o.id, message),
            }
        }
        // Leaving one out may leave another without its inputs, so until nothing more goes.
        loop {
            let gone = atlas.observations.iter().filter_map(|o| Some((o.id.clone(), missing(o, atlas)?)));
            let gone: HashMap<ObservationId, String> = gone.collect();
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
    }

    /// A derived value is worked out, never typed; and only a derived value is worked out.
    fn reject_mistyped_derivations(&mut self, observations: &mut Table<RawObservation>, atlas: &Atlas) {
        observations.retain(|o| {
            let derived = o.qualifier == Qualifier::Derived;
            let message = match (derived, &o.expression, o.value) {
                _ if atlas.observations.get(&o.id).is_some() => "id is already taken",
                (true, Some(_), None) | (false, None, _) => return true,
                (true, None, _) => "is derived, but has no expression",
                (true, Some(_), Some(_)) => "is derived, but its value is typed",
                (false, Some(_), _) => "has an expression, but is not derived",
            };
            self.leave_out("observations", &o.id, message.to_owned());
            false
        });
    }
}

/// The number of each observation, or why it has none. Derived ones are worked out step by step: first those of stated
/// values, then those of these.
fn numbers(observations: &Table<RawObservation>, atlas: &Atlas) -> Vec<Result<f64, String>> {
    let mut known: HashMap<&str, f64> = observations.iter().filter_map(|o| Some((o.id.as_str(), o.value?))).collect();
    for _ in 0..MAX_DEPTH {
        let value = |id: &str| known.get(id).copied().or_else(|| atlas.value(id));
        let open = observations.iter().filter(|o| !known.contains_key(o.id.as_str()));
        let worked_out =
            open.filter_map(|o| Some((o.id.as_str(), o.expression.as_ref()?.tree().evaluate(&value).ok()?)));
        let worked_out: Vec<(&str, f64)> = worked_out.collect();
        if worked_out.is_empty() {
            break;
        }
        known.extend(worked_out);
    }
    let value = |id: &str| known.get(id).copied().or_else(|| atlas.value(id));
    let number = |o: &RawObservation| match (known.get(o.id.as_str()), &o.expression) {
        (Some(number), _) => Ok(*number),
        (None, None) => Err("has no value".to_owned()),
        (None, Some(expression)) => Err(match expression.tree().evaluate(&value) {
            Ok(_) => format!("is derived in more than {MAX_DEPTH} steps"),
            Err(error) => error.to_string(),
        }),
    };
    observations.iter().map(number).collect()
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
        (None, Some(expression)) => {
            if let Err(error) = expression.tree().evaluate(&|id| atlas.value(id)) {
                return Some(error.to_string());
            }
        }
    }
    let fits = (-MAX_VALUE..=MAX_VALUE).contains(&o.value);
    (!fits).then(|| "value is beyond what can be stored exactly".to_owned())
}
