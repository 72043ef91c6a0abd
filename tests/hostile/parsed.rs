//! The data: whatever the files hold, what comes out is whole, and what was left out is named by where it is.

use crate::cases;
use crate::inputs::{DATA, changed_data, changed_file, text};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use wanzhou::model::observation::{MAX_DECIMALS, MAX_VALUE, MIN_DECIMALS};
use wanzhou::model::place::Place;
use wanzhou::model::story::Block;
use wanzhou::model::{Atlas, DataError, Entity, Observation, parse, template};
use wanzhou::text::{LocalText, Period};

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn changed_data_is_read_and_what_is_left_is_whole(change in changed_file()) {
        read(&changed_data(&change));
    }

    /// Bytes that flip, and files that end too early.
    #[test]
    fn damaged_data_is_read_and_what_is_left_is_whole(
        file in any::<Index>(),
        flips in prop::collection::vec((any::<Index>(), any::<u8>()), 0..8),
        end in prop::option::of(any::<Index>()),
    ) {
        let chosen = file.index(DATA.len());
        let parts: Vec<(&str, String)> = DATA.iter().map(|(name, document)| (*name, document.to_string())).collect();
        let damaged = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            flips.iter().for_each(|(at, byte)| *at.get_mut(&mut bytes) = *byte);
            bytes.truncate(end.map_or(bytes.len(), |end| end.index(bytes.len())));
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let parts = parts.iter().enumerate();
        let parts: Vec<_> = parts.map(|(i, (name, text))| (*name, if i == chosen { damaged(text) } else { text.clone() })).collect();
        read(&parts);
    }

    #[test]
    fn periods_are_written_as_they_are_read(text in prop_oneof![text(), "[0-9+./-]{0,20}", "(19|20)[0-9]{2}(-[0-9+]{2})?(/(\\.\\.|20[0-9]{2}(-[0-9]{2})?))?"]) {
        if let Some(period) = Period::parse(&text) {
            let written = period.to_string();
            prop_assert_eq!(Period::parse(&written), Some(period));
            // `2024/2024` is `2024`.
            let short = text.split_once('/').filter(|(start, end)| start == end).map_or(text.as_str(), |(start, _)| start);
            prop_assert_eq!(written, short);
        }
    }
}

/// Reads parts and holds what comes out against what is promised of it.
pub fn read(parts: &[(&str, String)]) -> Atlas {
    let (atlas, problems) = parse(parts.iter().map(|(name, text)| (*name, text.as_str())));
    problems.iter().for_each(|problem| names_its_path(problem, parts));
    assert_eq!(unresolved(&atlas, &problems), Vec::<String>::new());
    atlas
}

/// A problem names a file, a path that is there, and what is wrong.
fn names_its_path(problem: &DataError, parts: &[(&str, String)]) {
    let text = parts.iter().find(|(name, _)| problem.part == format!("{name}.json")).map(|(_, text)| text);
    let text = text.unwrap_or_else(|| panic!("no such file: {problem}"));
    let path = problem.path.strip_prefix('$').unwrap_or_else(|| panic!("no path: {problem}"));
    assert!(!problem.message.is_empty(), "{problem}");
    if let Some((collection, at)) = path.strip_prefix('.').and_then(|path| path.strip_suffix(']')?.rsplit_once('[')) {
        // An entry can be nested too deeply to be read.
        let document: BTreeMap<String, &RawValue> = serde_json::from_str(text).expect("a part with entries is JSON");
        let entries: Vec<&RawValue> = serde_json::from_str(document[collection].get()).expect("they are in a list");
        assert!(at.parse::<usize>().is_ok_and(|at| at < entries.len()), "nothing is there: {problem}");
    }
    assert!(problem.to_string().chars().count() < 1_200, "a problem is reported in a line: {}", problem.message.len());
}

/// Every reference in the atlas that leads nowhere, without those that a problem of the Story names.
fn unresolved(atlas: &Atlas, problems: &[DataError]) -> Vec<String> {
    let known = |id: &str| atlas.names(id);
    let holes = |text: &LocalText| -> Vec<String> {
        let found = [&text.zh, &text.en].into_iter().flat_map(|text| template::unresolved(text, atlas));
        found.map(str::to_owned).collect()
    };
    let mut lost: Vec<String> = Vec::new();
    let mut miss =
        |whose: &str, what: Vec<String>| lost.extend(what.into_iter().map(|what| format!("{whose}: {what}")));
    for o in atlas.observations.iter() {
        miss(&o.id, faults(o, atlas));
    }
    for card in atlas.cards.iter() {
        let named = card.series.iter().filter_map(|series| series.name.as_ref());
        let texts = [&card.title, &card.subtitle].into_iter().chain(card.notes.iter().map(|note| &note.text));
        let texts = texts.chain(card.labels.values()).chain(named);
        let shown = card.observations().filter(|id| !known(id)).map(ToString::to_string);
        miss(&card.id, shown.chain(texts.flat_map(holes)).collect());
    }
    for check in atlas.checks.iter() {
        let inputs = check.inputs().into_iter().filter(|id| !known(id)).map(str::to_owned);
        let unit = check.unit.iter().filter(|id| atlas.units.get(id).is_none()).map(ToString::to_string);
        miss(&check.id, inputs.chain(unit).chain([&check.title, &check.why].into_iter().flat_map(holes)).collect());
    }
    for flow in atlas.flows.iter() {
        let duration = Some(flow.duration.to_string()).filter(|id| !known(id));
        miss(&flow.id, flow.validate().into_iter().chain(duration).chain(flow.steps.iter().flat_map(holes)).collect());
    }
    for system in atlas.systems.iter() {
        let mut way = vec![system.id.as_str()];
        while let Some(to) = way.last().and_then(|id| atlas.systems.get(id)?.relation.as_ref()).map(|r| r.to.as_str()) {
            let wrong = atlas.systems.get(to).is_none() || way.contains(&to);
            if wrong {
                miss(&system.id, vec![to.to_owned()]);
                break;
            }
            way.push(to);
        }
    }
    for place in atlas.places.iter() {
        let within = place.within.iter().filter(|id| !atlas.places.get(id).is_some_and(Place::is_marked));
        miss(&place.id, within.cloned().collect());
    }
    for act in atlas.story.iter() {
        for block in &act.blocks {
            miss(
                &act.id,
                match block {
                    Block::Figure { figure, .. } => Some(figure)
                        .filter(|id| atlas.cards.get(id).is_none())
                        .map(ToString::to_string)
                        .into_iter()
                        .collect(),
                    Block::Part { .. } => Vec::new(),
                    Block::Bridge { text } => holes(text),
                    Block::Teaser { title, subtitle, .. } => [title, subtitle].into_iter().flat_map(holes).collect(),
                },
            );
        }
        // The Story keeps its acts; what is missing in their heads is shown as a dash, and named.
        let named = problems.iter().any(|problem| problem.id.as_ref() == Some(&act.id));
        let head = [&act.title, &act.lede].into_iter().flat_map(holes);
        let head: Vec<String> = head.chain(Some(act.headline.to_string()).filter(|id| !known(id))).collect();
        miss(&act.id, if named { Vec::new() } else { head });
    }
    lost
}

/// What an observation lacks, among what is promised of each.
fn faults(o: &Observation, atlas: &Atlas) -> Vec<String> {
    let mut faults = Vec::new();
    let mut hold = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned())
        }
    };
    hold(o.value.is_finite() && o.value.abs() <= MAX_VALUE, "value");
    hold((MIN_DECIMALS..=MAX_DECIMALS).contains(&o.decimals), "decimals");
    hold(atlas.indicators.get(&o.indicator).is_some(), "indicator");
    hold(atlas.units.get(&o.unit).is_some(), "unit");
    hold(atlas.areas.get(&o.area).is_some(), "area");
    hold(o.source.is_some() != o.expression.is_some(), "source");
    hold(o.source.iter().all(|id| atlas.sources.get(id).is_some()), "source");
    if let Some(expression) = &o.expression {
        let worked_out = expression.tree().evaluate(&|id| atlas.value(id));
        hold(worked_out == Ok(o.value), "expression");
        let behind = atlas.inputs_of(o);
        let once: BTreeSet<&str> = behind.iter().map(|input| input.id.as_str()).collect();
        hold(once.len() == behind.len(), "inputs");
        hold(behind.iter().all(|input| input.expression.is_none()), "inputs");
    }
    faults
}
