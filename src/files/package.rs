//! The whole data set as others read it: a Data Package (version 2) with CSVW metadata beside the table.

use super::{Field, csv, fields};
use crate::model::{Atlas, Source};
use serde_json::{Value, json};

/// Name of the table in the package.
pub const TABLE: &str = "observations.csv";

/// Name of the package in one file.
pub const ZIP: &str = "wanzhou-in-figures.zip";

/// What each column of the table holds, in English, by name.
const COLUMNS: [(&str, &str); 27] = [
    ("id", "Unique name of the observation"),
    ("indicator", "Unique name of the indicator"),
    ("indicator_zh", "What is measured, in Chinese"),
    ("indicator_en", "What is measured, in English"),
    ("area", "Division code (GB/T 2260); 500101 is Wanzhou District"),
    ("area_zh", "Name of the area, in Chinese"),
    ("area_en", "Name of the area, in English"),
    ("value", "The number, in the unit of unit_zh; how it stands to the true value is in qualifier"),
    ("unit", "Unique name of the unit"),
    ("unit_zh", "Unit of value, in Chinese"),
    ("unit_power", "value times ten to this power is the number in unit_en"),
    ("unit_en", "Unit in English"),
    ("period", "EDTF (ISO 8601-2): 2024, 2024-12, 2025-01/2025-07, 2024/.."),
    ("period_zh", "The period in words, where the plain form says too much or too little, in Chinese"),
    ("period_en", "The same in English"),
    ("qualifier", "exact, at-least, more-than, nearly, target, expected or derived"),
    ("expression", "Formula over other observations, for derived values"),
    ("source", "Unique name of the source; empty for derived values"),
    ("source_title", "Title of the source"),
    ("source_address", "Web address of the source"),
    ("section", "Section of the source"),
    ("paragraph", "Paragraph of the source, counted from 1 over its non-empty lines"),
    ("place_zh", "Place in the source, where there are no paragraphs to count"),
    ("literal", "The characters as printed"),
    ("confidence", "high, medium or low"),
    ("note_zh", "What to know before using the value, in Chinese"),
    ("note_en", "The same in English"),
];

const NUMBERS: [&str; 3] = ["value", "unit_power", "paragraph"];
const TITLE: &str = "万州数读 · Wanzhou in Figures";
const ABOUT: &str =
    "Indicators of Wanzhou District (Chongqing) in a report on 2024, with comparisons, each with its source.";

/// The files of the package, each with its name.
pub fn files(atlas: &Atlas) -> [(String, String); 4] {
    [
        (TABLE.to_owned(), csv::csv(&atlas.observations.iter().collect::<Vec<_>>(), atlas)),
        (format!("{TABLE}-metadata.json"), csvw()),
        ("datapackage.json".to_owned(), descriptor(atlas)),
        ("README.md".to_owned(), readme()),
    ]
}

/// `datapackage.json`: <https://datapackage.org/standard/data-package/>, version 2.
pub fn descriptor(atlas: &Atlas) -> String {
    let columns: Vec<Value> = COLUMNS.iter().map(|(name, about)| column(name, about, atlas)).collect();
    let sources: Vec<Value> = atlas.sources.iter().map(source).collect();
    let whole = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "wanzhou-in-figures",
        "title": TITLE,
        "description": ABOUT,
        "version": env!("CARGO_PKG_VERSION"),
        "licenses": [{ "name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License (compilation)" }],
        "sources": sources,
        "resources": [{
            "name": "observations",
            "path": TABLE,
            "title": "Observations",
            "type": "table",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": columns, "primaryKey": ["id"], "missingValues": [""] },
        }],
    });
    format!("{whole:#}\n")
}

fn column(name: &str, about: &str, atlas: &Atlas) -> Value {
    let number = NUMBERS.contains(&name);
    let mut constraints = json!({});
    if name == "id" {
        constraints = json!({ "required": true, "unique": true });
    }
    if name == "source" {
        constraints = json!({ "enum": atlas.sources.iter().map(|s| s.id.as_str()).collect::<Vec<_>>() });
    }
    json!({ "name": name, "type": if number { "number" } else { "string" }, "description": about, "constraints": constraints })
}

fn source(source: &Source) -> Value {
    let mut value = json!({ "title": source.title });
    if let Some(address) = &source.address {
        value["path"] = json!(address);
    }
    value
}

/// CSVW metadata (W3C, *Metadata Vocabulary for Tabular Data*) of the table.
pub fn csvw() -> String {
    let columns: Vec<Value> = COLUMNS
        .iter()
        .map(|(name, about)| {
            let datatype = if NUMBERS.contains(name) { "number" } else { "string" };
            json!({ "name": name, "titles": name, "datatype": datatype, "dc:description": about })
        })
        .collect();
    let whole = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": TABLE,
        "dc:title": TITLE,
        "dc:description": ABOUT,
        "dialect": { "encoding": "utf-8", "header": true },
        "tableSchema": { "columns": columns, "primaryKey": "id" },
    });
    format!("{whole:#}\n")
}

/// A word to whoever opens the package.
pub fn readme() -> String {
    let columns: String = COLUMNS.iter().map(|(name, about)| format!("- `{name}`: {about}\n")).collect();
    format!(
        "# {TITLE}\n\n{ABOUT}\n\n`{TABLE}` holds one observation a row (UTF-8 with a byte order mark). A number is only as \
         good as its `qualifier`: `at-least`, `more-than` and `nearly` are open on one side, `target` and `expected` were \
         not measured, `derived` was worked out by this site. A text that would start a formula has an apostrophe before \
         it.\n\n{columns}\nThe values are facts of the sources named in the table; the compilation is under the MIT License.\n"
    )
}

/// The names of the columns, and those that the table is written with, to be held against each other.
pub fn columns(atlas: &Atlas) -> (Vec<&'static str>, Vec<&'static str>) {
    let described = COLUMNS.iter().map(|(name, _)| *name).collect();
    let written = atlas.observations.iter().next().map(|o| fields(o, atlas)).unwrap_or_default();
    (described, written.iter().map(|(name, _): &(&'static str, Option<Field>)| *name).collect())
}

/// From the first year that a value is about to the last, as ISO 8601 has it: `2010/2025`.
fn covered(atlas: &Atlas) -> String {
    let periods = || atlas.observations.iter().filter_map(|o| o.period);
    let first = periods().map(|period| period.start.year).min();
    let last = periods().map(|period| period.end.unwrap_or(period.start).year).max();
    first.zip(last).map_or_else(String::new, |(first, last)| format!("{first}/{last}"))
}

/// The data set for search engines: schema.org/Dataset as JSON-LD.
pub fn dataset(atlas: &Atlas) -> String {
    let download =
        |path: &str, kind: &str| json!({ "@type": "DataDownload", "contentUrl": path, "encodingFormat": kind });
    let whole = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": ABOUT,
        "inLanguage": ["zh-CN", "en"],
        "isAccessibleForFree": true,
        "temporalCoverage": covered(atlas),
        "spatialCoverage": { "@type": "Place", "name": "万州区 Wanzhou District, Chongqing" },
        "license": "https://opensource.org/license/mit",
        "creator": { "@type": "Organization", "name": TITLE },
        "variableMeasured": atlas.indicators.iter().map(|i| i.name.en.as_str()).collect::<Vec<_>>(),
        "distribution": [
            download(&format!("data/{TABLE}"), "text/csv"),
            download(&format!("data/{ZIP}"), "application/zip"),
        ],
    });
    whole.to_string()
}
