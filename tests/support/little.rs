//! A sound little data set to break.

use serde_json::{Value, json};
use wanzhou::model::{Atlas, DataError, parse};

/// A sound little data set; `change` breaks it.
pub fn read(change: impl FnOnce(&mut Value)) -> (Atlas, Vec<DataError>) {
    let text = |t: &str| json!({ "zh": t, "en": t });
    let mut data = json!({
        "units": [{ "id": "percent", "symbol": text("%"), "compact": null }],
        "sources": [{
            "id": "report", "title": "t", "short": text("r"), "publisher": text("p"), "date": text("2025"),
            "address": null, "tier": "report", "note": null
        }],
        "areas": [{ "id": "500101", "name": text("万州区"), "short": text("万州") }],
        "indicators": [indicator("first"), indicator("second")],
        "observations": [observation("first"), observation("second"), {
            "id": "sum", "indicator": "first", "value": null, "unit": "percent", "period": "2024", "period_text": null,
            "qualifier": "derived", "expression": "{first} + {second}", "source": null, "locator": null,
            "literal": null, "confidence": "high", "note": null
        }],
        "cards": [{
            "id": "figure", "kind": "lollipop", "act": "development", "topic": text("t"), "title": text("{first|unit}"),
            "subtitle": text("s"), "series": [{ "role": "value", "name": null, "observations": ["first", "sum"] }]
        }]
    });
    change(&mut data);
    parse([("part", data.to_string().as_str())])
}

pub fn indicator(id: &str) -> Value {
    let text = json!({ "zh": id, "en": id });
    json!({ "id": id, "name": text, "short": text, "definition": text, "kind": "growth", "act": "development" })
}

pub fn observation(id: &str) -> Value {
    json!({
        "id": id, "indicator": id, "value": 2.5, "decimals": 1, "unit": "percent", "period": "2024", "period_text": null,
        "qualifier": "exact", "expression": null, "source": "report",
        "locator": { "section": null, "paragraph": 20, "text": null },
        "literal": "2.5%", "confidence": "high", "note": null
    })
}

pub fn ids(atlas: &Atlas) -> Vec<&str> {
    atlas.observations.iter().map(|o| o.id.as_str()).collect()
}

/// Breaks the second observation; the first must stay, and the problem must name the second's path.
pub fn break_second(change: impl FnOnce(&mut Value)) -> String {
    let (atlas, problems) = read(|data| change(&mut data["observations"][1]));
    assert!(ids(&atlas).contains(&"first"), "the sound one is gone");
    assert!(!ids(&atlas).contains(&"second"), "the broken one is there");
    assert!(!ids(&atlas).contains(&"sum"), "what was derived from the broken one is there");
    let named: Vec<&DataError> = problems.iter().filter(|p| p.path == "$.observations[1]").collect();
    assert_eq!(named.len(), 1, "{problems:#?}");
    assert_eq!(named[0].part, "part.json");
    named[0].message.clone()
}

/// A derived observation in the little data set.
pub fn derived(id: &str, expression: &str) -> Value {
    let mut o = observation("first");
    (o["id"], o["expression"], o["qualifier"]) = (json!(id), json!(expression), json!("derived"));
    (o["value"], o["source"], o["locator"], o["literal"]) = (Value::Null, Value::Null, Value::Null, Value::Null);
    o
}
