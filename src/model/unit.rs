//! Units, and how each language writes them.

use super::observation::too_precise;
use crate::text::{LocalText, Locale, number::format_number};
use serde::Deserialize;

/// A unit of measure. Values are stored as the Chinese sources print them (719.17 亿元);
/// English shifts the decimal point (71.917 billion yuan), which loses nothing.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// For example `yi-yuan`.
    pub id: String,
    /// What follows the number: `亿元`, `billion yuan`. `%` is set without a space.
    pub symbol: LocalText,
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
    pub decimals: [u8; 2],
}

impl Unit {
    /// What is wrong with it by itself.
    pub(super) fn fault(&self) -> Option<String> {
        let compact = self.compact.iter();
        let mut powers = compact.clone().flat_map(|c| [c.zh_power, c.en_power]).chain([self.en_power]);
        if powers.any(|power| !(-MAX_POWER..=MAX_POWER).contains(&power)) {
            return Some(format!("shifts the decimal point by more than {MAX_POWER} places"));
        }
        compact.flat_map(|c| c.decimals).find_map(too_precise)
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
    /// A whole number that English divides keeps no idle zeros: 330 亿元 is 33 billion yuan.
    pub fn decimals(&self, value: f64, decimals: u8, locale: Locale) -> u8 {
        let power = self.power(locale);
        let mut shown = u8::try_from(i16::from(decimals) - i16::from(power)).unwrap_or(0);
        let scaled = self.scale(value, locale);
        while decimals == 0 && shown > 0 && is_whole(scaled * 10f64.powi(i32::from(shown) - 1)) {
            shown -= 1;
        }
        shown
    }

    /// The number alone, at its own precision.
    pub fn format(&self, value: f64, decimals: u8, locale: Locale) -> String {
        format_number(self.scale(value, locale), self.decimals(value, decimals, locale))
    }

    /// The rounder number of pictures; the exact one where the unit has no rounder form.
    pub fn format_compact(&self, value: f64, decimals: u8, locale: Locale) -> String {
        match (&self.compact, locale) {
            (None, _) => self.format(value, decimals, locale),
            (Some(c), Locale::Zh) => format_number(shift(value, c.zh_power), c.decimals[0]),
            (Some(c), Locale::En) => format_number(shift(value, c.en_power), c.decimals[1]),
        }
    }

    /// A bound between classes: the rounder form without idle zeros, `50` for 500,000 人.
    pub fn format_bound(&self, value: f64, locale: Locale) -> String {
        let text = self.format_compact(value, 0, locale);
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        text.to_owned()
    }

    /// The symbol that goes with [`Unit::format_compact`] and [`Unit::format_bound`].
    pub fn compact_symbol(&self, locale: Locale) -> &str {
        self.compact.as_ref().map_or(&self.symbol, |c| &c.symbol).get(locale)
    }

    /// A number and its unit as one phrase: `719.17亿元`, `71.917 billion yuan`, `13.0%`.
    pub fn phrase(&self, number: &str, locale: Locale) -> String {
        let symbol = self.symbol.get(locale);
        match locale {
            Locale::En if !symbol.is_empty() && !symbol.starts_with('%') => format!("{number} {symbol}"),
            _ => format!("{number}{symbol}"),
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
