//! Addresses: `#/map?show=district-gdp&lang=en` to [`Route`] and back. The hash holds the whole state, so that a
//! sub-folder, file:// and any static host serve every page.
//!
//! Each part of an address is missing (the default holds), valid, or invalid: then the default holds and a
//! [`Notice`] says so.

mod explore;
mod folders;
mod id;
mod parameter;
mod settings;

use crate::model::{Act, Card, CardKind, IndicatorKind};
use crate::text::{Locale, Period, is_id};
pub use explore::{Explore, Picks, View};
pub use folders::{document_path, embed_path, preview_path, route_path};
use id::id;
pub use parameter::{PARAMETERS, Parameter, Scope};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
pub use settings::{EmbedOptions, Filter, Model, Panel, Sort, Tab, Theme};
use std::fmt;

/// Where the reader is, and how the page is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    pub page: Page,
    /// Language; the reader's remembered one, or Chinese, where it is not in the address.
    pub lang: Option<Locale>,
    /// Light or dark; as the system where it is not in the address.
    pub theme: Option<Theme>,
    /// Which of several figures a page shows (`district-gdp` on the map).
    pub show: Option<String>,
    /// Which view of a figure its page shows.
    pub tab: Option<Tab>,
    /// What is open below a figure on its own page when a link leads there.
    pub open: Option<Panel>,
    /// Order of a table.
    pub sort: Option<Sort>,
    /// What a list is narrowed down to.
    pub filter: Filter,
    /// The observation whose origin is open beside the page.
    pub see: Option<String>,
    /// The check that is asked for among all of them.
    pub check: Option<String>,
    /// The area whose ages are the outline of a district's.
    pub beside: Option<String>,
    /// The step of a flow; `None` for all of it.
    pub step: Option<u8>,
    /// What the service model assumes.
    pub model: Model,
    /// What the page of districts shows.
    pub explore: Explore,
    /// How a figure is in a page of another site.
    pub frame: EmbedOptions,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// `#/`
    #[default]
    Story,
    /// `#/indicator/<id>`
    Indicator(String),
    /// `#/districts`
    Districts,
    /// `#/map`
    Map,
    /// `#/district/<code>`
    District(String),
    /// `#/governance`
    Governance,
    /// `#/data`
    Data,
    /// `#/about`
    About,
    /// `#/embed/<id>`
    Embed(String),
}

/// A part of an address that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The part as written, cut to a readable length.
    pub part: String,
}

/// Id of the figure that the page of districts is.
pub const DISTRICTS: &str = "districts";

/// Longest address that is read; what is longer is not ours.
const MAX_LENGTH: usize = 2_000;

impl Page {
    /// The path in the hash, from its slash on.
    pub fn path(&self) -> String {
        match self {
            Page::Story => "/".to_owned(),
            Page::Indicator(id) => format!("/indicator/{id}"),
            Page::Districts => "/districts".to_owned(),
            Page::Map => "/map".to_owned(),
            Page::District(id) => format!("/district/{id}"),
            Page::Governance => "/governance".to_owned(),
            Page::Data => "/data".to_owned(),
            Page::About => "/about".to_owned(),
            Page::Embed(id) => format!("/embed/{id}"),
        }
    }

    /// Whether districts are compared here, on their page or in a frame.
    fn is_districts(&self) -> bool {
        matches!(self, Page::Districts) || matches!(self, Page::Embed(id) if id == DISTRICTS)
    }

    fn parse(path: &str) -> Option<Page> {
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        match segments.as_slice() {
            [] => Some(Page::Story),
            ["districts"] => Some(Page::Districts),
            ["map"] => Some(Page::Map),
            ["governance"] => Some(Page::Governance),
            ["data"] => Some(Page::Data),
            ["about"] => Some(Page::About),
            ["indicator", DISTRICTS] => Some(Page::Districts),
            ["district", id] if is_id(id) => Some(Page::District((*id).to_owned())),
            ["indicator", id] if is_id(id) => Some(Page::Indicator((*id).to_owned())),
            ["embed", id] if is_id(id) => Some(Page::Embed((*id).to_owned())),
            _ => None,
        }
    }
}

impl Route {
    /// Reads a hash, with or without its `#`, on a document whose own route is `own`: that without a hash, and
    /// with another setting for `#?tab=table`. `None` for a plain anchor (`#life`), which moves within the page.
    pub fn parse(hash: &str, own: &Route) -> Option<(Route, Vec<Notice>)> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        // WordPress appends `#?secret=…` to whatever is there.
        let hash = hash.split('#').next().unwrap_or_default();
        if hash.is_empty() {
            return Some((own.clone(), Vec::new()));
        }
        if !hash.starts_with(['/', '?']) {
            return None;
        }
        if hash.len() > MAX_LENGTH {
            return Some((own.clone(), vec![notice(hash)]));
        }
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut notices = Vec::new();
        let page = if path.is_empty() { Some(own.page.clone()) } else { Page::parse(&renewed(path)) };
        let page = page.unwrap_or_else(|| {
            notices.push(notice(path));
            Page::Story
        });
        let mut route = Route { page, lang: own.lang, ..Route::default() };
        if path.is_empty() {
            route.explore.y.clone_from(&own.explore.y);
        }
        for part in query.split('&').filter(|p| !p.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            // What others append (`utm_source`, `fbclid`, and `t` where no district is shown) is none of our business.
            let Some((parameter, scope)) = Parameter::named(name) else { continue };
            let is_others = scope == Scope::Comparison && !route.page.is_districts();
            if !route.read(parameter, value) && !is_others {
                notices.push(notice(part));
            }
        }
        Some((route, notices))
    }

    /// Sets a parameter to what an address says of it; false, with nothing set, where that is not understood.
    fn read(&mut self, parameter: Parameter, value: &str) -> bool {
        let (filter, explore, frame) = (&mut self.filter, &mut self.explore, &mut self.frame);
        match parameter {
            Parameter::Show => set(&mut self.show, id(value)),
            Parameter::Tab => set(&mut self.tab, Tab::parse(value)),
            Parameter::Open => set(&mut self.open, Panel::parse(value)),
            Parameter::Sort => set(&mut self.sort, Sort::parse(value)),
            Parameter::Text => Filter::read_text(value).map(|text| filter.text = text).is_some(),
            Parameter::Act => set(&mut filter.act, Act::ALL.into_iter().find(|act| act.id() == value)),
            Parameter::Kind => set(&mut filter.kind, IndicatorKind::ALL.into_iter().find(|kind| kind.id() == value)),
            Parameter::Topic => set(&mut filter.topic, id(value)),
            Parameter::Area => set(&mut filter.area, id(value)),
            Parameter::Period => set(&mut filter.period, Period::parse(value)),
            Parameter::Source => set(&mut filter.source, id(value)),
            Parameter::See => set(&mut self.see, id(value)),
            Parameter::Check => set(&mut self.check, id(value)),
            Parameter::Beside => set(&mut self.beside, id(value)),
            Parameter::Step => set(&mut self.step, value.parse().ok().filter(|step| *step > 0)),
            Parameter::Arrivals => set(&mut self.model.arrivals, Model::read(value, 10.0, Model::ARRIVALS)),
            Parameter::Days => set(&mut self.model.days, Model::read(value, 100.0, Model::DAYS)),
            Parameter::Surge => switch(&mut self.model.surge, value),
            Parameter::Seed => set(&mut self.model.seed, value.parse().ok().filter(|seed| *seed > 0)),
            Parameter::Y => set(&mut explore.y, id(value)),
            Parameter::X => set(&mut explore.x, id(value)),
            Parameter::At => set(&mut explore.at, Period::parse(value)),
            Parameter::XAt => set(&mut explore.x_at, Period::parse(value)),
            Parameter::View => set(&mut explore.view, View::ALL.into_iter().find(|view| view.id() == value)),
            Parameter::Change => raise(&mut explore.change, value == "1"),
            Parameter::XChange => raise(&mut explore.x_change, value == "1"),
            Parameter::Index => raise(&mut explore.index, value == "100"),
            Parameter::Picks => set(&mut explore.picks, Picks::parse(value)),
            Parameter::Among => set(&mut explore.among, id(value)),
            Parameter::Transparent => raise(&mut frame.transparent, value == "1"),
            Parameter::Hide => frame.hide(value),
            Parameter::Language => set(&mut self.lang, Locale::parse(value)),
            Parameter::Theme => set(&mut self.theme, Theme::parse(value)),
        }
    }

    /// What an address says of a parameter; nothing where it is as by default.
    fn written(&self, parameter: Parameter) -> Option<String> {
        let Route { filter, model, explore, frame, .. } = self;
        let flag = |on: bool, word: &str| on.then(|| word.to_owned());
        match parameter {
            Parameter::Show => self.show.clone(),
            Parameter::Tab => self.tab.map(|tab| tab.id().to_owned()),
            Parameter::Open => self.open.map(|panel| panel.id().to_owned()),
            Parameter::Sort => self.sort.as_ref().map(Sort::to_string),
            Parameter::Text => flag(!filter.text.is_empty(), &utf8_percent_encode(&filter.text, PLAIN).to_string()),
            Parameter::Act => filter.act.map(|act| act.id().to_owned()),
            Parameter::Kind => filter.kind.map(|kind| kind.id().to_owned()),
            Parameter::Topic => filter.topic.clone(),
            Parameter::Area => filter.area.clone(),
            Parameter::Period => filter.period.map(|period| period.to_string()),
            Parameter::Source => filter.source.clone(),
            Parameter::See => self.see.clone(),
            Parameter::Check => self.check.clone(),
            Parameter::Beside => self.beside.clone(),
            Parameter::Step => self.step.map(|step| step.to_string()),
            Parameter::Arrivals => model.arrivals.map(|tenths| Model::write(tenths, 10)),
            Parameter::Days => model.days.map(|hundredths| Model::write(hundredths, 100)),
            Parameter::Surge => flag(model.surge, "1"),
            Parameter::Seed => model.seed.map(|seed| seed.to_string()),
            Parameter::Y => explore.y.clone(),
            Parameter::X => explore.x.clone(),
            Parameter::At => explore.at.map(|period| period.to_string()),
            Parameter::XAt => explore.x_at.map(|period| period.to_string()),
            Parameter::View => explore.view.map(|view| view.id().to_owned()),
            Parameter::Change => flag(explore.change, "1"),
            Parameter::XChange => flag(explore.x_change, "1"),
            Parameter::Index => flag(explore.index, "100"),
            Parameter::Picks => explore.picks.as_ref().map(Picks::write),
            Parameter::Among => explore.among.clone(),
            Parameter::Transparent => flag(frame.transparent, "1"),
            Parameter::Hide => frame.hidden(),
            Parameter::Language => self.lang.map(|locale| locale.code().to_owned()),
            Parameter::Theme => self.theme.map(|theme| theme.code().to_owned()),
        }
    }

    /// What an address says beside its page, name by name; nothing that is as by default.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let written = |&(parameter, name, _): &(Parameter, &'static str, Scope)| Some((name, self.written(parameter)?));
        PARAMETERS.iter().filter_map(written).collect()
    }

    /// The same as it is written: `?tab=table&lang=en`; empty where everything is as by default.
    pub fn settings(&self) -> String {
        let written: Vec<String> = self.parameters().iter().map(|(key, value)| format!("{key}={value}")).collect();
        if written.is_empty() { String::new() } else { format!("?{}", written.join("&")) }
    }

    /// The page of a figure, as the figure is shown here (as `tab`): what its links and its frames carry.
    pub fn figure(&self, card: &Card, tab: Tab) -> Route {
        if card.id == DISTRICTS {
            let sort = self.sort.clone().filter(|_| tab == Tab::Table);
            return Route { page: Page::Districts, explore: self.explore.clone(), sort, ..Route::default() };
        }
        let alone = matches!(&self.page, Page::Indicator(id) | Page::Embed(id) if *id == card.id);
        Route {
            page: Page::Indicator(card.id.to_string()),
            tab: Some(tab).filter(|tab| *tab != Tab::Chart),
            sort: self.sort.clone().filter(|_| alone),
            step: self.step.filter(|_| card.kind == CardKind::Flow),
            model: if card.kind == CardKind::ServiceModel { self.model } else { Model::default() },
            ..Route::default()
        }
    }

    /// The same settings on another page; what belongs to one page alone is dropped.
    pub fn to(&self, page: Page) -> Route {
        Route { page, lang: self.lang, theme: self.theme, ..Route::default() }
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

/// Sets what is switched off: `0` is that it is, `1` that it is not.
fn switch(on: &mut bool, value: &str) -> bool {
    let understood = matches!(value, "0" | "1");
    if understood {
        *on = value == "1";
    }
    understood
}

/// Sets a flag of which only one value is known.
fn raise(flag: &mut bool, understood: bool) -> bool {
    *flag |= understood;
    understood
}

fn notice(part: &str) -> Notice {
    let cut = part.char_indices().nth(40).map_or(part.len(), |(i, _)| i);
    Notice { part: part[..cut].to_owned() }
}
