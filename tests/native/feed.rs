//! The feed of changes to the data.

#[path = "../../src/bin/publish/feed.rs"]
mod written;

use self::written::feed;
use crate::support;
use crate::support::html::page;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use wanzhou::files::feed::{changed_values, feed_path};
use wanzhou::model::Qualifier;
use wanzhou::text::Locale;

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn text<'a>(of: Node<'a, 'a>, name: &str) -> &'a str {
    let own = of.children().find(|child| child.has_tag_name((ATOM, name)));
    own.and_then(|node| node.text()).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn the_feed_holds_every_change_with_all_that_atom_asks_for() {
    let atlas = support::everything();
    let mut count = 0;
    for base in ["https://example.org/wanzhou/", ""] {
        for locale in Locale::ALL {
            let written = feed(base, &atlas, locale);
            let parsed = Document::parse(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
            let root = parsed.root_element();
            assert!(root.has_tag_name((ATOM, "feed")));
            let links = |of: Node, rel: &str| -> Vec<String> {
                let own = of.children().filter(|child| child.has_tag_name((ATOM, "link")));
                let own = own.filter(|link| link.attribute("rel") == Some(rel));
                own.filter_map(|link| link.attribute("href").map(str::to_owned)).collect()
            };
            assert_eq!(links(root, "self"), [format!("{base}{}", feed_path(locale))]);
            let entries: Vec<Node> = root.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect();
            assert_eq!(entries.len(), atlas.changes.iter().count());
            assert_eq!(text(root, "updated"), text(entries[0], "updated"), "it is as old as its latest entry");
            let ids: BTreeSet<&str> =
                entries.iter().map(|entry| text(*entry, "id")).chain([text(root, "id")]).collect();
            assert_eq!(ids.len(), entries.len() + 1, "ids are unique");
            assert!(ids.iter().all(|id| id.starts_with("urn:") && !id.contains(' ')), "{ids:?}");
            for (entry, change) in entries.into_iter().zip(atlas.changes.iter()) {
                let (title, all) = (text(entry, "title"), change.text.get(locale));
                let content = text(entry, "content");
                let values = changed_values(change, &atlas, locale);
                assert_eq!(content.strip_prefix(all).map(|rest| rest.lines().skip(1).count()), Some(values.len()));
                for (value, line) in change.values.iter().zip(values) {
                    let both = format!("{} → {}", value.before.get(locale), value.after.get(locale));
                    let word = if locale == Locale::Zh { "，数值：" } else { ", value: " };
                    assert!(
                        line.ends_with(&[word, &both].concat()) && content.lines().any(|own| own == line),
                        "{content}"
                    );
                    count += 1;
                }
                assert!(!title.is_empty() && all.starts_with(title), "{title} does not begin {all}");
                assert_eq!(text(entry, "updated"), format!("{}T00:00:00Z", change.date));
                assert_eq!(links(entry, "alternate").len(), 1);
            }
        }
    }
    assert!(count >= 4 * 6, "values before and after: {count}");
}

#[test]
fn the_last_entry_on_a_value_tells_it_as_it_is_now() {
    let atlas = support::everything();
    let mut told = BTreeSet::new();
    for value in atlas.changes.iter().flat_map(|change| &change.values) {
        // The list begins with the latest.
        let Some(o) = atlas.observation(&value.observation).filter(|o| told.insert(o.id.clone())) else { continue };
        for locale in Locale::ALL {
            let (after, number) = (value.after.get(locale), atlas.number(o, locale));
            assert!(after.contains(&number), "{}: {after}, but it is {number}", o.id);
            let open = [["约", "about"], ["不低于", "at least"], ["近", "nearly"]].map(|words| words[locale as usize]);
            let held = match o.qualifier {
                Qualifier::Rounded => [true, false, false],
                Qualifier::AtLeast => [false, true, false],
                Qualifier::Nearly => [false, false, true],
                _ => [false; 3],
            };
            assert_eq!(open.map(|word| after.contains(word)), held, "{}: {after}, but it is {:?}", o.id, o.qualifier);
        }
        assert_ne!(value.before, value.after, "{}", o.id);
    }
    assert!(told.len() >= 6, "{told:?}");
}

#[test]
fn an_entry_names_the_figures_that_show_its_values() {
    let atlas = support::everything();
    let mut seen = 0;
    for change in atlas.changes.iter() {
        for value in &change.values {
            let shows = |card: &&wanzhou::model::Card| card.observations().any(|id| *id == value.observation);
            for card in atlas.cards.iter().filter(shows) {
                assert!(change.figures.contains(&card.id), "{}: {} is in {}", change.id, value.observation, card.id);
                seen += 1;
            }
        }
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn the_page_about_this_site_shows_every_value_before_and_after() {
    let atlas = support::everything();
    for (hash, locale) in [("#/about", Locale::Zh), ("#/about?lang=en", Locale::En)] {
        let html = page(hash);
        let lines: Vec<String> =
            atlas.changes.iter().flat_map(|change| changed_values(change, &atlas, locale)).collect();
        assert!(lines.len() >= 6, "{lines:?}");
        for line in lines {
            assert!(html.contains(&format!("<small>{line}<")), "{hash}: {line}");
        }
    }
}
