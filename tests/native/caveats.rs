//! What values are owed wherever they go: how far ranks hold, why some are in doubt, what a colour and a confidence mean.

use crate::support;
use wanzhou::figures::districts::Screen;
use wanzhou::figures::profile::card_of;
use wanzhou::files::cite::source;
use wanzhou::files::package;
use wanzhou::route::{Explore, View};
use wanzhou::text::{Locale, messages};

fn notes(y: &str, view: View, locale: Locale) -> Vec<String> {
    let explore = Explore { y: Some(y.to_owned()), view: Some(view), ..Explore::default() };
    let screen = Screen::of(&support::everything(), &explore, locale).expect("a screen");
    screen.card.notes.iter().map(|note| note.text.get(locale).to_owned()).collect()
}

#[test]
fn a_ranking_says_what_its_strip_means_where_it_has_one() {
    for (locale, said) in [(Locale::Zh, "色条"), (Locale::En, "Strip:")] {
        let says = |y: &str, view| notes(y, view, locale).iter().any(|note| note.starts_with(said));
        assert!(says("car-share", View::Ranking) && says("population-growth", View::Ranking));
        assert!(!says("population", View::Ranking), "amounts have no classes");
        assert!(!says("car-share", View::Map), "a map has its legend");
    }
}

#[test]
fn districts_of_about_the_same_density_have_a_range_of_ranks() {
    let explore = Explore { y: Some("density".to_owned()), view: Some(View::Table), ..Explore::default() };
    let screen = Screen::of(&support::everything(), &explore, Locale::Zh).expect("a screen");
    let rank = |name: &str| screen.rows.iter().find(|row| row.name == name).map(|row| row.rank.clone()).expect(name);
    // 434.1, 429.2 and 422.8 people per square kilometre, whose areas are good to one per cent: the first and the last can be
    // told apart, neither from the one between.
    let ranks = ["潼南", "垫江", "江津"].map(rank);
    assert_eq!(ranks, ["第18至第19位", "第18至第20位", "第19至第20位"]);
    // Far from all others.
    assert_eq!(rank("渝中"), "第1位");
}

#[test]
fn a_picture_of_values_in_doubt_says_why() {
    let atlas = support::everything();
    let card = card_of("schooling-500236", &atlas).expect("a card");
    let remark = &atlas.census.remarks.get("fengjie-schooling-2020").expect("the remark").note;
    for locale in Locale::ALL {
        let said = card.notes.iter().any(|note| note.text.get(locale).ends_with(remark.get(locale)));
        assert!(said, "{:?}", card.notes);
    }
}

#[test]
fn confidence_comes_with_what_it_is_about_and_the_article_with_its_title() {
    let atlas = support::everything();
    let readme = package::readme(&atlas);
    let report = atlas.sources.get("report").expect("the article");
    for locale in Locale::ALL {
        let words = messages(locale);
        assert!(readme.contains(words.confidence_meaning) && readme.contains(words.confidence_article));
        let named = source(report, report.short.get(locale), locale);
        assert!(named.contains(&report.title) && named.starts_with("解书睿"), "{named}");
    }
}
