//! What is in the options of a chart: its marks and its text.

use serde_json::Value;
use std::collections::BTreeSet;
use wanzhou::figures::ChartSpec;

/// A mark of a chart.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Type of its series.
    pub kind: String,
    /// Id of its series.
    pub series: String,
    /// As ECharts gets it.
    pub datum: Value,
    /// What it is made of, where its series is of pieces.
    pub pieces: Vec<Value>,
    /// The observation that it shows.
    pub observation: Option<String>,
}

/// The options of a chart.
pub fn options(spec: &ChartSpec) -> Value {
    serde_json::from_str(&spec.json).expect("options are JSON")
}

/// Its marks, from back to front.
pub fn marks(spec: &Value) -> Vec<Mark> {
    let mut found = Vec::new();
    for series in list(&spec["series"]) {
        let pieces = &series["itemPayload"]["pieces"];
        for (i, datum) in list(&series["data"]).iter().enumerate() {
            found.push(Mark {
                kind: text(&series["type"]),
                series: text(&series["id"]),
                datum: datum.clone(),
                pieces: pieces[i].as_array().cloned().unwrap_or_default(),
                observation: datum["observation"].as_str().map(str::to_owned),
            });
        }
    }
    found
}

/// The marks of an observation in a series.
pub fn of<'a>(marks: &'a [Mark], series: &str, observation: &str) -> Vec<&'a Mark> {
    marks.iter().filter(|m| m.series == series && m.observation.as_deref() == Some(observation)).collect()
}

/// Every observation that is drawn.
pub fn observations(spec: &Value) -> BTreeSet<String> {
    marks(spec).into_iter().filter_map(|mark| mark.observation).collect()
}

/// Everything that is written: at axes, at marks, beside them.
pub fn written(spec: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for axis in list(&spec["xAxis"]).iter().chain(list(&spec["yAxis"])) {
        found.extend(axis["axisLabel"]["texts"].as_array().into_iter().flatten().map(text));
        found.extend(axis["data"].as_array().into_iter().flatten().map(|name| text(&name["value"])));
    }
    for mark in marks(spec) {
        found.push(text(&mark.datum["label"]["formatter"]));
        found.extend(mark.pieces.iter().map(|piece| text(&piece["style"]["text"])));
    }
    found.retain(|words| !words.is_empty());
    found
}

/// The elements of a list.
pub fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

/// Text, empty where there is none.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
