//! The state of the page, and the ways to another.

use crate::figures::districts::Screen;
use crate::figures::districts::scene::{Scene, period_of};
use crate::route::{Explore, Route};
use crate::text::messages::districts::{Districts, districts};
use crate::text::{Locale, Period};
use crate::views::Site;
use leptos::prelude::*;
use std::sync::Arc;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct State {
    pub site: Site,
    pub locale: Locale,
    /// The words of the page.
    pub words: &'static Districts,
    /// What the address says.
    pub explore: Memo<Explore>,
    /// What that shows; `None` without tables.
    pub screen: Memo<Option<Arc<Screen>>>,
}

impl State {
    /// The state that the address says, in a language.
    pub fn new(site: Site, locale: Locale) -> State {
        let explore = Memo::new(move |_| site.route.with(|route| route.explore.clone()));
        let screen = Memo::new(move |_| {
            let found = site.atlas.with(|atlas| explore.with(|explore| Screen::of(atlas, explore, locale)));
            found.map(Arc::new)
        });
        State { site, locale, words: districts(locale), explore, screen }
    }

    /// Something of the screen; nothing without one. Tracks it.
    pub fn show<T: Default>(self, what: impl Fn(&Screen) -> T) -> T {
        self.screen.with(|screen| screen.as_ref().map(|screen| what(screen)).unwrap_or_default())
    }

    /// The address of another state.
    pub fn route(self, change: impl FnOnce(&mut Explore)) -> Route {
        let mut route = self.site.route.get();
        change(&mut route.explore);
        Route { see: None, ..route }
    }

    /// Goes to another state, as a link does.
    pub fn navigate(self, change: impl FnOnce(&mut Explore)) {
        let route = untrack(|| self.route(change));
        self.site.navigate(&route);
    }

    /// Goes to another indicator, upwards (0) or to the right (1): the census and the change stay where it has them.
    pub fn choose(self, axis: usize, id: &str) {
        let atlas = self.site.atlas.get_untracked();
        let census = &atlas.census;
        let Some(key) = census.indicator(id) else { return };
        let has_change = !census.changes(key).is_empty();
        self.navigate(|explore| {
            let (slot, change, at) = match axis {
                0 => (&mut explore.y, &mut explore.change, &mut explore.at),
                _ => (&mut explore.x, &mut explore.x_change, &mut explore.x_at),
            };
            *slot = Some(id.to_owned());
            *change &= has_change;
            let times = if *change { census.changes(key) } else { census.times(key) };
            *at = at.filter(|at| times.iter().any(|when| period_of(*when) == *at));
        });
    }

    /// Shows the change of an axis' indicator in place of its state, or back: the census stays where it has one then.
    pub fn set_change(self, axis: usize, on: bool) {
        self.navigate(|explore| {
            let (change, at) = match axis {
                0 => (&mut explore.change, &mut explore.at),
                _ => (&mut explore.x_change, &mut explore.x_at),
            };
            *change = on;
            *at = at.filter(|at| self.is_of(axis, on, *at));
        });
    }

    /// Shows another census on an axis.
    pub fn set_time(self, axis: usize, period: Period) {
        self.navigate(|explore| {
            let at = if axis == 0 { &mut explore.at } else { &mut explore.x_at };
            *at = Some(period);
        });
    }

    /// Lets the axes of a scatter change places, each with its time.
    pub fn swap(self) {
        self.navigate(|explore| {
            let own = explore.clone();
            let names = self.screen.get_untracked().map(|screen| screen.variables.clone().map(|(id, _)| Some(id)));
            let Some([y, x]) = names else { return };
            let at = own.x_at.or(own.at).filter(|at| self.is_of(1, own.x_change, *at));
            let x_at = own.x_at.and(own.at).filter(|at| self.is_of(0, own.change, *at));
            *explore = Explore { y: x, x: y, change: own.x_change, x_change: own.change, at, x_at, ..own };
        });
    }

    /// Whether what an axis shows has a value of a census.
    fn is_of(self, axis: usize, change: bool, at: Period) -> bool {
        let id = self.screen.with_untracked(|screen| screen.as_ref().map(|screen| screen.variables[axis].0.clone()));
        self.site.atlas.with_untracked(|atlas| {
            let census = &atlas.census;
            let Some(key) = id.and_then(|id| census.indicator(&id)) else { return false };
            let times = if change { census.changes(key) } else { census.times(key) };
            times.iter().any(|when| period_of(*when) == at)
        })
    }

    /// Puts a district into the comparison or takes it out; with six chosen nothing more goes in.
    pub fn toggle(self, id: &str) {
        let Some(screen) = self.screen.get_untracked() else { return };
        let mut picks = screen.picks_by_slot.clone();
        if picks.slot(id).is_some() {
            picks.remove(id);
        } else if !picks.add(id) {
            return;
        }
        self.navigate(|explore| explore.picks = Some(picks));
    }

    /// The same for the district that an observation is of.
    pub fn toggle_observation(self, observation: &str) {
        self.district_of(observation).iter().for_each(|id| self.toggle(id));
    }

    /// The district that an observation is of.
    pub fn district_of(self, observation: &str) -> Option<String> {
        self.site.atlas.with_untracked(|atlas| Scene::district_of(atlas, observation))
    }
}
