//! The people of an age in 2010 and those ten years older in 2020, against the counts of `people.csv` themselves.

use crate::support;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use wanzhou::figures::Picture;
use wanzhou::figures::profile::{District, card_of};
use wanzhou::figures::{FULL, draw};
use wanzhou::model::Atlas;
use wanzhou::model::template::fill_string;
use wanzhou::text::Locale;

static ATLAS: LazyLock<Atlas> = LazyLock::new(support::everything);

/// People by area and census, then by first year of age; those below five are one group, as all others.
static COUNTS: LazyLock<HashMap<(String, String), BTreeMap<u8, f64>>> = LazyLock::new(|| {
    let mut counts = HashMap::<(String, String), BTreeMap<u8, f64>>::new();
    for line in support::read("public/data/census/people.csv").lines() {
        let ["population", period, area, age, sex, value] = line.split(',').collect::<Vec<_>>()[..] else { continue };
        if !age.is_empty() && !sex.is_empty() {
            let from: u8 = age.split('-').next().and_then(|from| from.parse().ok()).expect("an age");
            let ages = counts.entry((area.to_owned(), period.to_owned())).or_default();
            *ages.entry(from / 5 * 5).or_default() += value.parse::<f64>().expect("a number");
        }
    }
    counts
});

/// How many there are of `from` to `from + 4` in 2010, and ten years older in 2020.
fn pair(area: &str, from: u8) -> [f64; 2] {
    let of = |period: &str, age: u8| COUNTS[&(area.to_owned(), period.to_owned())][&age];
    [of("2010", from), of("2020", from + 10)]
}

#[test]
fn cohorts_are_those_of_the_audit() {
    let ratio = |area, from| {
        let [then, now] = pair(area, from);
        (1000.0 * now / then).round() / 1000.0
    };
    assert_eq!([ratio("500101", 15), ratio("500000", 15)], [0.595, 0.949]);
    assert_eq!([ratio("500101", 20), ratio("500000", 20)], [0.949, 1.129]);
    let sums = [35, 40, 45].map(|from| pair("500101", from));
    let sums = sums.iter().fold([0.0, 0.0], |[then, now], pair| [then + pair[0], now + pair[1]]);
    assert_eq!(sums, [440_152.0, 447_047.0]);
    let card = card_of("cohorts-500101", &ATLAS).expect("a card");
    for (role, end) in [("before", 0), ("after", 1)] {
        let drawn: Vec<f64> = card.role(role).map(|id| ATLAS.value(id).expect("a value")).collect();
        let counted: Vec<f64> = (5..=70).step_by(5).map(|from| pair("500101", from)[end]).collect();
        assert_eq!(drawn, counted, "{role}: neither children under 5 of 2010 nor the open group");
    }
    assert!(card_of("cohorts-500000", &ATLAS).is_none(), "the city is no district");
}

#[test]
fn a_title_names_the_cohort_under_60_that_changed_most() {
    let mut shrinking = 0;
    for district in ATLAS.areas.iter().filter_map(|area| District::of(&area.id, &ATLAS)) {
        let area = &district.area.id;
        let change = |from: &u8| {
            let [then, now] = pair(area, *from);
            (now / then).ln().abs()
        };
        let from = (5..=45).step_by(5).max_by(|a, b| change(a).total_cmp(&change(b))).expect("cohorts");
        let [then, now] = pair(area, from);
        shrinking += usize::from(now < then);
        let card = card_of(&["cohorts-", area].concat(), &ATLAS).expect("a card");
        let title = |locale| fill_string(card.title.get(locale), &ATLAS, locale);
        let short = &district.area.short;
        let grouped = |number: f64, locale| wanzhou::text::number::format_number(number, 0, locale);
        let zh = format!(
            "{}：2010年{from}至{}岁的有{}人，2020年{}至{}岁的有{}人",
            short.zh,
            from + 4,
            grouped(then, Locale::Zh),
            from + 10,
            from + 14,
            grouped(now, Locale::Zh)
        );
        assert_eq!(title(Locale::Zh), zh);
        let ages = [from, from + 10].map(|age| format!("{age}–{}", age + 4));
        let en = format!(
            "{}: {} people were aged {} in 2010, {} were aged {} in 2020",
            short.en,
            grouped(then, Locale::En),
            ages[0],
            grouped(now, Locale::En),
            ages[1]
        );
        assert_eq!(title(Locale::En), en);
    }
    assert!((1..38).contains(&shrinking), "districts lose and gain: {shrinking}");
}

#[test]
fn a_cohort_is_drawn_with_the_ages_of_both_times_and_the_one_of_the_title_stands_out() {
    let card = card_of("cohorts-500101", &ATLAS).expect("a card");
    let Ok(Picture::Chart(chart)) = draw(&card, &ATLAS, Locale::Zh, FULL) else { panic!("a chart") };
    let json = &chart.json;
    assert!(json.contains("5–9 → 15–19") && json.contains("70–74 → 80–84"), "{json}");
    assert!(!json.contains("0–4 →") && !json.contains("85+"), "{json}");
}
