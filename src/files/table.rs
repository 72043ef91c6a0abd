//! A table of the package: what its columns hold, what names its rows, and what else they name.

use super::csv::{cell, line};
use super::{Field, fields};
use crate::model::census::{Categories, Cell, RawColumn, When};
use crate::model::{Atlas, Qualifier};
use crate::text::{LocalText, Period};
use std::borrow::Cow;

/// Name of the table of observations in the package.
pub const TABLE: &str = "observations.csv";

/// What each column of the table of observations holds, in English, by name.
pub const COLUMNS: [(&str, &str); 28] = [
    ("id", "Unique name of the observation"),
    ("indicator", "Unique name of the indicator"),
    ("indicator_zh", "What is measured, in Chinese"),
    ("indicator_en", "What is measured, in English"),
    ("area", "Division code (GB/T 2260); 500101 is Wanzhou District"),
    ("area_zh", "Name of the area, in Chinese"),
    ("area_en", "Name of the area, in English"),
    ("value", "The number, in unit_zh; how it relates to the true value is in qualifier"),
    ("unit", "Unique name of the unit"),
    ("unit_zh", "Unit of value, in Chinese"),
    ("value_en", "The same number, in unit_en"),
    ("unit_en", "Unit of value_en, in English"),
    (
        "period",
        "EDTF (ISO 8601-2): 2024, 2025-01/2025-07, 2024/..; one month is the span from it to itself, 2024-12/2024-12",
    ),
    ("period_zh", "The period in words, where the plain form says too much or too little, in Chinese"),
    ("period_en", "The same in English"),
    ("qualifier", "exact (as stated), rounded, at-least, more-than, nearly, target, expected, derived or doubtful"),
    ("expression", "Formula over other observations, for values calculated by this site"),
    ("source", "Unique name of the source; empty for values calculated by this site"),
    ("source_title", "Title of the source"),
    ("source_address", "Web address of the source"),
    ("section", "Section of the source"),
    ("paragraph", "Paragraph of the source, counted from 1 over its non-empty lines"),
    ("place_zh", "Place in the source, where there are no paragraphs to count, in Chinese"),
    ("place_en", "The same in English"),
    ("literal", "The words of the source around the number, as published"),
    ("confidence", "high, medium or low; the criteria are in README.md"),
    ("note_zh", "What to know before using the value, in Chinese"),
    ("note_en", "The same in English"),
];

/// A column: its name, and what it holds, in English.
pub type PackageColumn = (Cow<'static, str>, Cow<'static, str>);

/// A table with its description.
pub struct PackageTable<'a> {
    /// Its name among the resources of the package.
    pub name: String,
    /// Its file.
    pub path: String,
    /// What it holds, in English.
    pub title: String,
    /// Its columns.
    pub columns: Vec<PackageColumn>,
    /// The columns that hold numbers, as JSON Schema, Table Schema and CSVW alike call them: what is counted has no
    /// decimals.
    pub numbers: &'static [(&'static str, &'static str)],
    /// The columns that name a row.
    pub key: Vec<&'static str>,
    /// Columns whose values are ids of another table.
    pub names: Vec<(&'static str, &'static str)>,
    /// Its cells; `None` is an empty one.
    pub rows: Vec<Vec<Option<Field<'a>>>>,
}

impl PackageTable<'_> {
    /// What a column holds: a number, a whole number, or text.
    pub fn datatype(&self, column: &str) -> &'static str {
        self.numbers.iter().find(|(name, _)| *name == column).map_or("string", |(_, kind)| kind)
    }

    /// As CSV (see [`super::csv`]).
    pub fn csv(&self) -> String {
        let head = line(self.columns.iter().map(|(name, _)| name.to_string()));
        let rows = self.rows.iter().map(|row| {
            let named = self.columns.iter().zip(row);
            line(named.map(|((name, _), field)| field.clone().map(|f| cell(name, f)).unwrap_or_default()))
        });
        format!("\u{feff}{head}{}", rows.collect::<String>())
    }
}

/// All tables: observations that files state, the tables of censuses, and what both of them name.
pub fn tables(atlas: &Atlas) -> Vec<PackageTable<'_>> {
    let mut all = vec![observations(atlas), indicators(atlas), areas(atlas), sources(atlas), source_tables(atlas)];
    all.extend(crate::model::census::FILES.iter().map(|file| columns(file, atlas)));
    all
}

fn described(columns: &[(&'static str, &'static str)]) -> Vec<PackageColumn> {
    columns.iter().map(|(name, about)| ((*name).into(), (*about).into())).collect()
}

fn text(text: &str) -> Option<Field<'_>> {
    (!text.is_empty()).then(|| Field::Text(text.into()))
}

fn both(local: Option<&LocalText>) -> [Option<Field<'_>>; 2] {
    [local.and_then(|local| text(&local.zh)), local.and_then(|local| text(&local.en))]
}

fn observations(atlas: &Atlas) -> PackageTable<'_> {
    let rows = atlas.observations.iter().map(|o| fields(o, atlas).into_iter().map(|(_, field)| field).collect());
    PackageTable {
        name: "observations".to_owned(),
        path: TABLE.to_owned(),
        title: "Observations stated one by one".to_owned(),
        columns: described(&COLUMNS),
        numbers: &[("value", "number"), ("value_en", "number"), ("paragraph", "integer")],
        key: vec!["id"],
        names: vec![("indicator", "indicators"), ("area", "areas"), ("source", "sources")],
        rows: rows.collect(),
    }
}

const INDICATORS: [(&str, &str); 22] = [
    ("id", "Unique name of the indicator"),
    ("name_zh", "Name, in Chinese"),
    ("name_en", "Name, in English"),
    ("definition_zh", "What it covers and what it does not, in Chinese"),
    ("definition_en", "The same in English"),
    ("kind", "What sort of number it is"),
    ("act", "Section of the article; empty for what is not from it"),
    ("theme", "Theme of the tables it belongs to"),
    ("unit", "Unique name of the unit, of indicators with tables"),
    ("unit_zh", "The unit, in Chinese"),
    ("unit_en", "The unit, in English"),
    ("decimals", "Decimal places that a calculated value is shown with"),
    ("magnitude", "total or rate: totals grow with their area and are never filled into a map"),
    ("expression", "Formula over other indicators, of the same area and time; empty where tables give it"),
    ("median_of", "The counts by age whose median it is"),
    ("broken_down_by", "Dimensions whose categories * stands for in the formula"),
    ("aggregate", "How a whole follows from its parts where no table gives it: sum, or mean weighted by an indicator"),
    ("change_in", "How a change is expressed: percent or difference; empty where times do not compare"),
    ("comparability_zh", "How far times and areas compare, in Chinese"),
    ("comparability_en", "The same in English"),
    ("caveat_zh", "A limit on its use that each of its figures must mention, in Chinese"),
    ("caveat_en", "The same in English"),
];

fn indicators(atlas: &Atlas) -> PackageTable<'_> {
    use crate::model::census::{Aggregate, ChangeIn, Magnitude};
    let rows = atlas.indicators.iter().map(|i| {
        let measure = i.measure.as_ref();
        let unit = measure.and_then(|m| atlas.units.get(&m.unit));
        let aggregate = measure.and_then(|m| m.aggregate.as_ref()).map(|aggregate| match aggregate {
            Aggregate::Sum => "sum".to_owned(),
            Aggregate::Mean(weight) => format!("mean by {weight}"),
        });
        let [name_zh, name_en] = both(Some(&i.name));
        let [definition_zh, definition_en] = both(Some(&i.definition));
        let [unit_zh, unit_en] = both(unit.map(|unit| &unit.symbol));
        let [comparability_zh, comparability_en] = both(measure.and_then(|m| m.comparability.as_ref()));
        let [caveat_zh, caveat_en] = both(measure.and_then(|m| m.caveat.as_ref()));
        let magnitude = measure.map(|m| if m.magnitude == Magnitude::Total { "total" } else { "rate" });
        let change =
            measure.and_then(|m| m.change).map(|c| if c == ChangeIn::Percent { "percent" } else { "difference" });
        vec![
            text(&i.id),
            name_zh,
            name_en,
            definition_zh,
            definition_en,
            text(i.kind.id()),
            i.act.and_then(|act| text(act.id())),
            measure.and_then(|m| text(&m.theme)),
            measure.and_then(|m| text(&m.unit)),
            unit_zh,
            unit_en,
            measure.map(|m| Field::Number(f64::from(m.decimals), 0)),
            magnitude.and_then(text),
            measure.and_then(|m| text(m.expression.as_deref()?)),
            measure.and_then(|m| text(m.median.as_deref()?)),
            measure.map(|m| m.by.join(" ")).filter(|by| !by.is_empty()).map(|by| Field::Text(by.into())),
            aggregate.map(|aggregate| Field::Text(aggregate.into())),
            change.and_then(text),
            comparability_zh,
            comparability_en,
            caveat_zh,
            caveat_en,
        ]
    });
    PackageTable {
        name: "indicators".to_owned(),
        path: "indicators.csv".to_owned(),
        title: "What is measured, and what is calculated from it".to_owned(),
        columns: described(&INDICATORS),
        numbers: &[("decimals", "integer")],
        key: vec!["id"],
        names: Vec::new(),
        rows: rows.collect(),
    }
}

fn areas(atlas: &Atlas) -> PackageTable<'_> {
    const COLUMNS: [(&str, &str); 5] = [
        ("id", "Division code (GB/T 2260), or the name of a group"),
        ("name_zh", "Name, in Chinese"),
        ("name_en", "Name, in English"),
        ("within", "The area that it is a part of"),
        ("members", "Of a group: its areas, with spaces between"),
    ];
    let rows = atlas.areas.iter().map(|area| {
        let [zh, en] = both(Some(&area.name));
        let members = (!area.members.is_empty()).then(|| Field::Text(area.members.join(" ").into()));
        vec![text(&area.id), zh, en, area.within.as_deref().and_then(text), members]
    });
    PackageTable {
        name: "areas".to_owned(),
        path: "areas.csv".to_owned(),
        title: "Areas, and groups of areas".to_owned(),
        columns: described(&COLUMNS),
        numbers: &[],
        key: vec!["id"],
        names: vec![("within", "areas")],
        rows: rows.collect(),
    }
}

fn sources(atlas: &Atlas) -> PackageTable<'_> {
    const COLUMNS: [(&str, &str); 10] = [
        ("id", "Unique name of the source"),
        ("title", "Title as published"),
        (
            "kind",
            "How near it is to whoever made the figure: report, official, official-mirror, media, forum and so on",
        ),
        ("authors", "Who wrote it, as published, where it says so"),
        ("publisher_zh", "Who published it, in Chinese"),
        ("publisher_en", "The same in English"),
        ("date", "When"),
        ("address", "Web address"),
        ("note_zh", "What to know about it, licence included, in Chinese"),
        ("note_en", "The same in English"),
    ];
    let rows = atlas.sources.iter().map(|source| {
        let ([by_zh, by_en], [note_zh, note_en]) = (both(Some(&source.publisher)), both(source.note.as_ref()));
        let address = source.address.as_deref().and_then(text);
        let authors = source.authors.as_deref().and_then(text);
        let date = text(&source.date.en);
        vec![
            text(&source.id),
            text(&source.title),
            text(source.tier.id()),
            authors,
            by_zh,
            by_en,
            date,
            address,
            note_zh,
            note_en,
        ]
    });
    PackageTable {
        name: "sources".to_owned(),
        path: "sources.csv".to_owned(),
        title: "Documents and data sets that values were read in".to_owned(),
        columns: described(&COLUMNS),
        numbers: &[],
        key: vec!["id"],
        names: Vec::new(),
        rows: rows.collect(),
    }
}

fn source_tables(atlas: &Atlas) -> PackageTable<'_> {
    use crate::model::census::Basis;
    const COLUMNS: [(&str, &str); 12] = [
        ("id", "Unique name of the published table"),
        ("title_zh", "What it is, in Chinese"),
        ("title_en", "The same in English"),
        ("source", "The source that was read"),
        ("basis", "full-count, record or long-form-sample"),
        ("confidence", "high, medium or low"),
        ("rounded", "yes where the source rounded its values"),
        ("design_effect", "Of a sample: by how much more its estimates vary than those of a simple random one"),
        ("locator_zh", "Where in the source, and which book it is a copy of, in Chinese"),
        ("locator_en", "The same in English"),
        ("note_zh", "What to know before using its values, in Chinese"),
        ("note_en", "The same in English"),
    ];
    let rows = atlas.census.tables.iter().map(|table| {
        let ([title_zh, title_en], [note_zh, note_en]) = (both(Some(&table.title)), both(table.note.as_ref()));
        let [locator_zh, locator_en] = both(Some(&table.locator));
        let basis = match table.basis {
            Basis::FullCount => "full-count",
            Basis::Record => "record",
            Basis::LongFormSample => "long-form-sample",
        };
        vec![
            text(&table.id),
            title_zh,
            title_en,
            text(&table.source),
            text(basis),
            text(table.confidence.id()),
            table.rounded.then_some("yes").and_then(text),
            table.design_effect.map(|effect| Field::Number(effect, 1)),
            locator_zh,
            locator_en,
            note_zh,
            note_en,
        ]
    });
    PackageTable {
        name: "tables".to_owned(),
        path: "tables.csv".to_owned(),
        title: "Published tables of censuses".to_owned(),
        columns: described(&COLUMNS),
        numbers: &[("design_effect", "number")],
        key: vec!["id"],
        names: vec![("source", "sources")],
        rows: rows.collect(),
    }
}

/// A file of tables, one value a row: what is in its columns, and the cells that a remark fills.
fn columns<'a>(file: &str, atlas: &'a Atlas) -> PackageTable<'a> {
    let census = &atlas.census;
    let of_file =
        |column: &&RawColumn| column.file.rsplit_once('/').is_some_and(|(_, name)| name == format!("{file}.csv"));
    let raw: Vec<&RawColumn> = census.columns().filter(of_file).collect();
    let broken_down_by = |column: &&RawColumn| {
        let names = column.categories.split(' ').filter_map(|part| part.split_once('='));
        names.map(|(dimension, _)| dimension.to_owned()).collect::<Vec<_>>()
    };
    let used: std::collections::BTreeSet<String> = raw.iter().flat_map(broken_down_by).collect();
    let dimensions: Vec<_> = census.dimensions.iter().filter(|dimension| used.contains(&dimension.id)).collect();
    let own = |name: &'static str, about: &'static str| -> PackageColumn { (name.into(), about.into()) };
    let mut described =
        vec![own("indicator", "What is measured"), own("period", "EDTF (ISO 8601-2)"), own("area", "Where")];
    described.extend(dimensions.iter().map(|d| (d.id.clone().into(), format!("{}; empty for all", d.name.en).into())));
    described.extend([
        own("value", "The number, in the unit of the indicator"),
        own(
            "qualifier",
            "exact; doubtful: implausible, not to be ranked; derived: filled in by this site, see the remark",
        ),
        own("table", "The published table that it is in; empty where this site calculated it"),
    ]);
    let mut rows = Vec::new();
    for column in raw {
        let Some((indicator, period, categories)) = key_of(column, atlas) else { continue };
        for area in census.areas() {
            let cell = Cell { indicator, when: When::At(period), categories, area };
            let Some(value) = census.value(cell) else { continue };
            // A whole that is added up here is in no file.
            let in_file = column.areas.iter().any(|id| id == census.area_id(area));
            if !in_file || census.is_added_up(cell) {
                continue;
            }
            let category = |dimension: &str| {
                let key = categories.get(census.dimension(dimension)?)?;
                text(&census.category_entry(key)?.id)
            };
            let printed = census.printed_decimals(cell).unwrap_or_default();
            let mut row = vec![text(&column.indicator), text(&column.period), text(census.area_id(area))];
            row.extend(dimensions.iter().map(|dimension| category(&dimension.id)));
            row.push(Some(Field::Number(value.number, printed)));
            row.push(text(value.qualifier().id()));
            let table = census.table_of(cell).filter(|_| value.qualifier() != Qualifier::Derived);
            row.push(table.and_then(|table| text(&table.id)));
            rows.push(row);
        }
    }
    PackageTable {
        name: format!("census-{file}"),
        path: format!("census/{file}.csv"),
        title: format!("Tables of censuses: {file}"),
        columns: described,
        numbers: &[("value", "number")],
        key: Vec::new(),
        names: vec![("indicator", "indicators"), ("area", "areas"), ("table", "tables")],
        rows,
    }
}

fn key_of(column: &RawColumn, atlas: &Atlas) -> Option<(crate::model::census::IndicatorKey, Period, Categories)> {
    let indicator = atlas.census.indicator(&column.indicator)?;
    let categories = atlas.census.categories_of_text(&column.categories)?;
    Some((indicator, Period::parse(&column.period)?, categories))
}
