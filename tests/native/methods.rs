//! Who is named for a method stands among the sources, and numbers that remarks on tables have typed are what the tables say.

use crate::support;
use crate::support::tables::{at, number};
use wanzhou::figures::default_card;
use wanzhou::figures::source_line::sources;
use wanzhou::model::{Atlas, Card};
use wanzhou::text::Locale;

/// What a text says of whose method it follows, with the sources of which one must then be named.
const NAMED: [(&str, &[&str]); 2] = [("国家统计局附注", &["nbs-scope"]), ("统计公报", &["fuling-2012", "cq-2023"])];

fn texts(card: &Card, atlas: &Atlas) -> String {
    let of_indicator = atlas.indicators.get(card.id.as_indicator()).map(|indicator| indicator.definition.zh.clone());
    card.notes.iter().map(|note| note.text.zh.clone()).chain(of_indicator).collect()
}

#[test]
fn a_method_comes_with_its_source_in_the_source_line() {
    let atlas = support::everything();
    let of_indicators = atlas.indicators.iter().filter(|indicator| indicator.measure.is_none());
    let of_indicators = of_indicators.filter_map(|indicator| default_card::card_of(&indicator.id, &atlas));
    let (mut seen, mut wrong) = (0, Vec::new());
    for card in atlas.cards.iter().cloned().chain(of_indicators) {
        let (said, line) = (texts(&card, &atlas), sources(&card, &atlas, Locale::Zh));
        for (name, of) in NAMED.iter().filter(|(name, _)| said.contains(name)) {
            seen += 1;
            if !line.iter().any(|item| of.contains(&&*item.id)) {
                wrong.push(format!("{}: {name}", card.id));
            }
        }
    }
    assert!(wrong.is_empty() && seen > 5, "{wrong:#?} of {seen}");
}

#[test]
fn numbers_in_remarks_on_tables_are_what_the_tables_say() {
    let atlas = support::everything();
    let census = &atlas.census;
    let remark = |id: &str| &census.remarks.get(id).unwrap_or_else(|| panic!("{id}")).note;
    let share = |level: &str, time: &str| at(census, &format!("level-share-{time}-500236-{level}"));
    let schooling = remark("fengjie-schooling-2020");
    assert_eq!(format!("{:.1}", share("never", "2020")), "0.3");
    assert!(schooling.zh.contains("未上过学的占0.3%") && schooling.en.contains("0.3%"), "{schooling:?}");
    let fall = share("primary", "2010") - share("primary", "2020");
    assert!((14.5..15.0).contains(&fall) && schooling.zh.contains("近15个百分点"), "{fall}");
    let [then, now] = ["2010", "2020"].map(|time| number(census, "university-share", time, "500236").expect("a share"));
    assert!((3.0..4.0).contains(&(now / then)) && schooling.zh.contains("三倍多"), "{now} of {then}");
    // The open file has nine households; what is shown follows from all others.
    assert!(remark("dianjiang-one-generation-2010").zh.contains("开放文件里是9"));
    assert!(at(census, "households-2010-500231-one") > 90_000.0);
}

/// Numbers that texts on tables may type, each with what holds it; ages, years and units of a definition are names.
#[test]
fn texts_on_tables_type_no_number_that_is_not_held() {
    let atlas = support::everything();
    let census = &atlas.census;
    let measures = || atlas.indicators.iter().filter_map(|indicator| Some((indicator, indicator.measure.as_ref()?)));
    let error = measures().map(|(_, measure)| measure.relative_error).fold(0.0, f64::max);
    let districts = census.parts(census.area("500000").expect("the city")).len();
    let held = [
        ("0.3%", true, "the share of the test above"),
        ("15", true, "the fall of the test above, and an age"),
        ("9", true, "the cell of the open file, in the test above"),
        ("38", districts == 38, "districts of the city"),
        ("1%", (error - 0.01).abs() < 1e-12, "the error of areas"),
        ("2%", (2.0 * error - 0.02).abs() < 1e-12, "the error of two of them"),
        ("775509", at(census, "population-2020-500110") > 775_509.0, "a bulletin that counts a part of the district"),
        ("6", true, "an age"),
        ("100000", true, "a unit"),
        ("2008", true, "a year"),
        ("2019", true, "a year"),
        ("2021", true, "a year"),
    ];
    let pattern = regex::Regex::new(r"\d[\d,]*(?:\.\d+)?%?").expect("a pattern");
    let remarks = census.remarks.iter().map(|remark| (remark.id.as_str(), &remark.note));
    let tables = census.tables.iter().filter_map(|table| Some((table.id.as_str(), table.note.as_ref()?)));
    let of_measures = measures().flat_map(|(indicator, measure)| {
        [&measure.comparability, &measure.caveat].into_iter().flatten().map(move |text| (indicator.id.as_str(), text))
    });
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (id, text) in remarks.chain(tables).chain(of_measures) {
        for locale in Locale::ALL {
            for found in pattern.find_iter(text.get(locale)) {
                let number = found.as_str().trim_end_matches(',').replace(',', "");
                let is_census = ["2000", "2010", "2020"].contains(&&*number);
                let is_held = held.iter().any(|(own, holds, _)| *own == number && *holds);
                // What a source says comes with it.
                let sources = atlas.indicators.get(id).map(|indicator| &indicator.sources);
                let is_sourced =
                    number == "0.12%" && sources.is_some_and(|all| all.iter().any(|s| s == "cq-census-briefing"));
                seen += 1;
                if !is_census && !is_held && !is_sourced {
                    wrong.push(format!("{id}: {number} in {}", text.get(locale)));
                }
            }
        }
    }
    assert!(wrong.is_empty() && seen > 50, "{wrong:#?} of {seen}");
}
