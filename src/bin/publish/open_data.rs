//! The data set at stable addresses under `data/`: a table, its descriptions, and all of them in one zip.

use super::{Failure, Folders};
use std::io::{Cursor, Write};
use wanzhou::files::{csv::csv, package};
use wanzhou::model::Atlas;
use zip::write::SimpleFileOptions;

/// Writes the open data. The zip has no clock times in it: the same data gives the same bytes.
pub fn write(folders: &Folders, atlas: &Atlas) -> Result<(), Failure> {
    let rows: Vec<_> = atlas.observations.iter().collect();
    let files = [
        (package::TABLE.to_owned(), csv(&rows, atlas)),
        (format!("{}-metadata.json", package::TABLE), package::csvw()),
        ("datapackage.json".to_owned(), package::descriptor(atlas)),
        ("README.md".to_owned(), package::readme()),
    ];
    for (name, text) in &files {
        folders.write(&format!("data/{name}"), text.as_bytes())?;
    }
    let packed = pack(&files).map_err(|e| format!("cannot pack the data set: {e}"))?;
    folders.write("data/wanzhou-in-figures.zip", &packed)
}

fn pack(files: &[(String, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // Stored, not compressed: the set is small, and the crate stays free of compressors.
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
