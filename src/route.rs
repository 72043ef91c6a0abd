//! Addresses: `#/map?show=district-gdp&lang=en` to [`Route`] and back. The hash holds the whole state, so that a
//! sub-folder, file:// and any static host serve every page.
//!
//! Each part of an address is missing (the default holds), valid, or invalid: then the default holds and a
//! [`Notice`] says so.

use crate::text::Locale;
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
    /// Order of a table.
    pub sort: Option<Sort>,
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

/// Light or dark by the reader's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Theme {
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
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme a code names.
    pub fn parse(code: &str) -> Option<Theme> {
        match code {
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
    /// Reads a hash, with or without its `#`. `None` for a plain anchor (`#life`), which moves within the page.
    pub fn parse(hash: &str) -> Option<(Route, Vec<Notice>)> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        if hash.is_empty() {
            return Some((Route::default(), Vec::new()));
        }
        if !hash.starts_with('/') {
            return None;
        }
        if hash.len() > MAX_LENGTH {
            return Some((Route::default(), vec![notice(hash)]));
        }
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut notices = Vec::new();
        let page = Page::parse(path).unwrap_or_else(|| {
            notices.push(notice(path));
            Page::Story
        });
        let mut route = Route { page, ..Route::default() };
        for part in query.split('&').filter(|p| !p.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let understood = match key {
                "lang" => set(&mut route.lang, Locale::parse(value)),
                "theme" if value == "auto" => true,
                "theme" => set(&mut route.theme, Theme::parse(value)),
                "show" => set(&mut route.show, is_id(value).then(|| value.to_owned())),
                "sort" => set(&mut route.sort, Sort::parse(value)),
                // What others append (`utm_source`, `fbclid`) is none of our business.
                _ => true,
            };
            if !understood {
                notices.push(notice(part));
            }
        }
        Some((route, notices))
    }

    /// The same settings on another page; what belongs to one page alone is dropped.
    pub fn to(&self, page: Page) -> Route {
        Route { page, lang: self.lang, theme: self.theme, show: None, sort: None }
    }
}

impl Sort {
    fn parse(text: &str) -> Option<Sort> {
        let (column, descending) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        is_id(column).then(|| Sort { column: column.to_owned(), descending })
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
        write!(f, "#{}", self.page.path())?;
        let parameters = [
            ("show", self.show.clone()),
            ("sort", self.sort.as_ref().map(Sort::to_string)),
            ("lang", self.lang.map(|l| l.code().to_owned())),
            ("theme", self.theme.map(|t| t.code().to_owned())),
        ];
        let given = parameters.into_iter().filter_map(|(key, value)| Some((key, value?)));
        for (i, (key, value)) in given.enumerate() {
            write!(f, "{}{key}={value}", if i == 0 { '?' } else { '&' })?;
        }
        Ok(())
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

fn notice(part: &str) -> Notice {
    let cut = part.char_indices().nth(40).map_or(part.len(), |(i, _)| i);
    Notice { part: part[..cut].to_owned() }
}
