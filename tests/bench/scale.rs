//! What the data costs as it grows: the bundled data beside 10, 100 and 1,000 copies of it, in one run. Each step is
//! given per observation and as a ratio to the line above: linear cost keeps near 1 (but for what no longer fits the
//! processor's caches).

#[path = "../support/mod.rs"]
mod support;

use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};
use wanzhou::model::parse;
use wanzhou::model::search::SearchIndex;
use wanzhou::views::page_files::CORE;

const SCALES: [usize; 4] = [1, 10, 100, 1_000];

/// The steps that a reader waits for.
const STEPS: [&str; 4] = ["read", "index", "search", "sort by label"];

fn main() {
    let parts = CORE.iter().chain(&["districts"]).map(|name| support::read(&format!("public/data/{name}.json")));
    let parts: Vec<Value> = parts.map(|text| serde_json::from_str(&text).expect("bundled data is JSON")).collect();
    let measured = SCALES.map(|scale| measure(scale, &copies(&parts, scale)));
    println!("{:>6} {:>13}  {}", "copies", "observations", STEPS.map(|s| format!("{s:>24}")).join(""));
    for (i, (scale, (count, times))) in SCALES.iter().zip(&measured).enumerate() {
        let (count_before, times_before) = &measured[i.saturating_sub(1)];
        let cells = std::iter::zip(times, times_before).map(|(time, before)| {
            let each = |time: &Duration, count: usize| time.as_secs_f64() * 1e9 / count as f64;
            let (own, base) = (each(time, *count), each(before, *count_before));
            format!("{:>10.1} ms {own:>6.0} ns ×{:.2}", time.as_secs_f64() * 1e3, own / base)
        });
        println!("{scale:>6} {count:>13}  {}", cells.map(|c| format!("{c:>24}")).collect::<String>());
    }
    println!("(time of the whole, time an observation, ratio to the line above)");
}

/// The observations and indicators of the bundled data so many times, each copy under its own ids; the rest once.
fn copies(parts: &[Value], scale: usize) -> String {
    let mut all: Map<String, Value> = Map::new();
    for (name, entries) in parts.iter().filter_map(Value::as_object).flatten() {
        let Value::Array(entries) = entries else { continue };
        let rows = all.entry(name.clone()).or_insert_with(|| json!([]));
        let rows = rows.as_array_mut().expect("a collection is a list");
        let copied = matches!(name.as_str(), "indicators" | "observations");
        for copy in 0..if copied { scale } else { 1 } {
            rows.extend(
                entries.iter().filter(|e| copy == 0 || e.get("expression").is_none()).map(|e| renamed(e, copy)),
            );
        }
    }
    Value::Object(all).to_string()
}

fn renamed(entry: &Value, copy: usize) -> Value {
    let mut entry = entry.clone();
    for field in ["id", "indicator"] {
        if let (true, Some(Value::String(id))) = (copy > 0, entry.get_mut(field)) {
            id.push_str(&format!("-x{copy}"));
        }
    }
    entry
}

fn measure(scale: usize, text: &str) -> (usize, Vec<Duration>) {
    // Short steps are repeated, so that the clock's grain does not show.
    let repeats = (200 / scale).clamp(1, 20);
    let time = |step: &mut dyn FnMut()| {
        let start = Instant::now();
        (0..repeats).for_each(|_| step());
        start.elapsed() / u32::try_from(repeats).expect("at most 20")
    };
    let (atlas, problems) = parse([("all", text)]);
    assert!(problems.is_empty(), "the copies are as sound as the original: {:?}", problems.first());
    let index = SearchIndex::of(&atlas);
    let read = time(&mut || _ = black_box(parse([("all", text)])));
    let indexed = time(&mut || _ = black_box(SearchIndex::of(&atlas)));
    let found = time(&mut || _ = black_box(index.find("城口 人口", &atlas)));
    let sorted = time(&mut || {
        let mut keys: Vec<String> = atlas.observations.iter().map(|o| atlas.label(o, Default::default())).collect();
        keys.sort();
        black_box(keys);
    });
    (atlas.observations.len(), vec![read, indexed, found, sorted])
}
