//! All texts that readers see, wherever they are written: in the data, in the code, in pages without the app.

use crate::support;
use regex::Regex;
use serde_json::Value;

/// A text with where it is.
pub struct Said {
    pub at: String,
    pub zh: String,
    pub en: String,
}

fn walk(at: &str, value: &Value, found: &mut Vec<Said>) {
    match value {
        Value::Object(fields) => {
            if let (2, Some(Value::String(zh)), Some(Value::String(en))) =
                (fields.len(), fields.get("zh"), fields.get("en"))
            {
                found.push(Said { at: at.to_owned(), zh: zh.clone(), en: en.clone() });
                return;
            }
            for (name, field) in fields {
                walk(&format!("{at}.{name}"), field, found);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                let name = item.get("id").and_then(Value::as_str).map_or_else(|| i.to_string(), str::to_owned);
                walk(&format!("{at}/{name}"), item, found);
            }
        }
        _ => {}
    }
}

/// Every text of the data in both languages.
pub fn data() -> Vec<Said> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(support::path("public/data")).expect("the folder can be read") {
        let name = file.expect("an entry").file_name().to_string_lossy().into_owned();
        if name.ends_with(".json") && !name.contains("schema") {
            let value = serde_json::from_str(&support::read(&format!("public/data/{name}"))).expect("JSON");
            walk(name.trim_end_matches(".json"), &value, &mut found);
        }
    }
    assert!(found.len() > 500, "{}", found.len());
    found
}

/// A text of one language, with where it is.
pub type Text = (String, String);

/// What is between quotation marks in a source file, comments aside.
fn literals(text: &str, mark: char) -> Vec<String> {
    let comment = |line: &&str| ["//", "/*", "*"].iter().any(|start| line.trim_start().starts_with(start));
    let text = text.lines().filter(|line| !comment(line)).collect::<Vec<_>>().join("\n");
    let literal = Regex::new(&format!(r"{mark}((?:[^{mark}\\]|\\(?s:.))*){mark}")).expect("a pattern");
    literal.captures_iter(&text).map(|found| found[1].to_owned()).collect()
}

/// The files of a folder and of those in it.
fn files_in(folder: &str) -> Vec<String> {
    let entries =
        std::fs::read_dir(support::path(folder)).expect("the folder can be read").map(|e| e.expect("an entry"));
    let mut files: Vec<String> = entries
        .flat_map(|entry| {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() { files_in(&path) } else { vec![path] }
        })
        .collect();
    files.sort();
    files
}

/// The site's own words, literal by literal, in Chinese and in English: a file each.
fn messages() -> [Vec<Text>; 2] {
    let mut wording = [Vec::new(), Vec::new()];
    for file in files_in("src/text/messages") {
        let language = match file.rsplit('/').next().unwrap_or("") {
            "zh.rs" => 0,
            "en.rs" => 1,
            // What has no texts of its own says what they are.
            "mod.rs" | "words.rs" | "placeholders.rs" => continue,
            _ => panic!("{file} is of no language"),
        };
        wording[language].extend(literals(&support::read(&file), '"').into_iter().map(|text| (file.clone(), text)));
    }
    assert!(wording.iter().all(|wording| wording.len() > 400), "{:?}", wording.each_ref().map(Vec::len));
    wording
}

/// Lines that are texts of neither language: code, and what programs read.
fn is_code(text: &str) -> bool {
    let words = text.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    words < 2 || text.starts_with("http")
}

/// Texts that files write, load failures say and pages without the app hold, sorted by the language of each line.
fn elsewhere() -> [Vec<Text>; 2] {
    let mut lines = Vec::new();
    let mut add =
        |file: &str, text: &str| lines.extend(text.lines().map(|line| (file.to_owned(), line.trim().to_owned())));
    // A line of the source that goes on is one line of the text.
    let goes_on = Regex::new(r"\\\n\s*").expect("a pattern");
    for file in
        ["src/bin/publish/dataset.rs", "src/files/package.rs", "src/files/table/stated.rs", "src/files/table/census.rs"]
    {
        for text in literals(&support::read(file), '"') {
            let joined = goes_on.replace_all(&text, "");
            add(file, &joined.replace("\\n", "\n").replace("\\\"", "”"));
        }
    }
    for file in ["src/platform/page/failure.js", "src/platform/page/frame.js"] {
        let sentence = |text: &String| text.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
        for text in literals(&support::read(file), '\'').into_iter().filter(sentence) {
            add(file, &text);
        }
    }
    let (style, between) = (r"(?s)<style>.*?</style>", r">([^<>]+)<");
    let [style, between] = [style, between].map(|pattern| Regex::new(pattern).expect("a pattern"));
    for file in ["index.html", "public/404.html"] {
        for found in between.captures_iter(&style.replace_all(&support::read(file), "")) {
            add(file, &found[1]);
        }
    }
    let mut wording = [Vec::new(), Vec::new()];
    for (file, line) in lines {
        let is_chinese = line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if is_chinese || !is_code(&line) {
            wording[usize::from(!is_chinese)].push((file, line));
        }
    }
    assert!(wording[0].len() > 15 && wording[1].len() > 80, "{:?}", wording.each_ref().map(Vec::len));
    wording
}

/// All that is written in Chinese and all that is written in English, each with where it is.
pub fn everything() -> [Vec<Text>; 2] {
    let ([mut zh, mut en], [more_zh, more_en]) = (messages(), elsewhere());
    zh.extend(more_zh);
    en.extend(more_en);
    for wording in data() {
        zh.push((wording.at.clone(), wording.zh));
        en.push((wording.at, wording.en));
    }
    [zh, en]
}
