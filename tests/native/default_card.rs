//! Figures that the data has no card for: made of an indicator's observations, and never joining what must not be joined.

use crate::figures_more::{bounds, length};
use crate::support;
use crate::support::shapes::{content, edges, shapes, texts, written};
use crate::support::spec::{marks, options};
use serde_json::Value;
use std::collections::BTreeSet;
use wanzhou::figures::default_card::{all, card_of, times};
use wanzhou::figures::{Drawing, FULL, NARROW, Picture, Summary, WIDE, build, theme};
use wanzhou::model::card::Swatch;
use wanzhou::model::{Atlas, Card, Indicator, IndicatorKind, Observation, Qualifier, SourceId, template};
use wanzhou::text::{Locale, messages};

fn of(atlas: &Atlas, id: &str) -> Card {
    card_of(id, atlas).unwrap_or_else(|| panic!("no figure {id}"))
}

fn values(atlas: &Atlas, id: &str, locale: Locale, width: f64) -> Drawing {
    match build(&of(atlas, id), atlas, locale, width).expect("it can be drawn").wide {
        Picture::Drawing(drawing) => drawing,
        Picture::Chart(_) => panic!("{id} is a chart"),
    }
}

fn roles(card: &Card) -> Vec<(&str, usize)> {
    card.series.iter().map(|s| (s.role.as_str(), s.observations.len())).collect()
}

#[test]
fn every_indicator_has_a_figure_in_both_languages_and_nothing_overflows() {
    let atlas = support::everything();
    for indicator in atlas.indicators.iter() {
        let card = of(&atlas, &indicator.id);
        for locale in Locale::ALL {
            for width in [NARROW, WIDE[0], WIDE[1], WIDE[2], FULL] {
                let figure = build(&card, &atlas, locale, width).unwrap_or_else(|e| panic!("{}: {e}", card.id));
                let Picture::Drawing(drawing) = &figure.wide else { continue };
                for (text, _) in texts(drawing) {
                    let [left, top, right, bottom] = edges(text);
                    let inside = left >= -0.5 && top >= -0.5 && right <= width + 0.5 && bottom <= drawing.height + 0.5;
                    assert!(inside, "{} at {width}: {}", card.id, content(text));
                }
            }
        }
    }
    let made = |i: &&Indicator| i.measure.is_none() && atlas.cards.get(i.id.as_str()).is_none();
    let documents = atlas.cards.len() + atlas.indicators.iter().filter(made).count();
    assert_eq!(all(&atlas).len(), documents, "what districts compare in has no documents of its own");
    assert!(card_of("nothing-of-that-name", &atlas).is_none());
    assert_eq!(of(&atlas, "gdp"), *atlas.cards.get("gdp").expect("the card"), "a card of the name comes first");
}

#[test]
fn comparable_years_are_side_by_side_and_no_stretch_mixes_sources() {
    let atlas = support::everything();
    for card in all(&atlas).iter().filter(|card| card.kind.id() == "columns" && atlas.cards.get(&card.id).is_none()) {
        for series in card.series.iter().filter(|s| s.role == "value") {
            let observations = series.observations.iter().filter_map(|id| atlas.observations.get(id));
            let sources: BTreeSet<Option<&SourceId>> = observations.map(|o| o.source.as_ref()).collect();
            assert_eq!(sources.len(), 1, "{}: {sources:?}", card.id);
        }
    }
    let chongqing = of(&atlas, "chongqing-gdp");
    assert_eq!((chongqing.kind.id(), roles(&chongqing)), ("columns", vec![("value", 1); 3]));
    assert!(chongqing.notes.iter().any(|note| note.swatch == Some(Swatch::Break)));
    let industry = of(&atlas, "industrial-output");
    assert_eq!(roles(&industry), [("value", 1), ("value", 1), ("value", 1), ("value", 1), ("apart", 3)]);
    let wording: Vec<String> =
        industry.notes.iter().map(|n| template::fill_string(&n.text.zh, &atlas, Locale::Zh)).collect();
    let apart = "时期不同的数值未画入图中，见数据表：106.7亿元（2022年1—3月）、305亿元（2023年1—6月）、443.28亿元（2025年1—7月）。";
    assert!(wording.iter().any(|line| line == apart), "{wording:?}");
    assert_eq!(industry.title.zh, "万州规模以上工业总产值，2020—2024年");
    assert_eq!(industry.subtitle.zh, "亿元，2020—2024年");
    assert_eq!(industry.related, ["industry-composition", "industry-output"]);
}

/// Whatever order the values are in, and where some have words for a time.
#[test]
fn times_go_from_the_earliest_to_the_latest_and_two_apart_are_no_stretch() {
    let atlas = support::everything();
    let all = |id: &str| atlas.observations.iter().filter(|o| o.indicator == id).collect::<Vec<_>>();
    let stated = |values: &[&Observation]| times(values, &atlas, messages(Locale::Zh), Locale::Zh);
    assert_eq!(stated(&all("industrial-output")), "2020年至2025年1—7月");
    let mut turned = all("industrial-output");
    turned.reverse();
    assert_eq!(stated(&turned), "2020年至2025年1—7月");
    assert_eq!(of(&atlas, "gdp-rank").subtitle.zh, "2018年、2023年");
    let cases = atlas.cards.get("open-cases").expect("open-cases");
    let cases: Vec<_> = cases.observations().filter_map(|id| atlas.observation(id)).collect();
    assert!(!stated(&cases).contains('至'), "{}", stated(&cases));
}

/// How many times the axis of a chart is cut through.
fn breaks(picture: &Picture) -> usize {
    let Picture::Chart(chart) = picture else { panic!("a chart") };
    let dotted = |piece: &Value| !piece["line"].is_null() && !piece["style"]["lineDash"].is_null();
    let marks = marks(&options(chart));
    marks.iter().filter(|mark| mark.series == "notes" && mark.pieces.iter().any(dotted)).count()
}

#[test]
fn where_the_source_changes_the_axis_is_broken() {
    let mut atlas = support::everything();
    let drawn = |atlas: &Atlas, id: &str| build(&of(atlas, id), atlas, Locale::Zh, WIDE[2]).expect("it can be drawn");
    for (id, count) in [("chongqing-gdp", 2), ("industrial-output", 3), ("gdp-growth", 1)] {
        let figure = drawn(&atlas, id);
        assert_eq!([breaks(&figure.wide), breaks(&figure.narrow)], [count; 2], "{id}");
    }
    // Another year by the source of the last goes on from it.
    let mut next = atlas.observations.get("chongqing-gdp-2025").expect("the last").clone();
    next.id = "chongqing-gdp-2026".into();
    next.period = wanzhou::text::Period::parse("2026");
    atlas.observations.insert(0, next).expect("a new id");
    assert_eq!(roles(&of(&atlas, "chongqing-gdp")), [("value", 1), ("value", 1), ("value", 2)]);
    assert_eq!(breaks(&drawn(&atlas, "chongqing-gdp").wide), 2);
}

#[test]
fn values_that_do_not_compare_are_listed_one_by_one() {
    let mut atlas = support::everything();
    for (id, rows) in [("jiulong-wanbo-output", 2), ("months-of-10pct-growth", 4), ("advanced-materials-output", 3)] {
        let card = of(&atlas, id);
        assert_eq!((card.kind.id(), roles(&card)), ("values", vec![("value", rows)]), "{id}");
        assert_eq!(values(&atlas, id, Locale::Zh, NARROW).observations().len(), rows, "{id}");
    }
    // Of seven months and of a year: a bar of one beside a bar of the other would be a fall.
    for id in ["advanced-materials-output", "industrial-output-growth"] {
        assert!(shapes(&values(&atlas, id, Locale::Zh, WIDE[2]), None).is_empty(), "{id}");
    }
    assert!(!shapes(&values(&atlas, "months-of-10pct-growth", Locale::Zh, WIDE[2]), None).is_empty());
    // Two areas, or more years than are side by side.
    let mut copy = |id: &str, area: &str, period: &str| {
        let mut other = atlas.observations.get("chongqing-gdp-2024").expect("a value").clone();
        (other.id, other.area) = (id.into(), area.into());
        other.period = wanzhou::text::Period::parse(period);
        atlas.observations.insert(0, other).expect("a new id");
    };
    copy("elsewhere", "500101", "2022");
    assert_eq!(of(&atlas, "chongqing-gdp").kind.id(), "values");
    atlas.observations.retain(|o| o.id != "elsewhere");
    let mut old = atlas.observations.get("chongqing-gdp-2024").expect("a value").clone();
    (old.id, old.period) = ("long-ago".into(), wanzhou::text::Period::parse("1997"));
    atlas.observations.insert(0, old).expect("a new id");
    assert_eq!(of(&atlas, "chongqing-gdp").kind.id(), "values", "27 years are not drawn side by side");
}

#[test]
fn areas_that_compare_are_ranked_and_mapped_those_of_the_latest_time() {
    let mut atlas = support::everything();
    let mut indicator = atlas.indicators.get("district-gdp").expect("an indicator").clone();
    indicator.id = "residents".into();
    atlas.indicators.insert(0, indicator).expect("a new id");
    let known: Vec<Observation> =
        atlas.observations.iter().filter(|o| o.indicator == "district-gdp").cloned().collect();
    for (year, count) in [("2010", 38), ("2020", 5)] {
        for mut o in known.iter().take(count).cloned() {
            o.id = format!("residents-{year}-{}", o.area).into();
            (o.indicator, o.period) = ("residents".into(), wanzhou::text::Period::parse(year));
            o.period_text = None;
            atlas.observations.insert(0, o).expect("a new id");
        }
    }
    let card = of(&atlas, "residents");
    assert_eq!((card.kind.id(), roles(&card)), ("ranking", vec![("value", 5), ("apart", 38)]));
    assert!(wanzhou::views::choropleth::is_mapped(&card));
    assert_eq!(card.subtitle.en, "billion yuan, 2020");
    assert!(card.notes.iter().any(|n| n.text.en.ends_with("see the data table: 2010.")), "{:?}", card.notes);
    assert!(build(&card, &atlas, Locale::Zh, WIDE[2]).is_ok());
}

#[test]
fn ranks_and_single_values_get_no_bar() {
    let atlas = support::everything();
    for indicator in atlas.indicators.iter().filter(|indicator| !indicator.chartable) {
        let card = of(&atlas, &indicator.id);
        assert_eq!(card.kind.id(), "values", "{}", card.id);
        assert!(shapes(&values(&atlas, &indicator.id, Locale::Zh, WIDE[2]), None).is_empty(), "{}", card.id);
    }
    assert!(
        shapes(&values(&atlas, "port-throughput-rank", Locale::Zh, WIDE[2]), None).is_empty(),
        "a rank has no length"
    );
    assert_eq!(
        shapes(&values(&atlas, "freight-total", Locale::Zh, WIDE[2]), None).len(),
        0,
        "one value compares with nothing"
    );
}

#[test]
fn numbers_are_said_as_what_they_are() {
    let atlas = support::everything();
    let wording = |id: &str, observation: &str, locale| written(&values(&atlas, id, locale, WIDE[2]), observation);
    assert!(wording("gdp-rank", "gdp-rank-2023", Locale::Zh).starts_with("第8位"));
    assert!(wording("gdp-rank", "gdp-rank-2023", Locale::En).starts_with("No. 8"));
    assert!(wording("pharma-chemicals-growth", "pharma-chemicals-growth-2025-07", Locale::Zh).starts_with("−1.1%"));
    assert!(wording("closure-rate", "closure-rate", Locale::Zh).starts_with("不低于97%"));
    assert!(wording("youth-employment", "youth-employment", Locale::En).starts_with("nearly10,000people"));
    assert!(wording("case-closed-days", "case-closed-days", Locale::Zh).contains("时间未注明"));
    assert!(
        wording("other-industries-output", "other-industries-output", Locale::Zh).starts_with("本站计算356.81亿元")
    );
}

/// A title says where, when and how much; whatever the name of the indicator says is not said again.
#[test]
fn the_title_of_one_value_is_a_finding_and_of_several_says_of_what_times() {
    let atlas = support::everything();
    let titled = |id: &str| {
        let title = of(&atlas, id).title;
        Locale::ALL.map(|locale| template::fill_string(title.get(locale), &atlas, locale))
    };
    for (id, zh, en) in [
        ("hospitals-level3", "2025年初万州三级医院：5家", "Tertiary hospitals, Wanzhou, early 2025: 5 hospitals"),
        ("closure-rate", "2024年万州事件办结率：不低于97%", "Closure rate of incidents, Wanzhou, 2024: at least 97%"),
        ("freight-total", "2024年万州货运总量：约1.3亿吨", "Total freight, Wanzhou, 2024: about 130 million tonnes"),
        (
            "airport-passengers",
            "2017年万州机场旅客吞吐量：65.62万人次",
            "Passengers at Wanzhou’s airport, 2017: 656,200 passengers",
        ),
        ("new-school-places", "2024年以来万州新增学位：6000个", "New school places, Wanzhou, since 2024: 6,000 places"),
        (
            "jiulong-wanbo-output",
            "2024年万州九龙万博产值：166亿元",
            "Output of Jiulong Wanbo, Wanzhou, 2024: 16.6 billion yuan",
        ),
        (
            "port-throughput-rank",
            "2024年万州港口货物吞吐量在全市的位次：第1位",
            "Rank in Chongqing by port cargo throughput, Wanzhou, 2024: No. 1",
        ),
        ("chongqing-gdp", "重庆市地区生产总值，2023—2025年", "GDP of Chongqing, 2023–2025"),
        (
            "gdp-rank",
            "万州地区生产总值在全市的位次，2018年、2023年",
            "Rank in Chongqing by GDP, Wanzhou, 2018 and 2023",
        ),
    ] {
        assert_eq!(titled(id), [zh, en], "{id}");
    }
    for indicator in atlas.indicators.iter().filter(|indicator| atlas.cards.get(indicator.id.as_str()).is_none()) {
        let [zh, en] = titled(&indicator.id);
        assert!(!zh.contains("本站计算") || indicator.name.zh.contains("本站计算"), "{zh}");
        let empty = ["，，", "（）", ", ,", "()", "—：", "—，"];
        assert!(!empty.iter().any(|nothing| zh.contains(nothing) || en.contains(nothing)), "{zh} / {en}");
    }
}

/// Two of one time are told apart by who says so; what begins with its time needs no other beginning.
#[test]
fn a_doubt_begins_with_what_it_is_about() {
    let atlas = support::everything();
    let lines = |id: &str| of(&atlas, id).notes.into_iter().map(|note| note.text.zh).collect::<Vec<_>>();
    let two = lines("jiulong-wanbo-output");
    assert!(two.iter().any(|line| line.starts_with("《平湖风帆劲 奋楫争上游》：")), "{two:?}");
    assert!(two.iter().any(|line| line.starts_with("重庆日报（2025年3月）：")), "{two:?}");
    let ranks = lines("gdp-rank");
    assert!(ranks.iter().any(|line| line.starts_with("2023年的位次")), "{ranks:?}");
    assert!(ranks.iter().any(|line| line.starts_with("2018年：")), "{ranks:?}");
}

/// `3批` would be three of them.
#[test]
fn an_ordinal_is_marked_in_picture_summary_and_subtitle() {
    let atlas = support::everything();
    let mut seen = 0;
    for indicator in atlas.indicators.iter().filter(|i| matches!(i.kind, IndicatorKind::Rank | IndicatorKind::Ordinal))
    {
        let card = of(&atlas, &indicator.id);
        for (id, locale) in card.observations().flat_map(|id| Locale::ALL.map(|locale| (id, locale))) {
            let o = atlas.observations.get(id).expect("a value");
            let wording = written(&values(&atlas, &card.id, locale, NARROW), id);
            let stated = [["第", "位"], ["第", "批"], ["第", "网格"]].map(|[a, z]| format!("{a}{}{z}", o.value));
            let stated = match locale {
                Locale::Zh => stated.to_vec(),
                Locale::En => ["No. ", "batch "].map(|before| format!("{before}{}", o.value)).to_vec(),
            };
            let own =
                stated.iter().find(|stated| wording.starts_with(*stated)).unwrap_or_else(|| panic!("{id}: {wording}"));
            let summary = Summary::of(&card, &atlas, locale).sentence;
            assert!(summary.contains(own), "{id}: {summary}");
            let subtitle = card.subtitle.get(locale);
            assert!(
                !subtitle.is_empty() && !["位", "批", "网格"].iter().any(|unit| subtitle.contains(unit)),
                "{subtitle}"
            );
            seen += 1;
        }
    }
    assert!(seen > 16, "{seen}");
}

#[test]
fn open_values_look_open_and_a_share_ends_at_a_hundred() {
    let mut atlas = support::everything();
    let draw = |atlas: &Atlas| values(atlas, "jiulong-wanbo-output", Locale::Zh, WIDE[1]);
    let change = |atlas: &mut Atlas, qualifier| {
        let mut o = atlas.observations.get("jiulong-wanbo-output").expect("a value").clone();
        atlas.observations.retain(|o| o.id != "jiulong-wanbo-output");
        o.qualifier = qualifier;
        atlas.observations.insert(0, o).expect("its own id");
    };
    for (qualifier, hatched, arrows, outlines, dash) in [
        (Qualifier::Exact, 0, 0, 0, ""),
        (Qualifier::AtLeast, 1, 2, 0, ""),
        (Qualifier::MoreThan, 1, 2, 0, ""),
        (Qualifier::Nearly, 1, 0, 0, ""),
        (Qualifier::Expected, 0, 0, 1, ""),
        (Qualifier::Target, 0, 0, 1, theme::DASH_TARGET),
        (Qualifier::Derived, 0, 0, 1, theme::DASH_DERIVED),
    ] {
        change(&mut atlas, qualifier);
        let drawing = draw(&atlas);
        let own = shapes(&drawing, Some("jiulong-wanbo-output"));
        let count = |fits: &dyn Fn(&wanzhou::figures::drawing::Shape) -> bool| own.iter().filter(|s| fits(s)).count();
        assert_eq!(count(&|s| s.fill == "url(#hatch)"), hatched, "{qualifier:?}");
        assert_eq!(count(&|s| s.stroke == theme::INK), arrows, "{qualifier:?}");
        assert_eq!(count(&|s| s.fill == "none" && s.d.ends_with('Z')), outlines, "{qualifier:?}");
        assert!(dash.is_empty() || own.iter().any(|s| s.dash == dash), "{qualifier:?}");
    }
    let share = values(&atlas, "closure-rate", Locale::Zh, WIDE[0]);
    let bar = shapes(&share, Some("closure-rate"));
    let solid = bar.iter().find(|s| s.fill == theme::SEQ[3]).expect("a body");
    assert!(bounds(solid)[0] == 0.0 && (length(solid) - 0.97 * WIDE[0]).abs() < 0.01, "97 of 100 are solid");
}

#[test]
fn caveats_of_values_are_listed_below_each_once() {
    let atlas = support::everything();
    for card in all(&atlas).iter().filter(|card| atlas.cards.get(&card.id).is_none()) {
        let values: Vec<&Observation> =
            atlas.observations.iter().filter(|o| o.indicator == card.id.as_indicator()).collect();
        for locale in Locale::ALL {
            let lines: Vec<&str> = card.notes.iter().map(|n| n.text.get(locale)).collect();
            for note in values.iter().filter_map(|o| o.note.as_ref()) {
                let stated = lines.iter().filter(|line| line.ends_with(note.get(locale))).count();
                assert_eq!(stated, 1, "{}: {}", card.id, note.get(locale));
            }
        }
        for id in &card.related {
            let drawn = atlas.cards.get(id).expect("a card").observations().any(|o| values.iter().any(|v| v.id == *o));
            assert!(drawn, "{}: {id} does not draw it", card.id);
        }
    }
}

/// Taken away, a picture has its title and subtitle alone to say where its values are of.
#[test]
fn every_figure_of_one_place_names_it() {
    let atlas = support::everything();
    let mut named = 0;
    for card in all(&atlas) {
        let areas: BTreeSet<&str> =
            card.observations().filter_map(|id| atlas.observation(id)).map(|o| o.area.as_str()).collect();
        let [area] = areas.into_iter().collect::<Vec<_>>()[..] else { continue };
        let area = atlas.areas.get(area).expect("an area");
        for locale in Locale::ALL {
            let wording = [&card.title, &card.subtitle].map(|text| text.get(locale));
            assert!(wording.iter().any(|text| text.contains(area.short.get(locale))), "{}: {wording:?}", card.id);
            named += 1;
        }
    }
    assert!(named > 100, "{named}");
}
