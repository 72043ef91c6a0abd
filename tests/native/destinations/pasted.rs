//! Tables and sentences as they are pasted.

use crate::support;
use regex::Regex;
use wanzhou::figures::default_card::{all as all_figures, card_of};
use wanzhou::figures::districts::Screen;
use wanzhou::figures::text_table::TextTable;
use wanzhou::files::cite::sentence;
use wanzhou::files::grid::Grid;
use wanzhou::route::Explore;
use wanzhou::text::Locale;

/// What Excel, WPS and LibreOffice make a date or a time of.
fn reads_as_a_date(cell: &str) -> bool {
    let numbers = |separator: char| {
        let parts: Vec<&str> = cell.split(separator).collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let only_dated = cell.chars().all(|c| c.is_ascii_digit() || "年月日".contains(c));
    ['-', '/', ':'].into_iter().any(numbers) || (only_dated && cell.contains('月'))
}

#[test]
fn a_table_that_is_pasted_has_numbers_units_once_sources_once_and_no_dates() {
    let atlas = support::everything();
    let (mut numbers, mut guarded) = (0, 0);
    for card in &all_figures(&atlas) {
        for locale in Locale::ALL {
            let grid = Grid::of(card, &atlas, locale);
            let name = format!("{} {}", card.id, locale.code());
            assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()), "{name}");
            let tsv = grid.tsv("");
            let dates: Vec<&str> = tsv.split(['\t', '\n']).filter(|cell| reads_as_a_date(cell)).collect();
            assert!(dates.is_empty(), "{name}: {dates:?}");
            guarded += tsv.matches("\t'").count();
            let source = if locale == Locale::Zh { "来源：" } else { "Source:" };
            assert_eq!(tsv.matches(source).count(), 1, "{name}");
            let html = grid.html("");
            assert_eq!(html.matches("mso-number-format").count() > 0, tsv.contains("\t'"), "{name}");
            if TextTable::of(card, &atlas, locale).is_some() {
                continue;
            }
            for row in &grid.rows {
                assert!(row[1].parse::<f64>().is_ok(), "{name}: {row:?}");
                numbers += 1;
            }
        }
    }
    assert!(numbers > 500 && guarded > 0, "{numbers} numbers, {guarded} guarded");
    // One unit is in the head; what was calculated here is said in a column of its own.
    let of = |id: &str| Grid::of(&card_of(id, &atlas).expect("a card"), &atlas, Locale::Zh);
    let output = of("industry-output");
    assert!(output.head.iter().any(|head| head == "性质"), "{:?}", output.head);
    assert!(output.rows.iter().any(|row| row.last().is_some_and(|cell| cell == "本站计算")), "{output:?}");
    assert!(of("chongqing-gdp").head.contains(&"数值（亿元）".to_owned()), "{:?}", of("chongqing-gdp").head);
}

#[test]
fn a_sentence_can_be_pasted_as_it_is() {
    let atlas = support::everything();
    let address = "https://example.org/f/x/";
    let parts = ["ages-500154", "households-500155"].map(|id| card_of(id, &atlas).expect("a part"));
    for card in all_figures(&atlas).iter().chain(&parts) {
        for locale in Locale::ALL {
            let wording = sentence(card, &atlas, address, locale);
            let (site, source, end) = match locale {
                Locale::Zh => ("据万州数读（", "。来源：", "）。"),
                Locale::En => (", via Wanzhou in Figures (", ". Source: ", ")."),
            };
            assert!(wording.contains(site) && wording.ends_with(&format!("{address}{end}")), "{wording}");
            assert!(wording.contains(source), "{wording}");
            // Sources may be called reports themselves.
            let finding = wording.split("来源：").next().unwrap_or_default();
            assert!(!finding.contains("报道"), "{}: {wording}", card.id);
            assert!(!wording.ends_with("。）。") && wording.matches("http").count() == 1, "{wording}");
            for wrong in ["本站", "this site", "The article", "(The", "the article", "leiii", "。。", "..", "{"] {
                assert!(!wording.contains(wrong), "{} {wrong}: {wording}", card.id);
            }
        }
    }
    let of = |id: &str, locale| sentence(&card_of(id, &atlas).expect("a card"), &atlas, address, locale);
    assert_eq!(
        of("growth-streak", Locale::Zh),
        "截至2024年12月，万州规上工业总产值增速连续44个月不低于10%。来源：《平湖风帆劲 奋楫争上游》，据万州数读（https://example.org/f/x/）。"
    );
    // Two facts have two sources, though the figure rests on six.
    let gdp = of("gdp", Locale::Zh);
    assert!(gdp.contains("来源：区发展改革委计划报告（2025年2月）；买购网汇总表，据"), "{gdp}");
    assert!(gdp.contains("。总量按当年价格、增速按不变价格计算"), "what must not be compared is said: {gdp}");
    // What is called by what it measures is quoted with Wanzhou's value.
    let alone = of("one-person-share", Locale::Zh);
    assert!(
        alone.starts_with("万州一人户比重，2020年人口普查：28.64%（") && alone.matches("来源").count() == 1,
        "{alone}"
    );
    for (id, locale) in ["growth-streak", "one-person-share", "gdp", "households-500155", "ages-500154"]
        .into_iter()
        .flat_map(|id| Locale::ALL.map(|locale| (id, locale)))
    {
        println!("{}", of(id, locale));
    }
    // So is the comparison of districts, by its headline.
    for locale in Locale::ALL {
        let explore = Explore { y: Some("one-person-share".to_owned()), ..Explore::default() };
        let wording = sentence(&Screen::of(&atlas, &explore, locale).expect("a screen").card, &atlas, address, locale);
        println!("{wording}");
        assert!(wording.contains("28.6%") && wording.contains("38"), "{wording}");
    }
}

#[test]
fn a_pasted_sentence_names_place_and_time_and_speaks_of_no_drawing() {
    let atlas = support::everything();
    let year = Regex::new(r"(?:^|[^0-9])(?:19|20)[0-9]{2}(?:[^0-9]|$)").expect("a pattern");
    let parts = ["ages-500154", "households-500155"].map(|id| card_of(id, &atlas).expect("a part"));
    for card in all_figures(&atlas).iter().chain(&parts) {
        let wording = Locale::ALL.map(|locale| sentence(card, &atlas, "https://example.org/", locale));
        for (locale, wording) in Locale::ALL.into_iter().zip(&wording) {
            // The name of this site has the area in it, and sources are dated: neither says what the sentence is about.
            let (site, source) = match locale {
                Locale::Zh => ("万州数读", "来源："),
                Locale::En => ("Wanzhou in Figures", "Source: "),
            };
            let claim = wording.split(source).next().unwrap_or_default().replace(site, "");
            let is_named = atlas
                .areas
                .iter()
                .any(|area| [&area.short, &area.name].into_iter().any(|name| claim.contains(name.get(locale))));
            assert!(is_named, "{}: no area: {claim}", card.id);
            assert!(year.is_match(&claim), "{}: no time: {claim}", card.id);
        }
        for drawn in ["连线", "条形", "joined", " bars"] {
            assert!(wording.iter().all(|wording| !wording.contains(drawn)), "{wording:?}");
        }
    }
    let of = |id: &str, locale| sentence(atlas.cards.get(id).expect("a card"), &atlas, "", locale);
    // Of a note that speaks of both, what it says of the values is left.
    assert!(of("freight", Locale::Zh).contains("不能相加"), "{}", of("freight", Locale::Zh));
    assert!(of("open-cases", Locale::Zh).contains("万州"), "{}", of("open-cases", Locale::Zh));
    // Where no day is known, it is when that was published; no day is made up.
    let flow = Locale::ALL.map(|locale| of("event-flow", locale));
    assert!(flow[0].contains("（刊发于2025年初）"), "{}", flow[0]);
    assert!(flow[1].contains(" (published early 2025)"), "{}", flow[1]);
    assert!(of("systems", Locale::Zh).contains("（万州，刊发于2025年初）"), "{}", of("systems", Locale::Zh));
}
