//! What a kind of card is drawn from: a card, the data, a language and a width.

use super::WIDE;
use super::drawing::Text;
use crate::model::{Atlas, Card, CardKind, Observation, Qualifier};
use crate::text::{LocalText, Locale, Messages, messages};

/// What a kind needs in order to draw.
pub struct DrawContext<'a> {
    pub atlas: &'a Atlas,
    pub card: &'a Card,
    /// The language of everything written in the picture.
    pub locale: Locale,
    /// [`NARROW`](super::NARROW), one of [`WIDE`], or [`FULL`](super::FULL).
    pub width: f64,
}

/// Why a figure cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// The kind is drawn by no card.
    Kind(CardKind),
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
            DrawError::Kind(kind) => write!(f, "there is no kind of card `{}`", kind.id()),
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
    pub fn after(&self, value: &Text) -> f64 {
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

    /// A text with its values filled in.
    pub fn fill(&self, text: &LocalText) -> String {
        crate::model::template::fill_string(text.get(self.locale), self.atlas, self.locale)
    }
}
