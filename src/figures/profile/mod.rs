//! What is said and drawn of one district: facts from the censuses, sentences by rules, and a card for each part of its
//! page. Nothing is written by hand for one of them.

pub mod ages;
mod ages_beside;
pub mod beside;
mod cards;
pub mod cohorts;
mod counted;
mod facts;
mod part_card;
pub mod residents;
pub mod shares;
pub mod standing;
mod words;
pub mod work;
mod work_beside;

pub use cards::{
    PARTS, Part, card_of, cards, documented_parts, is_documented_part, is_part, is_representative, of_wanzhou, part_of,
    representative_id,
};
pub use facts::{Alike, District, MEASURES, district_of};
pub use words::{caveats, lede, rank_in_words, ranks_in_words};
