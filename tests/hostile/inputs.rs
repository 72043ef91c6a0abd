//! Hostile inputs: texts, numbers, and the bundled data with changes in it.

use crate::support;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Number, Value, json};
use std::sync::LazyLock;
use wanzhou::model::parse::LATER;
use wanzhou::views::page_files::CORE;

/// Texts that have broken pages, files and layouts before.
pub const TEXTS: [&str; 26] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' onfocus='alert(1)",
    "<!-- ",
    "]]></svg><g/>",
    "&lt;b&gt; &#x202e; &amp;",
    "\u{202e}detrever\u{202a}",
    "\u{2066}\u{2067}open isolates",
    "\u{2069}\u{202c}closed before it opened",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} 1,234 \u{645}\u{631}",
    "\u{200b}\u{200d}\u{feff}\u{ad}",
    "\0\u{1}\u{8}\u{1b}[31m\u{7f}\u{85}\u{fffe}\u{ffff}",
    "=HYPERLINK(\"https://example.org\")",
    "+1-1",
    "-2+3;=1+1",
    "@SUM(A1)\t=1",
    "\t=1\r\n=2",
    "javascript:alert(1)",
    "{gdp-2023|unit|sign|d255}",
    "{{gdp-2023}}",
    "{gdp-2023",
    "}|{|}",
    "%00%u202e%ff\\",
    "👨‍👩‍👧‍👦🏳️‍🌈\u{10ffff}",
    "",
];

/// Numbers at the edges of what can be stored, counted or drawn.
const NUMBERS: [f64; 24] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    1e-9,
    f64::MIN_POSITIVE,
    5e-324,
    -5e-324,
    1e-300,
    0.1 + 0.2,
    1.0 / 3.0,
    12.0,
    100.0,
    127.0,
    255.0,
    65_536.0,
    1e9,
    1e15,
    9_007_199_254_740_993.0,
    1e22,
    1e300,
    f64::MAX,
    f64::MIN,
];

/// Words of any sort, up to floods of combining marks and to words without end.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(&TEXTS[..]).prop_map(str::to_owned),
        2 => any::<String>(),
        1 => (select(&["a", "万", "e\u{301}\u{320}\u{489}", "\u{202e}", "<b>", "{a}", "1+", "("][..]), 1..2_500usize)
            .prop_map(|(unit, count)| unit.repeat(count)),
    ]
}

/// A number as JSON can hold it.
pub fn number() -> impl Strategy<Value = f64> {
    prop_oneof![3 => select(&NUMBERS[..]), 1 => any::<f64>().prop_filter("JSON has finite numbers", |n| n.is_finite())]
}

/// Whole numbers as whole numbers, so that they fit where only those do.
fn as_json(number: f64) -> Value {
    let whole = number as i64;
    if whole as f64 == number && number.abs() < 1e15 && number.to_bits() != (-0.0f64).to_bits() {
        Value::from(whole)
    } else {
        Number::from_f64(number).map_or(Value::Null, Value::Number)
    }
}

/// What is done to a document at a pointer into it. Pointers are drawn, and fall on whatever is there.
#[derive(Clone, Debug)]
pub enum Change {
    /// Another number in place of one.
    Number(Index, f64),
    /// Another text in place of one.
    Text(Index, String),
    /// A text with another behind it.
    Append(Index, String),
    /// Anything in place of anything.
    Replace(Index, Value),
    /// A copy of one value in place of another: ids that cross, types that do not fit.
    Copy(Index, Index),
    /// A field or an item removed.
    Remove(Index),
    /// An item twice: ids that are taken.
    Double(Index),
    /// A value so deep inside lists.
    Nest(Index, usize),
}

/// One or more changes, mostly few, so that most of the document stays sound.
pub fn changes() -> impl Strategy<Value = Vec<Change>> {
    let at = any::<Index>;
    let change = prop_oneof![
        4 => (at(), number()).prop_map(|(at, number)| Change::Number(at, number)),
        3 => (at(), text()).prop_map(|(at, text)| Change::Text(at, text)),
        2 => (at(), text()).prop_map(|(at, text)| Change::Append(at, text)),
        2 => (at(), anything()).prop_map(|(at, value)| Change::Replace(at, value)),
        4 => (at(), at()).prop_map(|(from, to)| Change::Copy(from, to)),
        1 => at().prop_map(Change::Remove),
        1 => at().prop_map(Change::Double),
        1 => (at(), prop_oneof![Just(1), Just(100), Just(200)]).prop_map(|(at, depth)| Change::Nest(at, depth)),
    ];
    prop::collection::vec(change, 1..6)
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number().prop_map(as_json),
        text().prop_map(Value::String)
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((text(), inner), 0..4).prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

/// The document with changes in it.
pub fn changed(mut document: Value, changes: &[Change]) -> Value {
    for change in changes {
        match change {
            Change::Number(at, number) => put(&mut document, at, Value::is_number, |_| as_json(*number)),
            Change::Text(at, text) => put(&mut document, at, Value::is_string, |_| Value::from(text.as_str())),
            Change::Append(at, text) => {
                put(&mut document, at, Value::is_string, |old| json!(format!("{}{text}", old.as_str().unwrap_or(""))));
            }
            Change::Replace(at, value) => put(&mut document, at, |_| true, |_| value.clone()),
            Change::Copy(from, to) => {
                let pointers = pointers(&document, |_| true);
                let copied = document.pointer(&pointers[from.index(pointers.len())]).cloned().unwrap_or_default();
                put(&mut document, to, |value| alike(value, &copied), |_| copied.clone());
            }
            Change::Remove(at) => {
                let pointers = pointers(&document, |_| true);
                remove(&mut document, &pointers[at.index(pointers.len())]);
            }
            Change::Double(at) => put(&mut document, at, is_list, |list| {
                let mut items = list.as_array().cloned().unwrap_or_default();
                items.extend(items.first().cloned());
                Value::Array(items)
            }),
            Change::Nest(at, depth) => {
                let nested = |value: &Value| (0..*depth).fold(value.clone(), |inner, _| Value::Array(vec![inner]));
                put(&mut document, at, |_| true, nested);
            }
        }
    }
    document
}

fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty())
}

fn alike(a: &Value, b: &Value) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// JSON pointers of the values that `is` says yes to.
fn pointers(value: &Value, is: impl Fn(&Value) -> bool) -> Vec<String> {
    fn walk(value: &Value, path: &str, is: &dyn Fn(&Value) -> bool, found: &mut Vec<String>) {
        if is(value) {
            found.push(path.to_owned());
        }
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| walk(item, &format!("{path}/{i}"), is, found));
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    walk(field, &format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), is, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &is, &mut found);
    found
}

fn put(document: &mut Value, at: &Index, is: impl Fn(&Value) -> bool, value: impl Fn(&Value) -> Value) {
    let pointers = pointers(document, is);
    if pointers.is_empty() {
        return;
    }
    let target = document.pointer_mut(&pointers[at.index(pointers.len())]).expect("a pointer of the document");
    *target = value(target);
}

fn remove(document: &mut Value, pointer: &str) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return };
    match document.pointer_mut(parent) {
        Some(Value::Array(items)) => _ = items.remove(name.parse().expect("an index")),
        Some(Value::Object(fields)) => _ = fields.remove(&name.replace("~1", "/").replace("~0", "~")),
        _ => {}
    }
}

/// The files of the data, core and later ones, as bundled.
pub static DATA: LazyLock<Vec<(&str, Value)>> = LazyLock::new(|| {
    let names = CORE.iter().chain(&LATER);
    names.map(|name| (*name, bundled(&format!("public/data/{name}.json")))).collect()
});

/// A bundled file of JSON.
pub fn bundled(path: &str) -> Value {
    serde_json::from_str(&support::read(path)).expect("bundled data is JSON")
}

/// One of the files, and what is changed in it.
pub fn changed_file() -> impl Strategy<Value = (Index, Vec<Change>)> {
    (any::<Index>(), changes())
}

/// The data with changes in one of its files, as texts by name.
pub fn changed_data((file, changes): &(Index, Vec<Change>)) -> Vec<(&'static str, String)> {
    let chosen = file.index(DATA.len());
    let text = |(i, (name, document)): (usize, &(&'static str, Value))| match i == chosen {
        true => (*name, changed(document.clone(), changes).to_string()),
        false => (*name, document.to_string()),
    };
    DATA.iter().enumerate().map(text).collect()
}
