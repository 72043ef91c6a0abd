//! What the page of districts shows: two indicators, a census, a view, the districts that are picked.

use crate::model::observation::WANZHOU;
use crate::text::{Period, is_id};

/// The state of the page as far as the address says it; what is missing is as by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explore {
    /// Id of the indicator; of a scatter that upwards.
    pub y: Option<String>,
    /// Id of the indicator to the right of a scatter.
    pub x: Option<String>,
    /// The census; of a change the later one.
    pub at: Option<Period>,
    /// The census of the indicator to the right, where it is another.
    pub x_at: Option<Period>,
    pub view: Option<View>,
    /// Whether the indicator's change since the census before is shown in place of its state.
    pub change: bool,
    /// The same of the indicator to the right.
    pub x_change: bool,
    /// Whether lines are given in per cent of their first value.
    pub index: bool,
    /// The districts that are picked.
    pub picks: Option<Picks>,
    /// Id of the group that districts are compared within; all of them without one.
    pub among: Option<String>,
}

/// The views of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Map,
    Ranking,
    Scatter,
    Time,
    Table,
}

/// Picked districts by slot: a slot is a colour with a symbol, and a district keeps its own until it is taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks(Vec<Option<String>>);

impl View {
    /// All of them, in the order that they are offered.
    pub const ALL: [View; 5] = [View::Map, View::Ranking, View::Scatter, View::Time, View::Table];

    /// The word in addresses.
    pub fn id(self) -> &'static str {
        match self {
            View::Map => "map",
            View::Ranking => "rank",
            View::Scatter => "scatter",
            View::Time => "time",
            View::Table => "table",
        }
    }
}

impl Picks {
    /// How many there can be.
    pub const MOST: usize = 6;

    /// These districts, in these slots; what is more than there are slots is left out.
    pub fn of(ids: impl IntoIterator<Item = String>) -> Picks {
        let mut picks = Picks::default();
        ids.into_iter().for_each(|id| _ = picks.add(&id));
        picks
    }

    /// These districts from the first slot on, whichever they are.
    pub fn in_order(ids: impl IntoIterator<Item = String>) -> Picks {
        Picks(ids.into_iter().take(Picks::MOST).map(Some).collect())
    }

    /// Each slot, up to the last that is taken.
    pub fn slots(&self) -> &[Option<String>] {
        &self.0
    }

    pub fn slot(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|own| own.as_deref() == Some(id))
    }

    /// How many are picked.
    pub fn count(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// Puts a district into a slot that is free: Wanzhou into the first, any other into the first only where no other is free.
    /// False where all are taken.
    pub fn add(&mut self, id: &str) -> bool {
        let first = usize::from(id != WANZHOU);
        let is_free = |at: &usize| self.0.get(*at).is_none_or(Option::is_none);
        if self.slot(id).is_some() {
            return true;
        }
        let Some(free) = (first..Picks::MOST).chain(0..first).find(is_free) else { return false };
        self.0.resize(self.0.len().max(free + 1), None);
        self.0[free] = Some(id.to_owned());
        true
    }

    /// Takes a district out; the others keep their slots.
    pub fn remove(&mut self, id: &str) {
        if let Some(slot) = self.slot(id) {
            self.0[slot] = None;
        }
        while self.0.last().is_some_and(Option::is_none) {
            self.0.pop();
        }
    }

    /// `500101..500112`, with nothing between the dots for a free slot; `none` for no district. Commas will do.
    pub(super) fn parse(text: &str) -> Option<Picks> {
        if text == NONE {
            return Some(Picks::default());
        }
        let slots: Vec<Option<String>> =
            text.split(['.', ',']).map(|part| Some(part.to_owned()).filter(|part| !part.is_empty())).collect();
        let named: Vec<&String> = slots.iter().flatten().collect();
        let once = named.iter().enumerate().all(|(at, id)| is_id(id) && !named[..at].contains(id));
        let last = slots.last().is_some_and(Option::is_some);
        (slots.len() <= Picks::MOST && once && last).then_some(Picks(slots))
    }

    pub(super) fn write(&self) -> String {
        let parts: Vec<&str> = self.0.iter().map(|slot| slot.as_deref().unwrap_or("")).collect();
        if parts.is_empty() { NONE.to_owned() } else { parts.join(".") }
    }
}

/// The word for no district at all.
const NONE: &str = "none";
