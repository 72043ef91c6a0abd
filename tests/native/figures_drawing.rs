//! The figures that are drawn from shapes: countable, inside their frame, readable, and never more than is known.

use crate::figures_more::length;
use crate::support::shapes::{content, edges, shapes, texts, written};
use wanzhou::figures::drawing::{Drawing, Shape, Text};
use wanzhou::figures::{DrawContext, DrawError, KINDS, Kind, NARROW, Picture, WIDE, theme};
use wanzhou::model::card::TABLE_ROLES;
use wanzhou::model::{Atlas, Card, Qualifier, parse};
use wanzhou::text::{Locale, Period};

const FIGURES: [(&str, &str); 12] = [
    ("industry-composition", "composition"),
    ("growth-streak", "unit-run"),
    ("ranks", "rank-chart"),
    ("renewal", "pictogram"),
    ("schools", "waffle"),
    ("hospitals", "nested"),
    ("events", "bounded-share"),
    ("response-time", "durations"),
    ("sectors-2025", "paired"),
    ("freight", "bar-list"),
    ("jobs", "open-bar"),
    ("farming", "pictogram"),
];

fn atlas() -> Atlas {
    let read = |part: &str| {
        let path = format!("{}/public/data/{part}.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let parts = ["units", "sources", "areas", "indicators", "observations", "cards"];
    let texts: Vec<(&str, String)> = parts.into_iter().map(|part| (part, read(part))).collect();
    let (atlas, problems) = parse(texts.iter().map(|(part, text)| (*part, text.as_str())));
    let ours = |id: &Option<String>| FIGURES.iter().any(|(figure, _)| id.as_deref() == Some(figure));
    let problems: Vec<String> = problems.iter().filter(|p| ours(&p.id)).map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    atlas
}

fn card<'a>(atlas: &'a Atlas, id: &str) -> &'a Card {
    atlas.cards.get(id).unwrap_or_else(|| panic!("cards.json has no `{id}`"))
}

fn draw(atlas: &Atlas, id: &str, locale: Locale, width: f64) -> Result<Drawing, DrawError> {
    let card = card(atlas, id);
    let kind: &Kind = KINDS.iter().find(|kind| kind.id == card.kind).expect("the kind is registered");
    match (kind.draw)(&DrawContext { atlas, card, locale, width })? {
        Picture::Drawing(drawing) => Ok(drawing),
        Picture::Chart(_) => panic!("{id} is not a drawing"),
    }
}

/// Every figure at every width in both languages.
fn each(atlas: &Atlas, check: impl Fn(&str, &Drawing)) {
    for (id, kind) in FIGURES {
        assert_eq!(card(atlas, id).kind.id(), kind);
        for locale in Locale::ALL {
            for width in [NARROW, WIDE[0], WIDE[1], WIDE[2]] {
                let name = format!("{id} {} {width}", locale.code());
                let drawing = draw(atlas, id, locale, width).unwrap_or_else(|missing| panic!("{name}: {missing}"));
                check(&name, &drawing);
            }
        }
    }
}

/// One figure at every width, in Chinese.
fn widths(atlas: &Atlas, id: &str) -> Vec<Drawing> {
    [NARROW, WIDE[0], WIDE[1], WIDE[2]].into_iter().map(|width| draw(atlas, id, Locale::Zh, width).unwrap()).collect()
}

#[test]
fn every_figure_shows_every_observation_of_its_card() {
    let atlas = atlas();
    each(&atlas, |name, drawing| {
        let id = name.split(' ').next().unwrap();
        let drawn = drawing.observations();
        let shown = card(&atlas, id).series.iter().filter(|s| !TABLE_ROLES.contains(&s.role.as_str()));
        for observation in shown.flat_map(|series| series.observations.iter().map(|id| id.as_str())) {
            assert!(drawn.contains(&observation), "{name} does not draw {observation}");
            let written = written(drawing, observation);
            assert!(!written.is_empty(), "{name} writes nothing at {observation}");
        }
        for id in drawn {
            assert!(atlas.observations.get(id).is_some(), "{name} marks `{id}`, which is not an observation");
        }
    });
}

#[test]
fn text_is_large_enough_and_stays_inside() {
    each(&atlas(), |name, drawing| {
        let smallest = if drawing.width < WIDE[0] { 13.0 } else { 12.0 };
        for (text, _) in texts(drawing) {
            let words = content(text);
            assert!(!words.trim().is_empty(), "{name} has empty text");
            assert!(!words.contains(['{', '\n']), "{name}: `{words}` is not filled in");
            assert!(text.spans.iter().all(|s| s.size >= smallest), "{name}: `{words}` is too small");
            let [left, top, right, bottom] = edges(text);
            let inside = left >= -0.5 && top >= -1.0 && right <= drawing.width + 0.5 && bottom <= drawing.height + 0.5;
            assert!(
                inside,
                "{name}: `{words}` leaves the drawing: {:?} of {} × {}",
                edges(text),
                drawing.width,
                drawing.height
            );
        }
    });
}

#[test]
fn text_does_not_overlap() {
    each(&atlas(), |name, drawing| {
        let texts = texts(drawing);
        for (i, (a, _)) in texts.iter().enumerate() {
            for (b, _) in texts.iter().skip(i + 1) {
                let ([l1, t1, r1, b1], [l2, t2, r2, b2]) = (edges(a), edges(b));
                let apart = r1 <= l2 || r2 <= l1 || b1 <= t2 || b2 <= t1;
                assert!(apart, "{name}: `{}` overlaps `{}`", content(a), content(b));
            }
        }
    });
}

#[test]
fn unit_run_can_be_counted() {
    let atlas = atlas();
    for drawing in widths(&atlas, "growth-streak") {
        let sails = |id: &str, fill: &str| shapes(&drawing, Some(id)).iter().filter(|s| s.fill == fill).count();
        assert_eq!(sails("months-of-10pct-growth", theme::ACCENT), 44);
        let later =
            ["2025-02", "2025-04", "2025-07"].map(|end| sails(&format!("months-of-10pct-growth-{end}"), theme::MARK));
        assert_eq!(later, [2, 2, 3]);
        assert_eq!(written(&drawing, "months-of-10pct-growth"), "8 20 32 44");
    }
}

#[test]
fn unit_run_is_not_drawn_when_count_and_months_disagree() {
    let mut shorter = atlas();
    for o in shorter.observations.iter_mut().filter(|o| o.id == "months-of-10pct-growth") {
        o.period = Period::parse("2021-06/2024-12");
    }
    assert_eq!(draw(&shorter, "growth-streak", Locale::Zh, NARROW), Err(DrawError::Role("streak")));
    let mut other = atlas();
    for o in other.observations.iter_mut().filter(|o| o.id == "months-of-10pct-growth-2025-04") {
        o.value = 49.0;
    }
    assert_eq!(draw(&other, "growth-streak", Locale::Zh, NARROW), Err(DrawError::Role("later")));
}

#[test]
fn composition_is_to_scale() {
    let atlas = atlas();
    let value = |id: &str| atlas.value(id).unwrap();
    let drawing = draw(&atlas, "industry-composition", Locale::Zh, 792.0).unwrap();
    let long = |id: &str| length(shapes(&drawing, Some(id)).iter().find(|s| s.dash.is_empty()).unwrap());
    let scale = 792.0 / value("industrial-output");
    for id in ["industrial-output", "advanced-materials-output", "jinlong-output-wanzhou", "jiulong-wanbo-output"] {
        // Neighbours keep a gap of 3 px.
        assert!((long(id) - value(id) * scale).abs() < 3.01, "{id}: {}", long(id));
    }
    let target = shapes(&drawing, Some("advanced-materials-target"))[0].d.clone();
    assert!(target.starts_with(&format!("M{:.2} ", value("advanced-materials-target") * scale)), "{target}");
}

#[test]
fn composition_tells_targets_and_derived_parts_from_output() {
    let atlas = atlas();
    for drawing in widths(&atlas, "industry-composition") {
        let target = shapes(&drawing, Some("advanced-materials-target"));
        assert!(target.iter().all(|s| s.fill == "none"), "a target is never filled");
        assert!(target.iter().any(|s| s.dash == theme::DASH_TARGET && s.stroke == theme::ACCENT));
        for id in ["other-industries-output", "other-advanced-materials-output"] {
            assert_eq!(atlas.observations.get(id).unwrap().qualifier, Qualifier::Derived);
            let parts = shapes(&drawing, Some(id));
            assert!(parts.iter().any(|s| s.dash == theme::DASH_DERIVED) && parts.iter().all(|s| s.fill == "none"));
        }
        assert!(written(&drawing, "advanced-materials-share").contains("本站计算"));
        let words: String = texts(&drawing).iter().map(|(text, _)| content(text)).collect();
        assert!(words.contains("推断") && words.contains("未注明年份"));
    }
    // Half, as the title says.
    assert!((49.5..50.5).contains(&atlas.value("advanced-materials-share").unwrap()));
}

#[test]
fn composition_does_not_draw_parts_larger_than_the_whole_or_below_zero() {
    for (id, value, role) in [
        ("jinlong-output-wanzhou", 300.0, "subparts"),
        ("jinlong-output-wanzhou", -1.0, "subparts"),
        ("advanced-materials-output", 800.0, "part"),
        ("advanced-materials-output", -1.0, "part"),
    ] {
        let mut atlas = atlas();
        atlas.observations.iter_mut().filter(|o| o.id == id).for_each(|o| o.value = value);
        assert_eq!(draw(&atlas, "industry-composition", Locale::Zh, 792.0), Err(DrawError::Role(role)), "{id} {value}");
    }
}

#[test]
fn rank_chart_has_no_denominator() {
    let atlas = atlas();
    let ranks: Vec<f64> = card(&atlas, "ranks").role("rank").map(|id| atlas.value(id).unwrap()).collect();
    let lowest = ranks.iter().copied().fold(0.0, f64::max);
    for drawing in widths(&atlas, "ranks") {
        let numbers: Vec<f64> = texts(&drawing).iter().filter_map(|(text, _)| content(text).parse().ok()).collect();
        assert_eq!(numbers.iter().copied().fold(0.0, f64::max), lowest, "no rung below the lowest rank has a number");
        let words: String = texts(&drawing).iter().map(|(text, _)| content(text)).collect();
        assert!(!words.contains("38"));
        // Rails that end in dashes: below, the ladder is open.
        assert_eq!(shapes(&drawing, None).iter().filter(|s| s.dash == "3 5").count(), 2);
        let rungs = shapes(&drawing, None).iter().filter(|s| s.stroke_width == 1.25).count();
        assert_eq!(rungs, 8 - 3 + 3, "five free rungs, and three that fade");
        assert!(written(&drawing, "gdp-rank-2023").contains("2023年，另一来源"));
    }
}

#[test]
fn pictogram_has_one_mark_a_project() {
    let atlas = atlas();
    for drawing in widths(&atlas, "renewal") {
        let marks = |id: &str, fill: &str| shapes(&drawing, Some(id)).iter().filter(|s| s.fill == fill).count();
        assert_eq!(marks("urban-renewal-projects", theme::SEQ[3]), 12);
        assert_eq!(marks("urban-village-projects", theme::SEQ[4]), 8);
        let words: String = texts(&drawing).iter().map(|(text, _)| content(text)).collect();
        assert!(!words.contains("20"), "the two are not added up");
    }
}

#[test]
fn waffle_has_a_hundred_cells() {
    let atlas = atlas();
    for drawing in widths(&atlas, "schools") {
        let share = shapes(&drawing, Some("school-integration-share"));
        let full = share.iter().filter(|s| s.fill == theme::SEQ[3]).count();
        let empty = share.iter().filter(|s| s.fill == theme::SEQ[0]).count();
        assert_eq!((full, empty), (94, 7), "93 full cells, one filled in part over an empty one, and six empty ones");
        let width =
            |shape: &Shape| shape.d.split('h').nth(1).unwrap().split('v').next().unwrap().parse::<f64>().unwrap();
        let last = share.iter().rfind(|s| s.fill == theme::SEQ[3]).unwrap();
        assert!((width(last) / width(share[0]) - 0.7).abs() < 0.001);
        let squares = |id: &str| shapes(&drawing, Some(id)).len();
        assert_eq!([squares("school-rebuilds"), squares("new-schools"), squares("new-school-places")], [5, 3, 6]);
        assert!(written(&drawing, "new-school-places").contains("每块1000"));
        assert!(written(&drawing, "school-integration-share").contains("第94格填充70%"));
    }
}

#[test]
fn nested_counts_nothing_twice() {
    let mut atlas = atlas();
    for drawing in widths(&atlas, "hospitals") {
        let discs = |id: &str, fill: &str| shapes(&drawing, Some(id)).iter().filter(|s| s.fill == fill).count();
        assert_eq!(discs("hospitals-3a", theme::ACCENT), 2);
        assert_eq!(discs("hospitals-level3", theme::SEQ[3]), 3);
        assert_eq!(discs("hospitals-level2", theme::MARK), 6);
        let words: Vec<String> = texts(&drawing).iter().map(|(text, _)| content(text)).collect();
        assert!(!words.iter().any(|w| w.contains("13") || w.contains('7')), "{words:?}");
    }
    for o in atlas.observations.iter_mut().filter(|o| o.id == "hospitals-3a") {
        o.value = 6.0;
    }
    assert_eq!(draw(&atlas, "hospitals", Locale::Zh, 690.0), Err(DrawError::Role("inner")));
}

#[test]
fn bound_is_open_above_and_only_when_it_is_one() {
    let mut atlas = atlas();
    let hatched =
        |drawing: &Drawing| shapes(drawing, Some("closure-rate")).iter().filter(|s| s.fill == "url(#hatch)").count();
    let arrows =
        |drawing: &Drawing| shapes(drawing, Some("closure-rate")).iter().filter(|s| s.stroke == theme::INK).count();
    for drawing in widths(&atlas, "events") {
        assert_eq!((hatched(&drawing), arrows(&drawing)), (2, 2), "shaft and head, in the lens");
        assert!(written(&drawing, "closure-rate").contains("≥97%"));
        assert!(written(&drawing, "events-closed").contains("25.7万件"));
    }
    assert!(written(&draw(&atlas, "events", Locale::En, 792.0).unwrap(), "events-closed").contains("257,000"));
    for o in atlas.observations.iter_mut().filter(|o| o.id == "closure-rate") {
        o.qualifier = Qualifier::Exact;
    }
    for drawing in widths(&atlas, "events") {
        assert_eq!((hatched(&drawing), arrows(&drawing)), (0, 0));
        assert!(!written(&drawing, "closure-rate").contains('≥'));
    }
}

#[test]
fn durations_are_drawn_apart() {
    let atlas = atlas();
    for drawing in widths(&atlas, "response-time") {
        // Twelve months and five squares, the fifth of them begun; twelve empty months and four squares.
        let filled = |id: &str, fill: &str| shapes(&drawing, Some(id)).iter().filter(|s| s.fill == fill).count();
        assert_eq!(filled("minhuwowei-days-avg", theme::SEQ[3]), 12 + 5);
        assert_eq!(filled("minhuwowei-days-yearend", theme::SEQ[0]), 12);
        assert_eq!(filled("minhuwowei-days-yearend", theme::ACCENT), 4);
        assert!(written(&drawing, "minhuwowei-days-avg").contains("4.2天"));
        assert!(written(&drawing, "minhuwowei-days-yearend").contains("3.17天"));
        let between = shapes(&drawing, None).into_iter().filter(|s| s.stroke != "none" && s.stroke != theme::MARK);
        assert_eq!(between.count(), 2, "a rule between the panels and the tick at the year's end");
    }
}

#[test]
fn missing_roles_and_labels_are_named() {
    let mut atlas = atlas();
    let without = |atlas: &mut Atlas, change: fn(&mut Card)| atlas.cards.iter_mut().for_each(change);
    without(&mut atlas, |card| card.labels.clear());
    assert_eq!(draw(&atlas, "events", Locale::Zh, 792.0), Err(DrawError::Label("share-note".to_owned())));
    without(&mut atlas, |card| card.series.clear());
    for (id, _) in FIGURES {
        assert!(matches!(draw(&atlas, id, Locale::En, NARROW), Err(DrawError::Role(_))), "{id}");
    }
}

#[test]
fn no_text_ends_in_a_line_of_one_character_and_no_line_begins_with_a_dot() {
    let lines = |text: &str, width: f64| -> Vec<String> {
        let broken = Text::new(0.0, 0.0, text).size(10.0).lines(width, 12.0);
        broken.into_iter().map(|line| line.spans[0].content.clone()).collect()
    };
    assert_eq!(lines("起点由本站倒推", 60.0), ["起点由本站", "倒推"]);
    assert_eq!(lines("起点由本站倒推。", 60.0), ["起点由本站", "倒推。"]);
    assert_eq!(lines("起点由本站倒推", 70.0), ["起点由本站倒推"]);
    assert_eq!(lines("万州数读 · 示例", 50.0), ["万州数读 ·", "示例"]);
}
