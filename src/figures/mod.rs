//! Pure: from a [`Card`] and the [`Atlas`] to a [`Figure`]. One file a chart kind, listed once in [`KINDS`].

pub mod bar_list;
pub mod bounded_share;
pub mod breaks;
pub mod chart;
pub mod charts;
pub mod columns;
pub mod composition;
mod coordinate;
pub mod default_card;
pub mod districts;
pub mod drawing;
pub mod durations;
pub mod flow;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod line;
pub mod lollipop;
pub mod map;
pub mod nested;
pub mod open_bar;
pub mod open_cases;
pub mod paired;
pub mod pictogram;
pub mod profile;
pub mod rank_chart;
pub mod ranking;
pub mod shared;
pub mod source_line;
pub mod summary;
pub mod svg;
pub mod swatch;
pub mod systems;
pub mod text_table;
pub mod theme;
pub mod unit_run;
pub mod values;
pub mod waffle;

use crate::model::{Atlas, Card, ChartKind, Observation, Qualifier};
use crate::text::{LocalText, Locale, Messages, messages};
pub use drawing::Drawing;
pub use summary::Summary;

/// A figure that is ready to be seen: no picture comes without its sentence and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// For columns as wide as `wide.width()`.
    pub wide: Picture,
    /// For phones and narrow columns; drawn anew, not shrunk.
    pub narrow: Picture,
    /// What the picture says, in words and rows.
    pub summary: Summary,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A chart with axes: the options that ECharts gets, exactly as sent.
    Chart(ChartSpec),
    /// Shapes that become SVG as they are.
    Drawing(Drawing),
}

/// Options for ECharts, as JSON text.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Width that the picture is laid out for, in CSS pixels.
    pub width: u16,
    /// Height, in CSS pixels.
    pub height: u16,
    /// ECharts options; a datum names the observation that it shows in `observation`.
    pub json: String,
}

impl Picture {
    /// Width that it is laid out for, in CSS pixels.
    pub fn width(&self) -> f64 {
        match self {
            Picture::Chart(chart) => f64::from(chart.width),
            Picture::Drawing(drawing) => drawing.width,
        }
    }

    /// Height that it is laid out for, in CSS pixels.
    pub fn height(&self) -> f64 {
        match self {
            Picture::Chart(chart) => f64::from(chart.height),
            Picture::Drawing(drawing) => drawing.height,
        }
    }
}

/// Width of the drawing for phones, in CSS pixels.
pub const NARROW: f64 = 350.0;
/// Widths of columns five, seven and eight twelfths wide, in CSS pixels.
pub const WIDE: [f64; 3] = [486.0, 690.0, 792.0];
/// Width of a figure that has the page to itself, in CSS pixels.
pub const FULL: f64 = 1200.0;

/// How many columns of twelve a figure takes where it stands alone.
pub fn own_span(card: &Card) -> u8 {
    match card.kind {
        ChartKind::Flow | ChartKind::ServiceModel | ChartKind::Systems | ChartKind::Places => 12,
        _ => 8,
    }
}

/// The width of a column that spans so many of twelve.
pub fn column_width(span: u8) -> f64 {
    match span {
        0..=5 => WIDE[0],
        6..=7 => WIDE[1],
        8..=11 => WIDE[2],
        _ => FULL,
    }
}

/// A way to draw. A new kind is a variant of [`ChartKind`], one file and one line in [`KINDS`].
pub struct Kind {
    /// What cards name it by.
    pub id: ChartKind,
    /// Draws a card at the drawing's width.
    pub draw: fn(&DrawContext) -> Result<Picture, DrawError>,
    /// Whether what it draws is a [`Picture::Chart`].
    pub chart: bool,
}

/// Every chart kind.
pub const KINDS: &[Kind] = &[
    Kind { id: ChartKind::Composition, draw: composition::draw, chart: false },
    Kind { id: ChartKind::Streak, draw: unit_run::draw, chart: false },
    Kind { id: ChartKind::Ladder, draw: rank_chart::draw, chart: false },
    Kind { id: ChartKind::Tally, draw: pictogram::draw, chart: false },
    Kind { id: ChartKind::Waffle, draw: waffle::draw, chart: false },
    Kind { id: ChartKind::Nested, draw: nested::draw, chart: false },
    Kind { id: ChartKind::Bound, draw: bounded_share::draw, chart: false },
    Kind { id: ChartKind::Durations, draw: durations::draw, chart: false },
    Kind { id: ChartKind::Columns, draw: columns::draw, chart: true },
    Kind { id: ChartKind::Dots, draw: lollipop::draw, chart: true },
    Kind { id: ChartKind::Line, draw: line::draw, chart: true },
    Kind { id: ChartKind::Ranking, draw: ranking::draw, chart: true },
    Kind { id: ChartKind::Paired, draw: paired::draw, chart: false },
    Kind { id: ChartKind::Measures, draw: bar_list::draw, chart: false },
    Kind { id: ChartKind::OpenBar, draw: open_bar::draw, chart: false },
    Kind { id: ChartKind::Values, draw: values::draw, chart: false },
    Kind { id: ChartKind::Flow, draw: flow::draw, chart: false },
    Kind { id: ChartKind::ServiceModel, draw: open_cases::draw, chart: false },
    Kind { id: ChartKind::Systems, draw: systems::draw, chart: false },
    Kind { id: ChartKind::Places, draw: map::places::picture, chart: false },
    Kind { id: ChartKind::Ages, draw: profile::ages::draw, chart: true },
    Kind { id: ChartKind::Cohorts, draw: profile::cohorts::draw, chart: true },
    Kind { id: ChartKind::Residents, draw: profile::residents::draw, chart: true },
    Kind { id: ChartKind::Households, draw: profile::shares::households, chart: true },
    Kind { id: ChartKind::Schooling, draw: profile::shares::schooling, chart: true },
    Kind { id: ChartKind::Standing, draw: profile::standing::draw, chart: true },
    Kind { id: ChartKind::Settlement, draw: profile::shares::settlement, chart: true },
    Kind { id: ChartKind::Registration, draw: profile::shares::registration, chart: true },
    Kind { id: ChartKind::Work, draw: profile::work::draw, chart: true },
];

/// What a kind needs in order to draw.
pub struct DrawContext<'a> {
    /// All data.
    pub atlas: &'a Atlas,
    /// The figure's description.
    pub card: &'a Card,
    /// The language of everything written in the picture.
    pub locale: Locale,
    /// [`NARROW`], one of [`WIDE`], or [`FULL`].
    pub width: f64,
}

/// Why a figure cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// The kind is drawn by no card.
    Kind(ChartKind),
    /// The kind needs observations with this role.
    Role(&'static str),
    /// The kind needs this text among the card's labels.
    Label(String),
    /// An observation that is not there.
    Observation(String),
    /// A flow that is not there.
    Flow(String),
    /// Geodata that are not there.
    Geo(&'static str),
}

impl std::fmt::Display for DrawError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DrawError::Kind(kind) => write!(f, "there is no chart kind `{}`", kind.id()),
            DrawError::Role(role) => write!(f, "needs observations with the role `{role}`"),
            DrawError::Label(key) => write!(f, "needs the label `{key}`"),
            DrawError::Observation(id) => write!(f, "needs the observation `{id}`"),
            DrawError::Flow(id) => write!(f, "needs the flow `{id}`"),
            DrawError::Geo(name) => write!(f, "needs the geodata `{name}`"),
        }
    }
}

impl<'a> DrawContext<'a> {
    /// True when drawing for a phone.
    pub fn is_narrow(&self) -> bool {
        self.width < WIDE[0]
    }

    /// One of two values, by width.
    pub fn pick<T>(&self, narrow: T, wide: T) -> T {
        if self.is_narrow() { narrow } else { wide }
    }

    /// The site's own words in the drawing's language.
    pub fn words(&self) -> &'static Messages {
        messages(self.locale)
    }

    /// Text in the drawing's language.
    pub fn text<'t>(&self, text: &'t LocalText) -> &'t str {
        text.get(self.locale)
    }

    /// An observation by id.
    pub fn observation(&self, id: &str) -> Result<&'a Observation, DrawError> {
        self.atlas.observation(id).ok_or_else(|| DrawError::Observation(id.to_owned()))
    }

    /// All observations with a role, at least one.
    pub fn all(&self, role: &'static str) -> Result<Vec<&'a Observation>, DrawError> {
        let found: Result<Vec<_>, _> = self.card.role(role).map(|id| self.observation(id)).collect();
        found.and_then(|all| if all.is_empty() { Err(DrawError::Role(role)) } else { Ok(all) })
    }

    /// The first observation with a role.
    pub fn one(&self, role: &'static str) -> Result<&'a Observation, DrawError> {
        self.card.role(role).next().ok_or(DrawError::Role(role)).and_then(|id| self.observation(id))
    }

    /// The name of the first series with a role, if it has one.
    pub fn series_name(&self, role: &str) -> Option<String> {
        let name = self.card.series.iter().find(|s| s.role == role)?.name.as_ref()?;
        Some(self.fill(name))
    }

    /// A text of the card, filled in. `<key>.narrow` is taken before `<key>` in a narrow drawing.
    pub fn label(&self, key: &str) -> Result<String, DrawError> {
        let narrow = self.card.labels.get(&format!("{key}.narrow")).filter(|_| self.is_narrow());
        let text = narrow.or_else(|| self.card.labels.get(key)).ok_or_else(|| DrawError::Label(key.to_owned()))?;
        Ok(self.fill(text))
    }

    /// What an observation is called in the picture: the card's label under its id, else the indicator's
    /// name (short in a narrow drawing), else the area's for comparisons between areas.
    pub fn name(&self, observation: &Observation) -> String {
        if let Ok(label) = self.label(&observation.id) {
            return label;
        }
        let name = self.atlas.indicators.get(&observation.indicator).map(|i| self.pick(&i.short, &i.name));
        name.map_or_else(String::new, |n| self.text(n).to_owned())
    }

    /// The number as pictures print it: `719.17`; with a sign where it is a round one: `≈1.3`.
    pub fn number(&self, observation: &Observation) -> String {
        let sign = if observation.qualifier == Qualifier::Rounded { "≈" } else { "" };
        format!("{sign}{}", self.atlas.number(observation, self.locale))
    }

    /// How far after the beginning of a value its words may begin. The digits of Chinese serifs are narrow.
    pub fn after(&self, value: &drawing::Text) -> f64 {
        value.estimated_width() + if self.locale == Locale::Zh { 3.0 } else { 10.0 }
    }

    /// The number in the language's unit, for scales.
    pub fn value(&self, observation: &Observation) -> f64 {
        let value = observation.value;
        self.atlas.unit_of(observation).map_or(value, |unit| unit.scale(value, self.locale))
    }

    /// The unit's symbol: `亿元`, `billion yuan`.
    pub fn unit(&self, observation: &Observation) -> &'a str {
        self.atlas.unit_of(observation).map_or("", |unit| unit.symbol.get(self.locale))
    }

    fn fill(&self, text: &LocalText) -> String {
        crate::model::template::fill_string(text.get(self.locale), self.atlas, self.locale)
    }
}

/// Draws a card at one width, [`NARROW`], one of [`WIDE`], or [`FULL`].
///
/// # Errors
/// What the data lacks for this kind of picture.
pub fn draw(card: &Card, atlas: &Atlas, locale: Locale, width: f64) -> Result<Picture, DrawError> {
    let kind = kind_of(card).ok_or(DrawError::Kind(card.kind))?;
    (kind.draw)(&DrawContext { atlas, card, locale, width })
}

/// Whether a card's picture is a chart, which ECharts draws.
pub fn is_chart(card: &Card) -> bool {
    kind_of(card).is_some_and(|kind| kind.chart)
}

fn kind_of(card: &Card) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == card.kind)
}

/// Draws a card for a phone and for a column `wide` pixels wide.
///
/// # Errors
/// What the data lacks for this kind of picture.
pub fn build(card: &Card, atlas: &Atlas, locale: Locale, wide: f64) -> Result<Figure, DrawError> {
    let draw = |width| draw(card, atlas, locale, width);
    Ok(Figure { wide: draw(wide)?, narrow: draw(NARROW)?, summary: Summary::of(card, atlas, locale) })
}
