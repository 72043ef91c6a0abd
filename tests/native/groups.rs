//! Districts compared within a group, and times that do not compare.

use crate::districts::atlas;
use wanzhou::figures::districts::Screen;
use wanzhou::figures::districts::scene::groups;
use wanzhou::figures::districts::screen::{Shapes, chart, svg};
use wanzhou::route::{Explore, View};
use wanzhou::text::{Locale, Period};

/// Ranks, rows and marks are of the group alone; the picked districts beyond it are there again once all are compared.
#[test]
fn within_a_group_districts_are_ranked_among_its_members() {
    let atlas = atlas();
    let of = |among: Option<&str>, view| {
        let explore = Explore { among: among.map(str::to_owned), view: Some(view), ..Explore::default() };
        Screen::of(&atlas, &explore, Locale::Zh).expect("a screen")
    };
    let all = of(None, View::Table);
    for group in groups(&atlas) {
        let screen = of(Some(&group.id), View::Table);
        let mut own: Vec<&String> = screen.rows.iter().map(|row| &row.area).collect();
        let within = all.rows.iter().map(|row| &row.area).filter(|area| group.members.iter().any(|id| id == *area));
        assert_eq!(own, within.collect::<Vec<_>>(), "the order is that of all");
        let ranks: Vec<String> = (1..=own.len()).map(|at| format!("第{at}位")).collect();
        assert_eq!(screen.rows.iter().map(|row| row.rank.clone()).collect::<Vec<_>>(), ranks, "{}", group.id);
        own.sort();
        assert_eq!(own.len(), group.members.len());
        assert_eq!(screen.picks_by_slot, all.picks_by_slot);
        assert_eq!(screen.picks, all.picks, "who is beyond has a chip, to be taken out by");
        let map = of(Some(&group.id), View::Map);
        let explore = Explore { among: Some(group.id.to_string()), view: Some(View::Map), ..Explore::default() };
        let drawn = svg(&atlas, &explore, &map.card, Locale::Zh, Shapes::Map, true).expect("a map");
        let marked = |area: &str| drawn.contains(&format!("-{area}\""));
        assert!(
            all.rows.iter().all(|row| marked(&row.area) == group.members.iter().any(|id| *id == row.area)),
            "{}",
            group.id
        );
        assert!(all.rows.iter().all(|row| drawn.contains(&row.name)), "who is beyond is named on the map");
        let note = group.note.as_ref().expect("a note").zh.clone();
        assert!(map.card.notes.iter().any(|n| n.text.zh == note) && map.card.sources == group.sources);
        assert!(map.card.subtitle.zh.starts_with(&group.name.zh));
    }
    let north_east = of(Some("north-east"), View::Map).card.title;
    assert!(
        north_east.zh.contains("在渝东北11个区县中")
            && north_east.en.contains("11 districts and counties (North-east)")
    );
}

/// Residents of 2000 are defined otherwise: no line joins them with those of 2010, and in per cent of the first they are left out.
#[test]
fn no_line_is_drawn_across_years_that_do_not_compare() {
    let atlas = atlas();
    let spec = |index| {
        let (y, view) = (Some("population".to_owned()), Some(View::Time));
        let spec =
            chart(&atlas, &Explore { y, view, index, ..Explore::default() }, Locale::Zh, 690.0).expect("a chart");
        serde_json::from_str::<serde_json::Value>(&spec.json).expect("JSON")
    };
    let (plain, index) = (spec(false), spec(true));
    let lines = |spec: &serde_json::Value| -> Vec<Vec<serde_json::Value>> {
        let all = spec["series"].as_array().expect("series").iter().filter(|series| series["type"] == "line");
        all.map(|series| series["data"].as_array().expect("data").clone()).collect()
    };
    assert!(lines(&plain).len() >= 38);
    for line in lines(&plain) {
        let numbers: Vec<bool> = line.iter().map(|datum| datum["value"][1].is_number()).collect();
        assert_eq!(numbers, [true, false, true, true], "{line:?}");
    }
    for line in lines(&index) {
        assert_eq!(line.len(), 2, "{line:?}");
    }
    let screen = |index| {
        let (y, view) = (Some("population".to_owned()), Some(View::Time));
        Screen::of(&atlas, &Explore { y, view, index, ..Explore::default() }, Locale::Zh).expect("a screen").card
    };
    assert!(screen(false).title.zh.starts_with("2010年至2020年"), "{}", screen(false).title.zh);
    assert!(!screen(true).subtitle.zh.contains("2000"), "{}", screen(true).subtitle.zh);
}

/// The headline and the line below it, in a language.
fn wording(y: &str, view: View, change: bool, locale: Locale) -> [String; 2] {
    let atlas = atlas();
    let explore = Explore { y: Some(y.to_owned()), view: Some(view), change, ..Explore::default() };
    let screen = Screen::of(&atlas, &explore, locale).expect("a screen");
    [&screen.card.title, &screen.card.subtitle].map(|text| text.get(locale).to_owned())
}

#[test]
fn indicators_that_go_opposite_ways_within_a_group_and_outside_are_not_said_to_be_unrelated() {
    // A finding over all goes first, where there is one. Within the nine and among the others, by turns:
    // −0.85 and +0.65; −0.50 and +0.73; +0.88 and −0.03.
    for (y, change, said) in [
        ("registered-same-district-share", false, ["相关方向相反", "opposite directions"]),
        ("manufacturing-share", false, ["弱正相关", "weak positive correlation across"]),
        ("aged-60-plus-share", true, ["中心城区内部强正相关，其余区县不明显", "strong positive correlation within"]),
    ] {
        for (locale, said) in Locale::ALL.into_iter().zip(said) {
            let [title, _] = wording(y, View::Scatter, change, locale);
            assert!(title.contains(said), "{title}");
        }
    }
    let title = &wording("aged-65-plus-share", View::Scatter, false, Locale::Zh)[0];
    assert!(title.contains("分别看，都不明显"), "within neither group: {title}");
}

#[test]
fn what_no_census_can_tell_is_steady_in_both_languages_and_nothing_to_start_from_is_not_unknown() {
    for y in ["population", "density"] {
        let titles = Locale::ALL.map(|locale| wording(y, View::Time, false, locale)[0].clone());
        assert!(titles[0].contains("大体持平") && titles[1].contains("steady"), "{titles:?}");
    }
    let subtitles = Locale::ALL.map(|locale| wording("rural-population", View::Ranking, true, locale)[1].clone());
    assert!(
        subtitles[0].contains("渝中起始年份为0") && subtitles[1].contains("Yuzhong: zero in the first census"),
        "{subtitles:?}"
    );
    assert!(!subtitles[0].contains("未查到") && !subtitles[1].contains("no value found"), "{subtitles:?}");
}

#[test]
fn a_census_of_another_definition_is_marked_in_titles_legends_and_stops() {
    let atlas = atlas();
    let of = |y: &str, at: &str, view| {
        let explore = Explore { y: Some(y.to_owned()), at: Period::parse(at), view: Some(view), ..Explore::default() };
        Screen::of(&atlas, &explore, Locale::Zh).expect("a screen")
    };
    for (y, at, is_marked) in [("density", "2000", true), ("density", "2010", false), ("household-size", "2010", false)]
    {
        let screen = of(y, at, View::Map);
        let [title, subtitle] = [&screen.card.title, &screen.card.subtitle].map(|text| text.get(Locale::Zh));
        assert_eq!(title.contains("口径可能不同"), is_marked, "{title}");
        assert_eq!(subtitle.contains("口径可能不同"), is_marked, "{subtitle}");
    }
    let screen = of("density", "2020", View::Map);
    let compare: Vec<(&str, bool)> = screen.periods[0].iter().map(|choice| (&*choice.name, choice.compares)).collect();
    assert_eq!(compare, [("2000", false), ("2010", true), ("2020", true)]);
    let notes: Vec<&str> = screen.card.notes.iter().map(|note| note.text.get(Locale::Zh)).collect();
    assert!(notes.iter().any(|note| note.contains("2010年起各次普查同色可以直接相比")), "{notes:?}");
    // Of one census alone nothing is said of the others.
    let alone = of("farming-share", "2020", View::Map);
    assert!(!alone.card.notes.iter().any(|note| note.text.zh.contains("各次普查")), "{:?}", alone.card.notes);
}

/// Sizes of households in 2010 are printed with two decimals: ±0.005.
#[test]
fn a_change_of_rounded_values_has_a_range_of_places() {
    let [title, _] = wording("household-size", View::Ranking, true, Locale::Zh);
    assert!(title.contains("29") && title.contains("32"), "{title}");
}
