//! Hostile input: whatever is in an address, in a data file or in geodata, nothing panics and nothing hangs, what is
//! left is whole, and text stays text.
//!
//! The cases are the same in every run; `make fuzz` tries others, and more. What it finds is kept beside these files as
//! `.regressions`, and in `tests/corpus` where a small file shows it.

mod charts;
mod corpus;
mod districts;
mod drawn;
mod expressions;
mod figures;
mod files;
mod geodata;
mod inputs;
mod pages;
mod parsed;
mod routes;
#[path = "../support/mod.rs"]
mod support;
mod tables;

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};

/// So many cases, the same in every run, unless the environment asks for others (`PROPTEST_CASES`, `PROPTEST_RNG_SEED`).
fn cases(usual: u32) -> Config {
    let asked = |name| std::env::var_os(name).is_some();
    let config = Config::default();
    Config {
        cases: if asked("PROPTEST_CASES") { config.cases } else { usual },
        rng_seed: if asked("PROPTEST_RNG_SEED") { config.rng_seed } else { RngSeed::Fixed(2024) },
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..config
    }
}
