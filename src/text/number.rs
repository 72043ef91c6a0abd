//! Numbers as readers of each language expect them.

use super::Locale;

/// Rounds half away from zero at `decimals` places (at tens, hundreds … where they are negative) and prints the number
/// with a comma between groups of three digits and a true minus sign (−).
///
/// Chinese leaves whole numbers of up to four digits together (GB/T 15835); the unit (万, 亿, million) carries the rest.
pub fn format_number(value: f64, decimals: i8, locale: Locale) -> String {
    // A decimal fraction may be stored a hair below the half that it stands for: by far less than a millionth of the last
    // place that is shown.
    let step = 10f64.powi(-i32::from(decimals));
    let near = value.abs() + 1e-6 * step;
    let near = if decimals < 0 { (near / step).round() * step } else { near };
    let digits = format!("{:.*}", usize::try_from(decimals).unwrap_or(0), near);
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::with_capacity(digits.len() + 4);
    if value < 0.0 && digits.contains(|c| ('1'..='9').contains(&c)) {
        out.push('−');
    }
    let grouped = locale == Locale::En || whole.len() > 4;
    for (i, digit) in whole.chars().enumerate() {
        if grouped && i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Like [`format_number`], with a plus sign before what is greater than zero: for changes.
pub fn format_signed(value: f64, decimals: i8, locale: Locale) -> String {
    let text = format_number(value, decimals, locale);
    if value > 0.0 { format!("+{text}") } else { text }
}

/// Joins a sorted list of paragraph numbers into ranges: `[15, 16, 17, 20]` is `15–17` and `20`.
/// Dash and separator are the language's own.
pub fn format_ranges(numbers: &[u16], dash: &str, separator: &str) -> String {
    let mut parts: Vec<(u16, u16)> = Vec::new();
    for &n in numbers {
        match parts.last_mut() {
            Some((_, end)) if n == *end || n == *end + 1 => *end = n,
            _ => parts.push((n, n)),
        }
    }
    let mut shown = Vec::with_capacity(parts.len());
    for (start, end) in parts {
        match end - start {
            0 => shown.push(start.to_string()),
            1 => shown.extend([start.to_string(), end.to_string()]),
            _ => shown.push(format!("{start}{dash}{end}")),
        }
    }
    shown.join(separator)
}

/// A rank in English: `1st`, `2nd`, `3rd`, `11th`, `21st`.
pub fn ordinal(rank: usize) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}
