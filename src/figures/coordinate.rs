//! Numbers in path data.

/// A coordinate with at most two decimals and no idle zeros, for path data.
pub fn n(value: f64) -> String {
    /// Beyond, and where a value lies next to the middle between two, the digits of the number itself decide.
    const LARGE: f64 = 1e9;
    const MIDDLE: f64 = 0.499_999;
    let whole = (value * 100.0).round();
    if !value.is_finite() || whole.abs() > LARGE || (value * 100.0 - whole).abs() > MIDDLE {
        let text = format!("{value:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        return if text == "-0" { "0".to_owned() } else { text.to_owned() };
    }
    // Paths have thousands of coordinates, and whole numbers are quick to write.
    #[allow(clippy::cast_possible_truncation)]
    let hundredths = whole as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (units, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match part {
        0 => format!("{sign}{units}"),
        _ if part % 10 == 0 => format!("{sign}{units}.{}", part / 10),
        _ => format!("{sign}{units}.{part:02}"),
    }
}
