//! The data set at stable addresses under `data/`: a table, its descriptions, and all of them in one zip.

use super::folders::{Failure, Folders};
use wanzhou::files::{package, zip::zip};
use wanzhou::model::Atlas;

pub fn write(folders: &Folders, atlas: &Atlas) -> Result<(), Failure> {
    let files = package::files(atlas);
    for (name, text) in &files {
        folders.write(&format!("data/{name}"), text.as_bytes())?;
    }
    let packed = zip(&files).ok_or("the data set is too large for a zip")?;
    folders.write(&format!("data/{}", package::ZIP), &packed)
}
