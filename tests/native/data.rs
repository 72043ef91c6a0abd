//! What the bundled data holds, and the traps it must not fall into.

use crate::support;
use wanzhou::model::check::Verdict;
use wanzhou::model::observation::Confidence;
use wanzhou::model::parse::LATER;
use wanzhou::model::{Atlas, Observation, Qualifier, template};
use wanzhou::text::{LocalText, Locale};
use wanzhou::views::page_files::CORE;

fn observation<'a>(atlas: &'a Atlas, id: &str) -> &'a Observation {
    atlas.observations.get(id).unwrap_or_else(|| panic!("observation {id}"))
}

#[test]
fn all_that_the_report_prints_is_there() {
    let atlas = support::everything();
    let printed: Vec<&Observation> =
        atlas.observations.iter().filter(|o| o.source.as_deref() == Some("report")).collect();
    assert_eq!(printed.len(), 44);
    for o in printed {
        assert!(o.literal.is_some(), "{} has no literal", o.id);
        assert!(
            o.locator.as_ref().is_some_and(|l| l.paragraph.is_some() && l.section.is_some()),
            "{} has no locator",
            o.id
        );
    }
    let named = atlas.systems.iter().filter(|s| s.kind != wanzhou::model::system::SystemKind::Function);
    assert_eq!(named.count(), 25);
    assert_eq!(atlas.places.len(), 21);
    let flow = atlas.flows.get("event-flow").expect("event-flow");
    assert_eq!((flow.nodes.len(), flow.edges.len()), (13, 15));
    for edge in &flow.edges {
        for end in [&edge.from, &edge.to] {
            assert!(flow.nodes.iter().any(|n| n.id == *end), "edge to {end}");
        }
    }
}

#[test]
fn every_value_has_a_source_or_a_formula() {
    let atlas = support::everything();
    for o in atlas.observations.iter() {
        assert_eq!(o.source.is_some(), o.qualifier != Qualifier::Derived, "{}", o.id);
        assert!(!atlas.sources_of(o).is_empty(), "{} leads to no source", o.id);
        assert!(o.value.is_finite());
        if let Some(section) = o.locator.as_ref().and_then(|l| l.section.as_deref()) {
            let source = atlas.sources.get(o.source.as_deref().unwrap_or_default()).expect("source");
            assert!(source.sections.iter().any(|s| s.id == section), "{}: section {section}", o.id);
        }
    }
}

#[test]
fn both_languages_are_complete() {
    let atlas = support::everything();
    let mut texts: Vec<(&str, &LocalText)> = Vec::new();
    texts.extend(
        // What is said before the number need not be said behind it.
        atlas.units.iter().filter(|u| u.prefix.is_none()).map(|u| (u.id.as_str(), &u.symbol)),
    );
    texts.extend(
        atlas.indicators.iter().flat_map(|i| [(i.id.as_str(), &i.name), (&i.id, &i.short), (&i.id, &i.definition)]),
    );
    texts.extend(atlas.observations.iter().filter_map(|o| Some((o.id.as_str(), o.note.as_ref()?))));
    texts.extend(atlas.areas.iter().flat_map(|a| [(a.id.as_str(), &a.name), (&a.id, &a.short)]));
    texts.extend(atlas.cards.iter().flat_map(|c| [(c.id.as_str(), &c.title), (&c.id, &c.subtitle), (&c.id, &c.topic)]));
    texts.extend(atlas.cards.iter().flat_map(|c| c.notes.iter().map(|n| (c.id.as_str(), &n.text))));
    texts.extend(atlas.places.iter().flat_map(|p| [(p.id.as_str(), &p.name), (&p.id, &p.says)]));
    texts.extend(atlas.systems.iter().map(|s| (s.id.as_str(), &s.name)));
    assert!(texts.len() > 400);
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (id, text) in texts {
        assert!(!text.zh.trim().is_empty() && !text.en.trim().is_empty(), "{id}: {text:?}");
        let symbol = !text.en.contains(' ') && text.zh == text.en;
        assert!(symbol || text.en.chars().any(|c| c.is_ascii_alphanumeric() || c == '{'), "{id}: {}", text.en);
        let latin_comma = text.zh.as_bytes().windows(1).any(|w| w == b",") && text.zh.chars().any(chinese);
        assert!(
            !latin_comma || text.zh.contains('{') || text.zh.chars().any(|c| c.is_ascii_digit()),
            "{id}: half-width comma: {}",
            text.zh
        );
    }
}

#[test]
fn open_values_are_marked_open() {
    let atlas = support::core();
    for (id, qualifier) in [
        ("closure-rate", Qualifier::AtLeast),
        ("growth-threshold", Qualifier::Exact),
        ("freight-total", Qualifier::Rounded),
        ("events-closed", Qualifier::Rounded),
        ("youth-employment", Qualifier::Nearly),
        ("advanced-materials-target", Qualifier::Target),
        ("industrial-output-2020", Qualifier::Expected),
        ("industrial-output-2022", Qualifier::MoreThan),
        ("other-industries-output", Qualifier::Derived),
        ("industrial-output", Qualifier::Exact),
    ] {
        assert_eq!(observation(&atlas, id).qualifier, qualifier, "{id}");
    }
    assert_eq!(observation(&atlas, "industrial-output-2022").confidence, Confidence::Low);
    assert_eq!(observation(&atlas, "advanced-materials-target").period, None);
}

#[test]
fn derived_values_follow_from_their_formulas() {
    let atlas = support::core();
    let number = |id: &str| atlas.number(observation(&atlas, id), Locale::Zh);
    assert_eq!(number("other-industries-output"), "356.81");
    assert_eq!(number("other-advanced-materials-output"), "29");
    assert_eq!(number("advanced-materials-share"), "50.4");
    // The distance to a size class is as round as the class.
    assert_eq!(number("advanced-materials-gap"), "138");
    assert_eq!(number("industrial-output-ratio-growth"), "13.7");
    assert_eq!(number("minhuwowei-days-change"), "−25");
    assert_eq!(number("minhuwowei-arrivals-per-day"), "69.4");
    assert_eq!(number("two-firms-share"), "46");
    assert_eq!(number("industrial-output-implied-base"), "636");
    assert_eq!(number("other-sectors-share-2025-07"), "3");
    assert_eq!(number("wanzhou-in-chongqing-2023"), "3.9");
}

#[test]
fn arithmetic_is_written_with_numbers_that_it_holds_with() {
    let atlas = support::core();
    let written = |id: &str, locale| atlas.arithmetic(observation(&atlas, id), locale).expect(id);
    for (id, zh, en) in [
        ("minhuwowei-days-change", "(3.17 ÷ 4.2 − 1) × 100", "(3.17 ÷ 4.2 − 1) × 100"),
        ("other-industries-output", "719.17 − 362.36", "71.917 − 36.236"),
        // English writes 25,400, which is no longer to be multiplied.
        ("minhuwowei-arrivals-per-day", "2.54 × 10000 ÷ 366", "2.54 × 10000 ÷ 366"),
    ] {
        assert_eq!((written(id, Locale::Zh), written(id, Locale::En)), (zh.to_owned(), en.to_owned()));
    }
    assert_eq!(atlas.arithmetic(observation(&atlas, "industrial-output"), Locale::Zh), None);
}

#[test]
fn the_2018_gdp_appears_twice_and_never_in_one_line() {
    let atlas = support::core();
    assert_eq!(atlas.value("gdp-2018"), Some(860.67));
    assert_eq!(atlas.value("gdp-2018-first"), Some(982.58));
    for card in atlas.cards.iter() {
        for series in &card.series {
            let both = ["gdp-2018", "gdp-2018-first"].iter().all(|id| series.observations.iter().any(|o| o == id));
            assert!(!both, "{} joins both in one line", card.id);
        }
    }
}

#[test]
fn no_figure_adds_or_multiplies_what_must_not_be() {
    let atlas = support::everything();
    for o in atlas.observations.iter() {
        let Some(formula) = o.expression.as_ref().map(|expression| expression.text()) else { continue };
        assert!(!formula.contains("{closure-rate}"), "{}: the base of 97 % is not stated", o.id);
        let all = ["{hospitals-3a}", "{hospitals-level3}"].iter().all(|id| formula.contains(id));
        assert!(!all, "{}: the top grade lies inside tertiary", o.id);
        let share = formula.contains("{minhuwowei-items}") && formula.contains("{events-closed}");
        assert!(!share, "{}: the app's items are not known to be part of the events", o.id);
    }
}

#[test]
fn digits_inside_names_are_names() {
    let atlas = support::everything();
    for code in ["3710", "885", "1321", "141"] {
        assert!(atlas.systems.get(code).is_some(), "{code} is a system");
        assert!(atlas.observations.iter().all(|o| o.value.to_string() != code), "{code} is drawn as a value");
    }
    for id in ["ten-billion-class", "industry-finance-pilot-batch", "grid-number"] {
        let indicator = &observation(&atlas, id).indicator;
        assert!(!atlas.indicators.get(indicator).expect("indicator").chartable, "{id}");
        assert!(atlas.cards.iter().all(|c| c.observations().all(|o| o != id)), "{id} is drawn");
    }
}

#[test]
fn places_refer_to_known_townships_or_to_none() {
    let atlas = support::everything();
    let xikou = atlas.places.get("xikou").expect("xikou");
    assert!(xikou.doubtful && xikou.note.is_some());
    assert_eq!(xikou.township.as_deref(), Some("500101225"));
    for id in ["port", "jinlong-plant", "wangjiang-park", "qifang-school", "operation-centre"] {
        assert_eq!(atlas.places.get(id).unwrap_or_else(|| panic!("{id}")).township, None, "{id}");
    }
}

#[test]
fn no_private_person_or_estate_is_named_anywhere() {
    let folders = ["public/data", "public/data/census"].map(|folder| std::fs::read_dir(support::path(folder)));
    for file in folders.into_iter().flat_map(|folder| folder.expect("folder can be read")) {
        let path = file.expect("entry can be read").path();
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("file can be read");
        for name in ["丁路花", "江山龙苑", "汪小波", "春莲", "longyuan", "付作桥", "冉孟军"] {
            assert!(!text.to_lowercase().contains(name), "{} names {name}", path.display());
        }
        // Those who wrote the article are credited, where it is cited and nowhere else.
        let credits = usize::from(path.ends_with("sources.json"));
        assert_eq!(text.matches("解书睿").count(), credits, "{}", path.display());
    }
    let atlas = support::core();
    let report = atlas.sources.get("report").expect("the article");
    let cited = wanzhou::files::cite::source(report, &report.short.zh, Locale::Zh);
    assert_eq!(cited, "解书睿 尧华燕 别明，《平湖风帆劲 奋楫争上游》");
    let tables = wanzhou::files::table::tables(&atlas);
    let sources = tables.iter().find(|table| table.name == "sources").expect("the table").csv();
    let article = "report,平湖风帆劲 奋楫争上游,report,解书睿 尧华燕 别明,";
    assert!(sources.lines().any(|line| line.starts_with(article)), "{sources}");
}

#[test]
fn the_thirty_eight_districts_are_complete() {
    let atlas = support::everything();
    for figure in ["district-gdp", "district-population"] {
        let card = atlas.cards.get(figure).expect(figure);
        let mut areas: Vec<&str> =
            card.observations().map(|id| atlas.observation(id).expect(id)).map(|o| o.area.as_str()).collect();
        assert_eq!(areas.len(), 38, "{figure}");
        areas.sort_unstable();
        areas.dedup();
        assert_eq!(areas.len(), 38, "{figure}");
    }
    let gdp = atlas.value("gdp-2018-total").expect("total");
    assert!((gdp - 20_210.01).abs() < 0.005, "{gdp}");
}

#[test]
fn every_check_is_true_to_the_data() {
    let atlas = support::everything();
    assert!(atlas.checks.len() >= 18);
    for check in atlas.checks.iter() {
        assert_eq!(check.is_true_to_data(&atlas), Ok(true), "{}", check.id);
        for figure in &check.figures {
            assert!(atlas.cards.get(figure).is_some(), "{}: figure {figure}", check.id);
        }
    }
    let verdict = |id: &str| atlas.checks.get(id).map(|c| c.verdict);
    assert_eq!(verdict("growth-against-levels"), Some(Verdict::DiffersUnexplained));
}

#[test]
fn every_placeholder_of_every_text_is_filled() {
    let atlas = support::everything();
    let mut texts: Vec<&LocalText> = Vec::new();
    for card in atlas.cards.iter() {
        texts.extend([&card.title, &card.subtitle].into_iter().chain(card.notes.iter().map(|n| &n.text)));
        texts.extend(card.labels.values());
        for id in &card.related {
            assert!(atlas.cards.get(id).is_some(), "{}: related {id}", card.id);
        }
    }
    texts.extend(atlas.story.iter().flat_map(|a| [&a.title, &a.lede]));
    texts.extend(atlas.checks.iter().flat_map(|c| [&c.title, &c.why]));
    texts.extend(atlas.observations.iter().filter_map(|o| o.note.as_ref()));
    for text in texts {
        for locale in Locale::ALL {
            let filled = template::fill_string(text.get(locale), &atlas, locale);
            assert!(!filled.contains('{') && !filled.contains('}'), "{filled}");
        }
    }
}

#[test]
fn a_file_that_comes_later_refers_to_the_core_and_to_itself_alone() {
    // They arrive in any order, and one may have to be asked for again.
    for name in LATER {
        let names: Vec<&str> = CORE.iter().copied().chain([name]).collect();
        let (_, problems) = support::parts(&names);
        assert!(problems.is_empty(), "{name}: {problems:?}");
    }
}
