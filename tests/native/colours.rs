//! Colours are tokens: every one that a picture names is there in every theme, and doubt has one of its own.

use crate::support;
use regex::Regex;
use std::collections::BTreeSet;
use wanzhou::figures::shared::mark::{Certainty, Paint};
use wanzhou::figures::theme;
use wanzhou::files::picture::HATCH_PATTERNS;

/// The names that a text has between two others.
fn names<'a>(text: &'a str, pattern: &str) -> BTreeSet<&'a str> {
    let pattern = Regex::new(pattern).expect("a pattern");
    pattern.captures_iter(text).filter_map(|found| Some(found.get(1)?.as_str())).collect()
}

#[test]
fn every_colour_of_a_picture_is_a_token_of_every_theme() {
    let (code, style) = (support::read("src/figures/theme.rs"), support::read("src/style/tokens.css"));
    let (_, colours) = style.split_once("[data-theme=\"light\"]").expect("the colours");
    let named: BTreeSet<&str> =
        [&*code, HATCH_PATTERNS].into_iter().flat_map(|text| names(text, r"var\(--([\w-]+)\)")).collect();
    let named: Vec<&str> = named.into_iter().filter(|name| !["serif", "sans"].contains(name)).collect();
    assert!(named.len() > 20, "{named:?}");
    for name in named {
        // Light; dark where it is chosen and where it is the system's; forced colours; print.
        let set = colours.matches(&format!("--{name}: ")).count();
        assert!(set >= 5, "--{name} is set {set} times");
    }
}

#[test]
fn doubt_is_set_wherever_the_colour_of_marks_is() {
    let style = support::read("src/style/tokens.css");
    let themes: Vec<&str> = style.split('}').filter(|block| block.contains("--mark: ")).collect();
    assert!(themes.len() >= 5, "{} themes", themes.len());
    for theme in themes {
        assert!(theme.contains("--doubtful: "), "{theme}");
    }
}

#[test]
fn every_hatching_that_a_picture_names_is_in_its_patterns() {
    let code = support::read("src/figures/theme.rs");
    assert_eq!(names(&code, r"url\(#([\w-]+)\)"), names(HATCH_PATTERNS, r#"<pattern id="([\w-]+)""#));
}

#[test]
fn doubt_has_a_token_that_nothing_else_is_drawn_with() {
    for certainty in Certainty::ALL {
        for color in [theme::MARK, theme::ACCENT, theme::SEQ[3]] {
            let Paint { fill, stroke, .. } = Paint::of(certainty, color);
            let is_doubtful = [fill == theme::HATCH_DOUBTFUL, stroke == theme::DOUBTFUL];
            assert_eq!(is_doubtful, [certainty == Certainty::Doubtful; 2], "{certainty:?} in {color}");
        }
    }
    let patterns = HATCH_PATTERNS.matches(theme::DOUBTFUL).count();
    assert!(patterns == 1 && HATCH_PATTERNS.contains(r#"id="hatch-doubtful""#), "{HATCH_PATTERNS}");
}
