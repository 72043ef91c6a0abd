//! The tokens of the look, as pictures name them. The colours themselves are in `src/style/tokens.css`:
//! a picture is drawn once and every theme is CSS alone.

/// Text and values.
pub const INK: &str = "var(--ink)";
/// Notes and axis text.
pub const INK_2: &str = "var(--ink-2)";
/// Quiet labels, outlines of derived values.
pub const INK_3: &str = "var(--ink-3)";
/// The ground.
pub const PAPER: &str = "var(--paper)";
/// Panels.
pub const SUNK: &str = "var(--sunk)";
/// Grid lines.
pub const RULE: &str = "var(--rule)";
/// Stronger hairlines.
pub const RULE_2: &str = "var(--rule-2)";
/// The sequential ramp, low to high.
pub const SEQ: [&str; 5] = ["var(--seq-1)", "var(--seq-2)", "var(--seq-3)", "var(--seq-4)", "var(--seq-5)"];
/// Text on the steps of the ramp.
pub const ON_SEQ: [&str; 5] =
    ["var(--on-seq-1)", "var(--on-seq-2)", "var(--on-seq-3)", "var(--on-seq-4)", "var(--on-seq-5)"];
/// Everything that is not the point.
pub const MARK: &str = "var(--mark)";
/// The same, for lines of which there are many.
pub const MARK_FAINT: &str = "var(--mark-faint)";
/// What is in doubt: its hatching and its edge.
pub const DOUBTFUL: &str = "var(--doubtful)";
/// The one accent: Wanzhou, or the point being made.
pub const ACCENT: &str = "var(--accent)";
/// Text on the accent.
pub const ON_ACCENT: &str = "var(--on-accent)";
/// Growth, beside [`FALL`].
pub const GROW: &str = "var(--grow)";
/// Decline; only beside [`GROW`].
pub const FALL: &str = "var(--fall)";
/// Decline on a map, slight and strong, and text on both.
pub const FALL_RAMP: [&str; 2] = ["var(--fall-1)", "var(--fall-2)"];
/// Text on [`FALL_RAMP`].
pub const ON_FALL: &str = "var(--on-fall)";
/// Lines between the areas of a map.
pub const MAP_LINE: &str = "var(--map-line)";
/// Outer edge of a map.
pub const MAP_EDGE: &str = "var(--map-edge)";

/// Hatching of open values. The pattern is in the page and in every picture that leaves it.
pub const HATCH: &str = "url(#hatch)";
/// The same beside the accent.
pub const HATCH_ACCENT: &str = "url(#hatch-accent)";
/// The same beside [`MARK`].
pub const HATCH_MARK: &str = "url(#hatch-mark)";
/// Hatching of what is in doubt.
pub const HATCH_DOUBTFUL: &str = "url(#hatch-doubtful)";

/// Family of titles and values.
pub const SERIF: &str = "var(--serif)";
/// Family of everything else.
pub const SANS: &str = "var(--sans)";
/// Dash pattern of lines to reach (targets).
pub const DASH_TARGET: &str = "6 4";
/// Dash pattern of derived outlines: with round caps, dots.
pub const DASH_DERIVED: &str = "0.1 4";
