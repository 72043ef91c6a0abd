//! What is said and drawn of one district: facts from the censuses, sentences by rules, and a card for each part of its
//! page. Nothing is written by hand for one of them.

pub mod ages;
pub mod ages_beside;
mod cards;
pub mod cohorts;
mod facts;
mod part_card;
pub mod residents;
pub mod shares;
pub mod standing;
mod words;
pub mod work;

pub use cards::{
    PARTS, Part, card_of, cards, documented_parts, is_documented_part, is_part, is_representative, of_wanzhou, part_of,
    representative_id,
};
pub use facts::{Alike, District, MEASURES, district_of};
pub use words::{caveats, lede, place_text, placed};

use crate::figures::charts::ChartValue;
use crate::figures::shared::mark::Certainty;
use crate::figures::{DrawContext, chart};
use crate::model::Observation;

/// A value as these figures draw it. Shares of a census are its counts divided: every one of them is worked out, which the
/// note of the figure says once, so they are drawn like counts.
fn counted(context: &DrawContext, observation: &Observation) -> ChartValue {
    let value = chart::value(context, observation);
    let certainty = if value.certainty == Certainty::Derived { Certainty::Exact } else { value.certainty };
    ChartValue { certainty, ..value }
}
