//! Pure: what the data says. JSON parts in, an [`Atlas`] and every [`DataError`] out.
//!
//! Nothing here panics on bad data, and nothing here knows how a value is drawn.

pub mod area;
pub mod atlas;
pub mod card;
mod card_kind;
pub mod census;
pub mod change;
pub mod check;
mod check_result;
mod derive;
mod error;
pub mod expression;
pub mod flow;
pub mod geo;
pub mod id;
pub mod indicator;
pub mod json;
pub mod observation;
pub mod parse;
pub mod place;
mod read_log;
mod resolve;
pub mod rows;
pub mod search;
pub mod service;
pub mod source;
pub mod story;
pub mod system;
mod table;
pub mod template;
pub mod unit;

pub use area::Area;
pub use atlas::Atlas;
pub use card::Card;
pub use card_kind::CardKind;
pub use census::Census;
pub use error::DataError;
pub use id::{AreaId, FigureId, IndicatorId, ObservationId, SourceId, UnitId};
pub use indicator::{Act, Indicator, IndicatorKind, Prices};
pub use observation::{Confidence, Observation, Qualifier};
pub use parse::parse;
pub use source::Source;
pub use table::{Entity, Table};
pub use unit::Unit;

macro_rules! entities {
    ($($kind:ty, $id:ty $(, $validate:path)?;)*) => { $(
        impl Entity for $kind {
            type Id = $id;

            fn id(&self) -> &str {
                &self.id
            }
            $(fn validate(&self) -> Option<String> {
                $validate(self)
            })?
        }
    )* };
}
entities! {
    Unit, UnitId, Unit::validate;
    Source, SourceId, Source::validate;
    Area, AreaId;
    Indicator, IndicatorId, Indicator::validate;
    Observation, ObservationId;
    observation::RawObservation, ObservationId, observation::RawObservation::validate;
    Card, FigureId, Card::validate;
    story::ActText, str;
    place::Place, str;
    system::System, str;
    flow::Flow, FigureId, flow::Flow::validate;
    check::Check, str, check::Check::validate;
    census::Topic, str;
    census::Dimension, str, census::Dimension::validate;
    census::Moment, str, census::Moment::validate;
    census::SourceTable, str, census::SourceTable::validate;
    census::Remark, str;
    census::Renamed, str;
    census::TableCheck, str, census::TableCheck::validate;
    change::Change, str, change::Change::validate;
}
