//! What an address says beside its page.

use crate::model::rows::{Row, Rows};
use crate::model::{Act, Atlas, IndicatorKind};
use crate::text::{Messages, Period};
use percent_encoding::percent_decode_str;
use std::fmt;

/// What the page around an embedded figure makes needless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EmbedOptions {
    /// No ground of its own.
    pub transparent: bool,
    /// The title is left out.
    pub untitled: bool,
    /// Table and link are left out.
    pub bare: bool,
}

/// The views of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Chart,
    Map,
    Table,
}

impl Tab {
    /// Its name in words.
    pub fn word(self, words: &Messages) -> &'static str {
        match self {
            Tab::Chart => words.tab_chart,
            Tab::Map => words.tab_map,
            Tab::Table => words.tab_table,
        }
    }
}

/// What can be open below a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Download,
    Embed,
    Cite,
}

impl Panel {
    /// All of them, as they follow each other.
    pub const ALL: [Panel; 3] = [Panel::Download, Panel::Embed, Panel::Cite];

    /// Its name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Panel::Download => "download",
            Panel::Embed => "embed",
            Panel::Cite => "cite",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Panel> {
        Panel::ALL.into_iter().find(|panel| panel.id() == text)
    }
}

/// What a list of values is narrowed down to; empty for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur, as typed, at most [`Filter::LONGEST`] characters.
    pub text: String,
    /// Section of the report.
    pub act: Option<Act>,
    /// Id of a topic of the tables.
    pub topic: Option<String>,
    /// Id of an area.
    pub area: Option<String>,
    /// A time.
    pub period: Option<Period>,
    /// What sort of number.
    pub kind: Option<IndicatorKind>,
    /// Id of a source.
    pub source: Option<String>,
}

/// Light, dark, or as the reader's system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

/// The column that a table is sorted by: `value` upwards, `-value` downwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Name of the column.
    pub column: String,
    /// From high to low.
    pub descending: bool,
}

impl Theme {
    /// The value of `data-theme` and of the `theme` parameter.
    pub fn code(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme a code names.
    pub fn parse(code: &str) -> Option<Theme> {
        match code {
            "auto" => Some(Theme::Auto),
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            _ => None,
        }
    }
}

impl EmbedOptions {
    /// Takes `title`, `actions` or both; says whether it was one of these, and takes nothing else.
    pub(super) fn hide(&mut self, parts: &str) -> bool {
        let mut frame = *self;
        let known = parts.split(',').all(|part| {
            frame.untitled |= part == "title";
            frame.bare |= part == "actions";
            part == "title" || part == "actions"
        });
        if known {
            *self = frame;
        }
        known
    }

    /// The value of `hide` in addresses; `None` where nothing is hidden.
    pub(super) fn hidden(self) -> Option<String> {
        let parts = [(self.untitled, "title"), (self.bare, "actions")];
        let parts: Vec<&str> = parts.into_iter().filter(|(on, _)| *on).map(|(_, part)| part).collect();
        (!parts.is_empty()).then(|| parts.join(","))
    }
}

impl Tab {
    /// All of them, in the order that they are offered.
    pub const ALL: [Tab; 3] = [Tab::Chart, Tab::Map, Tab::Table];

    /// The word in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Tab::Chart => "chart",
            Tab::Map => "map",
            Tab::Table => "table",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.id() == text)
    }
}

impl Filter {
    /// Longest text that is searched for, in characters.
    pub const LONGEST: usize = 60;

    /// Whether a row passes all but the text, which is an index's business (see [`crate::model::search`]).
    pub fn passes<'a>(&self, row: Row<'a>, rows: &Rows<'a>, atlas: &Atlas) -> bool {
        let indicator = atlas.indicators.get(rows.indicator(row));
        let measure = indicator.and_then(|indicator| indicator.measure.as_ref());
        // A change from 2010 to 2020 is of both.
        let touches = |own: Period, asked: &Period| own == *asked || own.start == asked.start || own.end == asked.end;
        self.act.is_none_or(|act| indicator.is_some_and(|i| i.act == Some(act)))
            && self.kind.is_none_or(|kind| indicator.is_some_and(|i| i.kind == kind))
            && self.topic.as_ref().is_none_or(|topic| measure.is_some_and(|measure| measure.topic == *topic))
            && self.area.as_ref().is_none_or(|area| rows.area(row) == area)
            && self.period.as_ref().is_none_or(|asked| rows.period(row).is_some_and(|own| touches(own, asked)))
            && self.source.as_ref().is_none_or(|source| rows.rests_on(row, source))
    }

    /// The section of the report or the topic of the tables that is chosen.
    pub fn chosen_section(&self) -> Option<String> {
        self.act.map(|act| act.id().to_owned()).or_else(|| self.topic.clone())
    }

    /// Takes a section of the report or, as both are chosen from one list, a topic of the tables.
    pub fn section(&mut self, id: &str) {
        self.act = Act::ALL.into_iter().find(|act| act.id() == id);
        self.topic = (self.act.is_none() && !id.is_empty()).then(|| id.to_owned());
    }

    /// The text of an address; `None` where it is no text or longer than anybody searches.
    pub(super) fn read_text(value: &str) -> Option<String> {
        let text = percent_decode_str(value).decode_utf8().ok()?;
        let plain = text.chars().count() <= Filter::LONGEST && !text.chars().any(char::is_control);
        plain.then(|| text.into_owned())
    }
}

impl Sort {
    /// The columns that a table can be sorted by. No table has all of them: each says which of them it does not have.
    pub const COLUMNS: [&str; 18] = [
        "item",
        "value",
        "unit",
        "period",
        "kind",
        "source",
        "confidence",
        "note",
        "step",
        "from",
        "to",
        "says",
        "explained",
        "belongs",
        "figures",
        "number",
        "position",
        "does",
    ];

    pub(super) fn parse(text: &str) -> Option<Sort> {
        let (column, descending) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        Sort::COLUMNS.contains(&column).then(|| Sort { column: column.to_owned(), descending })
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.column)
    }
}

/// What the service model assumes where it is not the report's figure, in whole parts so that it can be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// Cases arriving a day, in tenths.
    pub arrivals: Option<u16>,
    /// Mean days to close, in hundredths.
    pub days: Option<u16>,
    /// With a storm week.
    pub surge: bool,
    /// Which of all possible years; 1 where it is not given.
    pub seed: Option<u16>,
}

impl Model {
    /// Cases arriving a day that can be set, from and to.
    pub const ARRIVALS: [f64; 2] = [1.0, 150.0];
    /// Days to close that can be set, from and to.
    pub const DAYS: [f64; 2] = [0.5, 8.0];

    /// A number as so many parts of one, if it is within its bounds.
    pub fn read(text: &str, parts: f64, [least, most]: [f64; 2]) -> Option<u16> {
        let value: f64 = text.parse().ok()?;
        let within = value >= least && value <= most;
        // Within the bounds it is far below the greatest u16.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        within.then(|| (value * parts).round() as u16)
    }

    pub(super) fn write(value: u16, parts: u16) -> String {
        format!("{}", f64::from(value) / f64::from(parts))
    }
}
