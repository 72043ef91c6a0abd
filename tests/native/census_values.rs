//! What the tables say of Wanzhou, Chongqing and China: values that were worked out from the tables by other hands.

use crate::support;
use crate::support::tables::{area, at, districts, indicator, number, rank, when};
use wanzhou::model::census::{Categories, Cell, Census, When, stats};
use wanzhou::text::Locale;

/// Indicator, time, Wanzhou, Chongqing, China, Wanzhou's rank among the 38; numbers as printed, a dash for none.
#[rustfmt::skip]
const WORKED_OUT: [(&str, &str, &str, &str, &str, usize); 54] = [
    ("population", "2000", "1,648,870", "30,512,763", "–", 1),
    ("population", "2010", "1,563,050", "28,846,170", "–", 1),
    ("population", "2020", "1,564,449", "32,054,159", "1,409,778,724", 2),
    ("population-growth", "2010/2020", "0.09", "11.12", "–", 24),
    ("density", "2020", "453", "389", "–", 17),
    ("children-share", "2010", "14.91", "17.00", "–", 28),
    ("children-share", "2020", "13.96", "15.91", "17.97", 31),
    ("aged-60-plus-share", "2010", "17.71", "17.42", "–", 21),
    ("aged-60-plus-share", "2020", "23.93", "21.87", "18.73", 12),
    ("aged-80-plus-share", "2010", "1.90", "1.99", "–", 21),
    ("aged-80-plus-share", "2020", "3.50", "3.13", "2.54", 14),
    ("ageing-index", "2010", "118.7", "102.5", "–", 14),
    ("ageing-index", "2020", "171.5", "137.5", "104.2", 6),
    ("median-age", "2010", "39.2", "38.7", "–", 17),
    ("median-age", "2020", "46.2", "43.1", "39.4", 12),
    ("old-age-dependency", "2010", "16.0", "16.4", "–", 25),
    ("old-age-dependency", "2020", "28.1", "25.5", "19.7", 20),
    ("aged-20-39-share", "2010", "27.45", "27.81", "–", 13),
    ("aged-20-39-share", "2020", "22.30", "25.61", "27.66", 20),
    ("cohort-15-19", "2010/2020", "59.5", "94.9", "–", 34),
    ("sex-ratio", "2010", "99.39", "102.61", "–", 35),
    ("sex-ratio", "2020", "99.90", "102.21", "104.80", 31),
    ("urban-share", "2010", "55.00", "53.03", "–", 14),
    ("urban-share", "2020", "68.92", "69.46", "–", 14),
    ("household-size", "2010", "2.75", "2.70", "–", 16),
    ("household-size", "2020", "2.41", "2.45", "–", 26),
    ("one-person-share", "2010", "18.42", "22.28", "–", 32),
    ("one-person-share", "2020", "28.64", "29.29", "25.39", 21),
    ("three-generation-share", "2010", "17.20", "16.08", "–", 12),
    ("three-generation-share", "2020", "14.02", "14.12", "13.78", 20),
    ("households-with-65-plus-share", "2020", "35.00", "32.06", "–", 18),
    ("university-per-100k", "2010", "7,400", "8,478", "–", 12),
    ("university-per-100k", "2020", "12,952", "15,412", "15,408", 12),
    ("university-women-per-100-men", "2010", "85.4", "83.4", "–", 9),
    ("university-women-per-100-men", "2020", "103.1", "98.0", "94.2", 6),
    ("registered-same-district-share", "2020", "25.09", "19.68", "–", 9),
    ("registered-outside-district-share", "2020", "12.22", "21.17", "–", 16),
    ("farming-share", "2020", "17.12", "15.83", "20.56", 26),
    ("construction-share", "2020", "19.59", "16.91", "11.28", 14),
    ("services-share", "2020", "51.25", "51.95", "48.36", 9),
    ("car-share", "2020", "35.84", "36.93", "41.67", 18),
    ("manufacturing-share", "2020", "11.10", "14.03", "18.06", 23),
    ("lift-share", "2020", "20.91", "35.56", "19.68", 21),
    ("rented-share", "2020", "7.00", "12.41", "14.59", 23),
    ("bought-share", "2020", "47.16", "46.75", "34.27", 15),
    ("bath-share", "2020", "94.54", "94.05", "88.41", 19),
    ("tap-water-share", "2020", "96.90", "95.50", "91.33", 20),
    ("self-built-share", "2020", "35.68", "36.02", "46.03", 28),
    ("senior-secondary-share", "2010", "24.39", "23.22", "–", 11),
    ("senior-secondary-share", "2020", "30.02", "33.30", "32.65", 12),
    ("infants-per-1000", "2010", "7.72", "9.10", "–", 29),
    ("infants-per-1000", "2020", "6.00", "7.47", "8.50", 36),
    ("dwelling-area-per-person", "2020", "42.26", "–", "–", 23),
    ("schooling-years-worked-out", "2010", "8.63", "8.48", "–", 11),
];

#[test]
fn values_and_ranks_match_those_worked_out_elsewhere() {
    let atlas = support::everything();
    let census = &atlas.census;
    let all = districts(census);
    assert_eq!(all.len(), 38);
    for (id, time, wanzhou, chongqing, china, position) in WORKED_OUT {
        let key = indicator(census, id);
        let decimals = |area: &str| {
            let cell = support::tables::total(census, id, time, area);
            census.observe(cell).map(|o| atlas.number(&o, Locale::En).replace('−', "-"))
        };
        let printed = |area: &str| decimals(area).unwrap_or_else(|| "–".to_owned());
        assert_eq!(
            [printed("500101"), printed("500000"), printed("100000")],
            [wanzhou, chongqing, china],
            "{id} {time}"
        );
        let rank = rank(census, id, time, "500101", &all).expect("a rank");
        assert_eq!(rank.position, position, "{id} {time}: {rank:?}");
        assert_eq!(rank.of, 38 - usize::from(is_without_fengjie(census, id, time)), "{id} {time}: {rank:?}");
        assert_eq!(census.indicator_id(key), id);
    }
}

/// Whether the doubt about Fengjie's schooling of 2020 touches an indicator.
fn is_without_fengjie(census: &Census, id: &str, time: &str) -> bool {
    let value = census.value(support::tables::total(census, id, time, "500236"));
    value.is_some_and(|value| value.doubtful)
}

/// Where they were ranked by printed, rounded or doubtful values, the rank of the unrounded, sound ones is another.
#[test]
fn ranks_are_those_of_unrounded_sound_values() {
    let atlas = support::everything();
    let census = &atlas.census;
    let all = districts(census);
    let ranked = |id: &str, time: &str| rank(census, id, time, "500101", &all).expect("a rank");
    let size = ranked("household-size", "2020");
    assert_eq!((size.position, size.tied), (26, 1), "as printed Banan ties with Wanzhou at 2.41");
    let printed = ranked("household-size-printed", "2020");
    assert_eq!((printed.position, printed.tied, printed.best, printed.worst), (25, 2, 25, 26));
    assert_eq!(ranked("senior-secondary-share", "2020").position, 12, "Fengjie, in doubt, is out");
    assert_eq!(ranked("schooling-years", "2020").position, 13, "so it is here");
    assert_eq!(ranked("schooling-years", "2020").of, 37);
    assert_eq!(
        number(census, "schooling-years-worked-out", "2020", "500101").map(|n| (n * 100.0).round()),
        Some(921.0)
    );
}

#[test]
fn ranks_within_the_north_east_and_outside_the_centre_match() {
    let atlas = support::everything();
    let census = &atlas.census;
    let north_east = census.parts(area(census, "north-east")).to_vec();
    let centre = census.parts(area(census, "central-nine")).to_vec();
    let outside: Vec<_> = districts(census).into_iter().filter(|area| !centre.contains(area)).collect();
    assert_eq!([north_east.len(), centre.len(), outside.len()], [11, 9, 29]);
    let ranks = |id: &str| {
        [&outside, &north_east].map(|among| rank(census, id, "2020", "500101", among).expect("a rank").position)
    };
    for (id, expected) in [
        ("population", [1, 1]),
        ("density", [8, 1]),
        ("children-share", [27, 11]),
        ("aged-60-plus-share", [12, 5]),
        ("aged-80-plus-share", [14, 4]),
        ("ageing-index", [4, 1]),
        ("median-age", [12, 4]),
        ("old-age-dependency", [20, 8]),
        ("aged-20-39-share", [11, 2]),
        ("sex-ratio", [27, 11]),
        ("urban-share", [5, 1]),
        ("one-person-share", [16, 8]),
        ("households-with-65-plus-share", [18, 7]),
        ("three-generation-share", [17, 4]),
        ("university-per-100k", [3, 1]),
        ("university-women-per-100-men", [3, 1]),
        ("registered-same-district-share", [9, 2]),
        ("registered-outside-district-share", [7, 1]),
        ("farming-share", [26, 10]),
        ("construction-share", [14, 7]),
        ("services-share", [1, 1]),
        ("manufacturing-share", [16, 5]),
        ("rented-share", [14, 5]),
        ("car-share", [10, 2]),
        ("lift-share", [12, 1]),
        ("bought-share", [6, 1]),
        ("dwelling-area-per-person", [23, 11]),
        ("infants-per-1000", [28, 11]),
    ] {
        assert_eq!(ranks(id), expected, "{id}");
    }
}

#[test]
fn the_numbers_of_the_ten_findings_match() {
    let atlas = support::everything();
    let census = &atlas.census;
    let near = |id: &str, expected: f64| {
        let found = at(census, id);
        assert!((found - expected).abs() < 0.005 + 1e-9, "{id}: {found}, not {expected}");
    };
    // Residents.
    for (id, expected) in [
        ("population-gain-2010-2020-500101", 1_399.0),
        ("population-growth-2010-2020-500230", -14.14),
        ("population-2020-500112", 2_191_493.0),
        ("urban-population-2010-500101", 859_662.0),
        ("urban-population-2020-500101", 1_078_149.0),
        ("rural-population-2010-500101", 703_388.0),
        ("rural-population-2020-500101", 486_300.0),
        ("rural-population-2010-2020-500101", -30.86),
        ("aged-60-plus-2010-500101", 276_791.0),
        ("aged-60-plus-2020-500101", 374_443.0),
        ("aged-60-plus-share-2010-2020-500101", 6.23),
        ("aged-80-plus-2010-2020-500101", 84.12),
        ("aged-20-39-2010-500101", 429_014.0),
        ("aged-20-39-2020-500101", 348_902.0),
        ("aged-20-39-2010-2020-500101", -18.67),
        ("aged-20-39-2010-2020-500000", 2.31),
        ("residents-by-age-2020-500101-45-49", 166_489.0),
        ("residents-by-age-2010-500101-15-19", 145_109.0),
        ("residents-by-age-2020-500101-25-29", 86_290.0),
        ("median-age-2010-2020-500101", 6.96),
        ("one-person-households-2010-500101", 97_509.0),
        ("one-person-households-2020-500101", 167_417.0),
        ("one-person-households-2010-2020-500101", 71.69),
        ("generation-share-2010-500101-two", 45.30),
        ("generation-share-2020-500101-two", 33.25),
        ("households-2010-2020-500101", 10.41),
        ("urban-share-2010-2020-500101", 13.92),
        ("registered-same-district-2020-500101", 392_598.0),
        ("registered-elsewhere-2020-500101", 583_741.0),
        ("registered-elsewhere-share-2020-500101", 37.31),
        ("industry-share-2020-500101-trade", 13.91),
        ("employed-2020-500101-construction", 16_486.0),
    ] {
        near(id, expected);
    }
    let all = districts(census);
    let growth = census.row(indicator(census, "population-growth"), when("2010/2020"), &all);
    let grew = growth.iter().flatten().filter(|value| value.number > 0.0).count();
    assert_eq!((grew, all.len() - grew), (24, 14));
    let [_, lowest] = stats::extremes(&growth);
    assert_eq!(lowest.iter().map(|at| census.area_id(all[*at])).collect::<Vec<_>>(), ["500230"], "Fengdu shrank most");
    let next = stats::order(&census.row(
        indicator(census, "urban-share"),
        when("2020"),
        census.parts(area(census, "north-east")),
    ));
    let second = census.parts(area(census, "north-east"))[next[1]];
    assert_eq!(census.area_id(second), "500235", "in the north-east Yunyang comes next");
    let wanzhou = rank(census, "aged-60-plus-share", "2010/2020", "500101", &all).expect("a rank");
    assert_eq!(wanzhou.position, 6, "the sixth-largest rise");
    assert_eq!(rank(census, "one-person-share", "2010/2020", "500101", &all).expect("a rank").position, 4);
    assert_eq!(rank(census, "urban-share", "2010/2020", "500101", &all).expect("a rank").position, 25);
}

#[test]
fn ranges_of_ranks_cover_the_sampling_error() {
    let atlas = support::everything();
    let census = &atlas.census;
    let all = districts(census);
    let range = |id: &str| rank(census, id, "2020", "500101", &all).map(|rank| (rank.best, rank.position, rank.worst));
    assert_eq!(range("car-share"), Some((18, 18, 21)));
    assert_eq!(range("lift-share"), Some((20, 21, 22)));
    assert_eq!(range("farming-share"), Some((26, 26, 27)));
    assert_eq!(range("urban-share"), Some((14, 14, 14)), "a full count leaves nothing open");
    let margin = |id: &str| census.value(support::tables::total(census, id, "2020", "500101")).expect("a value").margin;
    // 1.96 × √(3 × 0.3584 × 0.6416 ÷ 57,464).
    assert!((margin("car-share") - 0.679).abs() < 0.001, "{}", margin("car-share"));
    assert!((margin("farming-share") - 0.441).abs() < 0.001, "{}", margin("farming-share"));
    assert_eq!(margin("urban-share"), 0.0);
}

#[test]
fn neighbours_and_similar_districts_are_found() {
    let atlas = support::everything();
    let census = &atlas.census;
    let mut beside = atlas.geo["districts"].neighbours("500101");
    beside.sort_unstable();
    assert_eq!(beside, ["500154", "500155", "500233", "500235", "500240"]);
    assert_eq!(atlas.geo["districts"].neighbours("nowhere"), Vec::<&str>::new());
    let all = districts(census);
    let wanzhou = area(census, "500101");
    let in_size = stats::nearest(census, wanzhou, &all, indicator(census, "population"), when("2020"));
    assert_eq!((in_size.len(), census.area_id(in_size[0])), (37, "500107"), "Jiulongpo is nearest in size");
    let of = ["urban-share", "aged-60-plus-share", "university-per-100k", "one-person-share"]
        .map(|id| indicator(census, id));
    let alike = stats::similar(census, wanzhou, &all, &of, when("2020"));
    assert_eq!(alike.len(), 36, "not itself, and not Fengjie, whose schooling is in doubt");
    assert!(alike.windows(2).all(|pair| pair[0].1 <= pair[1].1) && alike[0].1 > 0.0);
}

#[test]
fn the_times_of_an_indicator_are_those_with_a_value_of_any_area() {
    let atlas = support::everything();
    let census = &atlas.census;
    let periods: Vec<_> = census.periods().collect();
    let mut none = 0;
    for key in census.indicators() {
        let has = |when: When| {
            let cell = |area| Cell { indicator: key, when, categories: Categories::TOTAL, area };
            census.areas().any(|area| census.value(cell(area)).is_some())
        };
        let held: Vec<When> = match census.is_of_two_times(key) {
            false => periods.iter().map(|period| When::At(*period)).filter(|when| has(*when)).collect(),
            true => {
                let pair = |pair: &[wanzhou::text::Period]| When::Between(pair[0], pair[1]);
                periods.windows(2).map(pair).filter(|when| has(*when)).collect()
            }
        };
        let times = census.times(key);
        assert!(held.iter().all(|when| times.contains(when)), "{}: {times:?} {held:?}", census.indicator_id(key));
        assert!(times.iter().all(|when| has(*when)), "{}: {times:?}", census.indicator_id(key));
        none += usize::from(times.is_empty());
    }
    assert!(none < 20, "{none}");
}
