//! Pure: what the data says. JSON parts in, an [`Atlas`] and every [`Problem`] out.
//!
//! Nothing here panics on bad data, and nothing here knows how a value is drawn.

pub mod area;
pub mod atlas;
pub mod card;
pub mod census;
pub mod change;
pub mod check;
pub mod expression;
pub mod flow;
pub mod geo;
pub mod indicator;
pub mod observation;
pub mod parse;
pub mod place;
mod resolve;
pub mod rows;
pub mod search;
pub mod service;
pub mod source;
pub mod story;
pub mod system;
pub mod template;
pub mod unit;

pub use area::Area;
pub use atlas::{Atlas, Table};
pub use card::Card;
pub use census::Census;
pub use indicator::{Act, Indicator, IndicatorKind, Prices};
pub use observation::{Confidence, Observation, Qualifier};
pub use parse::{Problem, parse};
pub use source::Source;
pub use unit::Unit;

/// A thing of the data that is named by an id, unique among its kind.
pub trait Entity {
    /// Lower-case letters, digits and hyphens.
    fn id(&self) -> &str;

    /// What is wrong with it by itself, whatever else there is.
    fn fault(&self) -> Option<String> {
        None
    }
}

macro_rules! entities {
    ($($kind:ty $(: $fault:path)?),* $(,)?) => { $(
        impl Entity for $kind {
            fn id(&self) -> &str {
                &self.id
            }
            $(fn fault(&self) -> Option<String> {
                $fault(self)
            })?
        }
    )* };
}
entities!(
    Unit: Unit::fault,
    Source: Source::fault,
    Area,
    Indicator: Indicator::fault,
    Observation: Observation::fault,
    Card: Card::fault,
    story::ActText,
    place::Place,
    system::System,
    flow::Flow: flow::Flow::fault,
    check::Check: check::Check::fault,
    census::Theme,
    census::Dimension: census::Dimension::fault,
    census::Moment: census::Moment::fault,
    census::SourceTable: census::SourceTable::fault,
    census::Remark,
    census::Renamed,
    census::TableCheck: census::TableCheck::fault,
    change::Change: change::Change::fault,
);
