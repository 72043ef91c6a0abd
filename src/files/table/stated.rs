//! The table of observations that files state, and of what they name: indicators, areas, sources.

use super::package_table::{PackageTable, both, described, text};
use crate::files::{Field, fields};
use crate::model::Atlas;
use crate::text::Locale;

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
    (
        "source_title",
        "Title of the source; for values calculated by this site, of all that they follow from, with semicolons between",
    ),
    ("source_address", "Web address of the source, or addresses with spaces between"),
    ("section", "Section of the source"),
    ("paragraph", "Paragraph of the source, counted from 1 over its non-empty lines"),
    ("place_zh", "Place in the source, where there are no paragraphs to count, in Chinese"),
    ("place_en", "The same in English"),
    ("literal", "The words of the source around the number, as published"),
    ("confidence", "high, medium or low; the criteria are in README.md"),
    ("note_zh", "What to know before using the value, in Chinese"),
    ("note_en", "The same in English"),
];

pub(super) fn observations(atlas: &Atlas) -> PackageTable<'_> {
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
    // The name that the column was published under.
    ("theme", "Topic of the tables it belongs to"),
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

pub(super) fn indicators(atlas: &Atlas) -> PackageTable<'_> {
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
        let [unit_zh, unit_en] = [Locale::Zh, Locale::En].map(|locale| unit.and_then(|unit| text(unit.name(locale))));
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
            measure.and_then(|m| text(&m.topic)),
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

pub(super) fn areas(atlas: &Atlas) -> PackageTable<'_> {
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

pub(super) fn sources(atlas: &Atlas) -> PackageTable<'_> {
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
