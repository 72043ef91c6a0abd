//! Addresses: `#/map?show=district-gdp&lang=en` to [`Route`] and back. The hash holds the whole state, so that a
//! sub-folder, file:// and any static host serve every page.
//!
//! Each part of an address is missing (the default holds), valid, or invalid: then the default holds and a
//! [`Notice`] says so.

use crate::model::{Act, IndicatorKind};
use crate::text::Locale;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt;

/// Where the reader is, and how the page is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// Language; the reader's remembered one, or Chinese, where it is not in the address.
    pub lang: Option<Locale>,
    /// Light or dark; as the system where it is not in the address.
    pub theme: Option<Theme>,
    /// Which of several figures a page shows (`district-gdp` on the map).
    pub show: Option<String>,
    /// Which view of a figure its page shows.
    pub tab: Option<Tab>,
    /// Order of a table.
    pub sort: Option<Sort>,
    /// What a list is narrowed down to.
    pub filter: Filter,
    /// The observation whose origin is open beside the page.
    pub see: Option<String>,
    /// How a figure stands in somebody else's page.
    pub frame: Frame,
}

/// What the page around an embedded figure makes needless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// No ground of its own.
    pub transparent: bool,
    /// The title is left out.
    pub untitled: bool,
    /// Table and link are left out.
    pub bare: bool,
}

/// The views of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tab {
    Chart,
    Map,
    Table,
}

/// What a list of values is narrowed down to; empty for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur, as typed, at most [`Filter::LONGEST`] characters.
    pub text: String,
    /// Section of the report.
    pub act: Option<Act>,
    /// What sort of number.
    pub kind: Option<IndicatorKind>,
    /// Id of a source.
    pub source: Option<String>,
}

/// The pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// `#/`
    #[default]
    Story,
    /// `#/indicator/<id>`
    Indicator(String),
    /// `#/map`
    Map,
    /// `#/governance`
    Governance,
    /// `#/data`
    Data,
    /// `#/about`
    About,
    /// `#/embed/<id>`
    Embed(String),
}

/// Light, dark, or as the reader's system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
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

/// A part of an address that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The part as written, cut to a readable length.
    pub part: String,
}

/// Longest address that is read; what is longer is not ours.
const MAX_LENGTH: usize = 2_000;

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

impl Page {
    /// The path in the hash, from its slash on.
    pub fn path(&self) -> String {
        match self {
            Page::Story => "/".to_owned(),
            Page::Indicator(id) => format!("/indicator/{id}"),
            Page::Map => "/map".to_owned(),
            Page::Governance => "/governance".to_owned(),
            Page::Data => "/data".to_owned(),
            Page::About => "/about".to_owned(),
            Page::Embed(id) => format!("/embed/{id}"),
        }
    }

    fn parse(path: &str) -> Option<Page> {
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        match segments.as_slice() {
            [] => Some(Page::Story),
            ["map"] => Some(Page::Map),
            ["governance"] => Some(Page::Governance),
            ["data"] => Some(Page::Data),
            ["about"] => Some(Page::About),
            ["indicator", id] if is_id(id) => Some(Page::Indicator((*id).to_owned())),
            ["embed", id] if is_id(id) => Some(Page::Embed((*id).to_owned())),
            _ => None,
        }
    }
}

impl Route {
    /// Reads a hash, with or without its `#`, on a document that is `home` when it has none; `#?tab=table` is home with
    /// another setting. `None` for a plain anchor (`#life`), which moves within the page.
    pub fn parse(hash: &str, home: &Route) -> Option<(Route, Vec<Notice>)> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        // WordPress appends `#?secret=…` to whatever is there.
        let hash = hash.split('#').next().unwrap_or_default();
        if hash.is_empty() {
            return Some((home.clone(), Vec::new()));
        }
        if !hash.starts_with(['/', '?']) {
            return None;
        }
        if hash.len() > MAX_LENGTH {
            return Some((home.clone(), vec![notice(hash)]));
        }
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut notices = Vec::new();
        let page = if path.is_empty() { Some(home.page.clone()) } else { Page::parse(&renewed(path)) };
        let page = page.unwrap_or_else(|| {
            notices.push(notice(path));
            Page::Story
        });
        let mut route = Route { page, lang: home.lang, ..Route::default() };
        for part in query.split('&').filter(|p| !p.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let understood = match key {
                "lang" => set(&mut route.lang, Locale::parse(value)),
                "theme" => set(&mut route.theme, Theme::parse(value)),
                "show" => set(&mut route.show, id(value)),
                "see" => set(&mut route.see, id(value)),
                "tab" => set(&mut route.tab, Tab::parse(value)),
                "q" => Filter::read_text(value).map(|text| route.filter.text = text).is_some(),
                "act" => set(&mut route.filter.act, Act::ALL.into_iter().find(|act| act.id() == value)),
                "kind" => set(&mut route.filter.kind, IndicatorKind::ALL.into_iter().find(|kind| kind.id() == value)),
                "source" => set(&mut route.filter.source, id(value)),
                "sort" => set(&mut route.sort, Sort::parse(value)),
                "transparent" => {
                    route.frame.transparent = value == "1";
                    route.frame.transparent
                }
                "hide" => route.frame.hide(value),
                // What others append (`utm_source`, `fbclid`) is none of our business.
                _ => true,
            };
            if !understood {
                notices.push(notice(part));
            }
        }
        Some((route, notices))
    }

    /// What an address says beside its page: `?tab=table&lang=en`; empty where everything is as by default.
    pub fn settings(&self) -> String {
        let (filter, text) = (&self.filter, &self.filter.text);
        let parameters = [
            ("show", self.show.clone()),
            ("tab", self.tab.map(|t| t.id().to_owned())),
            ("sort", self.sort.as_ref().map(Sort::to_string)),
            ("q", (!text.is_empty()).then(|| utf8_percent_encode(text, PLAIN).to_string())),
            ("act", filter.act.map(|act| act.id().to_owned())),
            ("kind", filter.kind.map(|kind| kind.id().to_owned())),
            ("source", filter.source.clone()),
            ("see", self.see.clone()),
            ("transparent", self.frame.transparent.then(|| "1".to_owned())),
            ("hide", self.frame.hidden()),
            ("lang", self.lang.map(|l| l.code().to_owned())),
            ("theme", self.theme.map(|t| t.code().to_owned())),
        ];
        let given = parameters.into_iter().filter_map(|(key, value)| Some((key, value?)));
        let written: Vec<String> = given.map(|(key, value)| format!("{key}={value}")).collect();
        if written.is_empty() { String::new() } else { format!("?{}", written.join("&")) }
    }

    /// The same settings on another page; what belongs to one page alone is dropped.
    pub fn to(&self, page: Page) -> Route {
        Route { page, lang: self.lang, theme: self.theme, ..Route::default() }
    }
}

impl Frame {
    /// Takes `title`, `actions` or both; says whether it was one of these.
    fn hide(&mut self, parts: &str) -> bool {
        let on = |part: &mut bool| {
            *part = true;
            true
        };
        parts.split(',').all(|part| match part {
            "title" => on(&mut self.untitled),
            "actions" => on(&mut self.bare),
            _ => false,
        })
    }

    /// The value of `hide` in addresses; `None` where nothing is hidden.
    fn hidden(self) -> Option<String> {
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

    fn parse(text: &str) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.id() == text)
    }
}

impl Filter {
    /// Longest text that is searched for, in characters.
    pub const LONGEST: usize = 60;

    /// The text of an address; `None` where it is no text or longer than anybody searches.
    fn read_text(value: &str) -> Option<String> {
        let text = percent_decode_str(value).decode_utf8().ok()?;
        let plain = text.chars().count() <= Filter::LONGEST && !text.chars().any(char::is_control);
        plain.then(|| text.into_owned())
    }
}

/// Characters that stand for themselves in an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Beginnings of paths that have moved. Links are out in the world: a line here is never taken away.
const MOVED: [(&str, &str); 1] = [("/figure/", "/indicator/")];

/// Where a path leads today.
fn renewed(path: &str) -> String {
    let moved = MOVED.iter().find_map(|(old, new)| Some(format!("{new}{}", path.strip_prefix(old)?)));
    moved.unwrap_or_else(|| path.to_owned())
}

impl Sort {
    /// The columns that a table of values can be sorted by.
    pub const COLUMNS: [&str; 8] = ["item", "value", "unit", "period", "kind", "source", "confidence", "note"];

    fn parse(text: &str) -> Option<Sort> {
        let (column, descending) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        Sort::COLUMNS.contains(&column).then(|| Sort { column: column.to_owned(), descending })
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.column)
    }
}

/// The address, from its `#` on; [`Route::parse`] reads it back.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}{}", self.page.path(), self.settings())
    }
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let understood = value.is_some();
    if understood {
        *slot = value;
    }
    understood
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn id(text: &str) -> Option<String> {
    is_id(text).then(|| text.to_owned())
}

fn notice(part: &str) -> Notice {
    let cut = part.char_indices().nth(40).map_or(part.len(), |(i, _)| i);
    Notice { part: part[..cut].to_owned() }
}
