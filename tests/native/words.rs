//! What readers read: in the words of the style guide (CONTRIBUTING.md), with numbers that come from the data.

use crate::all_texts::{data, everything};
use crate::support;
use regex::Regex;
use wanzhou::figures::default_card;
use wanzhou::figures::profile::{self, District};
use wanzhou::model::place::Place;
use wanzhou::model::service::Service;
use wanzhou::model::{Atlas, Qualifier};
use wanzhou::text::Locale;
use wanzhou::text::messages::about::about;

/// Speech, jargon of this project, and words that say more than is known.
const NOT_IN_CHINESE: &str = "没写|没有写|没说|没有说|没有查到|查不到|对得上|对不上|点名|推算|实数|一套数|这套数|放在一起比|\
    比大小|头七个月|其余各业|初次发布|原因不明|数一数|谁归谁|滑杆|告诉谁|说破|载入|比上年同期|规模以上工业产值[^增]|\
    规上工业产值(?:[^增]|$)|相符|今天的区县";

const NOT_IN_ENGLISH: &str = r"\b[Nn]ot said\b|\bset (?:beside|against)\b|\bworked out\b|\bclosing rate\b|\bcause unknown\b|\bthe cause is unknown\b|(?:^|[^kn] )\b[Tt]he report\b|\bpapers?\b|\bscope\b|\b[Ff]ound by\b|\b[Aa]ll the rest\b|\bderived\b|\b[Mm]eans? (?:of|to close)\b|\w’(?:t|re|ll)\b|\bprinted\b|\bstands in\b|(?:38|\{\d?\}|other \{\}) districts\b|\bnewspaper";

#[test]
fn no_text_has_a_word_that_the_style_guide_rules_out() {
    let [zh, mut en] = everything();
    let code = Regex::new("`[^`]*`|derived or doubtful|derived:").expect("a pattern");
    for (at, text) in &mut en {
        // Names in files and of statuses are what they are; "38 districts and counties" is right.
        *text = code.replace_all(text, "N").replace("districts and counties", "N");
        // Other sources than the article, and changes that speak of them, may name a newspaper.
        if at.starts_with("sources") || at.starts_with("changes") {
            *text = text.replace("newspaper", "N");
        }
    }
    for (texts, pattern) in [(zh, NOT_IN_CHINESE), (en, NOT_IN_ENGLISH)] {
        let pattern = Regex::new(pattern).expect("a pattern");
        let wrong: Vec<String> = texts
            .iter()
            .filter_map(|(at, text)| Some(format!("{at}: `{}` in {text}", pattern.find(text)?.as_str())))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// The rules run: each finds what it rules out, and lets pass what is right.
#[test]
fn words_that_are_ruled_out_are_found() {
    let found = |pattern: &str, text: &str| Regex::new(pattern).expect("a pattern").is_match(text);
    for text in ["规上工业产值", "规上工业产值达", "3处相符", "今天的区县范围"] {
        assert!(found(NOT_IN_CHINESE, text), "{text}");
    }
    assert!(!found(NOT_IN_CHINESE, "规上工业产值增速") && !found(NOT_IN_CHINESE, "规上工业总产值"));
    for text in [
        "38 districts",
        "highest of {} districts",
        "{1} of {0} districts",
        "other {} districts",
        "it stands in",
        "a newspaper’s",
    ] {
        assert!(found(NOT_IN_ENGLISH, text), "{text}");
    }
    assert!(!found(NOT_IN_ENGLISH, "the central districts"));
}

/// What switches languages is in the other one.
const NAMES_OF_LANGUAGES: [&str; 3] = ["中文", "阅读中文版", "EN: read in English"];

#[test]
fn typography_follows_the_style_guide() {
    let [zh, en] = everything();
    let chinese = [
        (r"\p{Han}[,;:?!()]|[,;:?!()]\p{Han}", "half-width punctuation"),
        (r"\p{Han} [0-9A-Za-z]|[0-9A-Za-z%] \p{Han}", "a typed space"),
        (r"–", "an en dash"),
        (r"(^|[^…])…([^…]|$)", "three dots"),
        (r"[0-9],[0-9]{3}", "a grouped number"),
    ];
    let english = [
        (r#"['"]"#, "a straight quotation mark"),
        (r"\p{Han}", "Chinese"),
        (r"  ", "two spaces"),
        (r" [,;:.?!]", "a space before punctuation"),
        (r"[，。：；、（）]", "full-width punctuation"),
    ];
    // What is quoted is quoted in its own language.
    let quotes = ["溪回乡", "溪口乡", "500亿级", "一体化办学", "平均办结时限", "万州数读"];
    let compiled = |patterns: [(&str, &'static str); 5]| {
        patterns.map(|(pattern, what)| (Regex::new(pattern).expect("a pattern"), what))
    };
    let own = Regex::new(r"https?://\S+|\{[^}]*\}|`[^`]*`").expect("a pattern");
    for (texts, patterns) in [(zh, compiled(chinese)), (en, compiled(english))] {
        for (at, text) in texts.iter().filter(|(_, text)| !NAMES_OF_LANGUAGES.contains(&text.as_str())) {
            let text =
                quotes.iter().fold(own.replace_all(text, "N").into_owned(), |text, quote| text.replace(quote, "N"));
            for (pattern, what) in &patterns {
                let found = pattern.find(&text).map(|m| m.as_str().to_owned());
                assert!(found.is_none(), "{at}: {what}: {found:?} in {text}");
            }
        }
    }
}

/// Numbers that are no values: times, places in a text, names.
const TIMES_AND_NAMES: &str = r"\{[^}]*\}|(?:19|20)\d\d-\d\d(?:-\d\d)?|(?:19|20)\d\d(?:[—–](?:19|20)\d\d)?年?(?:\d{1,2}(?:[—–至]\d{1,2})?月)?(?:、(?:19|20)\d\d年)?|\d{1,2}(?:[—–至]\d{1,2})?月(?:\d{1,2}日)?|\d+(?:至\d+)?岁|aged \d+ and over|under \d+\b|第\d+(?:、\d+)*(?:[段步位]|个区县)|\d+nd\b|paragraphs? \d+|\(26\)|steps \d and \d|step \d|No\.[ \u{a0}]\d+|row \d+|“?\b(?:141|3710|885|1321)\b”?|3、7、10|3, 7 and 10|0\.1\.0|table 1-6|表1-6|CC BY 4\.0|wxredian\.com|bx2200";

/// Annual revenue that makes an industrial firm one above designated size, in yuan (nbs-scope, fuling-2012).
const DESIGNATED_SIZE: u64 = 20_000_000;
/// Days of a week, and those in which offices work.
const WEEK: [f64; 2] = [7.0, 5.0];

/// Numbers that are written out, each with what holds it.
fn held(atlas: &Atlas) -> Vec<(&'static str, bool)> {
    let value = |id: &str| atlas.value(id).expect("a value");
    let observation = |id: &str| atlas.observations.get(id).expect("an observation");
    let districts = atlas.areas.iter().filter(|area| area.within.is_some()).count();
    let points = atlas.geo.get("townships").map_or(0, |geo| geo.features.len());
    let named: Vec<_> = atlas.places.iter().filter(|p| p.id != "wanzhou").collect();
    let mapped = named.iter().filter(|p| p.township.is_some()).count();
    let from_article = atlas.observations.iter().filter(|o| o.source.as_deref() == Some("report")).count();
    let (closed, freight) = (observation("closure-rate"), observation("freight-total"));
    let size = atlas.indicators.get("industrial-output").map(|i| i.definition.clone()).expect("a definition");
    let of_size = size.zh.contains(&format!("{}万元", DESIGNATED_SIZE / 10_000))
        && size.en.contains(&format!("{} million yuan", DESIGNATED_SIZE / 1_000_000));
    let slower = ["lodging-growth", "retail-sales-growth"].iter().map(|id| value(id));
    let fall = |average: f64| format!("{:.0}", (1.0 - value("minhuwowei-days-yearend") / average) * 100.0);
    let falls = [-0.05, 0.05].map(|off| fall(value("minhuwowei-days-avg") + off));
    vec![
        ("38", districts == 38),
        ("11个", atlas.areas.get("north-east").is_some_and(|group| group.members.len() == 11)),
        ("51", points == 51),
        // One of the townships has no point (see public/geo/LICENCES.md).
        ("52", points + 1 == 52),
        ("27", atlas.systems.len() == 27),
        ("20", named.len() == 20),
        ("7处", mapped == 7),
        ("13", named.len() - mapped == 13),
        ("5个", points_of(&named) == 5),
        ("44", from_article == 44),
        ("10%", value("growth-threshold") == 10.0),
        ("366", wanzhou::figures::process::open_cases::DAYS == 366),
        // What a rate that is a lower bound can reach.
        ("100%", closed.qualifier == Qualifier::AtLeast && closed.unit == "percent" && closed.value < 100.0),
        ("500亿级", value("advanced-materials-target") == 500.0),
        (
            "13%",
            ["wholesale-growth", "industrial-output-growth", "catering-growth"]
                .iter()
                .all(|id| value(id).round() == 13.0),
        ),
        ("5%", slower.clone().fold(f64::INFINITY, f64::min).floor() == 5.0),
        ("7%", slower.fold(0.0, f64::max).ceil() == 7.0),
        ("20 million", of_size),
        ("100 billion", value("gdp-2020") < 1000.0 && value("gdp-2021") > 1000.0),
        ("800", value("gdp-2018") > 800.0),
        ("80", value("gdp-2018") > 800.0),
        ("95%", (share_of_moments_in_the_band(atlas) - 0.95).abs() < 0.005),
        ("10,000", atlas.unit_of(observation("youth-employment")).is_some_and(|unit| unit.en_power == 4)),
        // What the 2024 average may have been before it was rounded to one decimal place.
        ("24%到25%", falls == ["24", "25"]),
        ("24–25%", falls == ["24", "25"]),
        ("26.5%", (value("industrial-output-2023") / value("industrial-output-2022") - 1.265).abs() < 5e-4),
        ("40%", format!("{:.0}%", (WEEK[0] / WEEK[1] - 1.0) * 100.0) == "40%"),
        // An English reader sees millions of tonnes, a hundred to each of the source's units.
        (
            "100 million",
            freight.decimals == 1 && atlas.unit_of(freight).is_some_and(|u| u.scale(1.0, Locale::En) == 100.0),
        ),
    ]
}

/// At how many points places are marked.
fn points_of(places: &[&Place]) -> usize {
    places.iter().filter_map(|place| place.township.as_ref()).collect::<std::collections::BTreeSet<_>>().len()
}

/// How much of all time finds as many cases open as the band of the service model says: their number is Poisson
/// distributed, summed up here term by term.
fn share_of_moments_in_the_band(atlas: &Atlas) -> f64 {
    let value = |id: &str| atlas.value(id).expect("a value");
    let service =
        Service { arrivals: value("minhuwowei-arrivals-per-day"), days: value("minhuwowei-days-avg"), surge: None };
    let ([low, high], mean) = (service.usual(), service.open_cases());
    let terms = (1..2_000).map(f64::from).scan(-mean, |log, k| {
        *log += (mean / k).ln();
        Some((k, log.exp()))
    });
    terms.filter(|(k, _)| (low..=high).contains(k)).map(|(_, share)| share).sum()
}

#[test]
fn every_number_in_a_text_comes_from_an_observation_or_is_held_here() {
    let atlas = support::everything();
    let mut held = held(&atlas);
    // "95%" before "5%".
    held.sort_by_key(|(number, _)| std::cmp::Reverse(number.len()));
    for (number, holds) in &held {
        assert!(holds, "{number} is no longer true");
    }
    let names = Regex::new(TIMES_AND_NAMES).expect("a pattern");
    let mut used = vec![false; held.len()];
    let digits = Regex::new(r"\d").expect("a pattern");
    let mut wrong = Vec::new();
    for wording in data() {
        let is_name = [".publisher", ".short", ".symbol", "units"].iter().any(|end| wording.at.ends_with(end));
        // Definitions of the censuses name ages and items of their forms; its part of the Story does not.
        let of_census = wording.at.starts_with("census") && !wording.at.contains("story");
        // What a value was before it was changed is in no observation any more; `feed.rs` holds what it is since.
        let is_of_change =
            wording.at.starts_with("changes") && [".before", ".after"].iter().any(|end| wording.at.ends_with(end));
        if is_name || wording.at.starts_with("units") || of_census || is_of_change {
            continue;
        }
        for text in [&wording.zh, &wording.en] {
            let mut rest = names.replace_all(text, "").into_owned();
            for ((number, _), used) in held.iter().zip(&mut used) {
                *used |= rest.contains(number);
                rest = rest.replace(number, "");
            }
            if digits.is_match(&rest) {
                wrong.push(format!("{}: {text}", wording.at));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let idle: Vec<_> = held.iter().zip(&used).filter(|(_, used)| !**used).map(|((number, _), _)| number).collect();
    assert!(idle.is_empty(), "no text has these: {idle:?}");
}

/// What titles say in words rather than digits.
#[test]
fn claims_in_titles_are_true() {
    let atlas = support::everything();
    let value = |id: &str| atlas.value(id).unwrap_or_else(|| panic!("{id}"));
    let title = |id: &str| atlas.cards.get(id).map(|card| card.title.clone()).unwrap_or_else(|| panic!("{id}"));
    for (id, zh, en, so) in [
        ("industry-composition", "一半", "half", (49.5..51.0).contains(&value("advanced-materials-share"))),
        (
            "industry-output",
            "报道所列增速",
            "as published",
            atlas.observations.get("industrial-output-growth").is_some_and(|o| o.qualifier == Qualifier::Exact),
        ),
        ("freight", "居全市第", "No.\u{a0}", value("port-throughput-rank") == value("water-freight-rank")),
        (
            "ranks",
            "港口货物吞吐量、水路货运量居全市第",
            "waterway freight",
            value("water-freight-rank") == value("port-throughput-rank"),
        ),
        ("gdp", "过千亿元", "passed 100 billion", value("gdp-2020") < 1000.0 && value("gdp-2021") > 1000.0),
        ("jobs", "近万名", "Nearly", value("youth-employment") == 1.0),
        ("sectors-2025", "略降", "slightly", (-2.0..0.0).contains(&value("pharma-chemicals-growth-2025-07"))),
        ("systems", "大多", "most", atlas.systems.iter().filter(|s| s.explained).count() * 2 < atlas.systems.len()),
        (
            "district-population",
            "第2位",
            "No.\u{a0}2",
            atlas
                .cards
                .get("district-population")
                .into_iter()
                .flat_map(|card| card.observations())
                .filter(|id| value(id) > value("population-2020-500101"))
                .eq(["population-2020-500112"]),
        ),
    ] {
        let title = title(id);
        assert!(title.zh.contains(zh) && title.en.contains(en), "{id}: {title:?}");
        assert!(so, "{id}: {title:?}");
    }
    let rose = |id: &str| value(&format!("{id}-2020-500101")) > value(&format!("{id}-2010-500101"));
    assert!(["population", "aged-60-plus-share", "urban-share"].into_iter().all(rose), "the part on people says so");
    assert!(!rose("children-share"), "the part on people says that it fell");
    let jobs = atlas.observations.get("youth-employment").expect("a value");
    assert_eq!(jobs.qualifier, Qualifier::Nearly);
    let ranks = |id: &str| value(id);
    let by_gdp =
        atlas.observations.iter().filter(|o| o.id.starts_with("gdp-2018-5") && o.value > ranks("gdp-2018-500101"));
    assert_eq!(by_gdp.count() + 1, 6, "the rank of 2018");
    assert_eq!(ranks("gdp-rank-2018"), 6.0);
    let medical = atlas.places.iter().filter(|p| p.id.ends_with("-subcentre")).count();
    assert_eq!(f64::from(u32::try_from(medical).expect("a few")), value("medical-subcentres"));
}

/// The design effect that margins assume is given in words beside them.
#[test]
fn the_stated_design_effect_is_the_one_that_is_used() {
    let atlas = support::everything();
    let effects: Vec<f64> = atlas.census.tables.iter().filter_map(|table| table.design_effect).collect();
    assert!(!effects.is_empty());
    for locale in Locale::ALL {
        let (points, margin) = (about(locale).census_points.join(" "), wanzhou::text::messages(locale).see_margin);
        for (text, effect) in effects.iter().flat_map(|effect| [(&*points, effect), (margin, effect)]) {
            let stated =
                [format!("设计效应取{effect}"), format!("设计效应{effect}"), format!("design effect of {effect}")];
            assert!(stated.iter().any(|words| text.contains(words)), "{text}");
        }
    }
}

#[test]
fn no_title_says_that_something_was_not_found() {
    let atlas = support::everything();
    let cards = default_card::all(&atlas);
    let districts: Vec<_> = atlas.areas.iter().filter_map(|area| District::of(&area.id, &atlas)).collect();
    let parts: Vec<_> = districts.iter().flat_map(profile::cards).map(|(card, _)| card).collect();
    assert!(cards.len() > 100 && parts.len() >= 38 * 5, "{} and {}", cards.len(), parts.len());
    for card in cards.iter().chain(&parts) {
        let [zh, en] = [&card.title.zh, &card.title.en];
        assert!(
            !["未查到", "查不到", "未找到", "没有数据"].iter().any(|words| zh.contains(words)),
            "{}: {zh}",
            card.id
        );
        assert!(!["ot found", "o value", "no data"].iter().any(|words| en.contains(words)), "{}: {en}", card.id);
    }
}
