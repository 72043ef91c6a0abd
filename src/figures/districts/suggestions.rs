//! Which districts are offered first to be added to those that are picked.

use super::scene::{SIZE_INDICATOR, districts};
use super::screen::Screen;
use crate::model::Atlas;
use crate::model::census::{Cell, When};
use crate::text::messages::with;
use crate::text::{Locale, messages};

/// How many of about the same size are offered.
const NEAR_IN_SIZE: usize = 3;

/// A group of districts: what they are, and each one's id and name.
pub type Suggestions = (String, Vec<(String, String)>);

/// What can be added, in groups: those that touch the last picked one, those that are nearest to it in size, and all. A
/// district may be in several; without one that is picked there is the last group alone.
pub fn suggestions(atlas: &Atlas, screen: &Screen, locale: Locale) -> Vec<Suggestions> {
    let words = messages::districts::districts(locale);
    let mut free: Vec<(String, String)> = screen.rows.iter().map(|row| (row.area.clone(), row.name.clone())).collect();
    free.retain(|(area, _)| screen.picks_by_slot.slot(area).is_none());
    free.sort();
    let of = |ids: Vec<&str>| -> Vec<(String, String)> {
        ids.iter().filter_map(|id| free.iter().find(|(area, _)| area == id)).cloned().collect()
    };
    let mut groups = Vec::new();
    if let Some((last, _, name)) = screen.picks.last() {
        let near = atlas.geo.get("districts").map_or_else(Vec::new, |geo| geo.neighbours(last));
        groups.push((with(words.add_near, &[name]), of(near)));
        let alike = of(by_size(atlas, last)).into_iter().take(NEAR_IN_SIZE).collect();
        groups.push((with(words.add_alike, &[name]), alike));
    }
    groups.retain(|(_, all): &Suggestions| !all.is_empty());
    groups.push((words.add_all.to_owned(), free));
    groups
}

/// All other districts, nearest in the number of residents first.
fn by_size<'a>(atlas: &'a Atlas, id: &str) -> Vec<&'a str> {
    let census = &atlas.census;
    let Some((key, own)) = census.indicator(SIZE_INDICATOR).zip(census.area(id)) else { return Vec::new() };
    let Some(when @ When::At(_)) = census.times(key).last().copied() else { return Vec::new() };
    let size = |area| Some(census.value(Cell { indicator: key, when, categories: Default::default(), area })?.number);
    let Some(size_of_own) = size(own) else { return Vec::new() };
    let others = districts(census).into_iter().filter(|area| *area != own);
    let apart = others.filter_map(|area| Some(((size(area)? - size_of_own).abs(), census.area_id(area))));
    let mut all: Vec<(f64, &str)> = apart.collect();
    all.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    all.into_iter().map(|(_, id)| id).collect()
}
