//! What tables cost as they grow: the bundled censuses beside 10 and 100 times as many districts, in one run. Each step is
//! given per value and as a ratio to the line above: linear cost keeps near 1.

#[path = "../support/mod.rs"]
mod support;

use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};
use wanzhou::model::census::{FILES, stats};
use wanzhou::model::search::SearchIndex;
use wanzhou::model::{Atlas, parse};
use wanzhou::views::page_files::CORE;

const SCALES: [usize; 3] = [1, 10, 100];

/// The steps that a reader waits for.
const STEPS: [&str; 5] = ["read and link", "list", "index", "search", "rank"];

fn main() {
    let parts = CORE.iter().chain(&["census"]).map(|name| support::read(&format!("public/data/{name}.json")));
    let parts: Vec<Value> = parts.map(|text| serde_json::from_str(&text).expect("bundled data is JSON")).collect();
    let columns: Vec<(&str, String)> = FILES.map(|name| (name, support::columns(name))).to_vec();
    let measured = SCALES.map(|scale| measure(&metadata(&parts, scale), &columns, scale));
    println!("{:>6} {:>9}  {}", "copies", "values", STEPS.map(|s| format!("{s:>24}")).join(""));
    for (i, (scale, (count, times))) in SCALES.iter().zip(&measured).enumerate() {
        let (count_before, times_before) = &measured[i.saturating_sub(1)];
        let cells = std::iter::zip(times, times_before).map(|(time, before)| {
            let each = |time: &Duration, count: usize| time.as_secs_f64() * 1e9 / count as f64;
            let (own, base) = (each(time, *count), each(before, *count_before));
            format!("{:>10.1} ms {own:>6.0} ns ×{:.2}", time.as_secs_f64() * 1e3, own / base)
        });
        println!("{scale:>6} {count:>9}  {}", cells.map(|c| format!("{c:>24}")).collect::<String>());
    }
    println!("(time of the whole, time a value, ratio to the line above)");
}

/// The id of an area in a copy.
fn renamed(id: &str, copy: usize) -> String {
    if copy == 0 { id.to_owned() } else { format!("{id}{copy:03}") }
}

/// Everything but the columns, with so many copies of the areas.
fn metadata(parts: &[Value], scale: usize) -> String {
    let mut all = serde_json::Map::new();
    for (name, entries) in parts.iter().filter_map(Value::as_object).flatten() {
        let Value::Array(entries) = entries else { continue };
        let rows = all.entry(name.clone()).or_insert_with(|| json!([]));
        let rows = rows.as_array_mut().expect("a collection is a list");
        let copies = if name == "areas" { scale } else { 1 };
        for copy in 0..copies {
            rows.extend(entries.iter().filter(|area| copy == 0 || area.get("members").is_none()).map(|area| {
                let mut area = area.clone();
                for field in ["id", "within"] {
                    if let (true, Some(Value::String(id))) = (copy > 0, area.get_mut(field)) {
                        *id = renamed(id, copy);
                    }
                }
                area
            }));
        }
    }
    // Figures and what refers to them cost the same however many districts there are.
    for name in ["cards", "story", "checks"] {
        all.remove(name);
    }
    Value::Object(all).to_string()
}

/// Columns with so many copies of their areas.
fn copies(text: &str, scale: usize) -> String {
    let mut out = String::with_capacity(text.len() * scale);
    for (at, line) in text.lines().enumerate() {
        let cut = line.match_indices(',').nth(2).map_or(line.len(), |(cut, _)| cut);
        out.push_str(&line[..cut]);
        for copy in 0..scale {
            if at == 0 {
                line[cut + 1..].split(',').for_each(|id| out.push_str(&format!(",{}", renamed(id, copy))));
            } else {
                out.push_str(&line[cut..]);
            }
        }
        out.push('\n');
    }
    out
}

fn measure(metadata: &str, columns: &[(&str, String)], scale: usize) -> (usize, Vec<Duration>) {
    let columns: Vec<(&str, String)> = columns.iter().map(|(name, text)| (*name, copies(text, scale))).collect();
    let (base, problems) = parse([("all", metadata)]);
    assert!(problems.is_empty(), "{:?}", problems.first());
    let repeats = (20 / scale).clamp(1, 5);
    let time = |step: &mut dyn FnMut()| {
        let start = Instant::now();
        (0..repeats).for_each(|_| step());
        start.elapsed() / u32::try_from(repeats).expect("at most 5")
    };
    let read = || -> Atlas {
        let mut atlas = base.clone();
        for (name, text) in &columns {
            let problems = parse::extend_columns(&mut atlas, name, text);
            assert!(problems.is_empty(), "the copies are as sound as the original: {:?}", problems.first());
        }
        atlas
    };
    let atlas = read();
    let census = &atlas.census;
    let reading = time(&mut || _ = black_box(read()));
    // What has been listed is kept: each time another one is asked.
    let listing = time(&mut || _ = black_box((**census).clone().cells().len()));
    let indexing = time(&mut || _ = black_box(SearchIndex::of(&atlas)));
    let index = SearchIndex::of(&atlas);
    let searching = time(&mut || _ = black_box(index.find("城口 常住人口 2020", &atlas)));
    let areas: Vec<_> = census.areas().collect();
    let share = census.indicator("aged-60-plus-share").expect("the share");
    let when = *census.times(share).last().expect("a time");
    let ranking = time(&mut || _ = black_box(stats::ranks(&census.row(share, when, &areas))));
    (census.cells().len(), vec![reading, listing, indexing, searching, ranking])
}
