//! Addresses: there and back, and what happens to parts that nobody understands.

use wanzhou::route::{Page, Route, Sort, Theme};
use wanzhou::text::Locale;

fn parse(hash: &str) -> (Route, Vec<String>) {
    let (route, notices) = Route::parse(hash).expect("a route");
    (route, notices.into_iter().map(|n| n.part).collect())
}

#[test]
fn every_page_goes_there_and_back() {
    let pages = [
        Page::Story,
        Page::Indicator("industry-output".into()),
        Page::Map,
        Page::Governance,
        Page::Data,
        Page::About,
        Page::Embed("events".into()),
    ];
    let sort = Sort { column: "value".into(), descending: true };
    for page in pages {
        for lang in [None, Some(Locale::Zh), Some(Locale::En)] {
            for theme in [None, Some(Theme::Light), Some(Theme::Dark)] {
                for (show, sort) in [(None, None), (Some("district-gdp".to_owned()), Some(sort.clone()))] {
                    let route = Route { page: page.clone(), lang, theme, show, sort };
                    assert_eq!(parse(&route.to_string()), (route.clone(), vec![]), "{route}");
                }
            }
        }
    }
}

#[test]
fn an_empty_hash_is_the_story_with_everything_missing() {
    for hash in ["", "#", "#/"] {
        assert_eq!(parse(hash), (Route::default(), vec![]), "{hash:?}");
    }
}

#[test]
fn a_plain_anchor_is_no_route() {
    assert_eq!(Route::parse("#life"), None);
    assert_eq!(Route::parse("#main"), None);
}

#[test]
fn invalid_parts_fall_back_and_are_named_and_valid_ones_stay() {
    let (route, notices) = parse("#/data?lang=fr&theme=dark&sort=%3Cscript%3E&show=");
    assert_eq!(route.page, Page::Data);
    assert_eq!((route.lang, route.theme, route.sort, route.show), (None, Some(Theme::Dark), None, None));
    assert_eq!(notices, ["lang=fr", "sort=%3Cscript%3E", "show="]);
}

#[test]
fn unknown_pages_lead_to_the_story_and_are_named() {
    for hash in
        ["#/nowhere", "#/indicator", "#/indicator/", "#/indicator/a/b", "#/indicator/<b>", "#/map/x", "#/embed/UP"]
    {
        let (route, notices) = parse(hash);
        assert_eq!(route.page, Page::Story, "{hash}");
        assert_eq!(notices.len(), 1, "{hash}");
    }
}

#[test]
fn what_others_append_is_passed_over_in_silence() {
    assert_eq!(parse("#/map?utm_source=x&lang=en&fbclid").1, Vec::<String>::new());
    assert_eq!(parse("#/map?utm_source=x&lang=en").0.lang, Some(Locale::En));
}

#[test]
fn endless_and_strange_addresses_are_cut_not_followed() {
    let (route, notices) = parse(&format!("#/{}", "万".repeat(5_000)));
    assert_eq!(route, Route::default());
    assert!(notices[0].chars().count() <= 40);
    for hash in ["#/?", "#/?&&&", "#/?=", "#//", "#/\u{202e}", "#/data?sort=-", "#/data?sort"] {
        assert!(Route::parse(hash).is_some(), "{hash}");
    }
}

#[test]
fn another_page_keeps_language_and_theme_and_drops_the_rest() {
    let (route, _) = parse("#/data?sort=-value&lang=en&theme=light");
    assert_eq!(route.to(Page::Map).to_string(), "#/map?lang=en&theme=light");
}
