//! The page of districts: whatever an address names, there is a screen, it is drawn, and what is not understood is named.

use crate::inputs::text;
use crate::{cases, drawn, support};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;
use wanzhou::figures::Picture;
use wanzhou::figures::districts::Screen;
use wanzhou::figures::districts::scene::{districts, offered};
use wanzhou::figures::districts::screen::{Shapes, chart, svg};
use wanzhou::model::Atlas;
use wanzhou::route::{Explore, Picks, View};
use wanzhou::text::{Locale, Period};

static ATLAS: LazyLock<Atlas> = LazyLock::new(support::everything);

fn ids() -> Vec<String> {
    offered(&ATLAS.census).map(|key| ATLAS.census.indicator_id(key).to_owned()).collect()
}

/// An indicator that is offered, mostly; one that is not, one of no table, or anything.
fn indicator() -> impl Strategy<Value = String> {
    let strange = ["men", "age-share", "employed", "gdp", "population-2020-500101"].map(str::to_owned);
    prop_oneof![6 => select(ids()), 1 => select(strange.to_vec()), 1 => text()]
}

/// A district, mostly; the city, a group, one of another province, or anything.
fn area() -> impl Strategy<Value = String> {
    let all = districts(&ATLAS.census).into_iter().map(|area| ATLAS.census.area_id(area).to_owned());
    let strange = ["500000", "100000", "north-east", "510000", "none"].map(str::to_owned);
    prop_oneof![6 => select(all.collect::<Vec<_>>()), 1 => select(strange.to_vec()), 1 => text()]
}

prop_compose! {
    fn explore()(
        [y, x] in [(); 2].map(|()| prop::option::of(indicator())),
        [at, x_at] in [(); 2].map(|()| prop::option::of(select(&["1999", "2000", "2010", "2020", "2021", "2023", "2010/2020", "2020-11"][..]))),
        view in prop::option::of(select(&View::ALL[..])),
        [change, x_change, index] in any::<[bool; 3]>(),
        picks in prop::option::of((prop::collection::vec(area(), 0..8), 0..8usize)),
        among in prop::option::of(prop_oneof![3 => select(&["north-east", "central-nine"][..]).prop_map(str::to_owned), 1 => area()]),
    ) -> Explore {
        // Some with a free slot.
        let picks = picks.map(|(ids, gone)| {
            let mut picks = Picks::of(ids.iter().cloned());
            ids.get(gone).iter().for_each(|id| picks.remove(id));
            picks
        });
        let [at, x_at] = [at, x_at].map(|period| period.and_then(Period::parse));
        Explore { y, x, at, x_at, view, change, x_change, index, picks, among }
    }
}

/// What an address names is what is shown, or is listed as unrecognised.
fn known_or_named(explore: &Explore, screen: &Screen) {
    let is_unrecognised = |part: String| screen.unrecognised.contains(&part);
    for (name, asked, (shown, _)) in [("y", &explore.y, &screen.variables[0]), ("x", &explore.x, &screen.variables[1])]
    {
        let is_known = asked.as_ref().is_none_or(|asked| asked == shown);
        assert_ne!(
            is_known,
            asked.as_ref().is_some_and(|asked| is_unrecognised(format!("{name}={asked}"))),
            "{explore:?} {:?}",
            screen.unrecognised
        );
        assert!(ids().contains(shown), "{shown}");
    }
    // Lines are of states.
    let changes = [("change", explore.change && screen.view != View::Time), ("xchange", explore.x_change)];
    for ((name, asked), shown) in changes.into_iter().zip(screen.changes) {
        assert_eq!(asked && !shown, is_unrecognised(format!("{name}=1")), "{explore:?} {:?}", screen.unrecognised);
        assert!(asked || !shown, "{explore:?}");
    }
    for ((name, asked), periods) in [("t", explore.at), ("xt", explore.x_at)].into_iter().zip(&screen.periods) {
        let shown: Vec<Period> = periods.iter().filter(|choice| choice.shown).map(|choice| choice.period).collect();
        assert_eq!(shown.len(), 1, "{explore:?}");
        let is_known = asked.is_none_or(|asked| shown[0] == asked);
        assert_ne!(
            is_known,
            asked.is_some_and(|asked| is_unrecognised(format!("{name}={asked}"))),
            "{explore:?} {:?}",
            screen.unrecognised
        );
    }
    if let Some(group) = &explore.among {
        assert_ne!(
            screen.among.0 == *group,
            is_unrecognised(format!("among={group}")),
            "{explore:?} {:?}",
            screen.unrecognised
        );
    }
    for id in explore.picks.iter().flat_map(Picks::slots).flatten() {
        let slot = explore.picks.as_ref().and_then(|picks| picks.slot(id));
        let is_shown = screen.picks.iter().any(|(own, at, _)| own == id && slot == Some(*at));
        assert_ne!(is_shown, is_unrecognised(id.clone()), "{id}: {explore:?} {:?}", screen.unrecognised);
    }
    let most = 6 + explore.picks.as_ref().map_or(0, Picks::count);
    assert!(screen.unrecognised.len() <= most, "nothing else is unrecognised: {explore:?} {:?}", screen.unrecognised);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_state_of_the_districts_is_shown_and_what_is_not_known_is_named(
        explore in explore(),
        locale in select(&Locale::ALL[..]),
        width in prop_oneof![select(&[0.0, 1.0, 215.0, 350.0, 1200.0][..]), 0.0..4000.0f64],
        [all, is_wide] in any::<[bool; 2]>(),
    ) {
        let screen = Screen::of(&ATLAS, &explore, locale).expect("a screen");
        known_or_named(&explore, &screen);
        prop_assert_eq!(screen.view, explore.view.unwrap_or_default());
        for text in [&screen.card.title, &screen.card.subtitle].into_iter().chain(screen.card.notes.iter().map(|note| &note.text)) {
            let wording = text.get(locale);
            prop_assert!(!wording.is_empty() && !wording.contains(['{', '}']) && !wording.contains("NaN"), "{wording}");
        }
        // Whoever is in the group has a row, with a value or without.
        let members = ATLAS.areas.get(&screen.among.0).map_or(38, |group| group.members.len());
        prop_assert_eq!(screen.rows.len(), members);
        prop_assert!(screen.rows.iter().filter_map(|row| row.observation.as_ref()).all(|id| ATLAS.observation(id).is_some()));
        let drawings = [Shapes::Map, Shapes::Ranking { all }].map(|shapes| svg(&ATLAS, &explore, &screen.card, locale, shapes, is_wide));
        let has_values = screen.rows.iter().any(|row| !row.rank.is_empty());
        let expected = [screen.view == View::Map, matches!(screen.view, View::Map | View::Ranking) && has_values];
        prop_assert_eq!(drawings.each_ref().map(Option::is_some), expected);
        drawings.iter().flatten().for_each(|svg| drawn::svg(svg));
        let spec = chart(&ATLAS, &explore, locale, width);
        prop_assert_eq!(spec.is_some(), matches!(screen.view, View::Scatter | View::Time));
        spec.into_iter().for_each(|spec| drawn::picture(&Picture::Chart(spec)));
    }
}

#[test]
fn without_tables_there_is_no_screen_and_nothing_is_drawn() {
    let atlas = support::core();
    for view in View::ALL {
        let explore = Explore { view: Some(view), ..Explore::default() };
        assert_eq!(Screen::of(&atlas, &explore, Locale::Zh), None);
        assert!(chart(&atlas, &explore, Locale::Zh, 690.0).is_none());
        let card = ATLAS.cards.iter().next().expect("a card");
        assert_eq!(svg(&atlas, &explore, card, Locale::Zh, Shapes::Map, true), None);
    }
}
