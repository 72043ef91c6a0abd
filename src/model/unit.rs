//! Units, and how each language writes them.

use super::id::UnitId;
use super::observation::unprintable;
use crate::text::{LocalText, Locale, number::format_number};
use serde::Deserialize;

/// A unit of measure. Values are stored as the Chinese sources print them (719.17 亿元);
/// English shifts the decimal point (71.917 billion yuan), which loses nothing.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// For example `yi-yuan`.
    pub id: UnitId,
    /// What follows the number: `亿元`, `billion yuan`. `%` is set without a space.
    pub symbol: LocalText,
    /// What goes before the number where it is with its unit: `第`, `No. `.
    pub prefix: Option<LocalText>,
    /// The English number is the stored one times ten to this power.
    #[serde(default)]
    pub en_power: i8,
    /// A rounder form for pictures where the exact one is too long: `1,563,050 人` as `156.3 万人`.
    pub compact: Option<Compact>,
}

/// Furthest that a language may shift the decimal point.
const MAX_POWER: i8 = 12;

/// A rounded way to print a unit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compact {
    /// What follows the number.
    pub symbol: LocalText,
    /// Power of ten from the stored number to the Chinese one.
    pub zh_power: i8,
    /// Power of ten from the stored number to the English one.
    pub en_power: i8,
    /// Decimal places shown, Chinese and English.
    pub decimals: [i8; 2],
}

impl Unit {
    /// What is wrong with it by itself.
    pub(super) fn validate(&self) -> Option<String> {
        let compact = self.compact.iter();
        let mut powers = compact.clone().flat_map(|c| [c.zh_power, c.en_power]).chain([self.en_power]);
        if powers.any(|power| !(-MAX_POWER..=MAX_POWER).contains(&power)) {
            return Some(format!("shifts the decimal point by more than {MAX_POWER} places"));
        }
        compact.flat_map(|c| c.decimals).find_map(unprintable)
    }

    /// Its name where it stands apart from the number, as in a column of a file: `亿元`, `batch`. Of a unit that goes
    /// before the number alone that is what goes there.
    pub fn name(&self, locale: Locale) -> &str {
        let prefix = self.prefix.as_ref().map_or("", |prefix| prefix.get(locale).trim());
        Some(self.symbol.get(locale)).filter(|symbol| !symbol.is_empty()).unwrap_or(prefix)
    }

    /// Whether it counts off an order, `第8位`, and so is around the number: nothing is so many of it.
    pub fn is_ordinal(&self) -> bool {
        self.prefix.is_some()
    }

    /// The power of ten from the stored number to the one shown.
    pub fn power(&self, locale: Locale) -> i8 {
        match locale {
            Locale::Zh => 0,
            Locale::En => self.en_power,
        }
    }

    /// A stored value as a number of the language's unit.
    pub fn scale(&self, value: f64, locale: Locale) -> f64 {
        shift(value, self.power(locale))
    }

    /// Decimal places that keep the precision of the stored number when shown in this language.
    /// A whole number that English divides keeps no idle zeros: 330 亿元 is 33 billion yuan. Below zero they say that the
    /// last digits are no more than zeros: 25.7 万件 are 257,000 cases, to the thousand.
    pub fn decimals(&self, value: f64, decimals: i8, locale: Locale) -> i8 {
        let power = self.power(locale);
        let mut shown = decimals.saturating_sub(power);
        let scaled = self.scale(value, locale);
        while decimals == 0 && shown > 0 && is_whole(scaled * 10f64.powi(i32::from(shown) - 1)) {
            shown -= 1;
        }
        shown
    }

    /// The number alone, at its own precision.
    pub fn format(&self, value: f64, decimals: i8, locale: Locale) -> String {
        format_number(self.scale(value, locale), self.decimals(value, decimals, locale), locale)
    }

    /// The rounder number of pictures; the exact one where the unit has no rounder form.
    pub fn format_compact(&self, value: f64, decimals: i8, locale: Locale) -> String {
        match (&self.compact, locale) {
            (None, _) => self.format(value, decimals, locale),
            (Some(c), Locale::Zh) => format_number(shift(value, c.zh_power), c.decimals[0], locale),
            (Some(c), Locale::En) => format_number(shift(value, c.en_power), c.decimals[1], locale),
        }
    }

    /// A bound between classes: the rounder form without idle zeros, `50` for 500,000 人.
    pub fn format_bound(&self, value: f64, locale: Locale) -> String {
        let text = self.format_compact(value, 0, locale);
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        text.to_owned()
    }

    /// A bound between classes as it is stated: `11.5`, `2.65`.
    pub fn format_bound_exact(&self, value: f64, locale: Locale) -> String {
        let decimals = (0i8..4).find(|d| is_whole(value * 10f64.powi(i32::from(*d)))).unwrap_or(4);
        if self.compact.is_some() { self.format_bound(value, locale) } else { self.format(value, decimals, locale) }
    }

    /// A stored value as a number of the rounder form.
    pub fn scale_compact(&self, value: f64, locale: Locale) -> f64 {
        match (&self.compact, locale) {
            (None, _) => self.scale(value, locale),
            (Some(c), Locale::Zh) => shift(value, c.zh_power),
            (Some(c), Locale::En) => shift(value, c.en_power),
        }
    }

    /// The symbol that goes with [`Unit::format_compact`] and [`Unit::format_bound`].
    pub fn compact_symbol(&self, locale: Locale) -> &str {
        self.compact.as_ref().map_or(&self.symbol, |c| &c.symbol).get(locale)
    }

    /// The rounder number with its own symbol: `156.4万人`, `1.56 million people`.
    pub fn compact_phrase(&self, value: f64, locale: Locale) -> String {
        let space = if locale == Locale::En { " " } else { "" };
        format!("{}{space}{}", self.format_compact(value, 0, locale), self.compact_symbol(locale))
    }

    /// A number and its unit as one phrase: `719.17亿元`, `71.917 billion yuan`, `13.0%`, `第8位`.
    pub fn phrase(&self, number: &str, locale: Locale) -> String {
        let (prefix, symbol) = (self.prefix.as_ref().map_or("", |prefix| prefix.get(locale)), self.symbol.get(locale));
        match locale {
            Locale::En if !symbol.is_empty() && !symbol.starts_with('%') => format!("{prefix}{number} {symbol}"),
            _ => format!("{prefix}{number}{symbol}"),
        }
    }
}

/// `value × 10^power`, dividing for negative powers so that decimal fractions stay as exact as they can.
fn shift(value: f64, power: i8) -> f64 {
    let factor = 10f64.powi(i32::from(power).abs());
    if power < 0 { value / factor } else { value * factor }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-9
}
