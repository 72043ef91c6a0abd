//! The feed of changes to the data.

use crate::support;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use wanzhou::files::feed::{feed, feed_path};
use wanzhou::text::Locale;

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn text<'a>(of: Node<'a, 'a>, name: &str) -> &'a str {
    let own = of.children().find(|child| child.has_tag_name((ATOM, name)));
    own.and_then(|node| node.text()).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn the_feed_holds_every_change_with_all_that_atom_asks_for() {
    let atlas = support::everything();
    for base in ["https://example.org/wanzhou/", ""] {
        for locale in Locale::ALL {
            let written = feed(base, atlas.changes.iter(), locale);
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
                assert_eq!(text(entry, "content"), all);
                assert!(!title.is_empty() && all.starts_with(title), "{title} does not begin {all}");
                assert_eq!(text(entry, "updated"), format!("{}T00:00:00Z", change.date));
                assert_eq!(links(entry, "alternate").len(), 1);
            }
        }
    }
}
