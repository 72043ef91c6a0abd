//! What is said of each of the 38 districts, in both languages, against the numbers of the CSV files themselves.

use crate::support;
use crate::support::tables::exact;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;
use wanzhou::figures::profile::{
    District, MEASURES, PARTS, cards, caveats, documented_parts, lede, of_wanzhou, rank_in_words, ranks_in_words,
};
use wanzhou::figures::{NARROW, Summary, build, column_width};
use wanzhou::model::census::stats::ranks;
use wanzhou::model::template::fill_string;
use wanzhou::model::{AreaId, Atlas, Card, FigureId};
use wanzhou::text::number::ordinal;
use wanzhou::text::{LocalText, Locale};

static ATLAS: LazyLock<Atlas> = LazyLock::new(support::everything);

/// Counts of `people.csv` by indicator, time and area, ages and sexes added up.
static PEOPLE: LazyLock<HashMap<(String, String, String), f64>> = LazyLock::new(|| {
    let mut sums = HashMap::new();
    let text = support::read("public/data/census/people.csv");
    let all: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let at = |name: &str| all[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}"));
    let [indicator, period, area, age, sex, value] = ["indicator", "period", "area", "age", "sex", "value"].map(at);
    for row in &all[1..] {
        let number: f64 = row[value].parse().expect("a number");
        let name = match (row[age].as_str(), row[sex].as_str()) {
            ("", "") => row[indicator].clone(),
            (age, sex) if !age.is_empty() && !sex.is_empty() => {
                let from: u8 = age.split('-').next().and_then(|from| from.parse().ok()).expect("an age");
                if from < 60 {
                    continue;
                }
                "60+".to_owned()
            }
            _ => continue,
        };
        *sums.entry((name, row[period].clone(), row[area].clone())).or_insert(0.0) += number;
    }
    sums
});

fn counted(name: &str, time: &str, area: &str) -> f64 {
    PEOPLE[&(name.to_owned(), time.to_owned(), area.to_owned())]
}

fn districts() -> Vec<District<'static>> {
    let all: Vec<_> = ATLAS.areas.iter().filter_map(|area| District::of(&area.id, &ATLAS)).collect();
    assert_eq!(all.len(), 38);
    all
}

/// The parts of every district, made once.
static PARTS_OF: LazyLock<HashMap<AreaId, Vec<(Card, u8)>>> =
    LazyLock::new(|| districts().iter().map(|district| (district.area.id.clone(), cards(district))).collect());

fn wording(text: &LocalText, locale: Locale) -> String {
    fill_string(text.get(locale), &ATLAS, locale)
}

/// The numbers of a text but its years, without the commas between groups of digits.
fn numbers(text: &str) -> Vec<f64> {
    let pattern = Regex::new(r"\d[\d,]*(?:\.\d+)?").expect("a pattern");
    let all = pattern.find_iter(text).map(|found| found.as_str().replace(',', ""));
    let values = all.filter(|found| !["2000", "2010", "2020"].contains(&found.as_str()));
    values.map(|found| found.parse().expect("a number")).collect()
}

fn near(wording: f64, true_one: f64, decimals: i32) -> bool {
    (wording - true_one).abs() <= 0.5 * 10f64.powi(-decimals) + 1e-9
}

#[test]
fn the_sentence_says_the_numbers_of_the_tables() {
    for district in districts() {
        let id = district.area.id.as_str();
        let text = lede(&district).unwrap_or_else(|| panic!("{id} has no sentence"));
        let [then, now] = ["2010", "2020"].map(|time| counted("population", time, id));
        let share = |name: &str, time: &str| 100.0 * counted(name, time, id) / counted("population", time, id);
        for locale in Locale::ALL {
            let wording = wording(&text, locale);
            assert!(!wording.contains('—') && !wording.contains('{'), "{wording}");
            let found = numbers(&wording);
            let mut found = found.iter().copied().filter(|n| *n != 60.0);
            let mut next = || found.next().unwrap_or_else(|| panic!("too few numbers in {wording}"));
            let residents = next();
            let round = match locale {
                Locale::Zh => near(residents, now / 1e4, 1),
                Locale::En if now >= 1e6 => near(residents, now / 1e6, 2),
                Locale::En => residents == now,
            };
            assert!(round, "{wording}");
            let gain = next();
            let tenths = locale == Locale::Zh && (now - then).abs() >= 1e4;
            assert!(
                if tenths { near(gain, (now - then).abs() / 1e4, 1) } else { gain == (now - then).abs() },
                "{wording}"
            );
            let grown = ["增加", "more than"][locale as usize];
            let shrunk = ["减少", "fewer than"][locale as usize];
            // No census tells a change of two in a thousand from what it misses or counts twice.
            let is_level = (now - then).abs() < 0.002 * then && now != then;
            assert_eq!(wording.contains(["大体持平", "about as many"][locale as usize]), is_level, "{wording}");
            let expected = (now > then && !is_level, now < then && !is_level);
            assert_eq!((wording.contains(grown), wording.contains(shrunk)), expected, "{wording}");
            for name in ["60+", "urban-population"] {
                let [from, to] = ["2010", "2020"].map(|time| share(name, time));
                let stayed = format!("{from:.1}") == format!("{to:.1}");
                if !stayed {
                    assert!(near(next(), from, 1), "{name}: {wording}");
                }
                assert!(near(next(), to, 1), "{name}: {wording}");
                let parts: Vec<&str> = wording.split([';', '；', '，']).collect();
                let own = match (locale, name) {
                    (Locale::Zh, "60+") => parts.iter().rev().nth(1),
                    _ => parts.last(),
                };
                if locale == Locale::Zh || name != "60+" {
                    let words = [["升至", "降至"], ["rose", "fell"]][locale as usize];
                    let stated = words.map(|word| own.is_some_and(|part| part.contains(word)));
                    assert_eq!(stated, [!stayed && to > from, !stayed && to < from], "{name}: {wording}");
                }
            }
            assert!(found.next().is_none(), "more numbers than are held in {wording}");
        }
    }
}

#[test]
fn every_part_of_every_district_is_drawn_in_both_languages_and_widths() {
    for (at, district) in districts().iter().enumerate() {
        let all = &PARTS_OF[&district.area.id];
        assert_eq!(all.len(), PARTS.len(), "{}", district.area.id);
        for (card, span) in all {
            for locale in Locale::ALL {
                let texts = [&card.title, &card.subtitle].into_iter().chain(card.notes.iter().map(|note| &note.text));
                for text in texts {
                    let wording = wording(text, locale);
                    assert!(
                        !wording.contains(['{', '}']) && !wording.contains("— ") && !wording.is_empty(),
                        "{}: {wording}",
                        card.id
                    );
                    assert!(
                        wanzhou::model::template::unresolved(text.get(locale), &ATLAS).is_empty(),
                        "{}: {wording}",
                        card.id
                    );
                }
                // Drawing is slow: one language in turn, both for the first.
                if at > 0 && (at % 2 == 0) != (locale == Locale::Zh) {
                    continue;
                }
                let figure =
                    build(card, &ATLAS, locale, column_width(*span)).unwrap_or_else(|e| panic!("{}: {e}", card.id));
                assert!(figure.narrow.width() == NARROW && figure.summary.rows.len() > 2, "{}", card.id);
            }
            if at > 0 {
                continue;
            }
            let again = wanzhou::figures::default_card::card_of(&card.id, &ATLAS).map(|card| card.title);
            assert_eq!(again.as_ref(), Some(&card.title), "a part is a figure by its id");
        }
    }
}

#[test]
fn titles_follow_the_tables() {
    for district in districts() {
        let title = |part: &str, locale| {
            let (card, _) = PARTS_OF[&district.area.id].iter().find(|(c, _)| c.kind.id() == part).expect("a part");
            wording(&card.title, locale)
        };
        let id = &district.area.id;
        // Households: one person, in both years and in the city.
        let share = |time: &str, area: &str| ATLAS.value(&format!("one-person-share-{time}-{area}")).expect("a value");
        let counted_share = |of: &[&str], time: &str| {
            100.0 * of.iter().map(|part| counted(part, time, id)).sum::<f64>() / counted("population", time, id)
        };
        for locale in Locale::ALL {
            let found = numbers(&title("households", locale));
            let held = [share("2010", id), share("2020", id), share("2020", "500000")];
            assert!(found.len() == 3 && found.iter().zip(held).all(|(a, b)| near(*a, b, 1)), "{found:?} {held:?}");
            // Town and country, and who is registered elsewhere: from the counts.
            let stated = title("settlement", locale);
            let found = numbers(&stated);
            let held = ["2010", "2020"].map(|time| counted_share(&["urban-population"], time));
            let rose = (held[1] * 10.0).round() > (held[0] * 10.0).round();
            assert_eq!(stated.contains("从") || stated.contains("rose"), rose, "{stated}");
            assert!(!rose || found[..2].iter().zip(held).all(|(a, b)| near(*a, b, 1)), "{stated} {held:?}");
            let groups = ["registered-same-district", "registered-other-district", "registered-outside-city"];
            let stated = title("registration", locale);
            assert!(near(numbers(&stated)[0], counted_share(&groups, "2020"), 1), "{stated}");
            // Schooling: a district in doubt says so by its year.
            let stated = title("schooling", locale);
            assert_eq!(!stated.contains("2020"), id == "500236", "{stated}");
            // Work: the largest industry, and the next where it may be as large.
            let stated = title("work", locale);
            let mut all: Vec<f64> = ATLAS
                .census
                .categories(ATLAS.census.dimension("industry").expect("industries"))
                .map(|key| {
                    let category = &ATLAS.census.category_entry(key).expect("a category").id;
                    ATLAS.value(&format!("industry-share-2020-{id}-{category}")).expect("a share")
                })
                .collect();
            all.sort_by(|a, b| b.total_cmp(a));
            assert!((all.iter().sum::<f64>() - 100.0).abs() < 1e-6);
            assert!(near(numbers(&stated)[0], all[0], 1), "{stated}");
            let gains = title("residents", locale);
            // Residents of 2000 are defined otherwise: no change is computed from them.
            let change = counted("population", "2020", id) - counted("population", "2010", id);
            assert!(!gains.contains("2000") && gains.contains("2010"), "{gains}");
            assert_eq!(gains.contains("减少") || gains.contains("fewer"), change < 0.0, "{gains}");
        }
    }
}

#[test]
fn the_largest_age_group_is_that_of_the_table() {
    let titles: Vec<String> =
        districts().iter().map(|district| wording(&PARTS_OF[&district.area.id][0].0.title, Locale::Zh)).collect();
    assert_eq!(titles[0], "2010年至2020年，万州人数最多的年龄组从35至39岁变为45至49岁");
    assert!(titles.iter().all(|title| !title.contains("85岁")), "an open group is no five years: {titles:?}");
}

#[test]
fn a_rank_is_given_with_its_ties_and_its_range() {
    let all = |numbers: &[f64]| ranks(&numbers.iter().map(|n| exact(*n)).collect::<Vec<_>>());
    let ranked = all(&[9.0, 5.0, 5.0, 1.0]);
    let stated = |at: usize| Locale::ALL.map(|locale| rank_in_words(ranked[at].expect("a rank"), locale));
    assert_eq!(stated(0), ["第1位", "1st"]);
    assert_eq!(stated(1), ["并列第2位", "joint 2nd"]);
    assert_eq!(stated(3), ["第4位", "4th"]);
    let sampled =
        [10.0, 11.0, 20.0].map(|n| exact(n).map(|value| wanzhou::model::census::CellValue { margin: 1.0, ..value }));
    let range = Locale::ALL.map(|locale| rank_in_words(ranks(&sampled)[0].expect("a rank"), locale));
    assert_eq!(range, ["第2—3位", "2nd–3rd"]);
    let ordinals: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 38, 101, 111].map(ordinal).to_vec();
    assert_eq!(
        ordinals,
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "38th", "101st", "111th"]
    );
    let wrong = Regex::new(r"\b(?:\d*1th|\d*2th|\d*3th|0th)\b").expect("a pattern");
    let right = Regex::new(r"\b\d*1[123]th\b").expect("a pattern");
    for district in districts() {
        for measure in MEASURES {
            let stated = ranks_in_words(&district, measure, Locale::En);
            assert!(
                right.replace_all(&stated, "").is_empty() || !wrong.is_match(&right.replace_all(&stated, "")),
                "{stated}"
            );
            // Whoever shares a rank says so.
            let time = district.times(measure).pop().expect("a time");
            if let Some(rank) = district.rank(measure, &time) {
                assert!(rank.position + rank.tied - 1 <= rank.of && rank.best <= rank.position, "{measure}");
                assert_eq!(rank_in_words(rank, Locale::En).contains('–'), !rank.is_certain(), "{measure}");
            }
        }
    }
    let wanzhou = District::of("500101", &ATLAS).expect("a district");
    assert_eq!(ranks_in_words(&wanzhou, "population", Locale::Zh), "2020年38个区县中第2位；2000年第1位，2010年第1位");
    assert_eq!(ranks_in_words(&wanzhou, "aged-60-plus-share", Locale::En), "12th of 38 in 2020; 21st in 2010");
}

#[test]
fn doubtful_values_are_mentioned_and_left_out_of_findings() {
    let with_caveats: Vec<String> =
        districts().iter().filter(|district| !caveats(district).is_empty()).map(|d| d.area.id.to_string()).collect();
    assert_eq!(with_caveats, ["500110", "500111", "500231", "500236"]);
    let fengjie = District::of("500236", &ATLAS).expect("a district");
    let time = fengjie.times("university-share").pop().expect("a time");
    assert_eq!(fengjie.rank("university-share", &time), None);
    for district in districts() {
        let of = district.rank("university-share", &time).map_or(37, |rank| rank.of);
        assert_eq!(of, 37, "one of 38 is in doubt");
    }
    assert!(District::of("500999", &ATLAS).is_none() && District::of("500000", &ATLAS).is_none());
    assert!(District::of("500101", &support::core()).is_none_or(|district| lede(&district).is_none()));
}

#[test]
fn the_table_of_a_part_has_what_its_picture_shows() {
    let wanzhou = District::of("500101", &ATLAS).expect("a district");
    for (card, _) in cards(&wanzhou) {
        let rows = Summary::of(&card, &ATLAS, Locale::Zh).rows;
        assert_eq!(rows.len(), card.observations().collect::<std::collections::HashSet<_>>().len(), "{}", card.id);
    }
}

#[test]
fn the_ends_of_a_districts_ranks_are_of_rates_and_certain_and_name_all_that_share_them() {
    let metadata: serde_json::Value =
        serde_json::from_str(&support::read("public/data/census.json")).expect("the metadata");
    let all = metadata["indicators"].as_array().expect("indicators").iter();
    let totals: Vec<String> = all
        .filter(|indicator| indicator["measure"]["magnitude"] == "total")
        .filter_map(|indicator| indicator["id"].as_str().map(str::to_owned))
        .collect();
    assert!(MEASURES.iter().any(|measure| totals.contains(&(*measure).to_owned())), "{totals:?}");
    for district in districts() {
        let (card, _) = PARTS_OF[&district.area.id].iter().find(|(c, _)| c.kind.id() == "standing").expect("a part");
        let ranks: Vec<_> = MEASURES
            .iter()
            .filter(|measure| !totals.contains(&(**measure).to_owned()))
            .filter_map(|measure| {
                let rank = district.rank(measure, &district.times(measure).pop()?)?;
                let name = ATLAS.indicators.get(measure)?.name.zh.clone();
                rank.is_certain().then_some((rank, name.trim_end_matches(", %").to_owned()))
            })
            .collect();
        let title = wording(&card.title, Locale::Zh);
        let (_, ends) = title.split_once("比率中，").unwrap_or_else(|| panic!("{title}"));
        let (high, low) = ends.split_once("），").unwrap_or_else(|| panic!("{title}"));
        let most = ranks.iter().map(|(rank, _)| rank.position).min();
        let least = ranks.iter().map(|(rank, _)| rank.of + 2 - rank.position - rank.tied).min();
        let names = |stated: &str| -> Vec<String> {
            let named = stated.split("位次最").next().unwrap_or_default();
            named.split('、').map(str::to_owned).collect()
        };
        let (high, low) = (names(high), names(low));
        for (rank, name) in &ranks {
            assert_eq!(high.contains(name), Some(rank.position) == most, "{title}: {name}");
            assert_eq!(low.contains(name), Some(rank.of + 2 - rank.position - rank.tied) == least, "{title}: {name}");
        }
        assert_eq!(numbers(&title)[0], ranks.len() as f64, "{title}");
        // A total is the first or the last in many districts, and is named in none.
        for measure in MEASURES.iter().filter(|measure| totals.contains(&(**measure).to_owned())) {
            let name = &ATLAS.indicators.get(measure).expect("an indicator").name.zh;
            assert!(!high.contains(name) && !low.contains(name), "{title}: {name}");
        }
    }
}

#[test]
fn each_part_says_by_itself_which_district_it_is_of() {
    for district in districts() {
        for (card, _) in &PARTS_OF[&district.area.id] {
            for locale in Locale::ALL {
                let name = district.area.short.get(locale);
                let stated = [&card.title, &card.subtitle].map(|text| wording(text, locale));
                assert!(stated.iter().any(|text| text.contains(name)), "{}: {stated:?}", card.id);
            }
        }
    }
}

/// Worked out here by another way than `stats::similar`: from the values as they are published.
#[test]
fn the_districts_named_as_alike_differ_least_in_the_indicators_of_the_latest_census() {
    let all = districts();
    let measures: Vec<&str> =
        MEASURES.iter().copied().filter(|id| !["population", "population-growth"].contains(id)).collect();
    let value = |district: &District, id: &str| district.known(&district.id(id, "2020"));
    let spread = |id: &str| {
        let known: Vec<f64> = all.iter().filter_map(|district| value(district, id)).collect();
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        known.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / known.len() as f64
    };
    let spreads: Vec<f64> = measures.iter().map(|id| spread(id)).collect();
    let mut named = 0;
    for district in &all {
        let distance = |other: &District| -> Option<f64> {
            let parts = measures
                .iter()
                .zip(&spreads)
                .map(|(id, spread)| Some((value(district, id)? - value(other, id)?).powi(2) / spread));
            parts.sum()
        };
        let mut others: Vec<(f64, &str)> = all
            .iter()
            .filter(|other| other.area.id != district.area.id)
            .filter_map(|other| Some((distance(other)?, &*other.area.id)))
            .collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wanted: Vec<&str> = others.iter().take(3).map(|(_, id)| *id).collect();
        let wording = district.alike();
        let found: Vec<&str> = wording.iter().flat_map(|alike| &alike.areas).map(|area| &*area.id).collect();
        assert_eq!(found, wanted, "{}", district.area.name.zh);
        if let Some(alike) = wording {
            assert_eq!((&*alike.time, alike.indicators), ("2020", 12));
            named += 1;
        }
    }
    assert!(named >= 36, "{named} of {}", all.len());
}

#[test]
fn every_part_of_wanzhous_page_and_the_ages_of_every_district_have_documents() {
    let ids: Vec<FigureId> = documented_parts(&ATLAS).into_iter().map(|card| card.id).collect();
    for district in districts() {
        for (card, _) in &PARTS_OF[&district.area.id] {
            let wanted = card.id == of_wanzhou(card.kind.id()) || card.kind.id() == "ages";
            assert_eq!(ids.contains(&card.id), wanted, "{}", card.id);
        }
    }
}
