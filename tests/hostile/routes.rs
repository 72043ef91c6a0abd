//! Addresses: any of them is read or refused, and what is written is read back.

use crate::cases;
use crate::inputs::text;
use proptest::prelude::*;
use proptest::sample::select;
use wanzhou::model::{Act, IndicatorKind};
use wanzhou::route::{EmbedOptions, Explore, Filter, Model, Page, Panel, Picks, Route, Sort, Tab, Theme, View};
use wanzhou::text::{Locale, Period};

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9-]{1,80}"
}

fn page() -> impl Strategy<Value = Page> {
    prop_oneof![
        select(&[Page::Story, Page::Districts, Page::Map, Page::Governance, Page::Data, Page::About][..]),
        id().prop_map(Page::District),
        id().prop_map(Page::Indicator),
        id().prop_map(Page::Embed),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    let words =
        prop::collection::vec(any::<char>().prop_filter("is written", |c| !c.is_control()), 0..=Filter::LONGEST);
    let text = words.prop_map(String::from_iter);
    let (act, kind) = (prop::option::of(select(&Act::ALL[..])), prop::option::of(select(&IndicatorKind::ALL[..])));
    let period = prop::option::of(select(&["2020", "2010/2020", "2024-12", "2024/.."][..]));
    let named = [prop::option::of(id()), prop::option::of(id()), prop::option::of(id())];
    (text, act, kind, period, named).prop_map(|(text, act, kind, period, [source, topic, area])| {
        // Only one of the two is chosen.
        let topic = topic.filter(|_| act.is_none());
        Filter { text, act, topic, area, period: period.and_then(Period::parse), kind, source }
    })
}

fn model() -> impl Strategy<Value = Model> {
    let (arrivals, days) = (prop::option::of(10..=1_500u16), prop::option::of(50..=800u16));
    let seed = prop::option::of(1..=u16::MAX);
    (arrivals, days, any::<bool>(), seed).prop_map(|(arrivals, days, surge, seed)| Model {
        arrivals,
        days,
        surge,
        seed,
    })
}

fn sort() -> impl Strategy<Value = Sort> {
    (select(&Sort::COLUMNS[..]), any::<bool>())
        .prop_map(|(column, descending)| Sort { column: column.to_owned(), descending })
}

prop_compose! {
    /// Every state of the page of districts, with districts taken out again.
    fn explore()(
        [y, x, gone, among] in [(); 4].map(|()| prop::option::of(id())),
        [at, x_at] in [(); 2].map(|()| prop::option::of(select(&["2000", "2020", "2010/2020"][..]))),
        view in prop::option::of(select(&View::ALL[..])),
        [change, x_change, index] in any::<[bool; 3]>(),
        picks in prop::option::of(prop::collection::vec("[a-z0-9]{1,8}", 0..8)),
    ) -> Explore {
        let picks = picks.map(|ids| {
            let mut picks = Picks::of(ids.iter().cloned().chain(gone.clone()));
            ids.iter().step_by(2).for_each(|id| picks.remove(id));
            picks
        });
        // The word for no district is none's id.
        let picks = picks.filter(|picks| picks.slot("none").is_none());
        let [at, x_at] = [at, x_at].map(|period| period.and_then(Period::parse));
        Explore { y, x, at, x_at, view, change, x_change, index, picks, among }
    }
}

prop_compose! {
    /// Every route that the app can be at.
    fn route()(
        (page, filter, model) in (page(), filter(), model()),
        lang in prop::option::of(select(&Locale::ALL[..])),
        theme in prop::option::of(select(&[Theme::Auto, Theme::Light, Theme::Dark][..])),
        (show, see, check, beside) in
            (prop::option::of(id()), prop::option::of(id()), prop::option::of(id()), prop::option::of(id())),
        (tab, open) in (prop::option::of(select(&Tab::ALL[..])), prop::option::of(select(&Panel::ALL[..]))),
        sort in prop::option::of(sort()),
        step in prop::option::of(1..=u8::MAX),
        [transparent, untitled, bare] in any::<[bool; 3]>(),
        explore in explore(),
    ) -> Route {
        let frame = EmbedOptions { transparent, untitled, bare };
        Route { page, lang, theme, show, tab, open, sort, filter, see, check, beside, step, model, explore, frame }
    }
}

/// Parts as readers mistype them, as others append them, and as nobody writes them.
fn part() -> impl Strategy<Value = String> {
    const KEYS: [&str; 25] = [
        "beside",
        "y",
        "t",
        "view",
        "pick",
        "check",
        "lang",
        "theme",
        "show",
        "see",
        "tab",
        "q",
        "act",
        "kind",
        "source",
        "sort",
        "step",
        "arrivals",
        "days",
        "seed",
        "surge",
        "transparent",
        "hide",
        "utm_source",
        "",
    ];
    const VALUES: [&str; 26] = [
        "zh",
        "en",
        "dark",
        "gdp",
        "table",
        "life",
        "growth",
        "-value",
        "1",
        "0",
        "256",
        "65536",
        "+1",
        "1e3",
        "NaN",
        "inf",
        "-0",
        "title",
        "title,actions",
        "title,",
        "%E4%BA%A7",
        "%00",
        "%ff",
        "",
        "=",
        "a=b",
    ];
    (select(&KEYS[..]), prop_oneof![2 => select(&VALUES[..]).prop_map(str::to_owned), 1 => text()])
        .prop_map(|(key, value)| format!("{key}={}", value.chars().take(99).collect::<String>()))
}

fn address() -> impl Strategy<Value = String> {
    let path = prop_oneof![
        select(
            &["", "/", "/map", "/data/", "//about", "/figure/gdp", "/figure/", "/indicator/gdp", "/embed/", "/nowhere"]
                [..]
        )
        .prop_map(str::to_owned),
        text(),
    ];
    (path, prop::collection::vec(part(), 0..5)).prop_map(|(path, parts)| format!("#{path}?{}", parts.join("&")))
}

/// Reads an address and holds the outcome against what is promised of it.
pub fn read(hash: &str, own: &Route) -> Option<Route> {
    let (route, notices) = Route::parse(hash, own)?;
    for notice in &notices {
        assert!(hash.contains(&notice.part) && notice.part.chars().count() <= 40, "{notice:?} of {hash:?}");
    }
    // What was understood is a route like any other: written anew, it says the same, and nothing is left to say about it.
    let language = route.lang.or(own.lang);
    assert_eq!(
        Route::parse(&route.to_string(), own),
        Some((Route { lang: language, ..route.clone() }, Vec::new())),
        "{hash:?}"
    );
    Some(route)
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_is_written_is_read_back(route in route(), own in page()) {
        let own = Route { page: own, ..Route::default() };
        prop_assert_eq!(Route::parse(&route.to_string(), &own), Some((route.clone(), Vec::new())));
        prop_assert!(route.to_string().is_ascii());
        let settings = route.settings();
        if !settings.is_empty() {
            let at_own = Route { page: own.page.clone(), ..route };
            prop_assert_eq!(Route::parse(&settings, &own), Some((at_own, Vec::new())));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(hash in prop_oneof![text(), "#[/?&=#%a-z0-9-]{0,60}"], own in route()) {
        read(&hash, &own);
    }

    #[test]
    fn each_part_counts_or_is_named_and_costs_no_other(hash in address(), own in route()) {
        read(&hash, &own);
    }

    /// A part that is invalid leaves everything as it is without it.
    #[test]
    fn a_part_that_is_named_changes_nothing(route in route(), part in part()) {
        prop_assume!(!part.contains(['&', '#']));
        let before = route.to_string();
        let joint = if before.contains('?') { '&' } else { '?' };
        let (after, notices) = Route::parse(&format!("{before}{joint}{part}"), &Route::default()).expect("a route");
        if notices.is_empty() {
            return Ok(());
        }
        prop_assert_eq!(after, route);
    }

    #[test]
    fn old_addresses_lead_where_the_new_ones_do(id in id(), tail in part()) {
        let at = |path: &str| Route::parse(&format!("#/{path}/{id}?{tail}"), &Route::default());
        prop_assert_eq!(at("figure"), at("indicator"));
    }
}
