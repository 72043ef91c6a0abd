//! 万州数读 · Wanzhou in Figures.
//!
//! Text and data are read, turned into figures, and shown. A layer knows those to its left:
//!
//! `text <- model <- route <- figures <- files <- views <- pages <- app`
//!
//! `leptos` appears in views, pages and app; `charming` only in figures; browser APIs only in platform, which
//! views and above use. `tests/native/architecture.rs` reads `src/` and holds this.

#![recursion_limit = "256"]
// Only tests may stop at what they did not expect.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod app;
pub mod figures;
pub mod files;
pub mod model;
pub mod pages;
pub mod platform;
pub mod route;
#[cfg(feature = "hydrate")]
pub mod start;
pub mod text;
pub mod views;
