//! What documents tell machines of themselves: JSON-LD.

use super::{PUBLISHED, SITE, in_language, wording};

/// How many files data sets in a description name, at any depth; each by its whole address, and each is there.
fn data_sets(value: &serde_json::Value, path: &str) -> usize {
    match value {
        serde_json::Value::Object(fields) => {
            let own = fields.get("contentUrl").map_or(0, |address| {
                let address = address.as_str().unwrap_or_default();
                let file = address.strip_prefix(SITE).and_then(|file| file.strip_prefix('/'));
                let file = file.unwrap_or_else(|| panic!("{path}: {address} is not of the site"));
                assert!(PUBLISHED.0.join(file).is_file(), "{path}: {address}");
                1
            });
            own + fields.values().map(|field| data_sets(field, path)).sum::<usize>()
        }
        serde_json::Value::Array(items) => items.iter().map(|item| data_sets(item, path)).sum(),
        _ => 0,
    }
}

#[test]
fn what_a_document_tells_search_engines_is_json_about_itself() {
    const HEAD: &str = r#"<script type="application/ld+json">"#;
    let (mut count, mut contents) = (0, 0);
    for (path, document) in &PUBLISHED.1 {
        let stated: Vec<&str> =
            document.split(HEAD).skip(1).filter_map(|rest| rest.split("</script>").next()).collect();
        let is_figure = path.starts_with("f/");
        // Every page says what it is; a frame is a part of somebody else's.
        let is_right = match stated.len() {
            0 => path.starts_with("embed/"),
            1 => !path.starts_with("embed/"),
            // The data set is on pages of its own, beside what they are.
            _ => !is_figure && !path.starts_with("embed/"),
        };
        assert!(is_right, "{path}: {}", stated.len());
        // The data set is described on the first page.
        let is_first = ["", "en/"].contains(&path.as_str());
        assert!(!is_first || stated.iter().any(|stated| stated.contains(r#""@type":"Dataset""#)), "{path}");
        for stated in stated {
            let value: serde_json::Value =
                serde_json::from_str(stated).unwrap_or_else(|e| panic!("{path}: {e}: {stated}"));
            assert_eq!(value["@context"], "https://schema.org/", "{path}");
            contents += data_sets(&value, path);
            if is_figure {
                let (locale, _) = in_language(path);
                assert_eq!(value["inLanguage"], locale.html_lang(), "{path}");
                assert_eq!(value["image"], wording(document, r#"<meta property="og:image" content=""#), "{path}");
            }
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
    assert!(contents >= 4, "files of the data set on both first pages: {contents}");
}
