//! What can be tested without a browser, one subject a file, in one program: linking one is quicker than linking twenty.
//! `cargo test --no-default-features --features ssr --test native checks::` runs one file.

#[path = "../support/mod.rs"]
mod support;

mod added;
mod all_texts;
mod architecture;
mod boxes;
mod caveats;
mod census_checks;
mod census_formulas;
mod census_stats;
mod census_tables;
mod census_values;
mod checks;
mod choropleth;
mod cohorts;
mod correlated;
mod data;
mod default_card;
mod destinations;
mod districts;
mod exports;
mod expression;
mod faults;
mod feed;
mod figures_chart;
mod figures_drawing;
mod figures_more;
mod files;
mod for_machines;
mod golden;
mod governance;
mod groups;
mod indicator_pages;
mod load_order;
mod map;
mod map_names;
mod methods;
mod outlines;
mod package;
mod pages;
mod pointing;
mod profile;
mod publish;
mod recounted;
mod references;
mod route;
mod route_parameters;
mod schema;
mod search;
mod shared;
mod suggested;
mod table;
mod text;
mod words;
