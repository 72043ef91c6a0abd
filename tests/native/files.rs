//! What readers export: tables, records, citations, pictures.

use crate::support;
use crate::support::csv::read;
use wanzhou::figures::text_table::TextTable;
use wanzhou::files::cite::Cited;
use wanzhou::files::picture::{Caption, framed, size};
use wanzhou::files::{csv, csv::csv, fields, json::json, package, portable, table::tables, zip::zip};
use wanzhou::model::card::Swatch;
use wanzhou::model::{Atlas, Observation, parse};
use wanzhou::text::{LocalText, Locale};

fn all(atlas: &Atlas) -> Vec<&Observation> {
    atlas.observations.iter().collect()
}

#[test]
fn csv_holds_every_observation_with_where_it_comes_from() {
    let atlas = support::everything();
    let rows = read(&csv(&all(&atlas), &atlas));
    assert_eq!(rows.len(), atlas.observations.len() + 1);
    let column = |name: &str| rows[0].iter().position(|n| n == name).unwrap_or_else(|| panic!("no column {name}"));
    for (row, o) in rows[1..].iter().zip(atlas.observations.iter()) {
        assert_eq!(row.len(), rows[0].len(), "{}", o.id);
        assert_eq!(row[column("id")], o.id);
        assert_eq!(row[column("qualifier")], o.qualifier.id());
        assert_eq!(
            row[column("value")]
                .parse::<f64>()
                .ok()
                .map(|v| (v - o.value).abs() <= 0.5001 * 10f64.powi(-i32::from(o.decimals))),
            Some(true),
            "{}",
            o.id
        );
        let traced = !row[column("source")].is_empty() || !row[column("expression")].is_empty();
        assert!(traced, "{} has no way back", o.id);
    }
    let threshold = rows.iter().find(|row| row[0] == "industrial-output-2022").expect("the open value");
    assert_eq!((threshold[column("value")].as_str(), threshold[column("qualifier")].as_str()), ("500", "more-than"));
}

#[test]
fn no_cell_starts_a_formula_and_negative_numbers_stay_numbers() {
    let mut atlas = support::core();
    for (i, start) in
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1", "a\"b,c\nd", "a;=1", "a\t=1"].into_iter().enumerate()
    {
        let mut o = atlas.observations.get("industrial-output").expect("an observation").clone();
        o.id = format!("hostile-{i}").into();
        o.note = Some(LocalText { zh: start.to_owned(), en: start.to_owned() });
        atlas.observations.insert(0, o).expect("a new id");
    }
    let text = csv(&all(&atlas), &atlas);
    let rows = read(&text);
    let note = rows[0].iter().position(|n| n == "note_en").expect("column");
    for row in rows[1..].iter().filter(|row| row[0].starts_with("hostile-")) {
        assert!(!row[note].starts_with(['=', '+', '-', '@', '\t', '\n', '＝']), "{:?}", row[note]);
    }
    let broken = rows.iter().find(|row| row[0] == "hostile-7").expect("the one with a quote");
    assert_eq!(broken[note], "a\"b,c\nd", "quoting loses something");
    // Spreadsheets that part cells at other signs must not find a formula behind one.
    assert!(text.contains("\"a;=1\"") && text.contains("\"a\t=1\""), "{text}");
    let value = rows[0].iter().position(|n| n == "value").expect("column");
    let fall = rows.iter().find(|row| row[0] == "pharma-chemicals-growth-2025-07").expect("the negative value");
    assert_eq!(fall[value], "-1.1");
}

/// What Excel, WPS and LibreOffice make a date or a time of, in any of their languages.
fn reads_as_a_date(cell: &str) -> bool {
    let numbers = |separators: &[char]| {
        let parts: Vec<&str> = cell.split(separators).collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let months = ["年", "月", "日"].iter().any(|mark| cell.contains(mark));
    let only_dated = cell.chars().all(|c| c.is_ascii_digit() || "年月日".contains(c));
    numbers(&['-']) || numbers(&['/']) || numbers(&[':']) || (months && only_dated && cell.contains('月'))
}

#[test]
fn nothing_in_a_table_becomes_a_date_in_a_spreadsheet() {
    for cell in ["2024-12", "3/38", "2024年12月", "12月", "7:30"] {
        assert!(reads_as_a_date(cell) && csv::is_dated(cell), "{cell}");
    }
    for cell in ["2024", "2024年", "2021-05/2025-02", "gdp-2018", "2024/..", "1.3", "至2025年7月"] {
        assert!(!reads_as_a_date(cell) && !csv::is_dated(cell), "{cell}");
    }
    let atlas = support::everything();
    let rows = read(&csv(&all(&atlas), &atlas));
    let period = rows[0].iter().position(|name| name == "period").expect("a column");
    let is_month = |text: &str| text.split_once('/').is_some_and(|(from, to)| from == to && from.contains('-'));
    assert!(rows.iter().any(|row| is_month(&row[period])), "a month is the span that it is");
    let mut tables = vec![rows];
    for card in atlas.cards.iter() {
        for locale in Locale::ALL {
            tables.extend(TextTable::of(card, &atlas, locale).map(|table| read(&csv::text_table(&table))));
        }
    }
    let dates: Vec<&String> = tables.iter().flatten().flatten().filter(|cell| reads_as_a_date(cell)).collect();
    assert!(dates.is_empty(), "{dates:?}");
}

#[test]
fn no_cell_of_a_table_of_words_starts_a_formula() {
    let atlas = support::everything();
    let mut table =
        TextTable::of(atlas.cards.get("systems").expect("the card"), &atlas, Locale::En).expect("a text table");
    let hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＠x"];
    for (row, start) in table.rows.iter_mut().zip(hostile) {
        row.1[0] = format!("{start},\"quoted\"");
    }
    let rows = read(&csv::text_table(&table));
    assert_eq!(rows.len(), table.rows.len() + 1);
    for (row, start) in rows[1..].iter().zip(hostile) {
        assert_eq!(row[0], format!("'{start},\"quoted\""), "guarded, and nothing is lost");
    }
    assert_eq!(rows[9][0], table.rows[8].1[0], "what starts no formula stays as it is");
}

#[test]
fn json_says_the_same_as_the_table_and_names_its_sources() {
    let atlas = support::core();
    let text = json("标题", "https://example.org/#/", &all(&atlas), &atlas);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let records = value["observations"].as_array().expect("a list");
    assert_eq!(records.len(), atlas.observations.len());
    for (record, o) in records.iter().zip(atlas.observations.iter()) {
        assert_eq!(record["id"], o.id.as_str());
        assert!((record["value"].as_f64().expect("a number") - o.value).abs() < 1e-9, "{}", o.id);
        assert_eq!(record.as_object().expect("an object").len(), fields(o, &atlas).len());
    }
    let sources: Vec<&str> =
        value["sources"].as_array().expect("a list").iter().filter_map(|s| s["id"].as_str()).collect();
    assert!(sources.contains(&"report") && sources.len() > 3, "{sources:?}");
}

#[test]
fn a_value_of_a_file_is_as_exact_as_the_source_prints_it() {
    let text = r#"{"units":[{"id":"u","symbol":{"zh":"元","en":"yuan"}}],"observations":[]}"#;
    let (atlas, problems) = parse([("part", text)]);
    assert!(problems.is_empty() && csv(&all(&atlas), &atlas) == "\u{feff}");
    let atlas = support::core();
    let growth = atlas.observations.get("industrial-output-growth").expect("13.0");
    assert!(csv(&[growth], &atlas).contains(",13.0,"), "13.0 was printed with one decimal");
}

fn cited() -> Cited {
    Cited {
        id: "industry-output".to_owned(),
        title: "工业{产值}升到719.17亿元 \\ 50%".to_owned(),
        address: "https://example.org/#/indicator/industry-output".to_owned(),
        sources: vec!["甲".to_owned(), "乙".to_owned()],
        read: [2026, 1, 5],
    }
}

#[test]
fn citations_name_title_address_sources_and_day() {
    for locale in Locale::ALL {
        let (short, long) = (cited().short(locale), cited().long(locale));
        assert!(short.contains("719.17") && short.contains("https://example.org/"));
        assert!(long.starts_with(&short) && long.contains('甲') && long.contains('乙') && long.contains("2026"));
        let csl: serde_json::Value = serde_json::from_str(&cited().csl(locale)).expect("JSON");
        assert_eq!(csl[0]["accessed"]["date-parts"], serde_json::json!([[2026, 1, 5]]));
        assert_eq!(csl[0]["URL"], cited().address);
    }
}

/// Whoever cites a census names the census and the open file: nobody here has read the book.
#[test]
fn a_citation_of_a_census_names_the_census_and_the_open_file() {
    let atlas = support::everything();
    let cited = |id: &str, locale| {
        let card = wanzhou::figures::default_card::card_of(id, &atlas).expect("a card");
        let sources = wanzhou::figures::source_line::sources(&card, &atlas, locale);
        let named = |item: &wanzhou::figures::source_line::SourceItem| {
            let of = atlas.sources.get(&item.id).expect("a source");
            wanzhou::files::cite::source(of, &item.name, locale)
        };
        sources.iter().map(named).collect::<Vec<_>>().join("; ")
    };
    for indicator in atlas.indicators.iter().filter(|indicator| indicator.measure.is_some()) {
        for locale in Locale::ALL {
            let text = cited(&indicator.id, locale);
            for source in atlas.sources.iter().filter(|source| source.tier == wanzhou::model::source::Tier::Dataset) {
                if !text.contains(source.short.get(locale)) {
                    continue;
                }
                let address = source.address.as_deref().expect("a file has an address");
                assert!(text.contains(address) && text.contains(&source.title), "{}: {text}", indicator.id);
            }
        }
    }
    let (zh, en) = (cited("urban-share", Locale::Zh), cited("urban-share", Locale::En));
    assert!(
        zh.contains("2020年普查")
            && zh.contains("《中国人口普查分县资料—2020》")
            && zh.contains("github.com/leiii/census")
    );
    assert!(en.contains("Census of 2020") && en.contains("github.com/leiii/census"), "{en}");
    assert_eq!(cited("gdp-growth", Locale::En).matches("http").count(), 0, "others are named in short");
}

#[test]
fn bibtex_is_balanced_whatever_the_title() {
    let entry = cited().bibtex(Locale::Zh);
    let count = |c: char| entry.matches(c).count();
    assert_eq!(count('{'), count('}'));
    assert!(entry.starts_with("@misc{wanzhou-industry-output,\n") && entry.contains("urldate = {2026-01-05}"));
    assert!(entry.contains("50\\%") && !entry.contains("\\ 50"), "{entry}");
}

#[test]
fn a_picture_that_stands_alone_carries_title_notes_source_and_day() {
    let caption = Caption {
        locale: Locale::Zh,
        title: "标题<b>".to_owned(),
        subtitle: "副题".to_owned(),
        set: None,
        legend: None,
        notes: Vec::new(),
        source: "来源：甲".to_owned(),
        credits: None,
        origin: "万州数读 · 2026-01-05".to_owned(),
        code: None,
    };
    let svg = framed(r#"<svg width="350" height="200"></svg>"#, [350.0, 200.0], &caption);
    let [width, height] = size(&svg).expect("a size");
    assert!(width > 350.0 && height > 280.0, "{width} x {height}");
    for words in
        ["标题&lt;b&gt;", "副题", "来源：甲", "2026-01-05", "id=\"hatch\"", "xmlns=\"http://www.w3.org/2000/svg\""]
    {
        assert!(svg.contains(words), "{words} is not in the picture");
    }
    assert_eq!(svg.matches("<svg").count(), svg.matches("</svg>").count());
    let more = [
        Caption { credits: Some("© 丙 & 丁".to_owned()), ..caption.clone() },
        Caption { notes: vec![(Some(Swatch::Derived), "© 丙 & 丁".to_owned())], ..caption },
    ];
    for caption in more {
        let with_more = framed(r#"<svg width="350" height="200"></svg>"#, [350.0, 200.0], &caption);
        assert!(with_more.contains("© 丙 &amp; 丁") && !svg.contains('©'));
        assert!(size(&with_more).expect("a size")[1] > height, "the line has its own room");
    }
}

#[test]
fn a_picture_file_uses_nothing_newer_than_svg_1_1() {
    let value_of = |name: &str| match name {
        "--rule" => "color-mix(in srgb, #12242b 14%, transparent)",
        "--mixed" => "color(srgb 0.5 0 1 / 0.25)",
        "--ink" => "#12242b",
        _ => "rgba(18, 36, 43, 0.3)",
    };
    let of = |svg: &str| portable(svg, Locale::Zh, &|name| value_of(name).to_owned());
    assert_eq!(
        of(r#"<path stroke="var(--rule)" d="M0 0"/>"#),
        r##"<path stroke="#12242b" stroke-opacity="0.14" d="M0 0"/>"##
    );
    assert_eq!(of(r#"<path fill="var(--mixed)"/>"#), r##"<path fill="#8000ff" fill-opacity="0.25"/>"##);
    assert_eq!(of(r#"<path fill="var(--rule-2)"/>"#), r##"<path fill="#12242b" fill-opacity="0.3"/>"##);
    assert_eq!(of(r#"<path fill="url(#hatch)"/>"#), r#"<path fill="url(#hatch)"/>"#);
    assert_eq!(of(r#"<path fill="transparent"/>"#), r#"<path fill="none"/>"#);
    // A baseline in the middle is a distance from it.
    let text = r#"<text dominant-baseline="central" font-size="50px" fill="var(--ink)" stroke-width="0" paint-order="stroke">a</text>"#;
    assert_eq!(of(text), r##"<text font-size="50px" fill="#12242b" dy="18">a</text>"##);
    // A rim is a text of its own, below the text.
    let text =
        r#"<text x="1" stroke="var(--ink)" stroke-width="5" paint-order="stroke"><tspan dx="2">万</tspan></text>"#;
    assert_eq!(
        of(text),
        r##"<text x="1" stroke="#12242b" stroke-width="5"><tspan dx="2">万</tspan></text><text x="1"><tspan dx="2">万</tspan></text>"##
    );
    assert!(of(r#"<text font-family="var(--sans)">a</text>"#).contains("font-family=\"'Noto Sans CJK SC', "));
}

#[test]
fn the_package_describes_the_columns_that_the_table_has() {
    let atlas = support::everything();
    let first = atlas.observations.iter().next().expect("an observation");
    let written: Vec<&str> = fields(first, &atlas).iter().map(|(name, _)| *name).collect();
    assert_eq!(package::COLUMNS.map(|(name, _)| name).to_vec(), written);
    for table in tables(&atlas) {
        let rows = read(&table.csv());
        let named: Vec<&str> = table.columns.iter().map(|(name, _)| &**name).collect();
        assert_eq!(rows[0], named, "{}", table.path);
        assert!(rows.len() > 5 && rows.iter().all(|row| row.len() == named.len()), "{}", table.path);
        let known = table
            .key
            .iter()
            .chain(table.names.iter().map(|(field, _)| field))
            .chain(table.numbers.iter().map(|(name, _)| name));
        assert!(known.clone().all(|field| named.contains(field)), "{}", table.path);
    }
    let value: serde_json::Value = serde_json::from_str(&package::descriptor(&atlas)).expect("JSON");
    let named: Vec<&str> = value["resources"][0]["schema"]["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .filter_map(|f| f["name"].as_str())
        .collect();
    assert_eq!(named, written);
    assert_eq!(value["sources"].as_array().map(Vec::len), Some(atlas.sources.len()));
    let files = package::files(&atlas);
    let file = |name: &str| &files.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name}")).1;
    let csvw: serde_json::Value = serde_json::from_str(file("observations.csv-metadata.json")).expect("JSON");
    let group: serde_json::Value = serde_json::from_str(file("csv-metadata.json")).expect("JSON");
    let urls: Vec<&str> =
        group["tables"].as_array().expect("tables").iter().filter_map(|t| t["url"].as_str()).collect();
    assert_eq!(urls.len(), tables(&atlas).len());
    assert!(urls.iter().all(|url| !file(url).is_empty()));
    let columns = csvw["tableSchema"]["columns"].as_array().expect("columns");
    assert_eq!(columns.len(), written.len());
    // A count is no 6.0.
    let datatype = |name: &str| columns.iter().find(|column| column["name"] == name).map(|column| &column["datatype"]);
    assert_eq!(
        ["value", "paragraph", "value_en", "id"].map(datatype).map(Option::unwrap),
        ["number", "integer", "number", "string"]
    );
    assert_eq!(csvw["dc:license"]["@id"], value["licenses"][0]["path"]);
}

#[test]
fn a_zip_says_where_each_file_is_and_what_its_bytes_add_up_to() {
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |sum, byte| (sum << 8) + u64::from(*byte));
    // What the check of these nine digits is, every description of it says.
    let files = [("数.txt", "123456789"), ("b", "")].map(|(name, text)| (name.to_owned(), text.to_owned()));
    let packed = zip(&files).expect("two files");
    assert_eq!((number(&packed[14..18]), number(&packed[18..22]), number(&packed[22..26])), (0xCBF4_3926, 9, 9));
    let end = packed.len() - 22;
    assert_eq!((&packed[end..end + 4], number(&packed[end + 10..end + 12])), (&b"PK\x05\x06"[..], 2));
    let (size, start) = (number(&packed[end + 12..end + 16]) as usize, number(&packed[end + 16..end + 20]) as usize);
    assert_eq!(start + size, end);
    let second = start + 46 + "数.txt".len();
    for at in [start, second] {
        assert_eq!(&packed[at..at + 4], b"PK\x01\x02");
        let file = number(&packed[at + 42..at + 46]) as usize;
        assert_eq!(&packed[file..file + 4], b"PK\x03\x04");
        assert_eq!(packed[file + 14..file + 28], packed[at + 16..at + 30], "both places say the same of it");
    }
}

/// That browsers read it, their tests show (destinations.spec.mjs).
#[test]
fn a_png_holds_rows_without_filter_or_alpha_in_chunks_with_their_checksums() {
    use wanzhou::files::png::{png, rows};
    let pixels = [[1, 2, 3, 255], [250, 251, 252, 255], [0, 0, 0, 255], [9, 8, 7, 255]].concat();
    let rows = rows(&pixels, 2);
    assert_eq!(rows, [0, 1, 2, 3, 250, 251, 252, 0, 0, 0, 0, 9, 8, 7]);
    // A zlib stream (RFC 1950) of one block that is stored as it is.
    let adler = rows.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    let mut stream = vec![0x78, 0x01, 0x01, 14, 0, !14, !0];
    stream.extend(&rows);
    stream.extend(((adler.1 << 16) | adler.0).to_be_bytes());
    let file = png(2, 2, &stream).expect("it is small");
    assert_eq!(&file[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&file[8..33], b"\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x02\x08\x02\0\0\0\xfd\xd4\x9a\x73");
    assert_eq!(&file[33..41], b"\0\0\0\x19IDAT");
    assert_eq!(&file[41..41 + stream.len()], &stream[..]);
    assert_eq!(&file[file.len() - 12..], b"\0\0\0\0IEND\xae\x42\x60\x82");
}
