//! The whole data set as others read it: a Data Package (version 2) with CSVW metadata beside its tables.

pub use super::table::{COLUMNS, TABLE};
use super::table::{PackageTable, tables};
use crate::figures::districts::screen::census_years;
use crate::model::{Atlas, Confidence, Source};
use crate::text::{Locale, messages};
use serde_json::{Value, json};

/// Name of the package in one file.
pub const ZIP: &str = "wanzhou-in-figures.zip";

/// The licence of our texts, charts and compilation.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
/// The name of the data set.
pub const TITLE: &str = "万州数读 · Wanzhou in Figures";

/// What the package holds, in English.
pub fn about(atlas: &Atlas) -> String {
    let [years, districts] = censuses(atlas, ", ");
    let years = years.rsplit_once(", ").map_or(years.clone(), |(before, last)| format!("{before} and {last}"));
    format!(
        "Indicators of Wanzhou District (Chongqing) in a year-in-review article (of early 2025) on 2024, with values of public \
         sources for comparison, and the censuses of {years} of Chongqing’s {districts} districts and counties, each value with \
         its source."
    )
}

/// The years of the censuses, and of how many districts they are.
fn censuses(atlas: &Atlas, comma: &str) -> [String; 2] {
    let years: Vec<String> = census_years(atlas).iter().map(|period| period.start.year.to_string()).collect();
    let districts = atlas.areas.iter().filter(|area| area.within.is_some()).count();
    [years.join(comma), districts.to_string()]
}

/// The files of the package, each with its name.
pub fn files(atlas: &Atlas) -> Vec<(String, String)> {
    let tables = tables(atlas);
    let mut files: Vec<(String, String)> = tables.iter().map(|table| (table.path.clone(), table.csv())).collect();
    files.push((format!("{TABLE}-metadata.json"), csvw_of(&tables[0], &tables, Some(&about(atlas)))));
    files.push(("csv-metadata.json".to_owned(), csvw(&tables, &about(atlas))));
    files.push(("datapackage.json".to_owned(), descriptor(atlas)));
    files.push(("README.md".to_owned(), readme(atlas)));
    files
}

/// `datapackage.json`: <https://datapackage.org/standard/data-package/>, version 2.
pub fn descriptor(atlas: &Atlas) -> String {
    let resources: Vec<Value> = tables(atlas).iter().map(|table| resource(table, atlas)).collect();
    let sources: Vec<Value> = atlas.sources.iter().map(source).collect();
    let whole = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "wanzhou-in-figures",
        "title": TITLE,
        "description": about(atlas),
        "version": env!("CARGO_PKG_VERSION"),
        "licenses": [{ "name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0 (compilation)" }],
        "sources": sources,
        "resources": resources,
    });
    format!("{whole:#}\n")
}

fn resource(table: &PackageTable, atlas: &Atlas) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(|(name, about)| field(table, name, about, atlas)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    let foreign: Vec<Value> = table.names.iter().map(|(field, resource)| foreign(field, resource, table)).collect();
    if !foreign.is_empty() {
        schema["foreignKeys"] = json!(foreign);
    }
    json!({
        "name": table.name,
        "path": table.path,
        "title": table.title,
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

/// A reference to another table; to its own it is the empty name.
fn foreign(field: &str, resource: &str, table: &PackageTable) -> Value {
    let resource = if resource == table.name { "" } else { resource };
    json!({ "fields": [field], "reference": { "resource": resource, "fields": ["id"] } })
}

fn field(table: &PackageTable, name: &str, about: &str, atlas: &Atlas) -> Value {
    let mut constraints = json!({});
    if table.key == [name] {
        constraints = json!({ "required": true, "unique": true });
    }
    if name == "source" {
        constraints = json!({ "enum": atlas.sources.iter().map(|s| s.id.as_str()).collect::<Vec<_>>() });
    }
    json!({ "name": name, "type": table.datatype(name), "description": about, "constraints": constraints })
}

fn source(source: &Source) -> Value {
    let mut value = json!({ "title": source.title });
    if let Some(address) = &source.address {
        value["path"] = json!(address);
    }
    value
}

/// CSVW metadata (W3C, *Metadata Vocabulary for Tabular Data*) of all tables.
fn csvw(tables: &[PackageTable], about: &str) -> String {
    let described: Vec<Value> = tables
        .iter()
        .map(|table| {
            let text = csvw_of(table, tables, None);
            serde_json::from_str(&text).unwrap_or_default()
        })
        .collect();
    let whole = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "dc:title": TITLE,
        "dc:description": about,
        "dc:license": { "@id": LICENCE },
        "tables": described,
    });
    format!("{whole:#}\n")
}

/// CSVW metadata of one table; of one by itself with a description, and without what it refers to.
fn csvw_of(table: &PackageTable, tables: &[PackageTable], alone: Option<&str>) -> String {
    let column = |(name, about): &super::table::PackageColumn| json!({ "name": name, "titles": name, "datatype": table.datatype(name), "dc:description": about });
    let columns: Vec<Value> = table.columns.iter().map(column).collect();
    let mut schema = json!({ "columns": columns });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    let path = |name: &str| tables.iter().find(|other| other.name == name).map(|other| other.path.clone());
    let foreign: Vec<Value> = table
        .names
        .iter()
        .map(|(field, name)| json!({ "columnReference": field, "reference": { "resource": path(name), "columnReference": "id" } }))
        .collect();
    if alone.is_none() && !foreign.is_empty() {
        schema["foreignKeys"] = json!(foreign);
    }
    let mut whole = json!({
        "url": table.path,
        "dc:title": table.title,
        "dialect": { "encoding": "utf-8", "header": true },
        "tableSchema": schema,
    });
    if let Some(about) = alone {
        whole["@context"] = json!(["http://www.w3.org/ns/csvw", { "@language": "en" }]);
        (whole["dc:title"], whole["dc:description"]) = (json!(TITLE), json!(about));
        whole["dc:license"] = json!({ "@id": LICENCE });
    }
    format!("{whole:#}\n")
}

/// The readme of the package, in both languages.
pub fn readme(atlas: &Atlas) -> String {
    let described = |table: &PackageTable| {
        let columns: String = table.columns.iter().map(|(name, about)| format!("- `{name}`: {about}\n")).collect();
        format!("## `{}`\n\n{}\n\n{columns}\n", table.path, table.title)
    };
    let columns: String = tables(atlas).iter().map(described).collect();
    let levels = |locale| {
        let words = messages(locale);
        let line =
            |level: &Confidence| format!("- {}{}{}\n", level.word(words), words.colon, level.criteria(words, locale));
        format!("{}\n\n{}", words.confidence_meaning, Confidence::ALL.iter().rev().map(line).collect::<String>())
    };
    let changed = atlas.changes.iter().next().map_or("", |change| change.date.as_str());
    let [years, districts] = censuses(atlas, "、");
    format!(
        "# {TITLE}\n\n\
         ## 中文\n\n万州区的指标数据：取自一篇回顾2024年的综述报道，并以公开来源的数据作对照，逐条注明出处。另有重庆{districts}个区县{years}年人口普查的数据表。数据最近更改：{changed}。\n\n\
         `{TABLE}`每行一条数据（UTF-8，带BOM）。`value`的单位是`unit_zh`，`value_en`的单位是`unit_en`。数值须与`qualifier`一起读：\
         `at-least`（不低于）、`more-than`（超过）、`nearly`（近）只知道一侧，`rounded`为约数，`target`（目标）和`expected`（预计）\
         不是实测，`derived`由本站计算，`doubtful`存疑、不参与排名。`census/`里每行是普查资料中的一个数，`indicators.csv`写明哪些指标由它们算出、怎样算。可能被当作公式或日期的文本前加了撇号。\n\n可信度（`confidence`）：\n\n{zh}\n\
         数据汇编以CC BY 4.0许可（{LICENCE}）；数值是各来源的事实，`literal`是原文引文，权利归原作者。署名：万州数读，CC BY 4.0。\n\n\
         ## English\n\n{about} Data last changed: {changed}.\n\n`{TABLE}` holds one observation a row (UTF-8 with a byte order \
         mark). `value` is in `unit_zh`, `value_en` in `unit_en`. A number is only as good as its `qualifier`: `at-least`, \
         `more-than` and `nearly` are open on one side, `rounded` is a round number, `target` and `expected` were not measured, \
         `derived` was calculated by this site, `doubtful` is implausible and not to be ranked. The files in `census/` hold one \
         value of a published table a row; `indicators.csv` says what is calculated from them and how. A text that would be taken for a formula or a date has an apostrophe before it.\n\n\
         Confidence (`confidence`):\n\n{en}\n{columns}\n\
         The compilation is licensed under CC BY 4.0 ({LICENCE}); the values are facts of the sources named in the table, `literal` \
         quotes them, with the rights of their authors. Credit: Wanzhou in Figures, CC BY 4.0.\n",
        about = about(atlas),
        zh = levels(Locale::Zh),
        en = levels(Locale::En),
    )
}
