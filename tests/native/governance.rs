//! The flow, the service model and the named systems: what they draw follows from the data, step by step.

use crate::support;
use crate::support::shapes::{content, edges, shapes, texts};
use std::collections::BTreeSet;
use wanzhou::figures::drawing::Drawing;
use wanzhou::figures::process::flow;
use wanzhou::figures::process::open_cases::{self, Assumed, Inputs};
use wanzhou::figures::text_table::TextTable;
use wanzhou::figures::{DrawContext, DrawError, FULL, NARROW, Picture, WIDE, build, theme};
use wanzhou::files::{csv, json};
use wanzhou::model::service::{STORM_WEEK, Service};
use wanzhou::model::{Atlas, parse};
use wanzhou::text::Locale;

const WIDTHS: [f64; 5] = [NARROW, WIDE[0], WIDE[1], WIDE[2], FULL];

fn drawing(picture: Picture) -> Drawing {
    match picture {
        Picture::Drawing(drawing) => drawing,
        Picture::Chart(_) => panic!("not a drawing"),
    }
}

/// All that is written in a drawing.
fn wording(drawing: &Drawing) -> String {
    texts(drawing).into_iter().map(|(text, _)| content(text)).collect()
}

/// Left, top, right and bottom of all that is written in a drawing.
fn frame(drawing: &Drawing) -> [f64; 4] {
    let all = texts(drawing).into_iter().map(|(text, _)| edges(text));
    all.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |a, b| {
        [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
    })
}

fn on<T>(atlas: &Atlas, id: &str, locale: Locale, width: f64, run: impl FnOnce(&DrawContext) -> T) -> T {
    let card = atlas.cards.get(id).unwrap_or_else(|| panic!("no card `{id}`"));
    run(&DrawContext { atlas, card, locale, width })
}

fn at_step(atlas: &Atlas, locale: Locale, width: f64, step: Option<u8>) -> Drawing {
    on(atlas, "event-flow", locale, width, |canvas| drawing(flow::at(canvas, step).expect("it can be drawn")))
}

#[test]
fn the_flow_goes_forward_and_forks_where_two_things_happen_at_once() {
    let atlas = support::everything();
    let flow = atlas.flows.get("event-flow").expect("the flow");
    assert_eq!((flow.nodes.len(), flow.edges.len(), flow.last_step()), (13, 15, 9));
    for edge in &flow.edges {
        assert!(flow.reached(&edge.from) < edge.step, "{} passes on before it is reached", edge.from);
        assert!(edge.step <= flow.reached(&edge.to), "{} is reached later", edge.to);
    }
    let side_by_side: Vec<usize> = (1..=9).map(|step| flow.passing(step).count()).collect();
    assert_eq!(side_by_side, [1, 1, 1, 1, 1, 2, 2, 3, 3]);
    assert_eq!(flow.edges.iter().filter(|edge| edge.reading).count(), 5);
}

#[test]
fn every_participant_is_inside_the_frame_at_every_step_and_width() {
    let atlas = support::everything();
    let flow = atlas.flows.get("event-flow").expect("the flow");
    for locale in Locale::ALL {
        for width in WIDTHS {
            for step in std::iter::once(None).chain((1..=9).map(Some)) {
                let drawing = at_step(&atlas, locale, width, step);
                let wording = wording(&drawing).replace(' ', "");
                for node in &flow.nodes {
                    let name = node.short.get(locale).replace(['\n', ' '], "");
                    assert!(wording.contains(&name), "{width} {step:?}: {name} in {wording}");
                }
                let [left, top, right, bottom] = frame(&drawing);
                assert!(left >= -0.5 && top >= -0.5, "{width} {step:?}: begins at {left}, {top}");
                assert!(right <= width + 0.5, "{} {width} {step:?}: ends at {right}", locale.code());
                assert!(bottom <= drawing.height + 0.5, "{width} {step:?}: {bottom} of {}", drawing.height);
                assert_eq!(drawing.observations(), ["case-closed-days"]);
            }
        }
    }
}

#[test]
fn a_step_highlights_only_what_passes_in_it() {
    let atlas = support::everything();
    let lit = |step: Option<u8>, width: f64| {
        let drawing = at_step(&atlas, Locale::Zh, width, step);
        let boxes = shapes(&drawing, None);
        boxes.iter().filter(|s| s.fill == theme::ACCENT && s.d.ends_with('Z') && s.d.matches('h').count() == 2).count()
    };
    for width in [NARROW, FULL] {
        assert_eq!(lit(None, width), 0, "without a step nothing is going on");
        let boxes: Vec<usize> = (1..=9).map(|step| lit(Some(step), width)).collect();
        assert_eq!(boxes, [1, 1, 1, 1, 1, 2, 1, 3, 0], "the last step fills the ring, not a box");
    }
    let dotted = |step| {
        shapes(&at_step(&atlas, Locale::Zh, FULL, step), None).iter().filter(|s| s.dash == theme::DASH_DERIVED).count()
    };
    assert_eq!([dotted(None), dotted(Some(1)), dotted(Some(9))], [5, 5, 5], "what is our reading is dotted throughout");
}

#[test]
fn parallel_steps_are_side_by_side() {
    let atlas = support::everything();
    let position = |width: f64, name: &str| {
        let drawing = at_step(&atlas, Locale::Zh, width, None);
        let found = texts(&drawing).into_iter().find(|(t, _)| t.spans.iter().any(|s| s.content.contains(name)));
        found.map(|(t, _)| (t.x, t.y)).unwrap_or_else(|| panic!("no {name}"))
    };
    let (staff, centre) = (position(NARROW, "工作人员"), position(NARROW, "治理中心"));
    assert_eq!(staff.1, centre.1);
    assert!(centre.0 - staff.0 > 100.0);
    let (staff, centre) = (position(FULL, "工作人员"), position(FULL, "治理中心"));
    assert_eq!(staff.0, centre.0);
}

#[test]
fn an_invalid_flow_is_dropped_and_reported() {
    let sound = support::read("public/data/flow.json");
    let observations = ["units", "sources", "areas", "indicators", "observations"]
        .map(|part| support::read(&format!("public/data/{part}.json")));
    for (from, to, says) in [
        (r#""to": "hub""#, r#""to": "nowhere""#, "`nowhere`"),
        (r#""lane": "platform""#, r#""lane": "cellar""#, "`cellar`"),
        (r#""step": 5"#, r#""step": 6"#, "step 5"),
        (r#""duration": "case-closed-days""#, r#""duration": "gone""#, "`gone`"),
        (r#"{case-closed-days|unit}办结"#, r#"{gone|unit}办结"#, "`gone`"),
    ] {
        let broken = sound.replacen(from, to, 1);
        assert_ne!(broken, sound, "{from} is in the data");
        let parts = ["units", "sources", "areas", "indicators", "observations"].into_iter().zip(&observations);
        let parts: Vec<(&str, &str)> =
            parts.map(|(part, text)| (part, text.as_str())).chain([("flow", broken.as_str())]).collect();
        let (atlas, problems) = parse(parts);
        assert!(atlas.flows.is_empty(), "{to}");
        assert!(problems.iter().any(|p| p.part == "flow.json" && p.message.contains(says)), "{to}: {problems:?}");
    }
}

#[test]
fn the_model_starts_from_the_reports_figures() {
    let atlas = support::everything();
    let first = on(&atlas, "open-cases", Locale::Zh, NARROW, |canvas| Inputs::of(canvas).expect("inputs").assumed());
    assert_eq!((first.arrivals, first.days), (69.4, 3.17));
    let little = |days| Service { arrivals: 69.4, days, surge: None }.open_cases().round();
    assert_eq!([little(4.2), little(3.17)], [291.0, 220.0]);
    for (id, value) in [("open-cases-avg", 291.0), ("open-cases-yearend", 220.0), ("open-cases-drop", 71.0)] {
        assert_eq!(atlas.value(id).map(f64::round), Some(value), "{id}");
    }
}

/// Over many seeds, the simulation's mean of open cases is what Little's law says, within 1 percent: at 40 years of
/// 366 days the standard error of that mean is below 0.2 percent for each of these.
#[test]
fn the_simulation_agrees_with_littles_law() {
    for (arrivals, days) in [(69.4, 4.2), (69.4, 3.17), (20.0, 8.0), (150.0, 0.5)] {
        let service = Service { arrivals, days, surge: None };
        let runs: Vec<_> = (0..40).map(|seed| service.simulate(366, seed)).collect();
        let mean = |of: &dyn Fn(&wanzhou::model::service::Run) -> f64| runs.iter().map(of).sum::<f64>() / 40.0;
        let expected = service.open_cases();
        let open = mean(&|run| run.mean_open);
        assert!((open / expected - 1.0).abs() < 0.01, "{arrivals} × {days}: {open} instead of {expected}");
        assert!((mean(&|run| run.arrived) / (366.0 * arrivals) - 1.0).abs() < 0.01);
        assert!((mean(&|run| run.mean_days) / days - 1.0).abs() < 0.01);
        // Looked at once a day, it is the same.
        let looked = mean(&|run| run.open.iter().sum::<f64>() / run.open.len() as f64);
        assert!((looked / expected - 1.0).abs() < 0.01, "{looked} instead of {expected}");
    }
}

#[test]
fn a_surge_leaves_a_backlog_that_goes_away() {
    let calm = Service { arrivals: 69.4, days: 3.17, surge: None };
    let stormy = Service { surge: Some(STORM_WEEK), ..calm };
    let mean =
        |service: Service, day: usize| (0..60).map(|seed| service.simulate(366, seed).open[day]).sum::<f64>() / 60.0;
    let end = 189;
    let extra = |day| mean(stormy, day) - mean(calm, day);
    // A week of doubled arrivals adds λW(1 − e^(−7/W)); three mean times later a twentieth of that is left.
    let expected = calm.open_cases() * (1.0 - (-7.0_f64 / 3.17).exp());
    assert!((extra(end) / expected - 1.0).abs() < 0.05, "{} instead of {expected}", extra(end));
    assert!(extra(end + 10) < expected * 0.1);
    assert!(extra(end - 8).abs() < expected * 0.1);
}

#[test]
fn the_same_seed_gives_the_same_year_and_another_seed_another() {
    let service = Service { arrivals: 69.4, days: 3.17, surge: Some(STORM_WEEK) };
    assert_eq!(service.simulate(366, 1), service.simulate(366, 1));
    assert_ne!(service.simulate(366, 1).open, service.simulate(366, 2).open);
    assert_eq!(service.simulate(366, 1).open.len(), 367);
    let never = Service { arrivals: 0.0, days: 3.17, surge: None }.simulate(366, 1);
    assert_eq!((never.mean_open, never.arrived, never.mean_days), (0.0, 0.0, 0.0));
}

#[test]
fn the_models_picture_marks_an_observation_only_where_it_is_one() {
    let atlas = support::everything();
    let marks = |assumed: Option<Assumed>, width| {
        on(&atlas, "open-cases", Locale::En, width, |canvas| {
            let picture = match assumed {
                Some(assumed) => open_cases::at(canvas, assumed),
                None => open_cases::draw(canvas),
            };
            let drawing = drawing(picture.expect("it can be drawn"));
            let [left, top, right, bottom] = frame(&drawing);
            assert!(left >= -0.5 && top >= -0.5 && right <= width + 0.5 && bottom <= drawing.height + 0.5);
            assert!(wording(&drawing).contains("model"), "it says that it is a model");
            drawing.observations().into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
    };
    for width in WIDTHS {
        assert_eq!(marks(None, width), ["open-cases-avg", "open-cases-yearend"]);
        let own = Assumed { arrivals: 69.4, days: 2.5, surge: true, seed: 1 };
        assert_eq!(marks(Some(own), width), ["open-cases-avg"]);
        assert_eq!(marks(Some(Assumed { arrivals: 100.0, ..own }), width), Vec::<String>::new());
        let extreme = Assumed { arrivals: 150.0, days: 8.0, surge: true, seed: 9 };
        assert_eq!(marks(Some(extreme), width), Vec::<String>::new());
        assert_eq!(marks(Some(Assumed { arrivals: 1.0, days: 0.5, ..own }), width), Vec::<String>::new());
    }
}

#[test]
fn every_system_is_drawn_once_under_what_it_belongs_to() {
    let atlas = support::everything();
    let card = atlas.cards.get("systems").expect("the card");
    for locale in Locale::ALL {
        for width in WIDTHS {
            let figure = build(card, &atlas, locale, width).expect("it can be drawn");
            for picture in [figure.wide, figure.narrow] {
                let drawing = drawing(picture);
                let svg = wanzhou::figures::svg::to_svg(&drawing);
                for system in atlas.systems.iter() {
                    assert_eq!(svg.matches(&format!(r#"data-system="{}""#, system.id)).count(), 1, "{}", system.id);
                }
                let filled = shapes(&drawing, None).iter().filter(|s| s.fill == theme::SEQ[3]).count();
                assert_eq!(filled, atlas.systems.iter().filter(|s| s.explained).count());
                let dotted = shapes(&drawing, None).iter().filter(|s| s.dash == theme::DASH_DERIVED).count();
                let read = atlas.systems.iter().filter_map(|s| s.relation.as_ref()).filter(|r| r.reading).count();
                assert_eq!(dotted, read, "what is inferred is drawn as inferred");
                let [.., right, bottom] = frame(&drawing);
                assert!(right <= drawing.width + 0.5 && bottom <= drawing.height + 0.5);
            }
        }
    }
    let merged: BTreeSet<&str> = atlas
        .systems
        .iter()
        .filter(|s| s.relation.as_ref().is_some_and(|r| r.to == "combat-hub" && !r.reading))
        .map(|s| s.id.as_str())
        .collect();
    assert!(["duty-office", "digital-city-management", "minhuwowei"].iter().all(|id| merged.contains(id)));
}

#[test]
fn a_relation_that_leads_nowhere_or_in_a_circle_is_dropped_and_named() {
    let sound = support::read("public/data/systems.json");
    for (from, to) in
        [(r#""to": "digital-chongqing""#, r#""to": "gone""#), (r#""to": "digital-chongqing""#, r#""to": "minhuwowei""#)]
    {
        let broken = sound.replacen(from, to, 1);
        let (atlas, problems) = parse([("systems", broken.as_str())]);
        assert_eq!(atlas.systems.len(), 27, "the systems stay");
        let named = |id: &str| problems.iter().any(|p| p.id.as_deref() == Some(id));
        assert!(named("combat-hub"), "{problems:?}");
        assert!(atlas.systems.get("combat-hub").is_some_and(|s| s.relation.is_none()));
    }
}

#[test]
fn systems_and_observations_share_no_id() {
    let atlas = support::everything();
    for system in atlas.systems.iter() {
        assert!(atlas.observations.get(&system.id).is_none(), "{}: `see` would not know which", system.id);
        for figure in &system.figures {
            assert!(atlas.cards.get(figure).is_some(), "{}: no figure {figure}", system.id);
        }
    }
}

#[test]
fn flows_and_systems_are_exported_as_tables() {
    let atlas = support::everything();
    // Fifteen things pass; who begins and the end have a row of their own.
    for (id, rows) in [("event-flow", 17), ("systems", 27), ("places", 21)] {
        let card = atlas.cards.get(id).expect("the card");
        for locale in Locale::ALL {
            let table = TextTable::of(card, &atlas, locale).expect("a text table");
            assert_eq!(table.rows.len(), rows);
            assert!(table.rows.iter().all(|(_, cells)| cells.len() == table.columns.len()));
            let text = csv::text_table(&table);
            assert!(text.starts_with('\u{feff}'));
            assert_eq!(text.matches("\r\n").count(), rows + 1);
            let text = json::text_table("title", "address", "source", &table);
            let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(value["rows"].as_array().map(Vec::len), Some(rows));
            assert_eq!(value["rows"][0].as_object().map(serde_json::Map::len), Some(table.columns.len()));
        }
    }
    assert!(TextTable::of(atlas.cards.get("gdp").expect("the card"), &atlas, Locale::Zh).is_none());
}

#[test]
fn a_model_beyond_what_sliders_can_be_set_to_is_not_run() {
    for (id, value, role) in [
        ("minhuwowei-arrivals-per-day", 1e9, "arrivals"),
        ("minhuwowei-arrivals-per-day", -1.0, "arrivals"),
        ("minhuwowei-days-avg", 1e9, "days"),
    ] {
        let mut atlas = support::core();
        atlas.observations.iter_mut().filter(|o| o.id == id).for_each(|o| o.value = value);
        let drawn = on(&atlas, "open-cases", Locale::Zh, NARROW, open_cases::draw);
        assert_eq!(drawn, Err(DrawError::Role(role)), "{id} {value}");
    }
}
