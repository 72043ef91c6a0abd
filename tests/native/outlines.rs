//! Ages of a district beside those of another area, against the counts of `people.csv` themselves.

use crate::support;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use wanzhou::figures::profile::ages_beside::{beside_id, others};
use wanzhou::figures::profile::{District, card_of, is_documented_part, part_of};
use wanzhou::figures::{NARROW, Summary, build, column_width};
use wanzhou::model::Atlas;
use wanzhou::model::template::fill_string;
use wanzhou::text::Locale;

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
            let id = beside_id(&district.area.id, &other.id);
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

#[test]
fn the_pyramid_of_shares_is_drawn_and_written_out_as_any_other() {
    for id in ["ages-500101-500000", "ages-500154-500101", "ages-500119-500112"] {
        let card = card_of(id, &ATLAS).unwrap_or_else(|| panic!("{id}"));
        assert_eq!((card.id.as_str(), card.kind.id()), (id, "ages"));
        for locale in Locale::ALL {
            for width in [NARROW, column_width(7), column_width(12)] {
                assert!(build(&card, &ATLAS, locale, width).is_ok(), "{id} at {width}");
            }
            assert_eq!(Summary::of(&card, &ATLAS, locale).rows.len(), 36 * 2 + 6, "{id}");
        }
    }
}

#[test]
fn an_area_that_ages_cannot_be_set_beside_has_no_card() {
    for id in ["ages-500101-500101", "ages-500101-100000", "ages-500101-", "ages-500101-500000-1", "ages-1-500000"] {
        assert!(card_of(id, &ATLAS).is_none(), "{id}");
    }
    assert!(card_of("work-500101-500000", &ATLAS).is_none());
    // It leads to the same page as the part by itself, but no document is published of it.
    assert_eq!(part_of("ages-500101-500000").map(|(part, area)| (part.id, area)), Some(("ages", "500101")));
    assert!(is_documented_part("ages-500101") && !is_documented_part("ages-500101-500000"));
}
