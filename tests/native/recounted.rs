//! Counts and shares of the page of districts, counted anew from the rows of the CSV files: no formula of the data and no
//! code of the site comes in between.

use crate::support;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;
use wanzhou::figures::districts::scene::{Scene, offered, period_of};
use wanzhou::model::Atlas;
use wanzhou::model::census::{FILES, When};
use wanzhou::route::{Explore, Picks, View};
use wanzhou::text::Locale;

/// A row: its categories by dimension, and its value.
type Row = (HashMap<String, String>, f64);

/// Rows by indicator, time and area.
static ROWS: LazyLock<HashMap<[String; 3], Vec<Row>>> = LazyLock::new(|| {
    let mut all: HashMap<[String; 3], Vec<Row>> = HashMap::new();
    for name in FILES {
        let text = support::read(&format!("public/data/census/{name}.csv"));
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let heads = lines.next().expect("heads");
        for cells in lines {
            let pairs = heads.iter().cloned().zip(cells.iter().cloned());
            let given = pairs.skip(3).filter(|(head, cell)| head != "value" && !cell.is_empty());
            let value = cells.last().expect("a value").parse().expect("a number");
            all.entry([0, 1, 2].map(|at| cells[at].clone())).or_default().push((given.collect(), value));
        }
    }
    all
});

/// Where one counts: a time, an area.
struct TimeAndArea<'a>(&'a str, &'a str);

impl TimeAndArea<'_> {
    fn rows(&self, indicator: &str) -> &'static [Row] {
        ROWS.get(&[indicator, self.0, self.1].map(str::to_owned)).map_or(&[], Vec::as_slice)
    }

    /// The row without categories.
    fn total(&self, indicator: &str) -> f64 {
        let total = self.rows(indicator).iter().find(|(of, _)| of.is_empty());
        total.unwrap_or_else(|| panic!("no {indicator} in {} of {}", self.0, self.1)).1
    }

    /// Rows by one dimension, or by it and another, whose category is one of these; all of its categories for none.
    fn by(&self, indicator: &str, dimension: &str, among: &[&str]) -> f64 {
        let is =
            |(of, _): &&Row| of.get(dimension).is_some_and(|own| among.is_empty() || among.contains(&own.as_str()));
        let found: Vec<f64> = self.rows(indicator).iter().filter(is).map(|(_, value)| *value).collect();
        assert!(!found.is_empty(), "no {indicator} by {dimension} in {} of {}", self.0, self.1);
        found.iter().sum()
    }

    /// Residents from an age on, below another.
    fn aged(&self, from: u8, below: u8) -> f64 {
        let age = |of: &HashMap<String, String>| of.get("age")?.split('-').next()?.parse::<u8>().ok();
        let found =
            self.rows("population").iter().filter(|(of, _)| age(of).is_some_and(|age| (from..below).contains(&age)));
        found.map(|(_, value)| value).sum()
    }

    /// A count.
    fn counted(&self, id: &str) -> Option<f64> {
        Some(match id {
            "population" | "urban-population" | "households" | "land-area" => self.total(id),
            "registered-same-district" | "registered-other-district" | "registered-outside-city" => self.total(id),
            "rural-population" => self.total("population") - self.total("urban-population"),
            "registered-elsewhere" => {
                self.total("registered-same-district")
                    + self.total("registered-other-district")
                    + self.total("registered-outside-city")
            }
            "township-units" => self.total("subdistricts") + self.total("towns") + self.total("townships"),
            _ => return None,
        })
    }

    /// A share: the part, and of how many.
    fn share(&self, id: &str) -> Option<[f64; 2]> {
        let residents = |part: f64| [part, self.total("population")];
        let schooled = |levels: &[&str]| [levels, &[]].map(|levels| self.by("population-6-plus", "level", levels));
        let working = |industries: &[&str]| [industries, &[]].map(|own| self.by("employed", "industry", own));
        let asked = |dimension: &str, what: &str| {
            [self.by("sample-households", dimension, &[what]), self.total("sample-households")]
        };
        let living = |part: f64| [part, self.total("households")];
        Some(match id {
            "urban-share" => residents(self.total("urban-population")),
            "children-share" => residents(self.aged(0, 15)),
            "aged-15-59-share" => residents(self.aged(15, 60)),
            "aged-20-39-share" => residents(self.aged(20, 40)),
            "aged-60-plus-share" => residents(self.aged(60, 120)),
            "aged-65-plus-share" => residents(self.aged(65, 120)),
            "aged-80-plus-share" => residents(self.aged(80, 120)),
            "registered-elsewhere-share" => residents(self.counted("registered-elsewhere")?),
            "registered-same-district-share" => residents(self.total("registered-same-district")),
            "registered-outside-district-share" => {
                residents(self.total("registered-other-district") + self.total("registered-outside-city"))
            }
            "university-share" => schooled(&["college", "bachelor-plus"]),
            "senior-secondary-share" => schooled(&["senior", "college", "bachelor-plus"]),
            "below-primary-share" => schooled(&["never", "preschool"]),
            "farming-share" => working(&["farming"]),
            "manufacturing-share" => working(&["manufacturing"]),
            "construction-share" => working(&["construction"]),
            "secondary-share" => working(&["mining", "manufacturing", "utilities", "construction"]),
            "services-share" => {
                let [others, all] = working(&["farming", "mining", "manufacturing", "utilities", "construction"]);
                [all - others, all]
            }
            "one-person-share" => living(self.total("one-person-households")),
            "one-generation-more-share" => {
                living(self.by("households", "generations", &["one"]) - self.total("one-person-households"))
            }
            "three-generation-share" => living(self.by("households", "generations", &["three", "four-plus"])),
            "car-share" => asked("facility", "car"),
            "lift-share" => asked("facility", "lift"),
            "bath-share" => asked("facility", "bath"),
            "tap-water-share" => asked("facility", "tap-water"),
            "rented-share" => asked("tenure", "rented"),
            "bought-share" => asked("tenure", "bought"),
            "self-built-share" => asked("tenure", "self-built"),
            _ => return None,
        })
    }
}

/// What is offered and neither a count nor a share of counts: ratios, means, medians, changes, and what is printed as a rate.
const OTHERS: [&str; 21] = [
    "population-gain",
    "population-growth",
    "density",
    "sex-ratio",
    "minority-share",
    "median-age",
    "ageing-index",
    "old-age-dependency",
    "child-dependency",
    "total-dependency",
    "infants-per-1000",
    "cohort-15-19",
    "university-per-100k",
    "university-women-per-100-men",
    "schooling-years",
    "schooling-years-worked-out",
    "illiteracy-rate",
    "household-size",
    "households-with-65-plus-share",
    "dwelling-area-per-person",
    "rooms-per-household",
];

/// The number that a headline says a district has, in the unit of the tables, and half of its last place.
fn stated(title: &str, name: &str, locale: Locale) -> (f64, f64) {
    let pattern = match locale {
        Locale::Zh => format!("^(?:[0-9]{{4}}年)(?:（口径可能不同）)?{name}.*?为([0-9.,]+)(万?)[^，]*，"),
        Locale::En => {
            format!(": {name} ([0-9.,]+) ?(million)?.* in [0-9]{{4}}(?: \\(definition probably differs\\))?, ")
        }
    };
    let found =
        Regex::new(&pattern).expect("a pattern").captures(title).unwrap_or_else(|| panic!("{title}: {pattern}"));
    let number = found[1].replace(',', "");
    let scale = match found.get(2).map_or("", |scale| scale.as_str()) {
        "万" => 1e4,
        "million" => 1e6,
        _ => 1.0,
    };
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let last = 10f64.powi(-i32::try_from(decimals).expect("a few"));
    (scale * number.parse::<f64>().expect("a number"), 0.5 * scale * last)
}

#[test]
fn the_number_in_a_headline_is_that_of_the_rows_of_the_files() {
    let atlas: Atlas = support::everything();
    let census = &atlas.census;
    let mut count = 0;
    for key in offered(census) {
        let id = census.indicator_id(key);
        for when in census.times(key) {
            let When::At(period) = when else { continue };
            let time = period.to_string();
            // Wanzhou, the one with the fewest people, the one with the most.
            for area in ["500101", "500229", "500112"] {
                let own = TimeAndArea(&time, area);
                let of_share = own.share(id).map(|[part, of]| (100.0 * part / of, of > part && part > 0.0));
                let Some((number, is_sound)) = of_share.or(own.counted(id).map(|number| (number, number >= 0.0)))
                else {
                    assert!(OTHERS.contains(&id), "{id} is neither counted here nor named as something else");
                    continue;
                };
                assert!(is_sound, "{id} {time} {area}: {number}");
                let explore = Explore {
                    y: Some(id.to_owned()),
                    at: Some(period_of(when)),
                    view: Some(View::Table),
                    picks: Some(Picks::in_order([area.to_owned()])),
                    ..Explore::default()
                };
                for locale in Locale::ALL {
                    let title = Scene::of(&atlas, &explore, locale).expect("a scene").headline();
                    let name = atlas.areas.get(area).expect("an area").short.get(locale);
                    let (stated, half) = stated(&title, name, locale);
                    assert!((stated - number).abs() <= half + 1e-9, "{title}: {number}");
                    // Of a share one decimal at least is said.
                    assert!(of_share.is_none() || half <= 0.05 + 1e-9, "{title}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 250, "{count}");
}
