//! Pages as they are written, with everything on them: what can be reached, what is beside a figure, what a panel says.

use crate::support;
use crate::support::html::{Element, elements, page, page_of};
use std::collections::BTreeSet;
use wanzhou::figures::default_card;
use wanzhou::model::source::Tier;
use wanzhou::model::story::Block;
use wanzhou::platform::LoadError;
use wanzhou::route::Page;
use wanzhou::text::period::date_in_words;
use wanzhou::text::{Locale, messages};
use wanzhou::views::page_files::{File, PageData};

fn with<'a>(all: &'a [Element], attribute: &'a str) -> impl Iterator<Item = &'a Element> {
    all.iter().filter(move |element| element.attributes.contains_key(attribute))
}

fn classed<'a>(all: &'a [Element], class: &str) -> Vec<&'a Element> {
    let has = |e: &&Element| e.attributes.get("class").is_some_and(|all| all.split(' ').any(|one| one == class));
    all.iter().filter(has).collect()
}

#[test]
fn every_value_outside_of_pictures_and_links_is_a_tab_stop_that_opens_it() {
    for hash in [
        "#/",
        "#/?lang=en",
        "#/governance",
        "#/map",
        "#/data",
        "#/district/500236?lang=en",
        "#/indicator/open-cases?lang=en",
        "#/indicator/gdp?see=gdp-2018",
        "#/indicator/event-flow?tab=table",
        "#/indicator/systems?see=combat-hub",
        "#/indicator/chongqing-gdp",
    ] {
        let all = elements(&page(hash));
        let mut stops = 0;
        for element in with(&all, "data-observation").chain(with(&all, "data-system")) {
            let stop = element.attributes.get("tabindex").map(String::as_str);
            if element.name == "tr" || element.within.iter().any(|name| name == "svg") {
                continue;
            }
            if element.within.iter().any(|name| name == "a") {
                assert_eq!(stop, None, "{hash}: a stop within a link: {element:?}");
                continue;
            }
            let role = element.attributes.get("role").map(String::as_str);
            // The table of everything is one stop, in which arrows walk.
            let of_all = hash.starts_with("#/data") && element.within.iter().any(|name| name == "table");
            let own = if of_all { "-1" } else { "0" };
            assert_eq!((stop, role), (Some(own), Some("button")), "{hash}: {element:?}");
            assert!(
                !element.within.iter().any(|name| name == "label"),
                "{hash}: a press would go to the field: {element:?}"
            );
            stops += 1;
        }
        assert!(stops >= 3, "{hash}: {stops}");
    }
}

#[test]
fn about_leads_newsrooms_to_every_finding() {
    let atlas = support::everything();
    for hash in ["#/about", "#/about?lang=en"] {
        let all = elements(&page(hash));
        let links: Vec<&str> = with(&all, "href").map(|link| &*link.attributes["href"]).collect();
        for card in atlas.cards.iter() {
            let own = format!("#/indicator/{}", card.id);
            assert!(links.iter().any(|link| link.split('?').next() == Some(&*own)), "{own} on {hash}: {links:?}");
        }
    }
}

#[test]
fn every_finding_for_newsrooms_says_when_its_data_last_changed() {
    let atlas = support::everything();
    for (hash, locale) in [("#/about", Locale::Zh), ("#/about?lang=en", Locale::En)] {
        let html = page(hash);
        let findings = html.split_once("class=\"findings").expect("findings").1.split("<li>").skip(1);
        let mut dates = BTreeSet::new();
        for card in atlas.cards.iter() {
            let link = format!("#/indicator/{}", card.id);
            let own = |finding: &&str| {
                finding.split("href=\"").skip(1).any(|rest| rest.split(['?', '"']).next() == Some(&link))
            };
            let finding = findings.clone().find(own).unwrap_or_else(|| panic!("{}: no finding on {hash}", card.id));
            let finding = finding.split("</li>").next().unwrap_or_default();
            let day = atlas.changed(&card.id).expect("a day");
            let time =
                finding.split_once(&format!("<time datetime=\"{day}\"")).map(|(_, rest)| rest.split("</time>").next());
            let time = time.flatten().unwrap_or_else(|| panic!("{}: no date on {hash}: {finding}", card.id));
            assert!(time.contains(&date_in_words(day, locale)), "{}: {time}", card.id);
            dates.insert(day);
        }
        assert!(dates.len() > 1, "figures have changed on several days: {dates:?}");
    }
}

#[test]
fn the_headline_and_the_numbers_of_the_model_are_tab_stops() {
    let all = elements(&page("#/"));
    let headline = with(&all, "data-observation")
        .find(|e| e.attributes.get("data-observation").is_some_and(|id| id == "months-of-10pct-growth"));
    assert_eq!(headline.and_then(|e| e.attributes.get("tabindex")).map(String::as_str), Some("0"));
    let all = elements(&page("#/governance"));
    for id in ["minhuwowei-arrivals-per-day", "minhuwowei-days-yearend", "open-cases-yearend"] {
        let stop = classed(&all, "value")
            .into_iter()
            .find(|e| e.attributes.get("data-observation").is_some_and(|own| own == id));
        assert_eq!(stop.and_then(|e| e.attributes.get("tabindex")).map(String::as_str), Some("0"), "{id}");
    }
    // Set to something else they are nobody's values.
    let all = elements(&page("#/governance?arrivals=100&days=2"));
    let settings = classed(&all, "value");
    assert_eq!(settings.len(), 3);
    assert!(settings.iter().all(|e| !e.attributes.contains_key("tabindex") && !e.attributes.contains_key("role")));
}

#[test]
fn every_figure_has_definition_checks_and_related_figures_beside_it() {
    let atlas = support::everything();
    for card in &default_card::all(&atlas) {
        for locale in Locale::ALL {
            let all = elements(&page(&format!("#/indicator/{}?lang={}", card.id, locale.code())));
            let [beside] = classed(&all, "beside")[..] else { panic!("{}: nothing is beside it", card.id) };
            let words = messages(locale);
            let checks: Vec<&str> =
                with(&all, "data-check").filter_map(|e| e.attributes.get("data-check")).map(String::as_str).collect();
            let tables = atlas.table_checks_on(card).map(|check| check.id.as_str());
            let expected: Vec<&str> = atlas.checks_on(card).map(|check| check.id.as_str()).chain(tables).collect();
            assert_eq!(checks, expected, "{}", card.id);
            assert_eq!(beside.text.contains(words.checks_ask), !expected.is_empty(), "{}", card.id);
            for check in atlas.checks_on(card) {
                let arithmetic = check.arithmetic(&atlas, locale).unwrap_or_default();
                assert!(beside.text.contains(&arithmetic), "{}: {arithmetic}", card.id);
            }
            assert!(
                classed(&all, "checked").is_empty(),
                "{}: the line that leads to the checks is for elsewhere",
                card.id
            );
            for observation in card.observations().filter_map(|id| atlas.observation(id)) {
                let indicator = atlas.indicators.get(&observation.indicator).expect("an indicator");
                let wording = html_text(indicator.definition.get(locale));
                assert!(beside.text.contains(&wording), "{}: {wording} is not in {}", card.id, beside.text);
                let unit = atlas.unit_of(observation).map_or("", |unit| unit.symbol.get(locale));
                assert!(beside.text.contains(unit), "{}: {unit}", card.id);
            }
            let links = all.iter().filter(|e| e.name == "a").filter_map(|e| e.attributes.get("href"));
            let links: Vec<&String> = links.collect();
            for other in &card.related {
                let address = format!("#/indicator/{other}?lang={}", locale.code());
                assert!(links.iter().any(|link| **link == address), "{}: {other}", card.id);
            }
        }
    }
}

/// As text is in HTML.
fn html_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn the_page_of_an_indicator_has_all_that_the_page_of_a_figure_has() {
    let atlas = support::everything();
    for indicator in atlas.indicators.iter() {
        let all = elements(&page(&format!("#/indicator/{}", indicator.id)));
        let id = |e: &&Element| e.attributes.get("data-figure").is_some_and(|id| *id == indicator.id);
        let figures: Vec<&Element> = with(&all, "data-figure").filter(id).collect();
        assert_eq!(figures.len(), 1, "{}", indicator.id);
        let words = messages(Locale::Zh);
        for action in
            [words.action_table, words.action_download, words.action_embed, words.action_cite, words.action_link]
        {
            assert!(figures[0].text.contains(action), "{}: {action}", indicator.id);
        }
        assert!(figures[0].text.contains(words.source), "{}: no source", indicator.id);
        assert!(!classed(&all, "picture").is_empty(), "{}: no picture", indicator.id);
        let tabs = classed(&all, "tabs");
        assert!(
            tabs.iter().any(|e| e.text.contains(words.tab_chart) && e.text.contains(words.tab_table)),
            "{}",
            indicator.id
        );
        let rows = with(&all, "data-observation").filter(|e| e.name == "tr").count();
        let values = atlas.observations.iter().filter(|o| o.indicator == indicator.id).count();
        match atlas.cards.get(indicator.id.as_str()) {
            // Of tables the districts at one time, or what Wanzhou's is made of: men and women at least.
            None if indicator.measure.is_some() => assert!(rows >= 2, "{}: {rows}", indicator.id),
            None => assert_eq!(rows, values, "{}", indicator.id),
            Some(card) => assert_eq!(rows, card.observations().count(), "{}", indicator.id),
        }
    }
}

#[test]
fn the_panel_of_a_value_says_its_section_and_what_disagrees() {
    let panel = |hash: &str| classed(&elements(&page(hash)), "provenance")[0].text.clone();
    let wording = panel("#/?see=industrial-output");
    assert!(wording.contains("“高质量发展打开新天地”一节，第20段"), "{wording}");
    let wording = panel("#/?see=industrial-output&lang=en");
    assert!(wording.contains("section “High-quality development opens new ground”, paragraph 20"), "{wording}");
    for (id, other) in [("gdp-2018", "98.258"), ("gdp-2018-first", "86.067"), ("gdp-2018-500101", "86.067")] {
        let wording = panel(&format!("#/?see={id}&lang=en"));
        assert!(wording.contains(other), "{id}: {wording}");
        assert_eq!(wording.contains("not explained by the sources"), id != "gdp-2018-500101", "{id}: {wording}");
    }
    let wording = panel("#/?see=chongqing-gdp-growth-2024");
    assert!(
        wording.contains("口径不同，不可比") && wording.contains("涪陵区统计公报（2012年）"),
        "a reason has its source: {wording}"
    );
    let wording = panel("#/?see=gdp-2023");
    assert!(wording.contains("转载") && wording.contains("读自转载、镜像"), "what its confidence says: {wording}");
    assert!(panel("#/?see=months-of-10pct-growth-2025-04").contains("转载"), "who passes it on is said");
}

#[test]
fn the_footer_counts_the_same_sources_before_the_districts_are_there_and_after() {
    let count = |hash: &str| classed(&elements(&page(hash)), "foot")[0].text.clone();
    let sources = support::core().sources.len() - 1;
    for hash in ["#/", "#/data", "#/indicator/district-gdp"] {
        assert!(count(hash).contains(&format!("和{sources}个公开来源")), "{hash}");
    }
}

#[test]
fn tables_of_words_are_sorted_by_their_heads() {
    let heads =
        |all: &[Element]| all.iter().filter(|e| e.name == "button" && e.within.iter().any(|n| n == "th")).count();
    let first = |all: &[Element]| {
        let row = all.iter().position(|e| e.name == "tr" && e.within.iter().any(|n| n == "tbody")).expect("a row");
        all[row].text.clone()
    };
    for (id, columns, by, starts) in [
        ("event-flow", 7, "-step", "第9步"),
        ("systems", 7, "source", "“三个定位”"),
        ("places", 7, "-source", "万州区数字化城市运行和治理中心"),
    ] {
        let all = elements(&page(&format!("#/indicator/{id}?tab=table&sort={by}")));
        assert_eq!(heads(&all), columns, "{id}");
        assert!(with(&all, "aria-sort").count() == 1, "{id}: one column is that which it is sorted by");
        assert!(first(&all).contains(starts), "{id}: {}", first(&all));
    }
}

fn figures_of_the_story(html: &str) -> Vec<String> {
    elements(html).iter().filter_map(|e| e.attributes.get("data-figure").cloned()).collect()
}

#[test]
fn the_story_shows_every_block_and_its_acts_wait_for_no_census() {
    let atlas = support::everything();
    let named = atlas.story.iter().flat_map(|act| &act.blocks).filter_map(|block| match block {
        Block::Figure { figure, .. } => Some(figure.to_string()),
        Block::Part { part, .. } => Some(format!("{part}-500101")),
        _ => None,
    });
    let mut named: Vec<String> = named.collect();
    let mut shown = figures_of_the_story(&page("#/"));
    named.sort();
    shown.sort();
    assert_eq!(shown, named);
    let without = page_of("#/", PageData { atlas: support::core(), ..PageData::default() });
    let of_acts: Vec<&String> = named.iter().filter(|id| !id.ends_with("-500101")).collect();
    let mut shown = figures_of_the_story(&without);
    shown.sort();
    assert_eq!(shown.iter().collect::<Vec<_>>(), of_acts);
    assert!(without.contains("class=\"loading\""), "the part on people says that it is on its way");
    // Where a table does not arrive nothing leads to what is not there, and it can be asked for again.
    let census = support::read("public/data/census.json");
    let mut missed = PageData { atlas: support::core(), ..PageData::default() };
    missed.ingest(File::Data("census"), &census).expect("the census");
    missed.tolerate(&Page::Story, File::Columns("people"), LoadError::Network).expect("the Story does without");
    missed
        .tolerate(&Page::District("500101".to_owned()), File::Columns("people"), LoadError::Network)
        .expect_err("a district");
    let missed = page_of("#/", missed);
    assert!(!missed.contains("href=\"#people\"") && missed.contains(messages(Locale::Zh).retry), "{missed}");
    assert_eq!(figures_of_the_story(&missed).len(), of_acts.len());
    assert!(!missed.contains("role=\"alert\""), "nobody asked for it");
}

/// A row of a panel by its heading, with where its links lead.
fn of_panel(all: &[Element], heading: &str) -> (String, Vec<String>) {
    let at = all.iter().position(|e| e.name == "dt" && e.text == heading).unwrap_or_else(|| panic!("no {heading}"));
    let links = all[at + 2..].iter().take_while(|e| e.name != "dt");
    let links = links.filter(|e| e.name == "a").map(|e| e.attributes["href"].clone()).collect();
    (all[at + 1].text.clone(), links)
}

#[test]
fn the_panel_of_a_census_value_names_its_table_its_open_file_and_its_basis() {
    let atlas = support::everything();
    for (locale, table, basis, form) in [
        (Locale::Zh, "《中国人口普查分县资料—2020》各表", "普查，全数调查", "普查长表，约十户抽一户"),
        (
            Locale::En,
            "Tables of the county volume of the 2020 census",
            "census, full count",
            "long form of the census, about one household in ten",
        ),
    ] {
        let words = messages(locale);
        let panel = |id: &str| elements(&page(&format!("#/?see={id}&lang={}", locale.code())));
        // What is read says where.
        for (id, basis) in [("population-2020-500101", basis), ("sample-households-2020-500101-car", form)] {
            let all = panel(id);
            let (source, links) = of_panel(&all, words.column_source);
            let file = atlas.sources.get("leiii-2020").expect("the open file");
            assert!(source.starts_with(&file.title) && file.title.contains(".xlsx"), "{id}: {source}");
            assert_eq!(links.iter().collect::<Vec<_>>(), Vec::from_iter(&file.address), "{id}");
            assert!(of_panel(&all, words.see_locator).0.contains(table), "{id}");
            assert_eq!(of_panel(&all, words.see_basis).0, basis, "a count has no margin: {id}");
        }
        // What is worked out says from what, and how far it can be off: cars of so many of the households that were asked.
        let (cars, asked) = (20_594.0, 57_464.0);
        let share: f64 = cars / asked;
        let margin = 100.0 * 1.96 * (3.0 * share * (1.0 - share) / asked).sqrt();
        let all = panel("car-share-2020-500101");
        let wording = of_panel(&all, words.see_basis).0;
        assert!(wording.starts_with(form) && wording.contains(&format!("±{margin:.2}")), "{wording}: {margin}");
        assert!(classed(&all, "provenance")[0].text.contains(&format!("{:.2}%", 100.0 * share)));
        let (formula, inputs) = (of_panel(&all, words.see_formula).0, of_panel(&all, words.see_inputs).1);
        for (id, number) in [("sample-households-2020-500101-car", cars), ("sample-households-2020-500101", asked)] {
            assert!(
                inputs.iter().any(|link| link.contains(&format!("see={id}&")) || link.ends_with(&format!("see={id}"))),
                "{inputs:?}"
            );
            assert!(formula.replace(',', "").contains(&number.to_string()), "{formula}");
        }
    }
}

#[test]
fn about_names_the_licence_of_every_open_file_how_to_credit_and_where_the_project_is_kept() {
    for (hash, credit) in [("#/about", "万州数读，CC BY 4.0"), ("#/about?lang=en", "Wanzhou in Figures, CC BY 4.0")]
    {
        let all = elements(&page(hash));
        let lines: Vec<&str> = all.iter().filter(|e| e.name == "li").map(|e| &*e.text).collect();
        for (file, licence) in [
            ("OpenStreetMap", "ODbL 1.0"),
            ("mapchina", "GPL-3"),
            ("leiii/census", "MIT"),
            ("tudigong", "MIT"),
            ("GeoNames", "CC BY 4.0"),
            ("china-division", "WTFPL"),
            ("airportsdata", "MIT"),
        ] {
            let licence = |line: &str| line.split_once(file).is_some_and(|(_, after)| after.contains(licence));
            assert!(lines.iter().any(|line| licence(line)), "{hash}: {file}");
        }
        // Every one of them that a value is read in is among the sources, with its address.
        let sources: Vec<&Element> = with(&all, "id").filter(|e| e.attributes["id"].starts_with("source-")).collect();
        for source in support::everything().sources.iter().filter(|source| source.tier == Tier::Dataset) {
            let own = sources.iter().find(|e| e.attributes["id"] == format!("source-{}", source.id));
            assert!(own.is_some_and(|e| e.text.contains(&html_text(&source.title))), "{hash}: {}", source.id);
        }
        assert!(all.iter().any(|e| e.name != "main" && e.text.trim() == credit), "{hash}: {credit}");
        // Where `Cargo.toml` names none there is no link that leads nowhere.
        let kept = env!("CARGO_PKG_REPOSITORY");
        let leads = with(&all, "href").any(|e| e.attributes["href"] == kept);
        assert_eq!(leads, !kept.is_empty(), "{hash}: {kept}");
    }
}
