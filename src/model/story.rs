//! The Story: who lives here, then the year in three acts, as the data tells it.

use super::id::{FigureId, ObservationId};
use super::indicator::Act;
use crate::text::LocalText;
use serde::Deserialize;

/// The words and the order of one act, of the opening, or of what comes before the acts.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActText {
    /// `opening`, `people` (from the censuses, before the acts), or the id of an [`Act`].
    pub id: String,
    /// Which act; `None` for what is not of the report.
    pub act: Option<Act>,
    /// The heading. A template.
    pub title: LocalText,
    /// One or two sentences that open it. A template.
    pub lede: LocalText,
    /// The observation whose value heads the act, large.
    pub headline: ObservationId,
    /// What that value is.
    pub headline_caption: LocalText,
    /// What comes, in order.
    pub blocks: Vec<Block>,
}

/// A piece of an act.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type", deny_unknown_fields)]
pub enum Block {
    /// A figure card.
    Figure {
        /// Id of the card.
        figure: FigureId,
        /// Columns of twelve on a wide page: 5, 7, 8 or 12.
        span: u8,
        /// How the act's own table of contents calls it; `None` leaves it out there.
        short: Option<LocalText>,
    },
    /// A part of Wanzhou's page.
    Part {
        /// The beginning of its id: `ages`.
        part: String,
        /// Columns of twelve on a wide page: 5, 7, 8 or 12.
        span: u8,
        /// How the act's own table of contents calls it; `None` leaves it out there.
        short: Option<LocalText>,
    },
    /// A paragraph between figures. A template.
    Bridge {
        /// The paragraph.
        text: LocalText,
    },
    /// A way to another page.
    Teaser {
        /// `governance`, `map`, or `district` for the page of Wanzhou.
        page: String,
        /// Columns of twelve on a wide page.
        span: u8,
        /// Topic above the title.
        topic: LocalText,
        /// Title.
        title: LocalText,
        /// What is to be seen there.
        subtitle: LocalText,
        /// The words of the link.
        action: LocalText,
    },
}
