//! Values that are stated one by one, as they were when this was last looked at: who has used one learns from `changes.json` that
//! it is another now. `make golden` writes them anew once each change has its entry there.

use super::is_renewed;
use crate::support;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

/// The file that they are kept in.
pub const FILE: &str = "values.tsv";
const HEAD: &str = "id\tvalue\tqualifier\tperiod\tunit\tchanges\n";

/// What is kept of a value: number or formula, qualifier, period and unit with tabs between them, and how many entries of
/// `changes.json` name it.
type Kept = BTreeMap<String, (String, usize)>;

/// The values of two files, and the entries of a third that name them.
fn values(observations: &[Value], changes: &Value) -> Kept {
    let field = |one: &Value, name: &str| match &one[name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let named = |id: &str| -> usize {
        let entries = changes["changes"].as_array().expect("changes").iter();
        let values = entries.filter_map(|change| change["values"].as_array()).flatten();
        values.filter(|value| value["observation"] == id).count()
    };
    let all = observations.iter().flat_map(|file| file["observations"].as_array().expect("observations"));
    let own = |one: &Value| {
        let value =
            if one["value"].is_null() { format!("= {}", field(one, "expression")) } else { field(one, "value") };
        let [qualifier, period, unit] = ["qualifier", "period", "unit"].map(|name| field(one, name));
        let id = field(one, "id");
        let entries = named(&id);
        (id, ([value, qualifier, period, unit].join("\t"), entries))
    };
    all.map(own).collect()
}

fn read(kept: &str) -> Kept {
    let line = |line: &str| {
        let (rest, entries) = line.rsplit_once('\t').expect("a column of entries");
        let (id, value) = rest.split_once('\t').expect("an id");
        (id.to_owned(), (value.to_owned(), entries.parse().expect("a number of entries")))
    };
    kept.lines().skip(1).map(line).collect()
}

fn written(values: &Kept) -> String {
    values.iter().fold(HEAD.to_owned(), |mut text, (id, (value, entries))| {
        let _ = writeln!(text, "{id}\t{value}\t{entries}");
        text
    })
}

/// Values that are others now, or gone, without a further entry that names them.
fn unexplained(kept: &Kept, now: &Kept, changes: &Value) -> Vec<String> {
    // What is gone is in no list any more, but may be in an entry.
    let gone = |id: &str| values(&[serde_json::json!({ "observations": [{ "id": id }] })], changes)[id].1;
    let change = |(id, (before, entries)): (&String, &(String, usize))| {
        let (after, further) = match now.get(id) {
            Some((after, own)) => (after.as_str(), *own),
            None => ("nothing", gone(id)),
        };
        (after != before && further <= *entries)
            .then(|| format!("{id}: {} → {}", before.replace('\t', " "), after.replace('\t', " ")))
    };
    kept.iter().filter_map(change).collect()
}

fn data(name: &str) -> Value {
    serde_json::from_str(&support::read(&format!("public/data/{name}.json"))).expect("JSON")
}

#[test]
fn no_golden_value_changes_without_an_entry_that_says_so() {
    let path = support::path("tests/golden").join(FILE);
    let changes = data("changes");
    let now = values(&["observations", "districts"].map(data), &changes);
    assert!(now.len() > 150, "{}", now.len());
    let kept = read(&fs::read_to_string(&path).unwrap_or_default());
    let unexplained = unexplained(&kept, &now, &changes);
    assert!(
        unexplained.is_empty(),
        "add an entry to public/data/changes.json whose `values` name each, then run `make golden`:\n  {}",
        unexplained.join("\n  ")
    );
    if is_renewed() {
        fs::write(&path, written(&now)).expect("the file can be written");
        return;
    }
    let stale: Vec<_> = now.iter().filter(|(id, own)| kept.get(*id) != Some(*own)).map(|(id, _)| id).collect();
    let gone: Vec<_> = kept.keys().filter(|id| !now.contains_key(*id)).collect();
    assert!(stale.is_empty() && gone.is_empty(), "run `make golden`: new or changed {stale:?}, gone {gone:?}");
}

#[test]
fn a_golden_value_that_changes_in_any_way_asks_for_an_entry_of_its_own() {
    let one = |value: Value, qualifier: &str| {
        serde_json::json!({ "observations": [
            { "id": "one", "value": value, "qualifier": qualifier, "period": "2024", "unit": "days" },
        ] })
    };
    let entries = |count: usize| serde_json::json!({ "changes": vec![serde_json::json!({ "values": [{ "observation": "one" }] }); count] });
    let empty = serde_json::json!({ "observations": [] });
    let before = values(&[one(1.into(), "exact")], &entries(1));
    assert_eq!(read(&written(&before)), before);
    for after in [one(2.into(), "exact"), one(1.into(), "rounded"), empty] {
        for (count, is_fault) in [(1, true), (2, false)] {
            let now = values(std::slice::from_ref(&after), &entries(count));
            assert_eq!(!unexplained(&before, &now, &entries(count)).is_empty(), is_fault, "{after} with {count}");
        }
    }
    let same = values(&[one(1.into(), "exact")], &entries(1));
    assert!(unexplained(&before, &same, &entries(1)).is_empty());
}
