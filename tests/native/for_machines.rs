//! What the publisher writes for search engines and crawlers: the data set described, the sitemap, `robots.txt`.

#[path = "../../src/bin/publish/dataset.rs"]
mod described;
#[path = "../../src/bin/publish/sitemap.rs"]
mod listed;

use self::described::dataset;
use self::listed::{robots, sitemap};
use crate::support;
use wanzhou::files::package;
use wanzhou::route::{Explore, Page, Route};

#[test]
fn search_engines_are_told_what_is_measured_and_where_it_is() {
    let atlas = support::everything();
    let value = dataset(&atlas, |path| format!("../{path}"));
    assert_eq!(value["@type"], "Dataset");
    assert_eq!(value["temporalCoverage"], "2000/2025", "from the first census of the districts to the latest months");
    let measured = value["variableMeasured"].as_array().expect("a list");
    assert!(
        measured.contains(&"Median age".into()) && !measured.contains(&"Men".into()),
        "what is compared, not what is counted"
    );
    assert_eq!(value["distribution"][0]["contentUrl"], format!("../data/{}", package::TABLE));
    assert_eq!(value["url"], "../");
}

#[test]
fn the_sitemap_names_every_page_once_in_every_language() {
    let pages = [Page::Story, Page::Map, Page::Indicator("gdp".to_owned()), Page::Map];
    let mut pages = pages.map(|page| Route { page, ..Route::default() }).to_vec();
    let explore = Explore { y: Some("median-age".to_owned()), ..Explore::default() };
    pages.push(Route { page: Page::Districts, explore, ..Route::default() });
    let days = [Some("2026-11-28"), Some("2026-11-27"), None].into_iter().cycle();
    let text = sitemap("https://example.org/a&b/", pages.iter().zip(days));
    assert_eq!(text.matches("</loc><lastmod>2026-11-28</lastmod><xhtml:link").count(), 2);
    assert_eq!(text.matches("<lastmod>").count(), 6, "what has no day says none");
    assert_eq!(text.matches("<url>").count(), 8);
    assert_eq!(text.matches("<loc>https://example.org/a&amp;b/d/median-age/</loc>").count(), 1);
    assert_eq!(text.matches("<loc>https://example.org/a&amp;b/map/en/</loc>").count(), 1);
    assert_eq!(text.matches("<loc>https://example.org/a&amp;b/</loc>").count(), 1);
    assert_eq!(text.matches("hreflang=\"zh-CN\" href=\"https://example.org/a&amp;b/f/gdp/\"").count(), 2);
}

#[test]
fn crawlers_are_led_to_the_sitemap_where_its_address_is_known() {
    assert_eq!(robots("https://example.org/"), "User-agent: *\nAllow: /\nSitemap: https://example.org/sitemap.xml\n");
    assert_eq!(robots(""), "User-agent: *\nAllow: /\n");
}
