//! The tables of the package that hold censuses: the published tables, their values, and remarks on single ones.

use super::package_table::{PackageColumn, PackageTable, both, described, text};
use crate::files::Field;
use crate::model::census::{Categories, Cell, RawColumn, When};
use crate::model::{Atlas, Qualifier};
use crate::text::Period;

/// The published tables.
pub(super) fn source_tables(atlas: &Atlas) -> PackageTable<'_> {
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
pub(super) fn columns<'a>(file: &str, atlas: &'a Atlas) -> PackageTable<'a> {
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
            "exact; doubtful: implausible, not to be ranked; derived: filled in by this site; census/remarks.csv says why",
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

/// What is to be known of single cells of these files.
pub(super) fn remarks(atlas: &Atlas) -> PackageTable<'_> {
    const COLUMNS: [(&str, &str); 9] = [
        ("id", "Unique name of the remark"),
        ("indicators", "Ids of the indicators that it is on, with spaces between; empty for all"),
        ("periods", "EDTF (ISO 8601-2), with spaces between; empty for all"),
        ("areas", "Ids of the areas, with spaces between; empty for all"),
        ("categories", "Categories, all of which the value is of; empty for all values"),
        ("doubtful", "yes where the values are implausible, and not to be ranked"),
        ("expression", "What fills the cells where the value of the source cannot be used"),
        ("note_zh", "The remark, in Chinese"),
        ("note_en", "The same in English"),
    ];
    let list = |ids: Vec<String>| (!ids.is_empty()).then(|| Field::Text(ids.join(" ").into()));
    let rows = atlas.census.remarks.iter().map(|remark| {
        let [note_zh, note_en] = both(Some(&remark.note));
        vec![
            text(&remark.id),
            list(remark.indicators.clone()),
            list(remark.periods.iter().map(ToString::to_string).collect()),
            list(remark.areas.clone()),
            list(remark.categories.clone()),
            remark.doubtful.then_some("yes").and_then(text),
            remark.expression.as_deref().and_then(text),
            note_zh,
            note_en,
        ]
    });
    PackageTable {
        name: "census-remarks".to_owned(),
        path: "census/remarks.csv".to_owned(),
        title: "What is to be known of single values of the tables of censuses".to_owned(),
        columns: described(&COLUMNS),
        numbers: &[],
        key: vec!["id"],
        names: Vec::new(),
        rows: rows.collect(),
    }
}

fn key_of(column: &RawColumn, atlas: &Atlas) -> Option<(crate::model::census::IndicatorKey, Period, Categories)> {
    let indicator = atlas.census.indicator(&column.indicator)?;
    let categories = atlas.census.categories_of_text(&column.categories)?;
    Some((indicator, Period::parse(&column.period)?, categories))
}
