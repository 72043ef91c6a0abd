//! Addresses: there and back, and what happens to parts that nobody understands.

use crate::support;
use wanzhou::model::rows::Rows;
use wanzhou::model::{Act, IndicatorKind};
use wanzhou::route::{Explore, Filter, Page, Panel, Picks, Route, Sort, Tab, Theme, View, route_path};
use wanzhou::text::{Locale, Period};

fn parse(hash: &str) -> (Route, Vec<String>) {
    let (route, notices) = Route::parse(hash, &Route::default()).expect("a route");
    (route, notices.into_iter().map(|n| n.part).collect())
}

/// Everything that the page of districts can say.
fn explored() -> Explore {
    let mut picks = Picks::of(["500101", "500112", "500233"].map(str::to_owned));
    picks.remove("500112");
    Explore {
        y: Some("median-age".to_owned()),
        x: Some("urban-share".to_owned()),
        at: Period::parse("2020"),
        x_at: Period::parse("2010"),
        view: Some(View::Scatter),
        change: true,
        x_change: true,
        index: true,
        picks: Some(picks),
        among: Some("north-east".to_owned()),
    }
}

#[test]
fn each_part_of_the_districts_is_missing_valid_or_named() {
    let (route, notices) =
        parse("#/districts?y=UP&x=median-age&t=then&view=globe&change=2&pick=500101.500101&index=1&among=A");
    assert_eq!(notices, ["y=UP", "t=then", "view=globe", "change=2", "pick=500101.500101", "index=1", "among=A"]);
    assert_eq!(route.explore, Explore { x: Some("median-age".to_owned()), ..Explore::default() });
    for picks in ["", ".", "500101.", "a.b.c.d.e.f.g", "500101..UP"] {
        assert_eq!(parse(&format!("#/districts?pick={picks}")).1.len(), 1, "{picks:?}");
    }
    for picks in ["none", "500101", ".500112", "500101..500112", "a.b.c.d.e.f"] {
        let (route, notices) = parse(&format!("#/districts?pick={picks}"));
        assert!(notices.is_empty(), "{picks:?}");
        assert_eq!(route.to_string(), format!("#/districts?pick={picks}"));
    }
}

#[test]
fn every_page_goes_there_and_back() {
    let pages = [
        Page::Story,
        Page::Indicator("industry-output".into()),
        Page::Districts,
        Page::Map,
        Page::District("500101".into()),
        Page::Governance,
        Page::Data,
        Page::About,
        Page::Embed("events".into()),
    ];
    let sort = Sort { column: "value".into(), descending: true };
    for page in pages {
        for lang in [None, Some(Locale::Zh), Some(Locale::En)] {
            for theme in [None, Some(Theme::Auto), Some(Theme::Light), Some(Theme::Dark)] {
                let plain = Route { page: page.clone(), lang, theme, ..Route::default() };
                let filter = Filter {
                    text: "产值 719.17 & <b>=\u{202e}%".to_owned(),
                    act: Some(Act::Life),
                    topic: Some("ages".to_owned()),
                    area: Some("north-east".to_owned()),
                    period: Period::parse("2010/2020"),
                    kind: Some(IndicatorKind::Count),
                    source: Some("report".to_owned()),
                };
                let (show, see) = (Some("district-gdp".to_owned()), Some("gdp-2023".to_owned()));
                let explore = explored();
                let full = Route {
                    explore,
                    show,
                    see,
                    tab: Some(Tab::Map),
                    open: Some(Panel::Cite),
                    sort: Some(sort.clone()),
                    filter,
                    ..plain.clone()
                };
                for route in [plain, full] {
                    assert_eq!(parse(&route.to_string()), (route.clone(), vec![]), "{route}");
                    assert!(route.to_string().is_ascii(), "{route}");
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
    assert_eq!(Route::parse("#life", &Route::default()), None);
    assert_eq!(Route::parse("#main", &Route::default()), None);
}

#[test]
fn invalid_parts_fall_back_and_are_named_and_valid_ones_stay() {
    let (route, notices) = parse("#/data?lang=fr&theme=dark&sort=%3Cscript%3E&show=");
    assert_eq!(route.page, Page::Data);
    assert_eq!((route.lang, route.theme, route.sort, route.show), (None, Some(Theme::Dark), None, None));
    assert_eq!(notices, ["lang=fr", "sort=%3Cscript%3E", "show="]);
}

#[test]
fn a_part_that_is_not_understood_leaves_what_was_said_before() {
    let parts = [
        ("lang=en", "lang=fr"),
        ("transparent=1", "transparent=yes"),
        ("surge=1", "surge=2"),
        ("hide=title", "hide=actions,header"),
        ("step=3", "step=0"),
        ("days=4.2", "days=400"),
    ];
    for (valid, invalid) in parts {
        let (route, notices) = parse(&format!("#/data?{valid}&{invalid}"));
        assert_eq!(route, parse(&format!("#/data?{valid}")).0, "{invalid}");
        assert_eq!(notices, [invalid]);
    }
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
fn appended_parameters_are_ignored_silently() {
    assert_eq!(parse("#/map?utm_source=x&lang=en&fbclid").1, Vec::<String>::new());
    assert_eq!(parse("#/map?utm_source=x&lang=en").0.lang, Some(Locale::En));
}

#[test]
fn overlong_and_malformed_addresses_are_cut_short() {
    let (route, notices) = parse(&format!("#/{}", "万".repeat(5_000)));
    assert_eq!(route, Route::default());
    assert!(notices[0].chars().count() <= 40);
    for hash in ["#/?", "#/?&&&", "#/?=", "#//", "#/\u{202e}", "#/data?sort=-", "#/data?sort"] {
        assert!(Route::parse(hash, &Route::default()).is_some(), "{hash}");
    }
}

#[test]
fn another_page_keeps_language_and_theme_and_drops_the_rest() {
    let (route, _) = parse("#/data?sort=-value&lang=en&theme=light");
    assert_eq!(route.to(Page::Map).to_string(), "#/map?lang=en&theme=light");
}

#[test]
fn each_part_of_an_address_is_missing_valid_or_named() {
    let parts = [
        ("lang", "en", "fr"),
        ("theme", "dark", "blue"),
        ("show", "district-gdp", "<b>"),
        ("see", "gdp-2023", "GDP"),
        ("tab", "table", "pie"),
        ("open", "embed", "close"),
        ("sort", "-value", "foo"),
        ("q", "%E4%BA%A7%E5%80%BC", "%ff"),
        ("act", "life", "death"),
        ("kind", "growth", "shrink"),
        ("source", "report", ""),
        ("step", "5", "0"),
        ("arrivals", "100.5", "151"),
        ("days", "2.75", "0.4"),
        ("seed", "7", "0"),
        ("surge", "1", "2"),
        ("transparent", "1", "yes"),
        ("hide", "title", "everything"),
    ];
    for (key, valid, invalid) in parts {
        let (route, notices) = parse(&format!("#/data?{key}={valid}"));
        assert!(notices.is_empty(), "{key}={valid}: {notices:?}");
        assert_ne!(route, Route { page: Page::Data, ..Route::default() }, "{key}={valid} changes nothing");
        let (route, notices) = parse(&format!("#/data?{key}={invalid}"));
        assert_eq!(route, Route { page: Page::Data, ..Route::default() }, "{key}={invalid}");
        assert_eq!(notices, [format!("{key}={invalid}")]);
    }
}

#[test]
fn a_storm_week_comes_only_where_it_is_asked_for() {
    assert!(!parse("#/governance").0.model.surge, "no source tells of one");
    let (route, notices) = parse("#/governance?surge=1");
    assert_eq!((route.model.surge, notices.len()), (true, 0));
    // Links of the time when it came by itself.
    let (route, notices) = parse("#/governance?surge=0");
    assert_eq!((route.model.surge, notices.len()), (false, 0));
    assert_eq!(route.to_string(), "#/governance", "what is so by default is not written");
}

#[test]
fn act_kind_and_source_each_narrow_a_list_down() {
    let atlas = support::everything();
    let rows = Rows::of(&atlas);
    let all = rows.len();
    let passing = |filter: &Filter| {
        let row = |at: usize| rows.get(at).expect("a row");
        (0..all).filter(|at| filter.passes(row(*at), &rows, &atlas)).count()
    };
    assert_eq!(passing(&Filter::default()), all);
    let acts = Act::ALL.map(|act| passing(&Filter { act: Some(act), ..Filter::default() }));
    let topics =
        atlas.census.topics.iter().map(|topic| passing(&Filter { topic: Some(topic.id.clone()), ..Filter::default() }));
    let topics: Vec<usize> = topics.collect();
    let sections = acts.iter().chain(&topics).sum::<usize>();
    assert_eq!(sections, all, "each value belongs to one act or topic: {acts:?} {topics:?}");
    assert!(acts.iter().chain(&topics).all(|count| *count > 0));
    let kinds = IndicatorKind::ALL.map(|kind| passing(&Filter { kind: Some(kind), ..Filter::default() }));
    assert_eq!(kinds.iter().sum::<usize>(), all, "{kinds:?}");
    let source = |id: &str| Filter { source: Some(id.to_owned()), ..Filter::default() };
    let stated = |id: &str| atlas.observations.iter().filter(|o| o.source.as_deref() == Some(id)).count();
    assert!(passing(&source("report")) > stated("report"), "what was derived from the report is the report's too");
    assert_eq!(passing(&source("maigoo-gdp")), stated("maigoo-gdp"));
    assert_eq!(passing(&source("nobody")), 0);
    let life = Filter { act: Some(Act::Life), ..source("report") };
    let elsewhere = atlas.observations.iter().filter(|o| {
        let act = atlas.indicators.get(&o.indicator).and_then(|i| i.act);
        act == Some(Act::Life) && o.source.as_deref() != Some("report")
    });
    assert_eq!(passing(&life) + elsewhere.count(), acts[1], "two filters hold at once");
    assert_eq!(passing(&Filter { act: Some(Act::Life), ..source("maigoo-gdp") }), 0);
    let of = |area: &str, period: &str| {
        passing(&Filter {
            area: Some(area.to_owned()),
            period: Period::parse(period),
            topic: Some("people".to_owned()),
            ..Filter::default()
        })
    };
    // Of 2000 a district has its residents and their density, which do not compare with those of 2010.
    assert_eq!((of("500229", "2000"), of("500229", "1990"), of("nowhere", "2000")), (2, 0, 0));
    assert!(passing(&source("leiii-2020")) > 6_000, "what follows from a table rests on its source");
}

#[test]
fn search_text_is_cut_short_and_has_no_control_characters() {
    for text in ["a".repeat(Filter::LONGEST + 1), "%00".to_owned(), "%0A".to_owned()] {
        let (route, notices) = parse(&format!("#/data?q={text}"));
        assert!(route.filter.text.is_empty() && notices.len() == 1, "{text}");
    }
}

/// Links that are out in the world, and where each must lead for good. Lines are only ever added.
const OLD_LINKS: [(&str, &str); 6] = [
    ("#/figure/industry-output", "#/indicator/industry-output"),
    ("#/map?show=district-gdp&lang=en", "#/map?show=district-gdp&lang=en"),
    ("#/data?sort=-value", "#/data?sort=-value"),
    ("#/embed/events?theme=dark", "#/embed/events?theme=dark"),
    ("#/governance", "#/governance"),
    ("#/about", "#/about"),
];

#[test]
fn old_links_keep_opening() {
    for (old, today) in OLD_LINKS {
        let (route, notices) = parse(old);
        assert_eq!((route.to_string().as_str(), notices.len()), (today, 0), "{old}");
    }
}

#[test]
fn a_document_shows_its_own_route_without_a_hash_and_with_settings_alone() {
    let own = Route { page: Page::Embed("gdp".to_owned()), lang: Some(Locale::En), ..Route::default() };
    let at = |hash: &str| Route::parse(hash, &own).expect("a route");
    assert_eq!(at(""), (own.clone(), Vec::new()));
    let (route, notices) = at("#?theme=dark&transparent=1&hide=title,actions");
    assert_eq!((route.page.clone(), route.lang, route.theme), (own.page.clone(), own.lang, Some(Theme::Dark)));
    assert!(route.frame.transparent && route.frame.untitled && route.frame.bare && notices.is_empty());
    assert_eq!(at(&route.to_string()).0, route);
    // WordPress writes its secret behind whatever is there.
    assert_eq!(at("#?secret=aB3xYz9Qkl").0, own);
    assert_eq!(at("#?theme=dark#?secret=aB3xYz9Qkl").0.theme, Some(Theme::Dark));
    assert_eq!(at("#/map").0, Route { page: Page::Map, lang: Some(Locale::En), ..Route::default() });
    for wrong in ["#?transparent=yes", "#?hide=everything", "#?hide=title,title2"] {
        assert_eq!(at(wrong).1.len(), 1, "{wrong}");
    }
}

#[test]
fn a_document_that_compares_by_an_indicator_keeps_it_where_an_address_names_no_page() {
    let explore = Explore { y: Some("median-age".to_owned()), ..Explore::default() };
    let own = Route { page: Page::Districts, explore, ..Route::default() };
    let at = |hash: &str| Route::parse(hash, &own).expect("a route").0;
    assert_eq!(at(""), own);
    assert_eq!((at("#?t=2010").explore.y, at("#?t=2010").explore.at), (own.explore.y.clone(), Period::parse("2010")));
    assert_eq!(at("#?y=density").explore.y.as_deref(), Some("density"));
    assert_eq!(at("#/districts").explore, Explore::default(), "the page itself is as it is by default");
    assert_eq!(at("#/map").explore, Explore::default());
    let paths = Locale::ALL.map(|locale| route_path(&own, locale));
    assert_eq!(paths, ["d/median-age/", "d/median-age/en/"]);
    assert_eq!(route_path(&at("#/districts"), Locale::Zh), "districts/");
}

#[test]
fn the_link_of_a_figure_carries_its_view_and_nothing_else() {
    let atlas = support::everything();
    let link = |hash: &str, id: &str, tab| {
        let (here, notices) = Route::parse(hash, &Route::default()).expect("an address");
        assert!(notices.is_empty(), "{hash}: {notices:?}");
        here.figure(atlas.cards.get(id).expect("a card"), tab).to_string()
    };
    let own = "#/indicator/gdp?tab=table&sort=-value&see=gdp-2023&lang=en&theme=dark";
    assert_eq!(link(own, "gdp", Tab::Table), "#/indicator/gdp?tab=table&sort=-value");
    assert_eq!(link("#/embed/gdp?sort=value&hide=title", "gdp", Tab::Chart), "#/indicator/gdp?sort=value");
    assert_eq!(link("#/map?show=district-gdp", "district-gdp", Tab::Map), "#/indicator/district-gdp?tab=map");
    assert_eq!(link("#/data?sort=value", "gdp", Tab::Chart), "#/indicator/gdp", "another table's order");
    let both = "#/governance?step=4&days=2&surge=1&seed=7";
    assert_eq!(link(both, "event-flow", Tab::Chart), "#/indicator/event-flow?step=4");
    assert_eq!(link(both, "open-cases", Tab::Chart), "#/indicator/open-cases?days=2&surge=1&seed=7");
    assert_eq!(link(both, "events", Tab::Chart), "#/indicator/events");
}
