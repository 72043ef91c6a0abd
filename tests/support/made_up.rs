//! A made-up census: two districts of a city, residents by age and sex, homes in a sample. Rows are added to it and broken.

use serde_json::{Value, json};
use wanzhou::model::census::long;
use wanzhou::model::{Atlas, DataError, parse};

/// Metadata and one table.
pub struct MadeUp {
    pub metadata: Value,
    /// A file of rows, `people`.
    pub rows: String,
}

pub fn text(text: &str) -> Value {
    json!({ "zh": text, "en": text })
}

/// An indicator with tables.
pub fn indicator(id: &str, measure: Value) -> Value {
    let mut own = json!({ "topic": "people", "unit": "people", "magnitude": "total" });
    own.as_object_mut().expect("object").extend(measure.as_object().expect("object").clone());
    json!({ "id": id, "name": text(id), "short": text(id), "definition": text(id), "kind": "count", "measure": own })
}

impl MadeUp {
    pub fn new() -> MadeUp {
        let age = |id: &str, from: u8, to: Option<u8>| json!({ "id": id, "name": text(id), "from": from, "to": to });
        let category = |id: &str| json!({ "id": id, "name": text(id) });
        let metadata = json!({
            "units": [
                { "id": "people", "symbol": text("people") }, { "id": "percent", "symbol": text("%") },
                { "id": "percentage-points", "symbol": text("points") }, { "id": "years", "symbol": text("years") }
            ],
            "sources": [{
                "id": "book", "title": "t", "short": text("book"), "publisher": text("p"), "date": text("2020"),
                "tier": "official"
            }],
            "areas": [
                { "id": "900000", "name": text("City"), "short": text("City") },
                { "id": "900001", "name": text("Upper"), "short": text("Upper"), "within": "900000" },
                { "id": "900002", "name": text("Lower"), "short": text("Lower"), "within": "900000" }
            ],
            "topics": [{ "id": "people", "name": text("People") }],
            "dimensions": [
                { "id": "age", "name": text("Age"), "categories": [age("0-19", 0, Some(20)), age("20-39", 20, Some(40)), age("40-plus", 40, None)] },
                { "id": "sex", "name": text("Sex"), "categories": [category("male"), category("female")] },
                { "id": "facility", "name": text("Facility"), "additive": false, "categories": [category("bath"), category("lift")] }
            ],
            "periods": [{ "id": "2000", "name": text("census of 2000") }, { "id": "2010", "name": text("census of 2010") }],
            "tables": [
                {
                    "id": "all", "file": "people", "title": text("t"), "indicators": ["residents"], "periods": ["2000", "2010"],
                    "source": "book", "locator": text("table 1"), "basis": "full-count", "confidence": "high"
                },
                {
                    "id": "homes", "file": "people", "title": text("t"), "indicators": ["homes"], "periods": ["2010"],
                    "source": "book", "locator": text("table 2"), "basis": "long-form-sample", "confidence": "medium",
                    "design_effect": 2
                }
            ],
            "indicators": [
                indicator("residents", json!({ "aggregate": "sum", "change": "percent" })),
                indicator("homes", json!({ "aggregate": "sum" })),
                indicator("young", json!({ "expression": "{residents[age=0-19]}" })),
                indicator("young-share", json!({ "expression": "100 * {young} / {residents}", "unit": "percent", "decimals": 1, "magnitude": "rate", "change": "difference" })),
                indicator("gain", json!({ "expression": "{residents@to} - {residents@from}" })),
                indicator("middle-age", json!({ "median": "residents[age]", "unit": "years", "magnitude": "rate" })),
                indicator("lift-share", json!({ "expression": "100 * {homes[facility=lift]} / {homes}", "base": "homes", "unit": "percent", "magnitude": "rate" }))
            ]
        });
        let rows = "\
indicator,period,area,age,sex,facility,value
residents,2000,900001,,,,80
residents,2000,900002,,,,20
residents,2010,900001,,,,100
residents,2010,900002,,,,30
residents,2010,900000,,,,130
residents,2010,900001,0-19,male,,10
residents,2010,900001,0-19,female,,10
residents,2010,900001,20-39,male,,30
residents,2010,900001,20-39,female,,30
residents,2010,900001,40-plus,male,,10
residents,2010,900001,40-plus,female,,10
residents,2010,900002,0-19,male,,5
residents,2010,900002,0-19,female,,5
residents,2010,900002,20-39,male,,5
residents,2010,900002,20-39,female,,5
residents,2010,900002,40-plus,male,,5
residents,2010,900002,40-plus,female,,5
homes,2010,900001,,,,50
homes,2010,900001,,,bath,40
homes,2010,900001,,,lift,20
";
        MadeUp { metadata, rows: rows.to_owned() }
    }

    /// Adds entries to a collection of the metadata.
    pub fn with(mut self, collection: &str, entries: Value) -> MadeUp {
        let known = self.metadata.as_object_mut().expect("object").entry(collection).or_insert_with(|| json!([]));
        known.as_array_mut().expect("a list").extend(entries.as_array().expect("a list").iter().cloned());
        self
    }

    /// Adds rows.
    pub fn and_rows(mut self, rows: &str) -> MadeUp {
        self.rows += rows;
        self
    }

    /// What becomes of it, and every problem.
    pub fn read(&self) -> (Atlas, Vec<DataError>) {
        let metadata = self.metadata.to_string();
        let (mut atlas, mut problems) = parse([("made-up", metadata.as_str())]);
        let (columns, found) = long::read("people", &self.rows, &atlas.census);
        problems.extend(parse::add_columns(&mut atlas, "people", columns, found));
        (atlas, problems)
    }

    /// What becomes of it, where there must be no problem.
    pub fn sound(&self) -> Atlas {
        let (atlas, problems) = self.read();
        assert!(problems.is_empty(), "{problems:#?}");
        atlas
    }
}
