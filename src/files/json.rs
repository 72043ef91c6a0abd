//! JSON: the same fields as in the table, with names, and a word on what they are.

use super::{Field, fields};
use crate::figures::text_table::TextTable;
use crate::model::{Atlas, Observation};
use serde_json::{Map, Number, Value, json};

/// Observations as JSON, with the title of what they belong to, its address and the sources.
pub fn json(title: &str, address: &str, rows: &[&Observation], atlas: &Atlas) -> String {
    let records: Vec<Value> = rows.iter().map(|o| record(o, atlas)).collect();
    let mut sources: Vec<Value> = Vec::new();
    for source in rows.iter().flat_map(|o| atlas.sources_of(o)) {
        let value = json!({
            "id": source.id.as_str(), "title": source.title, "publisher": source.publisher.zh, "date": source.date.zh,
            "address": source.address,
        });
        if !sources.contains(&value) {
            sources.push(value);
        }
    }
    let whole = json!({
        "title": title,
        "address": address,
        "note": "value is in unit_zh, value_en is the same in unit_en; qualifiers say how a number stands to the true value",
        "licence": "CC BY 4.0 (compilation); the values are facts of the sources named",
        "observations": records,
        "sources": sources,
    });
    format!("{whole:#}\n")
}

/// A table of words as JSON: one record a row, by the names of the columns.
pub fn text_table(title: &str, address: &str, source: &str, table: &TextTable) -> String {
    let record = |cells: &Vec<String>| {
        let pairs =
            table.columns.iter().zip(cells).map(|(column, cell)| (column.name.to_owned(), Value::from(cell.as_str())));
        Value::Object(pairs.collect())
    };
    let rows: Vec<Value> = table.rows.iter().map(|(_, cells)| record(cells)).collect();
    let whole = json!({ "title": title, "address": address, "source": source, "rows": rows });
    format!("{whole:#}\n")
}

fn record(o: &Observation, atlas: &Atlas) -> Value {
    let mut record = Map::new();
    for (name, field) in fields(o, atlas) {
        let value = match field {
            Some(Field::Text(text)) => Value::String(text.into_owned()),
            Some(Field::Number(value, ..=0)) if value.fract() == 0.0 => Value::Number(Number::from(whole(value))),
            Some(Field::Number(value, _)) => Number::from_f64(value).map_or(Value::Null, Value::Number),
            None => Value::Null,
        };
        record.insert(name.to_owned(), value);
    }
    Value::Object(record)
}

/// A whole number as one; the values of the data are far below 2^53.
#[allow(clippy::cast_possible_truncation)]
fn whole(value: f64) -> i64 {
    value as i64
}
