//! The data set as search engines want it described.

use serde_json::{Value, json};
use wanzhou::files::package::{LICENCE, TABLE, TITLE, ZIP, about};
use wanzhou::model::Atlas;
use wanzhou::model::census::Role;

/// From the first year that a value is about to the last, as ISO 8601 has it: `2000/2025`.
fn covered(atlas: &Atlas) -> String {
    let periods = || atlas.observations.iter().filter_map(|o| o.period).chain(atlas.census.periods());
    let first = periods().map(|period| period.start.year).min();
    let last = periods().map(|period| period.end.unwrap_or(period.start).year).max();
    first.zip(last).map_or_else(String::new, |(first, last)| format!("{first}/{last}"))
}

/// The data set for search engines: schema.org/Dataset as JSON-LD. `address` gives the address of a path of the site, from
/// the document that this is in.
pub fn dataset(atlas: &Atlas, address: impl Fn(&str) -> String) -> Value {
    let download = |name: &str, kind: &str| json!({ "@type": "DataDownload", "contentUrl": address(&format!("data/{name}")), "encodingFormat": kind });
    // What is compared; of counts behind it there are too many to name.
    let compared = atlas.indicators.iter().filter(|indicator| {
        let role = indicator.measure.as_ref().map(|measure| measure.role);
        role.is_none_or(|role| role == Role::Compared)
    });
    json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": about(atlas),
        "url": address(""),
        "inLanguage": ["zh-CN", "en"],
        "isAccessibleForFree": true,
        "temporalCoverage": covered(atlas),
        "spatialCoverage": { "@type": "Place", "name": "万州区 · Wanzhou District, Chongqing" },
        "license": LICENCE,
        "dateModified": atlas.changes.iter().next().map(|change| change.date.as_str()),
        "creator": { "@type": "Organization", "name": TITLE },
        "variableMeasured": compared.map(|i| i.name.en.as_str()).collect::<Vec<_>>(),
        "distribution": [
            download(TABLE, "text/csv"),
            download(ZIP, "application/zip"),
        ],
    })
}
