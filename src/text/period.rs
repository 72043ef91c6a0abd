//! Periods: a subset of ISO 8601-2 (EDTF), as the data writes them.

use super::Locale;
use serde::{Deserialize, Deserializer, de::Error};
use std::fmt;

/// A year, or a month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Common era year, 1900 to 2199.
    pub year: u16,
    /// 1 to 12; `None` for the whole year.
    pub month: Option<u8>,
}

/// The time that an observation is about: `2024`, `2024-12`, `2025-01/2025-07` or, open at the end, `2024/..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First year or month.
    pub start: Date,
    /// Last year or month; `None` where the period is open ("since 2024").
    pub end: Option<Date>,
}

impl Date {
    fn parse(text: &str) -> Option<Date> {
        // Rust would read a sign, too.
        if text.contains('+') {
            return None;
        }
        let (year, month) = match text.split_once('-') {
            Some((year, month)) if month.len() == 2 => (year, Some(month.parse().ok()?)),
            Some(_) => return None,
            None => (text, None),
        };
        if year.len() != 4 || month.is_some_and(|m: u8| !(1..=12).contains(&m)) {
            return None;
        }
        let year = year.parse().ok().filter(|y| (1900..2200).contains(y))?;
        Some(Date { year, month })
    }

    fn format(self, locale: Locale) -> String {
        match (locale, self.month) {
            (Locale::Zh, None) => format!("{}年", self.year),
            (Locale::Zh, Some(m)) => format!("{}年{m}月", self.year),
            (Locale::En, None) => self.year.to_string(),
            (Locale::En, Some(m)) => format!("{} {}", month_name(m), self.year),
        }
    }
}

impl Period {
    /// Reads a period; `None` if it is not of one of the four forms or ends before it starts.
    pub fn parse(text: &str) -> Option<Period> {
        let Some((start, end)) = text.split_once('/') else {
            let date = Date::parse(text)?;
            return Some(Period { start: date, end: Some(date) });
        };
        let start = Date::parse(start)?;
        let end = if end == ".." { None } else { Some(Date::parse(end)?) };
        if end.is_some_and(|end| end.year < start.year || end.year == start.year && end.month < start.month) {
            return None;
        }
        Some(Period { start, end })
    }

    /// The period in words: `2024年`, `2025年1—7月`, `Jan–Jul 2025`, `since 2024`.
    pub fn format(self, locale: Locale) -> String {
        let start = self.start.format(locale);
        let Some(end) = self.end else {
            return match locale {
                Locale::Zh => format!("{start}以来"),
                Locale::En => format!("since {start}"),
            };
        };
        if end == self.start {
            return start;
        }
        match (locale, self.start.month, end.month) {
            (Locale::Zh, None, None) => format!("{}—{}年", self.start.year, end.year),
            (Locale::En, None, None) => format!("{}–{}", self.start.year, end.year),
            (Locale::Zh, Some(a), Some(b)) if end.year == self.start.year => {
                format!("{}年{a}—{b}月", end.year)
            }
            (Locale::En, Some(a), Some(b)) if end.year == self.start.year => {
                format!("{}–{} {}", month_name(a), month_name(b), end.year)
            }
            (Locale::Zh, ..) => format!("{start}至{}", end.format(locale)),
            (Locale::En, ..) => format!("{start} to {}", end.format(locale)),
        }
    }
}

/// The form in the data, which [`Period::parse`] reads back.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = |f: &mut fmt::Formatter<'_>, d: Date| match d.month {
            Some(m) => write!(f, "{}-{m:02}", d.year),
            None => write!(f, "{}", d.year),
        };
        date(f, self.start)?;
        match self.end {
            None => f.write_str("/.."),
            Some(end) if end == self.start => Ok(()),
            Some(end) => {
                f.write_str("/")?;
                date(f, end)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Period::parse(&text).ok_or_else(|| {
            D::Error::custom(format!("`{text}` is not a period (2024, 2024-12, 2025-01/2025-07 or 2024/..)"))
        })
    }
}

/// A day in words: `2026年11月28日`, `28 November 2026`.
pub fn day_in_words([year, month, day]: [u32; 3], locale: Locale) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = usize::try_from(month).ok().and_then(|m| MONTHS.get(m.wrapping_sub(1))).copied().unwrap_or("");
    match locale {
        Locale::Zh => format!("{year}年{month}月{day}日"),
        Locale::En => format!("{day} {name} {year}"),
    }
}

/// The day that an ISO 8601 date names, in words; the text itself where it is none.
pub fn date_in_words(text: &str, locale: Locale) -> String {
    let parts: Option<Vec<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    match parts.as_deref() {
        Some(&[year, month, day]) => day_in_words([year, month, day], locale),
        _ => text.to_owned(),
    }
}

/// Short English month name, 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}
