//! Checks and doubts: what readers see of values that do not agree, and that the arithmetic is right as printed.

use crate::support;
use std::collections::BTreeSet;
use wanzhou::files::csv::csv;
use wanzhou::model::check::Verdict;
use wanzhou::model::source::Tier;
use wanzhou::model::system::RelationKind;
use wanzhou::model::{Atlas, Confidence, Prices, Qualifier, Unit, parse, template};
use wanzhou::text::{Locale, messages};
use wanzhou::views::page_files::CORE;

fn others<'a>(atlas: &'a Atlas, id: &str) -> BTreeSet<&'a str> {
    let observation = atlas.observations.get(id).unwrap_or_else(|| panic!("observation {id}"));
    atlas.others_of(observation).map(|o| o.id.as_str()).collect()
}

#[test]
fn the_two_gdps_of_2018_name_each_other() {
    let atlas = support::everything();
    assert!(others(&atlas, "gdp-2018").contains("gdp-2018-first"));
    assert!(others(&atlas, "gdp-2018-first").contains("gdp-2018"));
    assert!(!others(&atlas, "gdp-2018-first").contains("gdp-2019"), "other years are another matter");
    for id in ["gdp-2018", "gdp-2018-first"] {
        assert!(atlas.checks_of(id).any(|check| check.verdict == Verdict::DiffersUnexplained), "{id}");
    }
}

#[test]
fn no_cause_is_given_without_a_source_and_none_is_guessed() {
    let atlas = support::everything();
    for check in atlas.checks.iter() {
        let explained = matches!(check.verdict, Verdict::DiffersExplained | Verdict::NotComparable);
        assert!(check.source.is_some() || !explained, "{}", check.id);
        if check.verdict == Verdict::DiffersUnexplained {
            assert!(
                check.why.zh.contains("未说明") || check.why.zh.contains("未查到"),
                "{}: {}",
                check.id,
                check.why.zh
            );
        }
    }
    let texts = atlas.observations.iter().filter_map(|o| o.note.as_ref()).chain(atlas.checks.iter().map(|c| &c.why));
    for text in texts {
        for guess in [
            "可能因为",
            "也许",
            "大概",
            "或许",
            "方向与",
            "as it would be if",
            "perhaps",
            "probably",
            "likely",
            "maybe",
        ] {
            assert!(!text.zh.contains(guess) && !text.en.to_lowercase().contains(guess), "a guess: {}", text.zh);
        }
    }
}

/// Growth of totals at current prices is nominal, published growth of GDP is real: that they differ is no finding.
#[test]
fn values_at_different_prices_are_not_compared() {
    let atlas = support::everything();
    let gdp = atlas.checks.get("growth-against-levels-chongqing").expect("the check");
    assert_eq!(gdp.verdict, Verdict::NotComparable);
    let stated = gdp.arithmetic(&atlas, Locale::Zh).expect("its arithmetic");
    assert!(stated.ends_with("= 6.8%") && !stated.contains('≠'), "{stated}");
    // Another verdict on the same two sides is refused, and named.
    for verdict in ["holds", "differs-unexplained", "differs-explained"] {
        let texts = CORE.map(|name| {
            let text = support::read(&format!("public/data/{name}.json"));
            (name, text.replace(r#""verdict": "not-comparable""#, &format!(r#""verdict": "{verdict}""#)))
        });
        let (atlas, problems) = parse(texts.iter().map(|(name, text)| (*name, text.as_str())));
        assert!(atlas.checks.get("growth-against-levels-chongqing").is_none(), "{verdict}");
        assert!(problems.iter().any(|p| p.message.contains("constant prices")), "{verdict}: {problems:?}");
    }
    for (id, prices) in [("gdp", Prices::Current), ("gdp-growth", Prices::Constant)] {
        let indicator = atlas.indicators.get(id).expect("the indicator");
        assert_eq!(indicator.prices, Some(prices));
        let words = if prices == Prices::Current {
            ["当年价格", "current prices"]
        } else {
            ["不变价格", "constant prices"]
        };
        assert!(indicator.definition.zh.contains(words[0]) && indicator.definition.en.contains(words[1]), "{id}");
    }
}

#[test]
fn checks_show_their_arithmetic_with_its_numbers() {
    let atlas = support::everything();
    let stated = |id: &str, locale| {
        let check = atlas.checks.get(id).unwrap_or_else(|| panic!("check {id}"));
        check.arithmetic(&atlas, locale).unwrap_or_default()
    };
    for (id, zh, en) in [
        (
            "growth-against-levels",
            "(719.17 ÷ 632.4 − 1) × 100 = 13.7% ≠ 13.0%",
            "(71.917 ÷ 63.24 − 1) × 100 = 13.7% ≠ 13.0%",
        ),
        (
            "materials-half-2025",
            "443.28 ÷ 2 = 221.64亿元 ≤ 226.34亿元",
            "44.328 ÷ 2 = 22.164 billion yuan ≤ 22.634 billion yuan",
        ),
        ("output-2022-below-2023", "500亿元 ≤ 632.4亿元", "50 billion yuan ≤ 63.24 billion yuan"),
        (
            "firms-within-materials",
            "167 + 166 = 333亿元 ≤ 362.36亿元",
            "16.7 + 16.6 = 33.3 billion yuan ≤ 36.236 billion yuan",
        ),
        ("gdp-of-2018-twice", "982.58亿元 ≠ 860.67亿元", "98.258 billion yuan ≠ 86.067 billion yuan"),
        ("district-gdp-adds-up", "20,210.01亿元 ≠ 20,363.19亿元", "2,021.001 billion yuan ≠ 2,036.319 billion yuan"),
        ("items-within-events", "", ""),
    ] {
        assert_eq!([stated(id, Locale::Zh), stated(id, Locale::En)], [zh, en], "{id}");
    }
}

/// English shifts the decimal point: what is worked out from the shifted numbers must be the shifted result.
#[test]
fn the_arithmetic_of_checks_is_right_in_the_numbers_of_each_language() {
    let atlas = support::everything();
    let mut seen = 0;
    for check in atlas.checks.iter() {
        for side in [&check.left, &check.right].into_iter().flatten() {
            let side = side.tree();
            for locale in Locale::ALL {
                let scaled = |value: f64, unit: Option<&Unit>| unit.map_or(value, |unit| unit.scale(value, locale));
                let shown = |id: &str| atlas.observations.get(id).map(|o| scaled(o.value, atlas.unit_of(o)));
                let result = side.evaluate(&|id| atlas.value(id)).expect("a value");
                let expected = scaled(result, check.unit.as_deref().and_then(|id| atlas.units.get(id)));
                let found = side.evaluate(&shown).expect("a value");
                assert!(
                    (found - expected).abs() < 1e-6 * expected.abs(),
                    "{} in {locale:?}: {found}, {expected}",
                    check.id
                );
                seen += 1;
            }
        }
    }
    assert!(seen >= 40, "{seen}");
}

/// The rate of the five together is that of their sums: what they make now over what they made a year earlier.
#[test]
fn growth_of_the_five_industries_is_weighted_by_what_they_made_a_year_earlier() {
    let atlas = support::everything();
    let card = atlas.cards.get("sectors-2025").expect("the card");
    let (mut now, mut before) = (0.0, 0.0);
    for (output, growth) in card.role("amount").zip(card.role("change")) {
        let value = |id: &str| atlas.value(id).expect("a value");
        now += value(output);
        before += value(output) / (1.0 + value(growth) / 100.0);
    }
    let check = atlas.checks.get("sectors-growth-2025").expect("the check");
    assert_eq!(check.verdict, Verdict::NotComparable);
    let stated = check.arithmetic(&atlas, Locale::Zh).expect("its arithmetic");
    assert!(stated.ends_with(&format!("= {:.1}%", (now / before - 1.0) * 100.0)) && now > before, "{stated}");
}

/// The gap between growth and levels is one finding, however it is put.
#[test]
fn one_gap_is_counted_once() {
    let atlas = support::everything();
    let differing = atlas.checks.iter().filter(|check| check.verdict == Verdict::DiffersUnexplained);
    let about_growth: Vec<&str> = differing
        .filter(|check| check.inputs().iter().any(|id| id.starts_with("industrial-output")))
        .map(|check| check.id.as_str())
        .collect();
    assert_eq!(about_growth, ["growth-against-levels"]);
    let why = &atlas.checks.get("growth-against-levels").expect("the check").why;
    for locale in Locale::ALL {
        let stated = template::fill_string(why.get(locale), &atlas, locale);
        assert!(["636亿元", "63.6 billion yuan"].iter().any(|base| stated.contains(base)), "{stated}");
    }
}

#[test]
fn notes_of_values_are_filled_in_on_the_page_and_in_files() {
    let atlas = support::everything();
    let first = atlas.observations.get("gdp-2018-first").expect("the observation");
    let note = first.note.as_ref().expect("its note");
    assert!(template::fill_string(&note.zh, &atlas, Locale::Zh).contains("860.67亿元"));
    assert!(template::fill_string(&note.en, &atlas, Locale::En).contains("86.067 billion yuan"));
    let rows: Vec<_> = atlas.observations.iter().collect();
    let table = csv(&rows, &atlas);
    assert!(table.contains("同一年另有较低的860.67亿元") && !table.contains("|unit}"), "a hole is left open");
    for o in &rows {
        let Some(note) = &o.note else { continue };
        // These numbers are values of the data; a note that repeats one types it a second time.
        for typed in ["632.4", "982.58", "860.67", "98.258", "86.067"] {
            assert!(!note.zh.contains(typed) && !note.en.contains(typed), "{}: {typed}", o.id);
        }
    }
}

#[test]
fn a_note_that_names_a_value_which_is_not_there_is_left_out_and_named_and_the_value_stays() {
    let broken = |name: &str| {
        support::read(&format!("public/data/{name}.json")).replacen(
            "另有较低的{gdp-2018|unit}",
            "另有较低的{gone|unit}",
            1,
        )
    };
    let texts: Vec<(&str, String)> = CORE.iter().map(|name| (*name, broken(name))).collect();
    let (atlas, problems) = parse(texts.iter().map(|(name, text)| (*name, text.as_str())));
    let first = atlas.observations.get("gdp-2018-first").expect("the value");
    assert_eq!((first.value, &first.note), (982.58, &None));
    let named = problems.iter().any(|p| p.id.as_deref() == Some("gdp-2018-first") && p.message.contains("`gone`"));
    assert!(named, "{problems:?}");
}

#[test]
fn the_place_of_a_value_has_its_section() {
    let atlas = support::everything();
    for o in atlas.observations.iter().filter(|o| o.source.as_deref() == Some("report")) {
        assert!(atlas.section_of(o).is_some_and(|section| !section.title.zh.is_empty()), "{}", o.id);
    }
    let section =
        |id: &str| atlas.section_of(atlas.observations.get(id).expect("observation")).map(|s| s.title.zh.as_str());
    assert_eq!(section("industrial-output"), Some("高质量发展打开新天地"));
    assert_eq!(section("closure-rate"), Some("高效能治理迈上新台阶"));
    assert_eq!(section("gdp-2018"), None, "a table of an aggregator has no sections");
}

/// Sources that no value was read in and no definition or check rests on: what in the note of another rests on them.
const SOURCES_OF_NOTES: [(&str, &str); 2] = [("fuling-2022", "涪陵区"), ("fuling-2021", "涪陵区")];

/// The footer counts the sources that are listed: the same before the districts are there and after.
#[test]
fn no_unused_source_is_listed() {
    let atlas = support::everything();
    assert_eq!(support::core().sources.len(), atlas.sources.len());
    let notes: Vec<&String> = atlas.sources.iter().filter_map(|s| Some(&s.note.as_ref()?.zh)).collect();
    for source in atlas.sources.iter() {
        let of_tables = atlas.census.tables.iter().any(|table| table.source == source.id);
        let of_groups = atlas.areas.iter().any(|area| area.sources.contains(&source.id));
        let read = atlas.observations.iter().any(|o| o.source.as_ref() == Some(&source.id));
        let defines = atlas.indicators.iter().any(|i| i.sources.contains(&source.id));
        let explains = atlas.checks.iter().any(|c| c.source.as_ref() == Some(&source.id));
        let stated = SOURCES_OF_NOTES.iter().find(|(id, _)| *id == source.id);
        let stated = stated.is_some_and(|(_, words)| notes.iter().any(|text| text.contains(words)));
        assert!(of_tables || of_groups || read || defines || explains || stated, "{}: nothing rests on it", source.id);
    }
}

/// How near a value can be to whoever made it, by where it was read.
#[test]
fn what_was_read_on_a_mirror_or_a_forum_is_never_of_high_confidence() {
    let atlas = support::everything();
    for o in atlas.observations.iter() {
        let own = o.source.as_deref().and_then(|id| atlas.sources.get(id)).map(|s| s.tier);
        let most = match own {
            Some(Tier::Report | Tier::Official | Tier::OfficialBody | Tier::Media) => Confidence::High,
            Some(Tier::Forum) => Confidence::Low,
            Some(_) => Confidence::Medium,
            // No result is surer than what goes into it.
            None => atlas.inputs_of(o).iter().map(|input| input.confidence).min().expect("inputs"),
        };
        assert!(o.confidence <= most, "{}: {:?} from {own:?}", o.id, o.confidence);
        if o.qualifier == Qualifier::Expected {
            assert!(o.confidence < Confidence::High, "{}", o.id);
        }
    }
    for words in Locale::ALL.map(messages) {
        for confidence in Confidence::ALL {
            assert!(confidence.criterion(words).chars().count() > 12, "{:?} is defined", confidence);
        }
    }
}

/// The note on the article says that a second copy agrees in all values: in as many as there are.
#[test]
fn the_second_copy_is_said_to_agree_in_every_value_of_the_article() {
    let atlas = support::everything();
    let count = atlas.observations.iter().filter(|o| o.source.as_deref() == Some("report")).count();
    let note = atlas.sources.get("report").and_then(|s| s.note.as_ref()).expect("a note");
    assert!(note.zh.contains(&format!("{count}个数据全部一致")) && note.en.contains(&format!("all {count} values")));
    let stated = atlas.sources.iter().filter(|s| s.note.as_ref().is_some_and(|n| n.zh.contains("全部一致"))).count();
    assert_eq!(stated, 1, "it is said once");
}

#[test]
fn tiers_say_who_passes_a_text_on() {
    let atlas = support::everything();
    for source in atlas.sources.iter() {
        let wording = |words: &str| {
            source.publisher.zh.contains(words) || source.note.as_ref().is_some_and(|n| n.zh.contains(words))
        };
        let passed_on = matches!(source.tier, Tier::Repost | Tier::OfficialMirror);
        assert_eq!(passed_on, wording("转载") || wording("镜像"), "{}: {:?}", source.id, source.tier);
    }
    let tier = |id: &str| atlas.sources.get(id).map(|s| s.tier);
    assert_eq!(tier("daydaynews-2025"), Some(Tier::Repost));
    assert_eq!(tier("cq-2023"), Some(Tier::Repost));
    assert_eq!(tier("investincq-2025"), Some(Tier::OfficialBody));
}

#[test]
fn what_the_report_does_not_say_of_systems_is_marked_as_our_reading() {
    let atlas = support::everything();
    let relation = |id: &str| atlas.systems.get(id).and_then(|s| s.relation.clone()).unwrap_or_else(|| panic!("{id}"));
    assert!(relation("combat-hub").reading, "that the hub is part of Digital Chongqing is inferred");
    assert_eq!(relation("minhuwowei").kind, RelationKind::DispatchMergedInto, "the app itself was not merged");
    assert_eq!(relation("duty-office").kind, RelationKind::MergedInto);
}

#[test]
fn the_closing_rate_has_no_base() {
    let atlas = support::everything();
    let indicator = atlas.indicators.get("closure-rate").expect("the indicator");
    assert!(!indicator.definition.zh.contains("全部") && indicator.definition.zh.contains("分母，报道未说明"));
    assert!(!indicator.definition.en.contains("Share of events") && indicator.definition.en.contains("denominator"));
}
