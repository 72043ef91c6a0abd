//! Ages and work of a district beside those of another area, against the counts of the tables themselves.

use crate::support;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use wanzhou::figures::profile::beside::{beside_id, others};
use wanzhou::figures::profile::{District, card_of, is_documented_part, part_of};
use wanzhou::figures::{NARROW, Summary, build, column_width};
use wanzhou::model::template::{TextPiece, fill, fill_string};
use wanzhou::model::{Atlas, Card};
use wanzhou::text::{Locale, messages};

static ATLAS: LazyLock<Atlas> = LazyLock::new(support::everything);

/// Shares of all residents in 2020 by area and first year of age, in per cent; below five is one group.
static SHARES: LazyLock<HashMap<String, BTreeMap<u8, f64>>> = LazyLock::new(|| {
    let text = support::read("public/data/census/people.csv");
    let (mut counts, mut all) = (HashMap::<String, BTreeMap<u8, f64>>::new(), HashMap::new());
    for line in text.lines() {
        let ["population", "2020", area, age, sex, value] = line.split(',').collect::<Vec<_>>()[..] else { continue };
        let number: f64 = value.parse().expect("a number");
        if age.is_empty() && sex.is_empty() {
            all.insert(area.to_owned(), number);
        } else if !age.is_empty() && !sex.is_empty() {
            let from: u8 = age.split('-').next().and_then(|from| from.parse().ok()).expect("an age");
            *counts.entry(area.to_owned()).or_default().entry(from / 5 * 5).or_default() += number;
        }
    }
    let share = |(area, ages): (String, BTreeMap<u8, f64>)| {
        let total = all[&area];
        (area, ages.into_iter().map(|(from, count)| (from, 100.0 * count / total)).collect())
    };
    counts.into_iter().map(share).collect()
});

fn districts() -> Vec<District<'static>> {
    ATLAS.areas.iter().filter_map(|area| District::of(&area.id, &ATLAS)).collect()
}

/// The first years of age of the groups in a text: `70–74`, `70至74岁`, `85+`, `85岁及以上`.
fn ages(text: &str) -> Vec<u8> {
    let pattern = regex::Regex::new(r"(\d+)(?:–\d+|至\d+岁|\+|岁及以上)").expect("a pattern");
    pattern.captures_iter(text).map(|found| found[1].parse().expect("an age")).collect()
}

#[test]
fn a_title_names_the_ages_that_differ_most_each_way() {
    let mut seen = 0;
    for district in districts() {
        // The city, and every ninth of the others.
        for other in others(&district).into_iter().step_by(9) {
            let id = beside_id(&["ages-", &district.area.id].concat(), &other.id);
            let Some(card) = card_of(&id, &ATLAS) else { continue };
            let [own, of_other] = [&district.area.id, &other.id].map(|area| &SHARES[area.as_str()]);
            let gaps: BTreeMap<u8, f64> = own.iter().map(|(from, share)| (*from, share - of_other[from])).collect();
            for (locale, parting) in [(Locale::Zh, "偏多最明显，"), (Locale::En, ", fewer aged")] {
                let title = fill_string(card.title.get(locale), &ATLAS, locale);
                let (more, fewer) = title.split_once(parting).unwrap_or_else(|| panic!("{id}: {title}"));
                for (said, sign) in [(more, 1.0), (fewer, -1.0)] {
                    let most = gaps.values().map(|gap| gap * sign).fold(f64::MIN, f64::max);
                    let named: Vec<u8> = ages(said);
                    let due: Vec<u8> =
                        gaps.iter().filter(|(_, gap)| *gap * sign > most - 0.1).map(|(from, _)| *from).collect();
                    assert_eq!(named, due, "{id}: {title}");
                    assert!(most > 0.0, "{id}: {title}");
                }
            }
            seen += 1;
        }
    }
    assert!(seen > 38 * 4, "{seen} pairs");
}

#[test]
fn shares_of_ages_and_sexes_make_the_whole() {
    let card = card_of("ages-500101-500000", &ATLAS).expect("a card");
    for roles in [["male", "female"], ["male-outline", "female-outline"]] {
        let ids = roles.into_iter().flat_map(|role| card.role(role));
        let shares: Vec<f64> = ids.map(|id| ATLAS.observation(id).expect("an observation").value).collect();
        assert_eq!(shares.len(), 36);
        assert!((shares.iter().sum::<f64>() - 100.0).abs() < 1e-9, "{roles:?}");
    }
}

/// The card of an id and a kind, which every width draws in both languages.
fn drawn(id: &str, kind: &str) -> Card {
    let card = card_of(id, &ATLAS).unwrap_or_else(|| panic!("{id}"));
    assert_eq!((card.id.as_str(), card.kind.id()), (id, kind));
    for locale in Locale::ALL {
        for width in [NARROW, column_width(7), column_width(12)] {
            assert!(build(&card, &ATLAS, locale, width).is_ok(), "{id} at {width}");
        }
    }
    card
}

#[test]
fn the_pyramid_of_shares_is_drawn_and_written_out_as_any_other() {
    for id in ["ages-500101-500000", "ages-500154-500101", "ages-500119-500112"] {
        let card = drawn(id, "ages");
        for locale in Locale::ALL {
            assert_eq!(Summary::of(&card, &ATLAS, locale).rows.len(), 36 * 2 + 6, "{id}");
        }
    }
}

#[test]
fn an_area_that_ages_cannot_be_set_beside_has_no_card() {
    for id in [
        "ages-500101-500101",
        "ages-500101-100000",
        "ages-500101-",
        "ages-500101-500000-1",
        "ages-1-500000",
        "work-500101-500101",
    ] {
        assert!(card_of(id, &ATLAS).is_none(), "{id}");
    }
    // Other parts cannot be set beside anything.
    assert!(card_of("schooling-500101", &ATLAS).is_some() && card_of("schooling-500101-500000", &ATLAS).is_none());
    // It leads to the same page as the part by itself, but no document is published of it.
    assert_eq!(part_of("ages-500101-500000").map(|(part, area)| (part.id, area)), Some(("ages", "500101")));
    assert!(is_documented_part("ages-500101") && !is_documented_part("ages-500101-500000"));
}

/// Shares of people at work in 2020 by area and industry, in per cent.
fn industries() -> HashMap<String, BTreeMap<String, f64>> {
    let text = support::read("public/data/census/work.csv");
    let mut counts = HashMap::<String, BTreeMap<String, f64>>::new();
    for line in text.lines() {
        let ["employed", "2020", area, industry, value] = line.split(',').collect::<Vec<_>>()[..] else { continue };
        if !industry.is_empty() {
            let number = value.parse().expect("a number");
            counts.entry(area.to_owned()).or_default().insert(industry.to_owned(), number);
        }
    }
    let share = |(area, counts): (String, BTreeMap<String, f64>)| {
        let total: f64 = counts.values().sum();
        (area, counts.into_iter().map(|(industry, count)| (industry, 100.0 * count / total)).collect())
    };
    counts.into_iter().map(share).collect()
}

/// The industries whose shares a title gives, with the district's share and the other area's, in the title's order.
fn said(title: &str) -> Vec<[(String, f64); 2]> {
    let shares = fill(title, &ATLAS, Locale::En).into_iter().filter_map(|piece| {
        let TextPiece::Value { observation, .. } = piece else { return None };
        let (_, industry) = observation.strip_prefix("industry-share-2020-")?.split_once('-')?;
        Some((industry.to_owned(), ATLAS.observation(&observation)?.value))
    });
    let shares: Vec<_> = shares.collect();
    let pairs = shares.chunks(2).map(|pair| {
        assert_eq!(pair[0].0, pair[1].0, "{title}: two shares of one industry");
        [pair[0].clone(), pair[1].clone()]
    });
    pairs.collect()
}

#[test]
fn a_title_on_work_names_industries_that_surely_differ_and_which_way() {
    let (shares, mut seen, mut level) = (industries(), 0, 0);
    for district in districts() {
        for other in others(&district) {
            let id = beside_id(&["work-", &district.area.id].concat(), &other.id);
            let card = card_of(&id, &ATLAS).unwrap_or_else(|| panic!("{id}"));
            let [own, of_other] = [&district.area.id, &other.id].map(|area| &shares[area.as_str()]);
            let gap = |industry: &String| own[industry] - of_other[industry];
            let named = said(card.title.get(Locale::Zh));
            assert_eq!(said(card.title.get(Locale::En)).len(), named.len(), "{id}");
            // A title has a clause for each of them, in their order.
            let clauses = |locale: Locale| -> Vec<String> {
                let (_, said) = card.title.get(locale).split_once([':', '：']).expect("what they are");
                said.split(messages(locale).semicolon).map(str::to_owned).collect()
            };
            for (at, [(industry, here), (_, there)]) in named.iter().enumerate() {
                assert!((here - own[industry]).abs() < 1e-9 && (there - of_other[industry]).abs() < 1e-9, "{id}");
                let words = if here > there { ["较高", "larger"] } else { ["较低", "smaller"] };
                for (locale, word) in [(Locale::Zh, words[0]), (Locale::En, words[1])] {
                    let clause = &clauses(locale)[at];
                    assert!(clause.contains(word) && clause.contains(industry.as_str()), "{id}: {clause}");
                }
                let margins = [&district.area.id, &other.id].map(|area| {
                    let id = ["industry-share-2020-", area.as_str(), "-", industry].concat();
                    ATLAS.census.value(ATLAS.census.cell(&id).expect("a cell")).expect("a value").margin
                });
                assert!((here - there).abs() > margins[0].hypot(margins[1]) && margins[0] > 0.0, "{id}: {industry}");
                // No other industry is further apart that way and as sure: what is further has a wider margin.
                let further =
                    own.keys().filter(|other| gap(other) * (here - there).signum() > (here - there).abs() + 1e-9);
                for other_industry in further {
                    let known = |area: &str| {
                        let id = ["industry-share-2020-", area, "-", other_industry].concat();
                        ATLAS.census.value(ATLAS.census.cell(&id).expect("a cell")).expect("a value")
                    };
                    let [a, b] = [known(&district.area.id), known(&other.id)];
                    assert!((a.number - b.number).abs() <= a.margin.hypot(b.margin), "{id}: {other_industry}");
                }
            }
            level += usize::from(named.is_empty());
            seen += named.len();
        }
    }
    assert!(seen > 38 * 38 && level < 38, "{seen} industries named, {level} pairs without any");
}

#[test]
fn work_beside_another_area_is_drawn_and_written_out_as_any_other() {
    for id in ["work-500154-500101", "work-500101-500000", "work-500103-500229"] {
        let card = drawn(id, "work");
        for locale in Locale::ALL {
            let industries = card.role("value").count();
            assert_eq!(Summary::of(&card, &ATLAS, locale).rows.len(), industries * 2, "{id}");
            let other = ATLAS.areas.get(&id[12..]).expect("an area").short.get(locale);
            assert!(card.notes.iter().any(|note| note.text.get(locale).contains(other)), "{id}: what the line is");
        }
    }
}
