//! Which districts are offered to be added to a comparison.

use crate::support;
use std::collections::BTreeSet;
use wanzhou::figures::districts::Screen;
use wanzhou::figures::districts::suggestions::suggestions;
use wanzhou::route::{Explore, Picks};
use wanzhou::text::Locale;

#[test]
fn neighbours_and_districts_of_the_same_size_come_before_all_that_are_free() {
    let atlas = support::everything();
    let offered = |picks: &[&str]| {
        let picks = Picks::of(picks.iter().map(|id| (*id).to_owned()));
        let explore = Explore { picks: Some(picks), ..Explore::default() };
        let screen = Screen::of(&atlas, &explore, Locale::Zh).expect("a screen");
        suggestions(&atlas, &screen, Locale::Zh)
    };
    let groups = offered(&["500101"]);
    let names: Vec<&str> = groups.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["与万州相邻", "人口与万州相近", "全部"]);
    let of = |at: usize| groups[at].1.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>();
    // As the boundaries have it: 忠县, 梁平, 开州, 云阳, 石柱 touch it.
    let near: BTreeSet<&str> = of(0).into_iter().collect();
    assert_eq!(near, ["忠县", "梁平", "开州", "云阳", "石柱"].into());
    // 1,564,449 residents in 2020; nearest are 1,526,821, 1,477,345 and 1,359,611.
    assert_eq!(of(1), ["九龙坡", "沙坪坝", "江津"]);
    assert_eq!(groups[2].1.len(), 37, "all but the one that is picked");
    // The last that was picked is what is looked around from; none that is picked is offered.
    let groups = offered(&["500101", "500154"]);
    assert_eq!(groups[0].0, "与开州相邻");
    assert!(groups.iter().all(|(_, all)| all.iter().all(|(id, _)| id != "500101" && id != "500154")));
    assert_eq!(offered(&[]).len(), 1, "without one there is nothing to be near to");
}
