//! The JSON Schema and the serde types say the same, and the bundled files keep to both.

use crate::support;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use wanzhou::model::{
    Area, Card, Indicator, Observation, Source, Unit, census, change, check, flow, place, story, system,
};

fn schema() -> jsonschema::Validator {
    let text = support::read("public/data/atlas.schema.json");
    let schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

fn data_files() -> Vec<(String, Value)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(support::path("public/data")).expect("folder can be read") {
        let name = entry.expect("entry can be read").file_name().to_string_lossy().into_owned();
        if name.ends_with(".json") && !name.ends_with(".schema.json") {
            let text = support::read(&format!("public/data/{name}"));
            files.push((name, serde_json::from_str(&text).expect("the file is JSON")));
        }
    }
    assert!(files.len() >= 10);
    files
}

#[test]
fn every_bundled_file_keeps_to_the_schema() {
    let schema = schema();
    for (name, data) in data_files() {
        let errors: Vec<String> =
            schema.iter_errors(&data).map(|e| format!("{}: {e}", e.instance_path)).take(5).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

fn fits<T: DeserializeOwned>(entry: &Value) -> bool {
    serde_json::from_value::<T>(entry.clone()).is_ok()
}

/// Whether the serde type of a collection takes an entry.
fn taken(collection: &str, entry: &Value) -> bool {
    match collection {
        "units" => fits::<Unit>(entry),
        "sources" => fits::<Source>(entry),
        "areas" => fits::<Area>(entry),
        "indicators" => fits::<Indicator>(entry),
        "observations" => fits::<Observation>(entry),
        "cards" => fits::<Card>(entry),
        "story" => fits::<story::ActText>(entry),
        "places" => fits::<place::Place>(entry),
        "systems" => fits::<system::System>(entry),
        "flows" => fits::<flow::Flow>(entry),
        "checks" => fits::<check::Check>(entry),
        "topics" => fits::<census::Topic>(entry),
        "dimensions" => fits::<census::Dimension>(entry),
        "periods" => fits::<census::Moment>(entry),
        "tables" => fits::<census::SourceTable>(entry),
        "remarks" => fits::<census::Remark>(entry),
        "renamed" => fits::<census::Renamed>(entry),
        "table_checks" => fits::<census::TableCheck>(entry),
        "changes" => fits::<change::Change>(entry),
        other => panic!("no type for the collection {other}"),
    }
}

/// Entries made from a sound one: each field removed, each given a value of another type, one field too many.
fn broken(entry: &Value) -> Vec<(String, Value)> {
    let fields = entry.as_object().expect("entries are objects");
    let mut all = Vec::new();
    for name in fields.keys() {
        let mut without = fields.clone();
        without.remove(name);
        all.push((format!("without {name}"), Value::Object(without)));
        for strange in [json!(true), json!({ "strange": 1 }), json!([[]])] {
            let mut changed = fields.clone();
            changed.insert(name.clone(), strange.clone());
            all.push((format!("{name} = {strange}"), Value::Object(changed)));
        }
    }
    let mut more = fields.clone();
    more.insert("surprise".to_owned(), json!(1));
    all.push(("with a surprise".to_owned(), Value::Object(more)));
    all
}

#[test]
fn schema_and_types_accept_and_reject_the_same() {
    let schema = schema();
    let (mut tried, mut refused) = (0, 0);
    let mut disagree = Vec::new();
    for (name, data) in data_files() {
        for (collection, entries) in
            data.as_object().expect("files are objects").iter().filter(|(k, _)| *k != "$schema")
        {
            for entry in entries.as_array().expect("collections are lists").iter().step_by(7).take(3) {
                for (what, changed) in broken(entry) {
                    let by_type = taken(collection, &changed);
                    let by_schema = schema.is_valid(&json!({ collection: [changed] }));
                    tried += 1;
                    refused += usize::from(!by_type);
                    // The schema also knows ids, that a value has a source or a formula, and a verdict with a reason a source.
                    let finer =
                        by_type && !by_schema && matches!(collection.as_str(), "observations" | "checks" | "changes");
                    if by_type != by_schema && !finer {
                        disagree.push(format!("{name} {collection} {what}: type {by_type}, schema {by_schema}"));
                    }
                }
            }
        }
    }
    assert!(tried > 500 && refused > 300, "{tried} tried, {refused} refused");
    assert!(disagree.is_empty(), "{} of {tried}: {disagree:#?}", disagree.len());
}
