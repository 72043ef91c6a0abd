//! The grammar of an address behind its `?`: every parameter once, with its name and what it is of. `Route` reads and writes them
//! through this list; what scripts and the builder repeat of it is held to it by `tests/native/route_parameters.rs`.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    Show,
    Tab,
    Open,
    Sort,
    Text,
    Act,
    Kind,
    Topic,
    Area,
    Period,
    Source,
    See,
    Check,
    Beside,
    Step,
    Arrivals,
    Days,
    Surge,
    Seed,
    Y,
    X,
    At,
    XAt,
    View,
    Change,
    XChange,
    Index,
    Picks,
    Among,
    Transparent,
    Hide,
    Language,
    Theme,
}

/// What a parameter is of, and so who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The state of a page: it stays on the site, and the app reads it.
    Page,
    /// The state of a figure: it goes along into frames, and the app reads it.
    Figure,
    /// The comparison of districts, on its page and in frames. Elsewhere it may be what others append.
    Comparison,
    /// A frame in somebody else's page, as its script sets it before the app.
    Embed,
    /// The look of every document, as its script sets it before the app; readers choose it.
    Look,
}

/// All parameters, in the order in which addresses name them.
pub const PARAMETERS: [(Parameter, &str, Scope); 33] = [
    (Parameter::Show, "show", Scope::Page),
    (Parameter::Tab, "tab", Scope::Figure),
    (Parameter::Open, "open", Scope::Page),
    (Parameter::Sort, "sort", Scope::Figure),
    (Parameter::Text, "q", Scope::Page),
    (Parameter::Act, "act", Scope::Page),
    (Parameter::Kind, "kind", Scope::Page),
    (Parameter::Topic, "topic", Scope::Page),
    (Parameter::Area, "area", Scope::Page),
    (Parameter::Period, "period", Scope::Page),
    (Parameter::Source, "source", Scope::Page),
    (Parameter::See, "see", Scope::Page),
    (Parameter::Check, "check", Scope::Page),
    (Parameter::Beside, "beside", Scope::Page),
    (Parameter::Step, "step", Scope::Figure),
    (Parameter::Arrivals, "arrivals", Scope::Figure),
    (Parameter::Days, "days", Scope::Figure),
    (Parameter::Surge, "surge", Scope::Figure),
    (Parameter::Seed, "seed", Scope::Figure),
    (Parameter::Y, "y", Scope::Comparison),
    (Parameter::X, "x", Scope::Comparison),
    (Parameter::At, "t", Scope::Comparison),
    (Parameter::XAt, "xt", Scope::Comparison),
    (Parameter::View, "view", Scope::Comparison),
    (Parameter::Change, "change", Scope::Comparison),
    (Parameter::XChange, "xchange", Scope::Comparison),
    (Parameter::Index, "index", Scope::Comparison),
    (Parameter::Picks, "pick", Scope::Comparison),
    (Parameter::Among, "among", Scope::Comparison),
    (Parameter::Transparent, "transparent", Scope::Embed),
    (Parameter::Hide, "hide", Scope::Embed),
    (Parameter::Language, "lang", Scope::Look),
    (Parameter::Theme, "theme", Scope::Look),
];

impl Parameter {
    /// The parameter that an address calls so, and what it is of.
    pub(super) fn named(name: &str) -> Option<(Parameter, Scope)> {
        PARAMETERS.iter().find(|(_, own, _)| *own == name).map(|(parameter, _, scope)| (*parameter, *scope))
    }
}
