//! Tidy tables (CSV, one value a row) as they are edited, turned into columns. Only the publisher and tests read them.

use super::index::CensusIndex;
use super::raw::{RawColumn, number};
use super::{AreaKey, Categories, CategoryKey, Cell, Census, When};
use crate::model::DataError;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The columns that every table has before those of its dimensions, and after them.
const FIRST: [&str; 3] = ["indicator", "period", "area"];
const LAST: &str = "value";

/// A row's value with its position in the file.
struct LongRow<'a> {
    line: usize,
    key: (&'a str, &'a str, String),
    area: AreaKey,
    value: (f64, i8),
}

/// Reads `census/<name>.csv`: a header `indicator,period,area[,dimension…],value`, then one value a row. A row that does not
/// fit what the census says of its names costs itself, and is named by its line; so does one that repeats
/// another. The published form is read too: what is behind `value` there follows from the rest, as do rows that are
/// `derived`, and an apostrophe before a text keeps spreadsheets from making a date of it.
pub fn read(name: &str, text: &str, census: &Census) -> (Vec<RawColumn>, Vec<DataError>) {
    let file = format!("census/{name}.csv");
    let mut problems = Vec::new();
    let mut problem = |line: usize, message: &str| {
        problems.push(DataError::new(file.clone(), &format!("line {line}"), None, message));
    };
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate().map(|(i, line)| (i + 1, line));
    let header: Vec<&str> = lines.next().map_or_else(Vec::new, |(_, line)| line.split(',').collect());
    let Some(dimensions) = dimensions(&header, &census.index) else {
        problem(1, "is not `indicator,period,area`, then dimensions of the data, then `value`");
        return (Vec::new(), problems);
    };
    let width = header.len();
    let mut rows: Vec<LongRow> = Vec::new();
    let mut seen = BTreeSet::new();
    let qualifier = header.iter().position(|name| *name == "qualifier");
    let is_derived = |line: &str| qualifier.is_some_and(|at| line.split(',').nth(at) == Some("derived"));
    for (line, text) in lines.filter(|(_, line)| !line.is_empty() && !is_derived(line)) {
        match row(line, text, width, &dimensions, census) {
            Ok(row) if seen.insert((row.key.clone(), row.area)) => rows.push(row),
            Ok(_) => problem(line, "says again what an earlier row has said"),
            Err(message) => problem(line, &message),
        }
    }
    (columns(&file, &rows, census), problems)
}

/// The dimensions between the first columns and the last.
fn dimensions<'a>(header: &[&'a str], index: &CensusIndex) -> Option<Vec<&'a str>> {
    let rest = header.strip_prefix(&FIRST[..])?;
    let rest = &rest[..rest.iter().position(|name| *name == LAST)?];
    rest.iter().all(|name| index.dimension(name).is_some()).then(|| rest.to_vec())
}

fn row<'a>(
    line: usize,
    text: &'a str,
    width: usize,
    dimensions: &[&str],
    census: &Census,
) -> Result<LongRow<'a>, String> {
    let index = &census.index;
    let cells: Vec<&str> = text.split(',').map(|cell| cell.strip_prefix('\'').unwrap_or(cell)).collect();
    let count = cells.len();
    let [indicator, period, area, named @ ..] = cells.as_slice() else {
        return Err(format!("has {count} cells instead of {width}"));
    };
    let (named, Some(value)) = (&named[..dimensions.len().min(named.len())], named.get(dimensions.len())) else {
        return Err(format!("has {count} cells instead of {width}"));
    };
    if count != width {
        return Err(format!("has {count} cells instead of {width}"));
    }
    let key = index.indicator_keys.get(*indicator);
    let key = *key.ok_or_else(|| format!("names the indicator `{indicator}`, which has no tables"))?;
    let moment = index.moments.iter().find(|(_, id)| id == period);
    let (moment, _) = moment.ok_or_else(|| format!("is of the period `{period}`, which is not there"))?;
    let area =
        index.area_keys.get(*area).copied().ok_or_else(|| format!("is of the area `{area}`, which is not there"))?;
    let mut categories = Vec::new();
    for (name, category) in dimensions.iter().zip(named).filter(|(_, category)| !category.is_empty()) {
        let known = index.dimension(name).and_then(|dimension| index.category(dimension, category));
        categories.push(known.ok_or_else(|| format!("has `{category}`, which is no category of `{name}`"))?);
    }
    let categories = Categories::of(categories).ok_or("is of more dimensions than can be told apart")?;
    let cell = Cell { indicator: key, when: When::At(*moment), categories, area };
    if census.table_of(cell).is_none() {
        return Err(format!("has no source: no table of `{indicator}` is about {period} and this area"));
    }
    let value = number(value).ok_or_else(|| format!("has `{value}`, which is not a number as tables print it"))?;
    Ok(LongRow { line, key: (indicator, period, categories_text(categories, &census.index)), area, value })
}

/// The rows as columns, in the order in which they come; areas in the order of the data.
fn columns(file: &str, rows: &[LongRow], census: &Census) -> Vec<RawColumn> {
    let keys: BTreeSet<AreaKey> = rows.iter().map(|row| row.area).collect();
    let index: HashMap<AreaKey, usize> = keys.iter().enumerate().map(|(at, area)| (*area, at)).collect();
    let areas: Arc<[String]> = keys.iter().map(|area| census.area_id(*area).to_owned()).collect();
    let file: Arc<str> = file.into();
    let mut columns: Vec<RawColumn> = Vec::new();
    let mut found: HashMap<&(&str, &str, String), usize> = HashMap::new();
    for row in rows {
        let at = *found.entry(&row.key).or_insert_with(|| {
            let (indicator, period, categories) = &row.key;
            columns.push(RawColumn {
                file: file.clone(),
                line: row.line,
                indicator: (*indicator).to_owned(),
                period: (*period).to_owned(),
                categories: categories.clone(),
                areas: areas.clone(),
                values: vec![None; areas.len()],
            });
            columns.len() - 1
        });
        columns[at].values[index[&row.area]] = Some(row.value);
    }
    columns
}

/// Categories as column files write them: `age=25-29 sex=male`.
fn categories_text(categories: Categories, index: &CensusIndex) -> String {
    let part = |key: CategoryKey| {
        let dimension = index.dimension_entry(key.dimension)?;
        Some(format!("{}={}", dimension.id, index.category_entry(key)?.0))
    };
    categories.iter().filter_map(part).collect::<Vec<_>>().join(" ")
}
