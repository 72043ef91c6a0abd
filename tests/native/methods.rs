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
    let of_indicator = atlas.indicators.get(&card.id).map(|indicator| indicator.definition.zh.clone());
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
