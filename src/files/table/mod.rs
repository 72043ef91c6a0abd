//! The tables of the package.

mod census;
mod package_table;
mod stated;

pub use package_table::{PackageColumn, PackageTable};
pub use stated::{COLUMNS, TABLE};

use crate::model::Atlas;

/// All tables: observations that files state, the tables of censuses, and what both of them name.
pub fn tables(atlas: &Atlas) -> Vec<PackageTable<'_>> {
    let mut all = vec![
        stated::observations(atlas),
        stated::indicators(atlas),
        stated::areas(atlas),
        stated::sources(atlas),
        census::source_tables(atlas),
    ];
    all.extend(crate::model::census::FILES.iter().map(|file| census::columns(file, atlas)));
    all.push(census::remarks(atlas));
    all
}
