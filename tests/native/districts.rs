//! The districts compared: every state of the page has pictures, rows and a true headline.

use crate::support;
use std::sync::Arc;
use wanzhou::figures::districts::Screen;
use wanzhou::figures::districts::scene::{Scene, districts, offered, period_of, pictured};
use wanzhou::figures::districts::screen::{Shapes, chart, choices, finds, svg};
use wanzhou::model::census::{Categories, Cell, IndicatorKey, Magnitude, When};
use wanzhou::model::observation::WANZHOU;
use wanzhou::model::{Atlas, IndicatorKind};
use wanzhou::route::{Explore, Page, Picks, Route, View};
use wanzhou::text::{Locale, Period};

/// All data, with the boundaries.
pub fn atlas() -> Atlas {
    let mut atlas = support::everything();
    for name in ["districts", "rivers"] {
        atlas.geo.insert(name, Arc::new(support::map::geo(name)));
    }
    atlas
}

/// Every indicator at every time, as state and as change.
fn states(atlas: &Atlas) -> Vec<(IndicatorKey, When, Explore)> {
    let census = &atlas.census;
    let mut found = Vec::new();
    for key in offered(census) {
        for (change, times) in [(false, census.times(key)), (true, census.changes(key))] {
            for when in times {
                let (y, at) = (Some(census.indicator_id(key).to_owned()), Some(period_of(when)));
                found.push((key, when, Explore { y, at, change, view: Some(View::Table), ..Explore::default() }));
            }
        }
    }
    found
}

#[test]
fn the_headline_of_every_indicator_and_year_is_true() {
    let atlas = atlas();
    let census = &atlas.census;
    let all = states(&atlas);
    assert!(all.len() > 80, "{}", all.len());
    for (key, when, explore) in all {
        let cell = |area| Cell { indicator: key, when, categories: Categories::TOTAL, area };
        let values: Vec<_> = districts(census).into_iter().map(|area| (area, census.value(cell(area)))).collect();
        let counted: Vec<_> = values.iter().filter_map(|(area, v)| Some((*area, v.filter(|v| !v.doubtful)?))).collect();
        let own = counted.iter().find(|(area, _)| census.area_id(*area) == WANZHOU).expect("Wanzhou has a value").1;
        // Counted anew, from numbers that are not rounded.
        let rank = 1 + counted.iter().filter(|(_, v)| v.number > own.number).count();
        let tied = counted.iter().filter(|(_, v)| v.number == own.number).count();
        let open = counted.iter().any(|(_, v)| v.margin + v.rounding > 0.0);
        let kind = atlas.indicators.get(census.indicator_id(key)).expect("an indicator").kind;
        let magnitude = census.measure(key).expect("a measure").magnitude;
        let is_total = magnitude == Magnitude::Total && kind != IndicatorKind::Growth;
        let is_count = kind == IndicatorKind::Count;
        for locale in Locale::ALL {
            let screen = Screen::of(&atlas, &explore, locale).expect("a screen");
            let title = screen.card.title.get(locale);
            assert_eq!(screen.unrecognised, Vec::<String>::new(), "{title}");
            assert!(!title.contains(['{', '}', '—']) && !title.contains("NaN"), "{title}");
            assert!(title.contains(if locale == Locale::Zh { "万州" } else { "Wanzhou" }), "{title}");
            assert!(title.contains(&counted.len().to_string()), "{title}");
            let ordinal = |n: usize| match (locale, n % 10, n % 100) {
                (Locale::Zh, ..) => format!("第{n}位"),
                (_, _, 11..=13) => format!("{n}th of"),
                (_, 1, _) => format!("{n}st of"),
                (_, 2, _) => format!("{n}nd of"),
                (_, 3, _) => format!("{n}rd of"),
                _ => format!("{n}th of"),
            };
            // People are many or few, a share is high or low, a change never many.
            let ends = match (is_total && !explore.change, is_count) {
                (false, _) => [("最高", "the highest of"), ("最低", "the lowest of")],
                (true, true) => [("最多", "the most of"), ("最少", "the fewest of")],
                (true, false) => [("最大", "the largest of"), ("最小", "the smallest of")],
            };
            let end = |(zh, en): (&'static str, &'static str)| if locale == Locale::Zh { zh } else { en };
            match rank {
                _ if open => {}
                _ if tied > 1 => {
                    assert!(title.contains(if locale == Locale::Zh { "并列" } else { "joint" }), "{title}")
                }
                // Of changes the highest may be the smallest fall.
                1 if !explore.change => assert!(title.contains(end(ends[0])), "{title}"),
                last if last == counted.len() && !explore.change => assert!(title.contains(end(ends[1])), "{title}"),
                rank => assert!(title.contains(&ordinal(rank)), "{title}: {rank}"),
            }
            // A rank among changes is worded as such: the highest may be the smallest fall.
            let rises = counted.iter().all(|(_, v)| v.number >= 0.0);
            let falls = counted.iter().all(|(_, v)| v.number <= 0.0);
            let [zh, en] = match (rises, falls) {
                (true, _) => ["升幅由大到小", "largest rise to the smallest"],
                (_, true) => ["降幅由小到大", "smallest fall to the largest"],
                _ => ["变化由高到低", "largest rise to the largest fall"],
            };
            let by_change = title.contains(if locale == Locale::Zh { zh } else { en });
            assert_eq!(by_change, explore.change, "{title}");
            // Whoever has no rank is named.
            let without = values.iter().filter(|(_, v)| v.is_none_or(|v| v.doubtful));
            for (area, _) in without {
                let name = atlas.areas.get(census.area_id(*area)).expect("an area").short.get(locale).to_owned();
                assert!(
                    screen.card.subtitle.get(locale).contains(&name),
                    "{}: {name}",
                    screen.card.subtitle.get(locale)
                );
            }
            assert_eq!(screen.rows.len(), values.len(), "{title}");
        }
    }
}

#[test]
fn every_view_shows_every_district_that_has_a_value() {
    let atlas = atlas();
    // A rate, an amount, a change, a sample, what is of two times, what is in doubt for one.
    let shown =
        ["aged-65-plus-share", "population", "lift-share", "population-growth", "population-gain", "illiteracy-rate"];
    for (id, change) in
        shown.into_iter().map(|id| (id, false)).chain([("aged-65-plus-share", true), ("households", true)])
    {
        for view in View::ALL {
            let explore = Explore { y: Some(id.to_owned()), view: Some(view), change, ..Explore::default() };
            let screen = Screen::of(&atlas, &explore, Locale::Zh).expect("a screen");
            let marks: Vec<&String> = screen.rows.iter().filter_map(|row| row.observation.as_ref()).collect();
            let drawn = |shapes| {
                let svg = |wide| svg(&atlas, &explore, &screen.card, Locale::Zh, shapes, wide).expect("a drawing");
                [true, false].map(svg)
            };
            let pictures: Vec<String> = match view {
                View::Map => [drawn(Shapes::Map), drawn(Shapes::Ranking { all: true })].concat(),
                View::Ranking => drawn(Shapes::Ranking { all: true }).to_vec(),
                _ => Vec::new(),
            };
            for mark in marks {
                let named = format!("data-observation=\"{mark}\"");
                assert!(pictures.iter().all(|svg| svg.contains(&named)), "{id} {view:?}: {mark}");
                assert!(atlas.observation(mark).is_some(), "{mark} has no origin");
            }
            for svg in pictures {
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{id} {view:?}");
            }
            let spec = chart(&atlas, &explore, Locale::En, 690.0);
            assert_eq!(spec.is_some(), matches!(view, View::Scatter | View::Time), "{id} {view:?}");
        }
    }
}

#[test]
fn amounts_are_circles_and_never_fill_an_area() {
    let atlas = atlas();
    let map = |id: &str| {
        let explore = Explore { y: Some(id.to_owned()), ..Explore::default() };
        let card = Screen::of(&atlas, &explore, Locale::Zh).expect("a screen").card;
        svg(&atlas, &explore, &card, Locale::Zh, Shapes::Map, true).expect("a map")
    };
    assert!(map("aged-65-plus-share").contains("var(--seq-5)"));
    assert!(!map("population").contains("var(--seq-5)"), "an amount is filled in classes");
}

#[test]
fn unknown_parts_of_the_address_fall_back_and_are_reported() {
    let atlas = atlas();
    let default = Screen::of(&atlas, &Explore::default(), Locale::Zh).expect("a screen");
    let of = |explore: Explore| Screen::of(&atlas, &explore, Locale::Zh).expect("a screen");
    let picks = Picks::of(["500101".to_owned(), "510000".to_owned()]);
    let cases = [
        (Explore { y: Some("no-such".into()), ..Explore::default() }, "y=no-such"),
        // A count that others are worked out from is not offered.
        (Explore { y: Some("men".into()), ..Explore::default() }, "y=men"),
        (Explore { x: Some("no-such".into()), ..Explore::default() }, "x=no-such"),
        (Explore { at: Period::parse("2000"), ..Explore::default() }, "t=2000"),
        (Explore { picks: Some(picks), ..Explore::default() }, "510000"),
        (Explore { y: Some("lift-share".into()), change: true, ..Explore::default() }, "change=1"),
        // A district is no group.
        (Explore { among: Some(WANZHOU.into()), ..Explore::default() }, "among=500101"),
    ];
    for (explore, part) in cases {
        let screen = of(explore.clone());
        assert_eq!(screen.unrecognised, [part], "{explore:?}");
        if explore.y.as_deref() != Some("lift-share") {
            assert_eq!(screen.card.title, default.card.title, "{explore:?}");
        }
    }
    let unknown = of(Explore { picks: Some(Picks::of(["510000".to_owned()])), ..Explore::default() });
    assert_eq!((unknown.picks, unknown.card.title), (default.picks.clone(), default.card.title.clone()));
    assert!(default.unrecognised.is_empty());
    assert_eq!(default.picks[0].0, WANZHOU);
    assert!(default.picks.len() > 1, "Wanzhou is compared with something");
}

#[test]
fn a_district_keeps_its_slot_and_wanzhou_has_the_first() {
    let mut picks = Picks::of(["500112", "500102", WANZHOU].map(str::to_owned));
    assert_eq!(picks.slot(WANZHOU), Some(0));
    let slot = picks.slot("500102");
    picks.remove("500112");
    assert_eq!(picks.slot("500102"), slot);
    assert!(["500103", "500104", "500105", "500106"].iter().all(|id| picks.add(id)));
    assert!(!picks.add("500107"), "there are six slots");
    assert_eq!(picks.slot("500102"), slot);
    picks.remove(WANZHOU);
    assert!(picks.add("500107"));
    assert_eq!(picks.slot("500107"), Some(0), "the first slot is another's only where no other is free");
}

#[test]
fn a_walk_through_the_states_stays_on_the_page() {
    let atlas = atlas();
    let census = &atlas.census;
    let keys: Vec<String> = offered(census).map(|key| census.indicator_id(key).to_owned()).collect();
    let areas: Vec<String> = districts(census).into_iter().map(|area| census.area_id(area).to_owned()).collect();
    let years = ["2000", "2010", "2020", "2021", "1999"].map(Period::parse);
    let mut explore = Explore::default();
    // A generator of its own, so that every run walks the same way.
    let mut seed = 7_u64;
    let mut pick = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % most
    };
    for step in 0..160 {
        match pick(9) {
            0 => explore.y = Some(keys[pick(keys.len())].clone()),
            1 => explore.x = Some(keys[pick(keys.len())].clone()),
            2 => explore.at = years[pick(years.len())],
            3 => explore.x_at = years[pick(years.len())],
            // The map, which takes longest to draw, is seen above.
            4 => explore.view = Some(View::ALL[1 + pick(4)]),
            5 => explore.change = !explore.change,
            6 => explore.index = !explore.index,
            7 => {
                explore.among = [None, Some("north-east".to_owned()), Some("central-nine".to_owned())][pick(3)].clone()
            }
            _ => {
                let mut picks = explore.picks.take().unwrap_or_default();
                let area = &areas[pick(areas.len())];
                if picks.slot(area).is_some() {
                    picks.remove(area)
                } else {
                    _ = picks.add(area)
                }
                explore.picks = Some(picks);
            }
        }
        let explore = Explore { view: explore.view.or(Some(View::Table)), ..explore.clone() };
        let route = Route { page: Page::Districts, explore: explore.clone(), ..Route::default() };
        let (read, notices) = Route::parse(&route.to_string(), &Route::default()).expect("a route");
        assert_eq!((read, notices), (route.clone(), Vec::new()), "step {step}: {route}");
        let scene = Scene::of(&atlas, &explore, Locale::En).expect("a scene");
        assert!(!scene.headline().is_empty(), "step {step}: {route}");
        for width in [350.0, 1200.0] {
            let drawn = chart(&atlas, &explore, Locale::En, width);
            assert!(drawn.is_none_or(|spec| spec.height > 0), "step {step}: {route}");
        }
    }
}

#[test]
fn indicators_are_found_in_chinese_english_and_pinyin() {
    let atlas = atlas();
    let all: Vec<_> = choices(&atlas, Locale::Zh).into_iter().flat_map(|(_, choices)| choices).collect();
    let found = |search: &str| -> Vec<&str> {
        all.iter().filter(|choice| finds(choice, search)).map(|choice| choice.id.as_str()).collect()
    };
    for search in ["电梯", "lift", "dianti", "LIFT household"] {
        assert!(found(search).contains(&"lift-share"), "{search}: {:?}", found(search));
    }
    assert!(found("zzzz").is_empty());
    let unspelt: Vec<&str> = offered(&atlas.census)
        .filter(|key| atlas.census.measure(*key).is_none_or(|measure| measure.pinyin.is_none()))
        .map(|key| atlas.census.indicator_id(key))
        .collect();
    assert!(unspelt.is_empty(), "no pinyin: {unspelt:?}");
}

#[test]
fn lines_are_of_states_whatever_has_changed() {
    let atlas = atlas();
    for (id, locale) in [("population", Locale::Zh), ("aged-65-plus-share", Locale::En)] {
        let of = |change| {
            let (y, view) = (Some(id.to_owned()), Some(View::Time));
            Screen::of(&atlas, &Explore { y, view, change, ..Explore::default() }, locale).expect("a screen")
        };
        let (state, change) = (of(false), of(true));
        assert_eq!(state.card.title, change.card.title);
        assert_eq!(state.card.subtitle, change.card.subtitle);
        let lines = |change| {
            let (y, view) = (Some(id.to_owned()), Some(View::Time));
            chart(&atlas, &Explore { y, view, change, ..Explore::default() }, locale, 690.0).expect("lines").json
        };
        assert_eq!(lines(false), lines(true));
    }
}

#[test]
fn what_may_be_nothing_is_no_base_of_per_cents() {
    let atlas = atlas();
    for key in offered(&atlas.census) {
        let y = Some(atlas.census.indicator_id(key).to_owned());
        let explore = Explore { y, view: Some(View::Time), index: true, ..Explore::default() };
        let scene = Scene::of(&atlas, &explore, Locale::Zh).expect("a scene");
        assert!(!(scene.index && scene.y.is_signed()), "{explore:?}");
        assert_eq!(Screen::of(&atlas, &explore, Locale::Zh).expect("a screen").can_be_indexed, scene.index);
    }
}

#[test]
fn a_gain_of_people_is_counted_in_people() {
    let atlas = atlas();
    let explore = Explore { y: Some("population-gain".to_owned()), ..Explore::default() };
    let gain = atlas.census.value(atlas.census.cell("population-gain-2010-2020-500101").expect("a cell"));
    assert_eq!(gain.map(|gain| gain.number), Some(1399.0));
    for (locale, stated) in [(Locale::Zh, "1399人"), (Locale::En, "1,399 people")] {
        let screen = Screen::of(&atlas, &explore, locale).expect("a screen");
        assert!(screen.card.title.get(locale).contains(stated), "{}", screen.card.title.get(locale));
    }
}

#[test]
fn a_doubtful_value_makes_no_headline_and_is_marked() {
    let atlas = atlas();
    // Fengjie's schooling of 2020.
    let picks = Some(Picks::in_order(["500236".to_owned(), WANZHOU.to_owned()]));
    let y = Some("university-share".to_owned());
    for view in [View::Map, View::Time, View::Scatter] {
        let explore = Explore { y: y.clone(), view: Some(view), picks: picks.clone(), ..Explore::default() };
        let screen = Screen::of(&atlas, &explore, Locale::Zh).expect("a screen");
        assert!(!screen.card.title.zh.contains("奉节"), "{view:?}: {}", screen.card.title.zh);
        let row = screen.rows.iter().find(|row| row.area == "500236").expect("a row");
        assert_eq!(row.comparison, "", "{view:?}");
        let marked = row.cells.iter().filter(|cell| cell.text.ends_with('?')).count();
        assert!(marked > 0, "{view:?}: {:?}", row.cells);
    }
    // On either axis.
    let explore = Explore { x: y, view: Some(View::Scatter), ..Explore::default() };
    let screen = Screen::of(&atlas, &explore, Locale::Zh).expect("a screen");
    assert!(screen.card.subtitle.zh.contains("奉节"), "{}", screen.card.subtitle.zh);
}

#[test]
fn a_distance_that_prints_as_nothing_is_none() {
    let atlas = atlas();
    for key in offered(&atlas.census) {
        let y = Some(atlas.census.indicator_id(key).to_owned());
        let screen = Screen::of(&atlas, &Explore { y, view: Some(View::Table), ..Explore::default() }, Locale::Zh);
        for row in screen.expect("a screen").rows {
            let far = row.comparison.split('，').find_map(|stated| stated.strip_prefix("比全市").map(str::to_owned));
            let is_nothing = far.as_ref().is_some_and(|far| !far.contains(|c| ('1'..='9').contains(&c)));
            assert!(!is_nothing, "{}: {}", row.area, row.comparison);
        }
    }
}

#[test]
fn only_the_first_view_of_an_indicator_has_a_published_picture() {
    let atlas = atlas();
    let of = |state: &str| {
        let (route, _) = Route::parse(&format!("#/districts?{state}"), &Route::default()).expect("a page");
        pictured(&atlas.census, &route.explore).map(str::to_owned)
    };
    assert_eq!(of("y=lift-share").as_deref(), Some("lift-share"));
    assert_eq!(of("").as_deref(), Some("aged-65-plus-share"), "the indicator that is shown where none is named");
    for other in ["y=lift-share&view=rank", "y=aged-65-plus-share&t=2010", "y=lift-share&pick=500154", "y=none-such"] {
        assert_eq!(of(other), None, "{other}");
    }
}
